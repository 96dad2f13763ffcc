"""The laptop policy: its tokenizer and model, and the repetition it is taught before it sees a story."""
