"""Evaluation: unbiased estimates, honest intervals, and the stage itself on policies whose answers are known."""

import csv
import json
import random
import statistics
import sys
from collections import Counter
from contextlib import redirect_stdout
from io import StringIO
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from evaluated import small_world
from hypothesis import given
from hypothesis import strategies as st
from tiny_project import ROOT, change_params

from stages import evaluate
from stages.evaluation.answers import Evaluation, chance_answers, evaluate_policies
from stages.evaluation.estimates import Bootstrap, pass_at_k
from stages.evaluation.scores import passed, scores
from stages.evaluation.summary import Watch
from stages.evaluation.writer import pinned
from stages.functiongemma import ParseResult, parse
from stages.grader import GraderThread
from stages.pipeline.errors import InputError
from stages.pipeline.jsonl import read_jsonl
from stages.pipeline.params import EVALUATED_SPLITS, load
from stages.pipeline.records import Story, StoryResult
from stages.policy.lengths import answer_lengths
from stages.policy.load import load_tokenizer


@given(st.lists(st.booleans(), min_size=1, max_size=8), st.data())
def test_pass_at_k_is_the_share_of_all_choices_of_k_samples_that_hold_a_pass(
    samples: list[bool], data: st.DataObject
) -> None:
    k = data.draw(st.integers(1, len(samples)))
    truth = statistics.fmean(any(choice) for choice in combinations(samples, k))
    assert pass_at_k(len(samples), sum(samples), k) == pytest.approx(truth)


@pytest.mark.parametrize("k", [1, 2, 4])
def test_pass_at_k_has_no_bias(k: int) -> None:
    rng, rate = random.Random(k), 0.3
    drawn = [pass_at_k(4, sum(rng.random() < rate for _ in range(4)), k) for _ in range(40_000)]
    assert statistics.fmean(drawn) == pytest.approx(1 - (1 - rate) ** k, abs=0.01)


@pytest.mark.parametrize(("samples", "passed", "k"), [(4, 5, 1), (4, -1, 1), (4, 2, 5), (4, 2, 0)])
def test_pass_at_k_refuses_what_cannot_be(samples: int, passed: int, k: int) -> None:
    with pytest.raises(ValueError, match="pass@"):
        pass_at_k(samples, passed, k)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=40))
def test_an_interval_holds_the_mean_and_stays_within_the_values(values: list[float]) -> None:
    low, high = Bootstrap(len(values), 500, 1).interval(values)
    assert min(values) - 1e-9 <= low <= statistics.fmean(values) + 0.1 and high <= max(values) + 1e-9 and low <= high


def test_intervals_hold_the_truth_about_as_often_as_they_say() -> None:
    rng = random.Random(3)
    held = 0
    for seed in range(200):
        values = [float(rng.random() < 0.4) for _ in range(50)]
        low, high = Bootstrap(50, 500, seed).interval(values)
        held += low <= 0.4 <= high
    assert 180 <= held <= 198


