"""Where a body is, by the territory, the country or the adjective that its name holds."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.extract.folding import fold
from loaders.extract.gazetteer import best_place, is_common
from loaders.extract.inflection import inflected_place
from loaders.extract.lexicon import Row, all_words, lexicon
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.regionadjectives import region_of
from loaders.extract.spelling import countries_speaking, european, european_countries, languages_of, may_mean, spoken_at
from loaders.extract.surroundings import surroundings
from loaders.extract.things import Thing
from loaders.extract.towns import town_called
from ontology import territories
from ontology.case_forms import base_forms
from ontology.territories import Territory

_LONGEST, _WORDS = 6, 3  # words of the longest name of a place, and of one in a case form
_SAME = 4  # letters by which the name of a town is known in that of its body
_BESIDE = 2  # words between an adjective and the head noun behind it whose language it is in
_BEHIND = 4  # words between a head noun and a place behind it
_SHORTEST, _ACRONYM = 3, 5  # letters of a place's name, and of one in capitals
_KNOWN = 60_000  # inhabitants from which a city is called by a foreign name
_CITY = 20_000  # inhabitants from which any body may be called after a city
_OF_DISTRICTS = frozenset({"association", "chamber", "development-agency", "agency"})  # bodies called after counties
_ADJECTIVES = frozenset(
    {"bg", "cs", "de", "hr", "hu", "pl", "sk", "sl"}
)  # languages with rules for adjectives of towns
_TOWN = 1_000  # inhabitants from which a body is called by a town's adjective
_OF_TOWNS = frozenset({"municipality", "university"})  # bodies called after towns of any size

TERRITORIAL = frozenset(["regional-authority", "province", "county", "municipality", "metropolitan-city"])
LEVELS = {  # NUTS levels at which a body governs, the likeliest first; a city is 4
    "regional-authority": (2, 1, 3, 0),
    "province": (3, 2),
    "county": (3, 2),
    "municipality": (4, 3),
    "metropolitan-city": (3, 4),
    "ministry": (1, 2, 3),
}


def locate(
    reading: Reading, first: int, last: int, body: str, country: str | None = None
) -> tuple[str | None, str | None]:
    """Country and NUTS code of the territory named between two tokens, the longest and last name first.

    A name as it is goes before a case form of one, then come small towns and adjectives of regions. Head
    nouns of bodies and common words that are also places ("Centre", "West") name none, unless they
    stand behind the head of a body that governs such a territory ("Comune di Este"). Where the name has
    a country, or ``country`` is known from elsewhere, places of others are refused.
    """
    place = place_in_name(reading, first, last, body, country)
    if place is not None:
        code = place.code if place.kind != "City" else place.parent
        return place.country, (code if code and place.kind != "Country" else None)
    return next((code for at in range(first, last + 1) if (code := demonym(reading, at))), None), None


def place_in_name(reading: Reading, first: int, last: int, body: str, country: str | None = None) -> Territory | None:
    """The territory that ``locate`` finds, a city or town as itself, or None."""
    said = {country} if country else _countries_between(reading, first, last)
    named = list(stretches(reading, first, last))
    for find in (_district, _exact, _town, _case_form, _placed_town, _area, _town_adjective):
        for at, to in named:
            place = find(reading, at, to, body, said)
            if place is None or (said and place.country not in said):
                continue
            if not is_common(reading, at, to) or _governs(reading, first, at, place, said):
                return place
    for at in range(first, last + 1):
        region = _adjective(reading, at, country)
        if region is not None and (not said or region.country in said):
            return region
    return None


def stretches(reading: Reading, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The stretches of tokens that may name a place: the longest first, of equals the last."""
    words = reading.words
    heads = {n for h in reading.hits_between("bodies", first, last) for n in _tokens(h)}
    for size in range(min(_LONGEST, last - first + 1), 0, -1):
        for at in range(last - size + 1, first - 1, -1):
            stretch = range(at, at + size)
            if not words[at].capital or any(not words[n].joined for n in stretch[1:]) or heads.issuperset(stretch):
                continue
            length = words[at + size - 1].end - words[at].start
            if length >= _SHORTEST and not (size == 1 and words[at].shape == "A" and length < _ACRONYM):
                yield at, at + size - 1


