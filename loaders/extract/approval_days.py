"""The day on which a text's only action plan was approved, by a label: "Date of approval: 3 May 2021"."""

from __future__ import annotations

from loaders.extract.dates import moments
from loaders.extract.reading import Reading

RULE = "approval-day-label"
_DAY = 10  # characters of a date that is exact to the day
_LABEL = frozenset(["", ":", "–", "-"])  # what may stand between a label and its value


def approval_days(reading: Reading) -> None:
    """Claims the day that a label gives, where the text has one plan and no other rule gave it a day.

    >>> from graph.model import document_of
    >>> from loaders.extract.rules import read_by_rules
    >>> text = "Action plan of CircPro\\nEndorsed by: City of Graz\\nDate of endorsement: 3 May 2021"
    >>> [claim.object.value for claim in read_by_rules(document_of(text)).claims.by("date")]
    ['2021-05-03']
    """
    plans = reading.found("ActionPlan")
    if len(plans) != 1 or any(reading.says(plans[0], "date")):
        return
    for sentence in reading.sentences:
        for hit in reading.cues("approval-day", sentence):
            end = reading.span(hit)[1]
            days = [one for one in moments(reading, end, sentence.end) if len(one.value) == _DAY]
            if hit.first == sentence.first and days and reading.text[end : days[0].start].strip() in _LABEL:
                reading.claim(plans[0], "date", days[0].literal, (sentence.start, days[0].end), RULE)
                return
