"""The rows of a query as text: a table for a person, CSV, or a JSON object a line."""

import csv
import io
import json
import math
from collections.abc import Callable
from typing import Any, Literal

from rich.console import Console
from rich.table import Table
from rich.text import Text

Format = Literal["table", "csv", "json"]
MOST_ROWS = 100  # of a table; more scroll away
Rows = list[tuple[Any, ...]]


def as_table(columns: list[str], rows: Rows) -> str:
    """At most MOST_ROWS rows; a line below says of how many."""
    # As Text: what stands in brackets, as in TSX, would be markup otherwise.
    table = Table()
    for name in columns:
        table.add_column(Text(name))
    for row in rows[:MOST_ROWS]:
        table.add_row(*(Text("" if value is None else str(_plain(value))) for value in row))
    text = io.StringIO()
    console = Console()
    Console(file=text, width=console.width if console.is_terminal else 200).print(table)
    if len(rows) > MOST_ROWS:
        text.write(f"{MOST_ROWS} of {len(rows):,} rows; all: --output csv or --output json, others: LIMIT and OFFSET\n")
    return text.getvalue()


def as_csv(columns: list[str], rows: Rows) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_plain(value) for value in row] for row in rows)
    return text.getvalue()


def as_json(columns: list[str], rows: Rows) -> str:
    return "".join(_json(dict(zip(columns, row, strict=True))) + "\n" for row in rows)


def _plain(value: Any) -> Any:
    """Structs, lists and maps as JSON."""
    return _json(value) if isinstance(value, dict | list) else value


def _json(value: Any) -> str:
    return json.dumps(_finite(value), ensure_ascii=False, default=str, allow_nan=False)


def _finite(value: Any) -> Any:
    """JSON has no NaN and no infinity: null, as in a browser."""
    if isinstance(value, dict):
        return {key: _finite(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_finite(inner) for inner in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


FORMATS: dict[Format, Callable[[list[str], Rows], str]] = {"table": as_table, "csv": as_csv, "json": as_json}
