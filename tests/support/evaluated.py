"""A real evaluation, small enough for a test: real stories and browser, and policies that know answers by heart."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from own_stories import own_catalogue
from repository import ROOT
from tiny_policy import fit
from tiny_project import change_params
from tokenizers import AddedToken

from stages.pipeline.jsonl import write_jsonl
from stages.pipeline.params import load
from stages.pipeline.records import Story
from stages.policy.prompts import prompt_messages, prompt_text
from stages.policy.repair import continued
from stages.tiny.model import build_model, build_tokenizer
from stages.tools.core_tools import core_tool_declarations
from stages.tools.outcome import outcome_of
from stages.tools.write_call import reference_output

COMPONENTS = ("button", "badge", "stat")


def chosen_stories() -> list[Story]:
    """Of button and badge two training and two held-out stories each, and two of a component never seen."""
    stories = own_catalogue().stories
    picked = []
    for component in COMPONENTS:
        for split in ("train", "eval", "eval_new"):
            picked += [story for story in stories if (story.component, story.split) == (component, split)][:2]
    return picked


NO_CALL = "Hello"


def policy(
    folder: Path, system: str, answers: Mapping[str, str], repairs: Mapping[str, str] | None = None, steps: int = 60
) -> None:
    """A tiny policy that gives each intent its answer. An answer is one token, so it is learnt and written at once.

    `repairs`: what it answers to an intent after it answered NO_CALL and was asked again.
    """
    tools = core_tool_declarations()
    asked = [(prompt_messages(system, intent), answer) for intent, answer in answers.items()]
    for intent, answer in (repairs or {}).items():
        asked.append((continued(prompt_messages(system, intent), outcome_of(NO_CALL), None), answer))
    prompts = [prompt_text(None, messages, tools) for messages, _ in asked]
    tokenizer = build_tokenizer(prompts, 400)
    tokenizer.add_tokens([AddedToken(answer, normalized=False) for answer in sorted({answer for _, answer in asked})])
    base = load("base", path=ROOT / "params.yaml")
    shape = base.model_copy(update={"hidden_size": 64, "layers": 1, "heads": 2, "max_length": 512})
    model = build_model(tokenizer, shape, seed=1)
    texts = [prompt + answer + "<end_of_turn>" for prompt, (_, answer) in zip(prompts, asked, strict=True)]
    batch = tokenizer(texts, padding=True, return_tensors="pt")
    labels = batch["input_ids"].clone()
    labels[:, :-2] = -100
    fit(model, tokenizer, batch, labels, steps, folder)


def workspace(
    folder: Path,
    stories: Sequence[Story],
    answers: Mapping[str, Mapping[str, str]],
    repairs: Mapping[str, Mapping[str, str]],
) -> None:
    """A folder as the stages before evaluate leave it; `answers`: base, sft and grpo -> story id -> completion;
    `repairs`: the same, of second answers.
    """
    changes = {
        "evaluate": {
            "samples": 2,
            "repaired": "all",
            "redraws": 3,
            "splits": ["eval", "eval_new"],
            "bootstrap": 200,
            "temperature": 0.2,
            "max_new_tokens": 8,
        }
    }
    params = change_params(ROOT / "params.yaml", changes, to=folder / "params.yaml")
    write_jsonl(folder / "data/collect/stories.jsonl", stories)
    os.symlink(ROOT / "data/bundle", folder / "data/bundle")
    places = {"base": "base/model", "sft": "sft/model", "grpo": "merge/model"}
    for name, known in answers.items():
        by_intent = {story.intent: known.get(story.id, NO_CALL) for story in stories if story.split != "train"}
        second = {story.intent: repairs[name][story.id] for story in stories if story.id in repairs.get(name, {})}
        policy(folder / "data" / places[name], params["prompt"]["system"], by_intent, second)
    curves = {"sft": ("loss",), "grpo": ("reward", "pass_rate", "a11y_rate")}
    for stage, metrics in curves.items():
        for metric in metrics:
            path = folder / "data" / stage / "log/plots/metrics" / f"{metric}.tsv"
            path.parent.mkdir(parents=True, exist_ok=True)
            lines = [f"{step}\t{(step if stage == 'grpo' else 30 - step) / 30}" for step in range(1, 21)]
            path.write_text("\n".join([f"step\t{metric}", *lines]) + "\n")


def nameless(story: Story) -> str:
    """The solution without the words that it has to show."""
    output = reference_output(story)
    for word in story.words:
        output = output.replace(word, "")
    return output


def small_world(folder: Path) -> list[Story]:
    """Base knows nothing; SFT half of the held-out stories; GRPO all, but that it names nothing in the last one.

    Asked again, SFT knows the other half, too.
    """
    stories = chosen_stories()
    held_out = [story for story in stories if story.split != "train"]
    answers = {
        "base": {},
        "sft": {story.id: reference_output(story) for story in held_out[::2]},
        "grpo": {story.id: reference_output(story) for story in held_out[:-1]}
        | {held_out[-1].id: nameless(held_out[-1])},
    }
    workspace(folder, stories, answers, {"sft": {story.id: reference_output(story) for story in held_out[1::2]}})
    return stories
