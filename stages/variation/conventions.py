"""The same story under the conventions of another house: other attributes, values and elements than its intent says.

    <span data-variant="danger">  ->  <tag-pill data-mood="brisk">, and the play asks for these

Nobody can know such a convention from the intent, so the answer that was right before fails, and what the browser says
of it is the only place that names what is wanted. A policy that learns to correct such answers learns to read what the
browser says; where the correction follows from the intent, it learns to ignore it. The method is domain randomisation
(Tobin et al., 2017, arXiv:1703.06907) of what a story demands. Pure.

A copy may demand what its solution does not have, where a story uses a name in a way that is not understood here;
`generate` grades the solution of every copy and drops such ones.
"""

import json
import re
from collections.abc import Callable, Sequence
from random import Random
from typing import NamedTuple

from tree_sitter import Node

from stages.pipeline.records import Story
from stages.tsx.elements import elements, tag, tag_names
from stages.tsx.syntax import Edit, apply_edits, parse_tsx, text_of
from stages.variation import storybook_plays
from stages.variation.vocabulary import NOUNS, VERBS

# Elements that mean nothing to accessibility: one may stand for another.
NEUTRAL = ("span", "p", "div", "strong", "em", "small", "mark", "cite", "code", "samp", "var")
_TAKES_ANYTHING = ("div", "section", "article", "aside", "form", "figure", "fieldset", "header", "footer", "main")
_COINED = 0.5  # of the elements that are drawn: how many nobody has heard of
_BOUND_BY_TEXT = re.compile(r"const (\w+) = await findByText\('([^'\\]+)'\)")
_BOUND_BY_TAG = re.compile(r"const (\w+) = document\.querySelector\('([a-z][a-z0-9]*)'\)")
_END_OF_PLAY = re.compile(r"\n( *)await accessibilityCheck\(")


class Demand(NamedTuple):
    """A convention: the name that is new with it, and how a request would say it."""

    name: str
    request: str


Change = Callable[["Draft", Random], Demand | None]


