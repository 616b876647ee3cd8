"""Rows of JSON Lines: each a report, or an error that costs that row alone."""

from __future__ import annotations

import json

import pytest

from onrecord.errors import EmptyInput, InputError, NotAReport, TooLarge
from onrecord.intake import jsonl
from onrecord.intake.jsonl import read_rows
from onrecord.model import Given, Report

WORDS = "The mayor said on Monday that the harbour wall would be mended before the first storms of winter."
GOOD = json.dumps({"id": "good", "text": WORDS})


def outcomes(*rows: str | InputError, given: Given | None = None) -> list[str]:
    """Tell of each item its id, or what is wrong with it."""
    return [item.id if isinstance(item, Report) else str(item) for item in read_rows(rows, "a.jsonl", given)]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ('{"id": "b", "text', "is not JSON: unterminated string starting at"),
        ("{", "is not JSON: expecting property name enclosed in double quotes"),
        ("nonsense", "is not JSON: expecting value"),
        (GOOD + GOOD, "is not JSON: extra data"),
        ('{"text": "a\nb"}', "is not JSON: invalid control character at"),
        ("[1, 2]", "is not a JSON object"),
        ("null", "is not a JSON object"),
        ('"text"', "is not a JSON object"),
        ("{}", "has neither “text” nor “html” (a string)"),
        ('{"text": 5}', "has neither “text” nor “html” (a string)"),
        ('{"text": null, "html": []}', "has neither “text” nor “html” (a string)"),
        ('{"text": ""}', "is empty"),
        ('{"text": " \\n\\u3000"}', "is empty"),
        ('{"html": "  "}', "is empty"),
        ('{"html": "<p>"}', "no article in this page: it has no running text"),
        ('{"a": ' + "[" * 100_000 + "]" * 100_000 + "}", "is nested too deep"),
        (f'{{"id": {"9" * 5_000}, "text": "a"}}', "holds a number of too many digits"),
        ("\0\0", "is not JSON: expecting value"),
    ],
)
def test_a_bad_row_costs_that_row_alone(row: str, reason: str) -> None:
    assert outcomes(GOOD, row, "", GOOD) == ["good", f"a.jsonl row 2: {reason}", "good"]


def test_errors_of_the_stream_stand_in_their_place() -> None:
    assert outcomes(GOOD, TooLarge("a.jsonl row 2", "is over 64 MB"), "{") == [
        "good",
        "a.jsonl row 2: is over 64 MB",
        "a.jsonl row 3: is not JSON: expecting property name enclosed in double quotes",
    ]


@pytest.mark.parametrize("rows", [[], [""], ["\n", " \t\n", "\r\n"]])
def test_no_row_at_all_is_an_empty_input(rows: list[str]) -> None:
    (error,) = read_rows(rows, "a.jsonl")
    assert isinstance(error, EmptyInput)
    assert str(error) == "a.jsonl: is empty"


def test_an_error_keeps_nothing_of_its_row() -> None:
    (error,) = read_rows(['{"text'], "a.jsonl")
    assert isinstance(error, NotAReport)
    assert (error.__traceback__, error.__context__, error.__cause__) == (None, None, None)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"id": "a"}, ("a", None, (), None)),
        ({"id": 7}, ("7", None, (), None)),
        ({"id": "a\ud800"}, ("a\ufffd", None, (), None)),
        ({"id": "a", "title": "A title", "byline": "Ana Reyes"}, ("a", "A title", ("Ana Reyes",), None)),
        ({"id": "a", "byline": ["Ana Reyes", 5, "", None, "Jon \udc00"]}, ("a", None, ("Ana Reyes", "Jon \ufffd"), None)),
        ({"id": "a", "published": "2024-05-09T10:00Z"}, ("a", None, (), "2024-05-09T10:00:00+00:00")),
        ({"id": "a", "dct": "2024-05-09"}, ("a", None, (), "2024-05-09")),
        ({"id": "a", "published": "yesterday", "title": ["x"], "url": 5, "outlet": " "}, ("a", None, (), None)),
    ],
)
def test_fields_of_a_row(fields: dict[str, object], expected: tuple[object, ...]) -> None:
    (report,) = read_rows([json.dumps({"text": WORDS, **fields})], "a.jsonl")
    assert isinstance(report, Report)
    assert (report.id, report.head.title, report.head.byline, report.head.published) == expected
    assert report.name == "a.jsonl row 1"


