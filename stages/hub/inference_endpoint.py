"""A Hugging Face Inference Endpoint that serves the pushed model with vLLM.

`deployed` creates it, or updates the one of that name, and waits until it answers; what this run created and what does
not come up is paused, so that it stops costing. The price an hour is asked of the service, not looked up. Access needs
a token, and without requests it scales to zero. Left out: private links, more than one replica.
"""

import os
import sys
import time
from dataclasses import dataclass
from typing import Any

import httpx
from huggingface_hub import HfApi, InferenceEndpoint
from huggingface_hub.errors import HfHubHTTPError

from stages.hub import retries
from stages.pipeline.errors import HubError, InputError
from stages.pipeline.params import DeployParams

REFRESH = 5.0  # seconds between two looks at an endpoint that is coming up
MOUNTED = "/repository"  # where the service puts the model's files
# A T4 has no bfloat16, and vLLM refuses Gemma 3 in float16.
DTYPES = {"nvidia-t4": "float32"}
UP, FAILED, ASLEEP = "running", {"failed", "updateFailed"}, {"paused", "scaledToZero"}


@dataclass(frozen=True)
class Hardware:
    accelerator: str
    price: float  # USD an hour


def arguments(deploy: DeployParams) -> list[str]:
    """What vLLM is started with: the parser and the template of the model's calls."""
    dtype = DTYPES.get(deploy.instance_type, "bfloat16")
    return [
        *("--enable-auto-tool-choice", "--tool-call-parser", "functiongemma"),
        *("--chat-template", f"{MOUNTED}/chat_template.jinja", "--dtype", dtype),
    ]


class Endpoints:
    """The endpoint that params name, and what can be done with it."""

    def __init__(self, deploy: DeployParams, token: str) -> None:
        if not token:
            raise InputError(
                "params.yaml: deploy: HF_TOKEN is not set; set it to a token that may manage endpoints, "
                "or set deploy.provider: local"
            )
        retries.limit_time()
        self.deploy, self.token = deploy, token
        self.name = deploy.endpoint
        self._api = HfApi(endpoint=os.environ.get("HF_ENDPOINT") or None, token=token)
        self.namespace = deploy.namespace or retries.retried("asking whose the token is", self._owner)

    def hardware(self) -> Hardware:
        """What the instance of params costs an hour; InputError with what there is where it is not to be had."""
        deploy = self.deploy
        all_of_it = retries.retried(
            "asking for prices", lambda: self._api.list_inference_endpoints_hardware(namespace=self.namespace)
        )
        here = [item for item in all_of_it if (item.vendor, item.region) == (deploy.vendor, deploy.region)]
        free = [item for item in here if item.status in ("available", "low_availability")]
        for item in free:
            if (item.instance_type, item.instance_size) == (deploy.instance_type, deploy.instance_size):
                return Hardware(item.accelerator, item.price_per_hour)
        choice = ", ".join(f"{i.instance_type} {i.instance_size} (${i.price_per_hour:g}/h)" for i in free) or "nothing"
        raise InputError(
            f"params.yaml: deploy: no {deploy.instance_type} {deploy.instance_size} to be had in {deploy.vendor} "
            f"{deploy.region}; there is {choice}"
        )

    def found(self) -> InferenceEndpoint | None:
        def look() -> InferenceEndpoint | None:
            try:
                return self._api.get_inference_endpoint(self.name, namespace=self.namespace)
            except HfHubHTTPError as error:
                if error.response.status_code == 404:
                    return None
                raise

        return retries.retried(f"looking for endpoint {self.name}", look)

    def deployed(self, hardware: Hardware, repository: str, revision: str) -> InferenceEndpoint:
        """The endpoint, up and answering, with this revision of the model."""
        deploy = self.deploy
        model: dict[str, Any] = {
            "repository": repository,
            "revision": revision,
            "framework": "pytorch",
            "task": "text-generation",
            "custom_image": {"vLLM": {"url": deploy.image, "port": 8000}},
            "container_args": arguments(deploy),
            "accelerator": hardware.accelerator,
            "instance_type": deploy.instance_type,
            "instance_size": deploy.instance_size,
            "min_replica": 0,
            "max_replica": 1,
            "scale_to_zero_timeout": deploy.scale_to_zero,
            "namespace": self.namespace,
        }
        before = self.found()
        if before is None:
            place: dict[str, Any] = {"vendor": deploy.vendor, "region": deploy.region, "type": "authenticated"}
            retries.retried(f"creating endpoint {self.name}", lambda: self._created({**place, **model}))
        else:
            retries.retried(
                f"updating endpoint {self.name}", lambda: self._api.update_inference_endpoint(self.name, **model)
            )
            if before.status == "paused":
                self.resume()
        try:
            return self.up()
        except HubError as error:
            if before is not None:
                raise HubError(f"{error}; it may go on costing: storyloop endpoint pause") from None
            self.pause()
            raise HubError(f"{error}; it is paused and costs nothing") from None

    def up(self) -> InferenceEndpoint:
        """Waits until the endpoint answers its health check."""
        until = time.monotonic() + 60 * self.deploy.wait
        said = ""
        while True:
            endpoint = self.found()
            if endpoint is None:
                raise HubError(f"endpoint {self.name} is gone")
            state = str(endpoint.status)
            if state != said:
                print(f"deploy: endpoint {self.namespace}/{self.name}: {state}", file=sys.stderr)
                said = state
            if state in FAILED:
                why = str(endpoint.raw["status"].get("message") or "see its log").strip().splitlines()[0]
                raise HubError(f"endpoint {self.name} did not come up ({state}): {why}")
            # Asking one that is scaled to zero also wakes it.
            if endpoint.url and state in (UP, "scaledToZero") and self._healthy(endpoint):
                return endpoint
            if time.monotonic() > until:
                raise HubError(f"endpoint {self.name} was not up after {self.deploy.wait} minutes ({state})")
            time.sleep(REFRESH)

    def pause(self) -> None:
        retries.retried("pausing", lambda: self._api.pause_inference_endpoint(self.name, namespace=self.namespace))

    def resume(self) -> None:
        retries.retried("resuming", lambda: self._api.resume_inference_endpoint(self.name, namespace=self.namespace))

    def delete(self) -> None:
        retries.retried("deleting", lambda: self._api.delete_inference_endpoint(self.name, namespace=self.namespace))

    def _healthy(self, endpoint: InferenceEndpoint) -> bool:
        route = f"{str(endpoint.url).rstrip('/')}/{(endpoint.health_route or 'health').lstrip('/')}"
        try:
            return httpx.get(route, headers={"authorization": f"Bearer {self.token}"}, timeout=30).is_success
        except httpx.TransportError:
            return False

    def _created(self, settings: dict[str, Any]) -> InferenceEndpoint:
        """A creation whose answer was lost is not made twice: the second is told that it is there (409)."""
        try:
            return self._api.create_inference_endpoint(self.name, **settings)
        except HfHubHTTPError as error:
            there = self.found() if error.response.status_code == 409 else None
            if there is None:
                raise
            return there

    def _owner(self) -> str:
        return str(self._api.whoami()["name"])
