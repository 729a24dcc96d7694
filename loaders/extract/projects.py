"""Projects and programmes by their shape, by the class noun beside them, and by acronym and title together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.folding import fold, squeezed
from loaders.extract.hypotheses import Hypothesis
from loaders.extract.reading import Reading
from ontology import authority, territories

WEIGHT = 1.35
_QUOTED = re.compile(r"[\"“”„«]\s*([^\"“”„«»\n]{3,120}?)\s*[\"“”»]")
_FIRST_WORDS = 6  # "A Systemic Approach for REgions" begins late
_LONG_WORD = 4
_NO_PROJECT = frozenset(
    [
        "eu",
        "ue",
        "erdf",
        "fesr",
        "feder",
        "efre",
        "efrr",
        "efs",
        "esf",
        "interreg",
        "europe",
        "europa",
        "european",
        "covid",
        "life",
        "horizon",
        "gpp",
        "cpp",
        "sme",
        "smes",
        "pmi",
        "pme",
        "rtd",
        "ris3",
        "s3",
        "co2",
        "sdg",
        "pdf",
        "ngo",
        "ngos",
        "ict",
        "it",
        "iso",
        "lca",
        "ce",
        "cp",
        "urbact",
    ]
)


def acronym_of(acronym: str, title: str) -> bool:
    """Whether an acronym can be read off a title.

    Its letters come in order, three in four of them at the heads of words or going on from one, the
    first among the first two words, and at least a third of the longer words lend a letter.

    >>> acronym_of("CircPro", "Smart Circular Procurement")
    True
    >>> acronym_of("Italy", "Regione Piemonte")
    False
    """
    letters = [c for c in fold(acronym) if c.isalpha()]
    words = squeezed(title).split()
    if len(letters) < 3 or len(words) < 2:
        return False
    joined, heads, at = "".join(words), [], 0
    for word in words:
        heads.append(at)
        at += len(word)
    position, at_head, run = 0, 0, False
    used: set[int] = set()
    for letter in letters:
        head = next((h for h in heads if h >= position and joined[h] == letter), -1)
        near = joined.find(letter, position)
        if near < 0 or (letter is letters[0] and not used and head not in heads[:_FIRST_WORDS]):
            return False
        if run and near == position and near not in heads:
            position += 1
            at_head += 1  # goes on with the word whose head it took: "Circ" of "Circular"
        elif head >= 0:
            position, at_head, run = head + 1, at_head + 1, True
            used.add(head)
        else:
            position, run = near + 1, False
    long_words = [h for h, word in zip(heads, words, strict=True) if len(word) >= _LONG_WORD]
    return at_head * 4 >= len(letters) * 3 and len(used.intersection(long_words)) * 3 >= len(long_words)


def _shaped(reading: Reading, at: int) -> bool:
    """Whether a token looks like an acronym of a project: mixed case, capitals, or a digit within."""
    token = reading.words[at]
    return token.shape in ("aA", "A") and len(token.word) >= 3 and token.word not in _NO_PROJECT


def _reach(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """The whole of a hyphenated or many-part acronym ("GPP-STREAM", "e-MOPOLI", "SMART WASTE")."""
    words = reading.words
    while first > 0 and words[first].gap == "-":
        first -= 1
    while last + 1 < len(words) and (
        words[last + 1].gap == "-"
        or (
            words[last + 1].gap == " "
            and words[last + 1].shape == "A"
            and words[last].shape == "A"
            and len(words[last].word) > 1
        )
        or (
            words[last + 1].gap == " "
            and words[last + 1].shape == "1"
            and words[last].shape == "A"
            and words[last + 1].word == "0"
        )
    ):
        last += 1
    return first, last


def project_hypotheses(reading: Reading) -> Iterator[Hypothesis]:
    """Projects that the text names beside the class noun, or by an acronym with its title in brackets."""
    names: set[str] = set()
    rows = [*_beside_noun(reading), *_with_title(reading), *_before_plan(reading), *_labelled(reading)]
    for first, last, rule in rows:
        words = reading.words
        start, end = words[first].start, words[last].end
        names.add(reading.text[start:end])
        yield _project(reading, start, end, rule)
    for name in sorted(names):
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", reading.text):
            yield _project(reading, match.start(), match.end(), "project-acronym")


def programme_hypotheses(reading: Reading) -> Iterator[Hypothesis]:
    """Programmes whose name stands in quotes behind the class noun ("Programme “Interreg Europe”")."""
    for hit in reading.cues("Programme", table="heads"):
        start, end = reading.span(hit)
        match = _QUOTED.match(reading.text, end + 1) or _QUOTED.match(reading.text, end)
        if match and match[1][:1].isupper() and len(match[1].split()) <= 8:
            stop = match.end()
            rows = [r for r in authority.find(match[1], kinds=("Programme",)) if r.period is None]
            yield Hypothesis(
                "Programme",
                start,
                stop,
                WEIGHT * (stop - start),
                "programme-quoted",
                authority=rows[0].key if len(rows) == 1 else None,
                language=reading.lexicon_at(hit.first).code,
            )


def _project(reading: Reading, start: int, end: int, rule: str) -> Hypothesis:
    rows = authority.find(reading.text[start:end], kinds=("Project",))
    key = rows[0].key if len(rows) == 1 else None
    return Hypothesis("Project", start, end, WEIGHT * (end - start), rule, authority=key)


def _beside_noun(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Reads "project CircPro", "CircPro project", "projects, SMART WASTE, LCA4Regions and EURE", "project „…“"."""
    words, text = reading.words, reading.folded
    for hit in reading.cues("Project", table="heads"):
        after = hit.last + 1
        closing = reading.text[words[hit.last].end : words[hit.last].end + 2]
        quoted = _QUOTED.match(reading.text, words[hit.last].end + 1) if any(c in '"“„«' for c in closing) else None
        if quoted and len(quoted[1].split()) <= 12:
            inside = [n for n in range(after, min(after + 16, len(words))) if words[n].end <= quoted.end(1)]
            if inside and words[inside[0]].capital:
                yield inside[0], inside[-1], "project-noun"
                continue
        plural = (
            reading.words[hit.first].word.endswith(("s", "i"))
            and text[words[hit.last].end : words[hit.last].end + 1] == ","
        )
        if after < len(words) and (words[after].joined or plural):
            if _shaped(reading, after) or (
                words[after].word in ("e", "i") and after + 1 < len(words) and words[after + 1].gap == "-"
            ):
                first, last = _reach(reading, after, after)
                yield first, last, "project-noun"
                yield from _more(reading, last)
                continue
            called = {h.first: h.last for h in reading.cues("same")}
            at = called.get(after) if words[after].gap.strip() in ("", ",") else None
            if at is not None and at + 1 < len(words) and words[at + 1].capital and words[at + 1].joined:
                first, last = _reach(reading, at + 1, at + 1)
                yield first, last, "project-noun"
                continue
        before = hit.first - 1
        if before >= 0 and words[hit.first].gap == " " and _shaped(reading, before):
            first, last = before, before
            while first > 0 and (
                words[first].gap == "-"
                or (words[first].gap == " " and words[first - 1].shape == "A" and words[first].shape == "A")
            ):
                first -= 1
            if not _is_place(reading, first, last):
                yield first, last, "project-noun"


