"""Money and where it comes from: programme, funds, budgets."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection

from graph.model import XSD, Literal
from loaders.extract.focus import project_at
from loaders.extract.lexicon import Row
from loaders.extract.mentions import BODIES, POLICIES
from loaders.extract.money import Amount, amounts, bare_amount
from loaders.extract.ownbudgets import own_budgets
from loaders.extract.participation import take_part
from loaders.extract.paying import claim_payer, may_fund, paid_for
from loaders.extract.phrases import Hit
from loaders.extract.projects import exemplified, previous
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.things import Occurrence, Thing
from loaders.extract.tokens import index_at
from loaders.extract.truth import denied, denied_before

_OFFICES = {
    "secretariat": "secretariat",
    "managing-authority": "managedBy",
}  # kind of body -> what it is to a programme
_OPENS = 3  # words before a programme that is what its sentence is about
_ROW = 4  # words between two projects of one row
_BRACKET = re.compile(r"\([^()]*\)")
_LEAST = 1000  # euro of a project: less is a sum that was read wrongly, or a fee
_MOST = 100_000_000  # euro of a project: more is what a programme or fund has
_ERDF_NEAR = 3  # longer words between the fund and the amount that it gives
_RIGHT_BEHIND = 24  # characters behind a word for a budget in which a number needs no currency
_FOLLOWS = 16  # characters behind a word for a budget in which its own amount begins
_BEHIND = 12  # characters from an amount to the budget that it is
_ERDF_BEHIND = 45  # characters behind a part of a budget in which its fund stands
_BESIDE = 5  # words between a fund and the word for paying
_PERCENT = re.compile(r"[^.;,:\n]{0,40}?\b\d{1,3}(?:[.,]\d+)? ?(?:%|percent|per cent|procent|prozent|proc\b|odst)")
_CLAUSE = re.compile(r"[^.;:(\n]*")
_FIGURE = re.compile(r"[ :–-]{0,3}(?:€|EUR|eur)? ?\d")  # behind a fund: its own sum follows
_NEAR = 70  # characters between a label and the amount it announces


def programmes(reading: Reading) -> None:
    """Claims under which programme projects are funded.

    Said where programme and projects stand in one sentence with the word project: of the projects
    those nearest to the programme, with what stands in one row with them. Where the text names one
    programme only, it is that of all its projects but those that it calls previous ones.
    """
    named = reading.found("Programme")
    for sentence in reading.sentences:
        inside = reading.within(sentence.start, sentence.end)
        here = [o for o in inside if o.thing.kind == "Programme"]
        projects = [o for o in inside if o.thing.kind == "Project"]
        if len({id(o.thing) for o in here}) == 1 and projects and reading.cues("Project", sentence, "heads"):
            for one in _nearest(reading, here[0], projects):
                span = (min(here[0].start, one.start), max(here[0].end, one.end))
                reading.claim(one.thing, "fundedUnder", here[0].thing, span, "project-programme")
    taken = {claim.object for claim in reading.claims.by("fundedUnder")}
    if len(named) != 1 or named[0] in taken:
        return
    near = [o for o in reading.occurrences if o.thing is named[0]]
    span = (near[0].start, near[0].end)
    rule = "programme-alone"
    if reading.around(near[0].start, near[0].end, *BODIES):
        rule = "programme-of-validator"
    for project in reading.found("Project") if rule == "programme-alone" else [reading.project]:
        first = min(project.places)[0] if project is not None else 0
        earlier = project is not None and (previous(reading, first) or exemplified(reading, first))
        if project is not None and not earlier and next(reading.says(project, "fundedUnder"), None) is None:
            reading.claim(project, "fundedUnder", named[0], span, rule)


def _nearest(reading: Reading, programme: Occurrence, projects: list[Occurrence]) -> list[Occurrence]:
    """The row of projects that stands nearest to a programme, one before it rather than one behind it."""
    rows: list[list[Occurrence]] = []
    for one in projects:
        between = reading.folded[rows[-1][-1].end : one.start] if rows else ""
        plain = _BRACKET.sub(" ", between)
        role = rows and any(
            rows[-1][-1].end <= reading.span(h)[0] < one.start
            for name in ("partner", "lead-partner")
            for h in reading.cues(name)
        )
        if rows and not role and (len(plain.split()) <= _ROW or plain.lstrip()[:1] in ("–", "-")):
            rows[-1].append(one)
        else:
            rows.append([one])

    def distance(row: list[Occurrence]) -> int:
        behind = programme.start - row[-1].end
        return behind if behind >= 0 else (row[0].start - programme.end) * 2

    nearest = min(rows, key=distance)
    named = {id(one.thing) for one in nearest}
    return [one for one in projects if id(one.thing) in named]


def secretariats(reading: Reading) -> None:
    """A programme named inside the name of a secretariat or managing authority has that body."""
    for outer in reading.occurrences:
        if outer.thing.kind not in BODIES:
            continue
        first, last = index_at(reading.words, outer.start), index_at(reading.words, outer.end) - 1
        inside = [h for h in reading.hits_between("bodies", first, last) if h.payload.value in _OFFICES]
        if inside:
            for inner in reading.within(outer.start, outer.end, "Programme"):
                predicate = _OFFICES[inside[0].payload.value]
                reading.claim(inner.thing, predicate, outer.thing, (outer.start, outer.end), "secretariat-name")


def funds(reading: Reading) -> None:
    """Claims the funds that pay for the topic project, or for what else a sentence that speaks of funding tells of."""
    for sentence in reading.sentences:
        inside = reading.within(sentence.start, sentence.end, "Fund")
        if not inside:
            continue
        told = reading.cues("fundedby", sentence) or any(amounts(reading, sentence))
        for fund in inside:
            if not told and not _pays(reading, sentence, fund):
                continue
            programme = _programme_before(reading, sentence, fund.start)
            if programme is not None:
                reading.claim(programme, "fundedBy", fund.thing, (fund.start, fund.end), "programme-fund")
                continue
            if reading.around(fund.start, fund.end, *POLICIES) or _is_denied(reading, sentence, fund):
                continue
            thing = paid_for(reading, sentence, fund.start, fund.end, fund.thing)
            said = [*reading.claims.by("supportedBy"), *reading.claims.by("fundedBy")]
            supported = [c for c in said if c.object is fund.thing and c.start <= fund.start < c.end]
            if thing is not None and thing.kind == "Project" and not may_fund(reading, sentence, fund.thing):
                continue
            if thing is not None and not supported:
                rule = "project-fund" if thing.kind == "Project" else "told-fund"
                claim_payer(reading, thing, fund.thing, (fund.start, fund.end), rule)


def _is_denied(reading: Reading, sentence: Sentence, fund: Occurrence) -> bool:
    first = reading.index(fund.start)
    return denied(reading, sentence, first, first) is not None or denied_before(reading, sentence, first)


def _pays(reading: Reading, sentence: Sentence, fund: Occurrence) -> bool:
    """Whether a fund is said to pay: by a word beside it, a share in per cent, a label, or a programme before it."""
    first, last = reading.index(fund.start), reading.index(fund.end)
    words = [h for name in ("does-pay", "share") for h in reading.cues(name, sentence)]
    if any(first - _BESIDE <= h.last < first or last <= h.first < last + _BESIDE for h in words):
        return True
    if _PERCENT.match(reading.text, fund.end, sentence.end):
        return True
    before = reading.text[sentence.start : fund.start]
    label = before.rstrip().endswith(":") and len(before.split()) <= _BESIDE
    programmes = reading.within(sentence.start, fund.start, "Programme")
    return label or bool(
        programmes and reading.text[programmes[-1].end : fund.start].strip(" ") in ("(", ",", "/", "|", "–")
    )


def _programme_before(reading: Reading, sentence: Sentence, offset: int) -> Thing | None:
    """The programme that a sentence without a project speaks of before an offset, or None."""
    if reading.within(sentence.start, sentence.end, "Project") or reading.cues("Project", sentence, "heads"):
        return None
    named = reading.within(sentence.start, offset, "Programme")
    opens = named and len(reading.folded[sentence.start : named[0].start].split()) <= _OPENS
    paid = opens and reading.cues_between("fundedby", named[0].end, offset)
    return named[0].thing if paid else None


def budgets(reading: Reading) -> None:
    """Claims total budgets and ERDF shares: of the topic project, or of the body that a sentence gives a share to."""
    owned = {one.amount.start for one in own_budgets(reading)}
    for sentence in reading.sentences:
        found = [amount for amount in _amounts(reading, sentence) if amount.start not in owned]
        split = _whole_and_part(reading, sentence, found, owned)
        for amount in found:
            project = project_at(reading, amount.start)
            if project is None or not _LEAST <= amount.value < _MOST or _of_others(reading, sentence, amount):
                continue
            if amount in split:
                _claim_split(reading, project, sentence, split)
            else:
                _one(reading, project, sentence, amount)


def _of_others(reading: Reading, sentence: Sentence, amount: Amount) -> bool:
    """Whether a sentence without a project speaks of a programme or policy before an amount: the money is theirs."""
    if reading.within(sentence.start, sentence.end, "Project") or reading.cues("Project", sentence, "heads"):
        return False
    own = {
        id(claim.object) for claim in reading.claims.by("fundedUnder")
    }  # a project's programme heads its list of facts
    before = reading.within(sentence.start, amount.start, "Programme", *POLICIES)
    return any(id(o.thing) not in own for o in before)


def _amounts(reading: Reading, sentence: Sentence) -> list[Amount]:
    """The amounts of a sentence, and numbers right behind a word for a budget that lack their currency."""
    found = list(amounts(reading, sentence))
    for hit in reading.cues("budget", sentence):
        end = reading.span(hit)[1]
        bare = bare_amount(reading, sentence, end, min(sentence.end, end + _RIGHT_BEHIND))
        if bare and not any(a.start < bare.end and bare.start < a.end for a in found):
            found.append(bare)
    return sorted(found, key=lambda amount: amount.start)


def _whole_and_part(
    reading: Reading, sentence: Sentence, found: list[Amount], owned: Collection[int]
) -> tuple[Amount, ...]:
    """A budget and the part of it that the ERDF gives ("1.6 million, of which 1.3 million ERDF"), or nothing.

    ``owned`` is where the sums of single partners begin, which are no such part.
    """
    for whole in found:
        words = reading.cues_between("of-which", whole.end, min(sentence.end, whole.end + _NEAR))
        if not words:
            continue
        start = reading.span(words[0])[1]
        part = next((a for a in found if a.start >= start), None)
        bare = bare_amount(reading, sentence, start, min(sentence.end, start + _NEAR))
        if bare and bare.start not in owned and (part is None or bare.end < part.start):
            part = bare
        if part is None or part.start - whole.end > _NEAR or part.value >= whole.value:
            continue
        near = min(sentence.end, part.end + _ERDF_BEHIND)
        funds = [o for o in reading.within(whole.end, sentence.end, "Fund") if o.start < near]
        if funds or reading.cues_between("erdf", whole.end, near):
            return whole, part
    return _part_and_whole(reading, sentence, found)


def _part_and_whole(reading: Reading, sentence: Sentence, found: list[Amount]) -> tuple[Amount, ...]:
    """The same the other way round: "ERDF: 1,012,000 euro out of a total of 1,265,000", "(ERDF 1.2 million)"."""
    for one, other in itertools.pairwise(found):
        if other.start - one.end > _NEAR:
            continue
        if one.value < other.value and reading.cues_between("budget", one.end, other.start):
            near = (max(sentence.start, one.start - _ERDF_BEHIND), other.start)
            if reading.within(*near, "Fund") or reading.cues_between("erdf", *near):
                return other, one
        between = reading.text[one.end : other.start]
        bracketed = between.strip().startswith("(") and ")" not in between
        funded = reading.cues_between("erdf", one.end, other.start)
        if one.value > other.value and funded and (bracketed or _follows_budget(reading, sentence, one, funded[0])):
            return one, other
    return ()


def _follows_budget(reading: Reading, sentence: Sentence, whole: Amount, funded: Hit[Row]) -> bool:
    """Whether a budget stands before an amount, and a mark parts it from what the ERDF gives.

    "Vrednost projekta je 28.450 EUR, sofinanciranje ESRR znaša 24.182 EUR".
    """
    marked = any(mark in reading.text[whole.end : reading.span(funded)[0]] for mark in ",;–")
    return marked and bool(reading.cues_between("budget", max(sentence.start, whole.start - _NEAR), whole.start))


def _claim_split(reading: Reading, project: Thing, sentence: Sentence, split: tuple[Amount, ...]) -> None:
    whole, part = split
    label = _label(reading, sentence, whole)
    named = any(o.thing is project for o in reading.within(sentence.start, whole.start))
    funds = reading.cues_between("erdf", whole.end, part.start)  # "1.1 million, of which the ERDF gives 75 % (825,000)"
    if (label and label[0] == "share") or not (label or named or funds or reading.cues("Project", sentence, "heads")):
        return
    span = (min(whole.start, part.start), max(whole.end, part.end))
    for predicate, amount, rule in (("totalBudget", whole, "project-budget"), ("erdfBudget", part, "project-erdf")):
        if next(reading.says(project, predicate), None) is None:
            value = Literal(amount.lexical, XSD + "decimal", None, amount.qualifier)
            reading.claim(project, predicate, value, span, rule)


def _one(reading: Reading, project: Thing, sentence: Sentence, amount: Amount) -> None:
    label = _label(reading, sentence, amount)
    if label is None:
        return
    name, start = label
    funds = [reading.span(h) for h in reading.cues("erdf", sentence)]
    shares = [
        (first, last)
        for first, last in map(reading.span, reading.cues("share", sentence))
        if last <= amount.start and not any(a <= first and last < b for a, b in funds)  # "quota FESR" is the fund's
    ]
    if name == "erdf" and shares:
        body = _receiver(reading, sentence, amount)
        rows = [t for t in reading.things if t.kind == "Participation" and t.parts.get("participant") is body]
        if rows and next(reading.says(rows[0], "erdfBudget"), None) is None:
            value = Literal(amount.lexical, XSD + "decimal", None, amount.qualifier)
            reading.claim(rows[0], "erdfBudget", value, (shares[0][0], amount.end), "partner-share")
        return
    value = Literal(amount.lexical, XSD + "decimal", None, amount.qualifier)
    span = (min(start, amount.start), amount.end)
    if name == "share":
        body = _receiver(reading, sentence, amount)
        if body is not None:
            take_part(reading, project, body, "partner", span, "partner-share")
            participation = next(
                t for t in reading.things if t.kind == "Participation" and t.parts.get("participant") is body
            )
            if next(reading.says(participation, "totalBudget"), None) is None:
                reading.claim(participation, "totalBudget", value, span, "partner-share")
        return
    predicate = "erdfBudget" if name == "erdf" else "totalBudget"
    own = {id(claim.object) for claim in reading.says(project, "fundedUnder")}
    before = [o for o in reading.within(sentence.start, amount.start, "Programme", "Project") if id(o.thing) not in own]
    if before and before[-1].thing.kind == "Programme" and not reading.cues("Project", sentence, "heads"):
        return
    if next(reading.says(project, predicate), None) is None:
        reading.claim(project, predicate, value, span, "project-budget" if name == "budget" else "project-erdf")


def _label(reading: Reading, sentence: Sentence, amount: Amount) -> tuple[str, int] | None:
    """The nearest label of an amount, before it rather than after it, and where it begins."""
    found = []
    for name in ("budget", "erdf", "share"):
        for hit in reading.cues(name, sentence):
            start, end = reading.span(hit)
            between = reading.folded[end : amount.start] if end <= amount.start else ""
            if name == "erdf" and amount.end <= start and _rate(reading, amount.end, start, end):
                continue  # "1.2 million euro, of which the ERDF pays 80 %": the sum is the whole
            if name == "erdf" and ")" in between and "(" not in between:
                continue  # "Interreg Europe (FEDER), 1,39 M€"
            longer = len(re.findall(r"[^\W\d_]{3,}", between)) if name == "erdf" else 0
            if longer > _ERDF_NEAR or (longer and reading.cues_between("of-which", end, amount.start)):
                continue  # "(ERDF), of which more than 240,000 euro will go to our region"
            if end <= amount.start and amount.start - end <= _NEAR and ";" not in between:
                found.append((amount.start - end, name, start))
            elif (
                name == "erdf"
                and 0 <= start - amount.end <= 25
                and ";" not in reading.text[amount.end : start]
                and not _FIGURE.match(reading.text, end)
            ):
                found.append((start - amount.end + 5, name, start))
            elif (
                name == "budget" and 0 <= start - amount.end <= _BEHIND and _says_what(reading, amount.end, start, end)
            ):
                found.append((start - amount.end + 5, name, start))  # "1.6 million euros of budget"
    if not found and _of_project(reading, sentence, amount):
        return "budget", amount.start
    if not found:
        return None
    _, name, start = min(found)
    return name, start


def _rate(reading: Reading, amount: int, start: int, end: int) -> bool:
    """Whether the fund behind an amount is said to give a part of it in per cent ("(85 % ERDF)", "the ERDF pays 85 %").

    A rate in a bracket right behind the fund is that of its sum: "840,300 € ERDF (75 %)".
    """
    before = _PERCENT.match(reading.text, amount, start)
    clause = _CLAUSE.match(reading.text, end)
    return bool(before) or bool(clause and _PERCENT.match(reading.text, end, clause.end()))


def _says_what(reading: Reading, amount: int, start: int, end: int) -> bool:
    """Whether a word for a budget belongs to the amount that ends before it, not to one that follows."""
    return "," not in reading.text[amount:start] and not any(c.isdigit() for c in reading.text[end : end + _FOLLOWS])


def _of_project(reading: Reading, sentence: Sentence, amount: Amount) -> bool:
    """Whether the word project stands right behind an amount ("a 1.2 million euro international project")."""
    for hit in reading.cues("Project", sentence, "heads"):
        between = reading.folded[amount.end : reading.span(hit)[0]]
        words = between.split()
        plain = between.isprintable() and not any(c in between for c in ",;:.()")
        grammar = reading.lexicon_at(hit.first)
        if (
            between
            and plain
            and len(words) <= 2
            and not any(
                grammar.has(table, word) for word in words for table in ("function_words", "articles", "connectors")
            )
        ):
            return True
    return False


def _receiver(reading: Reading, sentence: Sentence, amount: Amount) -> Thing | None:
    """The body nearest before the amount."""
    bodies = reading.within(sentence.start, amount.start, *BODIES)
    after = reading.within(amount.start - 25 if amount.start > 25 else 0, amount.start, *BODIES)
    return (after or bodies)[-1].thing if bodies or after else None
