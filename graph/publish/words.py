"""The words of published pages, in the languages of the explorer."""

from __future__ import annotations

from collections.abc import Mapping

_ENGLISH = {
    "about": "about this publication", "also": "also called", "by": "published by", "cite": "Cite this page as",
    "confidence": "confidence", "data": "Data", "date": "dated", "documents": "documents", "elsewhere": "elsewhere",
    "facts": "Facts", "from": "from", "home": "all things", "inferred": "follows from other facts",
    "judged": "decided by a person", "licence": "Facts are licensed under", "more": "and {n} more",
    "quoted": "passages quoted, their rights are those of the sources", "retractions": "what was withdrawn",
    "factsfile": "facts, and where each comes from",
    "quotes": "Quotations belong to their sources; each source's page states its rights.", "release": "release",
    "rights": "rights", "rightsunknown": "No statement of rights was found with this source.",
    "says": "What it says", "source": "source", "table": "from reference tables", "things": "Things",
    "withdrawn": "This was withdrawn; it is no longer part of the publication.", "replaced": "This is now",
    "query": "Query {number}, asked on {day}.", "state": "state {number}",
    "ontology": "terms used here", "skip": "to the content", "downloads": "The whole as files",
}  # fmt: skip
_ITALIAN = {
    "about": "su questa pubblicazione", "also": "detto anche", "by": "pubblicato da", "cite": "Cita questa pagina come",
    "confidence": "affidabilità", "data": "Dati", "date": "datato", "documents": "documenti", "elsewhere": "altrove",
    "facts": "Fatti", "from": "da", "home": "tutte le cose", "inferred": "segue da altri fatti",
    "judged": "deciso da una persona", "licence": "I fatti sono pubblicati con licenza", "more": "e altri {n}",
    "quoted": "passi citati, con i diritti delle fonti", "retractions": "ciò che è stato ritirato",
    "factsfile": "fatti, e da dove viene ciascuno",
    "quotes": "Le citazioni appartengono alle fonti; la pagina di ogni fonte ne dichiara i diritti.",
    "release": "versione", "rights": "diritti", "rightsunknown": "Per questa fonte non è nota una nota sui diritti.",
    "says": "Che cosa dice", "source": "fonte", "table": "da tabelle di riferimento", "things": "Cose",
    "withdrawn": "È stato ritirato; non fa più parte della pubblicazione.", "replaced": "Ora è",
    "query": "Interrogazione {number}, posta il {day}.", "state": "stato {number}",
    "ontology": "termini usati", "skip": "al contenuto", "downloads": "Tutto come file",
}  # fmt: skip


def words(language: str) -> Mapping[str, str]:
    """The words by their keys; in English where there are none in a language.

    >>> words("it")["facts"], words("fi")["facts"]
    ('Fatti', 'Facts')
    """
    return {"it": _ITALIAN}.get(language, _ENGLISH)
