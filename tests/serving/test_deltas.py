"""Text before, between and after calls is streamed as it is told whole."""

from hypothesis import given
from hypothesis import strategies as st

from stages.functiongemma import encode_call
from stages.serving.protocol import Deltas, answer

CALL = encode_call("f", {"a": "x"})
pieces = st.lists(
    st.sampled_from([CALL, " ", "\n", "I will.", "Done <", "<start_function_call>call:f{a:", "é"]), max_size=7
)


@given(pieces.map("".join), st.booleans())
def test_a_stream_says_what_the_whole_answer_says(text: str, calls_allowed: bool) -> None:
    message, reason = answer(text, "stop", calls_allowed)
    deltas = Deltas(calls_allowed)
    said = [delta for end in range(len(text)) for delta in deltas.grow(text[:end])] + list(deltas.finish(text, "stop"))
    assert "".join(delta.get("content", "") for delta in said) == (message["content"] or "")
    calls = [call["function"] for delta in said for call in delta.get("tool_calls", [])]
    assert calls == [call["function"] for call in message.get("tool_calls", [])]
    assert deltas.finish_reason == reason
