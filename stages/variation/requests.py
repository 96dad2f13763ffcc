"""The same story, asked for more: parts around it and conventions of its own, all of them said in the intent.

    … a small badge saying "New"  ->  … a small badge saying "New", all in an aside, after a level 3 heading "Late bus"

A component always looks as its training stories say, so a policy that sees nothing else answers by heart. Where the
intent names an element, an attribute or a part that no other story has, only reading it helps. The play gains an
assertion for each thing that is asked; `generate` grades the solution of every copy and drops those that it does not
pass. Pure.
"""

from collections.abc import Callable, Sequence
from random import Random
from typing import NamedTuple

from tree_sitter import Node

from stages.pipeline.records import Story
from stages.tsx.elements import tag
from stages.tsx.syntax import Edit, apply_edits, text_of
from stages.variation.conventions import CONVENTIONS, Demand, Draft, element_name, tags_of, word

# What may hold a component and other parts. A section is not among them, nor are the elements that only held-out
# components are made of.
_CONTAINERS = ("article", "aside", "header", "footer", "main")
_PARTS_AT_ONCE = (1, 1, 2, 3)  # drawn from
_SURROUNDED = 0.7  # of the copies: how many have parts around them; the others have conventions alone
_BOTH = 0.3  # of those with parts: how many have a convention, too
_WRITTEN_AS_TYPED = 0.3  # of the copies: how many join the request as a second sentence


class Part(NamedTuple):
    """A piece of interface: its source, how a request names it, its element, and where the play finds what to check."""

    source: str
    request: str
    element: str
    checks: tuple[tuple[str, str, str], ...]  # should, actual (of `part`), expected


def with_further_requests(story: Story, rng: Random) -> Story | None:
    """The story with an intent that asks for more, and the play and solution that go with it. None: it allows none."""
    draft = Draft(story)
    surrounded = rng.random() < _SURROUNDED
    if not surrounded or rng.random() < _BOTH:
        draft.change(CONVENTIONS, 1, rng)
    if surrounded:
        draft.change((_surrounded,), len(draft.demands) + 1, rng)
    if not draft.demands:
        return None
    asked = ", ".join(demand.request for demand in draft.demands)
    intent, label, props = story.intent.partition(" Props: ")  # of a component of React: what it is given stands last
    intent = intent.rstrip(". ")
    rest = f".{label}{props}" if label else ""
    if rng.random() < _WRITTEN_AS_TYPED:
        return draft.story_of(f"{intent}. {asked[0].upper()}{asked[1:]}{rest}")
    return draft.story_of(f"{intent}, {asked}{rest}")


def _surrounded(draft: Draft, rng: Random) -> Demand | None:
    """The outermost element in a container, with parts before or after it."""
    outermost = draft.outermost()
    if (
        outermost is None or not draft.may_demand_more or "shadowDom" in draft.solution
    ):  # where the play's selectors do not reach
        return None
    container = _name_of_container(draft, rng)
    wanted = [rng.choice(_PARTS)(draft, rng) for _ in range(rng.choice(_PARTS_AT_ONCE))]
    before, after = (wanted, []) if rng.random() < 0.5 else ([], wanted)
    sources = [[part.source for part in group] for group in (before, after)]
    draft.solution = _in_container(draft.solution, outermost, container, *sources)
    inner = tag(outermost)
    children = [part.element for part in before] + [inner] + [part.element for part in after]
    lines = [
        f"const container = document.querySelector('{container}')",
        draft.assertion(
            f"the {container}",
            "hold the parts in order",
            tags_of("container"),
            " ".join(children),
        ),
    ]
    for number, part in enumerate(wanted):
        name = f"part{number}"
        lines.append(f"const {name} = container?.children[{number if before else number + 1}]")
        lines += [
            draft.assertion(part.request, should, actual.replace("part", name), expected)
            for should, actual, expected in part.checks
        ]
    draft.demand(lines)
    place = rng.choice(("after", "below") if before else ("before", "above", "followed by", "with"))
    within = rng.choice(("all in {}", "inside {} element")).format(_with_article(container))
    asked = f"{place} {listed([part.request for part in wanted])}"
    return Demand(container, rng.choice((f"{asked}, {within}", f"{within}, {asked}")))


