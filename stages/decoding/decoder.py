"""A model laid out for decoding: its own forward pass in far fewer operations.

For a small model, what takes the time is not the arithmetic but the number of operations that Python or the GPU's
queue has to start. So query, key and value are one matrix here, gate and up another; LoRA adapters are folded in; masks
and rotations are computed once a token instead of once a layer. `refresh` reads the model's weights again, so that an
answer always comes from the weights being trained; no second model is kept, only the packed matrices.

Matrices and the cache are float32 on a CPU and 16 bits on a GPU; sums and norms are float32 everywhere, as under
autocast in training. Which families it knows, and how they differ, is in families.py; the loops call `forward`, `cache`
and `refresh` and know no model. Left out: dropout.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import torch
from torch import Tensor
from torch.nn import functional as F

from stages.decoding.families import layout, norm, pack, rotations
from stages.policy.load import causal_lm


class Cache(NamedTuple):
    """Keys and values, each of shape (layer, row, head, slot, channel)."""

    keys: Tensor
    values: Tensor


# What lies between two matrix products. Each is a function of its own so that a GPU runs it as one compiled kernel.


def add_norm(x: Tensor, y: Tensor, y_norm: Tensor | None, next_norm: Tensor, eps: float) -> tuple[Tensor, Tensor]:
    """(x + y, that normalised as the next block's input); `y` is normalised first where it has a norm."""
    x = x + (y.float() if y_norm is None else F.rms_norm(y.float(), y_norm.shape, y_norm, eps))
    return x, F.rms_norm(x, next_norm.shape, next_norm, eps).to(y.dtype)


def rotate(heads: Tensor, factor: Tensor, cos: Tensor, sin: Tensor, eps: float | None) -> Tensor:
    """Query and key heads (row, token, head, channel), multiplied by `factor` and rotated by their positions.

    They are normalised first, unless `eps` is None.
    """
    wide = heads.float() if eps is None else F.rms_norm(heads.float(), heads.shape[-1:], None, eps)
    wide = wide * factor
    return torch.addcmul(wide * cos, wide.roll(wide.shape[-1] // 2, -1), sin).to(heads.dtype)


def gated(gate_up: Tensor, activation: str) -> Tensor:
    gate, up = gate_up.chunk(2, -1)
    return (F.silu(gate) if activation == "silu" else F.gelu(gate, approximate="tanh")) * up


def masked_softmax(scores: Tensor, attention_bias: Tensor, dtype: torch.dtype) -> Tensor:
    """Attention weights; `attention_bias` is 0 where a slot may be seen and very negative where not."""
    return (scores + attention_bias).softmax(-1).to(dtype)


class ElementwiseOps(NamedTuple):
    """The functions above, as they are or compiled."""

    add_norm: Callable[..., tuple[Tensor, Tensor]]
    rotate: Callable[..., Tensor]
    gated: Callable[..., Tensor]
    masked_softmax: Callable[..., Tensor]


PLAIN = ElementwiseOps(add_norm, rotate, gated, masked_softmax)


class Decoder:
    """`forward` reads tokens into a cache and returns the logits after the last one, or after each."""

    def __init__(self, model: Any, dtype: torch.dtype, slots: int) -> None:
        self.model, self.dtype = causal_lm(model), dtype
        self.layout = layout(self.model)
        self.device = self.model.get_input_embeddings().weight.device
        kinds = sorted(set(self.layout.kinds))
        self.rotations = {kind: rotations(self.model, self.layout, kind, slots) for kind in kinds}
        self.layers = [pack(layer, self.layout, dtype) for layer in self.model.model.layers]
        self.last_norm = norm(self.model.model.norm, self.layout.family)
        self.head = self.model.lm_head.weight.detach().to(dtype)

    def refresh(self) -> None:
        """Takes over the model's present weights, in place: a captured graph reads them where they are."""
        for ours, layer in zip(self.layers, self.model.model.layers, strict=True):
            for old, new in zip(ours[1:], pack(layer, self.layout, self.dtype)[1:], strict=True):
                if isinstance(old, Tensor) and isinstance(new, Tensor):
                    old.copy_(new)
        self.last_norm.copy_(norm(self.model.model.norm, self.layout.family))
        if self.head.data_ptr() != self.model.lm_head.weight.data_ptr():
            self.head.copy_(self.model.lm_head.weight)

    def cache(self, rows: int, slots: int) -> Cache:
        of = self.layout
        shape = (of.layers, rows, of.kv_heads, slots, of.channels)
        return Cache(*(torch.zeros(shape, dtype=self.dtype, device=self.device) for _ in range(2)))

    def _attention_biases(self, first: Tensor, queries: Tensor, slots: int) -> dict[str, Tensor]:
        """For each kind of layer, what is added to attention scores: (row, 1, query, slot).

        `queries` are the slots of the tokens that attend to the others.
        """
        at = torch.arange(slots, device=self.device)
        seen = (at <= queries[:, None]) & (at >= first[:, None, None])
        # A row of padding sees itself, since a softmax over nothing is not a number.
        seen = (seen | (at == queries[:, None]))[:, None]
        masks = {"full_attention": seen}
        if self.layout.window is not None:
            masks["sliding_attention"] = seen & (at > queries[:, None] - self.layout.window)
        never = torch.finfo(self.dtype).min / 2
        return {
            kind: torch.zeros_like(masks[kind], dtype=self.dtype).masked_fill_(~masks[kind], never)
            for kind in self.rotations
        }

    def forward(
        self,
        tokens: Tensor,
        queries: Tensor,
        first: Tensor,
        cache: Cache,
        seen: int,
        ops: ElementwiseOps = PLAIN,
        every: bool = False,
    ) -> Tensor:
        """Logits (row, vocabulary) in float32 after `tokens` (row, token), which go into the slots `queries`.

        `first` is each row's first slot that is not padding; attention reaches over the first `seen` slots. `every`:
        logits (row, token, vocabulary) after every token instead of the last one alone.
        """
        biases = self._attention_biases(first, queries, seen)
        of = self.layout
        rows, count = tokens.shape
        x = F.embedding(tokens, self.model.get_input_embeddings().weight).float() * of.embedding_scale
        rotations = {kind: (cos[queries], sin[queries]) for kind, (cos, sin) in self.rotations.items()}
        width = (of.heads + of.kv_heads) * of.channels
        heads_eps = of.eps if of.heads_normed else None
        h = F.rms_norm(x, (of.hidden,), self.layers[0].input_norm, of.eps).to(self.dtype)
        following = [layer.input_norm for layer in self.layers[1:]] + [self.last_norm]
        for i, (layer, next_norm) in enumerate(zip(self.layers, following, strict=True)):
            qkv = F.linear(h, layer.qkv, layer.qkv_bias)
            heads = qkv[..., :width].view(rows, count, -1, of.channels)
            heads = ops.rotate(heads, layer.heads, *rotations[layer.kind], heads_eps)
            value = qkv[..., width:].view(rows, count, -1, of.channels)
            cache.keys[i].index_copy_(2, queries, heads[:, :, of.heads :].transpose(1, 2))
            cache.values[i].index_copy_(2, queries, value.transpose(1, 2))
            keys, values = cache.keys[i, :, :, :seen], cache.values[i, :, :, :seen]
            attended = self._attend(heads[:, :, : of.heads], keys, values, biases[layer.kind], ops)
            attended = F.linear(attended, layer.out, layer.out_bias)
            x, h = ops.add_norm(x, attended, layer.attended_norm, layer.mlp_norm, of.eps)
            mlp = ops.gated(F.linear(h, layer.gate_up, layer.gate_up_bias), of.activation)
            x, h = ops.add_norm(x, F.linear(mlp, layer.down, layer.down_bias), layer.output_norm, next_norm, of.eps)
        return F.linear(h if every else h[:, -1], self.head).float()

    def _attend(
        self, query: Tensor, keys: Tensor, values: Tensor, attention_bias: Tensor, ops: ElementwiseOps
    ) -> Tensor:
        rows, count = query.shape[:2]
        if count > 1:
            grouped = self.layout.heads != self.layout.kv_heads
            out = F.scaled_dot_product_attention(
                query.transpose(1, 2), keys, values, attn_mask=attention_bias, scale=1.0, enable_gqa=grouped
            )
            return out.transpose(1, 2).reshape(rows, count, -1)
        # One token a row: the query heads that share a key head are one small matrix.
        query = query.reshape(rows * self.layout.kv_heads, -1, self.layout.channels)
        keys = keys.flatten(0, 1).mT
        # On a GPU the product of 16-bit numbers comes out in float32, as inside the attention kernels of training.
        scores = torch.bmm(query, keys, torch.float32) if query.is_cuda else torch.bmm(query, keys)
        scores = scores.view(rows, self.layout.kv_heads, -1, keys.shape[2])
        weights = ops.masked_softmax(scores, attention_bias, query.dtype).view(*query.shape[:2], -1)
        return torch.bmm(weights, values.flatten(0, 1)).view(rows, 1, -1)
