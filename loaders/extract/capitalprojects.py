"""Projects whose names stand in capitals, told by all that stands around them: programme, partners, meetings, lines.

Such a name may be any word ("HARBOURS", "SLOW BOATS"). What one place does not tell, all the places of a text
together may: each cue gives points. From `_SURE` points on a name is a project's; in a text in which nothing else
tells a project the one with most points is, from `_FEWEST` on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.acronyms import NEVER, is_programme
from loaders.extract.asked_again import once_a_document
from loaders.extract.capital_names import Run, is_free, may_name, name_of, runs
from loaders.extract.forms import sections
from loaders.extract.partner_marks import mark_at
from loaders.extract.partner_said import said_partner
from loaders.extract.programmes import FAMILY
from loaders.extract.projectheadings import TELLING
from loaders.extract.projectsheets import tells_of_one
from loaders.extract.quoted_titles import title_behind
from loaders.extract.reading import Reading

_SURE, _FEWEST = 3, 1
_ABBREVIATION = 4  # letters of what may be short for a body before its programme
_FEWEST_TITLE = 2  # words of a title
_EARLY = 4  # sentences before the one that may be the title of a page
_NEAR = 4  # words from a name to its programme or class noun
_BELOW = 3  # blocks below a name among which one tells of a project
_ALOUD = 2  # other lines all in capitals that make a line in capitals a heading like them
_FRAME = 6  # words of a phrase for a framework
_SMALL = 2  # small words between a noun and the name that completes it
_VERB = 3  # words between a name that opens a sentence and its verb
_MARK = re.compile(r"\+?[”“\"»'’]?(?:\s?[,:.|]|\s[–—|·/-]|\s?\()\s?[“„\"«]?")
_SAID = re.compile(r"\+?[”“\"»'’]?(?:\s?,|\s[–—-]|\s?\()\s?")
_OTHERS = frozenset(["life", "horizon", "erasmus", "urbact", "espon", "leader", "h2020"])  # programmes besides Interreg
_QUOTES = re.compile(r"[\s“„\"«]")
_DASHES = ("-", "–", "—")
_PARTNERS = ("partner", "partner-list", "lead-partner")
_FACTS = ("budget", "erdf", "lead-partner", "partner-list", "period", "start")


def told_in_capitals(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """The names in capitals of which enough tells that they are projects': first and last token, and rule."""
    for points, run in _weighed(reading):
        if points >= _SURE:
            yield *run, "project-capitals"


