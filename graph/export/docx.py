"""Chosen things as one DOCX file to hand on: each with its facts, and a footnote for each that says where it stands.

Written here, as workbooks are: such a document is little XML, the libraries put the time of writing into it, and the
one that is kept best has no footnotes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.export.markup import attribute, content
from graph.export.office import HEAD, PACKAGE, relations
from graph.export.packed import zipped
from graph.export.selection import held
from graph.show import Line, View
from ontology import vocabulary

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PART = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
_MARGINS = " ".join(f'w:{side}="1134"' for side in ("top", "right", "bottom", "left"))
_FACTS = 60
"""Facts of one thing, at most; the last line says how many there are beyond."""
_QUOTE = 400
"""Characters of a quote in a footnote, at most."""


def to_docx(things: Iterable[View], title: str, language: str = "en") -> Iterator[bytes]:
    """The bytes of a DOCX file with these things under a title, in a language (ISO 639-1)."""
    notes: list[str] = []
    body = [_paragraph(title, "Title")]
    for view in things:
        body += _thing(view, notes, language)
    return zipped(
        [
            ("[Content_Types].xml", [_CONTENT.encode()]),
            ("_rels/.rels", [relations([("officeDocument", "word/document.xml")]).encode()]),
            ("word/document.xml", [_document(body).encode()]),
            ("word/footnotes.xml", [_footnotes(notes).encode()]),
            ("word/styles.xml", [_styles(language).encode()]),
            (
                "word/_rels/document.xml.rels",
                [relations([("styles", "styles.xml"), ("footnotes", "footnotes.xml")]).encode()],
            ),
        ]
    )


def _thing(view: View, notes: list[str], language: str) -> Iterator[str]:
    kinds = ", ".join(vocabulary.label(vocabulary.term(kind), language) for kind in view.kinds)
    yield _paragraph(view.label, "Heading1")
    yield _paragraph(f"{kinds} – {view.iri}" if kinds else view.iri, "Subtitle")
    lines = [line for line in held(view) if line.evidence or not line.incoming]
    for line in lines[:_FACTS]:
        marks = ""
        for one in line.evidence[:1]:
            place = f", {one.place}" if str(one.place) else ""
            quote = " ".join(one.quote.split())
            quote = quote if len(quote) <= _QUOTE else f"{quote[: _QUOTE - 1]}…"
            notes.append(f"{one.title}{place}" + (f": “{quote}”" if quote else ""))
            marks += f'<w:r>{_RAISED}<w:footnoteReference w:id="{len(notes)}"/></w:r>'
        yield f"<w:p>{_run(f'{_property(line)}: ', bold=True)}{_run(line.value)}{marks}</w:p>"
    if len(lines) > _FACTS:
        yield _paragraph(f"… + {len(lines) - _FACTS}")


def _property(line: Line) -> str:
    return line.words[:1].upper() + line.words[1:]


def _paragraph(text: str, style: str = "") -> str:
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{styled}{_run(text)}</w:p>"


def _run(text: str, bold: bool = False) -> str:
    weight = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{weight}<w:t xml:space="preserve">{content(" ".join(text.split()) if not bold else text)}</w:t></w:r>'


def _document(body: Iterable[str]) -> str:
    page = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:pgMar {_MARGINS} w:header="709" w:footer="709" w:gutter="0"/>'
        "</w:sectPr>"
    )
    return f'{HEAD}<w:document xmlns:w="{_WORD}"><w:body>{"".join(body)}{page}</w:body></w:document>'


def _footnotes(notes: Iterable[str]) -> str:
    mark = f"<w:r>{_RAISED}<w:footnoteRef/></w:r>"
    made = (
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>{mark}{_run(f" {note}")}'
        "</w:p></w:footnote>"
        for number, note in enumerate(notes, 1)
    )
    lines = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{tag}/></w:r></w:p></w:footnote>'
        for kind, number, tag in (
            ("separator", -1, "separator"),
            ("continuationSeparator", 0, "continuationSeparator"),
        )
    )
    return f'{HEAD}<w:footnotes xmlns:w="{_WORD}">{lines}{"".join(made)}</w:footnotes>'


_CONTENT = (
    f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_PART}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_PART}.styles+xml"/>'
    f'<Override PartName="/word/footnotes.xml" ContentType="{_PART}.footnotes+xml"/></Types>'
)
_OUTLINE = '<w:outlineLvl w:val="0"/>'
_SIZES = (("Title", "Title", 40, True), ("Heading1", "heading 1", 28, True), ("Subtitle", "Subtitle", 18, False))


def _styles(language: str) -> str:
    named = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:pPr><w:keepNext/><w:spacing w:before="{size * 6}" w:after="60"/>'
        f"{_OUTLINE if key == 'Heading1' else ''}</w:pPr>"
        f'<w:rPr>{"<w:b/>" if bold else ""}<w:sz w:val="{size}"/></w:rPr></w:style>'
        for key, name, size, bold in _SIZES
    )
    return (
        f'{HEAD}<w:styles xmlns:w="{_WORD}"><w:docDefaults><w:rPrDefault><w:rPr>'
        '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/>'
        f"<w:lang w:val={attribute(language)}/></w:rPr></w:rPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/>'
        f'<w:rPr><w:sz w:val="18"/></w:rPr></w:style>{named}</w:styles>'
    )
