"""When things happen: start, end and duration of projects, their phases, dates of policies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.model import XSD, Literal
from loaders.extract.actionparts import action_at
from loaders.extract.dateforms import Moment
from loaders.extract.dates import Period, day_ranges, durations, moments, periods
from loaders.extract.fact_lines import in_fact_lines
from loaders.extract.focus import project_at
from loaders.extract.lexicon import Row
from loaders.extract.mentions import BODIES, POLICIES
from loaders.extract.phases import bracketed, numbered
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.things import Thing

_NEAR = 60  # characters between a label and its value
_RIGHT = 12  # characters from a programme to its own period
_TOP = 12  # sentences from the top among which a period may stand by itself
_LABEL_AT = 2  # words before a label in its line
_DAY = len("2021-10-07")
_PROGRAMMING = frozenset([("2000", "2006"), ("2007", "2013"), ("2014", "2020"), ("2021", "2027"), ("2028", "2034")])
_BEHIND_NAME = 70  # characters behind a project's name in which its programme and period stand
_SINCE = 14  # characters from "since" to its date
_HEADING = 8  # words of a heading
_BESIDE = 8  # characters between the word project and how long it takes
_MOST_YEARS = 6  # of a length that one adjective says
_OPENS = 2  # words before the verb of a sentence without a subject ("Empezó el 1 de marzo de 2023")
_ADJACENT = 3  # words from a label to the value right behind it
_CASE = re.compile(r"\.?(?:-[^\W\d_]{1,4})?\s")  # between a date and its verb: "2024. április 1-jén indult"
_OTHERS = ("Event", "Action", "Programme", "ActionPlan", *POLICIES)
_UNIONS = ("interreg", "europ", "evrop", "eurooppa", "euroopa", "eiropas", "eu", "ue")  # openings of words


def project_dates(reading: Reading) -> None:
    """Claims start, end and duration of the topic project, where a label or verb says which is which."""
    actions = reading.found("Action")
    dated = [claim for name in ("startDate", "endDate", "date") for claim in reading.claims.by(name)]
    told: list[tuple[Thing, Sentence]] = []
    for sentence in reading.sentences:
        _beside_names(reading, sentence)
        project = project_at(reading, sentence.end - 1)
        sentence = ahead_of_phases(reading, sentence)
        if sentence.last <= sentence.first or reading.cues("ActionPlan", sentence, "heads"):
            continue  # the dates of a phase or a plan
        if project is None or not _about_project(reading, sentence):
            continue
        facts = in_fact_lines(reading, sentence) and project is reading.project
        if actions and sentence.start >= actions[0].start and not (facts or _in_facts_of(reading, project, sentence)):
            continue
        if any(one.subject is not project and sentence.start <= one.start < sentence.end for one in dated):
            continue  # the dates of a practice or an event, say
        told.append((project, sentence))
    for project, sentence in told:  # what gives both ends at once before what gives one, years alone at the end
        _period(reading, project, sentence, spelled=True)
    for project, sentence in told:
        _labelled(reading, project, sentence)
        _since(reading, project, sentence)
        _duration(reading, project, sentence)
    for project, sentence in told:
        _period(reading, project, sentence, spelled=False)


def _in_facts_of(reading: Reading, project: Thing, sentence: Sentence) -> bool:
    """Whether a sentence behind actions is of a part on the project: its paragraph, or the line above, has named it.

    "About HARBOURS\n\nInterreg Europe, call 2. Start: 1 April 2024. End: 30 June 2028."
    """
    if action_at(reading, sentence.start) is not None:
        return False
    first, _ = reading.block_of(sentence)
    above = reading.sentences[max(0, first - 1)]
    short = above.last - above.first <= _HEADING
    start = above.start if short else reading.sentences[first].start
    named = reading.within(start, sentence.end, "Project", "Action", "PilotAction", "GoodPractice", "Initiative")
    return bool(named) and named[0].thing is project and all(o.thing.kind == "Project" for o in named)


def ahead_of_phases(reading: Reading, sentence: Sentence) -> Sentence:
    """A sentence up to the first phase that it numbers, or that phase's period: what follows are dates of phases."""
    found = sorted(numbered(reading, sentence))
    if not found:
        return sentence
    start, end, _ = found[0]
    own = bracketed(reading, sentence, start, end)
    start = own.start if own is not None else start
    return replace(sentence, end=start, last=reading.index(start))


