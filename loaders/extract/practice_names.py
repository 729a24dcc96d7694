"""Names of practices in prose: in quotes or capitals beside the noun, and what a sentence calls a good practice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.capitals import capitals, capitals_before
from loaders.extract.hypotheses import Hypothesis
from loaders.extract.lexicon import Row
from loaders.extract.organisations import PUBLIC
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.truth import denied, promised
from ontology import authority, territories

WEIGHT = 1.6
_QUOTED = re.compile(r"[“„«»\"‘”]\s?([^“”„«»\"\n‘]{3,90}?)\s?[”“»«\"’](?!\w)")
_PERIOD = re.compile(r"\b20\d\d\s?[-–]\s?(?:20)?\d\d\b")
_TITLE_WORDS = 12
_PREDICATE = 6  # words between the verb and "good practice" ("is a very interesting and mature …")
_CLOSED = tuple("”“»«\"’'")
_BESIDE = 6  # words between "good practice" and its name in quotes ("The first good practice visited was …")
_BARE = 2  # words between "the practice" and its name in quotes ("prática escocesa «…»")
_SERIES = 3  # names in quotes in one sentence that make a series
_BACK = 4  # words between a name in quotes and "good practice" behind it
_RELATIVE = 6  # letters of a relative pronoun, at most
_APPOSED = 4  # words behind a name that say what it is
_OTHERS = ("Project", "Programme", "ActionPlan", "Action", "Fund")  # heads that the quotes may belong to instead


def named_practices(reading: Reading) -> Iterator[Hypothesis]:
    """What the text calls a good practice or an initiative, by name."""
    yield from _quoted(reading)
    yield from _series(reading)
    yield from _written_beside(reading)
    yield from _visited(reading)
    yield from _called(reading)


def hypothesis(reading: Reading, first: int, last: int, rule: str, kind: str = "GoodPractice") -> Hypothesis:
    """The reading of some tokens as a practice."""
    start, end = reading.words[first].start, reading.words[last].end
    language = reading.lexicon_at(first).code
    return Hypothesis(kind, start, end, WEIGHT * (end - start), rule, language=language)


def _quoted(reading: Reading) -> Iterator[Hypothesis]:
    """Reads "the good practice “Shared Shed”", "“Shared Shed” is a good practice", and the quotes joined to it."""
    before: tuple[int, str] | None = None  # where the last quoted practice ended, and its kind
    for match, first, last in quotes(reading):
        kind, rule = _kind_beside(reading, match.start(), match.end(), first, last), "quoted-name"
        if kind is None and before is not None:
            between = reading.folded[before[0] : match.start()].replace(",", " ").split()
            grammar = reading.lexicon_at(first)
            listed = len(between) <= 2 and all(
                grammar.has("conjunctions", w) or grammar.has("articles", w) for w in between
            )
            kind = before[1] if listed else None
        if kind is not None:
            before = (match.end(), kind)
            yield _as_quoted(reading, match, first, kind, rule)


def quotes(reading: Reading) -> Iterator[tuple[re.Match[str], int, int]]:
    """The names in quotes, with their first and last tokens, that no noun of a project claims anywhere."""
    projects = {h.last for h in reading.cues("Project", table="heads")}
    found = []
    for match in _QUOTED.finditer(reading.text):
        first, last = reading.index(match.start(1)), reading.index(match.end(1)) - 1
        if _PERIOD.search(match[1]):
            continue  # a programme: "«Ελλάδα-Βουλγαρία 2014-2020»"
        if first <= last and reading.words[first].capital and last - first < _TITLE_WORDS:
            found.append((match, first, last))
    taken = {match[1] for match, first, _ in found if first - 1 in projects}
    return (row for row in found if row[0][1] not in taken)


def _as_quoted(reading: Reading, match: re.Match[str], first: int, kind: str, rule: str) -> Hypothesis:
    start, end = match.span(1)
    return Hypothesis(kind, start, end, WEIGHT * (end - start), rule, language=reading.lexicon_at(first).code)


def _series(reading: Reading) -> Iterator[Hypothesis]:
    """Reads three or more names in quotes in one sentence of a text about good practices and visits to them."""
    if not reading.cues("practices"):
        return
    rows: dict[int, list[tuple[re.Match[str], int, int]]] = {}
    for match, first, last in quotes(reading):
        sentence = reading.sentence_at(match.start(1))
        if sentence is not None and last - first < _BESIDE:
            rows.setdefault(sentence.start, []).append((match, first, last))
    for start, some in rows.items():
        sentence = reading.sentence_at(start)
        if sentence is None or len(some) < _SERIES or not reading.hits_in("events", sentence):
            continue
        opening = some[0][1]
        if _other_heads(reading, opening - 1, opening - 1):
            continue
        if reading.cues_between("not-practices", sentence.start, some[0][0].start()):
            continue
        for match, first, _ in some:
            yield _as_quoted(reading, match, first, "GoodPractice", "practice-series")


def _kind_beside(reading: Reading, start: int, end: int, first: int, last: int) -> str | None:
    """The class that the noun near some quotes gives: a practice from some words away, an initiative right beside."""
    words = reading.words
    if _shown(reading, start, end, first, last):
        return "GoodPractice"
    for kind in ("GoodPractice", "Initiative"):
        around = first - _BESIDE - 4, min(last + _BACK + 4, len(words) - 1)
        for hit in reading.whole_cues(kind, "heads").between(*around):
            if hit.last < first:
                gap = reading.folded[words[hit.last].end : start]
                near = first - hit.last - 1 <= _BESIDE and not re.search(r"[.;()\n\"]", gap)
                touching = not gap.strip(" :")
                clear = not _other_heads(reading, hit.last + 1, first - 1)
            elif hit.first > last:
                gap = reading.folded[end : words[hit.first].start]
                near = hit.first - last - 1 <= _BACK and not re.search(r"[.;:()\n\"]", gap)
                near = near and _predicated(reading, end, hit)
                touching = not gap.strip()
                clear = not _other_heads(reading, last + 1, hit.first - 1)
            else:
                continue
            if touching or (kind == "GoodPractice" and near and clear):
                return kind
    return None


def _shown(reading: Reading, start: int, end: int, first: int, last: int) -> bool:
    """Whether a name is of what was shown or visited in a text about practices, or of "the practice" beside it.

    "They saw “Shared Shed”, a store of tools", "the Scottish practice “Shared Shed”": no noun of a
    project, event or policy stands between.
    """
    if _other_heads(reading, first, first):
        return False
    for hit in reading.whole_cues("bare-practice").between(max(0, first - _BARE - 1), first - 1):
        gap = reading.folded[reading.words[hit.last].end : start]
        if not re.search(r"[.,;:()\n\"]", gap) and not _other_heads(reading, hit.last + 1, first - 1):
            return True
    sentence = reading.sentence_at(start)
    if sentence is None:
        return False
    opens = reading.folded[:start].endswith((": ", ":\n"))
    if opens and reading.cues_between("bare-practice", sentence.start, start):
        return True  # "two practices that have been chosen: “Shared Shed”, a store of tools, and …"
    if not (reading.cues("practices") or reading.cues("GoodPractice", table="heads")):
        return False
    described = reading.folded[end : end + 2] in (", ", " (") or last + 1 >= sentence.last
    for hit in reading.cues("shown", sentence):
        gap = reading.folded[reading.span(hit)[1] : start] if hit.last < first else "."
        near = first - hit.last - 1 <= _BESIDE and not re.search(r"[.;:()\n\"]", gap)
        if described and near and not _other_heads(reading, hit.last + 1, first - 1):
            return True
    return False


def _predicated(reading: Reading, end: int, hit: Hit[Row]) -> bool:
    """Whether what stands before is said to be a practice: by a verb, "as" or a comma, not by what it does to them."""
    start = reading.words[hit.first].start
    gap = reading.folded[end:start]
    said = any(reading.cues_between(name, end, start) for name in ("be", "passive", "chosen", "members"))
    return said or gap.startswith(",")


def _other_heads(reading: Reading, first: int, last: int) -> bool:
    """Whether another noun to which a name may belong stands between two tokens."""
    if first > last:
        return False
    heads = [h for h in reading.hits_between("heads", first, last) if h.payload.value in _OTHERS]
    return bool(heads or reading.hits_between("events", first, last) or reading.hits_between("policies", first, last))


def _written_beside(reading: Reading) -> Iterator[Hypothesis]:
    """Reads "a good practice AgroDesign", in English "the Barrel Cluster good practice": capitals beside the noun."""
    words = reading.words
    for hit in reading.cues("GoodPractice", table="heads"):
        sentence = reading.sentence_at(words[hit.first].start)
        if sentence is None or sentence.heading or _plural(reading, hit):
            continue
        small = not words[hit.last].capital
        behind = capitals(reading, hit.last + 1, sentence.last)
        if words[hit.first].gap.strip() in _CLOSED:
            continue  # the noun is that of a name in quotes before it: "A „Zöld Asztal” jó gyakorlat Pécsett …"
        if behind and (small or words[behind[0]].shape in ("A", "aA")) and _free(reading, *behind):
            yield hypothesis(reading, *behind, "practice-named")
        if sentence.language == "en" and small and words[hit.first].gap == " ":
            ahead = capitals_before(reading, hit.first - 1, sentence.first)
            if ahead and _free(reading, *ahead):
                yield hypothesis(reading, *ahead, "practice-named")


def _visited(reading: Reading) -> Iterator[Hypothesis]:
    """Reads "they visited Kavalir, a bus service": capitals behind a verb of showing, and what they are, no body."""
    if not (reading.cues("practices") or reading.cues("GoodPractice", table="heads")):
        return
    words = reading.words
    for hit in reading.cues("shown"):
        sentence = reading.sentence_at(words[hit.first].start)
        if sentence is None or sentence.heading:
            continue
        name = capitals(reading, hit.last + 1, sentence.last)
        if name is None or not _free(reading, *name):
            continue
        at = name[1] + 1
        told = at + 1 < sentence.last and words[at].gap in (", ", "”, ") and words[at].shape == "a"
        if not told or not reading.lexicon_at(at).has("articles", words[at].word):
            continue
        if not any(reading.hits_touching(table, at, at + _APPOSED) for table in ("bodies", "events", "policies")):
            yield hypothesis(reading, *name, "practice-visited")


def _plural(reading: Reading, hit: Hit[Row]) -> bool:
    """Whether the noun is in the English plural, which is followed by whose they are rather than by a name."""
    return reading.words[hit.last].word.endswith("practices")


def _free(reading: Reading, first: int, last: int) -> bool:
    """Whether a run of capitals is likely a practice: no place, programme, project or noun of another class alone."""
    words = reading.words
    name = reading.text[words[first].start : words[last].end]
    if len(name) < 4 or territories.find(name) or authority.find(name) or _other_heads(reading, first, last):
        return False
    if reading.hits_touching("demonyms", first, last) and first == last:
        return False
    if first == last:  # one word: that of a project stands elsewhere without the noun
        grammar = reading.lexicon_at(first)
        common = grammar.has("openers", words[first].word) or grammar.has("articles", words[first].word)
        return not common and len(reading.tokens_of(words[first].word)) <= 2
    return not any(words[n].word in ("interreg", "erasmus", "horizon", "leader") for n in range(first, last + 1))


def _called(reading: Reading) -> Iterator[Hypothesis]:
    """Reads "The X network is a good practice", "X, which was selected as a best practice": what is spoken of."""
    for hit in reading.cues("GoodPractice", table="heads"):
        sentence = reading.sentence_at(reading.span(hit)[0])
        if sentence is None:
            continue
        verb = _verb_before(reading, sentence, hit)
        if verb is None or promised(reading, sentence, verb, hit.last):
            continue
        if _is_past(reading, verb, hit.first):
            continue
        if denied(reading, sentence, hit.first, hit.last):
            continue
        found = _subject(reading, sentence, verb)
        if found is not None:
            yield hypothesis(reading, *found, "practice-is")


def _is_past(reading: Reading, verb: int, noun: int) -> bool:
    """Whether "to be" only makes the past of another verb, whose participle stands beside it.

    So Slavic languages say it: "je predstavila dobru praksu" is "has shown a good practice".
    """
    endings = tuple(sorted(reading.lexicon_at(verb).words["participles"]))
    if not endings or any(verb <= hit.first < noun for hit in reading.cues("chosen")):
        return False
    been = {n for name in ("be", "passive") for h in reading.cues(name) for n in range(h.first, h.last + 1)}
    beside = [n for n in (verb - 1, verb + 1) if 0 <= n != noun and n not in been]
    return any(reading.words[n].shape == "a" and reading.words[n].word.endswith(endings) for n in beside)


def _verb_before(reading: Reading, sentence: Sentence, hit: Hit[Row]) -> int | None:
    """The token at which the verb begins that makes the subject a good practice, or None."""
    verbs = [h for h in reading.cues("be", sentence) if 1 <= hit.first - h.last <= _PREDICATE]
    chosen = [h for h in reading.cues("chosen", sentence) if 1 <= hit.first - h.last <= 2 * _PREDICATE]
    one_of = [h for h in reading.cues("one-of", sentence) if 1 <= hit.first - h.last <= _PREDICATE]
    if one_of and not chosen:  # "is one of the good practices"
        begins = [h.first for h in reading.cues("be", sentence) if h.last == one_of[0].first - 1]
        return begins[0] if begins else one_of[0].first
    if not chosen:
        return verbs[0].first if verbs and hit.first - verbs[-1].last <= _PREDICATE // 2 else None
    first = chosen[0].first
    auxiliaries = {n for h in reading.cues("passive", sentence) for n in range(h.first, h.last + 1)}
    while first - 1 > sentence.first and first - 1 in auxiliaries:
        first -= 1
    return first


def _subject(reading: Reading, sentence: Sentence, verb: int) -> tuple[int, int] | None:
    """The name that a sentence is about, up to its verb, its first comma, or the comma of a relative clause."""
    words = reading.words
    grammar = reading.lexicon_at(sentence.first)
    first, last = sentence.first, verb - 1
    bracket = next((n for n in range(first + 1, verb) if "(" in words[n].gap), None)
    if bracket is not None and ")" in words[verb].gap:  # "Farm Bus (Turku, Finland) is"
        last = bracket - 1
    commas = [n for n in range(first + 1, (verb if bracket is None else last) + 1) if "," in words[n].gap]
    relative = words[verb - 1].shape == "a" and len(words[verb - 1].word) <= _RELATIVE
    if commas and commas[-1] == verb - 1 and relative:  # "…, which is recognised as"
        last = commas[-1] - 1
        start = commas[-2] if len(commas) > 1 else sentence.first
        first = max([n + 1 for n in range(start, last) if grammar.has("articles", words[n].word)], default=start)
    elif commas:  # "X, the first plant of its kind, was selected as"
        last = commas[0] - 1
    first += first == sentence.first < last and _only_opens(reading, first)
    while first < last and grammar.has("articles", words[first].word):
        first += 1
    been = {hit.last for hit in reading.cues("passive", sentence)}
    while first < last and last in been and words[last].shape == "a":  # "Mreža Krug bila je"
        last -= 1
    if not (first <= last < verb and last - first < _TITLE_WORDS):
        return None
    if not all(words[n].joined for n in range(first + 1, last + 1)):
        return None
    return (first, last) if _is_name(reading, sentence, first, last) else None


def _only_opens(reading: Reading, at: int) -> bool:
    """Whether a word only opens its sentence ("Meanwhile the …"), before an article or, without articles, a name."""
    grammar, behind = reading.lexicon_at(at), reading.words[at + 1]
    names = grammar.has("articles", behind.word) or (not grammar.words["articles"] and behind.capital)
    return (
        grammar.has("openers", reading.words[at].word) and not grammar.has("articles", reading.words[at].word) and names
    )


def _is_name(reading: Reading, sentence: Sentence, first: int, last: int) -> bool:
    """Whether some words are a name: a capital beside that of the sentence's first word, or an acronym; no body's."""
    words = reading.words
    if any(h.payload.value in PUBLIC for h in reading.hits_touching("bodies", first, first)):
        return False
    names = [n for n in range(first, last + 1) if words[n].capital]
    opening = [n for n in names if n > sentence.first or words[n].shape in ("A", "aA")]
    heads = [h.payload.value for h in reading.hits_between("heads", first, last)]
    if not opening or "Project" in heads or "ActionPlan" in heads:
        return False
    return words[last].capital or len(names) > 1
