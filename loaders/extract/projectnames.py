"""Names of projects that do not look like acronyms, and projects named without the class noun right beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.acronyms import (
    CODE,
    NEVER,
    after_programme,
    body_behind,
    closing,
    is_programme,
    opening,
    reach,
    shaped,
)
from loaders.extract.folding import fold
from loaders.extract.gazetteer import best_place
from loaders.extract.givennames import opens_a_name
from loaders.extract.lexicon import Row, all_words
from loaders.extract.partner_said import said_partner
from loaders.extract.phrases import Hit
from loaders.extract.projectheadings import TELLING, headed, headed_each, headed_several, titled
from loaders.extract.reading import Reading
from loaders.extract.spelling import spoken_at
from ontology import authority, territories

_QUOTE = re.compile(r" ?[“„\"«”‘‚]")
_AROUND = 4  # words on each side that tell whether a line is in capitals
_LONGEST = 6  # words of a name that is no acronym
_WIDEST = 10  # words of a name that a space parts from its class noun
_APPOSED = 4  # words between a name with a comma and the class noun that it is said to be
_FIGURES = 3  # of a number that closes a name ("HARBOURS 360"): a year has four
_SMALL = 3  # small words between a name at the head of a sentence and its verb
_CUT = re.compile(r"[.;:\n]")
_UNIONS = ("interreg", "europ", "evrop", "европ", "ευρωπ", "eurooppa", "euroopa", "eiropas")


def named_at_length(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Reads "le projet Forêts Vives", "the Green Roads project": several capitalised words beside the class noun.

    German writes every noun with a capital: there only quotes tell a name.
    """
    for hit in reading.cues("Project", table="heads"):
        grammar = reading.lexicon_at(hit.first)
        if shouted(reading, hit.first) or grammar.has("traits", "capital-nouns"):
            continue
        found = _run_behind(reading, hit)
        quoted = _QUOTE.match(reading.text, reading.words[hit.last].end)  # "Kärdla Turg projekt „Roheline“"
        if found is None and quoted is None and grammar.has("traits", "name-first"):
            found = _run_before(reading, hit)
        if found:
            yield *found, "project-long-name"


def shouted(reading: Reading, at: int) -> bool:
    """Whether the words around a token are all in capitals, so that capitals tell nothing there."""
    if reading.words[at].shape != "A":
        return False
    words, first, last = reading.words, at, at
    while first > 0 and at - first < _AROUND and words[first].gap == " ":
        first -= 1
    while last + 1 < len(words) and last - at < _AROUND and words[last + 1].gap == " ":
        last += 1
    others = [words[n] for n in range(first, last + 1) if n != at and len(words[n].word) > 1]
    return bool(others) and all(word.shape in ("A", "1") for word in others)


def _run_behind(reading: Reading, noun: Hit[Row]) -> tuple[int, int] | None:
    words = reading.words
    if noun.last + 1 >= len(words) or words[noun.last + 1].gap != " ":
        return None
    first = last = after_programme(reading, noun.last + 1)
    while last < len(words) and last - first <= _LONGEST and _goes_on(reading, first, last):
        last += 1
    last -= 1
    if not first < last < first + _LONGEST or not proper_run(reading, first, last):
        return None
    # A noun with a capital may open a title ("Project Results"): then the text must use the name again.
    return (first, last) if words[noun.first].shape == "a" or again(reading, first, last) else None


def _goes_on(reading: Reading, first: int, at: int) -> bool:
    token = reading.words[at]
    if at > first and token.shape == "A" and token.gap == " " and body_behind(reading, at):
        return False
    joined = token.gap in (" ", "-") or (at > first and token.gap == " & ")
    return joined and (token.capital or (at > first and token.shape == "1" and token.gap == " "))


def _run_before(reading: Reading, noun: Hit[Row]) -> tuple[int, int] | None:
    words, last = reading.words, noun.first - 1
    if last < 1 or words[noun.first].gap != " " or words[noun.first].shape != "a":
        return None
    first = last
    while first > 0 and words[first].capital and words[first].gap in (" ", "-") and words[first - 1].capital:
        first -= 1
    first, last = without_programme(reading, first, last)
    grammar = reading.lexicon_at(noun.first)
    while first < last and (grammar.has("openers", words[first].word) or grammar.has("articles", words[first].word)):
        first += 1
    sentence = reading.sentence_at(words[first].start)
    if sentence and first == sentence.first and words[first].shape == "Aa" and words[first + 1 : first + 2]:
        first += words[first + 1].shape in ("A", "aA") and first < last  # "Hírek HARBOURS projektünkről"
    return (first, last) if 0 < last - first < _LONGEST and proper_run(reading, first, last) else None


