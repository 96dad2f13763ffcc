"""Stage grpo: reinforcement learning from the browser's verdicts (GRPO; Shao et al., 2024, arXiv:2402.03300), by TRL.

The policy of sft writes `group_size` templates for each of `prompts_per_step` intents; the grader runs every one; a
template's advantage is its reward relative to its group's. A LoRA adapter is trained. A killed run resumes from its
last checkpoint. Left out: several processes. Run alone: python -m stages.grpo
"""

import json
import shutil
from pathlib import Path
from typing import Any

from datasets import Dataset
from peft import LoraConfig
from transformers import PrinterCallback, set_seed
from trl import GRPOConfig, GRPOTrainer

from stages.agent.tools import core_tool_declarations
from stages.grader import GraderThread
from stages.params import GrpoParams, load
from stages.policy.load import load_policy
from stages.policy.prompts import prompt_text
from stages.policy.sample import stop_token_ids
from stages.reward import Weights
from stages.training.checkpoints import Checkpoints
from stages.training.completions import CompletionLog
from stages.training.precision import precision
from stages.training.progress import Log
from stages.training.rewards import COMPONENTS, Verdicts, reward_functions
from stages.trajectory import InputError, Story, read_jsonl, write_json

SFT = Path("data/sft/model")
PROMPTS = Path("data/curate/prompts.jsonl")
STORIES = Path("data/collect/stories.jsonl")
OUT = Path("data/grpo")
LOGGED = {
    "reward": "reward",
    "reward_std": "reward_std",
    "frac_reward_zero_std": "groups_without_spread",
    "rewards/call_format/mean": "valid_calls",
    "rewards/story/mean": "pass_rate",
    "rewards/a11y/mean": "a11y_rate",
    "rewards/assertions/mean": "assertions",
    "completions/mean_length": "completion_tokens",
    "completions/clipped_ratio": "truncated",
    "entropy": "entropy",
    "kl": "kl",
    "grad_norm": "grad_norm",
}


def read_prompts(path: Path) -> Dataset:
    """One row for each (story, words): the rendered prompt, and what the reward functions need to grade an answer.

    `words` travels as JSON text: Arrow would give every row the keys of all others.
    """
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    if not rows:
        raise InputError(f"{path}: no prompts; see data/curate/rejected.jsonl for why")
    tools = core_tool_declarations()
    return Dataset.from_list(
        [
            {
                "prompt": prompt_text(row["messages"], tools),
                "story": row["story"],
                "words": json.dumps(row["words"], ensure_ascii=False, sort_keys=True),
            }
            for row in rows
        ]
    )


