"""What stories in Storybook's format, and the components that they show, may import. The browser has the same lists
(runtime/csf/react.ts, runtime/csf/preact.ts, runtime/csf/play.ts).
"""

import re
from collections.abc import Iterable
from typing import Literal

REACT = ("react", "react-dom", "react-dom/client", "react/jsx-runtime", "react/jsx-dev-runtime")
PREACT = (
    "preact",
    "preact/hooks",
    "preact/compat",
    "preact/compat/client",
    "preact/jsx-runtime",
    "preact/jsx-dev-runtime",
    "preact/debug",
    "preact/devtools",
)
TESTING = (
    "storybook/test",
    "@storybook/test",
    "@storybook/jest",
    "@storybook/testing-library",
    "@testing-library/dom",
    "@testing-library/react",
    "@testing-library/user-event",
    "@testing-library/jest-dom",
    "vitest",
)
STORYBOOK = (
    "@storybook/react",
    "@storybook/react-vite",
    "@storybook/nextjs-vite",
    "@storybook/preact",
    "@storybook/preact-vite",
    "@storybook/preact-webpack5",
    "@storybook/preview-api",
    "@storybook/addon-actions",
    "storybook/actions",
    "storybook/preview-api",
)
IN_COMPONENTS = {"react": REACT, "preact": (*PREACT, *REACT)}  # where Preact renders, `react` is preact/compat
IN_STORIES = (*REACT, *PREACT, *TESTING, *STORYBOOK)
STYLES = (".css",)
PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico")
PACKAGES = (".cjs",)  # bundled when a Storybook was imported
ASSETS = (*STYLES, *PICTURES, *PACKAGES, ".json")

_INSTEAD = {
    "msw": "requests are not answered here; hand the data to the component in args",
    "msw-storybook-addon": "requests are not answered here; hand the data to the component in args",
    "axios": "there is no network here; hand the data, or a function made with fn(), to the component in args",
    "next": "Next.js is not here; write the story for a component that does without it",
    "@mdx-js": "stories in MDX are not read; write them in a .stories.tsx file",
}
_STYLED = {
    "styled-components": "write a style sheet or a CSS module beside the component, or freeze it by `storyloop import`",
    "@emotion": "write a style sheet or a CSS module beside the component, or freeze it by `storyloop import`",
}


_OF_PREACT = re.compile(
    r"""(?:\bfrom|\bimport)\s*\(?\s*['"](?:preact|preact/[^'"]+|@preact/[^'"]+|@storybook/preact[^'"]*)['"]"""
)


def framework_of(sources: Iterable[str]) -> Literal["react", "preact"]:
    """What renders a story: Preact where any of its files imports that, a type included; else React."""
    return "preact" if any(_OF_PREACT.search(source) for source in sources) else "react"


def unknown_package(name: str) -> str:
    """Why a package cannot be imported, and what to do."""
    instead = refused(name) or _styles(name)
    way = "`storyloop import` freezes the packages of a project; or copy what it gives into a file beside the story"
    return f"imports '{name}', which is not here; {instead or way}"


def refused(name: str) -> str | None:
    """Why a package cannot work here even where it is at hand, and what to do; None for any other."""
    return _known(name, _INSTEAD)


def _styles(name: str) -> str | None:
    return _known(name, _STYLED)


def _known(name: str, table: dict[str, str]) -> str | None:
    parts = name.split("/")
    return next((table[part] for part in (name, "/".join(parts[:2]), parts[0]) if part in table), None)


def is_asset(path: str) -> bool:
    return path.endswith(ASSETS)
