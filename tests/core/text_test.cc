// SPDX-License-Identifier: Apache-2.0
#include "core/text.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/generators.h"

namespace campsync {
namespace {

TEST(CharacterCountTest, CountsAsciiBytes) {
  EXPECT_EQ(CharacterCount(""), 0U);
  EXPECT_EQ(CharacterCount("Registered"), 10U);
}

TEST(CharacterCountTest, CountsChineseCharactersNotBytes) {
  EXPECT_EQ(CharacterCount("已注册"), 3U);
  EXPECT_EQ(std::string_view("已注册").size(), 9U);
}

TEST(CharacterCountTest, CountsJapaneseScripts) { EXPECT_EQ(CharacterCount("登録ずみカナ"), 6U); }

TEST(CharacterCountTest, CountsEmojiOutsideTheBasicPlaneOnce) {
  EXPECT_EQ(CharacterCount("🎉"), 1U);
  EXPECT_EQ(CharacterCount("a🎉b"), 3U);
}

TEST(CharacterCountTest, CountsCodePointsNotGraphemes) {
  EXPECT_EQ(CharacterCount("e\xCC\x81"), 2U);       // e and a combining acute
  EXPECT_EQ(CharacterCount("👩\xE2\x80\x8D🚀"), 3U);  // woman, joiner, rocket
}

TEST(IsValidUtf8Test, AcceptsEveryLength) {
  EXPECT_TRUE(IsValidUtf8(""));
  EXPECT_TRUE(IsValidUtf8("Nicht im Programm: Müller, 已注册, 🎉"));
}

TEST(IsValidUtf8Test, AcceptsTheEndsOfEachLength) {
  const std::vector<std::string_view> ends = {
      "\x7F",         "\xC2\x80",     "\xDF\xBF",         "\xE0\xA0\x80",    "\xED\x9F\xBF",
      "\xEE\x80\x80", "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"};
  for (const auto text : ends) EXPECT_TRUE(IsValidUtf8(text)) << text;
}

TEST(IsValidUtf8Test, AcceptsZeroByte) { EXPECT_TRUE(IsValidUtf8(std::string_view("a\0b", 3))); }

class MalformedUtf8Test : public testing::TestWithParam<const char*> {};

TEST_P(MalformedUtf8Test, IsRejectedAlone) { EXPECT_FALSE(IsValidUtf8(GetParam())); }

TEST_P(MalformedUtf8Test, IsRejectedBetweenGoodText) {
  EXPECT_FALSE(IsValidUtf8("é" + std::string(GetParam()) + "é"));
}

TEST_P(MalformedUtf8Test, FoldsToItself) { EXPECT_EQ(FoldCase(GetParam()), GetParam()); }

INSTANTIATE_TEST_SUITE_P(Bytes, MalformedUtf8Test,
                         testing::Values("\xC0\x80", "\xC1\xBF", "\xC0\xAF",  // overlong, 2 bytes
                                         "\xE0\x80\x80", "\xE0\x9F\xBF",      // overlong, 3 bytes
                                         "\xF0\x80\x80\x80",
                                         "\xF0\x8F\xBF\xBF",              // overlong, 4 bytes
                                         "\xED\xA0\x80", "\xED\xBF\xBF",  // surrogates
                                         "\xED\xA0\xBD\xED\xB2\xA9",      // a surrogate pair
                                         "\xF4\x90\x80\x80", "\xF5\x80\x80\x80",  // above U+10FFFF
                                         "\xC3", "\xE5\xB7", "\xF0\x9F\x8E",      // truncated
                                         "\x80", "\xBF\xBF",  // stray continuation
                                         "\xFE", "\xFF"));

TEST(FoldCaseTest, LowersAscii) { EXPECT_EQ(FoldCase("Registered @ [Z] 9"), "registered @ [z] 9"); }

TEST(FoldCaseTest, LowersLatinOne) { EXPECT_EQ(FoldCase("ÀÖØÞ ÄÜÉÑ"), "àöøþ äüéñ"); }

TEST(FoldCaseTest, LeavesLatinOneSignsAlone) { EXPECT_EQ(FoldCase("×÷ß°"), "×÷ß°"); }

TEST(FoldCaseTest, LowersLatinExtended) {
  EXPECT_EQ(FoldCase("ĀČĐĞĶ ŁŃŊŐŠŰ ŹŻŽ Ÿ ȘȚ"), "āčđğķ łńŋőšű źżž ÿ șț");
}

TEST(FoldCaseTest, KeepsLettersBetweenTheLatinPairs) { EXPECT_EQ(FoldCase("ĸŉſ"), "ĸŉſ"); }

// The next code point is the small dotless i, another letter.
TEST(FoldCaseTest, KeepsCapitalDottedI) {
  EXPECT_EQ(FoldCase("İ"), "İ");
  EXPECT_NE(FoldCase("İ"), FoldCase("ı"));
}

TEST(FoldCaseTest, LowersGreek) {
  EXPECT_EQ(FoldCase("ΑΒΓ ΡΣΤ ΨΩ"), "αβγ ρστ ψω");
  EXPECT_EQ(FoldCase("ΆΈΉΊΌΎΏ ΪΫ"), "άέήίόύώ ϊϋ");
}

TEST(FoldCaseTest, FinalSigmaIsSigma) { EXPECT_EQ(FoldCase("ΛΟΓΟΣ"), FoldCase("λογος")); }

TEST(FoldCaseTest, LowersCyrillic) {
  EXPECT_EQ(FoldCase("АБВ ПРС ЭЮЯ"), "абв прс эюя");
  EXPECT_EQ(FoldCase("ЀЁЂЃЄЅІЇЈЉЊЋЌЍЎЏ"), "ѐёђѓєѕіїјљњћќѝўџ");
  EXPECT_EQ(FoldCase("ҐҒҚӘӨ"), "ґғқәө");
}

// Signs among the Cyrillic pairs: the thousands sign and combining marks.
TEST(FoldCaseTest, KeepsCyrillicSigns) {
  EXPECT_EQ(FoldCase("\xD2\x82\xD2\x84\xD2\x88"), "\xD2\x82\xD2\x84\xD2\x88");
}

TEST(FoldCaseTest, LeavesTextWithoutCaseAlone) {
  EXPECT_EQ(FoldCase("已注册 登録 🎉"), "已注册 登録 🎉");
}

TEST(FoldCaseTest, FoldsOnAfterMalformedBytes) { EXPECT_EQ(FoldCase("A\xFF\xC3Ä"), "a\xFF\xC3ä"); }

TEST(TrimSpaceTest, DropsSpacesAndTabsAtBothEnds) {
  EXPECT_EQ(TrimSpace(" \t Registered\t "), "Registered");
}

TEST(TrimSpaceTest, KeepsSpaceInside) { EXPECT_EQ(TrimSpace(" No  Show "), "No  Show"); }

TEST(TrimSpaceTest, LeavesNothingOfBlankText) {
  EXPECT_EQ(TrimSpace(""), "");
  EXPECT_EQ(TrimSpace(" \t "), "");
}

TEST(TrimSpaceTest, KeepsOtherWhiteSpace) {
  EXPECT_EQ(TrimSpace("\nSent\n"), "\nSent\n");
  EXPECT_EQ(TrimSpace("\xC2\xA0Sent"), "\xC2\xA0Sent");  // no-break space
}

RC_GTEST_PROP(TextLaws, CountIsTheNumberOfCodePoints, ()) {
  const auto code_points = *rc::gen::container<std::vector<std::uint32_t>>(support::CodePoints());
  std::string text;
  for (const auto one : code_points) text += support::EncodeUtf8(one);
  RC_ASSERT(CharacterCount(text) == code_points.size());
}

RC_GTEST_PROP(TextLaws, GeneratedTextIsValid, ()) { RC_ASSERT(IsValidUtf8(*support::Utf8Texts())); }

RC_GTEST_PROP(TextLaws, TextCutInsideACharacterIsInvalid, ()) {
  const auto text = *support::Utf8Texts();
  const auto last = support::EncodeUtf8(*rc::gen::inRange(0x80U, 0xD800U));
  RC_ASSERT(!IsValidUtf8(text + last.substr(0, last.size() - 1)));
}

RC_GTEST_PROP(TextLaws, FoldIsIdempotent, ()) {
  const auto text = *support::Utf8Texts();
  RC_ASSERT(FoldCase(FoldCase(text)) == FoldCase(text));
}

RC_GTEST_PROP(TextLaws, FoldKeepsLengthAndValidity, ()) {
  const auto text = *support::Utf8Texts();
  const auto folded = FoldCase(text);
  RC_ASSERT(folded.size() == text.size());
  RC_ASSERT(CharacterCount(folded) == CharacterCount(text));
  RC_ASSERT(IsValidUtf8(folded));
}

RC_GTEST_PROP(TextLaws, FoldOfAnyBytesKeepsLength, (const std::string& bytes)) {
  RC_ASSERT(FoldCase(bytes).size() == bytes.size());
}

RC_GTEST_PROP(TextLaws, FoldWorksCharacterByCharacter, ()) {
  const auto left = *support::Utf8Texts();
  const auto right = *support::Utf8Texts();
  RC_ASSERT(FoldCase(left + right) == FoldCase(left) + FoldCase(right));
}

// Exhaustive: these are all the code points that can fold.
TEST(FoldCaseTest, IsIdempotentAndKeepsLengthForEveryTwoByteLetter) {
  for (std::uint32_t c = 0; c < 0x800; ++c) {
    const std::string text = support::EncodeUtf8(c);
    const std::string folded = FoldCase(text);
    EXPECT_EQ(folded.size(), text.size()) << c;
    EXPECT_EQ(FoldCase(folded), folded) << c;
    EXPECT_TRUE(IsValidUtf8(folded)) << c;
  }
}

}  // namespace
}  // namespace campsync
