"""The form in which our own training reports are annotated, and that they keep it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import markup

if TYPE_CHECKING:
    from collections.abc import Callable

REPORTS = sorted((Path(__file__).parents[2] / "training/reports").glob("*.xml"))


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str], markup.Annotated]:
    def reading(body: str) -> markup.Annotated:
        path = tmp_path / "harbour.xml"
        path.write_text(f'<report published="2025-11-05">{body}</report>', "utf-8")
        return markup.read(path)

    return reading


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_report_of_ours_has_no_faults(path: Path) -> None:
    assert markup.read(path).faults == []


def test_spans_are_code_points_of_the_text(read: Callable[[str], markup.Annotated]) -> None:
    made = read(
        '<title>Harbour 🚢 stays</title><p><w of="1"><per>Ada Novak</per></w> <c of="1">said</c> <s id="1">'
        '<w of="2">the union</w> had <c of="2">warned</c> that <s id="2" act="warn" pol="neg">nobody would stay</s></s>.</p>'
    )
    words = {
        (said.id, role): [made.text[start:end] for start, end in spans]
        for said in made.statements.values()
        for role, spans in said.spans.items()
        if spans
    }
    assert words == {
        ("1", "source"): ["Ada Novak"],
        ("1", "cue"): ["said"],
        ("1", "content"): ["the union had warned that nobody would stay"],
        ("2", "source"): ["the union"],
        ("2", "cue"): ["warned"],
        ("2", "content"): ["nobody would stay"],
    }
    inner = made.statements["2"]
    assert (inner.parent, inner.act, inner.polarity) == ("1", "warn", "negative")
    assert [(made.text[start:end], kind) for start, end, kind in made.names] == [("Ada Novak", "person")]
    assert [made.text[start:end] for start, end, _ in made.blocks] == ["Harbour 🚢 stays", made.text[17:]]
    assert made.faults == []


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ('<p><c of="1">said</c></p>', "no content"),
        ('<p><s id="1" act="shout" by="">x</s></p>', "no such act"),
        ('<p><s id="1" by="">x </s></p>', "space at an edge"),
        ('<p><s id="1" by="">“x”</s></p>', "outer quotation marks"),
        ('<p>He said <s id="1" by="">that it is</s></p>', "leading 'that'"),
        ('<p><s id="1">x</s></p>', "neither a source nor by"),
        ('<p><s id="1" answers="7" by="">x</s></p>', "points to '7'"),
        ('<p><s id="1" by="">x</s> <s id="1" act="deny">y</s></p>', "opened twice"),
        ("<p><per></per></p>", "empty"),
        ("<p><b>x</b></p>", "no mark"),
        ("<div>x</div>", "no block"),
    ],
)
def test_a_fault_is_named(read: Callable[[str], markup.Annotated], body: str, fault: str) -> None:
    assert any(fault in found for found in read(body).faults)
