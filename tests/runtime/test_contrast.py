"""Where contrast is not measured (stages/runtime/contrast.ts), axe would find nothing: random trees in a real browser.

Run alone: pytest tests/runtime/test_contrast.py
"""

import json
import random
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import sync_playwright
from runtime_page import esbuild

from stages.chromium.browser import find_browser
from stages.chromium.page import VIEWPORT

TREES = 300
ENTRY = """
import axe from 'axe-core'
import { HARMLESS, HOLDS, isContrastSure, PLAIN } from './contrast.ts'
import { HIDING } from './judge.ts'
import { clear, rebuild } from './rebuild.ts'

/** What axe's rule says against a tree that is thought to need no measuring, or null where it is thought to need it. */
const found = async (tree) => {
  if (!isContrastSure(tree, JSON.stringify(tree))) return null
  rebuild(tree)
  const { violations, incomplete } = await axe.run(document.body, { runOnly: ['color-contrast'] })
  clear()
  const broken = violations.flatMap(({ nodes }) => nodes.map(({ html }) => html))
  const unclear = incomplete.flatMap(({ nodes }) =>
    nodes
      .filter(({ html, any }) => !/^<(option|optgroup|select)\\b/.test(html) && any.some(({ data }) => HIDING.has(data?.messageKey)))
      .map(({ html, any }) => `${any[0].data.messageKey} ${html}`),
  )
  return [...broken, ...unclear]
}
const held = Object.values(HOLDS).flat()
Object.assign(window, { found, isContrastSure, holds: HOLDS, plain: [...PLAIN].filter((tag) => !held.includes(tag)), harmless: [...HARMLESS] })
"""
WORDS = [
    "Save",
    "×",
    "Room comfort",
    "a b\tc\n d",
    "→ next",
    "Wörterbuch",
    "M" * 29,
    "i" * 29,
    "don’t",
    "",
    " ",
    "70 %",
    "x" * 28 + " y",
]
VALUES = [
    "",
    "x",
    "1",
    "text",
    "number",
    "submit",
    "file",
    "date",
    "color",
    "range",
    "checkbox",
    "search",
    "true",
    "false",
    "en",
    "/",
    "#x",
]
OURS = ["disabled", "aria-disabled", "aria-label", "data-x", "p-target"]
HOSTS = ["app-note", "my-list"]

Node = Any
Vocabulary = Any


@pytest.fixture(scope="module")
def page() -> Iterator[Any]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": VIEWPORT[0], "height": VIEWPORT[1]})
        page.set_content('<!doctype html><html lang="en"><head><title>t</title></head><body></body></html>')
        page.evaluate(esbuild("--bundle", "--format=iife", "--loader=ts", source=ENTRY))
        yield page
        browser.close()


def element(tag: str, *children: Node, **attributes: str) -> dict[str, Any]:
    return {"tag": tag, "attributes": list(attributes.items()), "children": list(children)}


def tree_of(*children: Node, css: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"root": [["lang", "en"]], "body": [], "children": list(children), "css": list(css)}


def random_nodes(chance: random.Random, page: Vocabulary, within: str = "div", depth: int = 0) -> list[Node]:
    nodes: list[Node] = []
    held = page["holds"].get(within) if chance.random() < 0.9 else None
    for _ in range(0 if held == [] else chance.randint(0, 4)):
        if held is None and (depth > 6 or chance.random() < 0.4):
            nodes.append(chance.choice(WORDS))
            continue
        made = element(chance.choice(held or (HOSTS if chance.random() < 0.1 else page["tags"])))
        made["children"] = random_nodes(chance, page, made["tag"], depth + 1)
        chosen = sorted({chance.choice(page["names"]) for _ in range(chance.choice((0, 0, 1, 2)))})
        made["attributes"] = [[name, chance.choice(VALUES)] for name in chosen]
        if made["tag"] in HOSTS and chance.random() < 0.7:
            made["shadow"] = {"children": made["children"], "css": []}
            made["children"] = []
        nodes.append(made)
    return nodes


def test_axe_finds_nothing_where_contrast_is_not_measured(page: Any) -> None:
    vocabulary = page.evaluate("(ours) => ({ tags: plain, names: [...harmless, ...ours], holds })", OURS)
    chance = random.Random(11)
    sure = 0
    for _ in range(TREES):
        tree = tree_of(element("div", *random_nodes(chance, vocabulary)))
        against = page.evaluate("(tree) => found(tree)", tree)
        sure += against is not None
        assert not against, json.dumps(tree)
    assert sure > TREES // 4


@pytest.mark.parametrize(
    "node",
    [
        element("p", "pale", style="color: #aaa"),
        element("font", "pale", color="#aaa"),
        element("p", "pale", width="1"),
        element("hr", "grey as the line"),
        element("mark", "on yellow"),
        element("q", "quotes are made by styles"),
        element("dialog", "over the rest", open=""),
        element("p", "w" * 30),
        element("optgroup", "out of place"),
        element("tbody", element("tr", element("td", "out of place"))),
        element("p", "一行"),
        element("span", "before", element("div", "a block"), "after"),
        element("p", "\u202egnorw"),
        element("h1", element("h1", "larger and larger")),
        element("button", element("span", "grey", **{"aria-disabled": "false"}), disabled=""),
        element("p", element("svg", "drawn")),
        {**element("app-note"), "shadow": {"children": ["pale"], "css": ["* { color: #aaa }"]}},
        {**element("app-note"), "shadow": {"children": ["alone"], "css": []}},
        {**element("app-note", "beside"), "shadow": {"children": [], "css": []}},
        {**element("div", "on top"), "state": {"popover": True}},
    ],
    ids=lambda node: str(node["tag"]),
)
def test_what_could_change_colours_or_places_is_measured(page: Any, node: Node) -> None:
    assert page.evaluate("(tree) => isContrastSure(tree, JSON.stringify(tree))", tree_of(node)) is False


def test_a_tree_with_a_style_sheet_is_measured(page: Any) -> None:
    tree = tree_of(element("p", "text"), css=("p { color: #aaa }",))
    assert page.evaluate("(tree) => isContrastSure(tree, JSON.stringify(tree))", tree) is False
    assert page.evaluate("(tree) => isContrastSure(tree, JSON.stringify(tree))", {**tree, "css": []}) is True
