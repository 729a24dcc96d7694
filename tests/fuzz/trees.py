"""XML that is sound as XML and says nonsense: elements gone, doubled, nested, swapped and with odd attributes."""

from __future__ import annotations

import copy

from lxml import etree

from tests.fuzz.damage import Blow

VALUES = ("-1", "0", "999999999", "", "x", "1.5", "AAAA1", "true", "http://[", "99999999999999999999", "\u202e")
DEEP = 60


def reshaped(xml: bytes, damages: list[Blow]) -> bytes:
    """The XML after one change to its tree for each damage; as it was where it is no XML."""
    try:
        root = etree.fromstring(xml)
    except etree.XMLSyntaxError:
        return xml
    for one in damages:
        elements = [element for element in root.iter() if isinstance(element.tag, str)]
        element = elements[int(one.place * len(elements))]
        above = element.getparent()
        if above is None:
            element.set("odd", VALUES[one.size % len(VALUES)])
        elif one.kind == "cut":
            above.remove(element)
        elif one.kind == "repeat":
            for _ in range(one.size % 20):
                above.append(copy.deepcopy(element))
        elif one.kind == "insert":
            _nest(element, one.size % DEEP)
        elif one.kind == "flip":
            for name in element.attrib:
                element.set(name, VALUES[one.size % len(VALUES)])
        elif one.kind == "replace":
            element.tag = elements[one.size % len(elements)].tag
        else:
            element.text = None
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def _nest(element: etree._Element, depth: int) -> None:
    """Put copies of an element, without what it holds, one inside the other below it."""
    inner = element
    for _ in range(depth):
        inner = etree.SubElement(inner, element.tag, dict(element.attrib))
        inner.text = "inside"
