"""Papers of seven kinds, put together from a language's sentences and a project's facts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from tools.corpus.language import Language, language
from tools.corpus.lists import operations, partner_table
from tools.corpus.paper import Heading, Items, Paper, Paragraph, Part
from tools.corpus.places import Body, cities, country_name, elided, regions
from tools.corpus.projects import Project


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies before the one who writes a paper: dice, language, project, the partner at home, what fills slots."""

    dice: Random
    words: Language
    project: Project
    home: Body
    slots: Mapping[str, str]

    def say(self, phrase: str) -> str:
        """A sentence with its slots filled; numbers and costs differ from sentence to sentence."""
        cost = self.words.amount(self.dice.randrange(8, 900) * 1000)
        made = phrase.format_map({**self.slots, "number": str(self.dice.randint(3, 48)), "cost": cost})
        return elided(made) if self.words.code == "fr" else made

    def all(self, name: str) -> tuple[str, ...]:
        """Every sentence of that name, in order."""
        return tuple(map(self.say, self.words.phrases[name]))

    def some(self, name: str) -> tuple[str, ...]:
        """The first sentence of that name and some of the others, in order."""
        first, *others = self.words.phrases[name]
        kept = [phrase for phrase in others if self.dice.random() < 0.7]
        return tuple(map(self.say, [first, *kept]))

    def long(self, name: str, length: int) -> Iterator[Paragraph]:
        """Paragraphs made of those sentences; in longer papers of several rounds, about another partner each."""
        yield from _paragraphs(self.some(name))
        for _ in range(length // 2):
            place = self.dice.choice(self.project.partners)
            other = replace(self, slots=_slots(self.words, self.project, self.home, place, self.dice))
            yield from _paragraphs(other.some(name))

    def field(self, form: str, name: str, level: int = 2) -> Heading:
        """The heading of a form's field."""
        return Heading(level, self.words.heading(form, name))


def compose(kind: str, code: str, project: Project, dice: Random, length: int = 1) -> Paper:
    """A paper of a kind (one of ``KINDS``) in a language about a project.

    ``length`` 1 is a page or two, 24 some fifteen pages of an action plan: more actions and longer sections.
    """
    words = language(code)
    home = dice.choice(project.partners)
    # A practice is at home; what a plan learns from stands abroad.
    place = home if kind == "practice" else dice.choice(project.partners)
    desk = Desk(dice, words, project, home, _slots(words, project, home, place, dice))
    title, parts = KINDS[kind](desk, length)
    day = date(project.start.year + 1, 1, 1) + timedelta(dice.randrange(700))
    return Paper(kind, code, title, day, f"{home.country}/{home.region}", (Heading(1, title), *parts))


def _slots(words: Language, project: Project, home: Body, place: Body, dice: Random) -> dict[str, str]:
    lead = project.partners[0]
    day = project.start + timedelta(dice.randrange(60, 900))
    slots = {
        "acronym": project.acronym,
        "programme": project.programme,
        "theme": words.phrases["themes"][project.theme],
        "lead": lead.name,
        "lead_country": country_name(lead.country, words.code),
        "body": home.name,
        "country": country_name(home.country, words.code),
        "region": home.region,
        "city": place.city,
        "other_city": dice.choice(cities(lead.country)),
        "start": words.date(project.start),
        "end": words.date(project.end),
        "date": words.date(day),
        "year": str(dice.randint(2001, 2015)),
        "amount": words.amount(project.budget),
    }
    slots["practice"] = dice.choice(words.phrases["practices"]).format(city=place.city)
    slots["instrument"] = dice.choice(words.phrases["instruments"]).format(region=home.region)
    return slots


def _partner(desk: Desk, body: Body) -> str:
    return f"{body.name} ({country_name(body.country, desk.words.code)})"


def _paragraphs(sentences: tuple[str, ...], size: int = 3) -> Iterator[Paragraph]:
    for place in range(0, len(sentences), size):
        yield Paragraph(" ".join(sentences[place : place + size]))


def _project(desk: Desk, length: int) -> tuple[str, list[Part]]:
    words, project = desk.words, desk.project
    parts: list[Part] = [*_paragraphs(desk.all("about"))]
    parts += [desk.field("project", "aims"), Items(desk.some("aims"))]
    parts += [desk.field("project", "partners"), Items(tuple(_partner(desk, one) for one in project.partners))]
    if length > 1:
        parts += [desk.field("action-plan", "policyContext"), *desk.long("context", length)]
    return f"{project.acronym} – {words.phrases['themes'][project.theme]}", parts


def _plan(desk: Desk, length: int) -> tuple[str, list[Part]]:
    words = desk.words
    facts = {
        "project": desk.project.acronym,
        "developer": desk.home.name,
        "country": desk.slots["country"],
        "territory": desk.home.region,
    }
    parts: list[Part] = [desk.field("action-plan", "generalInformation")]
    parts += [Paragraph(f"{words.heading('action-plan', field)}: {value}") for field, value in facts.items()]
    parts += [desk.field("action-plan", "policyContext"), *desk.long("context", length)]
    parts.append(desk.field("action-plan", "actionDetails"))
    for number in range(1, min(length, 5) + 2):
        title = words.phrases["actions"][(desk.project.theme + number) % 5]
        parts.append(Heading(2, f"{words.heading('action-plan', 'action')} {number}: {title}"))
        for field in ("background", "activity"):
            parts += [desk.field("action-plan", field, 3), *desk.long(field, length)]
        players = desk.dice.sample([one for one in desk.project.partners if one != desk.home], 2)
        parts += [desk.field("action-plan", "involves", 3), Items((desk.home.name, *(one.name for one in players)))]
        for field, name in (("timeframe", "timeframe"), ("cost", "cost"), ("fundingSource", "funding")):
            parts += [desk.field("action-plan", field, 3), *_paragraphs(desk.all(name), 1)]
    parts += [desk.field("action-plan", "monitoring"), *_paragraphs(desk.all("monitoring"))]
    return f"{words.labels['plan']} {desk.project.acronym}: {desk.home.name}", parts


def _practice(desk: Desk, length: int) -> tuple[str, list[Part]]:
    fields: dict[str, tuple[str, ...]] = {
        "mainInstitution": (desk.home.name,),
        "location": (f"{desk.slots['city']}, {desk.slots['country']}",),
        "startDate": (desk.slots["year"],),
        "summary": desk.all("summary"),
        "description": desk.some("description"),
        "resourcesNeeded": desk.all("resources"),
        "evidenceOfSuccess": desk.all("evidence"),
        "difficulties": desk.all("difficulties"),
        "transferPotential": desk.all("transfer"),
        "theme": (desk.slots["theme"],),
        "project": (desk.project.acronym,),
    }
    parts: list[Part] = []
    for name, sentences in fields.items():
        parts += [desk.field("good-practice", name), *_paragraphs(sentences)]
    if length > 1:
        parts += [desk.field("good-practice", "furtherInformation"), *desk.long("description", length)]
    return desk.slots["practice"], parts


def _news(desk: Desk, length: int) -> tuple[str, list[Part]]:
    sentences = desk.all("news")
    parts: list[Part] = [*_paragraphs(sentences[:2]), *_paragraphs(sentences[2:], 2)]
    if length > 1:
        parts += desk.long("context", length)
    return f"{desk.words.labels['news']}: {desk.slots['region']}", parts


def _meeting(desk: Desk, length: int) -> tuple[str, list[Part]]:
    labels = desk.words.labels
    parts: list[Part] = [*_paragraphs(desk.all("meeting"))]
    parts += [Heading(2, labels["agenda"]), Items(desk.some("agenda"))]
    parts += [Heading(2, labels["participants"]), Items(tuple(_partner(desk, one) for one in desk.project.partners))]
    parts += [Heading(2, labels["decisions"]), *desk.long("activity", length)]
    return f"{labels['meeting']} {desk.project.acronym} – {desk.slots['city']}, {desk.slots['date']}", parts


def _partners(desk: Desk, length: int) -> tuple[str, list[Part]]:
    table = partner_table(desk.words, desk.project)
    return f"{desk.words.labels['partners']} {desk.project.acronym}", [table]


def _operations(desk: Desk, length: int) -> tuple[str, list[Part]]:
    # A country lists its operations in its own language.
    country = {"en": "IE", "el": "GR"}.get(desk.words.code, desk.words.code.upper())
    table = operations(desk.words, country, desk.dice, rows=15 * length + desk.dice.randrange(40))
    return f"{desk.words.labels['operations']} – {desk.dice.choice(regions(country))}", [table]


KINDS: Mapping[str, Callable[[Desk, int], tuple[str, list[Part]]]] = {
    "project": _project,
    "plan": _plan,
    "practice": _practice,
    "news": _news,
    "meeting": _meeting,
    "partners": _partners,
    "operations": _operations,
}
