# SPDX-License-Identifier: Apache-2.0
"""What is run against each mutant, as commands.json lists it, and what it says of a build."""

import dataclasses
import json

import firing
import verdict
from workspace import Broken

_REQUIRED, _OPTIONAL = {"name", "command", "seconds"}, {"if", "group", "floor", "bugsFloor"}


class BadCommands(Exception):
    """The file does not have the form that README.md describes."""


@dataclasses.dataclass(frozen=True)
class Command:
    name: str
    command: str
    seconds: int                  # longer than this counts as killed
    condition: str | None = None  # the command counts where this one exits with 0
    floor: float | None = None    # percent of the mutants that its group must kill alone
    bugs_floor: float | None = None  # the same of the bugs of the history that were put back
    in_group: str | None = None   # commands that count as one: ways of doing the same

    @property
    def group(self):
        return self.in_group or self.name


@dataclasses.dataclass(frozen=True)
class Examined:
    """What all commands said about one mutant."""
    firings: dict  # name of the command -> Firing
    detail: str = ""

    @property
    def outcome(self):
        killed = any(one.killed for one in self.firings.values())
        return verdict.KILLED if killed else verdict.SURVIVED

    @property
    def judges(self):
        return frozenset().union(*(one.judges for one in self.firings.values()))


def parse(text):
    try:
        listed = json.loads(text)
        commands = [_read(fields) for fields in listed]
    except (ValueError, TypeError, AttributeError) as error:
        raise BadCommands(str(error)) from error
    if not commands or len({one.name for one in commands}) != len(commands):
        raise BadCommands("there is no command, or one name stands twice")
    return commands


def _read(fields):
    if not _REQUIRED <= fields.keys() <= _REQUIRED | _OPTIONAL:
        raise BadCommands("a command has name, command and seconds, and may have if, group, floor "
                          f"and bugsFloor: {fields}")
    return Command(fields["name"], fields["command"], fields["seconds"], fields.get("if"),
                   fields.get("floor"), fields.get("bugsFloor"), fields.get("group"))


class Commands:
    """An examiner of tests/faults/trial.py's Bench: every command in turn."""

    def __init__(self, commands, tell=print):
        self._commands = commands
        self._tell = tell
        self.in_use = []     # those that the unchanged tree has
        self._usual = {}     # name -> verdict.CaseReport of the unchanged tree

    def establish(self, workspace):
        in_use = [one for one in self._commands if self._is_there(workspace, one)]
        for one in in_use:
            finished, report, digests = self._run(workspace, one)
            if finished.status != 0:
                raise Broken(f"the unchanged tree does not pass {one.name}:\n"
                             + finished.output[-4000:])
            if not report.cases:
                raise Broken(f"{one.name} of the unchanged tree reports no case")
            self._usual[one.name] = digests
        self.in_use = in_use

    def examine(self, workspace):
        firings = {}
        found = set()  # groups of which a command found it: another way of doing the same adds little
        for one in self.in_use:
            if one.group in found:
                firings[one.name] = firing.NOT_RUN
                continue
            finished, report, digests = self._run(workspace, one)
            firings[one.name] = firing.judge(finished, report, self._usual[one.name], digests)
            if firings[one.name].found:
                found.add(one.group)
        return Examined(firings)

    def _is_there(self, workspace, command):
        if command.condition is None:
            return True
        finished, _ = workspace.run(command.condition, command.seconds)
        if finished.status != 0:
            self._tell(f"{command.name} is left out: `{command.condition}` does not exit with 0")
        return finished.status == 0

    def _run(self, workspace, command):
        finished, path = workspace.run(command.command, command.seconds)
        return finished, firing.read_report(path), verdict.read_report(path)
