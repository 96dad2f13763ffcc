"""The table that stands in the place of the package `aria-query` says what the package says."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from runtime_page import RUNTIME, esbuild

NODE = Path(sys.executable).parent / "node"
TABLE = RUNTIME / "csf/aria-query.json"
# What Testing Library and jest-dom ask of a role: the options of ByRole, and toBeChecked.
STATES = (
    "aria-busy", "aria-checked", "aria-current", "aria-expanded", "aria-pressed", "aria-selected", "aria-valuemax",
    "aria-valuemin", "aria-valuenow", "aria-valuetext",
)  # fmt: skip
SAID = f"""
const said = {{
  elements: [...elementRoles.entries()].map(([element, names]) => [element, [...names]]),
  states: Object.fromEntries([...roles.keys()].map((name) => [name, {json.dumps(STATES)}.filter((state) => roles.get(name).props[state] !== undefined)])),
  named: Object.fromEntries([...roles.keys()].map((name) => [name, [...(roleElements.get(name) ?? [])].map((element) => element.name)])),
  unknown: [roles.get('toString'), roleElements.get('toString')].map(String),
}}
console.log(JSON.stringify(said))
"""


def said_by(module: str) -> dict[str, Any]:
    source = f"import {{ elementRoles, roleElements, roles }} from '{module}'\n{SAID}"
    code = esbuild("--bundle", "--format=cjs", "--loader=ts", source=source)
    answer: dict[str, Any] = json.loads(
        subprocess.run([NODE], input=code.encode(), capture_output=True, check=True).stdout
    )
    return answer


def as_text(table: dict[str, Any]) -> str:
    """The table as the file has it, one element and one role a line."""

    def line(value: object) -> str:
        return json.dumps(value, separators=(",", ":"))

    elements = ",\n".join(f"    {line(element)}" for element in table["elements"])
    states = ",\n".join(f"    {line(role)}: {line(names)}" for role, names in table["states"].items())
    return f'{{\n  "elements": [\n{elements}\n  ],\n  "states": {{\n{states}\n  }}\n}}\n'


def test_the_table_says_what_the_package_says() -> None:
    package, own = said_by("aria-query"), said_by("./csf/aria-query.ts")
    expected = as_text(package)
    assert TABLE.read_text("utf-8") == expected, f"{TABLE}: the package says otherwise; put this into it:\n{expected}"
    assert own == package