def _in_container(source: str, outermost: Node, container: str, before: list[str], after: list[str]) -> str:
    """The source with the element and the parts in the container, each on a line of its own, indented as before."""
    beginning = source.encode()[: outermost.start_byte].decode().rpartition("\n")[2]
    alone = not beginning.strip()
    indent = beginning if alone else "  "
    inner = text_of(outermost).replace("\n", "\n  " if alone else "\n    ")
    lines = [f"<{container}>", *(f"  {one}" for one in (*before, inner, *after)), f"</{container}>"]
    made = f"\n{indent}".join(lines)
    if not alone:
        made = f"(\n{indent}{made}\n)"
    return apply_edits(source, [Edit(outermost.start_byte, outermost.end_byte, made)])


def _name_of_container(draft: Draft, rng: Random) -> str:
    """One that stands nowhere in the story yet: the play finds it by its name."""
    free = [name for name in _CONTAINERS if name not in draft.play + draft.solution]
    if not free or rng.random() < 0.3:
        return f"{word(draft, rng)}-{word(draft, rng)}"
    return rng.choice(free)


def _with_article(name: str) -> str:
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def listed(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + " and " + items[-1]


def _text(draft: Draft, rng: Random, words: int) -> str:
    said = " ".join(word(draft, rng) for _ in range(words)).capitalize()
    draft.asked += f" {said}"  # no text stands twice
    return said


_TEXT = "part?.textContent"


def _heading(draft: Draft, rng: Random) -> Part:
    level, text = rng.choice((2, 3, 4)), _text(draft, rng, 2)
    said = rng.choice((f'a level {level} heading "{text}"', f'an h{level} saying "{text}"'))
    return Part(f"<h{level}>{text}</h{level}>", said, f"h{level}", (("say it", _TEXT, text),))


def _paragraph(draft: Draft, rng: Random) -> Part:
    text = _text(draft, rng, rng.randint(3, 6))
    return Part(f"<p>{text}</p>", f'a paragraph saying "{text}"', "p", (("say it", _TEXT, text),))


def _link(draft: Draft, rng: Random) -> Part:
    text, href = _text(draft, rng, rng.randint(1, 3)), f"/{word(draft, rng)}"
    checks = (("say it", _TEXT, text), ("point there", "part?.getAttribute('href')", href))
    return Part(f'<a href="{href}">{text}</a>', f'a link labelled "{text}" pointing to "{href}"', "a", checks)


def _button(draft: Draft, rng: Random) -> Part:
    text = _text(draft, rng, rng.randint(1, 2))
    checks = (("say it", _TEXT, text), ("not submit", "part?.getAttribute('type')", "button"))
    return Part(f'<button type="button">{text}</button>', f'a button labelled "{text}"', "button", checks)


def _list(draft: Draft, rng: Random) -> Part:
    name, kind = rng.choice((("ul", "bullet"), ("ol", "numbered")))
    texts = [_text(draft, rng, rng.randint(1, 2)) for _ in range(rng.randint(2, 3))]
    items = "".join(f"<li>{text}</li>" for text in texts)
    quoted = listed([f'"{text}"' for text in texts])
    actual = "[...(part?.children ?? [])].map((item) => item.textContent).join(' | ')"
    checks = (("hold its items", actual, " | ".join(texts)),)
    return Part(f"<{name}>{items}</{name}>", f"a {kind} list of {quoted}", name, checks)


def _any_element(draft: Draft, rng: Random) -> Part:
    name, text = element_name(draft, rng), _text(draft, rng, rng.randint(1, 3))
    draft.asked += f" {name}"
    named = _with_article(name)
    said = rng.choice((f'the text "{text}" as {named} element', f'{named} saying "{text}"'))
    checks = [("say it", _TEXT, text)]
    source = f"<{name}>{text}</{name}>"
    if rng.random() < 0.3:
        attribute, value = f"data-{word(draft, rng)}", word(draft, rng)
        source = f'<{name} {attribute}="{value}">{text}</{name}>'
        said += f' with {attribute} "{value}"'
        checks.append((f"carry {attribute}", f"part?.getAttribute('{attribute}')", value))
    return Part(source, said, name, tuple(checks))


_PARTS: tuple[Callable[[Draft, Random], Part], ...] = (
    _heading,
    _paragraph,
    _link,
    _button,
    _list,
    _any_element,
    _any_element,
)
