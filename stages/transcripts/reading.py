"""Model text back to records: responses, declarations and whole conversations; and calls held against declarations.

Stages write such text and only ever read calls (parsing.py); this is for whoever gets a rendered prompt or a log and
wants to know what is in it. `read_conversation` gives messages and tools that `render` writes as the same text. It is
strict: what no encoder writes is a ParseError with its offset. Left out: text of the developer or the model that looks
like a control token, which `render` writes as it stands, is read as that token.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from stages.functiongemma.parsing import FunctionCall, MalformedCall, Scanner, TruncatedCall
from stages.functiongemma.tokens import (
    BOS,
    END_DECLARATION,
    END_RESPONSE,
    END_TURN,
    START_CALL,
    START_DECLARATION,
    START_RESPONSE,
    START_TURN,
    unprotect,
)

Message = dict[str, Any]
Tool = dict[str, Any]

_ROLE = re.compile(f"{START_TURN}(developer|user|model)\n")
_IN_MODEL_TURN = re.compile("|".join((START_CALL, START_RESPONSE, START_TURN, END_TURN)))
_NAMED = re.compile(r"'([a-z]+)'")  # of several types, as in "['STRING', 'NULL']"
_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,), "integer": (int,), "number": (int, float), "boolean": (bool,), "array": (list,),
    "object": (dict,), "null": (type(None),),
}  # fmt: skip


@dataclass(frozen=True)
class FunctionResponse:
    name: str
    response: dict[str, Any]


def read_response(text: str) -> FunctionResponse:
    """One `<start_function_response>response:NAME{…}<end_function_response>` and nothing else."""
    name, fields, end = _block(text, 0, START_RESPONSE, "response", END_RESPONSE)
    _ended(text, end)
    return FunctionResponse(name, fields)


def read_declaration(text: str) -> Tool:
    """One declaration and nothing else, as an OpenAI-style tool."""
    tool, end = _tool(text, 0)
    _ended(text, end)
    return tool


def read_conversation(text: str) -> tuple[list[Message], list[Tool]]:
    """Messages and tools of a rendered conversation, with or without the prompt for its next answer."""
    messages: list[Message] = []
    tools: list[Tool] = []
    position = len(BOS) if text.startswith(BOS) else 0
    while position < len(text):
        if messages and text.startswith(START_RESPONSE, position):  # to calls that stood as text
            position = _model_turn(text, position, messages)
            continue
        turn = _ROLE.match(text, position)
        if turn is None:
            raise _expected(text, f"{START_TURN} and a role", position)
        first, position = not messages and not tools, turn.end()
        if turn.group(1) == "model":
            position = _model_turn(text, position, messages)
        else:
            end = text.find(END_TURN, position)
            if end < 0:
                raise TruncatedCall(f"the text ends before {END_TURN}", len(text))
            said = text[position:end]
            if turn.group(1) == "user":
                messages.append({"role": "user", "content": unprotect(said)})
            else:
                start = said.find(START_DECLARATION)
                content = said if start < 0 or not first else said[:start]
                messages.append({"role": "developer", "content": content})
                position += len(content)
                while position < end:
                    tool, position = _tool(text, position)
                    tools.append(tool)
            position = _line(text, end)
    return messages, tools


def problems(call: FunctionCall, tools: Iterable[Mapping[str, Any]]) -> list[str]:
    """What a call has that the declarations do not allow, as sentences; none: it may be carried out."""
    declared = {tool["name"]: tool for tool in (tool.get("function", tool) for tool in tools)}
    if call.name not in declared:
        return [f"unknown function {call.name!r}; there is {', '.join(declared) or 'none'}"]
    return list(_unfit(call.arguments, declared[call.name].get("parameters") or {"type": "object"}, call.name))


def _model_turn(text: str, position: int, messages: list[Message]) -> int:
    """Answers, calls and results of one turn, in order; returns where the next turn begins."""
    start, calls = position, list[dict[str, Any]]()  # of the answer that is being read
    while True:
        found = _IN_MODEL_TURN.search(text, position)
        kind, end = (found.group(), found.start()) if found else ("", len(text))
        if calls and kind != END_TURN and end > position:
            raise _expected(text, f"{START_CALL}, {START_RESPONSE} or {START_TURN}", position)
        if kind == START_CALL:
            if not calls:
                content = text[start:end]
            call, position = Scanner(text, lenient=False).call(end + len(START_CALL))
            calls.append({"type": "function", "function": {"name": call.name, "arguments": call.arguments}})
            continue
        if kind == END_TURN:  # of an answer that is text; calls in it stand there as text
            messages.append({"role": "assistant", "content": text[start:end]})
            return _line(text, end)
        if calls:
            messages.append({"role": "assistant", "content": content, "tool_calls": calls})
        elif kind == START_TURN:
            raise _expected(text, END_TURN, end)
        elif end > start:
            messages.append({"role": "assistant", "content": text[start:end]})
        if kind == START_TURN or end + len(START_RESPONSE) >= len(
            text
        ):  # whoever carries the calls out goes on from here
            return end if kind == START_TURN else len(text)
        name, fields, position = _block(text, end, START_RESPONSE, "response", END_RESPONSE)
        messages.append({"role": "tool", "name": name, "content": _result(name, fields)})
        start, calls = position, []


def _result(name: str, fields: dict[str, Any]) -> Any:
    if fields.keys() == {"name", "response"}:  # which alone would be taken for a result that names itself
        return [{"name": name, "response": fields}]
    return fields["value"] if fields.keys() == {"value"} and isinstance(fields["value"], str) else fields


def _tool(text: str, position: int) -> tuple[Tool, int]:
    name, fields, position = _block(text, position, START_DECLARATION, "declaration", END_DECLARATION)
    function: dict[str, Any] = {"name": name, "description": fields.get("description", "")}
    if "parameters" in fields:
        function["parameters"] = _schema(fields["parameters"]) or {"properties": {}}
    return {"type": "function", "function": function}, position


def _schema(fields: Any) -> Any:
    if not isinstance(fields, dict):
        return fields
    schema = {key: item for key, item in fields.items() if item or key not in ("description", "type")}
    if isinstance(schema.get("type"), str):
        named = schema["type"].lower()
        schema["type"] = _NAMED.findall(named) if named.startswith("[") else named
    if "items" in schema:
        schema["items"] = _schema(schema["items"]) or {"properties": {}}  # or it would not be written again
    if isinstance(schema.get("properties"), dict):
        schema["properties"] = {name: _schema(inner) for name, inner in schema["properties"].items()}
    return schema


def _block(text: str, position: int, start: str, kind: str, end: str) -> tuple[str, dict[str, Any], int]:
    """START kind:NAME{…} END: the name, the fields and where it ends."""
    scanner = Scanner(text, lenient=False)
    head = re.compile(f"{kind}:([A-Za-z0-9_.-]+)").match(text, scanner.take(start, position, start))
    if head is None:
        raise _expected(text, f"{kind}:NAME", position + len(start))
    fields, position = scanner.object(head.end(), 0)
    return head.group(1), fields, scanner.take(end, position, end)


def _line(text: str, position: int) -> int:
    """Past the end of a turn, which ends its line."""
    return Scanner(text, lenient=False).take(f"{END_TURN}\n", position, f"{END_TURN} and a line break")


def _ended(text: str, position: int) -> None:
    if position != len(text):
        raise MalformedCall(f"expected the end, found {text[position : position + 20]!r}", position)


def _expected(text: str, wanted: str, position: int) -> Exception:
    return Scanner(text, lenient=False).expected(wanted, position)


def _unfit(value: Any, schema: Mapping[str, Any], where: str) -> Iterable[str]:
    types = schema.get("type")
    names = [types] if isinstance(types, str) else list(types or ())
    if value is None and (schema.get("nullable") or "null" in names):
        return
    kinds = tuple(kind for name in names for kind in _TYPES.get(name, (object,)))
    fits = not kinds or object in kinds or (bool in kinds if isinstance(value, bool) else isinstance(value, kinds))
    if not fits:
        yield f"{where}: {type(value).__name__} where {' or '.join(names)} should be"
        return
    if schema.get("enum") and value not in schema["enum"]:
        yield f"{where}: {value!r} is none of {', '.join(map(repr, schema['enum']))}"
    if isinstance(value, list) and isinstance(schema.get("items"), Mapping):
        for index, item in enumerate(value):
            yield from _unfit(item, schema["items"], f"{where}[{index}]")
    if isinstance(value, dict) and (schema.get("properties") is not None or schema.get("required")):
        known = schema.get("properties") or {}
        yield from (f"{where}: {name} is missing" for name in schema.get("required") or () if name not in value)
        for name, inner in value.items():
            if name in known:
                yield from _unfit(inner, known[name], f"{where}.{name}")
            else:
                yield f"{where}: there is no {name}"
