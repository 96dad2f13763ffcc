"""What the page compiles candidates with, against the `typescript` package and esbuild, over snippets by feature.

TypeScript's parser says what is valid; esbuild, written independently, says what valid code means. Every snippet of
snippets/*.txt and every .tsx of this project and of the packages beside it goes through all three, and the code that
they make is run on a small JSX runtime.
"""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from repository import ROOT
from runtime_page import esbuild

from stages.bundle import OPTIONS, RUNTIME, compiler_module
from stages.tsx.syntax import parse_tsx

SNIPPETS = ROOT / "tests/runtime/snippets"
NODE = Path(sys.executable).parent / "node"
# Valid, and beyond tree-sitter's grammar in other words too: the browser alone judges these.
BEYOND_THE_GRAMMAR = (
    "type T = typeof import('./x')", "let t: this is", "export default class {", "export default function ()",
    "for (using x of", "const using = 1", "let using:", "import { type type }", "out(`a${1}b${`c${2}`}d`, String.raw",
    "class A extends { }", "interface A extends { }", "function f<>", "export const",
)  # fmt: skip
# esbuild refuses what TypeScript's parser lets through, or does not know it yet.
NOT_FOR_ESBUILD = (
    "import defer", "out(new.target", "out(0 || null ??", "class { }", "class A extends { }", "interface A extends",
    "function f<>", "export const", "/** @jsx", "const m = import(",
)  # fmt: skip


def snippets(name: str) -> list[str]:
    text = re.sub(r"\A(# .*\n)+", "", (SNIPPETS / f"{name}.txt").read_text("utf-8"))
    return [part.strip("\n") for part in re.split(r"^(?:---|## .*)\n", text, flags=re.M) if part.strip()]


def shipped() -> list[str]:
    """Every .tsx file of this project and of the packages installed for it."""
    packages = [ROOT / "stages/runtime/node_modules", ROOT / "tests/node/node_modules", NODE.parents[1] / "lib"]
    paths = [path for folder in (ROOT / "data/stories", *packages) for path in sorted(folder.rglob("*.tsx"))]
    return [path.read_text("utf-8") for path in paths if path.is_file()]


@pytest.fixture(scope="module")
def transpiler(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The compiler as it is bundled for the page, for Node."""
    folder = tmp_path_factory.mktemp("transpiler")
    (folder / "typescript.mjs").write_text(compiler_module(), "utf-8")
    options = [option for option in OPTIONS if not option.startswith("--format")]
    options += ["--format=cjs", "--loader=ts", f"--alias:typescript={folder / 'typescript.mjs'}"]
    code = esbuild(*options, source="export * from './transpile.ts'")
    (folder / "transpile.cjs").write_text(code, "utf-8")
    return folder / "transpile.cjs"


def compare(transpiler: Path, sources: list[str]) -> list[dict[str, Any]]:
    modules = RUNTIME.absolute() / "node_modules"
    job = {"snippets": sources, "transpiler": str(transpiler)}
    job |= {"typescript": str(modules / "typescript"), "esbuild": str(modules / "esbuild")}
    command = [str(NODE), str(SNIPPETS / "compare.cjs")]
    done = subprocess.run(command, input=json.dumps(job), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    rows: list[dict[str, Any]] = json.loads(done.stdout)
    return rows


@pytest.fixture(scope="module")
def valid(transpiler: Path) -> list[dict[str, Any]]:
    return compare(transpiler, snippets("valid"))


@pytest.fixture(scope="module")
def invalid(transpiler: Path) -> list[dict[str, Any]]:
    return compare(transpiler, snippets("invalid"))


def test_there_are_at_least_three_hundred_valid_snippets_and_a_hundred_invalid_ones(
    valid: list[dict[str, Any]], invalid: list[dict[str, Any]]
) -> None:
    assert len(valid) >= 300 and len(invalid) >= 100
    assert {row["source"]: row["refused"] for row in valid if row["refused"]} == {}
    assert [row["source"] for row in invalid if not row["refused"]] == []


def test_whatever_typescripts_parser_accepts_is_accepted(valid: list[dict[str, Any]]) -> None:
    assert {row["source"]: row["message"] for row in valid if row["message"]} == {}


def test_what_typescripts_parser_refuses_is_refused_with_its_words_and_place(invalid: list[dict[str, Any]]) -> None:
    wrong = [row for row in invalid if not row["message"] or not row["message"].endswith(f": {row['refused']}")]
    assert wrong == []
    assert all(re.match(r"a\.tsx:\d+:\d+: ", row["message"]) for row in invalid)


def test_code_does_what_typescripts_own_does(valid: list[dict[str, Any]]) -> None:
    wrong = [row for row in valid if row["ours"] != row["theirs"] and not row["source"].startswith("/** @jsx")]
    assert wrong == []


def test_code_does_what_esbuilds_does(valid: list[dict[str, Any]]) -> None:
    assert [r for r in valid if r["ours"] != r["esbuild"] and not r["source"].startswith(NOT_FOR_ESBUILD)] == []


def test_a_comment_cannot_ask_for_another_jsx_runtime(valid: list[dict[str, Any]]) -> None:
    asking = [row["ours"] for row in valid if row["source"].startswith("/** @jsx")]
    assert len(asking) == 2 and all(said[0].startswith('[{"type":"p"') for said in asking)


@pytest.mark.slow
def test_every_tsx_file_that_is_installed_is_accepted_as_typescript_accepts_it(transpiler: Path) -> None:
    rows = compare(transpiler, shipped())
    assert len(rows) >= 50
    assert [row["source"][:200] for row in rows if (row["refused"] is None) != (row["message"] is None)] == []
    assert [row["source"][:200] for row in rows if row["ours"] != row["theirs"]] == []


def test_trees_are_free_of_errors_for_all_but_a_few_valid_snippets(valid: list[dict[str, Any]]) -> None:
    refused = [row["source"] for row in valid if parse_tsx(row["source"]).root_node.has_error]
    assert [source for source in refused if not source.startswith(BEYOND_THE_GRAMMAR)] == []


def test_lines_of_errors_are_the_authors(transpiler: Path) -> None:
    source = "import type { A } from './a'\nimport { f } from './lib'\n\nexport const x = 1\n\n\nf(\n  x)\n"
    message = "a.tsx:6: TypeError: (0 , lib_1.f) is not a function"
    script = "const [path, message, source] = process.argv.slice(1);"
    script += "console.log(require(path).inAuthorsTerms(message, { 'a.tsx': source }))"
    command = [str(NODE), "-e", script, str(transpiler), message, source]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert said == "a.tsx:7: TypeError: f is not a function\n"


@pytest.mark.parametrize("source", ["export const a = <T>(x: T) => <T>x\n", "export const A = () => <p>x</p>\n"])
def test_a_ts_file_may_hold_casts_or_jsx(source: str, transpiler: Path) -> None:
    script = "const [path, source] = process.argv.slice(1);console.log(require(path).transpile('a.ts', source))"
    done = subprocess.run([str(NODE), "-e", script, str(transpiler), source], capture_output=True, text=True)
    assert done.returncode == 0 and "exports." in done.stdout
