"""Fetching from a server on this machine: every refusal and limit, and manners measured by a clock of our own."""

from __future__ import annotations

import contextlib
import gzip
import random
import re
import socket
import ssl
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import httpcore
import pytest

from graph.errors import BadInput, NotFound
from loaders.readers.files import decode
from loaders.web import Settings, Validators, Web
from tests.web_server import MISSING, FakeTime, Reply, Site, reply

HERE = Settings(allow_private=True)
CERTIFICATE = Path(__file__).resolve().parent / "data" / "web" / "site.example.pem"
PAGE = reply("<h1>Seven towns</h1><p>They share what they learnt.</p>")


@pytest.fixture
def passing() -> FakeTime:
    return FakeTime()


@pytest.fixture
def serve(passing: FakeTime) -> Iterator[Callable[..., Site]]:
    """Start servers that end with the test."""
    started: list[Site] = []

    def start(pages: dict[str, Reply | list[Reply]]) -> Site:
        started.append(Site(pages, clock=passing.clock))
        return started[-1]

    yield start
    for site in started:
        site.__exit__()


@pytest.fixture
def web(passing: FakeTime) -> Iterator[Web]:
    """The web as a load sees it, in time that passes only when it sleeps; every name is this machine."""
    with Web(HERE, clock=passing.clock, sleep=passing.sleep, resolve=lambda host, port: ["127.0.0.1"]) as made:
        yield made


# What comes back


def test_a_page_comes_with_all_that_its_server_says_of_it(serve, web):
    headers = {"ETag": '"7"', "Last-Modified": "Mon, 01 Jan 2024 00:00:00 GMT"}
    site = serve({"/page": reply("<p>Plan</p>", headers=headers, kind="text/html; charset=utf-8")})

    page = web.fetch(site.url("/page#aims"))

    assert (page.url, page.content, page.media_type, page.charset, page.validators, page.suffix) == (
        site.url("/page"),
        b"<p>Plan</p>",
        "text/html",
        "utf-8",
        Validators('"7"', "Mon, 01 Jan 2024 00:00:00 GMT"),
        ".html",
    )


def test_servers_are_told_who_asks_and_nothing_else(serve, passing):
    site = serve({"/": PAGE})
    settings = Settings(allow_private=True, contact="https://example.org/why")
    assert re.fullmatch(r"Triptych(/[0-9.]+)? \(\+https://example\.org/why\)", settings.user_agent)
    with Web(settings, clock=passing.clock, sleep=passing.sleep) as web:
        web.fetch(site.url("/"))

    sent = {name.lower(): value for name, value in site.asked[-1].headers.items()}
    assert sent.pop("user-agent") == settings.user_agent
    assert (sent.pop("host"), sent.pop("accept-encoding")) == (f"127.0.0.1:{site.port}", "gzip")
    assert "text/html" in sent.pop("accept")
    assert sent == {}


def test_a_version_that_is_still_the_same_is_not_sent_again(serve, web):
    site = serve({"/": reply(status="304 Not Modified")})
    known = Validators('"7"', "Mon, 01 Jan 2024 00:00:00 GMT")

    assert web.fetch(site.url("/"), known) is None
    assert (site.asked[-1].headers["If-None-Match"], site.asked[-1].headers["If-Modified-Since"]) == (
        known.etag,
        known.modified,
    )


def test_an_answer_not_modified_to_who_knows_nothing_is_no_page(serve, web):
    with pytest.raises(BadInput, match="answers 304"):
        web.fetch(serve({"/": reply(status="304 Not Modified")}).url("/"))


