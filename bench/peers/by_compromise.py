"""Texts in, the quotations that compromise finds in them out: ``compromise.mjs`` run by node."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Final

import tools
from statements import read_output

if TYPE_CHECKING:
    from collections.abc import Mapping

SCRIPT: Final = Path(__file__).with_name("compromise.mjs")
FOLDER: Final = Path(__file__).parents[2] / "build" / "peers"


def run(texts: Mapping[str, str], *, node: str = "node", folder: Path = FOLDER) -> tools.Reading:
    """Run it in one process; its first pass, on which node compiles it, is not timed."""
    program = shutil.which(node)
    if program is None:
        raise tools.MissingToolError(f"{node} is not on this machine: it runs under Node.js 18 or newer")
    if not (folder / "node_modules" / "compromise").is_dir():
        raise tools.MissingToolError(f"compromise is not in {folder}: make peers")
    rows = "".join(f"{json.dumps({'id': key, 'text': text})}\n" for key, text in texts.items())
    command = [program, str(SCRIPT), str(folder.resolve()), str(tools.ROUNDS)]
    done = subprocess.run(command, input=rows, capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603 -- our script
    lines = done.stdout.splitlines()
    if done.returncode or not lines:
        raise tools.MissingToolError(f"node stopped: {(done.stderr.strip().splitlines() or ['without a word'])[-1]}")
    output, broken = read_output(lines[:-1], "compromise", texts)
    if broken:
        raise tools.MissingToolError(broken[0])
    return tools.Reading(output, float(json.loads(lines[-1])["seconds"]))
