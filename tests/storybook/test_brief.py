"""What a model is asked for a Storybook story: the intent, and what a developer would see."""

from own_stories import own_catalogue

from stages.grader import GraderThread
from stages.pipeline.records import Story
from stages.storybook.brief import props_of
from stages.tools.core_tools import files_from_calls
from stages.tsx.slicing import Module

STORIES: dict[str, Story] = {story.id: story for story in own_catalogue(folder="tests/storybook/features").stories}


def test_path_props_and_imports_are_told() -> None:
    assert STORIES["barrel.stories.tsx#Sends"].asked == (
        "Create a React component field: Sends\n\n"
        "File: ui/field.tsx, whose default export is the component (React, TypeScript)\n"
        "Props:\ntype FieldProps = { label: string; onSend?: (text: string) => void }\n"
        "May import: react, ./button"
    )


def test_packages_are_told_by_name_and_what_judges_is_not_told() -> None:
    assert STORIES["styled.stories.tsx#Active"].brief.endswith(
        "May import: react, clsx, icons, ./photo.png, ./plain.css, ./styled.module.css"
    )
    assert "helper" not in STORIES["helped.stories.tsx#Small"].brief


def test_props_are_found_where_components_have_them() -> None:
    types = "interface Base { a: string }\ntype Props = Base & { b: number }\n"
    for code in (
        "export const X = ({ a }: Props) => null",
        "export const X: React.FC<Props> = ({ a }) => null",
        "export const X = React.forwardRef<HTMLDivElement, Props>((props, ref) => null)",
        "export function X(props: Props) { return null }",
    ):
        assert props_of(Module(types + code), "X") == "type Props = Base & { b: number }\ninterface Base { a: string }"


class Call:
    name = "writeTemplate"

    def __init__(self, path: str, content: str) -> None:
        self.arguments = {"path": path, "content": content}


def test_an_answer_may_be_several_files(grader: GraderThread) -> None:
    story = STORIES["inherits.stories.tsx#Disabled"]
    whole = story.solution["ui/button.tsx"]
    split = whole.replace("size = 'small'", "size = SMALL")
    files = files_from_calls(
        [
            Call("ui/button.tsx", f"import {{ SMALL }} from './sizes'\n{split}"),
            Call("ui/sizes.ts", "export const SMALL = 'small'\n"),
        ]
    )
    result = grader.submit(files, story).result()
    assert (result.passed, result.errors) == (True, ())
