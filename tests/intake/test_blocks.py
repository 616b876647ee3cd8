"""The lines that a browser would set, their words and what they stand in."""

from __future__ import annotations

import pytest

from onrecord.intake import blocks
from onrecord.intake.blocks import Line, count, lines
from onrecord.intake.offsets import parse_anchored


def cut(page: str) -> list[Line]:
    return lines(parse_anchored(page, "page.html"), page)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>one</p><p>two</p>", ["one", "two"]),
        ("<p>one<p>two", ["one", "two"]),
        ("<p>o<b>n</b>e</p>", ["one"]),
        ("<p>  one \r\n\t two  </p>", ["one two"]),
        ("<p>one&nbsp;two\u2003three", ["one two three"]),
        ("<p>one<br>two", ["one\ntwo"]),  # an address, a verse
        ("<td>one<br>two", ["one", "two"]),
        ("<div>one<br>two<p>three<br>four</p></div>", ["one", "two", "three\nfour"]),
        ("<p>one<br><br>two", ["one", "two"]),
        ("<p>one<br> \n <br>two<br><br><br>three", ["one", "two", "three"]),
        ("one<div>two<div>three</div>four</div>five", ["one", "two", "three", "four", "five"]),
        ("<p>one<my-tag>two</my-tag>", ["onetwo"]),
        ("<p>one<unknown>two</unknown>three", ["one", "two", "three"]),
        ("<p>one<script>var a</script>two<style>p</style>three", ["onetwothree"]),
        ("<p>one<template>two</template><noscript>three</noscript><button>four</button>", ["one"]),
        ("<svg><text>one</text></svg><math><mi>two</mi></math><p>three", ["three"]),
        ("<textarea>one</textarea><select><option>two</select><p>three", ["three"]),
        ("<iframe>one</iframe><p>two", ["two"]),
        ("<p>— * —</p><p>©</p><p>1</p>", ["1"]),
        ("<ul><li>one<li>two</ul>", ["one", "two"]),
        ("<table><tr><td>one<td>two</table>", ["one", "two"]),
        ("<p>Ada Novak<span>AP</span>", ["Ada Novak AP"]),  # styles set the two apart
        ("<p><a>Ana Reyes</a><time>9 May</time>", ["Ana Reyes 9 May"]),
        ("<p>H<small>ere</small> we are", ["Here we are"]),
        ("<p>The wall<span>s</span> stand", ["The walls stand"]),
        ("<figcaption>The quay.<span class='photo-credit'>Ola Brandt</span></figcaption>", ["The quay.", "Ola Brandt"]),
        ("<p>one<plaintext><b>two", ["one", "<b>two"]),
        ("<p>𝒜da 😀", ["𝒜da 😀"]),
    ],
)
def test_lines_are_those_that_a_browser_sets(page: str, expected: list[str]) -> None:
    assert [line.text for line in cut(page)] == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>\n  one two \n</p>", ["one two"]),
        ("<p> <b>one</b> and <i>two</i> </p>", ["one</b> and <i>two"]),
        ("<p>one &amp; two", ["one &amp; two"]),
        ("<p>one<br>\n<br>\ntwo", ["one", "two"]),
        ("<p>one<!-- a --> two", ["one<!-- a --> two"]),
        ("<table>one<tr><td>two</table>", [None, "two"]),
    ],
)
def test_a_line_knows_where_it_stands(page: str, expected: list[str | None]) -> None:
    assert [page[slice(*line.source)] if line.source else None for line in cut(page)] == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("articleBody", "article body"),
        ("article-body", "article body"),
        ("article__body--main", "article body main"),
        ("sharebar", "sharebar"),
        ("RelatedLINKS2", "related links2"),
        ("gbIgPa sc1x2 css-1x9kq", "css"),
        ("abc" + "1" * 60 + "x", ""),
        ("AB" * 60 + "é", ""),
        ("ad " * 500, " ".join([*["ad"] * 333, "a"])),
    ],
)
def test_names_are_cut_into_words(name: str, expected: str) -> None:
    (line,) = cut(f"<div class='{name}'>one")
    assert line.box.name == expected


@pytest.mark.parametrize(
    ("attributes", "hidden"),
    [("", False), ("hidden", True), ("aria-hidden=true", True), ("aria-hidden=false", False), ("style='color:red; DISPLAY : none'", True)],
)
def test_what_is_hidden_is_known(attributes: str, *, hidden: bool) -> None:
    (line,) = cut(f"<div {attributes}><p>one")
    assert line.box.hidden is hidden


@pytest.mark.parametrize(
    ("page", "linked", "strong"),
    [
        ("<p>abcd", 0, 0),
        ("<p><a href=x>abcd</a>", 1, 0),
        ("<p>ab<a href=x>cd</a>", 0.5, 0),
        ("<p><b>ab</b><a href=x><strong>cd</strong></a>", 0.5, 1),
    ],
)
def test_shares_of_links_and_bold(page: str, linked: float, strong: float) -> None:
    (line,) = cut(page)
    assert (line.linked, line.strong) == (linked, strong)


def test_lines_end_one_after_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "MAX_LINES", 3)
    assert [line.text for line in cut("<p>a<p>b<p>c<p>d<p>e")] == ["a", "b", "c", "d"]


@pytest.mark.parametrize(("text", "words"), [("", 0), ("it's the mayor’s", 3), ("3.5 per cent", 4), ("a " * 60_000, 50_000)])
def test_words_are_counted_as_far_as_anybody_asks(text: str, words: int) -> None:
    assert count(text) == words


def test_deep_nesting_is_walked() -> None:
    assert [line.text for line in cut("<div>" * 5_000 + "one")] == ["one"]
