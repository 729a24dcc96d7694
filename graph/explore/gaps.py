"""What one would expect to be said of a project, plan, action or practice, and that no document read says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.explore import meant
from graph.explore.links import Link, into, is_a, kind_of, out_of
from graph.explore.profile import INSTRUMENT_ROLES
from graph.explore.read import absent, documents_about
from graph.explore.reasons import Wording, listed
from graph.iri import BASE
from graph.naming import label
from graph.terms import DEFAULT_GRAPH, node, plain
from ontology import vocabulary
from ontology.check import check

if TYPE_CHECKING:
    from graph.search import Index
    from graph.store import Reader

KINDS = ("Project", "ActionPlan", "Action", "Initiative", "PolicyFramework", "PolicyChange", "Organization")
_COUNTS = {  # the property that states a number: (the property that is counted, English; Italian, its ending)
    "actionCount": ("hasAction", "Actions", "Azioni", "e"),
    "partnerCount": ("hasPartner", "Partners", "Partner", "i"),
    "practiceCount": ("sharesPractice", "Practices", "Pratiche", "e"),
}
_AT_THE_OTHER_END = {"hasAction": "ActionPlan", "hasPhase": "Project"}
"""What is missing where nothing has such a link to the thing."""
_PARTS = 200
"""Plans, actions and practices of a project that are looked at."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is not said of a thing (IRI): in a sentence, with the documents (IRIs) that were read about it.

    ``missing`` is the local name of the property, or the part of a chain, that nothing was found for. ``facts`` are
    what makes one expect it, such as a commitment.
    """

    thing: str
    label: str
    missing: str
    sentence: str
    read: tuple[str, ...]
    facts: tuple[Link, ...] = ()

    def __str__(self) -> str:
        return self.sentence


def gaps(
    reader: Reader, name_or_iri: str, language: str = "en", *, index: Index | None = None, base: str = BASE
) -> tuple[Gap, ...]:
    """What no document read says of a thing and, for a project or plan, of its plans, actions and practices.

    Expected is what the ontology's shapes ask for, a chain from a practice over an action to an instrument and its
    change, as many parts as a document states, and a plan of whoever committed to one. Raises NotFound for a name that
    means nothing or too much.
    """
    iri = meant.thing(reader, name_or_iri, KINDS, index, base)
    found: list[Gap] = []
    for thing in _with_parts(reader, iri):
        read = documents_about(reader, [thing], base)
        found += _of(reader, thing, read, Wording(reader, language, base))
    return tuple(found)


def _with_parts(reader: Reader, iri: str) -> list[str]:
    """The thing, and what it is made of: plans, actions, practices."""
    found = dict.fromkeys([iri])
    if is_a(reader, iri, "Project"):
        links = [*out_of(reader, iri, "hasActionPlan", "sharesPractice")]
        found.update(dict.fromkeys(link.object for link in links))
        belonging = [link.subject for link in into(reader, iri, "inProject")]
        found.update(dict.fromkeys(one for one in belonging if is_a(reader, one, "ActionPlan", "Initiative")))
    for plan in list(found):
        found.update(dict.fromkeys(link.object for link in out_of(reader, plan, "hasAction")))
    return list(found)[:_PARTS]


def _of(reader: Reader, thing: str, read: tuple[str, ...], words: Wording) -> Iterator[Gap]:
    name = label(reader, thing, words.language, words.base)
    about = words.after("su" if words.language == "it" else "about", thing)
    for missing in _unstated(reader, thing):
        said = _title(missing, words.language)
        yield Gap(thing, name, missing.removeprefix("^"), _not_stated(said, about, len(read), words), read)
    for missing, kind in _broken(reader, thing):
        yield Gap(thing, name, missing, absent(missing, kind, len(read), words.language), read)
    yield from _counted(reader, thing, name, about, read, words)
    yield from _promised(reader, thing, name, read, words)


def _unstated(reader: Reader, thing: str) -> list[str]:
    """Local names of the properties that a shape asks for and nothing states, ``^`` before those that come in."""
    quads = [
        *reader.match(node(thing), None, None, DEFAULT_GRAPH),
        *reader.match(None, None, node(thing), DEFAULT_GRAPH),
    ]
    findings = [one for one in check(quads) if one.focus == thing and one.severity != "Violation"]
    paths = [one.path for one in findings if one.path and one.value is None]
    return sorted({("^" if path.startswith("^") else "") + vocabulary.local(path.removeprefix("^")) for path in paths})


def _title(missing: str, language: str) -> str:
    name = missing.removeprefix("^")
    kind = _AT_THE_OTHER_END.get(name) if missing.startswith("^") else None
    return vocabulary.label(vocabulary.term(kind) if kind else _property(name), language)


def _property(name: str) -> str:
    return vocabulary.expand(name) if ":" in name else vocabulary.term(name)


def _not_stated(said: str, about: str, read: int, words: Wording) -> str:
    if not read:
        return words.say(
            f"Not stated: {said}; no document {about} was read.",
            f"Non indicato: {said}; non è stato letto alcun documento {about}.",
        )
    return words.say(
        f"Not stated in the {'one document' if read == 1 else f'{read} documents'} {about}: {said}.",
        f"Non indicato {'nel solo documento letto' if read == 1 else f'nei {read} documenti letti'} {about}: {said}.",
    )


def _broken(reader: Reader, thing: str) -> Iterator[tuple[str, str]]:
    """The parts of a chain that a plan or action lacks, each with what it is looked for about."""
    if is_a(reader, thing, "ActionPlan"):
        actions = [link.object for link in out_of(reader, thing, "hasAction")]
        if not actions:
            yield "action", "plan"
        if not any(_has_practice(reader, one) for one in (thing, *actions)):
            yield "practice", "plan"
        instruments = [link for one in (thing, *actions) for link in out_of(reader, one, *INSTRUMENT_ROLES)]
        if not instruments:
            yield "instrument", "plan"
        causes = [thing, *actions, *(link.object for link in out_of(reader, thing, "inProject"))]
        if not any(True for cause in causes for _ in into(reader, cause, "resultOf")):
            yield "change", "plan"
    elif is_a(reader, thing, "Action") and not _has_practice(reader, thing):
        yield "practice", "action"


def _has_practice(reader: Reader, thing: str) -> bool:
    return any(is_a(reader, link.object, "Initiative") for link in out_of(reader, thing, "buildsOn", "informedBy"))


def _counted(reader: Reader, thing: str, name: str, about: str, read: tuple[str, ...], words: Wording) -> Iterator[Gap]:
    """Fewer parts named than a document states."""
    for stated, (counted, english, italian, ending) in _COUNTS.items():
        quads = reader.match(node(thing), node(vocabulary.term(stated)), None, DEFAULT_GRAPH)
        number = next((plain(quad.object) for quad in quads), None)
        links = tuple(out_of(reader, thing, counted))
        if not isinstance(number, int) or len(links) >= number:
            continue
        sentence = words.say(
            f"{english}: {number} stated, {len(links)} named in the documents {about}.",
            f"{italian}: {number} dichiarat{ending}, {len(links)} indicat{ending} nei documenti {about}.",
        )
        yield Gap(thing, name, stated, sentence, read, links)


def _promised(reader: Reader, thing: str, name: str, read: tuple[str, ...], words: Wording) -> Iterator[Gap]:
    """Whoever committed to an action plan in the project, and of whom no document names one."""
    if kind_of(reader, thing) != "Project":
        return
    plans = [link.object for link in out_of(reader, thing, "hasActionPlan")]
    done = {link.object for plan in plans for link in out_of(reader, plan, "developedBy")}
    wanted = vocabulary.term("ActionPlan")
    open_links: dict[str, Link] = {}
    for link in into(reader, thing, "inProject"):
        promises = reader.match(node(link.subject), node(vocabulary.term("commitsTo")), node(wanted), DEFAULT_GRAPH)
        if next(iter(promises), None) is None:
            continue
        for made in out_of(reader, link.subject, "commitmentOf"):
            if made.object not in done and is_a(reader, made.object, "Organization"):
                open_links.setdefault(made.object, made)
    if open_links:
        who = listed([words.name(one) for one in sorted(open_links)], words.language, most=4)
        sentence = words.say(
            f"Committed to an action plan, of whom no document read names one: {who}.",
            f"Si sono impegnati a un piano d'azione, che nessun documento letto indica: {who}.",
        )
        yield Gap(thing, name, "commitsTo", sentence, read, tuple(open_links[one] for one in sorted(open_links)))
