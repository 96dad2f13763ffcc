"""Pages and docstrings name only what exists, and the pages name every package."""

import re
import subprocess
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from dag import names
from readme_results import PAGES
from repository import ROOT
from ruamel.yaml import YAML

README = (ROOT / "README.md").read_text()
PACKAGES = {path.name for path in (ROOT / "stages").iterdir() if path.is_dir() and (path / "__init__.py").exists()}
# Written by commands, not by stages.
WRITTEN = {"storyloop try": "data/try", "storyloop promote": "data/promoted"}
ROOTED = re.compile(r"(?:stages|tests|data|docs|\.github|\.ci|\.colab)/[\w./*-]*[\w*]")
AT_THE_ROOT = re.compile(r"[\w.-]+\.(?:yaml|toml|lock|md)|Makefile|LICENSE")


@cache
def known() -> frozenset[str]:
    """Files that git has, what the pipeline writes, and the folders of all of them."""
    tracked = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip
    pipeline = YAML(typ="safe").load((ROOT / "dvc.yaml").read_text())
    written = [path for stage in pipeline["stages"].values() for path in names(stage["outs"] + stage["metrics"])]
    files = {path for path in tracked if (ROOT / path).exists()} | set(written) | set(WRITTEN.values())
    return frozenset(files | {str(parent) for path in files for parent in Path(path).parents})


def exists(path: str) -> bool:
    return any(Path(file).match(path) for file in known()) if "*" in path else path in known()


def inline(page: Path) -> list[str]:
    """What stands between single back-ticks."""
    without_blocks = re.sub(r"^ *```.*?^ *```", "", page.read_text(), flags=re.DOTALL | re.MULTILINE)
    return re.findall(r"`([^`\n]+)`", without_blocks)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_path_that_a_page_names_exists(page: Path) -> None:
    named = [code for code in inline(page) if ROOTED.fullmatch(code) or AT_THE_ROOT.fullmatch(code)]
    in_a_folder = {"metrics.json", "timings.json", "agent.json", "card.md"}
    assert [path for path in named if path not in in_a_folder and "NAME" not in path and not exists(path)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)\s]+)\)", page.read_text())
    broken = []
    for link in links:
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if link.startswith(("http://", "https://")):
            continue
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert broken == []


def anchors(page: Path) -> set[str]:
    """The anchors that GitHub gives to a page's headings."""
    headings = re.findall(r"^#+ (.*)$", page.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_readme_leads_to_every_page() -> None:
    linked = {(ROOT / link.partition("#")[0]).resolve() for link in re.findall(r"\]\(([^)\s]+)\)", README)}
    assert {page for page in PAGES if page.name != "README.md"} - linked == set()


def test_the_readme_stays_within_200_lines() -> None:
    assert len(README.splitlines()) <= 200


def tree() -> list[str]:
    """Paths of the README's tree: a folder's contents are indented by two."""
    block = re.search(r"^## Tree\n\n```text\n(.*?)```", README, re.DOTALL | re.MULTILINE)
    assert block
    paths, folder = [], ""
    for line in block[1].splitlines():
        inside = line.startswith("  ")
        places = re.split(r"\s{2,}|(?<=[a-z]) (?=[a-z.]+/)|(?<=/) (?=[\w.]+[/.])", line.strip())
        listed = [place for place in places if re.fullmatch(r"[\w./<>-]+", place) and re.search(r"[/.]", place)]
        if not inside and listed:
            folder = listed[0]
        paths += [(folder if inside else "") + place for place in listed]
    return paths


def test_every_path_of_the_readmes_tree_exists() -> None:
    paths = [path.rstrip("/") for path in tree() if "<stage>" not in path]
    assert len(paths) > len(PACKAGES)
    assert [path for path in paths if not exists(path)] == []


def test_the_readmes_tree_names_every_package() -> None:
    assert {f"stages/{name}/" for name in PACKAGES} - set(tree()) == set()


def test_the_readmes_table_names_every_stage() -> None:
    pipeline = YAML(typ="safe").load((ROOT / "dvc.yaml").read_text())
    assert re.findall(r"^\| `(\w+)` \|", README.partition("## The pipeline")[2], re.MULTILINE) == list(
        pipeline["stages"]
    )


def test_the_readmes_graph_orders_the_stages_as_dvc_does() -> None:
    """Arrows that others imply may be left out, as `dvc dag` draws them all."""
    drawing = re.search(r"```mermaid\n(.*?)```", README, re.DOTALL)
    assert drawing
    chains = [line.strip().split(" --> ") for line in drawing[1].splitlines() if "-->" in line]
    drawn = {arrow for chain in chains for arrow in pairwise(chain)}
    stages = YAML(typ="safe").load((ROOT / "dvc.yaml").read_text())["stages"]
    made_by = {path: name for name, stage in stages.items() for path in names(stage["outs"] + stage["metrics"])}
    real = {(made_by[dep], name) for name, stage in stages.items() for dep in names(stage["deps"]) if dep in made_by}
    assert drawn <= real
    assert closure(drawn) == closure(real)


def closure(arrows: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """With an arrow from each stage to every stage that can be reached from it."""
    longer = arrows | {(first, last) for first, middle in arrows for other, last in arrows if middle == other}
    return arrows if longer == arrows else closure(longer)


def test_the_reasons_of_the_data_page_are_those_of_curate() -> None:
    enum = re.search(r"CREATE TYPE reason AS ENUM \((.*?)\)", (ROOT / "stages/curate.sql").read_text(), re.DOTALL)
    assert enum
    table = (ROOT / "docs/data.md").read_text().partition("## Why rows are rejected")[2].partition("\n## ")[0]
    assert set(re.findall(r"^\| `([\w -]+)` \|", table, re.MULTILINE)) == set(re.findall(r"'([^']+)'", enum[1]))


def test_docstrings_and_comments_name_only_files_that_exist() -> None:
    wrong, modules = [], {Path(file).name for file in known()}
    for file in sorted(known()):
        path = ROOT / file
        if not path.is_file() or not file.startswith(("stages/", "tests/", "dvc.yaml", "params.yaml", "Makefile")):
            continue
        if path.suffix not in (".py", ".sql", ".ts", ".yaml", "") or "/hostile/" in file:
            continue
        for line, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            places = "tests" if file.startswith("tests/") else "stages|tests"  # tests write files into stages/
            named = re.findall(rf"(?<![\w./{{-])(?:{places})/[\w./-]+\.(?:py|sql|ts|j2)\b", text)
            wrong += [f"{file}:{line}: {name}" for name in named if not exists(name)]
            if file.startswith("tests/") or path.suffix == ".ts":
                continue  # full of names that they write or compile
            by_name = re.findall(r"(?<![\w./{-])[a-z][a-z_]*\.(?:py|sql|ts)\b(?!\()", text)
            wrong += [f"{file}:{line}: {name}" for name in by_name if name not in modules]
    assert wrong == []
