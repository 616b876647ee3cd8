from __future__ import annotations

import json
from dataclasses import replace
from operator import itemgetter
from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import SCHEMA, Head, Record
from onrecord.serve.export import jsonl

if TYPE_CHECKING:
    from collections.abc import Callable

KEYS = {
    "": ["schema", "id", "report", "text", "blocks", "parties", "statements", "dates", "places", "standings"],
    "report": ["title", "byline", "outlet", "url", "published", "modified", "language", "sha256", "basis"],
    "blocks": ["start", "end", "kind", "source"],
    "parties": ["id", "name", "kind", "role", "mentions", "members", "wikidata"],
    "statements": [
        "id", "form", "act", "mode", "polarity", "content", "verbatim", "cue", "source", "speaker", "addressee", "said",
        "parent", "answers", "targets", "score",
    ],
    "dates": ["start", "end", "type", "value", "earliest", "latest", "anchor", "rule", "alternatives"],
    "places": ["start", "end", "name", "kind", "country", "gazetteer_id", "lat", "lon", "score", "candidates", "metonym"],
    "standings": ["place", "party", "aspect", "extent", "polarity", "when", "holder", "statement", "spans", "words", "distant"],
}  # fmt: skip


def bare(text: str, title: str | None = None) -> Record:
    return Record(SCHEMA, "x", Head(title=title), text, (), (), (), (), (), (), ("a note",), "a name")


@pytest.mark.parametrize(("part", "keys"), KEYS.items())
def test_keys_stand_in_the_order_of_the_schema(harbour: Record, part: str, keys: list[str]) -> None:
    row = json.loads(jsonl.line(harbour))
    shown = row[part] if part else row
    assert all(list(one) == keys for one in (shown if isinstance(shown, list) else [shown]))


def test_unknown_is_null_and_none_is_an_empty_list(harbour: Record) -> None:
    row = json.loads(jsonl.line(harbour))
    assert row["schema"] == "onrecord/1"
    assert row["report"]["modified"] is None
    assert row["statements"][2]["said"] is None
    assert row["statements"][1]["verbatim"] == []
    assert row["places"][1]["lat"] is None


def test_spans_are_pairs_that_lead_to_their_words(harbour: Record) -> None:
    row = json.loads(jsonl.line(harbour))
    (start, end), *_ = row["statements"][0]["content"]
    assert row["text"][start:end] == "We are not closing anything,"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("lone \ud800 high", "lone \ufffd high"),
        ("lone \udfff low", "lone \ufffd low"),
        ("\udfff\ud800 both, reversed", "\ufffd\ufffd both, reversed"),
        ("line\u2028paragraph\u2029next\x85end", "line\u2028paragraph\u2029next\x85end"),
        ("\x00 \x1b[31m \x7f \x9b", "\x00 \x1b[31m \x7f \x9b"),
        ("\u202etxet", "\u202etxet"),
        ('quote " backslash \\ newline \n', 'quote " backslash \\ newline \n'),
        ("漢字 👍🏽", "漢字 👍🏽"),
    ],
)
def test_any_text_is_one_line_that_reads_back(text: str, shown: str) -> None:
    line = jsonl.line(bare(text, text))
    assert line.splitlines() == [line]
    assert json.loads(line)["text"] == json.loads(line)["report"]["title"] == shown


@given(st.text(st.characters()))
def test_strict_readers_take_every_line_and_offsets_stay(text: str) -> None:
    line = jsonl.line(bare(text))
    read = msgspec.json.decode(line.encode())["text"]
    assert len(read) == len(text)
    assert read == "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
    assert len(line.splitlines()) == 1
    assert "\x1b" not in line
    assert "\x9b" not in line


def test_what_is_for_the_reader_is_no_part_of_the_schema() -> None:
    assert "a note" not in jsonl.line(bare("text"))
    assert "a name" not in jsonl.line(bare("text"))


@pytest.mark.parametrize(
    ("count", "shape"),
    [(0, list), (1, itemgetter(0)), (2, list), (3, list)],
)
def test_indented_is_an_object_or_an_array(harbour: Record, count: int, shape: Callable[[list[object]], object]) -> None:
    records = [replace(harbour, id=f"r{number}", text=f"{harbour.text}[\n    1,\n    2\n]") for number in range(count)]
    text = "".join(jsonl.indented(records))
    assert json.loads(text) == shape([json.loads(jsonl.line(record)) for record in records])
    assert text.endswith("\n")


def test_indented_keeps_a_span_on_one_line(harbour: Record) -> None:
    text = "".join(jsonl.indented([harbour]))
    assert '      "content": [\n        [39, 67],\n        [121, 145]\n      ],\n' in text


def test_one_line_a_report(harbour: Record) -> None:
    assert [json.loads(line)["id"] for line in jsonl.lines([harbour, replace(harbour, id="second")])] == ["harbour", "second"]
    assert not list(jsonl.lines([]))
