# SPDX-License-Identifier: Apache-2.0
import unittest

import operators
import source

ENUMS = {"Color": ["kRed", "kGreen", "kBlue"], "Taste": ["kSweet", "kSour"],
         "Sound": ["kLoud", "kRed"]}
OPERATORS = operators.all_operators(ENUMS)


def offered(name, text, head="void F() {"):
    """What the operator makes of the line `text` in a function."""
    line = source.read_lines("core/x.cc", f"{head}\n{text}\n}}\n")[head.count("\n") + 1]
    return list(OPERATORS[name](line))


class TokenTest(unittest.TestCase):
    def test_equality_turns_round(self):
        self.assertEqual(offered("comparison", "return a == b;"), ["return a != b;"])
        self.assertEqual(offered("comparison", "return a != b;"), ["return a == b;"])

    def test_an_order_moves_its_edge_and_turns_round(self):
        self.assertEqual(offered("comparison", "return a < b;"),
                         ["return a <= b;", "return a >= b;"])
        self.assertEqual(offered("comparison", "return a >= b;"),
                         ["return a > b;", "return a < b;"])

    def test_template_brackets_and_declared_operators_compare_nothing(self):
        for text in ("std::vector<int> a;", "bool operator==(const A&) const;", "a->b();",
                     "auto operator<=>(const A&) const;"):
            with self.subTest(text):
                self.assertEqual(offered("comparison", text), [])

    def test_an_operator_at_the_end_of_a_line_is_one(self):
        self.assertEqual(offered("comparison", "return a =="), ["return a !="])
        self.assertEqual(offered("logic", "if (a &&"), ["if (a ||"])

    def test_texts_and_comments_stay(self):
        self.assertEqual(offered("comparison", 'F("a == b");  // a == b'), [])

    def test_logic_swaps_and_leaves_references_alone(self):
        self.assertEqual(offered("logic", "x = a && b || c;"),
                         ["x = a || b || c;", "x = a && b && c;"])
        self.assertEqual(offered("logic", "void F(Visitor&& visit);"), [])

    def test_arithmetic_swaps(self):
        self.assertEqual(offered("arithmetic", "x = a + b;"), ["x = a - b;"])
        self.assertEqual(offered("arithmetic", "x -= a % b;"), ["x -= a * b;", "x += a % b;"])

    def test_joined_texts_are_not_subtracted(self):
        self.assertEqual(offered("arithmetic", 'x = "a" + b + "c";'), [])

    def test_negations_and_signs_are_dropped(self):
        self.assertEqual(offered("negation dropped", "if (!a && b != c) {"),
                         ["if (a && b != c) {"])
        self.assertEqual(offered("negation dropped", "x = a ? -b : b - c;"),
                         ["x = a ? b : b - c;"])

    def test_steps_turn_round(self):
        self.assertEqual(offered("step", "++a; b--;"), ["--a; b--;", "++a; b++;"])

    def test_booleans_flip(self):
        self.assertEqual(offered("boolean", "F(true, is_true);"), ["F(false, is_true);"])


class IntegerTest(unittest.TestCase):
    def test_goes_one_up_and_one_down(self):
        self.assertEqual(offered("integer", "x = 15;"), ["x = 16;", "x = 14;"])

    def test_nought_only_goes_up(self):
        self.assertEqual(offered("integer", "x[0];"), ["x[1];"])

    def test_keeps_notation_and_suffix(self):
        self.assertEqual(offered("integer", "x = 0x7FU;"), ["x = 0x80U;", "x = 0x7EU;"])
        self.assertEqual(offered("integer", "x = 1'000LL;"), ["x = 1001LL;", "x = 999LL;"])

    def test_digits_in_names_and_texts_stay(self):
        self.assertEqual(offered("integer", "char32_t a1 = F(\"5\", '6');"), [])


class EnumeratorTest(unittest.TestCase):
    def test_becomes_its_neighbours(self):
        self.assertEqual(offered("enumerator", "x = Color::kGreen;"),
                         ["x = Color::kRed;", "x = Color::kBlue;"])

    def test_of_two_there_is_one_neighbour(self):
        self.assertEqual(offered("enumerator", "x = Taste::kSweet;"), ["x = Taste::kSour;"])

    def test_a_bare_name_needs_a_single_owner(self):
        self.assertEqual(offered("enumerator", "F(kSour);"), ["F(kSweet);"])
        self.assertEqual(offered("enumerator", "F(kRed);"), [])

    def test_other_constants_stay(self):
        self.assertEqual(offered("enumerator", "F(kLengthMax, a.kSour, Limits::kSour);"), [])

    def test_enums_are_found_with_their_values(self):
        text = "enum class A : char { kOne = 1, kTwo };\nenum class B {\n  kThree,\n};\n"
        self.assertEqual(operators.find_enums([text]), {"A": ["kOne", "kTwo"], "B": ["kThree"]})


