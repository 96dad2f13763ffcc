"""Stage merge: the adapter of grpo folded into the model of sft, as plain 16-bit safetensors.

Merges have been known to give garbage or no change at all, so the merged folder is loaded again, as its users will, and
compared with model plus adapter on held-out prompts: logits within `merge.tolerance`, and the same greedy answer but
where two tokens were as good as tied. A mismatch fails the stage. Run alone: python -m stages.merge
"""

import shutil
from pathlib import Path
from typing import Any

import torch
from peft import PeftModel

from stages.decoding.sample import generator, stop_token_ids
from stages.pipeline.errors import StageError, run_stage
from stages.pipeline.jsonl import read_jsonl, write_json
from stages.pipeline.params import MergeParams, load
from stages.pipeline.records import Story
from stages.policy.load import load_policy
from stages.policy.prompts import prompt_messages, prompt_text
from stages.tools.core_tools import core_tool_declarations

SFT = Path("data/sft/model")
ADAPTER = Path("data/grpo/adapter")
STORIES = Path("data/collect/stories.jsonl")
OUT = Path("data/merge/model")
PROMPTS = 8  # held-out prompts that the two models are compared on


class ParityError(StageError):
    """The merged model does not answer as the adapter does."""


def distributions(model: Any, tokenizer: Any, prompts: list[str], continuations: list[list[int]]) -> torch.Tensor:
    """Next-token probabilities at each position of the continuations, float32, shape (positions, vocabulary)."""
    rows = []
    for prompt, continuation in zip(prompts, continuations, strict=True):
        start = tokenizer(prompt)["input_ids"]
        ids = torch.tensor([start + continuation], device=model.device)
        with torch.inference_mode():
            rows.append(model(input_ids=ids).logits[0, len(start) - 1 : -1].float().softmax(-1).cpu())
    return torch.cat(rows)


def parity(ours: torch.Tensor, theirs: torch.Tensor, tolerance: float) -> dict[str, float]:
    """How far two sets of next-token distributions, each (positions, vocabulary), are apart.

    `distance` is the mean total variation, in 0..1; `disagreements` counts positions where the likeliest tokens differ
    although the reference (`theirs`) prefers its own by more than twice the `tolerance`: a distance of `tolerance` can
    undo any smaller lead. Raises ParityError when the distance exceeds the tolerance or there is a disagreement.
    """
    distance = float((ours - theirs).abs().sum(-1).mean() / 2)
    top = theirs.topk(2, dim=-1)
    decided = (top.values[:, 0] - top.values[:, 1]) > 2 * tolerance
    differing = ours.argmax(-1) != top.indices[:, 0]
    disagreements = int((decided & differing).sum())
    if not distance <= tolerance or disagreements:  # `not <=` also catches a NaN
        raise ParityError(
            f"the merged model does not answer as the adapter does: mean distance {distance:.4f} "
            f"(merge.tolerance {tolerance}), {disagreements} of {len(theirs)} greedy tokens differ"
        )
    return {"distance": round(distance, 6), "positions": len(theirs), "disagreements": disagreements}


def main() -> None:
    merge: MergeParams
    merge, prompt = load("merge", "prompt")
    held_out = [story for story in read_jsonl(STORIES, Story) if story.split != "train"][:PROMPTS]
    tools = core_tool_declarations()
    model, tokenizer = load_policy(SFT, dtype=torch.float32)
    prompts = [prompt_text(tokenizer, prompt_messages(prompt.system, story.asked), tools) for story in held_out]
    adapted = PeftModel.from_pretrained(model, str(ADAPTER)).eval()
    draw = generator(adapted, tokenizer, set(stop_token_ids(adapted)), temperature=0.0)
    continuations = draw([tokenizer(text)["input_ids"] for text in prompts], merge.max_new_tokens, 0)
    expected = distributions(adapted, tokenizer, prompts, continuations)

    merged = adapted.merge_and_unload().to(getattr(torch, merge.dtype))
    shutil.rmtree(OUT, ignore_errors=True)
    merged.save_pretrained(OUT)
    tokenizer.save_pretrained(OUT)

    # The weights as they are stored, in float32 arithmetic: 16-bit sums round a logit by up to an eighth, which is a
    # matter of who runs the model and not of the merge.
    reloaded, reloaded_tokenizer = load_policy(OUT, dtype=torch.float32)
    figures = parity(distributions(reloaded, reloaded_tokenizer, prompts, continuations), expected, merge.tolerance)
    size = sum(file.stat().st_size for file in OUT.glob("*.safetensors"))
    write_json("data/merge/metrics.json", {**figures, "bytes": size})
    print(f"merge: {merge.dtype}, {size / 1e6:.1f} MB, distance to the adapter {figures['distance']:.4f}")


if __name__ == "__main__":
    run_stage(main)
