# SPDX-License-Identifier: Apache-2.0
"""The commit that each recorded case came in with, and whether it changes what the case judges."""

import dataclasses

CHANGES = ("core", "sim")
# What the reader below takes: oldest first, renames told, one line `commit HASH` before the files.
LOG = ["git", "log", "--reverse", "--find-renames", "--name-status", "--format=commit %h"]


@dataclasses.dataclass(frozen=True)
class Origin:
    commit: str
    changes: tuple  # the folders of CHANGES that it changes


def read(log):
    """Case name -> Origin, of the cases that are there after the last commit of `log`."""
    added, folders, commit = {}, {}, ""
    for line in log.splitlines():
        if line.startswith("commit "):
            commit = line.removeprefix("commit ")
            folders[commit] = set()
            continue
        if not line:
            continue
        status, *paths = line.split("\t")
        folders[commit] |= {path.split("/")[0] for path in paths}
        _follow(added, status, paths, commit)
    return {name: Origin(since, tuple(one for one in CHANGES if one in folders[since]))
            for path, since in added.items() if (name := _case_in(path))}


def _follow(added, status, paths, commit):
    if status == "A":
        added[paths[0]] = commit
    elif status == "D":
        added.pop(paths[0], None)
    elif status.startswith("R"):
        added[paths[1]] = added.pop(paths[0], commit)


def _case_in(path):
    """None: the file is no recorded case."""
    if path.startswith("scenarios/cases/") and path.endswith(".json"):
        return path.removeprefix("scenarios/cases/").removesuffix(".json")
    if path.startswith("fixtures/") and path.endswith("/scenario.json"):
        return path.removesuffix("/scenario.json")
    return None
