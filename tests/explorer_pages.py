"""Every page of the explorer in the states that matter, by address, on a store of the shipped examples."""

from __future__ import annotations

from urllib.parse import urlencode

from tests.explorer_browser import Explorer, sync_api
from tests.explorer_journeys import settled

_PARTNERS = """SELECT ?project ?partner
WHERE { ?project a tri:Project ; tri:hasPartner ?partner }
ORDER BY ?project ?partner LIMIT 40"""
_COUNTS = """SELECT ?project (COUNT(?partner) AS ?partners)
WHERE { ?project a tri:Project ; tri:hasPartner ?partner }
GROUP BY ?project"""
PAGES = {
    "home": "/",
    "triptych": "/?practice=id:practice/it-rete-ape",
    "search": "/?q=Torino",
    "find": "/find?kind=Organization&country=country:ITA",
    "list": "/find?show=list&list=id:project/circpro&list=id:practice/it-rete-ape",
    "explore": "/thing?q=CircPro",
    "explore-table": "/thing?q=CircPro&tab=table",
    "print": "/thing?q=CircPro&print=1",
    "ways": "/connections?view=path&a=id:project/circpro&b=id:practice/it-rete-ape",
    "network": "/connections?view=network",
    "partners": "/connections?view=partners&for=nuts:ITC1",
    "map": "/map",
    "chains": "/connections?view=chains",
    "gaps": "/connections?view=gaps&of=id:project/circpro",
    "beside": "/connections?view=beside&a=nuts:ITC1&b=nuts:ITC4",
    "ask": "/ask?name=plans-validated",
    "ask-graph": f"/ask?{urlencode({'query': _PARTNERS, 'view': 'graph'})}",
    "ask-chart": f"/ask?{urlencode({'query': _COUNTS, 'view': 'chart'})}",
    "documents": "/documents",
    "document": "",  # its address is known once the documents are listed
    "review": "/review",
    "conflicts": "/review?show=conflicts",
    "data": "/data",
}
"""By name: the path. A page more is a line here."""


def open_page(explorer: Explorer, name: str, language: str = "en") -> None:
    """Open a page and wait until all of it is drawn."""
    page = explorer.page
    path = PAGES[name]
    if not path:
        explorer.open("/documents")
        page.get_by_role("link", name="Rete APE").first.click()
        page.locator("mark").first.wait_for()
        path = page.url.removeprefix(explorer.address)
    explorer.open(f"{path}{'&' if '?' in path else '?'}lang={language}")
    drawn(page)


def drawn(page: sync_api.Page) -> None:
    """Wait until the page has its foot and every picture on it is laid out."""
    settled(page)
    page.wait_for_function(
        """async () => {
          const tall = () => document.querySelector("[data-testid=stMain]").scrollHeight;
          const before = tall();
          await new Promise((done) => setTimeout(done, 400));
          const stages = [...document.querySelectorAll(".tri-stage")];
          return tall() === before && stages.every((one) => one.dataset.drawn);
        }"""
    )
