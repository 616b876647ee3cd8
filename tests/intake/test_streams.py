"""Inputs opened and read: packed, damaged, closed, empty, too large, row by row."""

from __future__ import annotations

import gzip
import io
import sys
from pathlib import Path

import pytest

from onrecord.errors import EmptyInput, InputError, NotAReport, TooLarge
from onrecord.intake import streams
from onrecord.intake.sources import Source
from onrecord.intake.streams import open_source, read_start, read_whole, rows

PACKED = gzip.compress(b"The mayor said so. " * 500)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"plain", b"plain"),
        (gzip.compress(b"packed"), b"packed"),
        (gzip.compress(b"two ") + gzip.compress(b"members"), b"two members"),
        (gzip.compress(b"padded") + b"\0" * 20, b"padded"),
        (b"\x1f", b"\x1f"),
    ],
)
def test_content_tells_whether_it_is_packed(tmp_path: Path, data: bytes, expected: bytes) -> None:
    (tmp_path / "a").write_bytes(data)
    with open_source(Source("a", tmp_path / "a")) as stream:
        assert read_whole(stream, "a") == expected


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (PACKED[: len(PACKED) // 2], "a: is cut short: its gzip data end early"),
        (b"\x1f\x8b", "a: is cut short: its gzip data end early"),
        (PACKED[:30] + b"\xff\xff" + PACKED[32:], "a: is damaged: its gzip data do not check"),
        (PACKED[:-4] + b"\0\0\0\0", "a: is damaged: its gzip data do not check"),
        (PACKED + b"trailing", "a: is damaged: its gzip data do not check"),
    ],
)
def test_damaged_packing_is_told(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "a").write_bytes(data)
    with pytest.raises(NotAReport) as told, open_source(Source("a", tmp_path / "a")) as stream:
        read_whole(stream, "a")
    assert str(told.value) == reason
    with open_source(Source("a", tmp_path / "a")) as stream:
        assert str(list(rows(stream, "a"))[-1]) == reason


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="no file that fails when it is read")
def test_a_file_that_fails_when_it_is_read_is_told() -> None:
    with (
        pytest.raises(InputError, match=r"^mem: cannot be read: input/output error$"),
        open_source(Source("mem", Path("/proc/self/mem"))) as stream,
    ):
        read_whole(stream, "mem")


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\0\0\n"])
def test_nothing_is_empty(data: bytes) -> None:
    with pytest.raises(EmptyInput, match=r"^a: is empty$"):
        read_whole(io.BytesIO(data), "a")


def test_more_than_a_report_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "MAX_PAGE_BYTES", 10)
    assert read_whole(io.BytesIO(b"6789x"), "a", b"12345") == b"123456789x"
    with pytest.raises(TooLarge, match=r"^a: is over 0 MB, more than one report can be$"):
        read_whole(io.BytesIO(b"6789xx"), "a", b"12345")


@pytest.mark.parametrize(
    ("start", "reason"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7\n", "is a PDF, not a page or a text: save the report as HTML or text"),
        (b"PK\x03\x04docx", "is a zip archive or an office document, not a page or a text"),
        (b"\x89PNG\r\n\x1a\n", "is a picture, not a page or a text"),
        (b"BZh9", "is compressed with bzip2, which is not read here"),
        (b"SQLite format 3\0", "is a database, not a page or a text"),
    ],
)
def test_other_kinds_of_file_are_named(start: bytes, reason: str) -> None:
    with pytest.raises(InputError) as told:
        read_start(io.BytesIO(start), "a")
    assert str(told.value) == f"a: {reason}"


def row_by_row(data: bytes, start: bytes = b"") -> list[str]:
    return [str(row) for row in rows(io.BytesIO(data), "a", start)]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", []),
        (b"one\ntwo", ["one\n", "two"]),
        (b"one\r\n\r\ntwo\r\n", ["one\r\n", "\r\n", "two\r\n"]),
        (b"\xef\xbb\xbfone\ntwo\n", ["one\n", "two\n"]),
        (b"one\n\xff\ntwo\n", ["one\n", "a row 2: is not UTF-8 (byte 0)", "two\n"]),
        ("é\u2028“\n".encode(), ["é\u2028“\n"]),
    ],
)
def test_rows(data: bytes, expected: list[str]) -> None:
    assert row_by_row(data) == expected
    for cut in range(len(data)):
        assert row_by_row(data[cut:], data[:cut]) == expected


@pytest.mark.parametrize("cut", [0, 3, 10])
def test_a_row_too_long_costs_that_row_alone(monkeypatch: pytest.MonkeyPatch, cut: int) -> None:
    monkeypatch.setattr(streams, "MAX_ROW_BYTES", 8)
    data = b"one\n" + b"x" * 40 + b"\ntwo\n" + b"y" * 8 + b"\n"
    assert row_by_row(data[cut:], data[:cut]) == ["one\n", "a row 2: is over 0 MB", "two\n", "a row 4: is over 0 MB"]


class Standing(io.StringIO):
    """What a program may have put in the place of standard input."""


@pytest.mark.parametrize("stream", [None, Standing("words")])
def test_standard_input_that_is_none_is_told(monkeypatch: pytest.MonkeyPatch, stream: Standing | None) -> None:
    monkeypatch.setattr(sys, "stdin", stream)
    with pytest.raises(InputError, match=r"^standard input: is closed$"), open_source(Source("standard input", None)):
        pass


def test_standard_input_stays_open(monkeypatch: pytest.MonkeyPatch) -> None:
    given = io.TextIOWrapper(io.BufferedReader(io.BytesIO(gzip.compress(b"packed"))))  # type: ignore[arg-type]
    monkeypatch.setattr(sys, "stdin", given)
    with open_source(Source("standard input", None)) as stream:
        assert read_whole(stream, "standard input") == b"packed"
    with pytest.raises(EmptyInput), open_source(Source("standard input", None)) as stream:
        read_whole(stream, "standard input")
    given.close()
    with pytest.raises(InputError, match=r"^standard input: cannot be read: "), open_source(Source("standard input", None)):
        pass
