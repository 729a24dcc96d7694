"""Links as people say them, in both directions: "has partner", "is a partner in"."""

from __future__ import annotations

from ontology import vocabulary

# property: (English from subject to object, and back, Italian from subject to object, and back)
_PHRASES: dict[str, tuple[str, str, str, str]] = {
    "about": ("is about", "is the subject of", "riguarda", "è l'oggetto di"),
    "addresses": ("addresses", "is addressed by", "interviene su", "è interessato da"),
    "affiliation": ("acts for", "is represented by", "opera per", "è rappresentato da"),
    "alignedWith": ("is aligned with", "guides", "è in linea con", "orienta"),
    "appliesTo": ("applies to", "is covered by", "si applica a", "è interessato da"),
    "attendedBy": ("was attended by", "took part in", "ha visto la partecipazione di", "ha partecipato a"),
    "basedIn": ("is based in", "is home to", "ha sede in", "è la sede di"),
    "buildsOn": ("builds on", "is built upon by", "si basa su", "è la base di"),
    "changedInstrument": ("changed", "was changed by", "ha modificato", "è stato modificato da"),
    "commitmentOf": ("is a commitment of", "made", "è un impegno di", "ha assunto"),
    "contact": ("has as contact", "is the contact for", "ha come contatto", "è il contatto per"),
    "convenedBy": ("was convened by", "convened", "è stato convocato da", "ha convocato"),
    "developedBy": ("was developed by", "developed", "è stato sviluppato da", "ha sviluppato"),
    "developedWithin": (
        "was developed within",
        "is the frame of",
        "è stato sviluppato nell'ambito di",
        "è il quadro di",
    ),
    "fundedBy": ("is funded by", "funds", "è finanziato con", "finanzia"),
    "fundedUnder": ("is funded under", "funds", "è finanziato nell'ambito di", "finanzia"),
    "fundingSource": ("is to be paid for by", "is to pay for", "è da finanziare con", "deve finanziare"),
    "hasAction": ("has the action", "is an action of", "prevede l'azione", "è un'azione di"),
    "hasActionPlan": ("has the action plan", "is an action plan of", "ha il piano d'azione", "è un piano d'azione di"),
    "hasPartner": ("has partner", "is a partner in", "ha come partner", "è partner di"),
    "hasPhase": ("has the phase", "is a phase of", "ha la fase", "è una fase di"),
    "hasPractice": ("holds the practice", "belongs to", "comprende la pratica", "appartiene a"),
    "heldIn": ("was held in", "hosted", "si è tenuto a", "ha ospitato"),
    "hostedBy": ("was hosted by", "hosted", "è stato ospitato da", "ha ospitato"),
    "implementedBy": ("is implemented by", "implements", "è attuato da", "attua"),
    "implements": ("implements", "is implemented by", "attua", "è attuato da"),
    "inProject": ("belongs to", "includes", "fa parte di", "comprende"),
    "informedBy": ("was informed by", "informed", "si è ispirato a", "ha ispirato"),
    "involves": ("involves", "is involved in", "coinvolge", "è coinvolto in"),
    "issuedBy": ("was issued by", "issued", "è stato emanato da", "ha emanato"),
    "leadPartner": ("is led by", "leads", "è guidato da", "guida"),
    "mainInstitution": (
        "has as main institution",
        "is the main institution of",
        "ha come istituzione principale",
        "è l'istituzione principale di",
    ),
    "managedBy": ("is managed by", "manages", "è gestito da", "gestisce"),
    "operatedBy": ("is operated by", "operates", "è gestita da", "gestisce"),
    "participant": ("is the part of", "takes part by", "è la partecipazione di", "partecipa con"),
    "practiceOwner": ("belongs to", "owns", "appartiene a", "è titolare di"),
    "predecessor": ("continues", "was continued by", "è la continuazione di", "è stato continuato da"),
    "reportsOn": ("reports on", "is reported on by", "riferisce su", "è oggetto di"),
    "resultOf": ("is a result of", "led to", "è un risultato di", "ha portato a"),
    "secretariat": ("has as secretariat", "is the secretariat of", "ha come segretariato", "è il segretariato di"),
    "sharesPractice": ("shares the practice", "is shared by", "condivide la pratica", "è condivisa da"),
    "stakeholder": (
        "has as stakeholder",
        "is a stakeholder in",
        "ha come portatore di interesse",
        "è portatore di interesse in",
    ),
    "supportedBy": ("is supported by", "supports", "ha il sostegno di", "sostiene"),
    "targets": ("targets", "is targeted by", "è rivolta a", "è il territorio di"),
    "theme": ("is on the theme", "is a theme of", "ha per tema", "è un tema di"),
    "unitOf": ("is a unit of", "has the unit", "è un'unità di", "ha l'unità"),
    "validatedBy": ("was validated by", "validated", "è stato validato da", "ha validato"),
    "withinTerritory": ("lies within", "contains", "si trova in", "contiene"),
}  # fmt: skip - a table reads by its columns


def phrase(predicate: str, forward: bool, language: str = "en") -> str:
    """How a link is said, from subject to object (``forward``) or back; in English where there is no Italian.

    >>> tri = "https://w3id.org/triptych/ontology#"
    >>> phrase(tri + "developedBy", True), phrase(tri + "developedBy", False)
    ('was developed by', 'developed')
    """
    known = _PHRASES.get(predicate.rpartition("#")[2])
    if known:
        return known[(0 if forward else 1) + (2 if language == "it" else 0)]
    labels = vocabulary.labels(predicate)
    words = labels.get(language) or labels.get("en") or vocabulary.compact(predicate)
    return f"→ {words} →" if forward else f"← {words} ←"


def sentence(names: tuple[str, ...], links: tuple[tuple[str, bool], ...], language: str = "en") -> str:
    """A chain of links as one sentence; ``links`` are (property IRI, forward) between the names.

    >>> tri = "https://w3id.org/triptych/ontology#"
    >>> links = ((tri + "hasPartner", True), (tri + "developedBy", False))
    >>> sentence(("CircPro", "Regione Piemonte", "the plan"), links)
    'CircPro has partner Regione Piemonte, which developed the plan.'
    """
    which = ", che" if language == "it" else ", which"
    said = [f"{phrase(link, forward, language)} {name}" for (link, forward), name in zip(links, names[1:], strict=True)]
    return f"{names[0]} {f'{which} '.join(said)}." if said else f"{names[0]}."
