"""The FunctionGemma wire format: everything that turns records into model text and model text into calls.

- `tokens`: the control tokens, and how text that merely looks like one is kept apart from them;
- `encode`: values and calls;
- `parsing`: `parse` (lenient, collects errors) and `parse_strict` (raises at the first);
- `template`: the Jinja `chat_template` that writes declarations, responses and turns, and transformers'
  `response_template`;
- `conversation`: `render(messages, tools)`, which renders that template, or another tokenizer's;
- `messages`: messages as a template takes them.

Left out: images and audio, and schema keywords beyond description, enum, items, properties, required,
nullable and type (the format has no place for them).
"""

from stages.functiongemma.conversation import declaration, render
from stages.functiongemma.encode import (
    EncodeError,
    encode_call,
    encode_value,
)
from stages.functiongemma.messages import protected, protected_value, with_calls
from stages.functiongemma.parsing import (
    FunctionCall,
    MalformedCall,
    ParseError,
    ParseResult,
    TruncatedCall,
    parse,
    parse_strict,
)
from stages.functiongemma.template import CHAT_TEMPLATE, RESPONSE_TEMPLATE
from stages.functiongemma.tokens import CONTROL_TOKENS, SPECIAL_TOKENS, STOP_TOKENS, protect, unprotect

__all__ = [
    "CHAT_TEMPLATE",
    "CONTROL_TOKENS",
    "RESPONSE_TEMPLATE",
    "SPECIAL_TOKENS",
    "STOP_TOKENS",
    "EncodeError",
    "FunctionCall",
    "MalformedCall",
    "ParseError",
    "ParseResult",
    "TruncatedCall",
    "declaration",
    "encode_call",
    "encode_value",
    "parse",
    "parse_strict",
    "protect",
    "protected",
    "protected_value",
    "render",
    "unprotect",
    "with_calls",
]
