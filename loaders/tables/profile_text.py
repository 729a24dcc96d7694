"""A profile as TOML that a person can edit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from textwrap import wrap

from loaders.tables.profile import FIELDS, Column, Profile
from loaders.tables.propose import Guess, Proposal

_TEXTS = (
    "title",
    "source",
    "language",
    "country",
    "currency",
    "dates",
    "decimal",
    "programme",
    "fund",
    "period",
    "codes",
    "bodies",
)
_SWITCHES = ("continues", "shares", "partners")
_WIDTH = 110  # characters of a line of comment
_EXAMPLE = 48  # characters of an example


def to_toml(profile: Profile, comments: Mapping[str, str] | None = None, above: tuple[str, ...] = ()) -> str:
    """The profile as TOML; ``comments`` (header to words) stand above columns, ``above`` at the top.

    >>> print(to_toml(Profile("mine", (Column("Project", "project.title"),), required=("Project",))), end="")
    name = "mine"
    <BLANKLINE>
    [match]
    headers = ["Project"]
    <BLANKLINE>
    [columns]
    "Project" = "project.title"
    """
    lines = [f"# {line}" for line in above]
    lines.append(f"name = {quoted(profile.name)}")
    lines += [f"{key} = {quoted(value)}" for key in _TEXTS if (value := getattr(profile, key))]
    lines += [f"{key} = true" for key in _SWITCHES if getattr(profile, key)]
    if profile.sheets:
        lines.append(f"sheets = [{', '.join(map(quoted, profile.sheets))}]")
    lines += ["", "[match]", f"headers = [{', '.join(map(quoted, profile.required))}]", "", "[columns]"]
    for column in profile.columns:
        if comments and column.header in comments:
            lines += [f"# {line}" for line in comments[column.header].splitlines()]
        lines.append(f"{quoted(column.header)} = {_value(column)}")
    return "\n".join(lines) + "\n"


def proposal_text(proposal: Proposal) -> str:
    """A proposed profile as TOML, each column with examples, how sure it is and what else it may be."""
    above = [
        "A profile proposed by 'triptych profile'. Check each column, mend what is wrong, and say under 'columns' what",
        *wrap(f"it is: 'ignore', or one of {', '.join(name for name in FIELDS if name != 'ignore')}.", _WIDTH),
        *(f"To check: {note}." for note in proposal.notes),
        *(f"Not found: {what}." for what in proposal.missing),
    ]
    comments = {
        column.header: _comment(guess)
        for column, guess in zip(proposal.profile.columns, (g for g in proposal.guesses if g.header), strict=True)
    }
    return to_toml(proposal.profile, comments, tuple(above))


def _comment(guess: Guess) -> str:
    examples = " · ".join(_short(value) for value in guess.seen.values[:3]) or "no values"
    sure = guess.why if guess.field == "ignore" else f"{guess.confidence:.2f}, {guess.why}"
    if guess.field.startswith("other."):
        sure = f"{guess.confidence:.2f}, a column of kind {guess.field.partition('.')[2]!r}, which gives no fact"
    others = ", ".join(f"{name} {score:.2f}" for name, score in guess.others)
    return f"{examples}\n{sure}" + (f"; or {others}" if others else "")


def _short(value: str) -> str:
    plain = " ".join(value.split())
    return plain if len(plain) <= _EXAMPLE else plain[: _EXAMPLE - 1] + "…"


def _value(column: Column) -> str:
    said = list(_options(column))
    return "{ " + ", ".join([f"field = {quoted(column.field)}", *said]) + " }" if said else quoted(column.field)


def _options(column: Column) -> Iterator[str]:
    if column.cell:
        yield f"cell = {quoted(column.cell)}"
    if column.separator:
        yield f"separator = {quoted(column.separator)}"
    if column.currency:
        yield f"currency = {quoted(column.currency)}"
    if column.unit != 1:
        yield f"unit = {column.unit}"
    if column.languages:
        yield f"languages = [{', '.join(map(quoted, column.languages))}]"
    if column.values:
        yield "values = { " + ", ".join(f"{quoted(word)} = {quoted(term)}" for word, term in column.values) + " }"


def quoted(text: str) -> str:
    r"""A text as a TOML string on one line.

    >>> quoted('say "ä"'), quoted("a\nb")
    ('"say \\"ä\\""', '"a\\nb"')
    """
    made = text.replace("\\", "\\\\").replace('"', '\\"')
    plain = {"\n": "\\n", "\t": "\\t", "\r": "\\r", "\b": "\\b", "\f": "\\f"}
    return '"' + "".join(plain.get(c, c if c >= " " and c != "\x7f" else f"\\u{ord(c):04x}") for c in made) + '"'
