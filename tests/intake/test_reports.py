"""Inputs of every kind on their way to what reads them: by name, by content, by what a server says."""

from __future__ import annotations

import gzip
import io
import sys
from typing import TYPE_CHECKING

import pytest
from fastwarc.warc import WarcRecord, WarcRecordType

from onrecord.errors import InputError
from onrecord.intake import web
from onrecord.intake.reports import reports
from onrecord.intake.sources import Source
from onrecord.intake.web import Web
from onrecord.model import Given, Report

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Served
    from onrecord.model import Kind

SAID = "“We are not closing anything,” said Ada Novak, the harbour minister, who had come to Varde."
RSS = '<rss version="2.0"><channel><title>The Coast Courier</title>{}</channel></rss>'


def page(head: str = "") -> bytes:
    return f"<html>{head}<h1>Wall to be mended by winter</h1><p>{SAID}</p></html>".encode("windows-1252")


def record(url: str) -> bytes:
    one = WarcRecord()
    one.init_headers(WarcRecordType.response)
    one.headers["WARC-Target-URI"] = url
    one.is_http = True
    one.set_bytes_content(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page())
    stream = io.BytesIO()
    one.write(stream)
    return stream.getvalue()


ARCHIVE = record("https://news.example/1") + record("https://news.example/2")
FEED = RSS.format("<item><title>One said</title></item><item><title>Two said</title></item>").encode()
TWO = ["https://news.example/1", "https://news.example/2"]


def told(source: Source, kind: Kind | None = None, given: Given | None = None, web: Web | None = None) -> list[str]:
    found = reports(source, kind, given or Given(), web)
    return [one.head.url or one.text if isinstance(one, Report) else str(one) for one in found]


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.warc", ARCHIVE, TWO),
        ("a.warc.gz", gzip.compress(ARCHIVE), TWO),
        ("a", ARCHIVE, TWO),
        ("a", gzip.compress(ARCHIVE), TWO),
        ("a.txt", ARCHIVE, TWO),  # what it begins with is sure
        ("a.html.gz", gzip.compress(page()), [f"Wall to be mended by winter\n\n{SAID}"]),
        ("a.rss", FEED, ["One said", "Two said"]),
        ("a.xml", FEED, ["One said", "Two said"]),
        ("a", gzip.compress(FEED), ["One said", "Two said"]),
        ("feed.xml", FEED.decode().encode("utf-16"), ["One said", "Two said"]),
        ("a.warc", page(), ["a.warc: is no WARC archive"]),
        ("a.warc", b"", ["a.warc: is empty"]),
        ("a.warc.gz", b"\x1f\x8b\x08", ["a.warc.gz: is no WARC archive"]),
        ("a.rss", page(), ["a.rss: is no feed: it is neither RSS nor Atom"]),
        ("a.atom", b"", ["a.atom: is empty"]),
        ("a.html", b"\x28\xb5\x2f\xfd" + b"\xff" * 99, ["a.html: is damaged after byte 0"]),
    ],
)
def test_names_and_beginnings_tell(tmp_path: Path, name: str, data: bytes, expected: list[str]) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert told(Source(name, path)) == expected


def test_what_is_broken_in_a_feed_is_noted_with_its_entries(tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_bytes(FEED.replace(b"One said", b"On\x81 said " + "żółw €".encode() * 9))
    first, _ = reports(Source("a.rss", tmp_path / "a.rss"), None, Given())
    assert isinstance(first, Report)
    assert first.text == "On\ufffd said " + "żółw €" * 9
    assert "1 broken characters stand as U+FFFD" in first.notes


@pytest.mark.parametrize(("kind", "expected"), [("warc", ["a: is no WARC archive"]), ("feed", ["One said", "Two said"]), ("text", None)])
def test_what_the_user_says_goes_first(tmp_path: Path, kind: Kind, expected: list[str] | None) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"Notice: \n" + FEED)
    assert told(Source("a", path), kind) == (expected or [(b"Notice: \n" + FEED).decode()])


def test_standard_input_may_be_an_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    for data in (ARCHIVE, gzip.compress(ARCHIVE)):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data))))  # type: ignore[arg-type]
        assert told(Source("standard input", None)) == TWO


