"""What decisions do to the graph: names people give, conflicts they settle, ledgers that ran ahead of the graph."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph import ledger
from graph.errors import BadInput, NotFound
from graph.iri import BASE
from graph.judging import prepared
from graph.library import Reading
from graph.model import Judgement, Name
from graph.naming import label
from graph.questions import ask
from graph.write import Writer
from ontology import vocabulary
from tests.made import Page, canonical, default_graph_faults, integer

ITC1 = "http://data.europa.eu/nuts/code/ITC1"
SHARE = BASE + "id/project/share"
SHED = BASE + "id/org/it-casa-degli-attrezzi"


def page(number: int, partners: int, date: str | None = None) -> Reading:
    """A page on a project with a partner in Piedmont, that states how many partners it has."""
    made = Page(f"page {number} " + "words " * 40, date=date)
    project = made.thing("Project", Name("SHARE", None, "acronym"))
    made.say(project, "partnerCount", integer(partners))
    body = made.thing("Organization", Name("Casa degli attrezzi", "it"), Name("Shed", "en"), country="IT")
    region = made.thing("Region", Name("Piemonte", "it"), code="ITC1")
    made.say(body, "basedIn", region)
    made.say(project, "hasPartner", body)
    return made.reading(f"/folder/{number}.txt")


PAGES = [page(1, 12), page(2, 11), page(3, 11)]


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Writer]:
    with Writer(tmp_path / "store") as made:
        made.put(PAGES)
        yield made


def decide(
    writer: Writer,
    verdict: str,
    left: str,
    right: str = "",
    *,
    by: str = "anna",
    at: str = "2026-01-01",
    lang: str = "",
) -> tuple[Judgement, ...]:
    given = Judgement(left, right, verdict, by, at, language=lang)
    made = prepared(given, writer.reader, writer.library, writer.judgements, writer.base)
    return writer.decide(*made.written)


def named(writer: Writer, iri: str, name: str = "skos:prefLabel") -> dict[str, set[str]]:
    """The names of a thing in the default graph, by language."""
    found: dict[str, set[str]] = {}
    predicate = ox.NamedNode(vocabulary.expand(name))
    for quad in writer.reader.match(ox.NamedNode(iri), predicate, None, ox.DefaultGraph()):
        found.setdefault(quad.object.language, set()).add(quad.object.value)
    return found


def count_of(reading: Reading) -> str:
    """The id of the statement in which a page says how many partners there are."""
    (found,) = (one for one in reading.statements if one.predicate == "partnerCount")
    return f"{reading.document.id}#{found.id}"


def held(writer: Writer) -> set[str]:
    found = writer.reader.match(ox.NamedNode(SHARE), ox.NamedNode(vocabulary.term("partnerCount")), None, None)
    return {quad.object.value for quad in found if isinstance(quad.graph_name, ox.DefaultGraph)}


def why(writer: Writer) -> list[tuple[object, object, object]]:
    return [(row["held"], row["other"], row["why"]) for row in ask(writer.reader, "conflicts").records()]


def test_a_name_that_a_person_gives_takes_the_place_of_the_one_derived(writer: Writer) -> None:
    first = canonical(writer.reader)
    assert named(writer, SHED) == {"it": {"Casa degli attrezzi"}, "en": {"Shed"}}
    decide(writer, "label", SHED, "  Casa   nuova ", lang="IT")
    assert named(writer, SHED) == {"it": {"Casa nuova"}, "en": {"Shed"}}
    assert default_graph_faults(writer.reader) == (set(), set())
    decide(writer, "undo", SHED, lang="it")
    assert canonical(writer.reader) == first


def test_a_name_that_a_person_gives_takes_the_place_of_the_one_in_the_tables(writer: Writer) -> None:
    first = canonical(writer.reader)
    decide(writer, "label", "ITC1", "Piemont", lang="it")
    assert named(writer, ITC1)["it"] == {"Piemont"}
    assert "Piemonte" in named(writer, ITC1, "skos:altLabel")["it"]
    assert named(writer, ITC1)["en"] == {"Piedmont"}
    decide(writer, "label", "ITC1", "Piemonte", lang="it", by="bert")
    assert named(writer, ITC1)["it"] == {"Piemonte"}
    assert "Piemonte" not in named(writer, ITC1, "skos:altLabel")["it"]
    (last, _) = (one.id for one in reversed(writer.judgements))
    decide(writer, "undo", last)
    assert named(writer, ITC1)["it"] == {"Piemont"}
    decide(writer, "undo", "ITC1", lang="it")
    assert canonical(writer.reader) == first


def test_a_region_around_those_that_texts_name_can_be_named_too(writer: Writer) -> None:
    decide(writer, "label", "country:ITA", "Lo Stivale", lang="it")
    assert named(writer, "http://publications.europa.eu/resource/authority/country/ITA")["it"] == {"Lo Stivale"}


def test_a_project_goes_by_its_acronym_but_in_the_language_in_which_a_person_named_it(writer: Writer) -> None:
    decide(writer, "label", SHARE, "Condividere", lang="it")
    assert [label(writer.reader, SHARE, language) for language in ("it", "en")] == ["Condividere", "SHARE"]


def test_a_name_goes_with_the_last_document_that_speaks_of_the_thing_and_returns_with_it(writer: Writer) -> None:
    decide(writer, "label", SHED, "Casa nuova", lang="it")
    writer.withdraw([one.location for one in PAGES])
    assert named(writer, SHED) == {}
    writer.put(PAGES[:1])
    assert named(writer, SHED)["it"] == {"Casa nuova"}


@pytest.mark.parametrize(
    ("left", "right", "lang", "said"),
    [
        (SHED, " ", "it", "give the name that it is to go by"),
        (SHED, "Casa", "italian!", "'italian!': no language; give its code"),
        (SHED, "Casa", "", "'': no language"),
        ("theme:circular-economy", "Circular", "en", "nothing in this store|no document speaks of this"),
        (BASE + "id/org/none", "None", "en", "nothing in this store has this IRI"),
    ],
)
def test_a_name_that_makes_no_sense_is_refused(writer: Writer, left: str, right: str, lang: str, said: str) -> None:
    with pytest.raises((BadInput, NotFound), match=said):
        decide(writer, "label", left, right, lang=lang)
    assert writer.judgements == ()


def test_the_value_that_a_person_accepts_is_held_and_the_conflict_says_who_decided(writer: Writer) -> None:
    first = canonical(writer.reader)
    assert (held(writer), why(writer)) == ({"11"}, [(11, 12, "more documents say '11' (2 documents against 1)")])
    decide(writer, "accept", count_of(PAGES[0]))
    assert (held(writer), why(writer)) == ({"12"}, [(12, 11, "anna decided for '12' on 2026-01-01")])
    assert default_graph_faults(writer.reader) == (set(), set())
    decide(writer, "undo", count_of(PAGES[0]))
    assert canonical(writer.reader) == first


def test_of_two_accepted_values_the_one_accepted_last_is_held(writer: Writer) -> None:
    decide(writer, "accept", count_of(PAGES[0]))
    decide(writer, "accept", count_of(PAGES[1]), by="bert", at="2026-01-02")
    assert (held(writer), why(writer)) == ({"11"}, [(11, 12, "bert decided for '11' on 2026-01-02")])
    decide(writer, "undo", count_of(PAGES[1]))
    assert held(writer) == {"12"}


def test_a_further_document_does_not_change_what_a_person_decided(writer: Writer) -> None:
    decide(writer, "accept", count_of(PAGES[0]))
    writer.put([page(4, 11, "2030")])
    assert held(writer) == {"12"}


def test_a_judgement_that_contradicts_writes_nothing(writer: Writer) -> None:
    mention = next(one.subject for one in PAGES[0].statements if one.subject.kind == "Organization").id
    decide(writer, "same", mention, SHED)
    lines, dump = (writer.folder / ledger.NAME).read_bytes(), canonical(writer.reader)
    other = next(one.subject for one in PAGES[0].statements if one.subject.kind == "Project").id
    for left, right in ((mention, ITC1), (other, SHED)):
        with pytest.raises(BadInput):
            decide(writer, "same", left, right)
    assert ((writer.folder / ledger.NAME).read_bytes(), canonical(writer.reader)) == (lines, dump)


def test_what_was_written_to_the_ledger_before_a_crash_is_followed_when_the_store_opens(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    with Writer(folder) as writer:
        writer.put(PAGES)
        first = canonical(writer.reader)
    ledger.append(folder / ledger.NAME, Judgement(count_of(PAGES[0]), "", "accept", "anna", "2026-01-01", over=()))
    with Writer(folder) as writer:
        assert held(writer) == {"12"}
        writer.decide(Judgement(count_of(PAGES[1]), "", "reject", "anna", "2026-01-01"))
    (folder / ledger.NAME).unlink()
    with Writer(folder) as writer:
        assert canonical(writer.reader) == first


def test_a_line_that_a_crash_cut_off_is_set_aside_and_the_rest_holds(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    with Writer(folder) as writer:
        writer.put(PAGES)
        decide(writer, "accept", count_of(PAGES[0]))
    path = folder / ledger.NAME
    with path.open("ab") as out:
        out.write(b'{"at": "2026-01-02", "by": "an')
    writer = Writer(folder)
    with pytest.warns(UserWarning, match="the last line was cut off; it now stands in"):
        writer.__enter__()
    assert held(writer) == {"12"}
    decide(writer, "accept", count_of(PAGES[1]), at="2026-01-03")
    writer.__exit__(None, None, None)
    assert [one.at for one in ledger.read(path)] == ["2026-01-01", "2026-01-03"]
    assert (folder / "decisions.jsonl.torn").read_text() == '{"at": "2026-01-02", "by": "an\n'
