"""Requests as people type them, which leave texts open or give them in bare words. Pure.

    dropdown, four kinds of tea of your choice, label favourite tea
    toolbar left / center / right, center is pressed

Who only ever copied what stands in quotes writes "four kinds of tea of your choice" as an option, and takes the label
for an item. Each request has the solution, a play that checks what is asked and no more, and wrong answers of that
kind, made of the same pieces. Texts to be made up are members of a category, drawn anew each time, or sentences.
"""

from collections.abc import Callable

from stages.compositions.open_bare import bare_shape
from stages.compositions.open_forms import form, leaving
from stages.compositions.open_knowledge import CATEGORIES, FACTS, Category
from stages.compositions.open_members import facts_only, members_only
from stages.compositions.open_said import (
    COUNTABLE,
    INSTRUCTION_AS_TEXT,
    ITEM_DOUBLED,
    ITEM_MISSING,
    LABEL_AS_ITEM,
    NONE_MARKED,
    NOUNS,
    WRONG_NAME,
    Request,
    allowed,
    bare,
    by_number,
    counted,
    names_of,
    panel_of,
    state_of,
    typed,
    wrong_fillings,
)
from stages.compositions.open_shapes import SHAPES, Filled, not_the_request, play_of
from stages.compositions.open_written import announced, questions, written_about
from stages.compositions.parts import Maker, article
from stages.variation.conventions import assertion
from stages.variation.vocabulary import is_held_out_text

_ITEMS_OPEN = (
    "of your choice", "you pick them", "your choice", "any", "any will do", "you choose", "pick some yourself",
    "up to you which", "whatever you like", "you choose which", "choose them yourself", "of your own choice",
    "", "", "",
)  # fmt: skip
_OPENED = (
    "select", "select", "radios", "radios", "checkboxes", "bullets", "bullets", "numbered", "tabs", "toolbar", "menu",
)  # fmt: skip
_LABELS = (
    "favourite {one}", "your {one}", "pick a {one}", "which {one}", "best {one}", "{many}", "{many} we like",
    "my {many}", "choose one of the {many}", "what is your {one}", "preferred {one}", "{one} of the day", "next {one}",
)  # fmt: skip
_WAYS = (
    "{k}, {c} {many} {o}, {n}, {s}", "{k} with {c} {many} {o}, {n}, {s}", "{k}: {c} {many}, {o}. {n}. {s}",
    "{k}, {n}, {c} {many}, {o}, {s}", "{k} of {c} {many}, {o}, {n}, {s}", "{k} ({c} {many}, {o}), {n}, {s}",
    "{c} {many} as {k}, {o}, {n}, {s}", "{k}, {c} {many}, {o}, {n}, {s}", "{k}: {c} {many}, {o}, {n}, {s}",
)  # fmt: skip
_PLURAL_WAYS = ("{c} {p} with {many}, {o}, {n}, {s}", "{c} {p}, {many}, {o}, {n}, {s}", "{c} {p}: {many} {o}. {n}. {s}")


def open_request(m: Maker, unshown: bool = False) -> Request:
    """`unshown`: nothing will show its solution, so that it may be of a kind whose solutions are never shown."""
    if m.chance(0.42):
        return bare_shape(m, unshown)
    return m.pick(*_KINDS)(m)


def invented_items(m: Maker) -> Request:
    """A number of things of a kind."""
    kind = m.pick(*_OPENED)
    shape, noun = SHAPES[kind], m.pick(*NOUNS[kind])
    category = m.pick(*CATEGORIES)
    most = min(shape.most, sum(not is_held_out_text(member) for member in category.members))
    count = m.rng.randint(2, most)
    items = category.some(count, m.rng)
    name = ""
    if m.chance(0.75 if shape.needs_name else 0.35):
        name = _label(category, m)
    at, state = None, ""
    none_marked = kind in NONE_MARKED and m.chance(0.2)
    if none_marked:
        state = m.pick(*NONE_MARKED[kind])
    elif kind not in ("bullets", "numbered", "menu") and m.chance(0.35):
        at = allowed(kind, count, m.rng.randrange(count))
        state = state_of(kind, by_number(at, count, m.rng), m)
    plural = kind in COUNTABLE and m.chance(0.5)
    open_ = m.pick(*_ITEMS_OPEN)
    number = counted(count, m.rng)
    ways = [way for way in _WAYS if not (" with " in noun and way.startswith("{k} with"))]
    asked = m.pick(*(_PLURAL_WAYS if plural else ways)).format(
        k=noun, p=COUNTABLE.get(kind, noun), c=number, many=category.many, o=open_,
        n=names_of(kind, name, m) if name else "", s=state,
    )  # fmt: skip
    own_name = name or (_own_label(category) if shape.needs_name else "")
    panel = panel_of(items[at or 0], m) if kind == "tabs" else ""
    filled = Filled(tuple(items), own_name, at, (), panel)
    said = f"{number} {category.many} {open_}".strip()
    one = category.one[0].upper() + category.one[1:]
    instruction = m.pick(
        [said], [f"{category.many} {open_}".strip()], [f"{one} {n}" for n in range(1, count + 1)], [said] * count
    )
    play = play_of(shape, filled._replace(name=name), noun, False, none_marked)
    words = {category.one, category.many, category.one.split()[-1], category.many.split()[-1]}
    play += [not_the_request("texts", sorted(words)), members_only("texts", category)]
    wrong = wrong_fillings(shape, filled, instruction, none_marked, m.rng)
    if not name:
        wrong = [one for one in wrong if one[0] not in (LABEL_AS_ITEM, WRONG_NAME)]
    return Request(
        typed(asked, m), noun, shape.write(filled), play, shape.top, shape.keys, wrong, (name,) if name else (), True
    )


