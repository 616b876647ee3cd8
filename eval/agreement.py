"""Two annotations of the same reports in, their agreement a layer out, by the definitions that the gate scores the reader with.

``python eval/agreement.py REPORTS A B`` compares the annotations ``A/NAME.json`` and ``B/NAME.json`` of the reports in the folders
``REPORTS/dev`` and ``REPORTS/test``; ``-v`` names the differences in those to develop on, with ``--all`` also in those to test on.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from annotations import gold_row, read_text
from corpora import TEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotations import Text
    from scorers import Row

HALF = 0.5
NEAR = 3
"""Degrees of latitude and longitude together: what two readers take for the middle of a province may lie so far apart."""
ARTICLES = frozenset({"the", "a", "an", "of"})
SPANS = frozenset({"parent", "answers", "targets"})


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the agreement of two folders of annotations."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("-v", "--verbose", action="store_true", help="name the differences in the reports to develop on")
    parser.add_argument("--all", action="store_true", help="with -v: in all reports; those to test on are for settling alone")
    options = parser.parse_args(arguments)
    count: Counter[str] = Counter()
    hidden = 0
    for half, text in _texts(options.reports):
        paths = [folder / f"{text.name}.json" for folder in (options.first, options.second)]
        if all(path.exists() for path in paths):
            rows = [gold_row(text, json.loads(path.read_text("utf-8"))) for path in paths]
            for line in compare(rows[0], rows[1], count):
                if half == TEST and not options.all:
                    hidden += 1
                elif options.verbose:
                    print(f"{text.name}: {line}")
    if options.verbose and hidden:
        print(f"{hidden} differences in the reports to test on are not shown")
    for line in report(count):
        print(line)


def _texts(reports: Path) -> Iterator[tuple[str, Text]]:
    for meta in sorted(reports.glob("*/*.meta.json")):
        yield meta.parent.name, read_text(meta.parent, meta.name.removesuffix(".meta.json"))


def compare(first: Row, second: Row, count: Counter[str]) -> Iterator[str]:
    """Count what agrees; yield what differs, in words."""
    text = first["text"]
    count["reports"] += 1
    yield from _statements(text, first, second, count)
    yield from _dates(text, first["dates"], second["dates"], count)
    yield from _places(text, first["places"], second["places"], count)
    yield from _standings(text, first, second, count)


def _statements(text: str, first: Row, second: Row, count: Counter[str]) -> Iterator[str]:
    pairs = pair(first["statements"], second["statements"])
    count["statements a"] += len(first["statements"])
    count["statements b"] += len(second["statements"])
    count["statements both"] += len(pairs)
    for row, name, taken in ((first, "a", {i for i, _ in pairs}), (second, "b", {j for _, j in pairs})):
        for n, statement in enumerate(row["statements"]):
            if n not in taken:
                yield f"only {name}: {statement['id']} {words(text, statement['content'])!r} by {words(text, statement['source'])!r}"
    for i, j in pairs:
        yield from _pair(text, (first, first["statements"][i]), (second, second["statements"][j]), count)


def _pair(text: str, left: tuple[Row, Row], right: tuple[Row, Row], count: Counter[str]) -> Iterator[str]:
    """Compare two readings of one statement; each comes with the report's row, for the names of its parties."""
    (first, a), (second, b) = left, right
    told = words(text, a["content"])[:80]
    seen = {
        **{key: (a[key], b[key]) for key in ("form", "act", "mode", "polarity")},
        **{key: (_trimmed(text, a[key]), _trimmed(text, b[key])) for key in ("content", "cue", "source")},
        **{key: (a[key] is None, b[key] is None) for key in ("parent", "answers", "targets")},
    }
    for key, (one, other) in seen.items():
        count[f"{key} same"] += one == other
        if one != other:
            yield f"{key}: {a[key] if key in SPANS else one} / {b[key] if key in SPANS else other}: {told!r}"
    for key in ("speaker", "addressee"):
        one, other = party(first, a[key]), party(second, b[key])
        same = same_party(one, other, first["parties"])
        count[f"{key} same"] += same
        if not same:
            yield f"{key}: {one['name']!r} / {other['name']!r}: {told!r}"
    days = [(statement["said"] or {}).get("value") for statement in (a, b)]
    count["said asked"] += any(days)
    count["said same"] += bool(days[0]) and days[0] == days[1]
    if days[0] != days[1]:
        yield f"said: {days[0]} / {days[1]}: {told!r}"


