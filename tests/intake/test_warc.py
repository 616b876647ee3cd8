"""Archives as they are written, damaged, cut, hostile and endless, written by the library that reads them."""

from __future__ import annotations

import gzip
import io
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from fastwarc.stream_io import GzipWriter, ZstdWriter
from fastwarc.warc import WarcRecord, WarcRecordType
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.intake import warc
from onrecord.intake.warc import begins, read_archive
from onrecord.model import Given, Report

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HTML = "text/html; charset=windows-1252"
SAID = "“We are not closing anything,” said Ada Novak, the harbour minister, who had come to Varde."


def page(words: str = SAID, head: str = "") -> bytes:
    return f"<html>{head}<h1>Wall to be mended by winter</h1><p>{words}</p></html>".encode("windows-1252")


def record(  # noqa: PLR0913, PLR0917 -- what a record may say
    url: str | None = "https://news.example/wall",
    body: bytes | None = None,
    media: str = HTML,
    status: str = "200 OK",
    kind: WarcRecordType = WarcRecordType.response,
    more: str = "",
    **headers: str,
) -> bytes:
    """Write one record, with the fields of its own header in ``headers`` (``_`` for ``-``)."""
    one = WarcRecord()
    one.init_headers(kind)
    if url is not None:
        one.headers["WARC-Target-URI"] = url
    one.headers["WARC-Date"] = "2025-12-09T04:25:00Z"
    for name, value in headers.items():
        one.headers[name.replace("_", "-")] = value
    one.is_http = True
    content = page() if body is None else body
    media = f"Content-Type: {media}\r\n" if media else ""
    one.set_bytes_content(f"HTTP/1.1 {status}\r\n{media}{more}\r\n".encode() + content)
    stream = io.BytesIO()
    one.write(stream)
    return stream.getvalue()


def packed(one: bytes, how: str, folder: Path) -> bytes:
    """Compress one record, as archives do: record by record."""
    if not how:
        return one
    path = folder / "one"
    with (GzipWriter if how == "gz" else ZstdWriter)(str(path)) as writer:
        writer.write(one)
    return path.read_bytes()


def found(data: bytes, given: Given | None = None) -> list[Report | InputError]:
    return list(read_archive(io.BufferedReader(io.BytesIO(data)), "a", given))  # type: ignore[arg-type]


def told(data: bytes) -> list[str]:
    """Tell of each outcome its address, or what is wrong."""
    return [str(one.head.url) if isinstance(one, Report) else str(one) for one in found(data)]


def report(data: bytes, given: Given | None = None) -> Report:
    (one,) = found(data, given)
    assert isinstance(one, Report), one
    return one


# What is read


@pytest.mark.parametrize("how", ["", "gz", "zst"])
def test_pages_are_read_in_order(tmp_path: Path, how: str) -> None:
    data = b"".join(packed(record(f"https://news.example/{number}"), how, tmp_path) for number in range(5))
    assert begins(data[:200])
    assert told(data) == [f"https://news.example/{number}" for number in range(5)]
    one = found(data)[0]
    assert isinstance(one, Report)
    assert one.text == f"Wall to be mended by winter\n\n{SAID}"
    assert one.name == "a https://news.example/0"
    assert one.head.basis["url"] == "given"


@pytest.mark.parametrize("how", ["gz", "zst"])
def test_an_archive_packed_in_one_piece_is_read(tmp_path: Path, how: str) -> None:
    data = packed(record("https://news.example/1") + record("https://news.example/2"), how, tmp_path)
    assert told(data) == ["https://news.example/1", "https://news.example/2"]


