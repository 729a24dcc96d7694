"""The titles of projects: beside their acronyms, behind a label, in a heading, or marked by capitals within words."""

from __future__ import annotations

import re
from collections.abc import Callable

from graph.model import Literal, Name
from loaders.extract.acronymtitles import acronym_of, spelt_by_capitals
from loaders.extract.announced import opens_with_partners
from loaders.extract.bracketed_titles import spelt_before, spelt_name
from loaders.extract.closedtitles import title_before
from loaders.extract.folding import fold, squeezed
from loaders.extract.forms import sections
from loaders.extract.fulltitles import in_full
from loaders.extract.lexicon import Row
from loaders.extract.mentions import BODIES, POLICIES, merge, topic
from loaders.extract.occurrences import outermost
from loaders.extract.phrases import Hit
from loaders.extract.quoted_titles import quoted_title
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.things import Thing
from loaders.extract.title_ends import FEWEST, NAMED, names_none, title_length, told_a_project, told_on
from loaders.extract.tokens import index_at
from ontology import authority

_LANG = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
_HEADING_WORDS = 25
_LINES_ABOVE = 3  # above a label, in which a heading may say what the page is about
_MOST = 30
_LEADING = 2  # words before the head noun of a meeting ("first partner meeting"), or a name that opens a headline
_SHORT = 3  # words of a name that a longer title may stand beside
_AROUND = re.compile(r"\+?[”\"»'’]{0,2}\s?[(“\"„«‘]+\s?([^()\n“”\"„«»]{12,220}?)\s?[)”\"»’“]+")
_QUOTED = re.compile(r"[”\"»'’]{0,2}\s?[“\"„«‘]([^\n“”\"„«»]{12,220}?)[”\"»“]")  # with brackets inside
_DASHED = re.compile(r"\s[–-]\s([^()\n–]{12,200}?)(?=[,.;:\n)]|$)")
_BEHIND_MARK = re.compile(r"(?: {0,2}[–—:]  ?|  ?-  ?|\.  ?)([^\n]{12,220})")
_BEHIND_BAR = re.compile(r" \| ([^\n|]{12,260})(?=\n|$)")
_BEFORE = re.compile(r"([A-ZÀ-Þ][^()\n.,:;]{12,180}?)\s?\(\s?$")
_MARKS = re.compile(r"[\s”“\"»«’'(,;:.–-]{1,6}")  # between a title and what says its acronym
_CLOSE = re.compile(r"[”\"»’'“]")
_OPENING = re.compile(r"[“\"„«‘»]|(?<!\w)'")
_OTHERS = ("GoodPractice", "Action", "ActionPlan")
_COUNT = re.compile(r"\s*\d+\s*/\s*\d+\s+[^\W\d_]+\s*$")  # "123 / 300 characters", as forms print it


def titles(reading: Reading) -> None:
    """Gives projects the titles that stand beside their acronyms: in brackets, in quotes, or in a heading line."""
    _same_projects(reading)
    spelt = spelt_by_capitals(reading)
    for project in reading.found("Project"):
        if not project.names or (_has_title(project) and _labelled(reading, project) is None):
            continue
        spans = (span for rule in RULES if (span := rule(reading, project)) and not _is_plan(reading, span[0]))
        found = next(spans, None) or next((spelt[n] for n in map(fold, _short_names(project)) if n in spelt), None)
        if found and not _is_plan(reading, found[0]) and not _is_of_others(reading, found):
            start, end = found = _behind_acronym(reading, project, found)
            title = reading.text[start:end]
            language = next((s.language for s in reading.sentences if s.start <= start < s.end), None)
            shorter = [
                Name(n.text, n.language, "acronym") if n.use == "title" and len(n.text.split()) <= _SHORT else n
                for n in project.names
            ]
            project.names[:] = [*shorter, Name(title, language, "title")]
            reading.claim(project, "title", Literal(title, _LANG, language), found, "project-title")
            _take_key(project, title)
            _take_in(reading, project, title)
            _forget_inside(reading, found, project)


