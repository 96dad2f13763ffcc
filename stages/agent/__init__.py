"""The agent: tools, the rules that guard them, and the loop that lets a model use them.

- `registry`: a Python function with type hints and a docstring becomes a tool;
- `files`: which paths a model may write, and the folder it writes them into;
- `tools`: writeTemplate, writeStory, runStory;
- `outcome`: a completion's files, as every reward sees them;
- `constraints`: rules that see a call before it runs;
- `loop`: ask, run, tell, again; `clients`: what is asked; `command`: the command line.
"""
