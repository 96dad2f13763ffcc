r"""Control tokens, and the one escape rule of this format.

FunctionGemma has no way to write a control token *inside* a string: `<escape>` would end it, and a tokenizer
turns the text `<end_of_turn>` into the token that ends the turn, wherever it stands. So text that looks like
a token gets a backslash after the token's name: `<escape>` is written `<escape\>`. `protect` does this after
every `<NAME`, `unprotect` takes exactly one backslash away again, so that any text survives, `<escape\>`
included. Text without such a look-alike, which is all but all TSX, is written unchanged, byte for byte as
Google's own template writes it.
"""

import re

BOS = "<bos>"
START_TURN, END_TURN = "<start_of_turn>", "<end_of_turn>"
START_DECLARATION, END_DECLARATION = "<start_function_declaration>", "<end_function_declaration>"
START_CALL, END_CALL = "<start_function_call>", "<end_function_call>"
START_RESPONSE, END_RESPONSE = "<start_function_response>", "<end_function_response>"
ESCAPE = "<escape>"

CONTROL_TOKENS: tuple[str, ...] = (
    START_TURN,
    END_TURN,
    START_DECLARATION,
    END_DECLARATION,
    START_CALL,
    END_CALL,
    START_RESPONSE,
    END_RESPONSE,
    ESCAPE,
)
SPECIAL_TOKENS: tuple[str, ...] = ("<pad>", "<eos>", BOS, "<unk>")
"""Tokens every Gemma tokenizer has besides; the format does not use them, but protects them too."""

STOP_TOKENS: tuple[str, ...] = (START_RESPONSE, END_TURN, "<eos>")
"""A model's output ends with one of these: a turn of calls with the first, a turn of text with the second."""

PROTECTED_NAMES: tuple[str, ...] = tuple(token[1:-1] for token in CONTROL_TOKENS + SPECIAL_TOKENS)
_NAME = re.compile(f"<(?:{'|'.join(PROTECTED_NAMES)})")
_PROTECTED = re.compile(rf"(<(?:{'|'.join(PROTECTED_NAMES)}))\\")


def protect(text: str) -> str:
    """Text that is safe inside a string or a turn: no control token can be read from it."""
    return _NAME.sub(lambda match: match.group() + "\\", text) if "<" in text else text


def is_protected(text: str) -> bool:
    """Whether `protect` leaves the text as it is."""
    return "<" not in text or _NAME.search(text) is None


def unprotect(text: str) -> str:
    """The inverse of `protect`."""
    return _PROTECTED.sub(r"\1", text) if "\\" in text else text
