"""What the processes of a training tell each other before it begins, in the store of their launcher (torchrun's).

The first process says which module they run, for the hosts that only joined (stages/hosts), and all of them see whether
they would do the same work: one that has other inputs or a folder of its own would spoil it. What each of them would
have to find out is found out by one and told to all.
"""

import json
import os
import secrets
import socket
import time
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from torch.distributed import PrefixStore, Store, TCPStore  # type: ignore[attr-defined]

from stages.pipeline.errors import InputError
from stages.pipeline.processes import on_several_hosts, process_count, process_number

WAIT = timedelta(minutes=10)  # until the slowest host has loaded its libraries
WORK = timedelta(hours=12)  # until the slowest one has done its part of a work
SEEN = 30.0  # seconds until a file of one host shows on another
PARTS = ("code or library versions", "parameters", "inputs", "hardware")  # of a key of stages/cache/finished.py


def say_module(module: str) -> None:
    if on_several_hosts():
        _store().set("module", module)


def told_module() -> str:
    """Waits until a process that knows it says so."""
    return _store().get("module").decode()


def check_hosts(key: Sequence[Any], folder: Path) -> None:
    """Raises InputError, in every process alike, where a host differs in `key` or does not share `folder`."""
    if not on_several_hosts():
        return
    store, rank, world = _store(), process_number(), process_count()
    if rank == 0:
        sign = secrets.token_hex(8)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "shared").write_text(sign, encoding="utf-8")
        store.set("first", json.dumps([sign, key]))
    sign, first = json.loads(store.get("first"))
    store.set(f"objection-{rank}", _objection(first, json.loads(json.dumps(key)), folder / "shared", sign))
    objections = [store.get(f"objection-{other}").decode() for other in range(world)]
    if rank == 0:
        (folder / "shared").unlink()
    for objection in filter(None, objections):
        raise InputError(objection)


def tell_all(name: str, mine: Any) -> list[Any]:
    """What each process of the training tells (as JSON), in the order of their numbers. Waits for all of them."""
    rank, world = process_number(), process_count()
    if world == 1:
        return [mine]
    store = _store()
    store.set(f"{name}-{rank}", json.dumps(mine))
    keys = [f"{name}-{other}" for other in range(world)]
    store.wait(keys, WORK)  # the launcher ends all processes where one is lost
    return [json.loads(store.get(key)) for key in keys]


def _objection(first: Sequence[Any], mine: Sequence[Any], file: Path, sign: str) -> str:
    host = socket.gethostname()
    for part, theirs, own in zip(PARTS, first, mine, strict=False):
        if theirs != own:
            return f"{host}: its {part} differ from those of the first process; make both hosts the same"
    end = time.monotonic() + SEEN
    while not (file.exists() and file.read_text(encoding="utf-8") == sign):
        if time.monotonic() > end:
            return f"{host}: {Path.cwd()} is not the folder of the first process; all hosts work in one shared folder"
        time.sleep(0.2)
    return ""


def _store() -> Store:
    address, port = os.environ["MASTER_ADDR"], int(os.environ["MASTER_PORT"])
    attempt = os.environ.get("TORCHELASTIC_RESTART_COUNT", "0")
    return PrefixStore(f"storyloop-{attempt}", TCPStore(address, port, is_master=False, timeout=WAIT))
