# SPDX-License-Identifier: Apache-2.0
"""What a run of the scenarios said about a fault."""

import dataclasses
import json
import signal

NOT_COMPILED, KILLED, SURVIVED = "did not compile", "killed", "survived"
# Why a fault counts as killed.
BY_CASE, BY_CRASH, BY_TIMEOUT, BY_HARNESS = "failing case", "crash", "timeout", "harness"
_HARNESS_EXITS = {2: "input refused", 3: "inconclusive", 4: "internal error of the harness"}


@dataclasses.dataclass(frozen=True)
class Verdict:
    outcome: str
    reason: str = ""                # one of the BY_ words when killed
    detail: str = ""
    failing_cases: tuple = ()
    changed_journals: tuple = ()    # cases that pass with another journal digest than before


@dataclasses.dataclass(frozen=True)
class CaseReport:
    """The part of `campsim run --report json=F` that is used here."""
    failing: tuple = ()
    digests: dict = dataclasses.field(default_factory=dict)


def read_report(path):
    """An absent or broken report is an empty one: a crash may leave either. A case whose rule did
    not come to bear has noticed as one that fails has."""
    try:
        cases = json.loads(path.read_text(encoding="utf-8"))["cases"]
        failing = tuple(case["name"] for case in cases if case["verdict"] != "pass")
        return CaseReport(failing, {case["name"]: case.get("digest") for case in cases})
    except (OSError, ValueError, KeyError, TypeError):
        return CaseReport()


def judge(finished, report, usual):
    """`finished`: the process; `report`: its cases; `usual`: those of the unchanged tree."""
    if finished.status is None:
        return Verdict(KILLED, BY_TIMEOUT, "ended at the time limit", report.failing)
    if finished.status == 0:
        changed = tuple(name for name, digest in usual.digests.items()
                        if report.digests.get(name) != digest)
        return Verdict(SURVIVED, changed_journals=changed)
    last = finished.output.strip().splitlines()[-1:] or [""]
    if finished.status < 0 or finished.status > 128:
        number = -finished.status if finished.status < 0 else finished.status - 128
        return Verdict(KILLED, BY_CRASH, f"{_signal_name(number)}: {last[0]}", report.failing)
    if finished.status == 1:
        return Verdict(KILLED, BY_CASE, "" if report.failing else last[0], report.failing)
    words = _HARNESS_EXITS.get(finished.status, f"exit {finished.status}")
    return Verdict(KILLED, BY_HARNESS, f"{words}: {last[0]}", report.failing)


def _signal_name(number):
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
