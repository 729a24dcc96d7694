"""Projects that the authority tables know: where a text names one, and which of several namesakes it means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from loaders.extract.folding import fold, squeezed
from loaders.extract.hypotheses import Hypothesis
from loaders.extract.phrases import PhraseIndex
from loaders.extract.programmes import FAMILY
from loaders.extract.projectnames import shouted
from loaders.extract.reading import Reading
from ontology import authority
from ontology.authority import Authority
from ontology.stored import stored

WEIGHT = 1.4
_TITLE = 5  # words from which a title means its project whatever its acronym is
_FEWEST = 4  # letters of an ordinary word in capitals that the programme makes a name
_HEAD = 60  # characters of a title in which its first two words end
_BODY = 8  # words before a bracket among which the body stands whose acronym is in it
_WORD = re.compile(r"[^\W_]+")
_PERIOD = re.compile(r"\b(20[0-2]\d) ?[-–/] ?(20[0-2]\d)\b")
_SECOND = re.compile(r"[2-9]|i{2,3}|iv|vi{0,3}")  # of a project that follows one called alike
_BESIDE = (
    "partner",
    "partner-list",
    "lead-partner",
    "phase",
)  # cues that make an acronym in their sentence a project's


def known_projects(reading: Reading) -> Iterator[Hypothesis]:
    """Projects by an acronym written exactly as the tables have it, and by their titles.

    Capitals alone are often a body's: they need a project's cue in their sentence or Interreg in the
    text. A name that is an ordinary word, or that projects share, needs the programme's name too.
    """
    for first, last, rows in sorted(_acronyms(reading)):
        name = _text(reading, first, last)
        yield _hypothesis(reading, first, last, _meant(reading, name, [authority.row(key) for key in rows]))
    for first, last, key in _titles(reading):
        yield _hypothesis(reading, first, last, key)


def doubtful(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Names of known projects that are ordinary words, where "partner", "meeting" or "phase" stands beside them.

    "for Resolve partners": the word is in capitals that its neighbours do not share, or has a capital in
    the middle of a sentence and the word behind it none, unless the text names the programme.
    """
    words, known = reading.words, _ordinary_words()
    for word in sorted(known.keys() & {token.word for token in words if token.capital}):
        agrees = _agrees(reading, known[word])
        for at in reading.tokens_of(word):
            if at + 1 >= len(words) or not words[at].capital or words[at + 1].gap not in (" ", "-"):
                continue
            if reading.cues_at("lead-partner", at) or reading.hits_beginning("bodies", at + 1, at + 1):
                continue  # "LEAD PARTNER", "LEADER Partnership"
            sentence = reading.sentence_at(words[at].start)
            inside = sentence is not None and at > sentence.first and (agrees or words[at + 1].shape == "a")
            alone = words[at].shape != "Aa" and not shouted(reading, at)
            if (alone or inside) and _speaks_of_projects(reading, at + 1):
                yield at, at, "project-known"


def known_project(reading: Reading, name: str) -> str | None:
    """The key of the project that a name means in a text, or None where none is known or several may be meant.

    Programme, title, period and spelling decide, in this order. Of a project of another programme
    than those that the text names it is not the name that is meant.
    """
    return _meant(reading, name, authority.find(name, kinds=("Project",)))


def programmes_named(reading: Reading) -> frozenset[str]:
    """The keys of the programmes that a text names, without their periods; the family Interreg is none.

    >>> from graph.model import document_of
    >>> from loaders.extract.reading import begin
    >>> sorted(programmes_named(begin(document_of("Funded by Interreg Europe 2014-2020."))))
    ['programme/interreg-europe']
    """
    if reading.programmes is None:
        found = {hit.payload for hit in _programmes().hits(reading.words) if reading.words[hit.first].capital}
        reading.programmes = frozenset(map(_undated, found)) - {"programme/interreg"}
    return reading.programmes


