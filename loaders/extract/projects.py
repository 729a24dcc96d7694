"""Projects and programmes by their shape, by the class noun beside them, and by acronym and title together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract import projectcues, projectlists, projectnames, projectplaces, projectrows
from loaders.extract.acronyms import CODE, NEVER, after_programme, bracketed, closing, opening, proper, reach, shaped
from loaders.extract.acronymtitles import acronym_of
from loaders.extract.bracketed_titles import bracketed_acronyms
from loaders.extract.calledprojects import called
from loaders.extract.capitalprojects import likeliest, titled_lines, told_in_capitals
from loaders.extract.closedtitles import named_by_closing
from loaders.extract.furniture import in_furniture
from loaders.extract.hypotheses import Hypothesis
from loaders.extract.knownprojects import doubtful, known_project, known_projects
from loaders.extract.lexicon import Row
from loaders.extract.phrases import Hit
from loaders.extract.projectcards import carded
from loaders.extract.projectsheets import sheet_titles
from loaders.extract.projecttitles import names_in
from loaders.extract.quotedprojects import quoted
from loaders.extract.reading import Reading
from loaders.extract.said_projects import said_to_be
from loaders.extract.underscored import underscored
from ontology import authority, territories

WEIGHT = 1.35
_QUOTED = re.compile(
    r"[\"“”„«»]+\s*(?P<double>[^\"“”„«»\n]{3,120}?)\s*[\"“”«»]|['‘‚](?P<single>[^'‘’\n]{3,120}?)['’‘](?!\w)"
)
_UNCLOSED = re.compile(r"[„“«](?P<double>[^\"“”„«»\n]{3,40})(?P<single>)(?=\n|$)")
_MARKS = "\"“”„«»'‘‚"
_QUOTED_WORDS = 12
_SHORT_NAME = 4  # words before a dash or full stop that are the name of what stands behind
_SMALL = ("articles", "openers", "locatives", "function_words", "connectors")
_MAY_OPEN = frozenset({"cluster", "centre", "group", "association", "company"})  # bodies that titles begin with
_CITY = 4  # level of a city, below those of NUTS
_PREVIOUS = 60  # characters before a name in which its project is called a previous one
_TITLE_MARK = re.compile(r"[!®]? {0,2}[–—:]  ?|  ?-  ?|\.  ?")


def project_hypotheses(reading: Reading) -> Iterator[Hypothesis]:
    """Projects that the text names beside the class noun, or by an acronym with its title in brackets."""
    names: dict[str, str] = {}  # of each name its first word
    words = reading.words
    rows = [*_beside_noun(reading), *_with_title(reading), *_before_plan(reading), *bracketed_acronyms(reading)]
    rows += [
        row
        for rule in (
            *projectnames.RULES,
            called,
            quoted,
            *projectcues.RULES,
            *projectlists.RULES,
            projectrows.rows,
            *projectplaces.PLACED,
            told_in_capitals,
            titled_lines,
            named_by_closing,
            said_to_be,
            underscored,
            doubtful,
        )
        for row in rule(reading)
    ]
    if all(previous(reading, words[first].start) for first, _, _ in rows):
        rows += [row for rule in projectnames.WEAK for row in rule(reading)]
    if all(previous(reading, words[first].start) for first, _, _ in rows):
        rows += _before_partners(reading)
    if all(previous(reading, words[first].start) for first, _, _ in rows):
        rows += projectcues.recurring(reading) if next(known_projects(reading), None) is None else ()
    known = [reading.index(one.start) for one in known_projects(reading)]
    rows += carded(reading, [*known, *(first for first, _, _ in rows)])
    sheet = [*sheet_titles(reading, [*known, *(first for first, _, _ in rows)])]
    likely = [] if rows or known else [*likeliest(reading)]
    above = any(first <= last for first, _, _ in likely for _, last, _ in sheet)  # a short name above or in the title
    rows += likely if above or not sheet else sheet
    for first, last, rule in rows:
        first, last = projectnames.widened(reading, first, last)
        start, end = words[first].start, words[last].end
        names[reading.text[start:end]] = words[first].word
        yield _project(reading, start, end, rule)
    for name in sorted(names):
        pattern, done = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)"), 0
        for number in reading.tokens_of(names[name]):
            match = pattern.match(reading.text, words[number].start)
            if match and match.start() >= done:
                yield _project(reading, match.start(), match.end(), "project-acronym")
                done = match.end()


def previous(reading: Reading, offset: int) -> bool:
    """Whether the name at an offset is called that of a project before the one that the text is about.

    "A previous project, PIKE": such a project is named, but the text is not about it.
    """
    sentence = reading.sentence_at(offset)
    said = [reading.span(h) for h in reading.cues("previous", sentence)] if sentence else []
    nouns = [reading.span(h)[0] for h in reading.cues("Project", sentence, "heads")] if sentence else []
    return any(
        offset - _PREVIOUS <= start and end <= offset and any(start < noun < offset for noun in nouns)
        for start, end in said
    )


def exemplified(reading: Reading, offset: int) -> bool:
    """Whether the name at an offset is one of several examples ("in projects such as Alder, WINDOW and Old Mills")."""
    sentence = reading.sentence_at(offset)
    if sentence is None:
        return False
    plural = [h.last for h in reading.cues("projects", sentence) if reading.span(h)[1] <= offset]
    such = {h.first - 1 for h in reading.cues("such-as", sentence) if reading.span(h)[1] <= offset}
    return any(last in such for last in plural)


def programme_hypotheses(reading: Reading) -> Iterator[Hypothesis]:
    """Programmes whose name stands in quotes behind the class noun ("Programme “Interreg Europe”")."""
    for hit in reading.cues("Programme", table="heads"):
        start, end = reading.span(hit)
        match = _QUOTED.match(reading.text, end + 1) or _QUOTED.match(reading.text, end)
        name = (match["double"] or match["single"]) if match else ""
        if match and name[:1].isupper() and len(name.split()) <= 8:
            stop = match.end()
            rows = [r for r in authority.find(name, kinds=("Programme",)) if r.period is None]
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
    key = known_project(reading, reading.text[start:end])
    names = names_in(reading, start, end)
    return Hypothesis("Project", start, end, WEIGHT * (end - start), rule, authority=key, names=names)


def _beside_noun(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Reads "project CircPro", "CircPro project", "projects, SMART WASTE, LCA4Regions and EURE", "project „…“"."""
    calls = [(h.first, h.last) for h in reading.whole_cues("call-noun").beginning(0, len(reading.words))]
    for hit in reading.cues("Project", table="heads"):
        if any(first < hit.first and hit.last <= last for first, last in calls):
            continue  # "appel à projets « Ports durables »"
        titled = _quoted(reading, hit)
        short = _before(reading, hit) if titled and titled[0][1] > titled[0][0] else []
        for first, last in short or titled or _behind(reading, hit) or _before(reading, hit):
            yield first, last, "project-noun"  # "the HARBOURS Project “Better ports in towns”" has its title behind


