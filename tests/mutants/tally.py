# SPDX-License-Identifier: Apache-2.0
"""Counts what the commands and their judges killed, and puts it into words and JSON."""

import collections
import json
import statistics

import firing
import verdict


class Tally:
    """Results of one run against the reasons of equivalent.json."""

    def __init__(self, results, commands, equivalents):
        """`results`: (mutant, answer) pairs; `commands`: those in use; `equivalents`: id ->
        reason."""
        self.results = results
        self.commands = commands
        self.not_compiled = [r for r in results if r[1].outcome == verdict.NOT_COMPILED]
        self.killed = [r for r in results if r[1].outcome == verdict.KILLED]
        survived = [r for r in results if r[1].outcome == verdict.SURVIVED]
        self.equivalent = [r for r in survived if r[0].id in equivalents]
        self.survivors = [r for r in survived if r[0].id not in equivalents]
        self.contradicted = [r[0].id for r in self.killed if r[0].id in equivalents]

    @property
    def judged(self):
        """Those that compiled and are not equivalent."""
        return len(self.killed) + len(self.survivors)

    @property
    def score(self):
        """Killed of the judged in percent; None when there are none."""
        return 100 * len(self.killed) / self.judged if self.judged else None

    def killed_by(self, name):
        return [r for r in self.killed if r[1].firings[name].killed]

    def names_of(self, group):
        return [one.name for one in self.commands if one.group == group]

    def killed_by_group(self, group):
        """By one command of the group at least."""
        return [r for r in self.killed if _any(r[1], self.names_of(group), "killed")]

    def score_of(self, *names):
        """Percent of the judged that these commands kill alone, without the bugs put back, which
        have a floor of their own; None when there are none."""
        mistakes = [r for r in self.killed + self.survivors if not r[0].history]
        killed = [r for r in mistakes if _any(r[1], names, "killed")]
        return 100 * len(killed) / len(mistakes) if mistakes else None

    def passes(self, floor):
        if self.score is None or self.score < floor or self.contradicted:
            return False
        return all(self._is_reached(one) for one in self.commands)

    def _is_reached(self, command):
        """Whether the command's group reaches its floors."""
        bugs = self.bugs()
        names = self.names_of(command.group)
        share = 100 * len(self.bugs_found_by(*names)) / len(bugs) if bugs else 100
        score = self.score_of(*names)
        return ((command.floor is None or score is None or score >= command.floor)
                and (command.bugs_floor is None or share >= command.bugs_floor))

    def kills(self):
        """Judge -> (mutants at which it fired, mutants at which no other judge fired)."""
        fired = collections.Counter(j for _, answer in self.killed for j in answer.judges)
        alone = collections.Counter(next(iter(answer.judges)) for _, answer in self.killed
                                    if len(answer.judges) == 1)
        return {judge: (count, alone[judge]) for judge, count in sorted(fired.items())}

    def bugs(self):
        """Of the judged, the bugs of the history that were put back."""
        judged = self.killed + self.survivors
        return [r for r in self.results if r[0].history and r in judged]

    def bugs_found_by(self, *names):
        return [r for r in self.bugs() if _any(r[1], names, "found")]

    def table_of_bugs(self):
        """Which command finds which bug put back, and at which case; empty when there is none."""
        bugs = self.bugs()
        if not bugs:
            return ""
        found = ", ".join(f"{len(self.bugs_found_by(one.name))} of {len(bugs)} by {one.name}"
                          for one in self.commands)
        width = max(len(mutant.id) for mutant, _ in bugs) + 2
        lines = [f"bugs of the history put back, found: {found}",
                 f"{'bug':<{width}}{'mended in':<11}"
                 + "".join(f"{one.name:>9}" for one in self.commands) + "   judges"]
        for mutant, answer in bugs:
            firsts = "".join(f"{_words_of_first(answer.firings[one.name]):>9}"
                             for one in self.commands)
            lines.append(f"{mutant.id:<{width}}{mutant.mended_in[:9]:<11}{firsts}   "
                         + ", ".join(sorted(answer.judges)))
        return "\n".join(lines)

    def table(self, floor):
        rows = [("mutants", len(self.results)), ("killed", len(self.killed)),
                ("equivalent", len(self.equivalent)), ("survivors", len(self.survivors)),
                ("no C++ any more", len(self.not_compiled))]
        lines = [f"{name:<20}{number:>5}" for name, number in rows]
        lines.append(f"score {_percent(self.score)} = killed / (killed + survivors), "
                     f"floor {floor:g} %")
        lines += ["", f"{'command':<20}{'kills':>7}{'only it':>9}{'share':>9}   "
                  "cases to first kill"]
        lines += [self._words_of_command(one) for one in self.commands]
        lines += [self._words_of_group(group) for group in self.groups()]
        lines += ["", f"{'judge':<30}{'kills':>7}{'alone':>7}"]
        lines += [f"{judge:<30}{count:>7}{alone:>7}"
                  for judge, (count, alone) in self.kills().items()]
        return "\n".join(lines)

    def _words_of_command(self, command):
        killed = self.killed_by(command.name)
        only = [r for r in killed
                if sum(one.killed for one in r[1].firings.values()) == 1]
        firsts = [r[1].firings[command.name].first for r in killed]
        firsts = [first for first in firsts if first is not None]
        found = (f"median {statistics.median(firsts):g}, most {max(firsts)}" if firsts else "-")
        floor = f", floor {command.floor:g} %" if command.floor is not None else ""
        return (f"{command.name:<20}{len(killed):>7}{len(only):>9}"
                f"{_percent(self.score_of(command.name)):>9}   {found}{floor}")

    def groups(self):
        """Those of several commands, by name."""
        counts = collections.Counter(one.group for one in self.commands)
        return [group for group, count in sorted(counts.items()) if count > 1]

    def _words_of_group(self, group):
        names = self.names_of(group)
        killed = self.killed_by_group(group)
        only = [r for r in killed if all(name in names
                                         for name, one in r[1].firings.items() if one.killed)]
        bugs = f"{len(self.bugs_found_by(*names))} of {len(self.bugs())} bugs"
        return (f"{'all of ' + group:<20}{len(killed):>7}{len(only):>9}"
                f"{_percent(self.score_of(*names)):>9}   {', '.join(names)}: {bugs}")

    def findings(self):
        """What somebody has to do, in words; empty when there is nothing."""
        lines = []
        for mutant, answer in self.survivors:
            lines += ["", f"survivor {mutant.id}: add a case, or show that nothing changes",
                      words_of(mutant), _words_of_journals(answer)]
        for mutant, answer in self.not_compiled:
            lines += ["", f"{mutant.id} is no C++ any more: {answer.detail}"]
        for id in self.contradicted:
            lines += ["", f"equivalent.json is contradicted: {id} is killed"]
        return "\n".join(lines)

    def json(self, head, floor):
        equivalent = {mutant.id for mutant, _ in self.equivalent}
        kills = {judge: {"kills": count, "alone": alone}
                 for judge, (count, alone) in self.kills().items()}
        commands = [{"name": one.name, "command": one.command, "floor": one.floor,
                     "group": one.group,
                     "killed": len(self.killed_by(one.name)), "score": self.score_of(one.name)}
                    for one in self.commands]
        groups = {group: {"killed": len(self.killed_by_group(group)),
                          "score": self.score_of(*self.names_of(group))}
                  for group in self.groups()}
        bugs = {"count": len(self.bugs()),
                "found": {one.name: len(self.bugs_found_by(one.name)) for one in self.commands}}
        mutants = [_json_of(mutant, answer, mutant.id in equivalent)
                   for mutant, answer in self.results]
        return json.dumps({**head, "mutants": mutants, "commands": commands, "groups": groups,
                           "judges": kills,
                           "bugsPutBack": bugs,
                           "killed": len(self.killed), "equivalent": len(self.equivalent),
                           "survivors": [mutant.id for mutant, _ in self.survivors],
                           "notCompiled": [mutant.id for mutant, _ in self.not_compiled],
                           "contradicted": self.contradicted, "score": self.score, "floor": floor},
                          indent=2) + "\n"


