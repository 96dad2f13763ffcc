"""The tools a model may call: their registry, the files they may write, and the outcome of a completion."""