def _quoted(reading: Reading, noun: Hit[Row]) -> list[tuple[int, int]]:
    """What stands in quotes behind the class noun or its programme; of "ACRONYM – title" the acronym."""
    words = reading.words
    at = min(after_programme(reading, noun.last + 1), len(words) - 1)
    at += at + 1 < len(words) and words[at].gap == " " and CODE.fullmatch(words[at].word) is not None
    opens = reading.text[words[at - 1].end : words[at].start]
    if "»" in opens and in_furniture(reading, words[at].start):
        return []  # "Projects » Ongoing » …" is the way to a page
    mark = next((n for n, c in enumerate(opens) if c in _MARKS), None)
    match = _QUOTED.match(reading.text, words[at - 1].end + mark) if mark is not None and "\n" not in opens else None
    if match is None and mark is not None and "\n" not in opens:
        match = _UNCLOSED.match(reading.text, words[at - 1].end + mark)
    if match is None or opens[:1] in _MARKS or noun.last + 1 >= len(words):
        return []
    if ":" in opens and any(h.last == noun.last for h in reading.cues("title")):
        return []  # "Project title: “…”": the title of the project whose acronym stands elsewhere
    start, end = match.span("double" if match["double"] else "single")
    if len(reading.text[start:end].split()) > _QUOTED_WORDS:
        return []
    inside = [n for n in range(at, min(at + 15, len(words))) if words[n].end <= end]
    if not inside or not words[inside[0]].capital:
        return []
    beyond = bracketed(reading, inside[-1] + 1)
    if beyond:
        return [beyond]
    short = opening(reading, inside[0])
    if short and short[1] < inside[-1] and _TITLE_MARK.fullmatch(words[short[1] + 1].gap):
        return [short]
    if words[inside[-1]].gap == " (" and opening(reading, inside[-1]) and reading.text[end - 1] == ")":
        return [opening(reading, inside[-1]) or (inside[-1], inside[-1])]  # “Better ports in towns (HARBOURS)”
    if len(inside) > 2 and opening(reading, inside[-1]) and reading.text[end - 1] == ")":
        first, last = reach(reading, inside[-1], inside[-1])
        if words[first].gap == " (":
            return [(first, last)]
    marks = [n for n in inside[1:] if _TITLE_MARK.fullmatch(words[n].gap)]
    if marks and marks[0] - inside[0] <= _SHORT_NAME and projectnames.again(reading, inside[0], marks[0] - 1):
        return [(inside[0], marks[0] - 1)]  # “Digital Rural. Making policies …”, called Digital Rural elsewhere
    return [(inside[0], inside[-1])]


