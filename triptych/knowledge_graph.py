"""The public Python API: one store, to load into, ask, look at and export."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, closing, nullcontext, suppress
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from graph import store
from graph.errors import BadInput, NotFound
from graph.iri import BASE
from graph.library import Library
from graph.live import wanted_server
from triptych.exploring import Exploring
from triptych.judging import WAIT, Judging

if TYPE_CHECKING:
    import rdflib

    from graph.compare import Comparison
    from graph.facets import NamedFacets
    from graph.publish import Publication, Release
    from graph.results import Answer, Table, Triples
    from graph.search import Hit, Index, Passage
    from graph.show import View
    from loaders.cluster import Cluster
    from loaders.reconciling import Reconciled
    from loaders.report import Report
    from loaders.suggest.reader import Suggester
    from ontology.check import Finding

DEFAULT_STORE = ".triptych"


def open(folder: str | os.PathLike[str] | None = None, *, base: str | None = None) -> KnowledgeGraph:  # noqa: A001 - as in gzip.open
    """The knowledge graph of a store folder; the folder is made by the first load.

    Without ``folder``, ``$TRIPTYCH_STORE`` or ``./.triptych``. ``base`` begins the IRIs of a new store.
    """
    return KnowledgeGraph(Path(folder or os.environ.get("TRIPTYCH_STORE") or DEFAULT_STORE), base)


def second_reader(wanted: bool) -> AbstractContextManager[Suggester | None]:
    """The model of the environment; raises BadInput where one is wanted and none is set."""
    if not wanted:
        return nullcontext()
    from loaders.suggest.reader import Suggester

    return closing(Suggester())


def cluster_at(scheduler: str | None) -> AbstractContextManager[Cluster | None]:
    """The cluster of a scheduler's address, None without one; entering it raises BadInput where it cannot be used."""
    if scheduler is None:
        return nullcontext()
    from loaders.cluster import Cluster
    from triptych.task import call

    return Cluster(scheduler, call)


