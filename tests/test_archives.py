"""Members of archives: what comes out, in which order, and that no archive can do harm."""

from __future__ import annotations

import contextlib
import io
import random
import stat
import tracemalloc
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

import pytest

from graph.errors import BadInput, NotFound
from graph.model import Refusal
from loaders.archives import Limits, Member, members

DEFLATED = zipfile.ZIP_DEFLATED


def packed(files: Mapping[str, bytes], compression: int = DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, compression)
    return target.getvalue()


@pytest.fixture
def kept(tmp_path):
    """Writes an archive and gives what comes out of it: contents by name, and reasons by name."""

    def read(content: bytes, limits: Limits = Limits()) -> tuple[dict[str, bytes], dict[str, str]]:  # noqa: B008 - frozen
        path = tmp_path / "all.zip"
        path.write_bytes(content)
        found = list(members(path, limits))
        files = {one.name: one.content for one in found if isinstance(one, Member)}
        refused = {one.what: one.reason for one in found if isinstance(one, Refusal)}
        assert len(files) + len(refused) == len(found)
        assert list(tmp_path.iterdir()) == [path]
        return files, refused

    return read


def test_members_come_sorted_by_name_with_their_content(kept):
    files, refused = kept(packed({"b/plan.txt": b"Plan", "a.txt": b"", "b/a.txt": b"A", "leer/": b""}))

    assert (list(files.items()), refused) == ([("a.txt", b""), ("b/a.txt", b"A"), ("b/plan.txt", b"Plan")], {})


def test_archives_within_archives_are_opened_where_they_lie(kept):
    inner = packed({"x.txt": b"X", "deeper.ZIP": packed({"y.txt": b"Y"})})
    files, refused = kept(packed({"a.txt": b"A", "folder/inner.zip": inner, "z.txt": b"Z"}))

    assert (list(files), refused) == (
        ["a.txt", "folder/inner.zip!/deeper.ZIP!/y.txt", "folder/inner.zip!/x.txt", "z.txt"],
        {},
    )


def test_the_third_archive_within_archives_is_opened_and_the_fourth_is_not(kept):
    content = packed({"x.txt": b"X"})
    for depth in (4, 3, 2, 1):
        content = packed({f"{depth}.zip": content, f"{depth}.txt": b"T"})
    files, refused = kept(content)

    assert list(files) == ["1.txt", "1.zip!/2.txt", "1.zip!/2.zip!/3.txt", "1.zip!/2.zip!/3.zip!/4.txt"]
    assert refused == {"1.zip!/2.zip!/3.zip!/4.zip": "lies more than 3 archives deep; unpack it"}


def test_an_office_document_under_the_name_of_an_archive_stays_whole(kept):
    document = packed(
        {"[Content_Types].xml": b'<Override ContentType="application/vnd.wordprocessingml.document.main+xml"/>'}
    )

    assert kept(packed({"plan.zip": document}))[0] == {"plan.zip": document}


def test_an_office_document_is_no_archive(kept):
    with pytest.raises(BadInput, match=r"is an OpenDocument text, not an archive of documents; name it \.odt"):
        kept(packed({"mimetype": b"application/vnd.oasis.opendocument.text"}))


def test_hidden_files_and_those_of_the_mac_are_passed_over(kept):
    names = ["__MACOSX/._a.txt", ".DS_Store", "folder/.hidden/x.txt", "folder/a.txt"]

    assert kept(packed(dict.fromkeys(names, b"x"))) == ({"folder/a.txt": b"x"}, {})


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("/etc/passwd", "etc/passwd"),
        ("C:\\plans\\plan.txt", "plans/plan.txt"),
        ("plans\\plan.txt", "plans/plan.txt"),
        ("./plans//plan.txt", "plans/plan.txt"),
        ("two\nlines\x1b[31m.txt", "two?lines?[31m.txt"),
        ("gnp\u202etxt.exe", "gnp?txt.exe"),
        ("Gesta\u0303o.txt", "Gestão.txt"),
    ],
)
def test_a_name_is_shown_without_roots_and_unseen_characters(kept, given, name):
    assert kept(packed({given: b"x"}))[0] == {name: b"x"}


@pytest.mark.parametrize("name", ["../plan.txt", "a/../../plan.txt", "..\\plan.txt", "/../plan.txt"])
def test_a_name_that_leads_out_of_the_archive_is_refused(kept, name):
    files, refused = kept(packed({name: b"x", "b.txt": b"B"}))

    assert files == {"b.txt": b"B"}
    assert list(refused.values()) == ["has a name that leads out of the archive; make the archive again"]


