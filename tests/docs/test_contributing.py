"""What a contributor types: the targets of the Makefile, the pre-commit hooks, the licence."""

import os
import re
import subprocess
import tomllib

import pytest
from repository import ROOT
from ruamel.yaml import YAML


def make(*arguments: str) -> str:
    # As from a shell, also where these tests are run by make.
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    command = ["make", "--no-print-directory", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout


def test_the_hooks_run_the_commands_of_make_lint() -> None:
    config = YAML(typ="safe").load((ROOT / ".pre-commit-config.yaml").read_text())
    hooks = [hook for repo in config["repos"] for hook in repo["hooks"]]
    assert [hook["entry"].removeprefix(".venv/bin/") for hook in hooks] == make("-n", "lint").splitlines()


def test_the_hooks_take_nothing_from_the_network() -> None:
    config = YAML(typ="safe").load((ROOT / ".pre-commit-config.yaml").read_text())
    assert {repo["repo"] for repo in config["repos"]} == {"local"}
    assert {hook["language"] for repo in config["repos"] for hook in repo["hooks"]} == {"system"}


def test_make_help_lists_every_target() -> None:
    phony = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert phony
    assert sorted(line.split()[1] for line in make("help").splitlines()) == sorted(phony[1].split())


@pytest.mark.parametrize("target", ["test", "test-all"])
def test_a_part_is_tested_without_the_rest(target: str) -> None:
    commands = make("-n", target, "T=tests/grader").splitlines()
    assert commands[-1].startswith("pytest") and commands[-1].endswith("tests/grader")
    assert "mypy" not in commands
    assert "mypy" in make("-n", target).splitlines()


def test_make_test_all_leaves_out_only_what_needs_a_gpu() -> None:
    assert re.search(r"^pytest .*-m 'not gpu'", make("-n", "test-all"), re.MULTILINE)
    options = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["pytest"]["ini_options"]
    assert "-m 'not slow and not gpu'" in options["addopts"]


def test_the_project_names_the_licence_whose_text_it_ships() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["license"] == "Apache-2.0" and project["license-files"] == ["LICENSE"]
    text = (ROOT / "LICENSE").read_text()
    assert "Apache License\n                           Version 2.0, January 2004" in text
    assert re.search(r"^   Copyright \d{4} The storyloop authors$", text, re.MULTILINE)
