# SPDX-License-Identifier: Apache-2.0
"""What would be lost with each recorded case: a rule that only it covers, or faults that only it
notices; and where nothing is, which other case does all that it does. Read from reports of
tests/faults/run and tests/mutants/run and from `campsim rules`."""

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
    like: str = ""     # of its topic: notices and covers all that it does

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
    for id, named in sorted(kills.items()):
        noticing = named & worths.keys()  # a report can name cases that are gone
        for case in noticing:
            one = worths[case]
            if len(noticing) == 1:
                one.faults.append(id)
                continue
            one.shared += 1
            others = len(noticing) - 1
            one.fewest = min(one.fewest, others) if one.fewest else others
    does = _deeds_of(cases, rules, kills)
    for case, one in worths.items():
        if not one.loses:
            one.like = _like(case, does)
    return worths


def _deeds_of(cases, rules, kills):
    """Case -> what it covers and notices."""
    does = {case: set() for case in cases}
    for kind, named in (("rule", rules), ("fault", kills)):
        for id, some in named.items():
            for case in does.keys() & set(some):
                does[case].add((kind, id))
    return does


def _like(case, does):
    """The case of the same topic that does what this one does and the least beside it."""
    topic = case.split("/")[0]
    likes = [(len(deeds), name) for name, deeds in does.items()
             if name != case and name.split("/")[0] == topic and does[case] <= deeds]
    return min(likes)[1] if likes else ""


def words(worths, kills, origins, name_all=False):
    """The count, and the cases with which nothing would be lost; with `name_all` the others too.
    `origins`: case -> Origin, as far as they are known."""
    counts = collections.Counter((bool(one.faults), bool(one.rules)) for one in worths.values())
    lines = [f"{len(worths)} cases, {len(kills)} faults that a case notices",
             f"{counts[True, False] + counts[True, True]:>5} cases notice a fault that no other "
             "case does",
             f"{counts[False, True]:>5} more cover a rule that no other case does",
             f"{counts[False, False]:>5} would be missed by none of these faults and no rule:",
             *_parts(worths, origins)]
    for case, one in sorted(worths.items()):
        if one.loses:
            if name_all:
                lines.append(f"{case}: only it {', '.join(one.faults + one.rules)}")
            continue
        lines.append(f"{case}: {'; '.join(_remarks(one, origins.get(case)))}")
    return "\n".join(lines)


def _parts(worths, origins):
    lost = {case: one for case, one in worths.items() if not one.loses}
    mended = {case for case in lost if case in origins and origins[case].changes}
    like = sum(1 for case in lost.keys() - mended if lost[case].like)
    return [f"{len(mended):>9} came with a change of core/ or sim/",
            f"{like:>9} more are like another case of their topic",
            f"{len(lost) - len(mended) - like:>9} are neither"]


def _remarks(one, since):
    yield (f"{one.shared} faults, the rarest with {one.fewest} others" if one.shared
           else "no fault")
    if since is not None and since.changes:
        yield f"came with {since.commit}, which changes " + " and ".join(
            f"{folder}/" for folder in since.changes)
    if one.like:
        yield f"like {one.like}"
