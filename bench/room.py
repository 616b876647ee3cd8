"""A large record file in, the reading room's figures out: how long pages take, how large they are, and whether many may ask at once.

``python bench/room.py FILE`` opens the room over the file by its command and asks for pages as browsers do.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from subprocess import PIPE, Popen
from typing import TYPE_CHECKING, Final
from urllib.parse import quote
from urllib.request import urlopen

import tables
from onrecord.record.file import RecordFile

if TYPE_CHECKING:
    from collections.abc import Iterator

ROUNDS: Final = 20
CLIENTS: Final = 50
EACH: Final = 4
SLOWEST: Final = "250"
LARGEST: Final = "150"


def paths(file: Path) -> dict[str, list[str]]:
    """Choose addresses of each kind of page, from what the file holds."""
    with RecordFile(file) as opened:
        facets, size = opened.facets(""), opened.size()
    chance = random.Random(7)  # noqa: S311 -- the same pages each time
    who = [quote(f'"{one.label}"') for one in facets.who] or ["x"]
    act = [one.value for one in facets.act] or ["state"]
    kinds = {
        "front": ["/"],
        "search": [f"/search?q={word}" for word in ("", "minister", "water", "said", *(f"act:{one}" for one in act))],
        "speaker": [f"/search?q=who:{one}" for one in who],
        "report": [f"/report/{chance.randint(1, size.reports)}" for _ in range(ROUNDS)],
        "person": [f"/party/{one.value.removeprefix('actor:')}" for one in facets.who],
        "place": [f"/place/{quote(one.value)}" for one in facets.place],
        "lists": ["/people", "/people?after=m", "/places"],
        "map, overview": ["/map", "/overview", "/overview?q=form:direct"],
        "compare": [f"/compare?a=act:{one}&b=form:direct" for one in act],
    }
    return {kind: [chance.choice(those) for _ in range(ROUNDS)] for kind, those in kinds.items() if those}


def asked(url: str, path: str) -> tuple[float, int]:
    """Ask for a page: milliseconds and bytes."""
    began = time.perf_counter()
    with urlopen(url + path, timeout=60) as answer:  # noqa: S310 -- our own address
        size = len(answer.read())
    return 1_000 * (time.perf_counter() - began), size


def report(file: Path) -> Iterator[str]:
    """Measure one page after the other, then many at once."""
    chosen = paths(file)
    began = time.perf_counter()
    with Popen([sys.executable, "-m", "onrecord", "serve", "--db", str(file), "--port", "0"], stdout=PIPE, encoding="utf-8") as room:  # noqa: S603
        url = (room.stdout.readline() if room.stdout else "").partition(" at ")[2].split()[0].rstrip("/")
        asked(url, "/")
        first = time.perf_counter() - began
        try:
            found = {kind: [asked(url, path) for path in those] for kind, those in chosen.items()}
            with ThreadPoolExecutor(CLIENTS) as pool:
                every = [path for those in chosen.values() for path in those]
                crowd = list(pool.map(lambda n: asked(url, every[n % len(every)]), range(CLIENTS * EACH)))
        finally:
            room.terminate()
    rows = [("first page after start, s", f"{first:.2f}", "1")]
    for kind, answers in found.items():
        times = sorted(took for took, _ in answers)
        rows.append((f"{kind}, ms (95th percentile)", f"{times[int(0.95 * len(times))]:.0f}", SLOWEST))
    largest = max(size for answers in found.values() for _, size in answers)
    rows.append(("largest page, KB", f"{largest / 1000:.0f}", LARGEST))
    rows.append((f"{CLIENTS} clients at once: pages", f"{len(crowd)}", "no error"))
    rows.append(("their median, ms", f"{statistics.median(took for took, _ in crowd):.0f}", ""))
    yield from tables.lines("The reading room", ("", "measured", "asked at most"), rows)


if __name__ == "__main__":
    print(*report(Path(sys.argv[1])), sep="\n")
