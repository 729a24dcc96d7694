"""Chains from a practice over an action and its plan to the policy instrument and its change, with what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from graph.explore.links import Link, into, is_a, out_of
from graph.explore.profile import PRACTICE_ROLES, bodies_in, places_within
from graph.explore.read import absent, documents_about, is_suggested
from graph.iri import BASE
from graph.naming import label, resolve
from graph.terms import DEFAULT_GRAPH, node
from ontology import vocabulary

if TYPE_CHECKING:
    from graph.search import Index
    from graph.store import Reader

PARTS = ("practice", "action", "plan", "instrument", "change")
"""The parts of a chain, in order."""

_LOOKED_AT = {
    "practice": ("action", "plan", "change", "instrument"),
    "action": ("plan", "practice", "change", "instrument"),
    "plan": ("action", "practice", "change", "instrument"),
    "instrument": ("plan", "action", "practice", "change"),
    "change": ("plan", "action", "practice", "instrument"),
}
"""In the documents about which things a missing part would be named, the likeliest first."""
_SOUGHT: dict[str, list[tuple[tuple[str, ...], tuple[str, ...], bool]]] = {
    "practice": [(("action", "plan"), ("buildsOn", "informedBy"), False)],
    "action": [(("plan",), ("hasAction",), False), (("practice",), ("buildsOn", "informedBy"), True)],
    "plan": [(("action",), ("hasAction",), True)],
    "instrument": [(("action", "plan"), ("implements", "developedWithin", "addresses"), False)],
    "change": [(("practice", "action", "plan"), ("resultOf",), True), (("instrument",), ("changedInstrument",), True)],
}
"""From which parts, by which properties and in which direction a missing part would be linked."""
_WAITS = {
    "en": "One is suggested, and waits for a person to review it.",
    "it": "Ne è suggerito uno, che attende la revisione di una persona.",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a chain: the thing and the ``facts`` that link it to the part before, or the ``gap`` in its place.

    ``status`` is what the graph says of its state, such as "validated"; '' where no document gives one. ``read`` are
    the documents (IRIs) in which what is missing was not named.
    """

    part: str
    iri: str
    label: str
    status: str
    facts: tuple[Link, ...]
    gap: str = ""
    read: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chain:
    """One chain, its five parts in order; a part that no document names says so in its ``gap``."""

    parts: tuple[Part, ...]

    @property
    def complete(self) -> bool:
        """Whether every part is named."""
        return not self.gaps

    @property
    def gaps(self) -> tuple[str, ...]:
        """What is not named, and what was read, in plain sentences."""
        return tuple(part.gap for part in self.parts if part.gap)

    def __str__(self) -> str:
        named = " → ".join(part.label if part.iri else f"({part.part}?)" for part in self.parts)
        return "\n".join([named, *(f"  {gap}" for gap in self.gaps)])


@dataclass(frozen=True, slots=True)
class _Row:
    """The IRIs of a chain by part, '' for none, and the facts that link each to the one before."""

    things: dict[str, str]
    facts: dict[str, tuple[Link, ...]]


def chains(
    reader: Reader,
    name_or_iri: str | None = None,
    language: str = "en",
    limit: int = 100,
    *,
    index: Index | None = None,
    base: str = BASE,
) -> tuple[Chain, ...]:
    """The chains that lead through a thing, the most complete first; through any action or plan where none is given.

    The thing may be a practice, an action, a plan, an instrument, a change, a project, an organisation or a territory.
    An instrument stands in a chain where the action is to implement it or the plan was developed within it or addresses
    it; a change where it is said to be the result of the plan, the action, the practice or the project. At most
    ``limit`` chains are made. Raises NotFound for a name that means nothing or too much.
    """
    around = None if name_or_iri is None else resolve(reader, name_or_iri, index=index, base=base)
    beginnings = _everything(reader) if around is None else _seeds(reader, around)
    rows = {tuple(row.things.values()): row for row in islice(_rows(reader, beginnings), limit)}
    if around is not None:
        through = [row for row in rows.values() if around in row.things.values()]
        rows = {tuple(row.things.values()): row for row in through or rows.values()}
    made = [_chain(reader, row, language, base) for row in rows.values()]
    return tuple(sorted(made, key=lambda chain: (len(chain.gaps), [part.iri for part in chain.parts])))