def _labelled(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Reads "acronym: CircPro", "with its acronym CircPro"."""
    for hit in reading.cues("acronym"):
        after = hit.last + 1
        if after < len(reading.words) and reading.words[after].gap.strip() in ("", ":") and _shaped(reading, after):
            first, last = _reach(reading, after, after)
            yield first, last, "project-acronym-label"


def _more(reading: Reading, last: int) -> Iterator[tuple[int, int, str]]:
    """The rest of a list of acronyms."""
    words, at = reading.words, last + 1
    while at < len(words):
        grammar = reading.lexicon_at(at)
        if grammar.has("conjunctions", words[at].word) and words[at].joined:
            at += 1
            if at >= len(words):
                return
        elif words[at].gap.strip() != ",":
            return
        if not _shaped(reading, at):
            return
        first, last = _reach(reading, at, at)
        yield first, last, "project-noun"
        at = last + 1


def _is_place(reading: Reading, first: int, last: int) -> bool:
    name = reading.text[reading.words[first].start : reading.words[last].end]
    return bool(territories.find(name))


def _with_title(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Reads "GPP-STREAM (Green Public Procurement …)", "Il Circe (Regioni europee verso …) comprende 8 partner"."""
    words = reading.words
    for at in range(len(words) - 3):
        if not words[at].capital:
            continue
        if words[at + 1].gap in (" - ", " – ", ": "):
            yield from _line_title(reading, at)
        if words[at + 1].gap not in (" (", "(", ' ("', '("'):
            continue
        first, last = _reach(reading, at, at)
        close = reading.text.find(")", words[at].end)
        if close < 0:
            continue
        name, title = reading.text[words[first].start : words[last].end], reading.text[words[at + 1].start : close]
        if len(title.split()) < 3 or len(title.split()) > 25 or "\n" in title or title.count(",") > 2:
            continue
        sentence = reading.sentence_at(words[at].start)
        opens = sentence is not None and first - sentence.first <= 1
        grammar = reading.lexicon_at(at)
        article = first > 0 and grammar.has("articles", words[first - 1].word)
        runs_project = sentence is not None and (
            bool(reading.cues("comprises", sentence)) or bool(reading.cues("Project", sentence, "heads"))
        )
        if name.casefold() in _NO_PROJECT or _has_body(reading, first, last):
            continue
        if acronym_of(name, title) or (opens and article and runs_project and not territories.find(name)):
            yield first, last, "project-title-parenthesis"


def _line_title(reading: Reading, at: int) -> Iterator[tuple[int, int, str]]:
    """Reads "CircPro – Smart Circular Procurement" at the head of a line."""
    sentence = reading.sentence_at(reading.words[at].start)
    first, last = _reach(reading, at, at)
    if sentence is None or last != at or first - sentence.first > 1:
        return
    end = reading.text.find("\n", reading.words[at].end)
    title = reading.text[reading.words[at + 1].start : end if end > 0 else sentence.end]
    name = reading.text[reading.words[first].start : reading.words[last].end]
    if len(title.split()) <= 20 and acronym_of(name, title) and name.casefold() not in _NO_PROJECT:
        yield first, last, "project-title-line"


def _has_body(reading: Reading, first: int, last: int) -> bool:
    return any(first <= hit.first <= last for hit in reading.hits.get("bodies", ()))


def _before_plan(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Reads "CircPro Regional Action Plan": an acronym before the name of a plan is the project's."""
    for hit in reading.cues("ActionPlan", table="heads"):
        at = hit.first - 1
        while at >= 0 and reading.words[at + 1].joined and reading.words[at].shape == "Aa":
            at -= 1
        if (
            at >= 0
            and reading.words[at + 1].joined
            and not reading.words[at].word.startswith("interreg")
            and _shaped(reading, at)
            and at < hit.first
        ):
            first, last = at, at
            while first > 0 and reading.words[first].gap == "-":
                first -= 1
            yield first, last, "project-before-plan"
