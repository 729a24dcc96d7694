"""What each page is made of, as a digest: a page of the release before that was made of the same is made no more.

A page shows the quads that speak of its thing; of the graphs these stand in, what ``graph/meta`` says; and the names of
all things it mentions. Sums of hashes hold all this in any order, so that the quads need not be kept.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from importlib.resources import files

from graph.export.lines import Line, parsed
from graph.iri import graph_iri

_BITS = (1 << 64) - 1


class Ingredients:
    """The sums in the making; ``hear`` must have been told all quads before ``digests`` asks for them again."""

    def __init__(self, base: str, language: str) -> None:
        self._meta = f"<{graph_iri(base, 'meta')}>"
        self._seed = f"{made_by()}\0{base}\0{language}".encode()
        self._graphs: dict[str, int] = defaultdict(int)

    def hear(self, line: Line) -> None:
        """Take in what is said of a passage."""
        if line.graph == self._meta and "/ev/" in line.subject:
            self._graphs[line.subject] += _hash(f"{line.predicate} {line.object}")

    def digests(self, lines: Iterable[bytes], paths: Mapping[str, str], name: Callable[[str], str]) -> dict[str, str]:
        """The digest of each thing that has a page, by its IRI; ``lines`` are all quads."""
        sums: dict[str, int] = defaultdict(int)
        for raw in lines:
            line = parsed(raw)
            subject = line.subject[1:-1]
            value = line.object[1:-1] if line.object.startswith("<") else ""
            source = line.graph[1:-1].partition("/ev/")[0]
            if line.graph == self._meta:
                ends, names = {subject.partition("/ev/")[0]}, ""
            else:
                ends = {subject, value, source}
                of_source = name(source) if source in paths else ""
                names = f"{name(subject)}\0{name(value) if value else ''}\0{value in paths}\0{of_source}"
            token = _hash(f"{raw.decode()}{names}\0{self._graphs.get(line.graph, 0)}")
            for end in ends & paths.keys():
                sums[end] += token
        return {
            iri: hashlib.blake2b(self._seed + f"{name(iri)}\0{sums[iri] & _BITS:x}".encode(), digest_size=8).hexdigest()
            for iri in paths
        }


def made_by() -> str:
    """A digest of the code and the words that make pages: others would make other pages of the same quads."""
    code, words, digest = files("graph"), files("ontology"), hashlib.sha256()
    for folder in (code, code / "publish", code / "export", words, words / "vocabularies"):
        for file in sorted(folder.iterdir(), key=lambda one: one.name):
            if file.name.endswith((".py", ".ttl", ".jsonld")):
                digest.update(file.read_bytes())
    return digest.hexdigest()


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")
