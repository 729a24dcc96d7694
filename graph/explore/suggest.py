"""Whom to work with: organisations with shared themes and complementary practices, and no earlier common project."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.explore import meant
from graph.explore.links import Link, all_out_of, into, is_a, out_of
from graph.explore.profile import PRACTICE_ROLES, Profile, Trail, bodies_in, profile
from graph.explore.reasons import Reason, Wording, listed
from graph.iri import BASE
from graph.naming import label
from graph.phrases import phrase
from graph.terms import PREFIXES
from ontology import vocabulary

if TYPE_CHECKING:
    from graph.search import Index
    from graph.store import Reader

WEIGHTS = {"practice": 2.0, "theme": 1.0, "instrument": 1.5, "territory": 0.5, "country": 0.5}
"""What one reason of each sort adds to the score; of themes and practices three count at most."""
_COUNTRY = 2
"""Length of the code of a country, at which the levels of NUTS begin."""
_LEVELS = 6
"""Territories between a place and its country, at most."""
_COUNTED = 3
_FOLLOWED = 2_000
"""Things of common themes and types that are followed to the organisations behind them, shared out evenly."""
_WEIGHED = 50
"""Candidates that are looked at closely: those that most trails lead to."""
_READ = 50
"""Projects, plans and practices of a candidate that are read."""


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation that could be a partner, why, and what was looked at to say that there was no common project."""

    iri: str
    label: str
    score: float
    reasons: tuple[Reason, ...]
    apart: str


_ROLES = frozenset(map(vocabulary.term, ("hasPartner", "leadPartner", "developedBy", "participant", *PRACTICE_ROLES)))
"""How things name the organisations behind them."""


def suggest_partners(
    reader: Reader,
    name_or_iri: str,
    limit: int = 10,
    language: str = "en",
    *,
    index: Index | None = None,
    base: str = BASE,
) -> tuple[Partner, ...]:
    """Organisations that an organisation, or those of a territory, could work with, the best reasons first.

    A score is the sum of its reasons' weights (``WEIGHTS``): a theme both work on, a practice on a theme that the one
    works on without a practice of its own, the same type of policy instrument, a territory of the same kind, another
    country. Left out is whoever shares a project, plan, action or practice already, or is a unit of it. At most 2,000
    things on the common themes are followed, and 50 organisations behind them looked at closely. Raises NotFound for
    names that mean nothing or too much, BadInput for what is neither an organisation nor a territory.
    """
    iri = meant.thing(reader, name_or_iri, ("Organization", "Territory"), index, base)
    own = profile(reader, bodies_in(reader, iri) if is_a(reader, iri, "Territory") else [iri])
    words = Wording(reader, language, base)
    excluded = _companions(reader, own)
    counted = Counter(body for body in _candidates(reader, own) if body not in excluded)
    likely = sorted(counted, key=lambda body: (-counted[body], body))[:_WEIGHED]
    found = [_weighed(reader, own, body, words, iri) for body in likely]
    found.sort(key=lambda one: (-one.score, one.iri))
    return tuple(one for one in found if one.reasons)[:limit]


def _companions(reader: Reader, own: Profile) -> set[str]:
    """The organisations themselves, their units, and all that share a project, plan or practice with them."""
    found = set(own.organisations)
    for body in own.organisations:
        found.update(link.object for link in out_of(reader, body, "unitOf"))
        found.update(link.subject for link in into(reader, body, "unitOf"))
    for project in own.projects:
        found.update(link.object for link in out_of(reader, project, "hasPartner", "leadPartner"))
        for link in into(reader, project, "inProject"):
            found.update(other.object for other in out_of(reader, link.subject, "participant"))
    for plan in own.plans:
        found.update(link.object for link in out_of(reader, plan, "developedBy"))
        for link in out_of(reader, plan, "hasAction"):
            found.update(other.object for other in out_of(reader, link.object, "involves", *PRACTICE_ROLES))
    for practice in own.practices:
        found.update(link.object for link in out_of(reader, practice, *PRACTICE_ROLES))
    return found


