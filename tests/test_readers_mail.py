"""E-mails become one text of what they say; who wrote to whom stays out, and what is attached is told apart."""

from __future__ import annotations

import base64
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest

from graph.errors import BadInput
from graph.model import Document
from loaders.readers.mail import attachments, read_mail

DATA = Path(__file__).parent / "data" / "readers"
HEAD = b"From: Ada <ada@example.org>\r\nTo: Bo <bo@example.org>\r\nSubject: Torino\r\n"


def shown(document: Document) -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, document.text[block.start : block.end]) for block in document.blocks]


def words(document: Document) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks]


def mail(folder: Path, content: bytes, head: bytes = HEAD) -> Path:
    path = folder / "a.eml"
    path.write_bytes(head + content)
    return path


def plain(folder: Path, text: str) -> list[str]:
    """What is read of a message of that text, below its subject."""
    return words(read_mail(mail(folder, b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + text.encode())))[1:]


def test_a_message_is_its_subject_and_its_text_without_people_quotes_and_signature() -> None:
    message = read_mail(DATA / "kick-off.it.eml")

    assert shown(message) == [
        ("heading", 1, "Incontro di avvio: città"),
        ("paragraph", 0, "L'incontro di avvio del progetto si tiene a Torino il 7 maggio 2019."),
        ("paragraph", 0, "Partecipano:"),
        ("item", 1, "ARPA Piemonte"),
        ("item", 1, "Comune di Cuneo"),
    ]
    assert (message.title, message.date, message.media_type) == (
        "Incontro di avvio: città",
        "2019-05-02",
        "message/rfc822",
    )
    assert "@" not in message.text


def test_plain_text_is_read_before_the_page_beside_it_unless_it_is_a_stub(tmp_path: Path) -> None:
    def alternatives(text: str) -> list[str]:
        made = EmailMessage(policy=SMTP)
        made["Subject"] = "Torino"
        made.set_content(text)
        made.add_alternative("<p>Torino joins the project in <b>May 2019</b>, with two partners.</p>", subtype="html")
        path = tmp_path / "a.eml"
        path.write_bytes(made.as_bytes())
        return words(read_mail(path))

    assert alternatives("Torino joins the project, with two partners.")[1] == (
        "Torino joins the project, with two partners."
    )
    assert alternatives("See HTML.")[1] == "Torino joins the project in May 2019, with two partners."


def test_a_flowed_paragraph_is_one_and_keeps_its_quotes_apart(tmp_path: Path) -> None:
    text = b"Eleven partners \r\nfrom ten regions.\r\n> Who \r\n> joins?\r\n"
    body = b"Content-Type: text/plain; format=flowed\r\n\r\n" + text

    assert words(read_mail(mail(tmp_path, body))) == ["Torino", "Eleven partners from ten regions."]


@pytest.mark.parametrize(
    ("declared", "sent"),
    [("utf-8", "cp1252"), ("iso-8859-1", "utf-8"), ("us-ascii", "utf-8"), ("nonsense", "utf-8"), ("cp1250", "cp1250")],
)
def test_a_charset_wrongly_declared_does_no_harm(declared: str, sent: str, tmp_path: Path) -> None:
    text = "La città è partner." if sent != "cp1250" else "Město Žďár je partnerem."
    body = f"Content-Type: text/plain; charset={declared}\r\n\r\n".encode() + text.encode(sent)

    assert words(read_mail(mail(tmp_path, body))) == ["Torino", text]


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        ("=?utf-8?B?Q2l0dMOg?=", "Città"),
        ("=?iso-8859-1?Q?Citt=E0?= =?iso-8859-1?Q?_verde?=", "Città verde"),
        ("Città", "Città"),
        ("Re: AW: Fwd: Città", "Città"),
        ("=?utf-9?B?####?=", None),
    ],
)
def test_a_subject_is_decoded_and_loses_its_marks_of_reply(raw: str, title: str | None, tmp_path: Path) -> None:
    assert read_mail(mail(tmp_path, b"\r\nText.", f"Subject: {raw}\r\n".encode())).title == title


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("Tue, 7 May 2019 23:30:00 +0200", "2019-05-07"),
        ("7 May 2019 23:30", "2019-05-07"),
        ("yesterday", None),
        ("Thu, 1 Jan 1970 00:00:00 +0000", None),
    ],
)
def test_the_date_is_the_day_of_sending_where_it_was_sent(stated: str, day: str | None, tmp_path: Path) -> None:
    assert read_mail(mail(tmp_path, b"\r\nText.", f"Date: {stated}\r\n".encode())).date == day


def test_quotes_go_with_the_words_that_introduce_them(tmp_path: Path) -> None:
    text = (
        "Yes.\n\nOn Monday, 6 May 2019, Ada\n<ada@example.org> wrote:\n> Does Torino join?\n>> Who?\n\nCuneo joins too."
    )

    assert plain(tmp_path, text) == ["Yes.", "Cuneo joins too."]


def test_a_message_that_only_quotes_says_what_it_quotes(tmp_path: Path) -> None:
    assert plain(tmp_path, "> Torino joins.\n> Cuneo too.\n") == ["Torino joins.", "Cuneo too."]


def test_what_is_forwarded_stays_and_who_sent_it_to_whom_goes(tmp_path: Path) -> None:
    text = (
        "See below.\n-- \nAda\n\n-----Original Message-----\nFrom: Cy <cy@example.org>\nSent: Monday\n"
        "To: Ada\nSubject: New partner\n\nTorino joins.\n"
    )

    assert plain(tmp_path, text) == ["See below.", "New partner", "Torino joins."]


