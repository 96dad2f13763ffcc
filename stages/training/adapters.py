"""LoRA adapters: what they cover, and how they are saved."""

import json
import shutil
from pathlib import Path
from typing import Any

from peft import LoraConfig

from stages.pipeline.jsonl import write_json

# The projections of attention and of the feed-forward block; embeddings and the output matrix stay as they are.
PROJECTIONS = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
FINAL_NORM = "model.norm"


def lora(rank: int, final_norm: bool = False) -> LoraConfig:
    """`final_norm`: the norm before the output matrix is trained too, whole.

    Gemma normalises each block's output, so the projections decide which token is likeliest, but hardly how
    likely it is: that depends on the length of this one vector.
    """
    return LoraConfig(
        r=rank, lora_alpha=2 * rank, target_modules=PROJECTIONS, modules_to_save=[FINAL_NORM] if final_norm else None
    )


def save_adapter(trainer: Any, tokenizer: Any, folder: Path) -> None:
    """The trained adapter and the tokenizer; equal adapters are equal bytes."""
    shutil.rmtree(folder, ignore_errors=True)
    trainer.save_model(str(folder))
    tokenizer.save_pretrained(folder)
    config = folder / "adapter_config.json"
    settings = json.loads(config.read_text(encoding="utf-8"))
    settings["target_modules"] = sorted(settings["target_modules"])  # PEFT writes a set, in another order each time
    write_json(config, settings)
