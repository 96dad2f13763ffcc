"""A stand-in for the API of Hugging Face's Inference Endpoints, beside the stand-in hub and with its faults.

It keeps endpoints by name, each going through its states one look at a time; what an endpoint serves is a real
server that the test runs (`serving`). Left out: quotas, logs, replicas.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import huggingface_hub.constants
import pytest
from hub_server import TOKEN, Handler, Hub, running_hub, without_certificates

HARDWARE = {"nvidia-t4": (0.5, "available"), "nvidia-a100": (2.5, "available"), "nvidia-h200": (5.0, "not_available")}
START = ["pending", "initializing", "running"]


@dataclass
class Cloud(Hub):
    serving: str = ""  # where the endpoints' model answers
    endpoints: dict[str, dict[str, Any]] = field(default_factory=dict)
    coming: dict[str, list[str]] = field(default_factory=dict)  # the states that the next looks will show
    start: list[str] = field(default_factory=lambda: list(START))


class CloudHandler(Handler):
    hub: Cloud

    def route(self, path: str) -> None:
        token = (self.headers.get("authorization") or "").removeprefix("Bearer ")
        if path == "/api/whoami-v2":
            self.json(
                {"type": "user", "name": "me", "auth": {}} if token == TOKEN else {"error": "?"},
                200 if token == TOKEN else 401,
            )
        elif not path.startswith("/v2/"):
            super().route(path)
        elif token != TOKEN:
            self.json({"error": "Invalid token"}, 401)
        else:
            self.endpoint_route(path.removeprefix("/v2/").split("/"))

    def endpoint_route(self, parts: list[str]) -> None:
        match self.command, parts:
            case "GET", ["provider", "me"]:
                self.json(
                    {"vendors": [{"name": "aws", "regions": [{"name": "us-east-1", "computes": self.computes()}]}]}
                )
            case "POST", ["endpoint", "me"]:
                self.create(json.loads(self.body))
            case _, ["endpoint", "me", name, *rest] if name in self.hub.endpoints:
                self.change(name, rest)
            case _:
                self.json({"error": "not found"}, 404)

    def computes(self) -> list[dict[str, Any]]:
        return [
            {
                "id": f"aws-us-east-1-{kind}-x1", "accelerator": "gpu", "instanceType": kind, "instanceSize": "x1",
                "architecture": kind, "numAccelerators": 1, "memoryGb": 15.0, "pricePerHour": price, "status": status,
                "quota": {"maxAccelerators": 4, "usedAccelerators": 0},
            }
            for kind, (price, status) in HARDWARE.items()
        ]  # fmt: skip

    def create(self, asked: dict[str, Any]) -> None:
        name = asked["name"]
        if name in self.hub.endpoints:
            self.json({"error": f"{name} exists"}, 409)
            return
        self.hub.endpoints[name] = {
            **asked,
            "healthRoute": "/health",
            "status": {"state": "pending", "createdAt": "2026-01-01T00:00:00Z", "updatedAt": "2026-01-01T00:00:00Z"},
        }
        self.hub.coming[name] = list(self.hub.start)
        self.json(self.hub.endpoints[name])

    def change(self, name: str, rest: list[str]) -> None:
        endpoint = self.hub.endpoints[name]
        if self.command == "DELETE":
            del self.hub.endpoints[name]
            self.json({})
            return
        if self.command == "PUT":
            for section, values in json.loads(self.body).items():
                endpoint[section] |= values
        elif rest == ["pause"]:
            self.set_state(name, "paused")
        elif rest == ["resume"]:
            self.hub.coming[name] = list(self.hub.start)
        elif self.command == "GET" and self.hub.coming.get(name):
            self.set_state(name, self.hub.coming[name].pop(0))
        self.json(endpoint)

    def set_state(self, name: str, state: str) -> None:
        status = self.hub.endpoints[name]["status"]
        status["state"] = state
        status.pop("url", None)
        if state in ("running", "scaledToZero"):
            status["url"] = self.hub.serving
        if state == "failed":
            status["message"] = "CUDA out of memory\nTraceback"


@contextmanager
def running_cloud(monkeypatch: pytest.MonkeyPatch, serving: str) -> Iterator[Cloud]:
    cloud = Cloud(serving=serving)
    without_certificates(monkeypatch)
    with running_hub(cloud, CloudHandler):
        monkeypatch.setattr(huggingface_hub.constants, "INFERENCE_ENDPOINTS_ENDPOINT", f"{cloud.endpoint}/v2")
        yield cloud
