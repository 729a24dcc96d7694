"""Who stands between others in a network: the share of the shortest ways between two that lead over a third."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np
    from numpy.typing import NDArray

EXACT = 1_000
"""Nodes up to which it is computed exactly."""
ESTIMATED = 20_000
"""Nodes up to which it is estimated, from the shortest ways of ``SAMPLE`` of them; above, it is left out."""
SAMPLE = 100

# numpy is imported where it is used: it costs every other question a tenth of a second.


def bridging(graph: nx.Graph[str]) -> dict[str, float]:
    """Betweenness of each node, from 0 to 1; empty where there are too many."""
    if len(graph) > ESTIMATED:
        return {}
    return estimated(graph, SAMPLE) if len(graph) > EXACT else _exact(graph)


def _exact(graph: nx.Graph[str]) -> dict[str, float]:
    import rustworkx

    fast: rustworkx.PyGraph[str, None] = rustworkx.PyGraph(multigraph=False)
    place = dict(zip(graph, fast.add_nodes_from(list(graph)), strict=True))
    fast.add_edges_from([(place[one], place[other], None) for one, other in graph.edges])
    between = rustworkx.graph_betweenness_centrality(fast)
    return {iri: between[number] for iri, number in place.items()}


def estimated(graph: nx.Graph[str], sample: int) -> dict[str, float]:
    """Betweenness as far as the shortest ways from a sample of the nodes tell, always the same ones.

    Brandes' algorithm, a step away from the start for all nodes at once. From every node the result is exact.
    """
    import numpy as np

    known, count = list(graph), len(graph)
    starts, ends = _neighbours(graph)
    sample = min(sample, count)
    found = np.zeros(count)
    for start in Random(1).sample(range(count), sample):  # noqa: S311 - the same ones each time are wanted
        found += _from(start, starts, ends)
    scale = count / sample / max(1, (count - 1) * (count - 2))
    return dict(zip(known, (found * scale).tolist(), strict=True))


def _neighbours(graph: nx.Graph[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The neighbours of all nodes in one row, and where those of each begin."""
    import numpy as np

    place = {iri: number for number, iri in enumerate(graph)}
    lists = [[place[other] for other in graph[iri]] for iri in graph]
    starts = np.zeros(len(lists) + 1, np.int64)
    np.cumsum([len(one) for one in lists], out=starts[1:])
    return starts, np.fromiter((one for some in lists for one in some), np.int64, int(starts[-1]))


def _from(start: int, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.float64]:
    """How much of the shortest ways from one node leads over each other node."""
    import numpy as np

    count = len(starts) - 1
    far = np.full(count, -1)
    ways, over = np.zeros(count), np.zeros(count)
    far[start], ways[start] = 0, 1
    edge, step = np.array([start]), 0
    steps: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = []
    while len(edge):
        many = starts[edge + 1] - starts[edge]
        before = np.repeat(edge, many)
        first = np.repeat(starts[edge] - np.cumsum(many) + many, many)
        after = ends[first + np.arange(len(first))]
        step += 1
        far[after[far[after] < 0]] = step
        onward = far[after] == step
        before, after = before[onward], after[onward]
        ways += np.bincount(after, ways[before], count)
        steps.append((before, after))
        edge = np.unique(after)
    for before, after in reversed(steps):
        over += np.bincount(before, ways[before] / ways[after] * (1 + over[after]), count)
    over[start] = 0
    return over
