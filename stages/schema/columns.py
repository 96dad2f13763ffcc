"""Records as columns of SQL and Arrow.

An object whose keys are data is a map, one whose keys are fixed a struct, and one of any shape JSON.
"""

from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from pydantic import BaseModel

if TYPE_CHECKING:
    import pyarrow as pa

_PLAIN = {str: "VARCHAR", bool: "BOOLEAN", int: "INTEGER", float: "DOUBLE"}


def sql_columns(record: type[BaseModel], *only: str) -> dict[str, str]:
    """Name -> DuckDB type of the fields of a record, or of some of them, in this order."""
    return {name: sql_type(record.model_fields[name].annotation) for name in only or record.model_fields}


def sql_type(kind: Any) -> str:
    origin, inner = get_origin(kind), get_args(kind)
    if origin is UnionType:  # of a type and None: every column may be NULL
        return sql_type(next(one for one in inner if one is not NoneType))
    if origin is Literal:
        return sql_type(type(inner[0]))
    if origin is tuple:
        return f"{sql_type(inner[0])}[]"
    if origin is dict:
        return f"MAP({', '.join(map(sql_type, inner))})"
    if origin is list:
        return "JSON"
    if kind in _PLAIN:
        return _PLAIN[kind]
    # Quoted, since a field may be called as a word of SQL is, such as `end`.
    fields = [f'"{name}" {column}' for name, column in sql_columns(kind).items()]
    return f"STRUCT({', '.join(fields)})"


def arrow_type(record: type[BaseModel], name: str) -> "pa.DataType":
    """The Arrow type of a field; JSON is text that says that it is."""
    return _arrow(record.model_fields[name].annotation)


def _arrow(kind: Any) -> "pa.DataType":
    import pyarrow as pa  # a query does without it

    plain = {"VARCHAR": pa.string(), "BOOLEAN": pa.bool_(), "INTEGER": pa.int32(), "DOUBLE": pa.float64()}
    origin, inner = get_origin(kind), get_args(kind)
    if origin is UnionType:
        return _arrow(next(one for one in inner if one is not NoneType))
    if origin is tuple:
        return pa.list_(_arrow(inner[0]))
    if origin is dict:
        return pa.map_(*map(_arrow, inner))
    if origin is list:
        return pa.json_()
    if origin is Literal or kind in _PLAIN:
        return plain[sql_type(kind)]
    return pa.struct([(name, arrow_type(kind, name)) for name in kind.model_fields])
