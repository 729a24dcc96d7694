"""The graph as data: what is in it, how sure it is, its files, its ontology, how to cite it, and who can read it."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

import streamlit as st

from graph.model import XSD, Literal
from graph.terms import iri_of, node
from loaders.extract.statements import confidences
from ontology import properties, vocabulary
from pages._counted import facets, is_counted, ordered, value_name
from pages._listing import documents
from pages._parts import begin_at_top, escaped, nothing_yet
from pages._store import base, folder, published, reader
from pages._values import in_words
from pages._words import language, say
from pages.components.graph import Edge, Node, graph_view

_PICTURED = (
    "Project",
    "Programme",
    "Organization",
    "Territory",
    "PolicyInstrument",
    "GoodPractice",
    "ActionPlan",
    "Action",
    "PolicyChange",
    "Event",
)
"""The classes that the picture of the ontology shows; the page of the ontology has all."""
_DUMPS = ("nq.gz", "ttl", "jsonld")
"""The dumps that most people want; the page of dumps lists all."""


def _counts() -> None:
    if not is_counted():
        return
    counts = facets().choose({}).counts
    left, right = st.columns(2, gap="large")
    with left:
        rows = [(value_name("kind", one), count) for one, count, _ in ordered("kind", counts["kind"], ())]
        _table(say("data.kinds"), rows)
    with right:
        spoken = Counter(row.language for row in documents(str(folder()), published(), language()))
        rows = [
            (value_name("language", one) if one else say("data.unknown"), count) for one, count in spoken.most_common()
        ]
        _table(say("data.languages"), rows)


def _table(title: str, rows: list[tuple[str, int]]) -> None:
    st.subheader(title, anchor=False)
    st.dataframe(
        {say("data.what"): [name for name, _ in rows], say("data.count"): [count for _, count in rows]},
        hide_index=True,
        width="stretch",
    )


@st.cache_data(max_entries=2, show_spinner=False)
def _rules(store: str, number: str) -> Counter[str]:
    """How many passages of a snapshot each rule has read."""
    rule = node(vocabulary.term("rule"))
    meta = node(f"{base()}graph/meta")
    return Counter(iri_of(quad.object).rpartition("/")[2] for quad in reader().match(None, rule, None, meta))


def _quality() -> None:
    """How often each rule that read something here was right where people checked it."""
    measured = confidences()
    rows = []
    for rule, count in _rules(str(folder()), published()).most_common():
        name = rule.rpartition(".")[0]  # rules that draw conclusions, from facts and not from words, have no version
        if not name:
            continue
        sure, right, wrong = measured.get(name, (0.0, 0, 0))
        rows.append((name, count, round(100 * sure) if name in measured else None, right + wrong))
    st.markdown(say("data.quality_intro"))
    st.dataframe(
        {
            say("data.rule"): [row[0] for row in rows],
            say("data.passages"): [row[1] for row in rows],
            say("data.right"): [row[2] for row in rows],
            say("data.checked"): [row[3] for row in rows],
        },
        hide_index=True,
        width="stretch",
    )


def _ontology() -> None:
    """The classes that matter most, and which properties lead from one to another."""
    iris = {name: vocabulary.term(name) for name in _PICTURED}
    nodes = [Node(iri, vocabulary.label(iri, language()), name, expanded=True) for name, iri in iris.items()]
    edges = []
    for one in properties.stated():
        words = vocabulary.label(vocabulary.term(one.name), language())
        if len(one.subjects) > len(_PICTURED) or len(one.objects) > len(_PICTURED):
            continue  # what may be said of nearly anything tells nothing apart
        edges += [
            Edge(iris[start], iris[end], words)
            for start in one.subjects
            if start in iris
            for end in one.objects
            if end in iris
        ]
    graph_view(nodes, edges, key="ontology", title=say("data.ontology"))


def _cite() -> None:
    today = in_words(Literal(datetime.now(UTC).date().isoformat(), XSD + "date"))  # a citation says when it was seen
    st.code(
        say("data.citation", number=published(), day=today, address=_address("data")), language=None, wrap_lines=True
    )
    st.markdown(say("data.cite_more"))


def _files() -> None:
    st.markdown(say("data.files_intro"))
    names = [f"graph.{end}" for end in _DUMPS]
    links = [f"[{escaped(name)}](/dumps/{name})" for name in names]
    st.markdown(" · ".join([*links, f"[{say('data.all_files')}](/dumps)", f"[{say('data.catalog')}](/catalog)"]))
    st.markdown(say("data.query_intro"))
    query = "SELECT ?project WHERE { ?project a tri:Project }"
    st.code(
        f"curl -G {_address('sparql')} -H 'Accept: text/csv' --data-urlencode 'query={query}'",
        language="bash",
        wrap_lines=True,
    )


def _address(path: str) -> str:
    """The full address of a path beside this page."""
    url = st.context.url or "http://127.0.0.1:8501/data"
    return f"{url.partition('?')[0].rpartition('/')[0]}/{path}"


_PARTS = {
    "contents": _counts,
    "files": _files,
    "cite": _cite,
    "quality": _quality,
    "ontology": _ontology,
}

st.title(say("data.title"))
if published():
    begin_at_top("data")
    for part, show_part in _PARTS.items():
        with st.container():
            st.header(say(f"data.{part}"), anchor=part)
            show_part()
else:
    nothing_yet()
st.header(say("data.accessibility"), anchor="accessibility")
st.markdown(say("data.accessibility_text"))
