"""Values, calls, declarations and responses, as text.

A key is written bare when it is letters, digits and underscores, and like a string otherwise, so that every
JSON object can be written. Arguments keep their order. A declaration's properties are sorted by name, as
FunctionGemma saw them.
"""

import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

from stages.functiongemma.tokens import (
    END_CALL,
    END_DECLARATION,
    END_RESPONSE,
    ESCAPE,
    START_CALL,
    START_DECLARATION,
    START_RESPONSE,
    protect,
)

MAX_DEPTH = 64
BARE_KEY = re.compile(r"[A-Za-z0-9_]+")
FUNCTION_NAME = re.compile(r"[A-Za-z0-9_.-]+")


class EncodeError(ValueError):
    """The value, tool or message has no form on the wire; the message says which part and why."""


def encode_value(value: Any, depth: int = 0) -> str:
    """Any JSON value. Strings are wrapped in `<escape>` and protected (see `tokens`)."""
    if depth > MAX_DEPTH:
        raise EncodeError(f"nested deeper than {MAX_DEPTH} levels")
    if isinstance(value, str):
        return ESCAPE + protect(value) + ESCAPE
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise EncodeError(f"{value} is not a JSON number")
        return repr(value)
    if isinstance(value, Mapping):
        return "{" + _pairs(value, depth) + "}"
    if isinstance(value, Sequence) and not isinstance(value, (bytes, bytearray)):
        return "[" + ",".join(encode_value(item, depth + 1) for item in value) + "]"
    raise EncodeError(f"{type(value).__name__} is not a JSON value")


def encode_call(name: str, arguments: Mapping[str, Any]) -> str:
    """`<start_function_call>call:NAME{…}<end_function_call>`."""
    return f"{START_CALL}call:{_checked_name(name)}{{{_pairs(arguments, 0)}}}{END_CALL}"


def encode_response(name: str, response: Any) -> str:
    """`<start_function_response>response:NAME{…}<end_function_response>`; no object: `{value:…}`."""
    fields = response if isinstance(response, Mapping) else {"value": response}
    return f"{START_RESPONSE}response:{_checked_name(name)}{{{_pairs(fields, 0)}}}{END_RESPONSE}"


def declaration(tool: Mapping[str, Any]) -> str:
    """`<start_function_declaration>declaration:NAME{…}<end_function_declaration>` of an OpenAI-style tool.

    Takes `{"type": "function", "function": {…}}` or the inner object alone.
    """
    function = tool.get("function", tool)
    if not isinstance(function, Mapping) or not isinstance(function.get("name"), str):
        raise EncodeError("a tool needs a function with a name")
    parts = [f"description:{encode_value(function.get('description') or '')}"]
    if function.get("parameters"):
        parts.append(f"parameters:{_schema(function['parameters'], 0)}")
    name = _checked_name(function["name"])
    return f"{START_DECLARATION}declaration:{name}{{{','.join(parts)}}}{END_DECLARATION}"


def _schema(schema: Mapping[str, Any], depth: int) -> str:
    if depth > MAX_DEPTH:
        raise EncodeError(f"schema nested deeper than {MAX_DEPTH} levels")
    parts = []
    if schema.get("description"):
        parts.append(f"description:{encode_value(schema['description'])}")
    if schema.get("enum"):
        parts.append(f"enum:{encode_value(schema['enum'])}")
    if schema.get("items"):
        parts.append(f"items:{_schema(schema['items'], depth + 1)}")
    if schema.get("properties"):
        # Jinja's `dictsort` ignores case; the two renderings must agree.
        ordered = sorted(schema["properties"].items(), key=lambda pair: pair[0].lower())
        inner = ",".join(f"{_key(name)}:{_schema(value, depth + 1)}" for name, value in ordered)
        parts.append(f"properties:{{{inner}}}")
    if schema.get("required"):
        parts.append(f"required:{encode_value(schema['required'])}")
    types = schema.get("type")
    names = [types] if isinstance(types, str) else list(types or ())
    if schema.get("nullable") or "null" in names:
        parts.append("nullable:true")
    named = [name for name in names if name != "null"]
    if named:
        parts.append(f"type:{encode_value(named[0].upper())}")
    return "{" + ",".join(parts) + "}"


def _pairs(fields: Mapping[str, Any], depth: int) -> str:
    return ",".join(f"{_key(key)}:{encode_value(value, depth + 1)}" for key, value in fields.items())


def _key(key: Any) -> str:
    if not isinstance(key, str):
        raise EncodeError(f"key {key!r} is not a string")
    return key if BARE_KEY.fullmatch(key) else encode_value(key)


def _checked_name(name: str) -> str:
    if not FUNCTION_NAME.fullmatch(name):
        raise EncodeError(f"{name!r} is no function name: letters, digits, '_', '-' and '.' only")
    return name
