"""Invented projects: what several documents of a folder have in common."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from tools.corpus.places import Body, body, countries

PROGRAMMES = ("Interreg Europe", "Interreg Europe", "Interreg Central Europe", "Interreg Baltic Sea Region")
STEMS = ("CIRC", "GREEN", "LOOP", "MOVE", "SMART", "HERI", "FOOD", "HEAL", "SOLAR", "WATER", "RURA", "TECH")
ENDINGS = ("LINK", "WAY", "NET", "PATH", "TOWN", "LAB", "UP", "BRIDGE", "SHARE", "ROOT", "HUB", "GATE")


@dataclass(frozen=True, slots=True)
class Project:
    """A project that no one has carried out; the first of its partners leads it.

    ``theme`` is the place of its theme among the themes of each language, ``budget`` is in euro.
    """

    acronym: str
    programme: str
    theme: int
    partners: tuple[Body, ...]
    start: date
    end: date
    budget: int
    shares: tuple[int, ...]


def project(seed: int, number: int) -> Project:
    """The project of that number, always the same for a seed.

    >>> project(1, 4) == project(1, 4), project(1, 4).acronym != project(1, 5).acronym
    (True, True)
    """
    dice = Random(f"{seed}/project/{number}")
    acronym = f"{STEMS[number % len(STEMS)]}{ENDINGS[number // len(STEMS) % len(ENDINGS)]}"
    serial = number // (len(STEMS) * len(ENDINGS))
    homes = dice.sample(countries(), dice.randint(5, 9))
    partners: dict[str, Body] = {}
    for home in homes:
        made = body(dice, home)
        partners.setdefault(made.name, made)
    start = date(dice.randint(2016, 2023), dice.choice((1, 4, 6, 8, 9)), 1)
    shares = tuple(dice.randrange(90, 420) * 1000 for _ in partners)
    return Project(
        f"{acronym}{serial + 1}" if serial else acronym,
        dice.choice(PROGRAMMES),
        dice.randrange(8),
        tuple(partners.values()),
        start,
        date(start.year + dice.choice((3, 4, 5)), dice.choice((5, 12)), 31),
        sum(shares),
        shares,
    )
