"""Names that the authority tables know: programmes, funds, laws, bodies and what else they hold."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.extract.folding import fold_all, squeezed
from loaders.extract.gazetteer import INFLECTING, STEM_FROM, place_hypotheses
from loaders.extract.generations import PERIODS, period_in, version_of
from loaders.extract.hypotheses import Hypothesis
from loaders.extract.lexicon import all_words
from loaders.extract.phrases import PhraseIndex
from loaders.extract.programmes import FAMILY, family_end, known_programme, spans_of_name, stands_for_itself
from loaders.extract.reading import Reading
from loaders.extract.spelling import countries_speaking, languages_of
from loaders.extract.tablegaps import as_high, as_in, bridged
from ontology import authority, territories
from ontology.stored import stored

_YEARS = 14  # characters of the years behind a name
_SMALL = frozenset({"Fund", "Strategy", "PolicyFramework", "Law"})  # names often written without a capital
_WORDLIKE = 6  # letters from which an acronym may be written like a word ("Alcotra")
_NAME, _ACRONYM = 1.5, 1.4  # weight of a character


def stemmed(phrase: str, language: str) -> str:
    """The phrase with the ends of its longer words left open, where the language inflects names.

    >>> stemmed("Evropski sklad za regionalni razvoj", "sl")
    'evrops* skla* za regional* razv*'
    """
    words = squeezed(phrase).split()
    if language not in INFLECTING or len(words) < 2:
        return " ".join(words)
    return " ".join(w if len(w) < STEM_FROM else w[: -1 if len(w) < 6 else -2] + "*" for w in words)


@stored
def _authority_phrases() -> PhraseIndex[tuple[str, str, str]]:
    rows = list(authority.all_names(authority.kinds_but("Project")))  # those: see knownprojects
    named = [*zip(fold_all([name for name, _, _ in rows]), rows, strict=True)]
    named += [(f"{FAMILY[0]} {folded[len(FAMILY[1]) + 1 :]}", row) for folded, row in named if _in_cyrillic(folded)]
    return PhraseIndex(
        (stemmed(folded, row[1]) if row[1] in INFLECTING or "*" in folded or "…" in folded else folded, row)
        for folded, row in named
    )


def _in_cyrillic(folded: str) -> bool:
    """Whether a name begins with the family's in Cyrillic, which texts have in Latin too ("Interreg Европа")."""
    return folded.startswith(f"{FAMILY[1]} ")


def authority_hypotheses(reading: Reading) -> Iterator[Hypothesis]:
    """What the authority tables know by name, or by an acronym written exactly as the table has it."""
    found: dict[tuple[int, int], list[tuple[str, str, str]]] = {}
    near = _countries_near(reading)
    for hit in _authority_phrases().hits(bridged(reading.words)):
        found.setdefault((hit.first, hit.last), []).append(hit.payload)
    for (first, last), payloads in sorted(found.items()):
        start, end = reading.words[first].start, reading.words[last].end
        text = reading.text[start:end]
        rows = {}
        if squeezed(text) in all_words("not_bodies") or (first == last and _part_of_name(reading, first)):
            continue
        for name, language, key in payloads:
            row = authority.row(key)
            exact = squeezed(name) == squeezed(text)
            written = (
                text == name or (len(name) >= _WORDLIKE and text == name.title())
                if not language
                else (reading.words[first].capital or reading.words[first].shape == "1" or row.kind in _SMALL)
                and (exact or (first < last and (row.kind in _SMALL or as_high(name, reading.words[first : last + 1]))))
            )
            doubtful = bool(row.note and row.note.startswith("ambiguous")) and not language
            foreign = not language and row.country is not None and bool(near) and row.country not in near
            usable = written and not doubtful and not foreign and row.replaced_by is None and as_in(name, text)
            if usable and not _is_foreign_place(reading, row, text):
                rows[key] = row
        if len(rows) > 1:  # a programme and its versions of each period share a name: the name alone means the former
            rows = {key: row for key, row in rows.items() if row.period is None} or rows
        if len(rows) > 1:  # "PNRR" is the plan of the country whose language the text is in
            own = {key for _, language, key in payloads if language == reading.language}
            rows = {key: row for key, row in rows.items() if key in own}
        if len(rows) == 1:
            ((key, row),) = rows.items()
            factor = _NAME if first < last else _ACRONYM
            if row.kind == "Programme" and first == last and reading.words[first].word in FAMILY:
                stop = family_end(reading, first)
                if stop is None:
                    continue
                if stop > last:
                    yield _border_programme(reading, first, stop)
                    continue
                if not stands_for_itself(reading, first):
                    continue  # "an Interreg project" is under one of many programmes
            family = first == last and reading.words[first].word in FAMILY
            if row.kind == "Programme" and not family:  # "i programmi Interreg" are many
                start, end = _with_class_noun(reading, first, last)
            elif not family and _opens_quote(reading, start, end):
                end += 1
            version = of_period(reading, key, start, end) if row.kind == "Programme" else key
            yield Hypothesis(
                row.kind,
                start,
                end,
                factor * (end - start),
                "authority",
                authority=version,
                country=row.country,
                place=row.place,
                body=row.body,
                language=reading.lexicon_at(first).code,
            )


