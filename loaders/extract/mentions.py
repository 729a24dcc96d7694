"""From hypotheses to the things of a document: the choice, what is the same thing, and its names."""

from __future__ import annotations

from collections.abc import Iterable

from loaders.extract.folding import squeezed
from loaders.extract.hypotheses import Hypothesis, choose
from loaders.extract.legal_forms import name_end
from loaders.extract.lexicon import lexicon
from loaders.extract.planmentions import tie_plan
from loaders.extract.projects import exemplified, previous
from loaders.extract.reading import Reading
from loaders.extract.spelling import languages_of
from loaders.extract.things import Thing
from loaders.extract.tokens import index_at
from loaders.extract.unit_names import holds_whole
from loaders.extract.whereabouts import TERRITORIAL, place_in_name
from ontology import authority
from ontology.name_words import AROUND, concepts
from ontology.names import slug

BODIES = ("Organization", "PublicOrganisation")
PLACES = ("Country", "Region", "City")
POLICIES = ("Strategy", "PolicyInstrument", "PolicyFramework", "Law")
TITLED = frozenset(
    {
        "Project",
        *POLICIES,
        "GoodPractice",
        "GoodPracticeSet",
        "Initiative",
        "ActionPlan",
        "Action",
        "Event",
        "Document",
    }
)
_PROGRAMMES = ("program", "προγραμμα", "програм", "ohjelma")  # class nouns that a name may hold or not
_STEM, _SHORT_WORD, _SHORT_STEM = 5, 6, 3  # letters by which case forms of one name are the same
_FEWEST_INITIALS = 2  # letters
_WHOLE = 3  # letters from which initials alone stand for a name
_NAMED_SO = ("GoodPractice", "Initiative", "Action", "PilotAction")
_SURE_PERSON = "person-family-first"
_INNER = frozenset({"Programme", "Project"})  # named even inside the name of another thing
_PLAIN = frozenset(
    [
        "the",
        "regional",
        "local",
        "action",
        "plan",
        "plans",
        "piano",
        "piani",
        "di",
        "d",
        "azione",
        "regionale",
        "del",
        "la",
        "plan",
        "de",
        "d'action",
        "accion",
        "acao",
        "regional",
        "nacional",
        "national",
    ]
)


def settle(reading: Reading, hypotheses: Iterable[Hypothesis]) -> None:
    """Chooses among the hypotheses once for the whole document and fills in the reading's things."""
    choice = choose(hypotheses)
    reading.chosen, reading.inner, reading.refused = choice.chosen, choice.inner, choice.refused
    known: dict[tuple[str, ...], Thing] = {}
    several = [reading.span(hit) for hit in reading.cues("several-plans")]
    named = [h for h in choice.chosen if h.use == "name" and not _several(h, several)]
    inner = [
        h
        for h in choice.inner
        if (outer := choice.around(h.start, h.end)) is not None
        and (
            (h.kind in _INNER and outer.kind != h.kind and not _same_words(h, outer))
            or (h.kind in (*BODIES, *PLACES) and h.use == "name" and outer.kind == "ActionPlan")
            or (h.kind in BODIES and outer.kind in BODIES and holds_whole(reading, outer, h))
        )
    ]
    for hypothesis in sorted([*named, *_outermost(inner)], key=lambda h: (h.start, -h.end)):
        _note(reading, hypothesis, known)
    _cut_name(reading)
    _same_programme(reading)
    _acronyms(reading)
    for hypothesis in choice.chosen:
        if hypothesis.use == "alias":
            _tie(reading, hypothesis)
    _same_plan(reading)


def _same_words(project: Hypothesis, outer: Hypothesis) -> bool:
    """Whether what looks like a project's name is just that of a practice or action ("the practice “Bike4All”")."""
    named = (outer.start, outer.end) if not outer.names else outer.names[0]
    other = outer.kind in _NAMED_SO or outer.rule == _SURE_PERSON
    return project.kind == "Project" and other and (project.start, project.end) == named


def _several(hypothesis: Hypothesis, several: list[tuple[int, int]]) -> bool:
    """Whether a plan's name is of several plans ("Action Plans on Water"): they are no plan of that name."""
    return hypothesis.kind == "ActionPlan" and any(hypothesis.start <= a and b <= hypothesis.end for a, b in several)


