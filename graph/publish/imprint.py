"""Who stands behind a graph that is asked rather than published: what services, pages and citations say of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from graph.errors import BadInput
from graph.publish.settings import is_address, licence_iri


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What whoever runs a service says of its graph, each '' where nothing is said.

    ``licence`` is the IRI of that of the facts, ``release`` the IRI of the release that the graph is, if it is one.

    >>> Imprint(publisher="Region Linn", licence="CC0-1.0").licence
    'https://creativecommons.org/publicdomain/zero/1.0/'
    """

    title: str = ""
    publisher: str = ""
    licence: str = ""
    release: str = ""

    def __post_init__(self) -> None:
        if self.licence:
            object.__setattr__(self, "licence", licence_iri(self.licence))
        if self.release and not is_address(self.release):
            raise BadInput(
                f"release {self.release!r}: expected the IRI of one, such as https://data.linn.example/release/1.0.0"
            )

    @property
    def name(self) -> str:
        """The title, and where there is none, what made the graph."""
        return self.title or "Triptych"


def imprint(environ: Mapping[str, str], **given: str) -> Imprint:
    """What options say, and for those that are '' or missing the variables ``TRIPTYCH_TITLE`` and so on.

    >>> imprint({"TRIPTYCH_TITLE": "Plans", "TRIPTYCH_PUBLISHER": "Linn"}, title="Practices").name
    'Practices'
    """
    found = {one.name: given.get(one.name) or environ.get(variable(one.name), "") for one in fields(Imprint)}
    return Imprint(**{name: value.strip() for name, value in found.items()})


def variable(name: str) -> str:
    """The variable of the environment that says one of them.

    >>> variable("licence")
    'TRIPTYCH_LICENCE'
    """
    return f"TRIPTYCH_{name.upper()}"
