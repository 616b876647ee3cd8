"""Our own training reports with their dates named in, how the dates and the days said of them are read out.

``training/dates/NAME.json`` names the dates of ``training/reports/NAME.xml`` as the gold does, and ``said`` has the value of
each statement that has a day. They were read before anybody looked how they come out. A report is in one of two halves by
the sum of its name: errors may be looked at in the first; the second is for its figures alone.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from annotations import Text, form_of, parts, quoted_in, spanned
from onrecord.marks.dates import read_dates
from onrecord.model import BODY, Block
from said import DATED, Pair, days
from said import figures as of_said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scorers import Row

HOME: Final = Path(__file__).parents[1] / "training"
sys.path.append(str(HOME))
import markup  # noqa: E402 -- a program of training, which is run by path too

SHOWN, HIDDEN = "shown", "hidden"


@dataclass(frozen=True, slots=True)
class Told:
    """How a report came out: its dates and those that are read, pairs of one and the same, and the days said."""

    gold: Sequence[Row]
    found: Sequence[Row]
    pairs: Sequence[tuple[Row, Row]]
    said: Sequence[Pair]


def half(name: str) -> str:
    """Say which half a report is in."""
    return HIDDEN if int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 else SHOWN


def report(name: str, home: Path = HOME) -> Row:
    """Read a report with its dates and days as the gold's rows are; raises :class:`ValueError` for words that are not there."""
    made = markup.read(home / "reports" / f"{name}.xml")
    told = json.loads(home.joinpath("dates", f"{name}.json").read_text("utf-8"))
    text = Text(name, made.text, tuple((start, end) for start, end, _ in made.blocks), {})
    quoted = quoted_in(made.text, [(start, end) for start, end, kind in made.blocks if kind in BODY])
    if unknown := told["said"].keys() - made.statements.keys():
        raise ValueError(f"{name}: there is no statement {', '.join(sorted(unknown))}")
    return {
        "text": made.text,
        "published": made.published,
        "blocks": [{"start": start, "end": end, "kind": kind} for start, end, kind in made.blocks],
        "dates": [spanned(text, date) for date in told["dates"]],
        "statements": [_statement(made, one, told["said"].get(one.id), quoted) for one in made.statements.values()],
    }


def _statement(made: markup.Annotated, one: markup.Said, said: str | None, quoted: Sequence[tuple[int, int]]) -> Row:
    content = one.spans["content"]
    source = " ".join(made.text[start:end] for start, end in one.spans["source"])
    return {
        "id": one.id, "act": one.act, "mode": one.mode, "polarity": one.polarity, "content": content, "cue": one.spans["cue"],
        "source": one.spans["source"], "form": form_of(made.text, content, quoted), "verbatim": parts(content, quoted),
        "speaker": one.by or source or None, "addressee": one.to, "parent": one.parent, "answers": one.answers,
        "said": {"value": said} if said else None,
    }  # fmt: skip


def told(row: Row) -> Told:
    """Read the dates of a report anew, and the days said with its statements given."""
    blocks = [Block(**block) for block in row["blocks"] if block["kind"] in DATED]
    found = [
        {"start": one.start, "end": one.end, "type": one.type, "value": one.value}
        for one in read_dates(row["text"], blocks, row["published"])
    ]
    return Told(row["dates"], found, list(_paired(row["dates"], found)), list(days(row)))


def _paired(gold: Sequence[Row], found: Sequence[Row]) -> list[tuple[Row, Row]]:
    """Pair the dates one to one: first those of the same words, then those that overlap."""
    at = {(one["start"], one["end"]): one for one in found}
    pairs = [(one, at[one["start"], one["end"]]) for one in gold if (one["start"], one["end"]) in at]
    for one in (one for one in gold if (one["start"], one["end"]) not in at):
        taken = [other for _, other in pairs]
        over = (other for other in found if other not in taken and other["start"] < one["end"] and one["start"] < other["end"])
        pairs += [(one, other) for other in list(over)[:1]]
    return pairs


def figures(all_told: Sequence[Told]) -> dict[str, float]:
    """Make the figures of some reports; percentages."""
    pairs = [pair for one in all_told for pair in one.pairs]
    dates = sum(len(one.gold) + len(one.found) for one in all_told)
    asked, given, right = of_said([pair for one in all_told for pair in one.said])
    return {
        "value F1": 200 * sum(a["value"] == b["value"] for a, b in pairs) / max(1, dates),
        "strict F1": 200 * sum((a["start"], a["end"]) == (b["start"], b["end"]) for a, b in pairs) / max(1, dates),
        "type F1": 200 * sum(a["type"] == b["type"] for a, b in pairs) / max(1, dates),
        "said recall": 100 * right / max(1, asked),
        "said precision": 100 * right / max(1, given),
    }


def show(name: str, row: Row, one: Told) -> None:
    """Print what came out other than it is named."""
    words = row["text"]
    for a, b in one.pairs:
        if a["value"] != b["value"]:
            print(f"{name}: {words[a['start'] : a['end']]!r} is {a['value']}, read as {b['value']} ({words[b['start'] : b['end']]!r})")
    for kind, dates, place in (("missed", one.gold, 0), ("added", one.found, 1)):
        paired = [pair[place] for pair in one.pairs]
        for date in (date for date in dates if date not in paired):
            print(f"{name}: {words[date['start'] : date['end']]!r} {date['value']} is {kind}")
    for number, gold, read in one.said:
        if gold != read:
            print(f"{name}: statement {number} was said {gold}, read as {read}")


def main() -> int:
    """Print the figures of both halves."""
    parser = argparse.ArgumentParser(description="dates and days said of our own reports, in two halves")
    parser.add_argument("-v", action="store_true", help="show what is read otherwise in the half that may be looked at")
    verbose = parser.parse_args().v
    halves: dict[str, list[Told]] = {SHOWN: [], HIDDEN: []}
    for path in sorted(HOME.joinpath("dates").glob("*.json")):
        row = report(path.stem)
        one = told(row)
        halves[half(path.stem)].append(one)
        if verbose and half(path.stem) == SHOWN:
            show(path.stem, row, one)
    for name, some in halves.items():
        sizes = f"{len(some)} reports, {sum(len(one.gold) for one in some)} dates"
        print(f"{name} ({sizes}): " + ", ".join(f"{key} {value:.1f}" for key, value in figures(some).items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
