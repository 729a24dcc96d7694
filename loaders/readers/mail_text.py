"""The text of an e-mail without what belongs to mailing: quotes, signatures, lines on senders and recipients."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from loaders.readers.html import parsed
from loaders.readers.html_walk import Walk
from loaders.readers.units import Unit, units_of_lines

if TYPE_CHECKING:
    from lxml.html import HtmlElement
else:
    HtmlElement = Any

# Labels of the lines that mailers put above what is forwarded; the sender's comes first, always.
_SENDER = "from|von|de|da|van|fra|från|lähettäjä|saatja|no|nuo|od|feladó|de la|от|από|minn|ó|expéditeur|mittente"
_OTHERS = (
    "to|cc|bcc|sent|date|reply-to|subject|an|gesendet|datum|betreff|à|objet|envoyé|a|inviato|data|oggetto|para|enviado"
    "|fecha|asunto|assunto|aan|verzonden|onderwerp|til|sendt|dato|emne|till|skickat|ämne|vastaanottaja|lähetetty|aihe"
    "|päiväys|kellele|saadetud|teema|kuupäev|kam|nosūtīts|temats|kam|išsiųsta|kam|tema|do|wysłano|temat|data|komu"
    "|odesláno|odoslané|předmět|predmet|za|poslano|zadeva|címzett|küldve|tárgy|dátum|către|trimis|subiect|до|изпратено"
    "|тема|относно|дата|προς|στάλθηκε|θέμα|ημερομηνία|kopie|copie|kopija|kopia|másolat|cópia|copia"
)
_SUBJECTS = (
    "subject|betreff|objet|oggetto|asunto|assunto|onderwerp|emne|ämne|aihe|teema|temats|tema|temat|předmět|predmet"
    "|zadeva|tárgy|subiect|тема|относно|θέμα"
)
_LABEL = re.compile(
    rf"[\s*]*(?:(?P<sender>{_SENDER})|(?P<subject>{_SUBJECTS})|(?:{_OTHERS}))\s?\*?\s?:\*?(?:\s+|$)", re.IGNORECASE
)
_RULE = re.compile(r"\s*(?:[-_=]{3,}.{0,60}[-_=]{3,}|[-_=]{5,}|[^:\n]{0,30}\bforwarded message:)\s*$", re.IGNORECASE)
_QUOTED = re.compile(r"\s{0,3}>")
_WROTE = re.compile(
    r"\b(?:wrote|writes|schrieb|a écrit|ha scritto|escribió|escreveu|schreef|skrev|kirjoitti|kirjutas|rakstīja|rašė"
    r"|napisał\(?a?\)?|napsala?|napísala?|je napisala?o?|írta|a scris|написа|έγραψε)\b[^:]{0,80}:\s*$",
    re.IGNORECASE,
)
_TAIL = 12  # lines that a signature may have where its mark lost its space
_LINE = 200  # code points that a line of a mailer's own may have
_QUOTES = ".//blockquote[@type='cite'] | .//blockquote[contains(@class, 'gmail_quote')]"
_AROUND = ("gmail_attr", "moz-cite-prefix", "moz-signature", "gmail_signature")


def units_of_plain(text: str) -> list[Unit]:
    """Units of a plain text as it was mailed, its lines as they were sent.

    >>> [unit.words for unit in units_of_plain("Torino joins.\\n\\nAda wrote:\\n> Who joins?\\n-- \\nAda, phone 011")]
    ['Torino joins.']
    """
    lines = _unsigned(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    own = _unquoted(lines)
    if not any(line.strip() for line in own):
        # A message that only quotes says what it quotes.
        own = [re.sub(r"^(?:\s{0,3}>)+ ?", "", line) for line in lines]
    mailing = _mailing_lines(own)
    kept = [mailing.get(number, line) for number, line in enumerate(own)]
    units = units_of_lines("\n".join(line for line in kept if line is not None))
    return [replace(units[0], tight=False), *units[1:]] if units else []


def units_of_page(markup: str) -> list[Unit]:
    """Units of a page as it was mailed.

    >>> [unit.words for unit in units_of_page("<p>Torino joins.</p><blockquote type='cite'>Who?</blockquote>")]
    ['Torino joins.']
    """
    page = parsed(markup)
    if page is None:
        return []
    for name in _AROUND:
        _drop(page.xpath(f".//*[contains(@class, '{name}')]"))
    quotes = page.xpath(_QUOTES)
    whole = _walked(page)
    _drop(quotes)
    # A message that only quotes says what it quotes.
    units = (_walked(page) or whole) if quotes else whole
    mailing = _mailing_lines([unit.words for unit in units])
    shown = [(unit, mailing.get(number, unit.words)) for number, unit in enumerate(units)]
    return [unit if words == unit.words else Unit("paragraph", words) for unit, words in shown if words is not None]


def unflowed(text: str, *, spaces_go: bool) -> str:
    """A text in format=flowed (RFC 3676) with each paragraph on one line; quotes keep their marks.

    ``spaces_go`` is the parameter ``delsp``: the space at the end of a flowed line is no part of it.

    >>> unflowed("Eleven partners \\nfrom ten regions.\\n-- \\nAda", spaces_go=False)
    'Eleven partners from ten regions.\\n-- \\nAda'
    """
    shown: list[str] = []
    depth_above, flows = 0, False
    for raw in text.replace("\r\n", "\n").split("\n"):
        words = raw.lstrip(">")
        depth = len(raw) - len(words)
        words = words.removeprefix(" ")
        signed = words == "-- "
        if flows and depth == depth_above and not signed:
            shown[-1] += words
        else:
            shown.append(">" * depth + (" " if depth else "") + words)
        flows = words.endswith(" ") and not signed
        if flows and spaces_go:
            shown[-1] = shown[-1][:-1]
        depth_above = depth
    return "\n".join(shown)


def _walked(page: HtmlElement) -> list[Unit]:
    walk = Walk()
    walk.children(page, 0)
    return walk.finish()


def _drop(elements: Sequence[HtmlElement]) -> None:
    for element in elements:
        if element.getparent() is not None:
            element.drop_tree()


def _unsigned(lines: Sequence[str]) -> list[str]:
    """The lines without signatures: from the mark that opens one to what is forwarded or quoted, or to the end."""
    kept: list[str] = []
    signed = False
    for number, line in enumerate(lines):
        if line == "-- " or (line.rstrip() == "--" and len(lines) - number <= _TAIL):
            signed = True
        elif signed and (_is_rule(line) or _QUOTED.match(line)):
            signed = False
        if not signed:
            kept.append(line)
    return kept


def _unquoted(lines: Sequence[str]) -> list[str]:
    """The lines without quotes and without the words that introduce them."""
    kept: list[str] = []
    for line in lines:
        if not _QUOTED.match(line):
            kept.append(line)
            continue
        while kept and not kept[-1].strip():
            kept.pop()
        if kept and _introduces(kept[-1]):
            last = kept.pop()
            # "On Monday, 6 May 2019, Ada wrote:" may be broken into two lines, the date on the first.
            if kept and not re.search(r"\d", last.partition("<")[0]) and _is_cut(kept[-1]):
                kept.pop()
        if kept and kept[-1].strip():
            kept.append("")
    return kept


def _is_rule(line: str) -> bool:
    return len(line) <= _LINE and bool(_RULE.match(line))


def _introduces(line: str) -> bool:
    return len(line) <= _LINE and bool(_WROTE.search(line) or re.search(r"@\S+>?.{0,20}:$", line.rstrip()))


def _is_cut(line: str) -> bool:
    """Whether a line with a figure in it goes on in the next."""
    return len(line) <= _LINE and bool(re.search(r"\d", line) and re.search(r"[^.!?:;\s]\s*$", line))


def _mailing_lines(lines: Sequence[str]) -> dict[int, str | None]:
    """The lines that mailers put above what is forwarded, by number: the words of a subject, None for the others."""
    found: dict[int, str | None] = {}
    number = 0
    while number < len(lines):
        match = _LABEL.match(lines[number])
        end = _end_of_labels(lines, number) if match and match["sender"] else number
        if end == number:
            number += 1
            continue
        for place in range(number, end):
            label = _LABEL.match(lines[place])
            found[place] = lines[place][label.end() :] if label and label["subject"] else None
        above = next((place for place in range(number - 1, max(number - 3, -1), -1) if lines[place].strip()), None)
        if above is not None and _is_rule(lines[above]):
            found[above] = None
        number = end
    return found


def _end_of_labels(lines: Sequence[str], start: int) -> int:
    """Number of the line after labels that begin with the sender's; ``start`` itself where they are none of a mail."""
    labels, end, number = 1, start + 1, start + 1
    while number < len(lines) and lines[number].strip() and number - end < 3:
        if _LABEL.match(lines[number]):
            labels, end = labels + 1, number + 1
        number += 1
    addressed = any("@" in line for line in lines[start:end])
    return end if labels >= 4 or (labels >= 2 and addressed) else start