def _same_programme(reading: Reading) -> None:
    """Makes a programme and its version of a period one, where the text names one version only."""
    named = reading.found("Programme")
    for programme in named:
        versions = [one for one in named if one.authority and programme.authority in _versions_of(one.authority)]
        if programme.authority and len(versions) == 1:
            merge(reading, versions[0], programme)


def _versions_of(key: str) -> list[str]:
    """The key of what an authority is a version of."""
    return [target for name, target in authority.row(key).parts if name == "isVersionOf"]


def _cut_name(reading: Reading) -> None:
    """Makes the body that the end of the text cuts short the one whose name begins so ("Government of Castilla")."""
    end = len(reading.text.rstrip())
    cut = next((o for o in reading.around(end - 1, end, *BODIES) if o.end == end), None)
    if cut is None or len(cut.thing.places) > 1:
        return
    name = squeezed(reading.text[cut.start : end])
    for body in reading.found(*BODIES):
        if body is not cut.thing and any(squeezed(n.text).startswith(name) for n in body.names):
            merge(reading, body, cut.thing)
            return


def _outermost(inner: list[Hypothesis]) -> list[Hypothesis]:
    """Of readings inside a chosen one, the best that do not overlap each other."""
    return list(choose(inner).chosen)


def _keys(reading: Reading, hypothesis: Hypothesis) -> list[tuple[str, ...]]:
    """What makes two readings the same thing, the surest first."""
    start, end = hypothesis.names[0] if hypothesis.names else (hypothesis.start, hypothesis.end)
    name = squeezed(reading.text[start:end])
    family = _family(hypothesis.kind)
    keys: list[tuple[str, ...]] = []
    if hypothesis.authority:
        keys.append(("authority", hypothesis.authority))
    if hypothesis.kind in PLACES:
        return [("code", hypothesis.code)] if hypothesis.code else [("name", hypothesis.kind, name)]
    if hypothesis.kind == "Programme":
        name = " ".join(word for word in name.split() if not word.startswith(_PROGRAMMES)) or name
    if hypothesis.body in TERRITORIAL and hypothesis.place:
        keys += _governing(reading, hypothesis)
    language = hypothesis.language or "en"
    if family == "Organization" and " " in name and lexicon(language).has("traits", "inflects"):
        keys.append(("stems", *(word[: _STEM if len(word) > _SHORT_WORD else _SHORT_STEM] for word in name.split())))
    return [*keys, ("name", family, name)]


def _governing(reading: Reading, hypothesis: Hypothesis) -> list[tuple[str, ...]]:
    """What a body governs, where there is one body of its kind: a NUTS 3 region has many municipalities."""
    body, place = str(hypothesis.body), str(hypothesis.place)
    if body == "municipality":
        first, last = reading.index(hypothesis.start), reading.index(hypothesis.end) - 1
        home = languages_of(hypothesis.country) if hypothesis.country else ()
        spoken = (reading.lexicon_at(first).code, *sorted(home), "en")
        if any(AROUND & set(concepts(slug(word.word), spoken)) for word in reading.words[first : last + 1]):
            return []  # the district around a city is not the city
        town = place_in_name(reading, first, last, body, hypothesis.country)
        return [("body", body, town.code)] if town is not None and town.kind == "City" else []
    many = body == "county" and not authority.governs_regions(hypothesis.country or "", body)
    return [] if many else [("body", body, place)]


def _family(kind: str) -> str:
    """The class of which things of a class may be the same."""
    return "Organization" if kind in BODIES else "Policy" if kind in POLICIES else kind


