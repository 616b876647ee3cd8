"""Where on a page things are out."""

from __future__ import annotations

import pytest

from onrecord.intake.blocks import Line, lines
from onrecord.intake.offsets import parse_anchored
from onrecord.intake.survey import Question, Survey, is_prose

PROSE = "The mayor said on Monday that the harbour wall would be mended before the first storms of winter."


def surveyed(page: str) -> tuple[list[Line], Survey]:
    found = lines(parse_anchored(page, "page.html"), page)
    return found, Survey(found)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f"<p>{PROSE}", True),
        (f"<p><a href=x>{PROSE}</a>", False),
        ("<p>Wall to be mended", False),
        ("<p>Sign up to our morning newsletter, which is read by thousands in your inbox", False),
    ],
)
def test_prose(line: str, *, expected: bool) -> None:
    assert is_prose(surveyed(line)[0][0]) is expected


@pytest.mark.parametrize(
    ("question", "markup", "expected"),
    [
        ("furniture", "<nav><ul><li>{}</ul></nav>", True),
        ("furniture", "<div class=related-posts><p>{}</div>", True),
        ("furniture", "<div><p class=promo>{}</div>", False),  # a paragraph that is gated is still the report's
        ("furniture", "<div hidden><p>{}</div>", True),
        ("furniture", "<div class=story><p>{}</div>", False),
        ("caption", "<figure><p>{}</figure>", True),
        ("credit", "<div class=photo-credit>{}</div>", True),
        ("post", "<blockquote class=twitter-tweet><p>{}</blockquote>", True),
        ("byline", "<div class=article-author><b>{}</b></div>", True),
        ("date", "<div class=last-updated>{}</div>", True),
    ],
)
def test_what_stands_where(question: Question, markup: str, *, expected: bool) -> None:
    found, survey = surveyed(f"<main>{f'<p>{PROSE}' * 3}</main>" + markup.format("Ada Novak"))
    assert survey.within(question, found[-1].box) is expected
    assert not survey.within(question, found[0].box)


def test_what_holds_most_of_the_prose_is_no_furniture() -> None:
    found, survey = surveyed(f"<div class=subscribe><p>{PROSE}<p>{PROSE}</div><div class=related><p>Another wall</div>")
    assert [survey.within("furniture", line.box) for line in found] == [False, False, True]


@pytest.mark.parametrize(
    ("more", "less"),
    [
        (f"<div class=article-body><p>{PROSE}</div>", f"<div><p>{PROSE}</div>"),
        (f"<div><p>{PROSE}</div>", "<div><p>Wall to be mended</div>"),
        (f"<div><p>{PROSE}</div>", f"<div><p>{PROSE}<p><a href=x>{PROSE}</a></div>"),
        (f"<div><p>{PROSE}</div>", f"<div><p><a href=x>{PROSE}</a></div>"),
    ],
)
def test_what_a_line_is_worth(more: str, less: str) -> None:
    (first, *_), high = surveyed(more)
    (second, *_), low = surveyed(less)
    assert high.value(first, early=False) > low.value(second, early=False)
    assert high.value(first, early=False) > high.value(first, early=True) > 0


def test_a_long_line_is_worth_no_more_than_a_paragraph() -> None:
    (first, second), survey = surveyed(f"<div><p>{PROSE * 4}</div><div><p>{PROSE * 400}</div>")
    assert survey.value(first, early=False) == survey.value(second, early=False)
