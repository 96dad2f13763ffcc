"""No path a model gives leads out of its folder, and what may be written appears whole."""

import os
import socket
import stat
from pathlib import Path

import pytest

from stages.functiongemma import encode_call
from stages.tools.files import MAX_FILE_BYTES, OutputFolder, RefusedFile, check_file
from stages.tools.outcome import outcome_of

HOSTILE = [
    "",
    ".",
    "..",
    "./",
    "/",
    "../button.tsx",
    "../../etc/button.tsx",
    "a/../../button.tsx",
    "a/..",
    "./../button.tsx",
    "././../button.tsx",
    "....//button.tsx",
    "a/./button.tsx",
    "a//button.tsx",
    "/etc/passwd",
    "/tmp/button.tsx",
    "//host/share/button.tsx",
    "~/button.tsx",
    "~root/button.tsx",
    "$HOME/button.tsx",
    "`id`.tsx",
    "$(id).tsx",
    "a;rm -rf x.tsx",
    "C:/button.tsx",
    "C:button.tsx",
    "c:\\button.tsx",
    "..\\button.tsx",
    "a\\b.tsx",
    "\\\\host\\share\\button.tsx",
    "file:///etc/button.tsx",
    "https://example.com/button.tsx",
    "button.tsx:stream",
    "button.tsx::$DATA",
    "con.tsx",
    "CON.tsx",
    "nul.ts",
    "aux/button.tsx",
    "com1.tsx",
    "LPT9.stories.tsx",
    "button.tsx\0.png",
    "\0",
    "a\nb.tsx",
    "a\rb.tsx",
    "\x1b[2Jb.tsx",
    " button.tsx",
    "button .tsx",
    "button.tsx ",
    "button.tsx.",
    ".tsx",
    ".env.ts",
    ".git/hooks.ts",
    "-rf.tsx",
    "bütton.tsx",
    "．．/button.tsx",
    "\u2025/button.tsx",
    "a\u2215b.tsx",
    "\u202exst.nottub.tsx",
    "%2e%2e/button.tsx",
    "%2fetc.tsx",
    "*.tsx",
    "a?.tsx",
    "node_modules/plaited/ui.ts",
    "/dev/null",
    "/dev/stdout",
    "/proc/self/fd/1",
    "button",
    "button.js",
    "button.sh",
    "package.json",
    "tsconfig.json",
    "button.tsx/",
    "a/" * 9 + "b.tsx",
    "a" * 101 + ".tsx",
    "/".join(["a" * 60] * 4) + ".tsx",
]


@pytest.mark.parametrize("path", HOSTILE, ids=lambda path: ascii(path[:30]))
def test_a_hostile_path_is_refused_for_writing_and_for_reward(path: str, tmp_path: Path) -> None:
    folder = OutputFolder(tmp_path / "in" / "out")
    with pytest.raises(RefusedFile):
        folder.write(path, "x")
    assert sorted(tmp_path.rglob("*")) == [tmp_path / "in", tmp_path / "in" / "out"]
    outcome = outcome_of(encode_call("writeTemplate", {"path": path, "content": "x"}))
    assert outcome.files is None and outcome.problem is not None and outcome.problem.startswith("no valid call: ")


@pytest.mark.parametrize("path", ["button.tsx", "./button.tsx", "parts/button.tsx", "a_b-c.d.ts", "styles.css.ts"])
def test_an_honest_path_is_written_whole(path: str, tmp_path: Path) -> None:
    folder = OutputFolder(tmp_path)
    written = folder.write(path, "export const A = 'é'\n")
    assert (tmp_path / path).read_text(encoding="utf-8") == "export const A = 'é'\n"
    assert folder.files == {written: "export const A = 'é'\n"}
    assert not list(tmp_path.rglob("*.part"))


@pytest.mark.parametrize("content", ["x" * (MAX_FILE_BYTES + 1), "é" * MAX_FILE_BYTES, "a\0b", "\ud800"])
def test_content_that_is_too_large_or_no_text_is_refused(content: str) -> None:
    with pytest.raises(RefusedFile):
        check_file("button.tsx", content)


@pytest.mark.parametrize("kind", ["link to a file", "dangling link", "fifo", "socket", "folder"])
def test_what_is_no_ordinary_file_is_not_replaced(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outside = tmp_path / "outside.tsx"
    outside.write_text("mine")
    folder = OutputFolder(tmp_path / "out")
    place = folder.root / "b.tsx"
    if kind == "link to a file":
        place.symlink_to(outside)
    elif kind == "dangling link":
        place.symlink_to(tmp_path / "new.tsx")
    elif kind == "fifo":
        os.mkfifo(place)
    elif kind == "socket":
        monkeypatch.chdir(folder.root)  # a socket's path may be 100 characters long at most
        with socket.socket(socket.AF_UNIX) as server:
            server.bind("b.tsx")
    else:
        place.mkdir()
    before = stat.S_IFMT(place.lstat().st_mode)
    with pytest.raises(RefusedFile):
        folder.write("b.tsx", "theirs")
    assert stat.S_IFMT(place.lstat().st_mode) == before
    assert outside.read_text() == "mine" and not (tmp_path / "new.tsx").exists() and folder.files == {}


def test_a_linked_folder_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    folder = OutputFolder(tmp_path / "out")
    (folder.root / "parts").symlink_to(outside)
    with pytest.raises(RefusedFile):
        folder.write("parts/b.tsx", "x")
    assert list(outside.iterdir()) == []


def test_a_hard_linked_file_keeps_its_other_name_unchanged(tmp_path: Path) -> None:
    outside = tmp_path / "outside.tsx"
    outside.write_text("mine")
    folder = OutputFolder(tmp_path / "out")
    os.link(outside, folder.root / "b.tsx")
    folder.write("b.tsx", "theirs")
    assert outside.read_text() == "mine" and (folder.root / "b.tsx").read_text() == "theirs"


def test_a_file_in_the_place_of_a_folder_is_refused_not_a_crash(tmp_path: Path) -> None:
    folder = OutputFolder(tmp_path)
    folder.write("a.ts", "x")
    with pytest.raises(RefusedFile):
        folder.write("a.ts/b.ts", "x")


def test_a_full_disk_is_not_blamed_on_the_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    folder = OutputFolder(tmp_path)
    monkeypatch.setattr("stages.tools.files.os.replace", full)
    with pytest.raises(OSError, match="No space left"):
        folder.write("b.tsx", "x")
    assert list(tmp_path.iterdir()) == []
