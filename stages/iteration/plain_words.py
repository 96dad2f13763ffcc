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
    r"(?:please|pls|hi|hello|(?:can|could|will|would) you(?: please)?|create|make|build|add|put|set up|give (?:me|us)"
    r"|show|(?:i|we) (?:need|want)|need|want|(?:can|could|may) (?:i|we) (?:get|have)|could there be"
    r"|(?:i|we)(?:'d| would) like)"
)
_BESIDE = r"big|huge|oversized|tiny|little|mini|compact|urgent|polite|vertical|horizontal|exclusive|single|data|variant"
_OTHER_PARTS = r"avatar|badge|chip|stepper|textarea|menu|field|output|toggle|dropdown|tick box|tool bar"
_PHRASE = rf"(?:(?:an?|{NUMBER}) )?(?:(?:{_ADJECTIVES}|{_BESIDE})(?: and|,)? )*(?:{_PARTS}|{_OTHER_PARTS})(?:s|es)?"
# What may follow the name of a part: a text begins with a capital letter, and a lower-case word may belong to one.
_SAYING = "labelled|titled|called|named|marked|headed|captioned|saying|says|reading|reads|showing|shows"
_FOLLOWS = (
    rf"{_SAYING}|for|of|with|w/|to|pointing|holding|going|goes|whose|that|which|where|has|in|on|as|and|it|please|pls"
)
_END = rf"(?= *(?:$|[^\w\s-]|->|[A-Z0-9/]|(?:{_FOLLOWS})\b))"
_FIRST = re.compile(rf" *(?:{_ASKING} )*(?P<kept>{_PHRASE}(?: (?:with|and|w/) {_PHRASE})*){_END}")
_LATER = re.compile(rf" *(?:(?:with|and|plus) )?(?P<kept>(?:an?|{NUMBER}) {_PHRASE}){_END}")
_ALONE = re.compile(rf" *(?:(?:is|it is|it's|and) )?(?P<kept>(?:{_ADJECTIVES})(?: and (?:{_ADJECTIVES}))*) *$")
# Who asks and what for, before what is asked.
_OPENING = re.compile(
    r"^(?:(?:hi|hello|hey|good (?:morning|day))(?: there)?[,!] )?"
    r"(?:as an? [a-z]+,? |(?:for|on|in) (?:the|our|my) (?:[a-z'-]+ ){1,3}?(?:page|screen|site|app|shop)[,:]? )?"
)
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
    text = _OPENING.sub(_spaces, blanked(intent[:1].lower() + intent[1:]))
    text = re.sub("^( *)([A-Z])", lambda begun: begun[1] + begun[2].lower(), text)
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
