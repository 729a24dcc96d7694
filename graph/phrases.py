"""Links as people say them, in both directions: "has among its partners", "is a partner in"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.articles import Called, after, agreed, named
from ontology import vocabulary

# property: (English from subject to object, and back, Italian from subject to object, and back).
# In Italian {o} agrees with the subject, and a last preposition takes up the article of the name behind it.
# What an action is to do is said as what it is meant to do: a plan does not tell what happened.
_PHRASES: dict[str, tuple[str, str, str, str]] = {
    "about": ("is about", "is the subject of", "riguarda", "è l'oggetto di"),
    "addresses": ("addresses", "is addressed by", "interviene su", "è interessat{o} da"),
    "affiliation": ("acts for", "is represented by", "opera per", "è rappresentat{o} da"),
    "alignedWith": ("is aligned with", "guides", "è in linea con", "orienta"),
    "appliesTo": ("applies to", "is covered by", "si applica a", "è il territorio di"),
    "attendedBy": ("was attended by", "took part in", "ha visto la partecipazione di", "ha partecipato a"),
    "basedIn": ("is based in", "is home to", "ha sede in", "è la sede di"),
    "buildsOn": ("builds on", "is built upon by", "si basa su", "è la base di"),
    "changedInstrument": ("changed", "was changed by", "ha modificato", "è stat{o} modificat{o} da"),
    "commitmentOf": ("is a commitment of", "made", "è un impegno di", "ha assunto"),
    "contact": ("has as its contact", "is the contact for", "ha come contatto", "è il contatto per"),
    "contributesTo": ("contributes to", "is furthered by", "contribuisce a", "riceve il contributo di"),
    "convenedBy": ("was convened by", "convened", "è stat{o} convocat{o} da", "ha convocato"),
    "developedBy": ("was developed by", "developed", "è stat{o} sviluppat{o} da", "ha sviluppato"),
    "developedWithin": (
        "was developed within",
        "is the frame of",
        "è stat{o} sviluppat{o} nell'ambito di",
        "è il quadro di",
    ),
    "fundedBy": ("is funded by", "funds", "è finanziat{o} da", "finanzia"),
    "fundedUnder": ("is funded under", "funds", "è finanziat{o} nell'ambito di", "finanzia"),
    "fundingSource": ("is to be paid for by", "is to pay for", "è da finanziare con", "deve finanziare"),
    "hasAction": ("has the action", "is an action of", "prevede l'azione", "è un'azione di"),
    "hasActionPlan": ("has the action plan", "is an action plan of", "ha il piano d'azione", "è un piano d'azione di"),
    "hasIndicator": ("is measured by", "measures", "è misurat{o} da", "misura"),
    "hasObjective": ("has the objective", "is an objective of", "ha l'obiettivo", "è un obiettivo di"),
    "hasPartner": ("has among its partners", "is a partner in", "ha tra i suoi partner", "è partner di"),
    "hasPhase": ("has the phase", "is a phase of", "ha la fase", "è una fase di"),
    "hasPractice": ("holds the practice", "belongs to", "comprende la pratica", "appartiene a"),
    "hasResult": ("has the result", "is a result of", "ha il risultato", "è un risultato di"),
    "hasTask": ("has the task", "is a task of", "ha il compito", "è un compito di"),
    "heldIn": ("was held in", "hosted", "si è svolto in", "ha ospitato"),
    "hostedBy": ("was hosted by", "hosted", "è stat{o} ospitat{o} da", "ha ospitato"),
    "implementedBy": ("is in the hands of", "is in charge of", "è nelle mani di", "ha la responsabilità di"),
    "implements": ("is meant to implement", "is to be implemented by", "intende attuare", "è da attuare con"),
    "inPhase": ("falls in", "covers", "rientra in", "comprende"),
    "inProject": ("belongs to", "includes", "fa parte di", "comprende"),
    "informedBy": ("was informed by", "informed", "si ispira a", "ha ispirato"),
    "involves": ("involves", "is involved in", "coinvolge", "è coinvolt{o} in"),
    "issuedBy": ("was issued by", "issued", "è stat{o} emanat{o} da", "ha emanato"),
    "leadPartner": ("is led by", "leads", "è guidat{o} da", "guida"),
    "mainInstitution": (
        "has as its main institution",
        "is the main institution of",
        "ha come istituzione principale",
        "è l'istituzione principale di",
    ),
    "managedBy": ("is managed by", "manages", "è gestit{o} da", "gestisce"),
    "operatedBy": ("is operated by", "operates", "è gestit{o} da", "gestisce"),
    "participant": ("is the part of", "takes part by", "è la partecipazione di", "partecipa con"),
    "partnerIn": ("is a partner in", "has among its partners", "è partner di", "ha tra i suoi partner"),
    "practiceOwner": ("belongs to", "owns", "appartiene a", "è titolare di"),
    "predecessor": ("continues", "was continued by", "è la continuazione di", "è stat{o} continuat{o} da"),
    "region": ("concerns", "is concerned by", "riguarda", "è interessat{o} da"),
    "reportedBy": ("was reported by", "reported", "è stat{o} riferit{o} da", "ha riferito"),
    "reportsOn": ("reports on", "is reported on by", "riferisce su", "è oggetto di"),
    "resultOf": ("is a result of", "led to", "è un risultato di", "ha portato a"),
    "secretariat": ("has as its secretariat", "is the secretariat of", "ha come segretariato", "è il segretariato di"),
    "sharesPractice": ("shares the practice", "is shared by", "condivide la pratica", "è condivis{o} da"),
    "stakeholder": (
        "has among its stakeholders",
        "is a stakeholder in",
        "ha tra i suoi portatori di interesse",
        "è portatore di interesse in",
    ),
    "supportedBy": ("is supported by", "supports", "ha il sostegno di", "sostiene"),
    "targets": ("targets", "is targeted by", "è rivolt{o} a", "è il territorio di"),
    "theme": ("is on the theme", "is a theme of", "ha per tema", "è un tema di"),
    "underObjective": ("stands under", "is the objective of", "rientra in", "è l'obiettivo di"),
    "unitOf": ("is a unit of", "has the unit", "è un'unità di", "ha l'unità"),
    "validatedBy": ("was validated by", "validated", "è stat{o} validat{o} da", "ha validato"),
    "withinTerritory": ("lies within", "contains", "si trova in", "contiene"),
}  # fmt: skip - a table reads by its columns
_NOUNS: dict[str, tuple[str, str]] = {
    "hasAction": ("the action", "l'azione"),
    "hasActionPlan": ("the action plan", "il piano d'azione"),
    "hasPractice": ("the practice", "la pratica"),
    "hasPhase": ("the phase", "la fase"),
    "hasTask": ("the task", "il compito"),
    "sharesPractice": ("the practice", "la pratica"),
    "unitOf": ("the unit", "l'unità"),
}
"""The noun at the end of a link's words, which needs no second one behind it: "has the action plan X"."""
_PEOPLE = frozenset({"Person"})


