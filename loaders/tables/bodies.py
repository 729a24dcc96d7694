"""What kind of body each name of a list is, and where: by the rules that read names in prose."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.model import Block, Document
from loaders.extract.hypotheses import Hypothesis
from loaders.extract.lexicon import Row
from loaders.extract.organisations import PUBLIC, organisation_hypotheses
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading, begin
from loaders.extract.tokens import index_at
from loaders.extract.whereabouts import TERRITORIAL
from loaders.tables.words import areas, table
from ontology import authority, territories
from ontology.names import slug

_SHORT = 3  # letters up to which a word in capitals may be an acronym or a legal form
_WHOLE = 0.9  # share of a name from which its head noun speaks for all of it


@dataclass(frozen=True, slots=True)
class Body:
    """The clues that a name gives, as in `graph.model.Mention`: class, authority row, country, territory, kind."""

    kind: str = "Organization"
    authority: str | None = None
    country: str | None = None
    place: str | None = None
    body: str | None = None


def bodies(names: Iterable[str], language: str | None, country: str | None) -> dict[str, Body]:
    """What each name tells of its body; ``language`` and ``country`` (None where unknown) are those of the list.

    A name without a head noun is an organisation of that country. A kind that law makes unique in a territory counts
    only where the whole name is that of the body: "Grad Zagreb" and not "Grad Zagreb, Ured za zdravstvo".

    >>> bodies(["REGIONE PIEMONTE", "Rossi srl"], "it", "IT")["REGIONE PIEMONTE"].place
    'ITC1'
    """
    ordered = sorted(set(names))
    text, blocks = [], []
    position = 0
    for name in ordered:
        written = _as_in_prose(" ".join(name.split()))
        blocks.append(Block("paragraph", position, position + len(written), language=language or "en"))
        text.append(written)
        position += len(written) + 2
    document = Document("", "\n\n".join(text), language or "en", tuple(blocks))
    reading, ends = begin(document), [block.end for block in blocks]
    found: dict[int, list[Hypothesis]] = {}
    for hypothesis in sorted(organisation_hypotheses(reading), key=lambda h: (h.start, -h.end)):
        number = bisect_right(ends, hypothesis.start)
        if number < len(ends) and hypothesis.end <= ends[number] and hypothesis.use == "name":
            found.setdefault(number, []).append(hypothesis)
    companies = {bisect_right(ends, reading.words[hit.first].start) for hit in _companies(reading)}
    return {
        name: _body(reading, name, found.get(place, ()), blocks[place], country, place in companies)
        for place, name in enumerate(ordered)
    }


def _companies(reading: Reading) -> Iterator[Hit[Row]]:
    """The words for companies and their legal forms: "Invest Stockholm Business Region AB" is no region."""
    for hit in reading.hits.get("bodies", ()):
        word = reading.words[hit.first]
        if hit.payload.value == "company" and (word.capital or len(word.word) > _SHORT):
            yield hit


def _as_in_prose(name: str) -> str:
    """The name with capitals where prose has them, if it is written in capitals throughout."""
    if not name.isupper():
        return name
    small = frozenset(table("words")["small"])
    return " ".join(
        word
        if len(word) <= _SHORT and word.lower() not in small
        else word.lower()
        if word.lower() in small
        else _cased(word)
        for word in name.split(" ")
    )


def _cased(word: str) -> str:
    return "-".join(part if "." in part else part[:1] + part[1:].lower() for part in word.split("-"))


def _body(
    reading: Reading, name: str, found: Iterable[Hypothesis], block: Block, country: str | None, company: bool
) -> Body:
    rows = authority.find(name, kinds=("Organization",), country=country)
    if len(rows) == 1 and rows[0].replaced_by is None and not (rows[0].note or "").startswith("ambiguous"):
        row = rows[0]
        return Body(row.kind, row.key, row.country or country, row.place, row.body)
    best = next(iter(found), None)
    if best is None or (company and best.body in PUBLIC):
        return Body(country=country, body="company" if company else None)
    whole = (best.end - best.start) >= _WHOLE * (block.end - block.start)
    foreign = country is not None and best.country not in (None, country)
    place = None if foreign else best.place
    if best.authority and whole and not foreign:
        return Body(best.kind, best.authority, best.country or country, place, best.body)
    if best.start > block.start and not whole:
        return Body(country=country or best.country)  # a body inside a longer name is not what it names
    if best.body in TERRITORIAL and not (whole and not foreign):
        return Body(country=country or best.country)
    if best.body in TERRITORIAL and place and not _is_all(reading, name, best, block):
        place = None
    kind = "PublicOrganisation" if best.body in PUBLIC and whole else "Organization"
    return Body(kind, None, country or best.country, place if whole else None, best.body)


def _is_all(reading: Reading, name: str, found: Hypothesis, block: Block) -> bool:
    """Whether a name is that of the one such body in its territory: nothing beside the head noun and the territory.

    "Business Region Göteborg" is another, and so is "Region Kalmar län" beside the county board: in a language of the
    country the name must be the one by which its law calls the body.
    """
    place = territories.by_code(found.place or "")
    spoken = territories.country_languages(place.country)
    if block.language in spoken and authority.body_slug(place.country, found.body or "", place.name):
        called = {said for language, said in territories.names(place.code) if language in spoken}
        lawful = {
            authority.body_slug(place.country, found.body or "", written)
            for said in {place.name, place.latin, *called}
            for written in (said, _without_noun(said, block.language))
        }
        return any(f"{place.country.lower()}-{slug(n)}" in lawful for n in (name, _without_noun(name, block.language)))
    first, last = index_at(reading.words, block.start), index_at(reading.words, block.end)
    heads = {n for hit in reading.hits_between("bodies", first, last - 1) for n in range(hit.first, hit.last + 1)}
    small = table("words")["small"]
    rest = [n for n in range(first, last) if n not in heads and reading.words[n].word not in small]
    if not rest:
        return False
    said = reading.text[reading.words[rest[0]].start : reading.words[rest[-1]].end]
    return any(row.code == place.code or row.parent == place.code for row in territories.find(said))


def _without_noun(name: str, language: str | None) -> str:
    """The name of an area without the noun that says its kind ("Blekinge län")."""
    nouns = frozenset(word for noun in areas(language) for word in noun.split())
    return " ".join(word for word in name.split() if word.lower() not in nouns)
