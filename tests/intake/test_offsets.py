"""Where text stands in the page, whatever the parser makes of the markup around it."""

from __future__ import annotations

import pytest
from turbohtml import Text

from onrecord.errors import TooLarge
from onrecord.intake import offsets
from onrecord.intake.offsets import anchor, parse_anchored


def anchored(page: str) -> list[tuple[str, str | None]]:
    """List the texts of a page in tree order, each with the stretch of the page that it is anchored to."""
    found: list[tuple[str, str | None]] = []
    for node in parse_anchored(page, "page.html").descendants:
        if isinstance(node, Text):
            span = anchor(node, page)
            found.append((node.data, page[slice(*span)] if span else None))
    return found


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>one</p>", [("one", "one")]),
        ("<p>one<b>two</b>three", [("one", "one"), ("two", "two"), ("three", "three")]),
        ("<p>a &amp; b", [("a & b", "a &amp; b")]),
        ("<p>a & b &copy c", [("a & b © c", "a & b &copy c")]),
        ("<p>&#8220;a&#x201d;", [("“a”", "&#8220;a&#x201d;")]),
        ("<p>a&nbsp;b", [("a\xa0b", "a&nbsp;b")]),
        ("<p>a < b", [("a < b", "a < b")]),
        ("<p>one\r\ntwo\rthree\nfour", [("one\ntwo\nthree\nfour", "one\r\ntwo\rthree\nfour")]),
        ("<p>\r\n<b>x</b>\r\n\r\n<i>y</i>", [("\n", "\r\n"), ("x", "x"), ("\n\n", "\r\n\r\n"), ("y", "y")]),
        ("<p>a\0b", [("ab", "a\0b")]),
        ("<p>😀<b>𝒜 b</b> c", [("😀", "😀"), ("𝒜 b", "𝒜 b"), (" c", " c")]),
        ("<p>&#xD800;", [("\ufffd", "&#xD800;")]),
        ("<pre>\nfirst", [("\nfirst", "\nfirst")]),
        ("<p>a<!-- a note -->b", [("a", "a"), ("b", "b")]),
        ("<p>a<!-- never closed", [("a", "a")]),
        ("<p title='<b>'>a", [("a", "a")]),
        ('<p title="12" title="13">a', [("a", "a")]),
        ("<div><p>a<div>b</p>c", [("a", "a"), ("b", "b"), ("c", "c")]),
        ("<p>one < two <a hre", [("one < two ", "one < two ")]),
        ("<p>one &amp; two </", [("one & two </", "one &amp; two </")]),
        ("<p>one &amp; two </p", [("one & two ", "one &amp; two ")]),
        ("<p><b>a<p>b", [("a", "a"), ("b", "b")]),
        ("<font size=2><i>a<p>b<p>c", [("a", "a"), ("b", "b"), ("c", "c")]),
        ("<!doctype html>one<p>two", [("one", "one"), ("two", "two")]),
        ("<!doctype html>\n one<p>two", [("one", "\n one"), ("two", "two")]),
        ("<meta charset=utf-8>one<p>two", [("one", "one"), ("two", "two")]),
        ("<head></head>one", [("one", "one")]),
    ],
)
def test_text_is_anchored_where_it_stands(page: str, expected: list[tuple[str, str]]) -> None:
    assert anchored(page) == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<script>var a = '<p>';</script>", [("var a = '<p>';", None)]),
        ("<title>a &amp; b</title>", [("a & b", None)]),
        ("<textarea><!--0 4--></textarea>", [("<!--0 4-->", None)]),
        ("<p>a<plaintext><b>c", [("a", "a"), ("<b>c", None)]),
        ("<xmp><b>a</b></xmp>", [("<b>a</b>", None)]),
    ],
)
def test_raw_text_is_left_as_it_is(page: str, expected: list[tuple[str, str | None]]) -> None:
    assert anchored(page) == expected


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<body>one <table>two</table>", "one two"),  # text in a table is moved before it, to what stands there
        ("<body>one</body>two", "onetwo"),
        ("<body><table>two</table>", "two"),
        ("<body><!--0 6--><table>two &amp; more</table>", "two & more"),
        ("<body><!--999999999 9--><table>two</table>", "two"),
        (f"<body><!--{'9' * 5000} 9--><table>two</table>", "two"),
        ("<body><!--² ³--><table>two</table>", "two"),
        ("<body><!0 6><table>two</table>", "two"),
        ("<body><svg><title></svg><p><!--0 6-->two", "two"),
    ],
)
def test_what_the_parser_moves_keeps_its_words_and_claims_no_place(page: str, words: str) -> None:
    assert (words, None) in anchored(page)


@pytest.mark.parametrize("forged", ["<!--0 6-->", "<!--1 2-->", "<!0 6>", "<?0 6>"])
def test_a_forged_marker_changes_nothing(forged: str) -> None:
    assert anchored(f"<body><p>{forged}one<b>{forged}two</b>") == [("one", "one"), ("two", "two")]


@pytest.mark.parametrize(
    "page",
    [
        "<b></b>" * 60,
        "a<br>" * 60,
        "".join(f"<b id={n}>" for n in range(20)) + "<p>a" * 10,  # the parser would open all twenty in each paragraph
        "".join(f"<i class=c{n}><p>a" for n in range(20)),
    ],
)
def test_a_tree_without_end_is_refused_before_it_is_built(monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    monkeypatch.setattr(offsets, "MAX_NODES", 100)
    with pytest.raises(TooLarge, match=r"^page\.html: has more than 100 tags"):
        parse_anchored(page, "page.html")


@pytest.mark.parametrize(
    "page",
    [
        "<b>" * 40 + "<p>a" * 10,  # written alike: the parser keeps three
        "<b id=1>a</b><p>b" * 20,
        "<a href=x>a</a></p>" * 20,
    ],
)
def test_a_tree_of_bounded_size_is_built(monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    monkeypatch.setattr(offsets, "MAX_NODES", 120)
    assert parse_anchored(page, "page.html").find("p") is not None


def test_a_second_body_is_not_added_up() -> None:
    page = "<html><body class=first>" + "".join(f"<body a{n}=1><html b{n}=2>" for n in range(50)) + "<p>one"
    document = parse_anchored(page, "page.html")
    assert [(body.tag, dict(body.attrs)) for body in document.find_all("body")] == [("body", {"class": ["first"]})]
    assert anchored(page) == [("one", "one")]
