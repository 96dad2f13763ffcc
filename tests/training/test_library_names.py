"""Every name that the training code uses of TRL, transformers, accelerate and PEFT exists there, private ones included.

The names are read from the code, so that an upgrade which renames one fails with that name: what is imported, what a
subclass overrides, calls or reads on itself, what is read on the trainer, its state, arguments and accelerator, and the
keys of the batches that are passed on.
"""

import ast
import importlib
import inspect
import textwrap
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from accelerate import Accelerator
from repository import ROOT
from transformers import TrainerControl, TrainerState, TrainingArguments
from trl import GRPOConfig, GRPOTrainer, SFTConfig, SFTTrainer

LIBRARIES = ("trl", "transformers", "accelerate", "peft")
FILES = sorted(
    path.relative_to(ROOT)
    for pattern in ("reinforcement/*.py", "supervised/*.py", "training/*.py", "sft.py", "grpo.py")
    for path in (ROOT / "stages").glob(pattern)
)
HELD = {"accelerator": Accelerator, "state": TrainerState, "trainer_state": TrainerState, "control": TrainerControl}
TRAINERS = {GRPOTrainer: GRPOConfig, SFTTrainer: SFTConfig}
OWN_COLLATORS = {  # whose batches no library makes
    "UnpaddedTrainer": Path("stages/supervised/unpadded.py"),
    "LineTrainer": Path("stages/supervised/graphed_trainer.py"),
    "CompletionLossTrainer": Path("stages/supervised/packing.py"),
}


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse((ROOT / file).read_text(encoding="utf-8"))


@cache
def nodes(file: Path) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(tree(file)))


def imported(file: Path) -> Iterator[tuple[str, str, str]]:
    """(Library module, name there, name here) of each import from a library."""
    for node in nodes(file):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in LIBRARIES:
            yield from ((node.module or "", alias.name, alias.asname or alias.name) for alias in node.names)


def attributes(node: ast.AST, receiver: str) -> Iterator[ast.Attribute]:
    """Each `receiver.name` in the code, whatever stands before the receiver."""
    for found in ast.walk(node):
        if isinstance(found, ast.Attribute):
            before = found.value
            if isinstance(before, ast.Call):
                before = before.func
            if receiver == getattr(before, "attr" if isinstance(before, ast.Attribute) else "id", None):
                yield found


class Subclass(NamedTuple):
    """A class of ours with a base of a library."""

    file: Path
    node: ast.ClassDef
    base: type


def subclasses() -> Iterator[Subclass]:
    for file in FILES:
        origin = {here: (module, name) for module, name, here in imported(file)}
        for node in nodes(file):
            for base in node.bases if isinstance(node, ast.ClassDef) else ():
                if isinstance(base, ast.Name) and base.id in origin:
                    module, name = origin[base.id]
                    yield Subclass(file, node, getattr(importlib.import_module(module), name))  # type: ignore[arg-type]


@cache
def names_of(base: type) -> frozenset[str]:
    """The methods, fields and properties of a library's class, and the attributes that its code sets on itself."""
    found: set[str] = set()
    for each in inspect.getmro(base):
        if each.__module__.split(".")[0] in LIBRARIES:
            source = ast.parse(textwrap.dedent(inspect.getsource(each)))
            found |= {*vars(each), *getattr(each, "__annotations__", {})}
            found |= {use.attr for use in attributes(source, "self") if isinstance(use.ctx, ast.Store)}
    return frozenset(found)


@cache
def constants_of(base: type) -> frozenset[str]:
    """The strings in the modules of a library's class: keys of batches are among them."""
    modules = {each.__module__ for each in inspect.getmro(base) if each.__module__.split(".")[0] in LIBRARIES}
    trees = [ast.parse(inspect.getsource(importlib.import_module(module))) for module in modules]
    nodes = [node for each in trees for node in ast.walk(each) if isinstance(node, ast.Constant)]
    return frozenset(node.value for node in nodes if isinstance(node.value, str))


def read_outside(name: str, own: ast.ClassDef) -> bool:
    """Whether some code of ours, other than the class, reads this attribute of some object."""
    inside = set(ast.walk(own))
    return any(node not in inside for node in read_of_others().get(name, ()))


@cache
def read_of_others() -> dict[str, list[ast.Attribute]]:
    """Where our code reads an attribute of something that is not called `self`, by the attribute's name."""
    found: dict[str, list[ast.Attribute]] = {}
    for node in (node for file in FILES for node in nodes(file)):
        if not isinstance(node, ast.Attribute) or not isinstance(node.ctx, ast.Load):
            continue
        if not (isinstance(node.value, ast.Name) and node.value.id == "self"):
            found.setdefault(node.attr, []).append(node)
    return found


