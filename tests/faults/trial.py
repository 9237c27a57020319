# SPDX-License-Identifier: Apache-2.0
"""Tries faults in isolated workspaces, several at a time, with a result that only the draw decides.

Faults are taken in the order of the draw until enough of them have compiled. One is only started
while it can still be needed, so the set of tried faults does not depend on the number of jobs.
"""

import os
import pathlib
import shlex
import threading

import process
import verdict
from workspace import Broken, Workspace, copy_tree


class Options:
    """How faults are built and run. {build}, {tree} and {report} in `command` are filled in."""

    def __init__(self, target, command, seconds, jobs):
        self.target = target
        self.command = command
        self.seconds = seconds
        self.jobs = jobs


class Bench:
    """A snapshot of the tree, workspaces made from it, and the verdicts of its unchanged build."""

    def __init__(self, source, folder, options):
        self.snapshot = pathlib.Path(folder, "snapshot")
        self._folder = pathlib.Path(folder)
        self._options = options
        self._usual = verdict.CaseReport()
        copy_tree(source, self.snapshot)

    def try_all(self, faults, count, tell):
        """(fault, Verdict) in the order of the draw, until `count` have compiled.

        `tell(number_compiled, fault, verdict)` is called as each is known. Raises Broken.
        """
        shared = _Shared(iter(faults), count, tell)
        threads = [threading.Thread(target=self._work, args=(number, shared))
                   for number in range(min(self._options.jobs, count))]
        for thread in threads:
            thread.start()
        try:
            _wait(threads, shared)
        except BaseException:  # interrupted: the workspaces can go once nothing runs in them
            shared.stop(None)
            _wait(threads, shared)
            raise
        if shared.failure is not None:
            raise shared.failure
        return [shared.results[index] for index in sorted(shared.results)]

    def _work(self, number, shared):
        try:
            workspace = self._make_workspace(number)
            while (taken := shared.take()) is not None:
                index, fault = taken
                shared.put(index, fault, self._try_one(workspace, fault))
        except Exception as error:  # handed to the thread that waits in try_all
            shared.stop(error)

    def _make_workspace(self, number):
        folder = self._folder / f"worker-{number}"
        compilers = max(1, (os.cpu_count() or 1) // self._options.jobs)
        workspace = Workspace(folder, self.snapshot, self._options.target, compilers)
        workspace.prepare()
        finished, report = self._run(workspace)
        if finished.status != 0:
            raise Broken("the unchanged tree does not pass:\n" + finished.output[-4000:])
        if "{report}" in self._options.command and not report.digests:
            raise Broken("the run of the unchanged tree reports no case")
        self._usual = report
        return workspace

    def _try_one(self, workspace, fault):
        try:
            complaint = workspace.build_with(fault)
            if complaint is not None:
                return verdict.Verdict(verdict.NOT_COMPILED, detail=_first_error(complaint))
            finished, report = self._run(workspace)
            return verdict.judge(finished, report, self._usual)
        finally:
            workspace.restore(fault, self.snapshot)

    def _run(self, workspace):
        report = workspace.build.parent / "report.json"
        report.unlink(missing_ok=True)
        places = {"build": workspace.build, "tree": workspace.tree, "report": report}
        command = [word.format(**places) for word in shlex.split(self._options.command)]
        finished = process.run(command, workspace.tree, self._options.seconds, limit_memory=True)
        return finished, verdict.read_report(report)


class _Shared:
    """The draw and its results, shared by the threads."""

    def __init__(self, faults, count, tell):
        self._lock = threading.Condition()
        self._faults = enumerate(faults)
        self._needed = count      # compiled or under way make up for it
        self._compiled = 0
        self._under_way = 0
        self._tell = tell
        self.stopped = False
        self.results = {}
        self.failure = None

    def take(self):
        """The next fault; None when no more are needed or there are none."""
        with self._lock:
            while not self.stopped and self._compiled < self._needed:
                if self._compiled + self._under_way < self._needed:
                    taken = next(self._faults, None)
                    if taken is not None:
                        self._under_way += 1
                    return taken
                self._lock.wait()
            return None

    def put(self, index, fault, result):
        with self._lock:
            if self.stopped:
                return  # its build or run was ended half-way
            self._under_way -= 1
            self._compiled += result.outcome != verdict.NOT_COMPILED
            self.results[index] = (fault, result)
            self._tell(self._compiled, fault, result)
            self._lock.notify_all()

    def stop(self, error):
        with self._lock:
            self.stopped = True
            self.failure = self.failure or error
            self._lock.notify_all()


def _wait(threads, shared):
    """Until all have ended; what they wait for is ended once nobody needs it."""
    for thread in threads:
        while thread.is_alive():
            if shared.stopped:
                process.end_all()
            thread.join(0.2)


def _first_error(output):
    for line in output.splitlines():
        if "error" in line:
            return line.strip()[-300:]
    return output.strip()[-300:]
