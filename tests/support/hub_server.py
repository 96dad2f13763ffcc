"""A stand-in for the Hugging Face Hub over real HTTP: the routes that a push needs, and faults on demand.

What it keeps: repositories with commits, trees, tags, and large files by sha256. Every request is noted in
`requests`, so that a test can say what was not asked for. Left out: users, pull requests, Xet, multipart
transfers.
"""

import base64
import hashlib
import json
import os
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

TOKEN = "hf_the_one_that_may_write"
READ_TOKEN = "hf_the_one_that_may_read"
REPO_PATH = re.compile(r"/([\w.-]+/[\w.-]+?)(?:\.git)?(?:/(.*))?")
LARGE = re.compile(r".*\.safetensors$|^tokenizer\.json$|^train\.jsonl$")


@dataclass
class Blob:
    """A file in a commit: content for a small one, a pointer for a large one."""

    size: int
    oid: str
    content: bytes | None = None
    sha256: str | None = None


@dataclass
class Repo:
    commits: dict[str, dict[str, Blob]] = field(default_factory=dict)
    head: str = ""
    tags: dict[str, str] = field(default_factory=dict)
    messages: list[dict[str, str]] = field(default_factory=list)
    made_by: dict[str, dict[str, str]] = field(default_factory=dict)  # commit -> its message, where a push made it

    def commit(self, files: dict[str, Blob]) -> str:
        self.head = hashlib.sha1(f"{self.head}{len(self.commits)}".encode()).hexdigest()
        self.commits[self.head] = files
        return self.head

    def resolve(self, revision: str) -> str | None:
        revision = self.head if revision == "main" else self.tags.get(revision, revision)
        return revision if revision in self.commits else None


@dataclass
class Fault:
    """What happens instead of an answer, `times` times, at the requests that match `METHOD path`.

    kind: a status; "drop" closes the connection unanswered; "lost" acts, then closes it; "page" answers
    with HTML; "hang" waits longer than the client does; "cut" closes the connection in the middle of a body, sent or
    received; "slow" takes and gives bodies in small pieces with pauses; "damage" changes a byte of what is sent.
    """

    where: str
    kind: int | str
    times: int = 1
    message: str = ""
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Hub:
    endpoint: str = ""
    repos: dict[str, Repo] = field(default_factory=dict)
    store: dict[str, bytes] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    damage: set[str] = field(default_factory=set)  # names of files that downloads return with one byte changed
    cut: set[str] = field(default_factory=set)  # names of files that the next commit that brings them cuts in half
    forget: set[str] = field(default_factory=set)  # names of files that the next commit that brings them leaves out
    lock: threading.RLock = field(default_factory=threading.RLock)

    def asked(self, pattern: str) -> int:
        return sum(bool(re.search(pattern, line)) for line in self.requests)


