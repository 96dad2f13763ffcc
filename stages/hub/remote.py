"""A repository on the Hub: what it holds, and making it hold what a folder holds.

`publish` is idempotent: it compares first, uploads in one commit only what differs, reads everything back,
and tags. The Hub client retries uploads of large files by itself; creating, committing, tagging and
reading are retried here. A commit whose answer was lost is not sent again blindly: the repository is read
first. Left out: pull requests, branches.
"""

import hashlib
import os
import re
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from huggingface_hub import CommitOperationAdd, CommitOperationDelete, HfApi, constants
from huggingface_hub.errors import (
    HfHubHTTPError,
    RemoteEntryNotFoundError,
    RepositoryNotFoundError,
)
from huggingface_hub.hf_api import RepoFile
from huggingface_hub.utils.tqdm import disable_progress_bars
from pydantic import BaseModel, Field, ValidationError
from tenacity import Retrying, retry_if_exception, stop_after_attempt

from stages.hub import retries
from stages.hub.folder import CARD, MANIFEST, Kind, Listed, check_loads
from stages.pipeline.errors import HubError, InputError

MOVED = {409, 412}
NOTE = "storyloop iteration "  # what the message of every commit of ours begins with


class Manifest(BaseModel):
    iteration: int = Field(ge=1)
    files: dict[str, dict[str, Any]]

    def listed(self) -> dict[str, Listed]:
        """TypeError where an entry is none of ours."""
        return {name: Listed(**fields) for name, fields in self.files.items()}


@dataclass(frozen=True)
class State:
    """The head of a repository."""

    commit: str
    files: dict[str, RepoFile]

    def holds(self, name: str, wanted: Listed) -> bool:
        file = self.files.get(name)
        if file is None or file.size != wanted.size:
            return False
        return file.lfs.sha256 == wanted.sha256 if file.lfs else file.blob_id == wanted.git_blob


class StillDiffers(HubError):
    """An upload was accepted, and the Hub lists something else."""


def _may_upload_again(error: BaseException) -> bool:
    if isinstance(error, HfHubHTTPError) and error.response.status_code in MOVED:
        return True  # somebody else committed: the next attempt looks at what they did
    return isinstance(error, StillDiffers) or retries.is_retryable(error)


