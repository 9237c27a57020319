# SPDX-License-Identifier: Apache-2.0
import unittest

import worth

FAULTS = {"faults": [{"id": "f1", "failingCases": ["a"]},
                     {"id": "f2", "failingCases": ["a", "b", "c"]},
                     {"id": "f3", "failingCases": []}]}
MUTANTS = {"mutants": [
    {"id": "m1", "commands": {"run": {"failingCases": ["b", "c"]},
                              "explore": {"failingCases": []}}},
    {"id": "m2", "outcome": "did not compile"}]}


class WorthTest(unittest.TestCase):
    def setUp(self):
        self.kills = worth.kills_of(FAULTS) | worth.kills_of(MUTANTS)
        self.worths = worth.worth_of(["a", "b", "c", "d", "e"],
                                     {"MK-1": ["d"], "MK-2": ["a", "b"], "MK-3": []}, self.kills)

    def test_reads_the_cases_that_failed_at_each_fault(self):
        self.assertEqual(self.kills, {"f1": {"a"}, "f2": {"a", "b", "c"}, "m1": {"b", "c"}})

    def test_another_file_is_refused(self):
        for wrong in ({}, {"faults": [{"id": "f"}]}, {"mutants": 3}, {"cases": []}):
            with self.assertRaises(worth.BadReport):
                worth.kills_of(wrong)

    def test_a_case_is_missed_by_what_only_it_notices_or_covers(self):
        self.assertEqual(self.worths["a"].faults, ["f1"])
        self.assertEqual(self.worths["d"].rules, ["MK-1"])
        self.assertEqual([name for name, one in self.worths.items() if one.loses], ["a", "d"])

    def test_others_are_told_with_the_company_they_are_in(self):
        self.assertEqual((self.worths["b"].shared, self.worths["b"].fewest), (2, 1))
        self.assertEqual((self.worths["e"].shared, self.worths["e"].fewest), (0, 0))

    def test_words(self):
        self.assertEqual(worth.words(self.worths, self.kills).splitlines(), [
            "5 cases, 3 faults that a case notices",
            "    1 cases notice a fault that no other case does",
            "    1 more cover a rule that no other case does",
            "    3 would be missed by none of these faults and no rule",
            "b: 2 faults, the rarest with 1 others",
            "c: 2 faults, the rarest with 1 others",
            "e: no fault"])
        self.assertIn("d: only it MK-1", worth.words(self.worths, self.kills, name_all=True))


if __name__ == "__main__":
    unittest.main()
