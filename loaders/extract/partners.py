"""Partnerships: lists of partners, the lead partner, and sentences that say who takes part."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.extract import partner_lines
from loaders.extract.announced import (
    behind_project,
    counted,
    is_apposed_leader,
    names_project,
    of_places,
    of_projects,
    saying,
)
from loaders.extract.counted_members import counted_members
from loaders.extract.country_lines import country_lines
from loaders.extract.labelled_partners import labelled
from loaders.extract.leading_lines import leading_lines
from loaders.extract.leading_series import leading_series
from loaders.extract.lexicon import Row, all_words
from loaders.extract.line_items import line_item, stripped
from loaders.extract.list_items import Item
from loaders.extract.lists import items
from loaders.extract.phrases import Hit
from loaders.extract.placed_lines import placed_pieces
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.tokens import index_at
from loaders.extract.whereabouts import country_code
from ontology import territories
from ontology.authority import find

_NEAR = 6  # words between a role and the colon behind it
_IN_NAMES = ("articles", "connectors", "conjunctions", "modifiers", "topics")  # small words inside names
_OPENING = 40  # words before the colon of a list: more are a sentence about something else
_OPENS = 3  # words before the word partners where it opens a sentence
_BE_NEAR = 2  # words between the word partners and a form of "to be"
_DASHED = re.compile(r" ?(?:[–—-] |\()([^–—()\n]+?)(?: [–—-] |\))")
_HEADING = 6  # words of a line that names the group whose members stand below it
_FEWEST = 3  # items from which a list that only a verb opens is taken for one of partners


@dataclass(frozen=True, slots=True)
class PartnerList:
    """A list of partners: what opens it, its items, and the role (``partner``, ``lead-partner``) of them all."""

    start: int
    items: tuple[Item, ...]
    role: str
    rule: str


def partner_lists(reading: Reading) -> tuple[PartnerList, ...]:
    """Every list of partners of the document, in order."""
    found: list[PartnerList] = []
    for number, sentence in enumerate(reading.sentences):
        if sentence.row:
            continue  # the rows of a table are read as such
        listed = (
            found[-1].items
            if found and found[-1].rule in ("partner-list", "lead-partner-label", "partner-lines")
            else ()
        )
        if listed and listed[-1].end >= sentence.end:
            continue  # a line of a list that is read already
        shaped = partner_lines.shaped_from(reading, number)
        if shaped:
            found.append(PartnerList(sentence.start, shaped, "partner", "partner-list"))
            continue
        found += [*_colon(reading, number, sentence), *_copula(reading, sentence)]
        found += [*_apposed(reading, sentence), *_from(reading, sentence), *_counted_as(reading, sentence)]
        found += [*_together(reading, sentence), *_comprised(reading, sentence)]
        members = counted_members(reading, sentence)
        found += [PartnerList(start, row, "partner", "partner-counted") for start, row in members]
        found += [*_stakeholders(reading, sentence), *_stakeholders_below(reading, number, sentence)]
        row = country_lines(reading, number)
        if row:
            found.append(PartnerList(sentence.start, row, "partner", "partner-countries"))
        if not found or found[-1].start < sentence.start:
            lines = leading_lines(reading, number)
            found += [PartnerList(sentence.start, lines, "partner", "partner-lines")] if lines else []
        if not found or found[-1].start < sentence.start:
            rows = leading_series(reading, sentence)
            found += [PartnerList(start, row, "partner", "partner-series") for start, row in rows]
    kept: list[PartnerList] = []
    for one in sorted(found, key=lambda row: (row.start, -len(row.items), row.rule)):
        taken = {item.first for row in kept for item in row.items}
        if any(item.first not in taken for item in one.items):
            kept.append(one)
    return tuple(kept)


def _role(reading: Reading, start: int, end: int, sentence: Sentence) -> str | None:
    """The role that the words between two offsets announce, or None where they announce none."""
    rows = [
        (reading.span(h)[1], name)
        for name in ("lead-partner", "partner-list", "partner", "is-partner")
        for h in reading.cues(name, sentence)
        if start <= reading.span(h)[0] and reading.span(h)[1] <= end
    ]
    nearest = max(rows, key=lambda row: (row[0], row[1] == "lead-partner"), default=None)
    if nearest is not None and nearest[1] == "lead-partner":
        leads = [h for h in reading.cues("lead-partner", sentence) if reading.span(h)[1] == nearest[0]]
        if any(is_apposed_leader(reading, sentence, hit) for hit in leads):
            return "partner"
    return None if nearest is None else "lead-partner" if nearest[1] == "lead-partner" else "partner"


def _colon(reading: Reading, number: int, sentence: Sentence) -> Iterator[PartnerList]:
    text = reading.text
    parts = list(labelled(reading, sentence))
    for start, label, names in parts:
        yield PartnerList(start, names, label, "partner-list" if label == "partner" else "lead-partner-label")
    if parts:
        return
    at = _mark(reading, sentence)
    announced = partner_lines.announces(reading, sentence) or partner_lines.runs_into(reading, number)
    if at < 0 and announced is None:
        return
    at = sentence.end if at < 0 else at
    role = announced or _role(reading, sentence.start, at, sentence)
    if role is None or (role == "lead-partner" and not announced and _far(reading, sentence, at)):
        yield from _unannounced(reading, sentence, at)
        return
    if index_at(reading.words, at) - sentence.first > _OPENING or names_project(reading, sentence, at):
        return
    if counted(reading, at, sentence.end) or saying(reading, at, sentence.end) or of_projects(reading, at):
        return
    below = not text[at + 1 : sentence.end].strip(" .\n")
    if below:
        found = partner_lines.lines_below(reading, number, role)
    else:
        found = placed_pieces(reading, at + 1, sentence.end)
        found = found or items(reading, at + 1, stripped(text, sentence.end))
        one = line_item(reading, at + 1, sentence.end)
        if (
            one
            and one.brackets
            and found[1:]
            and not found[0].sure
            and all(_is_place(reading, row) for row in found[1:])
        ):
            found = (one,)  # "Partner 4: University of Turin, Torino, Italy"
    if role == "lead-partner":
        others = next((n for n, item in enumerate(found) if n and item.role == "partner"), len(found))
        found = (*found[:1], *found[others:])
    if len(found) == 1 and _is_project(reading, found[0]):
        return  # "takes part in a second project: CircE"
    if found and behind_project(reading, sentence, at) and not _mostly_bodies(reading, found[:1]):
        return  # "a partner in the project HARBOURS: Better Ports in Small Towns"
    if found and (announced or _heads_colon(reading, sentence, at) or _mostly_bodies(reading, found)):
        yield PartnerList(sentence.start, found, role, "partner-list" if role == "partner" else "lead-partner-label")


def _mark(reading: Reading, sentence: Sentence) -> int:
    """Where the colon of a sentence stands, or the dash that is one behind a word for partners; -1 for none.

    "Partners – City of A; Comune di B; C Council": two marks of a list at least follow such a dash.
    """
    text = reading.text
    colon = text.find(":", sentence.start, sentence.end)
    if colon >= 0:
        return colon
    for name in ("partner-list", "partner"):
        for hit in reading.cues(name, sentence):
            end = reading.span(hit)[1]
            listed = sum(text.count(mark, end, sentence.end) for mark in ",;")
            if (
                text[end : end + 3] in (" - ", " – ", " — ")
                and hit.first - sentence.first <= 1
                and listed >= _FEWEST - 1
            ):
                return end + 1
    return -1


def _heads_colon(reading: Reading, sentence: Sentence, at: int) -> bool:
    """Whether a word about partners, or a form of "to be", stands so near before a colon that it announces the list."""
    for names, near in ((("lead-partner", "partner-list", "partner", "is-partner"), _NEAR), (("be", "comprises"), 3)):
        ends = [reading.span(h)[1] for name in names for h in reading.cues(name, sentence) if reading.span(h)[1] <= at]
        if ends and len(reading.folded[max(ends) : at].split()) <= near:
            return True
    return False


def _mostly_bodies(reading: Reading, found: tuple[Item, ...]) -> bool:
    """Whether half of the items are known for bodies or places."""
    return sum(_has_head(reading, i) or _is_place(reading, i) for i in found) * 2 >= len(found)


def _is_project(reading: Reading, item: Item) -> bool:
    """Whether an item is nothing but the acronym of a known project."""
    name = reading.text[reading.words[item.first].start : reading.words[item.last].end]
    return not _has_head(reading, item) and any(
        name == one for row in find(name, kinds=("Project",)) for one in row.acronyms
    )


def _far(reading: Reading, sentence: Sentence, at: int) -> bool:
    """Whether the last word about the lead partner stands too far before a colon to announce what follows it."""
    ends = [reading.span(h)[1] for h in reading.cues("lead-partner", sentence) if reading.span(h)[1] <= at]
    return bool(ends) and len(reading.folded[max(ends) : at].split()) > _NEAR


def _unannounced(reading: Reading, sentence: Sentence, at: int) -> Iterator[PartnerList]:
    """A list of several names with countries in brackets behind a colon: partners, in a text about a project."""
    found = items(reading, at + 1, stripped(reading.text, sentence.end))
    placed = _placed(reading, found)
    if of_places(reading, sentence, at) and not any(_has_head(reading, item) for item in found):
        return
    if len(found) > _FEWEST and len(placed) * 2 >= len(found) and not reading.cues("Action", sentence, "heads"):
        yield PartnerList(sentence.start, found, "partner", "partner-colon")


def _copula(reading: Reading, sentence: Sentence) -> Iterator[PartnerList]:
    """Lists behind a form of "to be": "Partners, which …, are A, B and C", "…, and the partners are A and B"."""
    if ":" in reading.text[sentence.start : sentence.end]:
        return
    for cue in reading.cues("partner-list", sentence):
        opens = cue.first - sentence.first <= _OPENS
        for be in reading.cues("be", sentence):
            near = be.last >= cue.last and cue.first < be.first <= cue.last + _BE_NEAR
            if not (near or (opens and be.first > cue.last)) or be.last + 1 >= sentence.last:
                continue
            if reading.cues_at("negation", be.last + 1):
                continue  # "the partners were neither A nor B"
            found = items(reading, reading.words[be.last].end, stripped(reading.text, sentence.end))
            found = _names(reading, found)
            if len(found) >= 2 and (opens or _mostly_bodies(reading, found)):
                yield PartnerList(reading.words[cue.first].start, found, "partner", "partner-copula")
                return


def _apposed(reading: Reading, sentence: Sentence) -> Iterator[PartnerList]:
    """Reads "with the partners A, B, C and D": names right behind the word, half of them known for bodies or places."""
    if ":" in reading.text[sentence.start : sentence.end]:
        return
    for cue in [*reading.cues("partner-list", sentence), *reading.cues("partner", sentence)]:
        after = cue.last + 1
        if after >= sentence.last or reading.words[after].gap != " " or not reading.words[after].capital:
            continue
        found = items(reading, reading.words[after].start, stripped(reading.text, sentence.end))
        names = tuple(itertools.takewhile(lambda item: _nothing_but_name(reading, item), found))
        if len(names) >= _FEWEST and _mostly_bodies(reading, names):
            yield PartnerList(reading.words[cue.first].start, names, "partner", "partner-apposed")
            return


def _names(reading: Reading, found: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items that name something: not those where the sentence goes on and no body is named."""
    return tuple(
        item
        for item in found
        if _has_head(reading, item) or _nothing_but_name(reading, item) or reading.words[item.first].shape == "A"
    )


