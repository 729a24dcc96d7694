"""The keys of bodies: by what their names say, by acronyms, by the rows of public lists and by law."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph.capitals import capital_region
from graph.keys import LAW, LOOSE, NAME, ROW, Keys, acronyms
from graph.lawful import home, lawful, row_of, senses, senses_anywhere
from graph.listed import listed, other_senses, telling_acronyms
from graph.model import Mention
from graph.name_sense import Sense
from graph.own_names import spoken_in
from graph.same_name import acronym_in
from graph.sense import PATRONS, STATES_WITH_MINISTRIES, sense
from ontology.name_words import classes
from ontology.names import fold, slug

CALLED = "org:acronym:in:"
"""Beginning of the key of the bodies of a country that bear an acronym; it joins them if one alone is spelt out."""
INITIALS = "org:initials:in:"
"""The same where an acronym is but the first letters of a name: UTCN, "Universitatea Tehnică din Cluj-Napoca"."""
SEATED = "org:seat:"
"""The same of general words at the same seat; it joins them if no language has two names for them."""
ANYWHERE = "org:anywhere:"
"""The same of names that tell much of what a body does; it joins those of one country, and of none."""
WORDED = "org:words:"
"""The same of general words in a country; it joins them if no language has two names for them, nor two places."""
SPOKEN = "org:spoken:in:"
"""The same of what a name says in the language of one country where none is told; it joins them to what is known there.
"""
BEARER = "org:bearer:"
"""The same of a university's own words wherever it is; it joins them if their names have no two towns."""
PATRON = "org:patron:"
"""The same of a town's university of a field; it joins them if they are called after nobody, or after one."""
MINISTRY = "org:ministry:"
"""The same of a ministry's first field; it joins what is called by that alone to the one that is called by more."""
LISTED = "org:listed:"
"""Beginning of the key of a body of which a public list has the name."""
# fmt: off
_ONLY_IN = {
    "bg": "BG", "cs": "CZ", "da": "DK", "et": "EE", "fi": "FI", "hr": "HR", "hu": "HU", "it": "IT", "lt": "LT",
    "lv": "LV", "pl": "PL", "ro": "RO", "sk": "SK", "sl": "SI",
}
# fmt: on
"""Languages of one country of the Union."""
_REGION = 5  # characters of the code of a region of level 3
_FEWEST_INITIALS = 4  # letters: three are anybody's


def keys_of_body(kind: str, mention: Mention, parts: dict[str, str]) -> Keys:
    """The keys of a body; of a unit of another its name and acronym alone."""
    keys = _named(mention)
    if "unit-of" not in parts:
        keys += _listed(mention)
        country = home(mention)
        told = senses(mention, telling=country is not None)
        keys += [
            (NAME, f"org:sense::{one.rare_key}" if one.is_rare else f"org:sense:{country}:{one.key}")
            for one in told
            if country or one.is_rare
        ]
        keys += [(LOOSE, f"{PATRON}{country}:{one.of_town}") for one in told if country in PATRONS and one.of_town]
        keys += [
            (LOOSE, f"{MINISTRY}{country}:{one.of_ministry}")
            for one in told
            if country and one.of_ministry and (one.places or country not in STATES_WITH_MINISTRIES)
        ]
        keys += [(NAME, f"{BEARER}{country}:{one.key_anywhere}") for one in told if country and one.key_anywhere]
        keys += [(NAME, f"{BEARER}:{one.unplaced.rare_key}") for one in told if one.bears_a_name]
        keys += _seated(mention, country)
        keys += _spoken(mention, country, told)
        keys += [(LOOSE, f"{ANYWHERE}{one.key}") for one in senses_anywhere(mention) if one.tells_anywhere]
    law = lawful(mention)
    if law and "unit-of" not in parts:
        keys.append((LAW, f"org:{law[0]}:{law[1]}"))
        row = row_of(*law)
        if row and not mention.authority:
            keys.append((ROW, f"row:{row}"))
    place = mention.place or ""
    if len(place) >= 4 and not place.startswith("geonames:"):
        keys += [(NAME, f"org:acronym:{place[:4]}:{name}") for name in acronyms(mention)]
    elif mention.country and len(place) <= 2:
        keys += [(NAME, f"org:acronym:{mention.country}:{kind}:{name}") for kind, name in _national(mention)]
    called_in = mention.country or _spoken_only_in(mention)
    if "unit-of" not in parts and called_in:
        keys += [(LOOSE, f"{CALLED}{called_in}:{name}") for name in _called(mention)]
        keys += [(LOOSE, f"{INITIALS}{called_in}:{name}") for name in _initials(mention)]
    return keys


