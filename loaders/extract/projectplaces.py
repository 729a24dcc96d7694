"""Projects by the place where their names stand: before their programme, in the heading of partners, in an address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.acronyms import NEVER, is_programme, opening
from loaders.extract.dateforms import month_of
from loaders.extract.folding import squeezed
from loaders.extract.furniture import in_furniture, way_steps
from loaders.extract.partner_said import said_partner
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.tokens import index_at
from ontology import authority, territories

_PROGRAMME = re.compile(
    r"[”“\"»]?(?:\s\((?:\d{4}\s?[-–]\s?\d{4},\s)?|,\s(?:\w{1,4}\s)?|\s[-–—]\s|\.\s\w+:\s)(?=Interreg\b|INTERREG\b)"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>()\"“”]*interreg[a-z0-9-]*\.[a-z]{2,3}/([a-z0-9-]{3,})")
_PAGES = frozenset(["news", "project", "projects", "projekty", "projets", "proyectos", "progetti", "policylearning"])
_DASH = re.compile(r"(?:\s[-–—·]|:)\s")
_LONGEST = 4  # words of a name
_HEADING = 8  # words of a heading that names partners
_SMALL = ("openers", "connectors", "agents")
_LETTERS = 4  # letters of a name in capitals that nothing but its place tells
_TOP, _STEPS = 6, 3  # sentences in which the way to a page stands, and its fewest steps


def before_programme(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Reads "HARBOURS (Interreg Europe)", "Green Roads – Interreg VI-A": what stands right before its programme.

    Names in capitals anywhere; other words with capitals where they open a line.
    """
    words = reading.words
    opens = {s.first for s in reading.sentences}
    for match in _PROGRAMME.finditer(reading.text):
        last = index_at(words, match.start()) - 1
        if last < 0 or words[last].end != match.start():
            continue
        first = _run(reading, last, opens)
        if (
            first is None
            or _is_other(reading, first, last)
            or any(month_of(reading, n) for n in range(first, last + 1))
        ):
            continue
        if _is_partner(reading, last + 1):
            continue  # "RADAX, Interreg Europe projekto HARBOURS partneris"
        if words[last].shape == "1" and not any(w.shape in ("A", "aA") for w in words[first:last]):
            continue  # "Début 2018, Interreg …"
        if first < last or words[first].shape == "A" or _again(reading, first, last):
            yield first, last, "project-before-programme"


def _is_partner(reading: Reading, at: int) -> bool:
    """Whether the programme from a token on is that of a project of which the name before is called a partner."""
    sentence = reading.sentence_at(reading.words[at].start)
    nouns = [h.first for h in reading.cues("Project", sentence, "heads") if h.first > at] if sentence else []
    return bool(nouns) and nouns[0] - at <= _HEADING and said_partner(reading, at, nouns[0])


def _run(reading: Reading, last: int, opens: set[int]) -> int | None:
    """The first token of the name in capitals that ends at a token, or of the name that opens its line there."""
    words, first = reading.words, last
    while first not in opens and last - first < _LONGEST - 1 and words[first].gap in (" ", "-"):
        if not (words[first - 1].capital or words[first - 1].shape == "1"):
            break
        first -= 1
    if first in opens and first < last and _is_small(reading, first):
        first += 1  # "I TIMBER TALES (Interreg …) …", "Within HARBOURS, an Interreg project, …"
    while first < last and (words[first].word.isdigit() or _is_noun(reading, first)):
        first += 1  # "7.2 HARBOURS (Interreg …)", "Projekt HARBOURS – Interreg …"
    if (
        first <= last
        and (first in opens or first - 1 in opens or words[first - 1].word.isdigit() or _is_noun(reading, first - 1))
        and all(w.capital or w.shape == "1" for w in words[first : last + 1])
    ):
        return first
    short = last
    while short > first and words[short - 1].shape == "A" and words[short].gap in (" ", "-"):
        short -= 1
    while short < last and len(words[short].word) < _LETTERS - 1:
        short += 1
    return short if all(w.shape == "A" for w in words[short : last + 1]) and len(words[last].word) >= _LETTERS else None


def _is_small(reading: Reading, at: int) -> bool:
    """Whether a word that opens a line before capitals is none of a name: an article, "in", "with"."""
    grammar, words = reading.lexicon_at(at), reading.words
    if any(grammar.has(table, words[at].word) for table in ("locatives", "articles", "function_words")):
        return True
    small = any(grammar.has(table, words[at].word) for table in _SMALL)
    return small and words[at].shape == "Aa" and words[at + 1].shape != "Aa"


def _is_noun(reading: Reading, at: int) -> bool:
    """Whether a token is the word for project."""
    return any(h.payload.value == "Project" for h in reading.hits_beginning("heads", at, at))