def _nothing_but_name(reading: Reading, item: Item) -> bool:
    """Whether an item has no small words but those of names: it does not run on into the sentence."""
    near = reading.hits_touching("bodies", item.first, item.last)
    heads = {n for h in near for n in range(h.first, h.last + 1)}
    grammar = reading.lexicon_at(item.first)
    small = [n for n in range(item.first, item.last + 1) if not reading.words[n].capital and n not in heads]
    links = all_words("connectors")  # of any language: lists hold names of several
    return all(
        reading.words[n].word in links or any(grammar.has(name, reading.words[n].word) for name in _IN_NAMES)
        for n in small
    )


def _together(reading: Reading, sentence: Sentence) -> Iterator[PartnerList]:
    """Reads "in collaboration with A, B and C", in a sentence about a project or about who carries it out."""
    if not reading.cues("Project", sentence, "heads") and not reading.cues("run-by", sentence):
        return
    for cue in reading.cues("with", sentence):
        found = _names(reading, items(reading, reading.words[cue.last].end, stripped(reading.text, sentence.end)))
        if len(found) >= 2:
            yield PartnerList(reading.words[cue.first].start, found, "partner", "partner-together")


def _from(reading: Reading, sentence: Sentence) -> Iterator[PartnerList]:
    """Reads "project partners from Region A (Poland), City B (Italy) and C (France)": bodies with their countries."""
    for cue in [*reading.cues("partner-list", sentence), *reading.cues("partner", sentence)]:
        at = cue.last + 1
        if at + 1 < sentence.last and reading.lexicon_at(at).has("locatives", reading.words[at].word):
            found = items(reading, reading.words[at].end, stripped(reading.text, sentence.end))
            if len(_placed(reading, found)) >= _FEWEST and len(_placed(reading, found)) * 2 > len(found):
                yield PartnerList(reading.words[cue.first].start, found, "partner", "partner-colon")
                return


