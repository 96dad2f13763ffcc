"""Rollout generation: our decode loop beside transformers' `generate`, which is what TRL calls.

`python -m tests.benchmarks.generation` on a GPU: FunctionGemma's shape (random weights), 32 answers of 256 tokens to 8
prompts, with a LoRA adapter. `--policy data/sft/model` measures a trained policy instead, whose answers end by
themselves; on a CPU that shows what leaving the batch is worth. `--size smollm2 --group 16` is SmolLM2's shape, 128 answers. Processor time counts where the machine is shared.
"""

import argparse
import json
import tempfile
import time
from pathlib import Path
from typing import Any

import stages  # noqa: F401 (sets threads up, before torch is imported)

# isort: split
import torch
from peft import get_peft_model

from stages.decoding.loop import Generator
from stages.decoding.sample import stop_token_ids
from stages.policy.load import load_policy
from stages.training.adapters import lora
from stages.training.precision import precision
from tests.benchmarks.shape270m import SIZES, figures, peak_gb, prompts, save_policy, synchronize


def training_logprobs(model: Any, prompt: list[int], answer: list[int]) -> torch.Tensor:
    """What the training forward pass, under its autocast, says of an answer."""
    ids = torch.tensor([prompt + answer], device=model.device)
    formats = precision()
    dtype = torch.bfloat16 if formats.autocast_bf16 else torch.float16
    with torch.no_grad(), torch.autocast(model.device.type, dtype, formats.autocast_bf16 or formats.autocast_fp16):
        logits = model(input_ids=ids).logits[0, -len(answer) - 1 : -1].float()
    return logits.log_softmax(-1).gather(-1, ids[0, -len(answer) :, None])[:, 0].cpu()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", default="270m" if torch.cuda.is_available() else "tiny", choices=SIZES)
    parser.add_argument("--policy", help="a model folder instead of random weights")
    parser.add_argument("--group", type=int, default=4, help="answers to each of 8 prompts")
    parser.add_argument("--tokens", type=int, default=256)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--peer-repeats", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        model, tokenizer = load_policy(options.policy or save_policy(Path(folder), options.size), dtype=torch.float32)
    torch.manual_seed(0)
    model = get_peft_model(model, lora(16))
    for name, weight in model.named_parameters():
        if "lora_B" in name:  # as after some training
            torch.nn.init.normal_(weight, std=1e-3)
    asked = tokenizer(policy_prompts() if options.policy else prompts(8))["input_ids"]
    rows = [ids for ids in asked for _ in range(options.group)]
    stops = stop_token_ids(model)
    ours = Generator(model, tokenizer.pad_token_id, stops, 1.0)
    inputs = tokenizer.pad({"input_ids": rows}, return_tensors="pt").to(model.device)
    peer_model = model.to(torch.bfloat16) if model.device.type == "cuda" else model

    def run_ours(seed: int) -> int:
        run_ours.last = ours.generate(rows, options.tokens, seed)  # type: ignore[attr-defined]
        return sum(map(len, run_ours.last.tokens))  # type: ignore[attr-defined]

    def run_peer(seed: int) -> int:
        torch.manual_seed(seed)
        with torch.inference_mode():
            ids = peer_model.generate(
                **inputs, max_new_tokens=options.tokens, do_sample=True, temperature=1.0, top_k=0, top_p=None
            )
        return int((ids[:, inputs["input_ids"].shape[1] :] != tokenizer.pad_token_id).sum())

    result: dict[str, Any] = {"rows": len(rows), "tokens": options.tokens, "device": device_name()}
    for name, run, repeats in (("ours", run_ours, options.repeats), ("generate", run_peer, options.peer_repeats)):
        wall, cpu, drawn = [], [], 0
        for seed in range(repeats + 1):
            synchronize()
            started, cpu_started = time.perf_counter(), time.process_time()
            drawn = run(seed)
            synchronize()
            wall.append(time.perf_counter() - started)
            cpu.append(time.process_time() - cpu_started)
        result[name] = {
            **figures(wall, drawn),
            "cpu_s": round(sorted(cpu[1:])[len(cpu[1:]) // 2], 2),
            "peak_gb": peak_gb(),
        }
        if name == "ours":
            result["logprob_difference"] = difference(model, rows, run_ours.last)  # type: ignore[attr-defined]
        if torch.cuda.is_available():
            torch.cuda.reset_peak_memory_stats()
    result["ratio"] = round(result["generate"]["median_s"] / result["ours"]["median_s"], 2)
    result["cpu_ratio"] = round(result["generate"]["cpu_s"] / result["ours"]["cpu_s"], 2)
    print(json.dumps(result))


def difference(model: Any, rows: list[list[int]], drawn: Any) -> dict[str, float]:
    """How far the log-probabilities of what was drawn are from those of the training forward pass."""
    gaps = torch.cat(
        [
            (training_logprobs(model, prompt, tokens) - torch.tensor(logprobs)).abs()
            for prompt, tokens, logprobs in list(zip(rows, drawn.tokens, drawn.logprobs, strict=True))[
                :: len(rows) // 8
            ]
        ]
    )
    return {"mean": round(float(gaps.mean()), 5), "max": round(float(gaps.max()), 5)}


def policy_prompts() -> list[str]:
    """Eight of the pipeline's own prompts."""
    from stages.grpo import PROMPTS
    from stages.reinforcement.prompt_dataset import read_prompts

    dataset, _ = read_prompts(PROMPTS, None, skip_zero_variance=True)
    return [dataset[at]["prompt"] for at in range(0, len(dataset), -(-len(dataset) // 8))]


def device_name() -> str:
    return torch.cuda.get_device_name() if torch.cuda.is_available() else f"CPU, {torch.get_num_threads()} threads"


if __name__ == "__main__":
    main()
