"""A page as a whole: its report, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.errors import EmptyInput, NoArticle, TooLarge
from onrecord.intake import blocks, offsets, page
from onrecord.intake.page import read_page
from onrecord.model import Given

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.intake.conftest import Paged

    Mangle = Callable[[str], str]


def test_blocks_stand_apart_in_the_text_and_point_into_the_page(paged: Paged) -> None:
    source = paged(within="<p>“Not <i>my</i> wall &amp; never&nbsp;was,” said the builder of it, who lives in Ribe.</p>")
    report = read_page(source, "page.html")
    assert report.text.split("\n\n") == [report.text[block.start : block.end] for block in report.blocks]
    assert "“Not my wall & never was,” said the builder" in report.text
    assert all(block.source for block in report.blocks)
    for block in report.blocks:
        assert block.source is not None
        words = source[slice(*block.source)].replace("<i>", "").replace("</i>", "").replace("&amp;", "&").replace("&nbsp;", " ")
        assert words == report.text[block.start : block.end]


def test_what_is_given_is_kept(paged: Paged) -> None:
    report = read_page(paged(), "page.html", Given(id="a", outlet="The Coast Courier"), ("a note",))
    assert (report.id, report.head.outlet, report.notes, report.name) == ("a", "The Coast Courier", ("a note",), "page.html")
    assert len(read_page(paged(), "page.html").id) == 16


@pytest.mark.parametrize("source", ["", " \r\n\t\u3000"])
def test_nothing_is_empty(source: str) -> None:
    with pytest.raises(EmptyInput, match=r"^page\.html: is empty$"):
        read_page(source, "page.html")


@pytest.mark.parametrize(
    "source",
    [
        "<html>",
        "<p>— * —",
        "<title>Wall to be mended</title>",
        "<script>var a = 'The mayor said on Monday that the wall would be mended.'</script>",
        "<!-- The mayor said on Monday that the wall would be mended. -->",
        "<!-- never closed <p>The mayor said on Monday that the wall would be mended.",
        "<ul>" + "<li><a href=x>Wall to be mended before winter, says the mayor</a>" * 50,
        "<svg><text>The mayor said on Monday</text></svg>",
        "<template><p>The mayor said on Monday that the wall would be mended.</template>",
        "<frameset><frame src=x></frameset>",
        "\0" * 50,
    ],
)
def test_a_page_without_running_text_is_refused(source: str) -> None:
    with pytest.raises(NoArticle, match=r"^page\.html: no article in this page: it has no running text$"):
        read_page(source, "page.html")


def test_a_page_of_endless_markup_is_refused(monkeypatch: pytest.MonkeyPatch, paged: Paged) -> None:
    monkeypatch.setattr(offsets, "MAX_NODES", 10)
    with pytest.raises(TooLarge, match=r"^page\.html: has more than 10 tags"):
        read_page(paged(), "page.html")


def test_a_page_of_endless_lines_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch, paged: Paged) -> None:
    monkeypatch.setattr(blocks, "MAX_LINES", 3)
    monkeypatch.setattr(page, "MAX_LINES", 3)
    report = read_page(paged(), "page.html", None, ("a note",))
    assert len(report.blocks) == 3
    assert report.notes == ("a note", "only the first 20,000 lines were read")


@pytest.mark.parametrize(
    "mangle",
    [
        lambda page: page.replace("\n", "\r\n"),
        lambda page: page.replace("\n", "\r"),
        lambda page: page.replace("</p>", ""),
        lambda page: page.replace("<p>", "<p><b><b><b>"),
        lambda page: page.replace("<p>", "<p class=a class='related' id=x id=y>"),
        lambda page: page.replace("<p>", "<!--0 5--><p><!--12 34-->"),
        lambda page: page.replace("</article>", ""),
        lambda page: page.replace("<html>", "").replace("<body>", "").replace("</body></html>", ""),
        lambda page: "\ufeff" + page,
        lambda page: page.replace("<article>", "<div>" * 300).replace("</article>", ""),
        lambda page: page + "<!-- never closed",
        lambda page: page + "<script>",
        lambda page: page + "<a hre",
        lambda page: page.replace("mayor", "ma\0yor"),
    ],
)
def test_what_is_wrong_with_the_markup_changes_no_word(paged: Paged, mangle: Mangle) -> None:
    whole, mangled = read_page(paged(), "page.html"), read_page(mangle(paged()), "page.html")
    assert mangled.text == whole.text
    assert [block.kind for block in mangled.blocks] == [block.kind for block in whole.blocks]
    assert all(block.source for block in mangled.blocks)
