"""Training: what the trainers are fed, what they leave behind, and that a killed run ends as an undisturbed one."""

import copy
import json
import os
import re
import shutil
import signal
import sys
import threading
import time
from concurrent.futures import Future
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pyarrow.parquet as pq
import pytest
import torch
from accelerate import Accelerator
from hypothesis import given
from hypothesis import strategies as st
from small_training import ROWS, SMALL, STORIES, SYSTEM, TOKENIZER, make_training_project, run, weights
from tiny_project import change_params
from transformers.trainer_pt_utils import LabelSmoother

from stages import base, grpo, merge, sft
from stages.grader import InfrastructureError
from stages.merge import ParityError, parity
from stages.pipeline.errors import InputError
from stages.pipeline.jsonl import write_jsonl
from stages.pipeline.records import EarlierAnswer, Story, StoryResult
from stages.pipeline.reward import DEFAULT_WEIGHTS, Weights, reward
from stages.policy.prompts import prompt_messages, prompt_text
from stages.query.views import query
from stages.reinforcement.completion_log import CompletionLog
from stages.reinforcement.history import Clock, timings
from stages.reinforcement.prompt_dataset import read_prompts
from stages.reinforcement.reward_functions import Verdicts, reward_functions
from stages.supervised.completion_loss import CompletionLossTrainer
from stages.supervised.encoding import IGNORED, encode, encode_rows
from stages.supervised.muon import MuonAdamW, orthogonalise
from stages.supervised.packing import PackingCollator, pack, widest
from stages.tiny.model import build_model
from stages.tiny.rehearsal import rehearsal_rows
from stages.tiny.repetition import GAP, LENGTH, LONGEST, SHORTEST, repeated, teach_to_repeat
from stages.tools.core_tools import core_tool_declarations
from stages.tools.write_call import reference_output
from stages.training.checkpoints import Checkpoints
from stages.training.launch import launch_distributed
from stages.training.log import MetricsLogger


@given(st.text())
def test_any_text_comes_back_from_the_tokenizer(text: str) -> None:
    ids = TOKENIZER(text, add_special_tokens=False)["input_ids"]
    assert TOKENIZER.decode(ids) == text


def test_a_label_is_the_same_tokens_in_the_intent_and_in_the_template() -> None:
    label = TOKENIZER("Sold out", add_special_tokens=False)["input_ids"]
    for around in ('labelled "{}" in', "<span>\n    {}\n  </span>", "<p>{}</p>", 'aria-label="{}"'):
        ids = TOKENIZER(around.format("Sold out"), add_special_tokens=False)["input_ids"]
        assert any(ids[at : at + len(label)] == label for at in range(len(ids))), around


def test_what_every_prompt_begins_with_is_one_token() -> None:
    prompt = prompt_text(None, prompt_messages(SYSTEM, "x"), core_tool_declarations())
    opening = prompt[: prompt.index("x<end_of_turn>")]
    assert len(TOKENIZER(opening, add_special_tokens=False)["input_ids"]) == 1


def test_the_loss_covers_the_completion_and_its_stop_token_alone() -> None:
    encoded = encode(ROWS, TOKENIZER)[0]
    learned = [token for token, label in zip(encoded["input_ids"], encoded["labels"], strict=True) if label != IGNORED]
    assert TOKENIZER.decode(learned) == reference_output(STORIES[0]) + "<start_function_response>"


def test_rows_that_are_too_long_are_left_out_and_counted() -> None:
    lengths = sorted(len(row["input_ids"]) for row in encode(ROWS, TOKENIZER))
    dataset, left_out = encode_rows(ROWS, TOKENIZER, lengths[-1] - 1, "texts.jsonl")
    assert (len(dataset), left_out) == (sum(n < lengths[-1] for n in lengths), lengths.count(lengths[-1]))


def test_no_row_within_the_limit_is_bad_input_that_names_the_file() -> None:
    with pytest.raises(InputError, match=r"texts\.jsonl.*raise sft.max_length"):
        encode_rows(ROWS, TOKENIZER, 3, "texts.jsonl")


@given(st.lists(st.integers(1, 50), min_size=1, max_size=40))
def test_packed_lines_hold_every_row_once_with_little_room(lengths: list[int]) -> None:
    lines = pack(lengths)
    assert sorted(row for line in lines for row in line) == list(range(len(lengths)))
    assert widest(lengths, lines) <= 2 * max(lengths)
    assert len(lines) * widest(lengths, lines) <= len(lengths) * max(lengths)  # no worse than padding


