"""What one client may ask of the server, so that the others get their turn."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    max_new_tokens: int = 1024
    timeout: float = 120.0  # seconds from arrival to the last token; what is written by then is the answer
    max_batch: int = 16
    max_queue: int = 64
    max_body: int = 1_000_000  # bytes
    body_timeout: float = 10.0  # seconds
