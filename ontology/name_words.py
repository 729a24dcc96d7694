"""Words that names of bodies and policies are made of, each with the concept it stands for in any language.

"Agenzia regionale per l'energia" and "Regional Energy Agency" are the same three concepts. The rows stand in
``name_words.tsv``: concept, class, language (ISO 639-1) and forms; a form that ends in ``*`` is the beginning of a
word, one with a hyphen stands for two words (``black-sea``). Rows of the language ``mul`` (ISO 639-2: several) hold
for every language that has no word of its own that begins so: ``immunolog*``. A class is

- ``kind``: what sort of body it is (``agency``); ``weak``: the same, in words that say little (``office``);
- ``field``: what it works on (``energy``); ``rare``: the same, where few bodies do (``oceanography``);
- ``scope``: how far it reaches (``regional``);
- ``policy``: a word of plans, programmes and laws;
- ``nation``: of the country whose code the concept is (``IT``: Italian);
- ``place``: of the region whose code the concept is, where its name and its adjective differ (``ES21``: Basque), or of
  a river, sea, mountains or land that countries share or no region is called by (``danube``, ``bohemia``);
- ``given``: a given name (``john``), ``name``: another name that languages spell in their own ways (``copernicus``);
- ``legal``: a legal form; ``stop``: an article, preposition or conjunction; ``none``: what means nothing by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from ontology.errors import BadData
from ontology.kept import kept
from ontology.names import slug
from ontology.slips import OPENING, SHORTEST, is_slip
from ontology.stored import stored

# fmt: off
CLASSES = frozenset({
    "kind", "weak", "field", "rare", "scope", "policy", "nation", "place", "given", "name", "legal", "stop", "none",
})
# fmt: on
AROUND = frozenset({"district", "rural"})
"""What is said of the municipality around a city, which bears its name: "Kauno rajono savivaldybė", "gmina wiejska"."""
_SHORTEST = 4  # letters of a beginning
_LEAST_REST = 4  # letters from which what follows a beginning can be a word of a compound
_LEAST_ABROAD = 5  # letters from which a word is known in languages that the name is not expected to be in
_LEAST_GIVEN = 4  # the same for given names
_SURE = 6  # letters of the second word from which it is known wherever it begins
_SEVERAL = "mul"  # the language of words that are the same, but for their endings, in many
_JOINTS = ("s", "n", "en", "es", "")  # what joins the words of a compound: Handel-s-kammer


@dataclass(frozen=True, slots=True)
class _Forms:
    """The forms of one language: whole words, and beginnings of words with the longest of their lengths."""

    whole: dict[str, tuple[str, ...]] = field(default_factory=dict)
    begun: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, word: str, compounds: bool) -> tuple[int, tuple[str, ...]]:
        """How many letters of a word in Latin letters are known, and its concepts; (0, ()) for one that is not."""
        if word in self.whole:
            return len(word) + 1, self.whole[word]
        for length in range(len(word), _SHORTEST - 1, -1):
            found = self.begun.get(word[:length])
            if found:
                more = self._rest(word[length:]) if compounds else ()
                return length, tuple(dict.fromkeys((*found, *more)))
        return 0, ()

    def _rest(self, rest: str) -> tuple[str, ...]:
        """The concepts of the second word of a compound."""
        for joint in _JOINTS:
            tail = rest.removeprefix(joint)
            if rest.startswith(joint) and len(tail) >= _LEAST_REST:
                found = self.of(tail, True)[1]
                if found:
                    return found
        for cut in range(1, _LEAST_REST + 1):  # the form ends within a word: technolog-ie-zentrum
            length, found = self.of(rest[cut:], True)
            if length >= _SURE:
                return found
        return ()


_COMPOUNDING = frozenset({"da", "de", "et", "fi", "hu", "nl", "sv"})


@lru_cache(maxsize=1 << 15)
def concepts(word: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    """What a word in Latin letters and lower case stands for, in that of some languages that knows most of it.

    Of languages that know as much the first is taken.

    >>> concepts("handelskammer", ("de",)), concepts("agenzia", ("en", "it")), concepts("piemonte", ("it",))
    (('commerce', 'chamber'), ('agency',), ())
    """
    known = _lines()
    found = [_forms(one).of(word, one in _COMPOUNDING) for one in languages if one in known]
    return max(found, key=lambda one: one[0], default=(0, ()))[1]


def phrase(first: str, second: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    """What two words say together in the first of some languages that knows it, () for what they say one by one.

    >>> phrase("black", "sea", ("en",)), phrase("energy", "agency", ("en",))
    (('black-sea',), ())
    """
    return next(filter(None, (_phrases(one).get((first, second), ()) for one in languages)), ())


@kept
def _phrases(language: str) -> Mapping[tuple[str, str], tuple[str, ...]]:
    rows = [(concept, form) for concept, _, forms in _lines().get(language, ()) for form in forms.split()]
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for concept, form in rows:
        if "-" in form:
            words = tuple(slug(form).split("-"))
            found[words] = (*found.get(words, ()), concept)
    return MappingProxyType({(words[0], words[1]): said for words, said in found.items() if len(words) == 2})


def aside(word: str) -> tuple[str, ...]:
    """What a word in Latin letters is in some language that says nothing of its own: a legal form, an article; else ().

    >>> aside("gmbh"), aside("della"), aside("energy")
    (('legal',), ('stop',), ())
    """
    return _asides().get(word, ())


def abroad(word: str) -> tuple[str, ...]:
    """The kind of body, or the given name, that a word in Latin letters is in every language that knows it, else ().

    For names in a language that nobody expects: a German list in a text that is taken for Danish, a Spaniard's name.

    >>> abroad("landkreis"), abroad("hoogheemraadschap"), abroad("pablo"), abroad("energia")
    (('county',), ('office',), ('paul',), ())
    """
    whole, begun = _abroad()
    found = whole.get(word)
    for length in (len(word), len(word) - 1):  # a longer ending may be a slip of the pen: "Istitutul"
        found = found or begun.get(word[:length])
    return next(iter(found)) if found and len(found) == 1 else ()


@lru_cache(maxsize=1 << 14)
def misspelt(word: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    """The kind of body that a long word in Latin letters is in some languages with a slip of the pen, else ().

    >>> misspelt("univeristy", ("en",)), misspelt("univesidad", ("es",)), misspelt("universum", ("de",))
    (('university',), ('university',), ())
    """
    for language in languages if len(word) >= SHORTEST - 1 else ():
        for form, begins, concept in _long_kinds(language).get(word[:OPENING], ()):
            starts = {word[: len(form) + more] for more in (-1, 0, 1)} if begins else {word}
            if any(is_slip(start, form) for start in starts):
                return (concept,)
    return ()


@kept
def _long_kinds(language: str) -> Mapping[str, list[tuple[str, bool, str]]]:
    """The long words for kinds of bodies, whether they are but a beginning, and their concepts, by their opening."""
    rows = [
        (concept, form)
        for concept, name, forms in _lines().get(language, ())
        if name == "kind"
        for form in forms.split()
    ]
    found: dict[str, list[tuple[str, bool, str]]] = {}
    for (concept, form), word in zip(rows, _letters(form for _, form in rows), strict=True):
        if len(word) >= SHORTEST and "-" not in form:
            found.setdefault(word[:OPENING], []).append((word, form.endswith("*"), concept))
    return MappingProxyType(found)


_Told = Mapping[str, frozenset[tuple[str, ...]]]
"""What words say in each language that knows them."""


@stored
def _abroad() -> tuple[_Told, _Told]:
    """What words, and beginnings of words, are in each language that has them as a kind of body or a given name."""
    tables: tuple[dict[str, dict[str, list[str]]], ...] = ({}, {})
    for language, rows in sorted(_lines().items()):
        said = [
            (concept, form, _LEAST_GIVEN if name == "given" else _LEAST_ABROAD)
            for concept, name, forms in rows
            if name in ("kind", "weak", "given")
            for form in forms.split()
        ]
        for (concept, form, least), word in zip(said, _letters(form for _, form, _ in said), strict=True):
            if len(word) >= least:
                tables[form.endswith("*")].setdefault(word, {}).setdefault(language, []).append(concept)
    whole, begun = (
        MappingProxyType({word: frozenset(map(tuple, told.values())) for word, told in table.items()})
        for table in tables
    )
    return whole, begun


def class_of(concept: str) -> str:
    """The class of a concept: one of ``CLASSES``.

    >>> class_of("energy"), class_of("agency")
    ('field', 'kind')
    """
    return _classes()[concept]


def is_concept(word: str) -> bool:
    """Whether a word is the name of a concept."""
    return word in _classes()


def classes(word: str, spoken: tuple[str, ...]) -> frozenset[str]:
    """The classes of what a word stands for in some languages.

    >>> classes("din", ("ro",)), classes("cluj", ("ro",))
    (frozenset({'stop'}), frozenset())
    """
    return frozenset(class_of(one) for one in concepts(word, spoken))


def languages() -> tuple[str, ...]:
    """The languages that have rows of their own, sorted."""
    return tuple(sorted(_lines().keys() - {_SEVERAL}))


@stored
def _classes() -> Mapping[str, str]:
    return MappingProxyType({concept: name for rows in _lines().values() for concept, name, _ in rows})


@stored
def _forms(language: str) -> _Forms:
    """The forms of one language: a name asks for three or four of the twenty-two."""
    known = _Forms()
    rows = [(concept, form) for concept, _, forms in _lines()[language] for form in forms.split()]
    for (concept, form), word in zip(rows, _letters(form for _, form in rows), strict=True):
        table = known.begun if form.endswith("*") else known.whole
        if concept not in table.get(word, ()):
            table[word] = (*table.get(word, ()), concept)
    starts = {word[:_SHORTEST] for word in known.begun}
    for concept, word, begins in _international():
        if begins and not (word[:_SHORTEST] in starts and known.of(word, False)[1]):
            known.begun[word] = (concept,)
        elif not begins:
            known.whole.setdefault(word, (concept,))
    return known


@kept
def _international() -> tuple[tuple[str, str, bool], ...]:
    """What is the same in many languages: concepts with Latin letters, and whether a word but begins with them."""
    rows = [(concept, form) for concept, _, forms in _lines().get(_SEVERAL, ()) for form in forms.split()]
    words = _letters(form for _, form in rows)
    return tuple((concept, word, form.endswith("*")) for (concept, form), word in zip(rows, words, strict=True))


def _letters(forms: Iterable[str]) -> list[str]:
    """The Latin letters of each form."""
    return [slug(form).replace("-", "") for form in forms]


@stored
def _asides() -> Mapping[str, tuple[str, ...]]:
    """Legal forms, and articles, prepositions and conjunctions, of all languages in Latin letters."""
    rows = sorted(row for rows in _lines().values() for row in rows if row[1] in ("legal", "stop"))
    said = [(concept, form) for concept, _, forms in rows for form in forms.split()]
    letters = _letters(form for _, form in said)
    return MappingProxyType({word: (concept,) for (concept, _), word in zip(said, letters, strict=True)})


@stored
def _lines() -> Mapping[str, tuple[tuple[str, str, str], ...]]:
    """The rows by language: concept, class and forms."""
    path = Path(__file__).with_name("name_words.tsv")
    _, *lines = path.read_text(encoding="utf-8").splitlines()
    rows: dict[str, list[tuple[str, str, str]]] = {}
    for number, line in enumerate(lines, start=2):
        cells = line.split("\t")
        if len(cells) != 4 or cells[1] not in CLASSES:
            raise BadData(f"{path.name}, line {number}: expected concept, class, language, forms; found {line!r}")
        rows.setdefault(cells[2], []).append((cells[0], cells[1], cells[3]))
    return MappingProxyType({language: tuple(found) for language, found in rows.items()})
