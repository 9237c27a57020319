# SPDX-License-Identifier: Apache-2.0
"""Faults tried for real in a project of two files: built, run, put back."""

import pathlib
import subprocess
import tempfile
import unittest

import verdict
from population import Population, read_core
from scenarios import Scenarios
from trial import Bench
from workspace import Broken

CMAKE = """cmake_minimum_required(VERSION 3.25)
project(small CXX)
add_executable(small main.cc core/sum.cc)
target_include_directories(small PRIVATE .)
"""
FILES = {
    "CMakeLists.txt": CMAKE,
    "core/sum.h": "inline int Twice(int a) { return a * 2; }\nint Sum(int a, int b);\n",
    "core/sum.cc": '#include "core/sum.h"\n\nint Sum(int a, int b) {\n  int unused = 4;\n'
                   "  return a + b;\n}\n",
    "main.cc": '#include "core/sum.h"\n'
               "int main() { return Sum(1, 2) == 3 && Twice(3) == 6 ? 0 : 1; }\n",
}
COMMAND = "{build}/small"


def make_project(folder):
    for name, text in FILES.items():
        path = pathlib.Path(folder, name)
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    subprocess.run(["git", "-C", folder, "init", "--quiet"], check=True)


class TrialTest(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = temporary.name
        self.project = self.folder + "/project"
        pathlib.Path(self.project).mkdir()
        make_project(self.project)

    def bench(self, command=COMMAND, jobs=1):
        return Bench(self.project, self.folder + "/bench", "small", jobs, Scenarios(command, 20))

    def try_all(self, bench, faults, count=None):
        told = []
        results = bench.try_all(faults, count or len(faults), lambda *words: told.append(words))
        self.assertEqual(len(told), len(results))
        return [(fault.new.strip(), result.outcome) for fault, result in results]

    def faults(self, bench, *new):
        known = {fault.new.strip(): fault for fault in Population(read_core(bench.snapshot))}
        return [known[text] for text in new]

    def test_each_fault_is_alone_in_its_build(self):
        bench = self.bench()
        header = "inline int Twice(int a) { return a * 3; }"
        faults = self.faults(bench, "return a - b;", "int unused = 5;", header, "int unused = 3;")
        self.assertEqual(self.try_all(bench, faults), [
            ("return a - b;", verdict.KILLED), ("int unused = 5;", verdict.SURVIVED),
            (header, verdict.KILLED), ("int unused = 3;", verdict.SURVIVED)])
        self.assert_put_back()

    def test_what_is_known_is_not_built(self):
        bench = self.bench()
        faults = self.faults(bench, "return a - b;", "int unused = 5;")
        bench.know({fault.id: verdict.Verdict(verdict.SURVIVED) for fault in faults})
        self.assertEqual(self.try_all(bench, faults), [
            ("return a - b;", verdict.SURVIVED), ("int unused = 5;", verdict.SURVIVED)])
        self.assertFalse(pathlib.Path(self.folder, "bench/worker-0").exists())

    def assert_put_back(self):
        worker = pathlib.Path(self.folder, "bench/worker-0")
        for name, text in FILES.items():
            self.assertEqual((worker / "tree" / name).read_text(encoding="utf-8"), text)
            self.assertEqual(pathlib.Path(self.project, name).read_text(encoding="utf-8"), text)
        dry_run = subprocess.run(["ninja", "-C", str(worker / "build"), "-n", "small"],
                                 check=True, stdout=subprocess.PIPE)
        self.assertIn(b"no work to do", dry_run.stdout)

    def test_a_folder_with_an_earlier_build_is_gone_on_from(self):
        first = self.bench()
        self.try_all(first, self.faults(first, "return a - b;"))
        worker = pathlib.Path(self.folder, "bench/worker-0")
        (worker / "tree/core/old.cc").write_text("int main( {", encoding="utf-8")
        # As a run that was ended half-way leaves it.
        (worker / "tree/core/sum.cc").write_text("int main( {", encoding="utf-8")
        second = self.bench()
        self.assertEqual(self.try_all(second, self.faults(second, "int unused = 5;")),
                         [("int unused = 5;", verdict.SURVIVED)])
        self.assertFalse((worker / "tree/core/old.cc").exists())
        self.assert_put_back()

    def test_what_is_no_cpp_is_replaced_by_the_next_of_the_draw(self):
        bench = self.bench(jobs=2)
        good = self.faults(bench, "return a - b;", "int unused = 5;", "int unused = 3;")
        bad = type(good[0])("core/sum.cc", 5, "arithmetic", "  return a + b;", "  return ;;", 1)
        self.assertEqual(self.try_all(bench, [bad, *good], count=2), [
            ("return ;;", verdict.NOT_COMPILED), ("return a - b;", verdict.KILLED),
            ("int unused = 5;", verdict.SURVIVED)])

    def test_an_unchanged_tree_that_fails_is_refused(self):
        bench = self.bench(command="false")
        with self.assertRaisesRegex(Broken, "does not pass"):
            self.try_all(bench, self.faults(bench, "return a - b;"))

    def test_a_run_that_reports_no_case_is_refused(self):
        bench = self.bench(command="true {report}")
        with self.assertRaisesRegex(Broken, "reports no case"):
            self.try_all(bench, self.faults(bench, "return a - b;"))

    def test_a_tree_that_does_not_build_is_refused(self):
        pathlib.Path(self.project, "main.cc").write_text("int main( {", encoding="utf-8")
        bench = self.bench()
        with self.assertRaisesRegex(Broken, "does not build"):
            self.try_all(bench, self.faults(bench, "return a - b;"))

    def test_a_folder_without_git_is_refused(self):
        with self.assertRaisesRegex(Broken, "git cannot list"):
            Bench("/proc", self.folder + "/other", "small", 1, Scenarios(COMMAND, 20))


if __name__ == "__main__":
    unittest.main()
