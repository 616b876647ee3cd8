"""Reports whose sources are given in, the share of speakers that get the right name out: the reader of parties alone.

    python eval/speakers.py [-v] [--names] PATH…      gold folders (gold/dev), tables of cases (*.jsonl), annotated reports (*.xml)

Every source and addressee is handed over where a person marked it, so that a figure here says nothing of the finding of statements.
A name is right where it is the gold's, or one has all the words of the other; nobody is right where nobody is to be named.
``-v`` names what is wrong or missing.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from typing import cast as cast_to

import phenomena
from agreement import same_party
from annotations import gold_row, read_text
from onrecord.marks import brief_of
from onrecord.marks.names import PRONOUNS, Name
from onrecord.marks.parties import Told, cast
from onrecord.marks.tokens import cut_up
from onrecord.model import BODY, Block, BlockKind

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))
import markup

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.model import Span
    from scorers import Row

FORMS: Final = ("name", "pronoun", "description")
WHO: Final = frozenset({"who", "whom"})


@dataclass(frozen=True, slots=True)
class Asked:
    """One source: where it stands and who it is, by the fullest name; ``party`` is ``None`` where nobody is to be named."""

    span: Span
    party: Row
    addressee: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """A report with its blocks, the sources asked about, and the parties that are in it."""

    name: str
    text: str
    blocks: tuple[Block, ...]
    told: tuple[Told, ...]
    asked: tuple[Asked, ...]
    among: tuple[Row, ...]
    names: tuple[Name, ...] | None = None


NOBODY: Final[Row] = {"name": None, "kind": None, "first": None}


def given(path: Path) -> Iterator[Given]:
    """Read what a path holds: a folder of gold, a table of cases or an annotated report."""
    if path.is_dir():
        for meta in sorted(path.glob("*.meta.json")):
            yield _of_gold(
                gold_row(
                    read_text(path, name := meta.name.removesuffix(".meta.json")), json.loads((path / f"{name}.json").read_text("utf-8"))
                )
            )
    elif path.suffix == ".jsonl":
        cases = (json.loads(line) for line in path.read_text("utf-8").splitlines())
        for case in cases:
            if case.get("statements"):
                yield _of_case(case)
    else:
        yield _of_markup(markup.read(path))


def _of_gold(row: Row) -> Given:
    parties = {party["id"]: party for party in row["parties"]}
    asked = [
        Asked(tuple(span), parties.get(statement[role], NOBODY))
        for statement in row["statements"]
        for role, spans in (("speaker", statement["source"]),)
        for span in spans[:1]
    ]
    told = [_told(s["content"], s["source"], act=s["act"]) for s in row["statements"]]
    blocks = tuple(Block(**block) for block in row["blocks"] if block["kind"] in BODY)
    return Given(row["id"], row["text"], blocks, tuple(told), tuple(asked), tuple(row["parties"]))


def _told(content: Iterable[Span], source: Sequence[Span], addressee: Sequence[Span] = (), act: str = "state") -> Told:
    by, to = ((spans[0][0], spans[0][1]) if spans else None for spans in (source, addressee))
    return Told(tuple((start, end) for start, end in content), by, to, asks=act == "ask")


def _of_case(case: Row) -> Given:
    text = case["text"]
    asked = [Asked(phenomena.find(text, words), {"name": s["speaker"], "first": None}) for s in case["statements"] for words in s["source"]]
    blocks = tuple(Block(*match.span(), "paragraph") for match in re.finditer(r"[^\n]+", text))
    told = [
        _told([phenomena.find(text, w) for w in s["content"]], [phenomena.find(text, w) for w in s["source"]], act=s["act"])
        for s in case["statements"]
    ]
    return Given(
        case["id"], text, blocks, tuple(told), tuple(asked), tuple({"name": one.party["name"]} for one in asked if one.party["name"])
    )


def _of_markup(made: markup.Annotated) -> Given:
    said = made.statements.values()
    asked = [Asked(span, {"name": one.by or None, "first": None}) for one in said if one.by is not None for span in one.spans["source"][:1]]
    asked += [Asked(span, {"name": one.to, "first": None}, addressee=True) for one in said if one.to for span in one.spans["addressee"][:1]]
    blocks = tuple(Block(start, end, cast_to("BlockKind", kind)) for start, end, kind in made.blocks)
    names = {one.party["name"] for one in asked} - {None}
    told = [_told(one.spans["content"], one.spans["source"], one.spans["addressee"], one.act) for one in said]
    return Given(
        made.name,
        made.text,
        blocks,
        tuple(told),
        tuple(asked),
        tuple({"name": name} for name in names),
        tuple(Name(*name) for name in made.names) or None,
    )


def form_of(words: str) -> str:
    """Tell a name, a pronoun and a description by their words."""
    low = words.casefold()
    if low in PRONOUNS | WHO:
        return "pronoun"
    return "name" if any(word[:1].isupper() for word in words.split()[1:]) or (words[:1].isupper() and " " not in words) else "description"


def judged(report: Given, *, names: bool = False) -> Iterator[tuple[Asked, str, str | None]]:
    """Resolve the sources of a report: right, wrong, or missing where somebody is to be named and nobody was.

    ``names``: the names are given too, where they are marked.
    """
    reading = cut_up(report.text, report.blocks)
    found = cast(brief_of(reading, report.told, report.names if names else None))
    parties = {party.id: party for party in found.parties}
    for one in report.asked:
        party = parties.get(found.ids.get(one.span) or "")
        other = {"name": party.name, "first": party.mentions[0] if party.mentions else None} if party else NOBODY
        if same_party(one.party, other, report.among):
            yield one, "right", party.name if party else None
        else:
            yield one, "missing" if party is None else "wrong", party.name if party else None


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of all paths together, by form, and with ``-v`` each source that is not right."""
    options = _options(arguments)
    told: Counter[tuple[str, str]] = Counter()
    for report in (report for path in options.paths for report in given(path)):
        for one, outcome, name in judged(report, names=options.names):
            words = report.text[slice(*one.span)]
            form = "addressee" if one.addressee else form_of(words)
            told[form, outcome] += 1
            if options.verbose and outcome != "right":
                print(f"{outcome} {report.name}: {words!r} is {one.party['name']!r}, not {name!r}")
    print("\n".join(_lines(told)))
    return 0


def _lines(told: Counter[tuple[str, str]]) -> Iterable[str]:
    for forms in (*((form,) for form in (*FORMS, "addressee")), FORMS):
        right, wrong, missing = (sum(told[form, outcome] for form in forms) for outcome in ("right", "wrong", "missing"))
        asked = right + wrong + missing
        if asked:
            label = "speakers" if len(forms) > 1 else forms[0]
            shares = "  ".join(
                f"{word} {100 * part / asked:5.1f}" for word, part in (("right", right), ("wrong", wrong), ("missing", missing))
            )
            yield f"{label:12} {asked:5} asked  {shares}"


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="The share of speakers that get the right name, where their sources are given.")
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    parser.add_argument("--names", action="store_true", help="hand over the names too, where a person marked them")
    parser.add_argument("-v", "--verbose", action="store_true", help="name what is wrong or missing")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
