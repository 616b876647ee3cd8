"""``onrecord follow``: addresses of feeds in, what is new in them in the record file out, until it is stopped."""

from __future__ import annotations

import click

from onrecord.cli.asking import database
from onrecord.cli.output import tell
from onrecord.errors import InputError, UnsoundRecord, UsageError


@click.command("follow", short_help="Keep the record file current from feeds.")
@click.argument("feeds", nargs=-1, required=True, metavar="FEED…")
@database
@click.option("--every", type=click.IntRange(1), default=15, show_default=True, metavar="MINUTES", help="How often each feed is asked.")
@click.option("--allow-private", "private", is_flag=True, help="Ask addresses within your own network too.")
def follow(*, feeds: tuple[str, ...], db: str, every: int, private: bool) -> None:
    """Read the entries of feeds into the record file, then what is new in them, until Ctrl-C.

    What an entry holds is read; nothing that it links to is fetched.
    """
    from onrecord import __version__, pipeline
    from onrecord.record.writing import WritableFile

    try:
        with WritableFile(db, containers=pipeline.containers, reader=__version__) as file:
            for item in pipeline.follow(feeds, every=60.0 * every, private=private):
                if isinstance(item, InputError):
                    file.failed(item, item.subject)
                    tell(str(item))
                    continue
                try:
                    outcome = file.add(item)
                except UnsoundRecord as error:
                    tell(str(error))
                    continue
                if outcome != "known":
                    click.echo(f"{item.report.published or ''}  {item.report.title or item.id}".strip())
    except UsageError as error:
        raise click.UsageError(str(error)) from error
    except KeyboardInterrupt:
        return
