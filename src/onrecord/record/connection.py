"""A path in, an open record file of the newest schema out: pragmas, migrations, and whether it is ours at all."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from onrecord.errors import ForeignFile, NewerFile
from onrecord.record.faults import missing, naming

if TYPE_CHECKING:
    from collections.abc import Iterator

APPLICATION: Final = 0x6F6E7263
"""Stands in the file's header ("onrc"), so that ``file`` and we tell it from other databases."""

PATIENCE: Final = 5.0
"""Seconds to wait for another program that writes."""

PAGE: Final = 2048
"""Bytes of a page of the file: reports end somewhere in their last page, and larger ones waste more."""

CACHE: Final = 64 * 1024
"""KiB of the file that are kept in memory."""


def connect(path: str | os.PathLike[str], *, write: bool = False) -> sqlite3.Connection:
    """Open a record file; with ``write`` it is made where there is none, and brought to the newest schema.

    Raises :class:`~onrecord.errors.RecordFileError` for a file that is missing, foreign, newer, damaged or locked.
    """
    name = os.fspath(path)
    exists = Path(name).exists()
    if not write and not exists:
        raise missing(name)
    with naming(name):
        connection = _opened(name, write=write)
        try:
            _settled(connection, name, write=write)
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Write all or nothing; a writer elsewhere is waited for at the start and not halfway."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk has ended it already
            connection.execute("ROLLBACK")
        raise


def migrations() -> list[str]:
    """Give the steps from an empty file to the newest schema, in order; the file's ``user_version`` counts those taken."""
    folder = files("onrecord.record") / "schema"
    steps = sorted((step for step in folder.iterdir() if step.name.endswith(".sql")), key=lambda step: step.name)
    return [step.read_text("utf-8") for step in steps]


def _opened(name: str, *, write: bool) -> sqlite3.Connection:
    target = quote(str(Path(name).absolute()))
    if write:
        return _connected(f"file:{target}?mode=rwc")
    connection = _connected(f"file:{target}?mode=ro")
    try:
        connection.execute("SELECT 1 FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        waiting = Path(f"{name}-wal")
        # A folder that takes no files has no room for the index of a WAL; without a WAL none is needed.
        if error.sqlite_errorname.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY")) and not (waiting.exists() and waiting.stat().st_size):
            return _connected(f"file:{target}?mode=ro&immutable=1")
        raise
    return connection


def _connected(address: str) -> sqlite3.Connection:
    return sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False)


def _settled(connection: sqlite3.Connection, name: str, *, write: bool) -> None:
    steps = migrations()
    application, version = _identity(connection)
    empty = not application and not version and not connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if application != APPLICATION and not (empty and write):
        raise ForeignFile(name, "is not a record file" if not empty else "is empty: no record has been written to it")
    if version > len(steps):
        raise NewerFile(name, f"was written by a later onrecord (schema {version}; this one knows {len(steps)})")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA cache_size = -{CACHE}")
    connection.execute("PRAGMA temp_store = MEMORY")
    if write:
        connection.execute(f"PRAGMA page_size = {PAGE}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        _migrated(connection, steps)


def _identity(connection: sqlite3.Connection) -> tuple[int, int]:
    return connection.execute("PRAGMA application_id").fetchone()[0], connection.execute("PRAGMA user_version").fetchone()[0]


def _migrated(connection: sqlite3.Connection, steps: list[str]) -> None:
    """Take the steps that are missing, each whole or not at all; another program may be at it too."""
    while _identity(connection)[1] < len(steps):
        with transaction(connection):
            taken = _identity(connection)[1]
            if taken < len(steps):
                for command in _commands(steps[taken]):
                    connection.execute(command)
                connection.execute(f"PRAGMA application_id = {APPLICATION}")
                connection.execute(f"PRAGMA user_version = {taken + 1}")


def _commands(script: str) -> Iterator[str]:
    """Part a script into its commands: ``executescript`` would commit what is open."""
    waiting = ""
    for line in script.splitlines(keepends=True):
        waiting += line
        if sqlite3.complete_statement(waiting):
            yield waiting
            waiting = ""
