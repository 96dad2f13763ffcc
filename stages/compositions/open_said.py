"""How people say what an open request is made of, and how it is answered wrongly. Pure."""

# ruff: noqa: SIM905  (word lists read better as text)
import re
from collections.abc import Sequence
from random import Random
from typing import NamedTuple

from stages.compositions.open_shapes import Filled, Shape, slug
from stages.compositions.parts import Maker, article
from stages.variation.vocabulary import is_held_out_text

INSTRUCTION_AS_TEXT, ITEM_MISSING, ITEM_DOUBLED = "instruction_as_text", "item_missing", "item_doubled"
LABEL_AS_ITEM, WRONG_MARKED, WRONG_NAME, WRONG_LINK = "label_as_item", "wrong_marked", "wrong_name", "wrong_link"

Wrong = tuple[str, list[str]]  # a fault, and the lines of an answer with it


class Request(NamedTuple):
    """What is asked as it is typed, and all that a story is made of. `invents`: some of its texts are made up."""

    asked: str
    noun: str
    lines: list[str]
    play: list[str]
    top: str
    keys: tuple[str, ...]
    wrong: list[Wrong]
    texts: tuple[str, ...]
    invents: bool


NOUNS: dict[str, tuple[str, ...]] = {
    "select": ("dropdown", "select", "drop-down", "select box", "dropdown list"),
    "radios": ("radio buttons", "radios", "radio group", "group of radio buttons"),
    "checkboxes": ("checkboxes", "check boxes", "tick boxes", "group of checkboxes"),
    "bullets": ("bullets", "bullet list", "bullet points", "list with bullets", "unordered list"),
    "numbered": ("numbered list", "ordered list", "list with numbers", "list, numbered"),
    "toolbar": ("toolbar", "tool bar", "toolbar with buttons"),
    "tabs": ("tabs", "tab bar", "tab list"),
    "crumbs": ("crumbs", "breadcrumb", "breadcrumbs", "breadcrumb trail"),
    "menu": ("menu of links", "navigation", "nav bar", "nav with links", "site navigation"),
    "steps": ("steps", "list of steps", "ordered steps"),
}
NOUNS["toolbar_off"] = NOUNS["toolbar"]
COUNTABLE = {"radios": "radio buttons", "checkboxes": "checkboxes", "bullets": "bullets", "tabs": "tabs"}
_STATES = {
    "select": ("selected", "preselected", "chosen", "picked"),
    "radios": ("checked", "selected", "picked", "chosen"),
    "checkboxes": ("ticked", "checked", "on", "set"),
    "toolbar": ("pressed", "pushed in", "pressed down", "on"),
    "toolbar_off": ("disabled", "greyed out", "switched off"),
    "tabs": ("active", "selected", "open", "in front"),
}
_STATED = ("{x} is {s}", "{x} {s}", "{x} already {s}", "with {x} {s}", "{x} starts {s}", "{x} is {s} from the start")
_WE_ARE = (
    "we are on {x}", "we are at {x}", "now at {x}", "currently {x}", "current: {x}", "you are at {x}", "{x} is current",
    "{x} is where we are", "at {x} now", "{x} is the current one",
)  # fmt: skip
NONE_MARKED = {
    "radios": ("none picked", "nothing chosen", "none checked", "no default", "nothing selected yet"),
    "checkboxes": ("none ticked", "all off", "nothing checked", "all start empty"),
    "toolbar": ("none pressed", "all up", "nothing pressed yet"),
    "toolbar_off": ("none disabled", "all usable"),
}
_LABEL = ("label {n}", "labelled {n}", "label: {n}", "the label is {n}", "label it {n}", "labeled {n}")
_CALLED = ("label {n}", "called {n}", "named {n}", "its name is {n}", "labelled {n}", "label: {n}")
_GROUP = ("group label {n}", "label {n}", "legend {n}", "label of the group: {n}", "the label is {n}")
_QUESTION = ("question {n}", "question: {n}", "the question is {n}", "asks {n}", "the question: {n}")
_QUESTIONS = (
    "do you like {w}", "which {w} do you want", "what about {w}", "how often do you need {w}", "who gets the {w}",
    "what do you think of {w}", "what do we send you", "how did you find us", "what do you need",
    "when do you want the {w}", "what comes after {w}", "what kind of {w}",
)  # fmt: skip
_ORDINALS = ("first", "second", "third", "fourth", "fifth")
_COUNTS = ("no", "one", "two", "three", "four", "five")
_PANELS = (
    "Everything about {}",
    "All there is to say about {}",
    "This is about {}",
    "What you find under {}",
    "Here comes {}",
)
# Words that a request is made of: a bare text with one of them could be read as something else.
_OF_REQUESTS = frozenset(
    """
    label labels labelled labeled legend name named names called question questions asks group checked selected picked
    chosen pressed pushed down active open closed front disabled off already starts start from the and with are current
    now currently where none nothing all default ticked set empty for any your you choice choose pick words word text
    texts link links button buttons both required optional danger primary title titled headline sentence first second
    third fourth fifth last one two three four five items item list form dialog popup menu tabs steps crumbs but not
    has have had was were that this what which who how when why its it's can will may per via tab send field fields
    """.split()
)


