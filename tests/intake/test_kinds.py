"""What a name and a beginning say of the kind of an input, and what is none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.errors import NotAReport
from onrecord.intake.kinds import kind_by_content, kind_by_name, refuse_binary

if TYPE_CHECKING:
    from onrecord.model import Kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.html", "html"),
        ("A.HTM", "html"),
        ("a.html.gz", "html"),
        ("a.txt", "text"),
        ("a.jsonl.gz", "jsonl"),
        ("a.ndjson", "jsonl"),
        ("a.warc", "warc"),
        ("a.WARC.GZ", "warc"),
        ("a.warc.zst", "warc"),
        ("a.rss", "feed"),
        ("a.atom.gz", "feed"),
        ("a/feed.xml", "feed"),
        ("a.xml", None),
        ("a.zst", None),
        ("a.json", None),
        ("a.gz", None),
        ("html", None),
        ("", None),
    ],
)
def test_names_tell_the_kind(name: str, kind: Kind | None) -> None:
    assert kind_by_name(name) == kind


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        ("", "text"),
        ("The mayor said", "text"),
        ("<mayor> said", "text"),
        ("a < b", "text"),
        ("<!DOCTYPE html>", "html"),
        ("\ufeff \r\n<HTML lang=en>", "html"),
        ("<?xml version='1.0'?><!-- saved -->\n<html>", "html"),
        ("<!-- " + "a" * 5_000 + " --><p>", "html"),
        ("<!-- never closed <p>", "text"),
        ("<!---->" * 5_000 + "x", "text"),
        ("<!---->" * 5_000 + "<p>", "html"),
        ("<p>One", "html"),
        ("<paragraph>", "text"),
        ("<rss>", "feed"),
        ("<?xml version='1.0'?>\n<?xml-stylesheet href='a'?><!-- a --><!DOCTYPE rss [<!ENTITY a 'b>'>]>\n<rss version='2.0'>", "feed"),
        ("\ufeff<feed xmlns='http://www.w3.org/2005/Atom'>", "feed"),
        ("<a:feed xmlns:a='http://www.w3.org/2005/Atom'>", "feed"),
        ("<rdf:RDF\nxmlns='a'>", "feed"),
        ("<feeding>", "text"),
        ("<?xml version='1.0'?><urlset>", "text"),
        ("<!doctype rss [" + "<!entity a 'b'>" * 5_000, "text"),
        ("<?" * 30_000, "text"),
        ('{"text": "a"}', "jsonl"),
        ('\ufeff\n{"id": 1}\n{"id": 2}', "jsonl"),
        ('{"id": "a", "html": "' + "x" * 100_000, "jsonl"),
        ("{not json", "text"),
        ("[1, 2]", "text"),
        ("[" * 100_000, "text"),
        ("{" + " " * 100_000, "text"),
        ("9" * 60_000, "text"),
    ],
)
def test_beginnings_tell_the_kind(start: str, kind: Kind) -> None:
    assert kind_by_content(start) == kind


@pytest.mark.parametrize(
    ("text", "binary"),
    [
        ("The mayor\r\n\tsaid \x0cso.\x1b[0m", False),
        ("\x00\x01\x02\x03" * 50, True),
        ("a\0" * 50, True),
        ("a" * 99 + "\0", False),
        ("", False),
    ],
)
def test_control_characters_tell_what_is_binary(text: str, *, binary: bool) -> None:
    if binary:
        with pytest.raises(NotAReport, match=r"^a: is binary, not a page or a text$"):
            refuse_binary(text, "a")
    else:
        refuse_binary(text, "a")