def _behind_acronym(reading: Reading, project: Thing, title: tuple[int, int]) -> tuple[int, int]:
    """A title without the acronym that opens or closes it ("HARBOURS – Better ports", "Better ports (HARBOURS)")."""
    text = reading.text[slice(*title)]
    for name in _short_names(project):
        last = re.search(rf" (?:[–—-] |\([^()]*){re.escape(name)}\)?$", text)
        if last and len(text[: last.start()].split()) >= FEWEST - 1:
            return title[0], title[0] + last.start()
        parted = re.match(r" ?[–—:-] ", text[len(name) :]) if text.startswith(name) else None
        if parted and len(text[len(name) :].split()) >= FEWEST:
            return title[0] + len(name) + parted.end(), title[1]
    return title


def _is_of_others(reading: Reading, title: tuple[int, int]) -> bool:
    """Whether a person stands in a title, a programme is all of it but a few words, or it is a list of bodies."""
    bodies = outermost(reading.within(*title, *BODIES))
    if len(bodies) > 1 and bodies[0].start == title[0]:
        return True  # "Map of the partners of the project X: City of Graz, Region of Murcia …"
    programmes = reading.within(*title, "Programme")
    most = any(
        len(reading.text[title[0] : title[1]].split()) - len(p.split()) < FEWEST - 1
        for p in (reading.text[o.start : o.end] for o in programmes)
    )
    return most or bool(reading.within(*title, "Person"))


def _forget_inside(reading: Reading, title: tuple[int, int], project: Thing) -> None:
    """Drops bodies and policies that were read into the words of a title and are named nowhere else."""
    gone = [
        thing
        for thing in reading.found(*BODIES, *POLICIES)
        if thing is not project and all(title[0] <= start and end <= title[1] for start, end in thing.places)
    ]
    for thing in gone:
        reading.things.remove(thing)
        reading.occurrences.drop(thing)
    if any(reading.claims.speak_of(thing) for thing in gone):
        reading.claims.drop(lambda claim: claim.subject in gone or claim.object in gone)


def _same_projects(reading: Reading) -> None:
    """An acronym and a title that are both taken for projects are one, where the one can be read off the other."""
    found = reading.found("Project")
    worded = [project for project in found if len(project.label.split()) > 2]
    for long in worded:
        short = _called_so(reading, long)
        if short is not None and short not in worded:
            merge(reading, short, long)
            reading.project = topic(reading)
            return
    for short in found:
        for long in worded:
            both = short is not long and short in reading.things and long in reading.things
            if both and acronym_of(short.label, long.label):
                merge(reading, short, long)
                reading.project = topic(reading)


def _called_so(reading: Reading, project: Thing) -> Thing | None:
    """The project whose name stands behind the word for an acronym and the title of another ("“Title”, acronym X")."""
    for _, end in sorted(project.places):
        sentence = reading.sentence_at(end - 1)
        for hit in reading.cues("acronym", sentence) if sentence is not None else ():
            start, stop = reading.span(hit)
            if not _MARKS.fullmatch(reading.text, end, start):
                continue
            for one in reading.within(stop, sentence.end if sentence else stop, "Project"):
                if _MARKS.fullmatch(reading.text, stop, one.start) and one.thing is not project:
                    return one.thing
    return None


def _take_key(project: Thing, title: str) -> None:
    rows = authority.find(title, kinds=("Project",))
    if len(rows) == 1 and project.authority is None:
        project.authority = rows[0].key


def _take_in(reading: Reading, project: Thing, title: str) -> None:
    """Makes a project that was read from the words of another's title one with it."""
    for other in reading.found("Project"):
        if other is not project and any(squeezed(name.text) == squeezed(title) for name in other.names):
            merge(reading, project, other)
            reading.project = topic(reading)


def _is_plan(reading: Reading, start: int) -> bool:
    """Whether a title opens with the head noun of a plan, policy or meeting: it is theirs."""
    at = index_at(reading.words, start)
    rows = [*reading.hits_beginning("policies", at, at), *reading.hits_beginning("events", at, at + _LEADING)]
    plans = [
        h for h in reading.hits_beginning("heads", at, at + 1) if h.payload.value in ("ActionPlan", "GoodPractice")
    ]
    return bool(rows or plans or reading.cues_at("instrument-noun", at))


