"""Text cut at the edges of its marks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.serve.weave import MOST_RUNS, Mark, weave

SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)).map(sorted), max_size=12)


@given(st.text(min_size=60, max_size=60), SPANS, st.tuples(st.integers(0, 60), st.integers(0, 60)).map(sorted))
def test_the_runs_are_the_text_and_each_has_the_marks_over_it(text: str, spans: list[list[int]], window: list[int]) -> None:
    start, end = window
    marks = sorted((Mark(a, b, "statement", f"s{n}") for n, (a, b) in enumerate(spans)), key=lambda m: (m.start, -m.end))
    runs = list(weave(text, start, end, marks))
    assert "".join(run.words for run in runs) == text[start:end]
    at = start
    for run in runs:
        middle = range(at, at + len(run.words))
        assert {mark.of for mark in run.marks} == {
            mark.of for mark in marks if mark.start <= at and mark.end >= at + len(run.words) and middle
        }
        at += len(run.words)


def test_nesting_is_told_by_order() -> None:
    outer, inner = Mark(0, 10, "statement", "s1"), Mark(4, 8, "statement", "s2")
    runs = list(weave("0123456789", 0, 10, [outer, inner]))
    assert [(run.words, run.of("statement")) for run in runs] == [("0123", ["s1"]), ("4567", ["s1", "s2"]), ("89", ["s1"])]
    assert [mark.of for mark in runs[1].opens] == ["s2"]


def test_a_page_of_nothing_but_marks_is_bounded() -> None:
    text = "a" * (2 * MOST_RUNS)
    runs = list(weave(text, 0, len(text), [Mark(n, n + 1, "cue", "s1") for n in range(len(text))]))
    assert len(runs) == MOST_RUNS + 1
    assert "".join(run.words for run in runs) == text
