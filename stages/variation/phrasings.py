"""Other words in a phrasing: the intent as somebody types it, which may quote nothing and write everything small. Pure.

A replacement is made in a phrasing only where it is plain what stands for the word or the term: a quoted text, a text
that stands there once and that the intent uses in no other way, a term by its own name. Whatever the phrasing says
otherwise ("three" for 3, "tiny" for small) keeps its meaning, since the copy of the story then keeps it too.
"""

import re
from collections.abc import Iterable, Mapping

from stages.intents.quotations import PAIRS, blanked
from stages.pipeline.records import Story
from stages.variation.terms import swap_terms


def replace_quoted(text: str, replacements: Mapping[str, str]) -> str:
    if not any(word in text for word in replacements):
        return text
    quoted = {
        f"{left}{word}{right}": f"{left}{new}{right}" for word, new in replacements.items() for left, right in PAIRS
    }
    return re.sub("|".join(re.escape(key) for key in quoted), lambda match: quoted[match.group()], text)


def reworded(phrasing: str, choices: Mapping[str, str], words: Mapping[str, str]) -> str:
    """The phrasing with these terms and words replaced, quoted words where they stand in quotes."""
    text = swap_terms(phrasing, choices)
    quoted = replace_quoted(text, words)
    bare = {word: new for word, new in words.items() if not _is_quoted(word, text)}
    if not bare:
        return quoted
    forms = {form: now for word, new in bare.items() for form, now in _forms(word, new).items()}
    return re.sub(_standing_alone(forms), lambda match: forms[match.group()], quoted)


def replaceable(phrasing: str, story: Story, replacements: Mapping[str, str]) -> dict[str, str]:
    """Those of the replacements that can be made in the phrasing of the story."""
    outside = blanked(story.intent).lower()

    def fits(old: str, new: str) -> bool:
        if old not in story.words:
            changed = swap_terms(phrasing, {old: new})
            return changed != phrasing and not re.search(rf"(?i)\b{re.escape(old)}\b", changed)
        if _is_quoted(old, phrasing):
            return True
        once = re.findall(rf"(?i){_standing_alone([old])}", phrasing)
        return len(once) == 1 and once[0] in _forms(old, new) and old.lower() not in outside

    return {old: new for old, new in replacements.items() if fits(old, new)}


def _is_quoted(word: str, text: str) -> bool:
    return any(f"{left}{word}{right}" in text for left, right in PAIRS)


def _forms(word: str, new: str) -> dict[str, str]:
    """How people write a word -> the new one written so."""
    return {word.upper(): new.upper(), word.lower(): new.lower(), word: new}


def _standing_alone(texts: Iterable[str]) -> str:
    return rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(texts, key=len, reverse=True)))})(?!\w)"
