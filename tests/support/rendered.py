"""Trajectories as curate hands them to training."""

from collections.abc import Sequence

from stages.curation.rendering import Renderer
from stages.pipeline.records import PromptCompletion, Trajectory


def rendered(rows: Sequence[Trajectory]) -> list[PromptCompletion]:
    texts = [Renderer().split([message.model_dump() for message in row.messages], row.tools) for row in rows]
    return [PromptCompletion(prompt=prompt, completion=completion) for prompt, completion in texts]