def _district(reading: Reading, at: int, to: int, body: str, said: set[str]) -> Territory | None:
    """The region around a county or municipality that is no region itself, in any case form."""
    if body not in TERRITORIAL and body not in _OF_DISTRICTS:
        return None
    name = _name(reading, at, to)
    forms = (form for code in _languages(reading, at) for form in base_forms(name, code, adjectives=True))
    around = (territories.region_of_district(one) for one in (name, *forms))
    return next((region for region in around if region), None)


def _area(reading: Reading, at: int, to: int, body: str, said: set[str]) -> Territory | None:
    """The region around a valley, island or other area, in any case form, in a country that the text speaks of."""
    name, languages = _name(reading, at, to), _languages(reading, at)
    forms = (form for code in languages for form in base_forms(name, code))
    region = next((row for one in (name, *forms) if (row := territories.region_of_area(one))), None)
    if region is None or said:
        return region
    near, _ = surroundings(reading)
    spoken = languages_of(region.country)
    return region if region.country in near or any(code in spoken for code in languages) else None


def _exact(reading: Reading, at: int, to: int, body: str, said: set[str]) -> Territory | None:
    """The place of that name, a small city only where the kind of body is likely to be called after one.

    In a known country, or behind the head of a body that governs such places, it may go by a foreign name.
    """
    name, levels = _name(reading, at, to), LEVELS.get(body, ())
    only = next(iter(said)) if len(said) == 1 else None
    governed = body in TERRITORIAL and bool(reading.hits_touching("bodies", at - 2, at - 1))
    spoken = frozenset[str]() if only else spoken_at(reading, at)
    place = best_place(name, country=only, levels=levels, spoken=spoken)
    if place is None and governed:
        place = best_place(name, levels=levels)
        return place if place is not None and place.population not in range(1, _KNOWN) else None
    known = place is not None and (place.level < 4 or place.population > _CITY or body in _OF_TOWNS or only)
    if place is None or not known or (body in _OF_TOWNS and not said and _foreign(reading, at, to, place)):
        return None
    return place


def _foreign(reading: Reading, at: int, to: int, place: Territory) -> bool:
    """Whether a city of another language is but one of several, or a town of the text's or the head noun's likelier."""
    if place.kind != "City" or place.population >= _KNOWN:
        return False
    languages = _languages(reading, at)
    if any(code in languages_of(place.country) for code in languages):
        return False
    if len({row.country for row in territories.find(_name(reading, at, to), kind="City")}) > 1:
        return True
    countries = frozenset[str]().union(*(countries_speaking(code) for code in languages))
    return town_called(_name(reading, at, to), languages[0], countries, cases=False) is not None


def _town(reading: Reading, at: int, to: int, body: str, said: set[str]) -> Territory | None:
    """The small town that a municipality is called after, or any body where the text gives a reason."""
    return _small_town(reading, at, to, body, said) if body in _OF_TOWNS or said else None


def _placed_town(reading: Reading, at: int, to: int, body: str, said: set[str]) -> Territory | None:
    """The small town behind a preposition of place in a name ("Fundația Apa Vie din Sulina")."""
    return _small_town(reading, at, to, body, said) if _behind_preposition(reading, at) else None


def _small_town(reading: Reading, at: int, to: int, body: str, said: set[str]) -> Territory | None:
    near, regions = surroundings(reading)
    name, cases = _name(reading, at, to), reading.words[to].capital
    languages = _languages(reading, at)
    countries = near.union(*(countries_speaking(code) for code in languages if code != "en"))
    named = (town_called(name, code, said or countries, regions, cases=cases) for code in languages)
    town = next((one for one in named if one), None)
    if town is None and body == "municipality" and not said and languages[0] == "en":
        return town_called(name, "en", european_countries(), regions)  # "Municipality of Comacchio": where else?
    return town


def _behind_preposition(reading: Reading, at: int) -> bool:
    """Whether a preposition of place stands before a token, in the language of the text or of the head noun."""
    word = reading.words[at - 1] if at else None
    if word is None or word.shape != "a" or reading.words[at].gap != " ":
        return False
    return any(lexicon(code).has("locatives", word.word) for code in _languages(reading, at))


def _town_adjective(reading: Reading, at: int, to: int, body: str, said: set[str]) -> Territory | None:
    """The small town whose adjective a word is ("Tržiški muzej"), in a country that speaks the head noun's language."""
    if at != to or reading.words[at].shape != "Aa":
        return None
    name, (_, regions) = _name(reading, at, to), surroundings(reading)
    if territories.find_towns(name) or territories.find(name):
        return None
    for code in _languages(reading, at):
        if lexicon(code).has("modifiers", reading.words[at].word):
            return None
        countries = said or countries_speaking(code)
        town = town_called(name, code, countries, regions, adjectives=True) if code in _ADJECTIVES else None
        if town is not None and town.population >= _TOWN:
            return town
    return None


