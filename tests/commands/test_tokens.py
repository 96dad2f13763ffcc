"""Whatever uses a token: one that no header can hold is refused, and no message shows one, in any form."""

import base64
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote, quote_plus

import pytest
from chat_endpoint import serving
from endpoint_server import running_cloud
from hub_server import Fault
from own_stories import own_stories
from repository import ROOT
from run_outputs import write_run_outputs
from test_endings import ending, run_stage
from tiny_project import change_params

from stages.commands.main import main
from stages.hub import retries
from stages.pipeline.jsonl import write_json, write_jsonl
from stages.pipeline.redaction import redacted

GOOD = "hf_s3cret/with+odd=marks'\"\\%~end"
BAD = {
    "a line break": "hf_s3cret\nsecond_line",
    "a space": "hf_s3cret and more",
    "a tab": "hf_s3cret\tand_more",
    "a control character": "hf_s3cret\x1b[0mand_more",
    "a letter that no token has": "hf_s3crèt_ключ_long",
}
# What uses a token, and the variable that it comes from. `ENDPOINT` is the address of a server.
USERS = {
    "push": "HF_TOKEN",
    "deploy": "HF_TOKEN",
    "endpoint status": "HF_TOKEN",
    "base": "HF_TOKEN",
    "generate": "STORYLOOP_TOKEN",
    "serve empty": "STORYLOOP_TOKEN",
    "agent x --endpoint ENDPOINT": "STORYLOOP_TOKEN",
    "try --endpoint ENDPOINT": "STORYLOOP_TOKEN",
}
STAGES = ("push", "deploy", "base", "generate")
ASKING = [use for use in USERS if use not in ("base", "serve empty")]  # whose errors may hold what a server said


def forms(token: str) -> set[str]:
    """What of a token may stand in an error or a log."""
    raw = token.encode()
    found = {token, repr(token)[1:-1], repr(raw)[2:-1], ascii(token)[1:-1], json.dumps(token)[1:-1], raw.hex()}
    found |= {quote(token), quote(token, safe=""), quote_plus(token), quote(token, safe="").lower()}
    for before in (b"", b"user:", b"Bearer "):
        found |= {encode(before + raw).decode() for encode in (base64.b64encode, base64.urlsafe_b64encode)}
    return found


def assert_hidden(token: str, said: str) -> None:
    # A wrapped line hides nothing.
    assert [form for form in forms(token) if form in said or form in said.replace("\n", "")] == []
    assert "s3cret" not in said and base64.b64encode(b"s3cret").decode() not in said
    assert [word for word in re.findall(r"[\w+/-]{8,}={0,2}", said) if b"s3cret" in decoded(word)] == []


def decoded(word: str) -> bytes:
    """What a word would be as base64, wherever in it the base64 begins."""
    word = word.rstrip("=").replace("-", "+").replace("_", "/")
    return b"|".join(base64.b64decode(word[at : at + (len(word) - at) // 4 * 4]) for at in range(4))


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in which everything that may use a token is set to use one."""
    shutil.copy(ROOT / "params.yaml", tmp_path)
    (tmp_path / "data/collect").mkdir(parents=True)
    (tmp_path / "data/curate").mkdir()
    for name in ("stories", "bundle"):
        (tmp_path / "data" / name).symlink_to(ROOT / "data" / name)
    (tmp_path / "data/collect/stories.jsonl").write_text("")
    (tmp_path / "data/curate/train.jsonl").write_text("")
    (tmp_path / "data/prompts.jsonl").write_text('{"id": "a", "intent": "A button"}\n')
    (tmp_path / "empty").mkdir()
    write_json(tmp_path / "data/push/receipt.json", {"merged": {"pushed": True, "repository": "me/m", "commit": "c"}})
    changes = {
        "push": {"merged_repo": "me/m"},
        "deploy": {"provider": "hf"},
        "base": {"source": "me/m", "revision": "0" * 40},
    }
    change_params(tmp_path / "params.yaml", changes)
    monkeypatch.chdir(tmp_path)
    for name in ("HF_TOKEN", "HUGGING_FACE_HUB_TOKEN", "STORYLOOP_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def said_by(use: str, address: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> str:
    """Everything that one use of a token writes, which ends in an error."""
    change_params(Path("params.yaml"), {"generate": {"endpoint": {**ENDPOINT, "url": address}}})
    monkeypatch.setattr(sys, "argv", ["storyloop", *use.replace("ENDPOINT", address).split()])
    return ending(run_stage(use) if use in STAGES else main, capfd)


ENDPOINT = {
    "url": None, "model": None, "samples": 1, "concurrency": 1, "timeout": 10.0, "prompt_price": 0,
    "completion_price": 0,
}  # fmt: skip


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("use", USERS)
def test_a_token_that_no_header_can_hold_is_refused_before_it_is_used(
    use: str, kind: str, workspace: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(USERS[use], BAD[kind])
    said = said_by(use, "http://127.0.0.1:9/v1", monkeypatch, capfd)
    *waiting, last = said.splitlines()
    assert last.startswith(f"{USERS[use]}: there is {kind} at character")
    assert waiting in ([], ["asking http://127.0.0.1:9/v1"])
    assert_hidden(BAD[kind], said)


@pytest.mark.parametrize("token", ["a", "hf", "the"])
@pytest.mark.parametrize("use", USERS)
def test_a_token_too_short_to_be_a_secret_is_refused_and_its_letters_stay_in_messages(
    use: str, token: str, workspace: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(USERS[use], token)
    last = said_by(use, "http://127.0.0.1:9/v1", monkeypatch, capfd).splitlines()[-1]
    assert last == f"{USERS[use]}: too short for a token (length {len(token)}); set it to the whole token, or unset it"
    assert redacted(sentence := "a hf repository, the one") == sentence


@pytest.mark.parametrize("use", ASKING)
def test_what_a_server_says_back_of_a_token_is_not_shown(
    use: str, workspace: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(USERS[use], GOOD)
    monkeypatch.setattr(retries, "FIRST_WAIT", 0.0)
    if use == "push":
        write_run_outputs(workspace)
    if use in ("generate", "deploy"):
        [story, *_] = own_stories()
        split = "train" if use == "generate" else "eval"
        write_jsonl("data/collect/stories.jsonl", [story.model_copy(update={"split": split})])
    echo = "denied for " + " or ".join(sorted(form for form in forms(GOOD)))
    with serving() as server, running_cloud(monkeypatch, server.url) as cloud:
        monkeypatch.setenv("HF_ENDPOINT", cloud.endpoint)
        cloud.faults.append(Fault(".", 400, times=10**6, message=echo))
        server.script.append((400, {"error": echo}, {}))
        said = said_by(use, server.url, monkeypatch, capfd)
    assert "denied for" in said
    assert_hidden(GOOD, said)


LEAK = """
import logging
from stages.pipeline.credentials import HUB, token_from

token = token_from(HUB)
logging.warning("sent %r", f"Bearer {token}".encode())
try:
    raise ValueError(token)
except ValueError:
    logging.exception("failed")
raise RuntimeError(f"illegal header {token!r}")
"""


def test_neither_a_log_nor_a_traceback_shows_a_token() -> None:
    environment = {**os.environ, "HF_TOKEN": GOOD, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", LEAK], env=environment, capture_output=True, text=True, check=False)
    assert "sent b'Bearer HF_TOKEN'" in done.stderr and done.stderr.count("Traceback") == 2
    assert_hidden(GOOD, done.stdout + done.stderr)
