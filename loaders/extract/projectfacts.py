"""What a text says of its project: title, number of partners, aims, website."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import XSD, Literal
from loaders.extract.focus import project_at, section_project
from loaders.extract.folding import squeezed
from loaders.extract.numbers import Number, numbers
from loaders.extract.partner_said import partner_stems
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.tokens import index_at

_NAMED = 4  # letters of an acronym that is a website's own name
_ADDRESS = re.compile(
    r"(?P<web>(?:https?://|www\.)[^\s<>()\"“”]+[^\s<>()\"“”.,;:])"
    r"|(?<![\w@./-])[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:[a-z]{2,3}|info|example)(?:/[\w/-]+)?(?![\w@])"
)
_COUNTRIES = 45  # characters behind the word partners in which their countries are named
_OTHERS = 22  # characters from "the remaining" to the end of a number
_PLAN_NEAR = 30  # characters between a plan and the aim that is the plan's
_LANG = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
_OTHER_NEAR = 2  # words between "other" and the word partners, the number among them
_MOST_PARTNERS = 60
_BEFORE_COUNTRY = 3  # words from a count to the country whose partners it counts
_NEXT_COUNT = 8  # characters from a country to the count of the next one's partners
_TOGETHER = 9  # words from the verb to the number of those brought together
_WORD = 24  # characters of a word between a number and what it counts
_HEADING_WORDS = 25


def partner_count(reading: Reading) -> None:
    """Claims the number of partners that the text states ("comprises 8 partners", "six bodies from five countries")."""
    for sentence in reading.sentences:
        for number in numbers(reading, sentence.start, sentence.end):
            if not 2 <= number.value <= _MOST_PARTNERS or number.value != int(number.value):
                continue
            if reading.text[number.end : number.end + 1].isalpha():
                continue  # "3rd partner meeting"
            before = reading.within(sentence.start, number.start, "Project")
            project = project_at(reading, number.start if before else sentence.end - 1)
            if project is None or next(reading.says(project, "partnerCount"), None) is not None:
                continue
            found = next(_counted(reading, sentence, number), None) or _from_countries(reading, sentence, number)
            found = found or _brought_together(reading, sentence, number) or _joining(reading, sentence, number)
            if found:
                count, span = found
                value = Literal(str(count), XSD + "integer")
                reading.claim(project, "partnerCount", value, span, "partner-count")


def _counted(reading: Reading, sentence: Sentence, number: Number) -> Iterator[tuple[int, tuple[int, int]]]:
    """The count and the passage where a number stands right before the word partners, or is said to be theirs."""
    for hit in (h for name in ("partner", "partner-list") for h in reading.cues(name, sentence)):
        start, end = reading.span(hit)
        between = reading.folded[number.end : start] if number.end <= start else ""
        near = number.end <= start and len(between.split()) <= 1 and "," not in between and len(between) < 24
        if near and _tells_partners(reading, sentence, start, end):
            parts = _by_country(reading, number, end, sentence.end)
            if parts:
                yield parts
            elif not _some_of_them(reading, number.end, start, end):
                yield int(number.value), (number.start, end)
        elif end <= number.start and _is_between(reading, end, number.start):
            yield int(number.value), (start, number.end)


def _tells_partners(reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a phrase holds the word partner in some form: those who take part in a meeting are others."""
    return any(stem in reading.folded[start:end] for stem in partner_stems(sentence.language))


def _by_country(reading: Reading, number: Number, end: int, stop: int) -> tuple[int, tuple[int, int]] | None:
    """The sum where partners are counted country by country ("six partners from Spain, two from France"), or None."""
    total, edge, rows = int(number.value), end, 0
    for one in [*numbers(reading, end, stop), None]:
        country = next(iter(reading.within(edge, one.start if one else stop, "Country")), None)
        if country is None or len(reading.folded[edge : country.start].split()) > _BEFORE_COUNTRY:
            break
        rows, last = rows + 1, country.end
        if one is None or one.start - country.end > _NEXT_COUNT or one.value != int(one.value):
            break
        nearer = next(iter(reading.within(one.end, min(stop, one.end + _COUNTRIES), "Country")), None)
        if nearer is None or len(reading.folded[one.end : nearer.start].split()) > _BEFORE_COUNTRY:
            break
        total, edge = total + int(one.value), one.end
    return (total, (number.start, last)) if rows > 1 else None


