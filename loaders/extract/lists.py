"""Lists: what a cue opens and separators divide, whether with commas, bullets, lines, brackets or "and"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.extract import run_together
from loaders.extract.dashes import closes
from loaders.extract.folding import squeezed
from loaders.extract.legal_forms import form_behind, is_legal_form
from loaders.extract.list_items import Item, heads_at, heads_in, is_unit, item_between, opens_unit
from loaders.extract.locatives import is_country
from loaders.extract.reading import Reading
from loaders.extract.shared_heads import parted
from loaders.extract.tokens import index_at
from loaders.extract.whereabouts import demonym
from ontology import authority, territories

_CLOSED = re.compile(r"\)\s*(?:[-–]\s*[^\W\d]+\s*)?$")  # "(Italy)", "(Italy) – leader"
_PARTS = frozenset({"ministry", "agency", "development-agency", "research-centre", "centre", "secretariat"})
_WHOLES = frozenset({"regional-authority", "province", "county", "municipality", "ministry", "university"})
_BRACKETS_RULE = 0.6  # share of items with brackets from which only "), " divides


def items(reading: Reading, start: int, end: int, *, bullet: bool = False) -> tuple[Item, ...]:
    """The items of the list that fills the text between two offsets.

    Semicolons divide before commas do; where most items end in brackets a comma divides only after
    one; the last item is divided at "and" where both halves can stand alone. A list ends at the
    first item that is no name. A ``bullet`` with a unit behind a dash ("Region – Directorate A, B") is one item.
    """
    found: list[Item] = []
    strange = 0
    pieces = [(start, end)] if bullet and _with_unit(reading, start, end) else _pieces(reading, start, end)
    for a, b in pieces:
        if _clause(reading, a, b) and found and not run_together.opens_with_label(reading, a, b):
            break
        inside = _of_country(reading, a, b)
        if inside:
            found, strange = [*found, *inside], 0
            continue
        item = item_between(reading, a, b, closing=b >= end and bool(found))
        if item is not None:
            found.append(item)
            strange = 0
        elif found and reading.text[a:b].strip():
            strange += 1  # a relative clause between two items is passed over, not more
            if strange > 1:
                break
    return tuple(run_together.without_rest(reading, run_together.without_countries(reading, found)))


def _of_country(reading: Reading, start: int, end: int) -> tuple[Item, ...]:
    """The names that a country has in brackets behind it ("Estonia (Tallinn University and Saaremaa)"), or none."""
    opening = reading.text.find("(", start, end)
    at = index_at(reading.words, opening) - 1
    if opening < 0 or at < 0 or reading.words[at].end + 1 < opening or reading.words[at].start < start:
        return ()
    close = reading.text.find(")", opening, end + 1)
    close = end if close < 0 else close
    first = max(index_at(reading.words, start), at - 1)
    first = first if is_country(reading, first, at) else at
    if not is_country(reading, first, at) or not heads_in(reading, at + 1, index_at(reading.words, close)):
        return ()
    place = (reading.words[first].start, reading.words[at].end)
    return tuple(replace(item, place=item.place or place) for item in items(reading, opening + 1, close))


def _with_unit(reading: Reading, start: int, end: int) -> bool:
    """Whether a dash in a bullet is followed by the head noun of a body's unit, with commas in its name."""
    heads = {h.first for h in reading.hits.get("bodies", ())}
    dashes = [n for n in range(*_tokens(reading, start, end)) if closes(reading, n) and n in heads]
    return bool(dashes) and "," in reading.text[reading.words[dashes[0]].start : end]


def _tokens(reading: Reading, start: int, end: int) -> tuple[int, int]:
    return index_at(reading.words, start), index_at(reading.words, end)


def _clause(reading: Reading, start: int, end: int) -> bool:
    """Whether a piece speaks of a project or an aim: there the list is over and the sentence goes on."""
    return bool(reading.cues_between("Project", start, end, "heads") or reading.cues_between("aim", start, end))


