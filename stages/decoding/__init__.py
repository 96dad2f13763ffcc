"""Sampling from a policy: its forward pass laid out for decoding, the decode loop, completions of prompts."""
