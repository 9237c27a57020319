// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/loader/directory.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace campsync::harness {
namespace {

constexpr auto kLeadOf = SalesforcePersonKey::Kind::kLead;

TEST(DirectoryTest, KnowsANameOnceIntroduced) {
  Directory directory;
  EXPECT_TRUE(directory.Add(NameKind::kProgram, "P"));
  EXPECT_FALSE(directory.Add(NameKind::kProgram, "P"));
  EXPECT_TRUE(directory.Knows(NameKind::kProgram, "P"));
  EXPECT_FALSE(directory.Knows(NameKind::kCampaign, "P"));
}

TEST(DirectoryTest, NamesTheLeadOfAPersonWhoHasNone) {
  Directory directory;
  directory.Add(NameKind::kPerson, "ann");
  EXPECT_TRUE(directory.Knows(NameKind::kLead, "ann"));
  EXPECT_FALSE(directory.Knows(NameKind::kContact, "ann"));
  directory.Hold("ann", {kLeadOf, "x"});
  EXPECT_FALSE(directory.Knows(NameKind::kLead, "ann"));
}

TEST(DirectoryTest, NamesThePersonOfARecordThatNobodyIs) {
  Directory directory;
  directory.Add(NameKind::kLead, "x");
  EXPECT_TRUE(directory.Knows(NameKind::kPerson, "x"));
  EXPECT_TRUE(directory.Hold("ann", {kLeadOf, "x"}));
  EXPECT_FALSE(directory.Hold("bob", {kLeadOf, "x"}));
  EXPECT_FALSE(directory.Knows(NameKind::kPerson, "x"));
}

TEST(DirectoryTest, WhoIsAConvertedLeadIsItsContact) {
  Directory directory;
  directory.Add(NameKind::kLead, "x");
  directory.Add(NameKind::kLead, "y");
  directory.Hold("ann", {kLeadOf, "x"});
  EXPECT_TRUE(directory.AddConverted("x", "carl"));
  EXPECT_TRUE(directory.AddConverted("y", "dora"));
  EXPECT_FALSE(directory.AddConverted("y", "carl"));
  EXPECT_TRUE(directory.Knows(NameKind::kContact, "carl"));
  EXPECT_FALSE(directory.Knows(NameKind::kPerson, "carl"));
  EXPECT_TRUE(directory.Knows(NameKind::kPerson, "dora"));
}

TEST(DirectoryTest, ListsExactlyTheNamesItKnows) {
  Directory directory;
  directory.Add(NameKind::kPerson, "ann");
  directory.Add(NameKind::kPerson, "bob");
  directory.Add(NameKind::kLead, "x");
  directory.Add(NameKind::kContact, "y");
  directory.Hold("bob", {kLeadOf, "x"});
  EXPECT_EQ(directory.Known(NameKind::kPerson), (Directory::Names{"ann", "bob", "y"}));
  EXPECT_EQ(directory.Known(NameKind::kLead), (Directory::Names{"ann", "x"}));
  for (const auto kind : {NameKind::kPerson, NameKind::kLead, NameKind::kContact}) {
    const auto names = directory.Known(kind);
    for (const auto name : {"ann", "bob", "x", "y", "z"}) {
      EXPECT_EQ(directory.Knows(kind, name), std::ranges::count(names, name) == 1) << name;
    }
  }
}

TEST(DirectoryTest, CollectsStatusesOfBothSides) {
  Directory directory;
  directory.AddStatus("Party", "Invited");
  directory.AddLabel("Spring", "Sent");
  directory.AddLooseLabel("Odd");
  EXPECT_EQ(directory.AllStatuses(), (Directory::Names{"Invited", "Odd", "Sent"}));
  EXPECT_TRUE(directory.CampaignCanHave("Spring", "Invited"));
  EXPECT_FALSE(directory.CampaignHas("Spring", "Invited"));
  EXPECT_FALSE(directory.CampaignCanHave("Spring", "Odd"));
}

}  // namespace
}  // namespace campsync::harness
