"""Samples of a model behind an OpenAI-compatible endpoint, several requests at a time; off while `url` is null.

Each answer is kept by what was asked (stages/cache/store.py), so a run that was killed, or one with a
changed story, pays for nothing twice. An endpoint that stays out of reach after its retries stops the stage: it
is never a reward. Left out: seeds, which few endpoints honour; what one answers may differ from day to day.
"""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import Any
from urllib.parse import urlsplit

from stages.cache.store import Cache
from stages.clients.answers import Answer
from stages.clients.endpoint import EndpointClient, token_for
from stages.functiongemma import EncodeError, encode_call
from stages.pipeline.params import GenerateParams

Messages = list[dict[str, str]]
Sample = dict[str, Any]  # output, prompt_tokens, completion_tokens


class CountingClient(EndpointClient):
    """Remembers what the endpoint says that its last answer took."""

    usage: Any = None

    def _ask(self, messages: Any, tools: Any, temperature: float) -> Any:
        output = super()._ask(messages, tools, temperature)
        self.usage = output.usage
        return output


def output_of(answer: Answer) -> str:
    """The answer as the text a policy would have written; calls that cannot be read become calls without arguments."""
    if "tool_calls" not in answer.message:
        return str(answer.message["content"])
    try:
        return answer.text + "".join(encode_call(call.name, call.arguments) for call in answer.calls)
    except EncodeError:
        return answer.text


def sample_endpoint(
    asked: list[Messages],
    tools: list[dict[str, Any]],
    params: GenerateParams,
    cache: Cache,
    on_done: Callable[[int], None] | None = None,
) -> list[list[Sample]]:
    """`params.endpoint.samples` answers to each conversation, in order. The token comes from the environment."""
    endpoint = params.endpoint
    assert endpoint.url is not None
    settings = [endpoint.url, endpoint.model, params.temperature, params.max_new_tokens, tools]
    url, token = endpoint.url, token_for(endpoint.url)

    def ask(messages: Messages) -> Sample:
        limits = (params.max_new_tokens, params.temperature, endpoint.timeout)
        client = CountingClient(url, token, endpoint.model, *limits)
        output = output_of(client.complete(messages, tools))
        prompt, completion = (getattr(client.usage, f"{kind}_tokens", None) or 0 for kind in ("prompt", "completion"))
        return {"output": output, "prompt_tokens": prompt, "completion_tokens": completion}

    samples: dict[tuple[int, int], Sample] = {}
    missing = []
    for place in [(index, number) for index in range(len(asked)) for number in range(endpoint.samples)]:
        known = cache.get([*settings, asked[place[0]], place[1]])
        if known is None:
            missing.append(place)
        else:
            samples[place] = known
    with ThreadPoolExecutor(endpoint.concurrency) as executor:
        futures = {executor.submit(ask, asked[index]): (index, number) for index, number in missing}
        try:
            for done in as_completed(futures):
                index, number = futures[done]
                samples[index, number] = done.result()
                cache.put([*settings, asked[index], number], samples[index, number])
                if on_done is not None:
                    on_done(len(samples))
        except BaseException:
            executor.shutdown(wait=False, cancel_futures=True)
            raise
    return [[samples[index, number] for number in range(endpoint.samples)] for index in range(len(asked))]


def usage(samples: list[list[Sample]]) -> Counter[str]:
    """What the samples took: `answers`, and tokens of prompts and completions."""
    every = [sample for group in samples for sample in group]
    tokens = {key: sum(sample[key] for sample in every) for key in ("prompt_tokens", "completion_tokens")}
    return Counter({"answers": len(every), **tokens})


def name_of(params: GenerateParams) -> str:
    """What rows say of where they came from: the model's name, else the endpoint's host."""
    return params.endpoint.model or urlsplit(params.endpoint.url or "").hostname or "endpoint"
