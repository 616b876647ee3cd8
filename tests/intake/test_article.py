"""Which lines of a page are its report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.intake.conftest import Paged, Told

HEADLINES = ("Wall found, builder lost", "Ferry sails without its captain", "Union buys the canteen", "A gull speaks", "Ice on the pier")


@pytest.mark.parametrize(
    "tag", ["nav", "aside", "footer", "div class=related", "div id=sidebar", "section aria-label=newsletter", "div hidden"]
)
@pytest.mark.parametrize("place", ["before", "within", "after"])
def test_furniture_is_no_part_of_the_body(paged: Paged, told: Told, tag: str, place: str) -> None:
    words = "Nobody will ever believe how this reader of ours mended a wall of her own with nothing but a spoon."
    blocks = told(paged(**{place: f"<{tag}><p>{words}</p></{tag.split(maxsplit=1)[0]}>"}))
    assert [kind for kind, text in blocks if text == words] in ([], ["furniture"])
    assert [kind for kind, _ in blocks].count("paragraph") == 4


def test_lists_of_links_end_the_report(paged: Paged, told: Told) -> None:
    links = "".join(f"<p><a href=/{n}>{words} and nobody knows why it was done</a></p>" for n, words in enumerate(HEADLINES))
    blocks = told(paged(after=f"<div><h3>Elsewhere</h3>{links}</div>", before=f"<div>{links}</div>"))
    assert [kind for kind, _ in blocks] == ["title", "paragraph", "paragraph", "paragraph", "paragraph"]


def test_comments_below_are_not_read(paged: Paged, told: Told) -> None:
    comments = "".join(
        f"<div class=comment><p>I was there and {words.lower()}, which the paper does not say at all.</div>" for words in HEADLINES
    )
    assert not [text for _, text in told(paged(after=f"<div id=comments>{comments}</div>")) if "I was there" in text]


@pytest.mark.parametrize(
    "head",
    [
        "",
        "<meta property='og:title' content='Wall to be mended by winter'>",
        "<meta property='og:title' content='Wall to be mended by winter - The Coast Courier'>",
        "<meta property='og:title' content='Something else altogether'>",
    ],
)
def test_the_title_is_found(paged: Paged, told: Told, head: str) -> None:
    assert told(paged(head=head))[0] == ("title", "Wall to be mended by winter")


def test_a_title_outside_the_body_is_found(told: Told, paged: Paged) -> None:
    page = paged(title="").replace("<article>", "<header><h1>Wall to be mended by winter</h1></header><article>")
    assert told(page)[0] == ("title", "Wall to be mended by winter")


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>The harbour is closed.", [("paragraph", "The harbour is closed.")]),
        ("<h2>Closed</h2><p>The harbour is closed.", [("heading", "Closed"), ("paragraph", "The harbour is closed.")]),
        ("<nav>Home</nav><p>The harbour is closed.<p>Advertisement", [("paragraph", "The harbour is closed.")]),
        ("<p><a href=x>More walls</a><p>The harbour is closed.", [("paragraph", "The harbour is closed.")]),
    ],
)
def test_small_pages_are_read_whole(told: Told, page: str, expected: list[tuple[str, str]]) -> None:
    assert told(page) == expected


def test_an_old_page_without_elements_is_read(told: Told) -> None:
    words = "The mayor said on Monday that wall number {} of the harbour would be mended before winter"
    page = "<html><body bgcolor=white><font size=2>" + "<br><br>".join(words.format(n) for n in range(5)) + "</font>"
    assert told(page) == [("paragraph", words.format(n)) for n in range(5)]
