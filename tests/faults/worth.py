# SPDX-License-Identifier: Apache-2.0
"""What would be lost with each recorded case: a rule that only it covers, or faults that only it
notices. Read from reports of tests/faults/run and tests/mutants/run and from `campsim rules`."""

import collections
import dataclasses


class BadReport(Exception):
    """A file is no report of one of the two scripts."""


@dataclasses.dataclass
class Worth:
    """Of one case."""
    rules: list = dataclasses.field(default_factory=list)   # that no other case cites
    faults: list = dataclasses.field(default_factory=list)  # that no other case notices
    shared: int = 0    # faults that it notices beside others
    fewest: int = 0    # others at the one of them that the fewest notice; 0: it notices none

    @property
    def loses(self):
        return bool(self.rules or self.faults)


def kills_of(report):
    """Fault id -> the cases that failed at it. Raises BadReport."""
    try:
        if "faults" in report:
            return {fault["id"]: frozenset(fault["failingCases"]) for fault in report["faults"]
                    if fault["failingCases"]}
        return {mutant["id"]: frozenset(cases) for mutant in report["mutants"]
                if (cases := _failing_of(mutant))}
    except (KeyError, TypeError, AttributeError) as error:
        raise BadReport(f"no report of tests/faults/run or tests/mutants/run: {error!r}") from error


def _failing_of(mutant):
    return [case for command in mutant.get("commands", {}).values()
            for case in command["failingCases"]]


def worth_of(cases, rules, kills):
    """Case -> Worth. `rules`: id -> the cases that cover it; `kills`: fault id -> the cases that
    notice it."""
    worths = {case: Worth() for case in cases}
    for id, covering in sorted(rules.items()):
        if len(covering) == 1 and covering[0] in worths:
            worths[covering[0]].rules.append(id)
    for id, noticing in sorted(kills.items()):
        for case in noticing & worths.keys():
            one = worths[case]
            if len(noticing) == 1:
                one.faults.append(id)
                continue
            one.shared += 1
            others = len(noticing) - 1
            one.fewest = min(one.fewest, others) if one.fewest else others
    return worths


def words(worths, kills, name_all=False):
    """The count, and the cases with which nothing would be lost; with `name_all` the others too."""
    counts = collections.Counter((bool(one.faults), bool(one.rules)) for one in worths.values())
    lines = [f"{len(worths)} cases, {len(kills)} faults that a case notices",
             f"{counts[True, False] + counts[True, True]:>5} cases notice a fault that no other "
             "case does",
             f"{counts[False, True]:>5} more cover a rule that no other case does",
             f"{counts[False, False]:>5} would be missed by none of these faults and no rule"]
    for case, one in sorted(worths.items()):
        if one.loses:
            if name_all:
                lines.append(f"{case}: only it {', '.join(one.faults + one.rules)}")
            continue
        shared = (f"{one.shared} faults, the rarest with {one.fewest} others" if one.shared
                  else "no fault")
        lines.append(f"{case}: {shared}")
    return "\n".join(lines)
