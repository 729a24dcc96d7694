"""What the graph tells beyond its single facts: networks, ways between things, chains, gaps, suggestions."""

from graph.explore.alike import Alike, who_else
from graph.explore.beside import Beside, side_by_side
from graph.explore.chains import Chain, chains
from graph.explore.gaps import Gap, gaps
from graph.explore.links import Link
from graph.explore.network import links_of, neighbourhood, to_networkx
from graph.explore.partners import Network, Standing, partner_network
from graph.explore.paths import Path, Step, paths
from graph.explore.reasons import Reason, quotes
from graph.explore.suggest import Partner, suggest_partners

__all__ = [
    "Alike",
    "Beside",
    "Chain",
    "Gap",
    "Link",
    "Network",
    "Partner",
    "Path",
    "Reason",
    "Standing",
    "Step",
    "chains",
    "gaps",
    "links_of",
    "neighbourhood",
    "partner_network",
    "paths",
    "quotes",
    "side_by_side",
    "suggest_partners",
    "to_networkx",
    "who_else",
]
