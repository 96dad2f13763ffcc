"""Loss and gradients of a batch in one line, for the families of stages/decoding/families.py, all weights trained.

The model's float32 weights are rounded once a step, those that are multiplied with the same states as one matrix; norms
stay float32, and so does the sum that runs through the layers. These are the formats of autocast. Between the matrix
products stand the operations of fused.py. Nothing depends on what a batch holds, so that a GPU can record a pass.
Left out: adapters, dropout, rows that keep their hidden states.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import torch
from torch import Tensor
from torch.nn import functional as F

from stages.decoding.families import layout, rotations, supports
from stages.policy.load import causal_lm
from stages.supervised import fused
from stages.supervised.head_loss import LOGITS
from stages.supervised.lines import Line, Size, fill, line_of, size_of


class Stack(NamedTuple):
    """`leaf` is what a pass multiplies by; the model's own weights, one below the other, rounded."""

    masters: list[Tensor]
    leaf: Tensor
    parts: list[Tensor]


class Layer(NamedTuple):
    kind: str
    input_norm: Tensor
    qkv: tuple[Stack, Stack | None]
    head_norms: tuple[Tensor, Tensor] | None
    out: tuple[Stack, Stack | None]
    attended_norm: Tensor | None
    mlp_norm: Tensor
    gate_up: tuple[Stack, Stack | None]
    down: tuple[Stack, Stack | None]
    output_norm: Tensor | None


def passes(model: Any) -> bool:
    """Whether TrainingPass can train `model`: a known family, whole weights in float32."""
    causal = causal_lm(model)
    return (
        model is causal
        and supports(model)
        and all(weight.requires_grad and weight.dtype == torch.float32 for weight in model.parameters())
        and not getattr(model.config, "attention_dropout", 0.0)
    )


