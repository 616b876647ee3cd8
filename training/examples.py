"""Corpora in, examples to train on out: a text, its paragraphs, its statements by depth, its names.

A statement that stands in another's content is one layer deeper; :data:`LAYERS` are kept. Where a corpus does not say (no names,
no nesting, no acts), the example says ``None``, and nothing is learned from it there.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import markup
from annotations import gold_row, read_text
from drills import drills
from kinds import kind_of_cue
from onrecord.marks.quotes import parts, read_quotations
from onrecord.marks.sentences import sentences
from onrecord.model import BODY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from onrecord.model import Span

LAYERS: Final = 3
POLNEAR, OURS = 1, 2
EDGE: Final = "\\s\"“”'‘’`,.;:()\\[\\]–—-"
HEAD, TAIL = re.compile(f"[{EDGE}]*"), re.compile(f"[{EDGE}]*$")
NAME_TYPES: Final = ("person", "organization", "place")


@dataclass(slots=True)
class Statement:
    """One statement to learn: spans, what it is, and how deep it stands."""

    content: list[Span]
    cue: list[Span]
    source: list[Span]
    depth: int = 0
    kind: str | None = None
    act: str | None = None
    mode: str | None = None
    polarity: str | None = None


@dataclass(slots=True)
class Example:
    """A text to learn from; ``statements`` or ``names`` are ``None`` where the corpus has none marked."""

    name: str
    text: str
    blocks: list[Span]
    statements: list[Statement] | None
    names: list[tuple[int, int, str]] | None
    domain: int
    nested: bool
    group: str
    quotations: list[tuple[Span, Span]] = field(default_factory=list)
    paragraphs: list[tuple[Span, Sequence[Span]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Cut the text up as the product does."""
        found = read_quotations(self.text, self.blocks)
        self.quotations = list(parts(found))
        outer = [o for o, _ in self.quotations]
        self.paragraphs = [(block, sentences(self.text, block, [o for o in outer if block[0] <= o[0] < block[1]])) for block in self.blocks]


def lines(text: str) -> list[Span]:
    """Return the lines of a text that hold anything."""
    return [(m.start(), m.end()) for m in re.finditer(r"[^\n]*\S[^\n]*", text)]


def polnear(path: Path) -> Iterator[Example]:
    """Read PolNeAR: flat, with beliefs and deeds among the statements."""
    for row in _rows(path):
        text = row["text"]
        found = [
            Statement(*(_trimmed(text, a.get(role) or [], role) for role in ("content", "cue", "source")))
            for a in row["attributions"]
            if a["content"]
        ]
        for one in found:
            one.kind = kind_of_cue(" ".join(text[s:e] for s, e in one.cue))
        made = Example(row["id"], text, lines(text), _layered(found), None, POLNEAR, nested=False, group="polnear")
        for one in found:
            one.content = [(start, _with_closing(start, end, made.quotations)) for start, end in one.content]
        yield made


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def _trimmed(text: str, spans: Iterable[Sequence[int]], role: str) -> list[Span]:
    made: list[Span] = []
    for start, end in spans:
        for low, high in ((m.start() + start, m.end() + start) for m in re.finditer(r"[^\n]+", text[start:end])):
            left = low + HEAD.match(text[low:high]).end() if role != "cue" else low  # type: ignore[union-attr] -- it matches nothing too
            right = left + TAIL.search(text[left:high]).start() if role != "cue" else high  # type: ignore[union-attr] -- likewise
            if role == "content" and not made and text[left:right][:5].casefold() == "that " and not (left and text[left - 1] in "\"“'‘`"):
                left += 5
            if left < right:
                made.append((left, right))
    return made


def _with_closing(start: int, end: int, quotations: Sequence[tuple[Span, Span]]) -> int:
    """Take the closing mark in where the opening one is within: what is quoted in part keeps both."""
    at = bisect_right(quotations, (start, start), key=lambda part: part[0])
    inside = (outer for outer, inner in quotations[at : at + 99] if start < outer[0] < end and inner[1] - 2 <= end < outer[1])
    return next((outer[1] for outer in inside), end)


def _layered(found: list[Statement]) -> list[Statement]:
    """Put a statement that stands in another's content a layer deeper."""
    for one in found:
        low, high = one.content[0][0], one.content[-1][1]
        one.depth = sum(
            other is not one and any(s <= low and high <= e and (e - s) > (high - low) for s, e in other.content) for other in found
        )
    return found


def ours(path: Path) -> Example:
    """Read one of our own annotated reports."""
    return _annotated(markup.read(path), "reports")


def patterns(seed: int, how_many: int) -> Iterator[Example]:
    """Make short texts from patterns; not all names in them are marked."""
    for number, words in enumerate(drills(seed, how_many)):
        made = _annotated(markup.read_words(words, f"drill {number}"), "drills")
        made.names = None
        yield made


def _annotated(made: markup.Annotated, group: str) -> Example:
    found = []
    for said in made.statements.values():
        kind = "think" if said.act == "think" else "words"
        if said.spans["content"]:
            found.append(
                Statement(said.spans["content"], said.spans["cue"], said.spans["source"], 0, kind, said.act, said.mode, said.polarity)
            )
    by_id = {s.id: s for s in made.statements.values()}
    for one, said in zip(found, [s for s in made.statements.values() if s.spans["content"]], strict=True):
        above = said.parent
        while above and one.depth < LAYERS:
            one.depth, above = one.depth + 1, by_id[above].parent if above in by_id else None
    return Example(made.name, made.text, [(s, e) for s, e, _ in made.blocks], found, made.names, OURS, nested=True, group=group)


def gold(folder: Path) -> Iterator[Example]:
    """Read the project's own gold of a folder."""
    for path in sorted(folder.glob("*.meta.json")):
        name = path.name.removesuffix(".meta.json")
        row = gold_row(read_text(folder, name), json.loads((folder / f"{name}.json").read_text("utf-8")))
        by_id = {s["id"]: s for s in row["statements"]}
        found = []
        for s in row["statements"]:
            depth, above = 0, s["parent"]
            while above and depth < LAYERS:
                depth, above = depth + 1, by_id[above]["parent"]
            kind = "think" if s["act"] == "think" else "words"
            spans = ([tuple(x) for x in s[role]] for role in ("content", "cue", "source"))
            found.append(Statement(*spans, depth, kind, s["act"], s["mode"], s["polarity"]))
        blocks = [(b["start"], b["end"]) for b in row["blocks"] if b["kind"] in BODY]
        yield Example(name, row["text"], blocks, found, None, OURS, nested=True, group="gold")


def gum(path: Path) -> Iterator[Example]:
    """Read GUM's names: outermost, without a leading "the"; a document of news stands for more than one of another genre."""
    for row in _rows(path):
        text = row["text"]
        marked = sorted(
            ((m["start"], m["end"], m["type"]) for m in row["mentions"] if m["form"] == "name" and m["type"] in NAME_TYPES),
            key=lambda m: (m[0], -m[1]),
        )
        names: list[tuple[int, int, str]] = []
        for start, end, kind in marked:
            if names and start < names[-1][1]:
                continue
            names.append((start + 4 if text[start:end][:4].casefold() == "the " else start, end, kind))
        yield Example(row["id"], text, lines(text), None, names, 0, nested=False, group="gum")