def _pieces(reading: Reading, start: int, end: int) -> Iterator[tuple[int, int]]:
    text = reading.folded
    depth, marks = 0, []
    for at in range(start, end):
        character = text[at]
        depth = max(0, depth + (character == "(") - (character == ")"))
        if (depth == 0 and character in ";,\n•") or (
            depth == 0 and character == "/" and text[at - 1 : at + 2].count(" ") == 2
        ):
            if character == "," and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit():
                continue
            if character == "," and _before_form(reading, at):
                continue
            marks.append(at)
        elif character == ":" and depth == 0 and text[at + 1 : at + 2] == " ":
            label = _label(reading, start, at)
            marks += [] if label is None else sorted({label, at} - set(marks))
    apart = run_together.cuts(reading, start, end)
    marks = sorted({*marks, *apart})
    lines, semicolons = [m for m in marks if text[m] in "\n•"], [m for m in marks if text[m] == ";"]
    if semicolons:
        bodies = {m for m in marks if text[m] == "," and _parts_bodies(reading, start, m, end, whole=True)}
        marks = [
            m
            for m in marks
            if text[m] in ";: \n•" or m in bodies or (text[m] == "," and _CLOSED.search(text, start, m))
        ]
    else:
        commas = [m for m in marks if text[m] == ","]
        closed = [m for m in commas if _CLOSED.search(text, start, m)]
        if len(commas) >= 3 and len(closed) >= _BRACKETS_RULE * len(commas):
            bodies = {m for m in commas if m not in closed and _parts_bodies(reading, start, m, end)}
            marks = [m for m in marks if m in closed or m in bodies or text[m] in ": \n•"]
        elif lines:
            marks = sorted({*lines, *apart})
    edges = [start - 1, *marks, end]
    cuts = list(itertools.pairwise(edges))
    for number, (a, b) in enumerate(cuts):
        if lines:
            yield a + 1, b
        else:
            yield from _halves(reading, a + 1, b, last=number >= len(cuts) - 2 - (len(cuts) > 4))


def _before_form(reading: Reading, comma: int) -> bool:
    """Whether a legal form follows a comma ("Tourist Board of Kuopio, Ltd"): it belongs to the name."""
    last = index_at(reading.words, comma) - 1
    return form_behind(reading, last) > last


def _parts_bodies(reading: Reading, start: int, comma: int, end: int, *, whole: bool = False) -> bool:
    """Whether a comma parts two bodies, with a head noun each, and not a body from its department.

    With ``whole`` the second must begin with its head noun or end in it.
    """
    edges = [m.start() for m in re.finditer(r"[,(]", reading.text[start:comma])]
    first, at = index_at(reading.words, start + edges[-1] + 1 if edges else start), index_at(reading.words, comma)
    stop = min((n for n in (reading.text.find(c, comma + 1, end) for c in ",(") if n >= 0), default=end)
    last = index_at(reading.words, stop)
    unit = at < last and is_unit(reading, at)
    left = {h.payload.value for h in heads_in(reading, first, at)}
    right = {h.payload.value for h in heads_in(reading, at, last)}
    edged = not whole or heads_at(reading, at) or any(h.last == last - 1 for h in heads_in(reading, at, last))
    part = bool(left & _PARTS) and bool(right & _WHOLES)  # "Ministry of Environment, Government of Andalusia"
    return bool(left) and bool(right) and edged and not unit and not part


def _label(reading: Reading, start: int, colon: int) -> int | None:
    """Where the label before a colon inside a list begins ("and on the Polish side: A, B"), or None.

    It has small letters only, and a comma, a dash or a conjunction before it.
    """
    first, stop = index_at(reading.words, start), index_at(reading.words, colon)
    for at in range(stop - 1, first, -1):
        token = reading.words[at]
        if token.shape != "a":
            return None
        if token.gap.strip() or reading.lexicon_at(at).has("conjunctions", token.word):
            return token.start - 1
    return None


