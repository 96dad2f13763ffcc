"""`storyloop cost`: the run's own work, on other machines."""

import shutil
from pathlib import Path

import pytest
from tiny_policy import memorised_policy
from typer.testing import CliRunner

from stages.commands.main import app
from stages.hub.cost import GPUS, Work, estimate, measured, per_thousand, weights_of
from stages.pipeline.errors import InputError
from stages.pipeline.jsonl import write_json
from stages.policy.load import load_policy

T4, H200 = GPUS["nvidia-t4"], GPUS["nvidia-h200"]


def test_the_reference_is_what_was_measured_and_others_follow_their_bandwidth() -> None:
    work = Work(weights=270e6, sft_tokens=0, grpo_tokens=8192, answer_tokens=100)
    assert estimate(work, H200).grpo_hours * 3600 == pytest.approx(0.8)
    assert estimate(work, T4).grpo_hours * 3600 == pytest.approx(0.8 * 4800 / 320)
    assert per_thousand(5.0, 100, estimate(work, H200).tokens_per_s) == pytest.approx(5 * 1000 * 100 / 7468 / 3600)


def test_a_larger_model_takes_longer_and_a_smaller_one_no_less() -> None:
    hours = {n: estimate(Work(n, 1e6, 1e6, 100), T4).training_hours for n in (1e6, 270e6, 540e6)}
    assert hours[1e6] == hours[270e6] and hours[540e6] == pytest.approx(2 * hours[270e6])


def test_the_command_estimates_from_the_run_in_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy("params.yaml", tmp_path)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match="run dvc repro first"):
        measured()
    model = memorised_policy(Path("data/merge/model"), {"Greet me": "Hello"}, steps=1)
    assert weights_of(model) == sum(tensor.numel() for tensor in load_policy(model)[0].parameters())
    write_json("data/sft/timings.json", {"seconds": 100.0, "tokens_per_s": 1000})
    write_json("data/grpo/timings.json", {"seconds": 10.0, "tokens_per_s": 500, "generated_tokens_per_s": 1})
    assert (measured()[0].sft_tokens, measured()[0].grpo_tokens) == (100_000, 5_000)
    run = CliRunner().invoke(app, ["cost"])
    said = " ".join(run.output.split())
    assert run.exit_code == 0 and "SFT 100 k tokens in 2 min, GRPO 5 k in 10 s" in said
    assert "endpoint an hour, USD │ 0.50 │ 2.50 │ 5.00" in said and "Prices of 2" in said
