"""Records as msgspec structs, which read JSON several times faster than pydantic does.

As strict as the record or stricter: keys that it does not name are refused, 1 is no truth value, "1" no number, and
whole numbers fit the column type that SQL has for them (INTEGER). Rules that a type cannot say, such as a validator's,
are left to the reader.
"""

from collections.abc import Sequence
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, get_args, get_origin

import msgspec
from pydantic import BaseModel
from pydantic.fields import FieldInfo

_INTEGER = 2**31
Field = tuple[str, Any] | tuple[str, Any, Any]


def struct_of(
    record: type[BaseModel],
    only: Sequence[str] = (),
    base: type[msgspec.Struct] = msgspec.Struct,
    more: Sequence[Field] = (),
    null_is_absent: bool = False,
    strict: bool = True,
) -> Any:
    """A struct with the fields of the record, or `only` some of them, and `more`; its methods are those of `base`.

    `null_is_absent`: a field with a default may be null in JSON, and None stands for an absent one.
    `strict`: other keys are refused, where they are skipped otherwise.
    """
    named = {name: record.model_fields[name] for name in only or record.model_fields}
    fields = [_field(name, info, null_is_absent) for name, info in named.items()]
    # Without cycles among them, structs need not be looked at by the garbage collector.
    return msgspec.defstruct(
        record.__name__, [*fields, *more], bases=(base,), kw_only=True, forbid_unknown_fields=strict, gc=False
    )


def _field(name: str, info: FieldInfo, null_is_absent: bool) -> Field:
    kind = _type(info.annotation, info.metadata)
    if info.is_required():
        return name, kind
    if kind is msgspec.Raw:
        return name, kind, msgspec.Raw(msgspec.json.encode(info.default))
    if null_is_absent:
        return name, kind | None, None
    default = info.default
    return name, kind, msgspec.field(default_factory=list) if default == () else default


def _type(kind: Any, metadata: Sequence[Any] = ()) -> Any:
    origin, inner = get_origin(kind), get_args(kind)
    known = ("ge", "le", "min_length")
    limits = {name: getattr(rule, name) for rule in metadata for name in known if hasattr(rule, name)}
    if origin is UnionType and NoneType in inner:
        return _type(next(one for one in inner if one is not NoneType), metadata) | None
    if origin is tuple:
        kind = list[_type(inner[0])]  # type: ignore[misc]
    elif origin is list:  # of objects of any kind: kept as they are written, and checked where they are needed
        return msgspec.Raw
    elif origin in (Literal, dict):
        return kind
    elif issubclass(kind, BaseModel):
        return struct_of(kind)
    elif kind is int:
        limits = {"ge": max(limits.get("ge", -_INTEGER), -_INTEGER), "lt": _INTEGER}
    return Annotated[kind, msgspec.Meta(**limits)] if limits else kind
