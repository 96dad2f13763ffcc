"""`storyloop cost`: what this run would take and cost on a T4, an A100 and an H200, and what an endpoint costs.

The work is measured: the tokens that SFT and GRPO went through (data/*/timings.json), the weights of the model, the
tokens of an answer. The speeds are of one H200, measured (docs/gpu.md): a step of GRPO with 270 million weights, 8,192
answer tokens in 0.80 s, and vLLM with 135 million, 64 clients side by side. Other GPUs are taken as slower by their
memory bandwidth, models beyond 270 million weights by their weights; smaller ones are taken as 270 million, since there
the launching of kernels decides. SFT is taken as a quarter of the GPU's arithmetic. All figures are good for an order
of magnitude: once timings.json comes from a GPU, its own row is the truth.
"""

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from safetensors import safe_open

from stages.pipeline.errors import InputError
from stages.pipeline.jsonl import read_json
from stages.pipeline.params import DeployParams, load

MODEL = Path("data/merge/model")
SFT, GRPO = Path("data/sft/timings.json"), Path("data/grpo/timings.json")
DEPLOYED, DEPLOY_TIMES = Path("data/deploy/receipt.json"), Path("data/deploy/timings.json")
WEIGHTS = 270e6
GRPO_TOKENS_PER_S = 8192 / 0.80
GENERATED_TOKENS_PER_S = 7468.0
USED = 0.25  # of the peak arithmetic, in SFT


@dataclass(frozen=True)
class Gpu:
    name: str
    tflops: float  # 16 bit, dense, with float32 sums
    bandwidth: float  # GB/s


GPUS = {
    "nvidia-t4": Gpu("T4", 65, 320),
    "nvidia-a100": Gpu("A100", 312, 2039),
    "nvidia-h200": Gpu("H200", 989, 4800),
}
REFERENCE = GPUS["nvidia-h200"]


@dataclass(frozen=True)
class Work:
    weights: float
    sft_tokens: float
    grpo_tokens: float
    answer_tokens: float


@dataclass(frozen=True)
class Estimate:
    sft_hours: float
    grpo_hours: float
    tokens_per_s: float  # written to 64 clients

    @property
    def training_hours(self) -> float:
        return self.sft_hours + self.grpo_hours


def estimate(work: Work, gpu: Gpu) -> Estimate:
    size = max(work.weights, WEIGHTS) / WEIGHTS
    slower = size * REFERENCE.bandwidth / gpu.bandwidth
    sft_tokens_per_s = USED * gpu.tflops * 1e12 / (6 * WEIGHTS * size)
    return Estimate(
        sft_hours=work.sft_tokens / sft_tokens_per_s / 3600,
        grpo_hours=work.grpo_tokens * slower / GRPO_TOKENS_PER_S / 3600,
        tokens_per_s=GENERATED_TOKENS_PER_S / slower,
    )


def per_thousand(price: float, answer_tokens: float, tokens_per_s: float) -> float:
    """USD for 1,000 answers of an endpoint that is kept busy."""
    return price * 1000 * answer_tokens / tokens_per_s / 3600


def measured() -> tuple[Work, dict[str, Any]]:
    """The work of the run in this folder, and the timings it was read from."""
    timings = {path.parent.name: read_json(path) for path in (SFT, GRPO, DEPLOY_TIMES) if path.exists()}
    if "sft" not in timings or "grpo" not in timings or not any(MODEL.glob("*.safetensors")):
        raise InputError("data/sft/timings.json: no run to estimate from; run dvc repro first")
    tokens = {name: timings[name]["seconds"] * timings[name]["tokens_per_s"] for name in ("sft", "grpo")}
    asked = [request["tokens"] for request in read_json(DEPLOYED)["requests"]] if DEPLOYED.exists() else [128]
    return Work(weights_of(MODEL), tokens["sft"], tokens["grpo"], sum(asked) / len(asked)), timings


def weights_of(model: Path) -> int:
    """Counted from the headers of the safetensors files, without loading them."""
    total = 0
    for path in sorted(model.glob("*.safetensors")):
        with safe_open(path, framework="np") as weights:
            total += sum(math.prod(weights.get_slice(name).get_shape()) for name in weights.keys())  # noqa: SIM118
    return total


def cost(weights: float | None) -> None:
    """Prints the estimate for the run in this folder, or for the same work with a model of so many `weights`."""
    deploy: DeployParams = load("deploy")
    work, timings = measured()
    if weights:
        work = Work(weights, work.sft_tokens, work.grpo_tokens, work.answer_tokens)
    console = Console(highlight=False)
    console.print(
        f"Measured: SFT {work.sft_tokens / 1e3:,.0f} k tokens in {_time(timings['sft']['seconds'] / 3600)}, GRPO "
        f"{work.grpo_tokens / 1e3:,.0f} k in {_time(timings['grpo']['seconds'] / 3600)}, "
        f"{work.answer_tokens:.0f} tokens an answer; {work.weights / 1e6:,.1f} M weights."
    )
    for name, value in sorted(timings.get("deploy", {}).items()):
        if name.startswith("tokens_per_second"):
            console.print(
                f"Served: {value:,.0f} tokens/s ({name.removeprefix('tokens_per_second_').replace('_', ' ')})"
            )
    table = Table("estimate", *(GPUS[key].name for key in deploy.prices if key in GPUS))
    found = [(deploy.prices[key], estimate(work, GPUS[key])) for key in deploy.prices if key in GPUS]
    table.add_row("SFT", *(_time(e.sft_hours) for _, e in found))
    table.add_row("GRPO", *(_time(e.grpo_hours) for _, e in found))
    table.add_row("training, USD", *(f"{price * e.training_hours:.3f}" for price, e in found))
    table.add_row("endpoint an hour, USD", *(f"{price:.2f}" for price, _ in found))
    table.add_row(
        "1,000 generations, USD", *(f"{per_thousand(p, work.answer_tokens, e.tokens_per_s):.3f}" for p, e in found)
    )
    console.print(table)
    if work.weights < WEIGHTS:
        console.print(
            f"Taken as {WEIGHTS / 1e6:.0f} M weights, the smallest that a speed was measured with: a smaller model is "
            "not slower, and trains best on a CPU. --weights says what the same work costs with a larger one."
        )
    console.print(
        f"Prices of {deploy.prices_date} (deploy.prices in params.yaml). Generations: 64 at a time, the endpoint kept "
        f"busy; an idle one stops costing after {deploy.scale_to_zero} minutes. Good for an order of magnitude."
    )


def _time(hours: float) -> str:
    seconds = hours * 3600
    return f"{seconds:.0f} s" if seconds < 100 else f"{seconds / 60:.0f} min" if seconds < 6000 else f"{hours:.1f} h"
