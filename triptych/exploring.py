"""The part of the public Python API that looks at the graph as a whole: ways, networks, chains, gaps, suggestions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import networkx

    from graph.evidence import Evidence
    from graph.explore import Alike, Beside, Chain, Gap, Link, Network, Partner
    from graph.explore import Path as Way
    from graph.search import Index
    from graph.store import Snapshot


class _Open(Protocol):
    """What a store must offer to be explored."""

    @property
    def reader(self) -> Snapshot:
        """The newest published state."""

    @property
    def _index(self) -> Index: ...

    @property
    def base(self) -> str:
        """What the IRIs of its things begin with."""


class Exploring:
    """Questions about how things are linked; docs/analysis.md says how each is answered.

    Names may be IRIs, short IRIs, codes of territories, or what things are called. Sentences are in English, or in
    Italian with ``language="it"``. All raise NotFound for names that mean nothing or too much.

    >>> import tempfile
    >>> from pathlib import Path
    >>> import triptych
    >>> plan = Path(triptych.__file__).parent.parent / "examples" / "piemonte-action-plan.en.md"
    >>> folder = tempfile.TemporaryDirectory()
    >>> graph = triptych.open(folder.name + "/store")
    >>> report = graph.load(plan)
    >>> print(graph.paths("CircPro", "APE Network")[0])
    CircPro has among its partners the Piedmont Region, which supports the action “Stepping up green criteria on public
    purchases”, which builds on the APE Network.
    >>> chain = graph.chains("APE Network")[0]
    >>> [part.part for part in chain.parts if part.iri], chain.gaps
    (['practice', 'action', 'plan', 'instrument'],
     ('No policy change is named in the one document about this plan.',))
    >>> fact, evidence = graph.quotes(chain.parts[1].facts)[0]
    >>> evidence[0].quote
    'The action builds on the APE Network (Acquisti Pubblici Ecologici), a good practice that began in 2003 ...'
    >>> print(graph.gaps("CircPro")[0])
    No policy change is named in the one document about this plan.
    >>> graph.partner_network().components
    (14, 1)
    >>> graph.suggest_partners("University of Turin"), graph.who_else("APE Network")[0].label
    ((), 'Stepping up green criteria on public purchases')
    >>> folder.cleanup()
    """

    def paths(self: _Open, first: str, second: str, k: int = 3, language: str = "en") -> tuple[Way, ...]:
        """How two things are linked, shortest first, as sentences."""
        from graph.explore import paths

        return paths(self.reader, first, second, k, language, base=self.base, index=self._index)

    def partner_network(
        self: _Open,
        *,
        region: str | None = None,
        theme: str | None = None,
        project: str | None = None,
        bridging: bool = True,
        language: str = "en",
    ) -> Network:
        """Which organisations worked together in projects, plans and practices, and who stands at the centre."""
        from graph.explore import partner_network

        return partner_network(
            self.reader,
            region=region,
            theme=theme,
            project=project,
            bridging=bridging,
            language=language,
            base=self.base,
            index=self._index,
        )

    def suggest_partners(self: _Open, name_or_iri: str, limit: int = 10, language: str = "en") -> tuple[Partner, ...]:
        """Whom an organisation, or those of a territory, could work with, each with the reasons and their facts."""
        from graph.explore import suggest_partners

        return suggest_partners(self.reader, name_or_iri, limit, language, base=self.base, index=self._index)

    def chains(
        self: _Open, name_or_iri: str | None = None, language: str = "en", limit: int = 100
    ) -> tuple[Chain, ...]:
        """The chains practice → action → plan → instrument → change through a thing, and what is missing in them."""
        from graph.explore import chains

        return chains(self.reader, name_or_iri, language, limit, base=self.base, index=self._index)

    def gaps(self: _Open, name_or_iri: str, language: str = "en") -> tuple[Gap, ...]:
        """What no document read says of a project, plan, action or practice, though one would expect it."""
        from graph.explore import gaps

        return gaps(self.reader, name_or_iri, language, base=self.base, index=self._index)

    def side_by_side(self: _Open, *names: str, language: str = "en") -> Beside:
        """Two or more regions, plans, practices or projects compared: the same, only here, only there, different."""
        from graph.explore import side_by_side

        return side_by_side(self.reader, names, language, base=self.base, index=self._index)

    def who_else(self: _Open, name_or_iri: str, limit: int = 10, language: str = "en") -> tuple[Alike, ...]:
        """Other practices, actions and plans like one, each with the reasons and their facts."""
        from graph.explore import who_else

        return who_else(self.reader, name_or_iri, limit, language, base=self.base, index=self._index)

    def quotes(
        self: _Open, facts: Iterable[Link], language: str = "en"
    ) -> tuple[tuple[Link, tuple[Evidence, ...]], ...]:
        """The facts that a reason, a chain or a gap rests on, each with the passages that say so."""
        from graph.explore import quotes

        return quotes(self.reader, facts, language, self.base)

    def to_networkx(self: _Open) -> networkx.MultiDiGraph[str]:
        """The things and how they are linked, as a networkx graph; the whole store is read."""
        from graph.explore import to_networkx

        return to_networkx(self.reader, base=self.base)
