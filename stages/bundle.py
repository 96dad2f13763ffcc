"""Stage `bundle`: what the grader runs inside the browser, from stages/runtime to data/bundle/*.js.

One file per JavaScript world: `checker` (the trusted page: axe-core, sucrase), `frame` (the trusted world
of a candidate's frame: the play) and `main` (the candidate's own world: the story framework). esbuild's
native binary does it, so equal sources give equal bytes. Run alone: `python -m stages.bundle`.
"""

import json
import subprocess
from pathlib import Path

from stages.pipeline.errors import InputError, run_stage
from stages.pipeline.jsonl import write_json

RUNTIME = Path("stages/runtime")
OUT = Path("data/bundle")
ENTRIES = ("checker", "frame", "main")
OPTIONS = (
    "--bundle",
    "--minify",
    "--format=iife",
    "--target=chrome120",
    "--legal-comments=none",
    "--charset=utf8",
)


def esbuild() -> Path:
    """The native binary of this platform's package."""
    found = sorted((RUNTIME / "node_modules" / "@esbuild").glob("*/bin/esbuild"))
    found += sorted((RUNTIME / "node_modules" / "@esbuild").glob("*/esbuild.exe"))
    if not found:
        raise InputError(f"{RUNTIME}/node_modules: esbuild is not installed; run `make setup`")
    return found[0]


def build(entry: str, out: Path) -> None:
    command = [
        str(esbuild()),
        str(RUNTIME / f"{entry}.ts"),
        *OPTIONS,
        f"--outfile={out}",
        "--log-level=warning",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise InputError(f"{RUNTIME}/{entry}.ts: esbuild could not bundle it:\n{done.stderr.strip()}")


def versions() -> dict[str, str]:
    """The versions that package.json pins."""
    pinned: dict[str, str] = json.loads((RUNTIME / "package.json").read_text("utf-8"))["devDependencies"]
    return pinned


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    for entry in ENTRIES:
        build(entry, OUT / f"{entry}.js")
    sizes = {entry: (OUT / f"{entry}.js").stat().st_size for entry in ENTRIES}
    write_json(OUT / "metrics.json", {"bytes": sizes, "versions": versions()})
    print("bundle: " + ", ".join(f"{entry}.js {size / 1024:.0f} kB" for entry, size in sizes.items()))


if __name__ == "__main__":
    run_stage(main)