def _is_foreign_place(reading: Reading, row: authority.Authority, text: str) -> bool:
    """Whether a body bears just its territory's name ("Jihomoravský kraj") in a text in another language.

    There the name is that of the territory at least as often, and grammar tells which is meant.
    """
    if row.body is None or row.country is None or reading.language in languages_of(row.country):
        return False
    return any(place.code == row.place and squeezed(place.name) == squeezed(text) for place in territories.find(text))


def _countries_near(reading: Reading) -> frozenset[str]:
    """The countries of the places that a text names, and those that speak its language; none for a text in English.

    An acronym that a body of another country has means another body there.
    """
    if reading.language == "en":
        return frozenset()
    said = {row.country for row in place_hypotheses(reading) if row.country}
    said |= {hit.payload.value for hit in reading.hits.get("demonyms", ())}
    return frozenset({*countries_speaking(reading.language), *said, "EU"})


def _part_of_name(reading: Reading, at: int) -> bool:
    """Whether an acronym goes on with a plus sign, or a hyphen joins it to the name before it ("Support-EUSALP")."""
    token, before = reading.words[at], reading.words[at - 1]
    hyphened = at > 0 and token.gap == "-" and before.shape in ("Aa", "aA")
    return token.shape == "A" and (hyphened or reading.text[token.end : token.end + 1] == "+")


def _border_programme(reading: Reading, first: int, last: int) -> Hypothesis:
    """A programme named by the family, its strand and its countries; its key where the tables have it."""
    names = spans_of_name(reading, first, last)
    start, end = names[0]
    key = known_programme(reading, first, last)
    key = of_period(reading, key, start, end) if key else None
    return Hypothesis(
        "Programme",
        start,
        end,
        _NAME * (end - start),
        "authority" if key else "programme-border",
        authority=key,
        language=reading.lexicon_at(first).code,
        names=names if len(names) > 1 else (),
    )


def of_period(reading: Reading, key: str, start: int, end: int) -> str | None:
    """The key of a programme's version for the period that its name or the years behind it give, or its own.

    None where the tables lack that version: INTERREG III is not the programme that goes on from it.
    """
    period = period_in(reading.text[start:end], reading.text[end : end + _YEARS])
    if period is None or authority.row(key).period:
        return key
    whole = version_of(key, period)
    return whole or (None if any(version_of(key, other) for other in PERIODS.values()) else key)


def _with_class_noun(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """The name with the noun before it ("programma Interreg Europe"), without one behind it."""
    while first > 0 and reading.words[first].joined and reading.words[first - 1].word in FAMILY:
        first -= 1
    heads = reading.cues("Programme", table="heads")
    if any(h.last == first - 1 for h in heads) and (
        reading.words[first].joined or reading.words[first].gap in (' "', ' "')
    ):
        first = next(h.first for h in heads if h.last == first - 1)
    if any(h.last == last for h in heads) and last > first + 1 and reading.words[last].shape == "a":
        last -= 1
    start, end = reading.words[first].start, reading.words[last].end
    return start, end + 1 if _opens_quote(reading, start, end) else end


def _opens_quote(reading: Reading, start: int, end: int) -> bool:
    """Whether a quote within a name is closed right behind it."""
    return reading.folded[end : end + 1] == '"' and reading.folded[start:end].count('"') % 2 == 1
