# SPDX-License-Identifier: Apache-2.0
"""Tries faults in isolated workspaces, several at a time, with a result that only the draw decides.

Faults are taken in the order of the draw until enough of them have compiled. One is only started
while it can still be needed, so the set of tried faults does not depend on the number of jobs.
"""

import os
import pathlib
import shutil
import threading

import process
import verdict
from workspace import Workspace, copy_tree


class Bench:
    """A snapshot of the tree and the workspaces made from it.

    `examiner` says what becomes of a build: establish(workspace) looks at the unchanged one and
    raises Broken where there is nothing to measure, examine(workspace) at one with a fault, with an
    `outcome` in its answer. Both are called by several threads when there are several jobs.
    `optimization`: -O0 builds soonest; what runs for long is better served by -O1.
    """

    def __init__(self, source, folder, target, jobs, examiner, optimization="-O0"):
        self.snapshot = pathlib.Path(folder, "snapshot")
        self._folder = pathlib.Path(folder)
        self._target = target
        self._jobs = jobs
        self._optimization = optimization
        self._examiner = examiner
        self._known = {}
        self._preparing = threading.Lock()
        shutil.rmtree(self.snapshot, ignore_errors=True)
        copy_tree(source, self.snapshot)

    def know(self, answers):
        """Of these faults, by id, try_all takes the answer from here and builds nothing."""
        self._known = answers

    def try_all(self, faults, count, tell):
        """(fault, answer) in the order of the draw, until `count` have compiled.

        `tell(number_compiled, fault, answer)` is called as each is known. Raises Broken.
        """
        shared = _Shared(iter(faults), count, tell)
        threads = [threading.Thread(target=self._work, args=(number, shared))
                   for number in range(min(self._jobs, count))]
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
            made = {}
            while (taken := shared.take()) is not None:
                index, fault = taken
                answer = self._known.get(fault.id)
                if answer is None:
                    workspace = self._workspace_for(fault, number, made)
                    answer = self._try_one(workspace, fault)
                shared.put(index, fault, answer)
        except Exception as error:  # handed to the thread that waits in try_all
            shared.stop(error)

    def _workspace_for(self, fault, number, made):
        """Of one worker. What changes a header compiles nearly everything: in large units that
        costs a fifth. What changes a source file compiles it alone."""
        by_folder = any(str(name).endswith(".h") for name in fault.files)
        if by_folder not in made:
            made[by_folder] = self._make_workspace(number, by_folder)
        return made[by_folder]

    def _make_workspace(self, number, by_folder):
        folder = self._folder / f"worker-{number}{'-folders' if by_folder else ''}"
        compilers = max(1, (os.cpu_count() or 1) // self._jobs)
        workspace = Workspace(folder, self.snapshot, self._target, compilers, by_folder,
                              self._optimization)
        # One after the other, so that a compiler cache serves all but the first.
        with self._preparing:
            workspace.prepare(os.cpu_count() or 1)
            self._examiner.establish(workspace)
        return workspace

    def _try_one(self, workspace, fault):
        try:
            complaint = workspace.build_with(fault)
            if complaint is not None:
                return verdict.Verdict(verdict.NOT_COMPILED, detail=_first_error(complaint))
            return self._examiner.examine(workspace)
        finally:
            workspace.restore(fault)


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
