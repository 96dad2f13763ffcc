"""The stage base, with a model that others trained: whatever it came as, the same folder comes out, without network."""

import json
import shutil
import socket
from pathlib import Path
from typing import Any

import pytest
from repository import ROOT
from small_models import chatml_tokenizer, save_gguf, small_llama
from tiny_project import change_params

from stages import base
from stages.decoding.sample import sample
from stages.functiongemma import CHAT_TEMPLATE
from stages.pipeline.errors import InputError
from stages.policy.load import load_policy

FILES = {"model.safetensors", "config.json", "generation_config.json", "tokenizer.json", "chat_template.jinja"}


def no_network(*_: Any, **__: Any) -> Any:
    raise AssertionError("the network was asked")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to run the stage in, with the model as a folder, as a GGUF file and inside a package."""
    change_params(ROOT / "params.yaml", {"base": {"revision": None}}, to=tmp_path / "params.yaml")
    tokenizer = chatml_tokenizer()
    model = small_llama(len(tokenizer))
    model.save_pretrained(tmp_path / "folder")
    tokenizer.save_pretrained(tmp_path / "folder")
    (tmp_path / "site/small_inside").mkdir(parents=True)
    save_gguf(tmp_path / "small.gguf", model, tokenizer)
    shutil.copy(tmp_path / "small.gguf", tmp_path / "site/small_inside/small.gguf")
    (tmp_path / "site/small_inside/__init__.py").write_text("raise RuntimeError('imported')")
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    monkeypatch.chdir(tmp_path)
    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, no_network)
    monkeypatch.setattr(socket, "getaddrinfo", no_network)
    return tmp_path


@pytest.mark.parametrize("source", ["folder", "./small.gguf", "package:small_inside/small.gguf"])
def test_every_source_ends_as_a_policy_that_writes(project: Path, source: str) -> None:
    change_params(project / "params.yaml", {"base": {"source": source}})
    if source.startswith("package:"):
        with pytest.raises(InputError, match="sha256") as error:
            base.main()
        change_params(project / "params.yaml", {"base": {"revision": str(error.value).split()[-1]}})
    base.main()
    assert {path.name for path in (project / "data/base/model").iterdir()} >= FILES
    model, tokenizer = load_policy("data/base/model")
    assert tokenizer.chat_template == CHAT_TEMPLATE
    answer = sample(model, tokenizer, ["Create"], 1, 0.0, 4, seed=0)[0][0]
    assert 1 <= answer.tokens <= 4
    metrics = json.loads((project / "data/base/metrics.json").read_text())
    assert metrics["vocabulary"] == len(tokenizer) and metrics["new_tokens"] == 12


def test_a_source_that_is_not_pinned_is_said_with_its_digest(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change_params(project / "params.yaml", {"base": {"source": "small.gguf"}})
    base.main()
    said = capsys.readouterr().out
    digest = said.split("base.revision to ")[1].split(",")[0]
    change_params(project / "params.yaml", {"base": {"revision": digest}})
    base.main()
    assert "base.revision" not in capsys.readouterr().out


def test_a_file_that_changed_is_read_again(project: Path) -> None:
    change_params(project / "params.yaml", {"base": {"source": "small.gguf"}})
    base.main()
    before = (project / "data/base/model/model.safetensors").read_bytes()
    other = small_llama(len(chatml_tokenizer()), hidden_size=48)
    save_gguf(project / "small.gguf", other, chatml_tokenizer())
    base.main()
    assert (project / "data/base/model/model.safetensors").read_bytes() != before
