"""Short reports of Thursday 14 March 2024 with their statements given, and the day that each was said."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.marks.dates import read_dates
from onrecord.marks.said import date_statements
from onrecord.marks.tokens import cut_up
from onrecord.model import Block, Said, Span, Statement

TABLE: Final = [json.loads(line) for line in Path(__file__).with_name("said.jsonl").read_text("utf-8").splitlines() if line.strip()]
PUBLISHED: Final = "2024-03-14"


def blocks_of(text: str) -> list[Block]:
    found: list[Block] = []
    at = 0
    for part in text.split("\n\n"):
        found.append(Block(at, at + len(part), "title" if part.startswith("# ") else "paragraph"))
        at += len(part) + 2
    return found


def span_of(text: str, words: str) -> Span:
    """Return where words stand; "#2:words" the second time."""
    match = re.fullmatch(r"(?:#(\d):)?(.+)", words, re.DOTALL)
    assert match
    at = -1
    for _ in range(int(match[1] or 1)):
        at = text.index(match[2], at + 1)
    return at, at + len(match[2])


def statement(text: str, number: int, row: dict[str, object]) -> Statement:
    content = row["content"] if isinstance(row["content"], list) else [row["content"]]
    parent, answers = row.get("parent"), row.get("answers")
    return Statement(
        f"s{number}",
        "direct" if row.get("direct") else "indirect",
        row.get("act", "state"),  # type: ignore[arg-type] -- as the table has it
        "fact",
        "positive",
        tuple(span_of(text, str(words)) for words in content),
        cue=(span_of(text, str(row["cue"])),) if row.get("cue") else (),
        speaker=str(row["who"]) if row.get("who") else None,
        addressee=str(row["to"]) if row.get("to") else None,
        parent=f"s{parent}" if parent is not None else None,
        answers=f"s{answers}" if answers is not None else None,
    )


def told(text: str, found: list[Statement], published: str | None = PUBLISHED) -> list[Said | None]:
    body = blocks_of(text)
    return [one.said for one in date_statements(cut_up(text, body), found, read_dates(text, body, published), published)]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["text"][:60])
def test_table(row: dict[str, object]) -> None:
    text, asked = str(row["text"]), row["statements"]
    assert isinstance(asked, list)
    found = told(text, [statement(text, number, one) for number, one in enumerate(asked)])
    assert [said.value if said else None for said in found] == [one["said"] for one in asked]


def test_every_day_said_names_where_it_comes_from() -> None:
    text = "Ada Lund said on Monday the dam was full. She added the gates were shut."
    rows: list[dict[str, object]] = [
        {"content": "the dam was full", "cue": "said", "who": "lund"},
        {"content": "the gates were shut", "cue": "added", "who": "lund"},
    ]
    found = told(text, [statement(text, number, one) for number, one in enumerate(rows)])
    assert found == [Said("2024-03-11", "2024-03-11", "2024-03-11", basis) for basis in ("sentence", "carried")]


def test_without_publication_only_full_dates_tell() -> None:
    text = "Ada Lund said on Monday it was full. On 3 May 2021 she said it was shut."
    rows: list[dict[str, object]] = [
        {"content": "it was full", "cue": "said", "who": "lund"},
        {"content": "it was shut", "cue": "#2:said", "who": "lund"},
    ]
    found = told(text, [statement(text, number, one) for number, one in enumerate(rows)], None)
    assert [said.value if said else None for said in found] == [None, "2021-05-03"]


def test_a_day_to_come_is_not_when_it_was_said() -> None:
    text = "The dam opens on 3 May. It said then that it was full."
    found = told(text, [statement(text, 0, {"content": "it was full", "cue": "said", "who": "lund"})])
    assert found == [None]


WORDS: Final = st.sampled_from(
    ["on", "Monday", "said", "“We", "go”", "who", ",", ".", "court", "Q:", "yesterday", "then", "\n\n", "May 3", "spoke", "that"]
)


@given(st.lists(WORDS, max_size=60).map(" ".join), st.data())
@settings(max_examples=200, deadline=None)
def test_any_statements(text: str, data: st.DataObject) -> None:
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda two: (min(two), max(two) + 1))
    found = [
        Statement(
            f"s{number}", "direct", "ask" if number % 3 else "state", "fact", "positive", (content,), cue=(cue,) if number % 2 else ()
        )
        for number, (content, cue) in enumerate(data.draw(st.lists(st.tuples(spans, spans), max_size=6)))
    ]
    for said in told(text, found):
        assert said is None or said.earliest <= said.latest <= PUBLISHED
