"""Which model is asked, where it is, and what it may cost: settings of whoever runs a load."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import httpx

from graph.errors import BadInput
from graph.review import MODEL
from loaders.web.addresses import checked_url
from ontology.names import slug

_NAME = re.compile(r"[\w./:@+-]{1,100}")
_KEY = re.compile(r"[!-~]{1,4000}")


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """A model behind an OpenAI-compatible interface.

    ``url`` is the base to which ``/chat/completions`` is added. ``time`` are seconds that one request may take,
    ``total_time`` seconds, ``requests`` and ``tokens`` the number of these that a whole load may. The key is left
    out of ``repr``, so that it gets into no log or trace.
    """

    url: httpx.URL
    name: str
    key: str = field(default="", repr=False)
    time: float = 120.0
    total_time: float = 3600.0
    requests: int = 1_000
    tokens: int = 1_000_000

    @property
    def rule(self) -> str:
        """What the statements that the model suggests have as their rule.

        >>> ModelSettings(httpx.URL("http://127.0.0.1/v1"), "meta/Llama-3.1:8b").rule
        'model-meta-llama-3-1-8b.1'
        """
        return f"{MODEL}{slug(self.name) or 'unnamed'}.1"

    @property
    def host(self) -> str:
        """Who gets the text, for people: scheme, host and port."""
        return f"{self.url.scheme}://{self.url.netloc.decode('ascii')}"


def model_settings_from(environment: Mapping[str, str]) -> ModelSettings:
    """The settings that variables named ``TRIPTYCH_MODEL_…`` hold; raises BadInput, which never shows the key.

    >>> model_settings_from({"TRIPTYCH_MODEL_URL": "http://127.0.0.1:8080/v1", "TRIPTYCH_MODEL_NAME": "local"}).host
    'http://127.0.0.1:8080'
    """
    name, key = environment.get("TRIPTYCH_MODEL_NAME", ""), environment.get("TRIPTYCH_MODEL_KEY", "")
    if not _NAME.fullmatch(name):
        said = f"={name!r}: is no model's name" if name else ": is not set"
        raise BadInput(f"TRIPTYCH_MODEL_NAME{said}; set it to what the server calls its model")
    if key and not _KEY.fullmatch(key):
        raise BadInput("TRIPTYCH_MODEL_KEY: holds spaces or signs that no key has; copy it anew")
    return ModelSettings(
        _url(environment.get("TRIPTYCH_MODEL_URL", "")),
        name,
        key,
        time=_number(environment, "TRIPTYCH_MODEL_TIME", 120),
        total_time=_number(environment, "TRIPTYCH_MODEL_TOTAL_TIME", 3_600),
        requests=_number(environment, "TRIPTYCH_MODEL_REQUESTS", 1_000),
        tokens=_number(environment, "TRIPTYCH_MODEL_TOKENS", 1_000_000),
    )


def _url(text: str) -> httpx.URL:
    such = "set one such as http://127.0.0.1:8080/v1"
    if not text.strip():
        raise BadInput(f"TRIPTYCH_MODEL_URL: is not set, so no model can be asked; {such}")
    if "@" in text.partition("://")[2].partition("/")[0]:
        raise BadInput(
            f"TRIPTYCH_MODEL_URL: holds a user's name or password; give the key as TRIPTYCH_MODEL_KEY, and {such}"
        )
    try:
        return checked_url(text)
    except BadInput as error:
        raise BadInput(f"TRIPTYCH_MODEL_URL: {str(error).partition(';')[0]}; {such}") from error


def _number(environment: Mapping[str, str], name: str, default: int) -> int:
    given = environment.get(name, "")
    if given and not (given.isdecimal() and 0 < int(given) <= 10**9):
        raise BadInput(f"{name}={given!r}: is no whole number from 1 on; set one such as {default}")
    return int(given) if given else default
