# SPDX-License-Identifier: Apache-2.0
import itertools
import unittest

import exclusion
from population import Population
from source import read_lines

TEXTS = {
    "core/a.cc": "bool F(int a) {\n  if (a > 1) return true;\n  return a == 0;\n}\n",
    "core/b.h": "#define A 1\nstatic_assert(1 == 1);\nenum class E { kA, kB };\n"
                "struct S {\n  int a = 1;  // 2\n  E e = E::kA;\n"
                '  void VisitFields() const {\n    visit("a", true);\n  }\n'
                "  virtual void G() = 0;\n};\n",
}


class PopulationTest(unittest.TestCase):
    def test_lines_that_are_left_out_are_counted_by_reason(self):
        counted = Population(TEXTS).excluded
        self.assertEqual((counted["preprocessor"], counted["assertion"], counted["pure virtual"],
                          counted[exclusion.DESCRIPTION]), (1, 1, 1, 1))

    def test_the_rest_are_the_candidates(self):
        lines = {(fault.file, fault.number) for fault in Population(TEXTS)}
        self.assertEqual(lines, {("core/a.cc", 2), ("core/a.cc", 3), ("core/b.h", 5),
                                 ("core/b.h", 6)})

    def test_descriptions_are_drawn_on_request(self):
        lines = {(fault.file, fault.number) for fault in Population(TEXTS, True)}
        self.assertIn(("core/b.h", 8), lines)

    def test_a_seed_draws_the_same_again(self):
        def draw(seed):
            return [fault.id for fault in Population(TEXTS).draw(seed)]
        self.assertEqual(draw(7), draw(7))
        self.assertGreater(len({tuple(draw(seed)) for seed in range(8)}), 1)

    def test_a_new_line_leaves_the_draw_of_the_others_as_it_was(self):
        more = TEXTS["core/a.cc"].replace("{\n", "{\n  if (a < 9) return false;\n")
        for seed in range(8):
            with self.subTest(seed=seed):
                before, after = ([fault.id for fault in Population(texts).draw(seed)
                                  if "a < 9" not in fault.old]
                                 for texts in (TEXTS, TEXTS | {"core/a.cc": more}))
                self.assertEqual(after, before)

    def test_no_line_is_drawn_twice(self):
        places = [fault.place for fault in Population(TEXTS).draw(1)]
        self.assertEqual(sorted(places), sorted(set(places)))

    def test_lines_are_equally_likely_to_come_first(self):
        population = Population(TEXTS)
        first = [next(iter(population.draw(seed))).place for seed in range(400)]
        for place in set(first):
            self.assertAlmostEqual(first.count(place), 100, delta=40)

    def test_ids_differ_between_faults(self):
        ids = [fault.id for fault in Population({"core/a.cc": "int f() {\na = 1;\na = 1;\n}\n"})]
        self.assertEqual(len(ids), 6)
        self.assertEqual(len(set(ids)), 6)

    def test_an_id_outlives_lines_above(self):
        moved = {"core/a.cc": "int x;\n" + TEXTS["core/a.cc"]}
        before = {fault.id for fault in Population({"core/a.cc": TEXTS["core/a.cc"]})}
        self.assertEqual({fault.id for fault in Population(moved)}, before)

    def test_a_fault_changes_its_line_only(self):
        fault = next(itertools.islice(Population(TEXTS), 1))
        old, new = TEXTS[fault.file].split("\n"), fault.apply(TEXTS[fault.file]).split("\n")
        self.assertEqual([i + 1 for i in range(len(old)) if old[i] != new[i]], [fault.number])

    def test_a_fault_refuses_a_text_that_moved_on(self):
        fault = next(iter(Population(TEXTS)))
        with self.assertRaises(ValueError):
            fault.apply("\n" + TEXTS[fault.file])


class ExclusionTest(unittest.TestCase):
    def test_a_case_label_alone_is_left_out_and_one_with_code_is_not(self):
        self.assertEqual(exclusion.reason_for(read_lines("x", "  case A::kB:")[0]), "case label")
        self.assertIsNone(exclusion.reason_for(read_lines("x", "  if (a) return A::kB;")[0]))

    def test_checks_are_left_out(self):
        line = read_lines("x", "  CAMPSYNC_CHECK(a == b);")[0]
        self.assertEqual(exclusion.reason_for(line), "assertion")


if __name__ == "__main__":
    unittest.main()