def listed_words(text: str) -> list[str]:
    """What stands between the commas, without what has a held-out word."""
    return [one for one in re.split(r",\s+", text.strip()) if not is_held_out_text(one)]


def allowed(kind: str, count: int, at: int) -> int:
    """Which one to mark: not what a held-out story marks, among as many."""
    return {("tabs", 3, 1): 2, ("radios", 2, 0): 1}.get((kind, count, at), at)


def bare(m: Maker, least: int = 1, most: int = 1) -> str:
    """A text as it is typed without quotes: in small letters, no word of it one that requests are made of."""
    while True:
        text = m.text(least, most)
        if all(len(word) > 2 and word not in _OF_REQUESTS for word in text.lower().split()):
            m.texts[-1] = text if m.chance(0.12) else text.lower()
            return m.texts[-1]
        m.texts.pop()


def named(m: Maker, kind: str) -> str:
    """The name of a control or a group."""
    if kind in ("radios", "checkboxes") and m.chance(0.5):
        name = m.pick(*_QUESTIONS).format(w=bare(m))
        if "{w}" not in name and m.texts and m.texts[-1] in name:
            m.texts.pop()
        return name + ("?" if m.chance(0.15) else "")
    return bare(m, 1, 3)


def names_of(kind: str, name: str, m: Maker) -> str:
    """How a request says the name."""
    is_question = (
        kind in ("select", "radios", "checkboxes")
        and re.match("(?:do|which|what|how|who|where|when|is) ", name) is not None
    )
    ways = {"select": _LABEL, "radios": _GROUP, "checkboxes": _GROUP}.get(kind, _CALLED)
    return m.pick(*(_QUESTION if is_question and m.chance(0.8) else ways)).format(n=name)


def state_of(kind: str, said: str, m: Maker) -> str:
    """How a request says which one is marked."""
    if kind in ("crumbs", "menu", "steps"):
        return m.pick(*_WE_ARE).format(x=said)
    return m.pick(*_STATED).format(x=said, s=m.pick(*_STATES[kind]))


def panel_of(text: str, m: Maker) -> str:
    """What stands below a tab where the request says nothing about it."""
    return m.pick(*_PANELS).format(text)


def by_number(at: int, count: int, rng: Random) -> str:
    """ "the second", "2nd one", "the last"."""
    ways = [f"the {_ORDINALS[at]}", f"the {_ORDINALS[at]} one", f"{_ORDINALS[at]} one"]
    ways.append(f"the {at + 1}{('st', 'nd', 'rd', 'th', 'th')[at]}")
    if at == count - 1:
        ways += ["the last", "the last one"]
    return rng.choice(ways)


