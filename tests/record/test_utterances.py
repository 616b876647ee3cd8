"""The same words of the same occasion are one utterance, whatever report carries them; words of another are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.record.rows import UNKNOWN
from onrecord.record.shingles import words
from onrecord.record.utterances import Quotation, same

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.model import Record
    from onrecord.record.writing import WritableFile

    Making = Callable[..., Record]
    Lining = Callable[..., object]

DAY = 86_400
LONG = "We are not closing anything, we are repairing a wall, and I would ask people to read the survey"


def said(text: str, speaker: str | None = "ada novak", day: int | None = 0) -> Quotation:
    return Quotation(tuple(words(text)), speaker, UNKNOWN if day is None else day * DAY)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (said(LONG), said(LONG), True),
        (said(LONG), said(LONG.upper() + "!"), True),
        (said(LONG), said(LONG.replace("anything", "any quay")), True),
        (said(LONG), said("we are repairing a wall, and I would ask people"), True),
        (said(LONG), said("we are repairing a wall"), False),
        (said(LONG), said("We are not selling anything, we are building a hotel, and you should read the law"), False),
        (said(LONG), said(LONG, "novak"), True),
        (said(LONG), said(LONG, None), True),
        (said(LONG), said(LONG, "tomas iversen"), False),
        (said(LONG), said(LONG, "ola novak"), False),
        (said(LONG), said(LONG, day=13), True),
        (said(LONG), said(LONG, day=40), False),
        (said(LONG), said(LONG, day=None), True),
        (said("We will stay here"), said("We will stay here"), True),
        (said("We will stay here"), said("We will stay here", day=None), False),
        (said("We will stay here"), said("We will stay there"), False),
        (said("No comment"), said("No comment"), False),
    ],
)
def test_which_quotations_are_one(one: Quotation, other: Quotation, alike: bool) -> None:  # noqa: FBT001 -- a column of the table
    assert same(one, other) is same(other, one) is alike


TEN = words("the quay is shut and we will not open it")


@settings(deadline=None)
@given(st.lists(st.sampled_from(TEN), min_size=4, max_size=60), st.integers(0, 13))
def test_a_quotation_is_itself(text: list[str], day: int) -> None:
    assert same(Quotation(tuple(text), "a b", 0), Quotation(tuple(text), None, day * DAY))


def carry(file: WritableFile, made: Making, line: Lining, rows: list[tuple[str, str, str, str]]) -> None:
    for number, (outlet, published, quoted, who) in enumerate(rows):
        text = f"“{quoted},” {who or 'somebody'} said in the {outlet} of day {number}."
        file.add(made([text], [line(quoted, who)], outlet=outlet, published=published, url=f"https://{number}.example/"))


def test_every_report_that_carries_it_with_the_first_and_what_differs(file: WritableFile, made: Making, line: Lining) -> None:
    shortened = "we are repairing a wall, and I would ask people to read"
    carry(
        file,
        made,
        line,
        [
            ("Late Desk", "2025-12-11", LONG, "Ada Novak"),
            ("First Wire", "2025-12-09", LONG.replace("anything", "the quay"), "Ada Novak"),
            ("Short News", "2025-12-10", shortened, ""),
            ("Other Paper", "2025-12-10", "I have never seen such a wall in all my years at sea", "Ada Novak"),
        ],
    )
    hit = file.search("repairing").hits[0]
    assert hit.others == 2
    assert hit.utterance
    found = file.utterance(hit.utterance)
    assert found
    assert found.first.report.outlet == "First Wire"
    assert [(each.hit.report.outlet, each.added, each.left_out, each.same) for each in found.carriers] == [
        ("First Wire", (), (), True),
        ("Short News", (), ("we are not closing the quay", "the survey"), False),
        ("Late Desk", ("anything",), ("the quay",), True),
    ]
    assert file.search("never").hits[0].utterance is None


def test_who_carried_it_first_may_be_read_anew(file: WritableFile, made: Making, line: Lining) -> None:
    rows = [(f"Outlet {number}", "2025-12-09", LONG, "Ada Novak") for number in range(3)]
    carry(file, made, line, rows)
    first = file.report("https://0.example/")
    assert first
    assert file.add(first, again=True) == "reread"
    assert {hit.others for hit in file.search("repairing").hits} == {2}
    assert list(file.check()) == []
    carry(file, made, line, [*rows, ("Outlet 3", "2025-12-09", LONG, "Ada Novak")])
    assert {hit.others for hit in file.search("repairing").hits} == {3}


WIRE = [
    "The north quay will be shut for repairs on Monday, the harbour office announced after a survey found cracks in its wall.",
    "Engineers had measured the wall in August, and their report gave it eighteen months. Ferries will use the south quay until spring.",
    "Fishermen said they had been told nothing. The port employs four hundred people, most of whom live within sight of the lighthouse.",
]


def test_reprinted_reports_are_a_group(file: WritableFile, made: Making) -> None:
    file.add(made(WIRE, url="https://wire.example/1", published="2025-12-09", outlet="Wire"))
    file.add(made([*WIRE[:2], WIRE[2].replace("four hundred", "some 400")], url="https://paper.example/2", published="2025-12-08"))
    file.add(made([paragraph.replace("quay", "dam").replace("the", "no") for paragraph in WIRE], url="https://other.example/3"))
    file.add(made([*WIRE, "One more."], url="https://wire.example/1", published="2025-12-10"))
    lines = file.reprints("https://paper.example/2")
    assert [line.url for line in lines][:2] == ["https://paper.example/2", "https://wire.example/1"]
    assert file.reprints("https://other.example/3") == ()
