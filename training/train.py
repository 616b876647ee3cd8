"""Data in, a trained reader out: ``python training/train.py --shared FOLDER --reports FOLDER --out FOLDER``.

Seeded; a checkpoint is written every few hundred steps, and a run that was broken off goes on from the last one.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.nn import functional as F  # noqa: N812 -- the usual name

import examples
from labels import Labels, Linked, label
from network import CHAINS, Reader, minilm, span_vectors
from onrecord.marks.linking import features
from onrecord.marks.windows import ROOM, Piece, Window, pieces, windows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from examples import Example

Batch = list[tuple[Window, Labels, int]]

WEIGHTS: Final = (1.0, 0.7, 0.7, 0.5)
"""Of the layers of tags in the loss: statements by depth, then names."""
LINKS, KINDS = 0.6, 0.4
TELL: Final = 0.5
"""How often a window comes with the corpus that it is from; the shipped model is not told."""
JITTER: Final = 0.1
SHORT: Final = 64
ROOMS: Final = (ROOM, ROOM, ROOM, 160, SHORT)
"""Room of the windows that our own reports are cut into, one of these at a time."""
HELD_OUT: Final = 5
"""One report of ours in so many is held out where ``--held-out`` says so."""


@dataclass(slots=True)
class Options:
    """What the command line says."""

    shared: Path
    reports: list[Path]
    out: Path
    base: Path
    start: Path | None
    depth: int
    epochs: float
    batch: int
    rate: float
    dropout: float
    seed: int
    ours: float
    polnear: float
    gum: float
    drills: int
    held_out: bool
    average: float


@dataclass(slots=True)
class Source:
    """An example with what its windows are filled from."""

    example: Example
    pieces: list[Piece]
    short: list[Piece]
    """Sentence by sentence, since there are reports of one sentence too."""


def held_out(name: str) -> bool:
    """Tell whether a report is among those held out: by its name, so that it stays so."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % HELD_OUT == 0


