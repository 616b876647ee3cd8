"""A window in, a vector and the strengths of its tags for each word out: the network, in 8-bit integers, on one thread.

The network and what belongs to it stand in the package, in ``model``. They are loaded on first use, and only then onnxruntime.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from onrecord.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

    from onrecord.marks.windows import Window

FOLDER: Final = Path(__file__).with_name("model")
CHAINS, TAGS = 4, 7
"""Statements by depth, then names; outside, then begin and inside of three roles each."""


@dataclass(frozen=True, slots=True)
class Model:
    """The encoder, the heads that work on its vectors, how likely tag follows tag, and the tokenizer."""

    encoder: InferenceSession
    heads: InferenceSession
    move: NDArray[np.float32]
    start: NDArray[np.float32]
    tokenizer: Tokenizer


@dataclass(frozen=True, slots=True)
class Encoded:
    """What the network makes of a window: ``words`` is ``[words, width]``, ``emitted`` ``[words, CHAINS, TAGS]``."""

    words: NDArray[np.float32]
    emitted: NDArray[np.float32]


@cache
def load(folder: Path = FOLDER) -> Model:
    """Load the model. Raises :class:`ModelError` where it, or what runs it, is missing or broken."""
    try:
        import numpy as np  # noqa: PLC0415 -- the package must load fast
        import onnxruntime  # noqa: PLC0415 -- likewise
        from tokenizers import Tokenizer  # noqa: PLC0415 -- likewise
    except ImportError as error:
        raise ModelError(f"the reader of statements cannot run: {error}; install onrecord again") from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        encoder, heads = (
            onnxruntime.InferenceSession(str(folder / f"{name}.onnx"), options, providers=["CPUExecutionProvider"])
            for name in ("encoder", "heads")
        )
        chains = json.loads((folder / "chains.json").read_text("utf-8"))
        move, start = (np.array(chains[name], np.float32) for name in ("move", "start"))
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    except Exception as error:  # each library has errors of its own, some of them plain Exception
        raise ModelError(f"the reader of statements cannot be loaded from {folder}: {_one_line(error)}; install onrecord again") from error
    return Model(encoder, heads, move, start, tokenizer)


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__


def encode(model: Model, window: Window) -> Encoded:
    """Run the network on one window; on no more than one, so that its neighbours change nothing."""
    import numpy as np  # noqa: PLC0415 -- the package must load fast

    rows: dict[str, Any] = {name: np.array([getattr(window, name)], np.int64) for name in ("ids", "shapes", "states")}
    words, emitted = model.encoder.run(["words", "emitted"], {**rows, "firsts": np.array(window.firsts, np.int64)})
    return Encoded(words, emitted.reshape(-1, CHAINS, TAGS))
