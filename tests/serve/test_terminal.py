from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from onrecord.model import SCHEMA, Block, Candidate, Date, Head, Party, Place, Record, Said, Standing, Statement
from onrecord.serve.terminal import nested, render

WIDE = """\
Ministers split over harbour closure                       The Coast Courier · 9 Dec 2025, 04:25 GMT
By Ana Reyes                                               harbour.html · 68 words · 5 statements

 WHO                          WHEN       SAID
 Ada Novak, harbour minister  Thu 4 Dec  “We are not closing anything,” …    denies · verbatim
                                         “and no quay is for sale.”
 a reporter → Ada Novak       Thu 4 Dec  whether the north quay would be     asks
                                         sold
 Ada Novak                    –          the survey of the “old basin”       states
                                         would be published next spring
 Port Union                   –          the ministry of hiding the survey,  accuses
                                         which Tomas Iversen called “a
                                         decision taken in the dark”
   Tomas Iversen              –            “a decision taken in the dark”    in the above · verbatim

 DATES      Thursday = 2025-12-04 · next spring = 2026-03-01 … 05-31
 PLACES     Varde harbour (DK) · north quay (?)
 STANDINGS  north quay: controlled by the city, says the report, 2025-12-09 · claimed by Port Union
 NOTES      saved/harbour.html: the page declares one character set and is written in another
"""

NARROW = """\
Ministers split over harbour closure
By Ana Reyes · The Coast Courier · 9 Dec 2025, 04:25 GMT
harbour.html · 68 words · 5 statements

 Ada Novak, harbour minister · Thu 4 Dec · denies · verbatim
   “We are not closing anything,” … “and no quay is for
   sale.”
 a reporter → Ada Novak · Thu 4 Dec · asks
   whether the north quay would be sold
 Ada Novak · states
   the survey of the “old basin” would be published next
   spring
 Port Union · accuses
   the ministry of hiding the survey, which Tomas Iversen
   called “a decision taken in the dark”
   Tomas Iversen · in the above · verbatim
     “a decision taken in the dark”

 DATES      Thursday = 2025-12-04
            next spring = 2026-03-01 … 05-31
 PLACES     Varde harbour (DK) · north quay (?)
 STANDINGS  north quay: controlled by the city, says the
              report, 2025-12-09
              claimed by Port Union
 NOTES      saved/harbour.html: the page declares one
              character set and is written in another
"""


@pytest.mark.parametrize(("width", "view"), [(100, WIDE), (60, NARROW)])
def test_the_page_follows_the_width(harbour: Record, width: int, view: str) -> None:
    assert render(harbour, width=width) == view


def test_why_gives_the_evidence_under_each_line(harbour: Record) -> None:
    lines = render(harbour, why=True, width=120).splitlines()
    assert lines[6:9] == [
        "   s1 · direct, fact, negative · cue “said” 102–106 · source “Ada Novak, the harbour minister” 69–100",
        "   words 39–67, 121–145 · verbatim 39–67, 121–145 · said 2025-12-04 by “Thursday” · score 0.97",
        " a reporter → Ada Novak       Thu 4 Dec  whether the north quay would be sold                    asks",
    ]
    assert lines[-7:-2] == [
        " DATES      Thursday = 2025-12-04 · 110–118 · DATE · 2025-12-04 · rule weekday-before · from 2025-12-09",
        "            next spring = 2026-03-01 … 05-31 · 270–281 · DATE · 2026-SP · rule next-season · from 2025-12-09",
        " PLACES     Varde harbour (DK) · “harbour” 21–28 · port · 56.02, 9.48 · geonames:0000001 · score 0.71",
        "              or Varde geonames:0000002 0.20",
        "            north quay (?) · “north quay” 186–196",
    ]


def test_why_names_answers_targets_and_the_statement_behind_a_standing(harbour: Record) -> None:
    answer = replace(harbour.statements[2], answers="s2", targets=(221, 231))
    by_statement = replace(harbour.standings[1], statement="s4")
    shown = render(replace(harbour, statements=(answer,), standings=(by_statement,)), why=True)
    assert "answers s2 · targets 221–231" in shown
    assert "claimed by Port Union, in s4" in shown


def test_without_a_statement_it_says_so(harbour: Record) -> None:
    bare = replace(harbour, statements=(), places=(), dates=(), standings=(), notes=())
    assert render(bare).splitlines()[1:] == [
        "By Ana Reyes                                               harbour.html · 68 words · 0 statements",
        "",
        " No statement was found in this report.",
    ]


def test_a_note_without_a_name_stands_alone(harbour: Record) -> None:
    polish = replace(harbour, name="", notes=("is in Polish: statements are read in English only",))
    assert render(polish).endswith(" NOTES      is in Polish: statements are read in English only\n")


def test_what_is_unknown_takes_no_room() -> None:
    text = "“No,” said Ada Novak."
    statement = Statement("s1", "direct", "deny", "fact", "negative", ((1, 4),), ((1, 4),), speaker="p1")
    record = Record(SCHEMA, "x", Head(), text, (), (Party("p1", "Ada Novak", "person"),), (statement,), (), (), ())
    assert render(record) == (
        "Untitled report                                                                4 words · 1 statement\n"
        "\n"
        " WHO        SAID\n"
        " Ada Novak  “No,”                                                                  denies · verbatim\n"
    )