def _halves(reading: Reading, start: int, end: int, *, last: bool) -> Iterator[tuple[int, int]]:
    """An item divided at its conjunctions, where what stands on both sides is a name by itself.

    Before the ``last`` items of a list only where an article opens the second name.
    """
    first, stop = index_at(reading.words, start), index_at(reading.words, end)
    if _known(reading, first, stop):
        yield start, end
        return
    unit = next((n for n in range(first + 1, stop) if opens_unit(reading, first, n)), stop)
    for at in range(first, stop):
        token = reading.words[at]
        if at > unit and not (at + 1 < stop and heads_at(reading, at + 1)):
            continue  # "Regione Marche - Direzione Turismo e Sport"
        if token.gap.startswith("-") and not token.gap.strip(" -"):
            continue  # "Wirtschafts- und Technologieförderung": the halves of one word
        if not reading.lexicon_at(at).has("conjunctions", token.word) or reading.text[start : token.start].count(
            "("
        ) > reading.text[start : token.start].count(")"):
            continue
        if at == first:
            start = token.end
            continue
        if at > first and not any(w.capital for w in reading.words[first:at]) and _alone(reading, at + 1, stop):
            start = token.end  # "la ville et le Centre … de Katowice": only the second has a name of its own
            first = at + 1
            continue
        article = at + 1 < stop and reading.lexicon_at(at).has("articles", reading.words[at + 1].word)
        capital = next((n for n in range(first, at) if reading.words[n].capital), at)
        enumerated = last and _enumerated(reading, start, first, at, stop)
        single = capital + 1 == at and at + 2 == stop and _acronyms(reading, capital, at + 1)
        headed = article and at + 2 < stop and heads_at(reading, at + 2) and reading.words[first].capital
        both = _alone(reading, first, at) and _alone(reading, at + 1, stop)
        # "Vejen Kommune og Stadt Niebüll": the head nouns stand at the ends of the names
        edges = both and (heads_at(reading, at + 1) or any(h.last == at - 1 for h in heads_in(reading, first, at)))
        edges = edges and bool(heads_in(reading, first, at)) and bool(heads_in(reading, at + 1, stop))
        closed = reading.text[start : token.start].rstrip().endswith(")") and "(" in reading.text[token.end : end]
        closed = closed and at + 1 < stop and (article or reading.words[at + 1].capital)
        headed = headed or (_known(reading, first, at) and at + 1 < stop and heads_at(reading, at + 1))
        shared = (
            parted(reading, at)
            or _two_bodies(reading, first, at, stop)
            or (last and (_ended(reading, first, at, stop) or _headed(reading, first, at, stop)))
        )
        if shared or single or headed or edges or closed or enumerated or ((last or article) and both):
            yield start, token.start
            yield from _halves(reading, token.end, end, last=last)
            return
    yield start, end


def _two_bodies(reading: Reading, first: int, at: int, stop: int) -> bool:
    """Whether a conjunction parts two bodies: one with a head noun and a name, and one that looks like a name too.

    "Kreis Steinfurt a polské miasto Kielce", "Junta de Extremadura e CICYTEX", "Grand Besançon et Canton du Jura".
    """
    words = reading.words
    if at + 1 >= stop or reading.lexicon_at(at).has("traits", "name-first"):
        return False
    heads = {n for h in heads_in(reading, first, at) for n in range(h.first, h.last + 1)}
    grammar = reading.lexicon_at(first)
    named = [n for n in range(first, at) if n not in heads and words[n].capital]
    named = [n for n in named if not any(grammar.has(t, words[n].word) for t in ("topics", "modifiers"))]
    if not heads or not named:
        return False
    acronym = words[at + 1].shape in ("A", "aA") and len(words[at + 1].word) > 2
    right = heads_in(reading, at + 1, stop)
    headed = any(any(words[n].capital for n in range(at + 1, stop) if not h.first <= n <= h.last) for h in right)
    return words[at + 1].gap == " " and (
        acronym or (headed and (words[at + 1].capital or demonym(reading, at + 1) is not None))
    )


