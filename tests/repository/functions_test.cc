// SPDX-License-Identifier: Apache-2.0
#include "tests/repository/functions.h"

#include <fmt/core.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace campsync::repository {
namespace {

// "Name:lines" of each function found, separated by blanks.
std::string Found(std::string code) {
  std::string found;
  for (const FunctionSpan& function : FindFunctions(MakeSourceFile("core/a.cc", std::move(code)))) {
    found += fmt::format("{}:{} ", function.name, function.Length());
  }
  return found;
}

TEST(FunctionsTest, CountsFromDeclarationToClosingBrace) {
  EXPECT_EQ(Found("namespace a {\nint F(int x,\n      int y) {\n  return x;\n}\n}\n"), "F:4 ");
}

TEST(FunctionsTest, SeesMembersAfterAccessLabels) {
  EXPECT_EQ(Found("class A final : public B {\n public:\n  int F() const { return 1; }\n"
                  " private:\n  void G() override {\n  }\n  int b_{2};\n};\n"),
            "F:1 G:2 ");
}

TEST(FunctionsTest, MemberInitialisersAreNotBodies) {
  EXPECT_EQ(Found("A::A(int x) : a_{x == 1}, b_(2), c_{3} {\n  Go();\n}\nvoid F() {}\n"),
            "A::A:3 F:1 ");
}

TEST(FunctionsTest, LambdasBelongToTheFunctionAround) {
  EXPECT_EQ(Found("void F() {\n  auto g = [] {\n    return 1;\n  };\n}\n"), "F:5 ");
}

TEST(FunctionsTest, BracesInLiteralsAndCommentsDoNotCount) {
  EXPECT_EQ(Found("void F() {\n  // }\n  /* } */ Use(\"}\\\"}\", '}', R\"x(})\"})x\", 1'000);\n}\n"
                  "void G() {}\n"),
            "F:4 G:1 ");
}

TEST(FunctionsTest, DataAndTypesAreNotFunctions) {
  EXPECT_EQ(Found("constexpr A kTable[] = {{1, F(2)}, {3}};\nenum class E : int { kA };\n"
                  "inline namespace v1 {\nstruct S {\n  int x = 0;\n};\n}\nvoid F() {}\n"),
            "F:1 ");
}

TEST(FunctionsTest, SeesTemplatesOperatorsAndDefaultArguments) {
  EXPECT_EQ(Found("template <class T, class U = A<T>>\nauto F(T t = {}) -> std::vector<T> {\n}\n"
                  "bool operator==(A a, A b) { return a.x == b.x; }\n"),
            "F:3 operator==:1 ");
}

TEST(FunctionsTest, DirectivesAreNotCode) {
  EXPECT_EQ(Found("#define OPEN \\\n  void G() {\nvoid F() {\n}\n"), "F:2 ");
}

}  // namespace
}  // namespace campsync::repository
