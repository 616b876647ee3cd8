"""Feeds as outlets write them, put right: what XML forbids, what it does not know, and what is cut short."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.xml import ended, mended, read_tree

ITEM = (
    "<item><title>Wall{}</title><link>https://news.example/1?a=1&amp;b=2</link>"
    "<description><![CDATA[<p>The mayor said so.</p>]]></description></item>"
)
FEED = '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><title>Courier</title>{}</channel></rss>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<rss version='0.91'>", '<rss version="2.0">'),
        ('<RSS xmlns:a="b" version="0.92" >', '<RSS version="2.0" xmlns:a="b" >'),
        ("<rss>", '<rss version="2.0">'),
        ("<feed a='version=\"1\"'>", "<feed a='version=\"1\"'>"),
        ("\n\ufeff  <?xml version='1.0'?><feed>", "<?xml version='1.0'?><feed>"),
        ("Warning: on line 3\n<feed>", "<feed>"),
        (
            "<feed>a & b &c; &; &amp; &#65; &#x41; &lt; &nbsp; &eacute; &nosuch; &amp",
            "<feed>a &amp; b &amp;c; &amp;; &amp; &#65; &#x41; &lt; &#160; &#233; &amp;nosuch; &amp;amp",
        ),
        ("<feed>a\x00b\x0bc\ud800d\uffff\t\r\n", "<feed>a b c d \t\r\n"),
        ("<feed><![CDATA[<b>&amp;</b>]]> & <![CDATA[]]>", "<feed>&lt;b&gt;&amp;amp;&lt;/b&gt; &amp; "),
        ("<feed><![CDATA[never closed &", "<feed>never closed &amp;"),
        ("", ""),
    ],
)
def test_what_xml_forbids_is_put_right(text: str, expected: str) -> None:
    assert mended(text) == expected


@pytest.mark.parametrize("wrong", ["", "&nbsp;", " & more", "\x0b", "<media:thumbnail url='a'/>", "<b>", "</b>", "<![CDATA[ & ]]>", "<br>"])
@pytest.mark.parametrize("before", ["", "\n", "\ufeff", "Notice: in feed.php\n"])
def test_one_fault_costs_no_entry(wrong: str, before: str) -> None:
    feed, cut = read_tree(before + FEED.format(ITEM.format("") + ITEM.format("").replace("</title>", f"{wrong}</title>") + ITEM.format("")))
    assert feed
    assert not cut
    assert [entry.link for entry in feed.entries] == ["https://news.example/1?a=1&b=2"] * 3
    assert [entry.summary for entry in feed.entries] == ["<p>The mayor said so.</p>"] * 3


@pytest.mark.parametrize("size", [20, 60, 120])
def test_a_feed_that_is_cut_short_keeps_its_whole_entries(size: int) -> None:
    whole = FEED.format("".join(ITEM.format(number) for number in range(3)))
    feed, cut = read_tree(whole[: -size - len("</channel></rss>")])
    assert feed
    assert cut
    assert [entry.title for entry in feed.entries] == ["Wall0", "Wall1"]


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("<feed><entry></entry><entry>", "<feed><entry></entry></feed>"),
        ("<a:feed><a:entry></a:entry >x", "<a:feed><a:entry></a:entry ></a:feed>"),
        ("<rdf:RDF><item></item><item", "<rdf:RDF><item></item></rdf:RDF>"),
        ("<rss><channel><item></item>", "<rss><channel><item></item></channel></rss>"),
        ("<rss><channel><item>", "<rss><channel><item>"),
        ("<html></item>", "<html></item>"),
    ],
)
def test_what_is_left_open_is_closed(text: str, closed: str) -> None:
    assert ended(text) == closed


@given(st.text(st.sampled_from(list("<>&;![]/?-'\"= \x00\ud800rssfeditemlnkCDAT#x0")), max_size=300))
def test_whatever_comes_nothing_is_raised(text: str) -> None:
    read_tree(text)
    read_tree(f"<rss>{text}")
    assert mended(mended(text)).count("\0") == 0
