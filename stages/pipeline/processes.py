"""Which process of a stage this is: torchrun's variables, read here and nowhere else.

A stage in one process has none of them, and is the first of one.
"""

import os


def is_launched() -> bool:
    """Whether a launcher started this process; it may be the only one."""
    return "RANK" in os.environ


def process_number() -> int:
    """From 0, over all hosts."""
    return int(os.environ.get("RANK", "0"))


def process_count() -> int:
    """On all hosts together."""
    return int(os.environ.get("WORLD_SIZE", "1"))


def is_first_process() -> bool:
    """Whether this process writes the outputs. True where there is only one."""
    return process_number() == 0


def on_several_hosts() -> bool:
    return int(os.environ.get("LOCAL_WORLD_SIZE", process_count())) != process_count()
