"""Composed stories: one to three parts, alone or in a container, with an intent that says all of it. Pure.

    Make an aside with a small date field labelled "Arrival", then a reset button "Start over"

A policy that sees a few dozen components learns them by heart. Here the elements, their names, states and texts are
drawn anew for each story, so only the words of the intent tell what is wanted. Stories are numbered; each has a
generator of its own, so that more of them change none. Texts are those of stages/variation/vocabulary.py, without
held-out words. Elements, types and roles that only solutions of held-out stories use are in no composition.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import NamedTuple

from stages.compositions.blocks import BLOCK_PARTS
from stages.compositions.controls import CONTROL_PARTS
from stages.compositions.fields import FIELD_PARTS
from stages.compositions.groups import GROUP_PARTS
from stages.compositions.named import NAMED_PARTS
from stages.compositions.open_requests import open_request
from stages.compositions.parts import NO_LOOK, Look, Maker, Part, article, as_list, indented, unheard
from stages.compositions.related import RELATED_PARTS
from stages.compositions.texts import TEXT_PARTS, heading, plain
from stages.intents.quotations import quoted_words
from stages.pipeline.records import Contract, Story
from stages.variation.conventions import assertion, tags_of
from stages.variation.haste import SENTENCES, VERBS, in_haste
from stages.variation.requests import listed

# How people name what holds other parts.
CONTAINERS: dict[str, tuple[str, ...]] = {
    "article": ("article", "article element"),
    "aside": ("aside", "side bar (aside)"),
    "footer": ("footer", "footer element"),
    "main": ("main element", "main area"),
    "form": ("form",),
    "fieldset": ("fieldset",),
}
LONGEST = 620  # characters of a solution: about 200 tokens
_KINDS = (
    TEXT_PARTS,
    (*FIELD_PARTS, *CONTROL_PARTS),
    GROUP_PARTS,
    BLOCK_PARTS,
    NAMED_PARTS,
    NAMED_PARTS,
    RELATED_PARTS,
    RELATED_PARTS,
)
_OPEN = 0.2  # of the stories: how many leave texts open, or give them in bare words (open_requests.py)
_STATES_OF_FIELDS = ("disabled", "readonly", "required")
_STATES = (*_STATES_OF_FIELDS, "aria-pressed")
_ALONE = 0.4  # of the stories
_COUNTS = (1, 2, 2, 2, 3)  # of the parts in a container, drawn from
_BARE = 0.55  # of the requests quote their texts
_SHORT = 0.15  # of those with one part: how many have no verb
_FROM_WITHIN = 0.4  # of the containers: how many the play looks up from what stands in them
_AS_LISTS = 0.7  # of the assertions about several texts: how many compare them one by one
_DRAWN = 4  # parts, of which one is written in the place of another


class Frame(NamedTuple):
    """A container: its element, how a request names it, attributes, lines before the parts, and lines of the play."""

    element: str
    request: str
    attributes: str
    lines: tuple[str, ...]
    play: tuple[str, ...]
    tops: tuple[str, ...]


class Composition(NamedTuple):
    """The story, and what it was made of: its parts, the texts of each, the frame around them, its look.

    `wrong` are answers to an open request that are no answers, each with its fault; other compositions have none.
    """

    story: Story
    parts: tuple[Part, ...]
    texts: tuple[tuple[str, ...], ...]
    frame: Frame | None
    look: Look
    wrong: tuple[tuple[str, str], ...] = ()


def compositions(count: int, seed: int) -> Iterator[Composition]:
    return (composition("compositions", number, seed) for number in range(count))


def composition(
    series: str,
    number: int,
    seed: int,
    vague: bool = False,
    fits: Callable[[Composition], bool] | None = None,
    unshown: bool = False,
) -> Composition:
    """The story of this number in its series. `vague`: its intent names the first part by a word that tells nothing.

    It is drawn until it `fits`. `unshown`: its solution is never shown, so that it may ask for what only stories whose
    solutions are never shown ask for.
    """
    rng = Random(f"{seed}/{series}/{number}")
    which = Random(f"{seed}/{series}/{number}/open")  # of its own, so that open requests change no other story
    is_open = not vague and which.random() < _OPEN
    while True:
        made = _open(series, number, rng, unshown) if is_open else _drawn(series, number, rng, vague)
        if made is None or len(made.story.code) > LONGEST:
            continue
        if fits is None or fits(made):
            return made
        is_open = not vague and which.random() < _OPEN


def another_part(part: Part, look: Look, texts: Sequence[str], rng: Random) -> Part:
    """A part of another kind with the same texts: what somebody writes who knows no such part."""
    found = list[Part]()
    while len(found) < _DRAWN:
        other = rng.choice((plain, *rng.choice(_KINDS)))(Maker(rng, look if part.adjectives else NO_LOOK, texts))
        if not set(part.keys) <= set(other.keys):
            found.append(other)
    if rng.random() < 0.5:
        return found[0]
    return max(found, key=lambda other: len(set(part.keys) & set(other.keys)))  # what is most like it


def solution(parts: Sequence[Part], frame: Frame | None, export: str) -> str:
    lines = [line for part in parts for line in part.lines]
    if frame is not None:
        inner = indented((*frame.lines, *lines))
        lines = [f"<{frame.element}{frame.attributes}>", *inner, f"</{frame.element}>"]
    elif sum(len(part.tops) for part in parts) > 1:
        lines = ["<div>", *indented(lines), "</div>"]
    return "\n".join([f"export const {export} = () => (", *indented(lines), ")"]) + "\n"


def _drawn(series: str, number: int, rng: Random, vague: bool) -> Composition | None:
    """None: what was drawn does not fit together."""
    look = Look.drawn(rng)
    m = Maker(rng, look)
    frame = None if m.chance(_ALONE) else _frame(m)
    parts, texts = list[Part](), list[tuple[str, ...]]()
    for _ in range(rng.choice(_COUNTS) if frame else 1):
        before = len(m.texts)
        parts.append(m.made(rng.choice(rng.choice(_KINDS))(m)))
        texts.append(tuple(m.texts[before:]))
    code = "\n".join(line for part in parts for line in part.lines)
    if frame is not None and re.search(rf"<{frame.element}\b", code):
        return None
    if any(code.count(f"<{landmark}") > 1 for landmark in ("aside", "footer", "form", "main", "nav")):
        return None  # each would need a name of its own
    if len({part.noun for part in parts}) < len(parts):
        return None
    tops = [top for part in parts for top in part.tops]
    play = [line for part in parts for line in part.play]
    if frame is not None:
        expected = " ".join((*frame.tops, *tops))
        order = assertion(f"the {frame.element}", "hold its parts in this order", tags_of(frame.element), expected)
        inner = re.match(r"const (\w+) = document", play[0])
        if inner and rng.random() < _FROM_WITHIN:
            around = f"const {frame.element} = {inner[1]}?.closest('{frame.element}')"
            play = [play[0], around, *frame.play[1:], order, *play[1:]]
        else:
            play = [*frame.play, order, *play]
    play += _states_as_asked(code, _STATES)
    play = [as_list(line) if rng.random() < _AS_LISTS else line for line in play]
    nouns = [part.noun for part in parts]
    if vague:
        play += _said_once(parts[0])
        nouns[0] = unheard(rng)
    requests = [
        part.named(noun, told=not vague or number > 0)
        for number, (part, noun) in enumerate(zip(parts, nouns, strict=True))
    ]
    export = _pascal((frame.element if frame else "", *parts[0].adjectives, nouns[0]))
    path = f"{re.sub('[^a-z0-9]+', '-', nouns[0].lower()).strip('-')}.tsx"
    asked = _intent(requests, frame, rng)
    story = _story(
        series, f"{export[0].lower()}{export[1:]}{number}", Contract(path=path, export=export), asked,
        _typed(asked, rng), play, solution(parts, frame, export),
    )  # fmt: skip
    return Composition(story, tuple(parts), tuple(texts), frame, look)


def _said_once(part: Part) -> list[str]:
    """A line of the play, if the request asks for a button and does not say so: its label stands in it alone."""
    label = re.fullmatch("<button[^>]*>([^<]+)</button>", part.lines[0])
    if label is None:
        return []
    button = re.sub("^const (\\w+) = .*", r"\1", part.play[0])
    texts = "[...document.querySelectorAll('body, body *')].flatMap((one) => [...one.childNodes])"
    texts = f"{texts}.filter((one) => one.nodeType === Node.TEXT_NODE).map((one) => one.textContent.trim())"
    same = f"{texts}.filter((text) => text === {button}?.textContent.trim())"
    return [assertion("the text of the button", "stand there once", same, [label[1]])]


def _states_as_asked(code: str, states: Sequence[str]) -> list[str]:
    """A line of the play, if there are controls: as many as the solution has are in each of these states."""
    if not re.search("<(?:button|input|select|textarea)", code):
        return []
    counts = "document.querySelectorAll(`[${name}]`).length"
    actual = f"[{', '.join(map(repr, states))}].map((name) => {counts}).join(' ')"
    expected = " ".join(str(len(re.findall(rf"\s{name}(?=[\s=>])", code))) for name in states)
    return [assertion("controls", f"be {', '.join(states)} where asked", actual, expected)]


def _open(series: str, number: int, rng: Random, unshown: bool) -> Composition:
    request = open_request(Maker(rng), unshown)
    play = (*request.play, *_states_as_asked("\n".join(request.lines), _STATES_OF_FIELDS))
    part = Part(request.noun, (), "", tuple(request.lines), play, (request.top,), request.keys)
    export = _pascal((request.noun,))
    path = f"{re.sub('[^a-z0-9]+', '-', request.noun.lower()).strip('-')}.tsx"
    story = _story(
        series, f"{export[0].lower()}{export[1:]}{number}", Contract(path=path, export=export), "", request.asked,
        part.play, solution((part,), None, export), request.invents,
    )  # fmt: skip
    story = story.model_copy(update={"words": request.texts})
    wrong = tuple(
        (fault, solution((part._replace(lines=tuple(lines)),), None, export)) for fault, lines in request.wrong
    )
    return Composition(story, (part,), (request.texts,), None, NO_LOOK, wrong)


def _frame(m: Maker) -> Frame:
    element = m.pick(*CONTAINERS)
    variable, lookup = m.bound(element, element)
    noun = m.pick(*CONTAINERS[element])
    lines: tuple[str, ...] = ()
    tops: tuple[str, ...] = ()
    attributes, rest, play = "", "", [lookup]
    adjectives, looks, checks = m.look(variable, element) if m.chance(0.4) else ((), "", [])
    if element == "form" or (element != "fieldset" and m.chance(0.2)):
        name = m.text(1, 3)
        attributes, rest = f' aria-label="{name}"', f' named "{name}"'
        actual = f"{variable}?.getAttribute('aria-label')"
        play.append(assertion(f"the {element}", "be named by aria-label", actual, name))
    if element == "fieldset":
        legend = m.text(1, 3)
        rest, lines, tops = f' with the legend "{legend}"', (f"<legend>{legend}</legend>",), ("legend",)
        found, lookup_legend = m.bound("title", "legend")
        play += [lookup_legend, assertion("the fieldset", "have the legend", f"{found}?.textContent", legend)]
    elif m.chance(0.3):
        part = heading(m)
        lines, tops = part.lines, part.tops
        rest += f"{' and' if rest else ''} with {part.request}"
        play += part.play
    m.made(Part(noun, (), "", lines, (), (), ()))
    said = " ".join((*adjectives, noun))
    return Frame(element, f"{article(said)} {said}{rest}", attributes + looks, lines, (*play, *checks), tops)


def _intent(requests: Sequence[str], frame: Frame | None, rng: Random) -> str:
    verb = rng.choice(VERBS)
    if frame is None:
        (said,) = requests
        if rng.random() < _SHORT:
            return said.split(" ", 1)[1]
        return rng.choice(SENTENCES).format(said) if rng.random() < 0.2 else f"{verb} {said}"
    container = frame.request
    together = listed(requests) if len(requests) < 3 else f"{requests[0]}, then {requests[1]} and last {requests[2]}"
    ways = (
        f"{verb} {container}, and in it {together}",
        f"{verb} {container} that holds {'; '.join(requests)}",
        f"{verb} {container}. Inside: {'; '.join(requests)}",
        f"{verb} {together}, all in {container}",
        f"In {container}, put {together}",
        f"{verb} {container} containing {together}",
    )
    return rng.choice(ways)


def _typed(intent: str, rng: Random) -> str:
    """Some begin with a small letter, some have typographic quotes, and a third none at all."""
    chance = rng.random()
    if chance < 0.1:
        return intent[0].lower() + intent[1:].rstrip(".?")
    if chance > _BARE:
        return in_haste(intent, rng)
    return re.sub('"([^"]*)"', r"“\1”", intent) if chance < 0.2 else intent


def _story(
    series: str,
    export: str,
    contract: Contract,
    asked: str,
    typed: str,
    play: Sequence[str],
    solution: str,
    invents: bool = False,
) -> Story:
    """`asked` has its texts in quotes, `typed` is the intent made of it. `invents`: it leaves texts open."""
    file = f"{series}.stories.tsx"
    lines = [
        "import { story } from 'plaited/testing'",
        f"import {{ {contract.export} }} from './{contract.path}'",
        "",
        f"export const {export} = story({{",
        f"  intent: '{typed}',",
        f"  template: {contract.export},",
        *(["  parameters: { extras: 'ignore' },"] if invents else []),
        "  async play({ assert, accessibilityCheck }) {",
        *(f"    {line}" for line in play),
        "    await accessibilityCheck({})",
        "  },",
        "})",
    ]
    return Story(
        id=f"{file}#{export}",
        component=series,
        file=file,
        export=export,
        intent=typed,
        split="train",
        contract=contract,
        files={file: "\n".join(lines) + "\n"},
        solution={contract.path: solution},
        words=quoted_words(asked),
    )


def _pascal(words: Sequence[str]) -> str:
    found = [word for text in words for word in re.findall("[A-Za-z0-9]+", text)][:4]
    return "".join(word[0].upper() + word[1:] for word in found)
