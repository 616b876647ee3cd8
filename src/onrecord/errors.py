"""Everything that onrecord raises on purpose, each error naming its subject in one line.

The tree::

    OnrecordError
    ├── UsageError           the call cannot be carried out as it was put
    ├── ModelError           the reader of statements is missing or broken
    ├── InputError           one input cannot be read; the others still are
    │   ├── MissingInput     there is nothing at that path
    │   ├── EmptyInput       there is nothing in it
    │   ├── TooLarge         larger than one report can be
    │   ├── NotAReport       bytes or a structure that is no report: binary, PDF, a broken line
    │   ├── NoArticle        a page that holds no running text
    │   └── Unreachable      an address that is not asked, or that gives no answer to read
    ├── UnsoundRecord        a record whose marks do not fit its words, or name what it does not hold
    └── RecordFileError      a record file cannot be used; nothing in it is lost
        ├── MissingFile      there is no file at that path
        ├── ForeignFile      it is no record file
        ├── NewerFile        a later onrecord wrote it
        ├── DamagedFile      it is cut short or damaged
        ├── LockedFile       another program is writing to it
        ├── UnwritableFile   it, or its folder, may not be written to
        └── FullDisk         there is no room left for it

Catching the root catches them all.
"""

from __future__ import annotations


class OnrecordError(Exception):
    """Root of the errors that callers are meant to catch."""


class UsageError(OnrecordError):
    """The call itself is off: an unknown format, a date that is none."""


class ModelError(OnrecordError):
    """The network that finds statements, or what runs it, is missing or broken."""


class InputError(OnrecordError):
    """One input could not be read.

    ``subject`` names it (a path, or a path with a line number), ``reason`` says why, in words fit for one line.
    """

    def __init__(self, subject: str, reason: str) -> None:
        super().__init__(subject, reason)
        self.subject = subject
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.subject}: {self.reason}"


class MissingInput(InputError):  # noqa: N818 -- the names say what is wrong; the root says that they are errors
    """There is nothing to read at that path."""


class EmptyInput(InputError):  # noqa: N818 -- as above
    """The input holds nothing, or white space alone."""


class TooLarge(InputError):  # noqa: N818 -- as above
    """The input is larger than one report can be."""


class NotAReport(InputError):  # noqa: N818 -- as above
    """The bytes are no text, page or row that could hold a report."""


class NoArticle(InputError):  # noqa: N818 -- as above
    """The page was read, and no running text was found in it."""


class Unreachable(InputError):  # noqa: N818 -- as above
    """The address is one that is not asked, or what it answers, if it does, is nothing to read."""


class UnsoundRecord(OnrecordError):  # noqa: N818 -- as above
    """A record's spans lie outside its text, or its marks name others that are not there.

    ``subject`` names the record, ``reason`` what is wrong with it.
    """

    def __init__(self, subject: str, reason: str) -> None:
        super().__init__(subject, reason)
        self.subject = subject
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.subject}: {self.reason}"


class RecordFileError(OnrecordError):
    """A record file could not be used; ``subject`` names it, ``reason`` says why, in words fit for one line."""

    def __init__(self, subject: str, reason: str) -> None:
        super().__init__(subject, reason)
        self.subject = subject
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.subject}: {self.reason}"


class MissingFile(RecordFileError):  # noqa: N818 -- as above
    """There is no record file at that path."""


class ForeignFile(RecordFileError):  # noqa: N818 -- as above
    """The file is no record file."""


class NewerFile(RecordFileError):  # noqa: N818 -- as above
    """The file was written by a later onrecord."""


class DamagedFile(RecordFileError):  # noqa: N818 -- as above
    """The file is cut short or damaged."""


class LockedFile(RecordFileError):  # noqa: N818 -- as above
    """Another program holds the file."""


class UnwritableFile(RecordFileError):  # noqa: N818 -- as above
    """The file, or the folder it is in, may not be written to."""


class FullDisk(RecordFileError):  # noqa: N818 -- as above
    """The disk has no room left."""
