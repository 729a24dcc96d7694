"""The built scripts, and the few lines by which a page loads them from the explorer's own address."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from graph.service.assets import version

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

BUILT = Path(__file__).parent / "built"
"""The folder of the built scripts and of the licences of what they are made of."""


_ROOM = {"editor": "15.5rem", "graph": "calc(min(520px, 80vh, 115vw) + 5rem)"}
"""The height that a component takes: kept free until its script is there, so that nothing moves."""


@cache
def script(name: str) -> str:
    """The text of a built script."""
    return (BUILT / f"{name}.js").read_text("utf-8")


@cache
def address(name: str) -> str:
    """Where a page finds a built script, relative to the explorer's own address."""
    return f"assets/{name}.js?v={version(script(name).encode())}"


@cache
def component(name: str) -> ComponentRenderer:
    """The component of a built script, to be mounted on a page.

    Its script is neither sent with every click (600 kB) nor packaged as Streamlit wants it (found in a wheel only): a
    loader imports it from ``/assets``, where the browser keeps it. Its styles are not isolated: a shadow root swallows
    the clicks on a canvas.
    """
    loader = (
        "export default async function (component) {\n"
        f'  const {{ default: mount }} = await import(new URL("{address(name)}", document.baseURI));\n'
        "  return mount(component);\n"
        "}\n"
    )
    room = f'<div style="height:{_ROOM[name]}"></div>'
    return st.components.v2.component(f"triptych_{name}", html=room, js=loader, isolate_styles=False)
