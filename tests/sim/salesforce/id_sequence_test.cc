// SPDX-License-Identifier: Apache-2.0
#include "sim/salesforce/id_sequence.h"

#include <gtest/gtest.h>

namespace campsync::sim {
namespace {

using salesforce::CampaignId;
using salesforce::LeadId;

TEST(IdSequenceTest, BeginsWithTheKeyPrefixOfTheObject) {
  EXPECT_EQ(IdSequence<CampaignId>().Next().Fifteen(), "701Sim000000001");
  EXPECT_EQ(IdSequence<LeadId>().Next().Fifteen(), "00QSim000000001");
}

TEST(IdSequenceTest, MakesTheSameIdsEveryTime) {
  IdSequence<LeadId> left;
  IdSequence<LeadId> right;
  left.Next();
  right.Next();
  EXPECT_EQ(left.Next(), right.Next());
}

TEST(IdSequenceTest, IdsAnswerWithAChecksumThatParses) {
  const LeadId id = IdSequence<LeadId>().Next();
  EXPECT_EQ(id.Text().size(), 18U);
  EXPECT_EQ(*LeadId::Parse(id.Text()), id);
}

TEST(IdSequenceTest, LaterIdsCompareGreaterAcrossAllDigits) {
  IdSequence<LeadId> ids;
  LeadId last = ids.Next();
  for (int made = 0; made < 62 * 62 + 5; ++made) {
    const LeadId next = ids.Next();
    ASSERT_LT(last, next);
    last = next;
  }
}

TEST(IdSequenceTest, NeverMakesAnIdThatWasTaken) {
  IdSequence<LeadId> ids;
  ids.Take(LeadId::FromFifteen("00QSim000000001"));
  ids.Take(LeadId::FromFifteen("00QSim000000002"));
  EXPECT_EQ(ids.Next().Fifteen(), "00QSim000000003");
}

TEST(IdSequenceTest, IdsOfOtherOrgsTakeNothing) {
  IdSequence<LeadId> ids;
  ids.Take(LeadId::FromFifteen("00Q5g000004abcd"));
  EXPECT_EQ(ids.Next().Fifteen(), "00QSim000000001");
}

TEST(IdSequenceTest, TheGreatestTakenIdDoesNotExhaustIt) {
  IdSequence<LeadId> ids;
  ids.Take(LeadId::FromFifteen("00QSim000zzzzzz"));
  EXPECT_EQ(ids.Next().Fifteen(), "00QSim000000001");
}

TEST(IdCounterTest, CountsInBase62) {
  EXPECT_EQ(FormatIdCounter(61), "00000z");
  EXPECT_EQ(FormatIdCounter(62), "000010");
  EXPECT_EQ(ParseIdCounter("000010"), 62U);
}

TEST(IdCounterTest, RefusesWhatIsNoCounter) {
  EXPECT_FALSE(ParseIdCounter("0000-0").has_value());
  EXPECT_FALSE(ParseIdCounter("00000").has_value());
}

}  // namespace
}  // namespace campsync::sim
