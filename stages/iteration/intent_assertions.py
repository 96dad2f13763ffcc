"""What an intent promises, as far as its words say it plainly: a part, a count, a variant, a state, a text. Pure.

`Create a small danger button labelled "Delete"` promises a `button`, `data-size="small"`,
`data-variant="danger"`, the text "Delete", and that it is the button's. intent_words.py holds the words that the
stories use, plain_words.py says where they promise something: in an intent without quotes they may be texts.
`unchecked` says which words promise something that none of this looks for, such as order ("the second open") and
behaviour; a person adds those on review. `storyloop try` and `harvest` both play what is found here (`play_lines`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stages.intents.quotations import blanked, pieces, quoted_words
from stages.iteration.intent_words import AT_LEAST, NUMBERS, PARTS, SIZES, STATES, VARIANTS
from stages.iteration.plain_words import NUMBER, paths, plainly

MOST_WORDS, MOST_LETTERS = 20, 40  # of what a line lists
# What names the part before it: a button labelled "Save", a dialog titled "Sure?".
NAMED = re.compile(r",? (?:labelled|titled|called|named) ")
# From here on an intent tells what happens, not what is there: `a button that adds the item "Owl"`.
BEHAVIOUR = re.compile(
    r"\b(?:that|which)\b(?! (?:says?|reads?|is|are|has|have|can|points?|leads?)\b)|\b"
    r"(?:when|whenever|where|while|until|after|before|once|if|unless|as long as|on click)\b"
    r"|(?<=[.,;] )(?:on|off)(?: \([a-z]+\))? ->"  # "on (checked) -> a message"
)
FILLER_WORDS = re.compile(
    r"a|add|an|and|as|at|build|by|called|create|described|for|from|give|has|have|hint|i|in|is|it|its|label|labelled|make"
    r"|me|named|need|of|on|or|pointing|please|saying|says|show|showing|text|that|the|then|titled|to|value|with|placeholder"
)


@dataclass(frozen=True)
class Expectation:
    """`should` says what; `selector` finds it, or `text` is to be read, or both: the text on what the selector finds.

    `count` is how many the selector finds; with `more`, at least.
    """

    should: str
    selector: str | None = None
    text: str | None = None
    count: int | None = None
    more: bool = False


def expectations(intent: str) -> list[Expectation]:
    """Everything the tables find in an intent, parts first, in the order of its words, then its texts."""
    return _read(intent)[0]


def unchecked(intent: str) -> list[str]:
    """The words of an intent, in order, that no expectation looks for."""
    _, rest, behaviour = _read(intent)
    words = [word for text in (rest, behaviour) for word in _words_of(text)]
    return [word for word in words if not FILLER_WORDS.fullmatch(word.lower())]


def listed(words: list[str]) -> str:
    """Words for one line that a person reads: each once, of a long list the first."""
    each = [" ".join(word.split()) for word in dict.fromkeys(words)]
    shown = ", ".join(word if len(word) <= MOST_LETTERS else f"{word[:MOST_LETTERS]}…" for word in each[:MOST_WORDS])
    return f"{shown} and {len(each) - MOST_WORDS} more" if len(each) > MOST_WORDS else shown


def unquoted(intent: str) -> bool:
    """Whether the intent quotes no text, as people type it: then nothing says which of its words are to be read."""
    return not quoted_words(intent)


def subject(intent: str) -> list[str]:
    """The words that name what is asked for, as in `small danger button`; none where no part is named."""
    plain = plainly(intent)
    places = [(match.start(), match.end()) for name in PARTS for match in re.finditer(rf"\b{name}(?:s|es)?\b", plain)]
    if not places:
        return []
    start, end = min(places, key=lambda place: (place[0], -place[1]))
    before = re.split(r"\b(?:an?|the|some|with|and|of|need|create|make|build|add)\b", plain[:start])[-1].split()
    return [*(word for word in before if re.fullmatch("[a-z]+(-[a-z]+)*", word))][-3:] + plain[start:end].split()


def _read(intent: str) -> tuple[list[Expectation], str, str]:
    """The expectations, what is left of the intent once their words are taken out, and the behaviour it ends with."""
    lower, rest = blanked(intent).lower(), blanked(intent, code=False)
    behaves = BEHAVIOUR.search(lower)
    end = behaves.start() if behaves else len(intent)
    plain, left = plainly(intent)[:end], rest.lower()[:end]  # what is found is taken out of both
    leads_to = [path for path in paths(intent) if path in left]
    intent, behaviour = intent[:end], intent[end:]
    named = {piece.start: piece.text for piece in pieces(intent)}
    found: list[tuple[int, Expectation]] = []
    for name in sorted(PARTS, key=len, reverse=True):  # a longer name takes its words away from a shorter one
        selector = PARTS[name]
        for match in re.finditer(rf"\b(?:(?P<number>{NUMBER}) )?(?P<part>{name})(?:s|es)?\b", plain):
            plain, left = _blank(plain, match), _blank(left, match)
            how_many = match["number"] if match.group().endswith("s") else None
            found.append((match.start("part"), _part(name, selector, how_many)))
            # Several are named one by one, and what names all of them stands around them.
            said = NAMED.match(intent, match.end("part"))
            if said and (text := named.get(said.end())):
                found.append((match.start("part"), Expectation(f"{_have(name)} that says {text}", selector, text)))
    for word, selector in _words():
        for match in re.finditer(rf"(?<![\w-]){word}(?![\w-])", plain):
            plain, left = _blank(plain, match), _blank(left, match)
            found.append((match.start(), Expectation(f"be {word}", selector)))
    for pattern, of, should, selector in MEASURES:
        for match in re.finditer(pattern, lower[:end]) if of in lower else ():
            left = _blank(left, match)
            found.append((match.start(), Expectation(match.expand(should), match.expand(selector))))
    kept = dict.fromkeys(expectation for _, expectation in sorted(found, key=lambda item: item[0]))
    for path in leads_to:
        left = left.replace(path, " " * len(path))
    return [*kept, *map(_text, [*quoted_words(intent), *leads_to])], left, behaviour


# A number in words: a pattern, the part that it is said of if only of one, what it promises, and what finds it.
MEASURES = (
    (r"\blevel ([1-6])\b", "", r"have a level \1 heading", r"h\1"),
    (r"\bwith (\d+) rows\b", "text area", r"have \1 rows to write in", r'textarea[rows="\1"]'),
    (
        r"\bat (\d+) of (\d+)\b",
        "",
        r"be at \1 of \2",
        r'[value="\1"][max="\2"], [aria-valuenow="\1"][aria-valuemax="\2"]',
    ),
)


def _part(name: str, selector: str, number: str | None) -> Expectation:
    if number is None:
        return Expectation(_have(name), selector)
    count, more = NUMBERS.get(number) or int(number), name in AT_LEAST
    return Expectation(f"have {'at least ' * more}{number} {name}s", selector, count=count, more=more)


def _have(name: str) -> str:
    return f"have {'an' if name[0] in 'aeiou' else 'a'} {name}"


def _words_of(text: str) -> Iterator[str]:
    """Its words in order; a quotation or a piece of code is one."""
    at = 0
    for piece in pieces(text):
        yield from re.findall(r"[\w'-]+", text[at : piece.start])
        yield text[piece.start : piece.end]
        at = piece.end
    yield from re.findall(r"[\w'-]+", text[at:])


def _words() -> Iterator[tuple[str, str]]:
    yield from ((word, f'[data-variant="{word}"]') for word in VARIANTS)
    yield from ((word, f'[data-size="{word}"]') for word in SIZES)
    yield from STATES.items()


def _blank(text: str, match: re.Match[str]) -> str:
    return text[: match.start()] + " " * len(match.group()) + text[match.end() :]


def _text(word: str) -> Expectation:
    if word.startswith("/"):
        return Expectation(f"lead to or show {word}", f'[href="{word}"], [src="{word}"]')
    return Expectation(f"say {word}", text=word)


# What the lines of a play call; also inside shadow roots, which querySelectorAll does not enter.
PLAY_FUNCTIONS = """
const every = (root: ParentNode): Element[] =>
  [...root.querySelectorAll('*')].flatMap((found) => [found, ...(found.shadowRoot ? every(found.shadowRoot) : [])])