def test_a_long_title_takes_lines_of_its_own(harbour: Record) -> None:
    title = "Ministers split over harbour closure while the survey of the old basin waits for its third winter"
    record = replace(harbour, report=replace(harbour.report, title=title))
    assert render(record, width=80).splitlines()[:4] == [
        "Ministers split over harbour closure while the survey of the old basin waits for",
        "its third winter",
        "By Ana Reyes · The Coast Courier · 9 Dec 2025, 04:25 GMT",
        "harbour.html · 68 words · 5 statements",
    ]


def test_words_of_furniture_are_not_counted(harbour: Record) -> None:
    furniture = (*harbour.blocks[:1], *(replace(block, kind="furniture") for block in harbour.blocks[1:]))
    assert "· 5 words ·" in render(replace(harbour, blocks=furniture))


def test_a_long_quotation_is_cut_at_a_word_and_closed() -> None:
    text = "We shall keep every single quay open " * 20
    statement = Statement("s1", "direct", "state", "fact", "positive", ((0, len(text)),), ((0, len(text)),))
    record = Record(SCHEMA, "x", Head(), text, (), (), (statement,), (), (), ())
    last = render(record).splitlines()[-1]
    assert re.search(r"\b(We|shall|keep|every|single|quay|open)…”$", last)


def _statement(name: str, parent: str | None, start: int) -> Statement:
    return Statement(name, "indirect", "state", "fact", "positive", ((start, start + 1),), parent=parent)


@pytest.mark.parametrize(
    ("statements", "order"),
    [
        ([("a", None, 5), ("b", None, 2)], [("b", 0), ("a", 0)]),
        ([("a", "b", 0), ("b", None, 9), ("c", None, 4)], [("c", 0), ("b", 0), ("a", 1)]),
        ([("a", None, 0), ("b", "a", 1), ("c", "b", 2), ("d", "a", 3)], [("a", 0), ("b", 1), ("c", 2), ("d", 1)]),
        ([("a", "missing", 0)], [("a", 0)]),
        ([("a", "b", 0), ("b", "a", 1)], [("a", 0), ("b", 1)]),
        ([("a", "a", 0)], [("a", 0)]),
    ],
)
def test_nested(statements: list[tuple[str, str | None, int]], order: list[tuple[str, int]]) -> None:
    assert [(statement.id, depth) for statement, depth in nested([_statement(*one) for one in statements])] == order


HOSTILE = st.text(
    alphabet=st.one_of(st.characters(), st.sampled_from(" \n\r\x1b[]31m;\x07\x9b\u202e\u200b\u0301漢字👍🏽\ufe0f“”")), max_size=60
)


@st.composite
def hostile_records(draw: st.DrawFn) -> Record:
    """A record that says what an attacker likes wherever it holds words."""

    def word() -> str:
        return draw(HOSTILE)

    text = word() + "x"
    whole = (0, len(text))
    said = Said(word(), word(), word(), word())
    statement = Statement("s1", "mixed", "other", "fact", "positive", (whole,), ((0, 1),), (whole,), (whole,), "p1", "p2", said)
    inside = replace(statement, id="s2", parent="s1", form="direct", act="threaten", speaker=None, said=None)
    return Record(
        SCHEMA,
        word(),
        Head(word(), (word(), word()), word(), word(), word(), word(), word()),
        text,
        (Block(*whole, "paragraph"),),
        (Party("p1", word(), "person", word()), Party("p2", word(), "group")),
        (statement, inside, replace(inside, id="s3", parent="s2"), replace(inside, id="s4", parent="s3")),
        (Date(*whole, "DATE", word(), word(), word(), word(), word(), (word(),)),),
        (Place(*whole, word(), word(), word(), word(), 1.0, -1.0, 0.5, (Candidate(word(), word(), None, 0.0, 0.0, 0.1),)),),
        (Standing(word(), word(), "withdrew", "part", "negative", word(), word(), word()),),
        (word(),),
        word(),
    )


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(hostile_records(), st.integers(0, 200), st.booleans())
def test_a_hostile_report_cannot_act_on_the_terminal(record: Record, width: int, why: bool) -> None:  # noqa: FBT001
    view = render(record, width=width, why=why)
    lines = view.split("\n")
    assert all(line.isprintable() and line == line.rstrip() for line in lines)
    assert max(map(cell_len, lines)) <= min(max(width, 40), 140)
    assert re.sub(r"\x1b\[[\d;]*m", "", render(record, width=width, why=why, color=True)) == view


def test_colours_are_the_terminals_own_and_only_where_wanted(harbour: Record) -> None:
    assert "\x1b" not in render(harbour)
    styles = set(re.findall(r"\x1b\[([\d;]*)m", render(harbour, color=True)))
    assert styles == {"0", "1", "2", "36"}
