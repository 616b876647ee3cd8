"""A large page in, the peak memory of reading it out: a fresh process a reader.

Run with the name of a reader and a path, this file is that process.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LIMIT_S: Final = 240
READERS: Final = ("nothing but the file", "onrecord", "trafilatura")
STATUS: Final = Path("/proc/self/status")


def report() -> Iterator[str]:
    """Read the large page once with each reader and set out what it took."""
    import inputs  # noqa: PLC0415 -- the child must stay small
    import tables  # noqa: PLC0415 -- likewise

    page = inputs.large_page()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.html"
        path.write_text(page, "utf-8")
        found = {name: _child(name, path) for name in READERS}
    base = (found["onrecord"] or {}).get("peak", 0)
    rows = [
        (name, f"{own['peak']:.0f}", tables.times(own["peak"], base), f"{own['seconds']:.1f}", f"{own['characters']:,}")
        if own
        else (name, f"over {LIMIT_S} s", "–", "–", "–")
        for name, own in found.items()
    ]
    title = f"Memory: a page of {len(page.encode()) / 1e6:.0f} MB, a page of the samples over and over"
    yield from tables.lines(title, ("reader", "peak MB", "of ours", "CPU-seconds", "characters read"), rows)


def peak_megabytes() -> float:
    """Tell this process's own peak; what ``resource`` knows may be the parent's, which a new program inherits on Linux."""
    if STATUS.exists():
        (line,) = (line for line in STATUS.read_text("ascii").splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1024 / 1024


def _child(name: str, path: Path) -> dict[str, float] | None:
    try:
        done = subprocess.run([sys.executable, __file__, name, path], check=True, capture_output=True, timeout=LIMIT_S)  # noqa: S603 -- itself
    except subprocess.TimeoutExpired:
        return None
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _nothing(path: Path) -> str:
    return path.read_text("utf-8")


def _onrecord(path: Path) -> str:
    from onrecord import read  # noqa: PLC0415 -- one reader a process

    return read(path).text


def _trafilatura(path: Path) -> str:
    import trafilatura  # noqa: PLC0415 -- one reader a process

    found = trafilatura.bare_extraction(path.read_bytes())
    return getattr(found, "text", None) or ""


def _main(name: str, path: Path) -> None:
    readers: dict[str, Callable[[Path], str]] = dict(zip(READERS, (_nothing, _onrecord, _trafilatura), strict=True))
    text = readers[name](path)
    print(json.dumps({"peak": peak_megabytes(), "seconds": time.process_time(), "characters": len(text)}))


if __name__ == "__main__":
    _main(sys.argv[1], Path(sys.argv[2]))
