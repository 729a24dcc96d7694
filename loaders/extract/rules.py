"""The extractor: from a document to the statements it makes, by rules and by the cues that weigh them.

Pure and deterministic: no network, no clock, no state but the shipped tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from graph.model import Document, Statement
from loaders.extract import (
    acting_towns,
    actionnames,
    actionparts,
    actionprose,
    actions,
    adoptions,
    aligning,
    among_practices,
    announced_actions,
    apposed_places,
    approval_days,
    approvals,
    authority_names,
    authors,
    axes,
    bare_programmes,
    body_positions,
    body_towns,
    branches,
    clause_doers,
    coded_sums,
    commitments,
    cooperation,
    country_codes,
    dashed_acronyms,
    described_practices,
    enumerations,
    events,
    form_facts,
    formal_dates,
    frames,
    funding,
    gazetteer,
    givers,
    helpers_beside,
    helpers_in_kind,
    inspiration,
    instrumentpages,
    instruments,
    knownprojects,
    labelled_roles,
    labels,
    laws,
    leaders,
    listed_bodies,
    located_labels,
    lone_quotes,
    managing,
    modelled_actions,
    modelled_policies,
    modelled_practices,
    national_programmes,
    numbered_actions,
    organisations,
    organs,
    ownbudgets,
    ownpages,
    paidsums,
    partner_claims,
    partner_items,
    partner_rows,
    partners,
    persons,
    phases,
    placed_acronyms,
    placed_policies,
    planaims,
    planfacts,
    plans,
    policies,
    policy_money,
    policybodies,
    practice_blocks,
    practice_bodies,
    practice_cards,
    practice_places,
    practice_sheets,
    practices,
    programme_years,
    project_aims,
    projectfacts,
    projectperiods,
    projects,
    reference,
    role_nouns,
    rolenames,
    roles,
    row_partners,
    said_again,
    said_seats,
    samepolicy,
    schedule,
    seats,
    secretariat_approvals,
    shared_funding,
    shared_heads,
    shares,
    titles,
    told_examples,
    told_models,
    told_names,
    told_roles,
    told_stakeholders,
    told_values,
    topics,
    townnames,
    transfers,
    units,
)
from loaders.extract.attachment.attach import attach
from loaders.extract.attachment.attach_values import attach_values
from loaders.extract.even_blanks import evened, restored
from loaders.extract.furniture import without_furniture
from loaders.extract.hypotheses import Hypothesis
from loaders.extract.mentions import settle, topic
from loaders.extract.naming import name_things
from loaders.extract.reading import Reading, begin
from loaders.extract.sameprojects import same_projects
from loaders.extract.short_names import short_names
from loaders.extract.statements import statements
from ontology.kept import at_rest

READERS: tuple[Callable[[Reading], Iterator[Hypothesis]], ...] = (
    gazetteer.place_hypotheses,
    townnames.town_hypotheses,
    country_codes.country_codes,
    authority_names.authority_hypotheses,
    organisations.organisation_hypotheses,
    organs.organ_hypotheses,
    shared_heads.shared_bodies,
    rolenames.role_names,
    placed_acronyms.placed_acronyms,
    policies.policy_hypotheses,
    national_programmes.national_programmes,
    axes.told_axes,
    laws.numbered_laws,
    policies.plan_hypotheses,
    policies.fund_hypotheses,
    knownprojects.known_projects,
    projects.project_hypotheses,
    projects.programme_hypotheses,
    cooperation.cooperation_programmes,
    bare_programmes.bare_programmes,
    practices.practice_hypotheses,
    practice_blocks.headed_practices,
    lone_quotes.lone_quotes,
    transfers.transfer_hypotheses,
    actionnames.action_hypotheses,
    actionnames.bare_actions,
    numbered_actions.numbered_actions,
    announced_actions.announced_actions,
    modelled_practices.modelled_practices,
    described_practices.described_practices,
    told_examples.told_examples,
    among_practices.among_practices,
    told_names.told_names,
    inspiration.practice_hypotheses,
    persons.person_hypotheses,
)
FACTS: tuple[Callable[[Reading], None], ...] = (  # in this order: later rules build on earlier claims
    titles.titles,
    apposed_places.places_in_countries,
    said_seats.said_seats,
    said_seats.labelled_seats,
    units.units,
    roles.lead_and_partners,
    instruments.labelled,
    samepolicy.same_policies,
    modelled_actions.modelled_actions,
    plans.prepare_plans,
    reference.refer,
    instruments.instruments,
    instrumentpages.instrument_pages,
    practices.tie_experience,
    events.note_events,
    actions.actions,
    actionprose.told_actions,
    actionprose.named_actions,
    announced_actions.claim_announced,
    form_facts.claim_forms,  # completes the actions that are there, and makes those of forms without prose
    practice_sheets.practice_sheets,
    actionparts.action_parts,
    inspiration.inspirations,
    frames.sentence_frames,
    aligning.aligned_row,
    plans.plans,
    planfacts.plan_facts,
    plans.finish_plans,
    formal_dates.formal_dates,
    practices.mark_phases,
    practice_bodies.practice_bodies,
    practice_cards.card_places,
    practice_places.practice_places,
    practice_blocks.claim_headed,
    practices.claim_practices,
    practices.practice_examples,
    practices.stakeholders,
    told_stakeholders.told_stakeholders,
    practices.pages,
    funding.secretariats,
    funding.programmes,
    shared_funding.shared_funding,
    funding.funds,
    shares.named,
    coded_sums.coded_totals,
    funding.budgets,
    labels.values_below,
    phases.phases,
    schedule.project_dates,
    schedule.policy_dates,
    labelled_roles.labelled_roles,
    partner_rows.partner_rows,
    row_partners.row_partners,
    leaders.leaders,
    managing.managing,
    role_nouns.role_nouns,
    told_roles.told_roles,
    clause_doers.clause_doers,
    helpers_beside.helpers_beside,
    helpers_in_kind.helpers_in_kind,
    givers.givers,
    planaims.plan_aims,
    project_aims.project_aims,
    told_models.told_models,
    told_models.made_after_page,
    modelled_policies.modelled_policies,
    policybodies.policies_of_bodies,
    placed_policies.placed_policies,
    policy_money.policy_money,
    told_values.told_values,
    paidsums.paid_sums,
    adoptions.adoptions,
    approval_days.approval_days,
    approvals.approvals,
    secretariat_approvals.secretariat_approvals,
    authors.authors,
    projectfacts.partner_count,
    projectfacts.aims,
    projectfacts.websites,
    enumerations.enumerated,
    topics.claim_themes,
)


def read(document: Document) -> Reading:
    """The whole reading of a document: things, claims, and what was refused and why."""
    with at_rest():
        return _read(document)


def _read(document: Document) -> Reading:
    reading = read_by_rules(document)
    attach_values(reading, attach(reading))
    ownpages.claim_own_pages(reading)
    ownbudgets.claim_own_budgets(reading)
    commitments.commitments(reading)
    name_things(reading)
    projectperiods.tell_apart(reading)
    return reading


def read_by_rules(document: Document) -> Reading:
    """The reading as the rules leave it, before what they have claimed is weighed."""
    reading = begin(document)
    lists = partners.partner_lists(reading)
    found = [hypothesis for rule in READERS for hypothesis in rule(reading)]
    found += partner_items.item_hypotheses(reading, [item for one in lists for item in one.items])
    found += branches.branches(reading, found)
    found += dashed_acronyms.dashed_acronyms(reading, found)
    found += body_positions.placed_bodies(reading, found)
    found += listed_bodies.listed_bodies(reading, found)
    found += said_again.said_again(reading, found)
    found = located_labels.as_places(reading, practice_blocks.without_projects(reading, found))
    settle(reading, without_furniture(reading, programme_years.with_years(reading, found)))
    short_names(reading)
    same_projects(reading)
    acting_towns.acting_towns(reading)
    body_towns.towns_of_bodies(reading)
    reading.project = topic(reading)
    partner_claims.claim_lists(reading, lists)
    shares.columns(reading, lists)
    for rule in FACTS:
        rule(reading)
    seats.seat_bodies(reading)
    return reading


def extract(document: Document) -> tuple[Statement, ...]:
    """The statements that the document makes, sorted by place.

    >>> from graph.model import document_of
    >>> found = extract(document_of("Lead partner of the project CircPro: Kouvola Innovation Ltd (FI)."))
    >>> {s.object.names[0].text for s in found if s.predicate == "leadPartner"}
    {'Kouvola Innovation Ltd'}
    """
    even = evened(document)
    found = statements(read(even.document))
    return found if even.places is None else tuple(restored(even, found))