def gather(options: Options) -> dict[str, list[Source]]:
    """Read all corpora; group them by where they come from."""
    tokenizer = Tokenizer.from_file(str(options.base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    corpora = options.shared / "corpora"
    here = Path(__file__).resolve().parent.parent
    found = [
        *examples.polnear(corpora / "statements/polnear.train.jsonl"),
        *examples.gum(corpora / "names/gum.dev.jsonl"),
        *examples.gold(here / "eval/gold/dev"),
    ]
    found.extend(examples.patterns(options.seed, options.drills))
    for folder in options.reports:
        found.extend(examples.ours(path) for path in sorted(folder.glob("*.xml")))
    groups: dict[str, list[Source]] = {}
    for one in found:
        if options.held_out and one.group in ("gold", "reports") and held_out(one.name):
            continue
        cut = [list(pieces(one.text, one.paragraphs, one.quotations, tokenizer, room)) for room in (ROOM, SHORT)]
        source = Source(one, *cut)
        groups.setdefault({"reports": "ours", "gold": "ours"}.get(one.group, one.group), []).append(source)
    return groups


def epoch(groups: dict[str, list[Source]], options: Options, dice: random.Random) -> list[Batch]:
    """Cut every example into windows anew, from a random first cut; each group as often as it counts."""
    made: Batch = []
    times = {"ours": options.ours, "polnear": options.polnear, "gum": options.gum, "drills": 1.0}
    for group, sources in sorted(groups.items()):
        whole, part = divmod(times[group], 1)
        for source in sources:
            for _ in range(int(whole) + (dice.random() < part)):
                room = dice.choice(ROOMS) if group == "ours" else ROOM
                begin = ROOM if group == "drills" else dice.randrange(40, room)
                for window in windows(source.short if room <= SHORT else source.pieces, room, begin):
                    made.append((window, label(source.example, window), source.example.domain))
    dice.shuffle(made)
    # Of like length together, so that little is padded; the batches come in any order.
    blocks = [sorted(made[at : at + 64 * options.batch], key=lambda m: len(m[0].ids)) for at in range(0, len(made), 64 * options.batch)]
    batches = [block[at : at + options.batch] for block in blocks for at in range(0, len(block), options.batch)]
    dice.shuffle(batches)
    return batches


def loss_of(model: Reader, batch: Batch, dice: random.Random) -> tuple[torch.Tensor, dict[str, float]]:
    """Return the loss of a batch, a window's mean, and its parts."""
    ids, shapes, states = (_padded([getattr(w, name) for w, _, _ in batch]) for name in ("ids", "shapes", "states"))
    domains = torch.tensor([domain if dice.random() < TELL else 0 for _, _, domain in batch])
    with torch.autocast("cpu", torch.bfloat16):
        vectors = model.encoder(ids, shapes, states, domains)
    firsts = _padded([w.firsts for w, _, _ in batch])
    words = vectors.float().gather(1, firsts[..., None].expand(-1, -1, vectors.shape[-1]))
    dropped = F.dropout(words, model.dropout, model.training)
    lengths = torch.tensor([len(w.words) for w, _, _ in batch])
    breaks = torch.zeros(firsts.shape)
    for row, (window, _, _) in enumerate(batch):
        breaks[row, window.breaks] = 1
    emitted = model.chains.emissions(dropped, breaks)
    tags = torch.stack([_padded([labels.tags[chain] for _, labels, _ in batch]) for chain in range(CHAINS)], dim=-1)
    known = torch.tensor([labels.known for _, labels, _ in batch], dtype=torch.float32)
    chained = (model.chains.loss(emitted, tags, lengths) * known * torch.tensor(WEIGHTS)).sum()
    linked = kinds = torch.zeros(())
    for row, (window, labels, _) in enumerate(batch):
        for layer in labels.layers:
            if layer.contents or layer.cues:
                one, other = _links(model, dropped[row], layer, window, dice)
                linked, kinds = linked + one, kinds + other
    total = (chained + LINKS * linked + KINDS * kinds) / len(batch)
    return total, {"tags": chained.item() / len(batch), "links": linked.item() / len(batch), "kinds": kinds.item() / len(batch)}


def _padded(rows: Sequence[Sequence[int]]) -> torch.Tensor:
    width = max(map(len, rows))
    return torch.tensor([[*row, *[0] * (width - len(row))] for row in rows])


def _links(model: Reader, words: torch.Tensor, layer: Linked, window: Window, dice: random.Random) -> tuple[torch.Tensor, torch.Tensor]:
    size = len(window.words)
    contents, cues, sources = (_jittered(spans, size, dice) for spans in (layer.contents, layer.cues, layer.sources))
    vectors = [span_vectors(words, spans) for spans in (contents, cues, sources)]
    total = torch.zeros(())
    for linker, left, right, answer in (
        (model.content_cue, 0, 1, layer.cue_of),
        (model.cue_source, 1, 2, layer.source_of_cue),
        (model.content_source, 0, 2, layer.source_of),
    ):
        spans = (contents, cues, sources)
        rows = [n for n, to in enumerate(answer) if to >= -1]
        if rows:
            between = torch.from_numpy(features(spans[left], spans[right], contents, window.breaks))
            scores = linker(vectors[left], vectors[right], between)
            wanted = torch.tensor([to if to >= 0 else len(spans[right]) for to in answer])
            total = total + F.cross_entropy(scores[rows], wanted[rows], reduction="sum")
    if not contents:
        return total, torch.zeros(())
    with_cue = torch.tensor([to >= 0 for to in layer.cue_of])
    cue_rows = vectors[1][[max(to, 0) for to in layer.cue_of]] if cues else torch.zeros_like(vectors[0])
    told = model.kinds(vectors[0], cue_rows, with_cue)
    kinds = torch.zeros(())
    for n, logits in enumerate(told):
        wanted = torch.tensor([row[n] for row in layer.kinds])
        if bool((wanted >= 0).any()):
            kinds = kinds + F.cross_entropy(logits, wanted, ignore_index=-1, reduction="sum")
    return total, kinds


def _jittered(spans: Sequence[tuple[int, int]], size: int, dice: random.Random) -> list[tuple[int, int]]:
    """Move edges by a word now and then, as what is found will be off by one."""
    made = []
    for first, last in spans:
        low = first + (dice.choice((-1, 1)) if dice.random() < JITTER else 0)
        high = last + (dice.choice((-1, 1)) if dice.random() < JITTER else 0)
        low, high = max(0, low), min(size - 1, high)
        made.append((low, high) if low <= high else (first, last))
    return made


def groups_of(model: Reader, rate: float) -> list[dict[str, object]]:
    """Give each part its rate: layers of the encoder less the deeper down, heads more, the CRF most."""
    depth = len(model.encoder.layers)
    model.encoder.word.weight.requires_grad_(requires_grad=False)
    made: list[dict[str, object]] = []
    for n, layer in enumerate(model.encoder.layers):
        made.append({"params": list(layer.parameters()), "lr": rate * 0.9 ** (depth - 1 - n)})
    made.append({"params": [*model.encoder.position.parameters(), *model.encoder.norm.parameters()], "lr": rate * 0.9**depth})
    tables = [t.weight for t in (model.encoder.shape, model.encoder.state, model.encoder.domain)]
    heads = [model.chains.emit, model.content_cue, model.cue_source, model.content_source, model.kinds]
    made.append({"params": [*tables, *(p for head in heads for p in head.parameters())], "lr": rate * 4})
    made.append({"params": [model.chains.move, model.chains.start], "lr": rate * 20})
    return made


def train(options: Options) -> None:
    """Train, from the last checkpoint if there is one."""
    torch.manual_seed(options.seed)
    torch.set_num_threads(2)
    options.out.mkdir(parents=True, exist_ok=True)
    model = Reader(options.depth, options.dropout)
    model.encoder.load_minilm(options.base / "model.safetensors")
    if options.start:
        model.load_state_dict(torch.load(options.start, weights_only=True)["model"])
    groups = gather(options)
    for name, sources in groups.items():
        _say(options, f"{name}: {len(sources)} texts")
    optimizer = torch.optim.AdamW(groups_of(model, options.rate), weight_decay=0.01, betas=(0.9, 0.98))
    per_epoch = len(epoch(groups, options, random.Random(0)))  # noqa: S311 -- no secret
    steps = int(per_epoch * options.epochs)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda n: min((n + 1) / (0.06 * steps), max(0.0, (steps - n) / (0.94 * steps))))
    step = _resume(options, model, optimizer, schedule)
    _say(options, f"{per_epoch} batches an epoch, {steps} steps, from {step}")
    average = {key: value.clone() for key, value in model.state_dict().items()} if options.average else None
    began, recent = time.time(), []
    for batch, dice in _batches(groups, options, per_epoch, step, steps):
        model.train()
        total, parts = loss_of(model, batch, dice)
        optimizer.zero_grad(set_to_none=True)
        (total / 20).backward()
        torch.nn.utils.clip_grad_norm_([p for g in optimizer.param_groups for p in g["params"]], 2.0)
        optimizer.step()
        schedule.step()
        step += 1
        if average is not None:
            _average(average, model, min(options.average, step / (step + 10)))
        recent.append((total.item(), *parts.values()))
        if step % 25 == 0:
            means = np.mean(recent, axis=0).round(2)
            recent = []
            _say(options, f"step {step}/{steps} loss {means.tolist()} {(time.time() - began):.0f} s")
        if step % 250 == 0 or step == steps or step % per_epoch == 0:
            _save(options.out / "last.pt", {"model": model, "optimizer": optimizer, "schedule": schedule}, step)
            if step == steps or step % per_epoch == 0:
                torch.save({"model": average or model.state_dict()}, options.out / f"epoch{step // per_epoch}.pt")
    torch.save({"model": average or model.state_dict()}, options.out / "final.pt")


def _average(average: dict[str, torch.Tensor], model: Reader, decay: float) -> None:
    for key, value in model.state_dict().items():
        if "encoder.word" not in key:
            average[key].lerp_(value, 1 - decay)


def _batches(
    groups: dict[str, list[Source]], options: Options, per_epoch: int, step: int, steps: int
) -> Iterator[tuple[Batch, random.Random]]:
    """Yield the batches from a step on; an epoch's follow from the seed and its number."""
    while step < steps:
        number, at = divmod(step, per_epoch)
        dice = random.Random(f"{options.seed} {number}")  # noqa: S311 -- no secret
        batches = epoch(groups, options, dice)
        batches = (batches * 2)[:per_epoch]
        for batch in batches[at:]:
            if step >= steps:
                return
            yield batch, dice
            step += 1


def _resume(options: Options, model: Reader, optimizer: torch.optim.Optimizer, schedule: torch.optim.lr_scheduler.LambdaLR) -> int:
    path = options.out / "last.pt"
    if not path.exists():
        return 0
    kept = torch.load(path, weights_only=True)
    model.load_state_dict(kept["model"])
    optimizer.load_state_dict(kept["optimizer"])
    schedule.load_state_dict(kept["schedule"])
    torch.set_rng_state(kept["rng"])
    return int(kept["step"])


def _save(path: Path, parts: dict[str, Any], step: int) -> None:
    kept = {name: part.state_dict() for name, part in parts.items()} | {"rng": torch.get_rng_state(), "step": step}
    partial = path.with_suffix(".part")
    torch.save(kept, partial)
    partial.replace(path)


def _say(options: Options, line: str) -> None:
    print(line, flush=True)
    with (options.out / "log.txt").open("a", encoding="utf-8") as log:
        log.write(f"{line}\n")


def options_of(arguments: Sequence[str] | None = None) -> Options:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--reports", type=Path, action="append", default=[])
    parser.add_argument("--out", type=Path, default=Path("build/training"))
    parser.add_argument("--base", type=Path, default=minilm(), help="folder with model.safetensors and tokenizer.json of MiniLM")
    parser.add_argument("--start", type=Path, help="weights to start from, instead of MiniLM's")
    parser.add_argument("--depth", type=int, default=4)
    parser.add_argument("--epochs", type=float, default=6)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--rate", type=float, default=2.5e-4)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--ours", type=float, default=3, help="how often each of our own reports counts in an epoch")
    parser.add_argument("--polnear", type=float, default=1, help="likewise each article of PolNeAR")
    parser.add_argument("--gum", type=float, default=0.5, help="likewise each document of GUM")
    parser.add_argument("--drills", type=int, default=1500, help="how many short texts are made from patterns")
    parser.add_argument("--held-out", action="store_true", help="leave one in five of our own reports out")
    parser.add_argument("--average", type=float, default=0.0, help="keep a running mean of the weights that forgets by this")
    return Options(**vars(parser.parse_args(arguments)))


if __name__ == "__main__":
    train(options_of())