def phrase(predicate: str, forward: bool, language: str = "en", subject: Called | None = None) -> str:
    """How a link is said, from subject to object (``forward``) or back; in English where there is no Italian.

    In Italian the words agree with the ``subject``, the thing that they are said of.

    >>> tri = "https://w3id.org/triptych/ontology#"
    >>> phrase(tri + "developedBy", True), phrase(tri + "developedBy", False)
    ('was developed by', 'developed')
    >>> phrase(tri + "developedBy", True, "it", Called("Strategia", "Strategy"))
    'è stata sviluppata da'
    """
    known = _PHRASES.get(predicate.rpartition("#")[2])
    if known:
        words = known[(0 if forward else 1) + (2 if language == "it" else 0)]
        return agreed(words, subject or Called(""))
    labels = vocabulary.labels(predicate)
    words = labels.get(language) or labels.get("en") or vocabulary.compact(predicate)
    return f"→ {words} →" if forward else f"← {words} ←"


def sentence(things: Sequence[Called], links: Sequence[tuple[str, bool]], language: str = "en") -> str:
    """A chain of links as one sentence; ``links`` are (property IRI, forward) between the things.

    >>> tri = "https://w3id.org/triptych/ontology#"
    >>> links = ((tri + "hasPartner", True), (tri + "developedBy", False))
    >>> things = [Called("CircPro", "Project"), Called("Regione Piemonte", "Organization")]
    >>> things.append(Called("Action Plan", "ActionPlan"))
    >>> sentence(things, links)
    'CircPro has among its partners Regione Piemonte, which developed the Action Plan.'
    >>> sentence(things, links, "it")
    "CircPro ha tra i suoi partner la Regione Piemonte, che ha sviluppato l'Action Plan."
    """
    said = named(things[0], language)
    for number, (link, forward) in enumerate(links):
        subject, other = things[number], things[number + 1]
        if number:
            said += ", che" if language == "it" else ", who" if subject.kind in _PEOPLE else ", which"
        said += f" {_said(phrase(link, forward, language, subject), link, other, language)}"
    return f"{said[:1].upper()}{said[1:]}." if things[0].name != said else f"{said}."


def _said(words: str, link: str, other: Called, language: str) -> str:
    """The words with the name behind them, and one noun: "has the action plan X", but "has the X Action Plan"."""
    noun = _NOUNS.get(link.rpartition("#")[2], ("", ""))[language == "it"]
    if not noun or not words.endswith(noun):
        return after(words, other, language)
    said, bare = named(other, language), re.split(r"[ ']", noun, maxsplit=1)[1]
    if said != other.name and bare in said.casefold():
        return f"{words.removesuffix(noun)}{said}"
    return f"{words} {other.name}"
