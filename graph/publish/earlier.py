"""What was decided for an earlier release: its address, licence, title and publisher need not be given again."""

from __future__ import annotations

from pathlib import Path

from graph.publish.catalogued import Catalogued
from ontology import vocabulary


def decided(folder: Path | None) -> dict[str, str]:
    """``base``, ``licence``, ``title`` and ``publisher`` of the release in a folder; nothing where there is none."""
    if folder is None or not (folder / "catalog.ttl").is_file():
        return {}
    site = Catalogued(folder)
    said = {name: site.values(site.release, vocabulary.expand(f"dct:{name}")) for name in ("license", "title")}
    agents = site.values(site.release, vocabulary.expand("dct:publisher"))
    names = [name for one in agents for name in site.values(one, vocabulary.expand("foaf:name"))]
    found = {"base": [site.base], "licence": said["license"], "title": said["title"], "publisher": names}
    return {name: values[0] for name, values in found.items() if values}
