"""``onrecord show``: a report, a statement, a party or a place in, what the record file has of it out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import click

from onrecord.cli.asking import colored, database, width
from onrecord.cli.output import FAILED, tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text

    from onrecord.record.file import RecordFile
    from onrecord.record.query import Query
    from onrecord.record.timeline import Step

What = Literal["report", "statement", "party", "place"]


@click.command("show", short_help="Show a report, a statement, a party or a place.")
@click.argument("name", metavar="NAME")
@database
@click.option(
    "--as", "what", type=click.Choice(["report", "statement", "party", "place"]), help="What NAME is.  [default: the first that fits]"
)
@click.option("--by", "step", type=click.Choice(["day", "week", "month"]), help="Count a party's or place's statements over time.")
@click.option("--why", is_flag=True, help="Of a report: what each line rests on.")
@click.pass_context
def show(context: click.Context, *, name: str, db: str, what: What | None, step: Step | None, why: bool) -> None:
    """Show what the record file has of NAME.

    NAME is a report's id or address, a statement's address as a search shows it, a name of someone (or actor:12), or a place.
    """
    from onrecord.record.file import RecordFile

    with RecordFile(db) as file:
        shown = next((words for each in ([what] if what else _WAYS) if (words := _shown(file, each, name, step, why=why))), None)
    if shown is None:
        tell(f"{db} has no {what or 'report, statement, party or place'} “{name}”")
        context.exit(FAILED)
    click.echo(shown, nl=False, color=True)


_WAYS: tuple[What, ...] = ("report", "statement", "party", "place")


def _shown(file: RecordFile, what: What, name: str, step: Step | None, *, why: bool) -> str | None:
    from onrecord.serve import listing, terminal

    if what == "report":
        record = file.report(name)
        return terminal.render(record, width=width(), color=colored(), why=why) if record else None
    ways = {"statement": _statement, "party": _party, "place": _place}
    lines = ways[what](file, name, step)
    return listing.printed(lines, color=colored()) if lines else None


def _statement(file: RecordFile, name: str, _: Step | None) -> Iterator[Text] | None:
    from itertools import chain

    from onrecord.serve import listing

    hit = file.statement(name)
    if hit is None:
        return None
    found = file.utterance(hit.utterance) if hit.utterance else None
    return chain(listing.hit_lines(hit, width()), listing.utterance(found, width()) if found else ())


def _party(file: RecordFile, name: str, step: Step | None) -> Iterator[Text] | None:
    from onrecord.record.people import numbered
    from onrecord.serve import listing

    found = file.actors(name)
    number = numbered(name) or (found[0].actor if found else None)
    page = file.actor(number) if number is not None else None
    if page is None:
        return None
    return _over_time(file, page.query, step) or listing.actor(page, file.search(page.query), width())


def _place(file: RecordFile, name: str, step: Step | None) -> Iterator[Text] | None:
    from onrecord.serve import listing

    page = file.place(name)
    if page is None:
        return None
    return _over_time(file, page.query, step) or listing.place(page, file.search(page.query), width())


def _over_time(file: RecordFile, query: Query, step: Step | None) -> Iterator[Text] | None:
    from onrecord.serve import listing

    return listing.timeline(file.timeline(query, step=step), width()) if step else None
