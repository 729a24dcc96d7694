"""Checking a published folder, point by point, from its files alone."""

from graph.publish.verify.check import verify
from graph.publish.verify.points import Fault, Verdict

__all__ = ["Fault", "Verdict", "verify"]
