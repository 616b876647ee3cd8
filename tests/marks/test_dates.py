"""A table of news expressions, each read on Thursday 14 March 2024 where it says nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import pytest

from onrecord.marks.dates import read_dates
from onrecord.marks.dates.calendar import narrowed
from onrecord.model import Block, Date

TABLE: Final = [json.loads(line) for line in Path(__file__).with_name("dates.jsonl").read_text("utf-8").splitlines() if line.strip()]


def dates_of(text: str, published: str | None = "2024-03-14") -> tuple[Date, ...]:
    blocks: list[Block] = []
    for part in text.split("\n\n"):
        start = blocks[-1].end + 2 if blocks else 0
        blocks.append(Block(start, start + len(part), "paragraph"))
    return read_dates(text, blocks, published)


def test_the_table_has_nine_hundred_expressions() -> None:
    assert sum(len(row["dates"]) for row in TABLE) >= 900


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["text"][:60])
def test_expressions(row: dict[str, object]) -> None:
    text = str(row["text"])
    published = row.get("published", "2024-03-14")
    found = [[text[one.start : one.end], one.value] for one in dates_of(text, published if published is None else str(published))]
    assert found == row["dates"]


@pytest.mark.parametrize(
    "text",
    [
        "The committee may recall the witness.",
        "Thousands march through Santiago.",
        "The sun broke through.",
        "It is the second time.",
        "A fall in copper prices.",
        "He was born on 31 February.",
        "In the year 0 nothing happened.",
        "It seats 99999 people.",
        "Yusuf Demir, 61, and his 19-year-old granddaughter.",
        "9" * 5_000,
        "The score was 10-21 and 4-3.",
    ],
)
def test_nothing(text: str) -> None:
    assert dates_of(text) == ()


@pytest.mark.parametrize("text", ["on 10/11/12", "on 03/04/2025", "since 31.02.2024", "on 2024-02-30", "on 0000-01-01", "in 99/99/9999"])
def test_no_wrong_certainty(text: str) -> None:
    assert all(one.value is None for one in dates_of(text))


def test_without_publication_relative_dates_keep_their_words() -> None:
    found = dates_of("It opened on Thursday, last month, at 10 a.m. on 12 March.", None)
    assert [(one.value, one.earliest) for one in found] == [(None, None), (None, None), ("XXXX-03-12T10:00", None)]


def test_every_date_names_its_rule_and_its_anchor() -> None:
    (one,) = dates_of("It opened on Monday.")
    assert (one.rule, one.anchor, one.earliest, one.latest) == ("weekday", "2024-03-14", "2024-03-11", "2024-03-11")


def test_a_guess_of_direction_keeps_the_other_way() -> None:
    (one,) = dates_of("The union: Friday.")
    assert (one.value, one.alternatives) == ("2024-03-15", ("2024-03-08",))


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("It closed in early March.", "2024-03-01", "2024-03-10"),
        ("It closed in mid-February.", "2024-02-11", "2024-02-20"),
        ("It closed in late February.", "2024-02-21", "2024-02-29"),
        ("It will close by the end of the month.", "2024-03-21", "2024-03-31"),
        ("It will close by the end of the year.", "2024-12-01", "2024-12-31"),
        ("It will close by the end of 2025.", "2025-12-01", "2025-12-31"),
        ("It closed at the start of 2023.", "2023-01-01", "2023-01-31"),
        ("It will close in early 2025.", "2025-01-01", "2025-04-30"),
        ("It will close by the mid-2030s.", "2034-01-01", "2036-12-31"),
        ("It closed in the early 1980s.", "1980-01-01", "1983-12-31"),
        ("It closed in the late 1980s.", "1985-01-01", "1989-12-31"),
        ("It closed in the 1980s.", "1980-01-01", "1989-12-31"),
        ("It closed in the late 19th century.", "1850-01-01", "1899-12-31"),
        ("It closed last week.", "2024-03-04", "2024-03-10"),
        ("Profit fell in the six months to 31 March 2023.", "2022-10-01", "2023-03-31"),
    ],
)
def test_the_days_of_a_part(text: str, earliest: str, latest: str) -> None:
    (one,) = dates_of(text)
    assert (one.earliest, one.latest) == (earliest, latest)


def test_the_days_of_a_part_at_the_ends_of_the_calendar() -> None:
    found = [
        narrowed(value, part) for value in ("0001", "9998", "9998-12", "0000", "999", "99") for part in ("early", "mid", "late", "end")
    ]
    assert all(days is None or days[0] <= days[1] for days in found)
