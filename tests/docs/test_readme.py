"""The README says what is so: its numbers are the measured ones, its commands run."""

import json
import re
import subprocess
from pathlib import Path

import pytest
from readme_results import QUERY, output, run_command, with_results
from repository import ROOT

README = (ROOT / "README.md").read_text()
# Run elsewhere, by what is named: continuous integration, or the test of the same behaviour.
ELSEWHERE = {
    "make": "the workflow's metrics job",
    "make test": ".ci/run",
    "dvc repro": "make",
    "dvc exp run -S grpo.steps=60": "tests/test_whole_pipeline.py",
    "dvc plots diff": "tests/test_whole_pipeline.py",
    "storyloop try": "tests/test_iterate.py, tests/test_two_iterations.py",
    "storyloop harvest": "tests/test_iterate.py, tests/test_two_iterations.py",
    "storyloop promote": "tests/test_iterate.py, tests/test_two_iterations.py",
    "STORYLOOP_EXTRAS=test,gpu make setup": "gigabytes; the same code with other extras: make setup",
    "storyloop profile gpu": "tests/test_profiles.py",
    "storyloop profile laptop": "tests/test_profiles.py",
    "storyloop serve data/merge/model": "tests/test_serve.py",
    "storyloop agent 'Create a danger button labelled \"Delete\"' --out generated/": "tests/agent",
}


# These read what the pipeline wrote, which a fresh clone has not run yet.
READS_OUTPUTS = ("storyloop query", "storyloop cost")


def commands() -> list[str]:
    blocks = re.findall(r"^```sh\n(.*?)^```", README, flags=re.DOTALL | re.MULTILINE)
    return [re.sub(r"\s+#.*", "", line) for block in blocks for line in block.splitlines() if line.strip()]


def test_the_results_are_those_of_the_metrics_in_git() -> None:
    shown = subprocess.run(
        ["git", "show", "HEAD:data/evaluate/metrics.json"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert with_results(README, json.loads(shown.stdout)) == README


def test_every_command_that_is_run_elsewhere_still_stands_in_the_readme() -> None:
    assert set(ELSEWHERE) - set(commands()) == set()


@pytest.mark.timeout(600)
@pytest.mark.parametrize("command", [command for command in commands() if command not in ELSEWHERE])
def test_a_command_of_the_readme_runs(command: str, request: pytest.FixtureRequest) -> None:
    folder = request.getfixturevalue("finished_project") if command.startswith(READS_OUTPUTS) else ROOT
    done = run_command(command, folder)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.timeout(600)
def test_what_the_readme_shows_of_its_queries_is_what_they_print(finished_project: Path) -> None:
    queries = QUERY.findall(README)
    assert len(queries) == 5
    for command, shown in queries:
        columns, rows = re.findall(r"[\w.()]+", shown.splitlines()[1]), shown.count("\n│")
        assert columns == re.findall(r"[\w.()]+", output(command, finished_project).splitlines()[1]), command
        assert rows > 0, command


def test_rows_that_a_query_of_the_readme_shows_are_never_in_the_order_of_chance() -> None:
    for command, _ in QUERY.findall(README):
        first_column = re.search(r"SELECT .*?(\w+), ", command)
        assert first_column, command
        order = re.search(r"ORDER BY (.*?)(?: LIMIT|\"$)", command)
        # The rows of a group-by differ in the group, so an order that ends with it leaves no ties.
        assert order and (order[1] == "ALL" or first_column[1] in order[1].split(", ")), command
