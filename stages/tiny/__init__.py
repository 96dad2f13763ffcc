"""The laptop policy: its tokenizer and model, and the task of repeating tokens, which it learns before stories."""