def _everything(reader: Reader) -> Iterator[str]:
    for kind in ("Action", "ActionPlan"):
        quads = reader.match(None, node(vocabulary.expand("rdf:type")), node(vocabulary.term(kind)), DEFAULT_GRAPH)
        yield from sorted(str(quad.subject)[1:-1] for quad in quads)


def _seeds(reader: Reader, iri: str) -> Iterator[str]:
    """The actions, plans, practices and changes around a thing."""
    found: dict[str, None] = {iri: None}
    if is_a(reader, iri, "Project"):
        ends = [*out_of(reader, iri, "hasActionPlan", "sharesPractice")]
        found.update(dict.fromkeys([link.object for link in ends]))
        found.update(dict.fromkeys(link.subject for link in into(reader, iri, "inProject", "resultOf")))
    elif is_a(reader, iri, "Organization"):
        found.update(dict.fromkeys(link.subject for link in into(reader, iri, "developedBy", *PRACTICE_ROLES)))
    elif is_a(reader, iri, "Territory"):
        for place in places_within(reader, iri):
            found.update(dict.fromkeys(link.subject for link in into(reader, place, "appliesTo", "targets")))
        for body in bodies_in(reader, iri):
            found.update(dict.fromkeys(link.subject for link in into(reader, body, "developedBy", *PRACTICE_ROLES)))
    yield from found


def _rows(reader: Reader, seeds: Iterable[str]) -> Iterator[_Row]:
    """The chains through each seed that can stand in one; seeds of other classes have none."""
    for seed in seeds:
        if is_a(reader, seed, "Action"):
            yield from _of_action(reader, seed)
        elif is_a(reader, seed, "ActionPlan"):
            actions = [link.object for link in out_of(reader, seed, "hasAction")]
            for action in actions:
                yield from _of_action(reader, action, seed)
            if not actions:
                yield from _of_plan(reader, seed, "", ())
        elif is_a(reader, seed, "Initiative"):
            yield from _of_practice(reader, seed)
        elif is_a(reader, seed, "PolicyChange"):
            yield from _of_change(reader, seed)
        elif is_a(reader, seed, "PolicyFramework"):
            yield from _of_instrument(reader, seed)


def _of_action(reader: Reader, action: str, only: str = "") -> Iterator[_Row]:
    plans = [link for link in into(reader, action, "hasAction") if not only or link.subject == only]
    for practice, grounds in _practices(reader, action) or [("", ())]:
        for link in _or_none(plans):
            facts = {"action": grounds, "plan": (link,) if link else ()}
            plan = link.subject if link else ""
            yield from _onward(reader, {"practice": practice, "action": action, "plan": plan}, facts)


def _of_plan(reader: Reader, plan: str, action: str, grounds: tuple[Link, ...]) -> Iterator[_Row]:
    for practice, learnt in _practices(reader, plan) or [("", ())]:
        facts = {"action": () if action else learnt, "plan": grounds if action else learnt}
        yield from _onward(reader, {"practice": practice, "action": action, "plan": plan}, facts)


def _of_practice(reader: Reader, practice: str) -> Iterator[_Row]:
    users = list(dict.fromkeys(link.subject for link in into(reader, practice, "buildsOn", "informedBy")))
    found = False
    for user in users:
        if is_a(reader, user, "Action", "ActionPlan"):
            found = True
            yield from _rows(reader, [user])
    for link in into(reader, practice, "resultOf"):
        found = True
        yield from _of_change(reader, link.subject)
    if not found:
        yield _Row({"practice": practice, "action": "", "plan": "", "instrument": "", "change": ""}, {})


def _of_instrument(reader: Reader, instrument: str) -> Iterator[_Row]:
    users = into(reader, instrument, "implements", "developedWithin", "addresses", "changedInstrument")
    seeds = dict.fromkeys(link.subject for link in users)
    yield from _rows(reader, (seed for seed in seeds if is_a(reader, seed, "Action", "ActionPlan", "PolicyChange")))


