"""An OpenAI-compatible server of a policy.

A request goes through authentication.py (size, token), request.py (fields), reading.py (prompt), engine.py (batched
decoding), chat.py with protocol.py (answer, streams); app.py has the routes and server.py the process.
"""
