"""A real browser before a real server: the system's Chromium; without one these tests are left out."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from subprocess import PIPE, Popen
from typing import TYPE_CHECKING

import pytest

from onrecord.model import SCHEMA, Block, Date, Head, Party, Place, Record, Statement
from onrecord.pipeline import read_all
from onrecord.record.writing import WritableFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
SAMPLES = ("samples/harbour.html", "samples/border.html", "samples/council.html", "samples/quake.txt", "samples/wires.jsonl")


HOSTILE = (
    '<script>alert(1)</script><img src="https://elsewhere.example/x" onerror=alert(2)>" onmouseover="alert(3)" \u202egnp.exe\u202c a\u200bb'
)


@pytest.fixture(scope="session")
def hostile() -> Record:
    """Mark a report every field of which means harm; its last word is a million characters long."""
    text = f"{HOSTILE}\n\n{HOSTILE}\n\n{'w' * 1_000_000}"
    one, two = (0, len(HOSTILE)), (len(HOSTILE) + 2, 2 * len(HOSTILE) + 2)
    return Record(
        SCHEMA,
        "hostile",
        Head(title=HOSTILE, byline=(HOSTILE,), outlet=HOSTILE, url="javascript:alert(4)", published="2025-12-09", sha256=""),
        text,
        (Block(*one, "title"), Block(*two, "paragraph"), Block(two[1] + 2, len(text), "paragraph")),
        (Party("p1", HOSTILE, "person", HOSTILE, (one,)),),
        (
            Statement("s1", "direct", "deny", "fact", "negative", (two,), (two,), (one,), (one,), "p1", score=0.5),
            Statement("s2", "indirect", "state", "fact", "positive", ((two[1] + 2, len(text)),), speaker="p1", score=0.5),
        ),
        (Date(*two, "DATE", HOSTILE, None, None, HOSTILE, HOSTILE),),
        (Place(*two, HOSTILE, "city", "DK", "geonames:1", 56.0, 9.0, 0.5),),
        (),
    )


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed (Debian: apt install chromium)")
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield opened
        opened.close()


@dataclass(frozen=True, slots=True)
class Room:
    """A reading room that is open: its address, and its file."""

    url: str
    path: Path

    def at(self, page: str) -> str:
        return self.url + page.removeprefix("/")


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory, hostile: Record) -> Iterator[Room]:
    """Open the room by its command, over the samples and a report that means harm."""
    path = tmp_path_factory.mktemp("room") / "record.sqlite"
    with WritableFile(path) as file:
        for record in read_all(SAMPLES):
            assert not isinstance(record, Exception)
            file.add(record)
        file.add(hostile)
    command = [sys.executable, "-m", "onrecord", "serve", "--db", str(path), "--port", "0"]
    with Popen(command, stdout=PIPE, encoding="utf-8") as server:  # noqa: S603 -- our own program
        assert server.stdout is not None
        said = server.stdout.readline()
        try:
            yield Room(said.partition(" at ")[2].split()[0], path)
        finally:
            server.terminate()
            server.wait(20)


@dataclass(slots=True)
class Tab:
    """A page in the browser, with what it asked for and what went wrong in it."""

    page: Page
    asked: list[str]
    wrong: list[str]


def tab_of(context: BrowserContext) -> Tab:
    page = context.new_page()
    tab = Tab(page, [], [])
    page.on("request", lambda request: tab.asked.append(request.url))
    page.on("console", lambda message: tab.wrong.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: tab.wrong.append(str(error)))
    page.on("dialog", lambda dialog: (tab.wrong.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    return tab


@pytest.fixture
def tab(browser: Browser) -> Iterator[Tab]:
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        yield tab_of(context)


@pytest.fixture
def still(browser: Browser) -> Iterator[Tab]:
    """Give a tab in which no script runs."""
    with browser.new_context(java_script_enabled=False) as context:
        yield tab_of(context)
