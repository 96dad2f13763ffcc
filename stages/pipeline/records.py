"""The records that pass between stages, typed.

`Story` goes from collect to everything that grades. `Trajectory` goes from generate to curate and on to training; its
first four keys (`messages`, `reward`, `storyResult`, `tools`) are a format other tools already write, so key names
there are camelCase and extra keys are optional.
"""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

# `rl`: asked by GRPO, whose answers no policy is shown before. What begins with `eval` is only ever asked by evaluate.
Split = Literal["train", "rl", "eval", "eval_new", "eval_rl", "eval_phrased", "eval_patterns"]
# Whose format the story has: plaited's own, or Storybook's (CSF) with React or Preact.
Framework = Literal["plaited", "react", "preact"]
Source = Literal[
    "reference", "varied", "request", "composition", "repair", "perturbed", "policy", "endpoint", "external"
]


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
    """What a solution has to provide: a file `path`, seen from the folder of all stories, that exports `export`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    path: str
    export: str


ModuleMock = tuple[str, str, bool]


class Story(BaseModel):
    """One story export of a `*.stories.tsx` file.

    `files` maps names to sources: the story file (sliced to this story) and every sibling it imports, directly or not,
    but not the contract's file, which a candidate provides. They are trusted.
    `solution` maps names to sources: the reference solution, i.e. the slice of the sibling (or of the story file, where
    the template is inline) that holds the contract's export with everything it depends on.
    `words` are the texts the intent quotes, in order; `varied` lists the replacements made in this copy, if any.
    `phrasings` ask for the same as the intent, in the way that people type it.
    `framework` is left out of the JSON where it is plaited. `brief` is what a developer sees beside the
    intent: path, props by type, what may be imported; plaited's stories have none.
    `preview` is the file of its project's annotations (`.storybook/preview`), one of `files`. `mocks` are what it mocks
    for all stories (`sb.mock`): a file, one of its exports or `*`, and whether the originals are called.
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
    phrasings: tuple[str, ...] = ()
    framework: Framework = Field(default="plaited", exclude_if=lambda framework: framework == "plaited")
    brief: str = Field(default="", exclude_if=lambda brief: not brief)
    preview: str = Field(default="", exclude_if=lambda preview: not preview)
    mocks: tuple[ModuleMock, ...] = Field(default=(), exclude_if=lambda mocks: not mocks)

    @property
    def asked(self) -> str:
        """What a model is asked: the intent with the brief, where there is one."""
        return f"{self.intent}\n\n{self.brief}" if self.brief else self.intent

    @property
    def code(self) -> str:
        """The contract's file in the reference solution."""
        return self.solution[self.contract.path]


class Message(BaseModel):
    model_config = ConfigDict(extra="allow", frozen=True)

    role: Literal["system", "developer", "user", "assistant", "tool"]
    content: str


class EarlierAnswer(BaseModel):
    """An answer before the last one of a conversation: the characters [start, end) of the prompt, with the control
    token that ends it.

    There is no loss on it where its `weight` is 0.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    weight: Literal[0, 1]


class PromptCompletion(BaseModel):
    """A row of training data as the policy reads and writes it: `prompt` without the `<bos>` that the tokenizer adds,
    `completion` with the control token that ends it, and the answers that stand in the prompt, in order.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    prompt: str
    completion: str
    earlier: tuple[EarlierAnswer, ...] = ()


class Trajectory(BaseModel):
    """One completion with its verdict. A file written elsewhere needs `messages` and `reward` alone.

    `reward` is always a number: an infrastructure error leaves no row. `storyResult` is None for an output that
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
    policy: str = ""
    words: dict[str, str] = {}

    @model_validator(mode="before")
    @classmethod
    def _null_is_absent(cls, data: Any) -> Any:
        """Other tools, and Parquet, write null for what a row does not have."""
        return {key: value for key, value in data.items() if value is not None} if isinstance(data, dict) else data
