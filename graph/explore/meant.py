"""What a name or code means where a question is about a territory, a theme or things of some classes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.errors import BadInput
from graph.explore.links import is_a
from graph.iri import BASE
from graph.naming import is_there, label, resolve
from graph.questions import concept_called
from graph.search import index_of
from graph.search.places import territories_called
from ontology import vocabulary

if TYPE_CHECKING:
    from graph.search import Index
    from graph.store import Reader

_CODE = re.compile(r"[A-Z]{2}[0-9A-Z]{0,3}")


def thing(reader: Reader, name: str, kinds: tuple[str, ...], index: Index | None, base: str = BASE) -> str:
    """The IRI of the thing of one of some classes (local names) that a name, code or IRI means.

    Raises NotFound where it means nothing or too much, BadInput where it means something else.
    """
    if "Territory" in kinds and _CODE.fullmatch(name):
        return place(reader, name, index)
    kind = kinds[0] if len(kinds) == 1 else None
    iri = resolve(reader, name, kind=kind, index=index, base=base)
    if not is_a(reader, iri, *kinds):
        wanted = " or ".join(vocabulary.label(vocabulary.term(one)) for one in kinds)
        raise BadInput(
            f"{label(reader, iri, base=base)} ({iri}): is something else than was asked for: {wanted}",
            code="other_kind",
        )
    return iri


def place(reader: Reader, name: str, index: Index | None) -> str:
    """The IRI of the territory that a NUTS or country code, an IRI or a name means; raises NotFound."""
    found = territories_called(index or index_of(reader), name)
    return next((iri for iri in found if is_there(reader, iri)), found[0])


def theme(name: str, base: str = BASE) -> str:
    """The IRI of the theme that an IRI, a short IRI or a label in any language means; raises NotFound."""
    return concept_called("theme", name, base)


def themes_within(iri: str) -> tuple[str, ...]:
    """The theme and all narrower ones."""
    return (iri, *(one for one in vocabulary.concepts("theme") if vocabulary.narrower(one, iri)))
