"""What a page says about itself, true or not, in JSON-LD, meta tags and microdata."""

from __future__ import annotations

import json

import pytest

from onrecord.intake.metadata import MAX_NODES, MAX_PEOPLE, Claims, claims, names
from onrecord.intake.offsets import parse_anchored


def claimed(page: str) -> Claims:
    return claims(parse_anchored(page, "page.html"))


def linked(*values: object) -> Claims:
    return claimed("".join(f'<script type="application/ld+json">{json.dumps(value)}</script>' for value in values))


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Wall to be &amp;quot;mended&amp;quot;  by <i>winter</i>",
    "author": [{"@type": "Person", "name": "Ana Reyes"}, {"name": "Jon Holm and Li Wei"}],
    "publisher": {"name": "The Coast Courier"},
    "url": "https://courier.example/wall?a=1&amp;section=2",
    "datePublished": "2025-12-09T04:25:00Z",
    "dateModified": "2025-12-09T16:52:00Z",
}


def test_json_ld_tells_everything() -> None:
    found = linked(ARTICLE)
    assert found.title == 'Wall to be "mended" by winter'
    assert found.byline == ("Ana Reyes", "Jon Holm", "Li Wei")
    assert found.outlet == "The Coast Courier"
    assert found.url == "https://courier.example/wall?a=1&section=2"
    assert (found.published, found.modified) == ("2025-12-09T04:25:00+00:00", "2025-12-09T16:52:00+00:00")
    assert found.basis == dict.fromkeys(("title", "byline", "outlet", "url", "published", "modified"), "json-ld")


@pytest.mark.parametrize(
    "value",
    [
        [ARTICLE],
        {"@graph": [{"@type": "Organization", "name": "Other"}, ARTICLE]},
        {"@type": "WebPage", "headline": "Another", "mainEntity": ARTICLE},
        {**ARTICLE, "@type": ["Thing", "ReportageNewsArticle"]},
    ],
)
def test_an_article_is_found_however_it_is_nested(value: object) -> None:
    assert linked(value).byline == ("Ana Reyes", "Jon Holm", "Li Wei")


def test_names_are_found_by_their_id() -> None:
    graph = [
        {"@type": "NewsArticle", "author": {"@id": "#a"}, "publisher": {"@id": "#o"}},
        {"@id": "#a", "name": "Ana Reyes"},
        {"@id": "#o", "name": "The Coast Courier"},
    ]
    found = linked({"@graph": graph})
    assert (found.byline, found.outlet) == (("Ana Reyes",), "The Coast Courier")


@pytest.mark.parametrize(
    "wrapped",
    ["<!-- {} -->", "//<![CDATA[\n{}\n//]]>", "/*<![CDATA[*/ {} /*]]>*/", "{};", " \n{} ;\n", "<!--\n//<![CDATA[\n{};\n//]]>\n-->"],
)
def test_wrapped_scripts_are_read(wrapped: str) -> None:
    script = wrapped.format('{"@type": "Article", "headline": "A title\nin two lines"}')
    assert claimed(f'<script type="application/ld+json">{script}</script>').title == "A title in two lines"


@pytest.mark.parametrize(
    "script",
    [
        "",
        "{",
        "[" * 100_000,
        "null",
        "NaN",
        '"NewsArticle"',
        '{"@type": "NewsArticle", "headline": NaN, "author": NaN}',
        '{"@type": "NewsArticle", "headline": ["", 1, null], "author": 5, "publisher": true, "url": [], "datePublished": {}}',
        '{"@type": "NewsArticle", "author": {"@id": ["#a"]}, "publisher": {"@id": {"a": 1}}, "@id": ["#a"]}',
        '{"@type": "NewsArticle", "@id": "#a", "author": {"@id": "#a"}, "publisher": [[[]]]}',
        '{"@type": {"a": "NewsArticle"}, "headline": "x"}',
        '{"@type": "NewsArticle", "datePublished": "99999-99-99", "dateModified": "2024-02-30"}',
        f'{{"@type": "NewsArticle", "headline": {"9" * 5_000}}}',
        '{"@type": "NewsArticle", "headline": "' + "x" * 5_000_000 + '"}',
        '{"@type": "NewsArticle", "headline": "' + "x" * 1_001 + '"}',
        '{"@type": "NewsArticle", "url": "javascript:alert(1)", "mainEntityOfPage": "http:// x"}',
        "{}-->" + " " * 100_000 + "x",
    ],
)
def test_json_ld_that_says_nothing_sensible_is_passed_over(script: str) -> None:
    assert claimed(f'<script type="application/ld+json">{script}</script>') == Claims()


def test_json_ld_holds_no_lone_surrogates() -> None:
    found = linked({"@type": "NewsArticle", "headline": "A \ud83d b", "author": "Ana \udc00 Reyes", "url": "https://x.example/\ud800"})
    assert (found.title, found.byline, found.url) == ("A \ufffd b", ("Ana \ufffd Reyes",), "https://x.example/\ufffd")


