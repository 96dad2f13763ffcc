"""The same story under the conventions of another house: other attributes, values and elements than its intent says.

    <span data-variant="danger">  ->  <tag-pill data-mood="brisk">, and the play asks for these

Nobody can know such a convention from the intent, so the answer that was right before fails, and what the browser says
of it is the only place that names what is wanted. A policy that learns to correct such answers learns to read what the
browser says; where the correction follows from the intent, it learns to ignore it. The method is domain randomisation
(Tobin et al., 2017, arXiv:1703.06907) of what a story demands. Pure.

A copy may demand what its solution does not have, where a story uses a name in a way that is not understood here;
`generate` grades the solution of every copy and drops such ones.
"""

import re
from collections.abc import Callable
from random import Random

from tree_sitter import Node

from stages.pipeline.records import Story
from stages.tsx.elements import elements, tag, tag_names
from stages.tsx.syntax import Edit, apply_edits, parse_tsx, text_of
from stages.variation.vocabulary import NOUNS, VERBS

# Elements that mean nothing to accessibility: one may stand for another.
_NEUTRAL = ("span", "p", "div", "strong", "em", "small", "mark", "cite", "code", "samp", "var")
_TAKES_ANYTHING = ("div", "section", "article", "aside", "form", "figure", "fieldset", "header", "footer", "main")
_BOUND_BY_TEXT = re.compile(r"const (\w+) = await findByText\('([^'\\]+)'\)")
_BOUND_BY_TAG = re.compile(r"const (\w+) = document\.querySelector\('([a-z][a-z0-9]*)'\)")
_END_OF_PLAY = re.compile(r"\n( *)await accessibilityCheck\(")

Change = Callable[["_Draft", Random], str | None]


