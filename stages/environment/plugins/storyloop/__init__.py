"""The name by which verifiers and prime-rl find the stories: `--env.taskset.id storyloop` (docs/environments.md)."""

from stages.environment.for_verifiers import StoryEnv, StoryTaskset

__all__ = ["StoryEnv", "StoryTaskset"]
