"""Records in, a large record file and its figures out: its size, how fast it is filled and asked, and that kills cost nothing.

What is put in are real records over and over with varied words (see :mod:`varied`), until the file holds so many statements.
"""

from __future__ import annotations

import contextlib
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

import onrecord
import tables
import varied
from memory import peak_megabytes
from onrecord.record.file import RecordFile
from onrecord.record.query import Query, match_of
from onrecord.record.writing import WritableFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from inputs import Inputs

STATEMENTS: Final = 1_000_000
STEP: Final = 500
"""Reports that are written in one step."""
ROUNDS: Final = 21
KILLS: Final = 50
PAGES: Final = 320
KILLED: Final = 80
"""Pages of a run that is killed: two tasks, so that several processes are at it."""
SHARE: Final = 5
"""A common word stands in one statement of so many, or more."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A file that was filled: how much is in it, and what it took."""

    reports: int
    statements: int
    characters: int
    seconds: float
    early: float
    late: float


def report(found: Inputs, path: Path | None = None, statements: int = STATEMENTS) -> Iterator[str]:
    """Fill a file, or take the one that is there, and measure."""
    with tempfile.TemporaryDirectory() as folder:
        file = path or Path(folder) / "record.sqlite"
        if not file.exists():
            yield from _filling(file, found, statements)
        yield from _asking(file)
        yield from _adding(Path(folder), found.pages)
        yield from _killing(Path(folder), found.pages)


# Filling


def fill(path: Path, found: Inputs, statements: int) -> Filled:
    """Write varied records; memory is read after a fifth and at the end."""
    originals = [record for record in map(onrecord.read, found.texts.values()) if record.statements]
    reports = held = characters = 0
    early = spent = 0.0
    coming = varied.varied(originals, statements)
    with WritableFile(path) as file:
        while group := list(islice(coming, STEP)):
            began = time.process_time()
            with file.together():
                for record in group:
                    file.add(record)
            spent += time.process_time() - began
            reports += len(group)
            held += sum(len(record.statements) for record in group)
            characters += sum(len(record.text.encode()) for record in group)
            if not early and held * 5 >= statements:
                early = peak_megabytes()
    return Filled(reports, held, characters, spent, early, peak_megabytes())


def _filling(path: Path, found: Inputs, statements: int) -> Iterator[str]:
    filled = fill(path, found, statements)
    size = path.stat().st_size
    rows = [
        ("reports", f"{filled.reports:,}", ""),
        ("statements", f"{filled.statements:,}", ""),
        ("text, MB", f"{filled.characters / 1e6:,.0f}", ""),
        ("file, MB", f"{size / 1e6:,.0f}", ""),
        ("file ÷ text", f"{size / filled.characters:.2f}", "3"),
        ("reports written a CPU-second", f"{filled.reports / filled.seconds:.0f}", ""),
        ("peak MB after a fifth", f"{filled.early:.0f}", ""),
        ("peak MB at the end", f"{filled.late:.0f}", "the same"),
    ]
    yield from tables.lines("Record file: filled with varied records", ("", "measured", "asked at most"), rows)


# Asking


def _asking(path: Path) -> Iterator[str]:
    with RecordFile(path) as file:
        questions = _questions(file)
        rows = []
        for name, (ask, asked) in questions.items():
            times = sorted(_timed(ask) for _ in range(ROUNDS))
            rows.append((name, f"{times[0]:.1f}", f"{statistics.median(times):.1f}", f"{times[int(0.95 * (ROUNDS - 1))]:.1f}", asked))
        size = file.size()
    title = f"Record file: questions to {size.statements:,} statements, ms of {ROUNDS} rounds"
    yield from tables.lines(title, ("question", "best", "median", "95th percentile", "asked at most"), rows)


def _questions(file: RecordFile) -> Mapping[str, tuple[Callable[[], object], str]]:
    common = _common(file)
    actor = file.connection.execute("SELECT actor FROM party GROUP BY actor ORDER BY count(*) DESC LIMIT 1").fetchone()[0]
    place = file.connection.execute(
        "SELECT p.gazetteer_id FROM mention m JOIN place p ON p.id = m.place GROUP BY m.place ORDER BY count(*) DESC LIMIT 1"
    ).fetchone()[0]
    return {
        f"a rare word ({varied.NEVER})": (lambda: file.search(varied.NEVER), "20"),
        f"a common word ({common}), newest": (lambda: file.search(common), "150"),
        f"a common word ({common}), best": (lambda: file.search(Query(common, order="best")), "150"),
        "the most frequent party": (lambda: file.actor(actor), "50"),
        "its first page of statements": (lambda: file.search(Query(who=f"actor:{actor}")), ""),
        "the most frequent place": (lambda: file.place(place), "50"),
        "its first page of statements ": (lambda: file.search(Query(place=place)), ""),
        "facets of a common word": (lambda: file.facets(common), "250"),
        "facets of everything": (lambda: file.facets(Query()), "250"),
        "timeline of everything": (lambda: file.timeline(Query()), "250"),
    }


