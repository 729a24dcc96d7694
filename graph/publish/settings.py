"""What a publisher decides about a publication: address, rights, release, and how much of the graph goes out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

from graph.errors import BadInput

QUOTE_LENGTH = 200
"""Code points of a quotation that are published, unless a publisher says otherwise."""
_SEMVER = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-[0-9A-Za-z.-]+)?", re.ASCII)
_BASE = re.compile(r"https?://[^\s<>\"{}|\\^`?#]+/")
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_LICENCES = {
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC-BY-NC-4.0": "https://creativecommons.org/licenses/by-nc/4.0/",
    "ODbL-1.0": "https://opendatacommons.org/licenses/odbl/1-0/",
    "ODC-By-1.0": "https://opendatacommons.org/licenses/by/1-0/",
    "PDDL-1.0": "https://opendatacommons.org/licenses/pddl/1-0/",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """Which part of the graph is published; without values, all of it.

    ``min_confidence`` is what a passage's rule must have, 0 to 1. ``only`` is a thing that everything belongs to, as
    kind and key (``project=circpro``) or an IRI. ``kind`` is a class by its local name. ``since`` is a day: documents
    dated before it, or not at all, are left out.
    """

    min_confidence: float = 0.0
    only: str = ""
    kind: str = ""
    since: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.min_confidence <= 1:
            raise BadInput(f"confidence {self.min_confidence}: expected a number from 0 to 1, such as 0.9")
        if self.only and "=" not in self.only and "://" not in self.only:
            raise BadInput(f"{self.only!r}: no thing to keep to; expected a kind and a key, such as project=circpro")
        if self.since:
            _day(self.since)

    def __bool__(self) -> bool:
        return bool(self.min_confidence or self.only or self.kind or self.since)


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """The decisions behind one release.

    ``base`` is the address that the folder will have. ``licence`` and ``quotes_licence`` are IRIs; the latter, for
    quotations, is '' where each source's own statement of rights is all there is. ``quotes`` is the
    most code points of a quotation, 0 for none. ``persons`` lets persons, addresses of mail and telephone numbers out.
    ``issued`` is the day of the release.

    >>> Publication(base="https://example.org/data/", licence="CC-BY-4.0", title="Plans", publisher="Linn").licence
    'https://creativecommons.org/licenses/by/4.0/'
    """

    base: str
    licence: str
    title: str
    publisher: str
    release: str = "1.0.0"
    issued: str = ""
    doi: str = ""
    quotes: int = QUOTE_LENGTH
    quotes_licence: str = ""
    persons: bool = False
    language: str = "en"
    cut: Cut = Cut()

    def __post_init__(self) -> None:
        if not _BASE.fullmatch(self.base):
            raise BadInput(
                f"base {self.base!r}: expected a web address that ends in '/', such as https://example.org/data/"
            )
        if not self.licence:
            known = ", ".join(_LICENCES)
            raise BadInput(
                f"licence: none is given, and nobody may use what has none; choose --licence {known} or an IRI"
            )
        object.__setattr__(self, "licence", licence_iri(self.licence))
        if self.quotes_licence:
            object.__setattr__(self, "quotes_licence", licence_iri(self.quotes_licence))
        if not is_release(self.release):
            raise BadInput(f"release {self.release!r}: expected three numbers, such as 1.0.0 (semver.org)")
        if self.doi:
            object.__setattr__(self, "doi", doi(self.doi))
        if self.issued:
            _day(self.issued)
        if not (self.title.strip() and self.publisher.strip()):
            raise BadInput("title, publisher: who publishes what must be said; give --title and --publisher")

    @property
    def release_iri(self) -> str:
        """The IRI of this release, which no later one has."""
        return f"{self.base}release/{self.release}"

    @property
    def year(self) -> str:
        """The year of the release."""
        return self.issued[:4]


def is_release(number: str) -> bool:
    """Whether a release is numbered as semver.org has it.

    >>> is_release("1.0.0"), is_release("1.0")
    (True, False)
    """
    return bool(_SEMVER.fullmatch(number))


def licence_iri(given: str) -> str:
    """The IRI of a licence given by its SPDX name or IRI.

    >>> licence_iri("CC0-1.0")
    'https://creativecommons.org/publicdomain/zero/1.0/'
    """
    found = {name.casefold(): iri for name, iri in _LICENCES.items()}.get(given.casefold(), given)
    if not is_address(found):
        raise BadInput(f"licence {given!r}: not known; give one of {', '.join(_LICENCES)}, or the licence's IRI")
    return found


def is_address(text: str) -> bool:
    """Whether a text is an IRI of the web.

    >>> is_address("https://e.org/release/1.0.0"), is_address("1.0.0")
    (True, False)
    """
    return bool(re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", text))


def licence_name(iri: str) -> str:
    """The SPDX name of a licence, its IRI where it has none here."""
    return {known: name for name, known in _LICENCES.items()}.get(iri, iri)


def doi(given: str) -> str:
    """A DOI without the address of its resolver.

    >>> doi("https://doi.org/10.5281/zenodo.1")
    '10.5281/zenodo.1'
    """
    found = re.sub(r"^(https?://(dx\.)?doi\.org/|doi:)", "", given.strip())
    if not _DOI.fullmatch(found):
        raise BadInput(f"DOI {given!r}: expected one such as 10.5281/zenodo.1234567")
    return found


def day_of_epoch(seconds: str) -> str:
    """The day, in UTC, of what ``SOURCE_DATE_EPOCH`` says.

    >>> day_of_epoch("1600000000")
    '2020-09-13'
    """
    if not seconds.isdecimal() or int(seconds) > 253402300799:
        raise BadInput(f"SOURCE_DATE_EPOCH {seconds!r}: expected seconds since 1970, such as 1600000000")
    return datetime.fromtimestamp(int(seconds), UTC).date().isoformat()


def _day(text: str) -> None:
    try:
        if date.fromisoformat(text).isoformat() == text:
            return
    except ValueError:
        pass
    raise BadInput(f"{text!r}: no day; expected one such as 2024-05-31")