def _case_form(reading: Reading, at: int, to: int, body: str, said: set[str]) -> Territory | None:
    """The place of whose name the tokens are a case form, or an adjective."""
    if to - at >= _WORDS or not reading.words[to].capital:
        return None
    only = next(iter(said)) if len(said) == 1 else None
    name, levels = _name(reading, at, to), LEVELS.get(body, ())
    found = (inflected_place(name, code, levels, only) for code in _languages(reading, at))
    return next((place for place in found if place), None)


def _adjective(reading: Reading, at: int, country: str | None) -> Territory | None:
    """The region whose adjective a word is, in the language of the text, of the head noun or of the country."""
    name = _name(reading, at, at)
    languages = (*_languages(reading, at), *sorted(languages_of(country) if country else ()))
    codes = (region_of(name, language) for language in languages)
    return next((territories.by_code(code) for code in codes if code), None)


def _languages(reading: Reading, at: int) -> tuple[str, ...]:
    """The languages of the text and of the head nouns of bodies around a token."""
    heads = reading.hits_touching("bodies", at - _BEHIND, at + _BESIDE)
    return tuple(dict.fromkeys((reading.lexicon_at(at).code, *(h.payload.language for h in heads))))


def _name(reading: Reading, at: int, to: int) -> str:
    return reading.text[reading.words[at].start : reading.words[to].end]


def _tokens(hit: Hit[Row]) -> range:
    return range(hit.first, hit.last + 1)


def _countries_between(reading: Reading, first: int, last: int) -> set[str]:
    words = reading.words
    return {
        row.country
        for n in range(first, last + 1)
        if words[n].shape == "Aa"
        for row in territories.find(reading.text[words[n].start : words[n].end], kind="Country")
        if may_mean(reading.text[words[n].start : words[n].end], row, spoken_at(reading, n))
    }


def _governs(reading: Reading, first: int, at: int, place: Territory, said: set[str]) -> bool:
    """Whether only small words part the token from the head noun of a body that governs such territories.

    The territory must be of a country that speaks the language, or is known: "Regione Nord" is not the French one.
    """
    spoken = languages_of(place.country)
    return any(
        h.payload.value in TERRITORIAL
        and place.level in LEVELS[h.payload.value]
        and (h.payload.language in spoken or place.country in said)
        and all(reading.words[n].shape == "a" for n in range(h.last + 1, at))
        for h in reading.hits_between("bodies", first, at - 1)
    )


def demonym(reading: Reading, at: int) -> str | None:
    """The country (ISO 3166 alpha-2) that an adjective at a token means ("Bulgarian"), or None."""
    return next((hit.payload.value for hit in reading.hits_between("demonyms", at, at)), None)


def country_code(text: str) -> str | None:
    """ISO 3166 alpha-2 code of a country written as a code or name in brackets, or None.

    Codes of two letters are those of Europe and its neighbours only: elsewhere "SL" is a legal form.

    >>> country_code("EL"), country_code("Italia"), country_code("CD2E"), country_code("SL")
    ('GR', 'IT', None, None)
    >>> country_code("Република Италия")
    'IT'
    """
    name = text.strip().strip(".,;")
    if len(name) == 2 and name.isupper():
        code = {"EL": "GR", "UK": "GB"}.get(name, name)
        return code if european(code) and any(row.kind == "Country" for row in _by_code(code)) else None
    found = next((row.country for row in territories.find(name) if row.kind == "Country"), None)
    state, _, rest = name.partition(" ")
    return country_code(rest) if found is None and rest and fold(state) in all_words("states") else found


def _by_code(code: str) -> tuple[territories.Territory, ...]:
    try:
        return (territories.by_code(code),)
    except LookupError:
        return ()


def is_called_after(reading: Reading, body: Thing, place: Thing) -> bool:
    """Whether a body bears a town's name in another language ("Oulun kaupunki – Uleåborg")."""
    if place.kind != "City" or not place.code or not body.country or place.label[:_SAME] in body.label:
        return False
    spoken = territories.country_languages(body.country)
    words = reading.words[reading.index(body.start) : reading.index(body.end)]
    same = (inflected_place(word.word, language) for word in words for language in spoken)
    return place.code in {town.code for town in same if town is not None}
