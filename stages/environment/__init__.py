"""The stories as an environment for reinforcement learning by other people's trainers: TRL, verifiers, prime-rl, SkyRL.

- `stories`: the stories, the grader and the rules, which many episodes share;
- `episode`: one story, answered once or several times;
- `for_trl`, `for_verifiers`: the same episodes in the shape that these libraries ask for.
"""
