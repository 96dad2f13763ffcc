"""params.yaml, typed and validated.

A stage asks for the sections it reads, by name: `load("sft", "seed")`. tests/pipeline/test_dag.py compares those names
with the `params` of the stage in dvc.yaml, so a knob cannot be read without DVC knowing.
"""

import sys
from copy import deepcopy
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.error import YAMLError

from stages.pipeline.errors import InputError
from stages.pipeline.records import Framework, Split
from stages.pipeline.reward import Weights

Fraction = Annotated[float, Field(ge=0, le=1)]
Count = Annotated[int, Field(ge=1)]


class Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class GraderParams(Section):
    pages: int = Field(ge=1, le=64)
    timeout: float = Field(gt=0, le=60)
    page_errors: Literal["fail", "ignore"]
    extras: Literal["fail", "ignore"]
    canary_every: Count
    cache: bool
    command: str | None


class PromptParams(Section):
    system: str = Field(min_length=1)
    max_feedback: int = Field(ge=100)


class CollectParams(Section):
    min_assertions: int = Field(ge=0)
    frameworks: tuple[Framework, ...] = Field(min_length=1)


class EndpointParams(Section):
    url: str | None
    model: str | None
    samples: Count
    concurrency: int = Field(ge=1, le=64)
    timeout: float = Field(gt=0)
    prompt_price: float = Field(ge=0)
    completion_price: float = Field(ge=0)

    @field_validator("url")
    @classmethod
    def _is_http(cls, url: str | None) -> str | None:
        if url is not None and not url.startswith(("http://", "https://")):
            raise ValueError("give the http(s) address before /chat/completions, or null")
        return url


class GenerateParams(Section):
    buckets: int = Field(0, ge=0, le=256)
    varied: int = Field(ge=0)
    longest_varied: Count | None = None
    phrased_every: Count = 3
    in_haste: Fraction = 0
    dictionary: Fraction = 0
    perturbed: int = Field(ge=0)
    repairs: int = Field(ge=0)
    conventions: int = Field(ge=0)
    requests: int = Field(ge=0)
    compositions: int = Field(0, ge=0)
    composition_repairs: int = Field(0, ge=0)
    policy_samples: int = Field(ge=0)
    policy: str | None
    failures: str | None
    temperature: float = Field(gt=0)
    max_new_tokens: Count
    endpoint: EndpointParams


class CurateParams(Section):
    inputs: list[str] = Field(min_length=1)
    format: Literal["auto", "trajectory"]
    min_reward: Fraction
    max_per_story: Count
    near_duplicate: Fraction
    max_bad_fraction: Fraction


class BaseParams(Section):
    source: str = Field(min_length=1)
    revision: str | None
    vocab_size: int = Field(ge=300)
    hidden_size: int = Field(ge=16)
    layers: Count
    heads: Count
    max_length: int = Field(ge=128)
    repetition_steps: int = Field(ge=1)

    @model_validator(mode="after")
    def _heads_fit(self) -> "BaseParams":
        size = self.hidden_size // self.heads  # of a head, whose numbers are rotated in pairs
        if size < 2 or size % 2:
            raise ValueError(f"a head has hidden_size / heads = {size} numbers, which must be even; change one of them")
        return self


class TrainParams(Section):
    processes: Count
    loader: Literal["transformers", "unsloth"]
    four_bit: bool


class SftParams(Section):
    epochs: float = Field(gt=0)
    batch_size: Count
    learning_rate: float = Field(gt=0)
    muon_learning_rate: float = Field(ge=0)
    warmup: Fraction
    label_smoothing: Fraction
    edit_weight: float = Field(default=1.0, gt=0)
    rehearsal: Fraction
    lora_rank: int = Field(ge=0)
    max_length: int = Field(ge=64)


class GrpoParams(Section):
    steps: Count
    prompts_per_step: Count
    group_size: int = Field(ge=2)
    batch_size: Count
    learning_rate: float = Field(gt=0)
    norm_learning_rate: float = Field(ge=0)
    warmup: Fraction
    beta: float = Field(ge=0)
    temperature: float = Field(gt=0)
    loss_type: Literal["grpo", "dr_grpo", "dapo", "bnpo"]
    scale_rewards: Literal["group", "batch", "none"] = "group"
    clip: float = Field(gt=0, lt=1)
    lora_rank: int = Field(ge=1)
    max_new_tokens: Count
    turns: int = Field(default=1, ge=1, le=8)
    turn_reward: Literal["last", "sum"] = "last"
    turn_discount: float = Field(default=0.9, gt=0, le=1)
    repeat_reward: Fraction = 1.0
    prompt_choice: Literal["shuffled", "useful"] = "shuffled"
    rl_share: Fraction = 0.5
    compositions: int = Field(default=0, ge=0)
    composed_share: Fraction = 0.25
    corrections_as_first: int = Field(default=0, ge=0)
    replay: int = Field(default=0, ge=0)
    replay_weight: float = Field(default=1.0, gt=0)
    redraws: int = Field(default=0, ge=0, le=8)
    skip_zero_variance_groups: bool
    skip_zero_variance_prompts: bool
    vllm: Literal["colocate", "server"] | None


class MergeParams(Section):
    dtype: Literal["float32", "bfloat16", "float16"]
    tolerance: float = Field(gt=0)
    max_new_tokens: Count


# evaluate.splits as it is set in params.yaml: of these, splits that have no story are skipped.
EVALUATED_SPLITS: tuple[Split, ...] = ("eval", "eval_new", "eval_rl", "eval_phrased", "eval_patterns")