class CallTest(unittest.TestCase):
    def test_swaps_a_call_with_its_opposite(self):
        self.assertEqual(offered("call swapped", "a.insert(b);"), ["a.erase(b);"])
        self.assertEqual(offered("call swapped", "x = std::max(a, b);"), ["x = std::min(a, b);"])

    def test_free_names_stay(self):
        self.assertEqual(offered("call swapped", "front(a); a.frontier(); Xmax(b);"), [])


class ConditionTest(unittest.TestCase):
    def test_is_forced_both_ways_and_negated(self):
        self.assertEqual(offered("condition", "if (a == F(b)) {"),
                         ["if (false) {", "if (true) {", "if (!(a == F(b))) {"])

    def test_a_plain_negation_is_left_to_the_operator_that_drops_it(self):
        self.assertEqual(offered("condition", "if (!a) return;"),
                         ["if (false) return;", "if (true) return;"])

    def test_a_declaration_stays_and_its_outcome_is_forced(self):
        self.assertEqual(offered("condition", "if (auto a = F()) return *a;"),
                         ["if (auto a = F(); false) return *a;",
                          "if (auto a = F(); true) return *a;"])

    def test_an_initialiser_stays(self):
        self.assertEqual(offered("condition", "if (const auto a = F(); a > 1) {")[0],
                         "if (const auto a = F(); false) {")

    def test_a_loop_is_never_made_endless(self):
        self.assertEqual(offered("condition", "while (a) {"), ["while (false) {"])

    def test_a_named_condition_counts(self):
        self.assertEqual(offered("condition", "const bool a = b;"),
                         ["const bool a = false;", "const bool a = true;", "const bool a = !(b);"])

    def test_one_that_ends_on_another_line_is_left(self):
        self.assertEqual(offered("condition", "if (a &&"), [])


class ArmsTest(unittest.TestCase):
    def test_swap(self):
        self.assertEqual(offered("arms swapped", "x = a ? b : F(c, d);"),
                         ["x = a ? F(c, d) : b;"])

    def test_end_with_the_argument(self):
        self.assertEqual(offered("arms swapped", "F(a ? b : c, d);"), ["F(a ? c : b, d);"])

    def test_nested_ones_are_bracketed(self):
        self.assertEqual(offered("arms swapped", "x = a ? 4 : b ? 3 : 2;"),
                         ["x = a ? (b ? 3 : 2) : 4;", "x = a ? 4 : b ? 2 : 3;"])

    def test_arms_on_other_lines_are_left(self):
        self.assertEqual(offered("arms swapped", "x = a ? b"), [])


class StatementTest(unittest.TestCase):
    def test_becomes_an_empty_one(self):
        for text in ("  F(a);", "  a.b = c;", "  ++a;", "  continue;", "  return;",
                     "  static_cast<void>(F());", "  a->b(c);", "  lists_[a].push_back(b);"):
            with self.subTest(text):
                self.assertEqual(offered("statement dropped", text), ["  ;"])

    def test_a_declaration_stays(self):
        for text in ("int a = 1;", "const auto& b = F();", "std::vector<A> c;", "Foo* d{e};",
                     "const auto [f, g] = H();", "store::LinkRecord i = *j;"):
            with self.subTest(text):
                self.assertEqual(offered("statement dropped", text), [])

    def test_control_statements_are_left_to_their_condition(self):
        self.assertEqual(offered("statement dropped", "if (a) F();"), [])

    def test_a_function_keeps_its_last_return(self):
        self.assertEqual(offered("statement dropped", "return a;", "bool F() {"), [])

    def test_a_return_inside_of_a_branch_goes(self):
        head = "bool F() {\nif (a) {"
        self.assertEqual(offered("statement dropped", "return a;", head), [";"])

    def test_members_and_parts_of_statements_stay(self):
        self.assertEqual(offered("statement dropped", "F(a);", "struct A {"), [])
        self.assertEqual(offered("statement dropped", "b);", "void F() {\nG(a,"), [])


if __name__ == "__main__":
    unittest.main()
