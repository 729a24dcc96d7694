"""The list of a publication's pages for search engines."""

from __future__ import annotations

import re

from graph.publish.sitemap import sitemaps
from tests.publishing import BASE, publication


def locations(text: str) -> list[str]:
    return [one.removeprefix(BASE) for one in re.findall("<loc>(.*?)</loc>", text)]


def test_a_few_pages_are_one_file():
    ((name, text),) = sitemaps(publication(), ["id/b.html", "id/a&o.html"])

    assert (name, "<urlset" in text) == ("sitemap.xml", True)
    assert locations(text) == ["index.html", "about.html", "ontology.html", "id/a%26o.html", "id/b.html"]


def test_more_pages_than_a_file_may_hold_are_listed_in_several_that_the_first_names():
    found = dict(sitemaps(publication(), ["id/b.html", "id/a.html"], most=2))

    assert list(found) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    assert "<sitemapindex" in found["sitemap.xml"]
    assert locations(found["sitemap.xml"]) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    assert [page for name in list(found)[1:] for page in locations(found[name])] == [
        "index.html", "about.html", "ontology.html", "id/a.html", "id/b.html",
    ]  # fmt: skip