def test_a_packed_batch_has_the_loss_of_its_rows_apart() -> None:
    model = build_model(TOKENIZER, SMALL, 0).eval()
    rows = encode([*ROWS, ROWS[0]], TOKENIZER)
    rows[0] = {key: ids[:60] for key, ids in rows[0].items()}  # short enough to share a line
    rows[1] = {key: ids[:30] for key, ids in rows[1].items()}
    packed = PackingCollator(TOKENIZER.pad_token_id)(rows)
    assert len(packed["input_ids"]) < len(rows)

    def total(inputs: dict[str, Any]) -> torch.Tensor:
        return model(**inputs, num_items_in_batch=1, use_cache=False).loss  # as SFTTrainer does

    apart = sum(total({key: torch.tensor([ids]) for key, ids in row.items()}) for row in rows)
    torch.testing.assert_close(total(packed), apart, rtol=1e-4, atol=1e-4)


def test_the_loss_of_completions_alone_is_the_librarys_smoothed_loss() -> None:
    model = build_model(TOKENIZER, SMALL, 0).eval()
    inputs = PackingCollator(TOKENIZER.pad_token_id)(encode(ROWS, TOKENIZER))
    trainer: Any = SimpleNamespace(args=SimpleNamespace(label_smoothing_factor=0.1), accelerator=Accelerator(cpu=True))
    ours = CompletionLossTrainer.compute_loss(trainer, model, inputs)
    labels = inputs.pop("labels")
    theirs = LabelSmoother(epsilon=0.1)(model(**inputs, use_cache=False), labels, shift_labels=True)
    torch.testing.assert_close(ours, theirs)


def test_equal_seeds_give_equal_weights() -> None:
    first, second, other = (build_model(TOKENIZER, SMALL, seed).state_dict() for seed in (1, 1, 2))
    assert all(torch.equal(first[name], second[name]) for name in first)
    assert not all(torch.equal(first[name], other[name]) for name in first)


def test_a_policy_is_taught_to_repeat() -> None:
    model = build_model(TOKENIZER, SMALL.model_copy(update={"hidden_size": 64}), 0)
    losses: list[float] = []
    teach_to_repeat(model, range(20, model.config.vocab_size), 100, 0, on_step=lambda _, loss: losses.append(loss))
    assert losses[-1] < 0.8 * losses[0]


@given(st.floats(0, 1), st.integers(0, 2**31))
def test_all_that_is_learned_of_repeated_tokens_stood_there_before(spread: float, seed: int) -> None:
    ids, told = repeated(range(20, 400), spread, torch.Generator().manual_seed(seed))
    known = ids[:, told:]
    assert torch.equal(known, ids[:, 1 : 1 + known.shape[1]])
    assert SHORTEST <= known.shape[1] + 1 <= LONGEST and told - known.shape[1] - 2 <= GAP


def test_repeated_tokens_begin_at_one_distance_and_end_at_many() -> None:
    generator = torch.Generator().manual_seed(0)
    widths = [{repeated(range(20, 400), spread, generator)[0].shape[1] for _ in range(50)} for spread in (0.0, 1.0)]
    assert widths[0] == {2 * LENGTH} and len(widths[1]) > 10


def test_rehearsal_asks_only_for_tokens_that_stood_before_at_one_distance() -> None:
    rows = rehearsal_rows(range(20, 400), 30, 2, seed=0)
    assert len(rows) == 30 and rows == rehearsal_rows(range(20, 400), 30, 2, seed=0)
    for row in rows:
        ids, asked = row["input_ids"], [at for at, label in enumerate(row["labels"]) if label != IGNORED]
        assert ids[0] == 2 and len(ids) == len(row["labels"])
        assert [row["labels"][at] for at in asked] == ids[asked[0] :] == ids[2 : 2 + len(asked)]


def test_orthogonalised_matrices_have_singular_values_near_one() -> None:
    torch.manual_seed(0)
    # Oblong ones: a random square matrix has a value near 0, which five steps do not lift all the way.
    for shape in ((3, 16, 64), (3, 64, 16)):
        values = torch.linalg.svdvals(orthogonalise(torch.randn(shape)))
        assert values.min() > 0.4 and values.max() < 1.4