def _counted_as(reading: Reading, sentence: Sentence) -> Iterator[PartnerList]:
    """Reads "The authorities are A (Italy), B (France), C (Spain) and D (Poland)", in a text about a project."""
    for be in reading.cues("be", sentence):
        if len(reading.hits_between("bodies", be.last + 1, sentence.last - 1)) <= _FEWEST:
            continue
        found = items(reading, reading.words[be.last].end, stripped(reading.text, sentence.end))
        bodies = [item for item in _placed(reading, found) if _has_head(reading, item)]
        if len(bodies) > _FEWEST and len(bodies) * 3 >= len(found) * 2 and not reading.cues("stakeholder", sentence):
            yield PartnerList(reading.words[be.first].start, found, "partner", "partner-colon")
            return


def _placed(reading: Reading, found: tuple[Item, ...]) -> list[Item]:
    """The items that have a country in brackets or behind a dash."""
    return [i for i in found if any(country_code(reading.text[a:b]) for a, b in i.brackets)]


def _comprised(reading: Reading, sentence: Sentence) -> Iterator[PartnerList]:
    """Reads "The project brings together A, B and C", "around A it unites: B, C": only where most items are bodies."""
    if reading.cues("Action", sentence, "heads"):
        return
    colon = reading.text.find(":", sentence.start, sentence.end)
    for cue in [*reading.cues("comprises", sentence), *_taking_part(reading, sentence)]:
        start, end = reading.words[cue.last].end, stripped(reading.text, sentence.end)
        named = [reading.span(h)[1] for h in reading.cues("such-as", sentence) if reading.span(h)[0] >= start]
        if named and len(reading.text[start : named[0]].split()) <= _NEAR:
            start = named[0]  # "…, take part other bodies such as A, B and C"
        if colon >= 0 and (colon < start or len(reading.text[start:colon].split()) > _NEAR):
            continue
        found = items(reading, max(start, colon + 1), end)
        bodies = [i for i in found if _has_head(reading, i)]
        about = _of_project(reading, sentence)
        places = [i for i in found if about and i not in bodies and _is_place(reading, i)]
        marked = [i for i in found if colon >= 0 and i not in bodies and i not in places and i.brackets]
        fewest = _FEWEST if cue.payload.value == "comprises" else _FEWEST - 1
        if bodies and len(found) >= fewest and (len(bodies) + len(places) + len(marked)) * 3 >= len(found) * 2:
            before = (
                [i for i in items(reading, start, colon) if partner_lines.is_known(reading, i)] if colon > 0 else []
            )
            names = (*before, *found)
            role, rule = _comprising(reading, sentence)
            if role:
                yield PartnerList(reading.words[cue.first].start, names, role, rule)


