"""SPARQL Update: what a text would change, the log of what was changed, and what stands of it."""

from graph.updates.evaluation import Delta, Evaluation, TooMuch
from graph.updates.log import NAME, Update, append, read, whole_lines
from graph.updates.operations import Dataset, Forbidden
from graph.updates.standing import Standing

__all__ = [
    "NAME",
    "Dataset",
    "Delta",
    "Evaluation",
    "Forbidden",
    "Standing",
    "TooMuch",
    "Update",
    "append",
    "read",
    "whole_lines",
]
