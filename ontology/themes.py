"""The themes: what projects, practices and actions are about, found by name in 24 languages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ontology import vocabulary
from ontology.territories import fold

SCHEME = "theme"
LANGUAGES = (  # the official languages of the European Union, ISO 639-1, each of which every theme has a label in
    *("bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr"),
    *("hu", "it", "lt", "lv", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv"),
)


def labels() -> Iterator[tuple[str, str, str]]:
    """(text, ISO 639-1 language, IRI) of every label, preferred and other, sorted by theme; for building a gazetteer.

    >>> ("GPP", "en", vocabulary.term("theme/green-public-procurement")) in set(labels())
    True
    """
    return ((text, language, iri) for iri, text, language in vocabulary.names(SCHEME))


def find(text: str, language: str | None = None) -> tuple[str, ...]:
    """IRIs of the themes that bear a name in a language (in any, if none is given), sorted; empty if none does.

    Case, accents, hyphens and apostrophes do not count.

    >>> [vocabulary.local(iri) for iri in find("Économie circulaire")]
    ['theme/circular-economy']
    >>> find("economia circolare", "fi")
    ()
    """
    return tuple(sorted({iri for known, iri in _index().get(fold(text), ()) if language in (None, known)}))


def broader(iri: str) -> tuple[str, ...]:
    """IRIs of the themes just above one, sorted.

    >>> [vocabulary.local(above) for above in broader(vocabulary.term("theme/circular-procurement"))]
    ['theme/circular-economy', 'theme/green-public-procurement']
    """
    return tuple(sorted(vocabulary.broader(iri)))


def label(iri: str, language: str = "en") -> str:
    """Preferred label of a theme in a language, else in English, else its short name.

    >>> label(vocabulary.term("theme/circular-economy"), "pl")
    'gospodarka o obiegu zamkniętym'
    """
    return vocabulary.label(iri, language)


@cache
def _index() -> dict[str, tuple[tuple[str, str], ...]]:
    """Folded name -> (language, IRI) of each theme that bears it."""
    index: dict[str, list[tuple[str, str]]] = {}
    for text, language, iri in labels():
        index.setdefault(fold(text), []).append((language, iri))
    return {name: tuple(found) for name, found in index.items()}
