"""A link at the top of a page is no title of the practice that its form tells of."""

from loaders.extract.rules import extract
from loaders.readers.text import document_from


def test_the_title_behind_the_noun_is_taken_before_a_link_to_the_content():
    text = (
        "Skip to main content\n\nGood practice: “Shared Shed” – tools for all\n\nMain institution: City of Lille\n\n"
        "Resources needed: 9,000 euro a year.\n\nEvidence of success: 400 loans in a year."
    )
    practices = {s.subject.names[0].text for s in extract(document_from(text)) if s.subject.kind == "GoodPractice"}
    assert [name[:11] for name in practices] == ["Shared Shed"]