def _comprising(reading: Reading, sentence: Sentence) -> tuple[str, str]:
    """The role of those that a sentence says are in something, and its rule: in the partnership, or in the group."""
    if not reading.cues("local-group", sentence):
        return "partner", "partner-comprised"
    unsure = any(reading.cues(name, sentence) for name in ("negation", "condition", "promise"))
    return ("", "") if unsure else ("stakeholder", "stakeholder-list")


def _taking_part(reading: Reading, sentence: Sentence) -> list[Hit[Row]]:
    """Verbs of taking part, in a sentence about a project ("Partecipano al progetto A e B")."""
    return reading.cues("is-partner", sentence) if reading.cues("Project", sentence, "heads") else []


def _stakeholders(reading: Reading, sentence: Sentence) -> Iterator[PartnerList]:
    """Lists of stakeholders: "the stakeholder group, in which A, B and C sat", "stakeholders: A, B"."""
    named = [*reading.cues("stakeholder", sentence), *reading.cues("stakeholder-group", sentence, "groups")]
    named += reading.cues("local-group", sentence)
    if not named:
        return
    last = min(named, key=lambda hit: hit.first).last
    for hit in sorted(named, key=lambda hit: hit.first):
        last = max(last, hit.last) if hit.first <= last + 1 else last
    start = reading.words[last].end
    colon = reading.text.find(":", start, sentence.end)
    cues = [reading.span(h)[1] for h in reading.cues("such-as", sentence) if reading.span(h)[0] >= start]
    beside = _DASHED.match(reading.text, start, sentence.end)  # "the local group – A, B and C – met"
    opening = [beside.start(1)] if beside else [colon + 1] if colon >= 0 else cues[:1]
    for begin in opening:
        found = items(reading, begin, beside.end(1) if beside else stripped(reading.text, sentence.end))
        bodies = [i for i in found if _has_head(reading, i) or (beside and partner_lines.is_known(reading, i))]
        label = not reading.text[start:begin].strip(" :") and colon >= 0  # "the local group: A, B and C"
        label = label and len(found) > 1 and all(_nothing_but_name(reading, item) for item in found)
        if beside and len(found) < 2:
            continue  # "the local group (Lazio)"
        if label or (bodies and len(bodies) * 2 >= len(found)):
            yield PartnerList(sentence.start, found, "stakeholder", "stakeholder-list")


