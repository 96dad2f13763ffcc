"""The JSON schemas of a request: those of tools, which the prompt shows, and the one that an answer has to fit.

Checking costs time that others wait for, so what is large is refused first. Left out: whether an answer fits a tool.
"""

import json
from functools import lru_cache
from typing import Any

from jsonschema import Draft7Validator, Draft202012Validator, FormatChecker, SchemaError
from jsonschema.validators import validator_for

from stages.serving.json_values import RequestError, levels

MAX_ANSWER_SCHEMA = 2000  # values; one of 10000 takes 15 seconds to check
MAX_TOOL_SCHEMAS = 10_000  # values of all tools together; they take 2 seconds
MAX_REMEMBERED = 16_000  # characters of a schema; a thousand of the largest bodies would take gigabytes
# A schema of a client must not make the server load an address, nor search or call itself for ever.
_UNCHECKED = ("$ref", "$dynamicRef", "$recursiveRef", "pattern", "patternProperties")
_NO_FORMATS = FormatChecker(formats=())  # the pattern of a tool may be one of JavaScript
_TYPES = ("array", "boolean", "integer", "null", "number", "object", "string")


def validator_of(schema: dict[str, Any]) -> Any:
    """What finds out whether an answer fits the schema."""
    return validator_for(schema, Draft202012Validator)(schema)


def check_answer_schema(schema: dict[str, Any]) -> None:
    """Raises RequestError where no answer can be held against the schema."""
    for key in ("$schema", "$id", "id"):  # by which a validator looks for what the schema means
        if not isinstance(schema.get(key, ""), str):
            raise RequestError(f"{key} of a schema is a text", "response_format")
    values = _values(schema)
    if len(values) > MAX_ANSWER_SCHEMA:
        said = f"a schema of {len(values)} values, more than {MAX_ANSWER_SCHEMA}; leave some out"
        raise RequestError(said, "response_format")
    if found := [key for each in values if isinstance(each, dict) for key in each if key in _UNCHECKED]:
        raise RequestError(f"{found[0]} in a schema is not supported; write it out without", "response_format")
    try:
        validator_of(schema).check_schema(schema)
    except SchemaError as error:
        raise RequestError(f"no JSON schema: {_why(error)}", "response_format") from None
    if schema.get("type", "object") != "object":
        raise RequestError("the schema must be of an object", "response_format")


def check_tools(tools: list[tuple[str, dict[str, Any] | None]]) -> None:
    """Raises RequestError where two tools (name, parameters) have one name, or where parameters are no schema."""
    names = [name for name, _ in tools]
    for at, name in enumerate(names):
        if name in names[:at]:
            raise RequestError(f"two tools are named {name!r}; a call could mean either", f"tools.{at}.function.name")
    size = sum(len(_values(parameters)) for _, parameters in tools)
    if size > MAX_TOOL_SCHEMAS:
        raise RequestError(f"their schemas hold {size} values, more than {MAX_TOOL_SCHEMAS}; leave some out", "tools")
    for at, (_, parameters) in enumerate(tools):
        if not parameters:
            continue
        schema = json.dumps(parameters, sort_keys=True)
        if wrong := (_remembered if len(schema) <= MAX_REMEMBERED else _wrong_with)(schema):
            raise RequestError(f"no JSON schema: {wrong}", f"tools.{at}.function.parameters")


def _wrong_with(schema: str) -> str | None:
    """The rules of draft 7 cost a sixth of those of 2020-12, which differ in nothing that a prompt shows."""
    try:
        Draft7Validator.check_schema(json.loads(schema), format_checker=_NO_FORMATS)
    except RecursionError:
        return "nested too deeply"
    except SchemaError as error:
        return _why(error)
    return None


_remembered = lru_cache(maxsize=1024)(_wrong_with)  # a client sends the same tools with every turn


def _why(error: SchemaError) -> str:
    path = [str(part) for part in error.path]
    what = f"{error.instance!r} is none of {', '.join(_TYPES)}" if path[-1:] == ["type"] else error.message
    return f"{'.'.join(path)}: {what[:200]}" if path else what[:200]


def _values(schema: dict[str, Any] | None) -> list[Any]:
    return [value for level in levels(schema) for value in level]
