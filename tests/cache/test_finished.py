"""A training stage whose result nothing has changed is not trained again, and every other one is."""

import contextlib
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from rendered import rendered
from repository import ROOT
from tiny_project import change_params
from transformers import Trainer

from stages import base, sft
from stages.cache import code
from stages.cache.finished import FinishedRun
from stages.pipeline.jsonl import write_jsonl
from stages.pipeline.records import Trajectory

OUTPUTS = ("model/model.safetensors", "metrics.json", "timings.json", "log/plots/metrics/loss.tsv")
COMPLETION = "<start_function_call>call:writeTemplate{content:<escape>export const A = () => <b>Save</b><escape>}<end_function_call>"
MESSAGES = [
    {"role": "system", "content": "You write templates."},
    {"role": "user", "content": "Create a bold Save"},
    {"role": "assistant", "content": COMPLETION},
]


def read_sources(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Digests read the copy of the sources in `folder`: what runs is the code of this process."""
    monkeypatch.setattr(code, "ROOT", folder)
    code.code_digest.cache_clear()


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the sources in which base and sft are done, and the numbers of their steps are small."""
    folder = tmp_path_factory.mktemp("finished")
    shutil.copytree(ROOT / "stages", folder / "stages", ignore=shutil.ignore_patterns("runtime", "__pycache__"))
    changes = {
        "base": {
            "source": "tiny", "revision": None, "hidden_size": 32, "layers": 1, "heads": 2, "vocab_size": 400,
            "repetition_steps": 1,
        },
        "sft": {"epochs": 2, "batch_size": 2, "rehearsal": 0},
    }  # fmt: skip
    change_params(ROOT / "params.yaml", changes, to=folder / "params.yaml")
    rows = [Trajectory.model_validate({"messages": MESSAGES, "reward": 1.0, "id": str(n)}) for n in range(4)]
    write_jsonl(folder / "data/curate/texts.jsonl", rendered(rows))
    with pytest.MonkeyPatch.context() as monkeypatch, contextlib.chdir(folder):
        read_sources(folder, monkeypatch)
        base.main()
        sft.main()
    code.code_digest.cache_clear()
    return folder


@pytest.fixture
def project(trained: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of it to change."""
    shutil.copytree(trained, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    read_sources(tmp_path, monkeypatch)
    yield tmp_path
    code.code_digest.cache_clear()


@pytest.fixture
def sources(project: Path) -> Path:
    return project / "stages"


@pytest.fixture
def untrained(project: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], dict[str, bytes]]:
    """Runs sft as DVC does, its outputs removed; fails where it trains. Returns the bytes of its outputs."""

    def run() -> dict[str, bytes]:
        shutil.rmtree(project / "data/sft")
        code.code_digest.cache_clear()
        with monkeypatch.context() as patched:
            patched.setattr(Trainer, "train", lambda *_, **__: pytest.fail("it was trained"))
            sft.main()
        return outputs(project)

    return run


def outputs(project: Path) -> dict[str, bytes]:
    return {name: (project / "data/sft" / name).read_bytes() for name in OUTPUTS}


def edit(file: Path, before: str, after: str) -> None:
    assert before in file.read_text()
    file.write_text(file.read_text().replace(before, after, 1))


def test_a_comment_in_all_code_restores_the_outputs_byte_by_byte(
    project: Path, sources: Path, untrained: Callable[[], dict[str, bytes]], capsys: pytest.CaptureFixture[str]
) -> None:
    before = outputs(project)
    for file in sources.rglob("*.py"):
        file.write_text(f"# A comment.\n{file.read_text()}\n# Another one.\n")
    assert untrained() == before
    assert "sft: nothing that changes its result has changed since" in capsys.readouterr().out
    base_before = (project / "data/base/model/model.safetensors").read_bytes()
    shutil.rmtree(project / "data/base")
    base.main()
    assert (project / "data/base/model/model.safetensors").read_bytes() == base_before
    assert "base: nothing" in capsys.readouterr().out


def test_what_changes_the_result_trains(
    project: Path, sources: Path, untrained: Callable[[], dict[str, bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    trained = pytest.raises(pytest.fail.Exception, match="it was trained")
    change_params(project / "params.yaml", {"sft": {"learning_rate": 3.0e-3}})
    with trained:
        untrained()
    change_params(project / "params.yaml", {"sft": {"learning_rate": 1.0e-3}})
    edit(sources / "supervised/muon.py", "\ndef ", "\nMORE = 1\n\n\ndef ")
    with trained:
        untrained()
    edit(sources / "supervised/muon.py", "\nMORE = 1\n\n\ndef ", "\ndef ")
    monkeypatch.setenv("STORYLOOP_RETRAIN", "1")
    with trained:
        untrained()
    monkeypatch.delenv("STORYLOOP_RETRAIN")
    untrained()


def test_code_that_a_stage_does_not_run_is_none_of_its_key(
    project: Path, sources: Path, untrained: Callable[[], dict[str, bytes]]
) -> None:
    for folder in ("grader", "generation", "hub"):
        for file in (sources / folder).glob("*.py"):
            file.write_text(file.read_text() + "\nMORE = 1\n")
    edit(
        sources / "pipeline/params.py", "class SftParams(Section):\n", "class SftParams(Section):\n    more: int = 1\n"
    )
    untrained()


def finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[FinishedRun, Path]:
    """A run of `merge` that has written one file, and the file."""
    monkeypatch.chdir(tmp_path)
    output = Path("data/merge/model/weights")
    output.parent.mkdir(parents=True)
    output.write_bytes(b"weights" * 1000)
    return FinishedRun("merge", [output.parent], [{"dtype": "bfloat16"}], []), output


def test_outputs_that_are_changed_in_place_leave_the_kept_ones_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run, output = finished(tmp_path, monkeypatch)
    before = output.read_bytes()
    run.keep()
    for _ in range(2):
        with open(output, "r+b") as file:
            file.write(b"spoilt")
        assert run.restore() and output.read_bytes() == before


def test_a_copy_that_is_not_whole_is_never_restored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run, output = finished(tmp_path, monkeypatch)
    run.keep()
    kept = run.folder / "outputs" / output
    whole = kept.read_bytes()
    kept.write_bytes(whole[:100])
    assert not run.restore()
    kept.write_bytes(whole)
    assert run.restore()
    run.folder.rename(run.folder.with_name("merge.part"))  # as a kill would leave it
    assert not run.restore()


def test_only_the_last_run_of_a_stage_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, output = finished(tmp_path, monkeypatch)
    first.keep()
    second = FinishedRun("merge", [output.parent], [{"dtype": "float16"}], [])
    assert not second.restore()
    second.keep()
    assert second.restore() and not first.restore()
    assert [path.name for path in first.folder.parent.iterdir()] == ["merge"]


def test_the_stages_keep_all_that_they_write(project: Path) -> None:
    for stage in ("base", "sft"):
        kept = project / ".cache/storyloop/finished" / stage / "outputs"
        names = {path.relative_to(kept).as_posix() for path in kept.rglob("*") if path.is_file()}
        written = {
            path.relative_to(project).as_posix() for path in (project / "data" / stage).rglob("*") if path.is_file()
        }
        assert names == written and f"data/{stage}/metrics.json" in names
    assert json.loads((project / ".cache/storyloop/finished/sft/run.json").read_text())["key"]
