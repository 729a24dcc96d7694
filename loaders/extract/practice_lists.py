"""Names of practices by structure: items under a line about good practices, numbered titles, cards of a catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.extract.folding import fold
from loaders.extract.form_lexicon import headings_of
from loaders.extract.furniture import in_furniture
from loaders.extract.hypotheses import Hypothesis
from loaders.extract.lexicon import Row
from loaders.extract.phrases import Hit
from loaders.extract.practice_bodies import behind_agent, body_behind, bracketed_body, whole_body
from loaders.extract.practice_sheets import field_of
from loaders.extract.programmes import FAMILY
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from ontology import known_bodies, territories

WEIGHT = 1.7  # a little above that of an item that may be a body
_LONGEST = 16  # words of a title
_SHORTEST = 4  # letters of a title
_HEADING = 9  # words of a line that heads a list without a colon
_BODY = 10  # words of a body behind a dash
_NOUN = 2  # words of a noun before its clause
_CARD = 3  # blocks of a card above its place, at most
_QUOTES = "“”„«»\"‘’'"
_CUT = re.compile(r"\s+\(|:\s|\s[|]\s|;|\s*\[|(?<=[^\W\d_]{4})\.\s|[.,;]?$")
_COMMA = re.compile(r",\s")
_DASH = re.compile(r"\s[–—-]\s")
_QUOTED = re.compile(r"[“„«\"”]\s?([^“”„«»\"\n]{3,80}?)\s?[”“»\"]")

Block = tuple[Sentence, ...]


def listed_practices(reading: Reading) -> Iterator[Hypothesis]:
    """The practices that lists, numbered headings and cards name."""
    blocks = _blocks(reading)
    yield from _under_a_line(reading, blocks)
    yield from _labelled(reading, blocks)
    yield from _cards(reading, blocks)


def _blocks(reading: Reading) -> tuple[Block, ...]:
    """The sentences of each block, in order, but for page furniture."""
    found: dict[int, list[Sentence]] = {}
    for sentence in reading.sentences:
        if not in_furniture(reading, sentence.start):
            found.setdefault(sentence.block, []).append(sentence)
    return tuple(tuple(rows) for _, rows in sorted(found.items()))


def _text(reading: Reading, block: Block) -> str:
    return reading.text[block[0].start : block[-1].end]


def _title(
    reading: Reading, start: int, end: int, rule: str, *, small: bool = False, owned: bool = False
) -> Hypothesis | None:
    """The practice whose title begins at an offset: up to a bracket, a colon, a country or body behind a dash.

    With ``small`` the title may begin with a small letter; with ``owned`` what stands behind its dash is whose it is.
    """
    while start < end and reading.text[start] in _QUOTES + " ":
        start += 1
    cut = _CUT.search(reading.text, start, end)
    stop = cut.start() if cut else end
    stop = _before_telling(reading, start, stop)
    for dash in _DASH.finditer(reading.text, start, stop):
        if owned or _says_whose(reading, dash.end(), stop):
            stop = dash.start()
            break
    stop = _before_agent(reading, start, stop)
    while stop > start and reading.text[stop - 1] in _QUOTES + " .,;:":
        stop -= 1
    first, last = reading.index(start), reading.index(stop) - 1
    if first > last or stop - start < _SHORTEST or last - first >= _LONGEST:
        return None
    words = reading.words
    if not (small or words[first].capital or words[first].shape == "1"):
        return None
    if reading.hits_touching("bodies", first, first):
        return None
    grammar = reading.lexicon_at(first)
    ends = any(
        grammar.has(table, words[last].word) for table in ("connectors", "conjunctions", "articles", "function_words")
    )
    said = reading.text[start:stop]
    cut_off = reading.text[stop : stop + 3] == "..."  # the catalogue shortens its titles
    if (
        _is_heading(reading, first, last)
        or territories.find(said)
        or headings_of(said)
        or (ends and words[last].shape == "a" and not cut_off)
    ):
        return None
    language = grammar.code
    return Hypothesis("GoodPractice", start, stop, WEIGHT * (stop - start), rule, language=language)


def _before_agent(reading: Reading, start: int, stop: int) -> int:
    """Where "by" and a body end a title ("Deposit system for fish boxes by Kala Oy"); else where it may end."""
    first, last = reading.index(start), reading.index(stop) - 1
    for at in range(last - 1, first + 1, -1):
        body = behind_agent(reading, at)
        if body is not None and body <= last and _says_whose(reading, reading.words[body].start, stop):
            return reading.words[at - 1].end
    return stop


def _is_heading(reading: Reading, first: int, last: int) -> bool:
    """Whether a title only says that practices follow ("All practices"), or is of a site ("A - Interreg Europe")."""
    nouns = [hit for hit in reading.whole_cues("practices").beginning(first, last) if hit.last == last]
    return any(hit.first - first <= 1 for hit in nouns) or reading.words[max(first, last - 1)].word in FAMILY


def _before_telling(reading: Reading, start: int, stop: int) -> int:
    """Where a comma ends a title, behind which it is told what it is and who runs it; else where it may end."""
    for comma in _COMMA.finditer(reading.text, start, stop):
        at, last = reading.index(comma.end()), reading.index(stop) - 1
        told = any(reading.cues_between(cue, comma.end(), stop) for cue in ("does-run", "relative"))
        if at <= last and reading.words[at].shape == "a" and (told or reading.hits_between("bodies", at, last)):
            return comma.start()
    return stop


def _says_whose(reading: Reading, start: int, end: int) -> bool:
    """Whether a stretch behind a dash is a place or begins with the noun of a body."""
    first, last = reading.index(start), reading.index(end) - 1
    if first > last:
        return False
    name = reading.text[start:end].strip(" .,;")
    nouns = reading.hits_between("bodies", first, last)
    opens = any(hit.first == first for hit in nouns)
    named = bool(nouns) and reading.words[first].capital and last - first < _BODY
    return bool(territories.find(name.split(",")[0])) or opens or named or bool(known_bodies.find(name))


def _opens_list(reading: Reading, block: Block) -> bool:
    """Whether a block ends by announcing good practices: no other noun stands behind theirs, nothing is aimed at."""
    sentence = block[-1]
    practices = reading.cues("practices", sentence)
    if not practices or reading.cues("aim", sentence) or reading.cues("promise", sentence):
        return False
    text = _text(reading, block).rstrip()
    colon = text.endswith(":") or reading.text[sentence.end : sentence.end + 2].strip().startswith(":")
    if not colon:
        short = len(block) == 1 and sentence.last - sentence.first <= _HEADING
        plain = not text.endswith((".", "!", "?", ","))
        return short and plain and _plural_heading(reading, sentence, practices)
    verbs = [h.first - 1 for h in reading.cues("passive", sentence) if h.first == practices[-1].last + 1]
    stop = min([sentence.last - 1, *verbs])  # "the practices have been chosen by the stakeholders:"
    return not _noun_behind(reading, practices[-1].last + 1, stop)


def _plural_heading(reading: Reading, sentence: Sentence, practices: Sequence[Hit[Row]]) -> bool:
    """Whether a short line is about practices and nothing else: their noun opens or ends it."""
    opens = practices[0].first - sentence.first <= 2
    closes = sentence.last - 1 - practices[-1].last <= 2
    return (opens or closes) and not _noun_behind(reading, practices[-1].last + 1, sentence.last - 1)


def _noun_behind(reading: Reading, first: int, last: int) -> bool:
    """Whether a noun stands between two tokens that a list may be of instead: topics, partners, events, plans."""
    if first > last:
        return False
    start, end = reading.words[first].start, reading.words[last].end
    if reading.hits_between("events", first, last) or reading.hits_between("policies", first, last):
        return True
    heads = [
        h for h in reading.hits_between("heads", first, last) if h.payload.value not in ("GoodPractice", "Project")
    ]
    cues = ("not-practices", "partner-list", "partner", "goal", "website", "page", "stakeholder")
    return bool(heads) or any(reading.cues_between(name, start, end) for name in cues)


def _under_a_line(reading: Reading, blocks: Sequence[Block]) -> Iterator[Hypothesis]:
    """Reads the items below "Seven good practices were chosen:" or a heading "Good practices"."""
    for number, block in enumerate(blocks[:-1]):
        if block[0].row or block[0].item or not _opens_list(reading, block):
            continue
        bullets, items = _items_below(reading, blocks, number + 1)
        if not bullets:
            items = [item for item in items if not _with_country(reading, item)]
        labels = [_text(reading, item).partition(":")[0] for item in items if ":" in _text(reading, item)]
        if any(headings_of(label) or field_of(label) for label in labels):
            continue  # the fields of a form: "Name: …", "Main institution: …", "Since: …"
        found = []
        behind = [_behind_dash(reading, item) for item in items]
        owned = 2 * sum(one is not None and _says_whose(reading, *one) for one in behind) >= len(items) > 1
        for item in items:
            bracket = bullets and _text(reading, item).rstrip(" .;,").endswith(")")
            title = _title(reading, item[0].start, item[0].end, "practice-list", small=bracket, owned=owned)
            found.append(title if title is None or not _is_sentence(reading, title) else _told(reading, item))
        kept = [one for one in found if one is not None]
        if len(items) > 1 and 2 * len(kept) >= len(items):
            yield from kept
            bodies = (bracketed_body(reading, one.end) or body_behind(reading, one.end) for one in kept)
            yield from (body for body in bodies if body is not None)
            whose = [whole_body(reading, *one) for one in behind if one is not None] if owned else []
            yield from (body for body in whose if body is not None)


def _is_sentence(reading: Reading, title: Hypothesis) -> bool:
    """Whether a title is a whole sentence that says what something is ("Green Sheds is a shop for used tools.")."""
    words = reading.words
    verbs = [hit.last + 1 for hit in reading.cues_between("be", title.start, title.end)]
    said = any(n < len(words) and reading.lexicon_at(n).has("articles", words[n].word) for n in verbs)
    return said and reading.text[title.end : title.end + 1] == "."


def _behind_dash(reading: Reading, item: Block) -> tuple[int, int] | None:
    """The stretch between the first dash of an item and its end, or the bracket that ends it; None without a dash."""
    dash = _DASH.search(reading.text, item[0].start, item[0].end)
    if dash is None:
        return None
    bracket = reading.text.find(" (", dash.end(), item[0].end)
    return dash.end(), bracket if bracket > 0 else item[0].end


def _items_below(reading: Reading, blocks: Sequence[Block], first: int) -> tuple[bool, list[Block]]:
    """The items or short lines from a block on, and whether they are items; lines that part groups are passed over."""
    bullets = blocks[first][0].item
    if not bullets and first + 1 < len(blocks) and blocks[first + 1][0].item:
        bullets = _parts_items(reading, blocks[first])
    items: list[Block] = []
    for number in range(first, len(blocks)):
        block = blocks[number]
        if block[0].item if bullets else _is_line(reading, block):
            items.append(block)
        elif not (bullets and number + 1 < len(blocks) and blocks[number + 1][0].item and _parts_items(reading, block)):
            break
    marks = [_mark(reading, item) for item in items]
    return bullets, [item for item, mark in zip(items, marks, strict=True) if mark == marks[0]]


def _mark(reading: Reading, block: Block) -> str:
    """What marks an item: ``1`` for a number, else the bullet; bullets below numbers are none of their list."""
    line = reading.text.rfind("\n", 0, block[0].start) + 1
    mark = reading.text[line : block[0].start].strip()
    return "1" if mark[:1].isdigit() else mark


def _parts_items(reading: Reading, block: Block) -> bool:
    """Whether a block only heads some of the items of a list: one short line."""
    text = _text(reading, block).rstrip()
    return len(block) == 1 and block[0].last - block[0].first <= _HEADING and not text.endswith((".", "!", "?"))


def _with_country(reading: Reading, block: Block) -> bool:
    """Whether a line ends in a country in brackets: in a table that lost its lines that is a body, not a practice."""
    match = re.search(r"\(([^()]*)\)\s*$", _text(reading, block))
    return match is not None and any(
        row.kind == "Country" for part in re.split(r"\s*[-–,]\s*", match[1]) for row in territories.find(part)
    )


def _is_line(reading: Reading, block: Block) -> bool:
    """Whether a block is a title rather than prose: one short line without a full stop."""
    text = _text(reading, block)
    short = len(block) == 1 and block[0].last - block[0].first <= _LONGEST
    ends = text.rstrip().endswith((".", ":", "!", "?")) and not text.rstrip().endswith(("...", "…"))
    return short and not ends and not block[0].row and text[0].isupper()


def _labelled(reading: Reading, blocks: Sequence[Block]) -> Iterator[Hypothesis]:
    """Reads "Good practice 2: Repair cafés in the port", a line that opens with the noun and a number or colon."""
    for block in blocks:
        sentence = block[0]
        hits = [h for h in reading.cues("GoodPractice", sentence, "heads") if h.first - sentence.first <= 1]
        if not hits or sentence.row:
            continue
        at = hits[0].last + 1
        if at < sentence.last and reading.words[at].shape == "1" and reading.words[at].joined:
            at += 1
        if at >= sentence.last or reading.words[at].word.endswith("practices"):
            continue
        gap = reading.words[at].gap
        if not re.fullmatch(r"\s*[:–|-]\s*[\"']?|\.\s|\)\s", gap) or gap == "-":
            continue
        if sentence.last - at > _LONGEST or not reading.words[at].capital:
            continue
        found = _title(reading, reading.words[at].start, sentence.end, "practice-label")
        if found is not None and reading.text[found.end : found.end + 1] != ".":
            yield found


def _cards(reading: Reading, blocks: Sequence[Block]) -> Iterator[Hypothesis]:
    """Reads the cards of a catalogue of practices: a title or a sentence, and below it "Location: …"."""
    labels = [_label(reading, block) for block in blocks]
    places = [n for n, label in enumerate(labels) if label == "location"]
    if len(places) < 2 or not reading.cues("practices"):
        return
    for place in places:
        above: list[int] = []
        for n in range(place - 1, max(-1, place - 1 - _CARD), -1):
            if labels[n] is not None and labels[n] != "description":
                break
            above.insert(0, n)
        if not above:
            continue
        found = None
        if len(above) > 1 and _is_line(reading, blocks[above[-2]]) and not _is_line(reading, blocks[above[-1]]):
            title = blocks[above[-2]]
            if not (reading.cues("page", title[0]) or reading.cues("practices", title[0])):
                found = _title(reading, title[0].start, title[0].end, "practice-card")
        elif len(above) == 1 and _is_line(reading, blocks[above[0]]):
            found = _title(reading, blocks[above[0]][0].start, blocks[above[0]][0].end, "practice-card")
        if found is None:
            found = _told(reading, blocks[above[-1]])
        if found is not None:
            yield found


def _label(reading: Reading, block: Block) -> str | None:
    """The field of the practice's page that labels a block ("Location: …"), or None."""
    label, colon, _ = _text(reading, block).partition(":")
    if not colon or len(label) > 40:
        return None
    fields = {row.field for row in headings_of(label) if row.form == "good-practice"}
    if fields:
        return "location" if "location" in fields else min(fields)
    known = headings_of(label)
    if known:
        return known[0].field
    return "description" if fold(label).strip() in _SUMMARY else None


