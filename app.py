"""The explorer and the SPARQL service in one process: ``streamlit run app.py`` or ``triptych app``."""

from __future__ import annotations

import os
import sys
import tomllib
from pathlib import Path
from typing import Any

import streamlit as st

HOME = Path(__file__).resolve().parent
"""The folder of this file, which also holds graph/, loaders/, ontology/ and pages/."""

if str(HOME) not in sys.path:
    sys.path.insert(0, str(HOME))

from graph.service import Service  # noqa: E402 - after the path


def settings() -> dict[str, Any]:
    """The shipped settings as ``app.run`` takes them: {"server.address": "127.0.0.1", …}.

    Streamlit looks for ``.streamlit/config.toml`` in the working directory and beside the
    started script; whoever starts the explorer from elsewhere hands them over.
    """
    sections = tomllib.loads((HOME / ".streamlit" / "config.toml").read_text("utf-8"))
    return dict(_flat(sections, ""))


def _flat(section: dict[str, Any], start: str) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for name, value in section.items():
        found += _flat(value, f"{start}{name}.") if isinstance(value, dict) else [(start + name, value)]
    return found


service = Service(Path(os.environ.get("TRIPTYCH_STORE") or ".triptych").absolute())
app = st.App(HOME / "pages" / "_start.py", routes=service.routes(), lifespan=service.lifespan)
