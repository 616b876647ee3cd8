"""The sample reports in, the README's pictures of the reading room out: three PNG files beside this one."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from subprocess import PIPE, Popen
from tempfile import TemporaryDirectory
from typing import Final

from playwright.sync_api import sync_playwright

from onrecord.pipeline import read_all
from onrecord.record.writing import WritableFile

HERE: Final = Path(__file__).parent
SAMPLES: Final = HERE.parent.parent / "samples"
REPORTS: Final = ("harbour.html", "border.html", "council.html", "quake.txt", "wires.jsonl")
PICTURES: Final = (("report", "/report/1"), ("search", "/search?q=form:direct"), ("overview", "/overview"))
LARGEST: Final = 300_000
WIDE, TALL = 1180, 820


def main() -> None:
    """Open the room over the samples and take the pictures."""
    browser = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        sys.exit("no Chromium is installed (Debian: apt install chromium)")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "record.sqlite"
        with WritableFile(path) as file:
            for record in read_all([str(SAMPLES / name) for name in REPORTS]):
                if isinstance(record, Exception):
                    raise record
                file.add(record)
        with Popen([sys.executable, "-m", "onrecord", "serve", "--db", str(path), "--port", "0"], stdout=PIPE, encoding="utf-8") as room:  # noqa: S603
            said = room.stdout.readline() if room.stdout else ""
            try:
                take(browser, said.partition(" at ")[2].split()[0])
            finally:
                room.terminate()


def take(browser: str, url: str) -> None:
    """Photograph the pages; a picture that is too large is an error."""
    with sync_playwright() as started:
        opened = started.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        page = opened.new_page(viewport={"width": WIDE, "height": TALL}, color_scheme="light")
        for name, path in PICTURES:
            page.goto(url.rstrip("/") + path)
            target = HERE / f"{name}.png"
            page.screenshot(path=target)
            size = target.stat().st_size
            print(f"{target.name}: {size:,} bytes")
            if size > LARGEST:
                sys.exit(f"{target.name} is larger than {LARGEST:,} bytes")
        opened.close()


if __name__ == "__main__":
    main()
