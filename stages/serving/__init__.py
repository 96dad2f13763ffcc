"""An OpenAI-compatible HTTP server for a policy: engine (batched decoding), protocol (messages), app
(routes).
"""
