"""The commands that write and check a website of linked data, with their options, help and examples."""

from __future__ import annotations

from typing import Any

from triptych.arguments import named, quotes
from triptych.exploring_commands import Maker


def add_publishing(commands: Any, command: Maker) -> None:
    """Add them to the parser's ``commands``; ``command`` makes one."""
    publish = command(
        commands,
        "publish",
        "write the graph as a website of linked data: pages, data, dumps, catalogue",
        "publish site/ --base https://data.linn.example/ --licence CC-BY-4.0 --title 'Plans' --publisher 'Region Linn'",
    )
    publish.add_argument("folder", type=named, metavar="DIR", help="a new folder, or one that was published before")
    publish.add_argument("--base", metavar="IRI", help="the address that the folder will have")
    publish.add_argument("--licence", metavar="L", help="licence of the facts: CC0-1.0, CC-BY-4.0 … or an IRI")
    publish.add_argument("--title", metavar="TEXT", help="what the data set is called")
    publish.add_argument("--publisher", metavar="NAME", help="who publishes it; these four are asked for once")
    publish.add_argument("--release", default="1.0.0", metavar="N", help="number of the release (default: 1.0.0)")
    publish.add_argument(
        "--issued", metavar="DATE", help="day of the release (default: $SOURCE_DATE_EPOCH, else the newest document's)"
    )
    publish.add_argument("--doi", metavar="DOI", help="such as 10.5281/zenodo.1234567")
    publish.add_argument("--quotes", type=quotes, default=200, metavar="N|none", help="code points (default: 200)")
    publish.add_argument("--quotes-licence", metavar="L", help="of quotations (default: each source states its rights)")
    publish.add_argument(
        "--persons", action="store_true", help="let persons, e-mail addresses and telephone numbers out"
    )
    publish.add_argument("--lang", default="en", metavar="LANGUAGE", help="language of the pages (default: en)")
    publish.add_argument("--previous", type=named, metavar="DIR", help="the release before: say what changed since")
    publish.add_argument("--min-confidence", type=float, default=0.0, metavar="C", help="leave out what is less sure")
    publish.add_argument("--only", metavar="K=V", help="only what belongs to a thing, such as project=circpro")
    publish.add_argument("--class", dest="kind", metavar="CLASS", help="only things of a class, such as Project")
    publish.add_argument("--since", metavar="DATE", help="only what documents of this day or later say")
    verify = command(commands, "verify", "check a published folder, point by point", "verify site/", store=False)
    verify.add_argument("folder", type=named, metavar="DIR")
    verify.add_argument("--previous", type=named, metavar="DIR", help="the release before, to check what changed")
    verify.add_argument(
        "--shapes", type=named, metavar="FILE", help="shapes of DCAT-AP 3 to hold the catalogue against"
    )
    verify.add_argument(
        "--quotes", type=quotes, default=200, metavar="N|none", help="how long quotations may be (default: 200)"
    )
    verify.add_argument("--persons", action="store_true", help="persons are meant to be in it")
    verify.add_argument("--json", action="store_true", help="for programs")
