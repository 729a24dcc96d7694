"""Points about what must not go out, or only so far: persons, what was erased, and the words of others."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from graph.export.lines import Line, parsed, plain
from graph.publish.changes import EVIDENCE, FACTS, FILES, SUMMARY, different
from graph.publish.dumps import dumps_of, read
from graph.publish.quotations import is_quotation
from graph.publish.redaction import Redactor
from graph.publish.verify.points import Fault, NotChecked, Point
from graph.publish.verify.website import Website, triple
from ontology import vocabulary


def _changes(site: Website) -> Iterator[Fault]:
    if site.previous is None:
        raise NotChecked("needs the release before: give its folder with --previous")
    for name in (*FILES, SUMMARY):
        if not (site.folder / name).is_file():
            yield Fault(name, "is missing; publish with --previous")
            return
    said = json.loads((site.folder / SUMMARY).read_text("utf-8"))
    for name in FILES:
        with (site.folder / name).open("rb") as listed:
            found = Counter(way for way, _ in different(listed, _differing(site.previous, site.folder, name)))
        if found["removed"]:
            yield Fault(name, f"{found['removed']} lines of it are not what came or went since the release before")
        withheld = said["withheld" if name.endswith(FACTS) else "withheldEvidence"] if "removed" in name else 0
        if found["added"] != withheld:
            missing = found["added"]
            yield Fault(name, f"{missing} lines that came or went are not in it; {withheld} are said to be withheld")


def _differing(previous: Path, folder: Path, name: str) -> Iterator[bytes]:
    """The lines that are to stand in a file of changes, and those that may be withheld from it."""
    for way, line in different(read(*dumps_of(previous)), read(*dumps_of(folder))):
        if name == f"changes/{way}.{EVIDENCE if parsed(line).graph else FACTS}":
            yield line


def _no_contacts(site: Website) -> Iterator[Fault]:
    if site.persons:
        raise NotChecked("persons are meant to be in it (--persons)")
    person = (f"<{vocabulary.expand('rdf:type')}>", f"<{vocabulary.term('Person')}>")
    redactor = Redactor()
    for name, line in chain((("dumps/", line) for line in site.quads()), _changed(site)):
        if (line.predicate, line.object) == person or "/id/person/" in line.subject + line.object:
            yield Fault(name, f"{line.subject}: a person")
        elif redactor.line(line) != line:
            yield Fault(name, f"{triple(line)}: an address of mail or a telephone number")
    for name in site.pages:
        page = site.page(name)
        for text in (page.title, *page.text.splitlines()):
            if redactor.text(text) != text:
                yield Fault(name, f"{text.strip()!r}: an address of mail or a telephone number")


def _changed(site: Website) -> Iterator[tuple[str, Line]]:
    for name in FILES:
        if name in site.here:
            with (site.folder / name).open("rb") as file:
                yield from ((name, parsed(line)) for line in file)


def _rights_and_quotes(site: Website) -> Iterator[Fault]:
    source, rights = (f"<{vocabulary.expand(name)}>" for name in ("prov:hadPrimarySource", "dct:rights"))
    sources = {line.object for line in site.quads() if line.predicate == source}
    stated = {line.subject for line in site.quads() if line.predicate == rights}
    yield from (Fault("dumps/", f"{one}: no statement of rights") for one in sorted(sources - stated))
    for dump in site.dumps:
        for line in map(parsed, site.raw(dump)):
            if not is_quotation(line):
                continue
            if "/facts." in dump:
                yield Fault(dump, f"{triple(line)}: words of a source among the facts")
            elif (length := len(plain(line.object))) > site.quotes:
                yield Fault(dump, f"{line.subject}: a quotation of {length} code points; {site.quotes} are allowed")


POINTS = (
    Point(24, "The release before, without what was removed and with what was added, is this one.", _changes),
    Point(25, "No person, address of mail or telephone number is in it.", _no_contacts),
    Point(26, "Every source states its rights, and quotations are no longer than allowed.", _rights_and_quotes),
)
