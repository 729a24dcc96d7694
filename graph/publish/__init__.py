"""A store as a website of linked data: pages, data, dumps and a catalogue, each release citable."""

from graph.publish.settings import Cut, Publication
from graph.publish.write import Release, release

__all__ = ["Cut", "Publication", "Release", "release"]