class _Draft:
    """A story on its way: the source of its solution and of its story file, and the names that are new."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.usual = self.solution = story.solution[story.contract.path]
        self.play = story.files[story.file]
        self.new: list[str] = []


def with_other_conventions(story: Story, count: int, rng: Random) -> tuple[Story, tuple[str, ...]] | None:
    """The story with up to `count` other conventions, and the names that only its play knows. None: it allows none.

    Its intent stays, and its solution becomes the one that the new play asks for.
    """
    draft = _Draft(story)
    changes = list(_CHANGES)
    rng.shuffle(changes)
    for change in changes:
        if len(draft.new) == count:
            break
        name = change(draft, rng)
        if name is not None:
            draft.new.append(name)
    if not draft.new:
        return None
    update = {
        "solution": {**story.solution, story.contract.path: draft.solution},
        "files": {**story.files, story.file: draft.play},
    }
    return story.model_copy(update=update), tuple(draft.new)


def _attribute_renamed(draft: _Draft, rng: Random) -> str | None:
    names = sorted(set(re.findall(r"(?<=\s)data-[a-z-]+(?==)", draft.usual)))
    names = [name for name in names if f"'{name}'" in draft.play or f"[{name}" in draft.play]
    if not names:
        return None
    old, new = rng.choice(names), f"data-{_word(draft, rng)}"
    draft.solution, draft.play = (
        re.sub(rf"(?<![\w-]){old}(?![\w-])", new, source) for source in (draft.solution, draft.play)
    )
    return new


def _value_renamed(draft: _Draft, rng: Random) -> str | None:
    values = sorted(set(re.findall(r"\sdata-[a-z-]+=\"([a-z]+)\"", draft.solution)))
    values = [value for value in values if f"expected: '{value}'" in draft.play]
    if not values:
        return None
    old, new = rng.choice(values), _word(draft, rng)
    draft.solution = re.sub(rf"(?<=\s)(data-[a-z-]+=)\"{old}\"", rf'\1"{new}"', draft.solution)
    draft.play = draft.play.replace(f"expected: '{old}'", f"expected: '{new}'")
    return new


def _element_renamed(draft: _Draft, rng: Random) -> str | None:
    root = parse_tsx(draft.solution).root_node
    names = sorted({tag(element) for element in elements(root)} & set(_NEUTRAL))
    names = [name for name in names if f"expected: '{name.upper()}'" in draft.play]
    if not names:
        return None
    old = rng.choice(names)
    new = _element_name(draft, rng)
    edits = [
        Edit(name.start_byte, name.end_byte, new)
        for element in elements(root)
        if tag(element) == old
        for name in tag_names(element)
    ]
    draft.solution = apply_edits(draft.solution, edits)
    draft.play = draft.play.replace(f"expected: '{old.upper()}'", f"expected: '{new.upper()}'")
    return new


def _attribute_demanded(draft: _Draft, rng: Random) -> str | None:
    """An attribute that no usual solution has, on an element that the play has looked up."""
    root = parse_tsx(draft.solution).root_node
    found = [
        (variable, element)
        for pattern, find in ((_BOUND_BY_TEXT, _with_text), (_BOUND_BY_TAG, _with_tag))
        for variable, wanted in pattern.findall(draft.play)
        if (element := find(root, wanted)) is not None
    ]
    end = _END_OF_PLAY.search(draft.play)
    if not found or end is None:
        return None
    variable, element = rng.choice(found)
    name, value = f"data-{_word(draft, rng)}", _word(draft, rng)
    after = tag_names(element)[0].end_byte
    draft.solution = apply_edits(draft.solution, [Edit(after, after, f' {name}="{value}"')])
    line = (
        f"\n{end[1]}assert({{ given: 'the {tag(element)}', should: 'carry {name}', "
        f"actual: {variable}?.getAttribute('{name}'), expected: '{value}' }})"
    )
    draft.play = draft.play[: end.start()] + line + draft.play[end.start() :]
    return name


def _element_demanded(draft: _Draft, rng: Random) -> str | None:
    """An element that no usual solution has, with a text of its own, at an end of the outermost one."""
    root = parse_tsx(draft.solution).root_node
    outermost = next((element for element in elements(root) if element.type == "jsx_element"), None)
    end = _END_OF_PLAY.search(draft.play)
    if outermost is None or end is None or tag(outermost) not in _TAKES_ANYTHING:
        return None
    name = _element_name(draft, rng)
    text = f"{_word(draft, rng).capitalize()} {_word(draft, rng)}"
    at = rng.choice([outermost.children[0].end_byte, outermost.children[-1].start_byte])
    draft.solution = apply_edits(draft.solution, [Edit(at, at, f"<{name}>{text}</{name}>\n")])
    line = (
        f"\n{end[1]}const wanted = document.querySelector('{name}')"
        f"\n{end[1]}assert({{ given: 'the house rules', should: 'say so in a {name}', "
        f"actual: wanted?.textContent, expected: '{text}' }})"
    )
    draft.play = draft.play[: end.start()] + line + draft.play[end.start() :]
    return name


def _with_text(root: Node, wanted: str) -> Node | None:
    for element in elements(root):
        texts = [" ".join(text_of(child).split()) for child in element.children if child.type == "jsx_text"]
        if wanted in texts:
            return element
    return None


def _with_tag(root: Node, wanted: str) -> Node | None:
    return next((element for element in elements(root) if tag(element) == wanted), None)


def _element_name(draft: _Draft, rng: Random) -> str:
    """A made-up element, or one of those that mean nothing, which stands nowhere in the story yet."""
    coined = f"{_word(draft, rng)}-{_word(draft, rng)}"
    return rng.choice([coined, *[name for name in _NEUTRAL[3:] if name not in draft.story.intent + draft.solution]])


def _word(draft: _Draft, rng: Random) -> str:
    """A listed word that stands nowhere in the story yet."""
    known = f"{draft.story.intent}\n{draft.solution}\n{draft.play}".lower()
    return rng.choice([word for word in (*NOUNS, *VERBS) if word not in known])


_CHANGES: tuple[Change, ...] = (
    _attribute_renamed,
    _value_renamed,
    _element_renamed,
    _attribute_demanded,
    _element_demanded,
)