_SUMMARY = frozenset(
    ["summary", "sintesi", "resumen", "resume", "zusammenfassung", "streszczenie", "resumo", "rezumat"]
)


def _told(reading: Reading, block: Block) -> Hypothesis | None:
    """The practice that a card's sentence defines: what it quotes, or its subject ("Regional sponsors are a …")."""
    sentence = block[0]
    start, end = sentence.start, block[-1].end
    quoted = _QUOTED.search(reading.text, start, end)
    if quoted is not None and reading.text[quoted.start(1)].isupper():
        return _title(reading, quoted.start(1), quoted.end(1), "practice-card")
    words, first = reading.words, sentence.first
    label = reading.text.find(":", start, end)
    if label > 0 and _label(reading, block) is not None:
        first = reading.index(label)
    grammar = reading.lexicon_at(first)
    while first + 1 < sentence.last and grammar.has("articles", words[first].word):
        first += 1
    verb = next((h.first for h in reading.cues("be", sentence) if h.first > first), None)
    if verb is not None and verb - first <= _LONGEST // 2 and verb + 1 < sentence.last:
        defined = grammar.has("articles", words[verb + 1].word) or _is_defined(reading, sentence, verb + 1)
        if defined and all(words[n].joined for n in range(first + 1, verb)):
            return _title(reading, words[first].start, words[verb - 1].end, "practice-card")
    last = first
    while last + 1 < sentence.last and words[last + 1].capital and words[last + 1].gap in (" ", "-"):
        last += 1
    proper = last > first or words[first].shape in ("aA", "A")
    if proper and last + 1 < sentence.last and words[last + 1].shape == "a" and words[last + 1].gap == " ":
        return _title(reading, words[first].start, words[last].end, "practice-card")
    return None


def _is_defined(reading: Reading, sentence: Sentence, at: int) -> bool:
    """Whether a noun without article and a clause behind it say what something is ("volunteers who bring …")."""
    behind = range(at + 1, min(at + 1 + _NOUN, sentence.last))
    near = any(reading.cues_at(name, n) for n in behind for name in ("relative", "clause"))
    return near and reading.words[at].shape == "a" and all(reading.words[n].gap == " " for n in behind)