def test_more_stories_leave_less_doubt() -> None:
    few, many = (Bootstrap(n, 1000, 5).interval([0.0, 1.0] * (n // 2)) for n in (10, 1000))
    assert many[1] - many[0] < (few[1] - few[0]) / 5


def row(policy: str, story: int, sample: int | str, passes: bool) -> Evaluation:
    verdict = StoryResult(passed=passes, a11yPassed=True, totalAssertions=2, passedAssertions=1 + passes)
    return Evaluation(
        split="eval", policy=policy, story=f"s{story}", component="c", sample=sample, completion="", valid=True,
        storyResult=verdict, reward=0.4 + 0.6 * passes, tokens=7, truncated=False, error=None,
    )  # fmt: skip


def two_policies(n: int, sft: float, grpo: float) -> list[Evaluation]:
    """Policies that pass the same stories but for those that only one passes."""
    return [
        row(policy, story, sample, story < rate * n)
        for policy, rate in (("sft", sft), ("grpo", grpo))
        for story in range(n)
        for sample in (0, 1, "greedy")
    ]


def test_a_paired_difference_is_surer_than_the_two_intervals_suggest() -> None:
    of = scores(two_policies(40, 0.5, 0.7), 2, 1000, 1)["eval"]
    assert of["sft"]["pass_at_1_high"] > of["grpo"]["pass_at_1_low"]  # apart they overlap
    assert of["gain"]["pass_at_1"] == pytest.approx(0.2) and of["gain"]["low"] > 0.05


def test_no_difference_is_reported_as_none() -> None:
    gain = scores(two_policies(40, 0.5, 0.5), 2, 1000, 1)["eval"]["gain"]
    assert {value for name, value in gain.items() if name not in ("n", "k")} == {0.0}


def test_a_story_weighs_as_much_as_any_other_and_the_greedy_answer_is_apart() -> None:
    rows = [row("p", 1, 0, True), row("p", 1, 1, True), row("p", 1, "greedy", False)]
    rows += [row("p", 2, 0, False), row("p", 2, 1, True), row("p", 2, "greedy", True)]
    of = scores(rows, 2, 100, 1)["eval"]["p"]
    assert (of["pass_at_1"], of["pass_at_k"], of["greedy"], of["n"], of["k"]) == (0.75, 1.0, 0.5, 2, 2)
    assert (of["a11y_rate"], of["assertions"], of["mean_reward"]) == (1.0, 0.875, 0.85)


class World:
    def __init__(self, folder: Path, printed: str, parsed: list[str]) -> None:
        self.folder, self.printed, self.parsed, self.out = folder, printed, parsed, folder / "data/evaluate"
        self.metrics: dict[str, Any] = json.loads((self.out / "metrics.json").read_text())
        self.rows = list(read_jsonl(self.out / "evaluations.jsonl", Evaluation))

    def bytes(self) -> dict[str, bytes]:
        files = (path for path in sorted(self.out.rglob("*")) if path.is_file() and path.name != "timings.json")
        return {str(path.relative_to(self.out)): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    folder = tmp_path_factory.mktemp("world")
    small_world(folder)
    change_params(folder / "params.yaml", {"evaluate": {"models": {"mine": "data/base/model"}}})
    parsed: list[str] = []

    def counted(text: str) -> ParseResult:
        parsed.append(text)
        return parse(text)

    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for module in [module for name, module in sys.modules.items() if name.startswith("stages.")]:
            # A conversation that goes on is rendered anew, calls and all: that is no second look at an answer.
            if getattr(module, "parse", None) is parse and module.__name__ != "stages.functiongemma.messages":
                patch.setattr(module, "parse", counted)
        with redirect_stdout(StringIO()) as printed:
            evaluate.main()
    return World(folder, printed.getvalue(), parsed)


def test_every_policy_answers_every_story_k_times_and_once_greedily(world: World) -> None:
    first = [row for row in world.rows if row.turn == 1]
    assert len(first) == 5 * 6 * 3
    for split, n in (("eval", 4), ("eval_new", 2)):
        for policy in ("chance", "base", "sft", "grpo", "mine"):
            of = [row for row in first if (row.split, row.policy) == (split, policy)]
            assert len(of) == 3 * n and world.metrics[split][policy]["n"] == n
            assert sorted(str(row.sample) for row in of) == sorted(["0", "1", "greedy"] * n)


def test_each_answer_is_parsed_once(world: World) -> None:
    parsed, answered = Counter(world.parsed), Counter(row.completion for row in world.rows)
    fresh = sum(row.resampled.answers for row in world.rows if row.resampled)  # which the rows do not hold
    assert answered <= parsed and parsed.total() == answered.total() + fresh


def test_the_browser_tells_the_policies_apart(world: World) -> None:
    for split, (sft, grpo) in {"eval": (0.5, 1.0), "eval_new": (0.5, 0.5)}.items():
        of = world.metrics[split]
        assert (of["base"]["greedy"], of["sft"]["greedy"], of["grpo"]["greedy"]) == (0.0, sft, grpo)
        assert of["base"]["valid_call_rate"] == of["base"]["mean_reward"] == 0.0
        assert of["chance"]["valid_call_rate"] == 1.0 and of["chance"]["pass_at_1"] < 0.5
    assert world.metrics["eval"]["gain"]["pass_at_1"] == pytest.approx(
        world.metrics["eval"]["grpo"]["pass_at_1"] - world.metrics["eval"]["sft"]["pass_at_1"]
    )


def test_beside_every_number_stands_its_interval(world: World) -> None:
    for policies in world.metrics.values():
        for policy, of in policies.items():
            assert of["n"] in (2, 4) and of["k"] == 2
            if policy == "gain":
                assert of["low"] <= of["pass_at_1"] <= of["high"]
                assert of["greedy_low"] <= of["greedy"] <= of["greedy_high"]
                continue
            for name in {"pass_at_1", "pass_at_k", "greedy", "a11y_rate", "assertions", "mean_reward"}:
                assert of[f"{name}_low"] <= of[name] <= of[f"{name}_high"]


def test_what_was_asked_again_after_a_failure_passes_in_the_second_turn(world: World) -> None:
    for split in ("eval", "eval_new"):
        of = world.metrics[split]["sft"]
        assert (of["greedy"], of["greedy_within_2"], of["greedy_within_3"]) == (0.5, 1.0, 1.0)
        assert of["repair_rate"] > 0.9 > of["resampled_rate"] and of["repair_minus_resampling_low"] > 0


def test_a_conversation_ends_with_its_first_pass_or_with_its_last_turn(world: World) -> None:
    conversations: dict[str, list[Evaluation]] = {}
    for row in world.rows:
        conversations.setdefault(row.conversation, []).append(row)
    for rows in conversations.values():
        assert [row.turn for row in rows] == [1, 2, 3][: len(rows)]
        verdicts = [row.storyResult is not None and row.storyResult.passed for row in rows]
        assert not any(verdicts[:-1])
        assert verdicts[-1] or len(rows) == (1 if rows[0].policy in ("chance", "base") else 3)


def test_where_greedy_answers_alone_are_repaired_samples_are_neither_told_nor_drawn_again(
    world: World, monkeypatch: pytest.MonkeyPatch, grader: GraderThread
) -> None:
    monkeypatch.chdir(world.folder)
    params, weights, prompt, seed = load("evaluate", "reward", "prompt", "seed", path=world.folder / "params.yaml")
    params = params.model_copy(update={"repaired": "greedy", "redraws": 1})
    stories = list(read_jsonl(world.folder / "data/collect/stories.jsonl", Story))
    known, held_out = ([s for s in stories if (s.split == "train") == trained] for trained in (True, False))
    with Watch(["sft"], 1) as watch:
        rows, _ = evaluate_policies(
            {"sft": "data/sft/model"}, held_out, known, params, weights, prompt.system, 600, seed, grader, watch
        )
    again = [row for row in rows if row.turn > 1 or row.resampled]
    assert again and {row.sample for row in again} == {"greedy"}
    first = [row.model_copy(update={"resampled": None, "files": None}) for row in rows if row.turn == 1]
    before = [row for row in world.rows if row.turn == 1 and row.policy in ("chance", "sft")]
    assert first == [row.model_copy(update={"resampled": None}) for row in before]
    failed = [row for row in before if row.policy == "sft" and row.sample == "greedy" and not passed(row)]
    counted = scores(rows, 2, 10, 1, params.turns)
    assert sum(of["sft"]["first_failures"] for of in counted.values()) == len(failed)
    assert {of["sft"]["repair_rate"] for of in counted.values()} == {1.0}


def test_resampling_is_given_no_fewer_tokens_than_the_repair_used(world: World) -> None:
    spent = Counter[str]()
    for row in world.rows:
        spent[row.conversation] += (row.tokens or 0) * (row.turn > 1)
    failed = [row for row in world.rows if row.resampled]
    assert {row.policy for row in failed} == {"sft", "grpo", "mine"} and {row.turn for row in failed} == {1}
    for row in failed:
        assert row.resampled and row.resampled.answers >= 1
        assert row.resampled.tokens >= spent[row.conversation] > 0


def test_the_doubt_about_a_share_of_failures_comes_from_the_stories() -> None:
    bootstrap = Bootstrap(40, 1000, 1)
    low, high = bootstrap.ratio_interval([1.0, 0.0] * 20, [1.0, 0.0] * 20)
    assert low == high == 1.0
    low, high = bootstrap.ratio_interval([1.0, 0.0] * 20, [1.0] * 40)
    assert (low, high) == bootstrap.interval([1.0, 0.0] * 20)
    with pytest.raises(ValueError, match="a ratio to nothing"):
        bootstrap.ratio_interval([0.0] * 40, [0.0] * 40)


def test_failures_hold_what_grpo_got_wrong_and_all_that_is_needed_to_try_again(world: World) -> None:
    failures = [json.loads(line) for line in (world.out / "failures.jsonl").read_text().splitlines()]
    first = [r for r in world.rows if r.policy == "grpo" and r.turn == 1]
    wrong = [r for r in first if not (r.storyResult and r.storyResult.passed)]
    assert len(failures) == len(wrong) >= 1
    greedy = next(failure for failure in failures if failure["sample"] == "greedy")
    assert greedy["component"] == "stat" and greedy["intent"] and greedy["files"] and greedy["errors"]


def test_plots_have_a_row_for_each_policy(world: World) -> None:
    with open(world.out / "plots/pass_rate.csv") as lines:
        rows = list(csv.DictReader(lines))
    assert [(row["split"], row["policy"]) for row in rows] == [
        (split, policy) for split in ("eval", "eval_new") for policy in ("chance", "base", "sft", "grpo", "mine")
    ]
    assert {(row["split"], row["n"], row["k"]) for row in rows} == {("eval", "4", "2"), ("eval_new", "2", "2")}
    with open(world.out / "plots/components.csv") as lines:
        behind = {(row["component"], row["n"], row["k"]) for row in csv.DictReader(lines)}
    assert behind == {(component, "2", "2") for component in ("button", "badge", "stat")}


def test_first_errors_are_counted_by_kind_out_of_all_samples(world: World) -> None:
    with open(world.out / "plots/errors.csv") as lines:
        rows = [row for row in csv.DictReader(lines) if row["split"] == "eval"]
    assert [row for row in rows if row["policy"] == "base"] == [
        {"split": "eval", "policy": "base", "kind": "no valid call", "samples": "8", "of": "8"}
    ]
    failed = sum(int(row["samples"]) for row in rows if row["policy"] == "chance")
    assert failed == round(8 * (1 - world.metrics["eval"]["chance"]["pass_at_1"]))


def test_the_summary_shows_the_policies_the_report_and_what_to_type_next(world: World) -> None:
    for text in ("chance", "base", "SFT", "GRPO", "eval: 4 stories", "2 samples", "data/evaluate/report.html"):
        assert text in world.printed
    assert "dvc metrics diff" in world.printed and "storyloop agent" in world.printed
    assert max(map(len, world.printed.splitlines())) <= 120


def test_a_second_run_writes_the_same_bytes_with_and_without_remembered_verdicts(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = world.bytes()
    monkeypatch.chdir(world.folder)
    for path in (world.folder / ".cache").rglob("*.sqlite*"):
        path.unlink()
    evaluate.main()
    assert world.bytes() == before


def test_chance_draws_each_story_by_itself(world: World) -> None:
    stories = list(read_jsonl(world.folder / "data/collect/stories.jsonl", Story))
    known, held_out = stories[:2], stories[2:]
    alone = [answer.outcome.text for answer in chance_answers(held_out[1:], known, 3, 1)]
    assert alone == [answer.outcome.text for answer in chance_answers(held_out, known, 3, 1)][4:]
    assert len(set(alone)) == 2


def test_a_named_model_stands_beside_the_others(world: World) -> None:
    for split in ("eval", "eval_new"):
        assert world.metrics[split]["base"].items() <= world.metrics[split]["mine"].items()
    assert '<th scope="row">mine</th>' in (world.out / "report.html").read_text()


def test_a_named_model_takes_no_name_of_the_pipeline(world: World) -> None:
    path = world.folder / "params-taken.yaml"
    change_params(ROOT / "params.yaml", {"evaluate": {"models": {"grpo": "data/base/model"}}}, to=path)
    with pytest.raises(InputError, match="the name grpo is taken"):
        load("evaluate", path=path)


def test_a_model_of_the_hub_is_named_with_its_commit(tmp_path: Path) -> None:
    commit = "0123456789" * 4
    assert pinned(f"owner/name@{commit}") == ("owner/name", commit)
    assert pinned(str(tmp_path)) == (str(tmp_path), None)
    for source in ("owner/name", "owner/name@main", "data/none/model"):
        with pytest.raises(InputError, match="no such folder"):
            pinned(source)


def test_a_split_without_stories_is_an_error_that_says_how_to_mend_it(
    world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "params.yaml").write_text((world.folder / "params.yaml").read_text())
    stories = (world.folder / "data/collect/stories.jsonl").read_text().splitlines()
    (tmp_path / "data/collect").mkdir(parents=True)
    kept = [line for line in stories if '"eval_new"' not in line]
    (tmp_path / "data/collect/stories.jsonl").write_text("\n".join(kept) + "\n")
    with pytest.raises(InputError, match=r"splits\.yaml:1: no story is in eval_new; add one"):
        evaluate.main()


def test_of_the_default_splits_those_without_stories_are_skipped(world: World, capsys: pytest.CaptureFixture) -> None:  # type: ignore[type-arg]
    stories = {story.id: story for story in read_jsonl(world.folder / "data/collect/stories.jsonl", Story)}
    held_out = evaluate.held_out_stories(stories, EVALUATED_SPLITS)
    assert [story.split for story in held_out] == ["eval"] * 4 + ["eval_new"] * 2
    assert "no story is in eval_rl; it is skipped" in capsys.readouterr().out
    with pytest.raises(InputError, match="no story is in eval; add one"):
        evaluate.held_out_stories({}, EVALUATED_SPLITS)


def test_a_default_split_of_which_nothing_fits_into_an_answer_is_left_out_in_one_line(
    world: World, capsys: pytest.CaptureFixture
) -> None:  # type: ignore[type-arg]
    stories = read_jsonl(world.folder / "data/collect/stories.jsonl", Story)
    held_out = [story for story in stories if story.split in ("eval", "eval_new")]
    lengths = answer_lengths(held_out, load_tokenizer(world.folder / "data/base/model"))
    shortest = {split: min(lengths[s.id] for s in held_out if s.split == split) for split in ("eval", "eval_new")}
    limit, other = sorted(shortest.values())
    params = load("evaluate", path=world.folder / "params.yaml")
    params = params.model_copy(update={"max_new_tokens": limit, "splits": list(EVALUATED_SPLITS)})
    [left_out] = [split for split, tokens in shortest.items() if tokens == other]
    asked = evaluate.answerable(held_out, params, lengths)
    assert asked == [story for story in held_out if story.split != left_out]
    said = capsys.readouterr().out
    assert f"evaluate: {left_out} is left out: its " in said
    assert f" solutions take {other} tokens and more, an answer may have {limit} (evaluate.max_new_tokens)\n" in said
    for changes in ({"max_new_tokens": 1}, {"splits": ["eval_new", "eval"]}):
        assert evaluate.answerable(held_out, params.model_copy(update=changes), lengths) == held_out


def test_the_default_splits_are_those_of_params() -> None:
    assert tuple(load("evaluate", path=ROOT / "params.yaml").splits) == EVALUATED_SPLITS