@pytest.mark.parametrize(
    ("kind", "target", "headers", "suffix"),
    [
        ("text/html", "/plan", {}, ".html"),
        ("text/html", "/plan.htm", {}, ".htm"),
        ("text/html", "/plan.pdf", {}, ".html"),
        ("text/plain", "/plan", {}, ".txt"),
        ("text/plain", "/partners.csv", {}, ".csv"),
        ("text/plain", "/plan.unknown", {}, ".txt"),
        ("application/pdf", "/download?id=7", {}, ".pdf"),
        ("application/vnd.ms-excel", "/list", {}, ".xls"),
        ("application/vnd.oasis.opendocument.spreadsheet", "/list", {}, ".ods"),
        ("application/zip", "/all", {}, ".zip"),
        ("application/octet-stream", "/a.docx", {}, ".docx"),
        ("application/octet-stream", "/a", {"Content-Disposition": 'attachment; filename="Plan.ODT"'}, ".odt"),
        (
            "application/octet-stream",
            "/a",
            {"Content-Disposition": "attachment; filename*=UTF-8''pl%C3%A1n.pdf"},
            ".pdf",
        ),
        ("application/octet-stream", "/a", {}, ""),
        ("", "/a.pdf", {}, ".pdf"),
    ],
)
def test_a_file_for_the_page_gets_the_suffix_of_what_it_is(serve, web, kind, target, headers, suffix):
    site = serve({target: reply("x", headers=headers, kind=kind)})

    assert web.fetch(site.url(target)).suffix == suffix


@pytest.mark.parametrize(
    ("content", "charset", "read"),
    [
        ("Łódź".encode("iso-8859-2"), "iso-8859-2", "Łódź"),
        (b'<meta charset="iso-8859-1">\xa3\xf3d\xbc', "iso-8859-2", '<meta charset="iso-8859-1">Łódź'),
        ("Łódź".encode(), "iso-8859-1", "Łódź"),
        ("\ufeffŁódź".encode("utf-16"), "iso-8859-2", "Łódź"),
        ("Łódź".encode("utf-16-le"), "utf-16le", "Łódź"),
        ("\x93Plan\x94".encode("latin-1"), "iso-8859-1", "“Plan”"),
    ],
)
def test_the_charset_that_the_server_names_wins_over_the_page_but_not_over_the_bytes(
    serve, web, content, charset, read
):
    site = serve({"/": reply(content, kind=f"text/html; charset={charset}")})

    assert decode(web.fetch(site.url("/")).content, Path("page.html"), markup=True).lstrip("\ufeff") == read


@pytest.mark.parametrize("charset", ["punycode", "rot13", "no-such", "utf-8"])
def test_a_charset_that_does_not_fit_changes_nothing(serve, web, charset):
    site = serve({"/": reply(b"caf\xe9", kind=f"text/html; charset={charset}")})

    assert web.fetch(site.url("/")).content == b"caf\xe9"


def test_a_host_with_letters_beyond_ascii_is_asked_by_its_ascii_name(serve, web):
    site = serve({"/": PAGE})

    assert web.fetch(site.url("/", host="bücher.example")).url == site.url("/", host="xn--bcher-kva.example")
    assert site.asked[-1].headers["Host"] == f"xn--bcher-kva.example:{site.port}"


def test_an_ipv6_number_is_asked_with_its_brackets(passing):
    asked: list[bytes] = []
    if not socket.has_ipv6:
        pytest.skip("this machine has no IPv6")
    try:
        server = socket.create_server(("::1", 0), family=socket.AF_INET6)
    except OSError:
        pytest.skip("this machine has no IPv6 loopback")

    def answer() -> None:
        for _ in range(2):
            connection, _ = server.accept()
            with connection:
                asked.append(connection.recv(65536))
                connection.sendall(PAGE)

    threading.Thread(target=answer, daemon=True).start()
    port = server.getsockname()[1]
    with server, Web(HERE, clock=passing.clock, sleep=passing.sleep) as web:
        assert web.fetch(f"http://[::1]:{port}/").url == f"http://[::1]:{port}/"
    assert f"Host: [::1]:{port}\r\n".encode() in asked[1]