def _from_countries(reading: Reading, sentence: Sentence, number: Number) -> tuple[int, tuple[int, int]] | None:
    """The count where bodies come from a number of countries ("six institutions from five countries"), or None."""
    for hit in reading.cues("counted-bodies", sentence):
        start, end = reading.span(hit)
        if not number.end <= start or len(reading.folded[number.end : start].split()) > 1 or start - number.end > _WORD:
            continue
        for lands in reading.cues("countries", sentence):
            first, last = reading.span(lands)
            near = 0 < first - end <= _COUNTRIES
            counts = list(numbers(reading, end, first)) if near else []
            inflected = near and not counts and len(reading.folded[end:first].split()) == 1  # "kuuest riigist"
            if inflected or (len(counts) == 1 and counts[0].value <= number.value):
                return int(number.value), (number.start, last)
        named = reading.within(end, min(sentence.end, end + _COUNTRIES), "Country")
        told = reading.within(sentence.start, sentence.end, "Project") or reading.cues("Project", sentence, "heads")
        if told and len(named) > 1 and len(reading.folded[end : named[0].start].split()) <= 1:
            return int(number.value), (number.start, named[0].end)  # "nine bodies from Austria, Hungary and Croatia"
    return None


def _brought_together(reading: Reading, sentence: Sentence, number: Number) -> tuple[int, tuple[int, int]] | None:
    """The count where the project brings bodies together ("le projet rassemble sept organismes"), or None."""
    told = reading.within(sentence.start, sentence.end, "Project") or reading.cues("Project", sentence, "heads")
    verbs = [reading.span(hit) for hit in reading.cues("comprises", sentence)]
    before = [end for _, end in verbs if end <= number.start and ";" not in reading.text[end : number.start]]
    if not (told and before) or len(reading.folded[max(before) : number.start].split()) > _TOGETHER:
        return None
    for hit in (h for name in ("counted-bodies", "counted-members") for h in reading.cues(name, sentence)):
        start, end = reading.span(hit)
        beside = 0 < start - number.end <= _WORD and len(reading.folded[number.end : start].split()) <= 1
        if beside and not _some_of_them(reading, number.end, start, end):
            return int(number.value), (number.start, end)
    return None


def _joining(reading: Reading, sentence: Sentence, number: Number) -> tuple[int, tuple[int, int]] | None:
    """The count that opens a sentence of who takes part or carries out ("Nine EU regions have joined forces …")."""
    told = reading.within(sentence.start, sentence.end, "Project") or reading.cues("Project", sentence, "heads")
    others = reading.cues("projects", sentence) or reading.hits_in("events", sentence)
    if not told or others or reading.within(sentence.start, number.start):
        return None
    for hit in (h for name in ("counted-bodies", "counted-members") for h in reading.cues(name, sentence)):
        start, end = reading.span(hit)
        beside = 0 < start - number.end <= _WORD and len(reading.folded[number.end : start].split()) <= 1
        verbs = any(reading.cues_between(name, end, sentence.end) for name in ("is-partner", "does-run"))
        if beside and verbs and not _some_of_them(reading, number.end, start, end):
            return int(number.value), (number.start, end)
    return None