def named_by(name: bytes) -> bytes:
    """An archive with a member whose name has these very bytes, without the sign of UTF-8."""
    return packed({"n" * len(name): b"x"}).replace(b"n" * len(name), name)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Città.txt".encode(), "Città.txt"),
        ("Città.txt".encode("cp437"), "Città.txt"),
        ("Übersicht.txt".encode("cp437"), "Übersicht.txt"),
    ],
)
def test_a_name_is_read_in_utf8_or_the_characters_of_dos(kept, name, shown):
    assert kept(named_by(name))[0] == {shown: b"x"}


def test_of_two_members_of_one_name_the_last_counts_and_the_other_is_reported(kept):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("a.txt", b"first")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a.txt", b"second")
        archive.writestr("b\\c.txt", b"third")
        archive.writestr("b/c.txt", b"fourth")
    files, refused = kept(target.getvalue())

    assert files == {"a.txt": b"second", "b/c.txt": b"fourth"}
    assert refused == dict.fromkeys(
        ["a.txt", "b/c.txt"], "is followed by another member of the same name, which is the one that counts"
    )


def test_links_and_devices_are_refused(kept):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, kind in (("device", stat.S_IFCHR), ("file.txt", stat.S_IFREG), ("link.txt", stat.S_IFLNK)):
            entry = zipfile.ZipInfo(name)
            entry.external_attr = (kind | 0o644) << 16
            archive.writestr(entry, b"/etc/passwd")
    files, refused = kept(target.getvalue())

    assert files == {"file.txt": b"/etc/passwd"}
    assert refused == {
        "device": "is no regular file; put the file itself into the archive",
        "link.txt": "is a link; put the file itself into the archive",
    }


def flagged(content: bytes, name: bytes, *, flag: int = 0, method: int | None = None) -> bytes:
    """The archive with bits set, or another way of packing, in both headers of one member."""
    changed = bytearray(content)
    for mark, flags, methods, names in ((b"PK\x03\x04", 6, 8, 30), (b"PK\x01\x02", 8, 10, 46)):
        place = -1
        while (place := content.find(mark, place + 1)) >= 0:
            if content.startswith(name, place + names):
                changed[place + flags] |= flag
                if method is not None:
                    changed[place + methods] = method
    return bytes(changed)


def test_what_is_protected_by_a_password_is_refused_and_the_others_go_on(kept):
    files, refused = kept(flagged(packed({"a.txt": b"A", "b.txt": b"B"}), b"a.txt", flag=1))

    assert (files, refused) == ({"b.txt": b"B"}, {"a.txt": "is protected by a password ('a.txt'); save it without one"})


@pytest.mark.parametrize("method", [9, 12, 14, 93, 95, 99])
def test_what_is_packed_in_a_way_that_is_not_read_is_refused_and_the_others_go_on(kept, method):
    files, refused = kept(flagged(packed({"a.txt": b"A", "b.txt": b"B"}), b"a.txt", method=method))

    assert files == {"b.txt": b"B"}
    assert refused == {"a.txt": "its part 'a.txt' is packed in a way that is not read; pack it again with deflate"}


