"""``onrecord export``: the whole record or a search in, a file for other programs out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli.asking import conditions, database, worded
from onrecord.cli.output import STDIN, UNREAD, abandon, opened, write
from onrecord.errors import UsageError
from onrecord.record.targets import ENDINGS, PACKED, TARGETS, Target

if TYPE_CHECKING:
    from onrecord.record.query import Query


@click.command("export", short_help="Write the record, or a search, for other programs.")
@click.argument("words", nargs=-1, metavar="[WORDS…]")
@database
@click.option("--to", "target", type=click.Choice(TARGETS), help="[default: by the ending of -o]")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of stdout, once all is read.")
@conditions
@click.pass_context
def export(context: click.Context, *, words: tuple[str, ...], db: str, target: Target | None, output: str | None, query: Query) -> None:
    """Write the whole record, or the statements that WORDS and conditions find.

    csv and parquet: a row a statement. jsonl: whole reports, schema onrecord/1. geojson: the places that statements name.
    webannotation: W3C Web Annotations. qdpx: a REFI-QDA project. ris: reports, for reference managers. corrections: what was
    marked right, wrong or edited, as evaluation data. datasette: descriptions of tables and columns.
    """
    import sys
    from pathlib import Path

    from onrecord.record.file import RecordFile
    from onrecord.serve.export.formats import pieces, save

    chosen = target or ENDINGS.get(Path(output or "").suffix.lower())
    if chosen is None:
        raise click.UsageError(f"Name a format with --to, or a file that ends in one of {', '.join(ENDINGS)} with -o.")
    asked = worded(query, words)
    try:
        with RecordFile(db) as file:
            if chosen in PACKED:
                if output is None or output == STDIN:
                    raise click.UsageError(f"{chosen} is no text: name a file with -o.")
                save(file, chosen, output, asked)
                return
            with opened(output) as out:
                out.written = True
                write(pieces(file, chosen, asked), out.stream, out.name)
    except UsageError as error:
        raise click.UsageError(str(error)) from error
    except BrokenPipeError:
        abandon(sys.stdout)
        context.exit(UNREAD)
