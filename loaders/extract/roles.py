"""Who leads and who takes part, said in a sentence rather than in a list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.announced import is_apposed_leader
from loaders.extract.enumerations import next_in_list
from loaders.extract.focus import project_at
from loaders.extract.leading_regions import region_leading
from loaders.extract.lexicon import Row, lexicon
from loaders.extract.list_items import conjunction
from loaders.extract.mentions import BODIES
from loaders.extract.participation import take_part
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.role_words import completed
from loaders.extract.sentences import Sentence
from loaders.extract.things import Occurrence, Thing
from loaders.extract.truth import denied, same_clause
from loaders.extract.wished import is_wished
from ontology import territories

_PROJECT_NEAR = 6  # words between a role and the project behind it
_VIA = 3  # words between "through" and the unit
_OPENING = 3  # words before the body that opens a sentence
_GROUP = 4  # words between a verb for taking part and the group of stakeholders
_NEAR = 8  # words between a role and who has it
_COMPLEMENT = 4  # words between a body and what it is said to be: "qui en est le"
_CLOSING = frozenset(",;).")
_DASHED_NAME = re.compile(r"\s[-–]\s+[^\W\d_a-z]\w*\s+[^\W\d_a-z]")
_CARRIERS = (*BODIES, "City", "Region")


def lead_and_partners(reading: Reading) -> None:
    """Claims lead partner and partners named by role nouns and verbs, where the text has a topic project."""
    if reading.project is None:
        return
    for sentence in reading.sentences:
        for hit in reading.cues("led-by", sentence):
            if _leads_project(reading, sentence, hit) and not _is_joint(reading, hit):
                found = _enclosed(reading, hit) or _after(reading, sentence, hit.last, BODIES)
                _claim(reading, sentence, hit, found, "lead-partner", "led-by")
        for hit in reading.cues("led-by-before", sentence):
            _claim(reading, sentence, hit, _right_before(reading, sentence, hit.first), "lead-partner", "led-by")
        for hit in reading.cues("lead-partner", sentence):
            if completed(reading, hit.last, sentence.last) == hit.last:  # not "nositelj prakse"
                _lead(reading, sentence, hit)
        for hit in reading.cues("leads", sentence):
            found = _enclosed(reading, hit) or _subject(reading, sentence, hit.first)
            _claim(reading, sentence, hit, found, "lead-partner", "leads-project")
        for hit in [] if _denies_partner(reading, sentence) else reading.cues("is-partner", sentence):
            if _in_group(reading, sentence, hit):
                continue
            found = _subject(reading, sentence, hit.first)
            if found is None and reading.cues("Project", sentence, "heads"):
                found = _after(reading, sentence, hit.last, BODIES)  # "V projektu sodeluje …", "partecipa anche …"
            for body in _and_others(reading, sentence, hit, found):
                _claim(reading, sentence, hit, body, "partner", "is-partner")
        for hit in reading.cues("run-by", sentence):
            if _leads_project(reading, sentence, hit) and _speaks_of_project(reading, sentence):
                found = _after(reading, sentence, hit.last, BODIES)
                if _right_behind_project(reading, sentence, hit):
                    for body in _and_others(reading, sentence, hit, found):
                        _claim(reading, sentence, hit, body, "partner", "project-carried-by")
                        for other in _together_with(reading, sentence, body):
                            _claim(reading, sentence, hit, other, "partner", "project-carried-by")
                else:
                    _claim(reading, sentence, hit, found, "partner", "project-run-by")
        for hit in reading.cues("jointly-by", sentence):
            if _leads_project(reading, sentence, hit) and _speaks_of_project(reading, sentence):
                found = _after(reading, sentence, hit.last, BODIES)
                for body in _and_others(reading, sentence, hit, found):
                    _claim(reading, sentence, hit, body, "partner", "project-run-jointly")
        for hit in reading.cues("partner", sentence):
            if _introduced(reading, sentence, hit.first):
                found = _subject(reading, sentence, hit.first)
                for body in _and_others(reading, sentence, hit, found):
                    _claim(reading, sentence, hit, body, "partner", "as-partner")
            elif (found := _is_what(reading, sentence, hit)) is not None:
                for body in _and_others(reading, sentence, hit, found):
                    _claim(reading, sentence, hit, body, "partner", "is-partner")
            else:
                _claim(reading, sentence, hit, _named(reading, hit.last), "partner", "partner-noun")


def _right_behind_project(reading: Reading, sentence: Sentence, hit: Hit[Row]) -> bool:
    """Whether "carried out by" follows a project's name or title with nothing but quotes, a bracket or a comma between.

    "mikroprojekt „Rowerem przez pogranicze”, realizowany przez Gminę Mieroszów".
    """
    start = reading.span(hit)[0]
    named = reading.within(sentence.start, start, "Project")
    last = max((one.end for one in named), default=-1)
    return last >= 0 and not any(c.isalnum() for c in reading.text[last:start])


def _together_with(reading: Reading, sentence: Sentence, body: Occurrence) -> Iterator[Occurrence]:
    """The bodies that right behind a body "together with" joins to it."""
    for name in ("with", "jointly"):
        for hit in reading.cues(name, sentence):
            start, end = reading.span(hit)
            if start >= body.end and not reading.folded[body.end : start].strip(" ,"):
                other = _after(reading, sentence, hit.last, BODIES)
                if other is not None and len(reading.folded[end : other.start].split()) <= _COMPLEMENT:
                    yield from _and_others(reading, sentence, hit, other)
                return


def _in_group(reading: Reading, sentence: Sentence, hit: Hit[Row]) -> bool:
    """Whether a verb for taking part has the group of stakeholders beside it: no partner takes part in that alone."""
    for group in reading.cues("local-group", sentence):
        first, last = min(hit.last, group.last), max(hit.first, group.first)
        near = last - first <= _GROUP and same_clause(reading, first, last)
        nouns = reading.cues_between("Project", reading.words[first].end, reading.words[last].start, "heads")
        apart = any(noun.last + 1 != group.first for noun in nouns)  # "hankkeen sidosryhmä" is the project's group
        if near and not apart and not reading.cues_between("partner", *reading.span(hit)):
            return True
    return False


def _is_joint(reading: Reading, hit: Hit[Row]) -> bool:
    """Whether the words for leading end in those for doing it together ("mené conjointement par"): none leads."""
    return any(
        joint.first <= hit.last <= joint.last for joint in reading.cues_between("jointly-by", *reading.span(hit))
    )


def _denies_partner(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence says of somebody that it is no partner, or only wishes to be one.

    "X is not a partner; it takes part in the meetings", "X would like to become a partner".
    """
    hits = [hit for name in ("partner", "is-partner") for hit in reading.cues(name, sentence)]
    denies = any(denied(reading, sentence, hit.first, hit.last) for hit in hits)
    return denies or any(is_wished(reading, sentence, hit) for hit in hits)


