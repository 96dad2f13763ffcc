"""An OpenAI-compatible endpoint in the place of a policy: it streams what a test wrote down for each intent."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from chat_endpoint import running


class ScriptedPolicy(ThreadingHTTPServer):
    """Intent -> the answers of its turns: the arguments of a writeTemplate call, or text. `requests` are the bodies."""

    daemon_threads = True

    def __init__(self, script: Mapping[str, Sequence[Any]]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.script, self.requests = script, list[dict[str, Any]]()
        self.url = f"http://127.0.0.1:{self.server_address[1]}/v1"

    def delta(self, messages: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        intent = next(message["content"] for message in messages if message["role"] == "user")
        turn = sum(message["role"] == "assistant" for message in messages)
        answer = self.script[intent][turn]
        if isinstance(answer, str):
            return {"role": "assistant", "content": answer}
        function = {"name": "writeTemplate", "arguments": json.dumps(answer)}
        return {
            "role": "assistant",
            "tool_calls": [{"index": 0, "id": f"c{turn}", "type": "function", "function": function}],
        }


class Handler(BaseHTTPRequestHandler):
    server: ScriptedPolicy

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.server.requests.append(body)
        delta = self.server.delta(body["messages"])
        reason = "tool_calls" if "tool_calls" in delta else "stop"
        head = {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": body["model"]}
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("connection", "close")
        self.end_headers()
        for choice in ({"delta": delta, "finish_reason": None}, {"delta": {}, "finish_reason": reason}):
            self.wfile.write(f"data: {json.dumps({**head, 'choices': [{'index': 0, **choice}]})}\n\n".encode())
        usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
        self.wfile.write(f"data: {json.dumps({**head, 'choices': [], 'usage': usage})}\n\ndata: [DONE]\n\n".encode())

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def scripted_policy(script: Mapping[str, Sequence[Any]]) -> Iterator[ScriptedPolicy]:
    with running(ScriptedPolicy(script)) as server:
        yield server
