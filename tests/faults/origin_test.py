# SPDX-License-Identifier: Apache-2.0
import unittest

import origin

LOG = """\
commit 111

A\tscenarios/cases/link/one.json
A\tscenarios/cases/link/two.json
A\tscenarios/cases/link/three.json
A\tfixtures/flood/scenario.json
A\tfixtures/flood/leads.json
commit 222

M\tcore/sync/engine.cc
A\tscenarios/cases/link/mended.json
M\tscenarios/cases/link/one.json
commit 333

R090\tscenarios/cases/link/two.json\tscenarios/cases/merge/second.json
D\tscenarios/cases/link/three.json
A\tscenarios/cases/link/four.json
M\tsim/marketo/org.cc
M\tcore/sync/engine.cc
"""


class OriginTest(unittest.TestCase):
    def setUp(self):
        self.origins = origin.read(LOG)

    def test_a_case_is_of_the_commit_that_added_it(self):
        self.assertEqual(self.origins["link/one"], origin.Origin("111", ()))
        self.assertEqual(self.origins["link/mended"], origin.Origin("222", ("core",)))
        self.assertEqual(self.origins["link/four"], origin.Origin("333", ("core", "sim")))

    def test_a_renamed_case_keeps_its_commit(self):
        self.assertEqual(self.origins["merge/second"], origin.Origin("111", ()))

    def test_what_is_gone_or_no_case_is_not_told(self):
        self.assertEqual(sorted(self.origins), ["fixtures/flood", "link/four", "link/mended",
                                                "link/one", "merge/second"])

    def test_a_case_that_came_back_is_of_the_later_commit(self):
        again = origin.read(LOG + "commit 444\n\nA\tscenarios/cases/link/three.json\n")
        self.assertEqual(again["link/three"], origin.Origin("444", ()))


if __name__ == "__main__":
    unittest.main()
