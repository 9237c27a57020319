# SPDX-License-Identifier: Apache-2.0
"""What became of every fault of a build that holds them all."""

import collections
import statistics

import summary

NOTICED, CHANGED, SILENT, UNREACHED = "noticed", "journal changed", "silent", "not reached"


class Roll:
    def __init__(self):
        self._rows = []  # (fault, outcome, failing cases, cases with another journal)

    def add(self, fault, is_reached, failing, changed):
        outcome = (NOTICED if failing else CHANGED if changed else
                   SILENT if is_reached else UNREACHED)
        self._rows.append((fault, outcome, failing, changed))

    def words(self, name_survivors=False):
        """A table by operator, and the share of a line's faults that are noticed, on average: what
        a draw of tests/faults/run can expect, as far as these kinds go."""
        count = collections.Counter((fault.operator, outcome) for fault, outcome, _, _ in self._rows)
        order = (NOTICED, CHANGED, SILENT, UNREACHED)
        lines = [f"{'operator':<20}" + "".join(f"{word:>17}" for word in order)]
        for operator in sorted({fault.operator for fault, _, _, _ in self._rows}):
            lines.append(f"{operator:<20}" + "".join(f"{count[operator, word]:>17}"
                                                     for word in order))
        if self._rows:
            lines.append(f"of a line's faults {100 * self._share(True):.1f} % are noticed on "
                         f"average, {100 * self._share(False):.1f} % where cases get there")
        if name_survivors:
            for fault, outcome, _, changed in self._rows:
                if outcome != NOTICED:
                    lines.append(f"{fault.id} {outcome}"
                                 + (f" in {', '.join(changed[:3])}" if changed else ""))
                    lines.append(summary.words_of(fault))
        return "\n".join(lines)

    def report(self, every_case):
        """`faults` as tests/faults/worth reads them, where every case was asked."""
        faults = [{"id": fault.id, "file": fault.file, "line": fault.number,
                   "operator": fault.operator, "old": fault.old.strip(), "new": fault.new.strip(),
                   "outcome": outcome, "failingCases": failing, "changedJournals": changed}
                  for fault, outcome, failing, changed in self._rows]
        return {"faults" if every_case else "firstToNotice": faults}

    def _share(self, unreached_too):
        by_line = collections.defaultdict(lambda: collections.defaultdict(list))
        for fault, outcome, _, _ in self._rows:
            if unreached_too or outcome != UNREACHED:
                by_line[fault.place][fault.operator].append(outcome == NOTICED)
        lines = [statistics.mean(map(statistics.mean, some.values())) for some in by_line.values()]
        return statistics.mean(lines) if lines else 0
