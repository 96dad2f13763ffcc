"""SkyPilot's tasks: its own parser reads them, and their scripts do what they say on each machine."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from repository import ROOT
from ruamel.yaml import YAML

FILES = sorted((ROOT / "stages/profiles/sky").glob("*.yaml"))
VERSION = "0.14.1"
STUB = '#!/bin/sh\necho "$(basename "$0") $*" >> "$CALLS"\n'
# Like the real one, `ray status` finds no cluster before `ray start`, which runs in the background, has begun it.
RAY_STUB = f'{STUB}[ "$1" != status ] || grep -q "^ray start" "$CALLS"\n'
NETWORK = {"SKYPILOT_NODE_IPS": "10.0.0.1\n10.0.0.2\n10.0.0.3", "SKYPILOT_NUM_NODES": "3"}


def task(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = YAML(typ="safe").load(ROOT / "stages/profiles/sky" / f"{name}.yaml")
    return loaded


def calls(name: str, folder: Path, **environment: str) -> list[str]:
    """What the task's `run` calls, in order; each program only notes its arguments."""
    programs = folder / "programs"
    programs.mkdir()
    for program in ("dvc", "ray", "storyloop", "sudo"):
        (programs / program).write_text(RAY_STUB if program == "ray" else STUB)
        (programs / program).chmod(0o755)
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    known = {"PATH": path, "HOME": str(folder), "CALLS": str(folder / "calls"), **NETWORK, **environment}
    subprocess.run(["bash", "-c", task(name)["run"]], cwd=folder, env=known, check=True, timeout=60)
    return (folder / "calls").read_text().splitlines()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
@pytest.mark.parametrize("script", ["setup", "run"])
def test_scripts_are_read_by_bash(file: Path, script: str) -> None:
    subprocess.run(["bash", "-n", "-c", task(file.stem)[script]], check=True)


def test_one_machine_goes_round(tmp_path: Path) -> None:
    assert calls("one_gpu", tmp_path) == ["dvc repro"]


def test_the_first_machine_serves_its_folder_begins_the_cluster_and_goes_round(tmp_path: Path) -> None:
    made = calls("several_hosts", tmp_path, SKYPILOT_NODE_RANK="0")
    shared = [f"sudo exportfs -o rw,sync,no_subtree_check 10.0.0.{host}:{tmp_path}" for host in (2, 3)]
    start = "ray start --head --node-ip-address 10.0.0.1 --dashboard-host 127.0.0.1 --block"
    assert made[:2] == shared and start in made and made[-1] == "dvc repro"


def test_the_other_machines_work_in_that_folder(tmp_path: Path) -> None:
    made = calls("several_hosts", tmp_path, SKYPILOT_NODE_RANK="2")
    assert made == [
        f"sudo mount -t nfs -o actimeo=1 10.0.0.1:{tmp_path} {tmp_path}/storyloop-of-first",
        "storyloop worker 10.0.0.1 --hosts 3",
    ]


def test_a_spot_job_stores_each_stage_as_soon_as_it_is_finished(tmp_path: Path) -> None:
    remote, *steps = calls("spot", tmp_path, STORE="s3://bucket/storyloop")
    assert remote == "dvc remote add --force --default --local store s3://bucket/storyloop"
    stages = [step.split()[-1] for step in steps[::2]]
    assert steps == [
        step for stage in stages for step in (f"dvc repro --pull {stage}", f"dvc push --run-cache {stage}")
    ]
    order = list(YAML(typ="safe").load(ROOT / "dvc.yaml")["stages"])
    assert stages == order[: order.index("evaluate") + 1]


@pytest.fixture(scope="module")
def skypilot() -> Path:
    """The Python in which SkyPilot is, installed apart: its pins clash with this project's."""
    if (uv := shutil.which("uv") or shutil.which("uv", path=str(ROOT / ".venv/bin"))) is None:
        pytest.skip("there is no uv")
    place = ROOT / ".cache/skypilot"
    environment = {**os.environ, "UV_TOOL_DIR": str(place), "UV_TOOL_BIN_DIR": str(place / "bin")}
    command = [uv, "tool", "install", "--quiet", f"skypilot=={VERSION}"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=600)
    if done.returncode:
        pytest.skip(f"SkyPilot cannot be installed: {done.stderr.strip()[-200:]}")
    return place / "skypilot/bin/python"


READ = """
import json, sys, sky
read = {}
for name, config in json.load(sys.stdin).items():
    task = sky.Task.from_yaml_config(config, env_overrides=[("STORE", "s3://bucket/storyloop")])
    [resources] = task.resources
    read[name] = [task.num_nodes, resources.accelerators, resources.use_spot]
print(json.dumps(read))
"""


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_skypilot_reads_the_tasks(skypilot: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [skypilot, "-c", READ],
        input=json.dumps({file.stem: task(file.stem) for file in FILES}),
        env={**os.environ, "HOME": str(tmp_path), "SKYPILOT_DISABLE_USAGE_COLLECTION": "1"},
        cwd=tmp_path, capture_output=True, text=True, timeout=500,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    gpu = {"L4": 1}
    expected = {"one_gpu": [1, gpu, False], "several_hosts": [2, gpu, False], "spot": [1, gpu, True]}
    assert json.loads(done.stdout) == expected
