"""The way from one iteration to the next: `try` new prompts, `harvest` what failed, `promote` the model.

- `trying`: the agent on prompts that have no story, and what can be graded without one;
- `promises`: what the words of an intent promise, as assertions;
- `harvest`: failing cases become story files that wait for a person;
- `promote`: the merged model becomes the policy of the next iteration.
"""