def _stakeholders_below(reading: Reading, number: int, sentence: Sentence) -> Iterator[PartnerList]:
    """Lists below a line that is no more than the name of the group and whose it is."""
    groups = reading.cues("local-group", sentence)
    alone = reading.block_span(sentence) == (sentence.start, sentence.end) and not sentence.row
    short = sentence.last - sentence.first <= _HEADING and reading.text[sentence.end - 1] not in ".!?"
    if not groups or not alone or not short or number + 1 >= len(reading.sentences):
        return
    below = reading.sentences[number + 1]
    found = items(reading, below.start, stripped(reading.text, below.end)) if not below.item else ()
    if len(found) < _FEWEST or not all(_nothing_but_name(reading, item) for item in found):
        found = partner_lines.lines_below(reading, number, "partner") if below.item else ()
    if found:
        yield PartnerList(sentence.start, found, "stakeholder", "stakeholder-list")


def _has_head(reading: Reading, item: Item) -> bool:
    return bool(reading.hits_between("bodies", item.first, item.last))


def _is_place(reading: Reading, item: Item) -> bool:
    return bool(territories.find(reading.text[reading.words[item.first].start : reading.words[item.last].end]))


def _of_project(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence is about a project or its partnership, so that towns in it stand for their councils."""
    names = ("led-by", "lead-partner", "partner", "partner-list")
    return bool(reading.cues("Project", sentence, "heads")) or any(reading.cues(name, sentence) for name in names)
