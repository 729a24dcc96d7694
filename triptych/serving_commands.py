"""The commands that answer over HTTP, with their options, help and examples."""

from __future__ import annotations

from typing import Any

from triptych.arguments import number
from triptych.exploring_commands import Maker


def add_serving(commands: Any, command: Maker) -> None:
    """Add them to the parser's ``commands``; ``command`` makes one."""
    app = command(commands, "app", "open the explorer, with the SPARQL service beside it", "app --port 8501")
    serve = command(
        commands, "serve", "answer SPARQL and linked data over HTTP, without the explorer", "serve --port 8600"
    )
    for one, port in ((app, 8501), (serve, 8600)):
        one.add_argument("--port", type=number(0, 65535), default=port, metavar="N", help=f"(default: {port})")
        one.add_argument(
            "--host", default="127.0.0.1", metavar="H", help="address to listen on (default: this machine only)"
        )
        one.add_argument(
            "--limit",
            action="append",
            default=[],
            metavar="NAME=N",
            help="workers, queue, seconds, bytes, memory, text (characters), patience or wait (seconds)",
        )
        one.add_argument(
            "--origin", action="append", default=[], metavar="URL", help="a website whose scripts may ask; * for all"
        )
        one.add_argument(
            "--server",
            action="append",
            default=[],
            metavar="URL",
            help="a SPARQL service that queries may call by SERVICE (default: none)",
        )
        one.add_argument(
            "--updates",
            choices=("off", "token", "open"),
            default="off",
            help="who may change the graph: nobody (the default), who has a token, or on this machine everybody",
        )
        one.add_argument(
            "--tokens", default="", metavar="FILE", help="lines of a name and its token (default: $TRIPTYCH_TOKEN)"
        )
        one.add_argument(
            "--update-any-graph", action="store_true", help="updates may change every graph, not the curated one alone"
        )
        one.add_argument(
            "--log",
            default="-" if one is serve else "none",
            metavar="FILE",
            help=f"the access log; none: no log; -: standard error (default: {'-' if one is serve else 'none'})",
        )
        one.add_argument("--log-addresses", action="store_true", help="note the clients' addresses in it, too")
        for name, value, about in (
            ("--title", "TEXT", "the graph's title in the catalogue and where it is cited"),
            ("--publisher", "NAME", "who publishes it"),
            ("--licence", "L", "licence of the facts: CC0-1.0, CC-BY-4.0 … or an IRI (default: none is stated)"),
            ("--release", "IRI", "the release that the graph is: answers name it as what to cite"),
        ):
            one.add_argument(name, default="", metavar=value, help=about)
