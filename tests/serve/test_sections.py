"""Long reports in parts: nothing is lost, and no page grows beyond what a browser takes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import SCHEMA, Block, Head, Party, Record, Statement
from onrecord.serve.pages.lengths import cut, weight
from onrecord.serve.pages.report import report_page, sheet_of
from onrecord.serve.pages.sections import sheets
from onrecord.serve.weave import marks_of

if TYPE_CHECKING:
    from collections.abc import Sequence


def record(paragraphs: Sequence[str], every: int = 0) -> Record:
    """Make a report; with ``every`` a statement begins at each so many characters."""
    text = "\n\n".join(paragraphs)
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(at, at + len(paragraph), "paragraph"))
        at += len(paragraph) + 2
    statements = tuple(
        Statement(f"s{n}", "indirect", "state", "fact", "positive", ((start, min(start + 40, len(text))),), speaker="p1", score=0.5)
        for n, start in enumerate(range(0, len(text) - 1, every) if every else ())
    )
    return Record(
        SCHEMA, "made", Head(title="Made", sha256=""), text, tuple(blocks), (Party("p1", "Ada Novak", "person"),), statements, (), (), ()
    )


@given(st.lists(st.text(min_size=1, max_size=400).map(lambda words: words * 60), min_size=1, max_size=8))
def test_the_sections_are_the_blocks_in_order(paragraphs: list[str]) -> None:
    made = record(paragraphs)
    found = sheets(made, marks_of(made.statements, (), ()))
    spans = [(one.start, one.end) for sheet in found for one in sheet]
    assert "".join(made.text[start:end] for start, end in spans) == "".join(paragraphs)
    assert all(found)


def test_every_statement_has_one_note_on_the_part_that_its_address_names() -> None:
    made = record(["word " * 4000, "more " * 4000], every=80)
    pages = [report_page(made, part) for part in range(1, report_page(made).of + 1)]
    assert len(pages) > 2
    shown = [(note.id, page.part, note.number) for page in pages for part in page.parts for note in part.notes]
    left_out = sum(part.more for page in pages for part in page.parts)
    assert len({name for name, _, _ in shown}) == len(shown)
    assert len(shown) + left_out == len(made.statements)
    assert all(sheet_of(made, name) == (part, number) for name, part, number in shown)


@pytest.mark.parametrize(("asked", "given"), [(0, 1), (-3, 1), (10**6, -1)])
def test_a_part_that_is_not_there_is_the_nearest(asked: int, given: int) -> None:
    made = record(["word " * 60_000])
    of = report_page(made).of
    assert report_page(made, asked).part == (of if given == -1 else given)


def test_a_report_without_words_has_a_page() -> None:
    made = replace(record(["a"]), text="", blocks=())
    assert (report_page(made).of, report_page(made).parts) == (1, ())


@given(st.text(max_size=3000), st.integers(1, 400))
def test_cut_words_fit_and_stay_words(words: str, most: int) -> None:
    shown = cut(words, most)
    assert len(shown) <= most + 1
    assert shown == cut(words, 10_000) or shown.endswith("…")


def test_the_weight_of_words_is_that_of_escaped_bytes() -> None:
    assert weight("<a & 'b'>") == len("<a & 'b'>") + 5 * 4
    assert weight("é") == 2
