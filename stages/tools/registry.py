"""A Python function becomes a tool: declaration and argument checks come from its signature.

    registry = Registry()

    @registry.tool
    def writeTemplate(path: str, content: str) -> str:
        '''Write a template file.

        Args:
            path: file name
        '''

The docstring's first paragraph is the tool's description, the `Args:` section describes parameters; both are
optional for parameters. Arguments are checked strictly by pydantic (`"5"` is no integer). Left out:
parameters that take one of several types other than null, and async functions.
"""

import inspect
import json
import re
import typing
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model

from stages.functiongemma import EncodeError, declaration

Declaration = dict[str, Any]


class CallError(Exception):
    """A call that cannot be carried out; the message is written for the model that made it."""


class UnknownTool(CallError):
    """No tool of that name."""


class BadArguments(CallError):
    """Arguments that are missing, unknown or of the wrong type."""


@dataclass(frozen=True)
class Tool:
    """`model` checks arguments; `declaration` is what a model is told, in the OpenAI form."""

    name: str
    declaration: Declaration
    model: type[BaseModel]
    function: Callable[..., Any]

    def check(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        """The arguments, converted to the function's types; raises BadArguments."""
        try:
            # By way of JSON, because strict JSON takes a list for a tuple or set and a string for an enum.
            checked = self.model.model_validate_json(json.dumps(arguments), strict=True)
        except ValidationError as error:
            raise BadArguments(f"{self.name}: {_explain(error)}") from None
        return {name: getattr(checked, name) for name in self.model.model_fields}

    def run(self, arguments: Mapping[str, Any]) -> Any:
        return self.function(**self.check(arguments))


def as_tool(function: Callable[..., Any], name: str | None = None) -> Tool:
    """Raises TypeError for a function that has no declaration: a missing hint, `*args`, a union of types."""
    name = name or function.__name__
    hints = typing.get_type_hints(function)
    summary, described = _read_docstring(inspect.getdoc(function) or "")
    fields: dict[str, Any] = {}
    for parameter in inspect.signature(function).parameters.values():
        if parameter.kind not in (parameter.POSITIONAL_OR_KEYWORD, parameter.KEYWORD_ONLY):
            raise TypeError(f"{name}: parameter {parameter.name!r} cannot be given by name")
        if parameter.name not in hints:
            raise TypeError(f"{name}: parameter {parameter.name!r} has no type hint")
        default = ... if parameter.default is parameter.empty else parameter.default
        fields[parameter.name] = (
            hints[parameter.name],
            Field(default=default, description=described.get(parameter.name)),
        )
    model = create_model(name, __config__=ConfigDict(extra="forbid"), **fields)
    raw = model.model_json_schema()
    declared = {
        "type": "function",
        "function": {
            "name": name,
            "description": summary,
            "parameters": _plain(raw, raw.get("$defs", {}), name),
        },
    }
    try:
        declaration(declared)
    except EncodeError as error:
        raise TypeError(f"{name}: {error}") from None
    return Tool(name, declared, model, function)


class Registry:
    """Tools by name, in the order they were added."""

    def __init__(self, tools: Iterable[Tool] = ()) -> None:
        self._tools: dict[str, Tool] = {}
        for tool in tools:
            self.add(tool)

    def add(self, tool: Tool) -> None:
        if tool.name in self._tools:
            raise ValueError(f"a tool named {tool.name!r} is already there")
        self._tools[tool.name] = tool

    def tool(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Decorator: adds the function and returns it unchanged."""
        self.add(as_tool(function))
        return function

    def declarations(self) -> list[Declaration]:
        return [tool.declaration for tool in self._tools.values()]

    def only(self, *names: str) -> "Registry":
        return Registry(self[name] for name in names)

    def __getitem__(self, name: str) -> Tool:
        if name not in self._tools:
            raise UnknownTool(f"unknown tool {name!r}; there is {', '.join(self._tools) or 'none'}")
        return self._tools[name]


def _explain(error: ValidationError) -> str:
    problems = []
    for item in error.errors(include_url=False, include_input=False):
        where = ".".join(str(part) for part in item["loc"])
        problems.append(f"{where}: {item['msg']}" if where else item["msg"])
    return "; ".join(problems[:5])


def _read_docstring(text: str) -> tuple[str, dict[str, str]]:
    """The first paragraph, and the parameters of a Google-style `Args:` section."""
    summary = " ".join(text.split("\n\n", 1)[0].split())
    section = re.search(r"^Args:\n((?:[ \t]+.*\n?|\n)+)", text, re.MULTILINE)
    described: dict[str, str] = {}
    for name, description in re.findall(
        r"^[ \t]+(\w+)(?: \([^)]*\))?: (.+(?:\n[ \t]+(?![ \t]|\w+(?: \([^)]*\))?: ).+)*)",
        section.group(1) if section else "",
        re.MULTILINE,
    ):
        described[name] = " ".join(description.split())
    return summary, described


def _plain(schema: Mapping[str, Any], definitions: Mapping[str, Any], name: str) -> dict[str, Any]:
    """The keywords a declaration has a place for, references resolved."""
    if "$ref" in schema:
        target = definitions[schema["$ref"].rsplit("/", 1)[1]]
        schema = {**target, **{key: value for key, value in schema.items() if key != "$ref"}}
    out: dict[str, Any] = {}
    if "anyOf" in schema:
        choices = [choice for choice in schema["anyOf"] if choice.get("type") != "null"]
        if len(choices) != 1:
            raise TypeError(f"{name}: a parameter that takes one of several types cannot be declared")
        out = {**_plain(choices[0], definitions, name), "nullable": True}
    if schema.get("description"):
        out["description"] = schema["description"]
    if "const" in schema:
        out["enum"] = [schema["const"]]
    for key in ("type", "enum", "required"):
        if key in schema:
            out[key] = schema[key]
    if isinstance(schema.get("items"), Mapping):
        out["items"] = _plain(schema["items"], definitions, name)
    if "properties" in schema:
        out["properties"] = {key: _plain(value, definitions, name) for key, value in schema["properties"].items()}
    return out
