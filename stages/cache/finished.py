"""The outputs of the last finished run of each training stage, restored where training again would give the same.

DVC compares files byte by byte, so it starts a stage again for a comment in its code. What the outputs depend on is in
the key here: the code without comments (stages/cache/code.py), parameters, inputs, libraries and hardware. Copies are
kept, never links: what DVC or a later run does to its own files must not reach them. STORYLOOP_RETRAIN=1 in the
environment, or deleting .cache/storyloop, trains all the same. Only the last run of a stage is kept.
"""

import json
import os
import platform
import shutil
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from stages.cache.code import code_digest
from stages.cache.store import FOLDER
from stages.pipeline.digests import file_digest, folder_digest
from stages.pipeline.processes import is_first_process, process_count

LIBRARIES = (
    "python", "torch", "transformers", "tokenizers", "accelerate", "datasets", "trl", "peft", "numpy",
    "bitsandbytes", "gguf", "unsloth", "vllm",
)  # fmt: skip
WITHOUT = ("stages.cache", "stages.pipeline.params")  # settings count by their values


class FinishedRun:
    """One run of a stage: `restore()` before it trains, `keep()` once its outputs are written.

    `settings` are parameters and whatever else the outputs depend on, `inputs` files and folders. To be made before
    training, since code and inputs may be edited while it goes on. Where a stage runs in several processes, each of
    them asks and gets the same answer; the first one copies.
    """

    def __init__(self, stage: str, outputs: Sequence[Path], settings: Sequence[Any], inputs: Sequence[Path]) -> None:
        self.stage, self.outputs = stage, outputs
        self.folder = FOLDER / "finished" / stage
        code = code_digest(f"stages.{stage}", libraries=LIBRARIES, without=WITHOUT)
        knobs = [value.model_dump() if isinstance(value, BaseModel) else value for value in settings]
        digests = [folder_digest(path) if path.is_dir() else file_digest(path) for path in inputs]
        key = [code, knobs, digests, _hardware(), list(map(str, outputs))]
        self.key = json.loads(json.dumps(key))

    def restore(self) -> bool:
        """Puts the kept outputs in place and says so, if they are those of a run with the same key."""
        if os.environ.get("STORYLOOP_RETRAIN") == "1":
            return False
        try:
            run = json.loads((self.folder / "run.json").read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            return False
        kept = self.folder / "outputs"
        if run["key"] != self.key or run["sha256"] != folder_digest(kept):  # a power cut may have left half a copy
            return False
        if is_first_process():
            for output in self.outputs:
                _copy(kept / output, output)
            print(
                f"{self.stage}: nothing that changes its result has changed since {run['finished']}; "
                f"outputs restored from {FOLDER}, remove it to train again"
            )
        return True

    def keep(self) -> None:
        """Replaces what was kept of this stage. To lack the room for it is no failure of the stage."""
        part = self.folder.with_name(f"{self.stage}.part")
        shutil.rmtree(part, ignore_errors=True)
        try:
            for output in self.outputs:
                _copy(output, part / "outputs" / output)
            run = {"key": self.key, "sha256": folder_digest(part / "outputs"), "finished": f"{datetime.now():%F %H:%M}"}
            (part / "run.json").write_text(json.dumps(run), encoding="utf-8")
            shutil.rmtree(self.folder, ignore_errors=True)
            part.rename(self.folder)
        except OSError as error:
            shutil.rmtree(part, ignore_errors=True)
            print(f"{self.stage}: its outputs are not kept for another time: {error}", file=sys.stderr)


def _copy(source: Path, target: Path) -> None:
    """Replaces a file or a folder; a kill leaves the old one, none, or the whole new one."""
    part = target.with_name(f"{target.name}.part")
    part.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.rmtree(part, ignore_errors=True)
        shutil.copytree(source, part, copy_function=shutil.copyfile)
        shutil.rmtree(target, ignore_errors=True)
    else:
        shutil.copyfile(source, part)
    os.replace(part, target)


def _hardware() -> list[Any]:
    """What decides how sums are rounded: the kind of device, and on a processor its instructions and the threads."""
    import torch  # loaded by the training stages, and not by the stages that only cache

    processes = str(process_count())
    if torch.cuda.is_available():
        return [torch.cuda.get_device_name(), torch.version.cuda, processes]
    return [platform.machine(), torch.backends.cpu.get_cpu_capability(), torch.get_num_threads(), processes]