def test_an_optimizer_restored_from_its_state_goes_on_as_if_never_stopped() -> None:
    def weights(restore: bool) -> list[torch.Tensor]:
        torch.manual_seed(0)
        model = torch.nn.Sequential(torch.nn.Linear(4, 8), torch.nn.Linear(8, 2))
        optimizer = MuonAdamW(model, 0.02, 0.01)
        for step in range(4):
            if restore and step == 2:
                state = copy.deepcopy(optimizer.state_dict())
                optimizer = MuonAdamW(model, 0.02, 0.01)
                optimizer.load_state_dict(state)
            model(torch.ones(3, 4) * step).square().sum().backward()
            optimizer.step()
            optimizer.zero_grad()
        return [weight.detach() for weight in model.parameters()]

    assert all(torch.equal(a, b) for a, b in zip(weights(False), weights(True), strict=True))


def test_a_checkpoint_of_other_params_or_data_is_never_resumed(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    data = tmp_path / "train.jsonl"
    data.write_text("1")
    for params, text in (([SMALL, 1], "1"), ([SMALL, 2], "1"), ([SMALL, 2], "2")):
        data.write_text(text)
        checkpoints = Checkpoints("sft", params, [data])
        assert checkpoints.last() is None
        step = checkpoints.folder / "checkpoint-5"
        step.mkdir()
        (step / "trainer_state.json").write_text("{}")
        assert Checkpoints("sft", params, [data]).last() == str(step)


@pytest.fixture
def checkpoints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkpoints:
    monkeypatch.chdir(tmp_path)
    return Checkpoints("grpo", [], [])


def test_a_half_written_checkpoint_is_removed(checkpoints: Checkpoints) -> None:
    for step in (5, 6, 7):
        (checkpoints.folder / f"checkpoint-{step}").mkdir()
    (checkpoints.folder / "checkpoint-5/trainer_state.json").write_text("{}")
    (checkpoints.folder / "checkpoint-6/trainer_state.json").write_text('{"epoch": 1, "glob')
    assert checkpoints.last() == str(checkpoints.folder / "checkpoint-5")


def test_a_checkpoint_that_a_lost_process_left_half_written_is_removed(
    checkpoints: Checkpoints, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORLD_SIZE", "2")
    for step, whole in ((5, True), (6, False)):
        folder = checkpoints.folder / f"checkpoint-{step}"
        folder.mkdir()
        (folder / "trainer_state.json").write_text("{}")
        torch.save([0] * 1000, folder / "rng_state_1.pth")
        if not whole:
            os.truncate(folder / "rng_state_1.pth", 200)
    assert checkpoints.last() == str(checkpoints.folder / "checkpoint-5")


def test_a_kill_while_checkpoints_are_removed_leaves_none_to_resume(
    checkpoints: Checkpoints, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = checkpoints.folder / "checkpoint-5"
    step.mkdir()
    (step / "trainer_state.json").write_text("{}")
    monkeypatch.setattr(shutil, "rmtree", lambda *_, **__: None)  # the kill
    checkpoints.finish()
    monkeypatch.undo()
    assert Checkpoints("grpo", [], []).last() is None
    assert not list(checkpoints.root.glob("*/checkpoint-*"))


class FixedGrader:
    """Gives every candidate the same outcome."""

    def __init__(self, outcome: StoryResult | InfrastructureError) -> None:
        self.outcome, self.graded = outcome, 0
        self.expected: list[Story] = []

    def expect(self, story: Story) -> None:
        self.expected.append(story)

    def submit(self, files: Any, story: Story) -> Future[StoryResult]:
        self.graded += 1
        future: Future[StoryResult] = Future()
        if isinstance(self.outcome, InfrastructureError):
            future.set_exception(self.outcome)
        else:
            future.set_result(self.outcome)
        return future


def verdicts_of(grader: FixedGrader) -> Verdicts:
    stops = {TOKENIZER.convert_tokens_to_ids("<start_function_response>")}
    return Verdicts(grader, {STORIES[0].id: STORIES[0]}, TOKENIZER, stops)  # type: ignore[arg-type]


def rewards_of(outcome: StoryResult | InfrastructureError, *texts: str) -> tuple[dict[str, list[float | None]], int]:
    grader = FixedGrader(outcome)
    verdicts = verdicts_of(grader)
    ids = [TOKENIZER(text, add_special_tokens=False)["input_ids"] for text in texts]
    arguments = {"story": [STORIES[0].id] * len(texts), "words": ["{}"] * len(texts), "completion_ids": ids}
    return {
        function.__name__: function(**arguments) for function in reward_functions(verdicts, DEFAULT_WEIGHTS)
    }, grader.graded


HALF = StoryResult(passed=False, a11yPassed=True, totalAssertions=4, passedAssertions=2)


def test_each_component_is_a_reward_function_of_its_own_and_a_completion_is_graded_once() -> None:
    rewards, graded = rewards_of(HALF, reference_output(STORIES[0]) + "<start_function_response>", "no call")
    assert rewards == {"call_format": [1, 0], "story": [0, 0], "a11y": [1, 0], "assertions": [0.5, 0]}
    assert graded == 1


@pytest.mark.parametrize("weights", [DEFAULT_WEIGHTS, Weights(story=0.1, a11y=0.2, assertions=0.7)])
def test_what_grpo_sums_is_the_reward_that_every_other_stage_gives(weights: Weights) -> None:
    functions = reward_functions(verdicts_of(FixedGrader(HALF)), weights)
    ids = [TOKENIZER(reference_output(STORIES[0]), add_special_tokens=False)["input_ids"]]
    arguments = {"story": [STORIES[0].id], "words": ["{}"], "completion_ids": ids}
    total = sum(weight * (function(**arguments)[0] or 0.0) for function, weight in functions.items())
    assert total == pytest.approx(reward(HALF, weights))


def test_a_failure_of_the_grader_is_no_reward() -> None:
    rewards, _ = rewards_of(InfrastructureError("the browser died"), reference_output(STORIES[0]))
    assert rewards == {name: [None] for name in ("call_format", "story", "a11y", "assertions")}


def completion_log(outcome: StoryResult | InfrastructureError, folder: Path) -> CompletionLog:
    """The log of one step: the reference of a story, then no call."""
    log = CompletionLog(verdicts_of(FixedGrader(outcome)), DEFAULT_WEIGHTS, folder / "data/grpo/completions", folder)
    ids = [TOKENIZER(text, add_special_tokens=False)["input_ids"] for text in (reference_output(STORIES[0]), "no call")]
    state = SimpleNamespace(global_step=0)
    log(prompts=["", ""], story=[STORIES[0].id] * 2, words=["{}"] * 2, completion_ids=ids, trainer_state=state)
    return log


def test_completions_are_kept_with_story_rewards_and_errors_for_a_query(tmp_path: Path) -> None:
    completion_log(HALF, tmp_path).publish()
    asked = "SELECT step, story, valid, lost, reward, passed, a11y, assertions FROM completions ORDER BY reward DESC"
    rows = [json.loads(line) for line in query(asked, "json", root=tmp_path).splitlines()]
    values = [(1, STORIES[0].id, True, False, 0.4, 0, 1, 0.5), (1, STORIES[0].id, False, False, 0, 0, 0, 0)]
    assert [tuple(row.values()) for row in rows] == values


def test_a_completion_that_the_grader_lost_has_no_reward(tmp_path: Path) -> None:
    completion_log(InfrastructureError("the browser died"), tmp_path).publish()
    rows = query("SELECT reward, passed FROM completions WHERE lost", "json", root=tmp_path).splitlines()
    assert [json.loads(row) for row in rows] == [{"reward": None, "passed": None}]


def test_a_kill_after_the_completions_were_written_leaves_them_to_the_next_run(tmp_path: Path) -> None:
    log = completion_log(HALF, tmp_path)
    log.publish()
    shutil.rmtree(log.out)  # by DVC, before it runs the stage again
    log.publish()
    assert query("SELECT count(*) AS n FROM completions", "csv", root=tmp_path) == "n\n2\n"


def test_what_was_sent_to_the_browser_while_others_were_written_is_not_sent_again() -> None:
    grader = FixedGrader(HALF)
    verdicts, ids = verdicts_of(grader), TOKENIZER(reference_output(STORIES[0]), add_special_tokens=False)["input_ids"]
    verdicts.submit(STORIES[0].id, "{}", ids)
    assert grader.graded == 1
    assert [v.result for v in verdicts.of([STORIES[0].id] * 2, ["{}"] * 2, [ids, ids])] == [HALF, HALF]
    assert grader.graded == 1
    other = [*TOKENIZER("Sure.", add_special_tokens=False)["input_ids"], *ids]
    verdicts.of([STORIES[0].id], ["{}"], [other])
    assert grader.graded == 2


def test_the_share_of_time_spent_waiting_for_the_browser_is_reported() -> None:
    grader = FixedGrader(HALF)
    late: Future[StoryResult] = Future()
    grader.submit = lambda files, story: late  # type: ignore[method-assign]
    verdicts, ids = verdicts_of(grader), TOKENIZER(reference_output(STORIES[0]), add_special_tokens=False)["input_ids"]
    verdicts.submit(STORIES[0].id, "{}", ids)
    time.sleep(0.6)  # while it is graded others are written, which is no waiting
    threading.Timer(0.2, late.set_result, [HALF]).start()
    start = time.monotonic()
    for _ in range(2):  # the second reward function finds the verdict
        verdicts.of([STORIES[0].id], ["{}"], [ids])
    assert 0.1 < verdicts.waited <= time.monotonic() - start


def test_the_share_of_the_later_half_leaves_out_the_first_steps() -> None:
    trainer = SimpleNamespace(state=SimpleNamespace(num_input_tokens_seen=400), generated=300, generating=1.0)
    clock = Clock(verdicts_of(FixedGrader(HALF)))
    clock.verdicts.waited_between_turns = 0.3
    clock.marks = [(0.0, 0.0), (10.0, 0.1), (11.0, 0.2), (12.0, 0.3), (14.0, 0.8)]  # the first step compiles
    found = timings(trainer, 14.0, clock)
    assert found["waiting_for_rewards"] == round(0.8 / 14, 3)
    assert found["waiting_between_turns"] == round(0.3 / 14, 3)
    assert found["later_half"] == {"step_s": 1.5, "waiting_for_rewards": 0.2}


@pytest.mark.parametrize(("steps", "step_s"), [(0, 0.0), (1, 2.0), (3, 2.0)])
def test_a_run_of_few_steps_has_a_later_half_too(steps: int, step_s: float) -> None:
    trainer = SimpleNamespace(state=SimpleNamespace(num_input_tokens_seen=400), generated=300, generating=1.0)
    clock = Clock(verdicts_of(FixedGrader(HALF)))
    clock.marks = [(2.0 * step, 0.5 * step) for step in range(steps + 1)]
    assert timings(trainer, 9.0, clock)["later_half"] == {"step_s": step_s, "waiting_for_rewards": step_s / 8}


def test_the_clock_marks_the_beginning_and_the_end_of_each_step() -> None:
    verdicts = verdicts_of(FixedGrader(HALF))
    clock = Clock(verdicts)
    clock.on_train_begin()
    verdicts.waited = 0.5
    clock.on_step_end()
    assert [waited for _, waited in clock.marks] == [0.0, 0.5]
    assert clock.marks[0][0] <= clock.marks[1][0]


def test_the_story_that_is_expected_has_the_words_of_its_prompt() -> None:
    grader = FixedGrader(HALF)
    word = STORIES[0].words[0]
    verdicts_of(grader).expect([(STORIES[0].id, json.dumps({word: "Quokka"}))])
    assert [story.words[0] for story in grader.expected] == ["Quokka"]


def test_equal_distributions_pass_the_parity_check() -> None:
    of = torch.tensor([[0.7, 0.2, 0.1]])
    assert parity(of, of, 0.05)["distance"] == 0


def test_a_lead_that_rounding_can_undo_is_no_other_answer() -> None:
    adapter, merged = torch.tensor([[0.54, 0.455, 0.005]]), torch.tensor([[0.497, 0.498, 0.005]])
    assert parity(merged, adapter, 0.05)["disagreements"] == 0


@pytest.mark.parametrize("merged", [[[0.1, 0.8, 0.1]], [[float("nan")] * 3]], ids=["another answer", "not a number"])
def test_a_merge_that_answers_otherwise_fails(merged: list[list[float]]) -> None:
    with pytest.raises(ParityError):
        parity(torch.tensor(merged), torch.tensor([[0.7, 0.2, 0.1]]), 0.05)


@pytest.mark.parametrize(
    "skip_zero_variance, asked, skipped", [(True, ["mixed", "unknown"], 1), (False, ["flat", "mixed", "unknown"], 0)]
)
def test_prompts_whose_samples_all_earned_the_same_can_be_skipped(
    tmp_path: Path, skip_zero_variance: bool, asked: list[str], skipped: int
) -> None:
    row = {"prompt": "x", "words": {}}
    marks: dict[str, Any] = {"flat": {"spread": False}, "mixed": {"spread": True}, "unknown": {}}
    write_jsonl(tmp_path / "prompts.jsonl", [{**row, "story": name, **mark} for name, mark in marks.items()])
    prompts, left_out = read_prompts(tmp_path / "prompts.jsonl", skip_zero_variance)
    assert (prompts["story"][:], left_out.skipped) == (asked, skipped)


def test_prompts_whose_solutions_are_longer_than_an_answer_may_be_are_left_out_and_counted(tmp_path: Path) -> None:
    rows = [{"prompt": "x", "story": name, "words": {}} for name in ("short", "long", "long", "longer")]
    write_jsonl(tmp_path / "prompts.jsonl", rows)
    prompts, left_out = read_prompts(tmp_path / "prompts.jsonl", True, {"long", "longer", "elsewhere"})
    assert prompts["story"][:] == ["short"]
    assert left_out.metrics() == {"prompts_skipped": 0, "prompts_too_long": 3}
    assert left_out.told(208) == (
        "grpo: 3 prompts of 2 stories are not asked: their solutions are longer than an answer may be "
        "(grpo.max_new_tokens: 208)\n"
    )
    prompts, left_out = read_prompts(tmp_path / "prompts.jsonl", True, {"short", "long", "longer"})
    assert (len(prompts), left_out.told(8)) == (4, "")


def test_no_prompt_with_spread_is_bad_input_that_names_the_knob(tmp_path: Path) -> None:
    row = {"prompt": "x", "story": "flat", "words": {}, "spread": False}
    write_jsonl(tmp_path / "prompts.jsonl", [row])
    with pytest.raises(InputError, match=r"prompts\.jsonl.*set grpo.skip_zero_variance_prompts to false"):
        read_prompts(tmp_path / "prompts.jsonl", skip_zero_variance=True)


def test_prompts_that_curate_did_not_render_are_bad_input_that_names_the_line(tmp_path: Path) -> None:
    rows = [{"prompt": "x", "story": "new", "words": {}}, {"messages": [], "story": "old", "words": {}}]
    write_jsonl(tmp_path / "prompts.jsonl", rows)
    with pytest.raises(InputError, match=r"prompts\.jsonl:2: no `prompt`.*run `dvc repro curate`"):
        read_prompts(tmp_path / "prompts.jsonl", skip_zero_variance=True)


def test_a_line_of_80_characters_shows_step_time_left_reward_pass_rate_kl_and_speed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = os.openpty()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm")
    with os.fdopen(theirs, "w", buffering=1) as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        log = MetricsLogger("grpo", Path("log"), grpo.LOGGED, grpo.SHOWN)
        state = SimpleNamespace(is_world_process_zero=True, log_history=[], max_steps=3000, num_input_tokens_seen=0)
        for step in range(2990, 2994):
            state.global_step = step
            if step == 2990:
                log.on_train_begin(None, state, None)
            state.num_input_tokens_seen += 10_000
            time.sleep(0.2)
            log.on_log(None, state, None, {name: 0.12345 for name in grpo.LOGGED})
        log.on_train_end(None, state, None)
        shown = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", os.read(ours, 1 << 16).decode())
    os.close(ours)
    last = [line for line in re.split(r"[\r\n]+", shown) if "2993/3000" in line][-1]
    assert re.search(r"0:\d\d:\d\d reward 0\.123 pass_rate 0\.123 kl 0\.123 \d+\.\dk tok/s$", last.rstrip())
    assert len(last.rstrip()) <= 80


# The real trainers, on a policy of a few thousand weights.


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of six stories whose stages take seconds; `base` is built, the bundle is the one at hand."""
    monkeypatch.chdir(make_training_project(tmp_path))
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "taken back at the end")  # a stage sets it for its own process
    monkeypatch.delenv("CUDA_VISIBLE_DEVICES")
    base.main()
    return tmp_path


def test_the_stages_train_merge_and_log(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for stage in (sft, grpo, merge):  # in this process, which has loaded the libraries
        stage.main()
    metrics = {stage: json.loads((project / f"data/{stage}/metrics.json").read_text()) for stage in ("sft", "grpo")}
    assert metrics["sft"]["last_loss"] < metrics["sft"]["first_loss"]
    assert metrics["grpo"]["rollouts"] == 8
    assert pq.read_table(project / "data/grpo/completions").num_rows == 8
    assert weights(project, "merge/model/model.safetensors") != weights(project, "sft/model/model.safetensors")
    assert not list(project.glob("data/*/checkpoints"))
    trained = weights(project, "grpo/adapter/adapter_model.safetensors")
    shutil.rmtree(project / "data/grpo")
    grpo.main()
    assert "grpo: nothing that changes its result has changed" in capsys.readouterr().out
    assert weights(project, "grpo/adapter/adapter_model.safetensors") == trained


def test_fewer_prompts_than_a_step_takes_are_bad_input_that_names_the_knob(project: Path) -> None:
    shutil.copytree(project / "data/base/model", project / "data/sft/model")
    change_params(project / "params.yaml", {"grpo": {"prompts_per_step": 50, "batch_size": 100}})
    with pytest.raises(
        InputError, match=r"\d+ prompts, fewer than a step takes: .* lower grpo.prompts_per_step .now 50."
    ):
        grpo.main()


@pytest.mark.slow
def test_a_killed_run_ends_with_the_bytes_of_an_undisturbed_one(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STORYLOOP_RETRAIN", "1")
    assert run(project, "sft").wait(240) == 0
    files = ("sft/model/model.safetensors", "sft/log/plots/metrics/loss.tsv", "sft/metrics.json")
    expected = [weights(project, name) for name in files]
    shutil.rmtree(project / "data/sft")
    killed = run(project, "sft")
    deadline = time.monotonic() + 120
    while not list(project.glob("data/sft/checkpoints/*/checkpoint-*/trainer_state.json")):
        assert killed.poll() is None and time.monotonic() < deadline, "it ended before its first checkpoint"
        time.sleep(0.01)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    assert run(project, "sft").wait(240) == 0
    assert [weights(project, name) for name in files] == expected


@pytest.mark.parametrize(("visible", "left"), [(None, "0"), ("2,3", "2"), ("", "")])
def test_one_process_is_left_one_gpu(monkeypatch: pytest.MonkeyPatch, visible: str | None, left: str) -> None:
    monkeypatch.delenv("RANK", raising=False)
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "taken back at the end")
    if visible is None:
        monkeypatch.delenv("CUDA_VISIBLE_DEVICES")
    else:
        monkeypatch.setenv("CUDA_VISIBLE_DEVICES", visible)
    launch_distributed("stages.grpo", 1)
    assert os.environ["CUDA_VISIBLE_DEVICES"] == left


@pytest.mark.slow
def test_two_processes_share_the_work_and_write_once(project: Path) -> None:
    assert run(project, "sft").wait(240) == 0
    change_params(project / "params.yaml", {"train": {"processes": 2}, "grpo": {"batch_size": 2}})
    assert run(project, "grpo").wait(280) == 0
    files = sorted(file.name for file in (project / "data/grpo/completions").iterdir())
    assert files == ["step-00001-1.parquet", "step-00001.parquet", "step-00002-1.parquet", "step-00002.parquet"]
    assert pq.read_table(project / "data/grpo/completions").num_rows == 8
    assert json.loads((project / "data/grpo/metrics.json").read_text())["rollouts"] == 8
    assert (project / "data/grpo/adapter/adapter_model.safetensors").exists()
    assert not list(project.glob("data/*/checkpoints"))


@pytest.mark.slow
def test_two_processes_begin_with_the_weighted_loss_of_one(project: Path) -> None:
    corrections = []
    for row in ROWS:
        faulty = row.completion.replace("span", "p")
        earlier = EarlierAnswer(start=len(row.prompt), end=len(row.prompt + faulty), weight=0)
        corrections.append(row.model_copy(update={"prompt": row.prompt + faulty + "no span", "earlier": (earlier,)}))
    write_jsonl(project / "data/curate/texts.jsonl", corrections)
    first = {}
    for processes, batch_size in ((1, 4), (2, 2)):
        sft = {"edit_weight": 4, "epochs": 1, "batch_size": batch_size, "rehearsal": 0}
        change_params(project / "params.yaml", {"train": {"processes": processes}, "sft": sft})
        assert run(project, "sft").wait(240) == 0
        first[processes] = json.loads((project / "data/sft/metrics.json").read_text())["first_loss"]
    assert first[2] == pytest.approx(first[1], abs=1e-3)
