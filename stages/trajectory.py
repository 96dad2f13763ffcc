"""The records that pass between stages, typed, and the JSON Lines reader and writer they pass through.

`Story` goes from collect to everything that grades. `Trajectory` goes from generate to curate and on to training; its
first four keys (`messages`, `reward`, `storyResult`, and with it the verdict) are a format other tools already write,
so key names there are camelCase and extra keys are optional. Here too: how a stage ends when it cannot go on.
"""

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

Split = Literal["train", "eval", "eval_new"]
Source = Literal["reference", "varied", "perturbed", "policy", "endpoint", "external"]


class StageError(Exception):
    """What ends a stage or a command; the message says in whole sentences what to do."""


class InputError(StageError):
    """Bad input that a person can mend; the message says `file:line: what, how to mend`."""


class StoryResult(BaseModel):
    """The verdict on one candidate. `errors` are sentences that begin with their kind, as in `a11y: button-name: …`."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    passed: bool
    a11yPassed: bool
    totalAssertions: int = Field(ge=0)
    passedAssertions: int = Field(ge=0)
    errors: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _no_more_passed_than_total(self) -> "StoryResult":
        if self.passedAssertions > self.totalAssertions:
            raise ValueError(f"passedAssertions {self.passedAssertions} exceeds totalAssertions {self.totalAssertions}")
        return self


class Contract(BaseModel):
    """What a solution has to provide: a file `path` (beside the story file) that exports the component `export`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    path: str
    export: str


class Story(BaseModel):
    """One story export of a `*.stories.tsx` file.

    `files` maps names to sources: the story file (sliced to this story) and every sibling it imports, directly or not,
    but not the contract's file, which a candidate provides. They are trusted.
    `solution` maps names to sources: the reference solution, i.e. the slice of the sibling (or of the story file, where
    the template is inline) that holds the contract's export with everything it depends on.
    `words` are the texts the intent quotes, in order; `varied` lists the replacements made in this copy, if any.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    component: str
    file: str
    export: str
    intent: str
    split: Split
    contract: Contract
    files: dict[str, str]
    solution: dict[str, str]
    words: tuple[str, ...] = ()
    weaknesses: tuple[str, ...] = ()
    varied: dict[str, str] = {}


class Message(BaseModel):
    model_config = ConfigDict(extra="allow", frozen=True)

    role: Literal["system", "developer", "user", "assistant", "tool"]
    content: str


class Trajectory(BaseModel):
    """One completion with its verdict. Only the first three keys are required of a file written elsewhere.

    `reward` is None never in our files: an infrastructure error leaves no row. `storyResult` is None for an output that
    held no valid call and so never reached the browser. `words` are the replacements that made the varied story.
    """

    model_config = ConfigDict(extra="allow", frozen=True)

    messages: tuple[Message, ...] = Field(min_length=1)
    reward: float = Field(ge=0, le=1)
    storyResult: StoryResult | None = None
    tools: list[dict[str, Any]] = []
    id: str = ""
    story: str = ""
    source: Source = "external"
    fault: str | None = None
    split: Split = "train"
    iteration: int = 1
    grader: str = ""
    policy: str = ""
    words: dict[str, str] = {}

    @model_validator(mode="before")
    @classmethod
    def _null_is_absent(cls, data: Any) -> Any:
        """Other tools, and Parquet, write null for what a row does not have."""
        return {key: value for key, value in data.items() if value is not None} if isinstance(data, dict) else data


Record = TypeVar("Record", bound=BaseModel)


def read_jsonl(path: str | Path, record: type[Record]) -> Iterator[Record]:
    """Yields validated records; raises InputError with file and line for the first row that is not one."""
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                yield record.model_validate_json(line)
            except ValidationError as error:
                first = error.errors(include_url=False)[0]
                where = ".".join(str(part) for part in first["loc"]) or "row"
                raise InputError(f"{path}:{number}: {where}: {first['msg']}; correct or delete this line") from None


def to_line(row: BaseModel | dict[str, Any]) -> str:
    return json.dumps(row.model_dump() if isinstance(row, BaseModel) else row, ensure_ascii=False)


def write_jsonl(path: str | Path, rows: Iterable[BaseModel | dict[str, Any] | str]) -> int:
    """Writes rows (or lines that `to_line` made) atomically and returns how many there were.

    A reader sees the old file or the whole new one.
    """
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".part")
    count = 0
    with open(partial, "w", encoding="utf-8", newline="\n") as out:
        for row in rows:
            out.write((row if isinstance(row, str) else to_line(row)) + "\n")
            count += 1
    os.replace(partial, path)
    return count


def write_json(path: str | Path, data: dict[str, Any]) -> None:
    """Writes a metrics or receipt file atomically, with sorted keys so that equal content is equal bytes."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".part")
    partial.write_text(json.dumps(data, indent=2, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")
    os.replace(partial, path)


def run_stage(main: Callable[[], None]) -> None:
    """Runs a stage's `main`. A StageError ends the process with its message and status 1, without a traceback."""
    try:
        main()
    except StageError as error:
        sys.exit(str(error))
