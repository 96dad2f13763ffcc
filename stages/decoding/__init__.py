"""Decoding from a policy: its forward pass laid out for single tokens, the sampler, the decode loop, completions."""
