// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/report/xml_text.h"

#include <gtest/gtest.h>

namespace campsync::harness {
namespace {

TEST(XmlTextTest, MarksAreEscaped) {
  EXPECT_EQ(XmlText(R"(a<b>&"c")"), "a&lt;b&gt;&amp;&quot;c&quot;");
}

TEST(XmlTextTest, ControlCharactersAreWrittenAsTexts) {
  EXPECT_EQ(XmlText(std::string("\x1b[31m\x00z", 7)), "\\x1b[31m\\x00z");
  EXPECT_EQ(XmlText("\xc2\x85"), "\\xc2\\x85");
}

TEST(XmlTextTest, LinesStayInTextsAndAreEscapedInAttributes) {
  EXPECT_EQ(XmlText("a\n\tb"), "a\n\tb");
  EXPECT_EQ(XmlAttribute("a\n\tb"), "a&#10;&#9;b");
}

TEST(XmlTextTest, CharactersStayAndOtherBytesDoNot) {
  EXPECT_EQ(XmlText("Åsa 東 😀"), "Åsa 東 😀");
  EXPECT_EQ(XmlText("\xff"), "\\xff");
  EXPECT_EQ(XmlText("\xc3"), "\\xc3");
  EXPECT_EQ(XmlText("\xed\xa0\x80"), "\\xed\\xa0\\x80");  // a surrogate
  EXPECT_EQ(XmlText("\xef\xbf\xbf"), "\\xef\\xbf\\xbf");  // U+FFFF
  EXPECT_EQ(XmlText("\xc0\xaf"), "\\xc0\\xaf");           // overlong
}

}  // namespace
}  // namespace campsync::harness