def test_labels_of_a_form_are_no_lines_of_a_mailer(tmp_path: Path) -> None:
    assert plain(tmp_path, "From: May 2019\nTo: June 2021\n") == ["From: May 2019", "To: June 2021"]


def test_a_page_loses_quotes_signature_and_what_stands_above_them(tmp_path: Path) -> None:
    page = (
        "<div>Torino joins.</div><div class='gmail_quote'><div class='gmail_attr'>Ada wrote:</div>"
        "<blockquote class='gmail_quote'>Who?</blockquote></div><div class='moz-signature'>Ada</div>"
        "<p><b>From:</b> Cy &lt;cy@example.org&gt;<br><b>Sent:</b> Monday<br><b>To:</b> Ada<br>"
        "<b>Subject:</b> New partner</p><p>Cuneo, too.</p>"
    )

    assert words(read_mail(mail(tmp_path, b"Content-Type: text/html\r\n\r\n" + page.encode()))) == [
        "Torino",
        "Torino joins.",
        "New partner",
        "Cuneo, too.",
    ]


def test_attachments_are_told_with_name_and_content_and_inner_messages_are_mails() -> None:
    found = list(attachments((DATA / "kick-off.it.eml").read_bytes()))

    assert [name for name, _ in found] == ["partner.csv", "attachment-2.eml"]
    assert found[0][1] == b"nome;paese\nARPA Piemonte;Italia\n"
    assert found[1][1].startswith(b"Subject: Verbale\n")


def test_names_of_attachments_hold_no_folders_and_no_line_ends(tmp_path: Path) -> None:
    made = EmailMessage(policy=SMTP)
    made["Subject"] = "Lists"
    made.set_content("Text.")
    for name in ("../../etc/passwd.txt", "C:\\plans\\città.csv", "a" * 300 + ".csv"):
        made.add_attachment(b"content", maintype="application", subtype="octet-stream", filename=name)
    made.add_attachment(b"content", maintype="application", subtype="pdf", filename="plan")
    data = made.as_bytes().replace(b'filename="plan"', b'filename="a\\\nplan"')

    names = [name for name, _ in attachments(data)]

    assert names[:2] == ["passwd.txt", "città.csv"]
    assert len(names[2]) == 120
    assert "\n" not in names[3]
    assert names[3].endswith(".pdf")


def test_pictures_in_the_text_receipts_and_signatures_are_no_attachments(tmp_path: Path) -> None:
    body = (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n"
        b"--x\r\nContent-Type: text/html\r\n\r\n<p>Text <img src='cid:1'></p>\r\n"
        b"--x\r\nContent-Type: image/png; name=logo.png\r\nContent-ID: <1>\r\n\r\nPNG\r\n"
        b"--x\r\nContent-Type: application/pgp-signature; name=s.asc\r\n\r\nabc\r\n"
        b"--x\r\nContent-Type: message/delivery-status\r\n\r\nStatus: 5\r\n\r\n--x--\r\n"
    )

    assert list(attachments(HEAD + body)) == []
    assert words(read_mail(mail(tmp_path, body))) == ["Torino", "Text"]


def test_a_boundary_that_is_not_told_is_found(tmp_path: Path) -> None:
    body = b"Content-Type: multipart/mixed\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nTorino joins.\r\n--x--\r\n"

    assert words(read_mail(mail(tmp_path, body))) == ["Torino", "Torino joins."]


def test_a_boundary_that_never_ends_loses_nothing(tmp_path: Path) -> None:
    body = b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nTorino joins.\r\n"

    assert words(read_mail(mail(tmp_path, body))) == ["Torino", "Torino joins."]


def nested(depth: int) -> bytes:
    head = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(depth))
    return head + b"Content-Type: text/plain\r\n\r\nTorino joins.\r\n"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (HEAD + b"\r\n   \r\n", "is an e-mail without text; nothing to read"),
        (
            HEAD + b"Content-Disposition: attachment; filename=a.csv\r\n\r\na;b",
            "is an e-mail without text; save its 1 attachment by themselves",
        ),
        (HEAD + b"Content-Type: multipart/encrypted; boundary=x\r\n\r\n--x--", "is an encrypted e-mail; save it"),
        (b"Torino joins.\r\n\r\nText.", "is no e-mail"),
        (b"%PDF-1.7\n", "is no e-mail"),
        (b"\x00\x01\x02" * 100, "is no e-mail"),
        (HEAD + nested(200), "its parts are nested too deeply"),
        (HEAD + nested(3000), "its parts are nested too deeply"),
        (
            HEAD + b"Content-Type: multipart/mixed; boundary=x\r\n\r\n" + b"--x\r\n\r\na\r\n" * 3000,
            "more than 2,000 parts",
        ),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_line(content: bytes, reason: str, tmp_path: Path) -> None:
    path = mail(tmp_path, content, b"")

    with pytest.raises(BadInput) as refusal:
        read_mail(path)

    assert str(refusal.value).startswith(f"{path}: ")
    assert reason in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_a_part_in_base64_is_read_though_its_end_is_missing(tmp_path: Path) -> None:
    coded = base64.b64encode("La città è partner. ".encode() * 9)[:-6]
    body = b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" + coded

    assert read_mail(mail(tmp_path, body)).text.startswith("Torino\n\nLa città è partner.")
