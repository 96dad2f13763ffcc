"""Stage `bundle`: what the grader runs inside the browser, from stages/runtime to data/bundle/*.js.

One file per JavaScript world: `checker` (the trusted page: axe-core, TypeScript), `frame` (the trusted world
of a candidate's frame: the play) and `main` (the candidate's own world: the story framework). Stories in Storybook's
format get two more in their frames: `play` (the libraries of their plays, trusted) and `react` or `preact` (the
candidate's world).
esbuild's native binary does it, so equal sources give equal bytes. Run alone: `python -m stages.bundle`.
"""

import json
import os
import re
import subprocess
import tempfile
from pathlib import Path

from stages.pipeline.errors import InputError, run_stage
from stages.pipeline.jsonl import write_json
from stages.runtime.esbuild import esbuild
from stages.runtime.lighter import lighter

RUNTIME = Path("stages/runtime")
OUT = Path("data/bundle")
ENTRIES = ("checker", "frame", "main", "csf/play", "csf/react", "csf/preact")
# What has another file in its place in the libraries of a play, and where a story is rendered with Preact.
ARIA = ("aria-query",)
REACT = ("react", "react/jsx-runtime", "react-dom", "react-dom/client")
OPTIONS = (
    "--bundle",
    "--minify",
    "--format=iife",
    "--target=chrome120",
    "--legal-comments=none",
    "--charset=utf8",
    '--define:process.env.NODE_ENV="production"',
    "--define:process.env={}",
    *(f"--external:{name}" for name in ("fs", "path", "os", "perf_hooks", "inspector")),  # TypeScript's, under Node
)
# What stages/runtime/transpile.ts imports.
COMPILER = (
    "createProgram",
    "createSourceFile",
    "factory",
    "flattenDiagnosticMessageText",
    "forEachChild",
    "getLineAndCharacterOfPosition",
    "isAwaitExpression",
    "isForOfStatement",
    "isFunctionLike",
    "isMetaProperty",
    "isVariableDeclarationList",
    "JsxEmit",
    "ModuleKind",
    "NodeFlags",
    "ScriptTarget",
    "visitEachChild",
)


def compiler_module() -> str:
    """TypeScript's compiler as an ES module, of which esbuild keeps what is called.

    The package is one function around everything, and lists each name in tables: nothing in it can be left out. Here
    the function is opened, tables that nobody reads may go, and the language service and its server do not register
    themselves. That takes a third of the size and two thirds of the time to load.
    """
    path = RUNTIME / "node_modules" / "typescript" / "lib" / "typescript.js"
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        raise InputError(f"{path}: TypeScript is not installed; run `make setup`") from None
    start, end = "var ts = {}; ((module) => {\n", "// src/server/"
    if start not in text or end not in text:
        raise InputError(f"{path}:1: not laid out as in TypeScript 5.9; adapt stages/bundle.py to this version")
    body = text[text.index(start) + len(start) : text.index(end)]
    body = re.sub(r"^module\.exports = .*$", "", body, flags=re.M)
    body = body.replace("setObjectAllocator(getServicesObjectAllocator());", "")
    body = re.sub(r"^(registerCodeFix|registerRefactor)\([\s\S]*?^\}\);$", "", body, flags=re.M)
    body = re.sub(r"^var (\w+) = \{\};\n__export\(\1, \{", r"var \1 = /* @__PURE__ */ __table({", body, flags=re.M)
    table = "var __table = (all) => { var table = {}; __export(table, all); return table };\n"
    return f"{table}{body}\nexport {{ {', '.join(COMPILER)} }}\n"


def bundled(entry: str) -> str:
    """`csf/play` -> `play.js`."""
    return f"{Path(entry).name}.js"


def aliases(entry: str) -> list[str]:
    """What esbuild puts in the place of packages, as its options."""
    instead = {"csf/play": (ARIA, "aria-query.ts"), "csf/preact": (REACT, "preact-core.ts")}
    names, file = instead.get(entry, ((), ""))
    return [f"--alias:{name}={(RUNTIME / 'csf' / file).resolve()}" for name in names]


def build(entry: str, out: Path) -> None:
    program = str(esbuild())
    with tempfile.TemporaryDirectory() as folder:
        compiler = Path(folder) / "typescript.mjs"
        compiler.write_text(compiler_module(), encoding="utf-8")
        light = lighter(Path(folder), RUNTIME) if entry == "csf/play" else {}
        command = [
            program,
            str(RUNTIME / f"{entry}.ts"),
            *OPTIONS,
            f"--alias:typescript={compiler}",
            *aliases(entry),
            *(f"--alias:{name}={path}" for name, path in light.items()),
            f"--outfile={out}",
            "--log-level=warning",
        ]
        # Copies import packages as if they stood where they were copied from.
        environment = os.environ | {"NODE_PATH": str((RUNTIME / "node_modules").resolve())}
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if done.returncode:
        raise InputError(
            f"{RUNTIME}/{entry}.ts: esbuild could not bundle it (where a package is missing, run `make setup`):\n"
            f"{done.stderr.strip()}"
        )


def versions() -> dict[str, str]:
    """The versions that package.json pins."""
    pinned: dict[str, str] = json.loads((RUNTIME / "package.json").read_text("utf-8"))["devDependencies"]
    return pinned


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    for entry in ENTRIES:
        build(entry, OUT / bundled(entry))
    sizes = {bundled(entry)[:-3]: (OUT / bundled(entry)).stat().st_size for entry in ENTRIES}
    write_json(OUT / "metrics.json", {"bytes": sizes, "versions": versions()})
    print("bundle: " + ", ".join(f"{entry}.js {size / 1024:.0f} kB" for entry, size in sizes.items()))


if __name__ == "__main__":
    run_stage(main)