def test_saved_pages_stand_for_the_entries_that_link_to_them(tmp_path: Path) -> None:
    link = "https://news.example/wall"
    text = RSS.format(
        f"<item><title>Wall</title><link>{link}</link><description>Short.</description></item><item><title>Two said</title></item>"
    )
    (tmp_path / "feed.xml").write_text(text, "utf-8")
    (tmp_path / "news.example").mkdir()
    (tmp_path / "news.example" / "wall.html").write_bytes(page())
    first, second = reports(Source("feed.xml", tmp_path / "feed.xml"), None, Given())
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert (first.head.title, first.head.url, first.text) == ("Wall", link, f"Wall to be mended by winter\n\n{SAID}")
    assert second.text == "Two said"


# Addresses

HTML = {"Content-Type": "text/html; charset=iso-8859-2"}


@pytest.fixture
def asked(served: Served) -> Web:
    assert served.port
    return Web(private=True, pause=0)


def test_a_page_is_known_by_the_address_that_it_came_from(served: Served, asked: Web) -> None:
    served.answers |= {
        "/a": (301, {"Location": "/b"}, b""),
        "/b": (200, HTML, page(head="<link rel=canonical href='https://other.example/'>")),
    }
    (one,) = reports(Source(served.at("/a"), None, served.at("/a")), None, Given(), asked)
    assert isinstance(one, Report)
    assert (one.head.url, one.head.basis["url"], one.name) == (served.at("/b"), "given", served.at("/a"))
    assert one.head.published is None
    assert served.paths() == ["/a", "/b"]


def test_nothing_that_a_page_points_to_is_fetched(served: Served, asked: Web) -> None:
    pointing = (
        b"<link rel=stylesheet href=/c><script src=/d></script><img src=/e><iframe src=/f></iframe>"
        b"<meta http-equiv=refresh content='0;url=/g'>"
    )
    served.answers["/a"] = (200, HTML, b"<html>" + pointing + page() + b"<link rel=next href=/h>")
    assert told(Source("a", None, served.at("/a")), web=asked)
    assert served.paths() == ["/a"]


@pytest.mark.parametrize(
    ("media", "data", "expected"),
    [
        ("text/html", page(), 1),
        ("text/plain", SAID.encode(), 1),
        ("text/plain", page(), 1),
        ("", page(), 1),
        ("application/rss+xml", FEED, 2),
        ("application/rss+xml", b"Notice:\n" + FEED, 2),
        ("text/html", FEED, 2),
        ("application/xml", FEED, 2),
    ],
)
def test_what_it_is_tell_the_bytes_and_then_the_server(served: Served, asked: Web, media: str, data: bytes, expected: int) -> None:
    served.answers["/a"] = (200, {"Content-Type": media}, data)
    found = list(reports(Source("a", None, served.at("/a")), None, Given(), asked))
    assert len(found) == expected
    assert not any(isinstance(one, InputError) for one in found)


def test_the_header_names_the_character_set(served: Served, asked: Web) -> None:
    served.answers["/a"] = (200, HTML, f"<html><p>{'Mer enn nok. ' * 9} żółw".encode("iso-8859-2"))
    (one,) = reports(Source("a", None, served.at("/a")), None, Given(), asked)
    assert isinstance(one, Report)
    assert "żółw" in one.text


@pytest.mark.parametrize(
    ("headers", "data", "reason"),
    [
        ({}, b"%PDF-1.7", "is a PDF, not a page or a text: save the report as HTML or text"),
        ({}, bytes(range(32)) * 99, "is binary, not a page or a text"),
        ({}, b'{"text": "a"}', "is no page, text or feed: save it as a file and read that"),
        (HTML, b"<html><p>", "no article in this page: it has no running text"),
    ],
)
def test_what_cannot_be_read_costs_a_line(served: Served, asked: Web, headers: dict[str, str], data: bytes, reason: str) -> None:
    served.answers["/a"] = (200, headers, data)
    assert told(Source(served.at("/a"), None, served.at("/a")), web=asked) == [f"{served.at('/a')}: {reason}"]


def test_what_comes_in_part_is_noted(served: Served, asked: Web) -> None:
    body = gzip.compress(page() + b"<p>The mayor said so." * 9_000, 0)[:90_000]
    served.answers["/a"] = (200, {"Content-Encoding": "gzip"}, body)
    (one,) = reports(Source("a", None, served.at("/a")), None, Given(), asked)
    assert isinstance(one, Report)
    assert "only its beginning came" in one.notes


def test_the_users_own_network_is_not_asked_unless_allowed(served: Served) -> None:
    served.answers["/a"] = (200, HTML, page())
    (line,) = told(Source("a", None, served.at("/a")))
    assert "leads into your own network" in line
    assert served.asked == []
    assert web.PAUSE_SECONDS >= 1
