"""A request for a chat completion: which fields are obeyed, and which are refused.

A field is obeyed, is a label that promises nothing about the answer (`user`, `metadata` and their like), or is refused
with a sentence; none is taken and then ignored. null is the same as leaving a field out. docs/serve.md has the table.
"""

import re
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from stages.serving.json_values import RequestError, read_json
from stages.serving.schemas import check_answer_schema, check_tools, validator_of

# What a person reads where only one value of a field can be honoured, or none.
REFUSED = {
    "audio": "answers are text alone",
    "function_call": "give tools and tool_choice, which took its place",
    "functions": "give tools and tool_choice, which took its place",
    "logprobs": "log probabilities are not given; leave it out or false",
    "modalities": "answers are text alone",
    "moderation": "there is no moderation here",
    "prediction": "nothing is predicted here",
    "reasoning_effort": "the model does not reason; leave it out or give none",
    "service_tier": "there is one tier; leave it out or give auto or default",
    "store": "nothing is stored; leave it out or false",
    "top_logprobs": "log probabilities are not given; leave it out or give 0",
    "verbosity": "the length cannot be chosen by it; leave it out or give medium",
    "web_search_options": "nothing is searched here",
}


# What a validator adds to the place of a value that may be of several types.
_KINDS = re.compile(r"str|(?:literal|list|dict)\[.*\]|NamedChoice")


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    @model_validator(mode="before")
    @classmethod
    def leave_out_null(cls, given: Any) -> Any:
        return {key: value for key, value in given.items() if value is not None} if isinstance(given, dict) else given


class Function(Part):
    name: Annotated[str, Field(pattern=r"^[A-Za-z0-9_.-]{1,128}$")]
    description: str | None = None
    parameters: dict[str, Any] | None = None
    strict: Literal[False] | None = None


class Tool(Part):
    type: Literal["function"] = "function"
    function: Function


class CalledFunction(Part):
    name: str
    arguments: str | dict[str, Any]


class ToolCall(Part):
    id: str | None = None
    type: Literal["function"] = "function"
    function: CalledFunction


class TextPart(Part):
    type: Literal["text"]
    text: str


class ChatMessage(Part):
    role: Literal["system", "developer", "user", "assistant", "tool"]
    content: str | list[TextPart] | None = None
    name: str | None = None
    tool_calls: list[ToolCall] | None = None
    tool_call_id: str | None = None
    annotations: Annotated[list[Any], Field(max_length=0)] | None = None

    @field_validator("content", mode="before")
    @classmethod
    def has_text_alone(cls, given: Any) -> Any:
        for part in given if isinstance(given, list) else []:
            kind = part.get("type") if isinstance(part, dict) else None
            if isinstance(kind, str) and kind != "text":
                raise ValueError(f"a part of the type {kind[:80]!r}; the model reads text alone")
        return given

    @model_validator(mode="after")
    def has_what_its_role_needs(self) -> "ChatMessage":
        if self.content is None and self.role != "assistant":
            raise ValueError(f"a message of the {self.role} needs a content")
        if self.name is not None and self.role != "tool":
            raise ValueError("the prompt has no place for the name of a participant; only a tool's message has a name")
        if self.role != "assistant" and self.tool_calls:
            raise ValueError("only a message of the assistant has tool_calls")
        return self


class NamedFunction(Part):
    name: str


class NamedChoice(Part):
    type: Literal["function"] = "function"
    function: NamedFunction


class StreamOptions(Part):
    include_usage: bool = False
    include_obfuscation: Literal[False] | None = None


class Schema(Part):
    name: Annotated[str, Field(pattern=r"^[A-Za-z0-9_.-]{1,128}$")] = "answer"
    description: str | None = None
    schema_: Annotated[dict[str, Any], Field(alias="schema")] = {}
    strict: bool | None = None


class ResponseFormat(Part):
    """JSON is what the model gives as the arguments of a function that it has to call."""

    type: Literal["text", "json_object", "json_schema"]
    json_schema: Schema | None = None

    @model_validator(mode="after")
    def has_its_schema(self) -> "ResponseFormat":
        if (self.type == "json_schema") != (self.json_schema is not None):
            raise ValueError("json_schema goes with the type json_schema")
        return self

    @property
    def asked_schema(self) -> dict[str, Any]:
        return self.json_schema.schema_ if self.json_schema else {}

    @property
    def validator(self) -> Any:
        """What finds out whether an answer fits the schema."""
        return validator_of(self.asked_schema)

    @property
    def function(self) -> Function:
        """The function that has to be called for JSON."""
        asked = self.json_schema or Schema()
        return Function(
            name=asked.name,
            description=asked.description or "Give the answer",
            parameters=asked.schema_ or {"type": "object", "properties": {}},
        )


