"""PDF files put together by hand, so that a test can say what stands where on a page."""

from __future__ import annotations

from collections.abc import Sequence

A4 = (0.0, 0.0, 595.0, 842.0)
_FONTS = {"F": "Helvetica", "B": "Helvetica-Bold", "I": "Helvetica-Oblique", "C": "Courier"}


def words(x: float, y: float, text: str, *, size: float = 11, font: str = "F") -> str:
    """Drawing of a line of text; ``y`` counts points from the top of an A4 page."""
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /{font} {size} Tf 1 0 0 1 {x} {842 - y} Tm ({escaped}) Tj ET\n"


def lines(x: float, y: float, texts: Sequence[str], *, size: float = 11, font: str = "F", step: float = 14) -> str:
    """Drawing of lines of text below each other."""
    return "".join(words(x, y + place * step, text, size=size, font=font) for place, text in enumerate(texts))


def box(left: float, top: float, right: float, bottom: float) -> str:
    """Drawing of a frame; places count points from the top left of an A4 page."""
    return f"{left} {842 - bottom} {right - left} {bottom - top} re S\n"


def pdf_of(
    *pages: str,
    info: str = "",
    catalog: str = "",
    page: str = "",
    box: tuple[float, ...] = A4,
    resources: str = "",
    extra: Sequence[str] = (),
) -> bytes:
    """A PDF of pages with these drawings in Windows' Western letters.

    ``catalog``, ``page`` and ``resources`` are further entries of those dictionaries, ``extra``
    further objects; these have numbers from 100 on.
    """
    fonts = " ".join(
        f"/{key} << /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"
        for key, name in _FONTS.items()
    )
    kids = " ".join(f"{10 + 2 * place} 0 R" for place in range(len(pages)))
    media = " ".join(map(str, box))
    objects = {
        1: f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} /MediaBox [{media}]"
        f" /Resources << /Font << {fonts} >> {resources} >> >>",
        3: f"<< {info} >>",
    }
    for place, content in enumerate(pages):
        objects[10 + 2 * place] = f"<< /Type /Page /Parent 2 0 R /Contents {11 + 2 * place} 0 R {page} >>"
        length = len(content.encode("cp1252"))
        objects[11 + 2 * place] = f"<< /Length {length} >>\nstream\n{content}\nendstream"
    objects |= {100 + place: body for place, body in enumerate(extra)}
    data = b"%PDF-1.7\n"
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = len(data)
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    start = len(data)
    table = "".join(f"{number} 1\n{place:010} 00000 n \n" for number, place in places.items())
    trailer = f"trailer\n<< /Size {max(objects) + 1} /Root 1 0 R /Info 3 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return data + f"xref\n0 1\n0000000000 65535 f \n{table}{trailer}".encode("cp1252")
