"""Modules in, what a program pays to import them out: fresh processes, beside one that imports nothing."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Final

import tables

if TYPE_CHECKING:
    from collections.abc import Iterator

RUNS: Final = 15
ASKED_MS: Final = 60
PROGRAMS: Final = {
    "bare Python": "pass",
    "import onrecord": "import onrecord",
    "from onrecord import read": "from onrecord import read",
    "import trafilatura": "import trafilatura",
}


def report() -> Iterator[str]:
    """Time the programs and set them out."""
    taken: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    for _ in range(RUNS):
        for name, program in PROGRAMS.items():
            start = time.perf_counter()
            subprocess.run([sys.executable, "-c", program], check=True)  # noqa: S603 -- this interpreter and the programs above
            taken[name].append(1000 * (time.perf_counter() - start))
    median = {name: statistics.median(times) for name, times in taken.items()}
    bare = median["bare Python"]
    ours = median["import onrecord"] - bare
    rows = [(name, f"{value:.0f}", f"{value - bare:+.0f}", tables.times(value - bare, ours)) for name, value in median.items()]
    title = f"Import: median of {RUNS} fresh processes; asked of `import onrecord`: at most {ASKED_MS} ms over bare Python"
    yield from tables.lines(title, ("program", "ms", "over bare", "of ours"), rows)