def _any(answer, names, what):
    """Whether `what` is true of what one of the commands said."""
    return any(getattr(answer.firings[name], what) for name in names)


def words_of(mutant):
    """What it is: two lines, a third for a bug that the core once had."""
    history = f"\n  mended in {mutant.history}" if mutant.history else ""
    return (f"  {mutant.stage}, breaks {mutant.breaks}: {', '.join(mutant.files)}\n"
            f"  {mutant.harm}{history}")


def words_of_answer(answer):
    """What became of it, a line for each command."""
    if answer.outcome == verdict.NOT_COMPILED:
        return f"  no C++ any more: {answer.detail}"
    return "\n".join(f"  {name}: {_words_of_firing(one)}" for name, one in answer.firings.items())


def _words_of_first(one):
    """The case that failed first; a dash where none did but those that were found earlier."""
    if not one.found:
        return "-"
    return "killed" if one.first is None else str(one.first)


def _words_of_firing(one):
    if one is firing.NOT_RUN:
        return "not run"
    if not one.killed:
        return f"survived {one.cases} cases"
    first = f" at case {one.first}" if one.first is not None else ""
    detail = f" ({one.detail})" if one.detail else ""
    return f"killed{first} by {', '.join(sorted(one.judges))}{detail}"


def _words_of_journals(answer):
    changed = [name for one in answer.firings.values() for name in one.changed_journals]
    if not changed:
        return "  no journal changes: equivalent, or code that no case reaches"
    return "  journals change without a failing case: " + ", ".join(changed[:5])


def _percent(score):
    return "none" if score is None else f"{score:.1f} %"


def _json_of(mutant, answer, is_equivalent):
    told = {"id": mutant.id, "stage": mutant.stage, "breaks": mutant.breaks, "harm": mutant.harm,
            "history": mutant.history, "files": list(mutant.files), "outcome": answer.outcome,
            "equivalent": is_equivalent, "detail": answer.detail}
    if answer.outcome == verdict.NOT_COMPILED:
        return told
    commands = {name: {"killed": one.killed, "judges": sorted(one.judges), "firstKill": one.first,
                       "cases": one.cases, "detail": one.detail,
                       "changedJournals": list(one.changed_journals),
                       "failingCases": list(one.failing_cases)}
                for name, one in answer.firings.items()}
    return {**told, "judges": sorted(answer.judges), "commands": commands}
