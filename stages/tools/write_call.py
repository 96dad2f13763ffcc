"""Files -> the completion that writes them: what a policy would have to answer. outcome.py reads it back."""

from stages.functiongemma import encode_call
from stages.pipeline.records import Story
from stages.tools.core_tools import WRITE_TEMPLATE


def write_call(path: str, content: str) -> str:
    """One writeTemplate call in FunctionGemma's markup, its arguments in the order that a chat template gives them."""
    return encode_call(WRITE_TEMPLATE.name, {"content": content, "path": path})


def reference_output(story: Story) -> str:
    """The completion that writes the story's own solution."""
    return write_call(story.contract.path, story.code)
