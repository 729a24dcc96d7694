"""Pairs of things that may be one: found by what they share, weighed feature by feature, for a person to decide.

What is certain is one thing already (``graph/identity.py``), and what is unlikely is not shown. Weights are those of
Fellegi and Sunter (A Theory for Record Linkage, 1969): how much more often a level is seen of one thing than of two,
as a logarithm to base 2, counted on the training half of ``benchmarks/identity`` by ``tools/weigh_matches.py``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from types import MappingProxyType

from graph.comparing import Subject, compared, told

FAMILIES = ("org", "project", "instrument", "practice", "programme", "plan", "event", "person")
"""Families whose things may have a twin; in all others a thing is nothing but its parts or its code."""

LEAST = 0.2
"""Probability from which a pair is shown."""

_SHORT = "acronym "
_CROWD = 60  # things that share a word which says nothing about them
_OPENING = 6  # letters of a word of one's own by which mistyped names still meet


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two things that may be one: their IRIs (the first sorts first), how probable it is, and why, to be read."""

    left: str
    right: str
    score: float
    reason: str


def candidates(subjects: Iterable[Subject], least: float = LEAST) -> list[Candidate]:
    """The pairs of things that may be one, the likeliest first: those of a probability of ``least``, and likely slips.

    Two things that both rest on a code, an authority row or law are none: these tell them apart.
    """
    known = {one.iri: one for one in subjects}
    found = []
    for left, right in pairs(known.values()):
        levels = compared(known[left], known[right])
        score = probability(levels)
        if score >= least or _may_be_mistyped(levels):
            found.append(Candidate(left, right, round(score, 3), told(known[left], known[right], levels)))
    return sorted(found, key=lambda one: (-one.score, one.left, one.right))


def _may_be_mistyped(levels: Mapping[str, str]) -> bool:
    """Whether two names are a letter or two apart and nothing speaks against one thing.

    Always asked about: the texts that weights are counted on hold too few slips to tell how often it is one.
    """
    return levels["name"] == "near" and levels["company"] != "document" and "differ" not in levels.values()


def pairs(subjects: Iterable[Subject]) -> Iterator[tuple[str, str]]:
    """Pairs of IRIs that share a word of their own, an acronym or a sense; each pair once, sorted."""
    blocks: dict[str, list[Subject]] = defaultdict(list)
    for one in subjects:
        if one.family in FAMILIES:
            for key in _blocks(one):
                blocks[key].append(one)
    found = set()
    for key, members in blocks.items():
        if len(members) <= _CROWD:
            for one, other in combinations(members, 2):
                if (one.strong and other.strong) or one.family != other.family:
                    continue
                if key.startswith(_SHORT) and not {*one.acronyms, *other.acronyms} & {key.removeprefix(_SHORT)}:
                    continue  # two names that only begin with the same letters
                if one.iri != other.iri:
                    found.add((min(one.iri, other.iri), max(one.iri, other.iri)))
    yield from sorted(found)


def _blocks(one: Subject) -> set[str]:
    """Under what a thing is looked for; of another family or country there is nothing to be found."""
    homes = sorted(one.countries) or [""]
    keys = {f"{_SHORT}{name}" for name in one.acronyms | one.initials if len(name) > 2}
    keys |= {f"{one.family} name {text}" for text, _ in one.folded}
    for sense in one.senses:
        for home in homes:
            keys |= {f"{one.family} {home} word {word[:_OPENING]}" for word in sense.own if len(word) > 3}
            keys |= {f"{one.family} {home} end {word[-_OPENING:]}" for word in sense.own if len(word) > _OPENING}
            keys |= {f"{one.family} {home} at {place}" for place in sense.places}
            keys |= {f"{one.family} {home} at {place} {kind}" for place in sense.places for kind in sense.kinds}
            if not sense.own and sense.fields:
                keys.add(f"{one.family} {home} fields {' '.join((*sense.fields, *sense.places))}")
        keys |= {f"{one.family} long {word}" for word in sense.own if len(word) > 2 * _OPENING}
    return keys


def probability(levels: Mapping[str, str]) -> float:
    """How probable it is that two things are one, 0 to 1, by the levels of their features."""
    table = weights()
    bits = table["prior", ""] + sum(table.get(pair, 0.0) for pair in levels.items())
    return float(1 / (1 + 2 ** -max(-60.0, min(60.0, bits))))


@cache
def weights() -> Mapping[tuple[str, str], float]:
    """Bits by feature and level; ``prior`` is what holds before anything is compared."""
    _, *lines = Path(__file__).with_name("match_weights.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return MappingProxyType({(feature, level): float(bits) for feature, level, bits, *_ in rows})
