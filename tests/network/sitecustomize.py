"""Cuts child processes of the tests off the network: Python imports this at its start, from PYTHONPATH."""

from cut import cut

cut()
