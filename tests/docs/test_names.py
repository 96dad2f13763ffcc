"""Pages name only commands, Makefile targets and knobs that exist; every command is on a page."""

import re
from typing import Any

import pytest
import typer.main
from readme_results import PAGES
from repository import ROOT
from ruamel.yaml import YAML

from stages.commands.main import app

PARAMS: dict[str, Any] = YAML(typ="safe").load((ROOT / "params.yaml").read_text())


def pieces(text: str) -> list[str]:
    """What a page says in code: inline, and the lines of its `sh` and `text` blocks."""
    blocks = re.findall(r"^ *```(?:sh|text)\n(.*?)^ *```", text, flags=re.DOTALL | re.MULTILINE)
    rest = re.sub(r"^ *```.*?^ *```", "", text, flags=re.DOTALL | re.MULTILINE)
    return [*(line.strip() for block in blocks for line in block.splitlines()), *re.findall(r"`([^`\n]+)`", rest)]


def commands() -> dict[str, set[str]]:
    """The commands of `storyloop`, each with its own commands if it has any."""
    group: Any = typer.main.get_command(app)
    return {name: set(getattr(command, "commands", {})) for name, command in group.commands.items()}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_that_a_page_names_exists(page: Any) -> None:
    known = commands()
    for piece in pieces(page.read_text()):
        for name, rest in re.findall(r"(?:^|\$ |[ /])storyloop ([a-z]+)(?: ([a-z]+))?", piece):
            assert name in known, piece
            assert not known[name] or not rest or rest in known[name], piece


def test_every_command_is_on_a_page() -> None:
    named = " ".join(piece for page in PAGES for piece in pieces(page.read_text()))
    assert [name for name in commands() if f"storyloop {name}" not in named] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_make_target_that_a_page_names_exists(page: Any) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = {name for piece in pieces(page.read_text()) for name in re.findall(r"(?:^|[ ;&])make ([a-z-]+)\b", piece)}
    assert named - targets == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_knob_that_a_page_names_exists(page: Any) -> None:
    for piece in pieces(page.read_text()):
        knob = re.match(r"([a-z]+)\.([a-z_]+)(?=$|[:= ])", piece)
        if knob and knob[1] in PARAMS and isinstance(PARAMS[knob[1]], dict):
            assert knob[2] in PARAMS[knob[1]], piece


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_benchmark_that_a_page_names_exists(page: Any) -> None:
    named = set(re.findall(r"tests\.benchmarks\.(\w+)", page.read_text())) - {"NAME"}
    assert [name for name in named if not (ROOT / f"tests/benchmarks/{name}.py").exists()] == []
