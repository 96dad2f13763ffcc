"""What generate makes of composed stories (stages/compositions): solutions, and conversations that correct an answer.

The first answer of a conversation is what a policy writes that knows other things only: a part of another kind, a
component that it was trained on with the texts of this intent, or the right texts in elements that it knows. Of an
open request it writes the words as texts, or takes the label for an item. What the browser says of it names what was
wanted. In some of them nothing else does: their intent calls it by a word that nobody has heard of.
"""

import re
from collections.abc import Iterator, Sequence
from random import Random

from stages.compositions.compose import Composition, another_part, composition, compositions, solution
from stages.compositions.parts import NO_LOOK, Part
from stages.generation.attempts import Attempt
from stages.generation.faults import perturb, pile_up
from stages.generation.misread import misread
from stages.generation.repairs import Draft
from stages.generation.wrong_answers import WRONG_ANSWERS, answers_of, drawn_kind, fitting
from stages.pipeline.params import GenerateParams
from stages.pipeline.records import Story
from stages.tools.write_call import reference_output, write_call
from stages.variation.vary import draw_replacements, vary

WRONG_PART, WRONG_COMPONENT, WRONG_ELEMENT = "wrong_part", "wrong_component", "wrong_element"
EXTRA_PART, WRONG_TEXT, UNKNOWN_NAME = "extra_part", "wrong_text", "unknown_name"
_VAGUE = 1 / 3  # of the conversations: how many name what they want by a word that tells nothing
_A_COMPONENT = 0.6  # of those about one part alone: how many begin with a component of a training story
_LONGEST_COMPONENT = 500  # characters of its solution
_LOOKED_AT = 3  # components, of which the one with the most fitting number of texts is taken
_OTHERS = (
    *["div"] * 6,
    "span",
    "span",
    "p",
    "p",
    "strong",
    "em",
    "code",
    "article",
    "aside",
    "footer",
    "mark",
    "small",
)
_IN_TWO_STEPS = 0.2
_OTHER_ELEMENTS = 0.5  # of those whose parts have elements: how many are right but for those
_SPOILT = 0.12  # of the conversations: how many begin with a fault of any story, such as an attribute left out
_MISREAD = 0.25  # of the conversations: how many begin with the right elements and a text that is wrong
_OPEN = 0.25  # of those whose intent names all parts: how many are about open requests, beside those that are anyway
_NO_ANSWER = 0.75  # of those about open requests: how many begin with their words as texts, or an item too few or many
_TOO_MUCH = 0.15  # of those whose intent names all parts: how many begin with a part that nobody asked for


def composed(params: GenerateParams, seed: int) -> Iterator[Attempt]:
    stories = (made.story for made in compositions(params.compositions, seed))
    return (Attempt(story, "composition", 0, reference_output(story)) for story in stories)


def composed_repairs(stories: Sequence[Story], params: GenerateParams, seed: int) -> Iterator[Draft]:
    """Conversations about stories of their own. `stories`: those of the catalogue, of which train ones are answers."""
    known = [
        story
        for story in stories
        if story.split == "train"
        and story.words
        and len(story.code) <= _LONGEST_COMPONENT
        and story.framework == "plaited"
    ]
    for number in range(params.composition_repairs):
        rng = Random(f"{seed}/composition_repair/{number}")
        vague = rng.random() < _VAGUE
        kind = drawn_kind(rng) if rng.random() < WRONG_ANSWERS else None
        if kind:
            made = composition("corrections", number, seed, vague, fitting(kind, rng))
            made, wrong, fault, untold = answers_of(kind, made, rng)
            yield _draft(made, [*wrong, reference_output(made.story)], fault, vague, untold)
            continue
        fits = _is_open if not vague and rng.random() < _OPEN else None
        made = composition("corrections", number, seed, vague, fits)
        first, fault = _first_answer(made, known, vague, rng)
        tells_elements = fault in (WRONG_ELEMENT, WRONG_COMPONENT, WRONG_PART)
        answers = [first, reference_output(made.story)]
        inner = _wrong_elements(made, 0, rng, inner=True) if _looks_inside(made) else None
        if inner and not _holds(first, made.parts[0].keys[0]):
            answers[1:1] = [inner]
            fault = f"{fault}+{WRONG_ELEMENT}"
        elif rng.random() < _IN_TWO_STEPS:
            piled = pile_up(made.story, 1, rng)
            answers[1:1] = [output for _, output in piled]
            fault = "+".join([fault, *(name for name, _ in piled)])
        draft = _draft(made, answers, fault, vague)
        if draft.demanded or not tells_elements:
            yield draft


def _draft(made: Composition, answers: Sequence[str], fault: str, vague: bool, untold: Sequence[str] = ()) -> Draft:
    """`untold`: names in the solution that the request does not say, beside the elements that no wrong answer has."""
    keys = [key for part in made.parts for key in part.keys]
    unseen = [_told(key) for key in keys if not any(_holds(answer, key) for answer in answers[:-1])]
    demanded = tuple(dict.fromkeys([*unseen, *untold]))
    return Draft(made.story, 0, tuple(answers), f"{fault}+{UNKNOWN_NAME}" if vague else fault, demanded=demanded)


