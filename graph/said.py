"""What concepts of a name say together: which go without saying, which stand for others, and what a country means.

A chamber of commerce is one whether industry is named or not, and a Wirtschaftskammer is one as well.
"""

from __future__ import annotations

from ontology import name_words

COMMON = frozenset({"public", "research", "technical", "training"})
"""Fields that many bodies of a country work on."""
# fmt: off
_LEARNED = frozenset({
    "agriculture", "anthropology", "archaeology", "architecture", "arts", "astronomy", "bio", "chemistry", "culture",
    "geography", "geology", "health", "history", "juridical", "language", "literature", "mathematics", "medicine",
    "music", "nature", "pedagogy", "pharmacy", "philosophy", "physics", "psychiatry", "psychology", "research",
    "science", "theology",
})
# fmt: on
"""Fields of learned societies."""
_FIRMS = frozenset({"development", "economy", "energy", "enterprise", "housing", "market", "promotion", "transport"})
"""What companies do, in languages whose word for them is that for societies: Entwicklungsgesellschaft."""
_OF_LAW = frozenset({"academy", "centre", "department", "faculty", "institute", "laboratory", "school", "university"})
"""Kinds of bodies that teach law or look into it."""
_NEEDLESS = (
    ({"chamber", "commerce"}, {"economy"}),
    ({"chamber", "commerce"}, {"industry", "craft", "agriculture", "services", "navigation"}),  # named or not
    ({"technical", "university"}, {"institute"}),  # Instituto Politécnico
    ({"hospital"}, {"centre", "company", "medicine"}),  # centre hospitalier, azienda ospedaliera
    ({"health", "local"}, {"company", "office"}),  # azienda sanitaria locale
    ({"institute", "research"}, {"development"}),  # institut de cercetare-dezvoltare
    ({"centre", "research", "technical"}, {"development"}),
    ({"university"}, {"higher"}),
    ({"chamber", "commerce"}, {"municipality"}),  # câmara de comércio
    ({"county"}, {"local"}),
    ({"municipality"}, {"county", "chamber"}),  # megyei jogú város; câmara municipal
    ({"ministry"}, {"national"}),  # Bundesministerium
    ({"aerospace"}, {"aeronautics"}),
    ({"trade-union"}, {"commerce"}),
    ({"environment"}, {"protection"}),
    ({"planning"}, {"spatial"}),  # Raumordnung
    ({"water"}, {"management"}),  # Wasserwirtschaft, gospodarka wodna
    ({"environment", "water"}, {"economy"}),
    ({"agency", "development"}, {"spatial"}),  # területfejlesztési ügynökség
    ({"roads"}, {"public"}),
    ({"agency", "environment"}, {"prevention"}),  # agenzia regionale per la prevenzione e protezione ambientale
    ({"museum", "nature"}, {"history", "science"}),  # natural history
    ({"reclamation"}, {"land"}),
    ({"office", "water"}, {"economy"}),  # zarząd gospodarki wodnej
    ({"chamber", "craft"}, {"enterprise", "small", "sme"}),  # obrtno-podjetniška zbornica
    ({"meteorology", "water"}, {"economy"}),
    ({"technical", "university"}, {"school", "science"}),  # école polytechnique, University of Science and Technology
    ({"medicine", "university"}, {"applied", "science"}),  # Medizinische Hochschule
    ({"municipality"}, {"capital", "national"}),  # valstspilsēta
    ({"municipality"}, {"hanse"}),  # Hansestadt
    ({"secretariat"}, {"programme"}),
    ({"rights"}, {"human"}),
    ({"ict"}, {"science"}),  # computer science
    ({"earth"}, {"science"}),  # geosciences
    ({"park"}, {"department", "institute", "management", "office", "organisation", "public"}),  # ente parco
    ({"basin"}, {"district", "hydrology", "management", "office", "river", "water"}),  # autorità di bacino
    ({"school"}, {"advanced"}),  # scuola superiore
    ({"association", "municipality"}, {"local", "office", "regional"}),
    ({"nature", "protection"}, {"landscape"}),  # Naturschutz, ochrana přírody a krajiny
    ({"port"}, {"department", "management"}),
    ({"works"}, {"public"}),
    ({"committee", "european"}, {"association"}),  # EU-Kommission
    ({"european", "parliament"}, {"association"}),
    ({"nations", "united"}, {"organisation"}),
    ({"port"}, {"network", "sea", "systems"}),  # autorità di sistema portuale, port morski
    ({"intermunicipal"}, {"association", "community", "regional"}),
    ({"tourism"}, {"municipality"}),  # turistička zajednica grada
)
"""What goes without saying beside other concepts."""
_SAME = (
    ({"biosciences"}, {"life", "science"}),
    *(({"law", kind}, {"juridical", kind}) for kind in sorted(_OF_LAW)),  # Institute of Private Law
    ({"chamber", "economy"}, {"chamber", "commerce"}),  # Wirtschaftskammer
    ({"economy", "promotion"}, {"economy", "development"}),  # Wirtschaftsförderung
    ({"company", "development"}, {"agency", "development"}),  # ontwikkelingsmaatschappij
    ({"company", "promotion"}, {"agency", "promotion"}),  # Förderungsgesellschaft
    ({"small", "medium"}, {"sme"}),
    ({"development", "local", "ministry"}, {"development", "ministry", "regional"}),  # místní rozvoj
    ({"action", "climate"}, {"climate", "protection"}),
    ({"institute", "royal", "technical"}, {"royal", "technical", "university"}),
    ({"sme", "enterprise"}, {"sme"}),
    ({"agency", "enterprise"}, {"agency", "economy"}),  # Wirtschaftsagentur, business agency
    ({"medicine", "school"}, {"medicine", "university"}),  # medical school
    ({"centre", "medicine", "university"}, {"hospital", "university"}),  # universitair medisch centrum
    ({"ministry", "spatial"}, {"ministry", "planning"}),  # okolje in prostor
    ({"higher", "school"}, {"university"}),  # vysoká škola
    ({"bank", "school"}, {"bank", "university"}),
    ({"management", "school"}, {"management", "university"}),
    ({"association", "hydrology"}, {"basin"}),  # confederación hidrográfica
    ({"board", "water"}, {"office", "water"}),  # waterschap
    ({"board", "river"}, {"basin"}),  # povodí
    ({"district", "river"}, {"basin"}),
    ({"office", "tourism"}, {"organisation", "tourism"}),
    ({"development", "organisation"}, {"agency", "development"}),  # αναπτυξιακός οργανισμός
    ({"association", "local"}, {"association", "municipality"}),
    ({"academy", "applied", "science"}, {"applied", "science", "university"}),  # akademia nauk stosowanych
    ({"life", "nature", "resources", "science", "university"}, {"agriculture", "university"}),  # Bodenkultur
    ({"life", "science", "university"}, {"agriculture", "university"}),  # uniwersytet przyrodniczy
    ({"environment", "science", "university"}, {"agriculture", "university"}),  # eesti maaülikool
    ({"academy", "economy"}, {"economy", "university"}),  # academia de studii economice
    ({"academy", "university"}, {"academy"}),  # Åbo Akademi University
    ({"agency", "tourism"}, {"organisation", "tourism"}),
    ({"board", "tourism"}, {"organisation", "tourism"}),
    ({"company", "tourism"}, {"organisation", "tourism"}),  # azienda turistica
    ({"board", "development"}, {"agency", "development"}),
)
"""Concepts that say, together, what others say."""
# fmt: off
_SCHOOLED = frozenset({
    "agriculture", "arts", "catholic", "film", "forest", "music", "pedagogy", "police", "sport", "sustainable",
    "theology",
})
# fmt: on
"""Fields of which a university and one of applied sciences are the same: Musikhochschule."""
_DISTRICTS = frozenset({"CZ", "DE", "PL", "SK"})
"""Countries whose counties are districts in other languages."""
_COUNTIES = frozenset({"HR"})
"""Countries that counties govern, which others call provinces and regions."""
_COUNTY_CHAMBERS = frozenset({"HR", "HU", "RO"})
"""Countries of which each county has one chamber of commerce, whose name says so in some languages."""
_STATES = frozenset({"AT", "DE"})
"""Countries whose states have offices for a field (Landesamt für Umwelt), which others call agencies."""
_OF_STATE = frozenset({"national", "regional"})
_PROVINCES = frozenset({"AT", "HU", "RO"})
"""Countries whose counties, or states, are called provinces in other languages."""
_FOUNDED = frozenset({"EE", "NL"})
"""Countries where "foundation" is but the legal form of what is an agency or a centre."""
_HIGH_SCHOOLS = frozenset({"NO", "SE"})
"""Countries whose högskola is a university, which German calls a Hochschule."""
COUNCILS_OF_REGIONS = frozenset({"FI"})
"""Countries whose regions are governed by a union of their municipalities, called a council or an association."""
OF_COUNCILS = frozenset({"association", "office", "regional"})
_ONE_CHAMBER = frozenset({"CY", "GR"})
"""Countries whose chambers are those of commerce, unless their names say others."""


