"""What a user names in, inputs out, in order: files, folders, patterns, web addresses and standard input."""

from __future__ import annotations

import glob
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from onrecord.errors import InputError, MissingInput, NotAReport
from onrecord.intake.kinds import kind_by_name
from onrecord.intake.streams import reason

if TYPE_CHECKING:
    from collections.abc import Iterator

STDIN: Final = "-"
ADDRESS: Final = re.compile(r"https?://", re.IGNORECASE)
SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Source:
    """One input: what messages call it, and its path or its address on the web (neither for standard input)."""

    name: str
    path: Path | None
    address: str | None = None


def sources(inputs: tuple[str, ...] | list[str], output: str | None = None) -> Iterator[Source | InputError]:
    """Resolve what the user named, in that order, folders and patterns sorted by name; ``output`` is no input."""
    written = os.path.realpath(output) if output else None
    for name in inputs:
        kept = False
        for found in _resolved(name):
            if written is None or isinstance(found, InputError) or not found.path or os.path.realpath(found.path) != written:
                kept = True
                yield found
        if not kept:
            yield MissingInput(name, "holds nothing but the output")


def _resolved(name: str) -> Iterator[Source | InputError]:
    path = Path(name)
    try:
        if name == STDIN:
            yield Source("standard input", None)
        elif ADDRESS.match(name):
            yield Source(name, None, name)
        elif not name:
            yield MissingInput("“”", "names nothing")  # Path would take it for the folder we are in
        elif path.is_dir():
            yield from _folder(path)
        elif path.exists():
            yield Source(name, path)
        elif SCHEME.match(name):
            yield MissingInput(name, "is no address that is read: only http and https are")
        elif glob.has_magic(name):
            yield from _pattern(name)
        else:
            yield MissingInput(name, "no such file or folder")
    except (OSError, ValueError) as error:
        yield InputError(name, reason(error))


def _folder(path: Path) -> Iterator[Source | InputError]:
    found = False
    closed: list[OSError] = []
    for parent, folders, files in os.walk(path, onerror=closed.append):
        folders.sort()
        for file in sorted(files):
            if kind_by_name(file):
                found = True
                yield _met(Path(parent, file))
    yield from (InputError(str(error.filename), reason(error)) for error in closed)
    if not (found or closed):
        yield MissingInput(str(path), "no reports in this folder (.html, .htm, .txt, .jsonl, .warc, .rss, .atom, each also with .gz)")


def _pattern(name: str) -> Iterator[Source | InputError]:
    matches = sorted(map(Path, _matches(name)))
    if not matches:
        yield MissingInput(name, "nothing matches this pattern")
    seen: set[str] = set()
    for match in matches:
        for found in _folder(match) if match.is_dir() else [_met(match)]:
            real = os.path.realpath(found.name if isinstance(found, Source) else found.subject)
            if real not in seen:  # "**" matches a folder and what is in it
                seen.add(real)
                yield found


def _matches(pattern: str) -> Iterator[str]:
    """Expand a pattern; the folders that "**" stands for are walked here, since glob would go round in links."""
    before, deep, after = pattern.partition("**/")
    if not deep:
        yield from glob.iglob(pattern)  # noqa: PTH207 -- Path.glob takes no absolute patterns
        return
    for top in glob.iglob(before) if before else (".",):  # noqa: PTH207 -- as above
        for parent, folders, _ in os.walk(top):
            folders[:] = [folder for folder in folders if not folder.startswith(".")]
            yield from _matches(str(Path(glob.escape(parent), after)))


def _met(path: Path) -> Source | InputError:
    """Take up a file found in a folder; nobody asked to wait for what may come through a pipe."""
    if path.exists() and not path.is_file():
        return NotAReport(str(path), "is a pipe, a socket or a device; name it to read it")
    return Source(str(path), path)
