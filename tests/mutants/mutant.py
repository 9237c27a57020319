# SPDX-License-Identifier: Apache-2.0
"""A mutant: a semantic fault of core/ as a patch file, and what its head says about it.

The file's name is the mutant's id. The head has the fields `stage:`, `breaks:` and `harm:`, and for
a bug that the core once had `history:`; a field goes on in indented lines. Then come an empty line
and a unified diff against the present tree.
"""

import dataclasses
import os
import pathlib
import re
import subprocess

STAGES = ("feeds", "deletes", "conflict", "plan", "own-writes", "push", "pull", "intents",
          "identity", "links", "definitions", "attributes", "errors", "store")
# Promises of the engine that no vendor's rule states.
CONTRACTS = ("own-writes-stay-known", "base-moves-with-disposition", "re-read-before-write",
             "errors-carry-certainty", "half-done-link-resumes", "store-is-the-truth",
             "nothing-lost")
_HEAD = ("stage", "breaks", "harm")
_HEAD_OF_A_BUG = (*_HEAD, "history")
_ID = re.compile(r"[a-z]+(-[a-z]+)+")
_RULE = re.compile(r"(MK|SF)-[A-Z]+-\d\d")
_COMMIT = re.compile(r"[0-9a-f]{7,40} \S.*")


class BadMutant(Exception):
    """A patch file does not have the form that README.md describes."""


@dataclasses.dataclass(frozen=True)
class Mutant:
    path: pathlib.Path
    stage: str
    breaks: str  # a rule's id, or `contract NAME`
    harm: str    # what a customer suffers, one sentence
    files: tuple
    history: str | None = None  # of a bug put back: the commit that mended it, and its subject

    @property
    def id(self):
        return self.path.stem

    @property
    def mended_in(self):
        """The commit that mended the bug; None for a mistake that nobody has made here."""
        return self.history.split()[0] if self.history else None

    @property
    def rule(self):
        """The rulebook id that it breaks; None for a contract."""
        return None if self.breaks.startswith("contract ") else self.breaks

    def complaint(self, tree):
        """Why the patch cannot be applied to `tree`; empty when it can."""
        return _git_apply(tree, "--check", str(self.path))

    def apply_to(self, tree):
        complaint = _git_apply(tree, str(self.path))
        if complaint:
            raise BadMutant(f"{self.id} no longer applies: {complaint}")


def read_all(folder):
    """The mutants of a folder in the order of their ids. Raises BadMutant."""
    return [parse(path, path.read_text(encoding="utf-8"))
            for path in sorted(pathlib.Path(folder).glob("*.patch"))]


def parse(path, text):
    path = pathlib.Path(path)
    if not _ID.fullmatch(path.stem):
        raise BadMutant(f"{path.name}: a name is words of small letters joined by hyphens")
    head, _, diff = text.partition("\n\n")
    fields = dict(_read_field(path, line) for line in head.replace("\n  ", " ").splitlines())
    if tuple(fields) not in (_HEAD, _HEAD_OF_A_BUG):
        raise BadMutant(f"{path.name}: the head has {', '.join(_HEAD)}, in this order, "
                        "and may have history behind them")
    _check(path, fields)
    return Mutant(path.resolve(), **fields, files=_files_of(path, diff))


def _read_field(path, line):
    name, colon, value = line.partition(": ")
    if not colon or not value.strip():
        raise BadMutant(f"{path.name}: '{line}' is not `name: value`")
    return name, value.strip()


def _check(path, fields):
    if fields["stage"] not in STAGES:
        raise BadMutant(f"{path.name}: stage is one of {', '.join(STAGES)}")
    kind, _, contract = fields["breaks"].partition(" ")
    if kind == "contract" and contract not in CONTRACTS:
        raise BadMutant(f"{path.name}: a contract is one of {', '.join(CONTRACTS)}")
    if kind != "contract" and not _RULE.fullmatch(fields["breaks"]):
        raise BadMutant(f"{path.name}: breaks names one rule, or `contract NAME`")
    if not fields["harm"].endswith("."):
        raise BadMutant(f"{path.name}: harm is a sentence")
    if "history" in fields and not _COMMIT.fullmatch(fields["history"]):
        raise BadMutant(f"{path.name}: history is a commit and its subject")


def _files_of(path, diff):
    """What the diff changes: files that exist before and after, in core/."""
    before = re.findall(r"^--- a/(\S+)$", diff, re.MULTILINE)
    after = re.findall(r"^\+\+\+ b/(\S+)$", diff, re.MULTILINE)
    if not after or before != after:
        raise BadMutant(f"{path.name}: a unified diff of existing files is expected")
    if outside := [name for name in after if not name.startswith("core/")]:
        raise BadMutant(f"{path.name}: {', '.join(outside)} is not in core/")
    return tuple(after)


def _git_apply(tree, *arguments):
    """Git is used for its patching alone: a repository around the tree would make it skip files."""
    environment = {name: value for name, value in os.environ.items()
                   if not name.startswith("GIT_")}
    environment["GIT_CEILING_DIRECTORIES"] = str(pathlib.Path(tree).resolve().parent)
    done = subprocess.run(["git", "apply", *arguments], cwd=tree, env=environment, check=False,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT)
    return "" if done.returncode == 0 else done.stdout.decode(errors="replace").strip()
