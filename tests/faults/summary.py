# SPDX-License-Identifier: Apache-2.0
"""Counts the verdicts, scores them, and puts them into words and JSON."""

import collections
import json

import verdict


class Summary:
    """Results of one run against the entries of equivalent.json."""

    def __init__(self, results, entries, known_ids):
        """`results`: (fault, Verdict) pairs; `known_ids`: ids of every fault there is."""
        self.results = results
        self.not_compiled = [r for r in results if r[1].outcome == verdict.NOT_COMPILED]
        self.killed = [r for r in results if r[1].outcome == verdict.KILLED]
        survived = [r for r in results if r[1].outcome == verdict.SURVIVED]
        # An entry does not hold against a journal that changed.
        self.equivalent = [r for r in survived
                           if r[0].id in entries and not r[1].changed_journals]
        self.survivors = [r for r in survived if r not in self.equivalent]
        self.contradicted = [entries[r[0].id] for r in self.killed + self.survivors
                             if r[0].id in entries]
        self.stale = [entry for id, entry in entries.items() if id not in known_ids]

    @property
    def drawn(self):
        """Those that compiled."""
        return len(self.results) - len(self.not_compiled)

    @property
    def score(self):
        """Killed of the non-equivalent ones in percent; None when there are none."""
        judged = self.drawn - len(self.equivalent)
        return 100 * len(self.killed) / judged if judged else None

    def passes(self, floor):
        return self.score is not None and self.score >= floor and not self.contradicted

    def table(self, floor):
        reasons = collections.Counter(result.reason for _, result in self.killed)
        rows = [("drawn", self.drawn), ("killed", len(self.killed))]
        rows += [(f"  by {reason}", reasons[reason]) for reason in (
            verdict.BY_CASE, verdict.BY_CRASH, verdict.BY_TIMEOUT, verdict.BY_HARNESS)]
        rows += [("equivalent", len(self.equivalent)), ("survivors", len(self.survivors)),
                 ("did not compile, drawn again", len(self.not_compiled))]
        lines = [f"{name:<30}{number:>5}" for name, number in rows]
        score = "none" if self.score is None else f"{self.score:.1f} %"
        lines.append(f"score {score} = killed / (drawn - equivalent), floor {floor:g} %")
        return "\n".join(lines)

    def findings(self):
        """What somebody has to do, in words; empty when there is nothing."""
        lines = []
        for fault, result in self.survivors:
            lines += ["", f"survivor {fault.id}: add a case, or show that nothing changes",
                      words_of(fault), _words_of_journals(result)]
        for entry in self.contradicted:
            lines += ["", f"equivalent.json is contradicted: {entry}"]
        for entry in self.stale:
            lines += ["", f"equivalent.json is stale, no fault reads so: {entry}"]
        return "\n".join(lines)

    def json(self, head, floor):
        equivalent = {fault.id for fault, _ in self.equivalent}
        faults = [_json_of(fault, result, fault.id in equivalent)
                  for fault, result in self.results]
        return json.dumps({**head, "drawn": self.drawn, "killed": len(self.killed),
                           "equivalent": len(self.equivalent), "survivors": len(self.survivors),
                           "notCompiled": len(self.not_compiled), "score": self.score,
                           "floor": floor, "contradicted": [str(e) for e in self.contradicted],
                           "stale": [str(e) for e in self.stale], "faults": faults},
                          indent=2) + "\n"


def words_of(fault):
    """Place, operator and the two lines."""
    return (f"  {fault.place}  {fault.operator}\n"
            f"  - {fault.old.strip()}\n  + {fault.new.strip()}")


def words_of_verdict(result):
    """One line."""
    words = f"{result.outcome} by {result.reason}" if result.reason else result.outcome
    if result.detail:
        words += f": {result.detail}"
    if result.failing_cases:
        more = len(result.failing_cases) - 1
        words += f": {result.failing_cases[0]} fails" + (f" and {more} more" if more else "")
    return words


def _words_of_journals(result):
    if not result.changed_journals:
        return "  no journal changes: equivalent, or code that no case reaches"
    return "  journals change without a failing case: " + ", ".join(result.changed_journals[:5])


def _json_of(fault, result, is_equivalent):
    return {"id": fault.id, "file": fault.file, "line": fault.number, "operator": fault.operator,
            "old": fault.old.strip(), "new": fault.new.strip(), "occurrence": fault.occurrence,
            "outcome": result.outcome, "reason": result.reason, "equivalent": is_equivalent,
            "detail": result.detail, "failingCases": list(result.failing_cases),
            "changedJournals": list(result.changed_journals)}