@pytest.mark.parametrize("fields", [{}, {"id": True}, {"id": None}, {"id": ""}, {"id": [1]}, {"id": 1.5}])
def test_without_an_id_the_content_names_the_report(fields: dict[str, object]) -> None:
    (name,) = outcomes(json.dumps({"text": WORDS, **fields}))
    assert len(name) == 16
    assert outcomes(json.dumps({"text": WORDS, **fields, "url": "https://x.example"})) != [name]


def test_what_the_caller_gives_fills_gaps() -> None:
    (one, other) = read_rows([GOOD, json.dumps({"text": WORDS, "published": "2024-05-09"})], "a.jsonl", Given(published="2024-05-01"))
    assert isinstance(one, Report)
    assert isinstance(other, Report)
    assert (one.head.published, other.head.published) == ("2024-05-01", "2024-05-09")


def test_a_fallback_goes_after_what_rows_and_reports_say() -> None:
    rows = [
        GOOD,
        json.dumps({"text": WORDS, "published": "2024-05-09"}),
        json.dumps({"text": f"Wall to be mended\n\n8 May 2024\n\n{WORDS}"}),
    ]
    found = [item.head for item in read_rows(rows, "a.jsonl", Given(fallback="2024-05-01")) if isinstance(item, Report)]
    assert [(head.published, head.basis["published"]) for head in found] == [
        ("2024-05-01", "given"),
        ("2024-05-09", "given"),
        ("2024-05-08", "text"),
    ]


@pytest.mark.parametrize(
    ("fields", "published", "notes"),
    [
        ({"published": "soon"}, "2024-05-01", ("published “soon” is no date",)),
        ({"published": "soon", "dct": "2024-05-09"}, "2024-05-09", ("published “soon” is no date",)),
        ({"dct": "2024-02-30", "modified": "x\n" * 99}, "2024-05-01", (
            "dct “2024-02-30” is no date", f"modified “{' '.join('x' * 20)}…” is no date",
        )),
        ({"published": 1715205600}, "2024-05-01", ("published “1715205600” is no date",)),
        ({"published": "a\ud800"}, "2024-05-01", ("published “a\ufffd” is no date",)),
        ({"published": "", "dct": None, "modified": []}, "2024-05-01", ()),
        ({"published": "2024-05-09"}, "2024-05-09", ()),
    ],
)  # fmt: skip
def test_a_date_that_is_none_is_noted(fields: dict[str, object], published: str, notes: tuple[str, ...]) -> None:
    (report,) = read_rows([json.dumps({"text": WORDS, **fields})], "a.jsonl", Given(fallback="2024-05-01"))
    assert isinstance(report, Report)
    assert (report.head.published, report.notes) == (published, notes)


def test_lone_surrogates_are_replaced_and_noted() -> None:
    (report,) = read_rows(['{"text": "a\\ud800b\\ud83d\\ude00"}'], "a.jsonl")
    assert isinstance(report, Report)
    assert (report.text, report.notes) == ("a\ufffdb😀", ("1 lone surrogate stands as U+FFFD",))


def test_html_goes_before_text() -> None:
    (report,) = read_rows([json.dumps({"html": f"<p>{WORDS}", "text": "other"})], "a.jsonl")
    assert isinstance(report, Report)
    assert report.text == WORDS
    assert report.blocks[0].source == (3, 3 + len(WORDS))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (json.dumps({"text": "x" * 2_000}), "a.jsonl row 1: is over 0 MB"),
        ('{"text": "a", "x": [' + "[]," * 700 + "[]]}", "a.jsonl row 1: holds more numbers and lists than a report can"),
        ('{"text": "a", "x": "' + '\\"' * 2_000, "a.jsonl row 1: is not JSON: unterminated string starting at"),
        ('{"text": "a", "x": "' + "[]," * 700 + '"}', None),
        ('{"text": "a", "x": "' + '\\\\\\"' * 700 + '"}', None),
    ],
)
def test_rows_too_large_are_refused_before_they_grow(monkeypatch: pytest.MonkeyPatch, row: str, reason: str | None) -> None:
    monkeypatch.setattr(jsonl, "MAX_PAGE_BYTES", 1_000)
    monkeypatch.setattr(jsonl, "MAX_STRUCTURE", 1_000)
    (found,) = outcomes(row)
    assert found == reason or (reason is None and len(found) == 16)