def _common(file: RecordFile) -> str:
    """Find the word that comes nearest to standing in one statement of five."""
    wanted = file.size().statements / SHARE
    sample = " ".join(row[0] for row in file.connection.execute("SELECT words FROM content LIMIT 2000"))
    words = sorted(set(re.findall(r"[a-z]{2,}", sample)), key=lambda word: -sample.count(f" {word} "))[:40]
    match = "SELECT count(*) FROM statement_words WHERE statement_words MATCH ?"
    nearest: str = min(words, key=lambda word: abs(file.connection.execute(match, (match_of(word),)).fetchone()[0] - wanted))
    return nearest


def _timed(ask: Callable[[], object]) -> float:
    began = time.perf_counter()
    ask()
    return 1000 * (time.perf_counter() - began)


# Adding


def _spread(folder: Path, pages: Mapping[str, bytes], count: int) -> None:
    """Save pages under other addresses, over and over, until there are enough."""
    folder.mkdir()
    kept = list(pages.values())
    for number in range(count):
        page = kept[number % len(kept)]
        (folder / f"{number:05}.html").write_bytes(page.replace(b"https://", f"https://n{number // len(pages)}.".encode()))


def _command(folder: Path, file: Path) -> list[str]:
    return [sys.executable, "-m", "onrecord", "add", str(folder), "--db", str(file), "--jobs", "2"]


def _adding(folder: Path, pages: Mapping[str, bytes]) -> Iterator[str]:
    _spread(folder / "pages", pages, PAGES)
    before, began = os.times(), time.perf_counter()
    _ended(folder / "pages", folder / "added.sqlite")
    wall, after = time.perf_counter() - began, os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    rows = [
        ("pages", f"{PAGES}", ""),
        ("pages a second, as the machine was", f"{PAGES / wall:.1f}", ""),
        ("pages a CPU-second, all processes", f"{PAGES / spent:.1f}", ""),
        ("pages a second on two cores of their own", f"{2 * PAGES / spent:.1f}", "15"),
    ]
    yield from tables.lines("Record file: saved pages added, end to end", ("", "measured", "asked at least"), rows)


# Killing


def _killing(folder: Path, pages: Mapping[str, bytes], kills: int = KILLS) -> Iterator[str]:
    """Kill a run at a random moment and put it again, so many times; each time the file must hold what an undisturbed one holds."""
    _spread(folder / "few", pages, KILLED)
    began = time.perf_counter()
    _ended(folder / "few", folder / "whole.sqlite")
    wall, whole = time.perf_counter() - began, _held(folder / "whole.sqlite")
    chance = random.Random(kills)  # noqa: S311 -- no secret
    sound = same = begun = 0
    for number in range(kills):
        cut = folder / f"cut{number}.sqlite"
        process = subprocess.Popen(_command(folder / "few", cut), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 -- our own program
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(chance.uniform(0.1 * wall, wall))
        process.kill()
        process.wait()
        sound += not cut.exists() or not cut.stat().st_size or _sound(cut)
        begun += cut.exists()
        _ended(folder / "few", cut)
        same += _held(cut) == whole
    rows = [
        ("killed when the file was there", f"{begun} of {kills}", ""),
        ("sound after the kill", f"{sound} of {kills}", f"{kills}"),
        ("after a second run the same as undisturbed", f"{same} of {kills}", f"{kills}"),
    ]
    yield from tables.lines(f"Record file: killed at {kills} random moments", ("", "measured", "asked"), rows)


def _ended(folder: Path, file: Path) -> None:
    subprocess.run(_command(folder, file), check=False, capture_output=True)  # noqa: S603 -- our own program


def _sound(path: Path) -> bool:
    with WritableFile(path) as file:
        return not list(file.check())


def _held(path: Path) -> list[object]:
    with RecordFile(path) as file:
        return [(selection.record, selection.links) for selection in file.selections()]
