"""Who is who: mentions become things with one IRI each.

A pure function of all mentions, the shipped tables and the ledger; the order of loading has no
part in it. Strong keys decide by themselves. What has only weak keys (a name) joins others of that
name as long as nothing speaks against it: another strong identity, another country, another period.
What stays uncertain stays apart and is marked provisional.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.body_keys import CALLED, INITIALS, is_spelt_out
from graph.identity import FAMILIES, HERE, Record, family, record
from graph.iri import digest, thing_iri, thing_key
from graph.joining import may_join, region_of
from graph.keys import CODE, LAW, PARTS, ROW, STRONG, acronyms, names
from graph.lawful import lawful
from graph.model import Mention
from graph.rulings import Rulings
from ontology import authority, territories
from ontology.names import slug

_LONGEST_WORD = 60  # characters of a name in an IRI


@dataclass(frozen=True, slots=True)
class Identity:
    """What a mention was found to be.

    ``own`` is the IRI before a person's judgement joined it to another; ``provisional`` says that
    it rests on less than a code, an authority row, law or structure.
    """

    iri: str
    own: str
    provisional: bool


def resolve(mentions: Iterable[Mention], rulings: Rulings, base: str) -> dict[str, Identity]:
    """Identity of every mention, by mention id.

    >>> from graph.iri import BASE
    >>> from graph.model import Name
    >>> circe = Mention("d", "Project", 3, 8, (Name("Circe", None, "acronym"),))
    >>> resolve([circe], Rulings(), BASE)[circe.id].iri
    'https://w3id.org/triptych/id/project/circe'
    """
    by_family: dict[str, dict[str, Mention]] = defaultdict(dict)
    for mention in mentions:
        by_family[family(mention.kind)][mention.id] = mention
    found: dict[str, Identity] = {}
    iri_of: dict[str, str] = {}
    for name in filter(by_family.get, FAMILIES):
        records = [rulings.applied(record(mention, iri_of)) for _, mention in sorted(by_family[name].items())]
        assigned = assign(records, rulings, base)
        found |= assigned
        iri_of |= {mention: identity.iri for mention, identity in assigned.items()}
    return found


def assign(records: Sequence[Record], rulings: Rulings, base: str) -> dict[str, Identity]:
    """Identity of the records of one family, whose parts are resolved.

    The records must hold everybody who shares a key with a record that has no strong key.
    """
    clusters = _clusters(sorted(records, key=lambda one: one.id))
    iris = [_iri(members, base) for members in clusters]
    by_key: dict[str, list[int]] = defaultdict(list)
    for position, members in enumerate(clusters):
        for key in {key for member in members for _, key in member.keys}:
            by_key[key].append(position)
    final = list(iris)
    for position, members in enumerate(clusters):
        rivals = {other for member in members for _, key in member.keys for other in by_key[key]}
        rivals = {other for other in rivals - {position} if iris[other] == iris[position]}
        period = _period(members)
        if rivals and period:
            final[position] = f"{iris[position]}-{slug(period)}"
        elif any(
            (_weak(clusters[one]), one) < (_weak(members), position) and not _period(clusters[one]) for one in rivals
        ):
            final[position] = f"{iris[position]}-{digest(members[0].id)[:6]}"
    return {
        member.id: Identity(rulings.redirect(iri), iri, _weak(members))
        for iri, members in zip(final, clusters, strict=True)
        for member in members
    }


def _weak(members: Sequence[Record]) -> bool:
    return all(member.strong is None for member in members)


def _period(members: Sequence[Record]) -> str | None:
    """The period that tells a thing without strong identity from others of its name, None where none does."""
    periods = {member.period for member in members if member.period}
    return periods.pop() if len(periods) == 1 and _weak(members) else None


def _clusters(records: Sequence[Record]) -> list[list[Record]]:
    """The records that are one thing, as lists in a defined order."""
    parent = list(range(len(records)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    strong: dict[str, int] = {}
    blocks: dict[tuple[int, str], list[int]] = defaultdict(list)
    for index, one in enumerate(records):
        if one.strong is not None:
            parent[index] = strong.setdefault(one.strong, index)
        for rank, key in one.keys:
            if rank not in STRONG:
                blocks[rank, key].append(index)
    identity = {index: records[index].strong for index in range(len(records))}
    listed: dict[int, str | None] = {}
    for index, one in enumerate(records):  # a strong key may have joined one that has no row to one that has
        listed[root(index)] = listed.get(root(index)) or one.listed
    spelt = {root(index) for index, one in enumerate(records) if is_spelt_out(one.mention)}
    for (_, key), members in sorted(blocks.items()):
        if key.startswith(CALLED) and len({root(one) for one in members if is_spelt_out(records[one].mention)}) != 1:
            continue  # an acronym of two bodies of a country tells neither
        if key.startswith(INITIALS):
            roots = {root(one) for one in members}
            if len(roots & spelt) != 1 or len({region_of(records[one].mention) for one in members} - {""}) > 1:
                continue
        if not may_join(key, [records[one].mention for one in members]):
            continue
        for group in _agreeing([(records[index], identity[root(index)], listed[root(index)]) for index in members]):
            chosen = [members[position] for position in group]
            held = {identity[root(index)] for index in chosen} - {None}
            rows = {listed[root(index)] for index in chosen} - {None}
            if len(held) > 1 or len(rows) > 1:
                continue
            first = min(root(index) for index in chosen)
            spelt |= {first} if any(root(index) in spelt for index in chosen) else set()
            for index in chosen:
                parent[root(index)] = first
            identity[first], listed[first] = next(iter(held), None), next(iter(rows), None)
    gathered: dict[int, list[Record]] = defaultdict(list)
    for index, one in enumerate(records):
        gathered[root(index)].append(one)
    return [gathered[key] for key in sorted(gathered)]


_Block = Sequence[tuple[Record, str | None, str | None]]
"""Records of one key, each with the strong identity and the row of a list of what it is so far."""


def _agreeing(block: _Block) -> list[list[int]]:
    """Positions in a block of one name that nothing keeps apart.

    With one strong identity (or none), one row of a list, one scope and one period in the block, all agree. With
    several, only those that say which they are stand together; the silent ones stay by themselves.
    """
    groups = [list(range(len(block)))]
    identities, rows = [identity for _, identity, _ in block], [row for _, _, row in block]
    for facet in (identities, rows, [one.scope for one, *_ in block], [one.period for one, *_ in block]):
        groups = [part for group in groups for part in _parted(group, [facet[place] for place in group], block)]
    return groups


def _parted(group: list[int], values: list[str | None], block: _Block) -> list[list[int]]:
    if len({value for value in values if value is not None}) <= 1:
        return [group]
    parts: dict[str, list[int]] = defaultdict(list)
    for position, value in zip(group, values, strict=True):
        parts[value or ""].append(position)
    return [parts[value] for value in sorted(parts)]


def _iri(members: Sequence[Record], base: str) -> str:
    """The IRI of a cluster: by the best of its keys, in words of the thing's own language where there are any."""
    rank, key = min((rank, key) for member in members for rank, key in member.keys)
    best = next(member for member in members if (rank, key) in member.keys)
    segment = family(best.mention.kind)
    if rank == CODE:
        if key.startswith("pinned:"):
            return key.removeprefix("pinned:")
        return territories.by_code(key.removeprefix("code:")).iri
    if rank == ROW:
        return f"{base}id/{key.removeprefix('row:')}"
    if rank == LAW:
        return thing_iri(base, segment, _lawful(best.mention))
    if rank == PARTS:
        return thing_iri(base, segment, _structural(best))
    if key.startswith(HERE):
        return thing_iri(base, segment, digest(segment, best.id))
    named = thing_iri(base, segment, _named(segment, members))
    roof = key.rsplit(" ", 1)[0]
    return f"{named}-{digest(roof)[:6]}" if key.startswith("not ") else named


