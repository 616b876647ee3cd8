"""What a user may name, and what of it is refused."""

from __future__ import annotations

import gzip
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onrecord.errors import EmptyInput, InputError, MissingInput, NotAReport, TooLarge
from onrecord.intake import sources as intake
from onrecord.intake.sources import Source, kind_by_content, kind_by_name, open_source, read_start, read_whole, rows, sources

if TYPE_CHECKING:
    from onrecord.model import Kind

FILES = ("b.html", "a.txt", "c.jsonl", "d.html.gz", "notes.pdf", "sub/e.htm", "sub/deeper/f.ndjson", ".hidden/g.txt")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Lay out a folder of reports and go there."""
    for name in FILES:
        path = tmp_path / "reports" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Yes.", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "reports"


def named(*inputs: str) -> list[str]:
    return [found.name if isinstance(found, Source) else str(found) for found in sources(inputs)]


@pytest.mark.parametrize(
    ("inputs", "expected"),
    [
        (["reports/b.html"], ["reports/b.html"]),
        (["reports/notes.pdf"], ["reports/notes.pdf"]),  # named, so it is tried
        (["-", "reports/a.txt", "-"], ["standard input", "reports/a.txt", "standard input"]),
        (["reports/*.html"], ["reports/b.html"]),
        (["reports/[ab].*"], ["reports/a.txt", "reports/b.html"]),
        (["reports/sub"], ["reports/sub/e.htm", "reports/sub/deeper/f.ndjson"]),
        (["reports/sub/"], ["reports/sub/e.htm", "reports/sub/deeper/f.ndjson"]),
        (["reports/**/*.htm*"], ["reports/b.html", "reports/d.html.gz", "reports/sub/e.htm"]),
        (["**/*.ndjson"], ["reports/sub/deeper/f.ndjson"]),
        (["reports/sub/**"], ["reports/sub/deeper/f.ndjson", "reports/sub/e.htm"]),
        (["reports/sub/**/*"], ["reports/sub/deeper/f.ndjson", "reports/sub/e.htm"]),
        (["gone.txt"], ["gone.txt: no such file or folder"]),
        (["gone/*.txt"], ["gone/*.txt: nothing matches this pattern"]),
        (["[broken"], ["[broken: nothing matches this pattern"]),
        (["x" * 300], [f"{'x' * 300}: cannot be read: file name too long"]),
        (["a\0b"], ["a\0b: no such file or folder"]),
        ([""], ["“”: names nothing"]),
        ([], []),
    ],
)
@pytest.mark.usefixtures("folder")
def test_what_is_named_is_found_in_order(inputs: list[str], expected: list[str]) -> None:
    assert named(*inputs) == expected


def test_the_output_is_no_input(folder: Path) -> None:
    assert folder.is_dir()
    assert [str(found) if isinstance(found, InputError) else found.name for found in sources(["reports/[ab].*"], "./reports/a.txt")] == [
        "reports/b.html"
    ]
    Path("link.txt").symlink_to("reports/a.txt")
    assert [str(found) for found in sources(["reports/a.*"], "link.txt")] == ["reports/a.*: holds nothing but the output"]


def test_a_folder_is_walked_by_name_and_by_ending(folder: Path) -> None:
    found = ["a.txt", "b.html", "c.jsonl", "d.html.gz", ".hidden/g.txt", "sub/e.htm", "sub/deeper/f.ndjson"]
    assert named(str(folder)) == [str(folder / name) for name in found]


def test_a_folder_without_reports_is_missing_something(tmp_path: Path) -> None:
    (tmp_path / "notes.pdf").touch()
    (found,) = sources([str(tmp_path)])
    assert isinstance(found, MissingInput)
    assert "no reports in this folder" in str(found)


def test_links_that_go_round_are_not_followed(folder: Path) -> None:
    (folder / "self").symlink_to(".")
    (folder / "other").symlink_to("self")
    (folder / "loop.txt").symlink_to("loop.txt")
    whole = named(str(folder))
    assert len(whole) == len(set(whole)) == 8
    assert named("reports/**/a.txt") == ["reports/a.txt"]
    assert named("reports/*/a.txt") == ["reports/other/a.txt"]  # one file, reached twice
    with (
        pytest.raises(InputError, match=r"^loop\.txt: cannot be read: too many levels of symbolic links$"),
        open_source(Source("loop.txt", folder / "loop.txt")),
    ):
        pass


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_nobody_waits_for_a_pipe_that_was_not_named(folder: Path) -> None:
    os.mkfifo(folder / "sub" / "pipe.txt")
    refused = "reports/sub/pipe.txt: is a pipe, a socket or a device; name it to read it"
    assert refused in named("reports/sub")
    assert named("reports/sub/*.txt") == [refused]
    assert named("reports/sub/pipe.txt") == ["reports/sub/pipe.txt"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is closed to this user")
def test_what_is_closed_is_told(folder: Path) -> None:
    (folder / "a.txt").chmod(0)
    (folder / "sub").chmod(0)
    try:
        with pytest.raises(InputError, match=r"^a: cannot be read: permission denied$"), open_source(Source("a", folder / "a.txt")):
            pass
        assert f"{folder / 'sub'}: cannot be read: permission denied" in named(str(folder))
    finally:
        (folder / "sub").chmod(0o700)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.html", "html"),
        ("A.HTM", "html"),
        ("a.html.gz", "html"),
        ("a.txt", "text"),
        ("a.jsonl.gz", "jsonl"),
        ("a.ndjson", "jsonl"),
        ("a.json", None),
        ("a.gz", None),
        ("html", None),
        ("", None),
    ],
)
def test_names_tell_the_kind(name: str, kind: Kind | None) -> None:
    assert kind_by_name(name) == kind


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        ("", "text"),
        ("The mayor said", "text"),
        ("<mayor> said", "text"),
        ("a < b", "text"),
        ("<!DOCTYPE html>", "html"),
        ("\ufeff \r\n<HTML lang=en>", "html"),
        ("<?xml version='1.0'?><!-- saved -->\n<html>", "html"),
        ("<!-- " + "a" * 5_000 + " --><p>", "html"),
        ("<!-- never closed <p>", "text"),
        ("<!---->" * 5_000 + "x", "text"),
        ("<!---->" * 5_000 + "<p>", "html"),
        ("<p>One", "html"),
        ("<paragraph>", "text"),
        ('{"text": "a"}', "jsonl"),
        ('\ufeff\n{"id": 1}\n{"id": 2}', "jsonl"),
        ('{"id": "a", "html": "' + "x" * 100_000, "jsonl"),
        ("{not json", "text"),
        ("[1, 2]", "text"),
        ("[" * 100_000, "text"),
        ("{" + " " * 100_000, "text"),
        ("9" * 60_000, "text"),
    ],
)
def test_beginnings_tell_the_kind(start: str, kind: Kind) -> None:
    assert kind_by_content(start) == kind


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
    monkeypatch.setattr(intake, "MAX_PAGE_BYTES", 10)
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


@pytest.mark.parametrize(
    ("text", "binary"),
    [
        ("The mayor\r\n\tsaid \x0cso.\x1b[0m", False),
        ("\x00\x01\x02\x03" * 50, True),
        ("a\0" * 50, True),
        ("a" * 99 + "\0", False),
        ("", False),
    ],
)
def test_control_characters_tell_what_is_binary(text: str, *, binary: bool) -> None:
    if binary:
        with pytest.raises(NotAReport, match=r"^a: is binary, not a page or a text$"):
            intake.refuse_binary(text, "a")
    else:
        intake.refuse_binary(text, "a")


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
    monkeypatch.setattr(intake, "MAX_ROW_BYTES", 8)
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
