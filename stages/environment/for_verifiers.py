"""Episodes as verifiers 0.4 takes them: a Taskset of stories, a Toolset with writeTemplate, and an Env of one agent.

    config = StoryEnvConfig(taskset=StoryConfig(id="storyloop", project="."))
    env = vf.load_environment(config)       # or: `vf-eval storyloop --model MODEL`

The tool server is a process of its own, with one browser for all rollouts of a worker. What an episode has come to is
in the rollout's state and not in the server, which therefore keeps nothing between two calls. A rollout ends where its
episode does, or at an answer without a call, which nobody asks again and which scores 0, as in grpo.

Needs the package verifiers; nothing else here imports this module.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast

import verifiers.v1 as vf
from mcp.types import CallToolResult, TextContent, Tool
from pydantic import Field
from verifiers.v1.harnesses.null.harness import NullHarnessConfig

from stages.environment.episode import Episode, outcome_of_call
from stages.environment.stories import TRAINED, Stories, open_stories, read_rules, read_stories
from stages.pipeline.records import Split, StoryResult
from stages.pipeline.reward import components
from stages.tools.core_tools import core_tool_declarations
from stages.tools.outcome import outcome_of

MODEL_TURNS = 16  # at most, calls included that never reach the tool (arguments that are no JSON)
OVER = "This was the last answer."


class StoryState(vf.State):
    """What a rollout's episode has come to. `answers` are the texts of its answers, with the verdict on each."""

    story: str = ""
    answers: list[tuple[str, dict[str, Any] | None]] = Field(default_factory=list)
    done: bool = False
    lost: bool = False
    reward: float = 0.0
    reward_without_more: float = 0.0  # what it earns if the next answer, which there still could be, is none


class StoryData(vf.TaskData):
    """The task of one story."""

    story: str


class StoryTask(vf.Task[StoryData, StoryState, vf.TaskConfig]):
    """One rollout at a story."""

    @property
    def key(self) -> str:
        return str(self.data.story)

    async def setup(self, trace: vf.Trace, runtime: vf.Runtime) -> None:
        trace.state.story = self.data.story

    @vf.stop
    async def episode_is_over(self, trace: vf.Trace) -> bool:
        return bool(trace.state.done)

    @vf.reward
    async def episode(self, trace: vf.Trace) -> float:
        """What grpo would give for the same answers. Where the grader failed there is no reward, but an error."""
        state = cast(StoryState, trace.state)
        if state.lost:
            raise RuntimeError("the browser failed while an answer was graded; there is no reward")
        return state.reward_without_more if not state.done and _gave_up(trace) else state.reward

    @vf.metric
    async def last_answer(self, trace: vf.Trace) -> dict[str, float]:
        """The components of the last answer's reward, and how many answers there were."""
        state = cast(StoryState, trace.state)
        last = state.answers[-1][1] if state.answers else None
        verdict = None if last is None else StoryResult.model_validate(last)
        return components(verdict) | {"answers": float(len(state.answers))}


def _gave_up(trace: vf.Trace) -> bool:
    """Whether the policy's last message called nothing."""
    said = trace.assistant_messages
    return not said or not said[-1].tool_calls


class StoryTools(vf.SharedToolsetConfig):
    """What the tool server is started with."""

    project: Path = Path()
    splits: tuple[Split, ...] = TRAINED
    turns: int | None = None


class StoryToolset(vf.Toolset[StoryTools, StoryState]):
    """writeTemplate, as the policies of the pipeline know it. The tool is declared in their words, not in MCP's."""

    TOOL_PREFIX = None
    stories: Stories

    async def setup(self) -> None:
        opened = open_stories(self.config.project, self.config.splits, self.config.turns)
        self.stories = self._exit_stack.enter_context(opened)

    def register(self, mcp: Any) -> None:
        mcp.list_tools = self.list_tools
        mcp.call_tool = self._with_state(self.call_tool)

    async def list_tools(self) -> list[Tool]:
        declared = [one["function"] for one in core_tool_declarations()]
        return [
            Tool(name=one["name"], description=one["description"], input_schema=one["parameters"]) for one in declared
        ]

    async def call_tool(self, name: str, arguments: Mapping[str, Any], context: Any = None) -> CallToolResult:
        state = cast(StoryState, self.state)
        said = OVER if state.done else await self._answer(state, name, arguments)
        return CallToolResult(content=[TextContent(type="text", text=said)])

    async def _answer(self, state: StoryState, name: str, arguments: Mapping[str, Any]) -> str:
        episode = self._resumed(state)
        said = await episode.answer_async(outcome_of_call(name, arguments))
        state.done, state.lost, state.reward = episode.done, episode.lost, episode.reward or 0.0
        state.answers = [
            (answer.outcome.text, answer.verdict.model_dump(mode="json") if answer.verdict else None)
            for answer in episode.answers
        ]
        if not episode.done:
            episode.finish(outcome_of(""), None)
            state.reward_without_more = episode.reward or 0.0
        return said

    def _resumed(self, state: StoryState) -> Episode:
        episode = self.stories.episode(state.story)
        for text, verdict in state.answers:
            episode.finish(outcome_of(text), None if verdict is None else StoryResult.model_validate(verdict))
        return episode


class StoryConfig(vf.TasksetConfig):
    """`project` is the folder with params.yaml, data/stories and data/bundle."""

    id: str = "storyloop"
    project: Path = Path()
    splits: tuple[Split, ...] = TRAINED
    turns: int | None = None
    """Answers an episode at most; None: grpo.turns of params.yaml."""


class StoryTaskset(vf.Taskset[StoryTask, StoryConfig]):
    """The stories of some splits."""

    def load(self) -> Iterator[StoryTask]:
        rules = read_rules(self.config.project, self.config.turns)
        for story in read_stories(self.config.project, self.config.splits).values():
            data = StoryData(id=story.id, name=story.id, story=story.id, prompt=story.asked, system_prompt=rules.system)
            yield StoryTask(data, self.config.task)

    @classmethod
    def toolsets(cls, config: StoryConfig) -> list[vf.Toolset]:
        return [StoryToolset(StoryTools(project=config.project.resolve(), splits=config.splits, turns=config.turns))]


class StoryEnvConfig(vf.EnvConfig):
    """One agent, which can call writeTemplate and nothing else, so its rollouts need no sandbox of their own."""

    taskset: StoryConfig = StoryConfig()
    agent: vf.AgentConfig = vf.AgentConfig(
        harness=NullHarnessConfig(id="null"), runtime=vf.SubprocessConfig(), max_turns=MODEL_TURNS
    )


class StoryEnv(vf.Env[StoryEnvConfig]):
    """The agent answers one story."""

    async def run(self, task: vf.Task, agents: vf.Agents) -> None:
        await agents.agent.run(task)


if __name__ == "__main__":  # how verifiers starts the tool server
    StoryToolset.run()
