# SPDX-License-Identifier: Apache-2.0
import json
import pathlib
import unittest

import tally
import verdict
from commands import Command, Examined
from firing import Firing
from mutant import Mutant

RUN = Command("run", "campsim run", 60)
EXPLORE = Command("explore", "campsim explore", 300, floor=50)
HEAD = {"commit": "abc"}
NO_CPP = verdict.Verdict(verdict.NOT_COMPILED, detail="what")


def mutant(id):
    return Mutant(pathlib.Path(f"{id}.patch"), "plan", "MK-STATUS-11", "It hurts.", ("core/a.cc",))


def killed(first, *judges):
    return Firing(True, frozenset(judges), first, 100)


def survived(*journals):
    return Firing(False, cases=100, changed_journals=journals)


def result(id, run, explore):
    return mutant(id), Examined({"run": run, "explore": explore})


class TallyTest(unittest.TestCase):
    def setUp(self):
        self.results = [result("by-both", killed(4, "expect"), killed(10, "survival", "no echo")),
                        result("by-run", killed(8, "expect"), survived()),
                        result("by-explore", survived("link/a"), killed(30, "survival")),
                        result("by-none", survived("link/a"), survived())]

    def tally(self, equivalents=()):
        return tally.Tally(self.results, [RUN, EXPLORE], {id: "so" for id in equivalents})

    def test_the_score_is_the_killed_of_those_that_change_anything(self):
        self.assertEqual(self.tally().score, 75)
        self.assertEqual(self.tally(["by-none"]).score, 100)

    def test_each_command_has_a_score_of_its_own(self):
        self.assertEqual((self.tally().score_of("run"), self.tally().score_of("explore")), (50, 50))

    def test_passes_by_its_floor_and_those_of_the_commands(self):
        self.assertTrue(self.tally().passes(75))
        self.assertFalse(self.tally().passes(76))
        self.results.append(result("by-nobody-else", killed(1, "expect"), survived()))
        self.assertFalse(self.tally().passes(75))

    def test_an_equivalent_that_is_killed_is_contradicted(self):
        result_ = self.tally(["by-run"])
        self.assertEqual(result_.contradicted, ["by-run"])
        self.assertFalse(result_.passes(0))

    def test_nothing_judged_is_no_pass(self):
        self.results = []
        self.assertFalse(self.tally().passes(0))

    def test_counts_kills_and_unique_kills_of_each_judge(self):
        self.assertEqual(self.tally().kills(),
                         {"expect": (2, 1), "no echo": (1, 0), "survival": (2, 1)})

    def test_the_table_says_what_only_one_command_finds_and_how_soon(self):
        table = self.tally().table(95)
        self.assertIn("score 75.0 %", table)
        self.assertRegex(table, r"run +2 +1 +50.0 %   median 6, most 8")
        self.assertRegex(table, r"explore +2 +1 +50.0 %   median 20, most 30, floor 50 %")

    def test_a_survivor_is_a_finding_with_the_journals_it_changes(self):
        findings = self.tally().findings()
        self.assertIn("survivor by-none", findings)
        self.assertIn("journals change without a failing case: link/a", findings)
        self.assertNotIn("by-explore", findings)

    def test_what_is_no_cpp_is_a_finding_and_counts_for_nothing(self):
        self.results.append((mutant("of-old"), NO_CPP))
        self.assertIn("of-old is no C++ any more: what", self.tally().findings())
        self.assertEqual(self.tally().score, 75)

    def test_the_json_has_everything(self):
        self.results.append((mutant("of-old"), NO_CPP))
        told = json.loads(self.tally(["by-none"]).json(HEAD, 95))
        self.assertEqual((told["commit"], told["killed"], told["equivalent"], told["notCompiled"]),
                         ("abc", 3, 1, ["of-old"]))
        self.assertEqual(told["judges"]["survival"], {"kills": 2, "alone": 1})
        first = told["mutants"][0]
        self.assertEqual(first["commands"]["explore"]["firstKill"], 10)
        self.assertEqual(first["judges"], ["expect", "no echo", "survival"])

    def test_an_answer_is_a_line_for_each_command(self):
        self.assertEqual(tally.words_of_answer(self.results[0][1]),
                         "  run: killed at case 4 by expect\n"
                         "  explore: killed at case 10 by no echo, survival")
        self.assertEqual(tally.words_of_answer(self.results[3][1]),
                         "  run: survived 100 cases\n  explore: survived 100 cases")


if __name__ == "__main__":
    unittest.main()