def test_a_certificate_is_held_to_the_name_of_the_host_and_not_to_its_address(serve, web, passing, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    site = serve({"/": PAGE})
    site.encrypt(str(CERTIFICATE))
    with Web(HERE, clock=passing.clock, sleep=passing.sleep, resolve=lambda host, port: ["127.0.0.1"]) as web:
        assert web.fetch(site.url("/", "site.example", "https")).url == site.url("/", "site.example", "https")
        with pytest.raises(BadInput, match=r"other\.example.*: shows a certificate that cannot be trusted"):
            web.fetch(site.url("/", "other.example", "https"))

    assert set(site.names) == {"site.example", "other.example"}
    assert {one.headers["Host"] for one in site.asked} == {f"site.example:{site.port}"}


def test_a_certificate_that_nobody_vouches_for_is_not_trusted(serve, web):
    site = serve({"/": PAGE})
    site.encrypt(str(CERTIFICATE))

    with pytest.raises(BadInput, match="certificate that cannot be trusted"):
        web.fetch(site.url("/", "site.example", "https"))
    assert site.asked == []


def test_an_encrypted_address_of_a_plain_server_says_so(serve, web):
    with pytest.raises(BadInput, match=r"cannot be reached|breaks"):
        web.fetch(serve({"/": PAGE}).url("/", scheme="https"))


# Private machines


@pytest.fixture
def public(monkeypatch):
    """A machine of this test plays 1.1.1.1, so that nothing private needs to be allowed."""
    connect = httpcore.SyncBackend.connect_tcp

    def led(self, host, *others):
        return connect(self, {"1.1.1.1": "127.0.0.1"}.get(host, host), *others)

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", led)


def test_a_page_of_this_machine_is_refused_before_it_is_asked_for(serve, passing):
    site = serve({"/": PAGE})
    with Web(Settings(), clock=passing.clock, sleep=passing.sleep) as web, pytest.raises(BadInput) as refused:
        web.fetch(site.url("/"))

    assert str(refused.value) == (
        f"{site.url('/')}: leads to 127.0.0.1, which is this machine; "
        "set TRIPTYCH_ALLOW_PRIVATE=1 if it is yours to read"
    )
    assert site.asked == []


def test_this_machine_is_read_when_the_environment_allows_it(serve, monkeypatch):
    monkeypatch.setenv("TRIPTYCH_ALLOW_PRIVATE", "1")
    monkeypatch.setenv("TRIPTYCH_WEB_INTERVAL", "0")
    with Web() as web:
        assert web.fetch(serve({"/": PAGE}).url("/")).content


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:{port}/secret",
        "http://localhost:{port}/secret",
        "http://[::1]:{port}/secret",
        "http://[::ffff:127.0.0.1]:{port}/secret",
        "//127.0.0.1:{port}/secret",
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://0.0.0.0:{port}/secret",
        "http://inside.example:{port}/secret",
    ],
)
def test_nobody_is_sent_on_to_a_private_machine(serve, public, passing, target):
    site = serve({"/secret": PAGE})
    site.pages["/"] = reply(status="302 Found", headers={"Location": target.format(port=site.port)})
    names = {"site.example": ["1.1.1.1"], "inside.example": ["192.168.1.1"], "localhost": ["::1", "127.0.0.1"]}
    with (
        Web(
            Settings(), clock=passing.clock, sleep=passing.sleep, resolve=lambda host, port: names.get(host, [host])
        ) as web,
        pytest.raises(BadInput, match=r"site\.example.*: sends on to .*, which leads to .*, which is "),
    ):
        web.fetch(site.url("/", "site.example"))

    assert site.targets == ["/"]


def test_a_robots_txt_that_sends_on_to_a_private_machine_is_not_followed(serve, public, passing):
    site = serve({"/": PAGE, "/secret": PAGE})
    site.pages["/robots.txt"] = reply(status="302 Found", headers={"Location": f"http://127.0.0.1:{site.port}/secret"})
    with (
        Web(
            Settings(),
            clock=passing.clock,
            sleep=passing.sleep,
            resolve=lambda host, port: ["1.1.1.1"] if host == "site.example" else [host],
        ) as web,
        pytest.raises(BadInput, match=r"127\.0\.0\.1, which is this machine"),
    ):
        web.fetch(site.url("/", "site.example"))

    assert site.targets == []


# Redirects


def test_a_page_that_moved_is_read_where_it_went(serve, web):
    moves = {f"/{n}": reply(status="301 Moved", headers={"Location": f"/{n + 1}#x"}) for n in range(5)}
    site = serve({**moves, "/5": PAGE})

    assert web.fetch(site.url("/0")).url == site.url("/5")


