"""The values that travel from a file to the graph: documents, mentions, statements, judgements."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass, field

XSD = "http://www.w3.org/2001/XMLSchema#"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a document's text that its layout sets apart.

    ``kind`` is ``heading``, ``paragraph``, ``item`` (of a list) or ``row`` (of a table).
    ``start`` and ``end`` are code points into the document's text; ``level`` is that of a
    heading (1 to 6) or of a nested list item (1 the outermost), else 0. ``language`` is ISO
    639-1, or None where it was not determined. ``cells`` are the (start, end, header) of a row's
    cells, in order, empty ones too; ``page`` counts from 1, 0 where there are no pages. A row of a
    spreadsheet knows its ``sheet`` ('' where a file has one table alone) and the number of its
    ``row`` there, from 1 on, 0 elsewhere; the n-th of its cells stands in the n-th column.
    """

    kind: str
    start: int
    end: int
    level: int = 0
    language: str | None = None
    cells: tuple[tuple[int, int, str], ...] = ()
    page: int = 0
    sheet: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """One text in one version: what a reader hands on.

    ``text`` is NFC and is never altered after reading, no-break spaces included; every offset in
    Triptych counts its code points. Two files with the same text are one document with two
    ``locations`` (absolute paths or URLs; local paths never leave the library). ``title``, ``url``,
    ``rights`` and ``date`` (ISO 8601, as exact as stated) are what the file says of itself. ``notes``
    tell whoever loads it what of the file could not be read, one line each; they are not kept.

    >>> document_of("Le Piémont").id == document_of("Le Pie\u0301mont").id
    True
    """

    id: str
    text: str
    language: str | None = None
    blocks: tuple[Block, ...] = ()
    locations: tuple[str, ...] = ()
    media_type: str = "text/plain"
    title: str | None = None
    url: str | None = None
    rights: str | None = None
    date: str | None = None
    notes: tuple[str, ...] = ()