def kinds_of(found: set[str]) -> set[str]:
    """The concepts among some that say what sort of thing it is."""
    return {one for one in found if name_words.class_of(one) in ("kind", "weak")}


def _fields(found: set[str]) -> set[str]:
    """The concepts among some that say what it works on."""
    return {one for one in found if name_words.class_of(one) in ("field", "rare")}


def as_society(found: set[str], legal: bool, ours: bool) -> set[str]:
    """The concepts with an association or a company for a word that means either: Gesellschaft, società.

    ``legal`` is whether a legal form stands beside it, ``ours`` whether the country's name does.

    >>> sorted(as_society({"history", "society"}, False, False)), sorted(as_society({"society", "water"}, False, False))
    (['association', 'history'], ['company', 'water'])
    """
    if "society" not in found:
        return found
    fields = _fields(found)
    learned = bool(fields & _LEARNED) or any(name_words.class_of(one) == "rare" for one in fields)
    is_firm = legal or bool(fields & _FIRMS) or not (ours or learned)
    return (found - {"society"}) | {"company" if is_firm else "association"}


def as_at_home(found: set[str], country: str | None, placed: bool = False) -> set[str]:
    """The concepts as the country's own names have them: what others call a district is a county in Germany."""
    if "university" not in found:
        found = found - {"autonomous"}
    if "government" in found:
        of_region = {"government", "regional"} | ({"office"} if country == "AT" else set())  # Amt der Landesregierung
        found = {"regional"} if placed and found <= of_region else (found - {"government"}) | {"office"}
    if country in _PROVINCES and "province" in found and found <= {"office", "province", "regional"}:
        found = {"county"} if country != "AT" else {"regional"}
    if country == "BG" and found & {"district", "province"} and found <= {"district", "office", "province", "regional"}:
        found = {"regional"}  # област
    if placed and "capital" in found and found <= {"capital", "office"}:
        found = {"municipality"}  # hlavní město
    if country in _DISTRICTS and "district" in found:
        found = (found - {"district"}) | {"county"}
    if country in _COUNTIES and found & {"province", "regional"} and found <= {"office", "province", "regional"}:
        found = {"county"}
    if country == "HU" and "county-rights" in found:
        found = (found - {"county", "county-rights", "office"}) | {"municipality"}  # megyei jogú város
    elif country == "HU" and placed and {"county", "municipality"} <= found <= {"county", "municipality", "office"}:
        found = {"county"}  # the municipality of a county
    if country == "PL" and found == {"community"}:
        found = {"municipality"}
    if country == "ES" and found & {"county"} and found <= {"county", "office"}:
        found = {"province"}  # diputación provincial
    if country == "SE" and placed and "landsting" in found and found <= {"county", "landsting", "office"}:
        found = {"regional"}  # which landsting became
    found = found - {"landsting"}
    if country != "LV" and "municipality" in found:
        found = found - {"local"}  # consiliul local; "Jelgava Local Municipality" lies around the city
    if country == "SE" and {"energy", "office"} <= found:
        found = (found - {"office"}) | {"agency"}  # energikontor
    if country == "SI" and {"landscape", "park"} <= found:
        found = (found - {"landscape"}) | {"nature"}  # krajinski park
    if country == "BE" and {"company", "environment"} <= found:
        found = (found - {"company"}) | {"agency"}  # milieumaatschappij
    if country in _FOUNDED and kinds_of(found) - {"foundation", "office", "authority"}:
        found = found - {"foundation"}  # sihtasutus, stichting
    if country == "NO" and "county" in found:
        found = found - {"municipality"}  # fylkeskommune
    if country == "GR" and found == {"development"}:
        found = {"agency", "development"}  # Αναπτυξιακή Τρικάλων
    if country in _ONE_CHAMBER and found == {"chamber"}:
        found = found | {"commerce"}
    if country == "FI" and "centre" in found and not found & COMMON and found & {"environment", "resources"}:
        found = (found - {"centre"}) | {"institute"}  # Suomen ympäristökeskus
    if country in _COUNTY_CHAMBERS and {"chamber", "commerce"} <= found:
        found = found - {"county"}
    if country in _HIGH_SCHOOLS and "university" in found:
        found = found - {"applied", "college"} - ({"science"} if "applied" in found else set())
    if country == "HR" and {"association", "tourism"} <= found:
        found = (found - {"association"}) | {"organisation"}  # turistička zajednica
    if "self-rule" in found:  # urząd marszałkowski, beside which there is the voivode's
        found = found - {"self-rule", "office"}
    elif country != "PL" and found == {"office", "regional"}:
        found = found - {"office"}
    return found


