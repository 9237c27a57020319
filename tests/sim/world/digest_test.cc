// SPDX-License-Identifier: Apache-2.0
#include "sim/world/digest.h"

#include <gtest/gtest.h>

#include <set>

namespace campsync::sim {
namespace {

Digest OfTexts(std::initializer_list<std::string_view> texts) {
  DigestStream stream;
  for (const std::string_view text : texts) stream.AddText(text);
  return stream.Value();
}

TEST(DigestTest, IsTheSameForTheSameStream) {
  EXPECT_EQ(OfTexts({"Attended", "No Show"}), OfTexts({"Attended", "No Show"}));
}

TEST(DigestTest, ChangesWithTheOrder) {
  EXPECT_NE(OfTexts({"Attended", "No Show"}), OfTexts({"No Show", "Attended"}));
}

TEST(DigestTest, ChangesWithWhereOneTextEnds) {
  EXPECT_NE(OfTexts({"ab", "c"}), OfTexts({"a", "bc"}));
  EXPECT_NE(OfTexts({"", "a"}), OfTexts({"a", ""}));
  EXPECT_NE(OfTexts({"a"}), OfTexts({"a", ""}));
}

TEST(DigestTest, SeesEveryByteOfATextOfAnyLength) {
  const std::string text = "0123456789abcdefX";
  std::set<Digest> digests = {OfTexts({text})};
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::string changed = text;
    changed[at] = '~';
    digests.insert(OfTexts({changed}));
  }
  EXPECT_EQ(digests.size(), text.size() + 1);
}

TEST(DigestTest, SeesAZeroByteAtTheEnd) {
  EXPECT_NE(OfTexts({std::string_view("a", 1)}), OfTexts({std::string_view("a\0", 2)}));
}

TEST(DigestTest, NumbersInARowDoNotCollide) {
  std::set<std::uint64_t> high;
  std::set<std::uint64_t> low;
  for (std::uint64_t word = 0; word < 20'000; ++word) {
    DigestStream stream;
    stream.AddWord(word);
    high.insert(stream.Value().high);
    low.insert(stream.Value().low);
  }
  EXPECT_EQ(high.size(), 20'000U);
  EXPECT_EQ(low.size(), 20'000U);
}

TEST(DigestTest, CountsRepeatedWords) {
  std::set<Digest> digests;
  DigestStream stream;
  for (int added = 0; added < 1'000; ++added) {
    digests.insert(stream.Value());
    stream.AddWord(0);
  }
  EXPECT_EQ(digests.size(), 1'000U);
}

TEST(DigestTest, AskingForTheValueDoesNotEndTheStream) {
  DigestStream asked;
  asked.AddText("a");
  static_cast<void>(asked.Value());
  asked.AddText("b");
  EXPECT_EQ(asked.Value(), OfTexts({"a", "b"}));
}

TEST(DigestTest, HexIsThirtyTwoDigitsWithLeadingZeros) {
  EXPECT_EQ((Digest{.high = 0x1F, .low = 0xABC}).Hex(), "000000000000001f0000000000000abc");
}

// The same bytes on every machine: a change of this number changes every recorded digest.
TEST(DigestTest, IsPinned) {
  EXPECT_EQ(OfTexts({"campsim"}).Hex(), "9eaae944d78f84cfba970413220abe4a");
}

}  // namespace
}  // namespace campsync::sim
