"""The browser's side of the explorer: built scripts, their address, the picture and its equal table."""

from __future__ import annotations

import doctest
import hashlib
import importlib
import json
import re
from datetime import date

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from graph.service.assets import asset_routes, version
from pages._words import strings
from pages.components.browser import BUILT, script
from pages.components.graph import Edge, Fold, Node, picture
from pages.components.graph_table import table_html
from pages.components.kinds import family, looks
from pages.components.saved_view import saved_view

HOME = BUILT.parent
ROOT = HOME.parents[1]
LEAD, PROJECT = "https://a.example/id/org/kouvola", "https://a.example/id/project/circpro"
NODES = (
    Node(PROJECT, "CircPro", "Project", focus=True),
    Node(LEAD, "Kouvola <b>Innovation</b>", "Organization", language="fi"),
)
EDGES = (Edge(PROJECT, LEAD, "is led by"),)
FOLDS = (Fold(PROJECT, "Partners", 8, "hasPartner"),)


def digest(paths: list[str]) -> str:
    found = hashlib.sha256()
    for path in paths:
        found.update(path.encode() + b"\0" + (HOME / path).read_bytes() + b"\0")
    return found.hexdigest()


def test_the_built_scripts_belong_to_their_sources() -> None:
    sources = [str(path.relative_to(HOME)) for path in (HOME / "src").rglob("*") if path.is_file()]
    sources += ["build.mjs", "kinds.json", "package.json", "package-lock.json"]
    made = json.loads((BUILT / "made.json").read_text("utf-8"))

    assert made == {
        "sources": digest(sorted(sources)),
        "built": digest(["built/LICENSES.txt", "built/editor.js", "built/graph.js", "built/graph_worker.js"]),
    }, "run `make components`"


def test_the_licence_of_everything_that_is_built_in_is_shipped_and_listed() -> None:
    text = (BUILT / "LICENSES.txt").read_text("utf-8")
    packages = re.findall(r"^(\S+) \d[\d.]* \((\S+)\)$", text, re.MULTILINE)
    listed = (ROOT / "docs" / "dependencies.md").read_text("utf-8")

    assert {"cytoscape", "cytoscape-fcose"} <= {name for name, _ in packages}
    assert {licence for _, licence in packages} == {"MIT"}
    assert [name for name, _ in packages if name not in listed] == []


def test_no_script_names_an_address_of_another_machine_to_load_from() -> None:
    for path in BUILT.glob("*.js"):
        assert re.findall(r"""(?:import\(|fetch\(|src=)["'`]https?:""", path.read_text("utf-8")) == []


def test_a_script_is_kept_for_ever_under_its_version_and_404_under_any_other() -> None:
    with TestClient(Starlette(routes=asset_routes(BUILT))) as client:
        own = client.get(f"/assets/graph.js?v={version(script('graph').encode())}")
        others = [
            client.get(path).status_code
            for path in (
                "/assets/graph.js",
                "/assets/graph.js?v=0",
                "/assets/none.js?v=0",
                "/assets/..%2Fkinds.json",
                "/assets",
            )
        ]

    assert (own.status_code, own.text == script("graph")) == (200, True)
    assert own.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert others == [404] * 5


def test_the_table_says_what_the_picture_shows() -> None:
    drawn = picture(NODES, EDGES, FOLDS, "Around CircPro", 500)
    table = table_html(NODES, EDGES, FOLDS, "Around CircPro")

    assert [(one["source"], one["words"], one["target"]) for one in drawn["links"]] == [(PROJECT, "is led by", LEAD)]
    assert [one["label"] for one in drawn["folds"]] == ["Partners: 8 more"]
    assert [re.sub("<[^>]+>", "", row) for row in re.findall(r"<tr>.*?</tr>", table)] == [
        "FromLinkTo",
        "CircProis led byKouvola &lt;b&gt;Innovation&lt;/b&gt;",
        "CircProPartners: 8 more",
    ]


def test_the_table_leads_to_pages_escapes_text_and_marks_its_language() -> None:
    table = table_html(NODES, EDGES, (), "A & B")

    assert '<a href="thing?iri=https%3A%2F%2Fa.example%2Fid%2Forg%2Fkouvola&amp;lang=en" lang="fi">' in table
    assert ("<b>" in table, "<caption>A &amp; B</caption>" in table) == (False, True)


def test_a_saved_view_holds_script_data_and_table_and_ends_no_script_early() -> None:
    page = saved_view((*NODES, Node("urn:x", "</script><img src=x>")), EDGES, day=date(2026, 1, 2), title="A view")

    assert page.count("</script>") == 2
    assert "<img" not in page.replace(script("graph"), "")
    assert re.findall(r"""(?:src|href)="(https?:[^"]*)""", page.replace(script("graph"), "")) == [PROJECT, LEAD]
    assert page == saved_view(
        (*NODES, Node("urn:x", "</script><img src=x>")), EDGES, day=date(2026, 1, 2), title="A view"
    )


def test_only_a_saved_view_of_many_things_holds_the_script_that_places_them() -> None:
    few, many = (
        saved_view([Node(f"urn:{at}", str(at)) for at in range(count)], (), day=date(2026, 1, 2))
        for count in (300, 301)
    )

    assert ["triptych-worker" in page.replace(script("graph"), "") for page in (few, many)] == [False, True]


def test_a_link_to_what_is_not_in_the_picture_is_left_out() -> None:
    assert picture(NODES[:1], EDGES, (), "", 500)["links"] == []


@pytest.mark.parametrize(("theme", "background"), [("light", "#ffffff"), ("dark", "#191817")])
def test_every_kind_stands_out_from_the_page_and_has_a_shape_of_its_own(theme: str, background: str) -> None:
    faint = [name for name, look in looks().items() if contrast(look[theme], background) < 4.5]

    assert faint == []
    assert len({look["shape"] for look in looks().values()}) == len(looks())


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG 2.2."""
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_kind_has_a_name_in_the_legend() -> None:
    assert [name for name in looks() if f"graph.{name}" not in strings("en")] == []
    assert {family(kind) for kind in ("Project", "City", "Event", "ActionPlan", "SourceDocument", "Person")} == {
        "projects",
        "places",
        "events",
        "policies",
        "documents",
        "partners",
    }


@pytest.mark.parametrize("name", ["pages.components.kinds", "graph.service.assets"])
def test_the_examples_of_components_run(name: str) -> None:
    found = doctest.testmod(importlib.import_module(name))

    assert (found.failed, found.attempted > 0) == (0, True)
