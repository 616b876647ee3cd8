"""Feeds of every sort, one entry a report: what each says of itself, and what of it is read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import EmptyInput, InputError, NotAReport, TooLarge
from onrecord.intake import feed
from onrecord.intake.feed import items, read_feed
from onrecord.model import Given, Report

SAID = "“We are not closing anything,” said Ada Novak, the harbour minister, who had come to Varde."
MARKUP = f"&lt;p&gt;{SAID}&lt;/p&gt;&lt;p&gt;The Port Union answered that no engineer had been near the wall.&lt;/p&gt;"
RSS = (
    '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Coast Courier</title><link>https://news.example/</link>{}</channel></rss>'
)
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>The Coast Courier</title>{}</feed>'
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
    '<channel rdf:about="https://news.example"><title>The Coast Courier</title></channel>{}</rdf:RDF>'
)


def item(inner: str) -> str:
    return RSS.format(f"<item>{inner}</item>")


def entry(inner: str) -> str:
    return ATOM.format(f"<entry>{inner}</entry>")


def found(text: str, given: Given | None = None) -> list[Report | InputError]:
    return list(read_feed(text, "a", given))


def report(text: str, given: Given | None = None) -> Report:
    (one,) = found(text, given)
    assert isinstance(one, Report), one
    return one


def parts(one: Report) -> list[tuple[str, str]]:
    return [(block.kind, one.text[block.start : block.end]) for block in one.blocks]


HEAD = "<title>Wall to be mended by winter</title><link>https://news.example/wall</link>"


@pytest.mark.parametrize(
    "text",
    [
        item(f"{HEAD}<description>Short.</description><content:encoded><![CDATA[<p>{SAID}</p>]]></content:encoded>"),
        item(f"{HEAD}<content:encoded>&lt;p&gt;{SAID}&lt;/p&gt;</content:encoded>"),
        item(f"{HEAD}<description><![CDATA[<p>{SAID}</p>]]></description>"),
        entry(
            '<title>Wall to be mended by winter</title><link href="https://news.example/wall"/>'
            f'<content type="html">&lt;p&gt;{SAID}&lt;/p&gt;</content>'
        ),
        entry(
            '<title type="html">Wall &lt;b&gt;to be&lt;/b&gt; mended by winter</title><link rel="self" href="x"/><link rel="alternate" '
            f'href="https://news.example/wall"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{SAID}</p></div></content>'
        ),
        RDF.format(f'<item rdf:about="https://news.example/wall">{HEAD}<description>&lt;p&gt;{SAID}&lt;/p&gt;</description></item>'),
        entry(
            '<title>Wall to be mended by winter</title><link href="https://news.example/wall"/>'
            f'<summary type="html">&lt;p&gt;{SAID}&lt;/p&gt;</summary><content src="https://evil.example/" type="text/html"/>'
        ),
    ],
)
def test_an_entry_is_read_under_its_title(text: str) -> None:
    one = report(text)
    assert parts(one) == [("title", "Wall to be mended by winter"), ("paragraph", SAID)]
    assert (one.head.title, one.head.url, one.head.outlet) == (
        "Wall to be mended by winter",
        "https://news.example/wall",
        "The Coast Courier",
    )
    assert one.head.basis["title"] == one.head.basis["url"] == one.head.basis["outlet"] == "given"


def test_places_are_those_in_the_entrys_own_content() -> None:
    (known,) = items(item(f"{HEAD}<content:encoded>{MARKUP}</content:encoded>"), "a")
    assert not isinstance(known, InputError)
    title, first, second = report(item(f"{HEAD}<content:encoded>{MARKUP}</content:encoded>")).blocks
    assert title.source is None
    assert first.source
    assert second.source
    assert known.words[slice(*first.source)] == SAID
    assert known.words[slice(*second.source)].startswith("The Port Union")


@pytest.mark.parametrize(
    ("inner", "text", "notes"),
    [
        (
            "<title>Wall</title><description>The mayor said so.</description>",
            "Wall\n\nThe mayor said so.",
            ("the feed holds a summary of it",),
        ),
        (
            "<title>Wall</title><description>Wall: the mayor said so.</description>",
            "Wall: the mayor said so.",
            ("the feed holds a summary of it",),
        ),
        ("<title>Novak: wall is safe</title>", "Novak: wall is safe", ("the feed holds its title alone",)),
        ("<title>Wall</title><description> </description>", "Wall", ("the feed holds its title alone",)),
        ("<description>a &lt; b, said the mayor</description>", "a < b, said the mayor", ("the feed holds a summary of it",)),
    ],
)
def test_what_an_entry_lacks_is_noted(inner: str, text: str, notes: tuple[str, ...]) -> None:
    one = report(item(inner))
    assert (one.text, one.notes) == (text, notes)


@pytest.mark.parametrize(
    ("inner", "published", "modified"),
    [
        ("<pubDate>Tue, 09 Dec 2025 04:25:00 GMT</pubDate>", "2025-12-09T04:25:00+00:00", None),
        ("<pubDate>Tue, 09 Dec 2025 04:25:00 +0100</pubDate>", "2025-12-09T04:25:00+01:00", None),
        ("<pubDate>09 Dec 2025</pubDate>", "2025-12-09", None),
        ("<dc:date>2025-12-09T04:25:00Z</dc:date>", "2025-12-09T04:25:00+00:00", None),
        ("<pubDate>soon</pubDate>", None, None),
        ("", None, None),
    ],
)
def test_dates_of_rss(inner: str, published: str | None, modified: str | None) -> None:
    head = report(item(f"<title>Novak: wall is safe</title>{inner}")).head
    assert (head.published, head.modified) == (published, modified)


@pytest.mark.parametrize(
    ("inner", "published", "modified", "noted"),
    [
        (
            "<published>2025-12-09T04:25:00Z</published><updated>2025-12-10T00:00:00Z</updated>",
            "2025-12-09T04:25:00+00:00",
            "2025-12-10T00:00:00+00:00",
            False,
        ),
        ("<published>2025-12-09T04:25:00Z</published><updated>2025-12-09T04:25:00Z</updated>", "2025-12-09T04:25:00+00:00", None, False),
        ("<updated>2025-12-10T00:00:00Z</updated>", "2025-12-10", "2025-12-10T00:00:00+00:00", True),
    ],
)
def test_dates_of_atom(inner: str, published: str, modified: str | None, *, noted: bool) -> None:
    one = report(entry(f'<title>Wall</title><content type="text">{SAID}</content>{inner}'))
    assert (one.head.published, one.head.modified) == (published, modified)
    assert one.notes == (("the feed does not say when it was published: 2025-12-10 is the day of its last change",) if noted else ())


@pytest.mark.parametrize(
    ("inner", "byline"),
    [
        ("<dc:creator>Ana Reyes</dc:creator>", ("Ana Reyes",)),
        ("<author>ana@news.example (Ana Reyes)</author>", ("Ana Reyes",)),
        ("<author>Ana Reyes &lt;ana@news.example&gt;</author>", ("Ana Reyes",)),
        ("<author>By Ana Reyes and Jon Holm</author>", ("Ana Reyes", "Jon Holm")),
        ("<author>desk@news.example</author>", ()),
        ("<author>" + "a" * 100_000 + "@</author>", ()),
    ],
)
def test_authors(inner: str, byline: tuple[str, ...]) -> None:
    assert report(item(f"<title>Novak: wall is safe</title>{inner}")).head.byline == byline


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("https://news.example/wall", "https://news.example/wall"),
        (" https://news.example/wall\n", "https://news.example/wall"),
        ("/wall", "https://feeds.example/wall"),
        ("javascript:alert(1)", None),
        ("http://[broken", None),
        ("https://news.example/" + "x" * 3_000, None),
        ("", None),
    ],
)
def test_links(link: str, url: str | None) -> None:
    text = item(f"<title>Novak: wall is safe</title><link>{link}</link>")
    assert report(text, Given(url="https://feeds.example/rss")).head.url == url


def test_the_feeds_own_address_is_no_entrys() -> None:
    assert report(item("<title>Novak: wall is safe</title>"), Given(url="https://feeds.example/rss")).head.url is None


def test_entries_come_in_order_with_an_error_in_its_place() -> None:
    text = RSS.format("<item><title>One said</title></item><item/><item><title>Two said</title></item>")
    assert [one.text if isinstance(one, Report) else str(one) for one in found(text)] == ["One said", "a entry 2: has no words", "Two said"]


def test_what_is_cut_short_is_told_after_what_is_whole() -> None:
    text = RSS.format("<item><title>One said</title></item><item><title>Two said</title></item>")[: -len("le></item></channel></rss>")]
    first, second = found(text)
    assert isinstance(first, Report)
    assert str(second) == "a: is cut short or damaged after entry 1"


@pytest.mark.parametrize(
    ("text", "kind", "reason"),
    [
        ("<html><p>hi", NotAReport, "is no feed: it is neither RSS nor Atom"),
        ("The mayor said so.", NotAReport, "is no feed: it is neither RSS nor Atom"),
        ("", NotAReport, "is no feed: it is neither RSS nor Atom"),
        (RSS.format(""), EmptyInput, "has no entries"),
        (RSS.format("<item/>" * 20_001), TooLarge, "has more in it than a feed can"),
        (RSS.format("<a/>" * 1_000_001), TooLarge, "has more in it than a feed can"),
    ],
)
def test_what_is_no_feed_costs_a_line(text: str, kind: type[InputError], reason: str) -> None:
    with pytest.raises(kind) as told:
        items(text, "a")
    assert str(told.value) == f"a: {reason}"


def test_a_million_entries_are_refused_before_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed, "read_tree", None)
    with pytest.raises(TooLarge):
        items(RSS.format("<item><title>a</title></item>" * 1_000_000), "a")


def test_entities_do_not_multiply_and_fetch_nothing() -> None:
    bomb = "".join(f'<!ENTITY a{number} "{f"&a{number - 1};" * 10}">' for number in range(1, 10))
    text = f'<!DOCTYPE rss [<!ENTITY a0 "lol"><!ENTITY x SYSTEM "file:///etc/passwd">{bomb}]>' + item("<title>Novak: &a9; &x; safe</title>")
    assert report(text).text == "Novak: &a9; &x; safe"


HOSTILE = [
    "<a>",
    "<",
    "<a ",
    "<!",
    "<![CDATA[",
    "<!--",
    "<?",
    "&",
    "&a",
    "&#65;",
    "<!DOCTYPE",
    "<!ENTITY ",
    "<item><item>",
    "]]>",
    "a@",
    "<![CDATA[]]>",
]


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize(
    "frame", ["<rss><channel>{}", "<rss><channel><item><title>{}", "<rss><channel><item><author>{}</author></item></channel></rss>"]
)
def test_endless_repeats_end(piece: str, frame: str) -> None:
    """What takes a step for each pair of its pieces would take hours."""
    for one in _tried(frame.format(piece * (300_000 // len(piece)))):
        assert isinstance(one, (Report, InputError))


def _tried(text: str) -> list[Report | InputError]:
    try:
        return found(text)
    except InputError as error:
        return [error]


WORDS = st.lists(
    st.sampled_from(
        [
            "<item>",
            "</item>",
            "<title>",
            "</title>",
            "<description>",
            "<p>",
            "&lt;p&gt;",
            "Novak: safe",
            "<link>",
            "&",
            "\x00",
            "é",
            "</rss>",
        ]
    )
)


@given(WORDS)
def test_whatever_comes_offsets_hold(words: list[str]) -> None:
    for one in _tried("<rss><channel>" + "".join(words)):
        if isinstance(one, Report):
            assert all(0 <= block.start < block.end <= len(one.text) for block in one.blocks)
