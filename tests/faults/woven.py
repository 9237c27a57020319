# SPDX-License-Identifier: Apache-2.0
"""One build that holds many faults of KINDS in core/, and what the cases say of each."""

import concurrent.futures
import pathlib
import random
import re

import process
import weave
from population import Population, read_core
from verdict import read_report
from workspace import CONFIGURATION, Broken

_BUILD_SECONDS = 3600
_SAMPLE = 8      # cases that are asked first: most faults are noticed by nearly every case
_SECONDS = 15    # after which a fault counts as noticed where thousands are tried
_ROUNDS = 8      # of leaving out lines that do not compile
_MENTION = re.compile(r"(core/[\w/]+\.(?:cc|h)):(\d+):\d+: +"
                      r"(?:error|note: in instantiation|required from)")
_MANY = 1000     # from so many faults on, lines that do not compile are looked for file by file


class Woven:
    """build(), then cases_of(), then try_one() from any thread.

    `folder`/tree is a copy of the tree, which gets the faults; `folder`/build is made. `wanted`:
    ids; None stands for every fault of these kinds. A fault counts as noticed after `seconds`.
    """

    def __init__(self, folder, jobs, wanted=None, seconds=_SECONDS):
        self._folder = pathlib.Path(folder)
        self._tree = self._folder / "tree"
        self._program = self._folder / "build" / "campsim"
        self._jobs = jobs
        self._seconds = seconds
        self.faults = {}       # by number, once built
        self.left_out = set()  # lines, as (file, number), that do not compile with faults in them
        self._usual = {}       # case -> digest of its journal without a fault
        self._texts = read_core(self._tree)
        self._population = [fault for fault in Population(self._texts)
                            if fault.operator in weave.KINDS
                            and (wanted is None or fault.id in wanted)]
        self.of_these_kinds = len(self._population)

    @property
    def files(self):
        return self._texts.keys()

    def build(self):
        """Raises Broken."""
        switch = pathlib.Path(__file__).resolve().parent / "fault_switch.h.in"
        (self._tree / "core" / switch.stem).write_text(switch.read_text(encoding="utf-8"),
                                                       encoding="utf-8")
        if len(self._population) >= _MANY:
            self._leave_out_by_file()
        words = ""
        for _ in range(_ROUNDS):
            self._write()
            words = self._compile()
            if not words:
                return
            if not self._leave_out(words):
                break  # it is no line of core/ that is in the way
        raise Broken("the tree with faults does not build:\n" + words[-4000:])

    def cases_of(self):
        """Number of each fault -> the cases that pass its place. Raises Broken."""
        cases = {number: [] for number in self.faults}
        for case, numbers in self._reach().items():
            for number in numbers:
                cases[number].append(case)
        return cases

    def _reach(self):
        """Case -> numbers of the faults whose places it passes."""
        path = self._folder / "usual.json"
        finished = self._run(0, [], path)
        report = read_report(path)
        if report.failing or not report.digests:
            raise Broken("without a fault not all cases pass:\n" + finished.output[-4000:])
        self._usual = report.digests
        return {name: self._passed(name) for name in self._usual}

    def try_one(self, number, cases, every):
        """The cases that notice the fault and those whose journal it changes. Without `every` the
        first that notices is enough."""
        rest = list(cases)
        random.Random(number).shuffle(rest)
        parts = [sorted(rest)] if every else [rest[:_SAMPLE], rest[_SAMPLE:]]
        changed = []
        for part in filter(None, parts):
            failing, differing = self._ask(number, part, [] if every else ["--fail-fast"])
            if failing:
                return failing, []
            changed += differing
        return [], sorted(changed)

    def _write(self):
        weaver = weave.Weaver()
        for name, text in self._texts.items():
            faults = [fault for fault in self._population
                      if fault.file == name and (name, fault.number) not in self.left_out]
            if faults:  # the compiler is to name the places of the file as it was
                text = ('#include "core/fault_switch.h"\n' + f'#line 1 "{name}"\n'
                        + weaver.weave(text, faults))
            path = self._tree / name
            if path.read_text(encoding="utf-8") != text:
                path.write_text(text, encoding="utf-8")
        self.faults = weaver.faults

    def _leave_out_by_file(self):
        """One compiler a file, which says all at once: there are many lines to be found."""
        files = sorted(name for name in self._texts if name.endswith(".cc"))
        for _ in range(_ROUNDS):
            self._write()
            complaints = self._complaints(files)
            files = sorted(complaints)
            if not files:
                return
            self._leave_out("\n".join(complaints.values()))

    def _leave_out(self, words):
        """The lines at which a compiler complains hold no fault from now on. Whether one is new."""
        before = len(self.left_out)
        self.left_out |= {(file, int(number)) for file, number in _MENTION.findall(words)
                          if not file.endswith("fault_switch.h")}
        return len(self.left_out) > before

    def _complaints(self, files):
        """Of files that do not compile."""
        command = ["clang++", "-std=c++20", "-fsyntax-only", "-w", "-ferror-limit=0", "-I", "."]

        def complaints_of(name):
            done = process.run([*command, name], self._tree, _BUILD_SECONDS)
            return "" if done.status == 0 else done.output or "without a word"

        with concurrent.futures.ThreadPoolExecutor(self._jobs) as pool:
            complaints = dict(zip(files, pool.map(complaints_of, files)))
        return {name: words for name, words in complaints.items() if words}

    def _compile(self):
        """What the compiler says where it fails."""
        build = self._program.parent
        for command in (["cmake", "-S", str(self._tree), "-B", str(build), *CONFIGURATION,
                         "-D", "CMAKE_CXX_FLAGS_DEBUG=-O1 -D_GLIBCXX_ASSERTIONS"],
                        ["ninja", "-C", str(build), "-j", str(self._jobs), "-k", "0", "campsim"]):
            done = process.run(command, self._tree, _BUILD_SECONDS)
            if done.status != 0:
                return done.output or "without a word"
        return ""

    def _passed(self, case):
        marks = self._folder / (case.replace("/", ".") + ".seen")
        marks.write_bytes(bytes(len(self.faults) + 1))
        finished = self._run(0, [case], None, FAULT_SEEN=str(marks))
        if finished.status != 0:
            raise Broken(f"{case} does not pass alone:\n" + finished.output[-4000:])
        passed = [number for number, mark in enumerate(marks.read_bytes()) if mark]
        marks.unlink()
        return passed

    def _ask(self, number, cases, options):
        path = self._folder / f"{number}.json"
        finished = self._run(number, [*options, *cases], path)
        report = read_report(path)
        path.unlink(missing_ok=True)
        if not report.digests:
            return self._ask_each(number, cases), []  # a hang, or the end of the harness itself
        failing = list(report.failing)
        if not failing and finished.status not in (0, 1):  # some were refused as input
            failing = sorted(set(cases) - report.digests.keys()) or self._ask_each(number, cases)
        return failing, [name for name, digest in report.digests.items()
                         if digest != self._usual[name]]

    def _ask_each(self, number, cases):
        """The first two that notice: enough to know whether one does so alone. Where none does by
        itself, all do."""
        noticing = []
        for case in cases:
            if self._run(number, [case], None).status != 0:
                noticing.append(case)
            if len(noticing) == 2:
                break
        return noticing or list(cases)

    def _run(self, number, arguments, report, **variables):
        environment = {"FAULT": str(number), **variables}
        command = [f"{name}={value}" for name, value in environment.items()]
        command = ["env", *command, str(self._program), "run", "--quiet", *arguments]
        if report is not None:
            report.unlink(missing_ok=True)
            command += ["--report", f"json={report}"]
        seconds = self._seconds if number else 600
        return process.run(command, self._folder, seconds, limit_memory=True)
