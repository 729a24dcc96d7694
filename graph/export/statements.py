"""Statements as lines of JSON: what ``triptych extract`` prints, with the IRIs of a load into an empty store."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from graph.codec import mentions_of
from graph.iri import document_iri
from graph.model import Document, Literal, Mention, Statement
from graph.places import Places
from graph.rdf import literal, node
from graph.resolve import iris, resolve
from graph.rulings import Rulings
from graph.settle import to_claim
from graph.status import first_status, settle
from ontology import authority, territories, themes, vocabulary


def statement_lines(
    document: Document, statements: Sequence[Statement], refused: Mapping[str, str], base: str
) -> Iterator[dict[str, Any]]:
    """One mapping a statement, in the order given: the statement contract of the extraction benchmark.

    ``page`` and ``cell`` tell where in the file the quote stands, None where there is no such thing.
    ``refused`` are the statements that the document's own quarantine keeps out. ``status`` is
    ``asserted`` for what would stand in the default graph.
    """
    mentions = mentions_of(statements)
    iri_of = iris(resolve(mentions.values(), Rulings(), base))
    things, places = _Things(document, mentions, iri_of), Places(document)
    status_of = {one.id: first_status(one, Rulings(), refused)[0] for one in statements}
    accepted = (one for one in statements if status_of[one.id] == "accepted")
    claims = [claim for one in accepted if (claim := to_claim(one, iri_of))]
    status_of |= {key: verdict for key, (verdict, _) in settle(claims).items()}
    for one in statements:
        subject = things.of(one.subject, "subject")
        status = status_of[one.id]
        place = places.of(one.start, one.end)
        yield {
            **{key: value for key, value in subject.items() if key not in ("subjectNuts", "subjectCountry")},
            "nuts": subject["subjectNuts"],
            "country": subject["subjectCountry"],
            "predicate": one.predicate,
            **things.object(one),
            "document": document_iri(base, document.id),
            "start": one.start,
            "end": one.end,
            "quote": document.text[one.start : one.end],
            "page": place.page or None,
            "cell": place.cells or None,
            "rule": one.rule,
            "confidence": one.confidence,
            "status": "asserted" if status == "accepted" else status,
        }


def to_jsonl(lines: Iterator[dict[str, Any]]) -> Iterator[str]:
    """The lines as JSON Lines."""
    return (json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


_LABEL = 60  # code points that the name of a theme has at most


class _Things:
    """What a document calls each of its things."""

    def __init__(self, document: Document, mentions: Mapping[str, Mention], iri_of: Mapping[str, str]) -> None:
        self._document, self._iri_of = document, iri_of
        self._same: dict[str, list[Mention]] = defaultdict(list)
        for key, mention in mentions.items():
            self._same[iri_of[key]].append(mention)

    def of(self, mention: Mention, side: str) -> dict[str, Any]:
        """A mention as one side of a statement."""
        iri = self._iri_of[mention.id]
        same = sorted(self._same[iri], key=lambda one: (one.start, one.id))
        rank = {"title": 0, "label": 0, "acronym": 1, "alias": 2}
        names = [name for one in same for name in one.names]
        texts = list(dict.fromkeys(name.text for name in sorted(names, key=lambda name: rank[name.use])))
        return {
            side: iri,
            f"{side}Type": mention.kind,
            f"{side}Label": texts[0] if texts else None,
            f"{side}Aliases": texts[1:],
            f"{side}Nuts": next((code for one in same if (code := _nuts(one))), None),
            f"{side}Country": next((code for one in same if (code := _country(one))), None),
        }

    def object(self, one: Statement) -> dict[str, Any]:
        """The object of a statement: a thing, a term or a value."""
        found: dict[str, Any] = dict.fromkeys(
            ("object", "objectType", "objectLabel", "objectNuts", "objectCountry", "value", "datatype", "lang")
        )
        found["objectAliases"] = []
        if isinstance(one.object, Mention):
            return found | self.of(one.object, "object")
        if isinstance(one.object, Literal):
            value = literal(one.object)
            return found | {"value": value.value, "datatype": value.datatype.value, "lang": value.language}
        iri = node(one.object.name).value
        concept = "/vocab/" in iri
        names = self._written(iri, one) if concept else [vocabulary.label(iri, "en")]
        kind = "Concept" if concept else "Class"
        return found | {"object": iri, "objectType": kind, "objectLabel": names[0], "objectAliases": names[1:]}

    def _written(self, concept: str, one: Statement) -> list[str]:
        """The labels of a concept as the text writes them; its label where the text has none of them.

        A statement whose passage is no longer than a label quotes the name itself, in its own case form.
        """
        quote = self._document.text[one.start : one.end]
        found = [quote] if "/vocab/theme/" in concept and len(quote) <= _LABEL and "\n" not in quote else []
        found += [match[0] for label in _labels(concept) for match in label.finditer(self._document.text)]
        return list(dict.fromkeys(found)) or [vocabulary.label(concept, self._document.language or "en")]


@cache
def _labels(concept: str) -> tuple[re.Pattern[str], ...]:
    """What finds each label of a theme in a text."""
    texts = [text for text, _, iri in themes.labels() if iri == concept]
    spelt = (r"\s+".join(map(re.escape, text.split())) for text in texts)
    return tuple(re.compile(rf"(?<!\w){one}(?!\w)", re.IGNORECASE) for one in spelt)


def _nuts(mention: Mention) -> str | None:
    """NUTS code of a place, or of the place where a body is; None where no region is known."""
    row = _row(mention)
    for code in (mention.code, mention.place, row.place if row else None):
        if code and code.startswith("geonames:"):
            code = territories.by_code(code).parent
        if code and len(code) > 2:
            return code
    return None


def _country(mention: Mention) -> str | None:
    row = _row(mention)
    if mention.country or (row and row.country):
        return mention.country or (row.country if row else None)
    code = mention.code or mention.place
    return territories.by_code(code).country if code else None


def _row(mention: Mention) -> authority.Authority | None:
    return authority.row(mention.authority) if mention.authority else None