def keys_written(file: Path) -> set[str]:
    """The keys of dictionaries that a file writes, such as a collator's batches."""
    dictionaries = [node for node in nodes(file) if isinstance(node, ast.Dict)]
    keys = [key for each in dictionaries for key in each.keys]
    return {key.value for key in keys if isinstance(key, ast.Constant) and isinstance(key.value, str)}


def methods(one: Subclass) -> dict[str, ast.FunctionDef]:
    return {node.name: node for node in one.node.body if isinstance(node, ast.FunctionDef)}


def used_of_base(one: Subclass) -> set[str]:
    """What a subclass takes from its base: all it uses or defines, but for what it sets or defines for itself.

    An attribute or a method that our own code never reads is there for the library.
    """
    # `self.n += 1` reads the attribute, and does not make it.
    changed = {node.target for node in ast.walk(one.node) if isinstance(node, ast.AugAssign)}
    uses = list(attributes(one.node, "self"))
    read = {use.attr for use in uses if isinstance(use.ctx, ast.Load) or use in changed}
    made = {use.attr for use in uses if isinstance(use.ctx, ast.Store) and use not in changed} | set(methods(one))
    own = {name for name in made if name in read or read_outside(name, one.node)}
    inherited = {use.attr for use in attributes(one.node, "super")}
    return {name for name in (read | made) - own | inherited if not name.startswith("__")}


class Use(NamedTuple):
    """A name, who offers it or not, and where it is used."""

    offered: Collection[str]
    name: str
    where: str


@cache
def uses() -> tuple[Use, ...]:
    return tuple(found_uses())


def found_uses() -> Iterator[Use]:
    for file in FILES:
        for module, name, _ in imported(file):
            yield Use(dir(importlib.import_module(module)), name, f"{file}: {module}.{name}")
        for holder, kind in HELD.items():
            for name in sorted({use.attr for use in attributes(tree(file), holder)}):
                yield Use(names_of(kind), name, f"{file}: {holder}.{name}")
    ours: set[str] = set()
    for one in subclasses():
        for name in sorted(used_of_base(one)):
            yield Use(names_of(one.base), name, f"{one.file}: {one.node.name}.{name}")
        arguments = next((TRAINERS[each] for each in TRAINERS if issubclass(one.base, each)), TrainingArguments)
        for name in sorted({use.attr for use in attributes(one.node, "args")}):
            yield Use(names_of(arguments), name, f"{one.file}: {one.node.name}.args.{name}")
        if one.base in TRAINERS:
            ours |= {use.attr for use in attributes(one.node, "self")} - used_of_base(one)
            subscripts = [node.slice for node in nodes(one.file) if isinstance(node, ast.Subscript)]
            read = {str(each.value) for each in subscripts if isinstance(each, ast.Constant)}
            for key in sorted(
                read - (keys_written(OWN_COLLATORS[one.node.name]) if one.node.name in OWN_COLLATORS else set())
            ):
                yield Use(constants_of(one.base), key, f"{one.file}: key {key}")
    offered = frozenset.union(*map(names_of, TRAINERS)) | ours
    for file in FILES:
        for name in sorted({use.attr for use in attributes(tree(file), "trainer")}):
            yield Use(offered, name, f"{file}: trainer.{name}")


# One test each, not one a name: every process would have to find all names before it runs its first test.
def test_every_name_used_of_a_library_exists_there() -> None:
    assert len(uses()) > 100
    assert [use.where for use in uses() if use.name not in use.offered] == []


def test_an_overriding_method_takes_what_the_librarys_takes() -> None:
    overriding = [
        (one, name)
        for one in subclasses()
        for name in methods(one)
        if name in names_of(one.base) and not name.startswith("__")
    ]
    assert len(overriding) > 5
    for one, name in overriding:
        ours, theirs = methods(one)[name].args, inspect.signature(getattr(one.base, name)).parameters
        named = [argument.arg for argument in [*ours.args, *ours.kwonlyargs]]
        if not (ours.vararg or ours.kwarg):
            assert named == list(theirs), f"{one.node.name}.{name}"
        in_order = [each for each in theirs if each in named]
        assert in_order == [each for each in named if each in theirs], f"{one.node.name}.{name}"


def test_the_names_found_are_those_that_an_upgrade_has_broken_before() -> None:
    found = {use.where.split(": ")[1] for use in uses()}
    assert {
        "trl.models.utils._ForwardRedirection",
        "RolloutTrainer._generate_and_score_completions",
        "RolloutTrainer._generate_single_turn",
        "RolloutTrainer._prepare_inputs",
        "RolloutTrainer._chunked_logps",
        "RolloutTrainer._step",
        "RolloutTrainer._forward_redirection",
        "RolloutTrainer.use_liger_kernel",
        "CompletionLossTrainer.compute_loss",
    } <= found
