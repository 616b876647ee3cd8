"""What holds for every input: text unchanged, blocks in order and inside it, anchors true, nothing raised but what is meant to be."""

from __future__ import annotations

import json
import re
from datetime import datetime
from html import unescape
from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from onrecord.errors import EmptyInput, InputError
from onrecord.intake import charset, kinds
from onrecord.intake.instants import instant, written
from onrecord.intake.jsonl import read_rows
from onrecord.intake.page import read_page
from onrecord.intake.plain import read_plain
from onrecord.model import Report

CHARACTERS = st.characters(exclude_categories=["Cs"])
LINES = st.sampled_from(
    [
        "Wall to be mended by winter", "By Ada Novak", "9 May 2024 10:00 GMT", "Advertisement", "Related", "Photo: Ola Brandt",
        "“We are not closing anything,” she told the dockers who had come to hear her in the canteen of the port on Monday.",
        "The Port Union answered that no engineer had been near the wall since the spring, whatever the ministry may have heard.",
        "VARDE, Denmark, May 8 (Northwire) -", "1", "—", "“", "  ", "\t", "\0", "\ufeff", "😀", "e\u0301", "\u200f", "\x85", "\u2028",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(CHARACTERS),
    st.lists(st.tuples(LINES, st.sampled_from(["\n", "\n\n", "\r\n", "\r\n\r\n", "\r", " \n \n", "\x0b", "\x0c"]))).map(
        lambda lines: "".join(line + end for line, end in lines)
    ),
)


def words_of(report: Report) -> list[str]:
    return [report.text[block.start : block.end] for block in report.blocks]


def without_space(text: str) -> str:
    return "".join(text.split())


def assert_in_order(report: Report) -> None:
    assert all(0 <= block.start < block.end <= len(report.text) for block in report.blocks)
    assert all(first.end <= second.start for first, second in pairwise(report.blocks))
    assert all(words == words.strip() != "" for words in words_of(report))


@given(TEXTS)
def test_plain_text_comes_back_unchanged(text: str) -> None:
    if all(character.isspace() or character in "\ufeff\0" for character in text):
        with pytest.raises(EmptyInput, match=r"^a\.txt: is empty$"):
            read_plain(text, "a.txt")
        return
    report = read_plain(text, "a.txt")
    assert report.text == text
    assert_in_order(report)
    assert without_space("".join(words_of(report))) == without_space(text)


@given(TEXTS, st.booleans(), st.sampled_from(["", "\n", "\r\n"]))
def test_a_row_comes_back_unchanged(text: str, ascii_only: bool, end: str) -> None:  # noqa: FBT001 -- drawn by hypothesis
    row = json.dumps({"id": "a", "text": text}, ensure_ascii=ascii_only) + end
    (report,) = read_rows([row], "a.jsonl")
    assume(isinstance(report, Report))
    assert isinstance(report, Report)
    assert (report.id, report.text) == ("a", text)
    assert_in_order(report)


@given(st.text(st.characters(), min_size=1))
def test_lone_surrogates_keep_every_offset(text: str) -> None:
    mended, notes = charset.without_surrogates(text)
    assert len(mended) == len(text)
    assert [new for old, new in zip(text, mended, strict=True) if old != new] == ["\ufffd"] * sum("\ud800" <= c <= "\udfff" for c in text)
    assert bool(notes) is (mended != text)


ROWS = st.one_of(
    TEXTS.map(lambda text: json.dumps({"text": text})),
    st.text(CHARACTERS.filter(lambda c: c not in "\r\n")),
    st.sampled_from(["", "[]", "{}", '{"text": 1}', '{"text": "a', '{"html": "<p>One two three"}', '{"id": 7, "text": "Yes."}', "null"]),
)


@given(st.lists(ROWS, max_size=8))
def test_the_neighbours_of_a_row_change_nothing(rows: list[str]) -> None:
    def told(item: Report | InputError) -> object:
        return (item.id, item.head, item.text, item.blocks, item.notes) if isinstance(item, Report) else (type(item), item.reason)

    filled = [row for row in rows if row and not row.isspace()]
    together = list(read_rows(rows, "a.jsonl"))
    alone = [item for row in filled for item in read_rows([row], "a.jsonl")]
    assert [told(item) for item in together] == [told(item) for item in alone] or not filled


PIECES = st.sampled_from(
    [
        *["{word} "] * 12, "{word}", "{word} {word} {word} {word} {word} {word} {word} {word} {word} {word} {word} {word}. ", "<p>",
        "</p>", "<div class='article-body'>", "<div class=related>", "</div>", "<h1>", "</h1>", "<h2>", "<br>", "<br><br>", "<b>",
        "</b>", "<i id={word}>", "<a href='{word}'>", "</a>", "<font>", "<span>", "</span>", "<time>", "</time>", "<small>", "<table>",
        "<tr>", "<td>", "</table>", "<ul>", "<li>", "<blockquote>", "<pre>\n", "<body>", "</body>", "<html>", "</html>", "<head>",
        "</head>", "<figure>", "</figure>", "<figcaption>", "<p hidden>", "<svg>", "</svg>", "<math>", "<title>", "</title>",
        "<script>", "</script>", "<style>", "</style>", "<template>", "</template>", "<textarea>", "</textarea>", "<select>",
        "<option>", "</select>", "<button>", "<noscript>", "</noscript>", "<iframe>", "<frameset>", "<plaintext>", "<xmp>", "</xmp>",
        "<nav>", "</nav>", "<article>", "</article>", "<my-tag>", "<!-- {word} -->", "<!--", "-->", "<!--0 5-->", "<!--12 34-->",
        "<!0 9>", "<?php {word} ?>", "<![CDATA[", "]]>", "<", ">", "</", "<p", "<p class", '<p title="', '"', "'", "&amp;",
        "&lt;b&gt;", "&nbsp;", "&#8220;", "&#xD800;", "&#0;", "&#x110000;", "&", "&copy", "&notit;", "\r\n", "\r", "\n", "\0",
        "\ufeff", "😀", "𝒜", "e\u0301", "\u2028", "\x85", "\x1c", "“", "”", "<meta name=author content={word}>",
        "<link rel=canonical href='http://[{word}'>", "<div itemprop=author itemprop=name>", "</p", "</>", "<//p>", "<p/>",
        "<!doctype html>",
    ]
)  # fmt: skip
WORD = re.compile(r"w\d+x")


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Markup put together anyhow, in which no word stands twice."""
    words = 0
    pieces = []
    for piece in draw(st.lists(PIECES, min_size=1, max_size=60)):
        while "{word}" in piece:
            piece = piece.replace("{word}", f"w{words}x", 1)  # noqa: PLW2901 -- filled in bit by bit
            words += 1
        pieces.append(piece)
    return "".join(pieces)


def read_or_refuse(page: str) -> Report | None:
    try:
        return read_page(page, "a.html")
    except InputError:
        return None


@given(pages())
@example("<body>w0x w1x<table>w2x w3x</table>")
@example("<body>w0x</body>w1x")
@example("<body><!--0 5--><table>w0x")
def test_any_page_is_read_with_true_anchors_or_refused(page: str) -> None:
    report = read_or_refuse(page)
    if report is None:
        return
    assert_in_order(report)
    assert read_page(page, "a.html") == report
    for block in report.blocks:
        if block.source is None:
            continue
        said = report.text[block.start : block.end]
        piece = unescape(page[slice(*block.source)]).replace("\0", "").replace("</>", "").strip()  # what the tokenizer drops
        told = WORD.findall(said)
        known = iter(WORD.findall(piece))
        assert all(word in known for word in told)
        assert not said.startswith(tuple(told[:1])) or piece.startswith(told[0])
        assert not said.endswith(tuple(told[-1:])) or piece.endswith(told[-1])


@given(pages())
def test_no_word_of_a_page_is_told_twice(page: str) -> None:
    report = read_or_refuse(page)
    told = WORD.findall(report.text) if report else []
    assert len(told) == len(set(told))


KEYS = st.sampled_from(
    [
        "@type", "@id", "@graph", "headline", "name", "author", "creator", "publisher", "url", "mainEntityOfPage", "datePublished",
        "dateCreated", "dateModified", "description", "articleBody",
    ]
)  # fmt: skip
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(), max_size=8)
    | st.sampled_from(
        [
            "NewsArticle", "WebPage", "#a", "Ada Novak", "https://courier.example/a", "http://[", "99999-99-99", "2024-02-30",
            "2024-05-09T04:25:00Z", "Mon, 99 Foo 2024", "Thu, 9 May 2024 10:00:00 -0000", "&lt;b&gt;", "\ud83d",
            "9 May 2024 10:00 GMT+99:99",
        ]
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=20,
)  # fmt: skip


@given(VALUES)
@example({"@type": "NewsArticle", "author": {"@id": ["#a"]}})
@example([{"@type": "NewsArticle", "@id": "#a", "author": {"@id": "#b"}}, {"@id": "#b", "name": {"@id": "#a"}}])
def test_any_json_ld_is_read_or_passed_over(value: object) -> None:
    script = json.dumps(value).replace("</", "<\\/")
    body = "<p>The mayor said on Monday that the harbour wall would be mended before winter.</p>"
    report = read_page(f'<html><script type="application/ld+json">{script}</script>{body}', "a.html")
    repr(report.head).encode()  # nothing in it that no file can hold
    assert report.text.startswith("The mayor said")
    for day in (report.head.published, report.head.modified):
        assert day is None or datetime.fromisoformat(day)


DATES = st.lists(
    st.sampled_from(
        [
            "9", "31", "0", "99", "May", "Feb.", "2024", "0000", "9999", "0001", "2024-05-09", "-", "T", " ", "  ", ",", "|", "at",
            "10:00", "25:61", "4", "pm", "a.m.", "GMT", "Z", "+02", "+0530", "+5:30", "-99:99", "ET", "IST", "Thu,", "Thursday", "of",
            "th", ":", ".", "10:00:00", "\u0661",
        ]
    ),
    max_size=14,
)  # fmt: skip


@given(DATES.map("".join) | DATES.map(" ".join) | st.text())
def test_a_date_is_a_day_or_an_instant_with_its_offset(value: str) -> None:
    for read in (instant, written):
        found = read(value)
        if found is not None:
            moment = datetime.fromisoformat(found)
            assert (moment.tzinfo is not None) is ("T" in found)
            assert instant(found) == found


@given(st.binary() | st.text().map(lambda text: text.encode("utf-16")) | pages().map(lambda page: page.encode("windows-1252", "replace")))
def test_any_bytes_are_decoded_to_what_a_file_can_hold(data: bytes) -> None:
    text, notes = charset.decode(data)
    text.encode()
    assert bool(notes) is bool(notes and "U+FFFD" in notes[0])


@given(st.text(CHARACTERS.filter(lambda c: c not in "\0\ufeff")))
def test_utf_8_is_read_as_it_is(text: str) -> None:
    assert charset.decode(text.encode()) == (text, ())


@given(st.text() | pages())
@pytest.mark.filterwarnings("error")
def test_any_beginning_has_a_kind(start: str) -> None:
    assert kinds.kind_by_content(start) in {"html", "text", "jsonl", "feed"}
