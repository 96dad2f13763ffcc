"""Stage grpo: reinforcement learning from the browser's verdicts (GRPO; Shao et al., 2024, arXiv:2402.03300), by TRL.

The policy of sft writes `group_size` templates for each of `prompts_per_step` intents; the grader runs every one; what
failed is told why and corrected, up to `turns` answers in all; a rollout's advantage is its reward relative to its
group's. A LoRA adapter is trained. A killed run resumes from its last checkpoint, and one that would end as the last
one did is not trained (stages/cache/finished.py).
Run alone: python -m stages.grpo
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from transformers import PrinterCallback, set_seed
from trl import GRPOConfig

from stages.cache.finished import FinishedRun
from stages.cache.store import FOLDER
from stages.chromium.browser import browser_version
from stages.decoding.sample import stop_token_ids
from stages.grader import GraderThread
from stages.pipeline.errors import InputError, run_stage
from stages.pipeline.jsonl import read_jsonl, write_json
from stages.pipeline.params import GrpoParams, SftParams, TrainParams, load
from stages.pipeline.processes import is_first_process, process_number
from stages.pipeline.records import Story
from stages.policy.lengths import answer_lengths
from stages.policy.load import load_policy
from stages.reinforcement.completion_log import CompletionLog
from stages.reinforcement.composed_prompts import ALL_SERIES, COMPOSED, composed_stories, sound, with_composed
from stages.reinforcement.follow_up import FollowUps
from stages.reinforcement.history import LOGGED, Clock, summary, timings
from stages.reinforcement.prompt_choice import PromptChoice
from stages.reinforcement.prompt_dataset import LeftOut, read_prompts
from stages.reinforcement.replay import read_replay
from stages.reinforcement.reward_functions import TurnReward, Verdicts, judge, reward_functions
from stages.reinforcement.rollouts import RolloutTrainer
from stages.training.adapters import lora, save_adapter
from stages.training.arguments import one_gpu, trainer_arguments
from stages.training.checkpoints import Checkpoints
from stages.training.launch import launch_distributed
from stages.training.log import MetricsLogger
from stages.training.lost_processes import lost_processes_end_it
from stages.training.precision import precision
from stages.training.rendezvous import check_hosts

SFT = Path("data/sft/model")
PROMPTS = Path("data/curate/prompts.jsonl")
STORIES = Path("data/collect/stories.jsonl")
TEXTS = Path("data/curate/texts.jsonl")
BUNDLE = Path("data/bundle")
OUT = Path("data/grpo")
OUTPUTS = [OUT / name for name in ("adapter", "completions", "log", "metrics.json", "timings.json")]
SHOWN = ("reward", "pass_rate", "kl")  # while it trains; DVCLive keeps all of LOGGED


def trainer_config(grpo: GrpoParams, folder: Path, seed: int, processes: int = 1) -> GRPOConfig:
    """The recipe in TRL's names. One optimizer step learns from one batch of rollouts.

    So the batch of `scale_rewards` is the step, over all processes. Its sources: `group` is GRPO's (Shao et al., 2024,
    arXiv:2402.03300), `batch` Lite PPO's (Liu et al., 2025, arXiv:2508.08221), `none` Dr. GRPO's (Liu et al., 2025,
    arXiv:2503.20783).
    """
    rollouts = grpo.prompts_per_step * grpo.group_size
    if rollouts % (grpo.batch_size * processes):
        raise InputError(
            f"params.yaml: grpo.batch_size: {grpo.batch_size} (times {processes} processes) must divide "
            f"prompts_per_step x group_size = {rollouts}"
        )
    if grpo.vllm and processes > 1 and (grpo.turns > 1 or grpo.redraws):
        raise InputError(
            "params.yaml: grpo.vllm: in several processes all must ask vLLM equally often; set grpo.turns to 1 and "
            "grpo.redraws to 0, or train.processes to 1, or grpo.vllm to null"
        )
    if grpo.vllm and grpo.corrections_as_first:
        raise InputError(
            "params.yaml: grpo.corrections_as_first: vLLM says no log-probability of an answer that it did not sample; "
            "set it to 0, or grpo.vllm to null"
        )
    if grpo.skip_zero_variance_groups and grpo.beta:
        raise InputError(
            "params.yaml: grpo.skip_zero_variance_groups: needs beta 0, since a KL term also learns from groups whose "
            "rewards are all equal; set it to false"
        )
    config = GRPOConfig(
        **trainer_arguments(folder, seed),
        max_steps=grpo.steps,
        per_device_train_batch_size=grpo.batch_size,
        gradient_accumulation_steps=rollouts // (grpo.batch_size * processes),
        generation_batch_size=rollouts,
        num_generations=grpo.group_size,
        max_completion_length=grpo.max_new_tokens,
        temperature=grpo.temperature,
        top_k=0,
        learning_rate=grpo.learning_rate,
        lr_scheduler_type="linear",
        warmup_steps=grpo.warmup,
        beta=grpo.beta,
        epsilon=grpo.clip,
        loss_type=grpo.loss_type,
        scale_rewards=grpo.scale_rewards,
        logging_steps=1,
        use_vllm=grpo.vllm is not None,
        vllm_mode=grpo.vllm or "colocate",
    )
    return one_gpu(config)


def main() -> None:
    grpo: GrpoParams
    train: TrainParams
    sft: SftParams
    sections = load("grpo", "train", "sft", "reward", "grader", "prompt", "seed")
    grpo, train, sft, weights, grader_params, prompt, seed = sections
    launch_distributed("stages.grpo", train.processes)
    settings: list[Any] = [grpo, train, weights, grader_params, seed]
    inputs = [SFT, PROMPTS, STORIES]
    if grpo.replay:
        settings += [sft.max_length, sft.edit_weight]
        inputs.append(TEXTS)
    else:  # none of it changes anything, not even the name of the checkpoints' folder, which the adapter's files tell
        settings[0] = grpo.model_dump(exclude={"replay", "replay_weight"})
    browser = grader_params.command or browser_version()
    finished = FinishedRun("grpo", OUTPUTS, [*settings, browser], [*inputs, *sorted(BUNDLE.glob("*.js"))])
    check_hosts(finished.key, FOLDER)
    if finished.restore():
        return
    set_seed(seed)  # TRL does not seed the initialisation of LoRA
    model, tokenizer = load_policy(SFT, dtype=precision().weights, loader=train.loader, four_bit=train.four_bit)
    checkpoints = Checkpoints("grpo", settings, inputs)
    config = trainer_config(grpo, checkpoints.folder, seed, train.processes)
    stories = {story.id: story for story in read_jsonl(STORIES, Story)}
    stops = stop_token_ids(model)
    log = MetricsLogger("grpo", OUT / "log", LOGGED, SHOWN)
    with GraderThread(grader_params) as grader:
        composed = {story.id: story for story in sound(composed_stories(grpo.compositions, seed, grpo.turns), grader)}
        lengths = answer_lengths([*stories.values(), *composed.values()], tokenizer)
        too_long = {id for id, tokens in lengths.items() if tokens > grpo.max_new_tokens}
        prompts, left_out = read_prompts(PROMPTS, grpo.skip_zero_variance_prompts, too_long)
        asked = [story for id, story in composed.items() if id not in too_long]
        prompts = with_composed(prompts, asked, prompt.system, tokenizer)
        stories |= composed
        print(left_out.told(grpo.max_new_tokens), end="")
        if len(prompts) < grpo.prompts_per_step:
            raise InputError(
                f"{PROMPTS}: {len(prompts)} prompts, fewer than a step takes: in params.yaml lower "
                f"grpo.prompts_per_step (now {grpo.prompts_per_step}), and grpo.batch_size so that it divides "
                "prompts_per_step x group_size"
            )
        verdicts = Verdicts(grader, stories, tokenizer, set(stops))
        clock = Clock(verdicts)
        of_turns = TurnReward(grpo.turns, grpo.turn_discount, grpo.turn_reward, grpo.repeat_reward)
        rewards = reward_functions(verdicts, weights, of_turns)
        place = OUT / "completions", checkpoints.folder
        completions = CompletionLog(verdicts, weights, *place, process_number(), of_turns, prompt.max_feedback)
        config.reward_weights = [*rewards.values(), 0.0]  # the log of completions rewards nothing
        trainer = RolloutTrainer(
            model=model,
            processing_class=tokenizer,
            train_dataset=prompts,
            reward_funcs=[*rewards, completions],
            peft_config=lora(grpo.lora_rank, final_norm=grpo.norm_learning_rate > 0),
            callbacks=[log, clock],
            args=config,
            stops=stops,
            norm_learning_rate=grpo.norm_learning_rate,
            skip_zero_variance_groups=grpo.skip_zero_variance_groups,
            on_prompts=lambda rows: verdicts.expect({(row["story"], row["words"]) for row in rows}),
            on_completion=lambda row, ids: verdicts.submit(row["story"], row["words"], ids),
            turns=grpo.turns,
            follow_up=FollowUps(verdicts, prompt.max_feedback),
            choice=prompt_choice(grpo, prompts["story"], stories, seed),
            redraws=grpo.redraws,
            judge=judge(verdicts, weights, of_turns),
            corrections=grpo.corrections_as_first,
            replay=read_replay(TEXTS, grpo, sft, tokenizer, seed),
            grading=verdicts.grading,
        )
        trainer.remove_callback(PrinterCallback)  # the log shows what a person needs
        with lost_processes_end_it():
            trainer.train(resume_from_checkpoint=checkpoints.last())
            trainer.accelerator.wait_for_everyone()
    if trainer.state.global_step != grpo.steps:
        raise RuntimeError(f"trained {trainer.state.global_step} steps instead of {grpo.steps}")
    if is_first_process():
        write(trainer, tokenizer, completions, grpo, left_out, timings(trainer, log.seconds, clock))
        finished.keep()
        checkpoints.finish()


def prompt_choice(
    grpo: GrpoParams, asked: Sequence[str], stories: Mapping[str, Story], seed: int
) -> PromptChoice | None:
    """None: the prompts come shuffled. `asked` is the story of each prompt."""
    if grpo.prompt_choice == "shuffled":
        return None
    splits = [COMPOSED if stories[id].component in ALL_SERIES else stories[id].split for id in asked]
    return PromptChoice(asked, splits, seed, grpo.rl_share, grpo.composed_share)


def write(
    trainer: RolloutTrainer,
    tokenizer: Any,
    completions: CompletionLog,
    grpo: GrpoParams,
    left_out: LeftOut,
    seconds: dict[str, Any],
) -> None:
    """The stage's outputs."""
    history = [entry for entry in trainer.state.log_history if "reward" in entry]
    save_adapter(trainer, tokenizer, OUT / "adapter")
    completions.publish()
    write_json(OUT / "metrics.json", summary(history, grpo) | left_out.metrics())
    write_json(OUT / "timings.json", seconds)
    print(f"grpo: {grpo.steps} steps, reward {history[0]['reward']:.3f} -> {history[-1]['reward']:.3f}")


if __name__ == "__main__":
    run_stage(main)