def _note(reading: Reading, hypothesis: Hypothesis, known: dict[tuple[str, ...], Thing]) -> Thing:
    keys = _keys(reading, hypothesis)
    thing = next((known[key] for key in keys if key in known and not _elsewhere(known[key], hypothesis)), None)
    if thing is None:
        thing = Thing(
            hypothesis.kind,
            hypothesis.start,
            hypothesis.end,
            authority=hypothesis.authority,
            code=hypothesis.code,
            country=hypothesis.country,
            place=hypothesis.place,
            body=hypothesis.body,
            tag=hypothesis.tag,
            rule=hypothesis.rule,
        )
    for key in keys:
        known.setdefault(key, thing)
    thing.authority = thing.authority or hypothesis.authority
    thing.country, thing.place = thing.country or hypothesis.country, thing.place or hypothesis.place
    thing.body = thing.body or hypothesis.body
    language = hypothesis.language or reading.lexicon_at(index_at(reading.words, hypothesis.start)).code
    for start, end in hypothesis.names or ((hypothesis.start, hypothesis.end),):
        stop = name_end(reading, index_at(reading.words, end) - 1) if hypothesis.kind in BODIES else end
        text = reading.text[start : max(end, stop)]
        thing.call(text, language, use_of(hypothesis.kind, text))
    reading.add(thing, hypothesis.start, hypothesis.end)
    return thing


def _elsewhere(thing: Thing, hypothesis: Hypothesis) -> bool:
    """Whether lists give two bodies of one name different countries: Limburg is a province twice."""
    listed = thing.rule == hypothesis.rule == "list-item"
    return listed and None not in (thing.country, hypothesis.country) and thing.country != hypothesis.country


def use_of(kind: str, text: str) -> str:
    """Whether a name of a thing of this class is its title, its acronym or its label.

    >>> use_of("Project", "CircPro"), use_of("Project", "Smart Circular Procurement"), use_of("City", "Lille")
    ('acronym', 'title', 'label')
    """
    short = len(text.split()) == 1 or text.isupper()
    if kind == "Project":
        return "acronym" if short and len(text) <= 25 else "title"
    return "title" if kind in TITLED else "label"


def _acronyms(reading: Reading) -> None:
    """Acronyms in brackets behind a name, and every later place where they stand for it."""
    from loaders.extract.partner_claims import is_acronym

    short: dict[str, Thing] = {}
    for occurrence in list(reading.occurrences):
        thing, text = occurrence.thing, reading.text
        opening = text[occurrence.end : occurrence.end + 3].lstrip()
        if thing.kind in (*PLACES, "Person", "ActionPlan") or opening[:1] not in ("(", "/"):
            continue
        start = text.index(opening[0], occurrence.end) + 1
        close = text.find(")" if opening[0] == "(" else "/", start, start + 20)
        name = text[start:close].strip(" \"“”„'") if close > 0 else ""
        if is_acronym(name) and not (len(name) == 2 and thing.kind in BODIES):
            thing.call(name, None, "acronym" if thing.kind in ("Project", *BODIES, "Fund") else "label")
            short[name] = thing
            for other in reading.within(start, close):
                if other.thing is not thing and _family(other.thing.kind) == _family(thing.kind):
                    merge(reading, thing, other.thing)  # "Fondos Europeos de Desarrollo Regional (FEDER)"
    for at, token in enumerate(reading.words):
        name = reading.text[token.start : token.end]
        if token.shape == "A" and name not in short:
            _initials(reading, at)
        if name not in short:
            continue
        there = next(reading.occurrences.touching(token.start, token.end), None)
        if there is not None and _only(there.thing, name) and there.thing is not short[name]:
            if _family(there.thing.kind) == _family(short[name].kind) and short[name] in reading.things:
                merge(reading, short[name], there.thing)  # a list has the acronym alone
        elif there is None:
            if at and reading.text[token.start - 1] in "(/":
                continue
            reading.add(short[name], token.start, token.end)


def _only(thing: Thing, name: str) -> bool:
    """Whether a thing has no other name than this."""
    return all(row.text == name for row in thing.names)


def _initials(reading: Reading, at: int) -> None:
    """Ties "RRA Posavje" to "Regionalna razvojna agencija Posavje": its first words by their letters."""
    token = reading.words[at]
    count = len(token.word)
    if count < _FEWEST_INITIALS or (count < _WHOLE and not _leads_on(reading, at)):
        return
    for body in reading.found(*BODIES):
        words = squeezed(body.label).split()
        if len(words) < count or "".join(word[0] for word in words[:count]) != token.word:
            continue
        if len(words) == count and (count < _WHOLE or next(reading.occurrences.touching(token.start, token.end), None)):
            continue
        last = at + len(words) - count
        rest = reading.words[at + 1 : last + 1]
        if [w.word for w in rest] == words[count:] and all(w.joined for w in rest):
            start, end = token.start, reading.words[last].end
            for other in list(reading.occurrences.touching(start, end)):
                place = other.thing.kind in PLACES and len(other.thing.places) == 1
                short = other.thing.kind in BODIES and other.thing is not body
                if place or (short and _only(other.thing, reading.text[start:end])):
                    merge(reading, body, other.thing)
            body.call(reading.text[start:end], None, "label")
            reading.add(body, start, end)
            return