def test_a_page_that_moves_a_sixth_time_is_given_up(serve, web):
    site = serve({"/": reply(status="302 Found", headers={"Location": "/"})})

    with pytest.raises(BadInput, match="sends on more than 5 times; name the address where it ends"):
        web.fetch(site.url("/"))
    assert len(site.targets) == 6


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("", "answers 302 without saying where to"),
        ("file:///etc/passwd", "sends on to file:///etc/passwd, which is file address; only http and https"),
        ("http://me:secret@127.0.0.1/", r"sends on to http://127\.0\.0\.1/, which holds a user's name or password"),
        ("http://127.0.0.1:22/", "port 22"),
        ("http://[/", "is no web address|Invalid"),
    ],
)
def test_a_page_that_moved_to_where_nothing_is_read_says_where(serve, web, location, reason):
    site = serve({"/": reply(status="302 Found", headers={"Location": location})})

    with pytest.raises(BadInput, match=reason):
        web.fetch(site.url("/"))


def test_nobody_is_sent_from_https_back_to_http(serve, web, passing, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    plain, site = serve({"/": PAGE}), serve({})
    site.encrypt(str(CERTIFICATE))
    site.pages["/"] = reply(status="301 Moved", headers={"Location": plain.url("/", "site.example")})
    with (
        Web(HERE, clock=passing.clock, sleep=passing.sleep, resolve=lambda host, port: ["127.0.0.1"]) as web,
        pytest.raises(BadInput, match="sends on from https to http://site"),
    ):
        web.fetch(site.url("/", "site.example", "https"))

    assert plain.asked == []


def test_what_fails_after_a_move_names_both_addresses(serve, web):
    site = serve({"/old": reply(status="301 Moved", headers={"Location": "/new"})})

    with pytest.raises(NotFound) as refused:
        web.fetch(site.url("/old"))
    assert str(refused.value) == (
        f"{site.url('/old')}: sends on to {site.url('/new')}, which is not there (404); check the address"
    )


# Manners


def test_two_requests_to_a_host_are_a_second_apart(serve, web, passing):
    site = serve({f"/{n}": PAGE for n in range(3)})
    for n in range(3):
        web.fetch(site.url(f"/{n}"))

    assert [one.at - site.asked[0].at for one in site.asked] == [0.0, 1.0, 2.0, 3.0]
    assert [one.target for one in site.asked] == ["/robots.txt", "/0", "/1", "/2"]


def test_a_redirect_is_a_request_and_waits_too(serve, web, passing):
    site = serve({"/": reply(status="301 Moved", headers={"Location": "/new"}), "/new": PAGE})
    web.fetch(site.url("/"))

    assert [one.at - site.asked[0].at for one in site.asked] == [0.0, 1.0, 2.0]


def test_another_host_does_not_wait(serve, web, passing):
    site = serve({"/": PAGE})
    web.fetch(site.url("/", "one.example"))
    began = passing.now
    web.fetch(site.url("/", "two.example"))

    assert [one.at - began for one in site.asked[2:]] == [0.0, 1.0]


def test_time_that_passed_otherwise_is_not_waited_again(serve, web, passing):
    site = serve({"/": PAGE})
    web.fetch(site.url("/"))
    passing.now += 0.75
    web.fetch(site.url("/"))

    assert passing.slept == [1.0, 0.25]


@pytest.mark.parametrize(("delay", "waited"), [("4", 4.0), ("0.2", 1.0), ("86400", 10.0), ("-5", 1.0), ("soon", 1.0)])
def test_a_crawl_delay_is_kept_up_to_ten_seconds(serve, web, passing, delay, waited):
    site = serve({"/": PAGE, "/robots.txt": reply(f"User-agent: *\nCrawl-delay: {delay}\n", kind="text/plain")})
    web.fetch(site.url("/"))
    web.fetch(site.url("/"))

    assert passing.slept == [waited, waited]


@pytest.mark.parametrize(
    ("rules", "allowed"),
    [
        ("User-agent: *\nDisallow: /", False),
        ("User-agent: *\nDisallow: /private", True),
        ("User-agent: *\nDisallow: /plans/\nAllow: /plans/public", True),
        ("User-agent: *\nDisallow: /*.html$", False),
        ("User-agent: Triptych\nDisallow: /plans\n\nUser-agent: *\nAllow: /", False),
        ("User-agent: triptych/2.0\nDisallow: /plans", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: TRIPTYCH\nDisallow:", True),
        ("User-agent: otherbot\nUser-agent: Triptych\nDisallow: /", False),
        ("User-agent: otherbot\nDisallow: /", True),
        ("User-agent: tri\nDisallow: /", True),
        ("\ufeffUser-agent: *\r\nDisallow: /", False),
        ("# nothing", True),
        ("<html><body>Not found</body></html>", True),
        ("", True),
    ],
)
def test_a_site_says_in_robots_txt_what_programs_may_read(serve, web, rules, allowed):
    site = serve({"/plans/public.html": PAGE, "/robots.txt": reply(rules, kind="text/plain")})
    if allowed:
        assert web.fetch(site.url("/plans/public.html")).content
    else:
        with pytest.raises(BadInput, match=r"is kept from programs by its site's robots\.txt; save it in a browser"):
            web.fetch(site.url("/plans/public.html"))
        assert site.targets == []


@pytest.mark.parametrize("status", ["401 Unauthorized", "403 Forbidden", "404 Not Found", "410 Gone", "204 No Content"])
def test_a_site_without_robots_txt_keeps_nothing_back(serve, web, status):
    assert web.fetch(serve({"/": PAGE, "/robots.txt": reply(status=status)}).url("/")).content


@pytest.mark.parametrize("status", ["500 Error", "503 Busy", "429 Too Many Requests"])
def test_a_site_whose_robots_txt_fails_is_left_alone_for_this_load(serve, web, status):
    site = serve({"/": PAGE, "/robots.txt": reply(status=status)})
    for _ in range(2):
        with pytest.raises(
            BadInput, match=f"cannot be read now, because its site's robots.txt answers {status[:3]}; load"
        ):
            web.fetch(site.url("/"))

    assert [one.target for one in site.asked] == ["/robots.txt"]


def test_a_robots_txt_that_does_not_come_in_time_keeps_the_site_shut(serve):
    site = serve({"/": PAGE, "/robots.txt": lambda connection: time.sleep(3)})
    with (
        Web(Settings(allow_private=True, page_time=0.3)) as web,
        pytest.raises(BadInput, match=r"robots\.txt took longer"),
    ):
        web.fetch(site.url("/"))

    assert site.targets == []


def test_a_robots_txt_that_moved_is_followed(serve, web):
    moved = reply(status="301 Moved", headers={"Location": "/other.txt"})
    site = serve(
        {"/": PAGE, "/robots.txt": moved, "/other.txt": reply("User-agent: *\nDisallow: /", kind="text/plain")}
    )

    with pytest.raises(BadInput, match="is kept from programs"):
        web.fetch(site.url("/"))


def test_of_a_huge_robots_txt_the_beginning_counts(serve, web):
    rules = "User-agent: *\nDisallow: /private\n" + "# padding\n" * 200_000
    site = serve({"/": PAGE, "/private": PAGE, "/robots.txt": reply(rules, kind="text/plain")})

    assert web.fetch(site.url("/")).content
    with pytest.raises(BadInput, match="is kept from programs"):
        web.fetch(site.url("/private"))


def test_a_hostile_robots_txt_costs_little(serve, web):
    names = "".join(f"User-agent: {number:x}\n" for number in range(12_000))
    rules = names + "User-agent: *\n" + "Allow:/\n" * 30_000
    site = serve({"/": PAGE, "/robots.txt": reply(rules, kind="text/plain")})
    began = time.process_time()
    web.fetch(site.url("/"))

    assert time.process_time() - began < 5


def test_a_server_that_asks_for_a_little_time_is_given_it_once(serve, web, passing):
    busy = reply(status="429 Too Many Requests", headers={"Retry-After": "20"})
    site = serve({"/": [busy, PAGE], "/busy": busy})

    assert web.fetch(site.url("/")).content
    assert passing.slept == [1.0, 20.0]
    with pytest.raises(BadInput, match=r"is too busy \(429\); load it again in 20 s"):
        web.fetch(site.url("/busy"))
    assert site.targets == ["/", "/", "/busy", "/busy"]


def test_a_server_that_says_until_when_is_read_by_its_own_clock(serve, web, passing):
    told = {"Retry-After": "Mon, 01 Jan 2024 00:00:12 GMT", "Date": "Mon, 01 Jan 2024 00:00:00 GMT"}
    site = serve({"/": [reply(status="503 Busy", headers=told), PAGE]})

    assert web.fetch(site.url("/")).content
    assert passing.slept == [1.0, 12.0]


@pytest.mark.parametrize(
    ("headers", "advice"),
    [
        ({"Retry-After": "31"}, "in 31 s"),
        ({"Retry-After": "86400"}, "in 86,400 s"),
        ({"Retry-After": "soon"}, "another time"),
        ({"Retry-After": "Mon, 01 Jan 2024 00:00:00 GMT"}, "another time"),
        ({}, "another time"),
    ],
)
def test_a_server_that_asks_for_long_or_does_not_say_is_not_waited_for(serve, web, passing, headers, advice):
    site = serve({"/": reply(status="503 Busy", headers=headers)})

    with pytest.raises(BadInput, match=rf"is too busy \(503\); load it again {advice}$"):
        web.fetch(site.url("/"))
    assert (site.targets, passing.slept) == (["/"], [1.0])


# Limits


def test_waiting_out_of_politeness_is_not_counted_as_the_pages_time(serve, passing):
    site = serve({"/": PAGE})
    with Web(Settings(allow_private=True, interval=60), clock=passing.clock, sleep=passing.sleep) as web:
        assert web.fetch(site.url("/")).content


def slowly(before: bytes, *, seconds: float = 0.05) -> Callable[[socket.socket], None]:
    def send(connection: socket.socket) -> None:
        connection.sendall(before)
        for _ in range(200):
            time.sleep(seconds)
            connection.sendall(b"a")

    return send


@pytest.mark.parametrize(
    "before",
    [
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5000\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-Endless: ",
        b"",
    ],
)
def test_a_server_that_drips_is_left_when_the_pages_time_is_over(serve, before):
    site = serve({"/": slowly(before)})
    began = time.monotonic()
    with (
        Web(Settings(allow_private=True, interval=0, page_time=0.5)) as web,
        pytest.raises(
            BadInput, match=r"took longer than 0\.5 s; load it again another time, or set TRIPTYCH_WEB_TIME$"
        ),
    ):
        web.fetch(site.url("/"))

    assert time.monotonic() - began < 5


def test_a_page_larger_than_the_limit_is_not_taken(serve, web, monkeypatch):
    monkeypatch.setenv("TRIPTYCH_SIZE_LIMIT", "1000")
    endless = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"

    def flood(connection: socket.socket) -> None:
        connection.sendall(endless)
        while True:
            connection.sendall(b"a" * 65536)

    site = serve(
        {"/told": reply(b"a", headers={"Content-Length": "1001"}), "/untold": flood, "/fits": reply(b"a" * 1000)}
    )
    for target in ("/told", "/untold"):
        with pytest.raises(BadInput, match="has more than 1,000 bytes; save a part of it, or set TRIPTYCH_SIZE_LIMIT"):
            web.fetch(site.url(target))
    assert len(web.fetch(site.url("/fits")).content) == 1000


def test_a_packed_page_is_unpacked(serve, web):
    packed = gzip.compress(b"<p>Plan</p>" * 50) + gzip.compress(b"<p>more</p>")
    site = serve({"/": reply(packed, headers={"Content-Encoding": "gzip"})})

    assert web.fetch(site.url("/")).content == b"<p>Plan</p>" * 50 + b"<p>more</p>"


def test_a_bomb_is_left_at_the_limit_and_fills_no_memory(serve, web, monkeypatch):
    monkeypatch.setenv("TRIPTYCH_SIZE_LIMIT", "1000000")
    site = serve({"/": reply(gzip.compress(b"\0" * 100_000_000), headers={"Content-Encoding": "gzip"})})
    web.fetch(serve({"/": PAGE}).url("/"))
    tracemalloc.start()
    with pytest.raises(BadInput, match="more than 1,000,000 bytes"):
        web.fetch(site.url("/"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert peak < 6_000_000


def test_packed_nothing_without_end_is_left_at_the_limit(serve, web, monkeypatch):
    monkeypatch.setenv("TRIPTYCH_SIZE_LIMIT", "10000")
    site = serve({"/": reply(gzip.compress(b"") * 1000, headers={"Content-Encoding": "gzip"})})

    with pytest.raises(BadInput, match="more than 10,000 bytes"):
        web.fetch(site.url("/"))


@pytest.mark.parametrize(
    ("content", "encoding", "reason"),
    [
        (gzip.compress(b"plan" * 900, mtime=0)[:-12], "gzip", "breaks off within its gzip"),
        (b"<p>plain</p>", "gzip", "is announced as gzip and is not"),
        (gzip.compress(b"plan", mtime=0) + b"junk", "gzip", "is announced as gzip and is not"),
        (
            gzip.compress(gzip.compress(b"plan", mtime=0), mtime=0),
            "gzip, gzip",
            "is packed as 'gzip, gzip', which was not asked for",
        ),
        (b"x", "br", "is packed as 'br'"),
        (b"x", "deflate", "is packed as 'deflate'"),
    ],
)
def test_a_page_that_cannot_be_unpacked_says_why(serve, web, content, encoding, reason):
    with pytest.raises(BadInput, match=reason):
        web.fetch(serve({"/": reply(content, headers={"Content-Encoding": encoding})}).url("/"))


@pytest.mark.parametrize(
    "answer",
    [
        reply(b"short", headers={"Content-Length": "100"}),
        reply(b"x", headers={"Content-Length": "-1"}),
        reply(b"x", headers={"Content-Length": "many"}),
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
        b"HTTP/1.1 200 OK\r\nX: " + b"a" * 300_000 + b"\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"",
    ],
)
def test_an_answer_that_breaks_the_rules_of_http_is_no_page(serve, web, answer):
    with pytest.raises(BadInput, match="breaks off or breaks the rules of HTTP"):
        web.fetch(serve({"/": answer}).url("/"))


def test_an_answer_with_bytes_gone_wrong_is_a_page_or_refused_and_never_a_crash(serve):
    """A server may send anything: 150 answers with one to six changes each, the same ones every time."""
    chance = random.Random(3)
    answers = [
        reply(b"<p>Plan</p>", headers={"ETag": '"7"', "Content-Disposition": "attachment; filename*=UTF-8''a%20b.pdf"}),
        reply(gzip.compress(b"plan " * 500, mtime=0), headers={"Content-Encoding": "gzip"}),
        reply(status="302 Found", headers={"Location": "http://xn--bcher-kva.example:8080/a?b#c"}),
        reply(status="503 Busy", headers={"Retry-After": "Mon, 01 Jan 2024 00:00:12 GMT"}),
        b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n5;a=b\r\nhello\r\n0\r\n\r\n",
    ]
    site = serve({})
    settings = Settings(allow_private=True, interval=0, page_time=1)
    with Web(settings, sleep=lambda _: None, resolve=lambda host, port: ["127.0.0.1"]) as web:
        for number in range(150):
            answer = bytearray(chance.choice(answers))
            for _ in range(chance.randint(1, 6)):
                place = chance.randrange(len(answer))
                answer[place : place + chance.randint(0, 2)] = chance.randbytes(chance.randint(0, 2))
            site.pages = {"/" if number % 5 else "/robots.txt": bytes(answer)}
            with contextlib.suppress(BadInput, NotFound):
                web.fetch(site.url("/", f"host{number}.example"))


def test_an_answer_longer_than_announced_is_read_as_announced(serve, web):
    site = serve({"/": reply(b"<p>Plan</p>HTTP/1.1 200 OK", headers={"Content-Length": "11"})})

    assert web.fetch(site.url("/")).content == b"<p>Plan</p>"


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "text/css", "application/javascript", "x" * 200])
def test_a_kind_that_nothing_reads_is_refused_by_its_name_before_it_is_taken(serve, web, kind):
    def head(connection: socket.socket) -> None:
        connection.sendall(f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: 9999999\r\n\r\n".encode())
        time.sleep(2)

    began = time.monotonic()
    with pytest.raises(BadInput, match=f"is '{kind[:100]}', which nothing here reads; known are the kinds of .*.html"):
        web.fetch(serve({"/": head}).url("/"))
    assert time.monotonic() - began < 1.5


@pytest.mark.parametrize(
    ("status", "kind", "reason"),
    [
        ("404 Not Found", NotFound, r"is not there \(404\)"),
        ("410 Gone", NotFound, r"is gone \(410\)"),
        ("401 Unauthorized", BadInput, r"may not be read by everyone \(401\)"),
        ("403 Forbidden", BadInput, r"may not be read by everyone \(403\)"),
        ("500 Error", BadInput, r"fails on its own side \(500\)"),
        ("206 Partial Content", BadInput, "answers 206, which is no page"),
        ("204 No Content", BadInput, "answers 204, which is no page"),
    ],
)
def test_an_answer_that_is_no_page_says_what_it_is(serve, web, status, kind, reason):
    with pytest.raises(kind, match=reason):
        web.fetch(serve({"/": reply(status=status)}).url("/"))


def test_a_page_without_content_is_refused(serve, web):
    with pytest.raises(BadInput, match="is empty; nothing to read"):
        web.fetch(serve({"/": reply(b"")}).url("/"))


def test_a_machine_that_does_not_answer_is_asked_once(web):
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with pytest.raises(
        BadInput, match=rf"^http://127\.0\.0\.1:{port}/: cannot be reached \(Connection refused\); check"
    ):
        web.fetch(f"http://127.0.0.1:{port}/")


def test_a_password_in_an_address_is_not_repeated_in_the_message(web):
    with pytest.raises(BadInput) as refused:
        web.fetch("https://me:secret@example.org/plan")

    assert str(refused.value) == (
        "https://example.org/plan: holds a user's name or password; save the page in a browser and load the file"
    )


# Proxies


def test_proxies_of_the_environment_are_not_used(serve, monkeypatch, web):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")

    assert web.fetch(serve({"/": PAGE}).url("/")).content


def test_a_proxy_that_a_setting_names_is_asked_by_name(serve, passing):
    proxy = serve({"http://site.example/plan": PAGE})
    settings = Settings(proxy=f"http://127.0.0.1:{proxy.port}")
    with Web(settings, clock=passing.clock, sleep=passing.sleep) as web:
        assert web.fetch("http://site.example/plan").content
        with pytest.raises(BadInput, match=r"leads to 10\.0\.0\.1, which is inside"):
            web.fetch("http://10.0.0.1/")

    assert [one.target for one in proxy.asked] == ["http://site.example/robots.txt", "http://site.example/plan"]


def test_a_proxy_sees_nothing_of_an_encrypted_page_and_its_certificate_is_checked_here(serve, passing, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)

    def tunnel(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 Connected\r\n\r\n")
        with context.wrap_socket(connection, server_side=True) as wrapped:
            wrapped.recv(65536)
            wrapped.sendall(PAGE)

    proxy = serve({"site.example:443": tunnel, "other.example:443": tunnel})
    settings = Settings(proxy=f"http://127.0.0.1:{proxy.port}")
    with Web(settings, clock=passing.clock, sleep=passing.sleep) as web:
        assert web.fetch("https://site.example/plan").url == "https://site.example/plan"
        with pytest.raises(BadInput, match="certificate that cannot be trusted"):
            web.fetch("https://other.example/plan")
        with pytest.raises(BadInput, match=r"is refused by the proxy \(404 Not Found\); check TRIPTYCH_PROXY"):
            web.fetch("https://third.example/plan")

    assert {one.target for one in proxy.asked} == {"site.example:443", "other.example:443", "third.example:443"}


def test_the_server_of_these_tests_knows_what_it_does_not_have():
    assert MISSING.startswith(b"HTTP/1.1 404")
