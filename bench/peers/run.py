"""Gold and the outputs of tools in, a table of what each tool finds, names and costs out.

python bench/peers/run.py [--output NAME=FILE ...] [--gold FOLDER] [--corpus FILE ...] [--only TOOL ...] [--texts FILE]
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

ROOT: Final = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "bench"), str(ROOT / "eval")]  # the clock and the tables; the gold and what counts as found

import scores  # noqa: E402 -- after the path is set
import tables  # noqa: E402 -- likewise
from statements import read_output  # noqa: E402 -- likewise
from tools import MissingToolError  # noqa: E402 -- likewise
from truths import Truths, UnreadableTruthError, read_corpus, read_gold  # noqa: E402 -- likewise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from statements import Output
    from tools import Reading

GOLD: Final = ROOT / "eval" / "gold" / "dev"
TOOLS: Final = ("onrecord", "textacy", "textacy, by paragraph", "compromise")
SHOWN: Final = 20
"""Broken rows of a file that are told of, one by one."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; exit status 1 where a file or an annotation could not be read."""
    options = _options(arguments)
    try:
        sets, complaints = _truths(options.gold, options.corpus)
    except UnreadableTruthError as error:
        return _told([str(error)])
    if not sets:
        return _told([*complaints, f"no annotated report in {options.gold}: an annotation NAME.json stands beside NAME.meta.json"])
    if options.texts:
        options.texts.write_text("".join(texts_of(sets)), "utf-8")
        return _told(complaints)
    outputs, broken = _outputs(options.output, {key: text for one in sets for key, text in one.texts.items()})
    for one in sets:
        for line in report(one, outputs, options.only or TOOLS):
            print(line, flush=True)
    return _told([*complaints, *broken])


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench/peers/run.py", description="Tools that find statements, side by side on the same gold.")
    parser.add_argument("--output", action="append", default=[], type=_named, metavar="NAME=FILE", help="score this tool's output too")
    parser.add_argument("--gold", type=Path, default=GOLD, metavar="FOLDER", help="a folder of annotated reports (default: eval/gold/dev)")
    parser.add_argument(
        "--corpus", action="append", default=[], type=Path, metavar="FILE", help="a corpus like PolNeAR's, in a table of its own"
    )
    parser.add_argument(
        "--only", action="append", choices=[*TOOLS, "none"], help="run this tool alone; none: score the given outputs alone"
    )
    parser.add_argument(
        "--texts", type=Path, metavar="FILE", help="write the texts as JSON Lines, for a tool that runs elsewhere, and stop"
    )
    return parser.parse_args(arguments)


def _named(value: str) -> tuple[str, Path]:
    name, _, path = value.partition("=")
    if not name or not path:
        raise argparse.ArgumentTypeError(f"{value!r} is not NAME=FILE")
    return name, Path(path)


def _truths(gold: Path, corpora: Sequence[Path]) -> tuple[list[Truths], list[str]]:
    annotated, complaints = read_gold(gold)
    return [one for one in (annotated, *map(read_corpus, corpora)) if one.reports], complaints


def texts_of(sets: Sequence[Truths]) -> Iterator[str]:
    """Lay out the texts of all sets as JSON Lines."""
    for one in sets:
        for key, text in one.texts.items():
            yield f"{json.dumps({'id': key, 'text': text}, ensure_ascii=False)}\n"


def _outputs(named: Sequence[tuple[str, Path]], texts: Mapping[str, str]) -> tuple[dict[str, Output], list[str]]:
    """Read the given outputs; one with broken rows is told of and not scored."""
    outputs, complaints = {}, []
    for name, path in named:
        try:
            with path.open(encoding="utf-8") as lines:
                output, broken = read_output(lines, str(path), texts)
        except (OSError, UnicodeDecodeError) as error:
            output, broken = {}, [f"{path}: {getattr(error, 'strerror', None) or 'is not UTF-8'}"]
        if broken:
            complaints += [*broken[:SHOWN], *([f"{path}: and {more} more"] if (more := len(broken) - SHOWN) > 0 else [])]
        else:
            outputs[name] = output
    return outputs, complaints


def report(truths: Truths, outputs: Mapping[str, Output], only: Sequence[str]) -> Iterator[str]:
    """Score what was given and what can be run on one set, and set it out."""
    texts = truths.texts
    characters = sum(map(len, texts.values()))
    rows, notes = [], []
    for tool, run in _tools().items():
        if tool in only:
            try:
                reading = run(texts)
            except MissingToolError as error:
                notes.append(f"{tool} was not run: {error}")
            else:
                rows.append(scores.row(tool, scores.count(truths.reports, reading.output), truths, characters / reading.seconds))
    for tool, output in outputs.items():
        if missing := len(texts.keys() - output.keys()):
            notes.append(f"{tool}: no row for {missing} of {len(texts)} reports of {truths.name}")
        if texts.keys() & output.keys():
            rows.append(scores.row(tool, scores.count(truths.reports, output), truths))
    yield from tables.lines(f"Statements: reports {len(texts)}, characters {characters:,} ({truths.name})", scores.HEADER, rows)
    yield from notes


def _tools() -> dict[str, Callable[[Mapping[str, str]], Reading]]:
    import by_compromise  # noqa: PLC0415 -- after the path is set
    import by_onrecord  # noqa: PLC0415 -- likewise, and the product's reader is loaded only where it is run
    import by_textacy  # noqa: PLC0415 -- likewise

    return dict(zip(TOOLS, (by_onrecord.run, by_textacy.run, by_textacy.run_by_paragraph, by_compromise.run), strict=True))


def _told(complaints: Sequence[str]) -> int:
    for line in complaints:
        print(line, file=sys.stderr)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
