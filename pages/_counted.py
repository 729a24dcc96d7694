"""The facets of the store as pages show them: counted once a snapshot, named in the display language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING

import streamlit as st

from graph.facets import KINDS, Facets
from graph.facets.kept import facets_kept, is_kept, names_kept
from graph.facets.preparing import Preparing
from graph.naming import label
from ontology import vocabulary
from pages._store import base, folder, published, reader
from pages._words import language, languages, say, strings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

GENERAL = {
    "Organization": ("PublicOrganisation",),
    "Initiative": ("GoodPractice",),
    "PolicyFramework": ("PolicyInstrument", "Strategy", "Law"),
    "Territory": ("Region", "City", "Country"),
}
"""Kinds that hold others, which a list shows below them."""
_SMALL = 100_000
"""Quads of a store that are counted while the page is drawn: half a second."""


def is_counted() -> bool:
    """Whether the newest snapshot is counted; if not, the page says that it is being done, and is drawn anew then."""
    store, number = str(folder()), published()
    if is_kept(folder(), number, (language(),)) or _is_small(store, number):
        return True
    if not _preparing(store, number).is_running():
        return True  # it could not be kept: then this process does it
    st.info(say("find.counting"))
    _wait(number)
    return False


@st.fragment(run_every=0.5)
def _wait(number: str) -> None:
    if is_kept(folder(), number, (language(),)) or not _preparing(str(folder()), number).is_running():
        st.rerun()


@st.cache_resource(max_entries=2, show_spinner=False)
def _preparing(store: str, number: str) -> Preparing:
    return Preparing(folder(), list(languages()))


@st.cache_data(max_entries=4, show_spinner=False)
def _is_small(store: str, number: str) -> bool:
    return sum(1 for _ in islice(reader().match(), _SMALL)) < _SMALL


def facets() -> Facets:
    """The facets of the newest snapshot."""
    return _facets(str(folder()), published())


@st.cache_resource(max_entries=2, show_spinner=False)
def _facets(store: str, number: str) -> Facets:
    return facets_kept(reader(), base())


def names() -> list[str]:
    """The name of every thing that is counted, by its number, in the display language."""
    return _names(str(folder()), published(), language())[0]


def ranks() -> NDArray[np.int32]:
    """The place of every thing that is counted in the order of names in the display language."""
    return _names(str(folder()), published(), language())[1]


@st.cache_resource(max_entries=4, show_spinner=False)
def _names(store: str, number: str, display: str) -> tuple[list[str], NDArray[np.int32]]:
    return names_kept(reader(), _facets(store, number).things, display, base())


def name_of(iri: str) -> str:
    """The name of a thing, counted or not: the one that every page shows."""
    number = facets().number(iri)
    return label(reader(), iri, language(), base()) if number is None else names()[number]


def value_name(facet: str, value: str) -> str:
    """A value of a facet in words: a class in the plural, a language by its own name, a thing by its name."""
    if facet == "kind":
        return strings(language()).get(f"kinds.{value}") or vocabulary.label(vocabulary.term(value), language())
    if facet == "language":
        return strings(language()).get(f"languages.{value}") or languages().get(value) or value.upper()
    return value if facet == "year" else name_of(value)


def ordered(facet: str, counts: Sequence[tuple[str, int]], chosen: Iterable[str]) -> list[tuple[str, int, bool]]:
    """Values with their counts and whether they stand below another: what is chosen is always among them.

    Years come newest first, kinds in the order of the ontology and below those that hold them, everything else by how
    frequent it is.
    """
    known = dict(counts)
    found = [*counts, *((value, 0) for value in chosen if value not in known)]
    if facet == "year":
        return [(value, count, False) for value, count in sorted(found, reverse=True)]
    if facet != "kind":
        return [(value, count, False) for value, count in found]
    found.sort(key=lambda one: KINDS.index(one[0]) if one[0] in KINDS else len(KINDS))
    below = {one for general, kinds in GENERAL.items() for one in kinds if general in known}
    made: list[tuple[str, int, bool]] = []
    for value, count in found:
        if value not in below:
            made.append((value, count, False))
            made += [(one, many, True) for one, many in found if one in GENERAL.get(value, ()) and one in below]
    return made


def number_words(count: int) -> str:
    """A number with the marks of the display language."""
    return f"{count:,}".replace(",", say("value.thousands"))
