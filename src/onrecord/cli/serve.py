"""``onrecord serve``: a record file in, the reading room in a browser out."""

from __future__ import annotations

from typing import Final

import click

from onrecord.cli.asking import database
from onrecord.cli.output import tell

PORT: Final = 8300


@click.command("serve", short_help="Open the reading room in a browser.")
@database
@click.option(
    "--host", metavar="ADDRESS", default="127.0.0.1", show_default=True, help="Where it is open; others than this machine only read."
)
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0 takes any that is free.")
@click.option("--name", "names", multiple=True, metavar="HOST", help="A name besides localhost under which browsers ask for it.")
@click.option("--open", "browser", is_flag=True, help="Open it in the browser.")
def serve(*, db: str, host: str, port: int, names: tuple[str, ...], browser: bool) -> None:
    """Open the reading room over the record file, until Ctrl-C closes it.

    It is there for this machine alone, asks nothing of the web, and changes nothing in the file but the corrections that are made in it.
    """
    from onrecord.errors import UsageError
    from onrecord.record.file import RecordFile

    with RecordFile(db):  # a file that cannot be read is told of now, not on the first page
        pass
    from onrecord.serve.host import door
    from onrecord.serve.host import serve as answer

    try:
        at = door(host, port)
    except UsageError as error:
        raise click.UsageError(str(error)) from error
    if not at.own:
        tell("whoever reaches this machine can read the record; corrections are taken on this machine alone")

    def opened() -> None:
        click.echo(f"The reading room of {db} is open at {at.url} (Ctrl-C closes it)")
        if browser:
            click.launch(at.url)

    answer(db, at, names, opened=opened)
