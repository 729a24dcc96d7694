"""What a page's head says about it: title, address, language, rights, date."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from loaders.readers.html_walk import language_of
from loaders.readers.units import visible

if TYPE_CHECKING:
    from lxml.html import HtmlElement
else:
    HtmlElement = Any

_DATES = ("article:published_time", "dcterms.issued", "dcterms.date", "dc.date.issued", "dc.date", "date")
_RIGHTS = ("dc.rights", "dcterms.rights", "dcterms.license", "dcterms.rights.license", "rights", "license")


def title_of(page: HtmlElement) -> str | None:
    """The page's title: its only first heading, what it tells other sites, or its window title without the site's name.

    >>> from lxml.html import document_fromstring
    >>> title_of(document_fromstring("<title>APE Network | Interreg Europe</title><p>Text"))
    'APE Network'
    """
    headings = [visible("".join(heading.itertext())) for heading in page.iter("h1")]
    headings = [heading for heading in headings if heading]
    if len(headings) == 1:
        return headings[0]
    window = next((visible("".join(title.itertext())) for title in page.iter("title")), "")
    window = re.split(r"\s[|–—-]\s(?=[^|–—]{0,40}$)", window)[0]
    return _meta(page, "og:title") or (headings[0] if headings else None) or window or None


def url_of(page: HtmlElement) -> str | None:
    """The page's own address: canonical link, or what it tells other sites; None unless http or https."""
    links = [
        link.get("href") or "" for link in page.iter("link") if "canonical" in (link.get("rel") or "").lower().split()
    ]
    for address in [*links, _meta(page, "og:url") or ""]:
        if re.match(r"https?://[^\s/]+", address.strip()):
            return visible(address)
    return None


def page_language(page: HtmlElement) -> str | None:
    """ISO 639-1 code of the language that the page declares as its own, or None."""
    declared = language_of(page)
    if declared:
        return declared
    told = _meta(page, "content-language") or _meta(page, "og:locale") or _meta(page, "dc.language") or ""
    primary = re.split("[-_,]", told.strip().lower())[0]
    return primary if re.fullmatch("[a-z]{2}", primary) else None


def rights_of(page: HtmlElement) -> str | None:
    """The page's statement of rights or the address of its licence, or None."""
    for name in _RIGHTS:
        stated = _meta(page, name)
        if stated:
            return stated
    for link in page.iter("link", "a"):
        if {"license", "dcterms.license"} & set((link.get("rel") or "").lower().split()) and link.get("href"):
            return visible(link.get("href")) or None
    return None


def date_of(page: HtmlElement) -> str | None:
    """The day the page says it was published, as ISO 8601 and as exact as stated, or None.

    >>> from lxml.html import document_fromstring
    >>> date_of(document_fromstring('<meta name="DC.date" content="2021-10-07T09:00:00+02:00"><p>Text'))
    '2021-10-07'
    """
    for name in _DATES:
        day = iso_date(_meta(page, name) or "")
        if day:
            return day
    return None


def iso_date(stated: str) -> str | None:
    """Year, month or day at the start of an ISO 8601 date or time, or None where there is none.

    >>> iso_date("2021-10"), iso_date("7 October 2021")
    ('2021-10', None)
    """
    match = re.match(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?=$|[T ])", stated.strip())
    if match is None:
        return None
    try:
        date.fromisoformat((match.group() + "-01-01")[:10] if len(match.group()) != 7 else match.group() + "-01")
    except ValueError:
        return None
    return match.group()


def _meta(page: HtmlElement, name: str) -> str | None:
    for tag in page.iter("meta"):
        key = tag.get("property") or tag.get("name") or tag.get("http-equiv") or ""
        if key.lower() == name and tag.get("content"):
            return visible(tag.get("content")) or None
    return None