def _speaks_of_project(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence names a project or has a word for one: "Implementer: …" alone may be said of an action."""
    named = any(one.thing.kind == "Project" for one in reading.within(sentence.start, sentence.end))
    return named or bool(reading.cues("Project", sentence, "heads"))


def _claim(reading: Reading, sentence: Sentence, hit: Hit[Row], found: Occurrence | None, role: str, rule: str) -> None:
    """Claims that a body takes part in the project that the words of a role are about, unless this is denied."""
    start, end = reading.span(hit)
    project = _behind(reading, sentence, end) or project_at(reading, start)
    if found is not None and project is not None and denied(reading, sentence, hit.first, hit.last) is None:
        span = (min(found.start, start), max(found.end, end))
        take_part(reading, project, found.thing, role, span, rule)


def _and_others(reading: Reading, sentence: Sentence, hit: Hit[Row], found: Occurrence | None) -> Iterator[Occurrence]:
    """A body and those that commas and "and" join to it ("The agency and the City of Prelog are partners")."""
    if found is None:
        return
    yield found
    before = found.end <= reading.words[hit.first].start
    kinds = _CARRIERS if found.thing.kind in BODIES else BODIES
    others = reading.within(sentence.start, found.start, *kinds)[::-1] if before else ()
    others = others if before else reading.within(found.end, sentence.end, *kinds)
    for other in others:
        left, right = (other, found) if before else (found, other)
        if left.end > right.start:
            continue
        if not next_in_list(reading, left.end, right.start):
            return
        yield other
        found = other


def _enclosed(reading: Reading, hit: Hit[Row]) -> Occurrence | None:
    """The body inside of a cue of two parts: "wird von der Universität geleitet", "a projektet az Egyetem vezeti"."""
    return next(iter(reading.within(*reading.span(hit), *BODIES)), None)


def _leads_project(reading: Reading, sentence: Sentence, hit: Hit[Row]) -> bool:
    """Whether "led by" is said of a project: one stands before it in the sentence, or the words open the sentence."""
    start = reading.span(hit)[0]
    nouns = [h for h in reading.cues("Project", sentence, "heads") if h.last < hit.first]
    named = reading.within(sentence.start, start, "Project")
    return bool(nouns or named) or hit.first - sentence.first <= 1


def _behind(reading: Reading, sentence: Sentence, end: int) -> Thing | None:
    """The project named right behind a role ("leads the project X", "lead partner of X"), or None."""
    for occurrence in reading.within(end, sentence.end, "Project"):
        between = reading.folded[end : occurrence.start]
        near = len(between.split()) <= _PROJECT_NEAR and not any(c in between for c in ",;:.(")
        return occurrence.thing if near else None
    return None


def _introduced(reading: Reading, sentence: Sentence, first: int) -> bool:
    """Whether "as" stands right before a role, or in its case, which then is what the subject of the sentence is."""
    if any(hit.last == first - 1 for hit in reading.cues("as", sentence)):
        return True
    return any(hit.first == first for hit in reading.cues("in-role", sentence))


def _adds(reading: Reading, first: int) -> bool:
    """Whether "and" stands before "as lead partner": said of who follows ("A, B and, as lead partner, C")."""
    starts = [hit.first for hit in reading.whole_cues("as") if hit.last == first - 1]
    return any(start and conjunction(reading, start - 1) for start in starts)


def _named(reading: Reading, last: int) -> Occurrence | None:
    """The body whose name stands right behind the noun "partner" ("our partner Region of Murcia")."""
    words = reading.words
    if last + 1 >= len(words) or words[last + 1].gap != " " or not words[last + 1].capital:
        return None
    start = words[last + 1].start
    return next((o for o in reading.around(start, start + 1, *BODIES) if o.start == start), None)


def _right_before(reading: Reading, sentence: Sentence, first: int) -> Occurrence | None:
    """The body whose name ends right before a token."""
    found = reading.within(sentence.start, reading.words[first].start, *BODIES)
    nearest = max(found, key=lambda o: (o.end, -o.start), default=None)
    return nearest if nearest and not reading.folded[nearest.end : reading.words[first].start].strip() else None


def _is_what(reading: Reading, sentence: Sentence, hit: Hit[Row]) -> Occurrence | None:
    """The body that a role is said of in a language that leaves "is" out, where the clause ends behind the role.

    "A város, az egyetem és az ügynökség partner (a projektben)."
    """
    words, after = reading.words, hit.last + 1
    body = _before(reading, sentence, hit.first)
    if body is None or not _without_verb(reading, reading.index(body.end), hit.first):
        return None
    inside = reading.lexicon_at(hit.first).has("articles", words[after].word) if after + 1 < sentence.last else False
    closed = after >= sentence.last or words[after].gap.strip()[:1] in _CLOSING or conjunction(reading, after)
    return body if closed or (inside and after + 2 >= sentence.last) else None


def _place_before(reading: Reading, sentence: Sentence, first: int) -> Occurrence | None:
    """The town or region right before a role, with "as" or "is" between: it stands for the body that governs it.

    Behind a preposition of place, or in the case that says where, it is where something happens.
    """
    words, at = reading.words, first
    joining = {
        n for name in ("as", "be", "in-role") for h in reading.cues(name, sentence) for n in range(h.first, h.last + 1)
    }
    while at > sentence.first and (at - 1 in joining or reading.lexicon_at(at).has("articles", words[at - 1].word)):
        at -= 1
    said = any(n in joining for n in range(at, first + 1)) or _introduced(reading, sentence, first)
    if (
        not (said or reading.lexicon_at(first).has("traits", "no-copula"))
        or at <= sentence.first
        or any(words[n].gap != " " for n in range(at, first + 1))
    ):
        return None
    end = words[at - 1].end
    place = next((o for o in reading.around(end - 1, end, "City", "Region") if o.end == end), None)
    if place is None or reading.around(place.start, place.end, *BODIES):
        return None
    before = reading.index(place.start) - 1
    led = before >= sentence.first and reading.lexicon_at(before).has("locatives", words[before].word)
    where = led or not territories.find(reading.text[place.start : place.end])
    return None if where and not said else place


def _lead(reading: Reading, sentence: Sentence, hit: Hit[Row]) -> None:
    end = reading.span(hit)[1]
    later = reading.cues("the-latter", sentence)
    found = _place_before(reading, sentence, hit.first)
    if found is not None:
        pass
    elif any(h.last < hit.first for h in later):
        found = _before(reading, sentence, later[0].first)
    elif _introduced(reading, sentence, hit.first):
        next_one = _after(reading, sentence, hit.last, BODIES)
        found = next_one if _adds(reading, hit.first) else _subject(reading, sentence, hit.first) or next_one
    elif is_apposed_leader(reading, sentence, hit):
        found = _before(reading, sentence, hit.first)
    elif reading.folded[end : end + 3].strip()[:1] in (":", "-", "–"):
        found = _after(reading, sentence, hit.last, BODIES)
    elif _apposed(reading, hit) or _names_before(reading, sentence, hit) or _completes(reading, sentence, hit):
        found = _before(reading, sentence, hit.first)
    else:
        found = _after(reading, sentence, hit.last, BODIES) if not _closes(reading, sentence, hit.last) else None
        found = found or _before(reading, sentence, hit.first)
    found = found or region_leading(reading, sentence, hit)
    _claim(reading, sentence, hit, found, "lead-partner", "lead-partner")


def _completes(reading: Reading, sentence: Sentence, hit: Hit[Row]) -> bool:
    """Whether a role is what a body is said to be, and its clause ends there.

    "X is lead partner, Y is partner"; "X, which is the lead partner, met Y"; "X, die leadpartner is, …".
    """
    subject = _before(reading, sentence, hit.first)
    if subject is None or hit.last + 1 >= sentence.last:
        return False
    words, between = reading.words, range(reading.index(subject.end), hit.first)
    aside = len(between) > 0 and words[between[0]].gap.strip()[:1] == ","
    verbs = [one.last for one in reading.cues_at("be", hit.last + 1) if aside and words[one.first].gap == " "]
    last = max(verbs, default=hit.last)
    if last + 1 >= sentence.last or len(between) > _COMPLEMENT:
        return False
    closed = words[last + 1].gap.strip()[:1]
    said = bool(verbs) or bool(reading.cues_between("be", subject.end, words[hit.first].start))
    said = said or (len(between) == 1 and _without_verb(reading, between[0], hit.first))
    return (said and (closed in _CLOSING or conjunction(reading, last + 1))) or (aside and closed == ",")


def _without_verb(reading: Reading, first: int, role: int) -> bool:
    """Whether an article at most parts a name and a role where a language leaves "is" out ("A város a partner")."""
    grammar, between = reading.lexicon_at(role), range(first, role)
    blank = all(reading.words[n].gap == " " for n in (*between, role))
    plain = all(grammar.has("articles", reading.words[n].word) for n in between)
    return grammar.has("traits", "no-copula") and len(between) <= 1 and blank and plain


def _apposed(reading: Reading, hit: Hit[Row]) -> bool:
    """Whether commas enclose a role, so that it is what stands before it ("Além da CIM, entidade líder, o projeto")."""
    words = reading.words
    after = words[hit.last + 1].gap if hit.last + 1 < len(words) else ""
    return words[hit.first].gap.strip() == "," and after.strip() == ","


def _names_before(reading: Reading, sentence: Sentence, hit: Hit[Row]) -> bool:
    """Whether a body ends at the comma or bracket before a role, and no name follows ("X, lead partner of Y")."""
    words, start = reading.words, reading.span(hit)[0]
    following = words[hit.last + 1] if hit.last + 1 < sentence.last else None
    if following is not None and (following.capital or following.gap.strip()[:1] in (":", "-", "–")):
        return False
    nearest = _before(reading, sentence, hit.first)
    between = reading.folded[nearest.end : start].split() if nearest else ["none"]
    small = [word for word in between[1:] if not lexicon(sentence.language).has("articles", word)]
    return between[:1] in ([","], ["("], [",("]) and not small


def _subject(reading: Reading, sentence: Sentence, first: int) -> Occurrence | None:
    """The body that does what a verb says: the nearest before it, or the one that opens the sentence.

    "The Region, through its Department, leads": what stands behind "through" is not the subject.
    """
    found = reading.within(sentence.start, reading.words[first].start, *BODIES)
    nearest = _before(reading, sentence, first)
    if nearest is not None:
        through = [h for h in reading.cues("via", sentence) if reading.span(h)[1] <= nearest.start]
        main = [o for o in found if through and o.end <= reading.span(through[-1])[0]]
        aside = [o for o in found if o.end < nearest.start and reading.folded[o.end : o.end + 1] == ","]
        enclosed = reading.folded[nearest.end : nearest.end + 1] == ","
        if not main and aside and enclosed and reading.folded[aside[-1].end + 1 : nearest.start].count(",") == 0:
            return aside[-1]  # "The Department, part of the Ministry, takes part": what commas enclose is aside
        near = bool(through) and len(reading.folded[reading.span(through[-1])[1] : nearest.start].split()) <= _VIA
        return main[-1] if main and near else nearest
    opening = min(found, key=lambda o: (o.start, -o.end), default=None)
    if opening is not None and all(o.thing is opening.thing for o in found):
        return opening
    if opening is None or len(reading.folded[sentence.start : opening.start].split()) > _OPENING:
        return None
    return opening


def _closes(reading: Reading, sentence: Sentence, last: int) -> bool:
    """Whether the role stands at the end of its clause ("X is the lead partner.", "(lead partner, Finland)")."""
    following = reading.words[last + 1].gap.strip() if last + 1 < len(reading.words) else "."
    return last + 1 >= sentence.last or following[:1] in (".", ";", ")")


def _after(reading: Reading, sentence: Sentence, last: int, kinds: tuple[str, ...]) -> Occurrence | None:
    end = reading.words[last].end
    for occurrence in reading.within(end, sentence.end, *kinds):
        between = reading.folded[end : occurrence.start]
        return occurrence if len(between.split()) <= _NEAR and ";" not in between and "(" not in between else None
    return None


def _before(reading: Reading, sentence: Sentence, first: int) -> Occurrence | None:
    start = reading.words[first].start
    found = reading.within(sentence.start, start, *BODIES)
    if not found:
        return None
    nearest = max(found, key=lambda o: (o.end, -o.start))
    between = reading.folded[nearest.end : start]
    other = _DASHED_NAME.search(reading.text[nearest.end : start])  # "ACR+ - Ann Bell, Project Coordinator"
    return nearest if len(between.split()) <= _NEAR and ";" not in between and other is None else None
