"""What whoever runs a load may decide about fetching."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from graph.errors import BadInput

AGENT = "Triptych"
"""The name by which a robots.txt can speak to us."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How to fetch; the defaults are those of a careful guest.

    ``interval`` are seconds between two requests to a host, ``page_time`` seconds that one page
    may take with all its redirects, ``contact`` an address that servers are told, ``proxy`` the
    address of a proxy to go through. ``allow_private`` opens this machine and private networks.
    """

    allow_private: bool = False
    interval: float = 1.0
    page_time: float = 30.0
    contact: str = ""
    proxy: str = ""

    @property
    def user_agent(self) -> str:
        """What servers are told of who asks: the program, its version, and where to write if there is an address.

        >>> Settings(contact="https://example.org/why").user_agent.partition("/")[0]
        'Triptych'
        """
        try:
            name = f"{AGENT}/{version('triptych-graph')}"
        except PackageNotFoundError:  # run from a clone that is not installed
            name = AGENT
        return f"{name} (+{self.contact})" if self.contact else name


def settings_from(environment: Mapping[str, str]) -> Settings:
    """The settings that variables named ``TRIPTYCH_…`` hold; raises BadInput for a value that makes no sense.

    >>> settings_from({"TRIPTYCH_ALLOW_PRIVATE": "1"}).allow_private
    True
    """
    allow = environment.get("TRIPTYCH_ALLOW_PRIVATE", "")
    if allow not in {"", "0", "1"}:
        raise BadInput(f"TRIPTYCH_ALLOW_PRIVATE={allow}: is neither 0 nor 1; set 1 to read private addresses")
    contact = environment.get("TRIPTYCH_CONTACT", "")
    if not re.fullmatch(r"(?:https?://|mailto:)?[!-'*-~]{3,200}|", contact):
        raise BadInput(f"TRIPTYCH_CONTACT={contact!r}: is no address; set one such as https://example.org/contact")
    proxy = environment.get("TRIPTYCH_PROXY", "")
    if not re.fullmatch(r"https?://[^\s/]+/?|", proxy):
        raise BadInput("TRIPTYCH_PROXY: is no proxy's address; set one such as http://proxy.example.org:3128")
    return Settings(
        allow_private=allow == "1",
        interval=_seconds(environment, "TRIPTYCH_WEB_INTERVAL", Settings().interval),
        page_time=_seconds(environment, "TRIPTYCH_WEB_TIME", Settings().page_time),
        contact=contact,
        proxy=proxy,
    )


def _seconds(environment: Mapping[str, str], name: str, default: float) -> float:
    setting = environment.get(name, "")
    try:
        value = float(setting) if setting else default
    except ValueError:
        value = math.nan
    if not 0 <= value <= 3600:
        raise BadInput(f"{name}={setting}: is no number of seconds from 0 to 3600; set one such as {default:g}")
    return value