@pytest.mark.parametrize("compression", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_packings_that_cannot_be_unpacked_bit_by_bit_fill_no_memory(kept, compression):
    content = packed({"a.txt": bytes(30_000_000)}, compression)
    tracemalloc.start()
    _, refused = kept(content)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert list(refused) == ["a.txt"]
    assert peak < 2_000_000


def test_a_member_with_a_wrong_checksum_is_refused_and_the_others_go_on(kept):
    content = packed({"a.txt": b"wrong sum", "b.txt": b"B"}, zipfile.ZIP_STORED)
    files, refused = kept(content.replace(b"wrong sum", b"wrong sun"))

    assert files == {"b.txt": b"B"}
    assert refused == {
        "a.txt": "its part 'a.txt' is damaged (Bad CRC-32 for file 'a.txt'); copy or save it again",
    }


def test_a_broken_archive_within_another_is_refused_and_the_others_go_on(kept):
    files, refused = kept(packed({"a.zip": b"PK\x03\x04 and nothing more", "b.txt": b"B", "c.zip": b"plain text"}))

    assert files == {"b.txt": b"B"}
    assert refused == dict.fromkeys(
        ["a.zip", "c.zip"], "is cut off or damaged (File is not a zip file); copy or save it again"
    )


def test_a_bomb_is_refused_before_it_goes_off(kept):
    content = packed({"a.txt": bytes(45_000_000), "b.txt": b"B"})
    tracemalloc.start()
    files, refused = kept(content)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert files == {"b.txt": b"B"}
    assert refused["a.txt"].startswith("its part 'a.txt' would take more than 10,000,000 bytes when unpacked")
    assert peak < 2_000_000


def test_a_member_larger_than_a_file_may_be_is_refused(kept, monkeypatch):
    monkeypatch.setenv("TRIPTYCH_SIZE_LIMIT", "1000")
    files, refused = kept(packed({"a.txt": b"a" * 1001, "b.txt": b"b" * 1000}))

    assert list(files) == ["b.txt"]
    assert refused["a.txt"].startswith("its part 'a.txt' would take more than 1,000 bytes")


def test_members_beyond_the_total_are_counted_and_not_read(kept):
    inner = packed({"x.txt": b"x" * 400, "y.txt": b"y" * 400})
    content = packed({"a.txt": b"a" * 400, "b.zip": inner, "c.txt": b"c" * 400, "d.txt": b"d"})
    files, refused = kept(content, Limits(total=400 + len(inner) + 500))

    assert list(files) == ["a.txt", "b.zip!/x.txt"]
    assert list(refused) == ["b.zip!/(1 more)", "(2 more)"]
    assert refused["(2 more)"].startswith("not read: the archive has more than ")


def test_unpacking_what_is_damaged_counts_against_the_total(kept):
    content = packed({f"{number}.txt": bytes(9000) for number in range(5)})
    files, refused = kept(
        content.replace(zlib.crc32(bytes(9000)).to_bytes(4, "little"), bytes(4)), Limits(total=20_000)
    )

    assert (files, list(refused)) == ({}, ["0.txt", "1.txt", "(3 more)"])


def test_what_is_too_large_by_itself_does_not_keep_the_others_from_being_read(kept, monkeypatch):
    monkeypatch.setenv("TRIPTYCH_SIZE_LIMIT", "1000")
    files, refused = kept(packed({"a.txt": bytes(100_000), "b.txt": b"B"}), Limits(total=50_000))

    assert (list(files), list(refused)) == (["b.txt"], ["a.txt"])


def test_an_archive_with_too_many_members_is_refused(kept):
    with pytest.raises(BadInput, match="has more than 10,000 members, nested ones counted; split it"):
        kept(packed({f"{number}.txt": b"" for number in range(10_001)}, zipfile.ZIP_STORED))


def test_members_of_archives_within_are_counted_too(kept):
    inner = packed({f"{number}.txt": b"" for number in range(6)})
    files, refused = kept(packed({"a.zip": inner, "b.zip": inner, "c.txt": b""}), Limits(members=10))

    assert (len(files), list(refused)) == (7, ["b.zip"])


def test_only_one_member_is_held_at_a_time(tmp_path):
    path = tmp_path / "all.zip"
    content = random.Random(1).randbytes(1_000_000)
    path.write_bytes(packed({f"{number}.bin": content for number in range(20)}, zipfile.ZIP_STORED))
    tracemalloc.start()
    seen = sum(isinstance(one, Member) for one in members(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert seen == 20
    assert peak < 6_000_000


def test_what_is_not_wanted_is_not_unpacked(tmp_path):
    path = tmp_path / "all.zip"
    path.write_bytes(packed({"a.png": b"x", "b.zip": packed({"c.txt": b"C", "d.png": b"x"})}))

    assert list(members(path, wanted=lambda name: name.endswith(".txt"))) == [Member("b.zip!/c.txt", b"C")]


@pytest.mark.parametrize(
    "content",
    [b"", b"plain text", b"PK\x03\x04", b"PK\x05\x06" + bytes(18), packed({"a.txt": b"A" * 99})[:-30]],
)
def test_what_is_no_whole_archive_is_refused_or_empty(kept, content):
    if content == b"PK\x05\x06" + bytes(18):  # an archive of nothing
        assert kept(content) == ({}, {})
    else:
        with pytest.raises(BadInput, match=r"all\.zip: is no whole ZIP archive \(File is not a zip file\)"):
            kept(content)


def test_a_folder_and_a_missing_file_are_no_archives(tmp_path):
    with pytest.raises(BadInput, match="is no file"):
        list(members(tmp_path))
    with pytest.raises(NotFound, match="no such file"):
        list(members(tmp_path / "none.zip"))


def test_whatever_bytes_change_in_an_archive_it_is_read_or_refused(kept):
    """Two hundred archives with one to eight changes each, the same ones every time."""
    chance = random.Random(5)
    whole = packed({"a.txt": b"Plan " * 40, "inner.zip": packed({"b.txt": b"B" * 300}), "ü/c.txt": b"C"})
    for _ in range(200):
        changed = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            place = chance.randrange(len(changed))
            changed[place : place + chance.randint(0, 3)] = chance.randbytes(chance.randint(0, 3))
        with contextlib.suppress(BadInput):
            kept(bytes(changed))


def test_the_path_of_an_archive_may_be_any_path(tmp_path):
    path = Path(tmp_path, "Città d'Europa (1).zip")
    path.write_bytes(packed({"a.txt": b"A"}))

    assert list(members(path)) == [Member("a.txt", b"A")]
