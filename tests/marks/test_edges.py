"""Edges: a span found word by word, as it is written down."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.marks.edges import bare, content_edges, quoted_within
from onrecord.marks.quotes import parts, read_quotations

CONTENTS = [
    ("Holt said |that it rained.|", "it rained"),
    ("Holt said it |rained,| she", "rained"),
    ("|“The dam is safe,”| said Holt.", "The dam is safe"),
    ("“|The dam is safe|,” said Holt.", "The dam is safe"),
    ("|“Is it safe?”| she asked.", "Is it safe?"),
    ("“|That is a lie|,” she said.", "That is a lie"),
    ("Holt said the dam was |“as safe as a church|”.", "as safe as a church"),
    ("Holt said |the dam was “as safe as a church|”.", "the dam was “as safe as a church”"),
    ("Holt said |the dam was “as safe as a church”|.", "the dam was “as safe as a church”"),
    ("Holt said “|as safe” as a church|.", "“as safe” as a church"),
    ("Holt said |that “it rained|”.", "it rained"),
    ("Holt asked |whether it rained|.", "whether it rained"),
    ("It was, |— the dam,| she said", "the dam"),
    ("Holt: |“…”|", None),
]


@pytest.mark.parametrize(("marked", "content"), CONTENTS)
def test_contents(marked: str, content: str | None) -> None:
    before, within, after = marked.split("|")
    text = before + within + after
    span = content_edges(text, (len(before), len(before) + len(within)), parts(read_quotations(text, [(0, len(text))])))
    assert (text[slice(*span)] if span else None) == content


def test_what_of_a_content_is_quoted() -> None:
    text = "the dam was “as safe” as a “church”"
    quoted = parts(read_quotations(text, [(0, len(text))]))
    assert [text[a:b] for a, b in quoted_within([(0, len(text))], quoted)] == ["as safe", "church"]
    assert quoted_within([(0, 11)], quoted) == ()


@given(st.text(alphabet="ab ,.“”‘’\"'-—that\n", max_size=40), st.data())
def test_edges_stay_within_the_text_and_settle(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    if start == end:
        return
    low, high = bare(text, (start, end))
    assert start <= low < high <= end
    quoted = parts(read_quotations(text, [(0, len(text))]))
    span = content_edges(text, (start, end), quoted)
    if span:
        assert 0 <= span[0] < span[1] <= len(text)
        assert text[slice(*span)] == text[slice(*span)].strip()