def told(found: set[str], placed: bool, country: str | None) -> tuple[str, ...]:
    """The concepts without those that others make needless.

    >>> told({"chamber", "commerce", "industry"}, True, "IT"), told({"association"}, True, "FI")
    (('chamber', 'commerce'), ('regional',))
    """
    if placed and country in COUNCILS_OF_REGIONS and found <= OF_COUNCILS and found:
        return ("regional",)  # Lapin liitto
    if placed and country in _STATES and found & _OF_STATE and kinds_of(found) == {"office"} and _fields(found):
        found = (found - {"office"} - _OF_STATE) | {"agency"}
    if any(name_words.class_of(one) == "kind" for one in found):
        found = {one for one in found if name_words.class_of(one) != "weak"}
    for some, same in _SAME:
        if some <= found:
            found = (found - some) | same
    if placed and {"development", "economy"} <= found and not kinds_of(found):
        found = found | {"agency"}  # Wirtschaftsförderung Brandenburg
    if placed and "tourism" in found and found <= {"regional", "tourism"}:
        found = {"organisation", "tourism"}  # Turismo do Algarve
    if placed and kinds_of(found):
        found = found - {"capital"}  # hospodářská komora hlavního města
    for one, others in _NEEDLESS:
        if one <= found:
            found = found - others
    if "university" in found and found & _SCHOOLED:
        found = found - {"applied", "science"}
    fields = _fields(found)
    if placed and (fields or any(name_words.class_of(one) in ("kind", "policy") for one in found)):
        found = found - {"regional"}  # the place says which region
    if placed and ("agency" in found or (fields and "office" in found)):
        found = found - {"national"}
    return tuple(sorted(found))
