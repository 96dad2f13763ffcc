"""How stages and commands end on bad input: a sentence, a status that is not 0, and no traceback."""

import os
import re
import runpy
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from repository import ROOT
from ruamel.yaml import YAML
from tiny_project import change_params

from stages.commands.main import app, main
from stages.pipeline.errors import explain

STAGES = list(YAML(typ="safe").load((ROOT / "dvc.yaml").read_text())["stages"])
STORY = "button.stories.tsx#primary"


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in which nothing has run, with things in it that are not what a command wants."""
    change_params(ROOT / "params.yaml", {"base": {"source": "tiny", "revision": None}}, to=tmp_path / "params.yaml")
    (tmp_path / "data").mkdir()
    (tmp_path / "data/promoted").mkdir()
    (tmp_path / "data/promoted/metrics.json").write_text("{}")
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("x")
    (tmp_path / "broken.jsonl").write_text('{"id": "a", "intent": "x"}\n{\n')
    (tmp_path / "blank.jsonl").write_text('{"id": "a", "intent": " "}\n')
    (tmp_path / "binary.tsx").write_bytes(b"\xff\xfe\x00")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("HF_TOKEN", raising=False)
    return tmp_path


@pytest.fixture
def stories(workspace: Path) -> None:
    (workspace / "data/stories").symlink_to(ROOT / "data/stories")
    (workspace / "data/bundle").symlink_to(ROOT / "data/bundle")
    (ROOT / ".cache/storyloop").mkdir(parents=True, exist_ok=True)
    (workspace / ".cache").symlink_to(ROOT / ".cache")  # else every command would parse all stories again


def ending(run: Callable[[], object], capsys: pytest.CaptureFixture[str]) -> str:
    """What a process that runs this prints at its end. Any other exception would be a traceback, and fails the test."""
    with pytest.raises(SystemExit) as end:
        run()
    assert end.value.code not in (None, 0)
    return f"{capsys.readouterr().err}{end.value.code}"


def run_stage(name: str) -> Callable[[], object]:
    return lambda: runpy.run_path(str(ROOT / "stages" / f"{name}.py"), run_name="__main__")


WITHOUT_INPUTS = {
    "bundle": r"is not installed; run `make setup`",
    "collect": r"data/stories:1: no \*\.stories\.tsx file here; add one",
    "generate": r"data/collect/stories\.jsonl: not found; run `dvc repro`",
    "curate": r"data/collect/stories\.jsonl: not found; run `dvc repro`",
    "base": r"data/curate/texts\.jsonl: not found; run `dvc repro`",
    "sft": r"data/base/model: not found; run `dvc repro`",
    "grpo": r"data/sft/model: not found; run `dvc repro`",
    "merge": r"data/collect/stories\.jsonl: not found; run `dvc repro`",
    "evaluate": r"data/collect/stories\.jsonl: not found; run `dvc repro`",
    "push": r"data/curate/train\.jsonl: not found; run `dvc repro`",
    "deploy": r"data/collect/stories\.jsonl: not found; run `dvc repro`",
}


def test_every_stage_is_in_the_table() -> None:
    assert list(WITHOUT_INPUTS) == STAGES


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_without_its_inputs_says_which_and_what_to_run(
    stage: str, workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", [stage])
    assert re.search(WITHOUT_INPUTS[stage], ending(run_stage(stage), capsys))


@pytest.mark.parametrize("stage", [stage for stage in STAGES if stage != "bundle"])  # which reads no knob
def test_a_stage_names_the_line_of_a_knob_that_is_wrong(
    stage: str, workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", [stage])
    text = Path("params.yaml").read_text()
    Path("params.yaml").write_text(text.replace("\nreward:\n", "\nreward:\n  storey: 0.5\n"))
    line = text[: text.index("\nreward:")].count("\n") + 3
    assert f"params.yaml:{line}: reward.storey: " in ending(run_stage(stage), capsys)


@pytest.mark.parametrize("stage", ["generate", "merge", "evaluate", "deploy"])
def test_a_stage_names_the_line_of_a_record_that_is_wrong(
    stage: str, workspace: Path, stories: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", [stage])
    Path("data/collect").mkdir()
    Path("data/collect/stories.jsonl").write_bytes(b'\n{"id": "\xff"}\n')
    assert "data/collect/stories.jsonl:2: " in ending(run_stage(stage), capsys)


COMMANDS = [
    ("agent", "no intent; say what to make"),
    ("agent \u00a0 --policy empty", "no intent; say what to make"),
    ("agent x --policy empty", "empty: not a model folder (no config.json); give one that holds a model"),
    ("agent x --policy nowhere", "nowhere: the folder is not here; correct the path, or give a Hub repository as"),
    ("agent x --endpoint nonsense", "nonsense: not an http(s) address"),
    ("agent x --endpoint http://127.0.0.1:9 --policy empty", "give one"),
    ("agent x --policy empty --tools nothing", "--tools: unknown tool 'nothing'; there is writeTemplate, writeStory"),
    ("agent x --policy empty --tools ,", "--tools: names no tool; there is writeTemplate"),
    ("agent x --endpoint http://127.0.0.1:9 --out file", "file: File exists; choose another path"),
    ("agent x --rules nothing", "--rules: no constraint 'nothing'; there is file_naming"),
    ("agent --story button#nothing", "no story 'nothing' in data/stories/button.stories.tsx"),
    ("serve empty --port 0", "empty: not a model folder (no config.json)"),
    ("serve nowhere --port 0", "nowhere: the folder is not here; correct the path"),
    ("serve empty --base x --port 0", "empty: not an adapter"),
    ("try", "data/prompts.jsonl:1: not found; write one"),
    ("try --prompts broken.jsonl", "broken.jsonl:2: "),
    ("try --prompts blank.jsonl", "blank.jsonl:1: intent: "),
    ("promote", "data/merge/model: there is no merged model; run dvc repro first"),
    ("cost", "no run to estimate from; run dvc repro first"),
    ("endpoint status", "HF_TOKEN is not set; set it to a token"),
    ("endpoint pause", "HF_TOKEN is not set; set it to a token"),
    ("endpoint resume", "HF_TOKEN is not set; set it to a token"),
    ("endpoint delete --yes", "HF_TOKEN is not set; set it to a token"),
    ("grade nothing", "nothing: no such story; `storyloop stories` lists"),
    (f"grade {STORY} missing.tsx", "missing.tsx: No such file or directory; give the files"),
    (f"grade {STORY} binary.tsx", "binary.tsx: not text in UTF-8; give the files"),
    (f"grade {STORY} --screenshot missing/x.png", "missing/x.png: its folder does not exist; make it"),
    (f"grade {STORY} --screenshot empty", "empty: Is a directory; choose another path"),
    ("stories missing.tsx", "missing.tsx: no such story file; give a path"),
    ("query SELEC", 'query:1: Parser Error: syntax error at or near "SELEC"'),
    ("query SELECT --rev nothing", "--rev nothing: no such git revision; see `git log`"),
    ("import nowhere", "nowhere: no such folder; give that of a repository with a Storybook"),
    ("profile tpu", "no profile tpu; there are gpu, laptop"),
    ("worker 127.0.0.1 --hosts 2", "params.yaml: train.processes: 1 is no multiple of 2 hosts"),
    ("nothing", "No such command 'nothing'"),
]


def test_every_command_that_can_be_given_bad_input_is_in_the_table() -> None:
    names = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    names |= {group.name for group in app.registered_groups if group.name}
    assert names - {line.split()[0] for line, _ in COMMANDS} == {"harvest"}  # it reads what is there, and only that


@pytest.mark.parametrize(("line", "said"), COMMANDS)
def test_a_command_with_bad_input_ends_in_a_sentence(
    line: str,
    said: str,
    workspace: Path,
    stories: None,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "argv", ["storyloop", *line.split(" ")])
    assert said in ending(main, capsys)


def test_harvest_names_the_line_that_is_wrong(
    workspace: Path, stories: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["storyloop", "harvest"])
    Path("data/try").mkdir()
    Path("data/try/results.jsonl").write_text("{\n")
    assert "data/try/results.jsonl:1: " in ending(main, capsys)


def process(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run([sys.executable, *arguments], env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("module", [["stages.collect"], ["stages.push"], ["stages.commands.main", "profile", "tpu"]])
def test_the_process_prints_one_sentence_and_has_status_1(module: list[str], workspace: Path) -> None:
    done = process("-m", *module)
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


INTERRUPTED = """
import os, signal, sys, time
from stages.pipeline.errors import run_stage
from stages.commands import main as commands

