from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.model import Date, Place, Said, Standing, Statement
from onrecord.serve.wording import counted, day, instant, pieces, place, standing, verb, when

if TYPE_CHECKING:
    from onrecord.model import Act, Mode, Span


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        ("2025-12-09T04:25:00+00:00", "9 Dec 2025, 04:25 GMT"),
        ("2025-12-09T04:25:00Z", "9 Dec 2025, 04:25 GMT"),
        ("2025-12-09T04:25:00+05:30", "9 Dec 2025, 04:25 +05:30"),
        ("2025-12-09T04:25:00-08:00", "9 Dec 2025, 04:25 -08:00"),
        ("2025-12-09T04:25", "9 Dec 2025, 04:25"),
        ("2025-12-09", "9 Dec 2025"),
        ("last week", "last week"),
        ("", ""),
    ],
)
def test_instant(published: str, shown: str) -> None:
    assert instant(published) == shown


@pytest.mark.parametrize(
    ("earliest", "latest", "shown"),
    [
        ("2025-12-04", "2025-12-04", "Thu 4 Dec"),
        ("2024-12-04", "2024-12-04", "4 Dec 2024"),
        ("2025-12-01", "2025-12-05", "1–5 Dec"),
        ("2024-12-01", "2024-12-05", "1–5 Dec 2024"),
        ("2025-11-28", "2025-12-05", "28 Nov – 5 Dec"),
        ("2024-12-28", "2025-01-05", "28 Dec 2024 – 5 Jan"),
        ("2025-11-01", "2025-11-30", "Nov 2025"),
        ("2024-12-01", "2024-12-31", "Dec 2024"),
        ("2024-01-01", "2024-12-31", "2024"),
        ("2024-06-01", "2025-05-31", "1 Jun 2024 – 31 May"),
        ("2025-03-01", "2025-05-31", "1 Mar – 31 May"),
        ("9999-12-31", "9999-12-31", "as put"),
        ("long ago", "long ago", "as put"),
    ],
)
def test_when(earliest: str, latest: str, shown: str) -> None:
    assert when(Said("as put", earliest, latest, "words"), "2025") == shown


def test_when_names_the_year_where_the_report_has_none() -> None:
    assert when(Said("2025-12-04", "2025-12-04", "2025-12-04", "Thursday"), "") == "4 Dec 2025"


@pytest.mark.parametrize(
    ("text", "content", "verbatim", "shown"),
    [
        ("we go", [(0, 5)], [(0, 5)], "<“we go”>"),
        ("we go", [(0, 5)], [], "we go"),
        ("to “go” home", [(0, 12)], [(4, 6)], "to <“go”> home"),
        ("to “go” home", [(0, 12)], [(3, 7)], "to <“go”> home"),
        ("to 'go' home", [(0, 12)], [(4, 6)], "to <“go”> home"),
        ("to go home", [(0, 10)], [(3, 5)], "to <“go”> home"),
        ("‘a’ and ‘b’", [(0, 11)], [(1, 2), (9, 10)], "<“a”> and <“b”>"),
        ("we go he said and stay", [(0, 5), (14, 22)], [(0, 5), (14, 22)], "<“we go”> … <“and stay”>"),
        ("we go", [(0, 5)], [(40, 50)], "we go"),
        ("we go", [], [], ""),
        ("“we “go” on”", [(0, 12)], [(1, 11)], "<“we ‘go’ on”>"),
        ('“we "go" on”', [(0, 12)], [(1, 11)], "<“we ‘go’ on”>"),
        ("‘we “go” on’", [(0, 12)], [(0, 12)], "<“we ‘go’ on”>"),
        ("we ‘go’ on", [(0, 10)], [(0, 10)], "<“we ‘go’ on”>"),
        ("it’s “a ‘big’ no”", [(0, 17)], [(0, 17)], "<“it’s ‘a “big” no’”>"),
        ("“one” or “two”", [(0, 14)], [(0, 14)], "<“‘one’ or ‘two’”>"),
        ('"one" or "two"', [(0, 14)], [(0, 14)], "<“‘one’ or ‘two’”>"),
        ("we go. “We stay", [(0, 15)], [(0, 15)], "<“we go. “We stay”>"),
    ],
)
def test_pieces(text: str, content: list[Span], verbatim: list[Span], shown: str) -> None:
    statement = Statement("s1", "mixed", "state", "fact", "positive", tuple(content), tuple(verbatim))
    assert "".join(f"<{words}>" if quoted else words for words, quoted in pieces(text, statement)) == shown


@pytest.mark.parametrize(
    ("act", "mode", "shown"),
    [("think", "wish", "wants"), ("think", "fact", "thinks"), ("demand", "wish", "demands"), ("other", "wish", "")],
)
def test_verb(act: Act, mode: Mode, shown: str) -> None:
    assert verb(Statement("s1", "indirect", act, mode, "positive", ((0, 5),))) == shown


@pytest.mark.parametrize(
    ("found", "shown"),
    [
        (Place(0, 5, "Varde harbour", "port", "DK", "x:1", 56.021, 9.478, 0.7), "Varde harbour (DK)"),
        (Place(0, 5, None, None, None, None, None, None, None), "north (?)"),
        (Place(0, 5, "Equator point", None, None, None, 0.0, 0.0, None), "Equator point"),
    ],
)
def test_place(found: Place, shown: str) -> None:
    assert place("north quay", found) == shown


@pytest.mark.parametrize(
    ("value", "earliest", "latest", "shown"),
    [
        ("2025-12-04", "2025-12-04", "2025-12-04", "Thursday = 2025-12-04"),
        ("2026-SP", "2026-03-01", "2026-05-31", "Thursday = 2026-03-01 … 05-31"),
        ("2025-WI", "2025-12-01", "2026-02-28", "Thursday = 2025-12-01 … 2026-02-28"),
        ("P3D", None, None, "Thursday = P3D"),
        (None, None, None, "Thursday = ?"),
    ],
)
def test_day(value: str | None, earliest: str | None, latest: str | None, shown: str) -> None:
    assert day("Thursday", Date(0, 8, "DATE", value, earliest, latest, None, "rule")) == shown


@pytest.mark.parametrize(
    ("found", "shown"),
    [
        (Standing("q", "p1", "controls", "full", "positive", "’25", "report", None), "fully controlled by the city, says the report, ’25"),
        (Standing("q", "p1", "controls", "full", "negative", None, "report", None), "not fully controlled by the city, says the report"),
        (Standing("q", "p2", "claims", "unspecified", "positive", None, "p2", None), "claimed by Port Union"),
        (Standing("q", "p1", "claims", "part", "positive", None, "p2", None), "partly claimed by the city, says Port Union"),
        (Standing("q", "p2", "rejects", "unspecified", "positive", None, "p2", None), "rejected by Port Union, says Port Union"),
        (Standing("q", "Nobody", "lost", "unspecified", "positive", None, "Ada", None), "lost by Nobody, says Ada"),
    ],
)  # fmt: skip
def test_standing(found: Standing, shown: str) -> None:
    assert standing({"p1": "the city", "p2": "Port Union"}, found) == shown


@pytest.mark.parametrize(("number", "shown"), [(0, "0 words"), (1, "1 word"), (2, "2 words"), (12345, "12,345 words")])
def test_counted(number: int, shown: str) -> None:
    assert counted(number, "word") == shown
