"""A question to SQLite and a time in, the rows that came within it out, and whether they are all."""

from __future__ import annotations

import sqlite3
import time
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

STEPS: Final = 2_000
"""Instructions of SQLite's machine between two looks at the clock: well under a millisecond."""


class Box:
    """A span of time for one or more questions; ``cut`` tells afterwards whether it ran out."""

    def __init__(self, connection: sqlite3.Connection, seconds: float) -> None:
        self._connection = connection
        self._end = time.monotonic() + seconds
        self.cut = False

    def rows(self, sql: str, values: Sequence[object]) -> Iterator[tuple[Any, ...]]:
        """Yield rows until there are no more or the time is over."""
        if self._over():
            self.cut = True
            return
        self._connection.set_progress_handler(self._over, STEPS)
        try:
            yield from self._connection.execute(sql, values)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname != "SQLITE_INTERRUPT":
                raise
            self.cut = True
        finally:
            self._connection.set_progress_handler(None, 0)

    def _over(self) -> bool:
        return time.monotonic() > self._end
