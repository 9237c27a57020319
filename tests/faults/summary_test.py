# SPDX-License-Identifier: Apache-2.0
import json
import unittest

import equivalence
import verdict
from fault import Fault
from summary import Summary, words_of_verdict
from verdict import Verdict

KILLED = Verdict(verdict.KILLED, verdict.BY_CASE, failing_cases=("a", "b"))
SURVIVED = Verdict(verdict.SURVIVED)
NOTICED = Verdict(verdict.SURVIVED, changed_journals=("a",))
NOT_COMPILED = Verdict(verdict.NOT_COMPILED)


def fault(number):
    return Fault("core/x.cc", number, "integer", f"  a = {number};", f"  a = {number + 1};", 1)


def entry(number, **other):
    return {"file": "core/x.cc", "old": f"a = {number};", "new": f"a = {number + 1};",
            "reason": "nobody reads a", **other}


def summarize(verdicts, *entries):
    results = [(fault(number), result) for number, result in enumerate(verdicts)]
    known = {fault(number).id for number in range(20)}
    return Summary(results, equivalence.parse(json.dumps(entries)), known)


class ScoreTest(unittest.TestCase):
    def test_is_killed_by_drawn(self):
        self.assertEqual(summarize([KILLED] * 9 + [SURVIVED]).score, 90)

    def test_leaves_out_what_did_not_compile(self):
        summary = summarize([KILLED, NOT_COMPILED, NOT_COMPILED])
        self.assertEqual((summary.drawn, summary.score), (1, 100))

    def test_leaves_out_the_equivalent_ones(self):
        summary = summarize([KILLED, SURVIVED, SURVIVED], entry(2))
        self.assertEqual((summary.score, [f.number for f, _ in summary.survivors]), (50, [1]))

    def test_nothing_to_score_is_no_pass(self):
        self.assertFalse(summarize([SURVIVED], entry(0)).passes(0))

    def test_passes_at_the_floor(self):
        summary = summarize([KILLED] * 9 + [SURVIVED])
        self.assertTrue(summary.passes(90))
        self.assertFalse(summary.passes(90.1))


class EntryTest(unittest.TestCase):
    def test_one_that_a_case_kills_is_contradicted(self):
        summary = summarize([KILLED], entry(0))
        self.assertEqual((len(summary.contradicted), len(summary.killed)), (1, 1))
        self.assertFalse(summary.passes(0))

    def test_one_that_changes_a_journal_is_contradicted_and_survives(self):
        summary = summarize([NOTICED], entry(0))
        self.assertEqual((len(summary.contradicted), len(summary.survivors)), (1, 1))

    def test_one_without_a_fault_is_stale(self):
        self.assertEqual(len(summarize([KILLED], entry(99), entry(1)).stale), 1)

    def test_equal_lines_are_told_apart(self):
        self.assertEqual(len(summarize([SURVIVED], entry(0, occurrence=2)).survivors), 1)

    def test_a_bad_file_is_refused(self):
        for bad in ("", "{}", "[1]", json.dumps([{"file": "x"}]), json.dumps([entry(1), entry(1)]),
                    json.dumps([entry(1, reason=" ")]), json.dumps([entry(1, occurrence=0)]),
                    json.dumps([entry(1, line=3)])):
            with self.subTest(bad), self.assertRaises(equivalence.BadEntry):
                equivalence.parse(bad)


class WordsTest(unittest.TestCase):
    def test_the_table_counts_each_way_to_be_killed(self):
        table = summarize([KILLED, Verdict(verdict.KILLED, verdict.BY_CRASH), SURVIVED]).table(90)
        self.assertRegex(table, r"by failing case +1\n +by crash +1\n +by timeout +0")
        self.assertIn("score 66.7 %", table)

    def test_a_survivor_says_whether_a_journal_changed(self):
        self.assertIn("no journal changes", summarize([SURVIVED]).findings())
        self.assertIn("without a failing case: a", summarize([NOTICED]).findings())

    def test_a_verdict_names_its_reason_and_its_first_case(self):
        self.assertEqual(words_of_verdict(KILLED), "killed by failing case: a fails and 1 more")
        refused = Verdict(verdict.KILLED, verdict.BY_HARNESS, "inconclusive: b", ("a",))
        self.assertEqual(words_of_verdict(refused),
                         "killed by harness: inconclusive: b: a fails")

    def test_nothing_to_do_is_said_with_nothing(self):
        self.assertEqual(summarize([KILLED]).findings(), "")

    def test_the_json_holds_every_fault(self):
        written = json.loads(summarize([KILLED, SURVIVED], entry(1)).json({"seed": 7}, 90))
        self.assertEqual((written["seed"], written["score"]), (7, 100))
        self.assertEqual([one["equivalent"] for one in written["faults"]], [False, True])
        self.assertEqual(written["faults"][0]["failingCases"], ["a", "b"])


if __name__ == "__main__":
    unittest.main()
