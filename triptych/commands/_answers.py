"""Answers of the exploring commands in print: facts with the words they come from, and values as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, fields, is_dataclass
from typing import Any

from graph.evidence import Evidence
from graph.explore import Alike, Link, Partner, Step
from graph.terms import short
from ontology import vocabulary
from triptych.knowledge_graph import KnowledgeGraph
from triptych.lines import shown


def print_quotes(graph: KnowledgeGraph, facts: Iterable[Link], language: str) -> None:
    """Each fact with its first passage; what stands in no document says so."""
    for fact, evidence in graph.quotes(facts, language):
        print(f"      {short(fact.subject)} {vocabulary.compact(fact.predicate)} {short(fact.object)}")
        for one in evidence[:1]:
            print(f"        “{shown(' '.join(one.quote.split()))}” {shown(one.title)}")
        if not evidence:
            print("        from the tables, or follows from other facts")


def print_scored(graph: KnowledgeGraph, one: Partner | Alike, last: str, quotes: bool, language: str) -> None:
    """What is suggested or alike with its reasons, with their passages where asked for, and a ``last`` line if any."""
    print(f"{shown(one.label)} — {one.score:g} — {short(one.iri)}")
    for reason in one.reasons:
        print(f"    {shown(reason.sentence)}")
        if quotes:
            print_quotes(graph, reason.facts, language)
    if last:
        print(f"    {shown(last)}")


def print_json(graph: KnowledgeGraph, answer: Any) -> None:
    """The answer as JSON, each fact in it with its passages."""
    print(json.dumps(_plain(graph, answer), ensure_ascii=False, indent=1))


def _plain(graph: KnowledgeGraph, value: Any) -> Any:
    if isinstance(value, Link | Step):
        link = Link(value.subject, value.predicate, value.object)
        return {**asdict(value), "evidence": [_passage(one) for _, found in graph.quotes([link]) for one in found]}
    if isinstance(value, Evidence):
        return _passage(value)
    if is_dataclass(value):
        return {field.name: _plain(graph, getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [_plain(graph, one) for one in value]
    return value


def _passage(one: Evidence) -> dict[str, Any]:
    return {
        "document": one.document,
        "title": one.title,
        "start": one.start,
        "end": one.end,
        "quote": one.quote,
        "confidence": one.confidence,
    }