class Draft:
    """A story on its way: the source of its solution and of its story file, and what they newly demand."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.is_csf = story.framework != "plaited"
        self.usual = self.solution = story.code
        self.play = story.files[story.file]
        self.demands: list[Demand] = []
        self.asked = ""  # texts that are drawn and stand nowhere yet

    @property
    def may_demand_more(self) -> bool:
        """Whether the play has a place for further assertions: before its accessibility check, or (CSF) at its end."""
        if self.is_csf:
            return storybook_plays.has_room(self.play, self.story.export)
        return _END_OF_PLAY.search(self.play) is not None

    def outermost(self) -> Node | None:
        """The element around all that the solution renders."""
        if self.is_csf:
            return storybook_plays.outermost(self.solution, self.story.contract.export)
        return next(iter(elements(parse_tsx(self.solution).root_node)), None)

    def assertion(self, given: str, should: str, actual: str, expected: str) -> str:
        """A line of a play; the texts hold no quotes."""
        if self.is_csf:
            return storybook_plays.step(given, should, actual, expected)
        return assertion(given, should, actual, expected)

    def demand(self, lines: Sequence[str]) -> None:
        """Puts lines into the play, where further assertions have their place."""
        if self.is_csf:
            self.play = storybook_plays.with_lines(self.play, self.story.export, lines)
            return
        end = _END_OF_PLAY.search(self.play)
        if end is None:
            raise ValueError("the play does not check accessibility")
        inserted = "".join(f"\n{end[1]}{line}" for line in lines)
        self.play = self.play[: end.start()] + inserted + self.play[end.start() :]

    def change(self, changes: Sequence[Change], count: int, rng: Random) -> None:
        """Changes in an order that is drawn, until there are `count` demands or none is left that the story allows."""
        for one in rng.sample(changes, len(changes)):
            if len(self.demands) == count:
                break
            demand = one(self, rng)
            if demand is not None:
                self.demands.append(demand)

    def story_of(self, intent: str) -> Story:
        story = self.story
        update = {
            "intent": intent,
            "solution": {**story.solution, story.contract.path: self.solution},
            "files": {**story.files, story.file: self.play},
        }
        return story.model_copy(update=update)


def with_other_conventions(story: Story, count: int, rng: Random) -> tuple[Story, tuple[str, ...]] | None:
    """The story with up to `count` other conventions, and the names that only its play knows. None: it allows none.

    Its intent stays, and its solution becomes the one that the new play asks for.
    """
    draft = Draft(story)
    draft.change(CONVENTIONS, count, rng)
    return (draft.story_of(story.intent), tuple(demand.name for demand in draft.demands)) if draft.demands else None


def _attribute_renamed(draft: Draft, rng: Random) -> Demand | None:
    names = sorted(set(re.findall(r"(?<=\s)data-[a-z-]+(?==)", draft.usual)))
    names = [name for name in names if f"'{name}'" in draft.play or f"[{name}" in draft.play]
    if not names:
        return None
    old, new = rng.choice(names), f"data-{word(draft, rng)}"
    draft.solution, draft.play = (
        re.sub(rf"(?<![\w-]){old}(?![\w-])", new, source) for source in (draft.solution, draft.play)
    )
    return Demand(new, f"with {new} in the place of {old}")


def _value_renamed(draft: Draft, rng: Random) -> Demand | None:
    values = sorted(set(re.findall(r"\sdata-[a-z-]+=\"([a-z]+)\"", draft.solution)))
    values = [value for value in values if f"expected: '{value}'" in draft.play]
    if not values:
        return None
    old, new = rng.choice(values), word(draft, rng)
    draft.solution = re.sub(rf"(?<=\s)(data-[a-z-]+=)\"{old}\"", rf'\1"{new}"', draft.solution)
    draft.play = draft.play.replace(f"expected: '{old}'", f"expected: '{new}'")
    return Demand(new, f'with the word "{new}" for {old}')


def _element_renamed(draft: Draft, rng: Random) -> Demand | None:
    root = parse_tsx(draft.solution).root_node
    names = sorted({tag(element) for element in elements(root)} & set(NEUTRAL))
    asked = "toBe('{}')" if draft.is_csf else "expected: '{}'"
    names = [name for name in names if asked.format(name.upper()) in draft.play]
    if not names:
        return None
    old = rng.choice(names)
    new = element_name(draft, rng)
    edits = [
        Edit(name.start_byte, name.end_byte, new)
        for element in elements(root)
        if tag(element) == old
        for name in tag_names(element)
    ]
    draft.solution = apply_edits(draft.solution, edits)
    draft.play = draft.play.replace(asked.format(old.upper()), asked.format(new.upper()))
    return Demand(new, f"with a {new} element in the place of the {old}")


def _attribute_demanded(draft: Draft, rng: Random) -> Demand | None:
    """An attribute that no usual solution has, on an element that the play has looked up, or on the outermost one."""
    if draft.is_csf:
        return _attribute_demanded_outside(draft, rng)
    root = parse_tsx(draft.solution).root_node
    found = [
        (variable, element)
        for pattern, find in ((_BOUND_BY_TEXT, _with_text), (_BOUND_BY_TAG, _with_tag))
        for variable, wanted in pattern.findall(draft.play)
        if (element := find(root, wanted)) is not None
    ]
    if not found or not draft.may_demand_more:
        return None
    variable, element = rng.choice(found)
    return _demand_attribute(draft, rng, element, lambda name: variable)


def _attribute_demanded_outside(draft: Draft, rng: Random) -> Demand | None:
    element = draft.outermost()
    if element is None or not draft.may_demand_more:
        return None
    kind = tag(element)
    return _demand_attribute(draft, rng, element, lambda name: f"document.querySelector('{kind}[{name}]')")


def _demand_attribute(draft: Draft, rng: Random, element: Node, lookup: Callable[[str], str]) -> Demand:
    """`lookup` says how the play finds the element, given the attribute's name."""
    name, value, kind = f"data-{word(draft, rng)}", word(draft, rng), tag(element)
    after = tag_names(element)[0].end_byte
    draft.solution = apply_edits(draft.solution, [Edit(after, after, f' {name}="{value}"')])
    actual = f"{lookup(name)}?.getAttribute('{name}')"
    draft.demand([draft.assertion(f"the {kind}", f"carry {name}", actual, value)])
    return Demand(name, f'whose {kind} carries {name} "{value}"')