def _some_of_them(reading: Reading, number_end: int, start: int, end: int) -> bool:
    """Whether only some are counted ("two Italian partners", "two partners from Italy", "5 other partners")."""
    for hit in reading.cues("others"):
        first, last = reading.span(hit)
        if number_end - _OTHERS <= first < start and len(reading.folded[last:start].split()) <= _OTHER_NEAR:
            return True
    beside = [reading.span(hit)[1] for hit in reading.cues("jointly")]
    if any(last <= number_end and len(reading.folded[last:number_end].split()) <= 1 for last in beside):
        return True  # "together with five partners"
    if reading.hits_beginning("demonyms", index_at(reading.words, number_end), index_at(reading.words, start) - 1):
        return True
    countries = reading.within(end, min(len(reading.text), end + _COUNTRIES), "Country")
    near = bool(countries) and len(reading.folded[end : countries[0].start].split()) == 1
    return near and len(countries) == 1  # "12 partners from Italy, Greece and Croatia" are all of them


def _is_between(reading: Reading, start: int, end: int) -> bool:
    """Whether only a form of "to be" and small words stand between ("the partners of the project are 12")."""
    if end - start > 30 or any(c in reading.folded[start:end] for c in ".;:"):
        return False
    return bool(reading.cues_between("be", start, end)) or (reading.folded[start:end].strip() in (":", "=", "("))


def aims(reading: Reading) -> None:
    """Claims the aims of the topic project word for word: what follows "aims to" in a sentence about it."""
    for sentence in reading.sentences:
        project = project_at(reading, sentence.end - 1)
        if project is None:
            continue
        inside = reading.within(sentence.start, sentence.end)
        subject = any(o.thing is project for o in inside) or bool(reading.cues("Project", sentence, "heads"))
        others = [o for o in inside if o.thing.kind in ("Action", "ActionPlan", "GoodPractice", "Initiative")]
        if not subject or others:
            continue
        for hit in reading.cues("aim", sentence)[:1]:
            start = reading.span(hit)[1]
            plans = [reading.span(h)[1] for h in reading.cues("ActionPlan", sentence, "heads")]
            if any(0 <= reading.span(hit)[0] - stop <= _PLAN_NEAR for stop in plans):
                continue  # "drafting a regional action plan aiming to …": the aim of the plan
            end = _clause_end(reading, start, sentence.end)
            text = reading.text[start:end]
            left = len(text) - len(text.lstrip(" :"))
            if len(text.split()) >= 3:
                span = (start + left, end)
                reading.claim(
                    project,
                    "aim",
                    Literal(reading.text[span[0] : span[1]], _LANG, sentence.language),
                    span,
                    "project-aim",
                )


def _clause_end(reading: Reading, start: int, end: int) -> int:
    """Where a clause ends: at a full stop, or at a comma that opens a phrase like "in line with"."""
    first, last = index_at(reading.words, start + 1), index_at(reading.words, end) - 1
    stops = [reading.span(h)[0] for h in reading.whole_cues("informed").beginning(first, last)]
    stop = min([end, *stops])
    return stop - (len(reading.text[start:stop]) - len(reading.text[start:stop].rstrip(" .,;:\n")))


def websites(reading: Reading) -> None:
    """Claims the address that a sentence gives as the project's website, or that has the project's name for its own."""
    project = reading.project
    if project is None:
        return
    names = {squeezed(n.text).replace(" ", "") for n in project.names if n.use == "acronym"}
    for match in _ADDRESS.finditer(reading.text):
        address, sentence = match[0], reading.sentence_at(match.start())
        if (section_project(reading, match.start()) or project) is not project:
            continue  # in the part of the page about another
        if "?" in address or next(reading.says(project, "homepage"), None) is not None:
            continue
        told = sentence is not None and (reading.cues("website", sentence) or reading.cues("see-also", sentence))
        named = any(n and n in squeezed(address).replace(" ", "") for n in names)
        parts = [squeezed(part).replace(" ", "") for part in re.split(r"[./]", re.sub(r"^https?://", "", address))]
        if (told and named and match["web"]) or any(len(n) >= _NAMED and n in parts for n in names):
            reading.claim(project, "homepage", Literal(address, XSD + "anyURI"), match.span(), "project-website")
