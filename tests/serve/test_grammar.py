"""The line of the search field: taken apart, put together, turned into a query."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import UsageError
from onrecord.record.query import Query
from onrecord.serve.grammar import chips, line, query


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("", Query()),
        ("harbour closure", Query(words="harbour closure")),
        ('"north quay" harbo* -sold', Query(words='"north quay" harbo* -sold')),
        ('who:"Ada Novak" quay', Query(words="quay", who="Ada Novak")),
        ("who:“Ada Novak”", Query(who="Ada Novak")),
        ("to:parliament about:union in:Denmark", Query(to="parliament", about="union", place="Denmark")),
        ("act:deny act:reject form:direct", Query(act=("deny", "reject"), form=("direct",))),
        ("after:2025-03 before:2025-06", Query(published_since="2025-03", published_until="2025-06")),
        ("said:2025-12-09", Query(since="2025-12-09", until="2025-12-09")),
        ("said:2025-03..2025-06", Query(since="2025-03", until="2025-06")),
        ("said:2025-03..", Query(since="2025-03", until="")),
        ("outlet:Courier order:best", Query(outlet="Courier", order="best")),
        ("wo:Novak 12:30 https://example.org", Query(words="wo:Novak 12:30 https://example.org")),
        ("who:", Query(words="who:")),
        ("-who:Novak", Query(words="-who:Novak")),
    ],
)
def test_a_line_is_words_and_filters(typed: str, asked: Query) -> None:
    assert query(line(typed)) == asked


@pytest.mark.parametrize("typed", ["act:shout", "form:loud", "order:random", "said:soon"])
def test_a_value_that_its_filter_does_not_have_is_refused(typed: str) -> None:
    with pytest.raises(UsageError, match=typed.partition(":")[0]):
        query(line(typed))


@given(st.text(max_size=200))
def test_a_tidied_line_means_the_same_and_stays(typed: str) -> None:
    once = line(typed)
    again = line(once.written)
    assert again.written == once.written
    assert [(part.key, part.value) for part in again.parts] == [(part.key, part.value) for part in once.parts]


@given(st.text(min_size=1, max_size=60).filter(lambda value: value.replace('"', "").strip()))
def test_a_filter_that_is_added_is_found_again(value: str) -> None:
    made = line(line("quay").having("who", value).written)
    assert query(made).who == value.replace('"', "")
    assert query(made).words == "quay"


def test_each_chip_leads_to_the_line_without_it() -> None:
    asked = line('quay who:"Ada Novak" act:deny')
    assert [(chip.label, chip.value, chip.without) for chip in chips(asked)] == [
        ("said by", "Ada Novak", "quay act:deny"),
        ("act", "deny", 'quay who:"Ada Novak"'),
    ]


def test_a_second_speaker_replaces_the_first_and_a_second_act_joins_it() -> None:
    assert line("who:Novak").having("who", "Iversen").written == "who:Iversen"
    assert line("act:deny").having("act", "reject").written == "act:deny act:reject"


def test_what_is_typed_is_bounded() -> None:
    assert len(line("a " * 100_000).parts) <= 500