def _candidates(reader: Reader, own: Profile) -> Iterator[str]:
    """Organisations behind things of the same themes and types of instruments, once for each trail."""
    share = max(_FOLLOWED // max(len(own.themes) + len(own.types), 1), 1)
    for theme in own.themes:
        for link in into(reader, theme, "theme", most=share):
            yield from _behind(reader, link.subject)
    for kind in own.types:
        for link in into(reader, kind, "instrumentType", most=share):
            for user in into(reader, link.subject, "developedWithin", "addresses", most=share):
                yield from _behind(reader, user.subject)


def _behind(reader: Reader, thing: str) -> Iterator[str]:
    found = {link.object for link in all_out_of(reader, thing) if link.predicate in _ROLES}
    for link in into(reader, thing, "hasAction"):
        found.update(one.object for one in out_of(reader, link.subject, "developedBy"))
    yield from sorted(found)


def _weighed(reader: Reader, own: Profile, body: str, words: Wording, asked: str) -> Partner:
    other = profile(reader, [body], _READ)
    reasons = [
        *_practices(own, other, words),
        *_themes(own, other, words),
        *_instruments(own, other, words),
        *_territory(reader, asked, body, words),
    ]
    if not any(reason.feature not in {"territory", "country"} for reason in reasons):
        reasons = []  # to be a region elsewhere is no reason by itself
    score = round(sum(reason.weight for reason in reasons), 2)
    name = label(reader, body, words.language, words.base)
    return Partner(body, name, score, tuple(reasons), _apart(own, other, words))


def _practices(own: Profile, other: Profile, words: Wording) -> Iterator[Reason]:
    """What the other has a practice on, while the one works on it without one."""
    wanted = {theme: trail for theme, trail in own.themes.items() if theme not in own.practice_themes}
    fitting = [(theme, trail) for theme, trail in sorted(other.practice_themes.items()) if theme in wanted]
    for theme, trail in fitting[:_COUNTED]:
        holds, mine = trail[0], wanted[theme]
        practice = words.name(holds.subject)
        role = phrase(holds.predicate, True, words.language, words.called(holds.subject))
        who = words.name(mine[0].object)
        yield Reason(
            "practice",
            WEIGHTS["practice"],
            words.say(
                f"{practice} {words.after(role, holds.object)} and is on the theme {words.title(theme)}; {who} works "
                f"on it {words.after('in', mine[-1].subject)}, and no document read names a practice of its own on it.",
                f"{practice} {words.after(role, holds.object)} e ha per tema {words.title(theme)}; {who} vi lavora "
                f"{words.after('in', mine[-1].subject)}, e nessun documento letto indica una sua pratica in merito.",
            ),
            (*trail, *mine),
        )


def _themes(own: Profile, other: Profile, words: Wording) -> Iterator[Reason]:
    for theme in sorted(own.themes.keys() & other.themes.keys())[:_COUNTED]:
        title = words.title(theme)
        where = _each(words, "in", own.themes[theme], other.themes[theme])
        yield Reason(
            "theme",
            WEIGHTS["theme"],
            words.say(f"Both work on {title}: {where}.", f"Entrambi lavorano su {title}: {where}."),
            (*own.themes[theme], *other.themes[theme]),
        )


def _instruments(own: Profile, other: Profile, words: Wording) -> Iterator[Reason]:
    for kind in sorted(own.types.keys() & other.types.keys())[:1]:
        title = words.title(kind)
        where = _each(words, "su" if words.language == "it" else "on", own.types[kind], other.types[kind])
        yield Reason(
            "instrument",
            WEIGHTS["instrument"],
            words.say(
                f"Both work on a policy instrument of the type {title}: {where}.",
                f"Entrambi lavorano su uno strumento politico di tipo {title}: {where}.",
            ),
            (*own.types[kind], *other.types[kind]),
        )


def _each(words: Wording, preposition: str, *trails: Trail) -> str:
    """Where each side works: "Kouvola in CircPro, the Lombardy Region in CircE"."""
    return ", ".join(f"{words.name(one[0].object)} {words.after(preposition, one[-1].subject)}" for one in trails)


def _territory(reader: Reader, asked: str, body: str, words: Wording) -> Iterator[Reason]:
    """That they are at home in two countries, and in territories of one kind: regions of one level, cities."""
    homes = [_home(reader, asked), _home(reader, body)]
    yield from _countries(reader, homes, words)
    kinds = [_sort_of(reader, place, words.language) if place else "" for _, place in homes]
    if not kinds[0] or kinds[0] != kinds[1] or homes[0][1] == homes[1][1]:
        return
    places = listed([words.name(place) for _, place in homes], words.language)
    yield Reason(
        "territory",
        WEIGHTS["territory"],
        words.say(
            f"Both are at home in a territory of the same kind ({kinds[0]}): {places}.",
            f"Entrambi hanno sede in un territorio dello stesso tipo ({kinds[0]}): {places}.",
        ),
        tuple(link for link, _ in homes if link),
    )


def _countries(reader: Reader, homes: list[tuple[Link | None, str]], words: Wording) -> Iterator[Reason]:
    trails = [((link,) if link else ()) + _to_country(reader, place) for link, place in homes]
    ends = [trail[-1].object if trail else place for trail, (_, place) in zip(trails, homes, strict=True)]
    if ends[0] == ends[1] or not all(end and is_a(reader, end, "Country") for end in ends):
        return
    countries = listed([words.name(end) for end in ends], words.language)
    yield Reason(
        "country",
        WEIGHTS["country"],
        words.say(f"They are at home in two countries: {countries}.", f"Hanno sede in due paesi diversi: {countries}."),
        (*trails[0], *trails[1]),
    )


def _to_country(reader: Reader, place: str) -> Trail:
    """The facts that lead from a territory up to its country, () where it is one."""
    trail: list[Link] = []
    while place and len(trail) < _LEVELS and not is_a(reader, place, "Country"):
        link = next(out_of(reader, place, "withinTerritory"), None)
        if link is None:
            break
        trail.append(link)
        place = link.object
    return tuple(trail)


def _home(reader: Reader, iri: str) -> tuple[Link | None, str]:
    if is_a(reader, iri, "Territory"):
        return None, iri
    link = next(out_of(reader, iri, "basedIn"), None)
    return link, link.object if link else ""


def _sort_of(reader: Reader, place: str, language: str) -> str:
    """What kind of territory it is: "NUTS 2", "city"; '' for a country or what has no class."""
    code = place.removeprefix(PREFIXES["nuts"])
    if code != place and len(code) > _COUNTRY:
        return f"NUTS {len(code) - _COUNTRY}"
    return vocabulary.label(vocabulary.term("City"), language) if is_a(reader, place, "City") else ""


def _apart(own: Profile, other: Profile, words: Wording) -> str:
    """That no project names both, and how many projects were looked at on each side."""
    mine, theirs = len(own.projects), len(other.projects)
    return words.say(
        f"No document read names both in one project ({_projects(mine, 'en')} here, {_projects(theirs, 'en')} there).",
        f"Nessun documento letto li indica insieme in un progetto ({_projects(mine, 'it')} qui, "
        f"{_projects(theirs, 'it')} là).",
    )


def _projects(count: int, language: str) -> str:
    one, many = ("progetto", "progetti") if language == "it" else ("project", "projects")
    if count >= _READ:
        return f"{'almeno' if language == 'it' else 'at least'} {_READ} {many}"
    return f"{count} {one if count == 1 else many}"