def _meant(reading: Reading, name: str, rows: Iterable[Authority]) -> str | None:
    some = [row for row in rows if row.replaced_by is None]
    named = programmes_named(reading)
    agreeing = [row for row in some if _programme(row) in named]
    if agreeing:
        some = agreeing
    elif named:
        return None
    for narrow in (_titled, _dated, _spelled):
        if len(some) > 1:
            some = narrow(reading, name, some) or some
    return some[0].key if len(some) == 1 else None


def _titled(reading: Reading, _: str, rows: list[Authority]) -> list[Authority]:
    return [row for row in rows if any(fold(title) in reading.folded for _, title in row.names)]


def _dated(reading: Reading, _: str, rows: list[Authority]) -> list[Authority]:
    said = {f"{match[1]}-{match[2]}" for match in _PERIOD.finditer(reading.text)}
    return [row for row in rows if row.period in said]


def _spelled(_: Reading, name: str, rows: list[Authority]) -> list[Authority]:
    return [row for row in rows if name in row.acronyms]


def _acronyms(reading: Reading) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Where acronyms of the table stand, written as there, with the keys of the projects that bear them."""
    words, text, table = reading.words, reading.text, _by_first_word()
    at = 0
    while at < len(words):
        start = words[at].start
        found = None
        for acronym in table.get(text[start : words[at].end], ()):
            end = start + len(acronym)
            if text.startswith(acronym, start) and not text[end : end + 1].isalnum():
                found = acronym
                break
        if found is None:
            at += 1
            continue
        last = reading.index(start + len(found)) - 1
        keys = _bearers()[found]
        if _whole(reading, at, last) and _told(reading, at, last, keys):
            yield at, last, keys
        at = last + 1


def _whole(reading: Reading, first: int, last: int) -> bool:
    """Whether no hyphen, plus sign, number or bracket makes the acronym part of another name ("NEES 2")."""
    before, after = reading.text[: reading.words[first].start][-1:], reading.text[reading.words[last].end :][:2]
    if before in ("-", "_", "@", ".", "/") or re.match(r"\+|[-_@/][^\W_]|\.[^\W_]", after):
        return False
    if last + 1 < len(reading.words) and _SECOND.fullmatch(reading.words[last + 1].word):
        return reading.words[last + 1].gap != " "
    return not (before == "(" and after[:1] == ")" and _behind_body(reading, first))


def _behind_body(reading: Reading, at: int) -> bool:
    sentence = reading.sentence_at(reading.words[at].start)
    start = max(at - _BODY, sentence.first if sentence else 0)
    return bool(reading.hits_between("bodies", start, at - 1))


def _agrees(reading: Reading, keys: Iterable[str]) -> bool:
    """Whether the text names the programme of one of some projects."""
    return any(_programme(authority.row(key)) in programmes_named(reading) for key in keys)


def _told(reading: Reading, first: int, last: int, keys: tuple[str, ...]) -> bool:
    words = reading.words[first : last + 1]
    agrees = _agrees(reading, keys)
    if _ordinary(keys):
        letters = sum(len(word.word) for word in words)
        shaped = any(word.shape in ("A", "aA") for word in words) and letters >= _FEWEST
        return shaped and agrees and not shouted(reading, first) and not _beside_capitals(reading, first, last)
    sentence = reading.sentence_at(words[0].start)
    if all(word.shape == "Aa" for word in words):  # "Primo": written like any name
        return agrees and sentence is not None and first > sentence.first
    mixed = any(word.shape == "aA" for word in words) or {"a", "A"} <= {word.shape for word in words}  # "e-MOTICON"
    if mixed or agrees:
        return True
    beside = sentence is not None and (
        bool(reading.cues("Project", sentence, "heads")) or any(reading.cues(cue, sentence) for cue in _BESIDE)
    )
    return beside or any(word.word in FAMILY for word in reading.words)


def _beside_capitals(reading: Reading, first: int, last: int) -> bool:
    """Whether a word in capitals stands right before or behind ("WIND POWER")."""
    beside = [(first - 1, first), (last + 1, last + 1)]
    some = [(n, gap) for n, gap in beside if 0 <= n < len(reading.words)]
    return any(reading.words[n].shape == "A" and reading.words[gap].gap == " " for n, gap in some)


def _titles(reading: Reading) -> Iterator[tuple[int, int, str]]:
    words, table = reading.words, _by_first_words()
    for at in range(len(words) - 1):
        for key, title in table.get((words[at].word, words[at + 1].word), ()):
            parts = _WORD.findall(fold(title))
            last = at + len(parts) - 1
            here = words[at : last + 1]
            same = [word.word for word in here] == parts and all(word.joined for word in here[1:])
            if same and here[0].capital and (len(parts) >= _TITLE or not _ordinary((key,))):
                meant = known_project(reading, title)
                if meant == key:
                    yield at, last, key


def _ordinary(keys: Iterable[str]) -> bool:
    """Whether the tables say of all projects that their names alone do not decide."""
    return all(map(authority.is_ambiguous, keys))


def _programme(row: Authority) -> str:
    return _undated(dict(row.parts).get("fundedUnder", ""))


def _undated(programme: str) -> str:
    row = authority.get(programme)
    return dict(row.parts).get("isVersionOf", programme) if row else programme


def _hypothesis(reading: Reading, first: int, last: int, key: str | None) -> Hypothesis:
    start, end = reading.words[first].start, reading.words[last].end
    weight = WEIGHT * (end - start)
    return Hypothesis("Project", start, end, weight, "authority" if key else "project-known", authority=key)


@stored
def _ordinary_words() -> dict[str, tuple[str, ...]]:
    """The folded names of known projects of which the tables say that the name alone does not decide, with keys."""
    found: dict[str, list[str]] = {}
    for name, _, key in authority.all_names(("Project",)):
        word = fold(name) if " " not in name else ""
        if word.isalnum() and authority.is_ambiguous(key):
            found.setdefault(word, []).append(key)
    return {word: tuple(keys) for word, keys in found.items()}


def _speaks_of_projects(reading: Reading, at: int) -> bool:
    cues = {h.payload.value for h in reading.hits_beginning("cues", at, at)}
    return bool(cues & {"partner", "partner-list", "phase"} or reading.hits_beginning("events", at, at))


@stored
def _programmes() -> PhraseIndex[str]:
    return PhraseIndex((squeezed(name), key) for name, _, key in authority.all_names(("Programme",)))


@stored
def _bearers() -> Mapping[str, tuple[str, ...]]:
    keys: dict[str, list[str]] = {}
    for acronym, language, key in authority.all_names(("Project",)):
        if not language:
            keys.setdefault(acronym, []).append(key)
    return {acronym: tuple(some) for acronym, some in keys.items()}


@stored
def _by_first_word() -> Mapping[str, tuple[str, ...]]:
    """The acronyms by their first run of letters and digits, the longest first."""
    table: dict[str, list[str]] = {}
    for acronym in _bearers():
        first = _WORD.match(acronym)
        if first:  # one that begins with a sign is recognised by grammar only
            table.setdefault(first[0], []).append(acronym)
    return {first: tuple(sorted(some, key=lambda a: (-len(a), a))) for first, some in table.items()}


@stored
def _by_first_words() -> Mapping[tuple[str, str], tuple[tuple[str, str], ...]]:
    """(key, title) of the projects by the first two folded words of the title."""
    table: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for title, language, key in authority.all_names(("Project",)):
        first, *more = _WORD.findall(fold(title[:_HEAD])) if language else [""]
        if more:
            table.setdefault((first, more[0]), []).append((key, title))
    return {words: tuple(some) for words, some in table.items()}


def _text(reading: Reading, first: int, last: int) -> str:
    return reading.text[reading.words[first].start : reading.words[last].end]
