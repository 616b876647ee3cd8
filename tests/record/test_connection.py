"""Opening a record file: ours or not, whole or not, and one clear line for everything that can be wrong with it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from onrecord.errors import (
    DamagedFile,
    ForeignFile,
    FullDisk,
    LockedFile,
    MissingFile,
    NewerFile,
    RecordFileError,
    UnwritableFile,
)
from onrecord.record import connection
from onrecord.record.faults import FAULTS, translated
from onrecord.record.file import RecordFile
from onrecord.record.writing import WritableFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from onrecord.model import Record

    Making = Callable[..., Record]


@pytest.fixture
def path(tmp_path: Path, made: Making) -> Path:
    """A record file with reports in it, closed."""
    kept = tmp_path / "record.sqlite"
    with WritableFile(kept) as file:
        for number in range(40):
            file.add(made([f"Report {number} of the quay. " * 40], key=f"r{number}"))
    return kept


def test_a_new_file_is_ours_and_in_wal(path: Path) -> None:
    with sqlite3.connect(path) as plain:
        assert plain.execute("PRAGMA application_id").fetchone() == (connection.APPLICATION,)
        assert plain.execute("PRAGMA user_version").fetchone() == (len(connection.migrations()),)
        assert plain.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    plain.close()


def test_every_table_and_the_columns_that_need_it_are_described(path: Path) -> None:
    with RecordFile(path) as file:
        described = file.descriptions()
        tables = {
            row[0]
            for row in file.connection.execute(
                "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE '%\\_words%' ESCAPE '\\'"
            )
        }
        columns = {f"{table}.{row[1]}" for table in tables for row in file.connection.execute(f"PRAGMA table_info({table})")}
    assert tables <= set(described)
    assert {item for item in described if "." in item} <= columns


def test_there_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(MissingFile, match="there is no such record file"):
        RecordFile(tmp_path / "none.sqlite")


@pytest.mark.parametrize("opened", [RecordFile, WritableFile])
@pytest.mark.parametrize("content", [b"<p>We are not closing anything.</p>" * 40, b"SQLite format 3\0" + b"\xff" * 4096])
def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path, opened: type[RecordFile], content: bytes) -> None:
    foreign = tmp_path / "page.html"
    foreign.write_bytes(content)
    with pytest.raises((ForeignFile, DamagedFile)):
        opened(foreign)
    assert foreign.read_bytes() == content


@pytest.mark.parametrize("opened", [RecordFile, WritableFile])
def test_a_database_that_is_not_ours_is_left_alone(tmp_path: Path, opened: type[RecordFile]) -> None:
    foreign = tmp_path / "other.sqlite"
    with sqlite3.connect(foreign) as plain:
        plain.execute("CREATE TABLE report (id)")
    plain.close()
    before = foreign.read_bytes()
    with pytest.raises(ForeignFile, match="is not a record file"):
        opened(foreign)
    assert foreign.read_bytes() == before


@pytest.mark.parametrize("opened", [RecordFile, WritableFile])
def test_a_newer_file_is_left_alone(path: Path, opened: type[RecordFile]) -> None:
    with sqlite3.connect(path) as plain:
        plain.execute("PRAGMA user_version = 99")
    plain.close()
    with pytest.raises(NewerFile, match="by a later onrecord"):
        opened(path)


def test_a_file_cut_short_is_said_to_be_damaged(path: Path) -> None:
    size = path.stat().st_size
    for kept in (100, 1_000, size // 3, size - connection.PAGE):
        cut = path.with_name(f"cut{kept}.sqlite")
        cut.write_bytes(path.read_bytes()[:kept])
        with pytest.raises(RecordFileError) as caught, WritableFile(cut) as file:  # noqa: PT012 -- whichever of these meets it
            flaws = list(file.check())
            assert flaws
            raise DamagedFile(str(cut), "; ".join(flaws))
        assert str(cut) in str(caught.value)


def test_a_locked_file_is_said_to_be_locked(path: Path, made: Making, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "PATIENCE", 0.01)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with WritableFile(path) as file:
        with pytest.raises(LockedFile, match="is being written to by another program"):
            file.add(made(["New words."]))
        assert file.size().reports == 40
        holder.execute("ROLLBACK")
        assert file.add(made(["New words."])) == "new"
    holder.close()


def test_reading_goes_on_while_another_program_writes(path: Path, made: Making) -> None:
    with WritableFile(path) as writing, RecordFile(path) as reading, writing.together():
        writing.add(made(["New words."]))
        assert reading.size().reports == 40


def test_a_step_is_kept_whole_or_not_at_all(path: Path, made: Making) -> None:
    with WritableFile(path) as file:
        with pytest.raises(RuntimeError), file.together():  # noqa: PT012 -- the second line ends the step
            file.add(made(["New words."]))
            raise RuntimeError
        assert file.size().reports == 40
        assert list(file.check()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_takes_no_files_can_be_read_and_not_written(path: Path) -> None:
    path.parent.chmod(0o555)
    try:
        with RecordFile(path) as file:
            assert file.size().reports == 40
        with pytest.raises(UnwritableFile):
            WritableFile(path.with_name("new.sqlite"))
    finally:
        path.parent.chmod(0o755)


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnwritableFile, match="cannot be opened or made here"):
        WritableFile(tmp_path / "nowhere" / "record.sqlite")


FILL = """
import resource, sys
from onrecord.errors import RecordFileError
from onrecord.model import SCHEMA, Head, Record
from onrecord.record.writing import WritableFile
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
file = WritableFile(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
try:
    for number in range(5_000):
        file.add(Record(SCHEMA, f"n{number}", Head(), f"Words {number}. " * 900, (), (), (), (), (), ()))
except RecordFileError as error:
    print(type(error).__name__, error)
"""


def test_a_full_disk_is_said_and_what_was_kept_before_stays(path: Path) -> None:
    limit = path.stat().st_size + 2_000_000
    done = subprocess.run([sys.executable, "-c", FILL, str(path), str(limit)], capture_output=True, encoding="utf-8", check=True)  # noqa: S603 -- our own program
    assert done.stdout.startswith(f"FullDisk {path}: ")
    assert done.stdout.count("\n") == 1
    with WritableFile(path) as file:
        assert file.size().reports > 40
        assert list(file.check()) == []


def test_every_kind_of_error_has_its_line() -> None:
    def failing(code: str) -> sqlite3.Error:
        error = sqlite3.OperationalError("as it happens")
        error.sqlite_errorname = code
        return error

    for code, (kind, reason) in FAULTS.items():
        told = translated(failing(f"{code}_ANY"), "x.sqlite")
        assert type(told) is kind
        assert str(told) == f"x.sqlite: {reason}"
    assert type(translated(failing("SQLITE_IOERR_WRITE"), "x")) is FullDisk
    assert translated(failing("SQLITE_ERROR"), "x") is None


def test_a_copy_made_while_it_is_written_to_opens(path: Path, tmp_path: Path, made: Making) -> None:
    copy = tmp_path / "copy.sqlite"
    with WritableFile(path) as file:
        file.add(made(["New words."], key="new"))
        for end in ("", "-wal"):
            shutil.copy(f"{path}{end}", f"{copy}{end}")
    with WritableFile(copy) as file:
        assert file.report("new")
        assert list(file.check()) == []
