"""The kernels of a training pass, run by Triton's interpreter, against the same operations in plain PyTorch."""

import os
import subprocess
import sys
from typing import Any

import pytest
import torch

from stages.supervised import fused

INTERPRETER = {"TRITON_INTERPRET": "1"}  # read when Triton is first imported, hence the process of its own
interpreted = pytest.mark.skipif(os.environ.get("TRITON_INTERPRET") != "1", reason="run by the test below")


@pytest.mark.skipif(os.environ.get("TRITON_INTERPRET") == "1", reason="runs the tests below")
def test_the_kernels_agree_with_plain_operations() -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", __file__]
    done = subprocess.run(command, env=os.environ | INTERPRETER, capture_output=True, text=True)
    assert done.returncode == 0 and "s" + "." * 11 in done.stdout, done.stdout + done.stderr


def gradients(outputs: Any, inputs: list[torch.Tensor]) -> list[torch.Tensor]:
    draw = torch.Generator().manual_seed(5)
    total = sum((out * torch.randn(out.shape, generator=draw)).sum() for out in outputs)
    return [*outputs, *torch.autograd.grad(total, inputs)]


def assert_equal(ours: list[torch.Tensor], theirs: list[torch.Tensor]) -> None:
    for mine, other in zip(ours, theirs, strict=True):
        torch.testing.assert_close(mine, other, atol=1e-5, rtol=1e-4)


@interpreted
@pytest.mark.parametrize("shifted", [False, True])
def test_the_kernel_of_norms_agrees_with_plain_operations(shifted: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fused, "PROGRAMS", 2)
    torch.manual_seed(0)
    x, added, weight = (torch.randn(shape, requires_grad=True) for shape in ((5, 24), (5, 24), (24,)))
    rest = (1e-6, shifted, torch.float32)
    assert_equal(
        gradients(fused.AddNorm.apply(x, added, weight, *rest), [x, added, weight]),
        gradients(fused.add_norm(x, added, weight, *rest), [x, added, weight]),
    )
    assert_equal(
        gradients([fused.Norm.apply(x, weight, *rest)], [x, weight]),
        gradients([fused.norm(x, weight, *rest)], [x, weight]),
    )


@interpreted
@pytest.mark.parametrize(("normed", "shifted"), [(False, False), (True, False), (True, True)])
def test_the_kernel_of_heads_agrees_with_plain_operations(
    normed: bool, shifted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fused, "PROGRAMS", 2)
    torch.manual_seed(0)
    shape = (3, 2, 16)
    qkv = torch.randn(5, 7 * 16, requires_grad=True)
    weights = [torch.randn(16, requires_grad=True) for _ in range(2)] if normed else []
    rotation = (torch.randn(9, 8), torch.randn(9, 8))
    positions = torch.tensor([0, 1, 2, 8, 4], dtype=torch.int32)
    given = (weights[0], weights[1]) if normed else None
    by_kernel = fused.Heads.apply(qkv, *rotation, positions, *(given or (None, None)), shape, 1e-6, shifted)
    plain = fused.heads(qkv, rotation, positions, given, shape, 1e-6, shifted)
    assert_equal(gradients(by_kernel, [qkv, *weights]), gradients(plain, [qkv, *weights]))


@interpreted
@pytest.mark.parametrize("activation", ["silu", "gelu"])
def test_the_kernel_of_activations_agrees_with_plain_operations(activation: str) -> None:
    torch.manual_seed(0)
    gate_up = torch.randn(5, 2 * 24, requires_grad=True)
    assert_equal(
        gradients([fused.Gated.apply(gate_up, activation == "gelu")], [gate_up]),
        gradients([fused.gated(gate_up, activation)], [gate_up]),
    )


@interpreted
@pytest.mark.parametrize("words", [40, 4096 + 904])
@pytest.mark.parametrize("smoothing", [0.0, 0.1])
def test_the_kernel_of_the_loss_agrees_with_plain_operations(words: int, smoothing: float) -> None:
    torch.manual_seed(0)
    logits, targets = 5 * torch.randn(4, words), torch.tensor([0, words - 1, 7, 7], dtype=torch.int32)
    weights = torch.tensor([0.5, 0.25, 0.25, 0.0])
    expected = fused.cross_entropy(logits.clone(), targets, weights, smoothing)
    assert_equal(list(fused.cross_entropy_by_kernel(logits, targets, weights, smoothing)), list(expected))
    assert not expected[1][3].any()
