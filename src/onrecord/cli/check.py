"""``onrecord check``: a record file in, what is wrong with it out."""

from __future__ import annotations

from typing import Final

import click

from onrecord.cli.asking import database
from onrecord.cli.output import FAILED, visible

LISTED: Final = 100
"""Flaws that are named; of a damaged file there may be any number."""


@click.command("check", short_help="Verify every anchor and the file itself.")
@database
@click.option("--failures", is_flag=True, help="List what could not be read, and why, instead.")
@click.pass_context
def check(context: click.Context, *, db: str, failures: bool) -> None:
    """Verify that every anchor leads to the words that were read, that references hold, and that the file is whole."""
    from onrecord.record.file import RecordFile

    with RecordFile(db) as file:
        if failures:
            for failure in file.failures():
                click.echo(visible(f"{failure.subject}: {failure.reason} ({failure.noted})"))
            return
        found = 0
        for flaw in file.check():
            found += 1
            if found <= LISTED:
                click.echo(visible(flaw))
        size = file.size()
    if found > LISTED:
        click.echo(f"and {found - LISTED:,} more")
    if found:
        context.exit(FAILED)
    click.echo(f"{db}: sound; {size.reports:,} reports, {size.statements:,} statements, each where its words stand")
