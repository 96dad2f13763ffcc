"""The agent: it asks a model for an interface, runs its calls, tells it what failed, and asks again.

- `loop`: the rounds of one intent;
- `checks`: how what was written is graded, with a story or without one;
- `constraints`: rules that see a call before it runs;
- `session`: the choices of a command line, and what is kept of one intent;
- `display`: what a person sees meanwhile.
"""
