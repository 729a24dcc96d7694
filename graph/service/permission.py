"""Who may update: nobody, who holds a token, or on this machine alone everybody."""

from __future__ import annotations

import hmac
import re
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field
from hashlib import sha256
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from graph.errors import BadInput
from graph.service.limits import Refused

OFF, TOKEN, OPEN = "off", "token", "open"
MODES = (OFF, TOKEN, OPEN)
_NAME = re.compile(r"[\w.@-]{1,64}")
_TOKEN = re.compile(r"[A-Za-z0-9._~+/-]{16,512}=*")  # RFC 6750, section 2.1
_VARIABLE = "TRIPTYCH_TOKEN"


@dataclass(frozen=True)
class Permission:
    """Who may update, and whether ``anywhere`` or in the curated graph alone.

    ``digests`` are the SHA-256 of the tokens by the names under which the log of updates knows their holders; the
    tokens themselves are not kept.
    """

    mode: str = OFF
    anywhere: bool = False
    digests: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    def __bool__(self) -> bool:
        return self.mode != OFF

    def name(self, headers: Mapping[str, str], client: str) -> str:
        """The name of who sends an update with these headers (names in small letters) from a client's address.

        Raises Refused: 403 where updates are off, or come from a website, 401 without a token that is known.
        """
        if self.mode == OFF:
            raise Refused(403, "updates are switched off: this service only reads; load documents to add to the graph")
        if self.mode == OPEN:
            _must_come_from_here(headers, client)
            return OPEN
        scheme, _, given = headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not given.strip():
            raise Refused(401, "an update needs a token: send it as 'Authorization: Bearer TOKEN'")
        digest = sha256(given.strip().encode()).digest()
        known = [name for name, held in sorted(self.digests.items()) if hmac.compare_digest(held, digest)]
        if not known:
            raise Refused(401, "this token is not known here")
        return known[0]


def permission(mode: str, host: str, tokens: str, environment: MutableMapping[str, str], anywhere: bool) -> Permission:
    """Who may update by these settings; raises BadInput where they do not go together.

    ``tokens`` is the path of a file of tokens, '' for the one in ``TRIPTYCH_TOKEN``. That variable is taken out of the
    environment: no other process is to inherit it.
    """
    alone = environment.pop(_VARIABLE, "")
    if mode not in MODES:
        raise BadInput(f"updates {mode!r}: expected one of {', '.join(MODES)}")
    if mode == OFF:
        return Permission()
    if mode == OPEN:
        if not is_loopback(host):
            raise BadInput(
                f"updates 'open' on {host}: anybody could change the store; only this machine (--host 127.0.0.1) may "
                "be open, elsewhere use --updates token"
            )
        return Permission(OPEN, anywhere)
    held = _in_file(Path(tokens)) if tokens else {"token": alone} if alone else {}
    if not held:
        raise BadInput(f"updates 'token': no token; set {_VARIABLE}, or name a file of tokens with --tokens FILE")
    for name, token in held.items():
        if not _TOKEN.fullmatch(token):
            raise BadInput(
                f"the token of {name!r} cannot be used: expected 16 to 512 letters, digits or -._~+/ "
                "(python -c 'import secrets; print(secrets.token_urlsafe())' makes one)"
            )
    return Permission(TOKEN, anywhere, {name: sha256(token.encode()).digest() for name, token in held.items()})


def is_loopback(host: str) -> bool:
    """Whether a host name or address is this machine's own.

    >>> is_loopback("127.0.0.1"), is_loopback("[::1]"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, True, False)
    """
    bare = host.strip("[]")
    try:
        return bare.lower() == "localhost" or ip_address(bare).is_loopback
    except ValueError:
        return False


def _must_come_from_here(headers: Mapping[str, str], client: str) -> None:
    """Raise Refused for a call from another machine, or of a website in the browser, be it under a name of its own."""
    name = urlsplit(f"//{headers.get('host', '')}").hostname or ""
    origin = headers.get("origin")
    elsewhere = origin is not None and urlsplit(origin).netloc != headers.get("host")
    here = is_loopback(client) and is_loopback(name)
    if not here or elsewhere or headers.get("sec-fetch-site", "none") not in {"none", "same-origin"}:
        raise Refused(403, "open updates are for programs on this machine; a website may not send them")


def _in_file(path: Path) -> dict[str, str]:
    """The tokens in a file by name: each line a name and its token; what follows # is left out."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path}: the tokens cannot be read ({getattr(error, 'strerror', None) or error})") from error
    found: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        words = line.partition("#")[0].split()
        if not words:
            continue
        if len(words) != 2 or not _NAME.fullmatch(words[0]) or words[0] in found:
            raise BadInput(f"{path}, line {number}: expected a name of its own and a token, such as 'anna TOKEN'")
        found[words[0]] = words[1]
    return found
