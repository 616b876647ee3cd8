"""A trained reader in, the files of the package out: an int8 ONNX encoder, the heads' weights, the tokenizer.

The graph is written node by node, with the operators that onnxruntime has for BERT: what a general exporter makes runs half as fast.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from network import HEADS, WIDTH, Linker, Reader, minilm
from onrecord.marks.linking import FEATURES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

CONTRIB: Final = "com.microsoft"


class Graph:
    """Nodes and weights of a graph in the making; every method returns the name of its output."""

    def __init__(self, *, whole: bool) -> None:
        """``whole`` keeps the weights in 32 bits, to measure what 8 lose."""
        self.whole = whole
        self.nodes: list[Any] = []
        self.weights: list[Any] = []

    def weight(self, value: torch.Tensor | NDArray[Any]) -> str:
        """Add a constant."""
        name = f"w{len(self.weights)}"
        array = value.detach().numpy() if isinstance(value, torch.Tensor) else value
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def node(self, kind: str, inputs: Sequence[str], domain: str = "", outputs: int = 1, **attributes: object) -> Any:  # noqa: ANN401 -- one name or several
        """Add a node."""
        names = [f"n{len(self.nodes)}.{at}" for at in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, domain=domain, **attributes))
        return names[0] if outputs == 1 else names

    def linear(self, x: str, layer: torch.nn.Linear) -> str:
        """Multiply by a layer's weights and add its bias."""
        weight = layer.weight.detach().numpy().T
        if self.whole:
            return str(self.node("Add", [self.node("MatMul", [x, self.weight(weight)]), self.weight(layer.bias)]))
        scale = np.maximum(np.abs(weight).max(0), 1e-8) / 127
        small = np.clip(np.round(weight / scale), -127, 127).astype(np.int8)
        zero = self.weight(np.zeros(weight.shape[1], np.int8))
        names = [x, self.weight(small), self.weight(scale.astype(np.float32)), zero, self.weight(layer.bias)]
        return str(self.node("DynamicQuantizeMatMul", names, CONTRIB))

    def rows(self, at: str, table: torch.Tensor) -> str:
        """Look rows up; large tables are kept in 8 bits with a scale a row."""
        if self.whole or len(table) < 1000:  # noqa: PLR2004 -- not worth it
            return str(self.node("Gather", [self.weight(table), at], axis=0))
        whole = table.detach().numpy()
        scale = np.maximum(np.abs(whole).max(1, keepdims=True), 1e-8) / 127
        small = np.clip(np.round(whole / scale), -127, 127).astype(np.int8)
        row = self.node("Cast", [self.node("Gather", [self.weight(small), at], axis=0)], to=TensorProto.FLOAT)
        return str(self.node("Mul", [row, self.node("Gather", [self.weight(scale.astype(np.float32)), at], axis=0)]))


def encoder_model(reader: Reader, domain: Sequence[float], *, whole: bool = False) -> onnx.ModelProto:
    """Build the graph: ids, shapes, states ``[1, pieces]``, firsts ``[words]`` in; vectors and emissions a word out.

    ``domain`` weighs the vectors of the corpora, which are added once and for all.
    """
    graph, encoder = Graph(whole=whole), reader.encoder
    known = (torch.tensor(domain)[:, None] * encoder.domain.weight).sum(0)
    pieces = graph.node("Shape", ["ids"], start=1, end=2)
    one, nought = graph.weight(np.array([0], np.int64)), graph.weight(np.array([0], np.int64))
    position = graph.node("Slice", [graph.weight(encoder.position.weight + known), nought, pieces, one])
    parts = [graph.rows("ids", encoder.word.weight), graph.rows("shapes", encoder.shape.weight), graph.rows("states", encoder.state.weight)]
    x = position
    for part in parts:
        x = graph.node("Add", [part, x])
    x = graph.node("LayerNormalization", [x, graph.weight(encoder.norm.weight), graph.weight(encoder.norm.bias)], axis=-1, epsilon=1e-12)
    for layer in encoder.layers:
        x = _layer(graph, x, layer)
    flat = graph.node("Squeeze", [x, nought])
    words = graph.node("Gather", [flat, "firsts"], axis=0)
    emit = reader.chains.emit
    emitted = graph.node("Add", [graph.node("MatMul", [words, graph.weight(emit.weight.T.contiguous())]), graph.weight(emit.bias)])
    graph.nodes.append(helper.make_node("Identity", [words], ["words"]))
    graph.nodes.append(helper.make_node("Identity", [emitted], ["emitted"]))
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, [1, "pieces"]) for name in ("ids", "shapes", "states")]
    inputs.append(helper.make_tensor_value_info("firsts", TensorProto.INT64, ["words"]))
    outputs = [
        helper.make_tensor_value_info("words", TensorProto.FLOAT, ["words", WIDTH]),
        helper.make_tensor_value_info("emitted", TensorProto.FLOAT, ["words", emit.out_features]),
    ]
    made = helper.make_graph(graph.nodes, "reader", inputs, outputs, graph.weights)
    opsets = [helper.make_opsetid("", 20), helper.make_opsetid(CONTRIB, 1)]
    return helper.make_model(made, opset_imports=opsets, ir_version=10, producer_name="onrecord")


