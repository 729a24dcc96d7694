"""The two tables: partners of a project, and operations that a programme supports."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from tools.corpus.language import Language
from tools.corpus.paper import Table
from tools.corpus.places import body, country_name
from tools.corpus.projects import Project


def partner_table(words: Language, project: Project) -> Table:
    """The partners with role, country, region and budget in euro; the last row holds the total."""
    labels = words.labels
    header = [words.heading("partner-table", column) for column in ("name", "role", "country", "region", "budget")]
    rows = [
        (
            partner.name,
            labels["lead"] if number == 0 else f"{labels['other']}{number + 1}",
            country_name(partner.country, words.code),
            partner.region,
            f"{share:,}".replace(",", words.thousands),
        )
        for number, (partner, share) in enumerate(zip(project.partners, project.shares, strict=True))
    ]
    total = (labels["total"], "", "", "", f"{project.budget:,}".replace(",", words.thousands))
    return Table(tuple(header), (*rows, total))


def operations(words: Language, country: str, dice: Random, rows: int) -> Table:
    """A list of operations in one country, with beneficiary, days as DD/MM/YYYY, cost with cents, place, postcode."""
    names = ("number", "operation", "beneficiary", "start", "end", "cost", "location", "postcode")
    point = "," if words.code != "en" else "."
    found = []
    for number in range(1, rows + 1):
        who = body(dice, country)
        start = date(2015, 1, 1) + timedelta(dice.randrange(2500))
        cents = dice.randrange(1_000_000, 900_000_000)
        euro = f"{cents // 100:,}".replace(",", words.thousands)
        found.append(
            (
                str(number),
                f"{dice.choice(words.phrases['actions'])} {dice.choice(words.phrases['themes'])} {number}",
                who.name,
                f"{start:%d/%m/%Y}",
                f"{start + timedelta(dice.randrange(300, 1500)):%d/%m/%Y}",
                f"{euro}{point}{cents % 100:02}",
                who.city,
                f"{dice.randrange(1000, 99999):05}",
            )
        )
    return Table(tuple(words.labels[name] for name in names), tuple(found))
