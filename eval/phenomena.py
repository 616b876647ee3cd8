"""Tables of minimal cases in, for each table the share of cases that are read right out.

A case names words of its text (``"#2:words"`` the second time they stand there). It is right where all that it lists is found,
with the values that it gives, and nothing else: one statement too many is as wrong as one too few.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

import points
import readings
from agreement import pair, party, same_party, touches
from annotations import form_of, quoted_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from onrecord.model import Span
    from scorers import Row

REFERENCE: Final = re.compile(r"(?:#(\d+):)?(.+)", re.DOTALL)
WHO: Final = ("speaker", "addressee")
VALUES: Final = ("type", "value", "earliest", "latest")


def tables(folder: Path) -> list[Path]:
    """List the tables of a folder."""
    return sorted(folder.glob("*.jsonl"))


def right(table: Path) -> dict[str, bool]:
    """Tell of each case of a table, by its id, whether it is read right."""
    with table.open(encoding="utf-8") as lines:
        cases = [json.loads(line) for line in lines]
    return {case["id"]: found is not None and is_right(case, found) for case, found in zip(cases, readings.read(table), strict=True)}


def is_right(case: Row, found: Row) -> bool:
    """Whether all that a case lists is found, and nothing else."""
    return all(
        check(case, found)
        for key, check in (("statements", _statements), ("dates", _dates), ("places", _places))
        if key in case and case[key] is not None
    )


def find(text: str, reference: str) -> Span:
    """Return where the named words stand; raises :class:`ValueError` for words that are not there."""
    match = REFERENCE.fullmatch(reference)
    at = -1
    for _ in range(int(match[1] or 1) if match else 0):
        at = text.find(match[2] if match else "", at + 1)
        if at < 0:
            raise ValueError(f"{reference!r} is not in {text!r}")
    return at, at + len(match[2] if match else "")


def _statements(case: Row, found: Row) -> bool:
    gold = list(_gold(case))
    pairs = pair(gold, found["statements"])
    if len(pairs) != len(gold) or len(pairs) != len(found["statements"]):
        return False
    partner = {i: found["statements"][j] for i, j in pairs}
    parties = {**found, "parties": [{**one, "first": None} for one in found["parties"]]}
    among = [{"name": name} for name in {one.get(key) for one in gold for key in WHO} - {None}]
    return all(_same(gold[i], partner[i], partner, parties, among) for i in partner)


def _gold(case: Row) -> Iterator[Row]:
    text = case["text"]
    quoted = quoted_in(text, [(match.start(), match.end()) for match in re.finditer(r"[^\n]+(?:\n[^\n]+)*", text)])
    for statement in case["statements"]:
        spans = {key: [find(text, words) for words in statement[key]] for key in ("content", "cue", "source")}
        yield {**statement, **spans, "form": statement.get("form") or form_of(text, spans["content"], quoted)}


def _same(gold: Row, found: Row, partner: dict[int, Row], parties: Row, among: Sequence[Row]) -> bool:
    """Whether a statement is as the case gives it; one that it links to none must be linked to none."""
    links = {key: None if gold.get(key) is None else partner[gold[key]]["id"] for key in ("parent", "answers")}
    return (
        all(touches(gold[key], found[key]) for key in ("cue", "source"))
        and all(gold[key] == found[key] for key in ("form", "act", "mode", "polarity") if key in gold)
        and all(same_party({"name": gold[key], "first": None}, party(parties, found[key]), among) for key in WHO if key in gold)
        and all(found[key] == link for key, link in links.items())
        and ("said" not in gold or _value(gold["said"]) == _value(found["said"]))
    )


def _value(said: Row | None) -> str | None:
    return said["value"] if said else None


def _dates(case: Row, found: Row) -> bool:
    gold = {find(case["text"], date["words"]): date for date in case["dates"]}
    left = {(date["start"], date["end"]): date for date in found["dates"]}
    return (
        gold.keys() == left.keys()
        and len(gold) == len(found["dates"])
        and all(date[key] == left[span][key] for span, date in gold.items() for key in VALUES if key in date)
    )


def _places(case: Row, found: Row) -> bool:
    gold = {find(case["text"], place["words"]): place for place in case["places"]}
    left = {(place["start"], place["end"]): place for place in found["places"]}
    return (
        gold.keys() == left.keys()
        and len(gold) == len(found["places"])
        and all(points.near(place, left[span]) for span, place in gold.items() if points.has_point(place))
    )
