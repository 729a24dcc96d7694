"""Titles behind a label that close in the short name of their project: "Project: Quiet Ports for Towns QUIPO"."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.extract.asked_again import once_a_document
from loaders.extract.capital_names import Run, is_free, name_of
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.things import Thing

_FEWEST = 3  # words of a title


@once_a_document
def closed_titles(reading: Reading) -> Iterator[tuple[int, Run]]:
    """The tokens with which such titles begin, and the short names that close them; the text has these again.

    >>> from graph.model import document_of
    >>> from loaders.extract.reading import begin
    >>> found = begin(document_of("Project: Quiet Ports for Small Towns QUIPORT\\n\\nQUIPORT tests shore power."))
    >>> [(found.words[first].word, found.words[run.last].word) for first, run in closed_titles(found)]
    [('quiet', 'quiport')]
    """
    for sentence in reading.sentences:
        if sentence.row or reading.block_span(sentence) != (sentence.start, sentence.end):
            continue
        first, last = _behind_label(reading, sentence), sentence.last - 1
        if first is None or last - first < _FEWEST or not reading.words[first].capital:
            continue
        run, word = Run(last, last), reading.words[last]
        plain = word.shape == "A" and word.gap == " " and reading.words[last - 1].shape != "A"
        if (
            plain
            and word.end == sentence.end
            and is_free(reading, run)
            and reading.text.count(name_of(reading, run)) > 1
        ):
            yield first, run


def _behind_label(reading: Reading, sentence: Sentence) -> int | None:
    """The token behind "Project:" or "Project title:" at the head of a line, the noun itself aside; else None."""
    words = reading.words
    labels = [*reading.cues("title", sentence), *reading.cues("Project", sentence, "heads")]
    ends = [hit.last + 1 for hit in labels if hit.first - sentence.first <= 1 and hit.last + 1 < sentence.last]
    behind = next((at for at in ends if words[at].gap.strip() == ":"), None)
    if behind is None:
        return None
    nouns = [hit.last + 1 for hit in reading.cues_at("Project", behind, "heads")]  # "PROJECT: Project Quiet Ports …"
    return max([behind, *(at for at in nouns if at < sentence.last)])


def named_by_closing(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """The short names that close the titles of projects behind a label: first and last token, and rule."""
    for _, run in closed_titles(reading):
        yield *run, "project-closed-title"


def title_before(reading: Reading, project: Thing) -> tuple[int, int] | None:
    """Where the title stands that a project's short name closes, or None."""
    for first, run in closed_titles(reading):
        if (reading.words[run.first].start, reading.words[run.last].end) in project.places:
            return reading.words[first].start, reading.words[run.first - 1].end
    return None
