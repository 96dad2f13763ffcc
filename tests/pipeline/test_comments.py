"""Only what changes behaviour changes outputs: comments, docstrings and layout do not."""

import ast
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from dag import runs
from repository import ROOT
from tiny_project import NINE_STORIES, make_project, run_stages

from stages.cache import code
from stages.grader.pool import NOT_JUDGING, PARSERS

OUTPUTS = {
    "collect": ("stories.jsonl", "metrics.json"),
    "generate": ("trajectories.jsonl", "metrics.json"),
    "curate": ("train.jsonl", "texts.jsonl", "prompts.jsonl", "rejected.jsonl", "metrics.json"),
}


@pytest.fixture(scope="module")
def curated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = make_project(tmp_path_factory.mktemp("project"), **NINE_STORIES)
    shutil.copytree(ROOT / "data/bundle", project / "data/bundle")
    run_stages(project, *OUTPUTS)
    return project


def outputs(project: Path) -> dict[str, bytes]:
    return {f"{s}/{name}": (project / "data" / s / name).read_bytes() for s, names in OUTPUTS.items() for name in names}


def cached(project: Path) -> dict[str, int]:
    """How many entries each file of the cache holds. A reruns that computes something adds some."""
    counts = {}
    for name in ("stories", "rows", "grades"):
        with closing(sqlite3.connect(project / f".cache/storyloop/{name}.sqlite")) as connection:
            counts[name] = connection.execute("SELECT count(*) FROM cache").fetchone()[0]
    return counts


def with_other_docstrings(source: str) -> str:
    """The module with a comment more, and another text in the first line of each docstring that is no tool's."""
    lines = source.splitlines(keepends=True)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node, clean=False):
            at = node.body[0].lineno - 1
            if "as_tool" not in source or isinstance(node, ast.Module):
                lines[at] = lines[at].replace('"""', '"""Otherwise. ', 1)
    return "# A comment.\n" + "".join(lines) + "\n\n# Another comment.\n"


def test_comments_and_docstrings_in_every_module_compute_nothing_again_and_change_no_byte(curated: Path) -> None:
    before, entries = outputs(curated), cached(curated)
    assert min(entries.values()) > 0 and b'"grader"' in before["generate/metrics.json"]
    assert b'"grader"' not in before["generate/trajectories.jsonl"]
    for file in (curated / "stages").rglob("*.py"):
        if "node_modules" not in file.parts:
            file.write_text(with_other_docstrings(file.read_text()))
    run_stages(curated, *OUTPUTS)
    assert outputs(curated) == before and cached(curated) == entries


def test_without_its_cache_a_stage_writes_the_same_bytes(curated: Path) -> None:
    before = outputs(curated)
    shutil.rmtree(curated / ".cache")
    run_stages(curated, *OUTPUTS)
    assert outputs(curated) == before


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the sources, for the digests to read."""
    shutil.copytree(ROOT / "stages", tmp_path / "stages", ignore=shutil.ignore_patterns("runtime", "__pycache__"))
    monkeypatch.setattr(code, "ROOT", tmp_path)
    monkeypatch.chdir(tmp_path)
    code.code_digest.cache_clear()
    yield tmp_path / "stages"
    code.code_digest.cache_clear()


def digest(module: str) -> str:
    code.code_digest.cache_clear()
    return code.code_digest(module)


def judge() -> str:
    code.code_digest.cache_clear()
    return code.code_digest("stages.grader.pool", libraries=PARSERS, without=NOT_JUDGING)


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("grader/verdict.py", "\ndef ", "\nMORE = 1\n\n\ndef "),
        ("grader/static.py", '"iframe", ', ""),
        ("tsx/syntax.py", "\ndef ", "\nMORE = 1\n\n\ndef "),
        ("chromium/page.py", "VIEWPORT = (1280, 720)", "VIEWPORT = (1280, 721)"),
        ("chromium/launch.py", "0x40000000", "0x40000001"),
        ("pipeline/records.py", "passedAssertions > self", "passedAssertions >= self"),
    ],
)
def test_a_change_of_what_judges_is_another_grader(sources: Path, file: str, before: str, after: str) -> None:
    first, text = judge(), (sources / file).read_text()
    assert before in text
    (sources / file).write_text(text.replace(before, after, 1))
    assert judge() != first


def test_a_change_of_what_does_not_judge_is_the_same_grader(sources: Path) -> None:
    first = judge()
    for file in ("generation/faults.py", "pipeline/params.py", "cache/store.py", "stories/parse.py"):
        (sources / file).write_text((sources / file).read_text() + "\nMORE = 1\n")
    assert judge() == first


def test_the_layout_of_code_is_not_in_its_digest(sources: Path) -> None:
    first = digest("stages.generate")
    command = [sys.executable, "-m", "ruff", "format", "-q", "--line-length", "70", str(sources)]
    subprocess.run(command, cwd=ROOT, check=True)
    assert (sources / "generate.py").read_text() != (ROOT / "stages/generate.py").read_text()
    assert digest("stages.generate") == first


def test_the_docstring_of_a_tool_is_read_by_the_program_and_so_in_the_digest(sources: Path) -> None:
    first, file = digest("stages.generate"), sources / "tools/core_tools.py"
    file.write_text(file.read_text().replace('"""Write a story file\n', '"""Write a file\n'))
    assert digest("stages.generate") != first


def test_a_comment_in_a_query_is_not_in_the_digest_and_the_query_is(sources: Path) -> None:
    first, file = digest("stages.curate"), sources / "curate.sql"
    file.write_text(file.read_text().replace("-- name: prompts\n", "-- name: prompts\n-- A comment.\n"))
    assert digest("stages.curate") == first
    file.write_text(file.read_text().replace("samples < 2", "samples < 3"))
    assert digest("stages.curate") != first


@pytest.mark.parametrize("stage", ["collect", "generate", "base", "sft", "grpo"])
def test_a_digest_covers_every_file_that_its_stage_runs(stage: str) -> None:
    assert set(code.closure(f"stages.{stage}")) == set(runs(stage))
