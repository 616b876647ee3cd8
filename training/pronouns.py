"""Fits the numbers by which pronouns are resolved, and tells how often they are right on documents left out.

    python training/pronouns.py --names names/gum.dev.jsonl [--reports REPORT.xml…] [--gold FOLDER] [--write]

Learns from texts with marked chains of mentions (JSON Lines: ``text``, ``mentions`` with ``start``, ``end``, ``form``, ``cluster``) and
from reports whose sources are annotated with the speaker's name. Every document is read as the product reads it; at each pronoun stands
what speaks for each of those that it fits, and which of them is meant. ``--write`` puts the numbers into the lexicon.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "eval"))

import speakers
from agreement import same_party
from onrecord.marks import attributed, brief_of, told_of
from onrecord.marks.names import Name
from onrecord.marks.parties.cast import resolve
from onrecord.marks.parties.known import Known
from onrecord.marks.parties.page import Page
from onrecord.marks.parties.pronouns import FEATURES, weights
from onrecord.marks.parties.register import Register
from onrecord.marks.tokens import cut_up
from onrecord.model import Block

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from onrecord.marks.parties.entity import Entity
    from onrecord.marks.parties.mentions import Mention

KINDS: Final = ("person", "organization", "place")
FOLDS: Final = 5
STEPS: Final = 300
RATE: Final = 0.5
DECAY: Final = 0.003
LEXICON: Final = Path(__file__).parents[1] / "src/onrecord/marks/lexicon/pronouns.toml"

Row = dict[str, Any]


@dataclass(slots=True)
class Example:
    """One pronoun: what speaks for each candidate, which of them is meant (-1: none of them), and how much it counts."""

    document: str
    features: np.ndarray[Any, Any]
    meant: int
    weight: float
    source: bool


@dataclass(slots=True)
class Taught(Register):
    """A register that is told who each pronoun means, and notes what it had to choose from."""

    answer: Callable[[Mention, list[Entity], Taught], int | None] = lambda _mention, _found, _own: None
    seen: list[tuple[list[tuple[float, ...]], int, bool]] = field(default_factory=list)

    def _choose(self, found: list[tuple[Entity, tuple[float, ...]]], mention: Mention) -> tuple[Entity | None, float]:
        meant = self.answer(mention, [entity for entity, _ in found], self)
        if meant is None:
            return Register._choose(self, found, mention)  # noqa: SLF001 -- super() fails in a class with slots
        if found:
            self.seen.append(([features for _, features in found], meant, mention.wanted))
        return (found[meant][0] if meant >= 0 else None), 1.0


def of_chains(row: Row) -> Iterator[Example]:
    """Read a document with marked chains."""
    text = row["text"]
    reading = cut_up(text, [Block(*match.span(), "paragraph") for match in re.finditer(r"[^\n]+", text)])
    told = [told_of(a) for a in attributed(reading)]
    people = [m for m in row["mentions"] if m["type"] in ("person", "animal")]
    pronouns = {(m["start"], m["end"]): m["cluster"] for m in people if m["form"] == "pronoun"}

    def answer(mention: Mention, found: list[Entity], own: Taught) -> int | None:
        cluster = pronouns.get(mention.span)
        if cluster is None:
            return None
        chains: dict[int, Counter[str]] = {}
        for span, entity in own.resolved.items():
            fits = [m for m in people if m["start"] <= span[0] + 4 and m["end"] >= span[0] + 1 and m["start"] >= span[0] - 40]
            near = min(fits, key=lambda m: abs(m["start"] - span[0]) + abs(m["end"] - span[1]), default=None)
            if near:
                chains.setdefault(id(entity), Counter())[near["cluster"]] += 1
        named = [chains.get(id(entity), Counter()).most_common(1) for entity in found]
        return next((at for at, top in enumerate(named) if top and top[0][0] == cluster), -1)

    names = [Name(m["start"], m["end"], m["type"]) for m in row["mentions"] if m["form"] == "name" and m["type"] in KINDS]
    page = Page.of(brief_of(reading, told, names))
    yield from _examples(row["id"], Taught(page, Known(page), answer=answer), 1.0)


def of_report(report: speakers.Given) -> Iterator[Example]:
    """Read a report whose speakers are given by name."""
    reading = cut_up(report.text, report.blocks)
    asked = {one.span: one.party for one in report.asked}

    def answer(mention: Mention, found: list[Entity], own: Taught) -> int | None:  # noqa: ARG001 -- as above
        party = asked.get(mention.span)
        if party is None:
            return None
        rows = [{"name": entity.name, "first": None} for entity in found]
        return next((at for at, row in enumerate(rows) if same_party(party, row, report.among)), -1)

    page = Page.of(brief_of(reading, report.told, report.names))
    yield from _examples(report.name, Taught(page, Known(page), answer=answer), 3.0)


def _examples(name: str, register: Taught, weight: float) -> Iterator[Example]:
    resolve(register)
    for features, meant, source in register.seen:
        yield Example(name, np.array(features), meant, weight * (2 if source else 1), source)


def fit(examples: Sequence[Example]) -> np.ndarray[Any, Any]:
    """Find the weights under which those who are meant are likeliest."""
    found = np.zeros(len(FEATURES))
    slope = np.zeros(len(FEATURES))
    total = sum(example.weight for example in examples)
    for _ in range(STEPS):
        gradient = DECAY * found
        for example in examples:
            likely = _likely(example, found)
            likely[example.meant if example.meant >= 0 else len(likely) - 1] -= 1
            gradient += example.weight / total * (likely[:-1] @ example.features)
        slope = 0.9 * slope + gradient
        found -= RATE * 0.3 * slope
    return found


def _likely(example: Example, found: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    scores = np.append(example.features @ found, 0.0)
    scores = np.exp(scores - scores.max())
    likely: np.ndarray[Any, Any] = scores / scores.sum()
    return likely


def judged(examples: Sequence[Example], found: np.ndarray[Any, Any]) -> Iterator[tuple[Example, float, bool]]:
    """Tell of each pronoun how likely the likeliest is, and whether it is right."""
    for example in examples:
        likely = _likely(example, found)[:-1]
        yield example, float(likely.max()), int(likely.argmax()) == example.meant


def crossed(examples: Sequence[Example]) -> Iterator[tuple[Example, float, bool]]:
    """Judge each document by weights fitted on others."""
    names = sorted({example.document for example in examples})
    for fold in range(FOLDS):
        left = set(names[fold::FOLDS])
        found = fit([example for example in examples if example.document not in left])
        yield from judged([example for example in examples if example.document in left], found)


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, judge, print; write where asked."""
    options = _options(arguments)
    examples = [e for line in options.names.read_text("utf-8").splitlines() for e in of_chains(json.loads(line))]
    for path in (*options.reports, *options.gold):
        examples += [e for report in speakers.given(path) for e in of_report(report)]
    print(f"{len(examples)} pronouns, {sum(e.meant >= 0 for e in examples)} of somebody met")
    outcomes = list(crossed(examples)) if not options.quick else list(judged(examples, np.array(weights())))
    for label, some in (("all", outcomes), ("sources", [o for o in outcomes if o[0].source])):
        for least in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
            named = [right for _, likely, right in some if likely >= least]
            right, wrong = (100 * sum(is_right == wanted for is_right in named) / len(some) for wanted in (True, False))
            print(f"{label:8} at least {least}: right {right:.1f}  wrong {wrong:.1f}")
    if options.write:
        found = fit(examples)
        lines = [f'"{name}" = {value:.2f}' for name, value in zip(FEATURES, found, strict=True)]
        head = LEXICON.read_text("utf-8").partition("[people]")[0]
        LEXICON.write_text(f"{head}[people]\n" + "\n".join(lines) + "\n", "utf-8")
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Fits the numbers by which pronouns are resolved.")
    parser.add_argument("--names", type=Path, required=True, help="JSON Lines with marked chains of mentions")
    parser.add_argument("--reports", type=Path, nargs="*", default=[], help="annotated reports")
    parser.add_argument("--gold", type=Path, nargs="*", default=[], help="folders of gold")
    parser.add_argument("--quick", action="store_true", help="judge the numbers as they are")
    parser.add_argument("--write", action="store_true", help="put the numbers into the lexicon")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
