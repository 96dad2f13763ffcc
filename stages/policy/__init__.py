"""Loading a policy (a causal language model that writes function calls) and rendering its prompts."""
