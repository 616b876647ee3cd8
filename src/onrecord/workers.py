"""Inputs in, their records in the file out: several processes read, one writes, and whatever ends them loses nothing.

The inputs are cut into tasks in their order, each task is read by one process, and what it brings is written in that order,
a task in one step together with how far its inputs have been read. So a run that was ended goes on where it stopped, and the
file ends up the same, however often that happened.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TYPE_CHECKING, Final

from onrecord.errors import InputError, NotAReport, UnsoundRecord
from onrecord.intake.kinds import kind_by_name
from onrecord.intake.reports import opened_web, reports
from onrecord.intake.sources import Source, sources
from onrecord.pipeline import BATCH, batches, given_at, records
from onrecord.record.added import Added
from onrecord.record.writing import Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from onrecord.intake.web import Web
    from onrecord.model import Given, Kind, Record, Report
    from onrecord.record.writing import WritableFile

AHEAD: Final = 3
"""Tasks a process that are read ahead of the one that is written: memory stays flat while a large one holds the others up."""
ROWS: Final = 64
"""Reports of an archive or a file of rows that make a task."""
DIED: Final = "ended the process that read it"


@dataclass(frozen=True, slots=True)
class Options:
    """How inputs are to be read: what they are, when they were published, how many processes read, and what was read before, anew."""

    kind: Kind | None = None
    published: str | None = None
    jobs: int = 1
    again: bool = False
    private: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """How far an input is read once its task is written; ``count`` of the task's items belong to it.

    ``first`` marks the beginning of an input whose progress nobody can know: what failed in it before is forgotten then.
    """

    name: str
    count: int
    progress: Progress | None
    first: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """Something to read in one go: pages by their sources, or reports of an archive that are already apart, in batches."""

    sources: tuple[Source, ...] = ()
    parts: tuple[tuple[Report | InputError, ...], ...] = ()
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """What a task brought, in order, and how far its inputs are read with that."""

    items: tuple[Record | InputError, ...]
    marks: tuple[Mark, ...]


@dataclass(slots=True)
class _Pool:
    """The processes that read; they are begun with the second task, since one task is read sooner here."""

    jobs: int
    given: Given
    kind: Kind | None
    executor: ProcessPoolExecutor | None = field(default=None)

    def submit(self, task: Task) -> Future[Read]:
        if self.executor is None:
            self.executor = ProcessPoolExecutor(self.jobs, get_context("spawn"), initializer=_ready)
        return self.executor.submit(read_task, task, self.kind, self.given)

    def end(self) -> None:
        if self.executor is not None:
            self.executor.shutdown(wait=True, cancel_futures=True)
            self.executor = None


def add_all(file: WritableFile, inputs: Iterable[str | os.PathLike[str]], options: Options) -> Iterator[Added]:
    """Read inputs into a record file; yields each report once it is kept.

    Raises :class:`~onrecord.errors.UsageError` for a publication date that is none,
    :class:`~onrecord.errors.RecordFileError` where the file cannot be written; what was yielded before is kept.
    """
    given = given_at(options.published)
    tasks = _tasks(file, [os.fspath(name) for name in inputs], given, options)
    with _pooled(_Pool(options.jobs, given, options.kind)) as pool:
        for read in _read(tasks, pool):
            yield from [read] if isinstance(read, Added) else _written(file, read, again=options.again)


def _written(file: WritableFile, read: Read, *, again: bool) -> list[Added]:
    waiting = iter(read.items)
    with file.together():
        found: list[Added] = []
        for mark in read.marks:
            if mark.progress:
                file.reached(mark.name, mark.progress)
            elif mark.first:
                file.cleared(mark.name)
            found += [_kept(file, item, mark.name, again=again) for item in islice(waiting, mark.count)]
    return found


def _kept(file: WritableFile, item: Record | InputError, source: str, *, again: bool) -> Added:
    if not isinstance(item, InputError):
        try:
            return Added(item.name or item.id, file.add(item, again=again), notes=item.notes)
        except UnsoundRecord as error:
            item = NotAReport(error.subject, error.reason)
    file.failed(item, source)
    return Added(item.subject, error=item)


# Tasks


def _tasks(file: WritableFile, inputs: list[str], given: Given, options: Options) -> Iterator[Task | Added]:
    """Cut the inputs into tasks; pages that were read before and have not changed since are passed over, task by task."""
    pages: list[Source] = []
    web: Web | None = None
    for source in sources(inputs, file.name):
        if isinstance(source, Source) and _is_page(source, options.kind):
            pages.append(source)
            if len(pages) < BATCH:
                continue
        yield from _paged(file, pages, options)
        pages = []
        if isinstance(source, InputError):
            yield Task(parts=((source,),), marks=(Mark(os.path.realpath(source.subject), 1, None, first=True),))
        elif not _is_page(source, options.kind):
            web = web or (opened_web(private=options.private) if source.address else None)
            found = reports(source, options.kind, given, web if source.address else None)
            yield from _parted(file, source, found, again=options.again)
    yield from _paged(file, pages, options)


def _is_page(source: Source, kind: Kind | None) -> bool:
    return source.path is not None and (kind or kind_by_name(source.name)) in {"html", "text"}


def _paged(file: WritableFile, pages: list[Source], options: Options) -> Iterator[Task | Added]:
    if not pages:
        return
    now = [_now(source, 1, finished=True) for source in pages]
    if not options.again and all(mark.progress and mark.progress == file.progress(mark.name) for mark in now):
        yield Added(pages[0].name, skipped=len(pages))
        return
    yield Task(tuple(pages), marks=tuple(now))


def _parted(file: WritableFile, source: Source, found: Iterator[Report | InputError], *, again: bool) -> Iterator[Task | Added]:
    """Cut an archive, a feed or a file of rows; what was read of it before is passed over unless it has changed."""
    now = _now(source, 0, finished=False).progress
    before = file.progress(_key(source)) if now and not again else None
    done = before.items if before and now and (before.size, before.changed) == (now.size, now.changed) else 0
    if done:
        yield Added(source.name, skipped=done)
        if before and before.finished:
            return
    parts = (tuple(batch) for batch in batches(islice(found, done, None)))
    first = now is None
    while group := _group(parts):
        count = sum(map(len, group))
        done += count
        progress = Progress(now.size, now.changed, done, finished=False) if now else None
        yield Task(parts=group, marks=(Mark(_key(source), count, progress, first=first),))
        first = False
    if now:
        yield Task(marks=(Mark(_key(source), 0, Progress(now.size, now.changed, done, finished=True)),))


def _group(parts: Iterator[tuple[Report | InputError, ...]]) -> tuple[tuple[Report | InputError, ...], ...]:
    group: list[tuple[Report | InputError, ...]] = []
    for part in parts:
        group.append(part)
        if sum(map(len, group)) >= ROWS:
            break
    return tuple(group)


def _now(source: Source, items: int, *, finished: bool) -> Mark:
    """Tell an input as it now is: by its size and its time of change."""
    with suppress(OSError, ValueError):
        if source.path is not None and source.path.is_file():
            found = source.path.stat()
            return Mark(_key(source), items, Progress(found.st_size, found.st_mtime_ns, items, finished))
    return Mark(_key(source), items, None)


def _key(source: Source) -> str:
    return os.path.realpath(source.path) if source.path is not None else source.name


# Reading


def read_task(task: Task, kind: Kind | None, given: Given) -> Read:
    """Read a task, in whatever process."""
    if not task.sources:
        return Read(tuple(chain.from_iterable(records(list(part)) for part in task.parts)), task.marks)
    counts: list[int] = []
    found = chain.from_iterable(_counted(source, kind, given, counts) for source in task.sources)
    items = tuple(chain.from_iterable(map(records, batches(found))))
    marks = tuple(Mark(mark.name, count, mark.progress) for mark, count in zip(task.marks, counts, strict=True))
    return Read(items, marks)


def _counted(source: Source, kind: Kind | None, given: Given, counts: list[int]) -> Iterator[Report | InputError]:
    counts.append(0)
    for report in reports(source, kind, given):
        counts[-1] += 1
        yield report


def _read(tasks: Iterator[Task | Added], pool: _Pool) -> Iterator[Read | Added]:
    """Read the tasks in other processes and hand on what they bring in the order of the tasks."""
    if pool.jobs < 2:  # noqa: PLR2004 -- one process is this one
        yield from (task if isinstance(task, Added) else read_task(task, pool.kind, pool.given) for task in tasks)
        return
    first = list(islice(tasks, 2))
    if len(first) < 2:  # noqa: PLR2004 -- a single task
        yield from (task if isinstance(task, Added) else read_task(task, pool.kind, pool.given) for task in first)
        return
    waiting: deque[tuple[Task | Added, Future[Read] | None]] = deque()
    for task in chain(first, tasks):
        waiting.append((task, None if isinstance(task, Added) else pool.submit(task)))
        if len(waiting) > AHEAD * pool.jobs:
            yield from _next(waiting, pool)
    while waiting:
        yield from _next(waiting, pool)


def _next(waiting: deque[tuple[Task | Added, Future[Read] | None]], pool: _Pool) -> Iterator[Read | Added]:
    task, future = waiting.popleft()
    if isinstance(task, Added) or future is None:
        yield from [task] if isinstance(task, Added) else []
        return
    try:
        yield future.result()
    except BrokenProcessPool:
        # One report has ended a process, and with it the pool. Those of this task are read one by one, the rest anew.
        pool.end()
        yield from _singly(task, pool)
        again = [(each, None if isinstance(each, Added) else pool.submit(each)) for each, _ in waiting]
        waiting.clear()
        waiting.extend(again)


def _singly(task: Task, pool: _Pool) -> Iterator[Read]:
    if task.sources:
        singles = [Task((source,), marks=(mark,)) for source, mark in zip(task.sources, task.marks, strict=True)]
    else:
        mark = task.marks[0]
        each = [Task(parts=((report,),), marks=(Mark(mark.name, 1, None),)) for part in task.parts for report in part]
        singles = [*each, Task(marks=(Mark(mark.name, 0, mark.progress),))]
    for single in singles:
        try:
            yield pool.submit(single).result()
        except BrokenProcessPool:
            pool.end()
            yield _lost(single)


def _lost(task: Task) -> Read:
    name = task.sources[0].name if task.sources else next((getattr(part[0], "name", "") for part in task.parts), "") or task.marks[0].name
    return Read((NotAReport(name, DIED),), tuple(Mark(mark.name, 1, mark.progress) for mark in task.marks))


@contextmanager
def _pooled(pool: _Pool) -> Iterator[_Pool]:
    try:
        yield pool
    finally:
        pool.end()


def _ready() -> None:
    """Prepare a process that reads: Ctrl-C is for the one that writes, and when that is killed nobody waits for its tasks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_outlive, daemon=True).start()


def _outlive() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def jobs_here() -> int:
    """Give the number of processors that this process may use."""
    count: Callable[[], int | None] = getattr(os, "process_cpu_count", os.cpu_count)
    with suppress(AttributeError):
        return len(os.sched_getaffinity(0))
    return count() or 1
