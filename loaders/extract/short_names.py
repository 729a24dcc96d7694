"""Bodies and persons under a part of their names: "the County Council" is Kerry County Council, "ARPA" ARPA Umbria.

An office alone is that of the body whose name has it, an acronym alone the body whose longer name begins with it; where
a text names several such bodies, it is none of them. A surname behind a title is that of the person named so before.
"""

from __future__ import annotations

from loaders.extract.folding import squeezed
from loaders.extract.lexicon import all_words
from loaders.extract.mentions import BODIES, merge
from loaders.extract.reading import Reading
from loaders.extract.things import Thing
from loaders.extract.tokens import Token
from ontology import territories

_LETTERS = 3  # of an acronym
_ORGAN = "organ-alone"
_ONE_WORD = frozenset({"listed-body", "body-agent"})
_CALLED = 2  # words of a name that ends in another: fewer may be a branch ("Caritas Jura")


def short_names(reading: Reading) -> None:
    """Makes bodies one that go by a part of another's name."""
    bodies = reading.found(*BODIES)
    for organ in [body for body in bodies if body.rule == _ORGAN]:
        phrase = f" {squeezed(organ.label)} "
        longer = [b for b in bodies if b is not organ and b in reading.things and _has(b, phrase)]
        if len(longer) == 1 and all(_holds(name.text, phrase) for name in longer[0].names):
            merge(reading, longer[0], organ)
    for body in [body for body in reading.found(*BODIES) if body.rule in _ONE_WORD]:
        _proper_word(reading, body)
    for body in [body for body in reading.found(*BODIES) if not body.authority]:
        _opening_words(reading, body)
    for token in reading.words:
        if token.shape in ("A", "aA") and len(token.word) >= _LETTERS:
            _acronym(reading, token)
    _surnames(reading)


def _surnames(reading: Reading) -> None:
    """Makes "Ms Oblak" and "N. Oblak" the one person whose full name, told before, ends so."""
    for person in reading.found("Person"):
        *given, surname = person.label.replace(".", ". ").split() or [""]
        if given and not (len(given) == 1 and given[0].endswith(".")):
            continue
        before = [one for one in reading.found("Person") if one.start < person.start]
        whole = [one for one in before if one.label.endswith(f" {surname}")]
        whole = [one for one in whole if not given or one.label[0] == given[0][0]]
        if len(whole) == 1:
            merge(reading, whole[0], person)


def _proper_word(reading: Reading, body: Thing) -> None:
    """Ties a proper name of one word to the body whose name it ends, or begins up to a comma or a legal form."""
    name = body.label
    if " " in name or any(row.text != name for row in body.names) or territories.find(name):
        return
    longer = [b for b in reading.found(*BODIES) if b is not body and any(_completes(n.text, name) for n in b.names)]
    if len(longer) == 1 and not (body.authority and longer[0].authority):
        merge(reading, longer[0], body)


def _opening_words(reading: Reading, body: Thing) -> None:
    """Ties "the Chamber of Crafts" to the one body named at greater length before ("… of Crafts of Chemnitz")."""
    name, words = body.label, reading.words
    firsts = [reading.index(start) for start, _ in body.places]
    definite = all(
        at > 0 and words[at].gap == " " and reading.lexicon_at(at).has("articles", words[at - 1].word) for at in firsts
    )
    if not definite or " " not in name or any(row.text != name for row in body.names):
        return
    bodies = [other for other in reading.found(*BODIES) if other is not body]
    longer = [other for other in bodies if any(_goes_on(row.text, name) for row in other.names)]
    if len(longer) == 1 and longer[0].start < body.start:
        merge(reading, longer[0], body)


def _goes_on(whole: str, name: str) -> bool:
    """Whether a longer name says behind a shorter one of which place or kind it is."""
    onward = whole.removeprefix(f"{name} ").split()
    return whole.startswith(f"{name} ") and len(onward) > 1 and onward[0] in all_words("connectors")


def _completes(whole: str, name: str) -> bool:
    """Whether a longer name is a proper name with what it is before it, or with a legal form or more behind a comma."""
    if whole.endswith(f" {name}"):
        return whole[0].isupper() and len(whole.split()) > _CALLED
    return whole.startswith(f"{name}, ")


def _acronym(reading: Reading, token: Token) -> None:
    """Ties an acronym that stands alone to the body whose name of several words begins with it."""
    name = reading.text[token.start : token.end]
    bodies = [b for b in reading.found(*BODIES) if any(n.text.startswith(f"{name} ") for n in b.names)]
    if len(bodies) != 1 or bodies[0].places.keys() & {(token.start, token.end)}:
        return
    there = list(reading.occurrences.touching(token.start, token.end))
    alone = [o for o in there if (o.start, o.end) == (token.start, token.end) and o.thing.kind in BODIES]
    if there and len(alone) != len(there):
        return
    behind = reading.text[token.end : token.end + 2]
    if behind[:1] in ("-", "/", "_", "@") or (behind[:1] == " " and behind[1:].isupper()):
        return
    for other in alone:
        if all(row.text == name for row in other.thing.names) and not other.thing.authority:
            merge(reading, bodies[0], other.thing)
    if not there:
        reading.add(bodies[0], token.start, token.end)
        bodies[0].call(name, None, "alias")


def _has(body: Thing, phrase: str) -> bool:
    """Whether a name of a body holds a phrase and more."""
    return any(_holds(name.text, phrase) for name in body.names)


def _holds(name: str, phrase: str) -> bool:
    own = f" {squeezed(name)} "
    return phrase in own and own != phrase