def without_programme(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """The tokens without the name of a programme, or of the Union, at either end."""
    for stop in range(last, first, -1):
        if is_programme(text_of(reading, first, stop)):
            first = stop + 1
            break
    for start in range(first, last):
        if is_programme(text_of(reading, start, last)):
            last = start - 1
            break
    while first <= last and reading.words[first].word.startswith(_UNIONS):
        first += 1
    while first <= last and reading.words[last].word.startswith(_UNIONS):
        last -= 1
    return first, last


def proper_run(reading: Reading, first: int, last: int) -> bool:
    """Whether capitalised words can be a project's name: no body, policy, place or office stands in them."""
    grammar, words = reading.lexicon_at(first), reading.words
    if any(grammar.has(table, words[first].word) for table in ("articles", "openers", "connectors")):
        return False
    if any(words[n].word in NEVER for n in (first, last)):
        return False
    for table in ("bodies", "policies", "events", "groups", "demonyms", "heads", "cues"):
        for hit in reading.hits_touching(table, first, last):
            if table != "cues" or (hit.first == first and words[hit.first].capital):
                return False
    name = text_of(reading, first, last)
    known = authority.find(name, kinds=("Organization", "Programme", "Fund"))
    place = best_place(text_of(reading, first, first), spoken=spoken_at(reading, first))
    return not known and not territories.find(name) and place is None


def again(reading: Reading, first: int, last: int) -> bool:
    """Whether the text has the words of some tokens more than once."""
    name = fold(text_of(reading, first, last))
    return len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", reading.folded)) > 1


def widened(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """The tokens of a name with the capitalised words that always stand beside it ("Forest" of "Forest EcoValue")."""
    while last - first < _LONGEST:
        wider = [(first - 1, last), (first, last + 1)]
        found = next((row for row in wider if _always(reading, (first, last), row)), None)
        if found is None:
            break
        first, last = found
    return first, last


def _always(reading: Reading, name: tuple[int, int], wider: tuple[int, int]) -> bool:
    """Whether a text that has a name more than once has it only with one capitalised word more."""
    words = reading.words
    new = wider[0] if wider[0] < name[0] else wider[1]
    figure = 0 <= new < len(words) and new > name[1] and words[new].word.isdigit() and len(words[new].word) <= _FIGURES
    if not 0 <= new < len(words) or words[max(name[0], new)].gap != " " or (words[new].shape != "Aa" and not figure):
        return False
    grammar, word = reading.lexicon_at(new), words[new].word
    if grammar.has("traits", "capital-nouns") or word in NEVER or word.startswith(_UNIONS):
        return False
    if any(grammar.has(table, word) for table in ("articles", "openers", "connectors", "modifiers")):
        return False
    if any(reading.hits_touching(table, new, new) for table in ("bodies", "heads", "policies", "events", "groups")):
        return False
    often = [
        len(re.findall(rf"(?<!\w){re.escape(fold(text_of(reading, *row)))}(?!\w)", reading.folded))
        for row in (name, wider)
    ]
    return 1 < often[0] == often[1] and not is_programme(text_of(reading, new, new))


def is_other(reading: Reading, first: int, last: int) -> bool:
    """Whether a name in a list is of a body, place, programme or fund: then the list is not one of projects."""
    if not (reading.words[first].capital or reading.words[first].shape == "1") or reading.words[first].word in NEVER:
        return True
    name = text_of(reading, first, last)
    known = authority.find(name, kinds=("Organization", "Programme", "Fund", "Strategy"))
    return bool(known or territories.find(name) or reading.hits_between("bodies", first, last))


def subjects(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Reads "TOOLSHARE brings together 9 partners", "Slow Boats è un progetto": what a sentence about a project is of.

    The name opens the sentence; an acronym needs a verb that tells of projects, other words the class noun.
    """
    telling: tuple[str, ...] = TELLING
    if reading.whole_cues("projects") and any(w.word == "interreg" for w in reading.words):
        telling = (*TELLING, "brings-about")  # a text about the projects of a programme
    for sentence in reading.sentences:
        if sentence.first >= sentence.last:
            continue
        grammar = reading.lexicon_at(sentence.first)
        first = sentence.first + (grammar.has("articles", reading.words[sentence.first].word))
        if first >= sentence.last or not reading.words[first].capital:
            continue
        last = first
        while last + 1 < sentence.last and last - first < _LONGEST and _goes_on(reading, first, last + 1):
            last += 1
        copula = _is_project(reading, last + 1, sentence.last)
        if copula and first < last and proper_run(reading, first, last):
            yield first, last, "project-copula"
        if shaped(reading, first):
            short = reach(reading, first, first)
            told = copula or any(
                short[1] < hit.first <= short[1] + _SMALL
                for cue in telling
                for hit in reading.cues(cue, sentence)
                if not any(_CUT.search(w.gap) for w in reading.words[short[1] + 1 : hit.first + 1])
            )
            if (
                told
                and not is_body(reading, *short)
                and not all(w.shape == "A" for w in reading.words[sentence.first : sentence.last])
            ):
                yield *short, "project-subject"


def _is_project(reading: Reading, at: int, end: int) -> bool:
    """Whether "is a … project" stands at a token."""
    near = reading.cues("copula", None)
    first = next((h.last for h in near if h.first == at), None)
    if first is None:
        return False
    nouns = reading.hits_beginning("heads", first + 1, min(first + 5, end - 1))
    return any(
        h.payload.value == "Project"
        and all(reading.words[n].joined for n in range(first + 1, h.first + 1))
        and not said_partner(reading, first + 1, h.first)
        for h in nouns
    )


def is_body(reading: Reading, first: int, last: int) -> bool:
    """Whether a name is a place, a known body, programme or fund, or stands in brackets behind a longer name."""
    name = text_of(reading, first, last)
    if f"({name})" in reading.text or territories.find(name):
        return True
    return bool(authority.find(name, kinds=("Organization", "Programme", "Fund", "Strategy")))


def of_programme(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Reads "The HARBOURS Interreg Europe", "Interreg Europe HARBOURS": an acronym right beside a programme's name."""
    words = reading.words
    for at, token in enumerate(words):
        if token.word != "interreg" or not token.capital:
            continue
        if at and token.gap == " " and shaped(reading, at - 1) and not shouted(reading, at):
            first, last = reach(reading, at - 1, at - 1)
            article = first > 0 and reading.lexicon_at(first).has("articles", words[first - 1].word)
            if article and words[first].gap == " " and not is_body(reading, first, last):
                yield first, last, "project-of-programme"


def apposed(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Reads "HARBOURS, a European project", "HARBOURS, progetto Interreg Europe": an acronym and what it is."""
    words = reading.words
    for hit in reading.cues("Project", table="heads"):
        at = hit.first
        while hit.first - at < _APPOSED and words[at].joined and at > 0:
            at -= 1
        if at < 1 or words[at].gap.strip() not in (",", '",', '"),', "),") or not shaped(reading, at - 1):
            continue
        grammar = reading.lexicon_at(at)
        said = (*_UNIONS, "eu", "ue")
        programme = all(
            words[n].word.startswith(said) or any(grammar.has(t, words[n].word) for t in ("articles", "modifiers"))
            for n in range(at, hit.first)
        )
        first, last = closing(reading, at - 1) or reach(reading, at - 1, at - 1)
        person = first > 0 and words[first].gap == " " and opens_a_name(words[first - 1].word)
        partner = said_partner(reading, at, hit.first)
        if programme and last == at - 1 and not person and not partner and not is_body(reading, first, last):
            yield first, last, "project-apposed"


def dashed(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Reads "Clearwater – a project led by …", "Forêts Vives - projet Interreg": a name that opens its line."""
    words = reading.words
    for sentence in reading.sentences:
        first = last = sentence.first
        if first >= sentence.last or not words[first].capital or shouted(reading, first):
            continue
        while last + 1 < sentence.last and last - first < _LONGEST and _goes_on(reading, first, last + 1):
            last += 1
        at = last + 1
        if at + 1 >= sentence.last or words[at].gap not in (" - ", " – ", " — "):
            continue
        noun = at + reading.lexicon_at(at).has("articles", words[at].word)
        told = words[noun].shape == "a" and any(
            h.payload.value == "Project" for h in reading.hits_beginning("heads", noun, noun)
        )
        short = opening(reading, first)
        if told and not is_other(reading, first, last) and (short or proper_run(reading, first, last)):
            yield first, last, "project-dash"


def labelled(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Reads "Project: TOOLSHARE" and "Projekt: Grüne Dächer" where the label opens a line and the name ends it."""
    for hit in reading.cues("Project", table="heads"):
        words, at = reading.words, hit.last + 1
        sentence = reading.sentence_at(words[hit.first].start)
        if sentence is None or hit.first - sentence.first > 1 or at >= sentence.last:
            continue
        if words[at].gap.strip() != ":":
            behind = _behind_label(reading, sentence.first, at, sentence.last)
            if behind:
                yield *behind, "project-label"
            continue
        if any(label.last == hit.last for label in reading.cues("title", sentence)) and reading.whole_cues("acronym"):
            continue  # "Project title: …", and the acronym has its own line
        last = next((n - 1 for n in range(at + 1, sentence.last) if "(" in words[n].gap), sentence.last - 1)
        whole = last - at < _LONGEST and all(words[n].joined for n in range(at + 1, last + 1))
        if CODE.fullmatch(words[at].word):
            continue
        if words[at].capital and whole and not reading.hits_touching("bodies", at, last):
            yield at, last, "project-label"
        elif not words[at].word.isdigit() and opening(reading, at):
            yield *(opening(reading, at) or (at, at)), "project-label"


def _behind_label(reading: Reading, first: int, at: int, stop: int) -> tuple[int, int] | None:
    """The acronym behind a label that goes on after the class noun ("Proyecto de origen: TOOLSHARE")."""
    words = reading.words
    name = next((n for n in range(at, min(at + _SMALL + 1, stop)) if words[n].gap.strip() == ":"), None)
    if name is None or any(words[n].shape != "a" or not words[n].joined for n in range(at, name)):
        return None
    found = None if reading.hits_between("cues", first, name - 1) else opening(reading, name)
    return found if found and not is_other(reading, *found) and not is_body(reading, *found) else None


def compounds(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Reads "TOOLSHARE-hanke", "Lenitar-Projekt", "OLDMILL –hankkeen": the name and the noun as one word."""
    words = reading.words
    for hit in reading.cues("Project", table="heads"):
        gap, last = words[hit.first].gap, hit.first - 1
        if last < 0 or gap not in ("-", " -", "–", " –") or not words[last].capital:
            continue
        if words[last].word in NEVER and words[last].gap != "-":
            continue  # but "HARBOUR-SMEs"
        first = _apart(reading, last) if gap in (" -", " –") else reach(reading, last, last)[0]
        name = text_of(reading, first, last)
        if is_programme(name) or words[last].word.startswith(_UNIONS) or territories.find(name):
            continue
        several = first < last and gap in (" -", " –")
        if several or shaped(reading, last) or (words[last].shape == "Aa" and again(reading, first, last)):
            yield first, last, "project-noun"


def _apart(reading: Reading, last: int) -> int:
    """The first word of a name that a space parts from the hyphen of its class noun ("Old Mill Roads -hanke").

    Languages that write so keep the words of the name apart: all that have a capital belong to it, and what
    small words, commas and dashes join to them inside ("Roads - Mills, Rivers and Lakes -hanke").
    """
    words, sentence = reading.words, reading.sentence_at(reading.words[last].start)
    bound, first, at = (sentence.first if sentence else last), last, last
    while at > bound and last - at < _WIDEST and words[at].gap in (" ", "-", " - ", " – ", ", ", " & ", ": "):
        at -= 1
        if words[at].capital:
            first = at
        elif words[at].shape != "1" and words[at].word not in all_words("connectors") | all_words("conjunctions"):
            break
    parted = [n for n in range(first + 1, last + 1) if words[n].gap == ", "]
    if parted and not any(words[n].gap in (" - ", " – ", ": ") for n in range(first + 1, last + 1)):
        first = parted[-1]  # a comma is of a name only behind its first part
    cut, _ = without_programme(reading, first, last)
    first = cut if cut <= last else last
    begins = first == bound and first < last and words[first + 1].capital
    return first + 1 if begins and again(reading, first + 1, last) and not again(reading, first, last) else first


def text_of(reading: Reading, first: int, last: int) -> str:
    """The words from one token to another."""
    return reading.text[reading.words[first].start : reading.words[last].end]


RULES = (named_at_length, of_programme, apposed, dashed, labelled, compounds, headed_each, headed_several, subjects)
WEAK = (headed, titled)  # where the others find none
