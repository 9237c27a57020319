// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/report/wrapped_text.h"

#include <gtest/gtest.h>

namespace campsync::harness {
namespace {

TEST(WrappedTextTest, BreaksAtSpaces) {
  EXPECT_EQ(Wrapped("one two three", "  ", 9), "  one two\n  three\n");
}

TEST(WrappedTextTest, ALongWordStandsAlone) {
  EXPECT_EQ(Wrapped("a path/that/is/long b", "", 8), "a\npath/that/is/long\nb\n");
}

TEST(WrappedTextTest, KeepsItsOwnLines) { EXPECT_EQ(Wrapped("a\nb", "  "), "  a\n  b\n"); }

TEST(WrappedTextTest, NothingIsNoLine) { EXPECT_EQ(Wrapped("", "  "), ""); }

TEST(WrappedTextTest, ACharacterIsAColumn) {
  EXPECT_EQ(ColumnsOf("Åsa"), 3U);
  EXPECT_EQ(Wrapped("ÅÅ ÅÅ", "", 5), "ÅÅ ÅÅ\n");
}

}  // namespace
}  // namespace campsync::harness
