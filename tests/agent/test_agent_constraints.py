"""What the built-in constraints block, and that no reference solution is among it."""

from pathlib import Path
from typing import get_type_hints

import pytest

from stages.agent.constraints import CONSTRAINTS, design_tokens, file_naming, static_accessibility
from stages.commands.agent import agent


def component(markup: str) -> dict[str, str]:
    return {"path": "a.tsx", "content": f"export const A = ({{ text, rest }}) => (\n  {markup}\n)\n"}


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="a.png" />',
        "<button type='button'></button>",
        '<button type="button" aria-label="">{/* icon */}</button>'.replace("{/* icon */}", ""),
        '<button type="button"><span></span></button>',
        '<a href="/x"><img src="a.png" alt="" /></a>',
        '<input type="text" placeholder="Name" />',
        "<div><select><option>1</option></select></div>",
        '<div tabindex="3">x</div>',
        "<div tabIndex={2}>x</div>",
    ],
)
def test_plainly_inaccessible_markup_is_blocked_with_its_line(markup: str) -> None:
    reason = static_accessibility("writeTemplate", component(markup))
    assert reason is not None and reason.startswith("line 2: <")


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="a.png" alt="" />',
        '<button type="button">Save</button>',
        '<button type="button">{text}</button>',
        '<button type="button">&times;</button>',
        '<button type="button" aria-label="Close"><svg /></button>',
        '<button type="button"><Icon /></button>',
        '<a href="/x"><img src="a.png" alt="Home" /></a>',
        "<label>Name <input type='text' /></label>",
        '<input type="hidden" value="1" />',
        '<input id="name" />',
        "<input {...rest} />",
        '<div tabindex="0">x</div>',
        "<><p>x</p></>",
        "<p>not < closed",
    ],
)
def test_accessible_or_undecidable_markup_is_let_through(markup: str) -> None:
    assert static_accessibility("writeTemplate", component(markup)) is None


@pytest.mark.parametrize("colour", ["#fff", "#0b57d0", "#0B57D080", "rgb(1 2 3)", "rgba(0,0,0,.5)", "oklch(1 0 0)"])
def test_literal_colours_are_blocked_unless_they_define_tokens(colour: str) -> None:
    source = f"export const A = () => <p style={{{{ color: '{colour}' }}}}>x</p>"
    assert colour.split("(")[0] in str(design_tokens("writeTemplate", {"path": "a.tsx", "content": source}))
    tokens = f"export const {{ tokens }} = createTokens('t', {{ ink: {{ $value: '{colour}' }} }})"
    assert design_tokens("writeTemplate", {"path": "a.ts", "content": tokens}) is None


def test_a_link_target_is_no_colour() -> None:
    assert design_tokens("writeTemplate", component('<a href="#contents">Contents #1234567</a>')) is None


@pytest.mark.parametrize(
    ("path", "instead"),
    [("Button.tsx", "button.tsx"), ("saveButton.tsx", "save-button.tsx"), ("a/save_it.tsx", "save-it.tsx")],
)
def test_file_names_are_lower_case_with_hyphens(path: str, instead: str) -> None:
    assert instead in str(file_naming("writeTemplate", {"path": path}))
    assert file_naming("writeTemplate", {"path": instead}) is None
    assert file_naming("writeStory", {"path": "save-button.stories.tsx"}) is None
    assert file_naming("runStory", {"path": path}) is None


def test_no_reference_solution_is_blocked_by_the_default_rules() -> None:
    paths = [path for path in Path("data/stories").glob("*.tsx") if not path.name.endswith(".stories.tsx")]
    assert paths
    for path in paths:
        call = {"path": path.name, "content": path.read_text(encoding="utf-8")}
        assert (file_naming("writeTemplate", call), static_accessibility("writeTemplate", call)) == (
            None,
            None,
        )


def test_the_help_of_the_agent_names_every_constraint() -> None:
    option = get_type_hints(agent, include_extras=True)["rules"].__metadata__[0]
    assert [name for name in CONSTRAINTS if name not in option.help] == []
