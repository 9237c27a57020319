// SPDX-License-Identifier: Apache-2.0
#include "core/label.h"

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/generators.h"

namespace campsync {
namespace {

TEST(LabelTableTest, GivesTheSameHandleToTheSameText) {
  LabelTable labels;
  const Label first = labels.Intern("Registered");
  EXPECT_EQ(labels.Intern("Registered"), first);
}

TEST(LabelTableTest, GivesOtherHandlesToOtherTexts) {
  LabelTable labels;
  EXPECT_NE(labels.Intern("Registered"), labels.Intern("registered"));
  EXPECT_NE(labels.Intern("Registered"), labels.Intern("Registered "));
}

TEST(LabelTableTest, GivesTheTextBack) {
  LabelTable labels;
  EXPECT_EQ(labels.Text(labels.Intern("已注册 🎉")), "已注册 🎉");
}

TEST(LabelTableTest, DefaultLabelIsTheEmptyText) {
  LabelTable labels;
  EXPECT_EQ(labels.Intern(""), Label());
  EXPECT_EQ(labels.Text(Label()), "");
  EXPECT_TRUE(Label().IsEmpty());
}

TEST(LabelTableTest, NoOtherTextIsEmpty) {
  LabelTable labels;
  EXPECT_FALSE(labels.Intern(" ").IsEmpty());
}

TEST(LabelTableTest, KeepsItsOwnCopyOfTheText) {
  LabelTable labels;
  std::string text = "Attended";
  const Label label = labels.Intern(text);
  text = "Overwritten";
  EXPECT_EQ(labels.Text(label), "Attended");
  EXPECT_EQ(labels.Intern("Attended"), label);
}

TEST(LabelTableTest, TextsStayInPlaceWhileTheTableGrows) {
  LabelTable labels;
  const std::string_view first = labels.Text(labels.Intern("Sent"));
  for (int i = 0; i < 10'000; ++i) labels.Intern("status " + std::to_string(i));
  EXPECT_EQ(labels.Text(labels.Intern("Sent")).data(), first.data());
  EXPECT_EQ(first, "Sent");
}

TEST(LabelTableTest, KeepsZeroBytes) {
  LabelTable labels;
  const std::string_view text("a\0b", 3);
  EXPECT_EQ(labels.Text(labels.Intern(text)), text);
  EXPECT_NE(labels.Intern(text), labels.Intern("a"));
}

TEST(LabelTableDeathTest, RefusesAHandleOfAnotherTable) {
  const LabelTable labels;
  EXPECT_DEATH(static_cast<void>(labels.Text(Label{1})), "check failed");
}

struct SameLabelCase {
  const char* left;
  const char* right;
  bool exact;
  bool ignore_case;
  bool ignore_case_and_space;
};

void PrintTo(const SameLabelCase& one, std::ostream* out) {
  *out << one.left << " and " << one.right;
}

class SameLabelTest : public testing::TestWithParam<SameLabelCase> {
 protected:
  bool Same(MatchCase match, std::string_view left, std::string_view right) {
    return SameLabel(labels_, match, labels_.Intern(left), labels_.Intern(right));
  }

 private:
  LabelTable labels_;
};

TEST_P(SameLabelTest, FollowsTheTruthTable) {
  const SameLabelCase& row = GetParam();
  EXPECT_EQ(Same(MatchCase::kExact, row.left, row.right), row.exact);
  EXPECT_EQ(Same(MatchCase::kIgnoreCase, row.left, row.right), row.ignore_case);
  EXPECT_EQ(Same(MatchCase::kIgnoreCaseAndSpace, row.left, row.right), row.ignore_case_and_space);
}

TEST_P(SameLabelTest, IsSymmetric) {
  const SameLabelCase& row = GetParam();
  EXPECT_EQ(Same(MatchCase::kExact, row.right, row.left), row.exact);
  EXPECT_EQ(Same(MatchCase::kIgnoreCase, row.right, row.left), row.ignore_case);
  EXPECT_EQ(Same(MatchCase::kIgnoreCaseAndSpace, row.right, row.left), row.ignore_case_and_space);
}

INSTANTIATE_TEST_SUITE_P(
    MkMatch06, SameLabelTest,
    testing::Values(SameLabelCase{"Registered", "Registered", true, true, true},
                    SameLabelCase{"Registered", "registered", false, true, true},
                    SameLabelCase{"Registered", "Registered ", false, false, true},
                    SameLabelCase{"Registered", " \tREGISTERED", false, false, true},
                    SameLabelCase{"No Show", "No  Show", false, false, false},
                    SameLabelCase{"No Show", "NoShow", false, false, false},
                    SameLabelCase{"Sent", "Responded", false, false, false},
                    SameLabelCase{"GESCHÄTZT", "geschätzt", false, true, true},
                    SameLabelCase{"ЗАРЕГИСТРИРОВАН", "зарегистрирован", false, true, true},
                    SameLabelCase{"已注册", "已注册", true, true, true},
                    SameLabelCase{"", "", true, true, true},
                    SameLabelCase{"", " ", false, false, true},
                    SameLabelCase{"", "Sent", false, false, false}));

RC_GTEST_PROP(LabelLaws, EqualHandlesMeanEqualTexts, ()) {
  LabelTable labels;
  const auto left = *support::Utf8Texts();
  const auto right = *rc::gen::oneOf(rc::gen::just(left), support::Utf8Texts());
  RC_ASSERT((labels.Intern(left) == labels.Intern(right)) == (left == right));
}

RC_GTEST_PROP(LabelLaws, EveryTextCanBeReadBack, ()) {
  LabelTable labels;
  const auto texts = *rc::gen::container<std::vector<std::string>>(support::Utf8Texts());
  std::vector<Label> handles;
  for (const auto& text : texts) handles.push_back(labels.Intern(text));
  for (std::size_t i = 0; i < texts.size(); ++i) RC_ASSERT(labels.Text(handles[i]) == texts[i]);
}

// A looser comparison never tells apart what a stricter one holds equal.
RC_GTEST_PROP(LabelLaws, LooserMatchesIncludeStricterOnes, ()) {
  LabelTable labels;
  const Label left = labels.Intern(*support::Utf8Texts());
  const Label right = labels.Intern(*support::Utf8Texts());
  const bool ignore_case = SameLabel(labels, MatchCase::kIgnoreCase, left, right);
  RC_ASSERT(!SameLabel(labels, MatchCase::kExact, left, right) || ignore_case);
  RC_ASSERT(!ignore_case || SameLabel(labels, MatchCase::kIgnoreCaseAndSpace, left, right));
}

}  // namespace
}  // namespace campsync
