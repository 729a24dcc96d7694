"""Who else did this: other practices, actions and plans on the same theme, instrument or practice, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.explore import meant
from graph.explore.links import Link, into, is_a, out_of
from graph.explore.profile import INSTRUMENT_ROLES, PRACTICE_ROLES
from graph.explore.reasons import Reason, Wording
from graph.iri import BASE
from graph.naming import label

if TYPE_CHECKING:
    from graph.search import Index
    from graph.store import Reader

DONE = ("Initiative", "Action", "ActionPlan")
KINDS = (*DONE, "Project")
"""What can be asked about: what was done is like other things done, a project like other projects."""
WEIGHTS = {"practice": 3.0, "instrument": 2.0, "type": 1.0, "theme": 1.0, "project": 0.5}
"""What one common practice, instrument, type of instrument, theme or theme of the project adds to the score."""
_FOLLOWED = 2_000
_WEIGHED = 200


@dataclass(frozen=True, slots=True)
class Alike:
    """Something that was done elsewhere, why it is like what was asked about, and who stands behind it.

    ``bodies`` are (IRI, name) of the organisations that hold, develop or carry it out.
    """

    iri: str
    label: str
    score: float
    reasons: tuple[Reason, ...]
    bodies: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class _Marks:
    """What a practice, action or plan is known by, each with the facts that say so."""

    practice: dict[str, tuple[Link, ...]]
    instrument: dict[str, tuple[Link, ...]]
    type: dict[str, tuple[Link, ...]]
    theme: dict[str, tuple[Link, ...]]
    project: dict[str, tuple[Link, ...]]


def who_else(
    reader: Reader,
    name_or_iri: str,
    limit: int = 10,
    language: str = "en",
    *,
    index: Index | None = None,
    base: str = BASE,
) -> tuple[Alike, ...]:
    """Other practices, actions and plans like one of them, or other projects like a project, the likest first.

    Alike is what builds on the same practice, serves the same instrument or one of the same type, is on the same theme
    by itself or by the practice it builds on, or belongs to a project on the same theme. A score is the sum of the
    weights of what is common (``WEIGHTS``). The thing's own parts and its plan are left out. Of a theme the first 2,000
    things are followed. Raises NotFound for a name that means nothing or too much.
    """
    iri = meant.thing(reader, name_or_iri, KINDS, index, base)
    own = _marks(reader, iri)
    kin = _kin(reader, iri)
    kinds = ("Project",) if is_a(reader, iri, "Project") else DONE
    counted = Counter(one for one in _bearers(reader, own) if one not in kin and is_a(reader, one, *kinds))
    likely = sorted(counted, key=lambda one: (-counted[one], one))[:_WEIGHED]
    words = Wording(reader, language, base)
    found = []
    for other in likely:
        reasons = tuple(_reasons(own, _marks(reader, other), words))
        score = round(sum(reason.weight for reason in reasons), 2)
        bodies = tuple((body, label(reader, body, language, base)) for body in _bodies(reader, other))
        found.append(Alike(other, label(reader, other, language, base), score, reasons, bodies))
    found.sort(key=lambda one: (-one.score, one.iri))
    return tuple(one for one in found if one.reasons)[:limit]


def _kin(reader: Reader, iri: str) -> set[str]:
    """The thing, its actions, its plan and the plan's other actions."""
    plans = {link.subject for link in into(reader, iri, "hasAction")} | {iri}
    return plans | {link.object for plan in plans for link in out_of(reader, plan, "hasAction")}


def _marks(reader: Reader, iri: str) -> _Marks:
    found = _Marks({}, {}, {}, {}, {})
    # a practice is the practice that others build on; a plan is known by its actions too
    if is_a(reader, iri, "Initiative"):
        found.practice[iri] = ()
    for thing, before in [(iri, ()), *((link.object, (link,)) for link in out_of(reader, iri, "hasAction"))]:
        for link in out_of(reader, thing, "buildsOn", "informedBy"):
            if is_a(reader, link.object, "Initiative"):
                found.practice.setdefault(link.object, (*before, link))
        for link in out_of(reader, thing, *INSTRUMENT_ROLES):
            found.instrument.setdefault(link.object, (*before, link))
        for link in out_of(reader, thing, "theme"):
            found.theme.setdefault(link.object, (*before, link))
    for instrument, trail in found.instrument.items():
        for link in out_of(reader, instrument, "instrumentType"):
            found.type.setdefault(link.object, (*trail, link))
    for practice, trail in found.practice.items():
        for link in out_of(reader, practice, "theme"):
            found.theme.setdefault(link.object, (*trail, link))
    for frame, trail in _frames(reader, iri):
        for link in out_of(reader, frame, "theme"):
            if link.object not in found.theme:
                found.project.setdefault(link.object, (*trail, link))
    return found


