# SPDX-License-Identifier: Apache-2.0
"""Which judges of one command fired at a build, read from its report and its exit code."""

import dataclasses
import json

import verdict

# What ends a run in place of a judge.
CRASH, TIMEOUT, HARNESS, UNNAMED = "crash", "time limit", "harness", "unnamed"
# Cases that were found earlier, which an exploration replays before it draws any.
EARLIER = "found earlier"


@dataclasses.dataclass(frozen=True)
class Report:
    judges: frozenset = frozenset()
    first: int | None = None  # the case that failed first: how many it takes to find the mutant
    cases: int | None = None


@dataclasses.dataclass(frozen=True)
class Firing:
    """What one command said about one mutant."""
    killed: bool
    judges: frozenset = frozenset()
    first: int | None = None
    cases: int | None = None
    detail: str = ""
    changed_journals: tuple = ()
    failing_cases: tuple = ()  # of a command that runs recorded ones

    @property
    def found(self):
        """Killed, and not by a case alone that was kept since the fault was last met."""
        return self.killed and self.judges != {EARLIER}


NOT_RUN = Firing(False)  # the command was spared: another of its group had found the mutant


def read_report(path):
    """Of `campsim run` (a list of cases) or `campsim explore` (a number of them). An absent or
    broken report is an empty one: a crash may leave either."""
    try:
        report = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(report["cases"], list):
            return _read_recorded(report["cases"])
        return _read_explored(report)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Report()


def _read_recorded(cases):
    judges, first = set(), None
    for number, case in enumerate(cases, start=1):
        if case["verdict"] not in ("fail", "crash"):
            continue
        first = first or number
        judges |= {finding["judge"] for finding in case.get("findings", ())}
        if case["verdict"] == "crash":
            judges.add(CRASH)
    return Report(frozenset(judges), first, len(cases))


def _read_explored(report):
    failures = report.get("failures", [])
    numbers = [failure["case"] for failure in failures if failure.get("case") is not None]
    first = report.get("firstFailure")
    if first is None and numbers:
        first = min(numbers)
    judges = {failure.get("judge") or UNNAMED for failure in failures}
    if report.get("foundEarlierFailed"):
        judges.add(EARLIER)
    return Report(frozenset(judges), first, report["cases"])


def judge(finished, report, usual, digests):
    """`report`: a Report of `finished`; `usual`, `digests`: verdict.CaseReport of the unchanged
    tree and of this run."""
    words = verdict.judge(finished, digests, usual)
    if words.outcome == verdict.SURVIVED:
        return Firing(False, cases=report.cases, changed_journals=words.changed_journals)
    judges = set(report.judges)
    ended_by = {verdict.BY_CRASH: CRASH, verdict.BY_TIMEOUT: TIMEOUT, verdict.BY_HARNESS: HARNESS}
    if words.reason in ended_by:
        judges.add(ended_by[words.reason])
    return Firing(True, frozenset(judges or {UNNAMED}), report.first, report.cases, words.detail,
                  failing_cases=digests.failing)