def test_endless_lists_are_cut() -> None:
    authors = [f"Ana{n} Reyes, Jon{n} Holm" for n in range(1_000)]
    assert len(linked({"@type": "NewsArticle", "author": authors}).byline) == MAX_PEOPLE
    assert linked({"@type": "NewsArticle", "articleBody": "x" * 3_999_000}, ARTICLE).byline == ("Ana Reyes", "Jon Holm", "Li Wei")
    assert linked({"@type": "Thing", "name": "x" * 4_000_000}, ARTICLE) == Claims()
    late = linked([{"@type": "Thing"}] * MAX_NODES + [ARTICLE])
    assert late == Claims()


def test_cycles_of_ids_end() -> None:
    graph = [{"@type": "NewsArticle", "@id": "#a", "author": {"@id": "#b"}}, {"@id": "#b", "name": {"@id": "#a"}}]
    assert linked({"@graph": graph}).byline == ()


@pytest.mark.parametrize(
    ("tags", "field", "value"),
    [
        ("<meta property='og:title' content='A &amp;amp; b'><meta name=headline content=c>", "title", "A & b"),
        ("<title>A title - Courier</title>", "title", "A title - Courier"),
        ("<meta name=author content='By Ana Reyes and Jon Holm'>", "byline", ("Ana Reyes", "Jon Holm")),
        ("<meta name=author content='https://x.example/ana'>", "byline", ()),
        ("<meta name=author content='Courier'><meta property='og:site_name' content=Courier>", "byline", ()),
        ("<meta property='og:site_name' content='The Coast Courier'>", "outlet", "The Coast Courier"),
        ("<meta PROPERTY='article:published_time' content='2024-05-09T04:25Z'>", "published", "2024-05-09T04:25:00+00:00"),
        ("<meta name=date content='yesterday'><meta name=pubdate content='2024-05-09'>", "published", "2024-05-09"),
        ("<meta itemprop=dateModified content='2024-05-09'>", "modified", "2024-05-09"),
        ("<link rel='shortlink canonical' href='https://x.example/a?b=1&amp;copy=2'>", "url", "https://x.example/a?b=1&copy=2"),
        ("<link rel=canonical href='/a'><meta property='og:url' content='https://x.example/a'>", "url", "https://x.example/a"),
        ("<link rel=canonical href='javascript:a'>", "url", None),
        (f"<link rel=canonical href='https://x.example/{'a' * 3_000}'>", "url", None),
        ("<time itemprop=datePublished datetime='2024-05-09T10:00+02:00'>then</time>", "published", "2024-05-09T10:00:00+02:00"),
        ("<time class='entry-date' datetime='2024-05-09'>then</time>", "published", "2024-05-09"),
        ("<time class='updated' datetime='2024-05-09'>then</time>", "modified", "2024-05-09"),
        ("<time datetime='2024-05-09'>then</time>", "published", None),  # of anything
        ("<abbr class='published' title='2024-05-09T10:00:00Z'>then</abbr>", "published", "2024-05-09T10:00:00+00:00"),
        ("<abbr class='updated' title='2024-05-09'>then</abbr>", "modified", "2024-05-09"),
        ("<abbr title='Published by the Port Union'>PU</abbr>", "published", None),
        ("<abbr title='Published 2024-05-09'>then</abbr>", "published", None),
        ("<abbr title='2024-05-09'>then</abbr>", "published", None),
        ("<span itemprop=author><b itemprop=name>Ana Reyes</b>, at large</span>", "byline", ("Ana Reyes",)),
        ("<a rel=author href=x>Ana Reyes</a><a rel=author href=y>Jon Holm</a>", "byline", ("Ana Reyes", "Jon Holm")),
        ("<div itemprop=publisher><meta itemprop=name content=x><i content='The Courier'></i></div>", "outlet", None),
        ("<i itemprop=publisher content='The Courier'></i>", "outlet", "The Courier"),
        ("<meta name=author content='Ana Reyes' content='Jon Holm'>", "byline", ("Ana Reyes",)),
        ("<meta name content><meta>", "title", None),
    ],
)
def test_tags(tags: str, field: str, value: object) -> None:
    assert getattr(claimed(f"<head>{tags}</head>"), field) == value


def test_json_ld_goes_before_tags() -> None:
    page = f'<meta property="og:title" content="Other"><meta name=author content="Jon Holm">{"<script type=application/ld+json>"}'
    found = claimed(page + json.dumps({"@type": "NewsArticle", "headline": "Wall to be mended"}) + "</script>")
    assert (found.title, found.byline) == ("Wall to be mended", ("Jon Holm",))
    assert found.basis == {"title": "json-ld", "byline": "meta"}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Ana Reyes", ("Ana Reyes",)),
        ("Words by: Ana Reyes | Jon Holm", ("Ana Reyes", "Jon Holm")),
        ("Ana Reyes, Jon Holm and Li Wei", ("Ana Reyes", "Jon Holm", "Li Wei")),
        ("Ana Reyes & Ana Reyes", ("Ana Reyes",)),
        ("Ana Reyes, @anareyes, www.reyes.example", ("Ana Reyes",)),
        ("Sandy Byrne", ("Sandy Byrne",)),
        (" , | and ", ()),
        ("", ()),
    ],
)
def test_names(line: str, expected: tuple[str, ...]) -> None:
    assert names(line) == expected