def _has_title(project: Thing) -> bool:
    return any(name.use == "title" and len(name.text.split()) > _SHORT for name in project.names)


def _short_names(project: Thing) -> list[str]:
    """The acronyms of a project, and names of a few words ("Digital Rural") that a longer title may stand beside."""
    return [n.text for n in project.names if n.use == "acronym" or len(n.text.split()) <= _SHORT]


def _labelled(reading: Reading, project: Thing) -> tuple[int, int] | None:
    """What stands behind "Project name:" or "Project title" at the head of a line, for the topic."""
    for hit in reading.cues("title") if project is reading.project else ():
        end = reading.span(hit)[1]
        sentence = reading.sentence_at(reading.span(hit)[0])
        if sentence is None or hit.first - sentence.first > 1:
            continue
        line = reading.text.find("\n", end)
        line = len(reading.text) if line < 0 else line
        colon = re.compile(r" ?(?:[^\W\d_]+ ?){0,2}:\s*").match(reading.text, end, line)
        if _of_another(reading, sentence, end, colon.end() if colon else end) or _own_label(reading, project, hit):
            continue
        if hit.first == hit.last and (colon is None or _page_of_another(reading, sentence)):
            continue  # a lone "Title" at the head of a sentence is a word of it
        start = colon.end() if colon else end + 1
        quoted = re.compile(r"[\"“”„«‘]([^\"“”„«»\n]{12,220})[\"“”»’]").match(reading.text, start, line)
        part = reading.sentence_at(start)
        span = quoted.span(1) if quoted else (start, min(line, part.end if part else line))
        words = _COUNT.sub("", reading.text[slice(*span)]).rstrip(" .;,")
        others = reading.within(span[0], span[0] + len(words), *POLICIES, *_OTHERS)
        if any(one.start == span[0] or len(words) < 2 * (one.end - one.start) for one in others):
            continue  # the name of a policy or practice
        if 12 <= len(words) <= 240 and len(words.split()) + 1 > FEWEST - 1 and words[:1].isalnum():
            return span[0], span[0] + len(words)
    return None


