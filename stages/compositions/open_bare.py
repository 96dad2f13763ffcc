"""Requests that give their texts in bare words: "toolbar left / center / right, center is pressed". Pure."""

from stages.compositions.open_said import (
    COUNTABLE,
    NONE_MARKED,
    NOUNS,
    Request,
    allowed,
    bare,
    by_number,
    counted,
    joined,
    listed_words,
    named,
    names_of,
    panel_of,
    state_of,
    typed,
    wrong_fillings,
)
from stages.compositions.open_shapes import SHAPES, Filled, play_of, slug
from stages.compositions.parts import Maker

_PAIRS = listed_words(
    "yes no, on off, true false, accept decline, keep delete, left right, agree disagree, hot cold, up down"
)
_ASSEMBLED = (
    "{k}: {l}. {n}. {s}", "{k} {l}, {n}, {s}", "{k} {l}, {n}, {s}", "{k}: {l}, {n}, {s}", "{k} ({l}), {n}, {s}",
    "{k} with {l}, {n}, {s}", "{k}: {l} - {n} - {s}", "{k}, {n}: {l}. {s}", "{k}: {l}. {s}. {n}",
)  # fmt: skip
# No solution of a stepper is ever shown: grpo alone asks for one.
_SHOWN = ("select", "select", "radios", "radios", "checkboxes", "checkboxes", "bullets", "numbered", "numbered")
_SHOWN += ("toolbar", "toolbar", "toolbar_off", "tabs", "tabs", "crumbs", "crumbs", "menu", "menu")  # type: ignore[assignment]
_NEVER_SHOWN = ("steps", "steps")


def bare_shape(m: Maker, unshown: bool) -> Request:
    """A list of texts with a name and a state, all of it without quotes."""
    kind = m.pick(*_SHOWN, *(_NEVER_SHOWN if unshown else ()))
    shape = SHAPES[kind]
    count = m.pick(2, 3, 3, 4)
    if kind == "radios" and m.chance(0.4):
        items, noun = m.pick(*_PAIRS).split(), ""
    else:
        items, noun = [bare(m, 1, 2) if m.chance(0.3) else bare(m) for _ in range(count)], m.pick(*NOUNS[kind])
    count = len(items)
    name = named(m, kind) if shape.needs_name or (m.chance(0.4) and kind != "steps") else ""
    paths = tuple("/" if not number and m.chance(0.4) else slug(text) for number, text in enumerate(items))
    at = _marked(kind, count, m)
    none_marked = at is None and kind in NONE_MARKED and m.chance(0.5)
    state = m.pick(*NONE_MARKED[kind]) if none_marked else ""
    if at is not None:
        said = items[at] if m.chance(0.65) or kind == "crumbs" else by_number(at, count, m.rng)
        state = state_of(kind, said, m)
    by_text = not noun
    if by_text:
        noun = "radio buttons"
        start = m.pick("{}/{} radio", "{}/{} radio buttons", "{} / {} radios", "{} or {} radio buttons").format(*items)
        asked = f"{start}, {names_of(kind, name, m)}, {state}"
    else:
        shown = f"{counted(count, m.rng)} {COUNTABLE[kind]}" if kind in COUNTABLE and m.chance(0.4) else noun
        asked = m.pick(*_ASSEMBLED).format(
            k=shown, l=_list(kind, items, paths, m), n=names_of(kind, name, m) if name else "", s=state
        )
        if asked.count(": ") > 1 and asked.startswith(f"{shown}, "):
            asked = asked.replace(": ", " ", 1)
    panel = panel_of(items[at or 0], m) if kind == "tabs" else ""
    filled = Filled(tuple(items), name, at, paths if kind == "menu" else (), panel)
    instruction = (
        [m.pick(joined(items, m), f"{noun} {joined(items, m)}")] if m.chance(0.5) or not state else [*items, state]
    )
    play = play_of(shape, filled, noun, True, none_marked)
    wrong = wrong_fillings(shape, filled, instruction, none_marked, m.rng)
    texts = (*items, *([name] if name else []))
    return Request(
        typed(asked, m, by_text), noun, shape.write(filled), play, shape.top, shape.keys, wrong, texts, kind == "tabs"
    )


def _marked(kind: str, count: int, m: Maker) -> int | None:
    if kind in ("bullets", "numbered"):
        return None
    if kind in ("crumbs", "tabs", "steps") or m.chance(0.6):
        return count - 1 if kind == "crumbs" else allowed(kind, count, m.rng.randrange(count))
    return None


def _list(kind: str, items: list[str], paths: tuple[str, ...], m: Maker) -> str:
    if kind == "menu":
        way = m.pick("{} {}", "{} {}", "{} -> {}", "{} to {}", "{}: {}")
        return joined([way.format(*pair) for pair in zip(items, paths, strict=True)], m, ", ", ", ", " and ", "; ")
    if kind == "crumbs":
        return joined(items, m, " > ", " > ", " > ", " / ", " / ", " » ", ", ")
    return joined(items, m)
