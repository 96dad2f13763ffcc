"""README.md, docs/ and CONTRIBUTING.md say what is so: their numbers are the measured ones, their commands run."""

import json
import re
import subprocess
from pathlib import Path

import pytest
from readme_results import PAGES, SHOWN, output, run_command, with_results
from repository import ROOT

from stages.stories.lookup import find_story
from stages.tools.write_call import reference_output

# Run elsewhere, by what is named: continuous integration, or the test of the same behaviour.
ELSEWHERE = {
    "make": "the workflow's metrics job",
    "make test": ".ci/run",
    "make setup": ".ci/run",
    "make lint": ".ci/run",
    "make format": "tests/docs/test_contributing.py compares it with make lint",
    "make test T=tests/tools": "tests/docs/test_contributing.py",
    "dvc repro": "make",
    "dvc exp run -S grpo.steps=60": "tests/whole/test_whole_pipeline.py",
    "storyloop try": "tests/iteration/test_iterate.py, tests/whole/test_two_iterations.py",
    "storyloop harvest": "tests/iteration/test_iterate.py, tests/whole/test_two_iterations.py",
    "storyloop promote": "tests/iteration/test_iterate.py, tests/whole/test_two_iterations.py",
    "STORYLOOP_EXTRAS=test,gpu make setup": "gigabytes; the same code with other extras: make setup",
    "STORYLOOP_EXTRAS=test,ray make setup": "the same code with other extras: make setup",
    "storyloop profile gpu": "tests/profiles/test_profiles.py",
    "storyloop profile smollm2": "tests/profiles/test_profiles.py",
    "storyloop profile laptop": "tests/profiles/test_profiles.py",
    "dvc remote add -d store FOLDER_OR_URL": "tests/whole/test_second_person.py",
    "dvc push": "tests/whole/test_second_person.py",
    "dvc pull": "tests/whole/test_second_person.py",
    "git push origin HEAD --tags": "tests/whole/test_second_person.py",
    "storyloop serve data/merge/model": "tests/serving/test_serve.py",
    "storyloop import ../wordpress --story 'package/src/b*/stories/*.story.tsx'": "tests/storybook/test_import.py",
    "dvc repro bundle": "tests/whole/test_whole_pipeline.py",
    "uv pip install -e '.[environment]'": "gigabytes; its verifiers is installed by tests/environment/test_for_verifiers.py",
    "vf-eval storyloop --model data/merge/model --client.base-url http://127.0.0.1:8000/v1 --select.limit 2 --no-push --no-rich": "tests/environment/test_for_verifiers.py",
    "storyloop agent 'Create a danger button labelled \"Delete\"' --out generated/": "tests/agent/test_agent_browser.py",
}
# These read what the pipeline wrote, which a fresh clone has not run yet. What trained policies answered is only read by
# slow tests: training and evaluating them takes half a minute, and tests/query and tests/hub/test_cost.py read the same.
READS_OUTPUTS = ("storyloop query", "storyloop cost")
OF_TRAINED = ("storyloop cost", " completions ", " evaluations ")


def commands_of(page: str) -> list[str]:
    """Every line of a page's `sh` blocks without its comment."""
    blocks = re.findall(r"^ *```sh\n(.*?)^ *```", page, flags=re.DOTALL | re.MULTILINE)
    lines = [re.sub(r"(^|\s+)#\s.*", "", line).strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line]


COMMANDS = list(dict.fromkeys(command for page in PAGES for command in commands_of(page.read_text())))
RUN = [command for command in COMMANDS if command not in ELSEWHERE]
OUTPUTS = [(page.name, command, shown) for page in PAGES for command, shown in SHOWN.findall(page.read_text())]
QUERIES = [command for command in COMMANDS if command.startswith("storyloop query")]


def marks(command: str) -> tuple[pytest.MarkDecorator, ...]:
    """Slow where the command reads what trained policies answered."""
    return (pytest.mark.slow,) if any(part in command for part in OF_TRAINED) else ()


def folder_for(command: str, request: pytest.FixtureRequest) -> Path:
    """Where a command finds what it reads."""
    if not command.startswith(READS_OUTPUTS):
        return ROOT
    folder: Path = request.getfixturevalue("project_outputs" if marks(command) else "curated_outputs")
    return folder


def test_the_results_are_those_of_the_metrics_in_git() -> None:
    shown = subprocess.run(
        ["git", "show", "HEAD:data/evaluate/metrics.json"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    pages = {page.name: page.read_text() for page in PAGES}
    assert {name: with_results(text, json.loads(shown.stdout)) for name, text in pages.items()} == pages
    assert "| GRPO |" in pages["README.md"] and "| `grader` |" in pages["benchmarks.md"]


def test_every_command_that_is_run_elsewhere_still_stands_on_a_page() -> None:
    assert set(ELSEWHERE) - set(COMMANDS) == set()


def test_the_tests_that_run_a_command_elsewhere_exist() -> None:
    named = [path for where in ELSEWHERE.values() for path in re.findall(r"[\w./]+\.py|\.ci/run", where)]
    assert [path for path in named if not (ROOT / path).is_file()] == []


@pytest.mark.timeout(600)
@pytest.mark.parametrize("command", [pytest.param(command, marks=marks(command)) for command in RUN])
def test_a_command_of_a_page_runs(command: str, request: pytest.FixtureRequest) -> None:
    done = run_command(command, folder_for(command, request))
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    ("page", "command", "shown"),
    [pytest.param(*shown, id=f"{shown[0]}-{i}", marks=marks(shown[1])) for i, shown in enumerate(OUTPUTS)],
)
def test_what_a_page_shows_is_what_its_command_prints(
    page: str, command: str, shown: str, request: pytest.FixtureRequest
) -> None:
    if not command.startswith(READS_OUTPUTS):
        assert shown == output(command, ROOT)
        return
    # The figures are those of the laptop profile; the columns are those of any run.
    printed = output(command, folder_for(command, request))
    columns, rows = re.findall(r"[\w.()]+", shown.splitlines()[1]), shown.count("\n│")
    assert columns == re.findall(r"[\w.()]+", printed.splitlines()[1])
    assert rows > 0


def test_pages_show_outputs_of_six_commands() -> None:
    assert len(OUTPUTS) == 6, "a block of one command, an empty line, and a block of text: what it prints"


@pytest.mark.parametrize("command", [command for _, command, _ in OUTPUTS if command in QUERIES])
def test_rows_that_a_page_shows_are_never_in_the_order_of_chance(command: str) -> None:
    first_column = re.search(r"SELECT .*?(\w+), ", command)
    assert first_column, command
    order = re.search(r"ORDER BY (.*?)(?: LIMIT|\"$)", command)
    # The rows of a group-by differ in the group, so an order that ends with it leaves no ties.
    assert order and (order[1] == "ALL" or first_column[1] in order[1].split(", ")), command


def test_the_story_and_the_call_of_the_readme_are_real() -> None:
    readme = (ROOT / "README.md").read_text()
    story = find_story("button.stories.tsx#disabledDanger")
    assert f"```text\n{reference_output(story)}\n```" in readme
    shown = re.search(r"```tsx\n(.*?)```", readme, re.DOTALL)
    assert shown
    source = " ".join(story.files[story.file].split())
    lines = [line.strip() for line in shown[1].splitlines() if line.strip() != "// …"]
    assert [line for line in lines if line not in source] == []
