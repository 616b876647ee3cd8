"""A report's head: which source each field is from."""

from __future__ import annotations

import hashlib

import pytest

from onrecord.intake.head import content_id, dated, head
from onrecord.intake.metadata import Claims
from onrecord.model import Basis, Block, BlockKind, Given, Head

WORDS = "The mayor said on Monday that the harbour wall would be mended before the first storms of winter."


Lines = list[tuple[BlockKind, str]]


def made(lines: Lines, given: Given | None = None, claims: Claims | None = None) -> Head:
    text, blocks = "", []
    for kind, words in lines:
        blocks.append(Block(len(text), len(text) + len(words), kind))
        text += words + "\n\n"
    return head(text, blocks, given or Given(), claims or Claims())


def test_what_is_given_goes_before_what_is_claimed_and_that_before_what_is_written() -> None:
    lines: list[tuple[BlockKind, str]] = [
        ("title", "Written"),
        ("byline", "By Ana Reyes"),
        ("dateline", "9 May 2024"),
        ("paragraph", WORDS),
    ]
    claims = Claims(title="Claimed", published="2024-05-08", basis={"title": "json-ld", "published": "meta"})
    found = made(lines, Given(published="2024-05-07T10:00Z"), claims)
    assert (found.title, found.byline, found.published) == ("Claimed", ("Ana Reyes",), "2024-05-07T10:00:00+00:00")
    assert found.basis == {"title": "json-ld", "byline": "text", "published": "given", "language": "text"}


def test_nothing_known_is_nothing_said() -> None:
    assert made([("paragraph", "Yes.")]) == Head(sha256=hashlib.sha256(b"Yes.\n\n").hexdigest())


@pytest.mark.parametrize(
    ("claimed", "title", "outlet"),
    [
        ("Wall to be mended - The Coast Courier", "Wall to be mended", "The Coast Courier"),
        ("Wall to be mended | News | The Coast Courier", "Wall to be mended", "The Coast Courier"),
        ("The Coast Courier: Wall to be mended", "Wall to be mended", "The Coast Courier"),
        ("Wall to be mended", "Wall to be mended", None),
        ("Wall to be mended - of all the papers in the land the best", "Wall to be mended", None),
        ("Something else | The Coast Courier", "Wall to be mended", None),
    ],
)
def test_the_title_of_the_window_names_the_site(claimed: str, title: str, outlet: str | None) -> None:
    found = made([("title", "Wall to be mended"), ("paragraph", WORDS)], claims=Claims(title=claimed, window=True, basis={"title": "meta"}))
    assert (found.title, found.outlet, found.basis["title"]) == (title, outlet, "text")


@pytest.mark.parametrize(
    ("claimed", "outlet", "title", "basis"),
    [
        ("Wall to be mended | The Coast Courier", None, "Wall to be mended", "text"),
        ("Wall to be mended - the coast courier", "The Coast Courier", "Wall to be mended", "text"),
        ("Wall to be mended – what we know", "The Coast Courier", "Wall to be mended – what we know", "meta"),
        ("Wall to be mended by winter", "The Coast Courier", "Wall to be mended by winter", "meta"),
        ("Wall to be mended: by winter", None, "Wall to be mended: by winter", "meta"),
        ("Wall to be mended | says the mayor who has never been near a wall", None, None, "meta"),
        ("Wall to be mended", "The Coast Courier", "Wall to be mended", "meta"),
        ("Other | Wall to be mended", None, "Other | Wall to be mended", "meta"),
    ],
)
@pytest.mark.parametrize("source", ["meta", "json-ld"])
def test_a_claimed_title_loses_the_name_of_the_site(claimed: str, outlet: str | None, title: str | None, basis: str, source: Basis) -> None:
    claims = Claims(title=claimed, outlet=outlet, basis={"title": source, "outlet": source})
    found = made([("title", "Wall to be mended"), ("paragraph", WORDS)], claims=claims)
    assert (found.title, found.basis["title"]) == (title or claimed, source if basis == "meta" else "text")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Ana Reyes", ("Ana Reyes",)),
        ("By Ana Reyes and Jon Holm in Esbjerg", ("Ana Reyes", "Jon Holm")),
        ("By Ana Reyes, chief reporter", ("Ana Reyes",)),
        ("Ana Reyes 9 May 2024", ("Ana Reyes",)),
        ("By ANA REYES\nPosted: 9 May 2024", ("ANA REYES",)),
        ("By Ana" + " " * 100_000 + "Reyes", ("Ana Reyes",)),
        ("By", ("By",)),
        ("9 May", ()),
    ],
)
def test_bylines(line: str, expected: tuple[str, ...]) -> None:
    assert made([("byline", line), ("paragraph", WORDS)]).byline == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Published 9 May 2024", "10 May 2024"], "2024-05-09"),
        (["Updated 9 May 2024"], None),
        (["(Last updated 9 May 2024)", "8 May 2024"], "2024-05-08"),
        (["Updated 9 May 2024\nPublished 8 May 2024"], "2024-05-08"),
        (["3 hours ago"], None),
    ],
)
def test_dates_of_publication(lines: list[str], expected: str | None) -> None:
    assert made([("dateline", line) for line in lines]).published == expected


@pytest.mark.parametrize("published", ["yesterday", "", "2024-02-30"])
def test_a_given_date_that_is_none_is_passed_over(published: str) -> None:
    found = made([("dateline", "9 May 2024")], Given(published=published))
    assert (found.published, found.basis) == ("2024-05-09", {"published": "text"})


@pytest.mark.parametrize(
    ("claims", "line", "fallback", "expected"),
    [
        (Claims(published="2024-05-08", basis={"published": "json-ld"}), "9 May 2024", "2024-05-01", ("2024-05-08", "json-ld")),
        (Claims(published="2024-05-08", basis={"published": "meta"}), "9 May 2024", "2024-05-01", ("2024-05-08", "meta")),
        (Claims(), "9 May 2024", "2024-05-01", ("2024-05-09", "text")),
        (Claims(), "3 hours ago", "2024-05-01T10:00Z", ("2024-05-01T10:00:00+00:00", "given")),
        (Claims(), "3 hours ago", "yesterday", (None, None)),
        (Claims(), "3 hours ago", None, (None, None)),
    ],
)
def test_a_fallback_goes_after_what_the_report_says(
    claims: Claims, line: str, fallback: str | None, expected: tuple[str | None, str | None]
) -> None:
    found = dated(made([("dateline", line)], claims=claims), fallback)
    assert (found.published, found.basis.get("published")) == expected


def test_a_fallback_stands_in_the_order_of_the_basis() -> None:
    found = dated(made([("paragraph", WORDS)], Given(title="Wall")), "2024-05-01")
    assert list(found.basis) == ["title", "published", "language"]


def test_the_same_words_from_the_same_place_are_the_same_report() -> None:
    here, there = Head(url="https://x.example/a"), Head(url="https://x.example/b")
    assert content_id("a", here) == content_id("a", here)
    assert len({content_id("a", here), content_id("a", there), content_id("b", here), content_id("a", Head(published="2024-05-09"))}) == 4