signal.signal(signal.SIGINT, signal.default_int_handler)  # a background job's children ignore it

def work():
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(60)

def command():
    commands.app.command("interrupted")(work)
    sys.argv = ["storyloop", "interrupted"]
    commands.main()

run_stage(work) if sys.argv[1] == "stage" else command()
"""


@pytest.mark.parametrize("kind", ["stage", "command"])
def test_ctrl_c_ends_with_status_130_and_says_nothing(kind: str, workspace: Path) -> None:
    done = process("-c", INTERRUPTED, kind)
    assert (done.returncode, done.stderr) == (130, "")


TORCH = """
import os, signal, sys, time
sys.stderr.write("torch\\n")
sys.stderr.flush()
os.kill(os.getpid(), signal.SIGINT)
time.sleep(60)
"""
# As numpy's import does, which loads its C code again after it was interrupted.
TURNED = """
import os, signal, sys, time
sys.stderr.write("torch\\n")
sys.stderr.flush()
try:
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(60)
except KeyboardInterrupt:
    pass
raise ImportError("cannot load module more than once per process")
"""
LOADING = ["agent x --policy model", "try --policy model", "serve model --port 0"]


def interrupted_import(workspace: Path, module: str, torch: str = TORCH) -> tuple[int, list[str]]:
    """(status, lines on standard error) of a program that Ctrl-C reaches while it imports torch, which says so there."""
    (workspace / "slow/torch").mkdir(parents=True)
    (workspace / "slow/torch/__init__.py").write_text(torch)
    (workspace / "data/prompts.jsonl").write_text('{"id": "a", "intent": "x"}\n')
    path = os.pathsep.join([str(workspace / "slow"), str(ROOT)])
    done = subprocess.run(
        [sys.executable, "-m", *module.split()],
        env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a background job's children ignore it
    )  # fmt: skip
    return done.returncode, done.stderr.splitlines()


@pytest.mark.parametrize(
    "stage", ["sft", "evaluate", *(pytest.param(name, marks=pytest.mark.slow) for name in ("base", "grpo", "merge"))]
)
def test_ctrl_c_while_a_stage_imports_torch_ends_it_with_status_130_and_no_traceback(
    stage: str, workspace: Path
) -> None:
    assert interrupted_import(workspace, f"stages.{stage}") == (130, ["torch"])


@pytest.mark.parametrize("command", LOADING)
def test_a_command_says_what_it_waits_for_before_torch_is_imported_and_ends_with_ctrl_c(
    command: str, workspace: Path
) -> None:
    status, lines = interrupted_import(workspace, f"stages.commands.main {command}")
    assert status == 130 and lines == ["loading the model in model, which takes some seconds", "torch"]


def test_an_import_that_makes_another_error_of_ctrl_c_ends_with_status_130_and_no_traceback(workspace: Path) -> None:
    status, lines = interrupted_import(workspace, f"stages.commands.main {LOADING[1]}", TURNED)
    assert status == 130 and lines == ["loading the model in model, which takes some seconds", "torch"]


def test_a_bug_keeps_its_traceback(workspace: Path) -> None:
    done = process("-c", "from stages.pipeline.errors import run_stage; run_stage(lambda: open('missing'))")
    assert done.returncode == 1 and "Traceback" in done.stderr


def test_a_file_that_may_not_be_read_is_a_sentence() -> None:
    error = PermissionError(13, "Permission denied", "data/collect/stories.jsonl")
    assert (
        explain(error) == "data/collect/stories.jsonl: Permission denied; change its owner or its mode, and run again"
    )
