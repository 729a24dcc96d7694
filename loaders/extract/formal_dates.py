"""When a plan was signed, and the years that an instrument has in its name, on its own page or in a plan's form."""

from __future__ import annotations

from loaders.extract.dates import moments, periods
from loaders.extract.forms import sections
from loaders.extract.mentions import POLICIES
from loaders.extract.reading import Reading
from loaders.extract.things import Thing

_DAY = 10  # characters of a date with its day
_SPOKEN = 3  # places from which a text tells of an instrument
_FORMAL = frozenset({"form-plan", "form-instrument"})


def formal_dates(reading: Reading) -> None:
    """Claims the day under a plan's signature where no other is known, and the period of the instruments at hand."""
    _signed(reading)
    _named_years(reading)


def _signed(reading: Reading) -> None:
    plans = reading.found("ActionPlan")
    plan = plans[0] if len(plans) == 1 else None
    if plan is None or any(next(reading.says(plan, name), None) for name in ("date", "validationDate")):
        return
    for section in sections(reading.document):
        if section.form != "action-plan" or section.field != "signature":
            continue
        days = [one for one in moments(reading, section.start, section.end) if len(one.value) == _DAY]
        if days:
            reading.claim(plan, "date", days[0].literal, (days[0].start, days[0].end), "plan-signed")
            return


def _named_years(reading: Reading) -> None:
    """Reads "Operational Programme 2014-2020", the instrument of a page or of a plan's form, as from 2014 to 2020.

    Only of instruments of which the text tells more than their name.
    """
    meant = [claim.object for claim in reading.claims.by("addresses") if claim.rule in _FORMAL]
    managed = [*reading.claims.by("managedBy"), *reading.claims.by("targets")]
    meant += [claim.subject for claim in managed if claim.rule in _FORMAL]
    policies = {id(one): one for one in meant if isinstance(one, Thing) and one.kind in (*POLICIES, "Programme")}
    for policy in policies.values():
        if len(policy.places) < _SPOKEN:
            continue  # it is only named
        found = [span for start, end in policy.places for span in periods(reading, start, end)]
        if not found or any(next(reading.says(policy, name), None) for name in ("startDate", "endDate")):
            continue
        for name, moment in (("startDate", found[0].first), ("endDate", found[0].last)):
            reading.claim(policy, name, moment.literal, (found[0].start, found[0].end), "policy-years")
