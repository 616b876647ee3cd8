"""``onrecord search``: words and conditions in, statements in their context out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli.asking import colored, conditions, database, width, worded
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.record.query import Order, Query
    from onrecord.record.timeline import Step

EXAMPLES = """\b
Examples:
  onrecord search quay "north side" --without sold
  onrecord search --who novak --act deny --since 2025-11
  onrecord search --place Jutland --order oldest
"""


@click.command("search", epilog=EXAMPLES, short_help="Find statements in the record file.")
@click.argument("words", nargs=-1, metavar="[WORDS…]")
@database
@conditions
@click.option("--order", type=click.Choice(["newest", "oldest", "best"]), default="newest", show_default=True, help="What comes first.")
@click.option("--limit", type=click.IntRange(1, 500), default=20, show_default=True, help="How many are shown.")
@click.option("--after", metavar="KEY", help="Go on from where a page ended.")
@click.option("--timeline", "step", type=click.Choice(["day", "week", "month"]), help="Count them over time instead.")
def search(*, words: tuple[str, ...], db: str, query: Query, order: Order, limit: int, after: str | None, step: Step | None) -> None:
    """Find statements by the words they hold: all of WORDS, “a phrase” in quotation marks, a beginning with an asterisk at its end."""
    from dataclasses import replace

    from onrecord.record.file import RecordFile
    from onrecord.serve import listing

    # The shell has taken the quotation marks off a phrase.
    phrased = tuple(f'"{word}"' if " " in word and not word.startswith(('"', "“")) else word for word in words)
    asked = replace(worded(query, phrased), order=order)
    try:
        with RecordFile(db) as file:
            if step:
                lines = listing.timeline(file.timeline(asked, step=step), width())
            else:
                lines = listing.page(file.search(asked, after=after, limit=limit), width())
            click.echo(listing.printed(lines, color=colored()), nl=False, color=True)
    except UsageError as error:
        raise click.UsageError(str(error)) from error
