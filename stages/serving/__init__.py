"""An OpenAI-compatible server of a policy: app.py (routes), protocol.py (messages), engine.py (batched decoding)."""
