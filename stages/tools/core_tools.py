"""The core tools of the agent, and the files that a set of calls amounts to.

`writeTemplate` is the one tool that the policy is trained with.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

from stages.tools.files import STORY_SUFFIX, OutputFolder, RefusedFile, check_file
from stages.tools.registry import Declaration, Registry, UnknownTool, as_tool

WROTE = "wrote "  # begins the result of a call that wrote a file

RunStory = Callable[[str, Mapping[str, str]], Any]
"""Takes the path of a story file and the files written so far; returns a JSON value that says how it went."""


class Call(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def arguments(self) -> dict[str, Any]: ...


def create_core_tools(output_dir: str | Path | OutputFolder, run_story: RunStory) -> Registry:
    """writeTemplate and writeStory, which write into `output_dir`, and runStory, which runs the result."""
    folder = output_dir if isinstance(output_dir, OutputFolder) else OutputFolder(output_dir)

    def write_template(path: str, content: str) -> str:
        return f"{WROTE}{folder.write(_template_path(path), content)}"

    def write_story(path: str, content: str) -> str:
        """Write a story file

        Args:
            path: The file to write, such as button.stories.tsx
            content: The TSX source of the story file
        """
        return f"{WROTE}{folder.write(_story_path(path), content)}"

    def run_story_file(path: str) -> Any:
        """Run a story file in a browser and get its errors

        Args:
            path: The story file to run, such as button.stories.tsx
        """
        return run_story(check_file(_story_path(path)), folder.files)

    return Registry(
        [
            replace(WRITE_TEMPLATE, function=write_template),
            as_tool(write_story, "writeStory"),
            as_tool(run_story_file, "runStory"),
        ]
    )


def core_tool_declarations() -> list[Declaration]:
    """What the policy is trained with: writeTemplate alone."""
    return [WRITE_TEMPLATE.declaration]


def files_from_calls(calls: Iterable[Call]) -> dict[str, str]:
    """The files that writeTemplate calls amount to, the last of a path winning; nothing is written.

    Raises CallError for an unknown tool, for bad arguments and for a file that may not be written.
    """
    files: dict[str, str] = {}
    for call in calls:
        if call.name != WRITE_TEMPLATE.name:
            raise UnknownTool(f"unknown tool {call.name!r}; there is {WRITE_TEMPLATE.name}")
        path, content = WRITE_TEMPLATE.run(call.arguments)
        files[path] = content
    return files


def _template_path(path: str) -> str:
    if path.lower().endswith(STORY_SUFFIX):
        raise RefusedFile(f"path {path[:60]!r}: a story is written with writeStory")
    return path


def _story_path(path: str) -> str:
    if not path.endswith(STORY_SUFFIX):
        raise RefusedFile(f"path {path[:60]!r} must end in {STORY_SUFFIX}")
    return path


def _checked_template(path: str, content: str) -> tuple[str, str]:
    """Write a template file

    Args:
        path: The file to write, such as button.tsx
        content: The TSX source of the file
    """
    return check_file(_template_path(path), content), content


WRITE_TEMPLATE = as_tool(_checked_template, "writeTemplate")
