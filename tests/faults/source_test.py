# SPDX-License-Identifier: Apache-2.0
import unittest

import source


def line_at(text, number):
    return source.read_lines("core/x.cc", text)[number - 1]


class MaskTest(unittest.TestCase):
    def test_keeps_every_position(self):
        text = 'f("a;b"); // if (x)\n/* 1\n2 */ g(\'"\', R"(c"d)");\n'
        masked = source.mask(text)
        self.assertEqual(len(masked), len(text))
        self.assertEqual(masked.count("\n"), text.count("\n"))
        self.assertEqual(masked.index("g("), text.index("g("))

    def test_hides_comments_and_the_insides_of_texts(self):
        self.assertEqual(source.mask('f("1 == 2"); // 3'), 'f("~~~~~~");     ')

    def test_an_escaped_quote_does_not_end_a_text(self):
        self.assertEqual(source.mask(r'f("\"1") + 2'), 'f("~~~") + 2')

    def test_a_digit_separator_opens_no_character(self):
        self.assertEqual(source.mask("86'400'000 + 1"), "86'400'000 + 1")

    def test_two_slashes_in_a_text_are_no_comment(self):
        self.assertEqual(source.mask('f("//"); g();'), 'f("~~"); g();')


class ScopeTest(unittest.TestCase):
    def test_a_function_in_a_namespace_is_a_body(self):
        self.assertEqual(line_at("namespace a {\nvoid F() {\n  G();\n", 3).scope, source.BODY)

    def test_const_and_trailing_return_types_are_bodies(self):
        for head in ("bool F() const {", "auto f = [&](int x) -> const Row* {", "g([&] {",
                     "P() : a_(1), b_(2) {"):
            with self.subTest(head):
                self.assertEqual(line_at(head + "\n  G();\n", 2).scope, source.BODY)

    def test_types_enums_and_values_are_no_bodies(self):
        for head, scope in (("struct A {", source.TYPE), ("enum class B : int {", source.ENUM),
                            ("template <class T>\nclass C : public D {", source.TYPE),
                            ("return {", source.VALUE), ("const A a{", source.VALUE)):
            with self.subTest(head):
                self.assertEqual(line_at(head + "\n  x\n", head.count("\n") + 2).scope, scope)

    def test_a_control_statement_over_two_lines_is_seen_whole(self):
        line = line_at("void F() {\n  if (a &&\n      b) {\n    G();\n", 4)
        self.assertEqual((line.scope, line.opener.split()[0]), (source.CONTROL, "if"))

    def test_a_continued_call_starts_no_statement(self):
        text = "void F() {\n  G(a,\n    b);\n  H();\n}\n"
        self.assertEqual([line.starts_statement for line in source.read_lines("x", text)][1:4],
                         [True, False, True])

    def test_a_statement_may_follow_a_case_label(self):
        text = "void F() {\n  switch (a) {\n    case A::kB:\n      G();\n      break;\n"
        lines = source.read_lines("x", text)
        self.assertTrue(lines[3].starts_statement and lines[4].starts_statement)

    def test_the_end_of_a_lambda_in_a_call_returns_to_the_call(self):
        text = "void F() {\n  G([&] {\n    H();\n  }, 1);\n  I();\n"
        lines = source.read_lines("x", text)
        self.assertEqual((lines[2].starts_statement, lines[4].starts_statement), (True, True))

    def test_equal_lines_are_counted(self):
        lines = source.read_lines("x", "  a;\nb;\na;\n")
        self.assertEqual([line.occurrence for line in lines[:3]], [1, 1, 2])


class MatchingTest(unittest.TestCase):
    def test_finds_the_closing_bracket(self):
        self.assertEqual(source.matching("if (f(a) || g[b]) x;", 3), 16)

    def test_a_bracket_closed_on_another_line_is_not_found(self):
        self.assertEqual(source.matching("if (a &&", 3), -1)


if __name__ == "__main__":
    unittest.main()
