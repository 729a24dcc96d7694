"""Labels beside the names of bodies: the next label of a line run together ends a name, and a label is none itself."""

from __future__ import annotations

from loaders.extract.lexicon import Row
from loaders.extract.partner_marks import mark_at
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.whereabouts import TERRITORIAL
from ontology import territories

_LABELS = ("budget", "erdf", "partner", "partner-list", "lead-partner", "period", "start", "end", "contact")
_ROLES = ("lead-partner", "partner-list", "partner")
_DOCUMENTS = ("ActionPlan", "GoodPractice")
_WORDS = 3  # words between the first of a label and its colon or figure


def labels_behind(reading: Reading, hit: Hit[Row], sentence: Sentence) -> frozenset[int]:
    """The capitalised words behind a head noun that open the next label of a line ("… krajiny ČR Rozpočet: …")."""
    words, found = reading.words, set()
    for name in _LABELS:
        for cue in reading.cues_between(name, words[hit.last].end, sentence.end):
            behind = words[cue.last + 1 : cue.last + 1 + _WORDS]
            opens = words[cue.first].shape == "Aa" and words[cue.first].gap == " "
            if opens and any(":" in word.gap or word.shape == "1" for word in behind):
                found.add(cue.first)
    return frozenset(found)


def behind_label(reading: Reading, first: int, hit: Hit[Row], sentence: Sentence) -> int:
    """The first token of a body's name without what says before it in which role or with what the body is there.

    "Projektpartner | Nadace …"; "Action Plan Umbria Region", "Stakeholder Meeting City of Turku" in a heading.
    """
    hits = [one for name in _ROLES for one in reading.cues(name, sentence)]
    hits += [one for name in _DOCUMENTS for one in reading.cues(name, sentence, "heads")]
    if hit.payload.value in TERRITORIAL and first < hit.first:
        hits += reading.hits_between("events", first, hit.first - 1)
    return max((one.last + 1 for one in hits if first <= one.last < hit.first), default=first)


def opens_label(reading: Reading, at: int) -> bool:
    """Whether the next label of a line begins at a capitalised word ("Lietuvos asociacija | Biudžetas 1 548 730")."""
    words = reading.words
    if words[at].shape != "Aa" or words[at].gap != " ":
        return False
    for name in _LABELS:
        for cue in reading.cues_at(name, at):
            behind = words[cue.last + 1 : cue.last + 1 + _WORDS]
            if any(":" in word.gap or word.shape == "1" for word in behind):
                return True
    return False


def role_label(reading: Reading, at: int) -> tuple[int, str] | None:
    """The token behind the label of a role that begins at a token, and the role; None where there is no label.

    A label has a colon behind it, or a number and a colon ("Project partner 3:", "Lead partner:"), or is the mark of
    a numbered partner ("PP3").
    """
    mark = mark_at(reading, at)
    if mark is not None:
        return mark
    words = reading.words
    for name in _ROLES:
        for hit in reading.cues_at(name, at):
            behind = hit.last + 1
            if behind < len(words) and words[behind].gap == " " and words[behind].shape == "1":
                behind += 1
            if behind < len(words) and words[behind].gap.strip() in (":", "):"):
                return behind, "lead-partner" if name == "lead-partner" else "partner"
    return None


def leads_on(reading: Reading, last: int) -> bool:
    """Whether a colon follows a name on the same line."""
    return reading.text[reading.words[last].end :][:3].lstrip(" ").startswith(":")


def says_who(reading: Reading, at: int) -> bool:
    """Whether a word of a name tells whose it is: a capital of its own, and no word that all such names have."""
    word, grammar = reading.words[at], reading.lexicon_at(at)
    if not word.capital or any(grammar.has(name, word.word) for name in ("modifiers", "topics", "openers")):
        return False
    sentence = reading.sentence_at(word.start)
    inner = sentence is not None and at > sentence.first and not grammar.has("traits", "capital-nouns")
    return word.shape != "Aa" or inner or bool(territories.find(reading.text[word.start : word.end]))
