"""Which of the picture's kinds a class belongs to, and how each looks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from ontology import vocabulary
from ontology.errors import UnknownTerm

_CLASSES = {
    "partners": {"Organization", "Person", "StakeholderGroup", "Participation", "TargetGroup"},
    "projects": {"Project", "Programme", "Fund", "ProjectPhase", "StatusReport"},
    "practices": {"Initiative", "GoodPracticeSet", "PilotAction"},
    "policies": {
        "Action",
        "ActionPlan",
        "Commitment",
        "PerformanceIndicator",
        "PolicyChange",
        "PolicyFramework",
        "Result",
        "SpecificObjective",
    },
    "places": {"Territory"},
    "events": {"Event"},
    "documents": {"Document"},
}


@cache
def family(kind: str) -> str:
    """The kind of thing that a class (its local name) is drawn as; ``other`` for what is none of them.

    >>> family("PublicOrganisation"), family("GoodPractice"), family("Law"), family("Region"), family("")
    ('partners', 'practices', 'policies', 'places', 'other')
    """
    try:
        names = {kind, *vocabulary.superclasses(kind)} if kind else set()
    except UnknownTerm:
        names = {kind}
    return next((name for name, classes in _CLASSES.items() if names & classes), "other")


@cache
def looks() -> Mapping[str, Mapping[str, str]]:
    """Shape and colours (``light``, ``dark``) of each kind, shared with the scripts.

    >>> looks()["partners"]["shape"]
    'ellipse'
    """
    found: dict[str, dict[str, str]] = json.loads((Path(__file__).parent / "kinds.json").read_text("utf-8"))
    return found