def _own_label(category: Category) -> str:
    """Where the request has none."""
    name = category.one.removeprefix("kind of ").removeprefix("piece of ")
    return "Please choose" if is_held_out_text(name) else name[0].upper() + name[1:]


def _label(category: Category, m: Maker) -> str:
    for _ in range(4):
        label = m.pick(*_LABELS).format(one=category.one, many=category.many)
        label = label.replace("pick a ", f"pick {article(category.one)} ")
        if not is_held_out_text(label):
            return label
    return bare(m, 1, 2)


def known_facts(m: Maker) -> Request:
    """A table of things and a fact about each."""
    fact = m.pick(*FACTS)
    count = m.rng.randint(2, 4)
    rows = fact.some(count, m.rng)
    columns = [fact.one, fact.of] if m.chance(0.7) else [bare(m), bare(m)]
    if any(is_held_out_text(column) for column in columns):
        columns = [bare(m), bare(m)]
    caption = bare(m, 1, 3) if m.chance(0.4) else ""
    open_ = m.pick("", m.pick(*_ITEMS_OPEN))
    number = counted(count, m.rng)
    said = m.pick("columns {} and {}", "the columns are {} and {}", "columns: {}, {}", "column heads {} / {}").format(
        *columns
    )
    titled = m.pick("caption {n}", "captioned {n}", "caption: {n}").format(n=caption) if caption else ""
    asked = m.pick(
        "table of {c} {many} and {a}, {o}, {s}, {t}", "a table with {c} {many} and {a}, {o}, {t}, {s}",
        "table: {c} {many}, {o}, and {a}. {s}. {t}", "{c} {many} in a table with {a}, {o}, {s}, {t}",
    ).format(c=number, many=fact.many, a=fact.asks, o=open_, s=said, t=titled)  # fmt: skip

    def write(heads: list[str], cells: list[tuple[str, str]], title: str = caption) -> list[str]:
        lines = ["<table>", *([f"  <caption>{title}</caption>"] if title else []), "  <thead>", "    <tr>"]
        lines += [*(f'      <th scope="col">{head}</th>' for head in heads), "    </tr>", "  </thead>", "  <tbody>"]
        for pair in cells:
            lines += ["    <tr>", *(f"      <td>{cell}</td>" for cell in pair), "    </tr>"]
        return [*lines, "  </tbody>", "</table>"]

    body = "[...(it?.tBodies[0]?.rows ?? [])]"
    play = [
        "const it = document.querySelector('table')",
        f"const texts = {body}.flatMap((row) => [...row.cells].map((cell) => cell.textContent.trim()))",
        assertion(
            "the columns",
            "have these headers",
            "[...(it?.tHead?.querySelectorAll('th') ?? [])].map((one) => one.textContent.trim())",
            columns,
        ),
        assertion(f"{count} {fact.many}", "have a row each", f"{body}.length", count),
        assertion("each row", "have two cells that say something", "texts.filter((text) => text).length", 2 * count),
        assertion(
            f"the {fact.many}",
            "differ",
            f"new Set({body}.map((row) => row.cells[0]?.textContent.trim().toLowerCase())).size",
            count,
        ),
        not_the_request("texts", sorted({fact.one, fact.many, fact.of, fact.asks})),
        facts_only(body, fact),
    ]
    if caption:
        play.append(assertion("the caption", "say it", "it?.caption?.textContent.trim()", caption))
    told = (f"{number} {fact.many}", fact.asks)
    wrong = [
        (
            INSTRUCTION_AS_TEXT,
            write(columns, m.pick([told], [told] * count, [(f"{fact.one} {n}", fact.of) for n in range(count)])),
        ),
        (ITEM_MISSING, write(columns, rows[1:])),
        (ITEM_DOUBLED, write(columns, [*rows[1:], rows[-1]])),
        (LABEL_AS_ITEM, write(columns, [(columns[0], columns[1]), *rows])),
    ]
    texts = (*columns, *([caption] if caption else []))
    return Request(typed(asked, m), "table", write(columns, rows), play, "table", ("<table",), wrong, texts, True)


_KINDS: tuple[Callable[[Maker], Request], ...] = (
    *[invented_items] * 7, known_facts, written_about, written_about, announced, questions, form, form, leaving,
)  # fmt: skip