def touches(first: Sequence[Sequence[int]], second: Sequence[Sequence[int]]) -> bool:
    """Whether two lists of spans share a character, or both are empty."""
    return any(max(s, t) < min(e, f) for s, e in first for t, f in second) or not (first or second)


def pair(first: Sequence[Row], second: Sequence[Row]) -> list[tuple[int, int]]:
    """Pair statements whose contents share at least half of their joint characters, best first."""
    sets = [[{at for start, end in row["content"] for at in range(start, end)} for row in rows] for rows in (first, second)]
    scored = sorted(
        ((len(a & b) / len(a | b), i, j) for i, a in enumerate(sets[0]) for j, b in enumerate(sets[1]) if a & b),
        key=lambda row: (-row[0], row[1:]),
    )
    used: tuple[set[int], set[int]] = set(), set()
    pairs = []
    for share, i, j in scored:
        if share >= HALF and i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            pairs.append((i, j))
    return pairs


def words(text: str, spans: Sequence[Sequence[int]]) -> str:
    """Give the words of some spans."""
    return " … ".join(text[start:end] for start, end in spans)


def _trimmed(text: str, spans: Sequence[Sequence[int]]) -> list[str]:
    return [text[start:end].strip(" \n.,;:“”‘’\"'") for start, end in spans]


def party(row: Row, key: str | None) -> Row:
    """Look up a party by its id; an unknown one has no name."""
    unknown: Row = {"name": key, "kind": None, "first": None}
    return next((one for one in row["parties"] if one["id"] == key), unknown)


def same_party(a: Row, b: Row, among: Sequence[Row] = ()) -> bool:
    """Whether two parties are one: by where they are first named, or by the words of their names.

    ``among`` are the parties that ``a`` is one of: where the other's name is one word that fits two of them, it tells neither.
    """
    if a["name"] is None or b["name"] is None:
        return a["name"] is b["name"]
    if a["first"] and b["first"] and touches([a["first"]], [b["first"]]):
        return True
    own, other = _keys(a), _keys(b)
    if own == other:
        return True
    fits = bool(own and other) and (own <= other or other <= own)
    return fits and (len(other) > 1 or sum(other <= _keys(one) for one in among) <= 1)


def _keys(one: Row) -> set[str]:
    return set(re.findall(r"\w+", (one["name"] or "").casefold())) - ARTICLES


def _dates(text: str, first: Sequence[Row], second: Sequence[Row], count: Counter[str]) -> Iterator[str]:
    matched = overlaps(first, second)
    count["dates a"] += len(first)
    count["dates b"] += len(second)
    count["dates both"] += len(matched)
    for a, b in matched:
        count["dates value"] += a["value"] == b["value"]
        if a["value"] != b["value"]:
            yield f"date: {a['value']} / {b['value']}: {text[a['start'] : a['end']]!r} / {text[b['start'] : b['end']]!r}"
    yield from _lone("date", text, first, second, matched)


def _places(text: str, first: Sequence[Row], second: Sequence[Row], count: Counter[str]) -> Iterator[str]:
    matched = overlaps(first, second)
    count["places a"] += len(first)
    count["places b"] += len(second)
    count["places both"] += len(matched)
    for a, b in matched:
        same = _same_middle(a, b)
        count["places same"] += same
        if not same:
            yield f"place: {a['name']} / {b['name']}: {text[a['start'] : a['end']]!r}"
    yield from _lone("place", text, first, second, matched)


def _same_middle(a: Row, b: Row) -> bool:
    """Whether two readers mean one place: they guess its middle; a place without a point is known by its name."""
    if None in (a["lat"], b["lat"], a["lon"], b["lon"]):
        return bool(a["name"] == b["name"])
    return bool(abs(a["lat"] - b["lat"]) + abs(a["lon"] - b["lon"]) < NEAR)


def overlaps(first: Sequence[Row], second: Sequence[Row]) -> list[tuple[Row, Row]]:
    """Pair spans that overlap, in order, one to one."""
    left = list(second)
    matched = []
    for a in first:
        found = next((b for b in left if b["start"] < a["end"] and a["start"] < b["end"]), None)
        if found:
            left.remove(found)
            matched.append((a, found))
    return matched


def _lone(what: str, text: str, first: Sequence[Row], second: Sequence[Row], matched: Sequence[tuple[Row, Row]]) -> Iterator[str]:
    for name, rows, taken in (("a", first, [a for a, _ in matched]), ("b", second, [b for _, b in matched])):
        for row in rows:
            if row not in taken:
                yield f"{what} only {name}: {text[row['start'] : row['end']]!r}"


