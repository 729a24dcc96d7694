"""Add the projects that keep.eu's exports and other lists name to the authority table of projects.

    python -m tools.build_projects --sources DIR [--table ontology/authority/projects.tsv]

DIR holds files of the sources (``docs/data-authority.md`` names them); which are there decides what is added. Rows
of other sources stay as they are, but for the note that a name is ambiguous. The same files give the same bytes.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ontology import authority as known
from ontology.names import bare, slug
from tools.authority.listed import EUCICOP, EXPORTS, Listed, read_listed
from tools.authority.ordinary import ordinary
from tools.authority.titles import languages_of

ROOT = Path(__file__).resolve().parents[1]
PROGRAMMES = Path(__file__).with_name("authority") / "programmes.tsv"
_WORDS = 3  # of an acronym, at most: longer names are titles
_LENGTH = 25  # characters of an acronym, at most
_USERS = 3  # projects whose descriptions hold a word in capitals that is then a common abbreviation
_FEWEST = 3  # letters and digits of an acronym
_OWN = frozenset({EUCICOP, EXPORTS})
_STRANGE = re.compile(r"~.*|\(\)|^[\"“”„'«» ]+|[\"“”„'«» ]+$")
_DATED = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_FIRST, _SECOND = "2000-2006", "2007-2013"  # their lists give acronyms only
# Programmes of a border, where many projects have a title in place of the acronym: only what looks like one is taken.
_BORDER = re.compile(r"\([A-Z]{2}(?: ?- ?[A-Z]{2,5})+\)|IPA CBC|ENPI CBC")
_NUMBERED = re.compile(r"\d{4}_(.+)_\d_[EP]")  # how the programme of Spain and Portugal writes its acronyms


@dataclass(frozen=True, slots=True)
class Project:
    """A row to be: what all files together say of one project of one programme and period."""

    acronym: str
    titles: tuple[tuple[str, str], ...]
    programme: str
    period: str
    start: str
    number: str
    source: str

    @property
    def name(self) -> str:
        """The acronym, or the title of a project without one."""
        return self.acronym or self.titles[0][1]


def main() -> None:
    """Read the sources and write the table."""
    parser = argparse.ArgumentParser(description="Add listed projects to the authority table.")
    parser.add_argument("--sources", type=Path, required=True, help="folder of the source files")
    parser.add_argument("--table", type=Path, default=ROOT / "ontology" / "authority" / "projects.tsv")
    options = parser.parse_args()
    table: Path = options.table
    header, *lines = table.read_text(encoding="utf-8").splitlines()
    rows = [dict(zip(known.COLUMNS, line.split("\t"), strict=True)) for line in lines]
    kept = [row for row in rows if row["source"] not in _OWN]
    listed = list(read_listed(options.sources))
    projects, ignored = by_programme(listed)
    common = abbreviations(listed)
    made = build(kept, projects, lambda acronym: acronym in common or ordinary(acronym))
    text = "".join("\t".join(row[column] for column in known.COLUMNS) + "\n" for row in made)
    table.write_text(f"{header}\n{text}", encoding="utf-8")
    print(f"{len(kept)} rows kept, {len(made) - len(kept)} added")
    for title, count in sorted(ignored.items()):
        print(f"ignored: {count} projects of {title!r}, which programmes.tsv does not name")


def build(
    kept: Sequence[dict[str, str]], projects: Iterable[Project], is_word: Callable[[str], bool]
) -> list[dict[str, str]]:
    """All rows, sorted by key: those kept, and those of projects that none of them is.

    ``is_word`` says whether an acronym is an ordinary word or a common abbreviation.
    """
    by_hand = {(_family(_programme_of(row)), row["period"], bare(one)) for row in kept for one in _called(row)}
    fresh = [p for p in projects if (_family(p.programme), p.period, bare(p.name)) not in by_hand]
    taken = {row["key"] for row in kept}
    bearers = Counter(name for row in kept for name in set(map(bare, _called(row))))
    bearers.update(name for p in fresh for name in {bare(one) for one in (p.acronym, *(t for _, t in p.titles)) if one})
    added: dict[str, dict[str, str]] = {}
    for project in sorted(fresh, key=lambda p: (p.programme, p.period, p.name, p.source)):
        shared = any(bearers[bare(one)] > 1 for one in (project.acronym, *(t for _, t in project.titles)) if one)
        doubtful = shared or bool(project.acronym and is_word(project.acronym))
        key = f"project/{_slug(project, long=False)}"
        # An acronym alone is the key of a project that a text names and no row is sure to be.
        if project.acronym or key in taken or key in added:
            key = f"project/{_slug(project, long=True)}"
        if key in taken or key in added:
            print(f"left out: {project.name!r} of {project.programme} {project.period}, {key} is taken")
            continue
        added[key] = _row(key, project, doubtful=doubtful)
    rows = [_doubted(row, bearers) for row in kept]
    return sorted([*rows, *added.values()], key=lambda row: row["key"])


def abbreviations(listed: Sequence[Listed]) -> frozenset[str]:
    """The words in capitals that projects of different names speak of (EGTC), so that no project is meant by one."""
    users: dict[str, set[str]] = defaultdict(set)
    for one in listed:
        own = bare(one.acronym)
        for word in one.capitals:
            if bare(word) not in own:
                users[word].add(own)
    return frozenset(word for word, some in users.items() if len(some) >= _USERS)


def by_programme(listed: Iterable[Listed]) -> tuple[list[Project], Counter[str]]:
    """The projects of programmes that the mapping names, each once, and how many others there are by programme."""
    lines = PROGRAMMES.read_text(encoding="utf-8").splitlines()[1:]
    mapping = {title: (key, tuple(codes.split())) for title, key, codes in (line.split("\t") for line in lines)}
    groups: dict[tuple[str, str, str], list[Listed]] = defaultdict(list)
    ignored: Counter[str] = Counter()
    for one in listed:
        title = one.programme if one.programme in mapping else one.without_period
        if title not in mapping or (one.period == _FIRST and title != one.programme):
            ignored[one.programme] += 1
            continue
        short = _acronym(one)
        name = short or (one.titles[0] if one.titles else "")
        if name:
            groups[mapping[title][0], one.period, bare(name)].append(one)
    projects = []
    for (programme, period, _), some in sorted(groups.items()):
        codes = mapping.get(some[0].without_period, ("", ()))[1]
        project = _project(programme, period, some, codes)
        across = _BORDER.search(some[0].programme) is not None and period == _SECOND
        if project and not (across and not _shaped(project.acronym)):
            projects.append(project)
    return projects, ignored


def _project(programme: str, period: str, some: Sequence[Listed], codes: Sequence[str]) -> Project | None:
    short = next((found for found in map(_acronym, some) if found), "")
    titles = [title for one in some for title in one.titles]
    named = tuple(pair for pair in languages_of(titles, codes) if bare(pair[1]) != bare(short))
    if not short and not named:
        return None
    start = next((one.start for one in some if _DATED.fullmatch(one.start)), "")
    number = next((one.number for one in some if one.number), "")
    return Project(short, named, programme, period, start, number, some[0].source)


def _acronym(one: Listed) -> str:
    """The short name of a project, or an empty text where the list has its title, or a number, in that place."""
    text = _STRANGE.sub("", one.acronym).strip()
    text = found[1] if (found := _NUMBERED.fullmatch(text)) else text
    titled = any(bare(text) == bare(title) for title in one.titles) and len(text.split()) > 1 and not _shaped(text)
    long = len(text.split()) > _WORDS or len(text) > _LENGTH
    code = sum(map(str.isdigit, text)) >= sum(map(str.isalpha, text)) or re.search(r"\d[/.]\d", text)
    return "" if titled or long or code or len(re.findall(r"[^\W_]", text)) < _FEWEST else text


def _shaped(text: str) -> bool:
    """Whether a text looks like an acronym: one word of it has two capitals, or a capital and a digit."""
    return any(sum(char.isupper() for char in word) + any(map(str.isdigit, word)) > 1 for word in text.split())


def _slug(project: Project, *, long: bool) -> str:
    words = slug(project.name.replace("+", " plus ")).split("-")
    name = "-".join(words[:9])
    return f"{name}-{_family(project.programme).removeprefix('interreg-')}-{project.period}" if long else name


def _family(programme: str) -> str:
    return re.sub(r"-20\d\d-20\d\d$", "", programme.partition("/")[2])


def _programme_of(row: Mapping[str, str]) -> str:
    pairs = (part.partition("=") for part in row["parts"].split(known.SEPARATOR))
    return next((value for name, _, value in pairs if name == "fundedUnder"), "")


def _called(row: Mapping[str, str]) -> list[str]:
    names = [name.partition(":")[2] for name in row["names"].split(known.SEPARATOR)]
    return [one for one in (*row["acronyms"].split(known.SEPARATOR), *names) if one]


def _doubted(row: dict[str, str], bearers: Counter[str]) -> dict[str, str]:
    """The row, with the note that its name does not decide where another project bears it too."""
    if row["note"].startswith("ambiguous") or not any(bearers[bare(one)] > 1 for one in set(map(bare, _called(row)))):
        return row
    return {**row, "note": "; ".join(filter(None, ("ambiguous", row["note"])))}


def _row(key: str, project: Project, *, doubtful: bool) -> dict[str, str]:
    dated = f"{project.programme}-{project.period}"
    return {
        **dict.fromkeys(known.COLUMNS, ""),
        "key": key,
        "kind": "Project",
        "names": known.SEPARATOR.join(f"{language}:{title}" for language, title in project.titles),
        "acronyms": project.acronym,
        "period": project.period,
        "date": project.start,
        "parts": f"fundedUnder={dated if known.get(dated) else project.programme}",
        "same": f"keep:project/{project.number}" if project.number else "",
        "source": project.source,
        "note": "ambiguous" if doubtful else "",
    }


if __name__ == "__main__":
    main()