def _behind(reading: Reading, noun: Hit[Row]) -> list[tuple[int, int]]:
    """The names behind the class noun: "project CircPro", "progetto europeo CircPro", "projects, A, B and C"."""
    words, after = reading.words, noun.last + 1
    if after >= len(words) or (words[after].gap != " " and projectnames.shouted(reading, noun.first)):
        return []
    if projectnames.shouted(reading, noun.first) and any(h.last == noun.last for h in reading.cues("projects")):
        return []  # "PROJECTS COMPLETED"
    if words[after].gap == ": " and words[noun.first].shape == "a":  # "vienas projektas: TOOLSHARE;"
        short = opening(reading, after)
        return [short] if short and not projectnames.is_body(reading, *short) else []
    plural = words[noun.first].word.endswith(("s", "i")) and words[after].gap[:1] == ","
    if not (words[after].joined or plural):
        return []
    named = after if plural else min(after_programme(reading, after), len(words) - 1)
    found = opening(reading, named) if words[named].joined or plural else None
    if found and not _is_cue(reading, *found):
        more = list(_more(reading, found[1]))
        many = any(h.first == noun.first for h in reading.cues("projects"))
        closed = bool(more) and reading.lexicon_at(more[-1][0]).has("conjunctions", words[more[-1][0] - 1].word)
        # "Through the project HARBOURS, RADA aims to …": what a comma alone joins to one project is its actor
        return [found, *(more if many or closed else [])]
    same = {h.first: h.last for h in reading.whole_cues("same").beginning(after, after)}
    at = same.get(after) if words[after].gap.strip() in ("", ",") else None
    if at is not None and at + 1 < len(words) and words[at + 1].capital and words[at + 1].gap == " ":
        return [reach(reading, at + 1, at + 1)]
    return [(named, named)] if words[named].gap == " " and not plural and proper(reading, named) else []


def _is_cue(reading: Reading, first: int, last: int) -> bool:
    """Whether some tokens are a word of a label ("Projekti KODULEHT", the project's website)."""
    return any(h.first == first and h.last == last for h in reading.hits_between("cues", first, last))


def _before(reading: Reading, noun: Hit[Row]) -> list[tuple[int, int]]:
    """The name before the class noun: "CircPro project", "Epicah project"."""
    words, before = reading.words, noun.first - 1
    if before < 0 or words[noun.first].gap not in (" ", ") "):
        return []
    if words[noun.first].gap == ") ":  # "Transfer of Technology in Ageing Networks (TITAN) project"
        short = closing(reading, before)
        return [short] if short and words[short[0]].gap == " (" and words[noun.first].shape == "a" else []
    found = closing(reading, before, shouted=words[noun.first].shape == "A")
    grammar = reading.lexicon_at(before)
    if found and found[0] == found[1] and any(grammar.has(table, words[before].word) for table in _SMALL):
        return []  # "THE PROJECT", "PAR PROJEKTU"
    if found and projectnames.shouted(reading, noun.first) and not projectnames.again(reading, *found):
        return []  # a line all in capitals: of its words only one that the text uses elsewhere is a name
    if found:
        return [found]
    alone = not words[before].joined or not words[before - 1].capital or words[before - 1].word in ("interreg", "the")
    return [(before, before)] if alone and words[noun.first].shape == "a" and proper(reading, before) else []


