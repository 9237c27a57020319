# SPDX-License-Identifier: Apache-2.0
"""Commands and mutants tried for real in a project of two files."""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

import commands
import firing
import mutant
import verdict
from trial import Bench
from workspace import Broken

HERE = pathlib.Path(__file__).resolve().parent
FILES = {
    "CMakeLists.txt": "cmake_minimum_required(VERSION 3.25)\nproject(small CXX)\n"
                      "add_executable(small main.cc core/sum.cc)\n",
    "core/sum.cc": "int Sum(int a, int b) {\n  return a + b;\n}\n",
    # Fails as `campsim run` does, with a report.
    "main.cc": """#include <fstream>
int Sum(int, int);
int main(int, char** argument) {
  const bool good = Sum(1, 2) == 3;
  std::ofstream(argument[1]) << R"({"cases": [{"name": "a", "verdict": ")"
      << (good ? "pass" : "fail") << R"(", "digest": "1", "findings": [{"judge": "expect"}]}]})";
  return good ? 0 : 1;
}
""",
}
PATCH = """stage: plan
breaks: MK-STATUS-11
harm: It hurts.

--- a/core/sum.cc
+++ b/core/sum.cc
@@ -1,3 +1,3 @@
 int Sum(int a, int b) {
-  return a + b;
+  LINE
 }
"""
COMMAND = commands.Command("run", "{build}/small {report}", 20)
ABSENT = commands.Command("explore", "{build}/small {report}", 20, condition="false")


class CommandsTest(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        for name, text in FILES.items():
            path = self.folder / "project" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        subprocess.run(["git", "-C", str(self.folder / "project"), "init", "--quiet"], check=True)
        self.told = []

    def mutants(self, *lines):
        for number, line in enumerate(lines):
            path = self.folder / f"wrong-{'abc'[number]}.patch"
            path.write_text(PATCH.replace("LINE", line), encoding="utf-8")
        return mutant.read_all(self.folder)

    def try_all(self, listed, mutants):
        examiner = commands.Commands(listed, self.told.append)
        bench = Bench(self.folder / "project", self.folder / "bench", "small", 1, examiner)
        results = bench.try_all(mutants, len(mutants), lambda *_: None)
        return [answer for _, answer in results], examiner

    def test_each_mutant_is_judged_by_each_command_that_is_there(self):
        mutants = self.mutants("return a - b;", "return b + a;", "return;;")
        answers, examiner = self.try_all([COMMAND, ABSENT], mutants)
        self.assertEqual([answer.outcome for answer in answers],
                         [verdict.KILLED, verdict.SURVIVED, verdict.NOT_COMPILED])
        self.assertEqual((answers[0].judges, answers[0].firings["run"].first), ({"expect"}, 1))
        self.assertEqual(examiner.in_use, [COMMAND])
        self.assertEqual(self.told, ["explore is left out: `false` does not exit with 0"])

    def test_once_one_of_a_group_has_found_it_the_others_are_spared(self):
        ways = [commands.Command(name, "{build}/small {report}", 20, in_group=group)
                for name, group in (("run", None), ("explore", "ways"), ("vary", "ways"))]
        found, missed = self.try_all(ways, self.mutants("return a - b;", "return b + a;"))[0]
        self.assertEqual([one.killed for one in found.firings.values()], [True, True, False])
        self.assertIs(found.firings["vary"], firing.NOT_RUN)
        self.assertNotIn(firing.NOT_RUN, missed.firings.values())

    def test_an_unchanged_tree_that_fails_is_refused(self):
        broken = commands.Command("run", "false", 20)
        with self.assertRaisesRegex(Broken, "does not pass run"):
            self.try_all([broken], self.mutants("return a - b;"))

    def test_a_command_that_tries_no_case_is_refused(self):
        empty = commands.Command("run", "true", 20)
        with self.assertRaisesRegex(Broken, "reports no case"):
            self.try_all([empty], self.mutants("return a - b;"))


class ParseTest(unittest.TestCase):
    def test_the_list_beside_the_script_is_one(self):
        listed = commands.parse((HERE / "commands.json").read_text(encoding="utf-8"))
        self.assertEqual([one.name for one in listed], ["run", "explore", "vary", "paging"])

    def test_refuses_what_is_no_list_of_commands(self):
        one = {"name": "run", "command": "true", "seconds": 1}
        for listed, words in (([], "no command"), ([one, one], "stands twice"), (3, "not iterable"),
                              ([{**one, "other": 1}], "may have if, group, floor and bugsFloor"),
                              ([{"name": "run"}], "has name, command and seconds")):
            with self.subTest(words), self.assertRaisesRegex(commands.BadCommands, words):
                commands.parse(json.dumps(listed))


class RunTest(unittest.TestCase):
    """The script as it is called, without a build."""

    def call(self, *arguments):
        done = subprocess.run([sys.executable, "-B", str(HERE / "run"), *arguments], check=False,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        return done.returncode, done.stdout.decode()

    def test_lists_every_mutant(self):
        status, output = self.call("--list")
        self.assertEqual(status, 0)
        for one in mutant.read_all(HERE / "patches"):
            self.assertIn(f"{one.id}\n  {one.stage}, breaks {one.breaks}", output)

    def test_the_bugs_of_the_history_alone_are_listed_with_the_commits_that_mended_them(self):
        status, output = self.call("--list", "--history")
        self.assertEqual(status, 0)
        for one in mutant.read_all(HERE / "patches"):
            if one.history:
                self.assertIn(f"{one.harm}\n  mended in {one.history}", output)
            else:
                self.assertNotIn(f"{one.id}\n", output)

    def test_a_patch_that_no_longer_applies_is_exit_4(self):
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "of-old.patch").write_text(PATCH, encoding="utf-8")
            status, output = self.call("--mutants", folder)
        self.assertEqual(status, 4)
        self.assertIn("of-old no longer applies to the tree", output)

    def test_an_unknown_mutant_is_a_usage_error(self):
        self.assertEqual(self.call("--only", "of-nobody"),
                         (2, "there is no mutant of-nobody; --list shows them\n"))


if __name__ == "__main__":
    unittest.main()