class TrainingPass:
    """`gradients` of a Line, in the order of `weights`, the model's own; `slots` is the longest row's length."""

    def __init__(self, model: Any, dtype: torch.dtype, slots: int, smoothing: float) -> None:
        self.layout, self.dtype, self.smoothing = layout(model), dtype, smoothing
        self.weights: list[Tensor] = list(model.parameters())
        self.slots = slots
        half = self.layout.channels // 2
        self._tables: dict[str, tuple[Tensor, Tensor]] = {}
        for kind in sorted(set(self.layout.kinds)):
            cos, sin = rotations(model, self.layout, kind, slots)
            cos, sin = (each.detach().float().contiguous() for each in (cos[:, 0, :half], sin[:, 0, half:]))
            self._tables[kind] = (cos, sin)
        self._stacks: list[Stack] = []
        self._layers = [self._layer(layer) for layer in model.model.layers]
        self._last_norm: Tensor = model.model.norm.weight
        self._embedding: Tensor = model.get_input_embeddings().weight
        self._head: Tensor = model.get_output_embeddings().weight
        self._head_rounded = self._stack([self._head])
        self._leaves = self._find_leaves()

    def _stack(self, masters: list[Tensor]) -> Stack:
        with torch.no_grad():
            leaf = torch.cat([master.detach() for master in masters]).to(self.dtype, copy=True)
        parts = torch.split(leaf, [len(master) for master in masters])
        stack = Stack(masters, leaf.requires_grad_(), [part.detach() for part in parts])
        self._stacks.append(stack)
        return stack

    def _linear(self, modules: Sequence[Any]) -> tuple[Stack, Stack | None]:
        biased = modules[0].bias is not None
        return (
            self._stack([module.weight for module in modules]),
            self._stack([module.bias for module in modules]) if biased else None,
        )

    def _layer(self, layer: Any) -> Layer:
        attention, mlp, after = layer.self_attn, layer.mlp, self.layout.family.norms_after
        normed = self.layout.heads_normed
        return Layer(
            kind=self.layout.kinds[attention.layer_idx],
            input_norm=layer.input_layernorm.weight,
            qkv=self._linear([attention.q_proj, attention.k_proj, attention.v_proj]),
            head_norms=(attention.q_norm.weight, attention.k_norm.weight) if normed else None,
            out=self._linear([attention.o_proj]),
            attended_norm=layer.post_attention_layernorm.weight if after else None,
            mlp_norm=(layer.pre_feedforward_layernorm if after else layer.post_attention_layernorm).weight,
            gate_up=self._linear([mlp.gate_proj, mlp.up_proj]),
            down=self._linear([mlp.down_proj]),
            output_norm=layer.post_feedforward_layernorm.weight if after else None,
        )

    def _find_leaves(self) -> list[Tensor]:
        """Whatever the layers multiply by and are differentiated in."""
        found = [self._last_norm]
        for layer in self._layers:
            norms = (layer.input_norm, layer.mlp_norm, layer.attended_norm, layer.output_norm)
            found += [each for each in (*norms, *(layer.head_norms or ())) if each is not None]
            for pair in (layer.qkv, layer.out, layer.gate_up, layer.down):
                found += [stack.leaf for stack in pair if stack is not None]
        return found

    def refresh(self) -> None:
        """Takes over the model's present weights."""
        with torch.no_grad():
            parts = [part for stack in self._stacks for part in stack.parts]
            torch._foreach_copy_(parts, [master.detach() for stack in self._stacks for master in stack.masters])

    def backward(self, rows: Sequence[dict[str, Any]]) -> Tensor:
        """The loss of these rows, as the encoder makes them; its gradient becomes that of the model's weights."""
        tokens, labels = size_of(rows)
        size = Size(tokens, max(labels, 1))
        self.refresh()
        buffer = fill(rows, size, len(rows), self.slots, 0.0).to(self.weights[0].device)
        loss, gradients = self.gradients(line_of(buffer, size, len(rows)))
        for weight, gradient in zip(self.weights, gradients, strict=True):
            weight.grad = gradient
        return loss

    def gradients(self, line: Line) -> tuple[Tensor, list[Tensor]]:
        """The loss, and its gradient in each of `weights`, in float32. `refresh` comes first."""
        ids = line.ids.long()
        embedded = self._embedding.detach()[ids] * self.layout.embedding_scale
        with torch.enable_grad():
            learned = self._hidden(embedded.requires_grad_(), line).index_select(0, line.predicting.long())
        loss, by_learned, by_head = self._loss(learned.detach(), line)
        by_embedded, *found = torch.autograd.grad(learned, [embedded, *self._leaves], by_learned)
        by_words = by_head if self._head is self._embedding else torch.zeros_like(self._embedding)
        by_words.index_add_(0, ids, by_embedded, alpha=self.layout.embedding_scale)
        by_weight = {id(self._head): by_head, id(self._embedding): by_words}
        by_leaf = {id(leaf): gradient for leaf, gradient in zip(self._leaves, found, strict=True)}
        for stack in self._stacks:
            if (gradient := by_leaf.pop(id(stack.leaf), None)) is not None:
                parts = torch.split(gradient.float(), [len(part) for part in stack.parts])
                by_weight |= {id(master): part for master, part in zip(stack.masters, parts, strict=True)}
        by_weight |= by_leaf
        return loss, [by_weight[id(weight)] for weight in self.weights]

    def _hidden(self, x: Tensor, line: Line) -> Tensor:
        """The normalised states after the last layer."""
        of, dtype = self.layout, self.dtype
        shifted, rest = of.family.shifted_norms, (of.eps, of.family.shifted_norms, dtype)
        shape = (of.heads, of.kv_heads, of.channels)
        h = fused.norm(x, self._layers[0].input_norm, *rest)
        following = [layer.input_norm for layer in self._layers[1:]] + [self._last_norm]
        for layer, next_norm in zip(self._layers, following, strict=True):
            qkv = _product(h, layer.qkv)
            query, key, value = fused.heads(
                qkv, self._tables[layer.kind], line.positions, layer.head_norms, shape, of.eps, shifted
            )
            window = of.window if layer.kind == "sliding_attention" else None
            attended = fused.attend(query, key, value, line.starts, self.slots, of.scale, window)
            added = _product(attended.flatten(1), layer.out)
            if layer.attended_norm is not None:
                added = fused.norm(added, layer.attended_norm, *rest)
            x, h = fused.add_norm(x, added, layer.mlp_norm, *rest)
            added = _product(fused.gated(_product(h, layer.gate_up), of.activation), layer.down)
            if layer.output_norm is not None:
                added = fused.norm(added, layer.output_norm, *rest)
            x, h = fused.add_norm(x, added, next_norm, *rest)
        return h

    def _loss(self, learned: Tensor, line: Line) -> tuple[Tensor, Tensor, Tensor]:
        """The loss, its gradient in the states before the output matrix, and in that matrix; logits exist in chunks."""
        words, states = self._head_rounded.leaf.detach(), learned
        # A CPU gains nothing from more at one time, and shares its memory with all else.
        chunk = max(256, (LOGITS if states.is_cuda else LOGITS // 16) // len(words))
        losses, by_states = [], torch.empty_like(states)
        by_words: Tensor | None = None
        for start in range(0, len(states), chunk):
            part = slice(start, start + chunk)
            logits = states[part] @ words.T
            found, gradient = fused.cross_entropy(logits, line.targets[part], line.weights[part], self.smoothing)
            losses.append(found.sum())
            torch.mm(gradient, words, out=by_states[part])
            if states.is_cuda and states.dtype != torch.float32:
                product = torch.mm(gradient.T, states[part], out_dtype=torch.float32)
            else:
                product = gradient.T @ states[part]
            by_words = product if by_words is None else by_words.add_(product)
        assert by_words is not None
        return torch.stack(losses).sum(), by_states, by_words


def _product(x: Tensor, of: tuple[Stack, Stack | None]) -> Tensor:
    weight, bias = of
    return F.linear(x, weight.leaf, None if bias is None else bias.leaf)
