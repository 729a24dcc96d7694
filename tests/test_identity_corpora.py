"""Two projects in the words of many languages: eight partners and one project, whatever the order of loading."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from random import Random

from benchmarks.identity.gold import HERE
from graph.codec import mentions_of
from graph.iri import BASE
from graph.model import Mention, Name, document_of
from graph.one_thing import reasons
from graph.resolve import resolve
from graph.rulings import Rulings
from loaders.extract.rules import extract

BODIES = ("Organization", "PublicOrganisation")


def mentions(texts: Iterable[Path]) -> list[Mention]:
    found = {}
    for path in texts:
        found |= mentions_of(extract(document_of(path.read_text(encoding="utf-8"))))
    return list(found.values())


def test_eight_partners_named_in_four_documents_and_many_languages_are_eight_bodies() -> None:
    texts = sorted((HERE / "circe").glob("*.txt"))
    found = mentions(texts)
    named = defaultdict(set)
    for mention, identity in resolve_all(found).items():
        if mention.kind in BODIES:
            named[identity].add(mention.document)
    rows = list(csv.DictReader((HERE / "circe" / "things.tsv").open(encoding="utf-8"), delimiter="\t"))

    assert len(named) == len({row["thing"] for row in rows}) == 8
    assert {len(documents) for documents in named.values()} == {len(texts)} == {4}


def test_a_project_in_ten_documents_of_eight_languages_is_one() -> None:
    texts = sorted((HERE / "circpro").glob("*.txt"))
    projects = {identity for mention, identity in resolve_all(mentions(texts)).items() if mention.kind == "Project"}

    assert (len(texts), projects) == (10, {f"{BASE}id/project/circpro"})


def test_the_order_of_mentions_changes_no_identity() -> None:
    found = mentions(sorted((HERE / "train").glob("*.txt")))
    before = resolve_all(found)
    for seed in range(3):
        Random(seed).shuffle(found)
        assert resolve_all(found) == before


def test_why_a_body_is_one_can_be_read() -> None:
    found = mentions(sorted((HERE / "circe").glob("*.txt")))
    identities = resolve_all(found)
    told = reasons(one for one in found if identities[one].endswith("/org/it-regione-lombardia"))

    assert told[0] == "the same row of the authority tables, org/it-regione-lombardia"
    assert told[1].startswith("the one body of its kind (regional authority) in Lombardia, in en and it")


def resolve_all(found: list[Mention]) -> dict[Mention, str]:
    identities = resolve(found, Rulings(), BASE)
    return {mention: identities[mention.id].iri for mention in found}


def test_likeness_of_letters_joins_nothing_across_a_slip_a_country_or_a_class() -> None:
    path = Path(__file__).parent / "data" / "names_of_bodies.tsv"
    rows = list(csv.DictReader(path.open(encoding="utf-8"), delimiter="\t"))[::5]
    for number, row in enumerate(rows):
        name, country, language = row["name"], row["country"], row["language"]
        word = max(name.split(), key=len)
        slip = name.replace(word, word[0] + word[2:], 1)  # where no ending of a case stands
        abroad = "MT" if country != "MT" else "LU"
        one = Mention(f"{number}a", "Organization", 0, 5, (Name(name, language),), country=country)
        others = [
            Mention(f"{number}b", "Organization", 0, 5, (Name(slip, language),), country=country),
            Mention(f"{number}c", "Organization", 0, 5, (Name(name, language),), country=abroad),
            Mention(f"{number}d", "Initiative", 0, 5, (Name(name, language),), country=country),
        ]
        for other in others:
            found = resolve_all([one, other])
            assert found[one] != found[other], (name, other)
