"""The commands that look at the graph as a whole, with their options, help and examples."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from triptych.arguments import number

Maker = Callable[..., argparse.ArgumentParser]


def add_exploring(commands: Any, command: Maker) -> None:
    """Add them to the parser's ``commands``; ``command`` makes one."""
    path = command(commands, "path", "say how two things are linked", "path CircPro 'APE Network'")
    path.add_argument("first", metavar="A")
    path.add_argument("second", metavar="B")
    path.add_argument("--limit", type=number(1), default=3, metavar="N", help="how many ways at most")

    network = command(
        commands, "network", "list who works with whom, and who stands at the centre", "network --region ITC1"
    )
    network.add_argument("--region", metavar="CODE|NAME", help="only organisations at home there, and their partners")
    network.add_argument("--theme", metavar="THEME", help="only things on a theme, such as 'circular economy'")
    network.add_argument("--project", metavar="PROJECT", help="only one project with its plans and practices")
    network.add_argument("--pairs", action="store_true", help="list the pairs, with what joins them")
    network.add_argument(
        "--no-bridging",
        action="store_true",
        help="leave out who bridges parts of the network: it takes long for many thousands",
    )
    network.add_argument("--limit", type=number(1), default=20, metavar="N", help="lines at most (default: 20)")

    suggest = command(
        commands,
        "suggest",
        "suggest partners for an organisation or a territory, with reasons",
        "suggest 'Zemgale Planning Region' --quotes",
    )
    suggest.add_argument("thing", metavar="NAME_OR_IRI")
    suggest.add_argument("--limit", type=number(1), default=10, metavar="N", help="(default: 10)")

    chains = command(
        commands,
        "chains",
        "follow practices over actions and plans to instruments and their changes, with what is missing",
        "chains 'APE Network'",
    )
    chains.add_argument(
        "thing", nargs="?", metavar="NAME_OR_IRI", help="the chains through this thing (default: through any action)"
    )
    chains.add_argument("--limit", type=number(1), default=100, metavar="N", help="(default: 100)")

    gaps = command(
        commands, "gaps", "list what no document says of a project, plan, action or practice", "gaps CircPro --lang it"
    )
    gaps.add_argument("thing", metavar="NAME_OR_IRI")

    beside = command(
        commands,
        "side-by-side",
        "compare regions, plans, practices or projects: the same, only here, different",
        "side-by-side ITC1 ITC4",
    )
    beside.add_argument("things", nargs="+", metavar="NAME_OR_IRI")

    alike = command(
        commands, "who-else", "list who else did something like a practice, action or plan", "who-else 'APE Network'"
    )
    alike.add_argument("thing", metavar="NAME_OR_IRI")
    alike.add_argument("--limit", type=number(1), default=10, metavar="N", help="(default: 10)")

    for one in (path, network, suggest, chains, gaps, beside, alike):
        one.add_argument("--lang", default="en", metavar="LANGUAGE", help="language of the answer: en or it, else en")
        one.add_argument("--json", action="store_true", help="for programs, with the passages behind each fact")
    for one in (path, suggest, chains, beside, alike):
        one.add_argument("--quotes", action="store_true", help="show the words that each fact comes from")
