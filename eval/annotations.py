"""Reports and annotations that name words in, gold rows with offsets out: the schema ``onrecord/1``, field for field.

An annotation names words as ``"BLOCK:words"`` or ``"BLOCK#2:words"`` (``GUIDELINES.md``); here they get their offsets into
the report's text. Form and verbatim parts are not annotated: they follow from the quotation marks. An error names the
report and the number of the block, never its words: they may be words that nobody reads.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.marks.quotes import read_quotations
from onrecord.model import BODY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from onrecord.model import Span
    from scorers import Row

REFERENCE: Final = re.compile(r"(\d+)(?:#(\d+))?:(.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Text:
    """A report's text, and where each of its numbered blocks stands in it."""

    name: str
    text: str
    blocks: tuple[Span, ...]
    meta: Row

    def find(self, reference: str) -> Span:
        """Return where the named words stand; raises :class:`ValueError` for words that are not there."""
        match = REFERENCE.fullmatch(reference)
        if match is None:
            raise ValueError(f"{self.name}: a reference names no block and words")
        if int(match[1]) >= len(self.blocks):
            raise ValueError(f"{self.name}: {match[1]}: there is no such block")
        start, end = self.blocks[int(match[1])]
        at = start - 1
        for _ in range(int(match[2] or 1)):
            at = self.text.find(match[3], at + 1, end)
            if at < 0:
                raise ValueError(f"{self.name}: {match[1]}#{match[2] or 1}: the words are not in their block")
        return at, at + len(match[3])


def read_text(folder: Path, name: str) -> Text:
    """Read a report: a text as it is; for a page the words of its blocks, since how a page is laid out is the reader's task."""
    meta = json.loads(folder.joinpath(f"{name}.meta.json").read_text("utf-8"))
    words = [block["text"] for block in meta["blocks"]]
    plain = folder / f"{name}.txt"
    text = plain.read_bytes().decode("utf-8") if plain.exists() else "\n\n".join(words)
    return Text(name, text, tuple(_places(name, text, words)), meta)


def _places(name: str, text: str, words: Sequence[str]) -> Iterator[Span]:
    at = 0
    for number, block in enumerate(words):
        found = text.find(block, at)
        if found < 0:
            raise ValueError(f"{name}: block {number} is not in the text")
        at = found + len(block)
        yield found, at


def gold_row(text: Text, annotation: Row) -> Row:
    """Give every named span its offsets."""
    kinds = [block["kind"] for block in text.meta["blocks"]]
    body = [span for span, kind in zip(text.blocks, kinds, strict=True) if kind in BODY]
    quoted = quoted_in(text.text, body)
    return {
        "id": text.name,
        "published": text.meta["published"],
        "title": text.meta["title"],
        "byline": text.meta["byline"],
        "outlet": text.meta["outlet"],
        "text": text.text,
        "blocks": [{"start": start, "end": end, "kind": kind} for (start, end), kind in zip(text.blocks, kinds, strict=True)],
        "parties": [_party(text, party) for party in annotation["parties"]],
        "statements": [_statement(text, statement, quoted) for statement in annotation["statements"]],
        "dates": sorted((spanned(text, date) for date in annotation["dates"]), key=lambda row: row["start"]),
        "places": sorted((spanned(text, place) for place in annotation["places"]), key=lambda row: row["start"]),
        "standings": [{**row, "place": [text.find(reference) for reference in row["place"]]} for row in annotation["standings"]],
    }


def quoted_in(text: str, body: Sequence[Span]) -> list[Span]:
    """List what stands in quotation marks, block by block."""
    return sorted(span for quotation in read_quotations(text, list(body)) for span in quotation.inner)


def _party(text: Text, party: Row) -> Row:
    first = party.get("first")
    return {key: party.get(key) for key in ("id", "name", "kind", "role")} | {
        "first": text.find(first) if first else None,
        "members": party.get("members") or [],
    }


def _statement(text: Text, statement: Row, quoted: Sequence[Span]) -> Row:
    content = [text.find(reference) for reference in statement["content"]]
    verbatim = parts(content, quoted)
    targets = statement.get("targets")
    return {
        "id": statement["id"],
        "form": form_of(text.text, content, quoted),
        "act": statement["act"],
        "mode": statement["mode"],
        "polarity": statement["polarity"],
        "content": content,
        "verbatim": verbatim,
        "cue": [text.find(reference) for reference in statement["cue"]],
        "source": [text.find(reference) for reference in statement["source"]],
        "speaker": statement["speaker"],
        "addressee": statement.get("addressee"),
        "said": statement.get("said"),
        "parent": statement.get("parent"),
        "answers": statement.get("answers"),
        "targets": text.find(targets) if targets else None,
    }


def parts(content: Sequence[Span], quoted: Sequence[Span]) -> list[Span]:
    """Cut out of some words what of them stands in quotation marks."""
    return [(max(a, s), min(b, e)) for a, b in content for s, e in quoted if max(a, s) < min(b, e)]


def form_of(text: str, content: Sequence[Span], quoted: Sequence[Span]) -> str:
    """Tell direct from mixed: whether all the words, edge punctuation aside, stand in quotation marks."""
    told = {at for start, end in content for at in range(start, end) if text[at].isalnum()}
    inside = {at for start, end in parts(content, quoted) for at in range(start, end)}
    if not told & inside:
        return "indirect"
    return "direct" if told <= inside else "mixed"


def spanned(text: Text, row: Row) -> Row:
    """Give what is named by its words the offsets of them."""
    start, end = text.find(row["span"])
    return {"start": start, "end": end} | {key: value for key, value in row.items() if key != "span"}
