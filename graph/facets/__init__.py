"""The things of one state of a graph counted by kind, project, programme, theme, place, year and language."""

from graph.facets.named import Found, NamedFacets, Value
from graph.facets.read import KINDS, facets_of
from graph.facets.table import FACETS, Chosen, Column, Facets

__all__ = ["FACETS", "KINDS", "Chosen", "Column", "Facets", "Found", "NamedFacets", "Value", "facets_of"]
