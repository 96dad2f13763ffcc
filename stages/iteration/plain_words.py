"""Which words of an intent promise something beyond doubt, and which may as well be a text of the component. Pure.

Where an intent quotes its texts, all words outside the quotes ask for something. People also type `link Open rooms ->
/rooms, large`, where "open" is no state, and `payment method: credit card or cash`, where no card is asked for. Of an
intent without quotes only these words count: those in front, up to the first that no table knows (`small danger button
Save`), and behind a comma those that stand alone (`, large`) or begin with an article or a number (`, a link Help`).
Nothing counts behind a colon, where lists of texts begin. This finds less than is asked for, and nothing that is not.
"""

import re

from stages.intents.quotations import blanked, quoted_words
from stages.iteration.intent_words import NUMBERS, PARTS, SIZES, STATES, VARIANTS

NUMBER = "|".join([*NUMBERS, r"\d+"])

_ADJECTIVES = "|".join([*VARIANTS, *SIZES, *STATES])
_ARRANGES = r"column(?! of\b)"  # `a column of tabs` says where they stand
_PARTS = "|".join(sorted(PARTS, key=len, reverse=True)).replace("column", _ARRANGES)
# Words that may stand with those of the tables: they take nothing from their meaning and promise nothing by themselves.
_ASKING = (
    r"(?:please|pls|can you|could you|create|make|build|add|put|give me|show|(?:i|we) (?:need|want)|need|want"
    r"|can i get|i'd like|i would like)"
)
_BESIDE = r"big|tiny|little|urgent|polite|vertical|horizontal|exclusive|single|data|variant"
_OTHER_PARTS = r"avatar|badge|chip|stepper|textarea|menu|field"
_PHRASE = rf"(?:(?:an?|{NUMBER}) )?(?:(?:{_ADJECTIVES}|{_BESIDE})(?: and|,)? )*(?:{_PARTS}|{_OTHER_PARTS})(?:s|es)?"
# What may follow the name of a part: a text begins with a capital letter, and a lower-case word may belong to one.
_SAYING = "labelled|titled|called|named|captioned|saying|says|reading|reads|showing"
_FOLLOWS = rf"{_SAYING}|for|of|with|w/|to|pointing|that|which|where|has|in|as"
_END = rf"(?= *(?:$|[^\w\s-]|->|[A-Z0-9/]|(?:{_FOLLOWS})\b))"
_FIRST = re.compile(rf" *(?:{_ASKING} )*(?P<kept>{_PHRASE}(?: (?:with|and|w/) {_PHRASE})*){_END}")
_LATER = re.compile(rf" *(?:(?:with|and|plus) )?(?P<kept>(?:an?|{NUMBER}) {_PHRASE}){_END}")
_ALONE = re.compile(rf" *(?:(?:is|it is|it's|and) )?(?P<kept>(?:{_ADJECTIVES})(?: and (?:{_ADJECTIVES}))*) *$")
# Words of the tables that mean something else in these: a link that opens a new tab asks for no tab.
_OTHERWISE = re.compile(r"\b(?:new|same|next|other) tab\b|\btab (?:order|key)\b|\bcolumn(?= of\b)")
_PATH = re.compile(r"(?<![\w./])/[a-z](?:[\w./-]*[\w/])?(?:[?#][\w./=&%+-]*\w)?")


def plainly(intent: str) -> str:
    """The intent in lower case with spaces in the place of its texts and of what may be one; as long as the intent."""
    if quoted_words(intent):
        # A word with a capital letter in the middle is one of a text or a name.
        text = blanked(intent)
        text = re.sub(r"(?<=\w )[A-Z]\w*|(?<=[,;] )[A-Z]\w*", _spaces, text)
        return _OTHERWISE.sub(_spaces, text.lower())
    text = blanked(intent[:1].lower() + intent[1:])
    kept, start = [" "] * len(text), 0
    for number, segment in enumerate(re.split(r"([,;.:|()]|->|→)", text)):
        if segment == ":":
            break
        found = (_FIRST.match(segment),) if number == 0 else (_LATER.match(segment), _ALONE.match(segment))
        for match in found:
            if match:
                at = start + match.start("kept")
                kept[at : at + len(match["kept"])] = match["kept"]
        start += len(segment)
    return _OTHERWISE.sub(_spaces, "".join(kept))


def paths(intent: str) -> list[str]:
    """Addresses on the page's own site that an intent without quotes names, such as /rooms."""
    return [] if quoted_words(intent) else _PATH.findall(blanked(intent))


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match.group())