class KnowledgeGraph(Exploring, Judging):
    """One store. Reading always sees the newest published state; writing is one at a time.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     page = Path(folder, "page.txt")
    ...     _ = page.write_text("CircE is an Interreg Europe project.", encoding="utf-8")
    ...     graph = open(Path(folder, "store"))
    ...     report = graph.load(page)
    ...     found = graph.query("SELECT ?acronym { ?project a tri:Project ; tri:acronym ?acronym }").records()
    >>> len(report.loaded), found
    (1, ({'acronym': 'CircE'},))
    """

    def __init__(self, folder: Path, base: str | None = None) -> None:
        self.folder, self._base = folder, base
        self._snapshot: store.Snapshot | None = None
        self._mark: tuple[int, int, int] | None = None
        self._kept_base: str | None = None  # a store never changes its base

    def __repr__(self) -> str:
        return f"KnowledgeGraph({str(self.folder)!r})"

    def __enter__(self) -> KnowledgeGraph:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the snapshot that is open."""
        if self._snapshot is not None:  # its truth would be its length, and that is counted
            self._snapshot.close()
            self._snapshot = None

    @property
    def reader(self) -> store.Snapshot:
        """The newest published state; raises NotFound where nothing was ever loaded."""
        mark = store.mark(self.folder)
        if self._snapshot is None or mark is None or mark != self._mark:
            if self._snapshot is None or self._snapshot.number != store.current(self.folder):
                self.close()
                self._snapshot = store.open_snapshot(self.folder)
            self._mark = mark
        return self._snapshot

    def require(self) -> None:
        """Raise NotFound where no store is, for what must not make one."""
        Library(self.folder).close()

    @property
    def _index(self) -> Index:
        from graph.search import index_to_read

        return index_to_read(self.folder, self.reader)  # no store: say so

    @property
    def base(self) -> str:
        """What the IRIs of this store's things begin with."""
        if self._kept_base is None:
            with suppress(NotFound), Library(self.folder) as library:
                self._kept_base = library.setting("base")
        return self._kept_base or self._base or BASE

    def load(
        self,
        *paths: str | os.PathLike[str],
        jobs: int | None = None,
        prune: bool = False,
        profile: str | os.PathLike[str] | None = None,
        suggest_with_model: bool = False,
        scheduler: str | None = None,
        progress: Callable[[int, int], None] | None = None,
        wait: float | None = None,
        at: str = "",
        server: str | None = None,
        endpoints: Mapping[str, str] | None = None,
    ) -> Report:
        """Load files, folders and web addresses; what went in, what was skipped and what was refused comes back.

        Unchanged files are not read again; with ``prune``, files that are gone are withdrawn. ``profile`` is a
        file that says what the columns of tables are, or ``auto`` to take what is proposed for them. With
        ``suggest_with_model`` the model of ``TRIPTYCH_MODEL_URL`` gets the text of prose (docs/suggestions.md);
        standard error says to which host it goes. ``scheduler`` is the address of a scheduler of dask whose workers
        are to read (docs/cluster.md). ``at`` is the time of the load (ISO 8601) that the feed
        gives for what is new; without one it leaves these documents out.
        ``server`` is the address of the SPARQL server that holds the graph of a new store, ``endpoints`` those of
        its endpoints ``query``, ``update`` and ``data`` that are not found by asking (docs/engines.md).
        Raises StoreLocked if somebody else is still writing after ``wait`` seconds (``WAIT``).
        """
        from loaders.crew import Spare

        with (
            Spare() if scheduler is None else nullcontext() as spare,
            second_reader(suggest_with_model) as suggester,
            cluster_at(scheduler) as cluster,
        ):
            from loaders.ingest import ingest  # takes as long as the process that reads takes to start

            return ingest(
                [os.fspath(path) for path in paths],
                self.folder,
                base=self._base,
                jobs=jobs,
                prune=prune,
                profile=None if profile is None else os.fspath(profile),
                suggester=suggester,
                cluster=cluster,
                progress=progress,
                wait=WAIT if wait is None else wait,
                at=at,
                server=wanted_server(server, endpoints or {}),
                spare=spare,
            )

    def forget(self, document: str) -> None:
        """Withdraw a document, by its id or by the path it was loaded from; raises NotFound."""
        from graph.write import Writer
        from loaders.downloads import is_address

        self.require()
        with Writer(self.folder, wait=WAIT) as writer:
            source = document if is_address(document) else str(Path(document).absolute())
            locations = writer.library.within(source)
            found = writer.library.document_at(source)
            if locations and found is None:  # an archive
                writer.withdraw(locations)
            else:
                writer.forget(found or document)

    def documents(self) -> list[tuple[str, str]]:
        """(location, document id) of everything loaded."""
        with Library(self.folder) as library:
            return library.locations()

    def query(self, sparql: str, *, timeout: float | None = None, **params: Any) -> Table | Triples | Answer:
        """The result of a SPARQL query; other keyword arguments stand for its variables.

        With ``timeout`` the query runs in a process of its own, which is ended after so many seconds
        and by Ctrl+C; then BadQuery is raised. Without, nothing stops it.
        """
        from graph.query import run as ask

        with self._within(timeout) as reader:
            return ask(reader, sparql, params=params, base=self.base)

    def ask(self, question: str, *, timeout: float | None = None, **params: Any) -> Table:
        """The answer to a shipped question, by its name; ``triptych questions`` lists them.

        ``timeout`` is as in ``query``.
        """
        from graph.questions import ask

        with self._within(timeout) as reader:
            return ask(reader, question, base=self.base, index=self._index, **params)

    def _within(self, timeout: float | None) -> AbstractContextManager[store.Reader]:
        if timeout is None:
            return nullcontext(self.reader)
        from graph.service.bounded import bounded

        return bounded(self.reader, self.folder, timeout)

    def find(self, text: str, kind: str | None = None, place: str | None = None, limit: int = 20) -> tuple[Hit, ...]:
        """Things whose names are like the text, best first: accents, typos, any language.

        ``place`` is a NUTS or country code, an IRI or a name of a territory: what is there, within it, or applies
        to it. Raises BadInput for a ``kind`` that is no class of the ontology, NotFound for a place unknown.
        """
        _check_class(kind)
        return self._index.find(text, kind, place, limit)

    def facets(self, language: str = "en") -> NamedFacets:
        """What there is by kind, project, programme, theme, country, region, year and language of the documents.

        ``choose`` of it counts under a choice (docs/search.md). It shows the state of now; keep it to ask more often.
        """
        from graph.facets import NamedFacets

        return NamedFacets(self.reader, self._index, language, self.base)

    def find_text(self, text: str, limit: int = 20) -> tuple[Passage, ...]:
        """The documents that have all the words of a text in one passage, with the words as they stand there.

        Raises StoreError where the store has no index of texts.
        """
        from graph.search import Index, find_text

        self.require()
        with Library(self.folder) as library:
            return find_text(Index.at(self.folder / "search"), library, text, limit)

    def reconcile(
        self,
        table: str | os.PathLike[str],
        *,
        column: str | None = None,
        kind: str | None = None,
        country: str | None = None,
        place: str | None = None,
        limit: int = 5,
    ) -> Reconciled:
        """A table of names with the things that they mean, each with score and reason; nothing is written.

        ``column``, ``country`` and ``place`` are headers of the table or letters of its columns, guessed where they
        are not given; ``kind`` is the class meant, ``limit`` the number of candidates (docs/reconcile.md). Raises
        NotFound where no table or store is, BadInput for what has no such column, no table or no rows.
        """
        from graph.reconcile import Reconciler
        from loaders.reconciling import reconcile_table

        _check_class(kind)
        made = Reconciler(self.reader, self._index, self.base)
        return reconcile_table(
            Path(table),
            made,
            column=column,
            kind=kind,
            country=country,
            place=place,
            limit=limit,
            rulings=self._rulings(),
            base=self.base,
        )

    def compare(
        self, table: str | os.PathLike[str], *, profile: str | os.PathLike[str] | None = None, kind: str = "Project"
    ) -> Comparison:
        """What an official list has and the graph lacks, and the other way round; the list is read, not loaded.

        ``profile`` is that of the list's columns: a name, a file, or ``auto``; else the one that fits. Raises NotFound
        where no table or store is, BadInput where nothing of the class ``kind`` can be read from it.
        """
        from graph.compare import compare
        from graph.reconcile import Reconciler
        from loaders.listing import read_listing
        from loaders.tabular import profiles_of

        _check_class(kind)
        made = Reconciler(self.reader, self._index, self.base)
        with Library(self.folder) as library:
            own = profiles_of(library.profiles())
        wanted = None if profile is None else os.fspath(profile)
        found = read_listing(Path(table), kind, wanted, own, self._rulings(), self.base)
        return compare(found.things, found.scope, self.reader, made, kind, self.base)

    def show(self, name_or_iri: str, language: str = "en", kind: str | None = None) -> View:
        """One thing with its facts, each with its quotes; raises NotFound with the candidates.

        ``kind`` is the class meant, where things of several have the name.
        """
        from graph.naming import resolve
        from graph.show import show

        iri = resolve(self.reader, name_or_iri, kind=kind, base=self.base, index=self._index)
        return show(self.reader, iri, language, base=self.base, index=self._index)

    def check(self, *, warnings: bool = True) -> tuple[Finding, ...]:
        """What the shapes find wrong or missing in the graph."""
        from ontology.check import check

        return check(self.reader.match(), warnings=warnings)

    def publish(
        self,
        folder: str | os.PathLike[str],
        publication: Publication,
        *,
        previous: str | os.PathLike[str] | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Release:
        """Write a website of linked data into a folder (docs/publishing.md); what was written comes back.

        ``previous`` is the folder of the release before. The day of the release is the publication's, else that of
        ``SOURCE_DATE_EPOCH``, else the newest document's. Raises BadInput where none is known.
        """
        from graph.publish import release

        with Library(self.folder) as library:
            erased = library.tombstones
        before = Path(previous) if previous is not None else None
        epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
        return release(
            self.reader, self.base, Path(folder), publication,
            erased=erased, previous=before, epoch=epoch, progress=progress,
        )  # fmt: skip

    def export(
        self,
        target: str | os.PathLike[str] | BinaryIO,
        form: str | None = None,
        *,
        language: str = "en",
        persons: bool = False,
    ) -> int:
        """Write the graph to a file; its size in bytes comes back. The suffix says the format.

        Formats for people's tools (docs/exports.md) have labels in one ``language``; none has ``persons``, addresses of
        mail or telephone numbers unless asked for.
        """
        from graph.export import export

        return export(self.reader, target, form, base=self.base, language=language, persons=persons)

    def to_rdflib(self) -> rdflib.Graph:
        """What is held true, as an rdflib graph of its own."""
        return cast("Triples", self.query("CONSTRUCT WHERE { ?s ?p ?o }")).to_rdflib()


def _check_class(kind: str | None) -> None:
    """Nothing, for a class of the ontology or None; raises BadInput, which names the nearest, for anything else."""
    from ontology import vocabulary

    if kind is not None and not vocabulary.is_class(kind):
        classes = sorted(name for name in map(vocabulary.local, vocabulary.terms()) if vocabulary.is_class(name))
        near = get_close_matches(kind, classes, 3, 0.5) or classes
        raise BadInput(f"{kind!r}: no class of the ontology; did you mean {', '.join(near)}?")
