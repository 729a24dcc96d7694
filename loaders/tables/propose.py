"""A profile proposed for a table that none fits: each header by its words, then by what stands under it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from graph.errors import BadInput
from graph.model import Document
from loaders.extract.language import language_of
from loaders.extract.tokens import tokens
from loaders.tables.bodies import bodies
from loaders.tables.looks import Look, agrees, holds_code, look
from loaders.tables.places import country
from loaders.tables.profile import AMOUNTS, DATES, SEVERAL, Column, Profile, folded
from loaders.tables.rows import Table, tables
from loaders.tables.terms import Meaning, meanings
from loaders.tables.values import currency_of, date_order, day, decimal_mark, figures, unit_of

ESSENTIAL: dict[str, tuple[str, ...]] = {
    "the name of the project": ("project.title", "project.name", "project.acronym"),
    "the beneficiary or partner": ("beneficiary.name", "partner.name"),
    "a date": tuple(sorted(DATES)),
    "an amount": tuple(sorted(AMOUNTS)),
}
"""What a profile of a list of operations must find, and the fields that are it."""

LEAST = 0.55
"""Score from which a header's words, with values that agree, decide what a column is."""

_GUESS = 0.4  # confidence where the values alone speak
_SHOWN = 3  # other meanings of a column that are shown
_HEADS = 0.3  # share of names with a word for a body, from which a column is one of bodies
_SAMPLE = 200
_LANGUAGE_SAMPLE = 6000  # characters
_HOME = {  # countries whose lists are in a language of their own
    "bg": "BG", "cs": "CZ", "da": "DK", "et": "EE", "fi": "FI", "hr": "HR", "hu": "HU", "it": "IT", "lt": "LT",
    "lv": "LV", "mt": "MT", "pl": "PL", "pt": "PT", "ro": "RO", "sk": "SK", "sl": "SI", "es": "ES",
}  # fmt: skip


