"""Random conversations, tools and calls: text made to hurt the wire format, as hypothesis strategies."""

from hypothesis import strategies as st

from stages.functiongemma import CONTROL_TOKENS, SPECIAL_TOKENS, FunctionCall, encode_call

TSX = """import { bElement } from 'plaited/ui'

export const Card = ({ title, items = [1, 2.5, null] }: { title: string; items?: (number | null)[] }) => (
  <section aria-label={`${title}: "all", }of{ them`} style={{ color: 'red' }}>
    {items.map((item, i) => <p key={i}>{item}</p>)} path:<b>x</b>, content:{}
  </section>
)
"""
TOOL = {
    "type": "function",
    "function": {
        "name": "writeTemplate",
        "description": "Write a template file",
        "parameters": {
            "type": "object",
            "properties": {
                "path": {"type": "string", "description": "file name"},
                "content": {"type": "string"},
            },
            "required": ["path", "content"],
        },
    },
}

PIECES = ["<escape", "\\", "<escape\\", "call:f{", "}", "]", ",", TSX]

# Text made to hurt: pieces of the format itself, mixed with anything.
texts = st.lists(
    st.one_of(
        st.text(max_size=20),
        st.sampled_from([*CONTROL_TOKENS, *SPECIAL_TOKENS, *PIECES]),
    ),
    max_size=6,
).map("".join)
values = st.recursive(
    st.one_of(
        texts,
        st.booleans(),
        st.none(),
        st.integers(-(10**30), 10**30),
        st.floats(allow_nan=False, allow_infinity=False),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(texts, inner, max_size=4)),
    max_leaves=12,
)
names = st.from_regex(r"[A-Za-z0-9_.-]{1,20}", fullmatch=True)
calls = st.builds(FunctionCall, names, st.dictionaries(texts, values, max_size=4))


def encoded(call: FunctionCall) -> str:
    return encode_call(call.name, call.arguments)


contents = st.one_of(texts, texts.map(lambda text: [{"type": "text", "text": text}]))
schemas = st.recursive(
    st.fixed_dictionaries(
        {},
        optional={
            "type": st.sampled_from(["string", "integer", "boolean", ["string", "null"]]),
            "description": texts,
            "enum": st.lists(texts, max_size=2),
            "nullable": st.booleans(),
            "default": st.integers(),
        },
    ),
    lambda inner: st.one_of(
        st.fixed_dictionaries({"type": st.just("array"), "items": inner}),
        st.fixed_dictionaries(
            {
                "type": st.just("object"),
                "properties": st.dictionaries(texts, inner, max_size=3),
                "required": st.lists(texts, max_size=2),
            }
        ),
    ),
    max_leaves=4,
)
tools = st.builds(
    lambda name, text, schema, bare: (lambda inner: inner if bare else {"type": "function", "function": inner})(
        {"name": name, "description": text, "parameters": schema}
    ),
    names,
    texts,
    schemas,
    st.booleans(),
)
asked = calls.map(
    lambda call: {
        "type": "function",
        "id": "call_1",
        "function": {"name": call.name, "arguments": call.arguments},
    }
)
exchanges = st.one_of(
    st.builds(lambda content: [{"role": "user", "content": content}], contents),
    st.builds(lambda content: [{"role": "assistant", "content": content}], texts),
    st.builds(lambda content: [{"role": "developer", "content": content}], texts),
    st.builds(lambda call: [{"role": "assistant", "content": encoded(call)}], calls),
    st.builds(
        lambda text, call, answer: [
            {"role": "assistant", "content": text, "tool_calls": [call]},
            {"role": "tool", "tool_call_id": "call_1", "name": call["function"]["name"], "content": answer},
        ],
        st.one_of(st.none(), texts),
        asked,
        st.one_of(contents, st.dictionaries(texts, values, max_size=3)),
    ),
    st.builds(lambda call: [{"role": "assistant", "tool_calls": [call, call]}], asked),
)
systems = st.one_of(
    st.just([]),
    st.builds(
        lambda role, content: [{"role": role, "content": content}],
        st.sampled_from(["system", "developer"]),
        contents,
    ),
)
conversations = st.builds(
    lambda system, parts: system + [message for part in parts for message in part],
    systems,
    st.lists(exchanges, max_size=4),
)
