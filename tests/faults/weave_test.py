# SPDX-License-Identifier: Apache-2.0
import os
import pathlib
import subprocess
import tempfile
import unittest

import weave
from population import Population

HERE = pathlib.Path(__file__).resolve().parent


def woven(text):
    """The text with all its faults in it, and the faults by number."""
    weaver = weave.Weaver()
    faults = [fault for fault in Population({"core/a.cc": text}) if fault.operator in weave.KINDS]
    return weaver.weave(text, faults), weaver.faults


def line_of(statement):
    """What becomes of one statement in a function."""
    return woven(f"void Do() {{\n  {statement}\n}}\n")[0].split("\n")[1].strip()


class WeaveTest(unittest.TestCase):
    def test_a_condition_keeps_its_value_unless_one_of_three_faults_is_on(self):
        self.assertEqual(line_of("if (IsReady()) return;"),
                         "if (::fault::Cond(static_cast<bool>(IsReady()), 1, 2, 3)) return;")

    def test_a_condition_that_declares_is_asked_behind_the_declaration(self):
        self.assertEqual(
            line_of("if (const auto* row = Find(id)) return;"),
            "if (const auto* row = Find(id); "
            "::fault::Cond(static_cast<bool>(row), 1, 2, 0)) return;")

    def test_only_the_last_part_of_a_condition_is_the_condition(self):
        self.assertEqual(
            line_of("if (auto at = Find(id); at.IsReady()) return;"),
            "if (auto at = Find(id); "
            "::fault::Cond(static_cast<bool>(at.IsReady()), 1, 2, 3)) return;")

    def test_a_statement_is_left_out_in_braces_of_its_own(self):
        self.assertEqual(line_of("Store(record);"), "{ if (!::fault::Is(1)) Store(record); }")

    def test_operators_keep_their_precedence(self):
        self.assertIn("a + n < ::fault::Lt{4, 5} < b", line_of("const bool is = a + n < b;"))
        self.assertIn("::fault::Not{3}->*row.is_deleted", line_of("const bool is = !row.is_deleted;"))

    def test_an_enumerator_keeps_its_owner(self):
        text = "enum class Way { kUp, kDown };\nvoid Do() {\n  Go(sim::Way::kUp);\n}\n"
        self.assertIn("Go((::fault::Is(2) ? sim::Way::kDown : sim::Way::kUp))", woven(text)[0])

    def test_tokens_within_a_condition_change_there(self):
        self.assertEqual(
            line_of("if (count == 10) return;"),
            "if (::fault::Cond(static_cast<bool>(count == ::fault::Eq{4} == "
            "(::fault::Is(5) ? 11 : ::fault::Is(6) ? 9 : 10)), 1, 2, 3)) return;")

    def test_lines_keep_their_places(self):
        text = "void Do() {\n  // a == b\n  if (a == b)\n    Go();\n}\n"
        self.assertEqual(woven(text)[0].count("\n"), text.count("\n"))
        self.assertIn("  // a == b\n", woven(text)[0])

    def test_every_number_has_its_fault(self):
        text, faults = woven("bool Do(int a, int b) {\n  return !(a == b) || a < 3;\n}\n")
        self.assertEqual(sorted(faults), list(range(1, len(faults) + 1)))
        for number in faults:
            self.assertRegex(text, rf"\b{number}\b")


class BuiltTest(unittest.TestCase):
    """What compilers make of it: each fault on, one after the other."""

    PROGRAM = """#include "core/fault_switch.h"
#include <cstdio>
constexpr int kLimit = 3;
static_assert(kLimit == 3);
bool IsSmall(int count) { return count <= kLimit; }
int main() {
  int value = 5;
  if (!IsSmall(value)) value = 2;
  std::printf("%d", value);
}
"""

    def test_one_build_holds_them_all(self):
        text, faults = woven(self.PROGRAM)
        with tempfile.TemporaryDirectory() as folder:
            core = pathlib.Path(folder, "core")
            core.mkdir()
            (core / "fault_switch.h").write_text((HERE / "fault_switch.h.in").read_text())
            (core / "a.cc").write_text(text)
            program = core / "a"
            subprocess.run(["c++", "-std=c++20", "-I", folder, core / "a.cc", "-o", program],
                           check=True)

            def answer(number, **more):
                return subprocess.run([program], env=os.environ | {"FAULT": str(number)} | more,
                                      stdout=subprocess.PIPE, check=True).stdout.decode()

            self.assertEqual(answer(0), "2")
            answers = {(fault.operator, fault.new.strip()): answer(number)
                       for number, fault in faults.items()}
            self.assertEqual(answers["condition", "if (false) value = 2;"], "5")
            self.assertEqual(answers["condition", "if (true) value = 2;"], "2")
            self.assertEqual(answers["negation dropped", "if (IsSmall(value)) value = 2;"], "5")
            self.assertEqual(answers["integer", "if (!IsSmall(value)) value = 3;"], "3")
            # In a constant expression none is on.
            self.assertEqual(answers["integer", "constexpr int kLimit = 4;"], "2")
            seen = core / "seen"
            seen.write_bytes(bytes(len(faults) + 1))
            answer(0, FAULT_SEEN=str(seen))
            passed = {number for number, mark in enumerate(seen.read_bytes()) if mark}
            self.assertIn("if (true) value = 2;", {faults[n].new.strip() for n in passed})
            self.assertNotIn("constexpr int kLimit = 4;",
                             {faults[n].new.strip() for n in passed})


if __name__ == "__main__":
    unittest.main()