const all = (selector: string) => every(document.body).filter((found) => found.matches(selector))
const has = (selector: string) => all(selector).length > 0
const named = ['aria-label', 'alt', 'title', 'placeholder', 'value', 'label']
const plain = (text: string | null | undefined) => (text ?? '').trim().replace(/\\s+/g, ' ')
const own = (found: Element) =>
  [...found.childNodes].filter((part) => part.nodeType === 3).map((part) => part.textContent)
const texts = (found: Element) =>
  [found.textContent, own(found).join(' '), ...named.map((name) => found.getAttribute(name))].map(plain)
const says = (text: string) => every(document.body).some((found) => texts(found).includes(text))
const labels = (found: Element) => [
  ...((found as HTMLInputElement).labels ?? []),
  ...(found.getAttribute('aria-labelledby') ?? '')
    .split(' ')
    .flatMap((id) => (found.getRootNode() as Document).getElementById(id) ?? []),
  ...(found.closest('fieldset, figure')?.querySelectorAll('legend, figcaption') ?? []),
]
const hasNamed = (selector: string, text: string) =>
  all(selector).some((found) =>
    [found, ...labels(found)].some((part) => [part, ...every(part)].some((inner) => texts(inner).includes(text))),
  )
""".strip()


def play_lines(intent: str) -> list[str]:
    """An `assert` of a play for each expectation; PLAY_FUNCTIONS stand before them."""
    return [
        f"assert({{ given: 'the intent', should: {literal(one.should)}, actual: {_actual(one)}, expected: true }})"
        for one in expectations(intent)
    ]


def _actual(expectation: Expectation) -> str:
    selector, text = literal(expectation.selector or "*"), expectation.text
    if text is not None:
        return f"hasNamed({selector}, {literal(text)})" if expectation.selector else f"says({literal(text)})"
    if expectation.count is not None:
        return f"all({selector}).length {'>=' if expectation.more else '==='} {expectation.count}"
    return f"has({selector})"


def literal(text: str) -> str:
    """A string of TypeScript in single quotes."""
    return "'" + re.sub(r"[\\']", r"\\\g<0>", " ".join(text.split())) + "'"
