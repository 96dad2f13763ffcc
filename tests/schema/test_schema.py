"""The types of msgspec, Arrow and SQL follow from the records."""

import json
from typing import Annotated, Literal

import duckdb
import msgspec
import pyarrow as pa
import pytest
from pydantic import BaseModel, Field

from stages.pipeline.records import Message, Story, Trajectory
from stages.schema.columns import arrow_type, sql_columns
from stages.schema.structs import struct_of


class Part(BaseModel):
    name: str


class Whole(BaseModel):
    parts: tuple[Part, ...] = Field(min_length=1)
    share: Annotated[float, Field(ge=0, le=1)]
    count: int = Field(default=0, ge=0)
    kind: Literal["a", "b"] = "a"
    note: str | None = None
    names: tuple[str, ...] = ()
    words: dict[str, str] = {}


WHOLE = {"parts": [{"name": "x"}], "share": 0.5, "count": 3, "kind": "b", "names": ["n"], "words": {"a": "b"}}


def test_a_new_field_of_a_record_is_a_column_and_a_field_of_the_struct() -> None:
    assert sql_columns(Whole) == {
        "parts": "STRUCT(\"name\" VARCHAR)[]", "share": "DOUBLE", "count": "INTEGER", "kind": "VARCHAR",
        "note": "VARCHAR", "names": "VARCHAR[]", "words": "MAP(VARCHAR, VARCHAR)",
    }  # fmt: skip
    read = msgspec.json.decode(json.dumps(WHOLE).encode(), type=struct_of(Whole))
    assert (read.parts[0].name, read.count, read.kind, read.note, read.words) == ("x", 3, "b", None, {"a": "b"})
    assert [arrow_type(Whole, name) for name in ("kind", "share")] == [pa.string(), pa.float64()]


@pytest.mark.parametrize(
    "change",
    [
        {"parts": []}, {"parts": [{"name": 1}]}, {"parts": [{"name": "x", "more": 1}]}, {"share": 1.5},
        {"share": "0.5"}, {"count": -1}, {"count": 2**31}, {"kind": "c"}, {"more": 1}, {"names": None}, {"words": {"a": 1}},
    ],
)  # fmt: skip
def test_a_struct_refuses_what_the_record_refuses_and_keys_that_it_does_not_name(change: dict[str, object]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(json.dumps(WHOLE | change).encode(), type=struct_of(Whole))


def test_null_stands_for_an_absent_key_where_that_is_asked_for() -> None:
    line = json.dumps(WHOLE | {"count": None, "names": None}).encode()
    read = msgspec.json.decode(line, type=struct_of(Whole, null_is_absent=True))
    assert read.count is None and read.names is None


@pytest.mark.parametrize("record", [Story, Trajectory, Message])
def test_every_type_of_a_record_is_one_of_sql(record: type[BaseModel]) -> None:
    columns = ", ".join(f'"{name}" {kind}' for name, kind in sql_columns(record).items())
    with duckdb.connect() as connection:
        connection.execute(f"CREATE TABLE rows ({columns})")


def test_duckdb_takes_the_types_of_fields_that_are_called_as_words_of_sql_are() -> None:
    class Span(BaseModel):
        end: int
        order: str

    class Spans(BaseModel):
        spans: tuple[Span, ...]

    duckdb.sql(f"SELECT NULL::{sql_columns(Spans)['spans']}")