def _of_another(reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a label names a practice, plan, action or policy ("Titel der Praxis:"), or stands in a form of one."""
    if any(reading.cues_between(noun, sentence.start, end, "heads") for noun in _OTHERS):
        return True
    if any(reading.cues_between(name, sentence.start, end) for name in ("bare-practice", "measure")):
        return True
    if reading.hits_beginning("policies", reading.index(start), reading.index(end) - 1):
        return True
    return any(
        section.form != "project" and section.heading[0] <= sentence.start < section.heading[1]
        for section in sections(reading.document)
    )


def _page_of_another(reading: Reading, sentence: Sentence) -> bool:
    """Whether a label stands where a practice, plan or policy is told of: so says the line above, else the first."""
    number = reading.block_of(sentence)[0]
    lines = (reading.sentences[n] for n in range(number - 1, max(-1, number - 1 - _LINES_ABOVE), -1))
    heading = next((one for one in lines if ":" not in reading.text[one.start : one.end]), None)
    nouns = {reading.words[hit.last].word for hit in reading.cues("Project", table="heads")}
    for line in filter(None, (heading, reading.sentences[0])):
        words = [token.word for token in reading.words[line.first : line.last]]
        if any(word.startswith(noun) for word in words for noun in nouns):
            return False  # "Projectgegevens"
        if reading.cues("instrument-noun", line) or any(reading.cues(noun, line, "heads") for noun in _OTHERS):
            return True
    return False


def _own_label(reading: Reading, project: Thing, label: Hit[Row]) -> bool:
    """Whether the project stands behind "Project:" in another line: then "Title:" alone is that of something else."""
    if label.last > label.first or reading.cues_at("Project", label.last, "heads"):
        return False
    named = (s for s in (reading.sentence_at(start) for start, _ in project.places) if s is not None)
    return any(
        hit.first == sentence.first and reading.text[reading.span(hit)[1] : reading.span(hit)[1] + 1] == ":"
        for sentence in named
        if not sentence.first <= label.first < sentence.last
        for hit in reading.cues("Project", sentence, "heads")
    )


def _beside(reading: Reading, project: Thing) -> tuple[int, int] | None:
    """In brackets or quotes behind the acronym, behind a dash, or before an acronym in brackets."""
    text = reading.text
    for start, end in sorted(project.places):
        name = text[start:end]
        match = _QUOTED.match(text, end) or _QUOTED.match(text, _behind_noun(reading, end)) or _AROUND.match(text, end)
        worded = match is not None and len(match[1].split()) >= 2 and not re.search(r"\d{4}", match[1])
        told = project.rule == "project-title-parenthesis" or (match is not None and _is_quote(text, match.start(1)))
        told = told or (match is not None and names_none(reading, match.span(1)))
        told = told and match is not None and len(match[1].split()) >= FEWEST and match[1][:1].isupper()
        if match and worded and (told or acronym_of(name, match[1])):
            return match.span(1)
        match = _DASHED.match(text, end)
        if match and acronym_of(name, match[1]):
            return match.span(1)
        offset = max(0, start - 200)
        before = _BEFORE.search(text[offset:start])
        if before and text[end : end + 1] == ")":
            opens = offset + before.start(1)
            stop = offset + before.end(1)
            while stop > opens and (text[stop - 1] in "”“\"»«’'" or text[stop - 1].isspace()):
                stop -= 1  # the quotes that close the title
            quoted = max((mark.end() for mark in _OPENING.finditer(text, opens, stop)), default=0)
            shorter = spelt_before(reading, name, opens, stop) if quoted < 1 else None
            if shorter is not None:
                return shorter
            if quoted > 0 or stop < offset + before.end(1) or acronym_of(name, before[1]):
                return max(opens, quoted), stop
    return None


def _behind_noun(reading: Reading, end: int) -> int:
    """The offset behind the class noun that follows an acronym (the TRAWEL project “Travel for all”), else the same."""
    at = reading.index(end)
    nouns = [hit for hit in reading.cues_at("Project", at, "heads") if reading.words[at].gap == " "]
    behind = reading.words[nouns[0].last].end if nouns else end
    return end if "\n" in reading.text[behind : behind + 2] else behind  # a motto in the line below


def _is_quote(text: str, at: int) -> bool:
    """Whether a quotation mark, not a bracket, stands right before an offset."""
    return text[at - 1] in '“"„«‘'


def _behind_mark(reading: Reading, project: Thing) -> tuple[int, int] | None:
    """Behind a dash, colon or full stop: inside the quotes that the acronym opens, at the head of a line, or
    behind the class noun ("project HARBOURS - Better ports in small towns").
    """
    text = reading.text
    for start, end in sorted(project.places):
        sentence = reading.sentence_at(start)
        barred = _BEHIND_BAR.match(text, end)
        if barred and sentence is not None and start - sentence.start <= 1 and barred[1][:1].isupper():
            return barred.span(1)
        match = _BEHIND_MARK.match(text, end)
        if (
            match is None
            or sentence is None
            or not (match[1][:1].isupper() or (start and _is_quote(text, start)))
            or (opens_with_partners(reading, sentence, start) and not (start and _is_quote(text, start)))
        ):
            continue
        nouns = [reading.text[reading.span(h)[1] : start] for h in reading.cues("Project", sentence, "heads")]
        noun = any(gap in (" ", ": ", " : ", "  ") for gap in nouns)
        opens = start - sentence.start <= 1 and match[0][:1] != "."
        opens_line = reading.index(start) - sentence.first <= _LEADING  # "Project HARBOURS: partners meet in Lille"
        if text[start - 1 : start] in ("“", '"', "„", "«", "‘", "'") and start:
            close = _CLOSE.search(match[1])
            words = match[1][: close.start()] if close else ""
        elif (
            (noun and (match[0][:1] == " " or (match[0][:2] == ": " and not opens_line)))
            or (opens and ":" in match[0])
            or (opens and _alone(reading, sentence))
            or (opens and match[0].strip()[:1] in "–—-" and told_on(reading, match))
            or (match[0][:2] in (" –", " —", " -") and told_a_project(reading, match))
        ):
            words = re.split(r" \(|[.;(](?:\s|$)|\. | [-–] (?=[^\W\dA-ZÀ-Þ])", match[1])[0]
            words = words[: title_length(reading, match.start(1), match.start(1) + len(words))]
        else:
            continue
        words = re.sub(r" -[^\W\d]+$", "", words.rstrip(" .,;"))  # "HILJA – Hiljaiset maisemat -hanke"
        if reading.within(match.start(1), match.start(1) + len(words), "Programme"):
            continue
        if FEWEST <= len(words.split()) <= _MOST:
            return match.start(1), match.start(1) + len(words)
    return None


def _alone(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence is its whole block and ends without a full stop."""
    first, last = reading.block_of(sentence)
    return last - first == 1 and reading.text[sentence.end - 1] not in ".:;,"


def _later_bracket(reading: Reading, project: Thing) -> tuple[int, int] | None:
    """In brackets further on in a sentence about the project, where the acronym can be read off the words."""
    names = _short_names(project)
    for start, end in sorted(project.places):
        sentence = reading.sentence_at(start)
        for match in re.finditer(r"\(([^()\n]{20,220})\)", reading.text[end : sentence.end] if sentence else ""):
            if any(acronym_of(name, match[1]) for name in names):
                return end + match.start(1), end + match.end(1)
    return None


def _heading(reading: Reading, project: Thing) -> tuple[int, int] | None:
    """A line of its own: near the top, of words that make the acronym, or right below the acronym's line."""
    names = _short_names(project)
    parts = reading.sentences
    below = [number + 1 for number in _own_lines(reading, project, names) if number + 1 < len(parts)]
    for number in sorted({*range(min(_TOP, len(parts))), *below}):
        sentence = parts[number]
        line = reading.text[sentence.start : sentence.end]
        block = reading.block_of(sentence)
        worded = 2 <= len(line.split()) <= _HEADING_WORDS and not line.endswith((".", ":", ","))
        if not worded or block[1] - block[0] != 1 or any(f" {squeezed(n)} " in f" {squeezed(line)} " for n in names):
            continue
        others = [o for o in reading.within(sentence.start, sentence.end) if o.thing.kind in NAMED]
        spelt = any(acronym_of(n, line) for n in names) and squeezed(line.rpartition(":")[2]) not in map(
            squeezed, names
        )
        top = number < _TOP and not others and spelt
        titled = number in below and len(line.split()) >= FEWEST and line[:1].isupper() and ":" not in line
        if top or (titled and not _is_label(reading, sentence)):
            labels = [reading.span(h)[1] for h in reading.cues("title", sentence) if h.first == sentence.first]
            colon = [end + 1 for end in labels if reading.text[end : end + 1] == ":"]
            start = colon[0] if colon else sentence.start
            return start + len(reading.text[start:]) - len(reading.text[start:].lstrip()), sentence.end
    return None


def _own_lines(reading: Reading, project: Thing, names: list[str]) -> list[int]:
    """The numbers of the sentences that are lines with nothing but a name of the project."""
    found = []
    for start, _ in sorted(project.places):
        number = reading.sentence_number(start)
        line = reading.text[reading.sentences[number].start : reading.sentences[number].end] if number >= 0 else ""
        if any(squeezed(name) == squeezed(line) for name in names):
            found.append(number)
    return found


def _is_label(reading: Reading, sentence: Sentence) -> bool:
    """Whether a line opens with a phrase that announces something else than a title."""
    opening = reading.hits_beginning("cues", sentence.first, sentence.first)
    return any(hit.payload.value in _LABELS for hit in opening) or ":" in reading.text[sentence.start : sentence.end]


_LABELS = frozenset(
    [
        *("period", "lasts", "start", "end", "budget", "erdf", "website", "contact"),
        *("partner", "partner-list", "lead-partner", "see-also", "acronym"),
    ]
)
_TOP = 6  # lines from the top in which a title may stand by itself
RULES: tuple[Callable[[Reading, Thing], tuple[int, int] | None], ...] = (
    title_before,
    _labelled,
    in_full,
    _beside,
    quoted_title,
    _behind_mark,
    _later_bracket,
    _heading,
    spelt_name,
)