def _standings(text: str, first: Row, second: Row, count: Counter[str]) -> Iterator[str]:
    both = met(first, second)
    count["standings a"] += len(first["standings"])
    count["standings b"] += len(second["standings"])
    count["standings both"] += len(both)
    count["standings but for extent"] += len(met(first, second, extent=False))
    for name, row, taken in (("a", first, {i for i, _ in both}), ("b", second, {j for _, j in both})):
        for n, standing in enumerate(row["standings"]):
            if n not in taken:
                yield f"standing only {name}: {_told(text, row, standing)}"


def met(first: Row, second: Row, *, extent: bool = True) -> list[tuple[int, int]]:
    """Pair the standings of two rows that say the same, one to one, in order."""
    pairs: list[tuple[int, int]] = []
    left = list(range(len(second["standings"])))
    for i, a in enumerate(first["standings"]):
        j = next((j for j in left if same_standing(first, a, second, second["standings"][j], extent=extent)), None)
        if j is not None:
            left.remove(j)
            pairs.append((i, j))
    return pairs


def same_standing(first: Row, a: Row, second: Row, b: Row, *, extent: bool = True) -> bool:
    """Whether two standings, each with its report's row, have one place, party, aspect, polarity, holder and, if asked, extent."""
    keys = ("aspect", "polarity", "extent") if extent else ("aspect", "polarity")
    return (
        all(a[key] == b[key] for key in keys)
        and _same_place(first, a, second, b)
        and same_party(party(first, a["party"]), party(second, b["party"]), first["parties"])
        and same_party(holder(first, a["holder"]), holder(second, b["holder"]), first["parties"])
    )


def _same_place(first: Row, a: Row, second: Row, b: Row) -> bool:
    (spans, names), (other_spans, other_names) = _where(first, a), _where(second, b)
    return any(touches([one], [other]) for one in spans for other in other_spans) or bool(names & other_names)


def _where(row: Row, standing: Row) -> tuple[list[Sequence[int]], set[str]]:
    """Give the spans of a standing's place and what it is called there.

    The gold names words of the report, and so does the product where it gives ``spans``; else its places tell the spans of a name.
    """
    place = standing.get("spans") or standing["place"]
    if isinstance(place, str):
        meant = [one for one in row["places"] if place in (one.get("name"), one.get("gazetteer_id"))]
        spans: list[Sequence[int]] = [(one["start"], one["end"]) for one in meant]
        called = [place, *(one["name"] or "" for one in meant)]
    else:
        spans, called = [place] if place and isinstance(place[0], int) else list(place or ()), []
    return spans, {_folded(name) for name in (*called, *(row["text"][start:end] for start, end in spans))} - {""}


def _folded(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.casefold())).removeprefix("the ")


def holder(row: Row, key: str) -> Row:
    """Look up who holds a standing: a party, or the report itself."""
    return {"name": "report", "kind": None, "first": None} if key == "report" else party(row, key)


def _told(text: str, row: Row, standing: Row) -> str:
    who, teller = party(row, standing["party"])["name"], holder(row, standing["holder"])["name"]
    what = " ".join(standing[key] for key in ("aspect", "extent", "polarity"))
    return f"{words(text, standing['place'])!r} {what} by {who!r}, says {teller!r}"


def report(count: Counter[str]) -> Iterator[str]:
    """Give the agreement a layer: F1 where both had to find, the share of what both found where they had to judge."""
    yield f"reports {count['reports']}"
    for layer in ("statements", "dates", "places", "standings"):
        a, b, both = (count[f"{layer} {key}"] for key in ("a", "b", "both"))
        yield f"{layer:11} F1 {2 * both / max(1, a + b):.3f}  ({a} and {b}, {both} in both)"
    a, b, but = (count[f"standings {key}"] for key in ("a", "b", "but for extent"))
    yield f"standings   F1 {2 * but / max(1, a + b):.3f}  whatever the extent, {but} in both"
    both = max(1, count["statements both"])
    for key in ("content", "cue", "source", "speaker", "addressee", "form", "act", "mode", "polarity", "parent"):
        yield f"{key:11} same {count[f'{key} same'] / both:.3f}"
    yield f"said        same {count['said same'] / max(1, count['said asked']):.3f}  of {count['said asked']}"
    yield f"date value  same {count['dates value'] / max(1, count['dates both']):.3f}"
    yield f"place       same {count['places same'] / max(1, count['places both']):.3f}"


if __name__ == "__main__":
    main()
