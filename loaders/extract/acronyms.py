"""The short name of a project: what looks like one, how far it reaches, and what never is one."""

from __future__ import annotations

import re

from loaders.extract.reading import Reading
from ontology import authority, territories

_FEWEST = 3  # letters of a short name
_PROPER = 4  # letters of a short name that is written like a word ("Epicah")
_TWICE = 2  # times that a text must write such a word with a capital inside its sentences
_LINKS = ("-", "_")
_DASH = re.compile(r" ?[-–—] | [-–—] ?")
CODE = re.compile(r"[a-z]{2,4}\d{4,}[a-z]*")  # "PGI05377" is the number of a project
_PLURAL = re.compile(r"[A-Z]{2,5}s")  # "MAs", "ROPs": several of what an abbreviation stands for
_PAIR = 4  # letters of words in capitals that "&" makes one name
_ENDING = 4  # letters behind the full stop of a name ("HARBOURS.lights"): an address ends in fewer
_FILES = frozenset(["docx", "html", "jpeg", "pptx", "tiff", "xlsx", "info"])
_QUOTES_CLOSED = re.compile(r" ?[”“\"»«’']{1,2} ?\(")
_LONGEST_PROGRAMME = 4  # words of a programme's name behind "Interreg"
# What stands beside the word project and is a fund, a programme or a common abbreviation.
_MONEY = frozenset(["erdf", "fesr", "feder", "efre", "efrr", "efs", "esf", "ipa", "life", "horizon", "erasmus"])
_FORMER = frozenset(["tempus", "phare", "tacis", "leader", "cbc", "urbact"])
_AREAS = frozenset(["eu", "ue", "europe", "europa", "european", "interreg", "usa", "it", "ce", "cp"])
_COMMON = frozenset(["covid", "co2", "gpp", "cpp", "ict", "iso", "lca", "ngo", "ngos", "pdf", "rtd", "s3", "ris3"])
_MARKS = ("pp", "lp", "hcp", "hp", "bp", "ap", "asp")  # of partners, with their numbers
_ROLES = frozenset(f"{mark}{number or ''}" for mark in _MARKS for number in range(20)) | {
    "lead",
    "partner",
    "partners",
}
_PARTS = frozenset(  # of documents, whose headings may stand in capitals ("PART II – Policy context")
    [
        *("part", "annex", "section", "chapter", "contents", "table", "figure", "appendix", "page", "step", "module"),
        *("teil", "anhang", "abschnitt", "kapitel", "inhalt", "parte", "allegato", "sezione", "capitolo", "indice"),
        *("partie", "annexe", "chapitre", "sommaire", "anexo", "capitulo", "seccion", "czesc", "zalacznik", "rozdzial"),
        *("cast", "priloha", "kapitola", "obsah", "osa", "liite", "luku", "del", "bilag", "bilaga", "deel", "bijlage"),
        *("hoofdstuk", "inhoud", "resz", "melleklet", "fejezet", "dalis", "priedas", "skyrius", "dala", "pielikums"),
        *("nodala", "partea", "anexa", "capitolul", "lisa", "peatukk", "dio", "prilog", "poglavlje", "priloga"),
        *("част", "приложение", "раздел", "глава", "μεροσ", "παραρτημα", "κεφαλαιο", "ενοτητα"),
    ]
)
NEVER = _MONEY | _FORMER | _AREAS | _COMMON | _PARTS | {"sdg", "sme", "smes", "pmi", "pme"} | _ROLES
_GLUED = frozenset(["eu", "ue", "interreg", "erdf", "fesr", "feder"])  # may stand before a name without being of it


def shaped(reading: Reading, at: int) -> bool:
    """Whether a token by itself looks like a project's acronym: mixed case, capitals, or a digit within."""
    token = reading.words[at]
    if CODE.fullmatch(token.word) or is_plural(reading, at):
        return False
    return token.shape in ("aA", "A") and len(token.word) >= _FEWEST and token.word not in NEVER


