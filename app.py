"""The explorer and the SPARQL service in one process: ``streamlit run app.py`` or ``triptych app``."""

from __future__ import annotations

import os
import sys
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st
import tomli
from streamlit import config

HOME = Path(__file__).resolve().parent
"""The folder of this file, which also holds graph/, loaders/, ontology/ and pages/."""

LANGUAGES = sorted(path.stem for path in (HOME / "pages" / "strings").glob("*.toml"))
"""The languages of the interface."""

if str(HOME) not in sys.path:
    sys.path.insert(0, str(HOME))

from graph.facets.preparing import prepared  # noqa: E402 - after the path
from graph.publish.imprint import imprint  # noqa: E402
from graph.service import Service  # noqa: E402
from graph.service.assets import asset_routes  # noqa: E402
from graph.service.limits import limits_of  # noqa: E402
from graph.service.permission import permission  # noqa: E402
from graph.service.record import log_to  # noqa: E402


def settings() -> dict[str, Any]:
    """The shipped settings by their dotted names.

    >>> settings()["browser.gatherUsageStats"]
    False
    """
    return dict(_flat(tomli.loads((HOME / ".streamlit" / "config.toml").read_text("utf-8")), ""))


def _flat(section: Mapping[str, Any], start: str) -> Iterator[tuple[str, Any]]:
    for name, value in section.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{start}{name}.")
        else:
            yield start + name, value


@asynccontextmanager
async def lifespan(explorer: Any) -> AsyncIterator[None]:
    """What holds while the explorer runs: the shipped settings, the service's workers, and what is counted beforehand.

    Streamlit looks for ``.streamlit/config.toml`` in the working directory and beside the started script only: an
    explorer started from elsewhere would send usage statistics. What the user has set stays.
    """
    for name, value in settings().items():
        if not config.is_manually_set(name):
            config.set_option(name, value)
    async with service.lifespan(explorer), prepared(service.folder, LANGUAGES):
        yield


def _setting(name: str, default: str = "") -> str:
    return os.environ.get(f"TRIPTYCH_{name}") or default


def _host() -> str:
    """Where it listens: without a setting Streamlit takes calls from everywhere."""
    return _setting("HOST") or str(config.get_option("server.address") or "0.0.0.0")  # noqa: S104 - to be refused


service = Service(
    Path(_setting("STORE", ".triptych")).absolute(),
    limits_of(_setting("LIMITS").split()),
    origins=_setting("ORIGINS").split(),
    log=log_to(_setting("LOG", "none")),
    addresses=bool(_setting("LOG_ADDRESSES")),
    servers=_setting("SERVERS").split(),
    imprint=imprint(os.environ),
    permission=permission(
        _setting("UPDATES", "off"), _host(), _setting("TOKENS"), os.environ, bool(_setting("UPDATE_ANY_GRAPH"))
    ),
)
assets = asset_routes(HOME / "pages" / "components" / "built")
app = st.App(HOME / "pages" / "_start.py", routes=[*service.routes(), *assets], lifespan=lifespan)
