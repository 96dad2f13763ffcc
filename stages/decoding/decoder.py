"""A Gemma 3 text model laid out for decoding: the model's own forward pass in far fewer operations.

For a model this small, what takes the time is not the arithmetic but the number of operations that Python or the GPU's
queue has to start. So query, key and value are one matrix here, gate and up another; LoRA adapters are folded in; masks
and rotations are computed once a token instead of once a layer. `refresh` reads the model's weights again, so that an
answer always comes from the weights being trained; no second model is kept, only the packed matrices.

Matrices and the cache are float32 on a CPU and 16 bits on a GPU; sums and norms are float32 everywhere, as under
autocast in training. Left out: dropout, soft caps, biases, other architectures (`supports` says no, and the caller uses
the library's forward pass, see forward.py).

To add a family, all of it is here. `supports` says yes to it; `Decoder.__init__` and `_pack` read its sizes, matrices
and norms under their names; the small functions and `forward` compute its block. Families differ in their norms (before
or after a block, of heads), activation, rotary embedding and scale of attention. The loops call `forward`, `cache` and
`refresh` and know no model. tests/decoding/test_decoding.py compares answers and log-probabilities with the library's:
give its `model` fixture the family's smallest config too.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import torch
from peft.utils.integrations import dequantize_module_weight
from torch import Tensor
from torch.nn import functional as F

from stages.policy.load import causal_lm


class Layer(NamedTuple):
    """One layer: matrices in the decoding dtype, norm weights in float32, `heads_norm` with a row for each head."""

    kind: str
    qkv: Tensor
    out: Tensor
    gate_up: Tensor
    down: Tensor
    heads_norm: Tensor
    input_norm: Tensor
    attended_norm: Tensor
    mlp_norm: Tensor
    output_norm: Tensor


class Cache(NamedTuple):
    """Keys and values, each of shape (layer, row, head, slot, channel)."""

    keys: Tensor
    values: Tensor


def supports(model: Any) -> bool:
    """Whether `model` (with or without a LoRA adapter) is a text-only Gemma 3 of the usual kind."""
    config = causal_lm(model).config
    return (
        config.model_type == "gemma3_text"
        and config.hidden_activation == "gelu_pytorch_tanh"
        and not (config.attention_bias or config.use_bidirectional_attention)
        and config.attn_logit_softcapping is None
        and config.final_logit_softcapping is None
    )


def _weight(module: Any) -> Tensor:
    """The matrix a linear module multiplies by, its active adapters added, 4-bit weights unpacked."""
    base = module.get_base_layer() if hasattr(module, "get_base_layer") else module
    weight: Tensor = dequantize_module_weight(base)
    if base is module or module.disable_adapters or module.merged:
        return weight
    weight = weight.float()
    for name in module.active_adapters:
        if name in module.lora_A:
            a, b = module.lora_A[name].weight, module.lora_B[name].weight
            weight = torch.addmm(weight, b.float(), a.float(), alpha=module.scaling[name])
    return weight


# What lies between two matrix products. Each is a function of its own so that a GPU runs it as one compiled kernel.


def add_norm(x: Tensor, y: Tensor, y_norm: Tensor, next_norm: Tensor, eps: float) -> tuple[Tensor, Tensor]:
    """(x + normalised y, that normalised as the next block's input)."""
    x = x + F.rms_norm(y.float(), y_norm.shape, y_norm, eps)
    return x, F.rms_norm(x, next_norm.shape, next_norm, eps).to(y.dtype)


def rotate(heads: Tensor, norm: Tensor, cos: Tensor, sin: Tensor, eps: float) -> Tensor:
    """Query and key heads (row, token, head, channel), normalised and rotated by their positions."""
    normed = F.rms_norm(heads.float(), norm.shape[-1:], None, eps) * norm
    return torch.addcmul(normed * cos, normed.roll(normed.shape[-1] // 2, -1), sin).to(heads.dtype)


def gated(gate_up: Tensor) -> Tensor:
    gate, up = gate_up.chunk(2, -1)
    return F.gelu(gate, approximate="tanh") * up


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
    """`forward` reads tokens into a cache and returns the logits of the last one."""

    def __init__(self, model: Any, dtype: torch.dtype, slots: int) -> None:
        self.model, self.dtype = causal_lm(model), dtype
        config = self.model.config
        self.eps, self.window = config.rms_norm_eps, config.sliding_window
        self.heads, self.kv_heads, self.channels = (
            config.num_attention_heads,
            config.num_key_value_heads,
            config.head_dim,
        )
        self.layer_count, self.hidden_size, self.scale = (
            config.num_hidden_layers,
            config.hidden_size,
            config.query_pre_attn_scalar**-0.5,
        )
        self.device = self.model.get_input_embeddings().weight.device
        self.rotations = {kind: self._rotations(kind, slots) for kind in sorted(set(config.layer_types))}
        self.layers = [self._pack(layer) for layer in self.model.model.layers]
        self.last_norm = self._norm(self.model.model.norm)
        self.head = self.model.lm_head.weight.detach().to(dtype)

    def _rotations(self, kind: str, slots: int) -> tuple[Tensor, Tensor]:
        """Cosines and sines by slot; the sign of a rotated half is put into its sine."""
        positions = torch.arange(slots, device=self.device)[None]
        cos, sin = self.model.model.rotary_emb(torch.zeros(1, device=self.device), positions, kind)
        half = self.channels // 2
        return cos[0, :, None], torch.cat([-sin[0, :, :half], sin[0, :, half:]], -1)[:, None]

    def refresh(self) -> None:
        """Takes over the model's present weights, in place: a captured graph reads them where they are."""
        for ours, layer in zip(self.layers, self.model.model.layers, strict=True):
            for old, new in zip(ours[1:], self._pack(layer)[1:], strict=True):
                old.copy_(new)
        self.last_norm.copy_(self._norm(self.model.model.norm))
        if self.head.data_ptr() != self.model.lm_head.weight.data_ptr():
            self.head.copy_(self.model.lm_head.weight)

    def _pack(self, layer: Any) -> Layer:
        attention, mlp = layer.self_attn, layer.mlp
        q_norm, k_norm = self._norm(attention.q_norm) * self.scale, self._norm(attention.k_norm)

        def stack(*modules: Any) -> Tensor:
            return torch.cat([_weight(module) for module in modules]).to(self.dtype)

        return Layer(
            kind=self.model.config.layer_types[attention.layer_idx],
            qkv=stack(attention.q_proj, attention.k_proj, attention.v_proj),
            out=stack(attention.o_proj),
            gate_up=stack(mlp.gate_proj, mlp.up_proj),
            down=stack(mlp.down_proj),
            heads_norm=torch.cat([q_norm.expand(self.heads, -1), k_norm.expand(self.kv_heads, -1)]),
            input_norm=self._norm(layer.input_layernorm),
            attended_norm=self._norm(layer.post_attention_layernorm),
            mlp_norm=self._norm(layer.pre_feedforward_layernorm),
            output_norm=self._norm(layer.post_feedforward_layernorm),
        )

    def _norm(self, module: Any) -> Tensor:
        weight: Tensor = module.weight
        return 1.0 + weight.detach().float()  # Gemma stores what is added to 1

    def cache(self, rows: int, slots: int) -> Cache:
        shape = (self.layer_count, rows, self.kv_heads, slots, self.channels)
        return Cache(*(torch.zeros(shape, dtype=self.dtype, device=self.device) for _ in range(2)))

    def _attention_biases(self, first: Tensor, queries: Tensor, slots: int) -> dict[str, Tensor]:
        """For each kind of layer, what is added to attention scores: (row, 1, query, slot).

        `queries` are the slots of the tokens that attend to the others.
        """
        at = torch.arange(slots, device=self.device)
        seen = (at <= queries[:, None]) & (at >= first[:, None, None])
        # A row of padding sees itself, since a softmax over nothing is not a number.
        seen = (seen | (at == queries[:, None]))[:, None]
        masks = {"full_attention": seen, "sliding_attention": seen & (at > queries[:, None] - self.window)}
        never = torch.finfo(self.dtype).min / 2
        return {
            kind: torch.zeros_like(masks[kind], dtype=self.dtype).masked_fill_(~masks[kind], never)
            for kind in self.rotations
        }

    def forward(
        self, tokens: Tensor, queries: Tensor, first: Tensor, cache: Cache, seen: int, ops: ElementwiseOps = PLAIN
    ) -> Tensor:
        """Logits (row, vocabulary) in float32 after `tokens` (row, token), which go into the slots `queries`.

        `first` is each row's first slot that is not padding; attention reaches over the first `seen` slots.
        """
        biases = self._attention_biases(first, queries, seen)
        rows, count = tokens.shape
        embedding = self.model.get_input_embeddings()
        x = F.embedding(tokens, embedding.weight).float() * embedding.scalar_embed_scale
        rotations = {kind: (cos[queries], sin[queries]) for kind, (cos, sin) in self.rotations.items()}
        width = (self.heads + self.kv_heads) * self.channels
        h = F.rms_norm(x, (self.hidden_size,), self.layers[0].input_norm, self.eps).to(self.dtype)
        following = [layer.input_norm for layer in self.layers[1:]] + [self.last_norm]
        for i, (layer, next_norm) in enumerate(zip(self.layers, following, strict=True)):
            qkv = F.linear(h, layer.qkv)
            heads = qkv[..., :width].view(rows, count, -1, self.channels)
            heads = ops.rotate(heads, layer.heads_norm, *rotations[layer.kind], self.eps)
            value = qkv[..., width:].view(rows, count, -1, self.channels)
            cache.keys[i].index_copy_(2, queries, heads[:, :, self.heads :].transpose(1, 2))
            cache.values[i].index_copy_(2, queries, value.transpose(1, 2))
            keys, values = cache.keys[i, :, :, :seen], cache.values[i, :, :, :seen]
            attended = self._attend(heads[:, :, : self.heads], keys, values, biases[layer.kind], ops)
            x, h = ops.add_norm(x, F.linear(attended, layer.out), layer.attended_norm, layer.mlp_norm, self.eps)
            mlp = F.linear(ops.gated(F.linear(h, layer.gate_up)), layer.down)
            x, h = ops.add_norm(x, mlp, layer.output_norm, next_norm, self.eps)
        return F.linear(h[:, -1], self.head).float()

    def _attend(
        self, query: Tensor, keys: Tensor, values: Tensor, attention_bias: Tensor, ops: ElementwiseOps
    ) -> Tensor:
        rows, count = query.shape[:2]
        if count > 1:
            grouped = self.heads != self.kv_heads
            out = F.scaled_dot_product_attention(
                query.transpose(1, 2), keys, values, attn_mask=attention_bias, scale=1.0, enable_gqa=grouped
            )
            return out.transpose(1, 2).reshape(rows, count, -1)
        # One token a row: the query heads that share a key head are one small matrix.
        query = query.reshape(rows * self.kv_heads, -1, self.channels)
        keys = keys.flatten(0, 1).mT
        # On a GPU the product of 16-bit numbers comes out in float32, as inside the attention kernels of training.
        scores = torch.bmm(query, keys, torch.float32) if query.is_cuda else torch.bmm(query, keys)
        scores = scores.view(rows, self.kv_heads, -1, keys.shape[2])
        weights = ops.masked_softmax(scores, attention_bias, query.dtype).view(*query.shape[:2], -1)
        return torch.bmm(weights, values.flatten(0, 1)).view(rows, 1, -1)
