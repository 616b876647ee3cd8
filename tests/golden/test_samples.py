"""The samples against what was written down by hand: head, paragraphs and furniture, and where on the page each block stands."""

from __future__ import annotations

import gzip
import json
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onrecord.intake import charset, sources
from onrecord.model import BODY, Given, Report
from onrecord.pipeline import reports

if TYPE_CHECKING:
    from onrecord.model import BlockKind

SAMPLES = Path(__file__).parents[2] / "samples"
EXPECTED = json.loads((SAMPLES / "expected.json").read_text("utf-8"))
PAGES = sorted(path.name for path in SAMPLES.glob("*.html"))


def read(name: str) -> Report:
    """Read a sample, or one row of it: ``wires.jsonl#porto-strike``."""
    file, _, row = name.partition("#")
    found = [report for report in reports(sources.Source(file, SAMPLES / file), None, Given()) if isinstance(report, Report)]
    return next(report for report in found if not row or report.id == row)


def said(report: Report, kind: BlockKind) -> list[str]:
    return [" ".join(report.text[block.start : block.end].split()) for block in report.blocks if block.kind == kind]


class Words(HTMLParser):
    """The words of a stretch of markup, by a parser of other hands."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.hidden = 0
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 -- the parser's signature
        self.hidden += tag in {"script", "style", "button", "svg"}

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in {"script", "style", "button", "svg"}

    def handle_data(self, data: str) -> None:
        self.found += [] if self.hidden else [data]


def test_every_sample_has_its_truth() -> None:
    rows = [json.loads(line) for line in (SAMPLES / "wires.jsonl").read_text("utf-8").splitlines()]
    assert set(EXPECTED) == {*PAGES, "quake.txt", *(f"wires.jsonl#{row['id']}" for row in rows)}


@pytest.mark.parametrize("name", EXPECTED)
def test_head(name: str) -> None:
    head = read(name).head
    known = {key: getattr(head, key) for key in ("title", "outlet", "url", "published", "modified", "language")}
    expected = {key: EXPECTED[name][key] for key in known}
    assert (known, list(head.byline)) == (expected, EXPECTED[name]["byline"])
    assert set(head.basis) == {key for key, value in {**known, "byline": head.byline}.items() if value}


@pytest.mark.parametrize("name", EXPECTED)
def test_paragraphs(name: str) -> None:
    assert said(read(name), "paragraph") == EXPECTED[name]["paragraphs"]


@pytest.mark.parametrize("name", EXPECTED)
def test_dek_and_headings(name: str) -> None:
    report = read(name)
    assert said(report, "heading") == EXPECTED[name]["headings"]
    assert said(report, "dek") == ([EXPECTED[name]["dek"]] if EXPECTED[name]["dek"] else [])


@pytest.mark.parametrize("name", EXPECTED)
def test_captions(name: str) -> None:
    assert said(read(name), "caption") == EXPECTED[name]["captions"]


@pytest.mark.parametrize("name", EXPECTED)
def test_furniture_is_never_in_the_body(name: str) -> None:
    report = read(name)
    body = [words for kind in sorted(BODY) for words in said(report, kind)]
    lines = EXPECTED[name]["furniture"] + EXPECTED[name]["credits"]
    assert [line for line in lines if any(line == words or (len(line) > 20 and line in words) for words in body)] == []


@pytest.mark.parametrize("name", PAGES)
def test_every_body_block_is_anchored_in_the_page(name: str) -> None:
    page = charset.decode((SAMPLES / name).read_bytes())[0]
    report = read(name)
    body = [block for block in report.blocks if block.kind in BODY]
    assert len(body) > len(EXPECTED[name]["paragraphs"])
    for block in body:
        assert block.source is not None
        piece = page[slice(*block.source)]
        assert piece == piece.strip()
        assert "".join(Words(piece).found).split() == report.text[block.start : block.end].split()


def test_text_comes_back_unchanged() -> None:
    assert read("quake.txt").text == (SAMPLES / "quake.txt").read_bytes().decode()
    for line in (SAMPLES / "wires.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        assert "text" not in row or read(f"wires.jsonl#{row['id']}").text == row["text"]


@pytest.mark.parametrize("name", [*PAGES, "quake.txt", "wires.jsonl"])
def test_a_compressed_copy_reads_the_same(name: str, tmp_path: Path) -> None:
    copy = tmp_path / f"{name}.gz"
    copy.write_bytes(gzip.compress((SAMPLES / name).read_bytes()))
    plain = reports(sources.Source(name, SAMPLES / name), None, Given())
    assert list(reports(sources.Source(name, copy), None, Given())) == list(plain)
