"""The command line: every command with its options, its help and an example."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

from triptych.arguments import endpoint, named, number, seconds, verdict_or_id
from triptych.exploring_commands import add_exploring
from triptych.publishing_commands import add_publishing
from triptych.serving_commands import add_serving

Command = Callable[[argparse.Namespace], int | None]

EXPORTS = (
    *("nq", "trig", "jsonld", "nt", "ttl", "rdf", "nq.gz", "nt.gz", "trig.gz", "ttl.gz"),
    *("graphml", "gexf", "zip", "xlsx", "nt12", "ttl12", "annotations.jsonld", "csv"),
)
TABLE_FORMATS = ("table", "csv", "tsv", "json", "xml")
RESULT_FORMATS = (*TABLE_FORMATS, "ttl", "nt", "rdf", "jsonld")


def parser() -> argparse.ArgumentParser:
    """The parser of all commands."""
    made = argparse.ArgumentParser(
        prog="triptych",
        description="Documents of interregional cooperation as a knowledge graph of partners, practices and policies.",
        epilog="example: triptych load plans/ && triptych find Piemonte && triptych app",
    )
    made.add_argument("--version", action=_Version, nargs=0, help="say which version this is")
    commands = made.add_subparsers(metavar="COMMAND", required=True)
    _loading(commands)
    _asking(commands)
    add_exploring(commands, _command)
    _matching(commands)
    _judging(commands)
    _keeping(commands)
    return made


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import PackageNotFoundError, version  # costs every other command 25 ms

        try:
            found = version("triptych-graph")
        except PackageNotFoundError:
            found = "from a clone, not installed"
        sys.stdout.write(f"triptych {found}\n")
        parser.exit()


def _command(commands: Any, name: str, help: str, example: str, store: bool = True) -> argparse.ArgumentParser:  # noqa: A002 - argparse's word
    made: argparse.ArgumentParser = commands.add_parser(
        name, help=help, description=help[0].upper() + help[1:] + ".", epilog=f"example: triptych {example}"
    )
    module = f"triptych.commands.{name.replace('-', '_')}"
    made.set_defaults(run=lambda options: import_module(module).run(options))
    if store:
        made.add_argument(
            "--store", type=named, metavar="DIR", help="the store's folder (default: $TRIPTYCH_STORE, else .triptych)"
        )
    return made


def _loading(commands: Any) -> None:
    load = _command(
        commands, "load", "read documents, extract what they say and store it", "load plans/ report.html --jobs 2"
    )
    load.add_argument(
        "paths",
        nargs="*",
        type=named,
        metavar="PATH",
        help="files, folders and web addresses; none: take up a load that was cut off",
    )
    reading = load.add_mutually_exclusive_group()
    reading.add_argument(
        "--jobs", type=number(1), metavar="N", help="worker processes (default: one a core for many files)"
    )
    reading.add_argument(
        "--scheduler",
        type=named,
        metavar="ADDRESS",
        help="let the workers of a dask scheduler read, such as tcp://127.0.0.1:8786 (docs/cluster.md)",
    )
    load.add_argument("--prune", action="store_true", help="withdraw files of these folders that are no longer there")
    load.add_argument(
        "--profile",
        type=named,
        metavar="FILE|auto",
        help="what the columns of tables are ('triptych profile' writes one); auto: take what it would write",
    )
    _with_model(load)
    load.add_argument("--report", type=named, metavar="FILE", help="write the whole report as JSON")
    load.add_argument("--base", metavar="IRI", help="what the IRIs of a new store begin with")
    _on_server(load)

    _extracting(commands)
    profile = _command(
        commands,
        "profile",
        "say what the columns of a table mean, as a profile to edit",
        "profile list.csv > list.toml",
        store=False,
    )
    profile.add_argument("file", type=named, metavar="FILE", help="a table: CSV, XLSX, XLS, ODS, JSON or a page")
    profile.add_argument("--anew", action="store_true", help="propose one even where a shipped profile fits")

    _command(commands, "documents", "list what is loaded, and from where", "documents")
    forget = _command(
        commands, "forget", "withdraw a document and everything only it says", "forget plans/piemonte.txt"
    )
    forget.add_argument("document", type=named, metavar="DOC", help="a document's id, or the path it was loaded from")


def _extracting(commands: Any) -> None:
    extract = _command(
        commands, "extract", "print what documents say, without a store", "extract plan.txt --format table", store=False
    )
    extract.add_argument("paths", nargs="+", type=named, metavar="PATH", help="files and folders")
    extract.add_argument("--format", choices=("jsonl", "table", "html"), help="html: with --explain (default: jsonl)")
    extract.add_argument("--profile", type=named, metavar="FILE|auto", help="what the columns of tables are")
    extract.add_argument(
        "--explain", action="store_true", help="show each mention, claim and refused candidate with its rule"
    )
    extract.add_argument("--color", action="store_true", help="colours though the output is no terminal")
    _with_model(extract)


def _on_server(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--graph",
        type=named,
        metavar="URL",
        help="keep the graph of a new store on this SPARQL 1.1 server; $TRIPTYCH_GRAPH_USER and _PASSWORD let in",
    )
    command.add_argument(
        "--graph-endpoint",
        action="append",
        default=[],
        type=endpoint,
        metavar="NAME=URL",
        help="its endpoint query, update or data, where asking does not find it",
    )


def _with_model(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--suggest-with-model",
        action="store_true",
        help="send prose to the model at $TRIPTYCH_MODEL_URL, too; what it says waits for 'triptych review'",
    )


def _asking(commands: Any) -> None:
    find = _command(
        commands,
        "find",
        "search things by name, or documents by their words, in any language, typos forgiven",
        "find 'citta di torino' --place ITC1",
    )
    find.add_argument("words", nargs="?", default="", metavar="TEXT", help="(may be left out with --facets)")
    find.add_argument("--kind", metavar="CLASS", help="only things of this class, such as Project")
    find.add_argument("--place", metavar="CODE|NAME", help="only what is in a territory or applies to it")
    find.add_argument("--text", action="store_true", help="look in the text of the documents, not for names")
    find.add_argument("--facets", action="store_true", help="count what is found by kind, project, theme, country …")
    find.add_argument(
        "--choose",
        action="append",
        default=[],
        metavar="FACET=VALUE",
        help="with --facets: only what has it, such as project=CircPro; several of one facet: any of them",
    )
    find.add_argument("--limit", type=number(1), default=20, metavar="N")
    find.add_argument("--json", action="store_true", help="for programs")

    show = _command(commands, "show", "show one thing with its facts, each with the words it came from", "show CircPro")
    show.add_argument("thing", metavar="NAME_OR_IRI")
    show.add_argument("--kind", metavar="CLASS", help="the class meant, where things of several have the name")
    show.add_argument(
        "--ids", action="store_true", help="list the statements behind it, as accept and reject name them"
    )
    show.add_argument("--lang", default="en", metavar="LANGUAGE", help="language of the labels (default: en)")

    query = _command(
        commands,
        "query",
        "answer SPARQL, or one of the shipped questions",
        "query 'SELECT ?p { ?p a tri:Project }' | triptych query --name plans-validated",
    )
    query.add_argument("sparql", nargs="?", metavar="SPARQL")
    query.add_argument("--file", type=named, metavar="FILE", help="read the query from a file")
    query.add_argument("--name", metavar="Q", help="ask a shipped question ('triptych questions' lists them)")
    query.add_argument(
        "--param", action="append", default=[], metavar="K=V", help="a value for a variable or parameter"
    )
    query.add_argument("--format", choices=RESULT_FORMATS, help="(default: table, or ttl for triples)")
    query.add_argument("--cite", action="store_true", help="say on standard error how the answer is cited")
    query.add_argument(
        "--timeout",
        type=seconds,
        default=60.0,
        metavar="S",
        help="seconds after which a query is stopped (default: 60; 0: never)",
    )

    questions = _command(commands, "questions", "list the shipped questions", "questions --lang it", store=False)
    questions.add_argument("--lang", default="en", metavar="LANGUAGE")


def _matching(commands: Any) -> None:
    reconcile = _command(
        commands,
        "reconcile",
        "match a table's column of names with the graph, with scores and reasons",
        "reconcile partners.csv --kind Organization --output matched.xlsx",
    )
    reconcile.add_argument("table", type=named, metavar="TABLE", help="CSV, XLSX, XLS, ODS or JSON")
    reconcile.add_argument(
        "--column", metavar="NAME", help="header or letter of the column of names (default: guessed)"
    )
    reconcile.add_argument("--kind", metavar="CLASS", help="only things of this class, such as Organization")
    reconcile.add_argument("--country", metavar="COLUMN", help="column of their countries (default: guessed)")
    reconcile.add_argument("--place", metavar="COLUMN", help="column of their regions or towns (default: guessed)")
    reconcile.add_argument("--output", type=named, metavar="FILE", help="(default: standard output)")
    reconcile.add_argument("--format", choices=("csv", "xlsx", "json"), help="(default: the suffix, else csv)")
    reconcile.add_argument("--limit", type=number(1), default=5, metavar="N", help="candidates a row (default: 5)")

    compare = _command(
        commands,
        "compare",
        "list what an official list has and the graph lacks, and the other way round",
        "compare keep-projects.csv --format csv",
    )
    compare.add_argument(
        "table", type=named, metavar="TABLE", help="a list of operations, an export of keep.eu or Kohesio"
    )
    compare.add_argument(
        "--profile",
        type=named,
        metavar="P|auto",
        help="what its columns are: a name or file (default: the one that fits)",
    )
    compare.add_argument("--kind", default="Project", metavar="CLASS", help="what is compared (default: Project)")
    compare.add_argument("--format", choices=("table", "csv", "json"), default="table")
    compare.add_argument(
        "--limit", type=number(1), default=20, metavar="N", help="things of each list in a table (default: 20)"
    )


def _judging(commands: Any) -> None:
    decide = _command(
        commands,
        "decide",
        "record what a person decided: two things are the same, a statement is wrong",
        "decide same https://example.org/id/org/x https://example.org/id/org/y --by anna --reason 'same address'",
    )
    decide.add_argument(
        "verdict",
        type=verdict_or_id,
        metavar="VERDICT",
        help="same, different, unsure, accept, reject or label; with --undo also the id of a judgement",
    )
    decide.add_argument(
        "left", nargs="?", default="", help="an IRI or mention id; for accept and reject what 'triptych review' lists"
    )
    decide.add_argument("right", nargs="?", default="", help="the other IRI; for label the name")
    decide.add_argument("--lang", default="en", metavar="LANGUAGE", help="language of the name (default: en)")
    decide.add_argument("--by", default="", metavar="NAME", help="who decided (default: the user's name)")
    decide.add_argument("--reason", default="", metavar="TEXT")
    decide.add_argument(
        "--undo", action="store_true", help="take back the last word on this, or the judgement of an id"
    )
    judgements = _command(
        commands, "ledger", "list what people decided; export it, import that of others", "ledger import anna.jsonl"
    )
    judgements.add_argument("verb", nargs="?", default="list", choices=("list", "export", "import"))
    judgements.add_argument("files", nargs="*", type=named, metavar="FILE", help="- is standard output of an export")
    judgements.add_argument("--by", default="", metavar="NAME", help="who made imported judgements that name nobody")
    judgements.add_argument("--json", action="store_true", help="for programs")
    review = _command(
        commands,
        "review",
        "list what waits for a person: things that may be one, and facts to accept or reject, with their words",
        "review --only things",
    )
    review.add_argument("--only", choices=("things", "facts"), help="one of the two lists (default: both)")
    review.add_argument("--json", action="store_true", help="for programs")
    conflicts = _command(commands, "conflicts", "list values that differ between sources, with all quotes", "conflicts")
    conflicts.add_argument("--format", choices=TABLE_FORMATS, default="table")
    check = _command(commands, "check", "check the graph against the shapes", "check --format ttl")
    check.add_argument("--format", choices=("table", "ttl"), default="table")


def _keeping(commands: Any) -> None:
    export = _command(commands, "export", "write the graph to one file", "export graph.ttl")
    export.add_argument(
        "file",
        type=named,
        metavar="FILE",
        help="nq, trig, jsonld hold everything; ttl, nt, rdf what is held true; .gz packs them; graphml, gexf the "
        "network; xlsx, zip (of CSV) tables; csv a folder of tables; nt12, ttl12, annotations.jsonld the evidence as "
        "RDF 1.2 and Web Annotations; - is standard output, in nq",
    )
    export.add_argument("--format", choices=EXPORTS, help="(default: the suffix)")
    export.add_argument("--lang", default="en", metavar="LANGUAGE", help="language of labels in tables (default: en)")
    export.add_argument(
        "--persons", action="store_true", help="let persons, e-mail addresses and telephone numbers out"
    )
    stats = _command(commands, "stats", "count things, facts and documents", "stats --json")
    stats.add_argument("--json", action="store_true", help="for programs")
    _erasing(commands)
    add_publishing(commands, _command)
    optimize = _command(commands, "optimize", "compact the store's files", "optimize")
    optimize.add_argument(
        "--anew", action="store_true", help="build the graph and the index anew from what was loaded and decided"
    )
    backup = _command(commands, "backup", "copy the store to a new folder, while others read it", "backup ../backup")
    backup.add_argument("folder", type=named, metavar="DIR")
    restore = _command(
        commands,
        "restore",
        "make a new store from a backup, or of a damaged or older store",
        "restore ../backup --store .triptych",
    )
    restore.add_argument("folder", type=named, metavar="DIR")
    _on_server(restore)
    add_serving(commands, _command)


def _erasing(commands: Any) -> None:
    erase = _command(
        commands,
        "erase",
        "take a person out of the store for good, and keep the person out of later loads",
        "erase 'Ada Kask' --also 'Ada Tamm' --keep 'Jaan Kask'",
    )
    erase.add_argument("person", type=named, metavar="PERSON", help="a name, or the IRI of a person")
    erase.add_argument("--also", action="append", default=[], metavar="NAME", help="another name of the person")
    erase.add_argument(
        "--contact", action="append", default=[], metavar="TEXT", help="an e-mail address or telephone number, too"
    )
    erase.add_argument(
        "--keep", action="append", default=[], metavar="TEXT", help="a name or contact that looks alike and stays"
    )
    erase.add_argument(
        "--document", action="append", default=[], metavar="DOC", help="only in this document (id or path)"
    )
    erase.add_argument(
        "--surname",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="erase the surname alone, too, in documents that name the person (default: unless a place is called so)",
    )
    erase.add_argument("--yes", action="store_true", help="do it; without, only show what would go")
    erase.add_argument(
        "--wait", type=number(0), default=10, metavar="S", help="seconds to wait for who reads an old snapshot"
    )
