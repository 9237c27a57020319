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


def mutant(id, history=None):
    return Mutant(pathlib.Path(f"{id}.patch"), "plan", "MK-STATUS-11", "It hurts.", ("core/a.cc",),
                  history)


def killed(first, *judges):
    return Firing(True, frozenset(judges), first, 100)


def survived(*journals):
    return Firing(False, cases=100, changed_journals=journals)


def result(id, run, explore, history=None):
    return mutant(id, history), Examined({"run": run, "explore": explore})


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

    def test_commands_of_one_group_reach_its_floor_together(self):
        vary = Command("vary", "campsim explore --vary", 300, in_group="explore")
        for _, answer in self.results:
            answer.firings["vary"] = survived()
        self.results[1][1].firings["vary"] = killed(3, "survival")
        for floor, passes in ((75, True), (76, False)):
            commands = [RUN, Command("explore", "campsim explore", 300, floor=floor), vary]
            grouped = tally.Tally(self.results, commands, {})
            self.assertEqual(grouped.passes(75), passes)
        self.assertEqual(grouped.groups(), ["explore"])
        self.assertRegex(grouped.table(95), r"all of explore +3 +1 +75.0 %   explore, vary: 0 of 0")
        told = json.loads(grouped.json(HEAD, 95))
        self.assertEqual(told["groups"], {"explore": {"killed": 3, "score": 75.0}})

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

    def put_back(self):
        self.results += [result("old-found", killed(7, "expect"), killed(2100, "survival"),
                                "1234abcdef core: mend it"),
                         result("old-missed", killed(None, "crash"), killed(None, "found earlier"),
                                "99 core: b"),
                         (mutant("old-stale", "98 core: c"), NO_CPP)]

    def test_bugs_put_back_stand_in_a_table_with_the_case_that_found_them(self):
        self.assertEqual(self.tally().table_of_bugs(), "")
        self.put_back()
        self.assertEqual(
            self.tally().table_of_bugs(),
            "bugs of the history put back, found: 2 of 2 by run, 1 of 2 by explore\n"
            "bug         mended in        run  explore   judges\n"
            "old-found   1234abcde          7     2100   expect, survival\n"
            "old-missed  99            killed        -   crash, found earlier")

    def test_the_share_of_a_command_leaves_bugs_put_back_out(self):
        self.put_back()
        self.assertEqual((self.tally().score_of("run"), self.tally().score_of("explore")), (50, 50))
        self.results = [result("old-found", killed(7, "expect"), survived(), "99 core: b")]
        self.assertIsNone(self.tally().score_of("explore"))
        self.assertTrue(self.tally().passes(95))

    def test_a_command_can_have_a_floor_for_bugs_put_back(self):
        self.put_back()
        for floor, passes in ((50, True), (51, False)):
            strict = Command("explore", "campsim explore", 300, bugs_floor=floor)
            self.assertEqual(tally.Tally(self.results, [RUN, strict], {}).passes(0), passes)

    def test_no_bug_put_back_is_under_no_floor(self):
        strict = Command("explore", "campsim explore", 300, bugs_floor=100)
        self.assertTrue(tally.Tally(self.results, [RUN, strict], {}).passes(0))

    def test_the_json_counts_the_bugs_put_back(self):
        self.put_back()
        told = json.loads(self.tally().json(HEAD, 95))
        self.assertEqual(told["bugsPutBack"],
                         {"count": 2, "found": {"run": 2, "explore": 1}})
        self.assertEqual(told["mutants"][4]["history"], "1234abcdef core: mend it")

    def test_an_answer_is_a_line_for_each_command(self):
        self.assertEqual(tally.words_of_answer(self.results[0][1]),
                         "  run: killed at case 4 by expect\n"
                         "  explore: killed at case 10 by no echo, survival")
        self.assertEqual(tally.words_of_answer(self.results[3][1]),
                         "  run: survived 100 cases\n  explore: survived 100 cases")


if __name__ == "__main__":
    unittest.main()
