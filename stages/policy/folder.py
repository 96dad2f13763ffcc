"""What tells the folder of a model from another one, known without the libraries that load it, which take seconds."""

from collections.abc import Sequence
from pathlib import Path

from stages.pipeline.errors import InputError

MODEL = "config.json"
ADAPTER = "adapter_config.json"


def require_model(folder: str | Path, configs: Sequence[str] = (MODEL,)) -> None:
    """InputError where `folder` holds none of these files, one of which stands in each folder of its kind."""
    if not any(Path(folder, name).exists() for name in configs):
        own = Path(folder).is_relative_to("data")
        fix = "run the stage that writes it" if own else "give one that holds a model, such as data/merge/model"
        raise InputError(f"{folder}: not a model folder (no {MODEL}); {fix}")
