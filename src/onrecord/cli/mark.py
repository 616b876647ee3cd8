"""``onrecord mark``: a statement and what somebody says of it in, an entry beside it in the record file out."""

from __future__ import annotations

import click

from onrecord.cli.asking import database
from onrecord.errors import UsageError


@click.command("mark", short_help="Say that a statement is right, wrong, or how it should read.")
@click.argument("statement", metavar="STATEMENT")
@database
@click.option("--right", is_flag=True, help="It is as it should be.")
@click.option("--wrong", is_flag=True, help="It is no statement, or its words are not these.")
@click.option("--speaker", metavar="NAME", help="Who said it; “-”: nobody is named.")
@click.option("--addressee", metavar="NAME", help="Whom it was said to; “-”: nobody is named.")
@click.option("--said", metavar="DAY", help="When it was said; “-”: the report does not tell.")
@click.option("--act", metavar="ACT", help="What the speaker does: deny, claim, …")
@click.option("--form", metavar="FORM", help="direct, mixed or indirect.")
@click.option("--mode", metavar="MODE", help="fact, possible, hypothetical, question, plan or wish.")
@click.option("--polarity", metavar="POLARITY", help="positive or negative.")
@click.option("--note", metavar="WORDS", help="Why.")
@click.option("--undo", is_flag=True, help="Take back what was said of it.")
def mark(*, statement: str, db: str, right: bool, wrong: bool, note: str | None, undo: bool, **edits: str | None) -> None:
    """Say something of STATEMENT, which is an address as a search shows it.

    It is kept beside what was read and never overwrites it; “onrecord export --to corrections” takes it elsewhere.
    """
    from onrecord.record.corrections import Judgement
    from onrecord.record.faults import missing
    from onrecord.record.writing import WritableFile

    changes = [Judgement("edit", field, value, note) for field, value in edits.items() if value is not None]
    if right + wrong + bool(changes) + undo != 1:
        raise click.UsageError("Say one of --right, --wrong, --undo, or what to change: --speaker NAME, --act ACT, …")
    judgements = changes or [Judgement("right" if right else "wrong", note=note)]
    if not _there(db):
        raise missing(db)
    try:
        with WritableFile(db) as file:
            if undo:
                count = file.withdraw(statement)
                click.echo(f"{statement}: {count} taken back")
                return
            with file.together():
                for judgement in judgements:
                    file.mark(statement, judgement)
            click.echo(f"{statement}: noted")
    except UsageError as error:
        raise click.UsageError(str(error)) from error


def _there(db: str) -> bool:
    from pathlib import Path

    return Path(db).exists()