def titled_lines(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Reads the lines "„Better Boats for Harbours“ (HARBOURS)", "Project name: Better Boats (HARBOURS)".

    The name closes the line in brackets; the line is labelled as a title, or stands early and facts stand below it.
    """
    for number, sentence in enumerate(reading.sentences):
        last = sentence.last - 1
        if last - sentence.first < _FEWEST_TITLE or sentence.row or reading.text[sentence.end - 1] != ")":
            continue
        first = last
        while first > sentence.first and "(" not in reading.words[first].gap and last - first < _NEAR:
            first -= 1
        run = Run(first, last)
        if "(" not in reading.words[first].gap or reading.block_span(sentence) != (sentence.start, sentence.end):
            continue
        if reading.words[first].shape not in ("A", "aA") or not is_free(reading, run):
            continue
        if reading.words[first].word in NEVER or _is_of_other(reading, sentence.first, first - 1):
            continue
        opens = (sentence.first, sentence.first + 1)
        labelled = any(h.first in opens for h in reading.cues("title", sentence))
        if labelled or (number <= _EARLY and _facts_below(reading, number)):
            yield *run, "project-titled-line"


def _is_of_other(reading: Reading, first: int, last: int) -> bool:
    """Whether a title in capitals or not is that of a body or policy, by a head noun of its own language."""
    code = reading.lexicon_at(first).code
    heads = [h for table in ("bodies", "policies") for h in reading.hits_between(table, first, last)]
    return any(h.payload.language == code for h in heads)


def likeliest(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """The name in capitals that is most likely a project's, for a text in which nothing else tells one."""
    some = [row for row in _weighed(reading) if row[0] >= _FEWEST] if _speaks_of_projects(reading) else []
    most = max((points for points, _ in some), default=0)
    for points, run in some:
        if points == most and (points > _FEWEST or len(some) == 1):
            yield *run, "project-likeliest"


def _speaks_of_projects(reading: Reading) -> bool:
    """Whether a text has a word for projects or for partners or their marks, or the name of a family of programmes."""
    nouns = any(reading.cues(noun, table="heads") for noun in ("Project", "ActionPlan")) or any(
        reading.cues(cue) for cue in _PARTNERS
    )
    marks = (mark_at(reading, sentence.first) for sentence in reading.sentences)
    return bool(nouns) or any(reading.tokens_of(word) for word in FAMILY) or any(mark is not None for mark in marks)


@once_a_document
def _weighed(reading: Reading) -> list[tuple[int, Run]]:
    """Each name in capitals that may be a project's, by its first place, with its points."""
    places: dict[str, list[Run]] = {}
    for run in runs(reading):
        places.setdefault(name_of(reading, run), []).append(run)
    found = []
    for some in places.values():
        if all(may_name(reading, run) for run in some) or any(_is_titled(reading, run) for run in some):
            columns = zip(*(_points(reading, run) for run in some), strict=True)
            often = len(some) > 1
            found.append((sum(max(column) for column in columns) + often, some[0]))
    return found


def _points(reading: Reading, run: Run) -> tuple[int, ...]:
    """What each kind of cue tells of a place."""
    return (
        3 * _before_programme(reading, run),
        3 * _is_said_to_be(reading, run),
        3 * _in_frame(reading, run),
        3 * _is_labelled(reading, run),
        3 * _is_titled(reading, run),
        2 * _behind_programme(reading, run),
        2 * _with_noun(reading, run),
        2 * _heads_facts(reading, run),
        2 * _tells(reading, run),
        2 * _on_sheet(reading, run),
        1 * _runs_on(reading, run),
    )


def _is_titled(reading: Reading, run: Run) -> bool:
    """Whether a title in quotes stands behind a name, in a sentence that speaks of a project."""
    sentence = reading.sentence_at(reading.words[run.first].start)
    if sentence is None or title_behind(reading, reading.words[run.last].end) is None:
        return False
    return bool(reading.cues("Project", sentence, "heads"))


def _before_programme(reading: Reading, run: Run) -> bool:
    """Whether a mark parts a name from its programme: "NAME (Interreg Europe)", "NAME: programma Interreg"."""
    words, at = reading.words, run.last + 1
    if at >= len(words):
        return False
    if words[at].gap == " " and words[at].word in FAMILY and words[at].shape == "Aa" and _opens(reading, run):
        return len(words[run.first].word) > _ABBREVIATION  # "GROVE Interreg Europe came to its end"
    mark = _MARK.fullmatch(reading.text, words[run.last].end, words[at].start)
    return mark is not None and _is_programme(reading, at)


def _opens(reading: Reading, run: Run) -> bool:
    """Whether a name opens its sentence, or stands behind an article that does."""
    sentence = reading.sentence_at(reading.words[run.first].start)
    return sentence is not None and run.first - sentence.first <= 1 and reading.words[run.first].shape in ("A", "aA")


def _is_programme(reading: Reading, at: int) -> bool:
    """Whether the name of a programme, or a word for one, begins among the next few words."""
    words = reading.words
    if at >= len(words):  # a last line of marks alone
        return False
    for n in range(at, min(at + _NEAR, len(words))):
        if n > at and words[n].gap.strip() and words[n].gap.strip() not in ("-", "–", ","):
            return False
        if words[n].capital and (words[n].word in FAMILY or words[n].word in _OTHERS):
            return not said_partner(reading, at, n)
    if any(h.payload.value == "Programme" for h in reading.hits_beginning("heads", at, at + 1)):
        return True
    last = at
    while last + 1 < len(words) and last - at < _NEAR and words[last + 1].gap in (" ", "-"):
        last += 1
    names = (reading.text[words[at].start : words[n].end] for n in range(at, last + 1))
    return words[at].capital and any(is_programme(name) or is_programme(f"Interreg {name}") for name in names)


def _is_said_to_be(reading: Reading, run: Run) -> bool:
    """Whether a name is said to be a project: "NAME, a project", "NAME – projet", "NAME is a European project"."""
    words, at = reading.words, run.last + 1
    if at >= len(words):
        return False
    grammar = reading.lexicon_at(run.first)
    if words[at].gap == " " and grammar.has("traits", "name-first") and not words[at].capital:
        near = reading.hits_beginning("heads", at, at + 1)
        if any(h.payload.value == "Project" and words[h.first].joined for h in near):
            return True  # "PADLÁS elnevezésű projekt"
    copula = next((h.last + 1 for h in reading.cues_at("copula", at)), at)
    if copula == at and not _SAID.fullmatch(reading.text, words[run.last].end, words[at].start):
        return False
    for hit in reading.hits_beginning("heads", copula, copula + _NEAR):
        if hit.payload.value == "Project":
            named = (
                hit.last + 1 < len(words)
                and words[hit.last + 1].gap == " "
                and words[hit.last + 1].shape in ("A", "aA")
            )
            joined = all(words[n].joined for n in range(copula + 1, hit.first + 1))
            return joined and not named and not said_partner(reading, copula, hit.first)
    return False


def _in_frame(reading: Reading, run: Run) -> bool:
    """Whether something is done "in the framework of" a name."""
    first = run.first
    before = reading.words[first].gap.strip("“„\"«'‘") == " "
    phrases = reading.whole_cues("in-frame").beginning(first - _FRAME, first - 1) if before else []
    if any(h.last == first - 1 for h in phrases):
        return True
    grammar = reading.lexicon_at(first)
    postposed = grammar.has("traits", "name-first") and grammar.has("traits", "inflects")  # "NAME raames"
    return postposed and bool(reading.cues_at("in-frame", run.last + 1))


def _with_noun(reading: Reading, run: Run) -> bool:
    """Whether partners, meetings, plans are of a name: "the NAME partnership", "study visit of NAME"."""
    words, (first, last), grammar = reading.words, run, reading.lexicon_at(run.first)
    behind = last + 1
    compound = behind < len(words) and words[behind].gap in (" ", "-") and grammar.has("traits", "name-first")
    if compound and _nouns_at(reading, behind):
        return True
    at = first
    if reading.whole_cues("purpose").beginning(first - 1, first - 1) and reading.cues("ActionPlan", table="heads"):
        return False  # "Action Plans on WORKPLACE REPAIR": what they are for
    while at > 0 and first - at <= _SMALL and words[at].gap in (" ", "'") and words[at - 1].shape == "a":
        if not _is_small(reading, at - 1):
            break
        at -= 1
    if at == first and not grammar.has("traits", "inflects"):
        return False  # without cases it needs a small word
    return words[at].gap == " " and _nouns_before(reading, at - 1)


def _nouns_at(reading: Reading, at: int) -> bool:
    cues = {h.payload.value for h in reading.hits_beginning("cues", at, at)}
    heads = {h.payload.value for h in reading.hits_beginning("heads", at, at)}
    return bool(cues.intersection(_PARTNERS) or "ActionPlan" in heads) or any(
        reading.hits_beginning(table, at, at) for table in ("events", "groups")
    )


def _nouns_before(reading: Reading, last: int) -> bool:
    def ends(table: str, *values: str) -> bool:
        hits = reading.hits_touching(table, last, last)
        return any(h.last == last and (not values or h.payload.value in values) for h in hits)

    return ends("cues", *_PARTNERS) or ends("heads", "ActionPlan") or ends("events") or ends("groups")


def _is_small(reading: Reading, at: int) -> bool:
    grammar, word = reading.lexicon_at(at), reading.words[at].word
    return any(grammar.has(table, word) for table in ("connectors", "articles", "of"))


def _heads_facts(reading: Reading, run: Run) -> bool:
    """Whether a name opens its line, alone or with its title, and what stands below tells of a project."""
    words = reading.words
    number = reading.sentence_number(words[run.first].start)
    sentence = reading.sentences[number]
    if run.first - sentence.first > 1 or reading.block_span(sentence)[0] != sentence.start or sentence.row:
        return False
    alone = run.last == sentence.last - 1
    if not alone and not _MARK.match(reading.text, words[run.last].end):
        return False
    if alone and not _is_again(reading, run) and _aloud(reading, sentence.start) >= _ALOUD:
        return False
    return _facts_below(reading, number)


def _facts_below(reading: Reading, number: int) -> bool:
    """Whether what stands below a sentence tells of a project: its programme, its partners, "the project"."""
    sentence = reading.sentences[number]
    blocks: list[int] = []
    for below in reading.sentences[number + 1 :]:
        if below.block != sentence.block and below.block not in blocks:
            blocks.append(below.block)
        if below.row or len(blocks) > _BELOW:
            break
        family = any(reading.words[n].word in FAMILY for n in range(below.first, below.last))
        if mark_at(reading, below.first) is not None:
            return True  # "LP City of A": the partners stand below
        if family or _is_programme(reading, below.first):
            return True
        if any(h.first <= below.first + 1 for cue in _FACTS for h in reading.cues(cue, below)):
            return True
        if any(h.first <= below.first + 1 for h in reading.cues("Project", below, "heads")):
            return True
    return False


def _is_again(reading: Reading, run: Run) -> bool:
    """Whether the text has a name more than once."""
    return len(re.findall(rf"(?<!\w){re.escape(name_of(reading, run))}(?!\w)", reading.text)) > 1


def _aloud(reading: Reading, start: int) -> int:
    """How many lines are all in capitals, but for the one at an offset."""
    blocks = {s.block: s for s in reading.sentences if s.start != start and not s.row}
    return sum(reading.text[slice(*reading.block_span(s))].isupper() for s in blocks.values())


def _is_labelled(reading: Reading, run: Run) -> bool:
    """Whether a label gives a name or a question asks for it: "Acronym .. NAME", "Title: … - NAME", "What is NAME?"."""
    words = reading.words
    sentence = reading.sentence_at(words[run.first].start)
    if words[run.first].gap.strip().startswith(".."):
        return any(h.last == run.first - 1 for h in reading.cues("acronym"))
    if sentence is None or run.first == sentence.first:
        return False
    if run.last < sentence.last - 1 and not any(mark in words[run.last + 1].gap for mark in "\n("):
        return False
    if reading.text[sentence.end - 1] == "?":
        return run.first - sentence.first <= _NEAR and words[run.first].gap == " "
    opens = (sentence.first, sentence.first + 1)
    label = any(h.first in opens for cue in ("acronym", "title") for h in reading.cues(cue, sentence))
    noun = any(h.first in opens for h in reading.cues("Project", sentence, "heads"))
    mark = _QUOTES.sub("", words[run.first].gap)
    return (label and mark in _DASHES) or (mark == ":" and (label or noun))


def _behind_programme(reading: Reading, run: Run) -> bool:
    """Whether the name of a programme stands right before a name ("Interreg Europe's NAME")."""
    words, at = reading.words, run.first
    while at > 0 and run.first - at < _NEAR and words[at].gap in (" ", "'", "-"):
        at -= 1
        if words[at].word in FAMILY:
            return at < run.first - 1
    return False


def _tells(reading: Reading, run: Run) -> bool:
    """Whether a name opens a sentence that tells what projects do: aim, bring together, last, cost."""
    words = reading.words
    sentence = reading.sentence_at(words[run.first].start)
    if sentence is None or run.first - sentence.first > 1:
        return False
    for cue in (*TELLING, "leads", "led-by"):
        for hit in reading.cues(cue, sentence):
            if run.last < hit.first <= run.last + _VERB and all(
                not w.gap.strip(" ,") for w in words[run.last + 1 : hit.first + 1]
            ):
                return True
    return False


def _on_sheet(reading: Reading, run: Run) -> bool:
    """Whether a name opens a sentence of a page whose labels give when one project runs and what it costs."""
    words, at = reading.words, run.last + 1
    sentence = reading.sentence_at(words[run.first].start)
    opens = sentence is not None and sentence.first == run.first and at < sentence.last
    if not opens or words[at].gap != " " or words[at].shape != "a":
        return False
    return tells_of_one([one for one in sections(reading.document) if one.form == "project"])


def _runs_on(reading: Reading, run: Run) -> bool:
    """Whether a name stands in running text like that of an undertaking: behind a small word, and no article."""
    words, at = reading.words, run.first - 1
    if at < 0 or words[run.first].gap not in (" ", ' "', " „", " «", " “") or words[at].shape != "a":
        return False
    return not reading.lexicon_at(at).has("articles", words[at].word) and not reading.lexicon_at(at).has(
        "conjunctions", words[at].word
    )
