"""What a user may name, and what of it is refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from onrecord.errors import InputError, MissingInput
from onrecord.intake.sources import Source, sources
from onrecord.intake.streams import open_source

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
        (["http://news.example/a?b=[c]*"], ["http://news.example/a?b=[c]*"]),
        (["HTTPS://news.example"], ["HTTPS://news.example"]),
        (["ftp://news.example/a"], ["ftp://news.example/a: is no address that is read: only http and https are"]),
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
