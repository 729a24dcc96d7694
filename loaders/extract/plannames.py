"""How far the names of action plans reach: their owner, what they are for, where, and a gloss in another language."""

from __future__ import annotations

from loaders.extract.gazetteer import place_from
from loaders.extract.lexicon import Row
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence

_PURPOSE = 14  # words of what a plan is for, at most
_SHORT = 3  # letters of a word that is no noun or adjective in a genitive
_TELLING = frozenset(
    {"include-actions", "approves", "writes", "gets", "grants", "passive", "holds", "negation", "promise", "condition"}
)
_WHERE = 4  # words from "in" to the name of the place


def with_owner(reading: Reading, first: int, bound: int) -> int:
    """The first token of a plan's name with the place or body that owns it: "Lapland's action plan".

    >>> from graph.model import document_of
    >>> from loaders.extract.reading import begin
    >>> reading = begin(document_of("In Lower Saxony's regional action plan and the partners' action plan"))
    >>> with_owner(reading, 5, 0), with_owner(reading, 9, 0)
    (1, 9)
    """
    words, at = reading.words, first
    while at > bound and words[at].joined and reading.whole_cues("scope").beginning(at - 1, at - 1):
        at -= 1
    mark = at - 1
    if mark <= bound or words[mark].word != "s" or words[mark].gap != "'" or not words[at].joined:
        return first
    owner = mark - 1
    grammar = reading.lexicon_at(owner)
    if not words[owner].capital:
        return first
    while owner > bound and words[owner].joined:
        before = words[owner - 1]
        if before.capital and not grammar.has("openers", before.word):
            owner -= 1
        elif before.word == "of" and owner - 1 > bound and words[owner - 2].capital:
            owner -= 2
        else:
            break
    return owner


def with_gloss(reading: Reading, last: int, bound: int) -> int:
    """The last token of a plan's noun with a gloss in brackets and what follows: "Planu (Action Plan) TOOLS"."""
    words = reading.words
    if last + 1 >= bound or words[last + 1].gap.strip() != "(":
        return last
    for hit in reading.hits_beginning("heads", last + 1, last + 1):
        if hit.payload.value == "ActionPlan" and reading.text[words[hit.last].end : words[hit.last].end + 1] == ")":
            after = hit.last + 1
            named = after < bound and words[after].gap == ") " and words[after].capital
            return after if named else hit.last
    return last


def with_where(reading: Reading, last: int, bound: int) -> int:
    """The last token of a name with the place that it is for: "Action Plan of the Greenways in Umbria"."""
    words, grammar = reading.words, reading.lexicon_at(last)
    if last + 1 >= bound or not reading.whole_cues("in-place").beginning(last + 1, last + 1):
        return last
    if not words[last + 1].joined:
        return last
    for at in range(last + 2, min(last + 2 + _WHERE, bound)):
        if not words[at].joined:
            return last
        place = place_from(reading, at) if words[at].capital else None
        if place is not None:
            return place
        head = reading.hits_touching("bodies", at, at)
        if not (head or any(grammar.has(name, words[at].word) for name in ("articles", "connectors", "modifiers"))):
            return last
    return last


def with_purpose(reading: Reading, hit: Hit[Row], last: int, sentence: Sentence) -> int:
    """The last token of a plan's name with what it is for, where a capital or a heading shows that it is a name.

    In languages that write only the first word of a name with a capital; English writes all with one. A name that
    opens its sentence ends where a verb says what becomes of the plan ("Akční plán venkovské mobility byl přijat").
    """
    words = reading.words
    if not words[hit.first].capital or sentence.language == "en" or last + 1 >= sentence.last:
        return last
    if not words[last + 1].joined:
        return last
    aimed = bool(reading.whole_cues("purpose").beginning(hit.last + 1, last + 1))
    at = last + 1
    while at < sentence.last and words[at].joined and _goes_on(reading, hit, at, aimed=aimed):
        at += 1
    title = sentence.heading or sentence.block == 0 or not reading.text[sentence.start : sentence.end].endswith(".")
    told = at < sentence.last and tells(reading, at)
    if hit.first == sentence.first and not told and not (title and aimed):
        return last
    return at - 1 if at - last <= _PURPOSE else last


def _goes_on(reading: Reading, hit: Hit[Row], at: int, *, aimed: bool) -> bool:
    """Whether a word belongs to what a plan is for: no verb behind a word of purpose, else a genitive."""
    if reading.whole_cues("clause").beginning(at, at) or tells(reading, at):
        return False
    return aimed or _is_genitive(reading, hit, at)


def _is_genitive(reading: Reading, hit: Hit[Row], at: int) -> bool:
    """Whether a word may be a genitive behind a plan's noun in the nominative, in a language that has cases."""
    grammar, word = reading.lexicon_at(at), reading.words[at]
    ends = tuple(sorted(grammar.words["genitives_behind"]))
    small = any(grammar.has(table, word.word) for table in ("function_words", "connectors", "articles", "pronouns"))
    if not ends or word.shape != "a" or len(word.word) <= _SHORT or small or hit.payload.language != grammar.code:
        return False
    bare = any(one.last == hit.last for one in reading.cues_at("plan-named", hit.first))
    return bare and word.word.endswith(ends) and not reading.hits_beginning("heads", at, at)


def tells(reading: Reading, at: int) -> bool:
    """Whether a word of the text's own language begins to say what becomes of the plan named before it."""
    code = reading.lexicon_at(at).code
    hits = reading.hits_beginning("cues", at, at)
    return any(hit.payload.value in _TELLING and hit.payload.language == code for hit in hits)


def without_opening(reading: Reading, first: int, hit: Hit[Row], sentence: Sentence) -> int:
    """The first token of a name without the word that only opens its sentence ("Priprava Akcijskega načrta").

    Languages that write the first word of a name with a capital write none with one before it.
    """
    words, language = reading.words, sentence.language
    done = [one.last for one in reading.cues_at("approves", first) if one.last < hit.first]
    if done and first == sentence.first:
        return max(done) + 1  # "Apstiprināts Zemgales rīcības plāns"
    grammar = reading.lexicon_at(first)
    single = first == sentence.first == hit.first - 1
    plain = (
        words[first].shape == "Aa"
        and words[hit.first].shape == "Aa"
        and not grammar.has("modifiers", words[first].word)
    )
    return hit.first if single and plain and language in _SMALL_NAMES else first


_SMALL_NAMES = frozenset(["bg", "cs", "el", "et", "fi", "hr", "hu", "lt", "lv", "pl", "sk", "sl"])