def _layer(graph: Graph, x: str, layer: Any) -> str:  # noqa: ANN401 -- a module's submodules are untyped
    y = graph.linear(_attend(graph, graph.linear(x, layer.qkv)), layer.out)
    x = _skip(graph, y, x, layer.norm1)
    y = graph.linear(graph.node("Gelu", [graph.linear(x, layer.up)], CONTRIB), layer.down)
    return _skip(graph, y, x, layer.norm2)


def _attend(graph: Graph, qkv: str) -> str:
    # MultiHeadAttention does all this at once, and takes twice as long.
    apart = graph.node("Reshape", [qkv, graph.weight(np.array([0, 0, 3 * HEADS, WIDTH // HEADS], np.int64))])
    q, k, v = graph.node("Split", [graph.node("Transpose", [apart], perm=[0, 2, 1, 3])], outputs=3, axis=1, num_outputs=3)
    fit = graph.node("MatMul", [q, graph.node("Transpose", [k], perm=[0, 1, 3, 2])])
    fit = graph.node("Softmax", [graph.node("Mul", [fit, graph.weight(np.array((WIDTH // HEADS) ** -0.5, np.float32))])], axis=-1)
    y = graph.node("Transpose", [graph.node("MatMul", [fit, v])], perm=[0, 2, 1, 3])
    return str(graph.node("Reshape", [y, graph.weight(np.array([0, 0, WIDTH], np.int64))]))


def _skip(graph: Graph, y: str, x: str, norm: torch.nn.LayerNorm) -> str:
    # SkipLayerNormalization does both at once, and takes five times as long.
    return str(
        graph.node(
            "LayerNormalization", [graph.node("Add", [y, x]), graph.weight(norm.weight), graph.weight(norm.bias)], axis=-1, epsilon=1e-12
        )
    )


def heads_model(reader: Reader) -> onnx.ModelProto:
    """Build the graph: a window's vectors, spans and features in; who belongs to whom and what each content is out.

    Spans are ``[spans, 2]`` in words, first to last; the last column of each answer stands for nobody.
    """
    graph = Graph(whole=True)
    one, nought = graph.weight(np.array([1], np.int64)), graph.weight(np.array([0], np.int64))
    sums = graph.node("Pad", [graph.node("CumSum", ["words", nought]), graph.weight(np.array([1, 0, 0, 0], np.int64))])
    vectors = {name: _span_vectors(graph, sums, name, one) for name in ("contents", "cues", "sources")}
    links = (("content_cue", "contents", "cues"), ("cue_source", "cues", "sources"), ("content_source", "contents", "sources"))
    made = {name: _link(graph, getattr(reader, name), vectors[left], vectors[right], name) for name, left, right in links}
    kinds = reader.kinds
    cues = graph.node("Concat", [graph.linear(vectors["cues"], kinds.cue), graph.weight(kinds.nobody[None])], axis=0)
    cue_of = graph.node("ArgMax", [made["content_cue"]], axis=1, keepdims=0)
    told = graph.node("Add", [graph.linear(vectors["contents"], kinds.content), graph.node("Gather", [cues, cue_of], axis=0)])
    made["kinds"] = graph.linear(graph.node("Relu", [told]), kinds.out)
    for name, value in made.items():
        graph.nodes.append(helper.make_node("Identity", [value], [f"{name}.out"]))
    inputs = [helper.make_tensor_value_info("words", TensorProto.FLOAT, ["n", WIDTH])]
    inputs += [helper.make_tensor_value_info(name, TensorProto.INT64, [name, 2]) for name in vectors]
    inputs += [helper.make_tensor_value_info(name, TensorProto.FLOAT, [left, right, FEATURES]) for name, left, right in links]
    outputs = [helper.make_tensor_value_info(f"{name}.out", TensorProto.FLOAT, None) for name in made]
    whole = helper.make_graph(graph.nodes, "heads", inputs, outputs, graph.weights)
    opsets = [helper.make_opsetid("", 20), helper.make_opsetid(CONTRIB, 1)]
    return helper.make_model(whole, opset_imports=opsets, ir_version=10, producer_name="onrecord")


def _span_vectors(graph: Graph, sums: str, spans: str, one: str) -> str:
    first, last = graph.node("Split", [spans], outputs=2, axis=1, num_outputs=2)
    after = graph.node("Add", [last, one])
    size = graph.node("Cast", [graph.node("Sub", [after, first])], to=TensorProto.FLOAT)
    first, last, after = (graph.node("Squeeze", [at, one]) for at in (first, last, after))
    total = graph.node("Sub", [graph.node("Gather", [sums, after], axis=0), graph.node("Gather", [sums, first], axis=0)])
    edges = [graph.node("Gather", ["words", at], axis=0) for at in (first, last)]
    return str(graph.node("Concat", [*edges, graph.node("Div", [total, size])], axis=1))


def _link(graph: Graph, linker: Linker, left: str, right: str, between: str) -> str:
    row, column = graph.weight(np.array([0], np.int64)), graph.weight(np.array([1], np.int64))
    ours = graph.node("Unsqueeze", [graph.linear(left, linker.left), column])
    theirs = graph.node("Unsqueeze", [graph.linear(right, linker.right), row])
    pairs = graph.node("Add", [graph.node("Add", [ours, theirs]), graph.linear(between, linker.between)])
    nobody = graph.node("Add", [ours, graph.weight(linker.nobody)])
    hidden = graph.node("Relu", [graph.node("Concat", [pairs, nobody], axis=1)])
    scores = graph.node("Squeeze", [graph.linear(hidden, linker.score), graph.weight(np.array([2], np.int64))])
    return str(graph.node("LogSoftmax", [scores], axis=1))


def export(weights: Path, base: Path, out: Path, domain: Sequence[float], *, whole: bool = False) -> None:
    """Write the files."""
    kept = torch.load(weights, weights_only=True)["model"]
    depth = 1 + max(int(key.split(".")[2]) for key in kept if key.startswith("encoder.layers."))
    reader = Reader(depth)
    reader.load_state_dict(kept)
    out.mkdir(parents=True, exist_ok=True)
    (out / "encoder.onnx").write_bytes(encoder_model(reader, domain, whole=whole).SerializeToString())
    (out / "heads.onnx").write_bytes(heads_model(reader).SerializeToString())
    chains = {"move": reader.chains.move + reader.chains.banned, "start": reader.chains.start}
    told = {name: value.detach().float().tolist() for name, value in chains.items()}
    (out / "chains.json").write_text(json.dumps(told), "utf-8")
    tokenizer = json.loads((base / "tokenizer.json").read_text("utf-8")) | {"truncation": None, "padding": None}
    (out / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")), "utf-8")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("weights", type=Path)
    parser.add_argument("--base", type=Path, default=minilm())
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--domain", type=float, nargs=3, default=(1.0, 0.0, 0.0), help="how much each corpus is spoken for: none, PolNeAR, ours"
    )
    parser.add_argument("--whole", action="store_true", help="keep 32 bits")
    options = parser.parse_args()
    export(options.weights, options.base, options.out, options.domain, whole=options.whole)
    for path in sorted(options.out.iterdir()):
        print(f"{path.name}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
