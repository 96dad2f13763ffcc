"""Starts the browser from a process of its own: no network, and the debugging pipe on fds 3 and 4.

Run as `python launch.py READ WRITE STATUS LIFELINE NAMESPACE PROFILE -- PROGRAM ARGUMENT...`, as the leader of a
session; it replaces itself with the program. It says how it cut the network off in one line on the STATUS fd: `unshare`
(a network namespace without any interface) or `proxy` (a dead proxy, where the system does not allow the former).

The browser never outlives the process that started it: LIFELINE is a pipe whose other end only that process holds. A
guardian, forked here, makes PROFILE, waits for the pipe's end and then kills the browser's session and removes PROFILE.
So there is no folder before there is somebody to remove it: Ray kills an actor's children with it, at any moment. On
Linux the kernel kills the browser too (PDEATHSIG), should the guardian be gone. Only the standard library is used, so
that it starts in a few milliseconds.
"""

import contextlib
import ctypes
import fcntl
import os
import select
import signal
import sys

CLONE_NEWUSER = 0x10000000
CLONE_NEWNET = 0x40000000
PR_SET_PDEATHSIG = 1
REMOVAL = 50  # tries, a tenth of a second apart: processes that are dying may still write into the profile

WITHOUT_NAMESPACE = (
    "--proxy-server=http://127.0.0.1:9",
    "--proxy-bypass-list=<-loopback>",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)


def leave_network() -> bool:
    """Moves this process into an empty network namespace; False where the system does not allow that."""
    if not sys.platform.startswith("linux"):
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    user, group = os.getuid(), os.getgid()
    if user == 0:
        return bool(libc.unshare(CLONE_NEWNET) == 0)
    if libc.unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0:
        return False
    for path, text in (
        ("/proc/self/setgroups", "deny"),
        ("/proc/self/uid_map", f"{user} {user} 1"),
        ("/proc/self/gid_map", f"{group} {group} 1"),
    ):
        with contextlib.suppress(OSError), open(path, "w") as file:
            file.write(text)
    return os.getuid() == user


def guard(browser: int, lifeline: int, profile: str, made: int) -> None:
    """Makes the profile and says so; once the lifeline or the browser has ended, nothing is left of the browser.

    It locks the profile, or a browser that starts meanwhile would take it for an abandoned one (profile.py).
    """
    os.setsid()  # what kills the browser's session does not kill the guardian
    os.mkdir(profile, 0o700)
    fcntl.flock(os.open(profile, os.O_RDONLY), fcntl.LOCK_SH)
    with contextlib.suppress(BrokenPipeError):  # the browser may have been killed already
        os.write(made, b"\n")
    os.close(made)
    while not select.select([lifeline], [], [], 1.0)[0] and os.getppid() == browser:
        pass
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(browser, signal.SIGKILL)
    import shutil
    import time

    for _ in range(REMOVAL):
        shutil.rmtree(profile, ignore_errors=True)
        if not os.path.exists(profile):
            break
        time.sleep(0.1)


def start_guardian(lifeline: int, others: tuple[int, ...], profile: str) -> None:
    """Until the profile is there. The guardian holds none of the pipes open, or their ends would not be noticed."""
    browser = os.getpid()
    made, make = os.pipe()
    if os.fork():
        os.close(lifeline)
        os.close(make)
        if not os.read(made, 1):
            sys.exit(f"{profile} could not be made")
        os.close(made)
        return
    for fd in (*others, made):
        os.close(fd)
    try:
        guard(browser, lifeline, profile, make)
    finally:
        os._exit(0)


def main() -> None:
    read, write, status, lifeline, namespace = (int(argument) for argument in sys.argv[1:6])
    profile, program = sys.argv[6], sys.argv[8:]
    start_guardian(lifeline, (read, write, status), profile)
    alone = bool(namespace) and leave_network()
    os.write(status, b"unshare\n" if alone else b"proxy\n")
    os.close(status)
    high_read, high_write = (fcntl.fcntl(fd, fcntl.F_DUPFD, 10) for fd in (read, write))
    os.dup2(high_read, 3)
    os.dup2(high_write, 4)
    for fd in {read, write, high_read, high_write} - {3, 4}:
        os.close(fd)
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    os.execv(program[0], [*program, *(() if alone else WITHOUT_NAMESPACE)])


if __name__ == "__main__":
    main()
