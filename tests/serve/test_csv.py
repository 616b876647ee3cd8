from __future__ import annotations

import csv as reader
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import SCHEMA, Head, Party, Record, Statement
from onrecord.serve.export import csv


def read(records: list[Record]) -> list[list[str]]:
    return list(reader.reader(StringIO("".join(csv.lines(records)), newline=""), strict=True))


def one(words: str) -> Record:
    text = words or " "
    spans = ((0, len(text)),)
    statement = Statement("s1", "direct", "state", "fact", "positive", spans, spans, spans, spans, "p1")
    return Record(SCHEMA, "x", Head(title=words, outlet=words), text, (), (Party("p1", words, "person"),), (statement,), (), (), ())


def test_one_row_a_statement_under_one_header(harbour: Record) -> None:
    header, *rows = read([harbour, replace(harbour, id="second")])
    assert header == list(csv.HEADER)
    assert [(row[0], row[4]) for row in rows] == [(name, f"s{n}") for name in ("harbour", "second") for n in range(1, 6)]


def test_the_columns_of_a_row(harbour: Record) -> None:
    header, denial, question, *_ = read([harbour])
    assert dict(zip(header, denial, strict=True)) == {
        "report": "harbour",
        "title": "Ministers split over harbour closure",
        "outlet": "The Coast Courier",
        "published": "2025-12-09T04:25:00+00:00",
        "statement": "s1",
        "form": "direct",
        "act": "deny",
        "mode": "fact",
        "polarity": "negative",
        "speaker": "Ada Novak",
        "speaker_kind": "person",
        "addressee": "",
        "said": "2025-12-04",
        "content": "We are not closing anything, … and no quay is for sale.",
        "verbatim": "We are not closing anything, … and no quay is for sale.",
        "cue": "said",
        "source": "Ada Novak, the harbour minister",
        "start": "39",
        "end": "145",
        "score": "0.97",
    }
    assert question[csv.HEADER.index("addressee")] == "Ada Novak"


def test_the_header_is_there_without_a_statement(harbour: Record) -> None:
    assert read([]) == read([replace(harbour, statements=())]) == [list(csv.HEADER)]


def test_an_unknown_speaker_is_an_empty_cell(harbour: Record) -> None:
    nobody = replace(harbour, statements=(replace(harbour.statements[0], speaker=None, said=None, content=()),))
    _, row = read([nobody])
    cells = dict(zip(csv.HEADER, row, strict=True))
    assert [cells[name] for name in ("speaker", "speaker_kind", "said", "content", "start", "end")] == [""] * 6


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+44", "'+44"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tindented", "'\tindented"),
        ("\rreturned", "'\rreturned"),
        ("a=b", "a=b"),
        ("’twas", "’twas"),
        ("two\nlines", "two\nlines"),
        ("nul \x00 escape \x1b[31m", "nul \ufffd escape \ufffd[31m"),
        ("lone \ud800", "lone \ufffd"),
        (0.5, "0.5"),
        (0, "0"),
        (None, ""),
        ("", ""),
    ],
)
def test_cell(value: str | float | None, shown: str) -> None:
    assert csv.cell(value) == shown


@given(st.text(st.one_of(st.characters(), st.sampled_from('=+-@\t\r\n,"; \x00\x1b\ud800')), max_size=30))
def test_every_reader_gets_back_what_was_written(words: str) -> None:
    record = one(words)
    _, row = read([record])
    assert tuple(row) == next(csv.rows(record))
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
    "".join(csv.lines([record])).encode("utf-8")


def test_lines_end_as_the_standard_says(harbour: Record) -> None:
    assert all(piece.endswith("\r\n") for piece in csv.lines([harbour]))