def _about_project(reading: Reading, sentence: Sentence) -> bool:
    """A sentence speaks of the project unless an event, action or plan stands in it and the project does not."""
    inside = reading.within(sentence.start, sentence.end)
    if any(o.thing.kind == "Project" for o in inside) or reading.cues("Project", sentence, "heads"):
        return True
    if _has_labels(reading, sentence):
        inside = [o for o in inside if o.thing.kind != "Programme"]  # "Programme: … | Start: … | End: …"
    return not any(o.thing.kind in _OTHERS for o in inside) and not reading.hits_in("events", sentence)


def _has_labels(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence has a beginning or end behind a colon, as lines of facts have."""
    return _is_label(reading, (hit for name in ("start", "end", "period") for hit in reading.cues(name, sentence)))


def _is_label(reading: Reading, hits: Iterable[Hit[Row]]) -> bool:
    """Whether a colon stands right behind one of some cues."""
    return any(reading.text.startswith(":", reading.span(hit)[1]) for hit in hits)


def _free(reading: Reading, project: Thing, predicate: str) -> bool:
    return next(reading.says(project, predicate), None) is None


def _period(reading: Reading, project: Thing, sentence: Sentence, *, spelled: bool) -> None:
    """Claims both ends of a period with months or days, or of one of years alone."""
    for period in periods(reading, sentence.start, sentence.end):
        label = _cue_before(reading, sentence, period.start, ("period", "lasts"))
        if (len(period.first.value) > len("2021")) is not spelled:
            continue
        if not _is_of_project(reading, project, sentence, period, label):
            continue
        span = (label if label is not None else period.start, period.end)
        if _free(reading, project, "startDate"):
            reading.claim(project, "startDate", period.first.literal, span, "project-period")
        if _free(reading, project, "endDate"):
            reading.claim(project, "endDate", period.last.literal, span, "project-period")


def _is_of_project(reading: Reading, project: Thing, sentence: Sentence, period: Period, label: int | None) -> bool:
    """Whether a period is the project's: it has a label, stands behind the project's name, or has a line of its own.

    That of a programme, fund or policy right before it is theirs, and so is one inside of a name; a programming
    period is the project's only behind its name, and with no programme or call between.
    """
    before = list(reading.within(sentence.start, period.start))
    named = next((o for o in reversed(before) if o.thing is project), None)
    between = [o for o in before if named is not None and o.start > named.start]
    others = any(o.thing.kind in ("Programme", "Fund", *POLICIES) and period.start - o.end <= _RIGHT for o in before)
    alone = _own_line(reading, sentence, period)
    if (others and not alone) or reading.around(period.start, period.end):
        return False
    if (period.first.value, period.last.value) in _PROGRAMMING:
        spelled = label is not None and named is not None
        return spelled and not any(o.thing.kind in ("Programme", "Fund", *POLICIES) for o in between)
    if label is not None or alone:
        return True
    if named is None or any(o.thing.kind in (*POLICIES, "ActionPlan", "Event", "GoodPractice") for o in between):
        return False
    spelled = len(period.first.value) > len("2021")
    return spelled or bool(reading.cues_between("Project", named.end, period.start, "heads"))


def _own_line(reading: Reading, sentence: Sentence, period: Period) -> bool:
    """Whether a period is a whole line near the top, or a cell between bars ("Interreg | 10/2023 – 09/2026 | …")."""
    before = reading.text[sentence.start : period.start].rstrip()[-1:]
    after = reading.text[period.end : sentence.end].lstrip(" .")[:1]
    opening = _cue_before(reading, sentence, period.start, ("since",), 2)
    if opening == sentence.start and not after and len(period.first.value) > len("2021"):
        return True  # "From 1 April 2024 until 30 June 2028." behind a sentence on the project
    if before == "|" or after == "|":
        return before in ("|", "") and after in ("|", "")
    number = reading.sentence_number(sentence.start)
    return not before and not after and number < _TOP


def _beside_names(reading: Reading, sentence: Sentence) -> None:
    """Reads "HARBOURS (2019-2023, Interreg Europe)", "HARBOURS, Interreg Europe, April 2023 – June 2027"."""
    for one in reading.within(sentence.start, sentence.end, "Project"):
        for period in periods(reading, one.end, min(sentence.end, one.end + _BEHIND_NAME)):
            inside = reading.around(period.start, period.end, "Programme", *POLICIES)
            if inside or not _parts_only(reading, one.end, period.start):
                continue
            years = (period.first.value, period.last.value)
            if years in _PROGRAMMING and reading.within(one.end, period.start, "Programme"):
                continue  # "HARBOURS (Interreg Europe, 2021-2027)" tells when the programme runs
            for name, moment in (("startDate", period.first), ("endDate", period.last)):
                if _free(reading, one.thing, name):
                    reading.claim(one.thing, name, moment.literal, (one.start, period.end), "project-beside-name")
            break


def _parts_only(reading: Reading, start: int, end: int) -> bool:
    """Whether brackets, commas, dashes and the name of a programme are all that stands between two offsets."""
    text = reading.folded
    if text[start:end].strip()[:1] not in ("(", ",", "-", "–", "—", "|", "["):
        return False
    named = [(o.start, o.end) for o in reading.within(start, end, "Programme")]
    named += [
        reading.span(h) for value in ("Project", "Programme") for h in reading.cues_between(value, start, end, "heads")
    ]
    return all(
        any(a <= token.start < b for a, b in named)
        for token in reading.words[reading.index(start) : reading.index(end)]
        if token.word.isalpha()
    )


def _since(reading: Reading, project: Thing, sentence: Sentence) -> None:
    """Reads "runs for 42 months, from 1 August 2019", "coordina desde el 1 de marzo de 2023 el proyecto …"."""
    if not _free(reading, project, "startDate") or reading.cues("projects", sentence):
        return
    inside = reading.within(sentence.start, sentence.end)
    told = any(o.thing is project for o in inside) or reading.cues("Project", sentence, "heads")
    if not told or any(o.thing.kind in (*_OTHERS[:2], "GoodPractice", "ActionPlan", *POLICIES) for o in inside):
        return
    runs = periods(reading, sentence.start, sentence.end)
    for moment in moments(reading, sentence.start, sentence.end):
        cue = _cue_before(reading, sentence, moment.start, ("since",), _SINCE)
        if (
            cue is not None
            and len(moment.value) > len("2021")
            and not any(p.start <= moment.start < p.end for p in runs)
        ):
            reading.claim(project, "startDate", moment.literal, (cue, moment.end), "project-since")
            return


def _cue_before(reading: Reading, sentence: Sentence, at: int, names: tuple[str, ...], near: int = _NEAR) -> int | None:
    """Where the nearest of some cues before an offset begins, within reach and clause."""
    found = [
        reading.span(h) for name in names for h in reading.cues(name, sentence) if 0 <= at - reading.span(h)[1] <= near
    ]
    found = [f for f in found if not re.search(r"[.;](?:\s|$)", reading.folded[f[1] : at])]
    return max(found)[0] if found else None


def _cue_behind(reading: Reading, sentence: Sentence, end: int, name: str) -> int | None:
    """Where a verb of beginning or ending stands right behind a date ("2018 júniusában indult"), or None."""
    spans = [reading.span(h) for h in reading.cues(name, sentence)]
    return next((start for start, _ in spans if start > end and _CASE.fullmatch(reading.folded, end, start)), None)


def _labelled(reading: Reading, project: Thing, sentence: Sentence) -> None:
    dates = moments(reading, sentence.start, sentence.end)
    meeting = bool(reading.within(sentence.start, sentence.end, "Event"))
    runs = [run.end for run in day_ranges(reading, sentence.start, sentence.end)]
    for moment in dates:
        if moment.end in runs or (meeting and len(moment.value) == _DAY):
            continue  # the days of an event are not those of its project
        if any(p.start <= moment.start < p.end for p in periods(reading, sentence.start, sentence.end)):
            continue
        if reading.around(moment.start, moment.end):
            continue
        start = _cue_before(reading, sentence, moment.start, ("start",), 30)
        end = _cue_before(reading, sentence, moment.start, ("end",), 30)
        behind = [_cue_behind(reading, sentence, moment.end, name) for name in ("start", "end")]
        others = {_cue_behind(reading, sentence, one.end, "start") for one in dates if one is not moment}
        if (start is None and end is None) or (start is not None and start in others and any(behind)):
            start, end = behind  # "2019 augusztusában indult és 2022 júliusában zárul": the verbs stand behind
        if start is not None and (end is None or start > end):
            told = _of_project(reading, sentence, start)
            if told and _free(reading, project, "startDate") and _own(reading, project, sentence, moment):
                reading.claim(
                    project,
                    "startDate",
                    moment.literal,
                    (min(start, moment.start), max(start, moment.end)),
                    "project-start",
                )
        elif (
            end is not None
            and _free(reading, project, "endDate")
            and _own(reading, project, sentence, moment)
            and _of_project(reading, sentence, end)
        ):
            reading.claim(
                project, "endDate", moment.literal, (min(end, moment.start), max(end, moment.end)), "project-end"
            )


def _of_project(reading: Reading, sentence: Sentence, cue: int) -> bool:
    """Whether a word about beginning is a label, or stands in a sentence that names a project or says the word."""
    named: object = reading.within(sentence.start, sentence.end, "Project")
    if not named and reading.cues("projects", sentence):
        return False  # "since 2010 we have taken part in five projects"
    named = named or reading.cues("Project", sentence, "heads") or _goes_on(reading, sentence)
    first = reading.index(cue)
    labelled = _is_label(reading, (hit for name in ("start", "end") for hit in reading.cues_at(name, first)))
    return bool(named) or labelled or len(reading.folded[sentence.start : cue].split()) <= _LABEL_AT


def _goes_on(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence that names nothing follows one on the project alone ("Es hat am 1. März 2023 begonnen")."""
    number = reading.sentence_number(sentence.start) - 1
    if number < 0 or reading.sentences[number].block != sentence.block or reading.hits_in("events", sentence):
        return False
    before = reading.sentences[number]
    pronoun = any(it.first == sentence.first for it in reading.cues("it", sentence))
    verbs = [hit.first - sentence.first for name in ("start", "end") for hit in reading.cues(name, sentence)]
    if not pronoun and min(verbs, default=_OPENS) >= _OPENS:
        return False
    opening = reading.within(before.start, before.end, "Project")
    others = reading.within(
        before.start, sentence.end, *_OTHERS[:2], *_OTHERS[3:], "PilotAction", "GoodPractice", "Initiative", *BODIES
    )
    return bool(opening) and not others and not reading.within(sentence.start, sentence.end, "Programme")


def _own(reading: Reading, project: Thing, sentence: Sentence, moment: Moment) -> bool:
    """No action, event or call is nearer to the date than the project."""
    before = [o for o in reading.within(sentence.start, moment.start) if o.thing.kind in (*_OTHERS, "Project")]
    return not before or before[-1].thing is project or before[-1].thing.kind == "Programme"


def _duration(reading: Reading, project: Thing, sentence: Sentence) -> None:
    if not _free(reading, project, "duration"):
        return
    lengths = [part for part in _years_long(reading, sentence) if _beside_noun(reading, sentence, *part[:2])]
    for start, end, value in [*durations(reading, sentence), *lengths]:
        cue = _cue_before(reading, sentence, start, ("lasts", "period"))
        beside = _beside_noun(reading, sentence, start, end) or _behind_period(reading, project, start)
        begins = _cue_before(reading, sentence, start, ("start", "end"), 25) is not None or _then(
            reading, sentence, end
        )
        if cue is None and not beside and not begins:
            continue
        told = _cue_before(reading, sentence, start, ("lasts",))
        if reading.cues("extension", sentence) and (
            told is None or len(reading.folded[told:start].split()) > _ADJACENT
        ):
            continue  # "prolonged for six months"
        reading.claim(
            project,
            "duration",
            Literal(value, XSD + "duration"),
            (cue if cue is not None else start, end),
            "project-duration",
        )
        return


def _then(reading: Reading, sentence: Sentence, end: int) -> bool:
    """Whether a beginning stands right behind a length: "48 mesi a partire dal marzo 2023", "36 Monate ab Januar"."""
    found = moments(reading, end, min(sentence.end, end + _NEAR // 2))
    spans = [reading.span(h) for name in ("since", "start") for h in reading.cues(name, sentence)]
    return bool(found) and any(0 <= start - end <= 2 and stop <= found[0].start for start, stop in spans)


def _years_long(reading: Reading, sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """The lengths that one adjective says: "dreijähriges", "tříletého", "treårigt"."""
    for years in range(2, _MOST_YEARS + 1):
        for hit in reading.cues(f"years-long-{years}", sentence):
            yield *reading.span(hit), f"P{years}Y"


def _behind_period(reading: Reading, project: Thing, start: int) -> bool:
    """Whether a length stands in brackets right behind the project's dates ("01.10.2023 – 30.09.2025 (24 mesi)")."""
    opens = reading.text[max(0, start - 1) : start] == "("
    return opens and any(0 <= start - claim.end <= _ADJACENT for claim in reading.says(project, "startDate"))


def _beside_noun(reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a length of time is the project's: "progetto di quattro anni", "three-year project"."""
    for hit in reading.cues("Project", sentence, "heads"):
        first, last = reading.span(hit)
        before, after = reading.folded[last:start] if last <= start else "", reading.folded[end:first]
        if (0 < len(before) <= _BESIDE and before.isprintable() and not any(c in before for c in ",;:.()")) or (
            end <= first and _is_kind(reading, end, first, after.removeprefix("-long").strip(" -'s"))
        ):
            return len(before.split()) <= 1
    return False


def _is_kind(reading: Reading, start: int, end: int, said: str) -> bool:
    """Whether words between a length and the class noun only say what project it is ("4 year INTERREG funded")."""
    words = reading.words[reading.index(start) : reading.index(end)]
    if len(said.split()) > _ADJACENT or any(word.gap not in (" ", "-") for word in words[1:]):
        return False
    kinds = [word for word in words if word.word in said]
    return all(
        word.word.startswith(_UNIONS) or reading.cues_between("does-pay", word.start, word.end) for word in kinds
    )


def policy_dates(reading: Reading) -> None:
    """Claims the year in brackets behind a policy, or behind the body that issued it."""
    for occurrence in reading.within(0, len(reading.text), *POLICIES):
        match = re.compile(r"[^.;:\n()]{0,45}\((\d{4})\)").match(reading.text, occurrence.end)
        between = reading.text[occurrence.end : match.start(1)] if match else ""
        if match and 1950 <= int(match[1]) <= 2049 and "," not in between and _free(reading, occurrence.thing, "date"):
            reading.claim(
                occurrence.thing,
                "date",
                Moment(match.start(1), match.end(1), match[1]).literal,
                (occurrence.start, match.end()),
                "policy-year",
            )