def text_hash(text: str) -> str:
    """The identity of a text: the first 16 hexadecimal digits of the SHA-256 of its UTF-8.

    Collisions are out of reach: 64 bits keep 10^6 documents apart with a chance of 3 in 10^8.

    >>> text_hash("CircPro")
    'e235fc2d5901baff'
    """
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def document_of(
    text: str,
    *,
    language: str | None = None,
    blocks: tuple[Block, ...] = (),
    locations: tuple[str, ...] = (),
    media_type: str = "text/plain",
    title: str | None = None,
    url: str | None = None,
    rights: str | None = None,
    date: str | None = None,
    notes: tuple[str, ...] = (),
) -> Document:
    """The document of a text, which is put into NFC; ``blocks`` must count code points of the NFC text."""
    text = unicodedata.normalize("NFC", text)
    return Document(text_hash(text), text, language, blocks, locations, media_type, title, url, rights, date, notes)


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a thing exactly as a text writes it.

    ``use`` is ``label`` (a proper name), ``title``, ``acronym`` or ``alias`` (a short or
    indirect form, such as "the Region", that helps to read this document but names nothing
    outside it).
    """

    text: str
    language: str | None = None
    use: str = "label"


@dataclass(frozen=True, slots=True)
class Mention:
    """One thing as one document speaks of it: the unit of identity.

    All places where the document speaks of the thing are one mention; ``start`` and ``end`` are
    the first of them. ``kind`` is the most exact class of the ontology by its local name. The
    rest are clues to which thing of the world it is, each None or empty where the text (or a
    shipped table, for ``authority``, ``code``, ``place``, ``country``) gives none:

    - ``authority``: key of an authority row, such as ``org/fr-cd2e``;
    - ``code``: of a territory, its own code (``ITC1``, ``IT``, ``geonames:3165524``); of a project or
      body, the scope in which a code is unique and the code (``cz/CZ.03.1.48/0000004``);
    - ``country`` (ISO 3166 alpha-2) and ``place`` (code of the territory): where a body is at
      home, or where a plan, practice or instrument applies;
    - ``body``: the kind of organisation, a term of the vocabulary (``regional-authority``);
    - ``number``: of an action, phase or objective; ``period``: of a programme or project;
    - ``parts``: other mentions that the thing is made from, by role (``project``, ``plan``,
      ``participant``, ``developer``, ``instrument``, ``phase``, ``programme`` …), sorted by role;
    - ``tag``: what else tells it from others of its kind, such as an event's type; a project that a
      list gives has one that begins with ``listed``.

    ``id`` is what judgements and the library call it: document, place, kind and tag.

    >>> Mention("5c16c84d38141c2b", "Project", 3, 8).id
    '5c16c84d38141c2b/3-8/Project'
    """

    document: str
    kind: str
    start: int
    end: int
    names: tuple[Name, ...] = ()
    authority: str | None = None
    code: str | None = None
    country: str | None = None
    place: str | None = None
    body: str | None = None
    number: int | None = None
    period: str | None = None
    parts: tuple[tuple[str, Mention], ...] = ()
    tag: str = ""
    id: str = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        # kept, not made at each use: everything on the way to the store asks for it
        made = f"{self.document}/{self.start}-{self.end}/{self.kind}" + (f"/{self.tag}" if self.tag else "")
        object.__setattr__(self, "id", made)

    def part(self, role: str) -> Mention | None:
        """The part with that role, or None."""
        return next((mention for name, mention in self.parts if name == role), None)


@dataclass(frozen=True, slots=True)
class Literal:
    """A value with its datatype (full IRI; language-tagged if ``language`` is set).

    ``qualifier`` keeps what the text says beside the figure ("over", "about").

    >>> Literal("P2Y6M", XSD + "duration").datatype
    'http://www.w3.org/2001/XMLSchema#duration'
    """

    value: str
    datatype: str = XSD + "string"
    language: str | None = None
    qualifier: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the ontology or a vocabulary as an object, by its short name.

    >>> Term("role/lead-partner").name, Term("ActionPlan").name
    ('role/lead-partner', 'ActionPlan')
    """

    name: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim that a document makes, where it stands, and which rule read it.

    ``predicate`` is the local name of a property of the ontology, ``type`` for the class, or
    ``title`` / ``label`` / ``acronym`` for a name. ``start`` and ``end`` are the passage in code
    points. ``rule`` is the rule's versioned name (``partner-list.1``); ``confidence`` is the
    rule's measured precision, 0 to 1. ``status`` is ``asserted`` or ``suggested``; what becomes
    of it (accepted, conflicting …) is decided on the way into the graph.
    """

    subject: Mention
    predicate: str
    object: Mention | Literal | Term
    start: int
    end: int
    rule: str
    confidence: float
    status: str = "asserted"

    @property
    def document(self) -> str:
        """The id of the document that makes the claim."""
        return self.subject.document

    @property
    def id(self) -> str:
        """Hash of claim and place: reading the same words twice gives the same id."""
        if isinstance(self.object, Mention):
            target = self.object.id
        elif isinstance(self.object, Literal):
            target = "\t".join((self.object.value, self.object.datatype, self.object.language or ""))
        else:
            target = self.object.name
        claim = (self.subject.id, self.predicate, target, str(self.start), str(self.end), self.rule)
        return hashlib.sha256("\n".join(claim).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided, and why.

    ``verdict`` is ``same``, ``different`` or ``unsure`` about two things, ``accept`` or ``reject`` of
    one statement (``left`` is then ``{document}#{statement id}``, ``right`` empty), ``label`` for the
    name ``right`` that the thing ``left`` is to go by in ``language``, or ``undo`` of an earlier word.
    Of two things ``left`` is a mention id or an IRI, ``right`` an IRI. ``at`` is an ISO 8601 time given
    by the caller. ``over`` are the ids of the earlier judgements whose place this one takes, or which it
    takes back; None as long as it stands in no ledger. ``follows`` is the id of the judgement it goes with.

    >>> Judgement("x:a", "x:b", "same", "anna", "2026-01-01").id
    '9c4bc858796a'
    """

    left: str
    right: str
    verdict: str
    by: str
    at: str
    reason: str = ""
    language: str = ""
    over: tuple[str, ...] | None = None
    follows: str = ""

    @property
    def id(self) -> str:
        """Hash of all that was said: one person's line is the same judgement in every copy of a ledger."""
        said = (self.left, self.right, self.verdict, self.by, self.at, self.reason, self.language, self.follows)
        return hashlib.sha256("\x1f".join((*said, *sorted(self.over or ()))).encode()).hexdigest()[:12]

    @property
    def about(self) -> tuple[str, ...]:
        """What was judged, whichever way round: of judgements about one thing the last word counts."""
        if self.language:  # of a thing's name
            return (self.left, f"@{self.language}")
        return tuple(sorted((self.left, self.right))) if self.right else (self.left,)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that was not taken in, and why.

    ``what`` names the file or statement, ``reason`` the cause and cure; ``quote`` is the passage
    where there is one. ``code`` is a short name of the cause, as errors have it, '' where there is none.
    """

    what: str
    reason: str
    quote: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One resolved triple with the statement it came from; the view that pages and prints use."""

    subject: str
    predicate: str
    object: str | Literal
    document: str
    start: int
    end: int
    quote: str
    rule: str
    confidence: float
    status: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing as the graph knows it: a view over facts.

    ``names`` are (text, language) pairs, the preferred ones first.
    """

    iri: str
    kinds: tuple[str, ...]
    label: str
    names: tuple[tuple[str, str], ...] = ()
    facts: tuple[Fact, ...] = field(default=(), repr=False)
