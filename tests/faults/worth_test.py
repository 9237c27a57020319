# SPDX-License-Identifier: Apache-2.0
import unittest

import worth
from origin import Origin

A, B, C, D, E = ALL = ["link/a", "link/b", "link/c", "link/d", "link/e"]
FAULTS = {"faults": [{"id": "f1", "failingCases": [A]},
                     {"id": "f2", "failingCases": [A, B, C]},
                     {"id": "f3", "failingCases": []}]}
MUTANTS = {"mutants": [
    {"id": "m1", "commands": {"run": {"failingCases": [B, C]},
                              "explore": {"failingCases": []}}},
    {"id": "m2", "outcome": "did not compile"}]}


class WorthTest(unittest.TestCase):
    def setUp(self):
        self.kills = worth.kills_of(FAULTS) | worth.kills_of(MUTANTS)
        self.worths = worth.worth_of(ALL, {"MK-1": [D], "MK-2": [A, B], "MK-3": []},
                                     self.kills)

    def test_reads_the_cases_that_failed_at_each_fault(self):
        self.assertEqual(self.kills, {"f1": {A}, "f2": {A, B, C}, "m1": {B, C}})

    def test_another_file_is_refused(self):
        for wrong in ({}, {"faults": [{"id": "f"}]}, {"mutants": 3}, {"cases": []}):
            with self.assertRaises(worth.BadReport):
                worth.kills_of(wrong)

    def test_a_case_is_missed_by_what_only_it_notices_or_covers(self):
        self.assertEqual(self.worths[A].faults, ["f1"])
        self.assertEqual(self.worths[D].rules, ["MK-1"])
        self.assertEqual([name for name, one in self.worths.items() if one.loses], [A, D])

    def test_a_case_that_is_gone_is_no_company(self):
        worths = worth.worth_of([A], {}, {"f": frozenset([A, "link/gone"])})
        self.assertEqual(worths[A].faults, ["f"])

    def test_others_are_told_with_the_company_they_are_in(self):
        self.assertEqual((self.worths[B].shared, self.worths[B].fewest), (2, 1))
        self.assertEqual((self.worths[E].shared, self.worths[E].fewest), (0, 0))

    def test_words(self):
        origins = {A: Origin("111", ("core",)), C: Origin("222", ("core", "sim")),
                   E: Origin("333", ())}
        self.assertEqual(worth.words(self.worths, self.kills, origins).splitlines(), [
            "5 cases, 3 faults that a case notices",
            "    1 cases notice a fault that no other case does",
            "    1 more cover a rule that no other case does",
            "    3 would be missed by none of these faults and no rule:",
            "        1 came with a change of core/ or sim/",
            "        1 more are like another case of their topic",
            "        1 are neither",
            "link/b: 2 faults, the rarest with 1 others",
            "link/c: 2 faults, the rarest with 1 others; came with 222, which changes core/ and "
            "sim/; like link/b",
            "link/e: no fault; like link/d"])
        every = worth.words(self.worths, self.kills, {}, name_all=True)
        self.assertIn("link/d: only it MK-1", every)


class LikeTest(unittest.TestCase):
    """Which other case does all that a case does with which nothing would be lost."""

    def like(self, rules, kills):
        cases = ["link/a", "link/b", "link/c", "merge/a"]
        worths = worth.worth_of(cases, rules, {id: frozenset(some) for id, some in kills.items()})
        return {case: one.like for case, one in worths.items()}

    def test_it_notices_every_fault_and_covers_every_rule(self):
        kills = {"f": ["link/a", "link/b", "link/c"], "g": ["link/a", "merge/a"]}
        rules = {"MK-1": ["link/a", "link/b", "merge/a"], "MK-2": ["link/c", "merge/a"]}
        self.assertEqual(self.like(rules, kills),
                         {"link/a": "", "link/b": "link/a", "link/c": "", "merge/a": ""})

    def test_two_that_do_the_same_are_like_each_other(self):
        kills = {"f": ["link/a", "link/b", "merge/a"], "g": ["link/c"]}
        like = self.like({}, kills)
        self.assertEqual((like["link/a"], like["link/b"]), ("link/b", "link/a"))

    def test_the_one_that_does_least_beside_is_named(self):
        kills = {"f": ["link/a", "link/b", "link/c"], "g": ["link/a", "link/b"],
                 "h": ["link/a", "merge/a"]}
        self.assertEqual(self.like({}, kills)["link/c"], "link/b")

    def test_who_would_be_missed_is_like_nobody(self):
        self.assertEqual(self.like({"MK-1": ["link/a"]}, {"f": ["link/a", "link/b"]})["link/a"], "")


if __name__ == "__main__":
    unittest.main()
