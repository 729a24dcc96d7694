"""What the graph tells beyond its single facts: networks, ways between things, chains, gaps, suggestions."""

from graph.explore.network import links_of, neighbourhood, to_networkx
from graph.explore.paths import Path, Step, paths

__all__ = ["Path", "Step", "links_of", "neighbourhood", "paths", "to_networkx"]