def _before_partners(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Reads "the CircPro kick-off meeting", "the CIRCPRO partners", where nothing else names a project."""
    words = reading.words
    for hit in reading.cues("kick-off", table="events"):
        found = closing(reading, hit.first - 1) if words[hit.first].gap == " " else None
        if found is None and hit.first and words[hit.first].gap == " " and proper(reading, hit.first - 1):
            found = hit.first - 1, hit.first - 1
        if found:
            yield *found, "project-kick-off"
    for hit in reading.cues("partner"):
        english = words[hit.first].gap == " " and hit.payload.language == "en"
        found = closing(reading, hit.first - 1) if english else None
        name = reading.text[words[found[0]].start : words[found[1]].end] if found else ""
        if found and len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", reading.text)) > 1 and not _body(reading, name):
            yield *found, "project-partners"


def _body(reading: Reading, name: str) -> bool:
    """Whether a name is a known body's, or an acronym that the text puts in brackets behind a name."""
    known = authority.find(name, kinds=("Organization", "Programme", "Fund", "PolicyFramework"))
    return bool(known) or f"({name})" in reading.text


def _more(reading: Reading, last: int) -> Iterator[tuple[int, int]]:
    """The rest of a list of acronyms, their titles behind dashes passed over ("A – title and B – title")."""
    words, at = reading.words, last + 1
    while at < len(words):
        if _TITLE_MARK.fullmatch(words[at].gap):
            at = _behind_title(reading, at)
            if at >= len(words):
                return
        grammar = reading.lexicon_at(at)
        if grammar.has("conjunctions", words[at].word) and words[at].joined:
            at += 1
            if at >= len(words):
                return
        elif words[at].gap.strip() != ",":
            return
        found = opening(reading, at)
        if found is None:
            return
        yield found
        at = found[1] + 1


def _behind_title(reading: Reading, at: int) -> int:
    """The conjunction behind a title that another acronym with its title follows; past the end where none does."""
    words, sentence = reading.words, reading.sentence_at(reading.words[at].start)
    for n in range(at, sentence.last - 2 if sentence else at):
        if reading.lexicon_at(n).has("conjunctions", words[n].word):
            found = opening(reading, n + 1)
            if found and found[1] + 1 < len(words) and _TITLE_MARK.fullmatch(words[found[1] + 1].gap):
                return n
    return len(words)


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
        first, last = reach(reading, at, at)
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
        if name.casefold() in NEVER or _has_body(reading, first, last) or name.casefold() in title.casefold().split():
            continue  # "Comunidade do Alto Minho (CIM Alto Minho)": the short name holds the words before the bracket
        if any(place.level < _CITY for place in territories.find(name)) or _is_other(reading, title):
            continue  # "Upper France (Hauts de France)", "FEDR (Fondul European de Dezvoltare Regională)"
        if _names_body(reading, at + 1, close):
            continue  # "CTC (Centro Tecnológico de la Conserva)"
        if acronym_of(name, title) or (opens and article and runs_project and not territories.find(name)):
            yield first, last, "project-title-parenthesis"


def _names_body(reading: Reading, first: int, end: int) -> bool:
    """Whether words up to an offset begin or end with the head noun of a body, written with a capital."""
    last = reading.index(end) - 1
    heads = reading.hits_between("bodies", first, last)
    return any(reading.words[h.first].capital and (h.first == first or h.last == last) for h in heads)


def _is_other(reading: Reading, title: str) -> bool:
    """Whether a title is the name of a fund, programme or body rather than of a project."""
    return bool(authority.find(title, kinds=("Fund", "Programme", "Organization")))


def _line_title(reading: Reading, at: int) -> Iterator[tuple[int, int, str]]:
    """Reads "CircPro – Smart Circular Procurement" at the head of a line."""
    sentence = reading.sentence_at(reading.words[at].start)
    first, last = reach(reading, at, at)
    if sentence is None or last != at or first - sentence.first > 1:
        return
    if first > sentence.first and not _opens_project(reading, first - 1):
        return  # "Network APE – Green Purchases": the acronym is that of a network
    heads = {h.payload.value for h in reading.hits_beginning("bodies", at + 1, at + 1)}
    if heads and reading.words[at + 1].capital and (sentence.item or not heads & _MAY_OPEN):
        return  # "CNR - Consiglio nazionale delle ricerche": the acronym is that of a body
    end = reading.text.find("\n", reading.words[at].end)
    title = reading.text[reading.words[at + 1].start : end if end > 0 else sentence.end]
    name = reading.text[reading.words[first].start : reading.words[last].end]
    itself = name.casefold() in title.casefold().split()  # "Call: first call 2022"
    if len(title.split()) <= 20 and acronym_of(name, title) and name.casefold() not in NEVER and not itself:
        yield first, last, "project-title-line"


def _opens_project(reading: Reading, at: int) -> bool:
    """Whether a word may stand before a project's acronym: an article, or a word for projects."""
    noun = any(h.payload.value == "Project" for h in reading.hits_touching("heads", at, at))
    return noun or reading.lexicon_at(at).has("articles", reading.words[at].word)


def _has_body(reading: Reading, first: int, last: int) -> bool:
    return bool(reading.hits_beginning("bodies", first, last))


def _before_plan(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Reads "CircPro Regional Action Plan": an acronym before the name of a plan is the project's."""
    for hit in reading.cues("ActionPlan", table="heads"):
        if projectnames.shouted(reading, hit.first) or "\n" in reading.words[hit.first].gap:
            continue
        at = hit.first - 1
        while at >= 0 and reading.words[at + 1].gap == " " and reading.words[at].shape == "Aa":
            at -= 1
        if (
            at >= 0
            and reading.words[at + 1].gap in (" ", "-")
            and not reading.hits_touching("heads", at, at)
            and not reading.words[at].word.startswith("interreg")
            and shaped(reading, at)
            and at < hit.first
        ):
            first, last = at, at
            while first > 0 and reading.words[first].gap == "-":
                first -= 1
            yield first, last, "project-before-plan"
