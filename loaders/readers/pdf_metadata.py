"""What a PDF says of itself: title, date, language and rights, as far as they can be believed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from loaders.readers.html_head import iso_date
from loaders.readers.units import visible

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
else:
    Element = Any

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_XMP = "{http://ns.adobe.com/xap/1.0/}"
_PACKET = re.compile(rb"<x:xmpmeta\b.{0,200000}?</x:xmpmeta>", re.DOTALL)
_METADATA = re.compile(rb"/Type\s*/Metadata\b")
# Titles that a program gave: names of files and programs, and words for no title.
_NO_TITLE = re.compile(
    r"(?:microsoft (?:word|excel|power\s?point)|powerpoint|word|openoffice|libreoffice)\b\s*(?:[-–:]|$).*"
    r"|.*\.(?:docx?|odt|rtf|txt|pdf|html?|xlsx?|pptx?|indd|qxp|ai|cdr|tex|dvi|ps|pages)\s*"
    r"|(?:(?:file|https?):|about:|data:|[a-z]:\\|/)\S*"
    r"|untitled\W*\d*|unbenannt\W*\d*|senza titolo\W*\d*|sans (?:titre|nom)\W*\d*|sin título\W*\d*|sem título\W*\d*"
    r"|no ?title|title|titel|titolo|titre|document\W*\d*|dokument\W*\d*|documento\W*\d*|print|layout\W*\d*"
    r"|presentation\W*\d*|präsentation\W*\d*|slide \d+|scan\w*\W*\d*|[\W\d_]*|\S*_\S*|\w+-\d{3,}\S*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """Title, date (ISO 8601), language (ISO 639-1) and rights of a document, each None where not stated."""

    title: str | None = None
    date: str | None = None
    language: str | None = None
    rights: str | None = None


def metadata_of(data: bytes, fields: Mapping[str, str], language: str) -> Metadata:
    """What the fields of a file (``Title``, ``CreationDate`` …), its catalog and its XMP packet state.

    When a file was made is not the date of the document: a date counts where it is stated as the
    document's (``dc:date``) and is not the day on which the file was made or changed.

    >>> metadata_of(b"", {"Title": "Microsoft Word - plan_v3.docx"}, "it-IT")
    Metadata(title=None, date=None, language='it', rights=None)
    """
    packet = _packet(data)
    titles = [_stated(packet, "title"), visible(fields.get("Title", ""))]
    primary = re.match(r"([a-zA-Z]{2})(?:[-_]|$)", language.strip())
    return Metadata(
        next((title for title in titles if is_title(title)), None),
        _date(packet, fields),
        primary.group(1).lower() if primary else None,
        _stated(packet, "rights") or None,
    )


def is_title(words: str) -> bool:
    """Whether words are a title that a person gave: neither a file's name nor a program's word for none.

    >>> is_title("Regional action plan"), is_title("plan_final_v2"), is_title("untitled")
    (True, False, False)
    """
    return len(words) <= 300 and not _NO_TITLE.fullmatch(words)


def _packet(data: bytes) -> Element | None:
    """The XMP packet of the document itself: that of the last metadata stream, not those of placed pictures."""
    from lxml.etree import XMLParser, XMLSyntaxError, fromstring

    best = None
    for match in _PACKET.finditer(data):
        around = data[max(0, match.start() - 600) : match.start()]
        # Producers write the maker of the file into the packet of the document alone.
        if b"pdf:Producer" in match.group() or best is None or not _METADATA.search(around):
            best = match.group()
    if best is None:
        return None
    try:
        parser = XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        return fromstring(best, parser)
    except (XMLSyntaxError, ValueError):
        return None


def _stated(packet: Element | None, name: str) -> str:
    """The words of a Dublin Core field; of several languages the default one."""
    if packet is None:
        return ""
    for field in packet.iter(f"{_DC}{name}"):
        items = [item for item in field.iter(f"{_RDF}li") if (item.text or "").strip()]
        default = [i for i in items if i.get("{http://www.w3.org/XML/1998/namespace}lang") == "x-default"]
        words = [(item.text or "") for item in (default or items)] or [field.text or ""]
        if visible(words[0]):
            return visible(words[0])
    return ""


def _date(packet: Element | None, fields: Mapping[str, str]) -> str | None:
    stated = iso_date(_stated(packet, "date"))
    if stated is None or packet is None:
        return None
    made = {_day(fields.get(name, "")) for name in ("CreationDate", "ModDate")}
    for name in ("CreateDate", "ModifyDate", "MetadataDate"):
        made |= {(element.text or "")[:10] for element in packet.iter(f"{_XMP}{name}")}
        made |= {element.get(f"{_XMP}{name}", "")[:10] for element in packet.iter(f"{_RDF}Description")}
    return None if stated in made else stated


def _day(stamp: str) -> str:
    """The day of a PDF's time stamp.

    >>> _day("D:20210415093000+02'00'")
    '2021-04-15'
    """
    match = re.match(r"(?:D:)?(\d{4})(\d{2})(\d{2})", stamp)
    return "-".join(match.groups()) if match else ""
