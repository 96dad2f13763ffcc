"""Run by the Python that has verifiers: each story named is played once, and what came of it is printed as JSON.

python verifiers_run.py ENDPOINT MODEL PROJECT TURNS STORY…
"""

import asyncio
import json
import sys

import verifiers.v1 as vf

from stages.environment.for_verifiers import StoryConfig, StoryEnvConfig


async def main(endpoint: str, model: str, project: str, turns: str, *stories: str) -> None:
    taskset = StoryConfig(project=project, turns=int(turns), splits=("train", "rl", "eval"))
    env = vf.load_environment(StoryEnvConfig(taskset=taskset))
    sampling = vf.SamplingConfig(temperature=0.0, max_tokens=200)
    context = vf.ModelContext(model, vf.EvalClientConfig(base_url=endpoint, api_key_var="NO_KEY"), sampling)
    slots = [slot for task in env.taskset.include(ids=list(stories)) for slot in env.slots(task)]
    async with env.serving():
        episodes = await asyncio.gather(*(env.run_slot(slot, context) for slot in slots))
    print(json.dumps([told(episode) for episode in episodes]))


def told(episode: vf.Episode) -> dict[str, object]:
    [trace] = episode.traces
    return {
        "story": trace.task.data.story,
        "errors": [error.message for error in (*episode.errors, *trace.errors)],
        "rewards": {name: reward.value for name, reward in trace.rewards.items() if reward is not None},
        "metrics": trace.metrics,
        "stop": trace.stop_condition,
        "answers": trace.state.answers,
        "messages": [message.model_dump(mode="json", exclude_none=True) for message in trace.messages],
    }


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