@pytest.mark.parametrize(
    "passed",
    [
        record(media="image/png", body=b"\x89PNG"),
        record(media="application/json", body=b"{}"),
        record(media="text/plain", body=b"The mayor said so."),
        record(status="404 Not Found"),
        record(status="301 Moved"),
        record(media="", body=b"The mayor said so."),
        record(kind=WarcRecordType.request),
        record(kind=WarcRecordType.metadata),
        record(kind=WarcRecordType.revisit),
        record(kind=WarcRecordType.conversion),
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: text/dns\r\nContent-Length: 5\r\n\r\nhello\r\n\r\n",
    ],
)
def test_what_is_no_page_is_passed_over(passed: bytes) -> None:
    assert told(passed + record() + passed) == ["https://news.example/wall"]
    assert told(passed) == ["a: holds no page (an HTML response)"]


@pytest.mark.parametrize(
    ("media", "body"),
    [
        (HTML, page("In the café: “we are not closing anything” or so they say.")),
        ("text/html", page("In the café: “we are not closing anything” or so they say.")),
        ("TEXT/HTML;charset='utf-8'", page("In the café: “we are not closing anything” or so they say.")),
        ("application/xhtml+xml", page("In the café: “we are not closing anything” or so they say.").decode("windows-1252").encode()),
        ("", page("In the café: “we are not closing anything” or so they say.")),
    ],
)
def test_the_character_set_is_that_of_the_header_as_far_as_it_holds(media: str, body: bytes) -> None:
    assert "In the café: “we are" in report(record(media=media, body=body)).text


def test_the_header_decides_where_bytes_do_not() -> None:
    body = f"<html><p>{'Mer ordfører enn før. ' * 9} żółw".encode("iso-8859-2", "replace")
    assert "żółw" in report(record(media="text/html; charset=iso-8859-2", body=body)).text


@pytest.mark.parametrize(
    ("more", "body"),
    [
        ("Content-Encoding: gzip\r\n", gzip.compress(page())),
        ("Content-Encoding: gzip\r\n", page()),  # decoded before it was archived
        ("Transfer-Encoding: chunked\r\n", b"%x\r\n%s\r\n0\r\n\r\n" % (len(page()), page())),
        ("Transfer-Encoding: chunked\r\n", page()),
        ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", b"%x\r\n%s\r\n0\r\n\r\n" % (len(p := gzip.compress(page())), p)),
        ("Content-Length: 7\r\n", page()),
    ],
)
def test_bodies_are_unpacked(more: str, body: bytes) -> None:
    assert report(record(more=more, body=body)).text.endswith(SAID)


def test_what_the_archive_holds_the_beginning_of_is_noted() -> None:
    cut = gzip.compress(page() + b"<p>" + b"The mayor said so. " * 9_000, 0)[:100_000]
    assert "the archive holds only its beginning" in report(record(more="Content-Encoding: gzip\r\n", body=cut)).notes
    assert "the archive holds only its beginning" in report(record(WARC_Truncated="length")).notes


# What it says of a page


def test_the_day_it_was_archived_stands_in_where_nothing_else_says() -> None:
    one = report(record())
    assert (one.head.published, one.head.basis["published"]) == ("2025-12-09", "given")
    assert one.notes == ("it does not say when it was published: 2025-12-09 is the day it was archived",)


@pytest.mark.parametrize(
    ("data", "given", "published", "basis"),
    [
        (
            record(body=page(head="<meta property='article:published_time' content='2024-05-08T10:00Z'>")),
            None,
            "2024-05-08T10:00:00+00:00",
            "meta",
        ),
        (record(body=page(f"9 May 2024 10:00 GMT</p><p>{SAID}")), None, "2024-05-09T10:00:00+00:00", "text"),
        (record(), Given(fallback="2024-05-07"), "2024-05-07", "given"),
        (record(WARC_Date="soon"), None, None, None),
    ],
)
def test_what_the_page_or_the_user_says_goes_first(data: bytes, given: Given | None, published: str | None, basis: str | None) -> None:
    one = report(data, given)
    assert (one.head.published, one.head.basis.get("published"), one.notes) == (published, basis, ())