def of_partners(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Reads the headings "HARBOURS – Projektpartner", "Les partenaires de HARBOURS", "Projektpartner i Green Roads"."""
    for sentence in reading.sentences:
        if sentence.last - sentence.first > _HEADING or reading.block_span(sentence) != (sentence.start, sentence.end):
            continue
        cues = [h for name in ("partner-list", "partner") for h in reading.cues(name, sentence)]
        shouted = reading.text[sentence.start : sentence.end].isupper()
        if not cues or shouted or sentence.row or reading.cues("Project", sentence, "heads"):
            continue
        found = opening(reading, sentence.first)
        dashed = found and _DASH.fullmatch(reading.words[found[1] + 1].gap) and not _is_other(reading, *found)
        if found and dashed and found[1] < min(h.first for h in cues):
            yield *found, "project-of-partners"
        elif name := _at_end(reading, sentence, max(h.last for h in cues)):
            yield *name, "project-of-partners"


def _at_end(reading: Reading, sentence: Sentence, cue: int) -> tuple[int, int] | None:
    """The name that closes a heading behind a word about partners and one small word."""
    words, first = reading.words, cue + 1
    if first < sentence.last and words[first].shape == "a" and words[first].gap == " ":
        first += 1
    last = sentence.last - 1
    if first > last or last - first >= _LONGEST or not all(w.gap in (" ", "-") for w in words[first : last + 1]):
        return None
    found = opening(reading, first)
    if _is_other(reading, first, last) or not all(w.capital for w in words[first : last + 1]):
        return None
    again = _again(reading, first, last)
    return (first, last) if again or (found and found[1] == last) else None


def titled(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Reads "HARBOURS – Quiet ports in …" at the head of a sentence that says "project" or of the whole text."""
    for number, sentence in enumerate(reading.sentences):
        told = reading.cues("Project", sentence, "heads")
        found = opening(reading, sentence.first) if (told or not number) and sentence.first < sentence.last else None
        if found is None or found[1] + 1 >= sentence.last or _is_other(reading, *found):
            continue
        if any(h.first <= found[1] for h in told) or not _DASH.fullmatch(reading.words[found[1] + 1].gap):
            continue
        if number or _again(reading, *found):
            yield *found, "project-opening"


def _again(reading: Reading, first: int, last: int) -> bool:
    """Whether the text has a name more than once."""
    name = reading.text[reading.words[first].start : reading.words[last].end]
    return len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", reading.text)) > 1


def _is_other(reading: Reading, first: int, last: int) -> bool:
    """Whether a name is known for one of a body, place, programme or fund."""
    name = reading.text[reading.words[first].start : reading.words[last].end]
    if any(w.word in NEVER or w.word == "interreg" for w in reading.words[first : last + 1]) or is_programme(name):
        return True
    if authority.find(name, kinds=("Organization", "Programme", "Fund", "Strategy")) or territories.find(name):
        return True
    return bool(reading.hits_between("bodies", first, last) or f"({name})" in reading.text)


def addressed(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """The name that the address of a project's page at its programme's site gives ("interreg….eu/toolshare/")."""
    for match in _ADDRESS.finditer(reading.folded):
        slug = match[1].replace("-", "")
        if slug in _PAGES or len(slug) < 3:
            continue
        for at, token in enumerate(reading.words):
            if not token.capital or not slug.startswith(token.word) or match.start() <= token.start < match.end():
                continue
            last, name = at, token.word
            while name != slug and last + 1 < len(reading.words) and reading.words[last + 1].gap in (" ", "-", ""):
                last += 1
                name += reading.words[last].word
            if name == slug:
                yield at, last, "project-address"
                break


def on_the_way(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Reads "Home » Projects » Ongoing » HarbourNet": the last step of the way to a page of projects.

    It must be the name of the page, which the text has again, though perhaps in other capitals or apart.
    """
    for sentence in reading.sentences[:_TOP]:
        start, end = reading.block_span(sentence)
        steps = list(way_steps(reading.text, start, end))
        if len(steps) < _STEPS or not in_furniture(reading, start):
            continue
        last_step = steps[-1][0]
        projects = [
            *reading.cues_between("projects", start, last_step),
            *reading.cues_between("Project", start, last_step, "heads"),
        ]
        first, last = reading.index(steps[-1][0]), reading.index(steps[-1][1]) - 1
        if not projects or first > last or last - first >= _LONGEST or not reading.words[first].capital:
            continue
        if (reading.text[start:end].isupper() and first < last) or _is_other(reading, first, last):
            continue  # in a line of capitals only words are no sign of a name
        name = squeezed(reading.text[slice(*steps[-1])]).replace(" ", "")
        again = squeezed(reading.text).replace(" ", "").count(name) > 1
        if again and not reading.in_phrase(first):
            yield first, last, "project-on-the-way"


PLACED = (before_programme, of_partners, titled, addressed, on_the_way)