@dataclass(slots=True)
class Guess:
    """What one column may be: its field, how sure that is and why, what else it may be, and values as examples."""

    header: str
    place: int
    seen: Look
    candidates: tuple[Meaning, ...]
    field: str = "ignore"
    confidence: float = 1.0
    why: str = ""
    others: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A profile for a table, with the guesses behind it in the order of the columns, and what was not found."""

    profile: Profile
    guesses: tuple[Guess, ...]
    missing: tuple[str, ...]
    notes: tuple[str, ...] = field(default=())


def propose(document: Document, name: str) -> Proposal:
    """The profile that a document's table most likely needs; ``name`` is to be the profile's.

    Raises BadInput where there is no table or its header was not found.
    """
    found = [table for table in tables(document) if any(table.headers) and table.rows]
    if not found:
        raise BadInput(f"{name}: holds no table with a header; expected a row that names the columns")
    ranked = [(_propose(document, table, name), table) for table in found]
    return min(ranked, key=lambda pair: (len(pair[0].missing), -_worth(pair[0]) * len(pair[1].rows)))[0]


def _worth(proposal: Proposal) -> float:
    return sum(guess.confidence for guess in proposal.guesses if guess.field != "ignore")


def _propose(document: Document, table: Table, name: str) -> Proposal:
    columns = [[row.cells[place].text if place < len(row.cells) else "" for row in table.rows if not row.repeats]
               for place in range(len(table.headers))]  # fmt: skip
    looks = [look(cells) for cells in columns]
    language = _language(document, table, looks)
    guesses = [
        Guess(header, place, looks[place], meanings(header, language) if header else ())
        for place, header in enumerate(table.headers)
    ]
    _assign(guesses, columns)
    _fall_back(guesses, columns, language)
    _of_partners(guesses)
    return _proposal(document, table, name, guesses, columns, language)


def _language(document: Document, table: Table, looks: Sequence[Look]) -> str | None:
    """The language of most headers, where they tell; else that of the longest columns of words."""
    votes: Counter[str] = Counter()
    for header in table.headers:
        for meaning in meanings(header)[:1]:
            votes[meaning.language] += meaning.score >= LEAST
    sample = " ".join(
        value
        for seen in sorted(looks, key=lambda seen: -seen.length * seen.words)[:3]
        if seen.words > 0.5
        for value in seen.values[:40]
    )[:_LANGUAGE_SAMPLE]
    spoken = language_of(tokens(sample), sample) if len(sample) > 200 else None
    return document.language or spoken or (votes.most_common(1)[0][0] if votes else None)


def _assign(guesses: Sequence[Guess], columns: Sequence[Sequence[str]]) -> None:
    """Gives each column its best meaning; a field that can be only once goes to the column that it suits best."""
    ranked: list[list[tuple[str, float]]] = []
    for guess in guesses:
        scored = [(one.field, one.score * agrees(one.field, guess.seen)) for one in guess.candidates]
        ranked.append(sorted(scored, key=lambda pair: -pair[1]))
    taken: dict[str, int] = {}
    waiting = list(range(len(guesses)))
    at = [0] * len(guesses)
    while waiting:
        place = waiting.pop(0)
        while at[place] < len(ranked[place]) and ranked[place][at[place]][1] >= LEAST:
            name, score = ranked[place][at[place]]
            holder = taken.get(name)
            if name.startswith("other.") or name in SEVERAL or holder is None:
                taken.setdefault(name, place)
                break
            other = next(held for one, held in ranked[holder] if one == name)
            if (score, _size(columns[place], name)) > (other, _size(columns[holder], name)):
                taken[name] = place
                at[holder] += 1
                waiting.append(holder)
                break
            at[place] += 1
    for place, guess in enumerate(guesses):
        options = ranked[place]
        guess.others = tuple((name, round(score, 2)) for name, score in options if score > 0.3)[: _SHOWN + 1]
        if at[place] < len(options) and options[at[place]][1] >= LEAST:
            name, score = options[at[place]]
            guess.field, guess.confidence, guess.why = name, round(score, 2), "by its header"
        elif options:
            guess.why = "its header's words or its values do not tell enough"
        else:
            guess.why = "its header is in no list of terms"
        guess.others = tuple(pair for pair in guess.others if pair[0] != guess.field)[:_SHOWN]


def _of_partners(guesses: Sequence[Guess]) -> None:
    """In a list of partners, places and countries are theirs."""
    given = {guess.field for guess in guesses}
    if "partner.name" in given and given & {"partner.role", "partner.budget", "partner.erdfBudget"}:
        theirs = {"place": "partner.nuts", "country": "partner.country"}
        for guess in guesses:
            if theirs.get(guess.field, guess.field) not in given - {guess.field}:
                guess.field = theirs.get(guess.field, guess.field)


def _size(cells: Iterable[str], name: str) -> float:
    """Of two columns of amounts the larger is the total, of others the one filled more."""
    if name not in AMOUNTS:
        return sum(1 for cell in cells if cell)
    total = 0.0
    for cell in cells:
        found = figures(cell)
        if found:
            digits = "".join(character for character in found.split(",")[0].split(".")[0] if character.isdecimal())
            total += float(digits or 0)
    return total


def _fall_back(guesses: Sequence[Guess], columns: Sequence[Sequence[str]], language: str | None) -> None:
    """What no header told is guessed from the values alone, with little confidence."""
    fields = {guess.field for guess in guesses}
    free = [guess for guess in guesses if guess.field == "ignore" and guess.seen.values]

    def give(guess: Guess, name: str, why: str) -> None:
        guess.field, guess.confidence, guess.why = name, _GUESS, why
        free.remove(guess)

    if not fields & {"beneficiary.name", "partner.name"}:
        shares = [(_bodies(guess.seen, language), guess) for guess in free if agrees("beneficiary.name", guess.seen)]
        best = max(shares, key=lambda pair: pair[0], default=None)
        if best and best[0] >= _HEADS:
            give(best[1], "beneficiary.name", "by its values, many of which are names of bodies")
    if not fields & {"project.title", "project.name", "project.acronym"}:
        named = [guess for guess in free if agrees("project.title", guess.seen) and guess.seen.distinct > 0.5]
        title = max(named, key=lambda guess: (guess.seen.distinct, guess.seen.length), default=None)
        if title:
            give(title, "project.title", "by its values, which are words and differ from row to row")
    if not fields & DATES:
        dated = [guess for guess in free if guess.seen.dates >= LEAST]
        if len(dated) == 2 and _in_order(columns[dated[0].place], columns[dated[1].place]):
            give(dated[0], "project.startDate", "by its values, dates before those of the other column of dates")
            give(dated[0] if dated[0] in free else dated[1], "project.endDate", "by its values, the later dates")
    if not fields & AMOUNTS:
        paid = [guess for guess in free if agrees("project.totalBudget", guess.seen) == 1 and guess.seen.percents < 0.5]
        total = max(paid, key=lambda guess: _size(columns[guess.place], "project.totalBudget"), default=None)
        if total:
            give(total, "project.totalBudget", "by its values, the largest amounts of the table")


def _bodies(seen: Look, language: str | None) -> float:
    some = [value for value in seen.values[:_SAMPLE] if len(value) < _SAMPLE]
    found = bodies(some, language, None)
    return sum(1 for one in found.values() if one.body) / len(found) if found else 0.0


def _in_order(first: Sequence[str], last: Sequence[str]) -> bool:
    pairs = [(day(a, "dmy"), day(b, "dmy")) for a, b in zip(first, last, strict=True)]
    both = [(a, b) for a, b in pairs if a and b]
    return bool(both) and sum(a <= b for a, b in both) >= 0.9 * len(both)


def _proposal(
    document: Document,
    table: Table,
    name: str,
    guesses: Sequence[Guess],
    columns: Sequence[Sequence[str]],
    language: str | None,
) -> Proposal:
    made = tuple(
        Column(
            _numbered(table.headers, guess.place),
            "ignore" if guess.field.startswith("other.") else guess.field,
            holds_code(guess.field, guess.seen) if guess.field in ("project.title", "beneficiary.name") else "",
            currency=_currency(guess.header, columns[guess.place]) if guess.field in AMOUNTS else None,
            unit=unit_of(guess.header) if guess.field in AMOUNTS else 1,
        )
        for guess in guesses
        if guess.header
    )
    dates = date_order(cell for guess in guesses if guess.field in DATES for cell in columns[guess.place])
    marks = {decimal_mark(columns[guess.place]) for guess in guesses if guess.field in AMOUNTS} - {""}
    money = {column.currency for column in made if column.field in AMOUNTS}
    one = money.pop() if len(money) == 1 else None
    home, notes = _home(guesses, columns, language)
    given = {guess.field for guess in guesses}
    missing = tuple(what for what, fields in ESSENTIAL.items() if not given & set(fields))
    if None in marks:
        notes.append("the decimal mark of an amount cannot be told from its values: set decimal")
    if one is None and given & AMOUNTS:
        notes.append("no currency is stated for the amounts: without a line 'currency' they are taken for EUR")
    profile = Profile(
        name,
        tuple(replace(column, currency=None) for column in made) if one else made,
        language=language,
        country=home,
        currency=one,
        dates=dates,
        decimal=next(iter(marks)) if len(marks) == 1 and None not in marks else None,
        sheets=(table.sheet,) if table.sheet and len({t.sheet for t in tables(document)}) > 1 else (),
        required=tuple(column.header for column in made if column.field in _TELLING),
        proposed=True,
    )
    return Proposal(profile, tuple(guesses), missing, tuple(notes))


_TELLING = frozenset(field for fields in ESSENTIAL.values() for field in fields)


def _numbered(headers: Sequence[str], place: int) -> str:
    """The header with its number among those of the same name, as profiles write it."""
    count = sum(1 for header in headers[: place + 1] if folded(header) == folded(headers[place]))
    return f"{headers[place]}#{count}" if count > 1 else headers[place]


def _currency(header: str, cells: Sequence[str]) -> str | None:
    said = currency_of(header)
    if said:
        return said
    found = Counter(code for cell in cells[:_SAMPLE] if (code := currency_of(cell)))
    return next(iter(found)) if len(found) == 1 else None


def _home(
    guesses: Sequence[Guess], columns: Sequence[Sequence[str]], language: str | None
) -> tuple[str | None, list[str]]:
    """The country of the list: that of its column of countries if it has one only, else that of its language."""
    for guess in guesses:
        if guess.field == "country":
            codes = {country(cell) for cell in columns[guess.place] if cell}
            return (codes.pop(), []) if len(codes) == 1 else (None, [])
    if any(guess.field in ("partner.country", "beneficiary.country") for guess in guesses):
        return None, []
    home = _HOME.get(language or "")
    return home, [f"country is {home} because the table is in its language: mend or delete the line"] if home else []
