"""Finding things by name and documents by their words: a tantivy index that follows the graph and the library."""

from graph.search.entries import Named
from graph.search.index import Hit, Index, index_of, index_to_read
from graph.search.text import Passage, find_text

__all__ = ["Hit", "Index", "Named", "Passage", "find_text", "index_of", "index_to_read"]
