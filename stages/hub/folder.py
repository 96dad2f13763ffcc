"""The folder that becomes a Hub repository: assembled from a run's outputs, listed, and checked before it leaves.

Only weights, configuration, tokenizer and templates go in: what trainers leave beside them (pickled
arguments, optimizer state, generated READMEs) does not.
"""

import hashlib
import json
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from stages.pipeline.errors import InputError
from stages.pipeline.jsonl import read_jsonl, write_json
from stages.pipeline.records import Trajectory

Kind = Literal["merged", "adapter", "dataset"]
SUFFIXES = {".safetensors", ".json", ".jinja", ".model", ".txt"}
TOKENIZER = ("tokenizer.json", "tokenizer_config.json", "chat_template.jinja")
NEEDED: dict[Kind, tuple[str, ...]] = {
    "merged": ("config.json", "generation_config.json", *TOKENIZER),
    "adapter": ("adapter_config.json", "adapter_model.safetensors", *TOKENIZER),
    "dataset": ("train.jsonl",),
}
SHARED = {*TOKENIZER, "generation_config.json", "special_tokens_map.json", "tokenizer.model"}
MANIFEST, CARD = "storyloop.json", "README.md"


@dataclass(frozen=True)
class Listed:
    """One file as the Hub identifies it: large files by sha256, small ones by their git blob id."""

    size: int
    sha256: str
    git_blob: str


def listing(folder: Path) -> dict[str, Listed]:
    """Every file below `folder`, by its path in the repository."""
    return {
        path.relative_to(folder).as_posix(): _listed(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.relative_to(folder).parts[0] != ".cache"
    }


def _listed(path: Path) -> Listed:
    size = path.stat().st_size
    sha256, blob = hashlib.sha256(), hashlib.sha1(b"blob %d\0" % size, usedforsecurity=False)
    with open(path, "rb") as file:
        while chunk := file.read(1 << 20):
            sha256.update(chunk)
            blob.update(chunk)
    return Listed(size, sha256.hexdigest(), blob.hexdigest())


def publishable(folder: Path) -> dict[str, Path]:
    """The files of a model folder that belong in a repository, by name."""
    return {path.name: path for path in sorted(folder.iterdir()) if path.is_file() and path.suffix in SUFFIXES}


def with_tokenizer_of(adapter: Path, merged: Path) -> dict[str, Path]:
    """The publishable files of an adapter, with the tokenizer and generation config that it was trained with."""
    shared = {name: path for name, path in publishable(merged).items() if name in SHARED}
    return shared | publishable(adapter)


def assemble(target: Path, wanted: Mapping[str, Path], readme: str, iteration: int) -> dict[str, Listed]:
    """Makes `target` hold the `wanted` files, the card and the manifest, and nothing else; returns its listing.

    What is there already with the same content is left alone, so that a second call costs little.
    """
    target.mkdir(parents=True, exist_ok=True)
    present = listing(target)
    for name in present.keys() - wanted.keys() - {CARD, MANIFEST}:
        (target / name).unlink()
    for name, path in wanted.items():
        if name == "adapter_config.json":
            # Trainers write where the base lay on their disk; what it is, is said in the card.
            config = json.loads(path.read_text(encoding="utf-8"))
            write_json(target / name, {**config, "base_model_name_or_path": "data/sft/model"})
        elif present.get(name) != _listed(path):
            shutil.copyfile(path, target / name)
    (target / CARD).write_text(readme, encoding="utf-8", newline="\n")
    files = {name: listed for name, listed in listing(target).items() if name != MANIFEST}
    write_json(target / MANIFEST, manifest(files, iteration))
    return listing(target)


def manifest(files: Mapping[str, Listed], iteration: int) -> dict[str, Any]:
    """What is pushed says what it consists of, so that a later push can tell its own files from a stranger's."""
    return {"iteration": iteration, "files": {name: asdict(listed) for name, listed in sorted(files.items())}}


def check(folder: Path, kind: Kind) -> None:
    """Raises InputError unless the folder is complete: needed files, whole weights, an index that names every shard."""
    for name in NEEDED[kind]:
        if not (folder / name).is_file():
            raise InputError(f"{folder}/{name}: missing; run the stage that writes the {kind} again")
    if kind == "dataset":
        return
    stem = "model" if kind == "merged" else "adapter_model"
    held: dict[str, set[str]] = {path.name: _tensors(path) for path in sorted(folder.glob("*.safetensors"))}
    index = folder / f"{stem}.safetensors.index.json"
    if not index.exists():
        if set(held) != {f"{stem}.safetensors"}:
            raise InputError(
                f"{folder}: weights {sorted(held) or 'none'}, but no {index.name}: a single file is called "
                f"{stem}.safetensors, and several need an index that names each; save the model again"
            )
        return
    named: dict[str, set[str]] = {}
    for tensor, shard in json.loads(index.read_text(encoding="utf-8"))["weight_map"].items():
        named.setdefault(shard, set()).add(tensor)
    for shard in sorted(named.keys() | held.keys()):
        if named.get(shard) != held.get(shard):
            state = "is missing" if shard not in held else "does not hold what the index says"
            raise InputError(f"{index}: {shard} {state}; save the model again")


def _tensors(path: Path) -> set[str]:
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(path, framework="np") as weights:
            return set(weights.keys())
    except SafetensorError as error:
        raise InputError(f"{path}: not a whole safetensors file ({error}); save the model again") from None


def check_loads(folder: Path, kind: Kind) -> None:
    """Raises InputError unless transformers (and PEFT) read the configuration and the tokenizer from
    `folder`; of a dataset, unless every line is a trajectory.
    """
    if kind == "dataset":
        for _ in read_jsonl(folder / "train.jsonl", Trajectory):
            pass
        return
    from transformers import AutoConfig, AutoTokenizer

    try:
        if kind == "merged":
            AutoConfig.from_pretrained(folder)
        else:
            from peft import PeftConfig

            PeftConfig.from_pretrained(str(folder))
        if not AutoTokenizer.from_pretrained(folder).chat_template:
            raise ValueError("the tokenizer has no chat template")
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{folder}: cannot be loaded: {str(error).splitlines()[0]}") from error
