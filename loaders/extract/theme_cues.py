"""The cues of a theme: what a text says for and against being about it, as readable names without any language.

A cue is present or not. Its name tells where it was seen and what it is: ``near:cues/aim`` are words of aim right
before the theme, ``title`` that it stands in a title, ``named:3-4`` how often the text names it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.extract.form_lexicon import headings_of
from loaders.extract.lexicon import Row
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.theme_hits import COMPOUNDING
from loaders.extract.theme_names import name_of, with_complement
from loaders.extract.things import Theme
from ontology import themes, vocabulary

_TABLES = ("cues", "heads", "events", "policies")
_NEAR = 5  # words between a cue and the theme that it is right before
_ROW = 3  # words between two themes of one row
_BRIEF = 4  # letters of a word that may be small in a line of capitals
_LABEL = 40  # characters of a label
_COUNTS = ((1, "1"), (2, "2"), (4, "3-4"), (8, "5-8"))
_RIVALS = ((1, "1"), (3, "2-3"), (7, "4-7"), (15, "8-15"))
_PROJECTS = ((0, "0"), (1, "1"), (3, "2-3"))
_ORDER = ((0, "1"), (1, "2"), (3, "3-4"))
_LETTERS = ((7, "1-7"), (12, "8-12"), (20, "13-20"))
_LENGTHS = ((7, "short"), (24, "middle"))
_PLACES = ((0, "1"), (1, "2"), (3, "3-4"), (7, "5-8"), (15, "9-16"))
_SMALL = frozenset(  # rows of words that stand everywhere and say nothing of themes
    f"cues/{name}"
    for name in (
        "also",
        "as",
        "be",
        "both",
        "clause",
        "copula",
        "definite",
        "indefinite",
        "it",
        "its",
        "others",
        "care",
    )
)
_SMALL_WORDS = ("articles", "conjunctions", "connectors", "locatives")
_MARKS = frozenset('.,:;)"”')
_NAMES = ("Organization", "PublicOrganisation", "Programme", "Fund", "Event", "Person", "Strategy", "Law")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A theme that the text names, with the places where it does."""

    term: str
    places: tuple[Theme, ...]


def candidates(found: Sequence[Theme]) -> tuple[Candidate, ...]:
    """The themes, each once, in the order in which the text first names them."""
    places: dict[str, list[Theme]] = {}
    for theme in found:
        places.setdefault(theme.term, []).append(theme)
    return tuple(Candidate(term, tuple(some)) for term, some in places.items())


class Outlook:
    """A document as the cues of themes see it, worked out once."""

    def __init__(self, reading: Reading, some: Sequence[Candidate]) -> None:
        self.reading = reading
        self.some = some
        self.counts = {one.term: len(one.places) for one in some}
        self.ranks = sorted(self.counts.values(), reverse=True)
        self.flat = sorted((place for one in some for place in one.places), key=lambda place: place.start)
        self.numbers = {sentence.start: number for number, sentence in enumerate(reading.sentences)}
        self.order = {one.term: number for number, one in enumerate(some)}
        self.projects = len(reading.found("Project"))
        whole = (with_complement(reading, place) for place in self.flat)
        self.completed = [span for span in whole if span is not None]
        self.titles = [(c.start, c.end) for c in reading.claims.by("title") if c.subject.kind == "Project"]
        self.aims = [(c.start, c.end) for c in reading.claims.by("aim")]
        self._rows: dict[int, tuple[tuple[int, int, str], ...]] = {}

    def rows(self, sentence: Sentence) -> tuple[tuple[int, int, str], ...]:
        """The words of the lexicons in a sentence, as (first token, last token, name)."""
        if sentence.start not in self._rows:
            found = {
                (hit.first, hit.last, name)
                for table in _TABLES
                for hit in self.reading.hits_between(table, sentence.first, sentence.last - 1)
                if (name := _row_name(hit)) not in _SMALL
            }
            self._rows[sentence.start] = tuple(sorted(found))
        return self._rows[sentence.start]


