"""A store as a website of linked data: pages, data, dumps and a catalogue, each release citable."""

from graph.publish.citation import cite_query
from graph.publish.imprint import Imprint, imprint
from graph.publish.settings import Cut, Publication
from graph.publish.write import Release, release

__all__ = ["Cut", "Imprint", "Publication", "Release", "cite_query", "imprint", "release"]