def trainer_config(grpo: GrpoParams, weights: Weights, folder: Path, seed: int) -> GRPOConfig:
    """The recipe in TRL's names. One optimizer step learns from one batch of rollouts."""
    rollouts = grpo.prompts_per_step * grpo.group_size
    if rollouts % grpo.batch_size:
        raise InputError(
            f"params.yaml: grpo.batch_size: {grpo.batch_size} must divide prompts_per_step x group_size = {rollouts}"
        )
    return GRPOConfig(
        output_dir=str(folder),
        max_steps=grpo.steps,
        per_device_train_batch_size=grpo.batch_size,
        gradient_accumulation_steps=rollouts // grpo.batch_size,
        generation_batch_size=rollouts,
        num_generations=grpo.group_size,
        max_completion_length=grpo.max_new_tokens,
        temperature=grpo.temperature,
        top_k=0,
        learning_rate=grpo.learning_rate,
        lr_scheduler_type="constant_with_warmup",
        warmup_steps=min(5, grpo.steps // 4),
        weight_decay=0.0,
        max_grad_norm=1.0,
        beta=grpo.beta,
        epsilon=grpo.clip,
        loss_type=grpo.loss_type,
        # call_format and the log of completions only report: an output without a valid call scores 0 everywhere.
        reward_weights=[0.0, *(getattr(weights, name) for name in COMPONENTS), 0.0],
        logging_steps=1,
        save_steps=0.2,
        save_total_limit=1,
        seed=seed,
        disable_tqdm=True,
        report_to=[],
        bf16=precision().autocast_bf16,
        fp16=precision().autocast_fp16,
        gradient_checkpointing=False,
        dataloader_pin_memory=False,
    )


def main() -> None:
    grpo: GrpoParams
    grpo, weights, grader_params, seed = load("grpo", "reward", "grader", "seed")
    set_seed(seed)  # TRL does not seed the initialisation of LoRA
    model, tokenizer = load_policy(SFT, dtype=precision().weights)
    checkpoints = Checkpoints("grpo", [grpo, weights, grader_params, seed], [SFT, PROMPTS, STORIES])
    config = trainer_config(grpo, weights, checkpoints.folder, seed)
    stories = {story.id: story for story in read_jsonl(STORIES, Story)}
    log = Log("grpo", OUT / "log", LOGGED)
    with GraderThread(grader_params) as grader:
        verdicts = Verdicts(grader, stories, tokenizer, set(stop_token_ids(model)))
        completions = CompletionLog(verdicts, OUT / "completions", checkpoints.folder)
        trainer = GRPOTrainer(
            model=model,
            processing_class=tokenizer,
            train_dataset=read_prompts(PROMPTS),
            reward_funcs=[*reward_functions(verdicts), completions],
            peft_config=LoraConfig(r=grpo.lora_rank, lora_alpha=2 * grpo.lora_rank, target_modules="all-linear"),
            callbacks=[log],
            args=config,
        )
        trainer.remove_callback(PrinterCallback)  # the log shows what a person needs
        trainer.train(resume_from_checkpoint=checkpoints.last())
    history = [entry for entry in trainer.state.log_history if "reward" in entry]
    if trainer.state.global_step != grpo.steps:
        raise RuntimeError(f"trained {trainer.state.global_step} steps instead of {grpo.steps}")
    shutil.rmtree(OUT / "adapter", ignore_errors=True)
    trainer.save_model(str(OUT / "adapter"))
    tokenizer.save_pretrained(OUT / "adapter")
    sort_target_modules(OUT / "adapter" / "adapter_config.json")
    completions.publish()
    write_json(OUT / "metrics.json", summary(history, grpo))
    tokens = trainer.state.num_input_tokens_seen
    write_json(OUT / "timings.json", {"seconds": round(log.seconds, 1), "tokens_per_s": round(tokens / log.seconds)})
    checkpoints.finish()
    print(f"grpo: {grpo.steps} steps, reward {history[0]['reward']:.3f} -> {history[-1]['reward']:.3f}")


def sort_target_modules(config: Path) -> None:
    """PEFT writes a set in hash order, which differs between processes; equal adapters are to be equal bytes."""
    settings = json.loads(config.read_text(encoding="utf-8"))
    settings["target_modules"] = sorted(settings["target_modules"])
    write_json(config, settings)


def summary(history: list[dict[str, Any]], grpo: GrpoParams) -> dict[str, Any]:
    """Means over the first and the last tenth of the steps, so that one lucky batch says nothing."""
    tenth = max(1, len(history) // 10)

    def mean(entries: list[dict[str, Any]], key: str) -> float:
        return round(float(sum(entry[key] for entry in entries)) / len(entries), 4)

    return {
        "steps": len(history),
        "rollouts": len(history) * grpo.prompts_per_step * grpo.group_size,
        "first_reward": mean(history[:tenth], "reward"),
        "last_reward": mean(history[-tenth:], "reward"),
        "first_pass_rate": mean(history[:tenth], "rewards/story/mean"),
        "last_pass_rate": mean(history[-tenth:], "rewards/story/mean"),
        "last_valid_calls": mean(history[-tenth:], "rewards/call_format/mean"),
        "groups_without_spread": mean(history, "frac_reward_zero_std"),
    }


if __name__ == "__main__":
    main()
