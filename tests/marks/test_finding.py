"""What the network finds: names and statements, whatever stands beside them, in any text at all."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from onrecord.marks.encoder import load
from onrecord.marks.finding import find
from onrecord.marks.quotes import parts, read_quotations
from onrecord.marks.windows import ROOM, pieces, windows

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.marks.finding import Found, Name
    from onrecord.model import Marks, Span

REPORT = "“The dam is safe,” Anna Holt said on Monday. Ben Oduya of the Rijeka Port Authority told reporters that it leaked."
MARKS = "".join(char for at in range(0x3100) if unicodedata.category(char := chr(at)).startswith(("P", "S")))
HOSTILE = [
    "the dam leaked, he said, and " * 7_000,
    "“" * 20_000,
    "\"'" * 10_000,
    "“a” ‘b’ " * 3_000,
    "”he said“ " * 2_000,
    "قال الوزير «السد آمن» " * 500,
    'אמר השר "הסכר בטוח" ' * 500,
    "🙂👩‍👩‍👧‍👦 said 🏴󠁧󠁢󠁥󠁮󠁧󠁿 " * 1_000,
    MARKS * 3,
    "e\u0301" * 5_000,
    "x" * 20_000,
]


def read_all(text: str, blocks: list[Span]) -> tuple[list[Found], list[Name]]:
    model = load()
    quoted = parts(read_quotations(text, blocks))
    return find(model, windows(pieces(text, [(block, []) for block in blocks], quoted, model.tokenizer)))


def test_statements_and_names() -> None:
    found, names = read_all(REPORT, [(0, len(REPORT))])
    assert [(REPORT[slice(*one.cue)], REPORT[slice(*one.source)]) for one in found if one.cue and one.source] == [
        ("said", "Anna Holt"),
        ("told", "Ben Oduya of the Rijeka Port Authority"),
    ]
    assert {(REPORT[name.start : name.end], name.kind) for name in names} >= {("Anna Holt", "person"), ("Ben Oduya", "person")}
    assert all(0 < name.sure <= 1 for name in names)


def test_a_window_that_comes_before_changes_nothing() -> None:
    filling = "It rained all day in the valley, and the road was closed. " * 30
    text = f"{filling}\n{REPORT}"
    start = len(filling) + 1
    alone, names = read_all(REPORT, [(0, len(REPORT))])
    # The filling is longer than a window, so that the report has one of its own.
    assert sum(len(piece.ids) for piece in pieces(filling, [((0, len(filling)), [])], [], load().tokenizer)) > ROOM
    beside, more = read_all(text, [(0, len(filling)), (start, len(text))])
    assert [[(a - start, b - start) for a, b in one.content] for one in beside][-2:] == [list(one.content) for one in alone]
    assert [name.start - start for name in more][-len(names) :] == [name.start for name in names]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_any_text_is_read_with_exact_offsets(read: Callable[..., Marks], text: str) -> None:
    for statement in read(text).statements:
        for start, end in (*statement.content, *statement.cue, *statement.source):
            assert 0 <= start < end <= len(text)
            assert text[start:end] == text[start:end].strip()