@pytest.mark.parametrize(
    ("url", "known"),
    [
        ("<https://news.example/wall>", "https://news.example/wall"),
        ("dns:news.example", None),
        ("javascript:alert(1)", None),
        ("https://news.example/" + "x" * 3_000, None),
        (None, None),
    ],
)
def test_addresses(url: str | None, known: str | None) -> None:
    one = report(record(url))
    assert one.head.url == known
    assert len(one.name) < 210


# Damage


@pytest.mark.parametrize("how", ["", "gz", "zst"])
def test_a_damaged_record_costs_that_record(tmp_path: Path, how: str) -> None:
    one, two, three = (packed(record(f"https://news.example/{number}"), how, tmp_path) for number in (1, 2, 3))
    damaged = two[:12] + b"\xff" * 8 + two[20:] if how else b"XXXX/1.0" + two[8:]
    assert told(one + damaged + three)[:1] + told(one + damaged + three)[-1:] == ["https://news.example/1", "https://news.example/3"]
    assert any(line.startswith("a: is damaged after byte ") for line in told(one + damaged + three))
    assert told(one + b"garbage\r\nand more\r\n" + three)[-1] == "https://news.example/3"


def test_a_damaged_pipe_is_told(tmp_path: Path) -> None:
    class Pipe(io.BufferedReader):
        def seekable(self) -> bool:
            return False

    one = packed(record(), "gz", tmp_path)
    data = one + one[:12] + b"\xff" * 8 + one[20:] + one
    first, second = read_archive(Pipe(io.BytesIO(data)), "a")  # type: ignore[arg-type]
    assert isinstance(first, Report)
    assert str(second).endswith("; what follows is not read")


@pytest.mark.parametrize("error", [OSError(5, "Input/output error"), ValueError("read of closed file")])
@pytest.mark.parametrize("data", [record() * 9_000, gzip.compress(record()) * 9_000, record() + b"XXXX" * (1 << 18)])
def test_a_file_that_fails_while_it_is_read_is_told(data: bytes, error: Exception) -> None:
    class Failing(io.BufferedReader):
        reads = 0

        def read(self, size: int | None = -1, /) -> bytes:
            self.reads += 1
            if self.reads > (2 if b"XXXX" in data else 9):
                raise error
            return super().read(size)

    one, *_, last = read_archive(Failing(io.BytesIO(data)), "a")  # type: ignore[arg-type]
    assert isinstance(one, Report)
    assert str(last).startswith(f"a: cannot be read: {'input/output error' if isinstance(error, OSError) else error}")


def test_a_record_without_end_does_not_reach_into_the_words_of_another() -> None:
    """A page that quotes an archive is no archive: a damaged place after it is passed to the next record, not to the quotation."""
    quoting = page() + record("https://evil.example/forged")
    data = record("https://news.example/1", body=quoting) + b"XXXX" + record("https://news.example/2")
    assert "https://evil.example/forged" not in told(data)
    assert told(data)[-1] == "https://news.example/2"


@pytest.mark.parametrize("how", ["", "gz", "zst"])
def test_an_archive_that_is_cut_short_is_told(tmp_path: Path, how: str) -> None:
    data = b"".join(packed(record(f"https://news.example/{number}", body=page() + b" " * 999), how, tmp_path) for number in (1, 2))
    lines = told(data[: -len(data) // 3])
    assert lines[0] == "https://news.example/1"
    assert len(lines) == 2 or how == "gz"  # of which the beginning may not tell that there was a record


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"", "a: holds no page (an HTML response)"),
        (record(body=b""), "a https://news.example/wall: is empty"),
        (record(body=b"\0\0 \r\n"), "a https://news.example/wall: is empty"),
        (record(body=b"<html><p>"), "a https://news.example/wall: no article in this page: it has no running text"),
        (record(body=b"%PDF-1.7"), "a https://news.example/wall: is a PDF, not a page or a text: save the report as HTML or text"),
        (record(body=bytes(range(32)) * 99), "a https://news.example/wall: is binary, not a page or a text"),
        (record()[: -len(page()) - 20], "a https://news.example/wall: is cut short before its first word"),
        (b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 20", "a: is cut short in the header of a record"),
        (b"WARC/1.0\r\nWARC-Type: response\r\n\r\n", "a: is cut short in the header of a record"),
        (b"WARC/1.0\r\nX: " + b"x" * (1 << 20) + b"\r\n\r\n", "a: is damaged after byte 0"),
    ],
)
def test_bad_records_cost_a_line(data: bytes, line: str) -> None:
    assert told(data)[0] == line


