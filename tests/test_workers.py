"""Inputs on their way into the file: in parallel, once, from where it stopped, and the same however often it was killed."""

from __future__ import annotations

import gzip
import json
import random
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import onrecord
from onrecord import __version__
from onrecord.errors import UsageError
from onrecord.pipeline import containers
from onrecord.record.writing import WritableFile
from onrecord.store import tally
from onrecord.workers import Options, add_all

if TYPE_CHECKING:
    from onrecord.store import Tally

SAMPLES = Path(__file__).parents[1] / "samples"
PAGE = (SAMPLES / "harbour.html").read_text("utf-8")
KILLS = 6


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages of one site, some of them no reports, and a file of rows, some of them broken."""
    folder = tmp_path_factory.mktemp("archive")
    for number in range(70):
        page = PAGE.replace("harbour-closure", f"harbour-closure-{number}").replace("two hours", f"{number + 2} hours")
        (folder / f"{number:03}.html").write_text("" if number % 30 == 7 else page, "utf-8")
    rows = [json.loads(row) for row in (SAMPLES / "wires.jsonl").read_text("utf-8").splitlines()]
    texts = {row["id"]: row["text"] for row in rows if "text" in row}
    many = [{"id": f"{key}-{number}", "text": f"{text} No. {number}."} for number in range(30) for key, text in texts.items()]
    with gzip.open(folder / "wires.jsonl.gz", "wt", encoding="utf-8") as out:
        out.writelines(f"{json.dumps(row)}\n" if number % 50 else "{broken\n" for number, row in enumerate(many))
    return folder


def add(db: Path, *inputs: Path | str, jobs: int = 1, again: bool = False) -> Tally:
    with WritableFile(db, containers=containers, reader=__version__) as file:
        return tally(add_all(file, inputs, Options(jobs=jobs, again=again)))


def dump(db: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything in the file but when it was put there."""
    with WritableFile(db) as file:
        assert list(file.check()) == []
        tables = [row[0] for row in file.connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
        found = {}
        for table in tables:
            columns = [row[1] for row in file.connection.execute(f"PRAGMA table_info({table})") if row[1] not in {"added", "noted"}]
            if not table.endswith(("_data", "_idx")):  # how FTS lays out its index depends on the steps in which it grew
                quoted = ", ".join(f'"{column}"' for column in columns)
                found[table] = sorted(file.connection.execute(f"SELECT {quoted} FROM {table}"), key=repr)  # noqa: S608 -- our own tables
        words = "SELECT rowid FROM statement_words WHERE statement_words MATCH ?"
        found["words"] = [row for word in ("quay", "the", "said") for row in file.connection.execute(words, (word,))]
    return found


@pytest.fixture(scope="module")
def undisturbed(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    db = tmp_path_factory.mktemp("undisturbed") / "record.sqlite"
    found = add(db, archive)
    assert (found.failed, found.known) == (3 + 2, 0)
    assert found.new > 150
    return db


def test_reading_again_adds_nothing(archive: Path, undisturbed: Path, tmp_path: Path) -> None:
    before = dump(undisturbed)
    found = add(undisturbed, archive)
    assert (found.new, found.failed) == (0, 0)
    assert found.skipped == sum(1 for _ in archive.glob("*.html")) + len(before["report"]) - 67 + 2
    assert dump(undisturbed) == before
    copy = Path(shutil.copy(undisturbed, tmp_path / "copy.sqlite"))
    anew = add(copy, archive, again=True)
    assert (anew.new, anew.versions, anew.reread, anew.failed) == (0, 0, len(before["report"]), 5)


def test_several_processes_write_the_same_as_one(archive: Path, undisturbed: Path, tmp_path: Path) -> None:
    add(tmp_path / "record.sqlite", archive, jobs=2)
    assert dump(tmp_path / "record.sqlite") == dump(undisturbed)


def test_killed_at_any_moment_and_put_again_the_file_ends_the_same(archive: Path, undisturbed: Path, tmp_path: Path) -> None:
    db = tmp_path / "record.sqlite"
    chance = random.Random(7)  # noqa: S311 -- no secret
    command = [sys.executable, "-m", "onrecord", "add", str(archive), "--db", str(db), "--jobs", "2"]
    for _ in range(KILLS):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 -- our own program
        with suppress(subprocess.TimeoutExpired):
            process.wait(chance.uniform(0.3, 3.0))
        process.kill()
        process.wait()
        if db.exists() and db.stat().st_size:
            with WritableFile(db) as file:
                assert list(file.check()) == []
    subprocess.run(command, check=False, capture_output=True)  # noqa: S603 -- likewise
    assert dump(db) == dump(undisturbed)


def test_a_changed_page_is_a_new_version(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE, "utf-8")
    assert add(tmp_path / "r.sqlite", page).new == 1
    page.write_text(PAGE.replace("two hours", "three hours"), "utf-8")
    assert add(tmp_path / "r.sqlite", page).versions == 1
    with WritableFile(tmp_path / "r.sqlite") as file:
        assert [(line.version, line.latest) for line in file.versions(2)] == [(1, False), (2, True)]


def test_rows_go_on_where_they_stopped(archive: Path, undisturbed: Path, tmp_path: Path) -> None:
    db = tmp_path / "record.sqlite"
    with WritableFile(db, containers=containers, reader=__version__) as file:
        adding = add_all(file, [archive], Options())
        while file.size().reports < 100:
            next(adding)
        adding.close()
        kept = file.size().reports
    found = add(db, archive)
    assert found.new + kept == len(dump(undisturbed)["report"])
    assert dump(db) == dump(undisturbed)


def test_a_failure_is_forgotten_when_the_input_is_mended(tmp_path: Path) -> None:
    db, page = tmp_path / "r.sqlite", tmp_path / "page.html"
    assert add(db, page).failed == 1
    page.write_text("", "utf-8")
    assert add(db, page).failed == 1
    with WritableFile(db) as file:
        assert [(failure.subject, failure.reason) for failure in file.failures()] == [(str(page), "is empty")]
    page.write_text(PAGE, "utf-8")
    assert add(db, page).new == 1
    with WritableFile(db) as file:
        assert file.failures() == ()


def test_the_record_file_is_no_input(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    db = tmp_path / "record.txt"
    assert [add(db, tmp_path).new, add(db, tmp_path).failed] == [1, 0]


def test_a_day_that_is_none_is_said(tmp_path: Path) -> None:
    with WritableFile(tmp_path / "r.sqlite") as file, pytest.raises(UsageError, match="is no date"):
        list(add_all(file, [SAMPLES], Options(published="yesterday")))


DYING = """
import os, sys
from pathlib import Path
from onrecord import workers
reading = workers.reports
def reports(source, *rest):
    if source.name.endswith("003.html"):
        os._exit(9)
    return reading(source, *rest)
workers.reports = reports
if __name__ == "__main__":
    from onrecord.record.writing import WritableFile
    from onrecord.store import tally
    with WritableFile(sys.argv[2]) as file:
        found = tally(workers.add_all(file, [sys.argv[1]], workers.Options(jobs=2)))
        print(found.new, found.failed, *(str(error) for error in found.errors if "ended" in str(error)))
"""


def test_a_page_that_ends_its_reader_costs_itself_alone(archive: Path, tmp_path: Path) -> None:
    program = tmp_path / "dying.py"
    program.write_text(DYING, "utf-8")
    command = [sys.executable, str(program), str(archive), str(tmp_path / "r.sqlite")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)  # noqa: S603 -- our own program
    new, failed, *error = done.stdout.split(maxsplit=2)
    assert (int(failed), error) == (6, [f"{archive / '003.html'}: ended the process that read it\n"])
    assert int(new) > 150


def test_a_region_finds_its_towns(tmp_path: Path) -> None:
    with onrecord.open(tmp_path / "r.sqlite") as store:
        store.add(SAMPLES / "harbour.html")
        assert "Esbjerg’s north quay is to be shut or sold" in [hit.words for hit in store.search(place="Denmark").hits]
        assert store.search(place="Portugal").hits == ()