def _lawful(mention: Mention) -> str:
    body, code = lawful(mention) or ("", "")
    place = territories.by_code(code)
    made = authority.body_slug(place.country, body, place.latin or place.name)
    return made or f"{place.country.lower()}-{body}-{slug(place.code)}"


def _structural(one: Record) -> str:
    """The key of a thing made of parts, language-neutral by construction."""
    mention, parts = one.mention, {role: thing_key(iri) for role, iri in one.parts}
    segment = family(mention.kind)
    if mention.code:
        scope, _, code = mention.code.partition("/")
        return f"{scope}-{slug(code)}"
    if segment == "project":
        return _listed(one)
    whole = {"action": "plan", "phase": "project", "task": "phase", "objective": "programme"}.get(segment)
    if whole:
        return f"{parts[whole]}/{mention.number}"
    if segment == "plan":
        return f"{parts['project']}/{mention.place}"
    if segment == "participation":
        return "/".join(filter(None, (parts["project"], parts.get("participant"), slug(mention.tag))))
    steps = [parts[role] for role in ("project", "thing", "instrument", "phase", "convener") if role in parts]
    if segment == "stakeholder-group" and mention.place:
        steps = [parts["project"], mention.place]
    steps += [slug(mention.tag)] if mention.tag else []
    steps += [str(mention.number)] if mention.number is not None else []
    return "/".join(steps)