def test_a_page_too_large_costs_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "MAX_PAGE_BYTES", 1 << 20)
    large = "a https://news.example/wall: is over 1 MB, more than one report can be"
    good = record("https://news.example/2")
    assert told(record(body=b"<p>" + b"x" * (1 << 20)) + good) == [large, "https://news.example/2"]
    bomb = gzip.compress(gzip.compress(bytes(1 << 28)))
    assert told(record(more="Content-Encoding: gzip, gzip\r\n", body=bomb) + good) == [large, "https://news.example/2"]


def test_endless_damage_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "MAX_DAMAGES", 10)
    lines = told(record() + b"\r\nWARC/1.0 broken\r\n" * 100)
    assert lines[0] == "https://news.example/wall"
    assert "is damaged in too many places" in lines[-1]
    assert len(lines) <= 3


MIXED = record("https://news.example/0") + gzip.compress(record("https://news.example/1")) + record("https://news.example/2")
GZIPPED = b"".join(gzip.compress(record(f"https://news.example/{number}"), mtime=0) for number in range(3))


@settings(max_examples=150, deadline=None)
@pytest.mark.parametrize("whole", [MIXED, GZIPPED])
@given(data=st.data())
def test_whatever_is_changed_nothing_is_raised(whole: bytes, data: st.DataObject) -> None:
    archive = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 6))):
        archive[data.draw(st.integers(0, len(archive) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(1, len(archive)))
    assert all(isinstance(one, (Report, InputError)) for one in found(bytes(archive[:cut])))


@pytest.mark.parametrize(
    ("start", "is_one"),
    [
        (b"", False),
        (b"WARC/1.1\r\n", True),
        (b"WAR", False),
        (b"<html>", False),
        (gzip.compress(b"WARC/1.0\r\n"), True),
        (gzip.compress(b"<html>"), False),
        (b"\x1f\x8b\x08", False),
        (b"\x1f\x8b\x08" + b"\xff" * 99, False),
        (b"\x28\xb5\x2f\xfd" + b"\xff" * 99, True),  # more of it may tell
        (b"\x5d\x2a\x4d\x18" + b"\0" * 99, True),
    ],
)
def test_beginnings(start: bytes, *, is_one: bool) -> None:
    assert begins(start) is is_one


# Memory

MEASURE = """
import resource, sys
from onrecord.intake.warc import read_archive
with open(sys.argv[1], "rb") as archive:
    print(sum(1 for _ in read_archive(archive, "a")), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def test_memory_does_not_grow_with_the_archive(tmp_path: Path) -> None:
    def peak(write: Callable[[Path], None]) -> tuple[int, int]:
        path = tmp_path / "a.warc.gz"
        write(path)
        line = subprocess.run([sys.executable, "-c", MEASURE, str(path)], capture_output=True, encoding="utf-8", check=True).stdout  # noqa: S603 -- our own program
        return int(line.split()[0]), int(line.split()[1]) >> (10 if sys.platform == "linux" else 20)

    one = gzip.compress(record(body=page(SAID + " The mayor of Varde said so." * 400)))
    large = gzip.compress(record(media="video/mp4", body=bytes(1 << 26)))
    few, small = peak(lambda path: path.write_bytes(one * 20) and None)
    many, more = peak(lambda path: path.write_bytes(one * 600 + large * 4) and None)
    assert (few, many) == (20, 600)
    assert more < small + 24