class EvaluateParams(Section):
    samples: Count
    turns: int = Field(ge=1, le=8)
    repaired: Literal["greedy", "all"]
    redraws: int = Field(ge=0, le=8)
    temperature: float = Field(gt=0)
    max_new_tokens: Count
    batch_size: Count
    splits: list[Split] = Field(min_length=1)
    bootstrap: Count
    models: dict[str, str]

    @field_validator("splits")
    @classmethod
    def _each_once(cls, splits: list[Split]) -> list[Split]:
        if twice := [split for place, split in enumerate(splits) if split in splits[:place]]:
            raise ValueError(f"{twice[0]} is named twice; delete one")
        return splits

    @field_validator("models")
    @classmethod
    def _no_taken_names(cls, models: dict[str, str]) -> dict[str, str]:
        if taken := sorted(models.keys() & {"chance", "base", "sft", "grpo", "gain"}):
            raise ValueError(f"the name {taken[0]} is taken, choose another")
        return models


class GateParams(Section):
    enabled: bool
    split: Literal["eval", "eval_new", "eval_rl", "eval_phrased", "eval_patterns"]
    metric: Literal["greedy", "mean_reward", "pass_at_1"]
    tolerance: Fraction


class PushParams(Section):
    adapter_repo: str | None
    merged_repo: str | None
    dataset_repo: str | None
    private: bool
    license: str | None
    force: bool


class DeployParams(Section):
    provider: Literal["local", "hf"]
    requests: Count
    max_new_tokens: Count
    endpoint: str = Field(pattern=r"^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$")
    namespace: str | None
    vendor: str
    region: str
    instance_type: str
    instance_size: str = Field(pattern=r"^x\d+$")
    image: str = Field(min_length=1)
    scale_to_zero: Count
    wait: Count
    confirmed: bool
    prices: dict[str, Annotated[float, Field(gt=0)]]
    prices_date: str = Field(pattern=r"^\d{4}-\d\d-\d\d$")


class Params(Section):
    iteration: Count
    seed: int = Field(ge=0, lt=2**32)  # what NumPy, which transformers seeds, too, can be seeded with
    grader: GraderParams
    reward: Weights
    prompt: PromptParams
    collect: CollectParams
    generate: GenerateParams
    curate: CurateParams
    base: BaseParams
    train: TrainParams
    sft: SftParams
    grpo: GrpoParams
    merge: MergeParams
    evaluate: EvaluateParams
    gate: GateParams
    push: PushParams
    deploy: DeployParams


# Old name -> new name, both in the section. A file with an old name is read as if it had the new one.
RENAMED: dict[str, dict[str, str]] = {
    "grpo": {
        "skip_flat_groups": "skip_zero_variance_groups",
        "skip_flat_prompts": "skip_zero_variance_prompts",
    },
}
_warned: set[str] = set()  # a stage loads params.yaml several times and says each thing once


def load(*sections: str, path: str | Path = "params.yaml") -> Any:
    """Reads and validates the whole file and returns the named sections (one section: itself; several: a tuple).

    Raises InputError with the file, the line and what is wrong. A knob under an old name (RENAMED) works; a warning on
    stderr says its new one.
    """
    try:
        data = deepcopy(_parsed(Path(path).read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise InputError(f"{path}: not found; run from the folder that holds params.yaml") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}; it has to be a file") from None
    except (YAMLError, ValueError, RecursionError) as error:  # also what is not UTF-8, and numbers without end
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        why = " ".join(str(getattr(error, "problem", error)).split())[:200]
        raise InputError(f"{path}:{line}: not valid YAML: {why}; correct it") from None
    _rename(path, data)
    try:
        params = Params.model_validate(data)
    except ValidationError as error:
        raise InputError("\n".join(_explain(path, data, item) for item in error.errors(include_url=False))) from None
    picked = tuple(getattr(params, name) for name in sections)
    return picked[0] if len(picked) == 1 else picked


@lru_cache(maxsize=8)
def _parsed(text: str) -> Any:
    """Kept, as a process loads its sections in several places."""
    return YAML(typ="rt").load(text)


def _rename(path: str | Path, data: Any) -> None:
    """Gives knobs that have an old name their new one, in place. Raises InputError where both names are set."""
    for section, names in RENAMED.items():
        knobs: Any = data.get(section) if isinstance(data, dict) else None
        for old, new in names.items():
            if not isinstance(knobs, CommentedMap) or old not in knobs:
                continue
            line = knobs.lc.key(old)[0] + 1
            if new in knobs:
                raise InputError(
                    f"{path}:{line}: {section}.{old} is the old name of {new}, which is also set; delete it"
                )
            knobs.lc.data[new] = knobs.lc.data[old]  # where a message about its value points
            knobs[new] = knobs.pop(old)
            warning = f"warning: {path}:{line}: {section}.{old} is now called {section}.{new}; rename it there"
            if warning not in _warned:
                _warned.add(warning)
                print(warning, file=sys.stderr)


def _explain(path: str | Path, data: Any, item: Any) -> str:
    keys = [part for part in item["loc"] if isinstance(part, str)]
    line, node = 1, data
    for key in keys:
        if not hasattr(node, "lc") or key not in node:
            break
        line, node = node.lc.key(key)[0] + 1, node[key]
    said = _unknown(keys) if item["type"] == "extra_forbidden" else item["msg"].removeprefix("Value error, ")
    return f"{path}:{line}: {'.'.join(keys) or 'params'}: {said}"


def _unknown(keys: list[str]) -> str:
    """What is wrong with a name that no section has, and the name that was perhaps meant."""
    model: Any = Params
    for key in keys[:-1]:
        model = model.model_fields[key].annotation
    known = list(model.model_fields)
    what = "knob" if keys[:-1] else "section"
    if near := get_close_matches(keys[-1], known, 1):
        return f"there is no such {what}; did you mean {'.'.join([*keys[:-1], near[0]])}?"
    return f"there is no such {what}; there is {', '.join(known)}"