def _ended(reading: Reading, first: int, at: int, stop: int) -> bool:
    """Whether the name before the last conjunction of a list is whole, and another begins behind it.

    It ends in a legal form ("Bus Company Srl and Trade Union"), is one acronym with another behind ("ERPAC e ZVKDS OE
    Nova Gorica"), or the next says whose it is or of which country ("et sa société …", "and the Finnish Design Forum").
    """
    words, behind = reading.words, at + 1
    if behind >= stop or at <= first or words[at].gap != " " or words[behind].gap != " ":
        return False
    form = any(h.last == at - 1 > first for h in heads_in(reading, first, at) if is_legal_form(words[h.first]))
    acronyms = at - 1 == first and words[first].shape == "A" and words[behind].shape == "A"
    if reading.lexicon_at(behind).has("articles", words[behind].word):
        behind += 1
    named = behind + 1 < stop and words[behind + 1].capital and any(w.capital for w in words[first:at])
    theirs = bool(reading.cues_at("its", at + 1)) or demonym(reading, behind) is not None
    whole = bool(heads_in(reading, first, at)) and any(w.capital for w in words[behind:stop])
    return (form and words[at + 1].capital) or acronyms or (theirs and whole and (named or behind == at + 1))


def _headed(reading: Reading, first: int, at: int, stop: int) -> bool:
    """Whether a head noun with a capital and a name behind it follow the last conjunction of a list ("e Comune di …").

    What stands before the conjunction must have something proper about it: a capital on no noun that names share.
    """
    words, behind = reading.words, at + 1
    if behind + 1 >= stop or words[behind].gap != " " or not words[behind].capital:
        return False
    ends = [h.last for h in reading.hits_beginning("bodies", behind, behind) if h.last < stop - 1]
    grammar = reading.lexicon_at(at)
    common = {n for h in heads_in(reading, first, at) for n in range(h.first, h.last + 1)}
    common |= {n for n in range(first, at) if any(grammar.has(t, words[n].word) for t in ("topics", "modifiers"))}
    named = any(words[n].capital and n not in common for n in range(first, at))
    return named and any(any(word.capital for word in words[end + 1 : stop]) for end in ends)


def _enumerated(reading: Reading, start: int, first: int, at: int, stop: int) -> bool:
    """Whether a conjunction before a capital closes a list that commas divide ("A, B, agency C and Karst Tourism").

    Where the language writes the nouns inside names small; the name before it must have a head noun.
    """
    grammar = reading.lexicon_at(at)
    if grammar.code == "en" or grammar.has("traits", "capital-nouns") or at + 1 >= stop:
        return False
    opens = reading.text[max(0, start - 1) : start] == "," and reading.words[at + 1].capital
    own = opens and not any(grammar.has(name, reading.words[at + 1].word) for name in ("topics", "modifiers"))
    return own and bool(heads_in(reading, first, at)) and any(w.capital for w in reading.words[first:at])


def _acronyms(reading: Reading, left: int, right: int) -> bool:
    """Whether two words are names by their looks ("GAN y Nasuvinsa"): one of them an acronym, both with capitals."""
    shapes = {reading.words[left].shape, reading.words[right].shape}
    return shapes <= {"A", "aA", "Aa"} and bool(shapes & {"A", "aA"})


def _known(reading: Reading, first: int, last: int) -> bool:
    if first >= last:
        return False
    name = reading.text[reading.words[first].start : reading.words[last - 1].end]
    return bool(authority.find(name, kinds=("Organization",)) or territories.find(name))


def _alone(reading: Reading, first: int, last: int) -> bool:
    """Whether some tokens can be a name by themselves: a body or place with something proper about it."""
    words = reading.words[first:last]
    if not words or not any(w.capital for w in words):
        return False
    grammar = reading.lexicon_at(first)
    opens = next(
        (
            n
            for n, w in enumerate(words)
            if not grammar.has("articles", w.word) and not grammar.has("connectors", w.word)
        ),
        0,
    )
    head = reading.hits_between("bodies", first, last - 1)
    if not words[opens].capital and not any(h.first == first + opens for h in head):
        return False
    heads = {n for h in head for n in range(h.first, h.last + 1)}
    proper = any(w.capital and n not in heads for n, w in enumerate(words, first))
    return (
        (proper and bool(head))
        or _known(reading, first + opens, last)
        or (opens > 0 and bool(head))
        or len(words) - opens == 1
    )


def same_name(left: str, right: str) -> bool:
    """Whether two names are the same but for accents, case and punctuation.

    >>> same_name("Île-de-France", "Ile de France")
    True
    """
    return squeezed(left) == squeezed(right)
