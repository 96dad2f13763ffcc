"""The model families that the decode loop knows, each by what is different about it: Gemma 3, Llama, Qwen 2.5, Qwen 3.

All are decoders with grouped-query attention, RMS norms, rotary positions and a gated feed-forward block. They differ
in where norms stand (Gemma also after each block), what a norm multiplies by, norms of heads, biases, activation, scale
of attention and of the embedding, and windows. `layout` reads that from a model, `pack` a layer's weights. Left out:
soft caps, rotary scaling that depends on the length of the text, mixtures of experts; `supports` says no to them.

To add a family: its line in FAMILIES, and whatever `layout` and `pack` do not find under their
names. tests/decoding/test_families.py compares its logits and answers with the library's: give it
the family's smallest config.
"""

import sys
from dataclasses import dataclass
from typing import Any, NamedTuple

import torch
from peft.utils.integrations import dequantize_module_weight
from torch import Tensor

from stages.policy.load import causal_lm

ROTARY = {
    "default",
    "linear",
    "llama3",
    "yarn",
}  # of the kinds of scaling, those that do not depend on the text's length
ACTIVATIONS = {"silu": "silu", "gelu_pytorch_tanh": "gelu"}


class Family(NamedTuple):
    """`shifted_norms`: a norm stores what is added to 1. `norms_after`: a block's output is normalised, too."""

    shifted_norms: bool = False
    norms_after: bool = False


FAMILIES: dict[str, Family] = {
    "gemma3_text": Family(shifted_norms=True, norms_after=True),
    "llama": Family(),
    "qwen2": Family(),
    "qwen3": Family(),
}


@dataclass(frozen=True)
class Layout:
    """What a model's forward pass needs to know besides weights. `kinds` names the attention of each layer."""

    family: Family
    layers: int
    hidden: int
    heads: int
    kv_heads: int
    channels: int
    kinds: tuple[str, ...]
    window: int | None
    scale: float
    embedding_scale: float
    eps: float
    activation: str
    heads_normed: bool


class Layer(NamedTuple):
    """One layer: matrices and biases in the decoding dtype, norms in float32.

    `heads` has a row for each query and key head: what it is multiplied by, the scale of attention included.
    """

    kind: str
    qkv: Tensor
    out: Tensor
    gate_up: Tensor
    down: Tensor
    heads: Tensor
    input_norm: Tensor
    mlp_norm: Tensor
    attended_norm: Tensor | None
    output_norm: Tensor | None
    qkv_bias: Tensor | None
    out_bias: Tensor | None
    gate_up_bias: Tensor | None
    down_bias: Tensor | None


def supports(model: Any) -> bool:
    """Whether the decode loop can run `model`, with or without a LoRA adapter."""
    config = causal_lm(model).config
    return (
        config.model_type in FAMILIES
        and _activation(config) in ACTIVATIONS
        and not getattr(config, "use_bidirectional_attention", False)
        and getattr(config, "attn_logit_softcapping", None) is None
        and getattr(config, "final_logit_softcapping", None) is None
        and all(kind in ("full_attention", "sliding_attention") for kind in _kinds(config))
        and all(each.get("rope_type", "default") in ROTARY for each in _rotary(config))
    )


_told: set[str] = set()


def tell_of_library(model: Any, what: str) -> None:
    """Says once for each kind of model, on stderr, that the library does what the decode loop cannot."""
    kind = causal_lm(model).config.model_type
    if kind not in _told:
        _told.add(kind)
        print(
            f"{what}: transformers generates for this model ({kind}), slower than the project's own loop",
            file=sys.stderr,
        )


def layout(model: Any) -> Layout:
    config = model.config
    family = FAMILIES[config.model_type]
    channels = getattr(config, "head_dim", None) or config.hidden_size // config.num_attention_heads
    first = model.model.layers[0].self_attn
    return Layout(
        family=family,
        layers=config.num_hidden_layers,
        hidden=config.hidden_size,
        heads=config.num_attention_heads,
        kv_heads=config.num_key_value_heads,
        channels=channels,
        kinds=_kinds(config),
        window=getattr(config, "sliding_window", None),
        scale=first.scaling,
        embedding_scale=getattr(model.get_input_embeddings(), "scalar_embed_scale", 1.0),
        eps=config.rms_norm_eps,
        activation=ACTIVATIONS[_activation(config)],
        heads_normed=hasattr(first, "q_norm"),
    )


