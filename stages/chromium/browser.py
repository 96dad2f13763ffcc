"""Finds a Chromium, or installs one. `python -m stages.chromium.browser` does either and says in one line which.

Looked at in this order: $STORYLOOP_BROWSER and $CHROMIUM, names on PATH, macOS applications, Playwright's
downloads. Chromium's headless shell comes before a whole browser: it needs a tenth less processor time for a grade.
"""

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from stages.pipeline.errors import InputError, run_stage

NAMES = (
    "chromium-headless-shell",
    "chrome-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
MAC = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
PLAYWRIGHT = (
    "chromium_headless_shell-*/chrome-*/headless_shell",
    "chromium_headless_shell-*/chrome-*/chrome-headless-shell",
    "chromium-*/chrome-*/chrome",
    "chromium-*/chrome-*/*.app/Contents/MacOS/*",
)
MISSING = "no Chromium found; run `make setup`, or set STORYLOOP_BROWSER to the path of a Chromium or Chrome"


def playwright_folder() -> Path:
    if folder := os.environ.get("PLAYWRIGHT_BROWSERS_PATH"):
        return Path(folder)
    if platform.system() == "Darwin":
        return Path.home() / "Library" / "Caches" / "ms-playwright"
    return Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "ms-playwright"


def find_browser() -> Path:
    """The browser to use; InputError says what to type where there is none."""
    for variable in ("STORYLOOP_BROWSER", "CHROMIUM"):
        if named := os.environ.get(variable):
            if found := shutil.which(named):
                return Path(found)
            raise InputError(f"{variable}={named}: no such program; correct or unset {variable}")
    for name in NAMES:
        if found := shutil.which(name):
            return Path(found)
    if platform.system() == "Darwin":
        for path in MAC:
            if Path(path).is_file():
                return Path(path)
    for pattern in PLAYWRIGHT:
        newest = sorted(playwright_folder().glob(pattern), reverse=True)
        if newest:
            return newest[0]
    raise InputError(MISSING)


def browser_version() -> str:
    """What the browser says of itself, without being started: verdicts may differ from one version to the next."""
    return subprocess.run([find_browser(), "--version"], capture_output=True, text=True, check=False).stdout.strip()


def install_browser() -> str:
    """Installs a browser and says how; InputError where nothing worked."""
    playwright = [sys.executable, "-m", "playwright", "install", "chromium"]
    privileged = [] if os.geteuid() == 0 else ["sudo", "-n"]
    apt = [*privileged, "apt-get", "install", "-y", "-q"]
    update = [*privileged, "apt-get", "update", "-q"]
    shell, whole = [*apt, "chromium-headless-shell"], [*apt, "chromium"]
    attempts = (
        ("Playwright's headless shell", [[*playwright, "--only-shell"]]),
        ("Playwright's Chromium", [playwright]),
        ("Debian's headless shell", [shell]),
        ("Debian's headless shell", [update, shell]),
        ("Debian's chromium package", [whole]),
    )
    for what, commands in attempts:
        if all(_run(command) for command in commands) and _starts():
            return what
    raise InputError(
        "no Chromium could be installed; install Chromium or Chrome yourself, or set STORYLOOP_BROWSER to its path"
    )


def _run(command: list[str]) -> bool:
    if shutil.which(command[0]) is None:
        return False
    try:
        return subprocess.run(command, capture_output=True, timeout=900, check=False).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def _starts() -> bool:
    """Whether the found browser runs here: a download may lack system libraries."""
    try:
        return _run([str(find_browser()), "--version"])
    except InputError:
        return False


def main() -> None:
    if _starts():
        print(f"browser: found {find_browser()}")
        return
    how = install_browser()
    print(f"browser: installed {how} ({find_browser()})")


if __name__ == "__main__":
    run_stage(main)
