"""esbuild's native binary: it reads JavaScript and runs none. https://esbuild.github.io"""

from pathlib import Path

from stages.pipeline.errors import InputError

RUNTIME = Path("stages/runtime")


def esbuild(runtime: Path = RUNTIME) -> Path:
    """The binary of this platform's package."""
    found = sorted((runtime / "node_modules" / "@esbuild").glob("*/bin/esbuild"))
    found += sorted((runtime / "node_modules" / "@esbuild").glob("*/esbuild.exe"))
    if not found:
        raise InputError(f"{runtime}/node_modules: esbuild is not installed; run `make setup`")
    return found[0]