def pack(layer: Any, shape: Layout, dtype: torch.dtype) -> Layer:
    """The layer's present weights: query, key and value as one matrix, gate and up as another, adapters folded in."""
    attention, mlp = layer.self_attn, layer.mlp
    qkv = [attention.q_proj, attention.k_proj, attention.v_proj]
    gate_up = [mlp.gate_proj, mlp.up_proj]
    device = layer.input_layernorm.weight.device
    plain = torch.ones(shape.channels, device=device)
    q_norm = norm(attention.q_norm, shape.family) if shape.heads_normed else plain
    k_norm = norm(attention.k_norm, shape.family) if shape.heads_normed else plain
    after = shape.family.norms_after
    return Layer(
        kind=shape.kinds[attention.layer_idx],
        qkv=_stacked(qkv, dtype),
        out=_stacked([attention.o_proj], dtype),
        gate_up=_stacked(gate_up, dtype),
        down=_stacked([mlp.down_proj], dtype),
        heads=torch.cat([(q_norm * shape.scale).expand(shape.heads, -1), k_norm.expand(shape.kv_heads, -1)]),
        input_norm=norm(layer.input_layernorm, shape.family),
        mlp_norm=norm(layer.pre_feedforward_layernorm if after else layer.post_attention_layernorm, shape.family),
        attended_norm=norm(layer.post_attention_layernorm, shape.family) if after else None,
        output_norm=norm(layer.post_feedforward_layernorm, shape.family) if after else None,
        qkv_bias=_biases(qkv, dtype),
        out_bias=_biases([attention.o_proj], dtype),
        gate_up_bias=_biases(gate_up, dtype),
        down_bias=_biases([mlp.down_proj], dtype),
    )


def norm(module: Any, family: Family) -> Tensor:
    """What a normalised state is multiplied by, as a float32 tensor of its own."""
    weight: Tensor = module.weight.detach()
    return 1.0 + weight.float() if family.shifted_norms else weight.to(torch.float32, copy=True)


def rotations(model: Any, shape: Layout, kind: str, slots: int) -> tuple[Tensor, Tensor]:
    """Cosines and sines by slot; the sign of a rotated half is put into its sine."""
    device = model.get_input_embeddings().weight.device
    embed, positions = model.model.rotary_emb, torch.arange(slots, device=device)[None]
    by_kind = isinstance(next(iter(model.config.rope_parameters.values())), dict)
    cos, sin = embed(torch.zeros(1, device=device), positions, *([kind] if by_kind else []))
    half = shape.channels // 2
    return cos[0, :, None], torch.cat([-sin[0, :, :half], sin[0, :, half:]], -1)[:, None]


def _activation(config: Any) -> str:
    return str(getattr(config, "hidden_activation", None) or getattr(config, "hidden_act", None))


def _kinds(config: Any) -> tuple[str, ...]:
    return tuple(getattr(config, "layer_types", None) or ["full_attention"] * config.num_hidden_layers)


def _rotary(config: Any) -> list[dict[str, Any]]:
    """The rotary parameters, those of each kind of layer where they differ."""
    parameters = getattr(config, "rope_parameters", None) or {}
    by_kind = [each for each in parameters.values() if isinstance(each, dict)]
    return by_kind or [parameters]


def _base(module: Any) -> Any:
    return module.get_base_layer() if hasattr(module, "get_base_layer") else module


def _weight(module: Any) -> Tensor:
    """The matrix a linear module multiplies by, its active adapters added, 4-bit weights unpacked."""
    base = _base(module)
    weight: Tensor = dequantize_module_weight(base)
    if base is module or module.disable_adapters or module.merged:
        return weight
    weight = weight.float()
    for name in module.active_adapters:
        if name in module.lora_A:
            a, b = module.lora_A[name].weight, module.lora_B[name].weight
            weight = torch.addmm(weight, b.float(), a.float(), alpha=module.scaling[name])
    return weight


def _stacked(modules: list[Any], dtype: torch.dtype) -> Tensor:
    return torch.cat([_weight(module) for module in modules]).to(dtype)


def _biases(modules: list[Any], dtype: torch.dtype) -> Tensor | None:
    biases = [_base(module).bias for module in modules]
    if any(bias is None for bias in biases):
        return None
    return torch.cat([bias.detach() for bias in biases]).to(dtype)
