"""Whether the tools of a row can be declared to a policy. The reason names the place and what to do."""

from typing import Any

from stages.curation.messages import NotATrajectory, kind
from stages.functiongemma import EncodeError, encode_value
from stages.functiongemma.encode import check_name


def check_tools(tools: list[dict[str, Any]]) -> None:
    """Raises NotATrajectory. Null stands for an absent key, except for a schema, which is an object."""
    for place, tool in enumerate(tools):
        where = f"tools.{place}"
        function = tool.get("function", tool)
        if not isinstance(function, dict) or "name" not in function:
            what = f"a hosted tool ({tool['type']})" if isinstance(tool.get("type"), str) else "no function"
            raise NotATrajectory(f'{where}: {what}; only functions can be called: {{"name": …, "parameters": …}}'[:250])
        try:
            check_name(function["name"])
            encode_value(function)
        except EncodeError as error:
            raise NotATrajectory(f"{where}: {error}; correct it, or leave the row out"[:250]) from None
        _of_kind(function, "description", str, where)
        _of_kind(function, "parameters", dict, where)
        _check_schema(function.get("parameters") or {}, f"{where}.parameters")


def _check_schema(schema: Any, where: str) -> None:
    if not isinstance(schema, dict):
        raise NotATrajectory(f'{where}: {kind(schema)} instead of a schema, such as {{"type": "string"}}'[-250:])
    _of_kind(schema, "description", str, where)
    _of_kind(schema, "enum", list, where)
    _of_kind(schema, "properties", dict, where)
    _of_kind(schema, "required", list, where)
    if any(not isinstance(name, str) for name in [*(schema.get("required") or ()), *_types(schema, where)]):
        raise NotATrajectory(f"{where}: `type` and `required` hold texts; correct them"[-250:])
    for name, inner in (schema.get("properties") or {}).items():
        _check_schema(inner, f"{where}.properties.{name}")
    if schema.get("items") is not None:
        _check_schema(schema["items"], f"{where}.items")


def _types(schema: dict[str, Any], where: str) -> list[Any]:
    types = schema.get("type") or []
    if not isinstance(types, str | list):
        raise NotATrajectory(f'{where}.type: {kind(types)} instead of a text such as "string"'[-250:])
    return [types] if isinstance(types, str) else types


def _of_kind(holder: dict[str, Any], key: str, wanted: type, where: str) -> None:
    value = holder.get(key)
    if value is not None and not isinstance(value, wanted):
        raise NotATrajectory(f"{where}.{key}: {kind(value)} instead of {kind(wanted())}; correct it"[-250:])
