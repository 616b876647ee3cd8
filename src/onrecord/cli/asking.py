"""Options that several commands share: which file, which statements, how to print."""

from __future__ import annotations

import os
import sys
from functools import wraps
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any, Final, get_args

import click

from onrecord.model import Act, Form

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.record.query import Query

FILE: Final = "record.sqlite"
PIPE_WIDTH: Final = 100
NARROWEST, WIDEST = 40, 140

_FIELDS: Final = (
    "who", "to", "about", "place", "act", "form", "outlet", "since", "until", "published_since", "published_until",
)  # fmt: skip

_ACTS: Final = f"One of {' '.join(get_args(Act))}."

database = click.option(
    "--db", "db", metavar="FILE", default=FILE, envvar="ONRECORD_DB", show_default=True, show_envvar=True, help="The record file."
)


def conditions(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that narrow a search; the command gets them as one ``query`` without words."""

    @wraps(command)
    def asked(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401 -- whatever the command takes
        from onrecord.record.query import Query

        given: dict[str, Any] = {name: options.pop(name) or (() if name in {"act", "form"} else "") for name in _FIELDS}
        # A minus would be taken for an option.
        without = " ".join(f'-"{word}"' for word in options.pop("without"))
        return command(*arguments, query=Query(without, **given), **options)

    for option in (
        click.option("--published-until", metavar="DAY", help="Published on that day or before."),
        click.option("--published-since", metavar="DAY", help="Published on that day or later."),
        click.option("--until", metavar="DAY", help="Said on that day or before, by the report's words."),
        click.option("--since", metavar="DAY", help="Said on that day or later: 2025-12-09, 2025-12 or 2025."),
        click.option("--outlet", metavar="NAME", help="Reported by this outlet."),
        click.option("--form", "form", multiple=True, type=click.Choice(get_args(Form)), help="Quoted directly, in part, or not."),
        click.option("--act", "act", multiple=True, type=click.Choice(get_args(Act)), metavar="ACT", help=_ACTS),
        click.option("--place", metavar="NAME", help="Naming this place, or one that lies in it; a gazetteer id is taken too."),
        click.option("--about", metavar="NAME", help="Naming this person, organisation or state."),
        click.option("--addressee", "to", metavar="NAME", help="Said to."),
        click.option("--without", multiple=True, metavar="WORD", help="Of the statements with WORDS, those without this one."),
        click.option("--who", metavar="NAME", help="Said by: a name, a part of one, or actor:12."),
    ):
        asked = option(asked)
    return asked


def worded(query: Query, words: tuple[str, ...]) -> Query:
    """Put the words to the conditions."""
    from dataclasses import replace

    return replace(query, words=" ".join([*words, query.words]).strip())


def width() -> int:
    """Give the cells of a line: those of the terminal, or what suits a file."""
    return max(NARROWEST, min(WIDEST, get_terminal_size().columns if sys.stdout.isatty() else PIPE_WIDTH))


def colored() -> bool:
    """Tell whether stdout takes colours."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
