"""A folder with corpora in, speed, memory and quality beside peers out: all in one run, so that ratios hold on any machine.

python bench/run.py --shared FOLDER [--only BENCH]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1] / "eval"))  # its readers of corpora and its way to call a scorer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

BENCHES = ("imports", "memory", "pages", "marks", "published", "file")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benches and print their tables."""
    parser = argparse.ArgumentParser(prog="bench/run.py", description="Speed, memory and quality, peers side by side.")
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="a folder with corpora (default: %(default)s)")
    parser.add_argument("--only", action="append", choices=BENCHES, help="run this bench alone")
    parser.add_argument("--file", type=Path, help="a record file to fill, or to ask where it is there")
    parser.add_argument("--statements", type=int, default=1_000_000, help="statements to fill it with (default: %(default)s)")
    options = parser.parse_args(arguments)
    if not (options.shared / "corpora").is_dir():
        print(f"no folder with corpora at {options.shared}: the samples alone are benched on, and nothing is scored")
    for name, bench in _benches(options.shared, options.file, options.statements).items():
        if not options.only or name in options.only:
            for line in bench():
                print(line, flush=True)
    return 0


def _benches(shared: Path, path: Path | None, statements: int) -> dict[str, Callable[[], Iterator[str]]]:
    import bodies  # noqa: PLC0415 -- after the path is set
    import filing  # noqa: PLC0415 -- likewise
    import imports  # noqa: PLC0415 -- likewise
    import inputs  # noqa: PLC0415 -- likewise
    import marking  # noqa: PLC0415 -- likewise
    import memory  # noqa: PLC0415 -- likewise
    import published  # noqa: PLC0415 -- likewise

    found = inputs.gathered(shared)
    benches = (
        imports.report,
        memory.report,
        lambda: bodies.report(found),
        lambda: marking.report(found),
        lambda: published.report(found),
        lambda: filing.report(found, path, statements),
    )
    return dict(zip(BENCHES, benches, strict=True))


if __name__ == "__main__":
    sys.exit(main())