def _listed(one: Record) -> str:
    """The key of a project of a list without codes: by name within its programme, a hash within its beneficiary."""
    mention, parts = one.mention, dict(one.parts)
    if "programme" in parts and "beneficiary" not in parts:
        row = authority.get("programme/" + thing_key(parts["programme"]))
        whole = dict(row.parts).get("isVersionOf", row.key).partition("/")[2] if row else thing_key(parts["programme"])
        word = slug(mention.names[0].text)
        if 0 < len(word) <= _LONGEST_WORD and mention.tag == "listed":
            return f"{whole}-{word}"
        return f"{whole}-{digest(one.strong or '')}"
    return "-".join(filter(None, ((mention.country or "").lower(), digest(one.strong or ""))))


def _named(segment: str, members: Sequence[Record]) -> str:
    """The key of a thing known by its names alone.

    A slug in the language of its country, or of an acronym; otherwise a hash, so that the language
    of the text that happened to be read first leaves no trace.
    """
    scopes = sorted({member.scope for member in members if member.scope})
    if segment == "project":
        short = sorted({name for member in members for name in acronyms(member.mention)})
        return short[0] if short else digest(segment, _first_name(members))
    if segment == "plan":
        project = next(
            (dict(member.parts).get("project") for member in members if dict(member.parts).get("project")), ""
        )
        parts = sorted(iri for member in members for role, iri in member.parts if role in ("instrument", "developer"))
        if project and parts:
            return f"{thing_key(project)}/{thing_key(parts[0])}"
        return "/".join(filter(None, [thing_key(project) if project else "", digest(segment, _first_name(members))]))
    if segment == "action":
        plan = next((iri for member in members for role, iri in member.parts if role == "plan"), "")
        return "/".join(filter(None, [thing_key(plan) if plan else "", digest(segment, _first_name(members))]))
    scope = scopes[0] if len(scopes) == 1 else ""
    if segment == "org":
        spoken = territories.country_languages(scope) if scope else ()
        own = sorted(
            slug(name.text)
            for member in members
            for name in member.mention.names
            if name.language in spoken and name.use == "label" and slug(name.text)
        )
        word = own[0] if own else digest(segment, _first_name(members), scope)
        return f"{scope.lower()}-{word}" if scope else word
    key = digest(segment, _first_name(members), scope)
    return f"{scope}/{key}" if scope and segment in ("instrument", "practice") else key


def _first_name(members: Sequence[Record]) -> str:
    """The alphabetically first name of a cluster; of a nameless thing, where it stands."""
    found = sorted({name for member in members for name in names(member.mention)})
    found = found or sorted({name for member in members for name in acronyms(member.mention)})
    return found[0] if found else members[0].id


def iris(found: Mapping[str, Identity]) -> dict[str, str]:
    """Mention id to final IRI."""
    return {mention: identity.iri for mention, identity in found.items()}
