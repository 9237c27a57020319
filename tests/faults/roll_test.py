# SPDX-License-Identifier: Apache-2.0
import unittest

import roll
import worth
from fault import Fault


def fault(number, operator="integer", new="2"):
    return Fault("core/a.cc", number, operator, f"use({number})", new, 1)


class RollTest(unittest.TestCase):
    def setUp(self):
        self.roll = roll.Roll()
        self.roll.add(fault(1), True, ["link/a"], [])
        self.roll.add(fault(1, new="0"), True, [], ["link/b"])
        self.roll.add(fault(2, "boolean"), True, [], [])
        self.roll.add(fault(3), False, [], [])

    def test_words(self):
        self.assertEqual(self.roll.words().splitlines(), [
            "operator                      noticed  journal changed           silent      not reached",
            "boolean                             0                0                1                0",
            "integer                             1                1                0                1",
            "of a line's faults 16.7 % are noticed on average, 25.0 % where cases get there"])

    def test_survivors_are_named_with_what_they_change(self):
        words = self.roll.words(True)
        self.assertNotIn(fault(1).id, words)
        self.assertIn(fault(1, new="0").id + " journal changed in link/b", words)
        self.assertIn(fault(2, "boolean").id + " silent", words)
        self.assertIn(fault(3).id + " not reached", words)

    def test_nobody_but_the_first_to_notice_is_known_unless_all_were_asked(self):
        self.assertEqual(worth.kills_of(self.roll.report(True)),
                         {fault(1).id: frozenset(["link/a"])})
        with self.assertRaises(worth.BadReport):
            worth.kills_of(self.roll.report(False))

    def test_an_empty_roll_has_no_share(self):
        self.assertEqual(len(roll.Roll().words().splitlines()), 1)


if __name__ == "__main__":
    unittest.main()
