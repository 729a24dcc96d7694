"""Points about what must not go out, or only so far: persons, what was erased, and the words of others."""

from __future__ import annotations

import json
from collections.abc import Iterator

from graph.export.lines import literal_parts, parsed
from graph.publish.changes import EVIDENCE, FACTS, FILES, SUMMARY, different
from graph.publish.dumps import dumps_of, read
from graph.publish.quotations import is_quotation
from graph.publish.redaction import Redactor
from graph.publish.verify.points import Fault, NotChecked, Point
from graph.publish.verify.website import Website, plain, triple
from ontology import vocabulary


def _changes(site: Website) -> Iterator[Fault]:
    if site.previous is None:
        raise NotChecked("needs the release before: give its folder with --previous")
    for name in (*FILES, SUMMARY):
        if not (site.folder / name).is_file():
            yield Fault(name, "is missing; publish with --previous")
            return
    listed = {name: list((site.folder / name).read_bytes().splitlines(keepends=True)) for name in FILES}
    found: dict[str, list[bytes]] = {name: [] for name in FILES}
    for way, line in different(read(*dumps_of(site.previous)), read(*dumps_of(site.folder))):
        found[f"changes/{way}.{EVIDENCE if parsed(line).graph else FACTS}"].append(line)
    said = json.loads((site.folder / SUMMARY).read_text("utf-8"))
    for name, lines in listed.items():
        if wrong := set(lines) - set(found[name]):
            yield Fault(name, f"{len(wrong)} lines of it are not what came or went since the release before")
        missing, form = len(set(found[name]) - set(lines)), name.rpartition(".")[2]
        withheld = said["withheld" if form == FACTS else "withheldEvidence"] if "removed" in name else 0
        if missing != withheld:
            yield Fault(name, f"{missing} lines that came or went are not in it; {withheld} are said to be withheld")


def _no_contacts(site: Website) -> Iterator[Fault]:
    if site.persons:
        raise NotChecked("persons are meant to be in it (--persons)")
    person = (f"<{vocabulary.expand('rdf:type')}>", f"<{vocabulary.term('Person')}>")
    redactor = Redactor()
    sources = [("dumps/", line) for line in site.quads]
    for name in FILES:
        if (site.folder / name).is_file():
            sources += [(name, parsed(line)) for line in (site.folder / name).read_bytes().splitlines(keepends=True)]
    for name, line in sources:
        if (line.predicate, line.object) == person or "/id/person/" in line.subject + line.object:
            yield Fault(name, f"{line.subject}: a person")
        elif redactor.line(line) != line:
            yield Fault(name, f"{triple(line)}: an address of mail or a telephone number")
    for name, page in site.pages.items():
        for text in (page.title, *page.text.splitlines()):
            if redactor.text(text) != text:
                yield Fault(name, f"{text.strip()!r}: an address of mail or a telephone number")


def _rights_and_quotes(site: Website) -> Iterator[Fault]:
    sources = {line.object for line in site.quads if line.predicate[1:-1] == vocabulary.expand("prov:hadPrimarySource")}
    stated = {line.subject for line in site.quads if line.predicate[1:-1] == vocabulary.expand("dct:rights")}
    yield from (Fault("dumps/", f"{one}: no statement of rights") for one in sorted(sources - stated))
    for dump in site.dumps:
        for line in map(parsed, site.raw(dump)):
            if not is_quotation(line):
                continue
            if "/facts." in dump:
                yield Fault(dump, f"{triple(line)}: words of a source among the facts")
            elif len(plain(line.object)) > site.quotes:
                length = len(json.loads(literal_parts(line.object)[0]))
                yield Fault(dump, f"{line.subject}: a quotation of {length} code points; {site.quotes} are allowed")


POINTS = (
    Point(24, "The release before, without what was removed and with what was added, is this one.", _changes),
    Point(25, "No person, address of mail or telephone number is in it.", _no_contacts),
    Point(26, "Every source states its rights, and quotations are no longer than allowed.", _rights_and_quotes),
)
