"""A whole conversation as model text, written by a Jinja chat template, as transformers and vLLM write it.

    <bos><start_of_turn>developer
    SYSTEM TEXT<start_function_declaration>declaration:…{…}<end_function_declaration><end_of_turn>
    <start_of_turn>user
    INTENT<end_of_turn>
    <start_of_turn>model
    <start_function_call>call:…{…}<end_function_call><start_function_response>

A turn of calls does not end with `<end_of_turn>`: FunctionGemma stops at `<start_function_response>`, the program that
runs the call adds `response:NAME{…}<end_function_response>`, and the model continues in the same turn. So the text of a
conversation begins with its prompt: the text without the last answer, generation prompt included.

Text of the system, the developer and the assistant is written as it is. By our own template, text of the user and tool
results are protected (see `tokens`): what comes from outside cannot forge a turn.

Left out: the clock (`strftime_now`) and `{% generation %}` blocks, which some templates of other models use.
"""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace

from stages.functiongemma.encode import EncodeError, check_name, encode_call, encode_value
from stages.functiongemma.template import CHAT_TEMPLATE
from stages.functiongemma.tokens import BOS, END_DECLARATION, START_DECLARATION

SPECIAL: Mapping[str, Any] = {"bos_token": BOS, "eos_token": "<eos>"}


def render(
    messages: Sequence[Mapping[str, Any]],
    tools: Sequence[Mapping[str, Any]] | None = None,
    add_generation_prompt: bool = False,
    template: str = CHAT_TEMPLATE,
    special_tokens: Mapping[str, Any] = SPECIAL,
) -> str:
    """The conversation as text, `<bos>` first. EncodeError for a message or tool that cannot be written.

    `tools` are OpenAI-style declarations, with or without the outer `{"type": "function", "function": …}`. Arguments of
    `tool_calls` may be JSON text. `template` may be that of another tokenizer, with the names of its special tokens
    (`special_tokens_map`); what transformers gives one is given it.
    """
    for tool in tools or ():
        _check_tool(tool)
    written = [_with_objects(message) for message in messages]
    try:
        return _compiled(template).render(
            messages=written, tools=tools or None, add_generation_prompt=add_generation_prompt, **special_tokens
        )
    except (jinja2.TemplateError, TypeError, AttributeError) as error:  # what a template says, and what it trips over
        raise EncodeError(str(error)) from None
    except RecursionError:
        raise EncodeError("a tool or a message is nested too deeply") from None


def declaration(tool: Mapping[str, Any]) -> str:
    """`<start_function_declaration>declaration:NAME{…}<end_function_declaration>`, as it stands in a prompt."""
    prompt = render([], [tool])
    return prompt[prompt.index(START_DECLARATION) : prompt.rindex(END_DECLARATION)] + END_DECLARATION


class _Environment(ImmutableSandboxedEnvironment):
    """The sandbox, without its checks where a template reads a variable of its own `namespace`.

    Most attributes that a chat template reads are such variables, and the checks took two thirds of the time.
    """

    def getattr(self, obj: Any, attribute: str) -> Any:
        if type(obj) is Namespace and not attribute.startswith("_"):
            try:
                return getattr(obj, attribute)
            except AttributeError:
                return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)


@lru_cache(maxsize=8)
def _compiled(template: str) -> jinja2.Template:
    """`template` in an environment like that of transformers' `apply_chat_template`."""
    environment = _Environment(trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.loopcontrols"])
    environment.globals["raise_exception"] = _raise
    environment.filters["tojson"] = _to_json  # Jinja's own escapes HTML
    return environment.from_string(template)


def _raise(message: str) -> None:
    raise jinja2.TemplateError(message)


def _to_json(value: Any, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)


def _check_tool(tool: Mapping[str, Any]) -> None:
    """A template writes any name and any object as text; a model must read back neither."""
    function = tool.get("function", tool)
    if not isinstance(function, Mapping) or not isinstance(function.get("name"), str):
        raise EncodeError("a tool needs a function with a name")
    check_name(function["name"])
    encode_value(function)


def _with_objects(message: Mapping[str, Any]) -> dict[str, Any]:
    """The message with the arguments of its calls as objects; what could not be read back is refused."""
    written = dict(message)
    if message.get("tool_calls"):
        written["tool_calls"] = [call_with_object(call) for call in message["tool_calls"]]
    if message.get("role") == "tool":
        if message.get("name"):
            check_name(message["name"])
        if isinstance(message.get("content"), (Mapping, list)):
            encode_value(message["content"])
            _check_responses(message["content"])
    return written


def _check_responses(content: Any) -> None:
    """Results that name themselves, as `{"name": …, "response": …}`: their names are written as they stand."""
    for each in [content] if isinstance(content, Mapping) else content:
        if isinstance(each, Mapping) and each.keys() == {"name", "response"}:
            check_name(each["name"])


def call_with_object(call: Mapping[str, Any]) -> dict[str, Any]:
    """The call with its arguments as an object, which may have come as JSON text. EncodeError where they are none."""
    function = dict(call.get("function", call))
    arguments = function.get("arguments") or {}
    if isinstance(arguments, str):
        try:
            arguments = json.loads(arguments)
        except ValueError as error:
            raise EncodeError(f"arguments of {function.get('name')!r} are not JSON: {error}") from None
    if not isinstance(arguments, Mapping):
        raise EncodeError(f"arguments of {function.get('name')!r} are not an object")
    encode_call(function.get("name"), arguments)
    function["arguments"] = arguments
    return {**call, "function": function} if "function" in call else function