def _leads_on(reading: Reading, at: int) -> bool:
    """Whether a capitalised word follows a token."""
    return at + 1 < len(reading.words) and reading.words[at + 1].capital and reading.words[at + 1].gap == " "


def _tie(reading: Reading, hypothesis: Hypothesis) -> None:
    """Ties "the Region", "the Action Plan" to the nearest of its kind named before it, else to the only one."""
    if hypothesis.kind == "ActionPlan":
        tie_plan(reading, hypothesis)
        return
    near = [t for t in reading.found(*BODIES) if t.body == hypothesis.body]
    before = [t for t in near if min(t.places)[0] < hypothesis.start]
    if not near:
        return
    if before:
        thing = max(before, key=lambda t: max(p for p in t.places if p[0] < hypothesis.start))
    elif len(near) == 1:
        thing = near[0]
    else:
        return
    words = reading.words[index_at(reading.words, hypothesis.start)]
    previous = index_at(reading.words, hypothesis.start) - 1
    grammar = reading.lexicon_at(index_at(reading.words, hypothesis.start))
    definite = (
        previous >= 0
        and words.joined
        and (
            grammar.has("articles", reading.words[previous].word)
            or grammar.has("connectors", reading.words[previous].word)
        )
    )
    if definite:
        thing.call(reading.text[hypothesis.start : hypothesis.end], hypothesis.language, "alias")
        reading.add(thing, hypothesis.start, hypothesis.end)


def _same_plan(reading: Reading) -> None:
    """Makes "The Regional Action Plan" and "CircPro Regional Action Plan" one, where no other plan is named."""
    plans = [plan for plan in reading.found("ActionPlan") if "owner" not in plan.parts]
    plain = [p for p in plans if set(squeezed(p.label).split()) <= _PLAIN]
    special = [p for p in plans if p not in plain]
    if special:
        main = special[0]
        keep = [main]
        if len(special) > 1:
            for other in special[1:]:
                words, base = set(squeezed(other.label).split()), set(squeezed(main.label).split())
                if words <= base or base <= words:
                    merge(reading, main, other)
                else:
                    keep.append(other)
        for other in plain:
            if len(keep) == 1:
                merge(reading, main, other)
    elif plain:
        for other in plain[1:]:
            merge(reading, plain[0], other)


def merge(reading: Reading, main: Thing, other: Thing) -> None:
    """Makes two things of the reading one; ``other`` is gone afterwards."""
    for name in other.names:
        main.call(name.text, name.language, name.use)
    for occurrence in reading.occurrences.drop(other):
        reading.add(main, occurrence.start, occurrence.end)
    reading.things.remove(other)
    for field in ("authority", "code", "country", "place", "body"):
        setattr(main, field, getattr(main, field) or getattr(other, field))
    main.start, main.end = min((main.start, main.end), (other.start, other.end))


def topic(reading: Reading) -> Thing | None:
    """The project that the document is about: named most often and early; None where none is named.

    A project that the text calls a previous one or gives as an example is not what it is about, nor is
    one that it names once and that only the tables know, under another programme.
    """
    first = reading.sentences[0].end if reading.sentences else 0
    projects = [
        p
        for p in reading.found("Project")
        if not previous(reading, min(p.places)[0])
        and not (len(p.places) == 1 and exemplified(reading, min(p.places)[0]))
        and not (p.rule == "project-known" and len(p.places) == 1 and min(p.places)[0] >= first)
    ]
    if not projects:
        return None

    def weight(project: Thing) -> float:
        early = sum(1.5 for start, _ in project.places if start < first)
        return len(project.places) + early + (1.0 if project is projects[0] else 0.0)

    return max(projects, key=lambda p: (weight(p), -p.start))