def counted(count: int, rng: Random) -> str:
    return str(count) if rng.random() < 0.5 else _COUNTS[count]


def joined(texts: Sequence[str], m: Maker, *separators: str) -> str:
    usual = (", ", ", ", ", ", " / ", " / ", " | ", "; ", " + ", " and ", " > ")
    separator = m.pick(*(separators or usual))
    if separator == " and " and len(texts) > 2:
        return f"{', '.join(texts[:-1])} and {texts[-1]}"
    return separator.join(texts)


def typed(asked: str, m: Maker, by_text: bool = False) -> str:
    """Without what was left empty. Some begin with a verb or a capital letter, some are polite, most are neither.

    `by_text`: it begins with a text, which stays letter by letter.
    """
    asked = re.sub(r"\s*([,;.]| -)(?=\s|$)(?:\s*[,;.:-](?=\s|$))+", r"\1", re.sub(" +", " ", asked))
    asked = re.sub(r"(?<=\?):|\s+(?=[,;:.](?:\s|$))", "", asked).strip(" ,;.-")
    if m.chance(0.12) and not by_text:
        first = asked.split(",")[0].split(":")[0]
        is_many = re.search(r"^\d|^(?:two|three|four|five)\b|s\b(?! (?:group|list))", first) is not None
        begin = m.pick("make", "i need", "please add", "give me", "build", "can you make", "i want")
        asked = f"{begin} {asked}" if is_many or re.match("an? ", asked) else f"{begin} {article(asked)} {asked}"
    if m.chance(0.06):
        asked += m.pick(" please", ", thanks", " pls")
    return asked[0].upper() + asked[1:] if m.chance(0.12) and not by_text else asked


def wrong_fillings(
    shape: Shape, filled: Filled, instruction: Sequence[str], none_marked: bool, rng: Random
) -> list[Wrong]:
    """Answers that are not what was asked. `instruction`: what of the request stands where a text belongs."""
    count, at = len(filled.items), filled.at
    paths = filled.paths or tuple(map(slug, filled.items))

    def with_items(items: Sequence[str], leads: Sequence[str], mark: int | None = at) -> list[str]:
        mark = None if mark is None else min(mark, len(items) - 1)
        return shape.write(filled._replace(items=tuple(items), paths=tuple(leads), at=mark))

    out, doubled = rng.randrange(count), rng.randrange(count)
    wrong = [(INSTRUCTION_AS_TEXT, with_items(instruction, [slug(one) for one in instruction]))]
    if count > 1:
        items, leads = list(filled.items), list(paths)
        del items[out], leads[out]
        wrong.append((ITEM_MISSING, with_items(items, leads)))
    again, leads = list(filled.items), list(paths)
    again.insert(doubled, again[doubled])
    leads.insert(doubled, leads[doubled])
    wrong.append((ITEM_DOUBLED, with_items(again, leads)))
    if filled.name:
        place = rng.choice((0, count))
        items, leads = list(filled.items), list(paths)
        items.insert(place, filled.name)
        leads.insert(place, slug(filled.name))
        wrong.append((LABEL_AS_ITEM, with_items(items, leads)))
        if shape.needs_name:
            swapped = filled._replace(items=(filled.name, *filled.items[1:]), name=filled.items[0])
            wrong.append((LABEL_AS_ITEM, shape.write(swapped)))
        wrong.append((WRONG_NAME, shape.write(filled._replace(name=f"{filled.name} {filled.items[0]}"))))
    if none_marked:
        wrong.append((WRONG_MARKED, with_items(filled.items, paths, rng.randrange(count))))
    elif at is not None and count > 1:
        wrong.append((WRONG_MARKED, with_items(filled.items, paths, rng.choice([n for n in range(count) if n != at]))))
    return wrong
