"""What a theme is the theme of: the thing in whose name it stands, or that its sentence or passage is about."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.extract.focus import project_at
from loaders.extract.form_lexicon import headings_of
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.things import Occurrence, Theme, Thing

SURE = 1.0  # score from which a theme is claimed
_NAMED = frozenset({"ActionPlan"})  # whose names say their theme
_PRACTICES = frozenset({"GoodPractice", "Initiative"})
_KINDS = frozenset({"Project", "Programme", "Event", "ActionPlan", *_PRACTICES})
_RIVALS = frozenset({"Action", "ActionPlan", *_PRACTICES})
_TITLE = 1.6  # score of a theme in the title of a project, or behind a label that says what is to come
_REACH = 25  # words between a thing and the theme that its sentence gives it
_BESIDE = 8  # words between the project of several and its theme
_PILLAR = 4  # words between a theme and the axis of a programme that is called so
_LABEL = 40  # characters of a label


def subjects(reading: Reading, theme: Theme) -> Iterator[tuple[Thing, float, str]]:
    """What a theme may be the theme of, how surely (from `SURE` on it is), and by which rule."""
    sentence = reading.sentence_at(theme.start)
    title = next((c for c in reading.claims.by("title") if c.start <= theme.start and theme.end <= c.end), None)
    if title is not None and title.subject.kind == "Project":
        yield title.subject, _TITLE, "project-theme"
        return
    around = reading.around(theme.start, theme.end)
    named = next((o.thing for o in around if o.thing.kind in _NAMED), None)
    if named is not None:
        yield named, SURE, "name-theme"
    if around or sentence is None or names_pillar(reading, theme):
        return
    listed = _listed(reading, sentence, theme)
    if listed:
        yield from ((o.thing, SURE, "project-theme") for o in listed)
        return
    before = [o for o in reading.within(sentence.start, theme.start) if o.thing.kind in _KINDS]
    if any(o.thing.kind == "Project" for o in before):
        before = [o for o in before if o.thing.kind != "Programme"]  # "a project of the programme … that focuses on"
    elif reading.project is not None:
        before = [o for o in before if o.thing.kind != "Programme"]  # the text is about a project of the programme
    if before and before[-1].thing.kind != "Project":
        yield from _of_sentence(reading, before[-1], theme)
        return
    yield from _of_project(reading, sentence, theme, [o for o in before if o.thing.kind == "Project"])


def _listed(reading: Reading, sentence: Sentence, theme: Theme) -> list[Occurrence]:
    """The projects of a list that a theme opens ("five tourism projects Open Lakes, ViVa and Reed")."""
    after = reading.index(theme.end)
    heads = [h for h in reading.cues("Project", sentence, "heads") if h.first == after]
    run: list[Occurrence] = []
    for occurrence in reading.within(theme.end, sentence.end, "Project") if heads else []:
        end = run[-1].end if run else reading.words[heads[0].last].end
        between = reading.folded[end : occurrence.start].replace(",", " ").replace(":", " ").split()
        grammar = reading.lexicon_at(reading.index(occurrence.start))
        if not all(grammar.has("conjunctions", word) for word in between):
            break
        run.append(occurrence)
    return run if len(run) > 1 else []


def _of_sentence(reading: Reading, owner: Occurrence, theme: Theme) -> Iterator[tuple[Thing, float, str]]:
    """The theme that a sentence gives to a practice, or with words of aim to a plan, an event or a programme."""
    if _words(reading, owner.end, theme.start) > _REACH:
        return
    aimed = any(reading.cues_between(name, owner.end, theme.start) for name in ("aim", "theme", "goal"))
    if owner.thing.kind in _PRACTICES or aimed:
        yield owner.thing, SURE, "sentence-theme"


def _of_project(
    reading: Reading, sentence: Sentence, theme: Theme, before: list[Occurrence]
) -> Iterator[tuple[Thing, float, str]]:
    """The project named right before a theme, where a sentence names several; else that of the passage."""
    several = {o.thing for o in reading.within(sentence.start, sentence.end, "Project")}
    if len(several) > 1:
        if before and _words(reading, before[-1].end, theme.start) <= _BESIDE:
            for occurrence in _run(reading, before):
                yield occurrence.thing, SURE, "project-theme"
        return
    project = before[-1].thing if before else project_at(reading, theme.start) or reading.project
    if project is not None:
        yield project, _weight(reading, sentence, project, theme), "project-theme"


def _run(reading: Reading, before: list[Occurrence]) -> list[Occurrence]:
    """The last project before a theme and those that "and" and commas join to it."""
    run = [before[-1]]
    for other in reversed(before[:-1]):
        between = reading.folded[other.end : run[0].start].replace(",", " ").split()
        grammar = reading.lexicon_at(reading.index(run[0].start))
        if not all(grammar.has("conjunctions", word) for word in between):
            break
        run.insert(0, other)
    return run


def _weight(reading: Reading, sentence: Sentence, project: Thing, theme: Theme) -> float:
    inside = reading.within(sentence.start, sentence.end)
    near = any(o.thing is project for o in inside) or bool(reading.cues("Project", sentence, "heads"))
    partners = not near and bool(reading.cues("partner", sentence))
    aim = bool(reading.cues("aim", sentence) or reading.cues("goal", sentence))
    heading = sentence.heading or sentence.end <= reading.sentences[0].end
    rivals = any(o.thing.kind in _RIVALS for o in inside)
    labelled = _labelled(reading, sentence, theme)
    return 0.5 + 0.6 * near + 0.5 * partners + 0.6 * aim + 0.6 * heading + labelled - 1.2 * rivals


def _labelled(reading: Reading, sentence: Sentence, theme: Theme) -> float:
    """The score that a label before the theme adds ("Thematic area: …"): those of forms that say themes."""
    label, colon, _ = reading.text[sentence.start : theme.start].partition(":")
    if not colon or len(label) > _LABEL:
        return 0.0
    return _TITLE if any(row.field in ("theme", "keywords") for row in headings_of(label)) else 0.0


def names_pillar(reading: Reading, theme: Theme) -> bool:
    """Whether a theme is the name of a programme's axis ("the Resource Efficiency pillar")."""
    last = reading.index(theme.end)
    stop = min(last + _PILLAR, len(reading.words)) - 1
    if stop < last:
        return False
    found = reading.cues_between("pillar", reading.words[last].start, reading.words[stop].end)
    first = reading.index(theme.start)
    open_ = max(0, first - _PILLAR)
    return bool(found or reading.cues_between("pillar", reading.words[open_].start, theme.start))


def _words(reading: Reading, start: int, end: int) -> int:
    return len(reading.folded[start:end].split())
