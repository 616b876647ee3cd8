"""Pages saved beside a feed: found by the link of their entry, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.intake.beside import pages_beside

if TYPE_CHECKING:
    from pathlib import Path

LINK = "https://news.example/2025/wall-to-be-mended"
NAMED = f"<html><link rel=canonical href='{LINK}'><p>The mayor said so.</p>"


def saved(folder: Path, name: str, words: str = NAMED) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words, "utf-8")


@pytest.mark.parametrize(
    "name",
    [
        "news.example/2025/wall-to-be-mended",
        "news.example/2025/wall-to-be-mended.html",
        "news.example/2025/wall-to-be-mended/index.html",
        "wall-to-be-mended",
        "wall-to-be-mended.html",
        "wall-to-be-mended.htm",
    ],
)
def test_a_page_is_found_under_its_link(tmp_path: Path, name: str) -> None:
    find = pages_beside(tmp_path / "feed.xml")
    assert find(LINK) is None
    saved(tmp_path, name)
    assert find(LINK) == (NAMED, ())
    assert find(LINK + "?from=rss#top") is not None


def test_names_are_those_that_addresses_stand_for(tmp_path: Path) -> None:
    saved(tmp_path, "news.example/blåbær.html")
    assert pages_beside(tmp_path / "feed.xml")("https://news.example/bl%C3%A5b%C3%A6r")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("wall-to-be-mended.html", "<html><p>Another page of that name.</p>"),  # does not name the address
        ("news.example/2025/wall-to-be-mended.html", "No page at all."),
        ("other.example/2025/wall-to-be-mended.html", NAMED),
        ("wall.html", NAMED),
    ],
)
def test_what_is_not_that_page_is_left(tmp_path: Path, name: str, words: str) -> None:
    saved(tmp_path, name, words)
    assert pages_beside(tmp_path / "feed.xml")(LINK) is None


@pytest.mark.parametrize(
    "link",
    [
        "https://news.example/../../outside.html",
        "https://../outside.html",
        "https://news.example/%2e%2e/%2e%2e/outside.html",
        "https://news.example//etc/passwd",
        "https:///outside.html",
        "file:///etc/passwd",
        "https://news.example/link.html",
        "https://news.example/",
        "https://news.example",
        "https://[broken",
        "https://news.example/" + "x" * 1_000,
        "https://news.example/%00",
        "",
    ],
)
def test_nothing_is_read_outside_the_folder(tmp_path: Path, link: str) -> None:
    saved(tmp_path, "outside.html", f"<html>news.example/../../outside.html ../outside.html {link}")
    saved(tmp_path, "feeds/news.example/here/a.html")
    (tmp_path / "feeds" / "news.example" / "link.html").symlink_to(tmp_path / "outside.html")
    assert pages_beside(tmp_path / "feeds" / "feed.xml")(link) is None
