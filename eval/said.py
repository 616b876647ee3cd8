"""A folder of gold in, how often the day said is right where the statements are given, out.

The gate asks it of the statements that are found; here every statement counts, and a day given where the gold has none counts too.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from annotations import gold_row, read_text
from corpora import TEST
from onrecord.marks.dates import read_dates
from onrecord.marks.said import date_statements
from onrecord.marks.tokens import cut_up
from onrecord.model import BODY, Block, Date, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scorers import Row

Pair = tuple[str, str | None, str | None]
DATED = BODY | {"dateline"}
SPANS = ("content", "verbatim", "cue", "source")


def statement(row: Row) -> Statement:
    """Make a gold statement one of the product's, without its day."""
    content, verbatim, cue, source = (tuple((start, end) for start, end in row[key]) for key in SPANS)
    links = {key: row[key] for key in ("speaker", "addressee", "parent", "answers")}
    return Statement(row["id"], row["form"], row["act"], row["mode"], row["polarity"], content, verbatim, cue, source, **links)


def dated(row: Row) -> Date:
    """Make a gold date one of the product's."""
    return Date(row["start"], row["end"], row["type"], row["value"], row.get("earliest"), row.get("latest"), None, "gold")


def days(row: Row, *, given: bool = False) -> Iterator[Pair]:
    """Yield of each statement of a report its id, the gold's value and the one that is read; ``given`` takes the gold's dates."""
    blocks = [Block(**block) for block in row["blocks"]]
    if given:
        dates: Sequence[Date] = [dated(date) for date in row["dates"]]
    else:
        dates = read_dates(row["text"], [block for block in blocks if block.kind in DATED], row["published"])
    gold = sorted(row["statements"], key=lambda one: one["content"][0])
    reading = cut_up(row["text"], [block for block in blocks if block.kind in BODY])
    found = date_statements(reading, [statement(one) for one in gold], dates, row["published"])
    for asked, one in zip(gold, found, strict=True):
        yield one.id, asked["said"]["value"] if asked["said"] else None, one.said.value if one.said else None


def figures(pairs: Sequence[Pair]) -> tuple[int, int, int]:
    """Count the days that the gold has, those that are given, and those that are right."""
    right = sum(gold is not None and gold == read for _, gold, read in pairs)
    return sum(bool(gold) for _, gold, _ in pairs), sum(bool(read) for *_, read in pairs), right


def main() -> int:
    """Print the figures of a folder."""
    parser = argparse.ArgumentParser(description="how often the day said is right where the statements are given")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--dates", action="store_true", help="give the gold's dates too")
    parser.add_argument("-v", action="store_true", help="name the statements whose day is another")
    told = parser.parse_args()
    pairs: list[Pair] = []
    for path in sorted(told.folder.glob("*.meta.json")):
        text = read_text(told.folder, path.name.removesuffix(".meta.json"))
        made = list(days(gold_row(text, json.loads(told.folder.joinpath(f"{text.name}.json").read_text("utf-8"))), given=told.dates))
        pairs += made
        if told.v and told.folder.resolve().name != TEST:
            for name, gold, read in made:
                if gold != read:
                    print(f"{text.name} {name}: {gold} is read as {read}")
    asked, given, right = figures(pairs)
    print(f"{asked} statements have a day, {right} get it ({100 * right / max(1, asked):.1f}%)")
    print(f"{given} days are given, {right} are right ({100 * right / max(1, given):.1f}%)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