def _row_name(hit: Hit[Row]) -> str:
    row = hit.payload
    return row.table if row.table in ("policies", "events") else f"{row.table}/{row.value}"


def cues_of(outlook: Outlook, one: Candidate) -> set[str]:
    """The names of all cues of a theme."""
    found = {"always", f"projects:{_step(outlook.projects, _PROJECTS, '4+')}"}
    found.update(_weight(outlook, one))
    found.update(_where(outlook, one))
    found.update(_kind(outlook, one))
    for number, place in enumerate(one.places):
        found.update(_place(outlook, place, first=number == 0))
    return found


def _weight(outlook: Outlook, one: Candidate) -> Iterator[str]:
    """How often the text names it, against the other themes."""
    count = len(one.places)
    yield f"named:{_step(count, _COUNTS, '9+')}"
    rank = outlook.ranks.index(count)
    yield f"rank:{'1' if rank == 0 else '2-3' if rank < 3 else '4+'}"
    if rank == 0 and outlook.ranks.count(count) == 1 and count > 1:
        yield "named-most"
    rivals = len(outlook.some)
    yield f"themes:{_step(rivals, _RIVALS, '16+')}"
    share = count / len(outlook.flat)
    yield f"share:{'small' if share < 0.1 else 'some' if share < 0.25 else 'half' if share < 0.5 else 'most'}"


def _where(outlook: Outlook, one: Candidate) -> Iterator[str]:
    """Where in the text it is named first, and how far through the text it is named."""
    length = max(1, len(outlook.reading.text))
    first, last = one.places[0].start, one.places[-1].start
    yield f"order:{_step(outlook.order[one.term], _ORDER, '5+')}"
    yield f"fifth:{first * 5 // length + 1}"
    yield f"spread:{min(3, (last - first) * 4 // length)}"


def _kind(outlook: Outlook, one: Candidate) -> Iterator[str]:
    """How special the theme is, and whether the text names wider or narrower ones."""
    wider = {vocabulary.local(iri) for iri in themes.broader(vocabulary.term(one.term))}
    yield f"depth:{'top' if not wider else 'below'}"
    if wider & set(outlook.counts):
        yield "wider-named"
    narrower = [n for n in outlook.counts if vocabulary.term(one.term) in themes.broader(vocabulary.term(n))]
    if narrower:
        yield "narrower-named"
    yield f"general:{one.term}" if one.term in GENERAL else "special"
    index = outlook.reading.index
    yield f"words:{min(3, max(index(p.end) - index(p.start) for p in one.places))}"
    yield f"letters:{_step(max(p.end - p.start for p in one.places), _LETTERS, '21+')}"


def _place(outlook: Outlook, place: Theme, *, first: bool) -> Iterator[str]:
    """What is said where the text names the theme."""
    reading = outlook.reading
    sentence = reading.sentence_at(place.start)
    if sentence is None:
        return
    number = outlook.numbers[sentence.start]
    if first:
        yield f"first-sentence:{_step(number, _PLACES, '17+')}"
    if any(a <= place.start and place.end <= b for a, b in outlook.titles):
        yield "title"
    if any(a <= place.start and place.end <= b for a, b in outlook.aims):
        yield "aim"
    around = [o.thing.kind for o in reading.around(place.start, place.end)]
    yield from (f"inside:{kind}" for kind in around if kind in _NAMES or kind in ("Project", "GoodPractice", "Action"))
    if around:
        return
    yield "strange-name" if _in_strange_name(reading, sentence, place) else "free"
    yield from _sentence(outlook, sentence, place)
    yield from _beside(reading, sentence, place)
    yield from _row(outlook, sentence, place)


