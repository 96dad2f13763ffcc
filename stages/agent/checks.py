"""Grading what the agent wrote: by a given story, by the stories it wrote itself, or without any.

Without a story a component must render something visible, throw nothing and pass the accessibility check,
with no arguments; every exported component is tried. Where a `Promise` says what to look for, one of them must have all
of it. Names that end in .stories.tsx are never taken for components.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tree_sitter import Node

from stages.pipeline.errors import InputError
from stages.pipeline.records import Contract, Story, StoryResult
from stages.stories.parse import parse_story_file
from stages.stories.splits import Splits
from stages.tools.files import STORY_SUFFIX
from stages.tsx.slicing import Module
from stages.tsx.syntax import of_type, text_of

TYPES = ("interface_declaration", "type_alias_declaration", "enum_declaration")
PLAIN_VALUES = ("array", "object", "string", "template_string", "number", "regex", "true", "false", "null")

Grade = Callable[[Mapping[str, str], Story], StoryResult]

RENDER_STORY = """import {{ story }} from 'plaited/testing'
import {{ {export} }} from './{path}'
{functions}
export const renders = story({{
  intent: 'Render {export}',
  template: {export},
  async play({{ assert, accessibilityCheck }}) {{
    const scopes: (Element | ShadowRoot)[] = [document.body]
    let shown = false
    for (let scope = scopes.pop(); scope; scope = scopes.pop()) {{
      for (const element of scope.querySelectorAll('*')) {{
        if (element.shadowRoot) scopes.push(element.shadowRoot)
        const {{ width, height }} = element.getBoundingClientRect()
        shown ||= width > 1 && height > 1 && element.checkVisibility()
      }}
    }}
    assert({{ given: '{export}', should: 'show something', actual: shown, expected: true }})
{lines}
    await accessibilityCheck({{}})
  }},
}})
"""


@dataclass(frozen=True)
class Promise:
    """What a play looks for where there is no story: functions of TypeScript, and the lines that call them."""

    functions: str = ""
    lines: tuple[str, ...] = ()


class Checks:
    """`story` is the story to satisfy, if there is one, else `promise` says what is looked for. The
    agent writes into `root`.
    """

    def __init__(
        self,
        grade: Grade,
        root: Path,
        story: Story | None = None,
        promise: Promise = Promise(),
    ) -> None:
        self.grade, self.root, self.story, self.promise = grade, root, story, promise

    def verdict(self, files: Mapping[str, str]) -> StoryResult:
        """What the loop asks after a round."""
        written = templates(files)
        if self.story is not None:
            return self.grade(written, self.story)
        stories = render_stories(written)
        if not stories:
            return failed(f"static: no component is exported from {', '.join(written) or 'any file'}")
        shown = together([(story.contract.export, self.grade(written, story)) for story in stories])
        if not shown.passed or not self.promise.lines:
            return shown
        kept = [self.grade(written, story) for story in render_stories(written, self.promise)]
        return max(kept, key=lambda result: (result.passed, result.passedAssertions))

    def run_story(self, path: str, files: Mapping[str, str]) -> dict[str, Any]:
        """What the runStory tool answers, for a story file that the model wrote or for the given one."""
        if self.story is not None and path == self.story.file:
            result = self.grade(templates(files), self.story)
        elif path not in files:
            result = failed(f"static: there is no {path}; write it with writeStory")
        else:
            try:
                result = together(
                    [
                        (story.export, self._grade_own(story, files))
                        for story in parse_story_file(self.root / path, Splits(), root=self.root)
                    ]
                )
            except InputError as error:
                result = failed(f"story: {str(error).replace(f'{self.root}/', '')}")
        return result.model_dump(mode="json")

    def _grade_own(self, story: Story, files: Mapping[str, str]) -> StoryResult:
        """A story of the model's has no other solution than what the model wrote."""
        candidate = {**story.solution, **templates(files)}
        return self.grade(candidate, story.model_copy(update={"solution": candidate}))


def templates(files: Mapping[str, str]) -> dict[str, str]:
    return {path: source for path, source in files.items() if not path.endswith(STORY_SUFFIX)}


def render_stories(files: Mapping[str, str], promise: Promise = Promise()) -> list[Story]:
    """One story a component: an export that begins with a capital letter and is no type and no plain value."""
    stories = []
    lines = "\n".join(f"    {line}" for line in promise.lines)
    for path, source in sorted(files.items()):
        for export in components(Module(source)):
            file = f"{path.rsplit('/', 1)[-1].removesuffix('.tsx')}-{export.lower()}{STORY_SUFFIX}"
            stories.append(
                Story(
                    id=f"{file}#renders",
                    component=path.removesuffix(".tsx"),
                    file=file,
                    export="renders",
                    intent=f"Render {export}",
                    split="train",
                    contract=Contract(path=path, export=export),
                    files={
                        file: RENDER_STORY.format(export=export, path=path, functions=promise.functions, lines=lines)
                    },
                    solution=dict(files),
                )
            )
    return stories


def components(module: Module) -> list[str]:
    """The exported names of what may be a component."""
    types = {
        text_of(name)
        for statement in module.statements
        for declared in of_type(statement.node, *TYPES)
        if (name := declared.child_by_field_name("name")) is not None
    }
    types |= {text_of(item.named_children[0]) for item in _type_items(module)}
    found = (name for name, local in module.exports.items() if name[:1].isupper() and local not in types)
    return sorted(name for name in found if not _is_plain(module.value_of(module.exports[name])))


def _type_items(module: Module) -> Iterator[Node]:
    """What `export type { … }` and `export { type … }` pass on, perhaps from another file."""
    for statement in module.statements:
        if statement.node.type == "export_statement":
            all_of_it = any(child.type == "type" for child in statement.node.children)
            for item in of_type(statement.node, "export_specifier"):
                if all_of_it or item.children[0].type == "type":
                    yield item


def _is_plain(value: Node | None) -> bool:
    while value is not None and value.type in ("as_expression", "satisfies_expression"):
        value = value.named_children[0]
    return value is not None and value.type in PLAIN_VALUES


def failed(error: str) -> StoryResult:
    return StoryResult(passed=False, a11yPassed=False, totalAssertions=0, passedAssertions=0, errors=(error,))


def together(results: list[tuple[str, StoryResult]]) -> StoryResult:
    """Several verdicts as one; each error says whose it is where there are several."""
    if len(results) == 1:
        return results[0][1]
    return StoryResult(
        passed=all(result.passed for _, result in results),
        a11yPassed=all(result.a11yPassed for _, result in results),
        totalAssertions=sum(result.totalAssertions for _, result in results),
        passedAssertions=sum(result.passedAssertions for _, result in results),
        errors=tuple(f"{error} ({name})" for name, result in results for error in result.errors),
    )
