"""The same story with other words, and with other choices where terms (terms.py) are replaced too. Pure.

The texts that an intent quotes are replaced, consistently, where they stand as that text: the quoted part of
the intent, JSX text, string literals in templates and plays (also quoted inside one, as in '[aria-
label="Save"]'). Replacements are made on the syntax tree, so code, names and structural attributes that
happen to hold the same letters stay. A story that uses its words in any other way no longer grades 1.0 and
`generate` drops the copy.

A story of React has its words in its args, and longer texts of its play hold them too ('Likes 2', /^Likes/). There a
word is replaced wherever it stands by itself in a text; its terms are what the component is given, so that only
headings change in the component.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from random import Random
from typing import NamedTuple

from tree_sitter import Node

from stages.pipeline.records import Story
from stages.tsx.syntax import Edit, apply_edits, of_type, parse_tsx, string_value, text_of
from stages.variation.phrasings import replace_quoted, reworded
from stages.variation.terms import swap_terms, terms
from stages.variation.vocabulary import draw

_ROLES = re.compile(r"(?:get|query|find)(?:All)?ByRole|toHaveAttribute|addEventListener")
_UNSAFE = re.compile(r"[\"'`“”<>{}&\\\n]")
_STRUCTURAL = re.compile(
    r"type|id|for|htmlFor|key|role|class|className|rel|method|data-.*|p-.*|aria-(describedby|labelledby|controls|invalid|live)"
)


def vary(story: Story, replacements: Mapping[str, str], phrasing: str = "") -> Story:
    """The story with each of these quoted words and terms replaced; its id stays, `varied` records the replacements.

    With a `phrasing`, the copy asks by that (phrasings.py says which replacements can be made in it).

    ValueError for a word that the story neither quotes nor has as a term, or a text that would not be
    plain text in code.
    """
    if story.varied:
        raise ValueError(f"{story.id} is a varied copy; vary the story itself")
    choices = {term: replacements[term] for term in terms(story) if term in replacements}
    for word, text in replacements.items():
        if word not in story.words and word not in choices:
            raise ValueError(f"{story.id} does not quote {word!r}")
        if not (text.strip() or word in choices) or _UNSAFE.search(text):
            raise ValueError(f"{text!r} is not plain text (no quotes, braces, brackets, ampersands or line breaks)")
    words = {word: text for word, text in replacements.items() if word not in choices}

    is_csf = story.framework != "plaited"
    inside = {term: new for term, new in choices.items() if term.startswith("level ")} if is_csf else choices

    def changed(sources: Mapping[str, str], choices: Mapping[str, str]) -> dict[str, str]:
        return {name: _vary_source(swap_terms(source, choices), words, is_csf) for name, source in sources.items()}

    return story.model_copy(
        update={
            "export": swap_terms(story.export, choices),
            "contract": story.contract.model_copy(update={"export": swap_terms(story.contract.export, inside)}),
            "intent": reworded(phrasing, choices, words)
            if phrasing
            else replace_quoted(swap_terms(story.intent, choices), words),
            "files": changed(story.files, choices),
            "solution": changed(story.solution, inside),
            "words": tuple(words.get(word, word) for word in story.words),
            "varied": dict(replacements),
        }
    )


def draw_replacements(
    story: Story, rng: Random, held_out: bool = False, coined: bool = True, dictionary: float = 0
) -> dict[str, str]:
    """New texts for all words of a story, each of its word's shape and none found anywhere in the story."""
    known = "\n".join([story.intent, *story.files.values(), *story.solution.values()]).lower()
    replacements: dict[str, str] = {}
    for word in story.words:
        while True:
            text = draw(word, rng, held_out, coined, dictionary)
            folded = text.lower()
            taken = [other.lower() for other in replacements.values()]
            if folded not in known and not any(folded in other or other in folded for other in taken):
                replacements[word] = text
                break
    return replacements


class _Text(NamedTuple):
    """A text in a source: the bytes it takes (for a string, without its quotes), as written and as it reads."""

    start: int
    end: int
    written: str
    read: str
    is_string: bool


@lru_cache(maxsize=64)  # a story is varied many times over
def _texts(source: str, with_parts: bool) -> list[_Text]:
    """`with_parts`: also what stands between the values of a template string, and in a regular expression."""
    texts = []
    kinds = ("string_fragment", "regex_pattern") if with_parts else ()
    for node in of_type(parse_tsx(source).root_node, "jsx_text", "string", "template_string", *kinds):
        written = text_of(node)
        if node.type == "jsx_text":
            texts.append(_Text(node.start_byte, node.end_byte, written, " ".join(written.split()), False))
            continue
        if node.type in kinds:
            if node.parent is not None and node.parent.type != "string" and string_value(node.parent) is None:
                texts.append(_Text(node.start_byte, node.end_byte, written, written, True))
            continue
        value = string_value(node)
        if value is not None and not _is_structural(node):
            texts.append(_Text(node.start_byte + 1, node.end_byte - 1, written[1:-1], value, True))
    return texts


def _vary_source(source: str, replacements: Mapping[str, str], within: bool) -> str:
    """`within`: a word is also replaced where it is a part of a text."""
    edits = []
    for text in _texts(source, within):
        new = replacements.get(text.read)
        if new is None and within:
            new = _replace_within(text.written, replacements)
        elif text.is_string:
            new = replace_quoted(text.written, replacements) if new is None else new
        elif new is not None:
            start = len(text.written) - len(text.written.lstrip())
            new = text.written[:start] + new + text.written[len(text.written.rstrip()) :]
        if new is not None and new != text.written:
            edits.append(Edit(text.start, text.end, new))
    return apply_edits(source, edits)


def _replace_within(text: str, replacements: Mapping[str, str]) -> str:
    if not any(word in text for word in replacements):
        return text
    longest_first = sorted(replacements, key=len, reverse=True)
    pattern = "|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in longest_first)
    return re.sub(pattern, lambda match: replacements[match.group()], text)


def _is_structural(string: Node) -> bool:
    """A module name, a role, a type, or the value of an attribute that no reader sees."""
    parent = string.parent
    if parent is None:
        return False
    if parent.type == "jsx_attribute":
        return _STRUCTURAL.fullmatch(text_of(parent.children[0])) is not None
    if parent.type == "arguments" and parent.named_children[0] == string and parent.parent is not None:
        function = parent.parent.child_by_field_name("function")
        return function is not None and _ROLES.fullmatch(text_of(function).rpartition(".")[2]) is not None
    return parent.type in ("import_statement", "export_statement", "literal_type")
