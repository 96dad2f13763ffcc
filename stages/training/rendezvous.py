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
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from torch.distributed import PrefixStore, Store, TCPStore  # type: ignore[attr-defined]

from stages.pipeline.errors import InputError
from stages.pipeline.processes import on_several_hosts, process_count, process_number
from stages.training.lost_processes import AGAIN, LostProcess

WAIT = timedelta(minutes=10)  # until the slowest host has loaded its libraries
SILENCE = 1800.0  # seconds without a sign of a process at work, after which it counts as lost
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
    """What each process of the training tells (as JSON), in the order of their numbers.

    Waits for all of them as long as those that are still at work show it (`shows_progress`). A launcher ends the
    processes of its own host where one is lost, and those of other hosts would wait for ever. Raises LostProcess.
    """
    rank, world = process_number(), process_count()
    if world == 1:
        return [mine]
    store = _store()
    store.set(f"{name}-{rank}", json.dumps(mine))
    keys = [f"{name}-{other}" for other in range(world)]
    seen, since = _signs(store, name), time.monotonic()
    while not store.check(keys):
        if (now := _signs(store, name)) != seen:
            seen, since = now, time.monotonic()
        elif time.monotonic() - since > SILENCE:
            raise LostProcess(f"process {rank} of the training hears nothing of another one; {AGAIN}")
        time.sleep(0.2)
    return [json.loads(store.get(key)) for key in keys]


def shows_progress(name: str) -> Callable[[int], None]:
    """To be called with how much is done by a process whose work ends with `tell_all(name, …)`."""
    if process_count() == 1:
        return lambda done: None
    store, key = _store(), f"{name}-{process_number()}-done"
    return lambda done: store.set(key, str(done))


def _signs(store: Store, name: str) -> list[bytes]:
    """What each process has said last of its work."""
    keys = [f"{name}-{other}{of}" for other in range(process_count()) for of in ("", "-done")]
    return [store.get(key) if store.check([key]) else b"" for key in keys]


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
