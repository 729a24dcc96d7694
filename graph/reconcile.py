"""Which thing of the graph a name in a list means: yes, perhaps, or none, each with a score and the reason.

``yes`` is said of the one thing that bears the very name, where nothing speaks against it and the name is more than
what many things are called. Nothing is written: a match is advice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.bearers import Bearer, Bearers, Profiled, around
from graph.iri import BASE
from graph.language_names import language_name
from graph.naming import is_there
from graph.same_name import are_same, is_acronym, is_short, same_name
from ontology import authority, territories, vocabulary
from ontology.names import fold

if TYPE_CHECKING:
    from graph.search import Index
    from graph.store import Reader

YES, CANDIDATE, NO = "yes", "candidate", "no"
LIMIT = 5
"""Candidates that are listed unless more are asked for."""

_LEAST = 0.6  # score of the least candidate
_LEAST_KNOWN = 0.35  # of a name of several words must be known for anything to be like it
_FEWEST = 20  # hits of the search that are weighed
_LIKE_AT_MOST = 0.94  # score of what is alike and not the same
_ELSEWHERE, _ASIDE = 0.5, 0.8  # what is left of a score where country or programme, and where the place differs
_TITLE = 40  # characters of a project's title that tells enough by itself, as for lists in ``graph.identity``
_BRACKET = re.compile(r"(.+?)\s*[(\[]([^()\[\]]+)[)\]]\s*")
_HALVES = re.compile(r"(.+?)\s*(?:\s[-–—]|[–—/|:;])\s+(.+)")
_COMMA = re.compile(r"(.+),\s*([^,]+)")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A name in a list, and what stands beside it.

    ``kind`` is a class of the ontology, ``country`` ISO 3166 alpha-2, ``place`` the code of a territory, ``programmes``
    keys of the authority tables without their period, each empty where the list says nothing. ``others`` are further
    names of the same thing. ``known`` is the IRI that it has by a code, a row of the shipped tables or by law, whatever
    it is called. ``unread`` is what stands beside it as its country and is none that is known. ``telling`` is False
    for what many bodies are called ("Ministry of the Environment").
    """

    text: str
    kind: str | None = None
    country: str | None = None
    place: str | None = None
    programmes: frozenset[str] = frozenset()
    others: tuple[str, ...] = ()
    known: str | None = None
    unread: str = ""
    telling: bool = True


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing that a name may mean; ``score`` goes from 0 to 1."""

    iri: str
    label: str
    kind: str
    score: float
    name: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a name was found to mean: ``match`` is ``yes``, ``candidate`` or ``no``, '' for an empty name.

    ``best`` is the thing meant, or the likeliest; None with ``no``. ``others`` are the further candidates, best first.
    """

    match: str
    best: Candidate | None = None
    reason: str = ""
    others: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What beside the name speaks for a thing, and what against it."""

    agrees: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()
    elsewhere: bool = False

    def plus(self, agrees: str = "", differs: str = "") -> _Evidence:
        return replace(
            self, agrees=(*self.agrees, *filter(None, [agrees])), differs=(*self.differs, *filter(None, [differs]))
        )


class Reconciler:
    """Matches names against one state of a graph. What was asked once is not asked again."""

    def __init__(self, reader: Reader, index: Index, base: str = BASE) -> None:
        self._reader, self._index, self._base = reader, index, base
        self._bearers = Bearers(reader, base)
        self._said: dict[tuple[Wanted, int], Verdict] = {}

    def match(self, wanted: Wanted, limit: int = LIMIT) -> Verdict:
        """The thing that a name means, with at most ``limit`` candidates in all."""
        if (wanted, limit) not in self._said:
            self._said[wanted, limit] = self._match(wanted, limit)
        return self._said[wanted, limit]

    def _match(self, wanted: Wanted, limit: int) -> Verdict:
        if not same_name(wanted.text).key:
            return Verdict("")
        for form, rest in spelled(wanted.text):
            found = self._called(form, wanted.kind)
            if found:
                return self._decided(wanted, form, rest, found, limit)
            if not rest and wanted.known is not None and self.has(wanted.known, wanted.kind):
                return self._decided(wanted, form, "", {}, limit)
        for other in wanted.others:
            found = self._called(other, wanted.kind)
            if found:
                return self._decided(wanted, other, "", found, limit)
        return self._alike(wanted, limit)

    def _called(self, name: str, kind: str | None) -> dict[str, list[Bearer]]:
        """The names that are this one, by thing; without legal forms where there is none with them."""
        for bearers in (self._bearers.of(name), self._bearers.but_for_legal_form(name)):
            found: dict[str, list[Bearer]] = {}
            for one in bearers:
                kinds = self._bearers.profiled(one.iri).kinds
                if kinds and (kind is None or kind in kinds):
                    found.setdefault(one.iri, []).append(one)
            if found:
                return found
        return {}

    def has(self, iri: str, kind: str | None = None) -> bool:
        """Whether the graph speaks of a thing, as one of a class where one is given."""
        return is_there(self._reader, iri) and (kind is None or kind in self._bearers.profiled(iri).kinds)

    def _decided(self, wanted: Wanted, form: str, rest: str, found: dict[str, list[Bearer]], limit: int) -> Verdict:
        """The verdict where some things bear the very name, or the shipped tables know whose it is."""
        known = wanted.known if not rest and wanted.known and self.has(wanted.known, wanted.kind) else None
        iris = sorted({*found, known} if known else found)
        weighed = {iri: self._evidence(wanted, iri, rest) for iri in iris}
        ranked = sorted(
            (self._candidate(wanted, form, iri, found.get(iri, ()), weighed[iri]) for iri in iris),
            key=lambda one: (one.iri != known, -one.score, one.label, one.iri),
        )
        live = [one for one in ranked if not weighed[one.iri].differs]
        letter = [one for one in live if any(fold(name.name) == fold(form) for name in found.get(one.iri, ()))]
        live = letter if len(letter) == 1 and known is None else live
        best = live[0] if live else ranked[0]
        others = tuple(one for one in ranked if one != best)[: limit - 1]
        evidence = weighed[best.iri]
        how = _how(form, wanted, found.get(best.iri, ()), self._bearers.profiled(best.iri))
        if not live and evidence.elsewhere:
            return Verdict(NO, None, f"{how}, but {'; '.join(evidence.differs)}: not matched", tuple(ranked[:limit]))
        if not live:
            return Verdict(CANDIDATE, best, f"{how}, but {'; '.join(evidence.differs)}", others)
        if len(live) > 1:
            return Verdict(CANDIDATE, best, f"{how}: {len(live)} things have it", others)
        doubt = self._doubt(wanted, best, found.get(best.iri, ()), evidence)
        agreed = wanted.others and "both names agree" not in evidence.agrees and self._agree(wanted, best.iri)
        reason = "; ".join([how, *(["both names agree"] if agreed else []), *evidence.agrees])
        if doubt:
            return Verdict(CANDIDATE, best, f"{reason}; {doubt}", others)
        return Verdict(YES, best, reason, others)

    def _candidate(
        self, wanted: Wanted, form: str, iri: str, bearers: Sequence[Bearer], evidence: _Evidence
    ) -> Candidate:
        """A thing that bears the very name; less than that costs little."""
        thing = self._bearers.profiled(iri)
        exact = not bearers or any(are_same(one.name, form) for one in bearers)
        score = 1.0 - 0.02 * (not exact) - 0.03 * (form != wanted.text)
        if not evidence.agrees and _is_short_for(form, bearers):
            score -= 0.1
        name = bearers[0].name if bearers else form
        return Candidate(iri, thing.label, thing.kind, _lowered(score, evidence), name)

    def _doubt(self, wanted: Wanted, best: Candidate, bearers: Sequence[Bearer], evidence: _Evidence) -> str:
        """Why the very name of one thing is not enough, '' where it is."""
        if wanted.unread:
            return f"“{wanted.unread}” is no country that is known"
        if evidence.agrees or not bearers or best.iri == wanted.known or self._in_tables(best.iri, bearers[0].name):
            return ""
        if self._agree(wanted, best.iri):
            return ""
        if _is_short_for(bearers[0].name, bearers):
            return "one word alone, and nothing else agrees"
        title = best.kind == "Project" and len(same_name(bearers[0].name).key) < _TITLE
        if title and wanted.others:
            return "a short title, and nothing else agrees"
        if not wanted.telling:
            return "many are called so, and nothing else agrees"
        return ""

    def _agree(self, wanted: Wanted, iri: str) -> bool:
        """Whether the thing bears two different names of the list: acronym and title, name and translation."""
        names = {same_name(name).key for name in (wanted.text, *wanted.others)}
        return sum(1 for name in names if any(one.iri == iri for one in self._bearers.of(name))) > 1

    def _in_tables(self, iri: str, name: str) -> bool:
        """Whether the shipped tables have one thing of that class and name, which is this one."""
        key = iri.removeprefix(f"{self._base}id/")
        row = authority.get(key)
        if row is None or authority.is_ambiguous(key):
            return False
        return [one.key for one in authority.find(name, kinds=_class_of(row.kind))] == [key]

    def _evidence(self, wanted: Wanted, iri: str, rest: str) -> _Evidence:
        thing = self._bearers.profiled(iri)
        country = wanted.country or (territories.by_code(wanted.place).country if wanted.place else None)
        found = _Evidence()
        if country and thing.countries:
            if country in thing.countries:
                found = found.plus("same country")
            else:
                found = replace(
                    found.plus(differs=f"country differs ({'/'.join(sorted(thing.countries))}, not {country})"),
                    elsewhere=True,
                )
        if wanted.place and not found.elsewhere:
            found = _placed(found, wanted.place, thing)
        if wanted.programmes and thing.programmes:
            if wanted.programmes & thing.programmes:
                found = found.plus("same programme")
            else:
                found = replace(found.plus(differs="programme differs"), elsewhere=True)
        return self._with_rest(found, rest, thing) if rest else found

    def _with_rest(self, found: _Evidence, rest: str, thing: Profiled) -> _Evidence:
        """What the part of a cell says that is not the name: another name, a country, a place, or something else."""
        if any(one.iri == thing.iri for one in self._bearers.of(rest)):
            return found.plus("both names agree")
        place = _place_of(rest)
        if place is not None and place.kind == "Country":
            if not thing.countries or place.country in thing.countries:
                return found.plus("same country" if thing.countries and "same country" not in found.agrees else "")
            return replace(found.plus(differs=f"country differs ({rest})"), elsewhere=True)
        if is_acronym(rest):
            return found
        if place is not None:
            return _placed(found, place.code, thing)
        return found.plus(differs=f"“{rest}” is not in the name")

    def _alike(self, wanted: Wanted, limit: int) -> Verdict:
        """The verdict where nothing bears the very name."""
        scores: dict[str, Candidate] = {}
        for text in dict.fromkeys([wanted.text, *(form for form, _ in spelled(wanted.text)), *wanted.others]):
            if self._bearers.known_share(text, wanted.kind) < _LEAST_KNOWN:
                continue  # nothing like it can be there: the search would cost a hundredth of a second
            for hit in self._index.find(text, kind=wanted.kind, limit=_FEWEST):
                thing = self._bearers.profiled(hit.iri)
                if not thing.kinds:
                    continue
                likeness = min(_LIKE_AT_MOST, self._bearers.words.likeness(text, hit.name))
                score = _lowered(likeness, self._evidence(wanted, hit.iri, ""))
                one = Candidate(hit.iri, thing.label, thing.kind, score, hit.name)
                if score >= _LEAST and (hit.iri not in scores or scores[hit.iri].score < score):
                    scores[hit.iri] = one
        ranked = sorted(scores.values(), key=lambda one: (-one.score, one.label, one.iri))[:limit]
        if not ranked:
            return Verdict(NO, None, "no name is like it")
        best = ranked[0]
        evidence = self._evidence(wanted, best.iri, "")
        reason = "; ".join([f"like “{best.name}”", *evidence.agrees, *evidence.differs])
        return Verdict(CANDIDATE, best, reason, tuple(ranked[1:]))


def spelled(text: str) -> Iterable[tuple[str, str]]:
    """The ways in which a cell can hold a name: (name, the rest), the whole first.

    >>> list(spelled("ARPA Piemonte (IT)"))
    [('ARPA Piemonte (IT)', ''), ('ARPA Piemonte', 'IT')]
    >>> list(spelled("CircPro - Smart circular procurement"))[1:]
    [('CircPro', 'Smart circular procurement'), ('Smart circular procurement', 'CircPro')]
    """
    text = text.strip()
    found = [(text, "")]
    bracket = _BRACKET.fullmatch(text)
    if bracket:
        found += [(bracket[1], bracket[2]), (bracket[2], bracket[1])]
    halves = _HALVES.fullmatch(text)
    if halves:
        found += [(halves[1], halves[2]), (halves[2], halves[1])]
    comma = _COMMA.fullmatch(text)
    if comma:
        found.append((comma[1], comma[2]))
    # two letters name a country, and no thing that a bracket could hold
    return dict.fromkeys((name, rest) for name, rest in found if len(name) > 2 or not rest)


def _placed(found: _Evidence, code: str, thing: Profiled) -> _Evidence:
    """The evidence with a place: one is within the other, or they are apart."""
    exact = {place for place in thing.places if len(place) > 2}
    if not exact or len(code) < 3:
        return found
    if code in around(exact) or exact & around([code]):
        return found.plus("same place")
    return found.plus(differs=f"place differs ({'/'.join(sorted(exact))}, not {code})")


def _place_of(text: str) -> territories.Territory | None:
    """The territory that a text is the name or code of, None where there is none."""
    if re.fullmatch(r"[A-Z]{2,3}", text):
        try:
            return territories.by_code(text)
        except LookupError:
            return None
    return next(iter(territories.find(text)), None)


def _is_short_for(form: str, bearers: Sequence[Bearer]) -> bool:
    return bool(bearers) and (is_short(form) or all(one.acronym for one in bearers))


def _lowered(score: float, evidence: _Evidence) -> float:
    """A score, less where something speaks against it."""
    if evidence.elsewhere:
        score *= _ELSEWHERE
    elif evidence.differs:
        score *= _ASIDE
    return round(score, 2)


def _class_of(kind: str) -> tuple[str, ...]:
    return (kind, *vocabulary.superclasses(kind), *vocabulary.subclasses(kind))


def _how(form: str, wanted: Wanted, bearers: Sequence[Bearer], thing: Profiled) -> str:
    """In what way the name is that of the thing, in words."""
    if not bearers:
        return "known so in the shipped tables, or the one body of its kind in its territory"
    same = [one for one in bearers if are_same(one.name, form)]
    what = "same acronym" if all(one.acronym for one in same or bearers) else "same name"
    aside = "" if same else " but for the legal form"
    part = f" (“{form}”)" if form != wanted.text.strip() else ""
    return f"{what}{aside}{_spoken(same or bearers, thing)}{part}"


def _spoken(bearers: Sequence[Bearer], thing: Profiled) -> str:
    """In which language the name is said, one of the thing's own country before others; '' where one is not told."""
    own = [code for country in sorted(thing.countries) for code in territories.country_languages(country)]
    languages = {one.language for one in bearers}
    if not languages or "" in languages:
        return ""
    first = min(languages, key=lambda code: (code not in own, code != "en", code))
    return f", in {language_name(first)}"