def is_plural(reading: Reading, at: int) -> bool:
    """Whether a token is an abbreviation with the "s" of the plural ("MAs", "ROPs"), as no project is called."""
    token = reading.words[at]
    return _PLURAL.fullmatch(reading.text, token.start, token.end) is not None


def reach(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """The whole of an acronym of several parts ("GPP-STREAM", "e-MOPOLI", "SMART WASTE", "NAME_AREA")."""
    words = reading.words
    while first > 0 and (words[first].gap in _LINKS or glued(reading, first) or _spaced(reading, first)):
        first -= 1
    while last + 1 < len(words) and (
        (words[last + 1].gap in _LINKS and not _class_noun(reading, last + 1))
        or glued(reading, last + 1)
        or _spaced(reading, last + 1)
        or (
            words[last + 1].gap == " "
            and words[last].shape == "A"
            and len(words[last].word) > 1
            and (words[last + 1].shape == "A" or words[last + 1].word == "0" or _for_or_to(reading, last + 1))
            and not body_behind(reading, last + 1)
            and not _small_in_capitals(reading, last + 1)
        )
        or (words[last].word in ("2", "4") and words[last + 1].shape == "A" and _for_or_to(reading, last))
        or _elided(reading, last + 1)
    ):
        last += 1
    return first, _with_version(reading, last)


def _small_in_capitals(reading: Reading, at: int) -> bool:
    """Whether a word in a line of capitals is a preposition or article ("… DEL PROYECTO RURALWATT EN ALCAÑIZ")."""
    sentence = reading.sentence_at(reading.words[at].start)
    if sentence is None or at + 1 >= sentence.last:
        return False
    before = range(sentence.first, at - 1)
    grammar = reading.lexicon_at(at)
    small = any(grammar.has(name, reading.words[at].word) for name in ("connectors", "articles", "locatives"))
    return small and len(before) > 1 and all(reading.words[n].shape in ("A", "1") for n in before)


def _class_noun(reading: Reading, at: int) -> bool:
    """Whether a small word behind a hyphen is the word for project ("HARBOURS-hanketta"): it is no part of the name."""
    small = reading.words[at].shape == "a"
    return small and any(hit.payload.value == "Project" for hit in reading.hits_touching("heads", at, at))


def glued(reading: Reading, at: int) -> bool:
    """Whether a sign without blanks, or "&" between capitals, makes a token one name with the token before it.

    "Buy+I", "HARBOURS.lights", "PORT:OurHarbours", "HEAT & COLD", "MILL&ROAD", "CARE@HOME", "HARBOUR'S WAY".
    """
    left, right = reading.words[at - 1], reading.words[at]
    if right.gap == "'":
        return left.shape in ("A", "Aa") and reading.text[left.start : right.end].isupper()
    if right.gap == "+":
        return left.capital and right.capital
    if right.gap == ":":
        return left.shape == "A" and right.shape == "aA"
    if right.gap in ("&", "@"):
        return left.shape == right.shape == "A"
    if right.gap == " & ":
        return left.shape == right.shape == "A" and min(len(left.word), len(right.word)) >= _PAIR
    if right.gap != "." or right.shape != "a" or left.shape not in ("A", "aA") or left.gap[-1:] in ("@", ".", "/"):
        return False
    whole = reading.text[right.end : right.end + 1] not in ("@", "/")
    ending = len(right.word) >= _ENDING or (left.shape == "aA" and right.word == "com")
    return whole and ending and right.word not in _FILES


def _spaced(reading: Reading, at: int) -> bool:
    """Whether a dash with blanks makes a word in capitals one name with that before it ("GREEN – PORTS").

    The text has the two so more than once, or with a hyphen as well, and neither of them without the other.
    """
    words = reading.words
    left, right = words[at - 1], words[at]
    if not _DASH.fullmatch(right.gap) or left.shape != "A" or right.shape != "A":
        return False
    if min(len(left.word), len(right.word)) < _FEWEST or {left.word, right.word} & NEVER:
        return False
    lefts, rights = ([n for n in reading.tokens_of(one.word) if words[n].shape == "A"] for one in (left, right))
    joined = [n for n in lefts if n + 1 in rights and (words[n + 1].gap == "-" or _DASH.fullmatch(words[n + 1].gap))]
    return 1 < len(joined) == len(lefts) == len(rights)


def _elided(reading: Reading, at: int) -> bool:
    """Whether a letter with an apostrophe joins capitals to a name in capitals ("EAUX D'AVENIR")."""
    if not 0 < at < len(reading.words) - 1 or reading.words[at - 1].shape != "A" or reading.words[at].gap != " ":
        return False
    letter, word = reading.words[at], reading.words[at + 1]
    return letter.end - letter.start == 1 and letter.capital and word.gap == "'" and word.shape == "A"


def _for_or_to(reading: Reading, at: int) -> bool:
    """Whether a token is the figure of "WATER 4 TOWNS", between capitals."""
    words = reading.words
    alone = words[at].word in ("2", "4") and 0 < at < len(words) - 1 and words[at].gap == words[at + 1].gap == " "
    return alone and words[at - 1].shape == words[at + 1].shape == "A" and len(words[at + 1].word) >= _PAIR


def _with_version(reading: Reading, last: int) -> int:
    """The last token of a name with its version ("SMALLPORTS 2.0"), or the token itself."""
    words = reading.words
    digits = words[last + 1 : last + 3]
    if words[last].word.isdigit() and words[last].gap == "_" and digits and digits[0].gap == ".":
        return last + 1 if digits[0].word.isdigit() else last  # "WOOD_4.0"
    numbered = len(digits) == 2 and (digits[0].gap, digits[1].gap) == (" ", ".")
    return last + 2 if numbered and all(w.word.isdigit() and len(w.word) == 1 for w in digits) else last


def body_behind(reading: Reading, at: int) -> bool:
    """Whether capitals behind a name are another's: they stand together once, and elsewhere each without the other.

    "a meeting of the project HARBOURS RADA presented …", in a text that has "HARBOURS (…" and "RADA (…".
    """
    words = reading.words
    left, right = words[at - 1].word, words[at].word
    lefts = [n for n in reading.tokens_of(left) if n + 1 < len(words) and words[n].shape == "A"]
    rights = [n for n in reading.tokens_of(right) if words[n].shape == "A"]
    together = [n for n in lefts if words[n + 1].word == right]
    return len(together) == 1 and len(lefts) > 1 and any(words[n - 1].word != left for n in rights if n)


def bracketed(reading: Reading, at: int) -> tuple[int, int] | None:
    """The short name in brackets behind quotes, from the token that opens the brackets: "“Green Harbours” (GREENS)"."""
    if at >= len(reading.words) or not _QUOTES_CLOSED.fullmatch(reading.words[at].gap):
        return None
    short = opening(reading, at)
    return short if short and reading.text[reading.words[short[1]].end :][:1] == ")" else None


def opening(reading: Reading, at: int) -> tuple[int, int] | None:
    """The short name that a token opens, or None: of its words one at least must look like an acronym."""
    first, last = reach(reading, at, at)
    lettered = reading.words[at].word in ("e", "i") and last > at and reading.words[at + 1].gap == "-"
    if lettered or _whole(reading, at, last):
        return first, last
    return None


def closing(reading: Reading, last: int, *, shouted: bool = False) -> tuple[int, int] | None:
    """The short name that a token ends ("SMART CON EUROPE" before "project"), or None.

    Where the line is ``shouted``, all in capitals, a place is a place; else the class noun makes it a name.
    """
    words, end = reading.words, last
    if last > 1 and _with_version(reading, last - 2) == last:
        last -= 2  # "the HARBOURS 2.0 project"
    first = last
    if last < 0 or words[last].shape not in ("A", "aA", "1", "Aa"):
        return None
    while first > 0 and (
        words[first].gap in _LINKS
        or (words[first].gap == " " and words[first - 1].shape == "A" and words[first].shape == "A")
    ):
        if any(reading.hits_touching(table, first - 1, first - 1) for table in ("heads", "policies", "events")):
            break  # "ACTION PLAN EUREGA PROJECT"
        first -= 1
    first = _behind_programme(reading, first, last)
    while first < last and words[first].word in _GLUED and _stands_alone(reading, first + 1, last):
        first += 1
    if first > last or not _whole(reading, first, last):
        return None
    places = territories.find(_text(reading, first, last))
    return None if any(shouted or p.kind == "Country" for p in places) else (first, end)


def proper(reading: Reading, at: int) -> bool:
    """Whether a word with one capital is a name that the text keeps using: never small, no place, no known phrase.

    German writes every noun so, and is left out.
    """
    if not 0 <= at < len(reading.words):
        return False
    token = reading.words[at]
    grammar = reading.lexicon_at(at)
    if (
        token.shape != "Aa"
        or len(token.word) < _PROPER
        or token.word in NEVER
        or grammar.has("traits", "capital-nouns")
    ):
        return False
    if any(grammar.has(name, token.word) for name in ("openers", "modifiers", "topics", "articles", "connectors")):
        return False
    if reading.in_phrase(at):
        return False
    name = _text(reading, at, at)
    if territories.find(name) or authority.find(name, kinds=("Organization", "Programme", "Fund")):
        return False
    if token.word not in reading.proper:
        reading.proper[token.word] = _kept_proper(reading, token.word)
    return reading.proper[token.word]


def _kept_proper(reading: Reading, word: str) -> bool:
    """Whether a word never stands small, and more than once within a sentence."""
    same = reading.tokens_of(word)
    inside = [n for n in same if (s := reading.sentence_at(reading.words[n].start)) is not None and n > s.first]
    return len(inside) >= _TWICE and all(reading.words[n].capital for n in same)


def after_programme(reading: Reading, at: int) -> int:
    """The token behind "European" and the name of a programme ("progetto europeo Interreg Europe …")."""
    words = reading.words
    if at >= len(words):
        return at
    if at + 1 < len(words) and words[at].word.startswith(("europ", "evrop", "европ")) and words[at + 1].joined:
        at += 1
    return _behind_programme(reading, at, len(words) - 1) if words[at].word == "interreg" else at


def _behind_programme(reading: Reading, first: int, last: int) -> int:
    """The first token behind the name of an Interreg programme that begins at a token or before it."""
    words = reading.words
    if words[first].word == "interreg":
        first += 1
    elif not (first > 0 and words[first].joined and words[first - 1].word == "interreg"):
        return first
    for stop in range(min(last, first + _LONGEST_PROGRAMME - 1), first - 1, -1):
        name = _text(reading, first, stop)
        if stop < len(words) and is_programme(f"Interreg {name}"):
            return stop + 1
    return first


def is_programme(name: str) -> bool:
    """Whether a name is that of a known programme.

    >>> is_programme("Interreg Europe"), is_programme("CircPro")
    (True, False)
    """
    return bool(authority.find(name, kinds=("Programme",)))


def _whole(reading: Reading, first: int, last: int) -> bool:
    """Whether some tokens together can be a short name: one looks like it, and all are no programme."""
    parts = reading.words[first : last + 1]
    alike = any(
        p.shape in ("A", "aA") and len(p.word) >= _FEWEST and p.word not in NEVER and not CODE.fullmatch(p.word)
        for p in parts
    ) and not (first == last and is_plural(reading, first))
    alike = alike or any(p.gap == "+" for p in parts[1:])
    return alike and parts[0].word != "interreg" and not is_programme(_text(reading, first, last))


def _stands_alone(reading: Reading, first: int, last: int) -> bool:
    """Whether a name also stands without the token before it."""
    name, before = _text(reading, first, last), reading.words[first - 1].word
    for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", reading.text):
        if not reading.folded.endswith(f"{before} ", 0, match.start()):
            return True
    return False


def _text(reading: Reading, first: int, last: int) -> str:
    return reading.text[reading.words[first].start : reading.words[last].end]
