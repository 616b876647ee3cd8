"""Plain text: unchanged to the character, with the role of each line or paragraph."""

from __future__ import annotations

import pytest

from onrecord.errors import EmptyInput
from onrecord.intake import plain
from onrecord.intake.plain import read_plain
from onrecord.model import Given

LEAD = "The mayor of Varde said on Monday that the harbour wall would be mended before the first storms of the winter came in."
SECOND = "“We are not closing anything,” Ada Novak told the dockers who had come to hear her in the canteen of the port that day."
THIRD = "The Port Union answered that no engineer had been near the wall since the spring, whatever the ministry may have been told."


def told(text: str, given: Given | None = None) -> list[tuple[str, str]]:
    report = read_plain(text, "a.txt", given)
    assert report.text == text
    return [(block.kind, report.text[block.start : block.end]) for block in report.blocks]


def kinds(text: str) -> str:
    return " ".join(kind for kind, _ in told(text))


@pytest.mark.parametrize("parting", ["\n\n", "\n", "\r\n\r\n", "\r\r", " \n \t\n ", "\n\n\n\n", "\u2029\u2029", "\x0c\n", "\n\u00a0\n"])
@pytest.mark.parametrize(("start", "end"), [("", ""), ("\ufeff", "\n"), (" \r\n\t", " \n\n")])
def test_paragraphs_are_parted_by_line_ends_of_any_kind(parting: str, start: str, end: str) -> None:
    found = told(start + parting.join((LEAD, SECOND, THIRD)) + end)
    assert [(kind, words.removeprefix("\ufeff")) for kind, words in found] == [("paragraph", words) for words in (LEAD, SECOND, THIRD)]


def test_lines_that_were_broken_by_hand_are_one_paragraph() -> None:
    wrapped = "The mayor of Varde said on Monday that the harbour wall would be\nmended before the first storms of the winter came\nin."
    assert told(f"{wrapped}\n\n{SECOND}") == [("paragraph", wrapped), ("paragraph", SECOND)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Wall to be mended by winter", LEAD, SECOND], "title paragraph paragraph"),
        (["Wall to be mended by winter", "By Ada Novak", LEAD], "title byline paragraph"),
        (
            ["Wall to be mended by winter", "Minister denies a sale", "Ada Novak", "9 May 2024 10:00 GMT", LEAD],
            "title dek byline dateline paragraph",
        ),
        (["Wall to be mended by winter", "Updated Thursday 9 May 2024", LEAD], "title dateline paragraph"),
        (["Log in", "Wall to be mended by winter", "By Ada Novak", LEAD], "furniture title byline paragraph"),
        ([LEAD, SECOND], "paragraph paragraph"),
        (["SHEFFIELD, England, May 8 (Northwire) - " + LEAD, SECOND], "paragraph paragraph"),
        (["“No,” she said.", LEAD], "paragraph paragraph"),
        (["Wall to be mended by winter"], "paragraph"),
        ([LEAD, "The survey nobody has seen", SECOND], "paragraph heading paragraph"),
        ([LEAD, "– a list", SECOND], "paragraph paragraph paragraph"),
        ([LEAD, "Advertisement", SECOND], "paragraph furniture paragraph"),
        ([LEAD, "Photograph: Ola Brandt", SECOND], "paragraph furniture paragraph"),
        ([LEAD, "Recommended", "The wall that moved", "The gull that spoke", SECOND], "paragraph furniture furniture furniture paragraph"),
        ([LEAD, SECOND, "Back to top", "The wall that moved"], "paragraph paragraph furniture furniture"),
        (
            [LEAD, "Sign up to our newsletter\nPressing the button means yes\nYour email address", SECOND],
            "paragraph furniture furniture furniture paragraph",
        ),
        ([LEAD, "Sign up to our newsletter\nPressing the button means yes", SECOND], "paragraph furniture furniture paragraph"),
    ],
)
def test_roles(lines: list[str], expected: str) -> None:
    assert kinds("\n\n".join(lines)) == expected


def test_a_given_title_is_found_or_none_is() -> None:
    given = Given(title="Wall to be mended by winter")
    assert told(f"WALL TO BE MENDED BY WINTER\n\n{LEAD}", given)[0][0] == "title"
    assert told(f"Something else\n\n{LEAD}", given)[0][0] != "title"
    assert told(f"…\n\n{LEAD}", given)[0][0] != "title"
    assert told(f"{LEAD}\n\n{SECOND}", Given(title="…"))[0][0] != "title"


def test_what_is_given_is_kept() -> None:
    report = read_plain(LEAD, "a.txt", Given(id="a", published="2024-05-09T10:00Z"), ("a note",))
    assert (report.id, report.head.published, report.notes, report.name) == ("a", "2024-05-09T10:00:00+00:00", ("a note",), "a.txt")


@pytest.mark.parametrize("text", ["", " ", "\n\r\n\t", "\u3000\u2003\u00a0", "\ufeff", "\ufeff \ufeff", "\0\0", "\x0b\x0c\x1c\x85\u2028"])
def test_white_space_is_empty(text: str) -> None:
    with pytest.raises(EmptyInput, match=r"^a\.txt: is empty$"):
        read_plain(text, "a.txt")


@pytest.mark.parametrize(
    "text", ["a", "“", "…", "1", "\0a", "😀", "e\u0301\u200f", "a" * 100_000, '"' * 100_000, "a" + " " * 100_000 + "b"]
)
def test_one_line_of_anything_is_a_paragraph(text: str) -> None:
    assert told(text) == [("paragraph", text)]


def test_a_title_with_endless_white_space_is_read() -> None:
    gap = " " * 50_000
    report = read_plain(f"Wall{gap}to be mended\nBy Ada{gap}Novak\n9 May 2024{gap}x\n{LEAD}", "a.txt")
    assert (report.head.byline, report.head.published) == (("Ada Novak",), "2024-05-09")


def test_a_text_of_endless_lines_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain, "MAX_LINES", 3)
    report = read_plain("\n\n".join([LEAD] * 5), "a.txt", None, ("a note",))
    assert (len(report.blocks), report.text.count(LEAD)) == (3, 5)
    assert report.notes == ("a note", "only the first 20,000 lines were read")
    assert read_plain("\n\n".join([LEAD] * 3), "a.txt").notes == ()