def _spoken_only_in(mention: Mention, *, acronyms_alone: bool = True) -> str | None:
    """The country of the language in which a body is named, or its acronym that is all it is called; None if several.

    None where its country is known.
    """
    if (acronyms_alone and is_spelt_out(mention)) or home(mention):
        return None
    found = {_ONLY_IN.get(name.language or "") for name in mention.names}
    return found.pop() if len(found) == 1 else None


def _spoken(mention: Mention, country: str | None, told: Sequence[Sense]) -> Keys:
    """By what names say of their own if they are of the country whose language they are in."""
    if not country:
        spoken = None if mention.place else _spoken_only_in(mention, acronyms_alone=False)
        if not spoken:
            return []
        country, told = spoken, senses(replace(mention, country=spoken), telling=True)
    return [(LOOSE, f"{SPOKEN}{country}:{one.key}") for one in told if one.own or one.says_where]


def _listed(mention: Mention) -> Keys:
    """By the row of a public list, and by what its other names say."""
    body = listed(mention)
    if not body:
        return []
    keys = [(NAME, f"{LISTED}{body.key}")]
    keys += [(NAME, f"org:sense:{body.country}:{one.key}") for one in other_senses(body)]
    return keys + [(LOOSE, f"{CALLED}{body.country}:{name}") for name in telling_acronyms(body)]


def _named(mention: Mention) -> Keys:
    """By name; one of general words alone ("Regional Agency") only within a country that is known."""
    country, kept = home(mention), [name for name in mention.names if name.use in ("label", "title")]
    keys = []
    for name in kept:
        word, said = slug(name.text) or fold(name.text), sense(name.text, name.language, country, mention.place)
        if word and (said.own or said.places or said.tells or not said.concepts):
            keys.append((NAME, f"org:name:{word}"))
        elif word and country:
            keys.append((NAME, f"org:name:{country}:{word}"))
    return keys


def _seated(mention: Mention, country: str | None) -> Keys:
    """By general words, where a town has one body of that name, or a country in its capital."""
    place = mention.place or ""
    if not country:
        return []
    found_all = senses(mention, telling=False)
    found = [one for one in found_all if one.tells_at_seat]
    local = len(place) == _REGION and not place.startswith("geonames:") and capital_region(country)
    keys = [(LOOSE, f"{SEATED}{place}:{one.key}") for one in found if local]
    keys += [(LOOSE, f"{WORDED}{country}:{one.key}") for one in found_all if one.tells_in_words]
    capital = place == local
    return keys + [
        (LOOSE, f"{SEATED}{country}:{one.key}") for one in found if one.national or (capital and one.tells_in_capital)
    ]


def _called(mention: Mention) -> list[str]:
    """The acronyms of a body, those that a text uses as its name among them; two letters are anybody's."""
    alone = [acronym_in(name.text) for name in mention.names if name.use == "label"]
    return sorted({name for name in [*acronyms(mention), *alone] if len(name) > 2 and "-" not in name})


def _initials(mention: Mention) -> list[str]:
    """The first letters of the words that tell in a body's names, or the acronyms that are all it is called."""
    if not is_spelt_out(mention):
        return [name for name in _called(mention) if len(name) >= _FEWEST_INITIALS]
    found = set()
    for name in mention.names:
        spoken = spoken_in(name.language, mention.country)
        words = slug(name.text).split("-") if name.use in ("label", "title") else []
        found.add("".join(word[0] for word in words if word and "stop" not in classes(word, spoken)))
    return sorted(name for name in found if len(name) >= _FEWEST_INITIALS)


def is_spelt_out(mention: Mention) -> bool:
    """Whether a body is named by more than acronyms."""
    return any(name.use in ("label", "title") and not acronym_in(name.text) for name in mention.names)


def _national(mention: Mention) -> list[tuple[str, str]]:
    """What a body is whose home is a country, with its acronyms; none for what is one of many, by region or town."""
    found = [one for one in senses(mention, telling=False) if "regional" not in one.concepts and not one.places]
    kinds = sorted({kind for one in found for kind in one.kinds} - {"office"})
    return [(kind, name) for kind in kinds for name in acronyms(mention) if len(name) > 2]
