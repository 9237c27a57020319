# SPDX-License-Identifier: Apache-2.0
import json
import pathlib
import tempfile
import unittest

import firing
import verdict
from process import Finished


def read(report):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "report.json")
        path.write_text(report if isinstance(report, str) else json.dumps(report),
                        encoding="utf-8")
        return firing.read_report(path)


def case(name, word, *judges):
    return {"name": name, "verdict": word, "digest": "1",
            "findings": [{"judge": judge, "rule": "", "sentence": ""} for judge in judges]}


class ReportTest(unittest.TestCase):
    def test_recorded_cases_are_counted_to_the_first_that_fails(self):
        report = read({"cases": [case("a", "pass"), case("b", "fail", "expect", "no echo"),
                                 case("c", "fail", "expect")]})
        self.assertEqual(report, firing.Report(frozenset({"expect", "no echo"}), 2, 3))

    def test_a_crash_is_a_judge(self):
        self.assertEqual(read({"cases": [case("a", "crash")]}).judges, {firing.CRASH})

    def test_a_case_that_decided_nothing_kills_nothing(self):
        self.assertEqual(read({"cases": [case("a", "inconclusive")]}),
                         firing.Report(frozenset(), None, 1))

    def test_explored_cases_are_a_number(self):
        failures = [{"case": 70, "judge": "survival", "rule": "MK-MEMBER-03"},
                    {"case": 41, "judge": "no echo"}]
        expected = firing.Report(frozenset({"survival", "no echo"}), 41, 5000)
        self.assertEqual(read({"cases": 5000, "failures": failures, "firstFailure": 41}), expected)
        self.assertEqual(read({"cases": 5000, "failures": failures}), expected)

    def test_an_explorer_without_a_failure_kills_nothing(self):
        self.assertEqual(read({"cases": 5000, "failures": [], "firstFailure": None}),
                         firing.Report(frozenset(), None, 5000))

    def test_a_case_that_was_found_earlier_is_a_judge_and_no_find(self):
        earlier = read({"cases": 9, "failures": [], "foundEarlier": 3, "foundEarlierFailed": 1})
        self.assertEqual(earlier, firing.Report(frozenset({firing.EARLIER}), None, 9))
        self.assertFalse(firing.Firing(True, earlier.judges).found)
        self.assertTrue(firing.Firing(True, earlier.judges | {"survival"}, 4).found)
        self.assertFalse(firing.Firing(False).found)

    def test_a_failure_without_a_judge_is_unnamed(self):
        self.assertEqual(read({"cases": 9, "failures": [{"case": 1}]}).judges, {firing.UNNAMED})

    def test_a_broken_or_absent_report_is_an_empty_one(self):
        for text in ("", "{", "[]", '{"cases": [1]}', '{"cases": 1, "failures": [1]}'):
            with self.subTest(text):
                self.assertEqual(read(text), firing.Report())
        self.assertEqual(firing.read_report(pathlib.Path("/nowhere/x")), firing.Report())


class JudgeTest(unittest.TestCase):
    USUAL = verdict.CaseReport((), {"a": "1"})

    def judge(self, status, report=firing.Report(), digests=USUAL):
        return firing.judge(Finished(status, "words"), report, self.USUAL, digests)

    def test_exit_1_is_killed_by_the_judges_of_the_report(self):
        result = self.judge(1, firing.Report(frozenset({"expect"}), 7, 9))
        self.assertEqual((result.killed, result.judges, result.first, result.cases),
                         (True, {"expect"}, 7, 9))

    def test_recorded_cases_that_fail_are_named(self):
        digests = verdict.CaseReport(("a", "b"), {"a": "2", "b": "3"})
        self.assertEqual(self.judge(1, digests=digests).failing_cases, ("a", "b"))

    def test_exit_1_without_a_judge_is_unnamed(self):
        self.assertEqual(self.judge(1).judges, {firing.UNNAMED})

    def test_other_ends_are_judges_of_their_own(self):
        for status, judge in ((-6, firing.CRASH), (None, firing.TIMEOUT), (3, firing.HARNESS)):
            with self.subTest(judge):
                self.assertEqual(self.judge(status).judges, {judge})

    def test_a_survivor_names_the_journals_it_changed(self):
        result = self.judge(0, digests=verdict.CaseReport((), {"a": "2"}))
        self.assertEqual((result.killed, result.changed_journals), (False, ("a",)))


if __name__ == "__main__":
    unittest.main()
