"""Projects told by what stands around them: a label, partners, an adjective, brackets, commas, a figure within."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.acronyms import NEVER, after_programme, closing, opening, reach, shaped
from loaders.extract.givennames import opens_a_name
from loaders.extract.programmes import FAMILY
from loaders.extract.projectnames import is_body, is_other, proper_run, shouted
from loaders.extract.reading import Reading
from ontology import territories

_FIGURE = re.compile(r"[^\W\d_]{3,}[24][^\W\d_]{3,}")
_TITLE_OPENS = re.compile(r" ?:? ?[\"“„«']?")
_TITLE = re.compile(r"[^\n.;:()]{15,220}?[\"”»'“]? \(\"?([^\W\d_][^\s()]{2,25}(?: [^\s()]{1,15})?)\"?\)")
_FEWEST_WORDS = 3  # of a title before its acronym in brackets
_QUOTES = re.compile(r"[“„\"«”‘’»]")
_PARTNERS = ("partner", "partner-list", "lead-partner", "is-partner")
_LONGEST = 6  # words of a name
_LONGEST_QUOTED = 8  # words of a name in quotes
_SMALL_WORDS = 2  # between the noun for a beginning and what begins
_OPENS, _CLOSES = "“„«‘\"'»”", "”“»’\"'«"
_RECURRING, _OFTEN = 5, 3  # letters of an acronym without any cue, and times that it stands in the text
_NAME = 4  # letters of an ordinary word that names a project


def figured(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Reads "Ports4People", "Learn2Farm": a figure that stands for "for" or "to" is in hardly any other name."""
    for at, token in enumerate(reading.words):
        if token.capital and any(c in "24" for c in token.word) and _FIGURE.fullmatch(token.word):
            first, last = reach(reading, at, at)
            before = reading.text[: reading.words[first].start][-1:]
            behind = reading.text[reading.words[last].end :][:2]
            address = before in ("@", ".", "/", "#", "(") or behind[:1] in ("@", "/") or re.match(r"\.\w", behind)
            if not address and not is_other(reading, first, last) and not is_body(reading, first, last):
                yield first, last, "project-figure"