class ChatRequest(Part):
    messages: Annotated[list[ChatMessage], Field(min_length=1, max_length=256)]
    model: str | None = None  # there is one model; any name gets it, since clients of a base URL send placeholders
    tools: Annotated[list[Tool], Field(max_length=128)] | None = None
    tool_choice: Literal["none", "auto", "required"] | NamedChoice | None = None
    parallel_tool_calls: bool = True
    max_tokens: Annotated[int, Field(ge=1)] | None = None
    max_completion_tokens: Annotated[int, Field(ge=1)] | None = None
    stop: Annotated[list[Annotated[str, Field(min_length=1, max_length=256)]], Field(max_length=4)] = []
    temperature: Annotated[float, Field(ge=0, le=10)] = 1.0
    top_p: Annotated[float, Field(ge=0, le=1)] = 1.0
    top_k: Annotated[int, Field(ge=0)] = 0
    presence_penalty: Annotated[float, Field(ge=-2, le=2)] = 0.0
    frequency_penalty: Annotated[float, Field(ge=-2, le=2)] = 0.0
    logit_bias: Annotated[dict[str, Annotated[float, Field(ge=-100, le=100)]], Field(max_length=1024)] = {}
    seed: Annotated[int, Field(ge=-(2**63), lt=2**63)] | None = None
    response_format: ResponseFormat | None = None
    n: Annotated[int, Field(ge=1, le=16)] = 1
    stream: bool = False
    stream_options: StreamOptions | None = None

    # Labels: they say who asks or how to account for it, and promise nothing about the answer.
    user: str | None = None
    metadata: dict[str, str] | None = None
    safety_identifier: str | None = None
    prompt_cache_key: str | None = None
    prompt_cache_retention: str | None = None

    # Of these one value is what happens anyway.
    logprobs: Literal[False] | None = None
    top_logprobs: Literal[0] | None = None
    modalities: list[Literal["text"]] | None = None
    reasoning_effort: Literal["none"] | None = None
    service_tier: Literal["auto", "default"] | None = None
    store: Literal[False] | None = None
    verbosity: Literal["medium"] | None = None

    @field_validator("stop", mode="before")
    @classmethod
    def one_stop_is_a_list(cls, given: Any) -> Any:
        return [given] if isinstance(given, str) else given

    @property
    def calls_allowed(self) -> bool:
        return bool(self.tools) and self.tool_choice != "none"

    @property
    def answer_form(self) -> ResponseFormat | None:
        """The form of a JSON answer; None where the answer is text."""
        return self.response_format if self.response_format and self.response_format.type != "text" else None

    @property
    def most_tokens(self) -> int | None:
        """The smaller of max_tokens and max_completion_tokens, of those that are given."""
        return min((most for most in (self.max_completion_tokens, self.max_tokens) if most), default=None)

    @property
    def biases(self) -> dict[int, float]:
        """logit_bias by token id. Raises RequestError where a key is no number."""
        if wrong := [key for key in self.logit_bias if not (key.isascii() and key.isdigit() and len(key) < 10)]:
            raise RequestError(f"{wrong[0][:20]!r} is no token id", "logit_bias")
        return {int(key): bias for key, bias in self.logit_bias.items()}


def read_request(body: bytes) -> ChatRequest:
    """The request in `body`, whatever content type it claims. Raises RequestError where it cannot be obeyed."""
    try:
        request = ChatRequest.model_validate(read_json(body))
    except ValidationError as error:
        raise _complaint(error) from None
    names = [tool.function.name for tool in request.tools or []]
    if request.tool_choice == "required" and not names:
        raise RequestError("a call is required, but there are no tools", "tool_choice")
    if isinstance(request.tool_choice, NamedChoice) and request.tool_choice.function.name not in names:
        raise RequestError(f"there is no tool {request.tool_choice.function.name[:80]!r}", "tool_choice")
    if request.answer_form and names:
        raise RequestError("an answer is a call or JSON; leave out tools or response_format", "response_format")
    check_tools([(tool.function.name, tool.function.parameters) for tool in request.tools or []])
    if form := request.answer_form:
        check_answer_schema(form.asked_schema)
        request.tools = [Tool(function=form.function)]
        request.tool_choice = NamedChoice(type="function", function=NamedFunction(name=form.function.name))
        request.parallel_tool_calls = False
    if request.stream_options and not request.stream:
        raise RequestError("only a streamed answer has stream_options", "stream_options")
    return request


def _complaint(error: ValidationError) -> RequestError:
    """The first thing that is wrong, in words."""
    first = error.errors()[0]
    head = str(first["loc"][0]) if first["loc"] else ""
    varied = head in ("messages", "tool_choice")  # elsewhere a key of the client's own could look like a kind
    where = ".".join(str(part) for part in first["loc"] if not (varied and _KINDS.fullmatch(str(part))))
    if head in REFUSED:
        return RequestError(REFUSED[head], head)
    if first["type"] == "extra_forbidden":
        return RequestError("there is no such field here", where)
    if first["type"] == "model_type":
        return RequestError("an object is needed", where or None)
    return RequestError(str(first["msg"]).removeprefix("Value error, "), where or None)