def _of_change(reader: Reader, change: str) -> Iterator[_Row]:
    """The chains that end in a change: over the plans and actions that it results from, else over its instrument."""
    causes = [link.object for link in out_of(reader, change, "resultOf")]
    leading = [one for one in causes if is_a(reader, one, "Action", "ActionPlan")]
    for project in causes:
        leading += [link.object for link in out_of(reader, project, "hasActionPlan")]
    rows = [row for row in _rows(reader, dict.fromkeys(leading)) if row.things["change"] == change]
    yield from rows
    if rows:
        return
    grounds = [one for one in out_of(reader, change, "resultOf") if is_a(reader, one.object, "Initiative")]
    for ground in _or_none(grounds):
        for changed in _or_none(list(out_of(reader, change, "changedInstrument"))):
            things = {
                "practice": ground.object if ground else "",
                "action": "",
                "plan": "",
                "instrument": changed.object if changed else "",
                "change": change,
            }
            yield _Row(things, {"change": tuple(link for link in (changed, ground) if link)})


def _or_none(links: Sequence[Link]) -> Sequence[Link | None]:
    """The links, or one that is missing: a chain goes on without it."""
    return links or [None]


def _practices(reader: Reader, thing: str) -> list[tuple[str, tuple[Link, ...]]]:
    """The practices that an action or plan builds on or learnt from, each with the facts."""
    found: dict[str, list[Link]] = {}
    for link in out_of(reader, thing, "buildsOn", "informedBy"):
        if is_a(reader, link.object, "Initiative"):
            found.setdefault(link.object, []).append(link)
    return [(practice, tuple(links)) for practice, links in sorted(found.items())]


def _onward(reader: Reader, things: dict[str, str], facts: dict[str, tuple[Link, ...]]) -> Iterator[_Row]:
    """The row continued over each instrument to each change that is said to come of it."""
    links = [*out_of(reader, things["action"], "implements")] if things["action"] else []
    links += [*out_of(reader, things["plan"], "developedWithin", "addresses")] if things["plan"] else []
    instruments: dict[str, list[Link]] = {}
    for link in links:
        instruments.setdefault(link.object, []).append(link)
    causes = [one for one in things.values() if one]
    if things["plan"]:
        causes += [link.object for link in out_of(reader, things["plan"], "inProject")]
    for instrument, grounds in sorted(instruments.items()) or [("", [])]:
        changed = _changes(reader, instrument, causes) if instrument else []
        for change, results in changed or [("", ())]:
            whole = {**things, "instrument": instrument, "change": change}
            yield _Row(whole, {**facts, "instrument": tuple(grounds), "change": results})


def _changes(reader: Reader, instrument: str, causes: list[str]) -> list[tuple[str, tuple[Link, ...]]]:
    """The changes of the instrument that a document says to result from one of the causes."""
    found = []
    for link in into(reader, instrument, "changedInstrument"):
        results = [one for one in out_of(reader, link.subject, "resultOf") if one.object in causes]
        if results:
            found.append((link.subject, (link, *results)))
    return found


def _chain(reader: Reader, row: _Row, language: str, base: str) -> Chain:
    return Chain(tuple(_part(reader, row, part, language, base) for part in PARTS))


def _part(reader: Reader, row: _Row, part: str, language: str, base: str) -> Part:
    iri = row.things[part]
    if iri:
        states = [label(reader, link.object, language, base) for link in out_of(reader, iri, "status")]
        return Part(part, iri, label(reader, iri, language, base), ", ".join(states), row.facts.get(part, ()))
    # what is looked for in a plan's documents may stand in those about its action, too
    kinds = _LOOKED_AT[part]
    about = [row.things[one] for one in kinds if row.things[one]]
    read = documents_about(reader, about[:2], base)
    gap = absent(part, next(one for one in kinds if row.things[one]), len(read), language)
    if _waits(reader, row.things, part, base):
        gap += " " + _WAITS["it" if language == "it" else "en"]
    return Part(part, "", "", "", (), gap, read)


def _waits(reader: Reader, things: dict[str, str], part: str, base: str) -> bool:
    """Whether a document may name the part, and a person has yet to say so."""
    for ends, names, incoming in _SOUGHT[part]:
        present = [things[end] for end in ends if things[end]]
        if is_suggested(reader, present, names, incoming, base):
            return True
    return False
