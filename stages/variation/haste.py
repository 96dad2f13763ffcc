"""A request as people type it in haste: nothing is quoted, little stands between the texts. Pure.

    Make an aside with a button labelled "Late bus" and a level 3 heading "Open"  ->  aside: btn Late bus + h3 Open

What is asked stays: texts letter by letter, elements, attributes and values. Only the words around them are others.
"""

import re
from random import Random

_DROPPED = 0.7  # of the requests: how many do without the verb
_NO_ARTICLES = 0.5
_OTHER_WORDS = 0.5  # of the ways below: how many a request takes
# What stands between the texts -> what stands there as well.
_WAYS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"^(?:, and |, | and )$", (", ", ", ", " / ", " | ", "; ")),  # a list, with one separator throughout
    (
        r"\b(?:the )?(first|second|third) (?:selected|checked)\b",
        (r"\1 picked", r"\1 one chosen", r"the \1 is selected"),
    ),
    (r"\bsecond\b", ("2nd",)),
    (r"\bfirst\b", ("1st",)),
    (r"\blevel (\d) heading\b", (r"h\1",)),
    (r"(?<![\w-])(reset |submit |toggle )?button(?![\w-])", (r"\1btn",)),
    (r",? labelled $", (", label ", ": ", " called ")),
    (r" (?:saying|that says|reading|that reads) $", (": ", ", text ", " ")),
    (r" with the text $", (": ", ", text: ", " ")),
    (r" (?:pointing to|that opens|to) $", (" -> ", " to ")),
    (r" with the hint $", (", hint ", " (hint) ", ". hint: ")),
    (r" (?:described as|with the alt text) $", (", alt ",)),
    (r",? named $", (", name ", " called ")),
    (r",? and\b", (" +", ", ", " &", " and also")),
    (r"^ and $", (", ", " / ", " | ", " + ")),
    (r"^, $", (" / ", " | ", "; ")),
    (r"\bwith\b", ("w/", "+", "has")),
    (r"\belement\b", ("tag", "el")),
)
# How a request begins, and the sentences of those with more words, in which `{}` is what is asked for.
VERBS = (
    "Create",
    "Make",
    "Add",
    "Build",
    "Show",
    "Render",
    "I need",
    "We need",
    "Give me",
    "Please add",
    "Put together",
)
SENTENCES = (
    "On this page there should be {}",
    "Could you make {}?",
    "People who come here need {}",
    "What we want is {}, nothing else",
)
_SPACES = re.compile(r"\s{2,}")
_BEGINNINGS = (*VERBS, *(sentence.split(" {}")[0] for sentence in SENTENCES))
_VERB = re.compile(rf"^(?:{'|'.join(_BEGINNINGS)}) (?:an? )?")


def in_haste(intent: str, rng: Random) -> str:
    """The request with its quotes taken away."""
    if rng.random() < _DROPPED:
        intent = _VERB.sub("", intent, count=1)
    parts = re.split('"([^"]*)"', intent)
    texts, between = parts[1::2], parts[::2]
    for pattern, ways in _WAYS:
        if rng.random() < _OTHER_WORDS:
            way = rng.choice(ways)
            between = [re.sub(pattern, way, said) for said in between]
    if rng.random() < _NO_ARTICLES:
        between = [re.sub(r"(?<![\w-])(?:an?|the) (?=\w)", "", said) for said in between]
    # A text stays letter by letter: only what stands between is tidied up.
    between = [re.sub(r"\s+([,;:.])", r"\1", _SPACES.sub(" ", words)) for words in between]
    between[-1] = between[-1].rstrip().rstrip(".?")
    between[0] = between[0].lstrip()
    between[0] = between[0][:1].lower() + between[0][1:]
    return between[0] + "".join(text + after for text, after in zip(texts, between[1:], strict=True))
