"""The things of an official list, read by the profile that fits its table, without loading it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.bearers import undated
from graph.codec import mentions_of
from graph.compare import AMOUNTS, DATES, PARTNERS, Listed, Scope, merged
from graph.errors import BadInput
from graph.iri import BASE
from graph.model import Document, Literal, Mention, Refusal, Statement, Term
from graph.places import Places
from graph.resolve import Identity, resolve
from graph.rulings import Rulings
from loaders import registry
from loaders.tables.facts import TableReading, table_statements
from loaders.tables.profile import Profile, fitting, shipped
from loaders.tables.profile_file import read_profile
from loaders.tables.propose import propose
from loaders.tabular import AUTO, name_of
from ontology import authority, vocabulary

_CURRENCY = "currency/"


@dataclass(frozen=True, slots=True)
class Listing:
    """A list as it was read: its profile's name, its things in order, its scope, and what gave none."""

    profile: str
    things: tuple[Listed, ...]
    scope: Scope
    unread: tuple[Refusal, ...]


def read_listing(
    path: Path,
    kind: str = "Project",
    profile: str | None = None,
    profiles: Sequence[Profile] = (),
    rulings: Rulings | None = None,
    base: str = BASE,
) -> Listing:
    """The things of a class in the list that a file holds.

    ``profile`` is the name of a shipped one or of one of ``profiles``, a file, or ``auto`` for one to be proposed where
    none fits. Raises NotFound where no file is, BadInput where it holds no table, no profile fits, or no such thing is.
    """
    document = registry.read(path)
    used = chosen(document, path, profile, profiles)
    reading = table_statements(document, used)
    things = _things(document, reading, kind, rulings or Rulings(), base)
    if not things:
        raise BadInput(
            f"{path}: by the profile {used.name!r} it names nothing of the class {kind}; "
            "'triptych profile FILE' shows what its columns are taken for"
        )
    return Listing(used.name, tuple(things), _scope(things, used, reading, kind == "Project"), reading.unread)


def chosen(document: Document, path: Path, wanted: str | None, profiles: Sequence[Profile]) -> Profile:
    """The profile that a table is read by; raises BadInput where there is none."""
    named = {one.name: one for one in (*shipped(), *profiles)}
    if wanted not in (None, AUTO):
        if wanted in named:
            return named[str(wanted)]
        if not Path(str(wanted)).exists():
            raise BadInput(f"profile {wanted!r}: no shipped profile and no file; known are {', '.join(sorted(named))}")
        return read_profile(Path(str(wanted)))
    found = fitting(document, profiles)
    if found is not None:
        return found
    if wanted is None:
        raise BadInput(
            f"{path}: no profile fits its table; 'triptych profile FILE' shows one to edit, --profile FILE takes it, "
            "--profile auto takes what would be proposed"
        )
    try:
        return propose(document, name_of(str(path))).profile
    except BadInput as error:
        raise BadInput(f"{path}: {str(error).partition(': ')[2]}") from error


def _things(document: Document, reading: TableReading, kind: str, rulings: Rulings, base: str) -> list[Listed]:
    """The things of a class, each once, in the order of their rows."""
    mentions = mentions_of(reading.statements)
    identities = resolve(mentions.values(), rulings, base)
    classes = {kind, *vocabulary.subclasses(kind)}
    said: dict[str, list[Statement]] = defaultdict(list)
    partners: dict[str, set[str]] = defaultdict(set)
    for one in reading.statements:
        said[one.subject.id].append(one)
        if one.predicate in ("hasPartner", "leadPartner") and isinstance(one.object, Mention):
            partners[one.subject.id].add(identities[one.object.id].iri)
    places = Places(document)
    wanted = sorted((one for one in mentions.values() if one.kind in classes), key=lambda one: (one.start, one.id))
    return merged(_listed(one, said[one.id], partners[one.id], identities, places) for one in wanted)


def _listed(
    mention: Mention, said: Sequence[Statement], partners: set[str], identities: Mapping[str, Identity], places: Places
) -> Listed:
    acronyms = [name.text for name in mention.names if name.use == "acronym"]
    titles = [name.text for name in mention.names if name.use != "acronym"]
    identity = identities[mention.id]
    values = {
        one.predicate: one.object.value
        for one in said
        if one.predicate in (*DATES, *AMOUNTS) and isinstance(one.object, Literal)
    }
    if partners:
        values[PARTNERS] = str(len(partners))
    currencies = {
        one.object.name.rpartition("/")[2]
        for one in said
        if one.predicate == "budgetCurrency" and isinstance(one.object, Term)
    }
    programme = mention.part("programme")
    return Listed(
        str(places.of(mention.start, mention.end)),
        tuple(dict.fromkeys([*acronyms, *titles])) or ("?",),
        None if identity.provisional else identity.iri,
        _by(mention),
        mention.country,
        frozenset([undated(programme.authority)]) if programme and programme.authority else frozenset(),
        dict(sorted(values.items())),
        currencies.pop() if len(currencies) == 1 else "",
    )


def _by(mention: Mention) -> str:
    """By what a mention is known, whatever it is called."""
    if mention.authority:
        return "same row of the shipped tables"
    if mention.code:
        return "same code"
    if mention.kind == "Project":
        return "same name within its programme or beneficiary"
    return "the one body of its kind in its territory"


def _scope(things: Sequence[Listed], profile: Profile, reading: TableReading, projects: bool) -> Scope:
    """What the list is of: its programmes and their period, and the country where it has one alone.

    Bodies belong to no programme and no period, so these count for ``projects`` alone.
    """
    programmes = [one.programmes for one in things]
    rows = {
        one.object.authority
        for one in reading.statements
        if one.predicate == "fundedUnder" and isinstance(one.object, Mention) and one.object.authority
    }
    periods = {profile.period} if profile.period else {row.period for key in rows if (row := authority.get(key))}
    years = sorted(int(year) for period in periods if period for year in period.split("-"))
    known = frozenset[str]().union(*programmes)
    homes = {
        country
        for one in reading.statements
        if one.predicate in ("hasPartner", "participant") and isinstance(one.object, Mention)
        for country in [one.object.country]
    }
    one_home = {home for home in homes if home} if len(homes) == 1 else set()
    return Scope(
        known,
        sum(1 for one in programmes if not one) if known else 0,
        (years[0], years[-1]) if projects and years and None not in periods else None,
        frozenset(one_home or ([profile.country] if profile.country and not profile.lists_partners else [])),
        projects and profile.lists_partners and bool(one_home),
    )