def _frames(reader: Reader, iri: str) -> Iterator[tuple[str, tuple[Link, ...]]]:
    """The projects that a thing belongs to, by itself or by its plan."""
    for link in out_of(reader, iri, "inProject"):
        yield link.object, (link,)
    for link in into(reader, iri, "sharesPractice", "hasActionPlan"):
        yield link.subject, (link,)
    for above in into(reader, iri, "hasAction"):
        for link in out_of(reader, above.subject, "inProject"):
            yield link.object, (above, link)


def _bearers(reader: Reader, own: _Marks) -> Iterator[str]:
    """The things that have one of the marks, once for each."""
    for practice in own.practice:
        yield from _with_plans(reader, into(reader, practice, "buildsOn", "informedBy", most=_FOLLOWED))
    instruments = dict.fromkeys(own.instrument)
    for kind in own.type:
        instruments.update(dict.fromkeys(link.subject for link in into(reader, kind, "instrumentType", most=_FOLLOWED)))
    for instrument in instruments:
        yield from _with_plans(reader, into(reader, instrument, *INSTRUMENT_ROLES, most=_FOLLOWED))
    for theme in own.theme:
        yield from _with_plans(reader, into(reader, theme, "theme", most=_FOLLOWED))
    for theme in own.project:
        for link in into(reader, theme, "theme", most=_FOLLOWED):
            for plan in out_of(reader, link.subject, "hasActionPlan", "sharesPractice"):
                yield plan.object
                yield from (action.object for action in out_of(reader, plan.object, "hasAction"))


def _with_plans(reader: Reader, links: Iterator[Link]) -> Iterator[str]:
    for link in links:
        yield link.subject
        yield from (above.subject for above in into(reader, link.subject, "hasAction"))


def _reasons(own: _Marks, other: _Marks, words: Wording) -> Iterator[Reason]:
    for practice in sorted(own.practice.keys() & other.practice.keys()):
        facts = (*own.practice[practice], *other.practice[practice])
        name = words.name(practice)
        english, italian = f"Both build on {name}.", f"Entrambi si basano {words.after('su', practice)}."
        if not own.practice[practice]:
            english, italian = f"It builds on {name}.", f"Si basa {words.after('su', practice)}."
        elif not other.practice[practice]:
            english, italian = f"It is what the other builds on: {name}.", f"È ciò su cui si basa l'altro: {name}."
        yield Reason("practice", WEIGHTS["practice"], words.say(english, italian), facts)
    shared = sorted(own.instrument.keys() & other.instrument.keys())
    for instrument in shared:
        name = words.name(instrument)
        said = words.say(f"Both serve {name}.", f"Entrambi riguardano {name}.")
        yield Reason(
            "instrument", WEIGHTS["instrument"], said, (*own.instrument[instrument], *other.instrument[instrument])
        )
    for kind in _by_themselves(own.type, other.type):
        title = words.title(kind)
        said = words.say(
            f"Both serve a policy instrument of the type {title}.",
            f"Entrambi riguardano uno strumento politico di tipo {title}.",
        )
        yield Reason("type", WEIGHTS["type"], said, (*own.type[kind], *other.type[kind]))
    for theme in _by_themselves(own.theme, other.theme):
        title = words.title(theme)
        said = words.say(f"Both are on the theme {title}.", f"Entrambi hanno per tema {title}.")
        yield Reason("theme", WEIGHTS["theme"], said, (*own.theme[theme], *other.theme[theme]))
    for theme in _by_themselves(own.project, other.project):
        title = words.title(theme)
        said = words.say(f"Both belong to projects on {title}.", f"Entrambi rientrano in progetti su {title}.")
        yield Reason("project", WEIGHTS["project"], said, (*own.project[theme], *other.project[theme]))


def _by_themselves(own: dict[str, tuple[Link, ...]], other: dict[str, tuple[Link, ...]]) -> list[str]:
    """What both have, though not by one and the same thing: the type of a common instrument says nothing more."""
    return [one for one in sorted(own.keys() & other.keys()) if own[one][-1].subject != other[one][-1].subject]


def _bodies(reader: Reader, thing: str) -> tuple[str, ...]:
    """The organisations behind a practice, an action or a plan."""
    found = dict.fromkeys(link.object for link in out_of(reader, thing, "developedBy", *PRACTICE_ROLES))
    for above in into(reader, thing, "hasAction"):
        found.update(dict.fromkeys(link.object for link in out_of(reader, above.subject, "developedBy")))
    return tuple(found)