def _sentence(outlook: Outlook, sentence: Sentence, place: Theme) -> Iterator[str]:
    """The words and things of the sentence, and those right before the theme."""
    reading = outlook.reading
    yield from (f"is-{name}" for name in ("heading", "item", "row") if getattr(sentence, name))
    inside = {o.thing.kind for o in reading.within(sentence.start, sentence.end)}
    yield from (f"with:{kind}" for kind in inside & {*_NAMES, "Project", "ActionPlan", "GoodPractice", "Action"})
    if any(o.thing is reading.project for o in reading.within(sentence.start, sentence.end, "Project")):
        yield "with-topic"
    at, last = reading.index(place.start), reading.index(place.end) - 1
    for begin, end, name in outlook.rows(sentence):
        if end < at:
            yield f"before:{name}"
            if at - end <= _NEAR:
                yield f"near:{name}"
        elif begin > last:
            yield f"after:{name}"
    label, colon, _ = reading.text[sentence.start : place.start].partition(":")
    if colon and len(label) <= _LABEL:
        yield from (f"label:{row.field}" for row in headings_of(label) if row.field in ("theme", "keywords", "aim"))
        yield "labelled"
    if reading.words[at].capital and at > sentence.first:
        yield "capital"
    named = name_of(reading, place)
    if named != (place.start, place.end):
        yield "longer-name"
    if any(a < place.start and place.end <= b for a, b in outlook.completed):
        yield "complement"
    yield f"name-words:{min(5, len(reading.text[named[0] : named[1]].split()))}"
    if reading.lexicon_at(at).code in COMPOUNDING and named[1] - named[0] == reading.words[at].end - named[0]:
        yield "one-word"


def _beside(reading: Reading, sentence: Sentence, place: Theme) -> Iterator[str]:
    """The kind of small word before it, the mark behind it, and how long its sentence is."""
    yield f"sentence:{_step(sentence.last - sentence.first, _LENGTHS, 'long')}"
    mark = reading.text[place.end : place.end + 1].strip()
    yield f"ends:{mark if mark in _MARKS else 'word'}" if mark else "ends:space"
    before = reading.index(place.start) - 1
    if before >= sentence.first:
        grammar, word = reading.lexicon_at(before), reading.words[before].word
        yield from (f"behind:{table}" for table in _SMALL_WORDS if grammar.has(table, word))


def _row(outlook: Outlook, sentence: Sentence, place: Theme) -> Iterator[str]:
    """How many themes the sentence names, and whether this one stands in a row with others."""
    mates = [p for p in outlook.flat if sentence.start <= p.start < sentence.end and p.term != place.term]
    yield f"mates:{'0' if not mates else '1' if len(mates) == 1 else '2-3' if len(mates) < 4 else '4+'}"
    between = (outlook.reading.text[min(p.end, place.end) : max(p.start, place.start)] for p in mates)
    if any(len(words.split()) <= _ROW for words in between):
        yield "in-row"


def _in_strange_name(reading: Reading, sentence: Sentence, place: Theme) -> bool:
    """Whether a theme in capitals stands beside another capital: part of a name that no rule knows."""
    words = reading.words
    first, last = reading.index(place.start), reading.index(place.end) - 1
    if sentence.language == "de" or sentence.heading or not words[first].capital:
        return False
    if all(words[n].capital for n in range(sentence.first, sentence.last) if len(words[n].word) > _BRIEF):
        return False  # a title in capitals
    before = first > sentence.first and words[first].gap == " " and words[first - 1].shape == "Aa"
    behind = last + 1 < sentence.last and words[last + 1].gap == " " and words[last + 1].shape == "Aa"
    return (before and first - 1 > sentence.first) or behind


def _step(value: int, steps: Sequence[tuple[int, str]], beyond: str) -> str:
    return next((name for limit, name in steps if value <= limit), beyond)


GENERAL: frozenset[str] = frozenset(  # what nearly every text of the kind names
    f"theme/{name}"
    for name in (
        *("sustainable-development", "innovation", "research-development", "environment", "governance", "skills"),
        *("education", "employment", "public-services", "recycling", "regional-development", "industry", "energy"),
        *("cross-border-cooperation", "sme-competitiveness", "exchange-of-experience", "community-development"),
        *("public-administration", "culture", "mobility", "participation", "information-society", "youth", "towns"),
        *("remote-areas", "business-support", "green-economy", "climate-change", "digitalisation", "schools"),
        *("tourism-destinations", "public-security", "elderly-care", "wellbeing", "higher-education"),
    )
)
