"""A command line in, the record on stdout and an exit status out; whatever could not be read is a line on stderr.

Exit status: 0 all was read, 1 something was not (or the output could not be written), 2 wrong use, 70 a fault of ours,
130 interrupted, 141 nobody reads the output any more.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING, NoReturn, cast

import click

from onrecord import __version__
from onrecord.cli.add import add
from onrecord.cli.check import check
from onrecord.cli.export import export
from onrecord.cli.follow import follow
from onrecord.cli.mark import mark
from onrecord.cli.output import FAILED, INTERNAL, INTERRUPTED, WRONG, OutputError, abandon, tell, visible
from onrecord.cli.progress import watched
from onrecord.cli.read import EXAMPLES, read, total_of
from onrecord.cli.search import search
from onrecord.cli.serve import serve
from onrecord.cli.show import show
from onrecord.errors import OnrecordError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["EXAMPLES", "app", "main", "run", "total_of", "visible", "watched"]


def main() -> None:
    """Run the ``onrecord`` command."""
    for name in ("SIGTERM", "SIGHUP"):
        # Python would end on the spot, and what is half written would stay behind.
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _ended)
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Carry out a command line and return its exit status; every failure is a line, none a traceback."""
    try:
        return cast("int | None", app.main(list(arguments), prog_name="onrecord", standalone_mode=False)) or 0
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except OnrecordError as error:
        if isinstance(error, OutputError):
            abandon(sys.stdout)
        tell(str(error))
        return WRONG if isinstance(error, UsageError) else FAILED
    except Exception as error:
        if os.environ.get("ONRECORD_DEBUG"):
            raise
        tell(f"internal error: {type(error).__name__}: {error} (set ONRECORD_DEBUG=1 to see where)")
        return INTERNAL


def _ended(number: int, _: object) -> NoReturn:
    sys.exit(128 + number)


@click.group("onrecord", context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}, epilog=EXAMPLES)
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s")
def app() -> None:
    """News reports in, the record out: who said what, and when, every line anchored to its words."""


for command in (read, add, search, show, follow, serve, export, check, mark):
    app.add_command(command)
