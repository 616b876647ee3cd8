"""``onrecord add``: inputs in, their records in the file out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from onrecord.cli.asking import database
from onrecord.cli.output import FAILED, tell
from onrecord.cli.progress import watched
from onrecord.cli.read import sources_of, total_of
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.model import Kind
    from onrecord.record.added import Added
    from onrecord.store import Tally

LISTED: Final = 20
"""Failures that are listed at the end; the file keeps all of them."""


@click.command("add", short_help="Read reports into the record file.")
@click.argument("inputs", nargs=-1, metavar="[INPUT…]")
@database
@click.option("--from", "kind", type=click.Choice(["html", "text", "jsonl", "warc", "feed"]), help="What INPUT is, where it does not tell.")
@click.option("--published", metavar="WHEN", help="When the reports appeared, where they do not say.")
@click.option("--jobs", type=click.IntRange(1, 64), help="Processes that read.  [default: one a processor]")
@click.option("--again", is_flag=True, help="Read anew what was read before; corrections stay.")
@click.option("--allow-private", "private", is_flag=True, help="Ask addresses within your own network too.")
@click.pass_context
def add(
    context: click.Context,
    *,
    inputs: tuple[str, ...],
    db: str,
    kind: Kind | None,
    published: str | None,
    jobs: int | None,
    again: bool,
    private: bool,
) -> None:
    """Read reports into the record file, which is made where there is none.

    What is there already is passed over; a page that has changed becomes a new version, and the old one stays. Whatever ends
    this, what was kept is kept: put the same command again, and it goes on from there. What could not be read is listed at
    the end, and by “onrecord check --failures” later.
    """
    from onrecord import __version__
    from onrecord.pipeline import containers
    from onrecord.record.writing import WritableFile
    from onrecord.store import tally
    from onrecord.workers import Options, add_all, jobs_here

    sources = sources_of(inputs)
    options = Options(kind, published, jobs or jobs_here(), again, private)
    try:
        with WritableFile(db, containers=containers, reader=__version__) as file:
            items = watched(add_all(file, sources, options), lambda: total_of(sources, kind, db), shared=False)
            found = tally(_told(items))
    except UsageError as error:
        raise click.UsageError(str(error)) from error
    for failure in found.errors[:LISTED]:
        tell(str(failure))
    if found.failed > LISTED:
        tell(f"and {found.failed - LISTED:,} more: see “onrecord check --failures”")
    click.echo(f"{db}: {summed(found)}")
    context.exit(FAILED if found.failed else 0)


def _told(items: Iterator[Added]) -> Iterator[Added]:
    for item in items:
        for note in item.notes:
            tell(f"{item.name}: {note}")
        yield item


def summed(found: Tally) -> str:
    """Say in a line what became of the reports."""
    parts = [
        f"{found.new:,} report{'' if found.new == 1 else 's'} added",
        *([f"{found.versions:,} new version{'' if found.versions == 1 else 's'}"] if found.versions else []),
        *([f"{found.reread:,} read anew"] if found.reread else []),
        *([f"{found.known + found.skipped:,} there already"] if found.known + found.skipped else []),
        *([f"{found.failed:,} not read"] if found.failed else []),
    ]
    return ", ".join(parts)
