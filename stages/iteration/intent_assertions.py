"""What an intent promises, as far as its words say it plainly: a part, a variant, a state, a text. Pure.

`Create a small danger button labelled "Delete"` promises a `button`, `data-size="small"`,
`data-variant="danger"` and the text "Delete". The tables hold the words that the stories use. Left out: counts,
order ("the second open") and behaviour; a person adds those on review.
"""

import re
from dataclasses import dataclass

from stages.stories.parse import quoted_words

QUOTED = re.compile(r"“[^”]+”|\"[^\"]+\"|(?<!\w)'[^']+'(?!\w)")

# Longer names first: each takes its words away from the shorter ones.
PARTS = {
    "alert dialog": '[role="alertdialog"]',
    "text area": "textarea",
    "text field": 'input[type="text"], input:not([type])',
    "email field": 'input[type="email"]',
    "password field": 'input[type="password"]',
    "search field": 'input[type="search"]',
    "number field": 'input[type="number"]',
    "radio group": 'fieldset input[type="radio"], [role="radiogroup"]',
    "progress bar": 'progress, [role="progressbar"]',
    "description list": "dl",
    "numbered list": "ol",
    "bulleted list": "ul",
    "accordion": "details",
    "alert": '[role="alert"], [role="status"]',
    "breadcrumb": "nav",
    "button": "button",
    "card": "article",
    "checkbox": 'input[type="checkbox"]',
    "dialog": 'dialog, [role="dialog"]',
    "figure": "figure",
    "form": "form",
    "heading": "h1, h2, h3, h4, h5, h6",
    "image": "img",
    "link": "a[href]",
    "list": "ul, ol",
    "meter": 'meter, [role="meter"]',
    "navigation": "nav",
    "pagination": "nav",
    "select": "select",
    "switch": '[role="switch"]',
    "table": "table",
    "tab": '[role="tab"]',
    "toolbar": '[role="toolbar"]',
    "tooltip": '[role="tooltip"]',
}
VARIANTS = ("primary", "secondary", "danger", "success", "warning", "info")
SIZES = ("small", "large")
STATES = {
    "disabled": ':disabled, [aria-disabled="true"]',
    "required": ':required, [aria-required="true"]',
    "checked": ':checked, [aria-checked="true"]',
    "read-only": '[readonly], [aria-readonly="true"]',
    "loading": '[aria-busy="true"]',
    "open": "[open]",
    "submit": '[type="submit"]',
}


@dataclass(frozen=True)
class Expectation:
    """`should` says what; `selector` finds it, or `text` is to be read."""

    should: str
    selector: str | None = None
    text: str | None = None


def expectations(intent: str) -> list[Expectation]:
    """Everything the tables find in an intent, parts first, in the order of its words."""
    plain = QUOTED.sub(lambda match: " " * len(match.group()), intent).lower()
    found: list[tuple[int, Expectation]] = []
    rest = plain
    for name, selector in PARTS.items():
        for match in re.finditer(rf"\b{name}(?:s|es)?\b", rest):
            rest = rest[: match.start()] + " " * len(match.group()) + rest[match.end() :]
            found.append((match.start(), Expectation(f"have a {name}", selector)))
    for word in VARIANTS:
        found += _words(plain, word, Expectation(f"be {word}", f'[data-variant="{word}"]'))
    for word in SIZES:
        found += _words(plain, word, Expectation(f"be {word}", f'[data-size="{word}"]'))
    for word, selector in STATES.items():
        found += _words(plain, word, Expectation(f"be {word}", selector))
    for match in re.finditer(r"\blevel ([1-6]) ", plain):
        found.append((match.start(), Expectation(f"have a level {match[1]} heading", f"h{match[1]}")))
    kept = dict.fromkeys(expectation for _, expectation in sorted(found, key=lambda item: item[0]))
    return [*kept, *(_text(word) for word in quoted_words(intent))]


def _words(plain: str, word: str, expectation: Expectation) -> list[tuple[int, Expectation]]:
    return [(match.start(), expectation) for match in re.finditer(rf"(?<![\w-]){word}(?![\w-])", plain)]


def _text(word: str) -> Expectation:
    if word.startswith("/"):
        return Expectation(f"lead to or show {word}", f'[href="{word}"], [src="{word}"]')
    return Expectation(f"say {word}", text=word)
