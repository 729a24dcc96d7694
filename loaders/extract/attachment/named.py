"""Names of cues made from others, each once: the same few thousand are met in every document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator


class Named(dict[str, str]):
    """What ``name`` makes of each cue, worked out when it is first asked for; an empty string stands for nothing.

    A name made anew is hashed anew wherever it is looked up, which costs more than to find it here. There are no more
    cues than rows in the lexicons, classes and rules.

    >>> between = Named("between:{}".format)
    >>> between["cues/led-by"], between["cues/led-by"] is between["cues/led-by"]
    ('between:cues/led-by', True)
    >>> [*Named(lambda cue: cue[:-1] if cue.endswith("+") else "").of(["near", "topic+"])]
    ['topic']
    """

    def __init__(self, name: Callable[[str], str]) -> None:
        super().__init__()
        self._name = name

    def __missing__(self, cue: str) -> str:
        return self.setdefault(cue, self._name(cue))

    def of(self, cues: Iterable[str]) -> Iterator[str]:
        """What is made of some cues, in their order, without those of which nothing is."""
        return filter(None, map(self.__getitem__, cues))


def at(place: str) -> Named:
    """The names of the cues that are seen at a place.

    >>> at("between")["cues/led-by"]
    'between:cues/led-by'
    """
    return Named((place + ":{}").format)
