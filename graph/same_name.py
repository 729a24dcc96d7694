"""Which spellings are one name: case, accents, script, articles and the legal form of a company do not count."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from ontology.names import bare, fold, slug

_AND = frozenset({"and", "und", "et", "och", "og", "ja", "y", "e", "i"})  # what stands for "&", which is no letter
_TRANSCRIBED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Ø": "Oe", "Å": "Aa"}
)
# Folded and in Latin letters, in the countries of the EU and their neighbours; "s p a" and "spa" are one.
_FORMS = """
gmbh ggmbh mbh gesmbh ag kg gmbh-co-kg co-kg ohg gbr ug eg ev srl spa sapa snc scarl scrl scpa sarl sas sasu sa gie
sl slu sau sll ltd limited plc llc llp inc clg oy oyj ab oy-ab as aps asa ba bv nv vzw asbl ivzw aisbl cvba doo dd
jdoo kft zrt nyrt bt nonprofit-kft nonprofit-zrt sp-zoo spzoo sp-j sp-k sro spol-sro zu ops vvi sp zp ead ad eood
ood uab vsi sia vsia ou mtu lda sgps ae epe ike hb kb onlus ente-del-terzo-settore eeig geie
"""
_LONGEST = 6  # tokens of a legal form written with stops, such as "s p o l s r o"
_LEAST = 3  # letters that a name keeps without its legal form
_COMPACT = frozenset(form.replace("-", "") for form in _FORMS.split())


class SameName(NamedTuple):
    """A name as it is compared: ``key`` for the name, ``core`` without the legal form, ``form`` that form or ''."""

    key: str
    core: str
    form: str


@lru_cache(maxsize=1 << 16)
def same_name(text: str) -> SameName:
    """What two spellings of one name have in common; all empty for a text without letters or digits.

    >>> same_name("L'Università di TORINO").key == same_name("Universita di Torino").key
    True
    >>> same_name("A.R.P.A. Piemonte").key
    'arpa-piemonte'
    >>> same_name("The University of Turin").key, same_name("Research & Innovation").key
    ('university-of-turin', 'research-innovation')
    >>> same_name("Etra S.p.A."), same_name("SIA Zaļie Meži").core
    (SameName(key='etra-spa', core='etra', form='spa'), 'zalie-mezi')
    """
    plain = text.replace("+", " plus ")
    words = _joined((slug(plain) or fold(plain).replace(" ", "-")).split("-"))
    words = [word for word in bare(" ".join(words)).split() if word not in _AND] or words
    start, end = _without_form(words)
    form = "".join([*words[:start], *words[end:]])
    core = "-".join(words[start:end])
    return SameName(f"{core}-{form}" if form else core, core, form)


def keys(text: str) -> tuple[str, ...]:
    """The keys under which a name is found: its own, and that with umlauts written as two letters.

    >>> keys("Stadt Köln"), keys("Ville de Lille")
    (('stadt-koln', 'stadt-koeln'), ('ville-de-lille',))
    """
    found = [same_name(text).key]
    if not text.isascii():
        found.append(same_name(text.translate(_TRANSCRIBED)).key)
    return tuple(dict.fromkeys(key for key in found if key))


def are_same(text: str, other: str) -> bool:
    """Whether two texts are the very same name, legal form and all.

    >>> are_same("Stadt Koeln", "Stadt Köln"), are_same("ETRA SPA", "Etra S.p.A."), are_same("Etra", "Etra S.p.A.")
    (True, True, False)
    """
    return not set(keys(text)).isdisjoint(keys(other))


def is_short(text: str) -> bool:
    """Whether a name is one word that may stand for many things: an acronym, or a name without a second word.

    >>> is_short("ARPA"), is_short("Circe2020"), is_short("Regione Piemonte"), is_short("Etra S.p.A.")
    (True, True, False, True)
    """
    return "-" not in same_name(text).core


def is_acronym(text: str) -> bool:
    """Whether a text looks like one: a word of two letters or more, most of them capitals.

    >>> is_acronym("ENEA"), is_acronym("CircPro"), is_acronym("Torino")
    (True, False, False)
    """
    letters = [one for one in text if one.isalpha()]
    return bool(re.fullmatch(r"[\w.&/+-]{2,15}", text)) and 2 * sum(map(str.isupper, letters)) > len(letters) > 1


def acronym_in(text: str) -> str:
    """The slug of the acronym that a text is, with a legal form perhaps; '' for another name.

    >>> acronym_in("ŁARR S.A."), acronym_in("ENEA"), acronym_in("Etra S.p.A.")
    ('larr', 'enea', '')
    """
    first, space, _ = text.partition(" ")
    if not is_acronym(first):
        return ""
    return slug(first) if not space or same_name(text).core == slug(first) else ""


def _joined(words: Iterable[str]) -> list[str]:
    """The words, letters that stand one by one ("A.R.P.A.") as one word."""
    found: list[str] = []
    run = False
    for word in filter(None, words):
        single = len(word) == 1 and word.isalpha()
        if single and run:
            found[-1] += word
        else:
            found.append(word)
        run = single
    return found


def _without_form(words: list[str]) -> tuple[int, int]:
    """Where the name without its legal form begins and ends among the words."""
    for count in range(min(_LONGEST, len(words) - 1), 0, -1):
        if "".join(words[-count:]) in _COMPACT and _is_enough(words[:-count]):
            return 0, len(words) - count
        if count < 2 and words[0] in _COMPACT and _is_enough(words[1:]):
            return 1, len(words)
    return 0, len(words)


def _is_enough(words: list[str]) -> bool:
    return sum(map(len, words)) >= _LEAST
