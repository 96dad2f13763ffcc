"""The laptop policy's weights: what they are trained on, that the command makes such, and what they can do."""

import json
from pathlib import Path
from typing import Any

import pytest
import torch
from curated import Run
from own_stories import own_catalogue
from repository import ROOT

from stages.compositions.compose import composition, compositions
from stages.curation.rendering import renderer
from stages.decoding.sample import sample
from stages.generation.attempts import Attempt
from stages.generation.run import row_of
from stages.grader import GraderThread
from stages.grader.completions import execute
from stages.pipeline.errors import InputError
from stages.pipeline.params import BaseParams, PromptParams, load
from stages.pipeline.records import StoryResult
from stages.policy.load import load_policy
from stages.policy.prompts import prompt_messages
from stages.pretrained.sources import find
from stages.pretraining.tiny import OUT, PARAMS, fresh, keep, rows, train
from stages.profiles.edit import read
from stages.tools.core_tools import core_tool_declarations
from stages.tools.outcome import outcome_of
from stages.tools.write_call import reference_output

PASSED = StoryResult(passed=True, a11yPassed=True, totalAssertions=4, passedAssertions=4, errors=())
SEED, ASKED = 17, 24


@pytest.fixture(scope="module")
def system() -> str:
    prompt: PromptParams = load("prompt", path=ROOT / "params.yaml")
    return prompt.system


def curated(run: Run, series: str, system: str) -> list[dict[str, Any]]:
    """The texts that curate writes of three compositions of the series and of a story of data/stories."""
    stories = [composition(series, number, SEED).story for number in range(3)] + own_catalogue().stories[:1]
    lines = [
        row_of(
            Attempt(story.model_copy(update={"split": "train"}), "composition", 0, reference_output(story)),
            PASSED,
            [*prompt_messages(system, story.asked), {"role": "assistant", "content": reference_output(story)}],
            1,
        ).line.encode()
        for story in stories
    ]
    run(*lines)
    return run.read("texts.jsonl")


def test_a_fresh_row_is_what_curate_writes_of_the_same_composition(tmp_path: Path, system: str) -> None:
    texts = curated(Run(tmp_path), "pretraining", system)
    made = [json.loads(line) for line in fresh(range(3), system, SEED)]
    assert [text for text in texts if text in made] == made


def test_only_compositions_are_trained_on(tmp_path: Path, system: str) -> None:
    run = Run(tmp_path)
    texts = curated(run, "compositions", system)
    lines = [json.loads(line) for line in rows(run.out, 700, system, SEED)]
    intents = [story.intent for story in own_catalogue().stories]
    assert len(texts) == 4 and [line for line in lines if line in texts] == texts[:3]
    assert len(lines) == 703 and not any(intent in line["prompt"] for intent in intents for line in lines)


def test_without_compositions_it_says_which_commands_make_them(tmp_path: Path, system: str) -> None:
    run = Run(tmp_path)
    curated(run, "others", system)
    with pytest.raises(InputError, match=r"train\.jsonl: no compositions; run `storyloop profile smollm2`"):
        list(rows(run.out, 5, system, SEED))


def test_the_command_trains_a_model_and_keeps_it_in_half_the_size(
    tmp_path: Path, system: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    small = {
        "base": {
            **PARAMS["base"],
            "hidden_size": 32,
            "layers": 1,
            "heads": 2,
            "vocab_size": 512,
            "repetition_steps": 1,
        },
        "sft": {**PARAMS["sft"], "epochs": 1},
    }
    (tmp_path / "made/data/curate").mkdir(parents=True)
    model = train(tmp_path / "made", fresh(range(64), system, SEED), small)
    keep(model, tmp_path / "kept")
    kept, tokenizer = load_policy(tmp_path / "kept")
    assert kept.dtype == torch.bfloat16 and len(tokenizer) == kept.config.vocab_size
    assert 2 * (tmp_path / "kept/model.safetensors").stat().st_size < 1.1 * (model / "model.safetensors").stat().st_size


def test_the_weights_that_come_with_the_project_are_those_of_the_laptop_profile() -> None:
    profile = read(ROOT / "stages/profiles/laptop.yaml")
    assert profile["base", "source"] == str(OUT)
    assert find(str(ROOT / OUT), profile["base", "revision"]).sha256 == profile["base", "revision"]
    base: BaseParams = BaseParams.model_validate(PARAMS["base"])
    policy, _ = load_policy(ROOT / OUT)
    config = policy.config
    assert (config.hidden_size, config.num_hidden_layers, config.num_attention_heads) == (
        base.hidden_size,
        base.layers,
        base.heads,
    )


def test_they_answer_most_new_compositions_rightly(grader: GraderThread, system: str) -> None:
    """Of a series that none of their rows is of, greedily, in Chromium."""
    policy, tokenizer = load_policy(ROOT / OUT, dtype=torch.float32)
    stories = [made.story for made in compositions(ASKED, SEED + 1)]
    prompts = [
        renderer(None).prompt(prompt_messages(system, story.asked), core_tool_declarations()) for story in stories
    ]
    answers = [drawn.text for (drawn,) in sample(policy, tokenizer, prompts, 1, 0.0, 256, SEED)]
    verdicts = execute(grader, [(story, outcome_of(text)) for story, text in zip(stories, answers, strict=True)])
    assert sum(verdict is not None and verdict.passed for verdict in verdicts) > 2 / 3 * ASKED
