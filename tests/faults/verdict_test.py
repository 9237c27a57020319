# SPDX-License-Identifier: Apache-2.0
import json
import pathlib
import tempfile
import time
import unittest

import verdict
from process import Finished, run

USUAL = verdict.CaseReport((), {"a": "1", "b": "2"})


class JudgeTest(unittest.TestCase):
    def test_exit_0_survives(self):
        result = verdict.judge(Finished(0, ""), USUAL, USUAL)
        self.assertEqual((result.outcome, result.changed_journals), (verdict.SURVIVED, ()))

    def test_a_survivor_names_the_journals_it_changed(self):
        report = verdict.CaseReport((), {"a": "1", "b": "3"})
        self.assertEqual(verdict.judge(Finished(0, ""), report, USUAL).changed_journals, ("b",))

    def test_exit_1_is_killed_by_its_cases(self):
        result = verdict.judge(Finished(1, ""), verdict.CaseReport(("b",)), USUAL)
        self.assertEqual((result.reason, result.failing_cases), (verdict.BY_CASE, ("b",)))

    def test_a_signal_is_a_crash_however_it_is_told(self):
        for status in (-6, 134):
            with self.subTest(status):
                result = verdict.judge(Finished(status, "x\nCHECK failed"), USUAL, USUAL)
                self.assertEqual(result.reason, verdict.BY_CRASH)
                self.assertEqual(result.detail, "SIGABRT: CHECK failed")

    def test_no_end_is_a_timeout(self):
        result = verdict.judge(Finished(None, ""), USUAL, USUAL)
        self.assertEqual(result.reason, verdict.BY_TIMEOUT)

    def test_other_exits_are_killed_with_a_reason_of_their_own(self):
        for status, words in ((2, "input refused"), (3, "inconclusive"), (4, "internal error"),
                              (9, "exit 9")):
            with self.subTest(status):
                result = verdict.judge(Finished(status, ""), USUAL, USUAL)
                self.assertEqual((result.outcome, result.reason),
                                 (verdict.KILLED, verdict.BY_HARNESS))
                self.assertTrue(result.detail.startswith(words))


class ReportTest(unittest.TestCase):
    def read(self, text):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "report.json")
            path.write_text(text, encoding="utf-8")
            return verdict.read_report(path)

    def test_failing_cases_and_digests_are_read(self):
        report = self.read(json.dumps({"cases": [
            {"name": "a", "verdict": "pass", "digest": "1"},
            {"name": "b", "verdict": "fail", "digest": "2"},
            {"name": "c", "verdict": "inconclusive", "digest": "3"},
            {"name": "d", "verdict": "crash", "digest": ""}]}))
        self.assertEqual(report.failing, ("b", "c", "d"))
        self.assertEqual(report.digests, {"a": "1", "b": "2", "c": "3", "d": ""})

    def test_a_broken_report_is_an_empty_one(self):
        for text in ("", "{", "[]", '{"cases": [{}]}', '{"cases": 1}'):
            with self.subTest(text):
                self.assertEqual(self.read(text), verdict.CaseReport())

    def test_an_absent_report_is_an_empty_one(self):
        self.assertEqual(verdict.read_report(pathlib.Path("/nowhere/x")), verdict.CaseReport())


class ProcessTest(unittest.TestCase):
    def test_gives_status_and_output(self):
        self.assertEqual(run(["sh", "-c", "echo a; exit 3"], "/", 10), Finished(3, "a\n"))

    def test_a_hang_is_ended_with_its_children(self):
        start = time.monotonic()
        finished = run(["sh", "-c", "echo a; sleep 60 & sleep 60"], "/", 0.2)
        self.assertEqual(finished, Finished(None, "a\n"))
        self.assertLess(time.monotonic() - start, 30)

    def test_memory_is_limited(self):
        finished = run(["python3", "-c", "bytearray(5 * 1024 ** 3)"], "/", 10, limit_memory=True)
        self.assertIn("MemoryError", finished.output)


if __name__ == "__main__":
    unittest.main()
