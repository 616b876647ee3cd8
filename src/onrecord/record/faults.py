"""What sqlite3 raises in, an error of ours that names the file out: the one place where the two meet."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from onrecord.errors import DamagedFile, ForeignFile, FullDisk, LockedFile, MissingFile, RecordFileError, UnwritableFile

if TYPE_CHECKING:
    from collections.abc import Iterator

FAULTS: Final[dict[str, tuple[type[RecordFileError], str]]] = {
    "SQLITE_BUSY": (LockedFile, "is being written to by another program; try again when that is done"),
    "SQLITE_LOCKED": (LockedFile, "is being written to by another program; try again when that is done"),
    "SQLITE_PROTOCOL": (LockedFile, "is being written to by another program; try again when that is done"),
    "SQLITE_FULL": (FullDisk, "the disk is full; what was added before is kept"),
    "SQLITE_IOERR": (DamagedFile, "cannot be read or written: the disk reports an error"),
    "SQLITE_CORRUPT": (DamagedFile, "is damaged or cut short; take a copy, then try “sqlite3 FILE .recover”"),
    "SQLITE_NOTADB": (ForeignFile, "is not a record file"),
    "SQLITE_CANTOPEN": (UnwritableFile, "cannot be opened or made here"),
    "SQLITE_READONLY": (UnwritableFile, "may not be written to"),
    "SQLITE_PERM": (UnwritableFile, "may not be written to"),
    "SQLITE_AUTH": (UnwritableFile, "may not be written to"),
    "SQLITE_TOOBIG": (FullDisk, "has reached the largest size that SQLite takes"),
}
"""By the error's name without its extension: ``SQLITE_IOERR_SHORT_READ`` is an ``SQLITE_IOERR``."""

_SPECIAL: Final[dict[str, tuple[type[RecordFileError], str]]] = {
    "SQLITE_IOERR_SHORT_READ": (DamagedFile, "is damaged or cut short; take a copy, then try “sqlite3 FILE .recover”"),
    "SQLITE_IOERR_WRITE": (FullDisk, "cannot be written: the disk is full or reports an error"),
    "SQLITE_IOERR_FSYNC": (FullDisk, "cannot be written: the disk is full or reports an error"),
    "SQLITE_IOERR_SHMSIZE": (FullDisk, "cannot be written: the disk is full or reports an error"),
}


def translated(error: sqlite3.Error, name: str) -> RecordFileError | None:
    """Give the error to raise instead; ``None`` for a fault of ours, which must stay as it is."""
    code = getattr(error, "sqlite_errorname", "")
    told = _SPECIAL.get(code) or FAULTS.get("_".join(code.split("_")[:2]))
    return told[0](name, told[1]) if told else None


@contextmanager
def naming(name: str) -> Iterator[None]:
    """Turn what sqlite3 raises within into an error that names the file."""
    try:
        yield
    except sqlite3.Error as error:
        told = translated(error, name)
        if told is None:
            raise
        raise told from error


def missing(name: str) -> MissingFile:
    """Say that there is no such file."""
    return MissingFile(name, "there is no such record file; “onrecord add” makes one")
