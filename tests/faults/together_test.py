# SPDX-License-Identifier: Apache-2.0
import dataclasses
import unittest
from unittest import mock

import together
import verdict


@dataclasses.dataclass
class Fault:
    id: str


class FakeWoven:
    """Five faults: noticed, changing a journal, silent, passed by no case, and one that is not of
    the kinds that one build can hold."""
    made = []

    def __init__(self, folder, jobs, wanted, seconds):
        self.wanted = wanted
        self.seconds = seconds
        self.faults = {1: Fault("noticed"), 2: Fault("changing"), 3: Fault("silent"),
                       4: Fault("unreached")}
        self.of_these_kinds = len(self.faults) if "noticed" in wanted else 0
        self.built = False
        FakeWoven.made.append(self)

    def build(self):
        self.built = True

    def cases_of(self):
        return {1: ["a", "b"], 2: ["a"], 3: ["b"], 4: []}

    def try_one(self, number, cases, every):
        assert self.built and every
        return {1: (["b"], []), 2: ([], ["a"]), 3: ([], [])}[number]


class TogetherTest(unittest.TestCase):
    def judge(self, *ids):
        with mock.patch.object(together, "Woven", FakeWoven):
            return together.judge("folder", [Fault(id) for id in ids], 2, 60)

    def test_what_cases_pass_is_judged_by_them(self):
        answers = self.judge("noticed", "changing", "silent", "unreached", "swapped")
        self.assertEqual(answers["noticed"], verdict.Verdict(
            verdict.KILLED, verdict.BY_CASE, "", ("b",)))
        self.assertEqual(answers["changing"], verdict.Verdict(
            verdict.SURVIVED, changed_journals=("a",)))
        self.assertEqual(answers["silent"], verdict.Verdict(verdict.SURVIVED))
        self.assertEqual(FakeWoven.made[-1].seconds, 60)

    def test_what_this_build_does_not_tell_is_not_answered(self):
        answers = self.judge("noticed", "changing", "silent", "unreached", "swapped")
        self.assertEqual(answers.keys(), {"noticed", "changing", "silent"})

    def test_nothing_is_built_for_nothing(self):
        self.assertEqual(self.judge("swapped"), {})
        self.assertFalse(FakeWoven.made[-1].built)


if __name__ == "__main__":
    unittest.main()