def _first_answer(made: Composition, known: Sequence[Story], vague: bool, rng: Random) -> tuple[str, str]:
    """A wrong answer, and its fault."""
    if made.wrong and rng.random() < _NO_ANSWER:
        fault, code = rng.choice(made.wrong)
        return write_call(made.story.contract.path, code), fault
    if rng.random() < _MISREAD and (texts := _wrong_texts(made, rng)):
        return texts, WRONG_TEXT
    if rng.random() < _SPOILT and (spoilt := perturb(made.story, 1, rng)):
        ((fault, output),) = spoilt
        return output, fault
    if (renamed := _wrong_elements(made, 0 if vague else None, rng)) and rng.random() < _OTHER_ELEMENTS:
        return renamed, WRONG_ELEMENT
    if known and len(made.parts) == 1 and made.frame is None and rng.random() < _A_COMPONENT:
        return _component(made, known, rng), WRONG_COMPONENT
    if not vague and rng.random() < _TOO_MUCH:
        return _extra_part(made, rng), EXTRA_PART
    return _wrong_part(made, 0 if vague else rng.randrange(len(made.parts)), rng), WRONG_PART


def _is_open(made: Composition) -> bool:
    return bool(made.wrong)


def _ids(part: Part) -> list[str]:
    return re.findall(r'\bid="([^"]*)"', "\n".join(part.lines))


def _wrong_part(made: Composition, at: int, rng: Random) -> str:
    """The solution with one of its parts written as another one."""
    before, after = made.parts[:at], made.parts[at + 1 :]
    ids = {id for part in (*before, *after) for id in _ids(part)}
    while True:
        other = another_part(made.parts[at], made.look, made.texts[at], rng)
        if ids.isdisjoint(_ids(other)):
            return _written(made, (*before, other, *after))


def _looks_inside(made: Composition) -> bool:
    """Whether the play looks up elements in another one, of which nothing is said as long as that one is not there.

    A conversation about it takes two corrections: the first has the outer element.
    """
    return any("?.querySelector('" in line or "one.querySelector('" in line for line in made.parts[0].play)


def _wrong_elements(made: Composition, at: int | None, rng: Random, inner: bool = False) -> str | None:
    """The solution with elements of the part `at` (None: of any part) written as others: one of them, or all.

    `inner`: not the first that makes a part what it is, which holds the others, nor an item. None where none does.
    """
    parts = made.parts if at is None else (made.parts[at],)
    keys = [key for part in parts for key in (part.keys[1:] if inner else part.keys)]
    found = sorted({key[1:] for key in keys if key.startswith("<") and not (inner and key == "<li")})
    if not found:
        return None
    wrong = dict[str, str]()
    for name in found if rng.random() < 0.5 else [rng.choice(found)]:
        wrong[name] = rng.choice([other for other in _OTHERS if other not in found])
    code = made.story.code
    pattern = rf"(</?)({'|'.join(map(re.escape, wrong))})(?=[\s>])"
    return write_call(made.story.contract.path, re.sub(pattern, lambda tag: tag[1] + wrong[tag[2]], code))


def _wrong_texts(made: Composition, rng: Random) -> str | None:
    """The solution with one or two of its texts misread; None where it has none."""
    path = made.story.contract.path
    code = made.story.solution[path]
    texts = {text: _standing(text) for group in made.texts for text in group}
    there = [text for text, pattern in texts.items() if re.search(pattern, code)]
    if not there:
        return None
    for text in rng.sample(there, min(rng.choice((1, 1, 2)), len(there))):
        code = re.sub(texts[text], rf"\g<1>{misread(text, rng)}", code)
    return write_call(path, code)


def _standing(text: str) -> str:
    """Matches the text where it is all that an element, an attribute or a line holds, and what it is indented by."""
    return rf'(?m)(^ +|(?<=[>"])){re.escape(text)}(?=[<"]|$)'


def _extra_part(made: Composition, rng: Random) -> str:
    """The solution with one part more, at either end."""
    ids = {id for part in made.parts for id in _ids(part)}
    while True:
        other = another_part(made.parts[0], NO_LOOK, (), rng)
        if ids.isdisjoint(_ids(other)):
            return _written(made, rng.choice(((other, *made.parts), (*made.parts, other))))


def _written(made: Composition, parts: Sequence[Part]) -> str:
    return write_call(made.story.contract.path, solution(parts, made.frame, made.story.contract.export))


def _component(made: Composition, known: Sequence[Story], rng: Random) -> str:
    """A component of a training story with the texts of this one, as far as it has a place for them."""
    texts = [text for group in made.texts for text in group]
    story = min(rng.sample(known, min(_LOOKED_AT, len(known))), key=lambda one: abs(len(one.words) - len(texts)))
    places = [word for word in story.words if not word.startswith("/")]
    replacements = draw_replacements(story, rng) | dict(zip(places, texts, strict=False))
    return reference_output(vary(story, replacements))


def _holds(answer: str, key: str) -> bool:
    if key.startswith("<"):
        return re.search(rf"{key}(?![\w-])", answer) is not None
    return key.strip('"[]') in answer if "[" not in key else f'role="{key[7:-2]}"' in answer


def _told(key: str) -> str:
    """As the browser quotes it: the selector of an element, a value."""
    return f'"{key[1:]}"' if key.startswith("<") else key
