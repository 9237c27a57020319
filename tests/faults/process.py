# SPDX-License-Identifier: Apache-2.0
"""Runs a command with limits: time, memory, no core file. A hang is ended with all its children."""

import dataclasses
import os
import signal
import subprocess
import threading

_MEMORY_KB = 4 * 1024 * 1024  # a fault in a loop's step must not take the machine with it

_lock = threading.Lock()
_running = {}  # children that some thread waits for


@dataclasses.dataclass(frozen=True)
class Finished:
    status: int | None  # as of subprocess: negative for a signal; None: ended at the time limit
    output: str         # standard output and error together


def run(command, folder, seconds, limit_memory=False):
    """Waits for `command` (a list), which runs in `folder`."""
    if limit_memory:
        limits = f'ulimit -c 0; ulimit -v {_MEMORY_KB}; exec "$@"'
        command = ["sh", "-c", limits, "sh", *command]
    with subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, start_new_session=True) as child:
        with _lock:
            _running[child.pid] = child
        try:
            output, _ = child.communicate(timeout=seconds)
            return Finished(child.returncode, output.decode(errors="replace"))
        except subprocess.TimeoutExpired:
            _end(child)
            output, _ = child.communicate()
            return Finished(None, output.decode(errors="replace"))
        finally:
            with _lock:
                del _running[child.pid]


def end_all():
    """Ends what other threads wait for; their run() returns."""
    with _lock:
        for child in _running.values():
            _end(child)


def _end(child):
    if child.poll() is None:
        os.killpg(child.pid, signal.SIGKILL)
