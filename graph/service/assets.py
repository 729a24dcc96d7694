"""Files for the browser that never change under one address: ``/assets/NAME?v=VERSION``."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path

from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request as Call
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from graph.service import sparql
from graph.service.limits import Refused
from ontology.territory_shapes import shapes

EUROPE = "europe.json"
"""The name of the map of Europe among the assets."""
_MEDIA = {".js": "text/javascript; charset=utf-8", ".txt": "text/plain; charset=utf-8"}
_FOREVER = "public, max-age=31536000, immutable"


def version(data: bytes) -> str:
    """The version of a file's content, as it stands in its address.

    >>> version(b"export default 1")
    'f2ed650f15f224fa'
    """
    return hashlib.sha256(data).hexdigest()[:16]


@cache
def europe() -> bytes:
    """The shipped map of Europe as GeoJSON: each region has its ``code``, and no more points than a screen shows.

    >>> europe()[:54]
    b'{"type":"FeatureCollection","features":[{"type":"Featu'
    """
    features = [{"type": "Feature", "code": one.code, "geometry": one.geometry} for one in shapes()]
    return json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":")).encode()


def asset_routes(folder: Path) -> list[BaseRoute]:
    """The routes that give the scripts and texts of a folder, and the map; all else under ``/assets`` is 404.

    A wrong version is 404, too: a browser would keep what it got for it for a year.
    """

    async def answer(call: Call) -> Response:
        name = call.path_params.get("name", "")
        path = folder / name
        if path.name == name and path.suffix in _MEDIA and path.is_file():
            return _kept(call, path.read_bytes(), _MEDIA[path.suffix]) or _nothing(name)
        if name == EUROPE:
            return _kept(call, europe(), "application/geo+json") or _nothing(name)
        return _nothing(name)

    packed = [Middleware(GZipMiddleware, minimum_size=1024, compresslevel=6)]
    return [
        Route("/assets/{name}", answer, methods=["GET", "HEAD"], middleware=packed),
        Route("/assets/{name:path}", answer),
        Route("/assets", answer),
    ]


def _kept(call: Call, data: bytes, media: str) -> Response | None:
    """The answer, if the version asked for is this one."""
    if call.query_params.get("v") != version(data):
        return None
    headers = {"Cache-Control": _FOREVER, "X-Content-Type-Options": "nosniff"}
    return Response(data, media_type=media, headers=headers)


def _nothing(name: str) -> Response:
    return sparql.refused(Refused(404, f"/assets/{name}: nothing here"))