class Repository:
    def __init__(self, repo_id: str, kind: Kind, token: str) -> None:
        retries.limit_time()
        self.id, self._kind = repo_id, kind
        self._type = "dataset" if kind == "dataset" else "model"
        self._api = HfApi(endpoint=os.environ.get("HF_ENDPOINT") or None, token=token)
        if self._api.endpoint.rstrip("/") != "https://huggingface.co":
            constants.HF_HUB_DISABLE_XET = True  # other hubs have no Xet, and its client does not fall back
        if not sys.stderr.isatty():
            disable_progress_bars()

    def publish(
        self, folder: Path, files: Mapping[str, Listed], iteration: int, private: bool, force: bool, note: str
    ) -> str:
        """Makes the repository hold exactly `files` of `folder`, tagged `iteration-N`; returns the commit."""
        self._ensure(private)
        asked = Retrying(
            stop=stop_after_attempt(retries.ATTEMPTS),
            wait=retries.wait,
            retry=retry_if_exception(_may_upload_again),
            reraise=True,
        )
        try:
            state = asked(self._uploaded, folder, files, iteration, force, note)
        except retries.FAILURES as error:
            raise HubError(retries.sentence(f"uploading to {self.id}", error)) from None
        before = self.tagged(iteration)
        if before != state.commit:
            self._refuse_moving(before, files, iteration, force)
            self._read_back(folder, files, state, iteration, note)
            self._tag(iteration, state.commit, before)
        return state.commit

    def _uploaded(self, folder: Path, files: Mapping[str, Listed], iteration: int, force: bool, note: str) -> State:
        """One attempt. What an attempt before it changed is not known, so it looks first."""
        state = self._state()
        if wrong := self._differences(state, files):
            self._refuse_strangers(state, iteration, force)
            self._refuse_moving(self.tagged(iteration), files, iteration, force)
            self._commit(folder, wrong, state, iteration, note)
            state = self._state()
            if wrong := self._differences(state, files):
                raise StillDiffers(
                    f"{self.id}: after {retries.ATTEMPTS} uploads these still differ on the Hub: {', '.join(wrong)}"
                )
        return state

    def tagged(self, iteration: int) -> str | None:
        """The commit that carries the tag of `iteration`; a tag is set only after everything was read back."""
        refs = retries.retried(
            f"reading the tags of {self.id}", lambda: self._api.list_repo_refs(self.id, repo_type=self._type)
        )
        return next((tag.target_commit for tag in refs.tags if tag.name == f"iteration-{iteration}"), None)

    def _ensure(self, private: bool) -> None:
        """Write access first, so that a token that lacks it is told so before anything is uploaded."""
        check = lambda: self._api.auth_check(self.id, write=True, repo_type=self._type)  # noqa: E731
        what = f"checking write access to {self.id}"
        try:
            retries.retried(what, check)
        except RepositoryNotFoundError:
            create = lambda: self._api.create_repo(  # noqa: E731
                self.id, private=private, exist_ok=True, repo_type=self._type
            )
            retries.retried(f"creating {self.id}", create)
            try:
                retries.retried(what, check)
            except RepositoryNotFoundError as error:
                raise HubError(retries.sentence(what, error)) from None

    def _state(self) -> State:
        what = f"reading {self.id}"
        try:
            commit = retries.retried(what, lambda: self._api.repo_info(self.id, repo_type=self._type)).sha
            tree = retries.retried(
                what,
                lambda: list(self._api.list_repo_tree(self.id, revision=commit, recursive=True, repo_type=self._type)),
            )
        except RepositoryNotFoundError as error:
            raise HubError(retries.sentence(what, error)) from None
        files = {item.path: item for item in tree if isinstance(item, RepoFile) and item.path != ".gitattributes"}
        return State(str(commit), files)

    @staticmethod
    def _differences(state: State, files: Mapping[str, Listed]) -> list[str]:
        missing = [name for name, listed in files.items() if not state.holds(name, listed)]
        return sorted(missing + [name for name in state.files if name not in files])

    def _refuse_strangers(self, state: State, iteration: int, force: bool) -> None:
        if force or not state.files:
            return
        fix = "choose another repository id, or set push.force: true to overwrite it"
        if state.files.keys() == {CARD} and self._is_the_websites(state.commit):
            return
        ours = self._made_by_us(state.commit)
        theirs = self._manifest(state.commit)
        if theirs is None and not ours:
            what = f"{MANIFEST} of {self.id} is not one of ours"
            if MANIFEST not in state.files:
                what = f"{self.id} holds files that no push of ours made"
            raise InputError(f"params.yaml: push: {what}; {fix}")
        if theirs and theirs.iteration > iteration:
            raise InputError(
                f"params.yaml: push: {self.id} is at iteration {theirs.iteration}, this run at {iteration}; {fix}"
            )
        if ours or theirs is None:
            return  # nobody came after our last push: what differs from it was cut or lost on the Hub
        listed = theirs.listed()
        # A file that our last push listed and that is gone was lost: it goes up again.
        differing = (name for name in self._differences(state, listed) if name in state.files)
        if changed := [name for name in differing if name != MANIFEST]:
            raise InputError(f"params.yaml: push: {', '.join(changed)} of {self.id} changed after our last push; {fix}")

    def _refuse_moving(self, tagged: str | None, files: Mapping[str, Listed], iteration: int, force: bool) -> None:
        """A tag is set once its commit was read back: it names a whole push, and the same files alone take it over."""
        if tagged is None or force:
            return
        theirs = self._manifest(tagged)
        if theirs is None or theirs.listed() != {name: file for name, file in files.items() if name != MANIFEST}:
            raise InputError(
                f"params.yaml: push: iteration-{iteration} of {self.id} names commit {tagged[:12]}, which holds other "
                "files; raise iteration (storyloop promote does), or set push.force: true to move the tag"
            )

    def _manifest(self, commit: str) -> Manifest | None:
        """What a push of ours wrote into a commit of what it holds; None where nothing like it is there."""
        try:
            with tempfile.TemporaryDirectory() as scratch:
                text = self._download(MANIFEST, commit, Path(scratch)).read_text(encoding="utf-8")
            theirs = Manifest.model_validate_json(text)
            theirs.listed()
        except (RemoteEntryNotFoundError, ValidationError, TypeError, UnicodeDecodeError):
            return None
        return theirs

    def _made_by_us(self, commit: str) -> bool:
        """Whether a push of ours made the commit; its message says so."""
        what = f"reading the history of {self.id}"
        ask = lambda: self._api.list_repo_commits(self.id, revision=commit, repo_type=self._type)  # noqa: E731
        head = next(iter(retries.retried(what, ask)), None)
        return head is not None and head.commit_id == commit and NOTE in f"{head.title}\n{head.message}"

    def _is_the_websites(self, commit: str) -> bool:
        """Whether the card is the one that huggingface.co makes for a new repository: settings, and no word below."""
        with tempfile.TemporaryDirectory() as scratch:
            text = self._download(CARD, commit, Path(scratch)).read_text(encoding="utf-8", errors="replace")
        return re.fullmatch(r"(---\s*\n(.*\n)*?---)?\s*", text) is not None

    def _commit(self, folder: Path, names: list[str], state: State, iteration: int, note: str) -> None:
        here = [name for name in names if (folder / name).is_file()]
        adds = [CommitOperationAdd(name, folder / name) for name in here]
        gone = [CommitOperationDelete(name) for name in names if name not in here]
        self._api.create_commit(
            self.id,
            [*adds, *gone],
            commit_message=f"Iteration {iteration}",
            commit_description=f"{NOTE}{iteration}, {note}",
            parent_commit=state.commit,
            repo_type=self._type,
        )

    def _download(self, name: str, commit: str, into: Path) -> Path:
        what = f"reading {name} of {self.id} back"

        def fetch() -> Path:
            return Path(self._api.hf_hub_download(self.id, name, revision=commit, local_dir=into, repo_type=self._type))

        return retries.retried(what, fetch)

    def _mismatched_files(self, files: Mapping[str, Listed], commit: str, into: Path) -> list[str]:
        """The files that the Hub lists but cannot give back as they were."""
        wrong = []
        for name, wanted in files.items():
            try:
                path = self._download(name, commit, into)
                data = path.read_bytes() if path.stat().st_size == wanted.size else b""
            except RemoteEntryNotFoundError:
                wrong.append(name)
                continue
            except OSError as error:
                if error.errno is not None:  # this machine's disk, not the Hub's answer
                    raise
                wrong.append(name)
                continue
            if hashlib.sha256(data).hexdigest() != wanted.sha256:
                wrong.append(name)
                path.unlink()
        return wrong

    def _read_back(self, folder: Path, files: Mapping[str, Listed], state: State, iteration: int, note: str) -> None:
        """Downloads every file and compares; uploads what is lost or damaged once more before it gives up."""
        with tempfile.TemporaryDirectory() as scratch:
            if wrong := self._mismatched_files(files, state.commit, Path(scratch)):
                commit = lambda: self._commit(folder, wrong, state, iteration, note)  # noqa: E731
                retries.retried(f"uploading to {self.id}", commit)
                wrong = self._mismatched_files(files, state.commit, Path(scratch))
            if wrong:
                raise HubError(f"{self.id}: the Hub gives back something else for {', '.join(wrong)}; run again")
            check_loads(Path(scratch), self._kind)

    def _tag(self, iteration: int, commit: str, before: str | None) -> None:
        """Sets the tag, which may name the commit `before`. HubError where another push has set it meanwhile."""
        tag, what = f"iteration-{iteration}", f"tagging {self.id}"

        def move() -> None:
            now = self.tagged(iteration)
            if now not in (None, commit, before):
                raise HubError(
                    f"{what}: another push has set the tag {tag} meanwhile; see what it holds, and run again"
                )
            if now == before is not None:
                print(f"push: {self.id}: the tag {tag} moves from {before[:12]} to {commit[:12]}", file=sys.stderr)
                self._api.delete_tag(self.id, tag=tag, repo_type=self._type)
            self._api.create_tag(self.id, tag=tag, revision=commit, exist_ok=True, repo_type=self._type)

        retries.retried(what, move)
        if self.tagged(iteration) != commit:
            raise HubError(f"{what}: the tag {tag} did not stay where it was put; run again")
