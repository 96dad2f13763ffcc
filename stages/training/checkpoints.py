"""Checkpoints of a training stage: kept beside its output, resumed only by a run with the same inputs.

The folder's name is a digest of the parameters and of every input file, so training starts anew when either changes.
Checkpoints are not outputs, because DVC deletes outputs before it runs a stage, and these must outlive a killed run.
"""

import hashlib
import json
import shutil
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from transformers.trainer_utils import get_last_checkpoint

from stages.pipeline.digests import file_digest, folder_digest
from stages.pipeline.processes import is_first_process, process_count


class Checkpoints:
    """The checkpoint folder of one run: `data/<stage>/checkpoints/<digest of params and inputs>`."""

    def __init__(self, stage: str, params: Sequence[Any], inputs: Sequence[str | Path]) -> None:
        knobs = [p.model_dump() if isinstance(p, BaseModel) else p for p in params]
        digests = [folder_digest(path) if path.is_dir() else file_digest(path) for path in map(Path, inputs)]
        name = hashlib.sha256(json.dumps([knobs, digests], sort_keys=True).encode()).hexdigest()[:16]
        self.root = Path("data") / stage / "checkpoints"
        self.folder = self.root / name
        for other in self.root.glob("*"):
            if other != self.folder and is_first_process():
                shutil.rmtree(other)
        self.folder.mkdir(parents=True, exist_ok=True)

    def last(self) -> str | None:
        """The newest complete checkpoint to resume from. One that a killed run left half written is removed."""
        for checkpoint in self.folder.glob("checkpoint-*"):
            if not _is_complete(checkpoint):
                shutil.rmtree(checkpoint, ignore_errors=True)  # another process may be removing it too
        last: str | None = get_last_checkpoint(str(self.folder))
        return last

    def finish(self) -> None:
        """Removes them all, once the stage has written its outputs.

        If the run is killed meanwhile, what is left may look complete, so the folder first gets a name that
        no run resumes from.
        """
        if self.folder.exists():
            self.folder.rename(self.root / "done")
        shutil.rmtree(self.root, ignore_errors=True)


def _is_complete(checkpoint: Path) -> bool:
    """The first process writes its state last; the others write their random numbers by themselves."""
    of_others = [checkpoint / f"rng_state_{number}.pth" for number in range(1, process_count())]
    return _is_json(checkpoint / "trainer_state.json") and all(map(zipfile.is_zipfile, of_others))


def _is_json(path: Path) -> bool:
    try:
        json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return False
    return True