def _element_demanded(draft: Draft, rng: Random) -> Demand | None:
    """An element that no usual solution has, with a text of its own, at an end of the outermost one."""
    outermost = draft.outermost() if draft.is_csf else _first_with_content(draft.solution)
    holds = outermost is not None and outermost.type == "jsx_element" and tag(outermost) in _TAKES_ANYTHING
    if outermost is None or not holds or not draft.may_demand_more:
        return None
    name = element_name(draft, rng)
    text = f"{word(draft, rng).capitalize()} {word(draft, rng)}"
    at = rng.choice([outermost.children[0].end_byte, outermost.children[-1].start_byte])
    draft.solution = apply_edits(draft.solution, [Edit(at, at, f"<{name}>{text}</{name}>\n")])
    asserted = draft.assertion("the house rules", f"say so in a {name}", "wanted?.textContent", text)
    draft.demand([f"const wanted = document.querySelector('{name}')", asserted])
    return Demand(name, f'with a {name} element saying "{text}"')


def _first_with_content(source: str) -> Node | None:
    found = elements(parse_tsx(source).root_node)
    return next((element for element in found if element.type == "jsx_element"), None)


def _with_text(root: Node, wanted: str) -> Node | None:
    for element in elements(root):
        texts = [" ".join(text_of(child).split()) for child in element.children if child.type == "jsx_text"]
        if wanted in texts:
            return element
    return None


def _with_tag(root: Node, wanted: str) -> Node | None:
    return next((element for element in elements(root) if tag(element) == wanted), None)


def assertion(
    given: str, should: str, actual: str, expected: str | int | bool | Sequence[str | bool | None] | None
) -> str:
    """A line of a play; the texts hold no single quotes."""
    value = f"'{expected}'" if isinstance(expected, str) else json.dumps(expected)
    return f"assert({{ given: '{given}', should: '{should}', actual: {actual}, expected: {value} }})"


def tags_of(variable: str) -> str:
    """What a play sees as the names of an element's children, with a space between them."""
    return f"[...({variable}?.children ?? [])].map((child) => child.tagName.toLowerCase()).join(' ')"


def texts_of(variable: str, selector: str) -> str:
    """The texts of all that the selector finds in an element, with ` | ` between them."""
    return f"[...({variable}?.querySelectorAll('{selector}') ?? [])].map((one) => one.textContent).join(' | ')"


def element_name(draft: Draft, rng: Random) -> str:
    """A made-up element, or one of those that mean nothing, which stands nowhere in the story yet."""
    usual = [name for name in NEUTRAL[3:] if name not in draft.story.intent + draft.solution]
    if not usual or rng.random() < _COINED:
        return f"{word(draft, rng)}-{word(draft, rng)}"
    return rng.choice(usual)


def word(draft: Draft, rng: Random) -> str:
    """A listed word that stands nowhere in the story yet."""
    known = f"{draft.story.intent}\n{draft.solution}\n{draft.play}\n{draft.asked}".lower()
    return rng.choice([word for word in (*NOUNS, *VERBS) if word not in known])


CONVENTIONS: tuple[Change, ...] = (
    _attribute_renamed,
    _value_renamed,
    _element_renamed,
    _attribute_demanded,
    _element_demanded,
)