def small(content: bytes) -> Blob:
    return Blob(len(content), hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest(), content)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else every answer waits 40 ms between its headers and its body
    hub: Hub

    def log_message(self, *_: Any) -> None:
        pass

    def handle_any(self) -> None:
        path = unquote(urlsplit(self.path).path)
        line = f"{self.command} {path}"
        with self.hub.lock:
            self.hub.requests.append(line)
            fault = next((f for f in self.hub.faults if f.times and re.search(f.where, line)), None)
            if fault:
                fault.times -= 1
        self.pace = str(fault.kind) if fault and fault.kind in ("cut", "slow", "damage") else ""
        if fault and (fault.kind == "drop" or (fault.kind == "cut" and self.command in ("PUT", "POST"))):
            self.rfile.read(int(self.headers.get("content-length") or 0) // 2)
            self.close_connection = True
            return
        self.body = self.read_body()
        if self.pace == "damage":
            self.body = bytes([self.body[0] ^ 1]) + self.body[1:]
        if fault and fault.kind == "hang":
            time.sleep(2.0)
            self.close_connection = True
        elif fault and fault.kind == "page":
            self.answer(200, b"<html>Be right back</html>", "text/html")
        elif fault and isinstance(fault.kind, int):
            self.json(
                {"error": fault.message or "fault"},
                fault.kind,
                {"X-Error-Message": fault.message or "fault", **fault.headers},
            )
        else:
            self.mute = bool(fault) and not self.pace
            with self.hub.lock:
                self.route(path)
            self.close_connection |= self.mute

    do_GET = do_POST = do_PUT = do_HEAD = do_DELETE = handle_any

    def read_body(self) -> bytes:
        if "chunked" in (self.headers.get("transfer-encoding") or ""):
            body = b""
            while size := int(self.rfile.readline().split(b";")[0], 16):
                body += self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
            return body
        length = int(self.headers.get("content-length") or 0)
        if self.pace == "slow":
            return b"".join(self.rfile.read(size) for size in self.pieces(length))
        return self.rfile.read(length)

    @staticmethod
    def pieces(length: int) -> Iterator[int]:
        """Sizes of ten pieces, with a pause after each."""
        for index in range(10):
            yield length // 10 + (length % 10 if index == 9 else 0)
            time.sleep(0.02)

    def answer(self, status: int, body: bytes, kind: str, headers: dict[str, str] | None = None) -> None:
        if self.mute:
            return
        self.send_response(status)
        for name, value in {
            "Content-Type": kind,
            "Content-Length": str(len(body)),
            **(headers or {}),
        }.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "HEAD":
            return
        if self.pace == "cut":
            self.wfile.write(body[: len(body) // 2])
            self.close_connection = True
        elif self.pace == "slow":
            at = 0
            for size in self.pieces(len(body)):
                self.wfile.write(body[at : at + size])
                at += size
        else:
            self.wfile.write(body)

    mute = False
    pace = ""

    def json(self, data: Any, status: int = 200, headers: dict[str, str] | None = None) -> None:
        self.answer(status, json.dumps(data).encode(), "application/json", headers)

    def missing(self, code: str) -> None:
        self.json({"error": "not found"}, 404, {"X-Error-Code": code, "X-Error-Message": "not found"})

    def route(self, path: str) -> None:
        token = (self.headers.get("authorization") or "").removeprefix("Bearer ")
        if path.startswith("/lfs/"):  # upload addresses are signed: they carry no token
            self.put_large(path.removeprefix("/lfs/"))
        elif path.startswith("/verify/"):
            size = len(self.hub.store.get(path.removeprefix("/verify/"), b""))
            right = size == json.loads(self.body)["size"]
            self.json({} if right else {"message": f"the storage holds {size} bytes"}, 200 if right else 422)
        elif path == "/api/validate-yaml":
            self.json({"errors": [], "warnings": []})
        elif token not in (TOKEN, READ_TOKEN):
            self.json({"error": "Invalid username or password."}, 401)
        elif path == "/api/repos/create":
            self.create(token)
        elif found := REPO_PATH.fullmatch(re.sub(r"^(/api)?(/models|/datasets)(?=/)", "", path)):
            name, rest = found[1], found[2] or ""
            writes = self.command != "GET" or path.endswith("/write")
            if name not in self.hub.repos:
                self.missing("RepoNotFound")
            elif token == READ_TOKEN and writes:
                self.json({"error": "You don't have the rights"}, 403)
            else:
                self.in_repo(self.hub.repos[name], name, rest)
        else:
            self.json({"error": f"no such route {path}"}, 404)

    def create(self, token: str) -> None:
        asked = json.loads(self.body)
        name = f"{asked['organization']}/{asked['name']}"
        if token != TOKEN or asked["organization"] == "others":
            self.json({"error": f"You don't have the rights to create a model under {name}"}, 403)
        elif name in self.hub.repos:
            taken = "You already created this model repo"
            self.json({"error": taken, "url": f"{self.hub.endpoint}/{name}"}, 409)
        else:
            repo = self.hub.repos[name] = Repo()
            repo.commit({".gitattributes": small(b"*.safetensors filter=lfs\n")})
            self.json({"url": f"{self.hub.endpoint}/{name}"})

    def in_repo(self, repo: Repo, name: str, rest: str) -> None:
        kind, _, tail = rest.partition("/")
        revision, _, file = tail.partition("/")
        if kind == "" or kind == "revision":
            commit = repo.resolve(revision or "main")
            self.json({"id": name, "sha": commit, "siblings": []}) if commit else self.missing("RevisionNotFound")
        elif kind == "auth-check":
            self.json({})
        elif kind == "preupload":
            head = repo.commits[repo.head]
            asked = json.loads(self.body)["files"]
            self.json({"files": [self.preupload(head, item["path"]) for item in asked]})
        elif rest == "info/lfs/objects/batch":
            self.json(
                {
                    "transfer": "basic",
                    "objects": [self.batch(item) for item in json.loads(self.body)["objects"]],
                }
            )
        elif kind == "commit":
            self.add_commit(repo, name)
        elif kind == "commits":
            self.json([self.history_entry(repo, repo.resolve(tail) or repo.head)])
        elif kind == "tree":
            files = repo.commits[repo.resolve(revision) or repo.head]
            self.json([self.entry(path, blob) for path, blob in sorted(files.items())])
        elif kind == "refs":
            tags = [{"name": t, "ref": f"refs/tags/{t}", "targetCommit": c} for t, c in repo.tags.items()]
            main = {"name": "main", "ref": "refs/heads/main", "targetCommit": repo.head}
            self.json({"branches": [main], "converts": [], "tags": tags})
        elif kind == "tag" and self.command == "DELETE":
            repo.tags.pop(tail)
            self.json({})
        elif kind == "tag":
            tag = json.loads(self.body)["tag"]
            if tag in repo.tags:
                self.json({"error": "tag exists"}, 409)
            else:
                repo.tags[tag] = repo.resolve(tail) or ""
                self.json({})
        elif kind == "resolve":
            self.give(repo, repo.resolve(revision), file)
        else:
            self.json({"error": f"no such route {rest}"}, 404)

    def preupload(self, head: dict[str, Blob], path: str) -> dict[str, Any]:
        present = head.get(path)
        mode = "lfs" if LARGE.match(path) else "regular"
        oid = (present.sha256 or present.oid) if present else None
        return {"path": path, "uploadMode": mode, "shouldIgnore": False, "oid": oid}

    def batch(self, item: dict[str, Any]) -> dict[str, Any]:
        if item["oid"] in self.hub.store:
            return item
        upload = {"href": f"{self.hub.endpoint}/lfs/{item['oid']}", "header": {}}
        verify = {"href": f"{self.hub.endpoint}/verify/{item['oid']}", "header": {}}
        return {**item, "actions": {"upload": upload, "verify": verify}}

    def put_large(self, oid: str) -> None:
        if hashlib.sha256(self.body).hexdigest() != oid:
            self.json({"error": "the content does not have the announced hash"}, 400)
        else:
            self.hub.store[oid] = self.body
            self.json({})

    def add_commit(self, repo: Repo, name: str) -> None:
        files = dict(repo.commits[repo.head])
        for line in self.body.splitlines():
            item = json.loads(line)
            value = item["value"]
            if item["key"] == "header":
                if value.get("parentCommit", repo.head) != repo.head:
                    self.json({"error": "A commit has happened since. Please refresh and try again."}, 412)
                    return
                repo.messages.append(value)
            elif item["key"] == "file":
                if value["path"] in self.hub.forget:
                    self.hub.forget.remove(value["path"])
                    continue
                files[value["path"]] = small(base64.b64decode(value["content"]))
            elif item["key"] == "lfsFile":
                pointer = f"oid sha256:{value['oid']}\nsize {value['size']}\n".encode()
                files[value["path"]] = Blob(value["size"], small(pointer).oid, sha256=value["oid"])
            elif item["key"] == "deletedFile":
                del files[value["path"]]
        for path in self.hub.cut & files.keys():
            self.hub.cut.remove(path)
            files[path] = self.half(files[path])
        oid = repo.commit(files)
        repo.made_by[oid] = repo.messages[-1]
        self.json({"commitUrl": f"{self.hub.endpoint}/{name}/commit/{oid}", "commitOid": oid})

    def half(self, blob: Blob) -> Blob:
        if blob.sha256 is None:
            content = blob.content or b""
            return small(content[: len(content) // 2])
        content = self.hub.store[blob.sha256][: blob.size // 2]
        sha256 = hashlib.sha256(content).hexdigest()
        self.hub.store[sha256] = content
        return replace(blob, size=len(content), sha256=sha256)

    def history_entry(self, repo: Repo, commit: str) -> dict[str, Any]:
        said = repo.made_by.get(commit, {"summary": "Update README.md", "description": ""})
        return {
            "id": commit, "title": said["summary"], "message": said["description"], "authors": [{"user": "me"}],
            "date": "2026-01-01T00:00:00.000Z",
        }  # fmt: skip

    def entry(self, path: str, blob: Blob) -> dict[str, Any]:
        entry: dict[str, Any] = {"type": "file", "path": path, "size": blob.size, "oid": blob.oid}
        if blob.sha256:
            entry["lfs"] = {"oid": blob.sha256, "size": blob.size, "pointerSize": 130}
        return entry

    def give(self, repo: Repo, commit: str | None, path: str) -> None:
        blob = repo.commits.get(commit or "", {}).get(path)
        content = blob and (blob.content if blob.sha256 is None else self.hub.store.get(blob.sha256))
        if blob is None or content is None:
            self.missing("EntryNotFound")
            return
        if path in self.hub.damage:
            content = bytes([content[0] ^ 1]) + content[1:]
        headers = {"ETag": f'"{blob.sha256 or blob.oid}"', "X-Repo-Commit": str(commit)}
        wanted = re.fullmatch(r"bytes=(\d+)-", self.headers.get("range") or "")
        if wanted:  # a download that was cut goes on where it stopped
            start, total = int(wanted[1]), len(content)
            headers["Content-Range"] = f"bytes {start}-{total - 1}/{total}"
            self.answer(206, content[start:], "application/octet-stream", headers)
        else:
            self.answer(200, content, "application/octet-stream", headers)


def without_certificates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing here speaks TLS, and each new client would read all the certificates of the machine."""
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    monkeypatch.setenv("SSL_CERT_DIR", os.devnull)


@contextmanager
def running_hub(hub: Hub | None = None, handler: type[Handler] = Handler) -> Iterator[Hub]:
    hub = hub or Hub()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("BoundHandler", (handler,), {"hub": hub}))
    hub.endpoint = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield hub
    finally:
        server.shutdown()
        server.server_close()
