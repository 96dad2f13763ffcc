"""Whether a Ray cluster answers at an address. Ray itself says so only after minutes."""

import contextlib
import os
import socket

SECONDS = 5.0
# What a client of HTTP/2 sends first: its preface and empty settings (RFC 9113, 3.4 and 6.5).
PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + bytes([0, 0, 0, 4, 0, 0, 0, 0, 0])
SETTINGS = 4  # the kind of the frame that a server sends first


def silence(address: str) -> str | None:
    """Why no cluster can be at the address, in a few words; None where something answers as Ray's server (gRPC) does.

    `address` is as Ray takes it; `local` starts a cluster, so nothing has to answer. Raises ConnectionError where
    `auto` finds no cluster on this machine, ValueError where the address is none.
    """
    from ray._private.services import canonicalize_bootstrap_address_or_die

    if address == "local":
        return None
    where = canonicalize_bootstrap_address_or_die(address.removeprefix("ray://"))
    host, _, port = where.rpartition(":")
    try:
        with socket.create_connection((host.strip("[]"), int(port)), timeout=SECONDS) as connection:
            if os.environ.get("RAY_USE_TLS", "0") != "0":
                return None
            connection.sendall(PREFACE)
            answer = b""
            with contextlib.suppress(TimeoutError):
                while len(answer) < 4 and (more := connection.recv(64)):
                    answer += more
    except OSError as error:
        return f"nothing answers at {where} ({str(error).rpartition('] ')[2]})"
    if answer[3:4] != bytes([SETTINGS]):
        return f"what answers at {where} is no Ray cluster"
    return None