def partnered(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Reads "los socios de TOOLSHARE", "the TOOLSHARE partners", "In TOOLSHARE, the partner …"."""
    words = reading.words
    for hit in reading.cues("partner"):
        behind = hit.last + 1
        while behind < len(words) and behind - hit.last <= 2 and _small(reading, behind):
            behind += 1
        if behind > hit.last + 1 and behind < len(words) and words[behind].gap == " ":
            found = opening(reading, behind) if not shouted(reading, behind) else None
            if found and _named(reading, *found):
                yield *found, "project-partners"
        if words[hit.first].gap == " " and hit.payload.language == "en" and not shouted(reading, hit.first - 1):
            found = closing(reading, hit.first - 1)
            if found and _named(reading, *found):
                yield *found, "project-partners"
    for sentence in reading.sentences:
        at = sentence.first + 1
        if at + 2 >= sentence.last or words[sentence.first].shape != "Aa" or not shaped(reading, at):
            continue
        if reading.lexicon_at(at).has("bare_articles", words[sentence.first].word):
            continue  # "The HARBOURS, partner of …"
        first, last = reach(reading, at, at)
        said = [h.first for cue in _PARTNERS for h in reading.cues(cue, sentence)]
        near = last + 1 < sentence.last and words[last + 1].gap == ", " and any(0 < n - last <= 4 for n in said)
        if near and _named(reading, first, last):
            yield first, last, "project-partners"


def _small(reading: Reading, at: int) -> bool:
    """Whether a token is a small word such as "of" or "of the"."""
    grammar, token = reading.lexicon_at(at), reading.words[at]
    small = any(grammar.has(table, token.word) for table in ("connectors", "articles"))
    return token.shape == "a" and token.gap == " " and small


def _named(reading: Reading, first: int, last: int) -> bool:
    """Whether an acronym can be a project's here: long or in mixed case, no body's and no place's."""
    token = reading.words[first]
    long = last > first or token.shape == "aA" or len(token.word) >= _NAME
    return long and not is_other(reading, first, last) and not is_body(reading, first, last)


def alone(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Reads "projektet Epicah", "projektu Step-Up: …": one ordinary word with a capital behind the small class noun.

    The word never stands small in the text, is in no lexicon, and is no place, given name or fund. A class noun that
    opens its sentence may have a capital too, where the sentence goes on in small letters ("Projekt Epicah je …"); in
    languages whose nouns all have one the sentence must open with its article ("Das Projekt Epicah wird …").
    """
    words = reading.words
    for hit in reading.cues("Project", table="heads"):
        at = hit.last + 1
        programme = at < len(words) and words[at].word in FAMILY
        at = after_programme(reading, at) if programme else at
        if at >= len(words) or words[at].gap != " " or words[at].shape != "Aa":
            continue
        last = at
        while last + 1 < len(words) and words[last + 1].gap == "-" and words[last + 1].capital:
            last += 1
        goes_on = last + 1 < len(words) and words[last + 1].gap == " " and words[last + 1].shape != "a"
        small = words[hit.first].shape == "a" and not _capital_nouns(reading, at)
        told = small or programme or _opens_clause(reading, hit.first, last)
        if told and not goes_on and _ordinary(reading, at, last):
            yield at, last, "project-word"


def _capital_nouns(reading: Reading, at: int) -> bool:
    return reading.lexicon_at(at).has("traits", "capital-nouns")


def _opens_clause(reading: Reading, noun: int, last: int) -> bool:
    """Whether a class noun opens its sentence, article aside, and its name goes on in small letters."""
    words, sentence = reading.words, reading.sentence_at(reading.words[noun].start)
    if sentence is None or last + 1 >= sentence.last or words[noun].shape == "A":
        return False
    follows = words[last + 1]
    joined = reading.lexicon_at(last + 1).has("conjunctions", follows.word)
    runs = follows.shape == "a" and not joined and (follows.gap == " " or follows.gap.startswith(","))
    if not _capital_nouns(reading, noun):
        return runs and noun == sentence.first
    article = noun - 1 == sentence.first and reading.lexicon_at(noun).has("articles", words[noun - 1].word)
    programme = any(reading.tokens_of(word) for word in FAMILY)  # "Das Projekt Klimawandel" alone is any undertaking
    return runs and article and programme and follows.gap == " "


def started(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Reads "the kick-off meeting of KelTec", "la réunion de lancement de « Eaux Vives »": what begins is a project."""
    words = reading.words
    for hit in reading.cues("kick-off", table="events"):
        at = hit.last + 1
        while at < len(words) and at - hit.last <= _SMALL_WORDS and _small(reading, at):
            at += 1
        if at >= len(words) or at == hit.last + 1 or not words[at].capital:
            continue
        quoted = quoted_at(reading, at)
        if quoted is not None and not is_other(reading, at, quoted):
            yield at, quoted, "project-kick-off"
            continue
        found = opening(reading, at) if words[at].gap == " " else None
        if found and _named(reading, *found):
            yield *found, "project-kick-off"


def quoted_at(reading: Reading, first: int) -> int | None:
    """The last token of what stands in quotes from a token on, or None."""
    words = reading.words
    start = words[first].start
    before = reading.text[max(start - 2, 0) : start].replace("\xa0", " ").strip()
    if not before or before[-1] not in _OPENS or (len(before) > 1 and before[0].isalnum()):
        return None
    for last in range(first, min(first + _LONGEST_QUOTED, len(words) - 1)):
        gap = reading.text[words[last].end : words[last + 1].start]
        if gap.strip()[:1] and gap.strip()[0] in _CLOSES and "\n" not in gap and gap != "'":
            return last
    return None


def before_noun(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Reads "a Kelvora projektet", "the Kelvora project", "Kelvora-hanke": one such word before the small class noun.

    An article, a hyphen or the programme's name parts the word from what stands before it.
    """
    words = reading.words
    for hit in reading.cues("Project", table="heads"):
        at, grammar = hit.first - 1, reading.lexicon_at(hit.first)
        if at < 0 or words[hit.first].shape != "a" or words[at].shape != "Aa":
            continue
        behind = not grammar.has("traits", "name-first") or grammar.has("traits", "capital-nouns")
        if behind or words[hit.first].gap not in (" ", "-", " -"):
            continue
        article = at > 0 and words[at].gap == " " and grammar.has("articles", words[at - 1].word)
        hyphen = words[hit.first].gap != " " and words[at].gap != "-" and not (at and words[at - 1].capital)
        descriptive = grammar.has("adjectives", words[at].word)
        if (article or hyphen) and not descriptive and _ordinary(reading, at, at):
            yield at, at, "project-word"


def _ordinary(reading: Reading, first: int, last: int) -> bool:
    """Whether words with capitals are a name that no table explains."""
    grammar, words = reading.lexicon_at(first), reading.words
    if len(words[first].word) < _NAME or is_other(reading, first, last):
        return False
    for n in range(first, last + 1):
        token = words[n]
        known = token.word in NEVER or reading.in_phrase(n) or opens_a_name(token.word)
        if known or any(not words[m].capital for m in reading.tokens_of(token.word)):
            return False
    tables = ("openers", "modifiers", "topics", "articles", "connectors")
    small = any(grammar.has(table, words[first].word) for table in tables)
    return not small and not territories.find(words[first].word)


def bracketed(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Reads "The Project Knowledge across Borders and Innovation (INTERBORD)": the acronym behind a title."""
    for hit in reading.cues("Project", table="heads"):
        at = hit.last + 1
        if at >= len(reading.words) or not _TITLE_OPENS.fullmatch(reading.words[at].gap):
            continue
        match = _TITLE.match(reading.text, reading.words[at].start)
        if match is None or not reading.words[at].capital:
            continue
        last = reading.index(match.start(1))
        found = opening(reading, last)
        worded = last - at >= _FEWEST_WORDS and found and reading.words[found[1]].end == match.end(1)
        if (
            worded
            and found
            and not any(reading.words[h.first].capital for h in reading.hits_between("bodies", at, last))
        ):
            yield *found, "project-title-bracket"


def behind_comma(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Reads "Another Interreg project, Slow Harbour Boats, has …": a name between commas behind the class noun."""
    words = reading.words
    for hit in reading.cues("Project", table="heads"):
        first = last = hit.last + 1
        if first >= len(words) or words[first].gap != ", " or not words[first].capital or shouted(reading, first):
            continue
        while last + 1 < len(words) and last - first < _LONGEST and words[last + 1].gap == " ":
            if not words[last + 1].capital:
                break
            last += 1
        closed = last + 1 < len(words) and words[last + 1].gap == ", "
        several = last > first and words[last].shape != "A" and not opens_a_name(words[first].word)
        if closed and several and proper_run(reading, first, last):
            yield first, last, "project-between-commas"


def qualified(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Reads "le projet transfrontalier TOOLSHARE": an acronym behind the class noun and its adjective."""
    words = reading.words
    for hit in reading.cues("Project", table="heads"):
        at = hit.last + 1
        if at + 1 >= len(words) or words[at].gap != " " or words[at + 1].gap != " " or words[at].shape != "a":
            continue
        grammar = reading.lexicon_at(at)
        adjective = grammar.has("modifiers", words[at].word) or grammar.has("adjectives", words[at].word)
        found = opening(reading, at + 1) if adjective and not shouted(reading, at + 1) else None
        if found and _named(reading, *found):
            yield *found, "project-qualified"


def recurring(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """The acronym that a text about Interreg uses most often, where no word tells its project: never beside a body."""
    if not any(word.word == "interreg" for word in reading.words):
        return
    seen: dict[str, list[tuple[int, int]]] = {}
    for at, token in enumerate(reading.words):
        if token.shape not in ("A", "aA") or len(token.word) < _RECURRING or shouted(reading, at):
            continue
        if reading.in_phrase(at) or not shaped(reading, at):
            continue
        found = reach(reading, at, at)
        if found[0] == at:
            seen.setdefault(reading.text[token.start : reading.words[found[1]].end], []).append(found)
    for name in sorted(seen, key=lambda name: (-len(seen[name]), name)):
        places = seen[name]
        if len(places) >= _OFTEN and not any(_beside_body(reading, *p) for p in places) and _named(reading, *places[0]):
            yield *places[0], "project-recurring"
            return


def _beside_body(reading: Reading, first: int, last: int) -> bool:
    """Whether a body's head noun or a capitalised word stands right beside a name, or an address holds it."""
    before, behind = reading.text[: reading.words[first].start][-1:], reading.text[reading.words[last].end :][:1]
    around = reading.hits_between("bodies", max(first - 2, 0), min(last + 2, len(reading.words) - 1))
    return before in ("@", ".", "/", "(", "#") or behind in ("@", "/") or bool(around)


def acronym_label(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Reads "acronym: CircPro", "acronym: CI-Hub", "with its acronym CircPro"."""
    for hit in reading.cues("acronym"):
        after = _behind_genitive(reading, hit.last + 1)
        if after < len(reading.words) and _QUOTES.sub("", reading.words[after].gap).strip() in ("", ":"):
            first, last = reach(reading, after, after)
            parts = reading.words[first : last + 1]
            hyphened = last > first and all(p.capital or p.shape == "1" for p in parts)
            if hyphened or shaped(reading, after) or _fills_label(reading, hit.first, after):
                yield first, last, "project-acronym-label"


def _fills_label(reading: Reading, label: int, at: int) -> bool:
    """Whether a word with a capital, in quotes or not, is all that stands behind a label that opens its line."""
    words, sentence = reading.words, reading.sentence_at(reading.words[label].start)
    opens = sentence is not None and label - sentence.first <= 1 and words[at].capital
    ends = at + 1 >= len(words) or "\n" in words[at + 1].gap
    return opens and ends and ":" in words[at].gap and words[at].word not in NEVER


def _behind_genitive(reading: Reading, at: int) -> int:
    """The token behind "of the project:" where that stands at a token ("Acronyme du projet : …"), else the token."""
    nouns = [h for h in reading.hits_beginning("heads", at, at + 2) if h.payload.value == "Project"]
    for last in sorted({h.last for h in nouns}):
        colon = last + 1 < len(reading.words) and reading.words[last + 1].gap.strip() == ":"
        if colon and all(reading.words[n].joined for n in range(at, last + 1)):
            return last + 1
    return at


RULES = (acronym_label, behind_comma, qualified, bracketed, figured, partnered, alone, before_noun, started)
