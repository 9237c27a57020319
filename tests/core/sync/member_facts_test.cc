// SPDX-License-Identifier: Apache-2.0
// Which new id of a campaign member is a replacement and which was brought by a conversion or
// merge; which new label is a status's new name and which an edit.
#include "core/sync/member_facts.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "tests/core/sync/state_records.h"

namespace campsync {
namespace {

// The record knows member 1 of Ann's lead; the cycle sees another row, made at `kMade`.
class ExplainedIdTest : public testing::Test {
 protected:
  static bool IsExplained(int seen, const salesforce::PersonRef& person,
                          std::optional<Instant> known_left, bool joined = false,
                          const salesforce::PersonRef& known = Ann()) {
    store::MemberRecord record;
    record.salesforce = store::SalesforceSeen{test::MemberId(1), {}};
    record.person_ref = known;
    MemberView view;
    view.salesforce = salesforce::CampaignMember{
        .id = test::MemberId(seen), .person = person, .created_date = kMade};
    view.known_left_at = known_left;
    return IsExplainedId(view, record, joined);
  }
  static salesforce::PersonRef Ann() { return Lead("00Q000000000001"); }
  static salesforce::PersonRef Bob() { return Lead("00Q000000000002"); }
  static salesforce::PersonRef Lead(const char* id) {
    return salesforce::LeadRef{salesforce::LeadId::FromFifteen(id)};
  }
  static constexpr Instant kMade{3'600'000};
  static constexpr Duration kLong = Duration::Minutes(60);
};

TEST_F(ExplainedIdTest, IsNoneWhereTheIdIsTheSame) {
  EXPECT_FALSE(IsExplained(1, Bob(), kMade + kLong));
}

TEST_F(ExplainedIdTest, IsThatOfAnotherRecord) { EXPECT_TRUE(IsExplained(2, Bob(), std::nullopt)); }

// Only a conversion or a merge brings a row of two ids; anybody can make one of the contact.
TEST_F(ExplainedIdTest, IsNotThatOfANewRowOfTheContactThatTheLeadBecame) {
  const auto lead = salesforce::LeadId::FromFifteen("00Q000000000001");
  const auto contact = salesforce::ContactId::FromFifteen("003000000000001");
  const auto other = salesforce::ContactId::FromFifteen("003000000000002");
  const salesforce::PersonRef both = salesforce::ConvertedRef{lead, contact};
  const salesforce::PersonRef alone = salesforce::ContactRef{contact};
  EXPECT_FALSE(IsExplained(2, alone, kMade, false, both));
  EXPECT_TRUE(IsExplained(2, alone, kMade + kLong, false, both));
  EXPECT_TRUE(IsExplained(2, both, kMade, false, alone));
  EXPECT_TRUE(IsExplained(2, salesforce::ContactRef{other}, kMade, false, both));
}

TEST_F(ExplainedIdTest, IsThatOfARowWhichWasThereBesideTheKnownOne) {
  EXPECT_TRUE(IsExplained(2, Ann(), kMade + kLong));
}

TEST_F(ExplainedIdTest, IsNotThatOfARowMadeAfterTheKnownOneLeft) {
  EXPECT_FALSE(IsExplained(2, Ann(), kMade));
  EXPECT_FALSE(IsExplained(2, Ann(), kMade - kLong));
}

// A commit can be late by the overlap: its stamp is older than what it came after.
TEST_F(ExplainedIdTest, IsNotThatOfARowWhoseStampMayBeOlderThanItsCommit) {
  EXPECT_FALSE(IsExplained(2, Ann(), kMade + kFeedOverlap));
  EXPECT_TRUE(IsExplained(2, Ann(), kMade + kFeedOverlap + Duration::Seconds(1)));
}

TEST_F(ExplainedIdTest, IsThatOfAnyRowBesideTheKnownOneWhereAMergeIsKnown) {
  EXPECT_TRUE(IsExplained(2, Ann(), kMade + Duration::Seconds(1), true));
  EXPECT_FALSE(IsExplained(2, Ann(), kMade, true));
}

TEST_F(ExplainedIdTest, IsNotOneWithoutEvidenceThatTheKnownOneLeft) {
  EXPECT_FALSE(IsExplained(2, Ann(), std::nullopt));
}

// Ann holds one label as last seen and another now; both sides agreed on status 7.
class FollowRelabelTest : public testing::Test {
 protected:
  // A row of the list; nullopt: it stands for no status.
  void Add(std::string_view label, std::optional<std::int64_t> status) {
    store::StatusRecord row{.label = labels_.Intern(label)};
    if (status) row.marketo_status = marketo::StatusId{*status};
    rows_.push_back(row);
  }
  // The label that counts as last seen.
  std::string_view Follow(std::string_view base, std::string_view now) {
    MemberFacts facts;
    facts.salesforce.base = {test::MemberId(1), labels_.Intern(base)};
    facts.salesforce.now = {test::MemberId(1), labels_.Intern(now)};
    facts.marketo.base = marketo::MemberState{.status = marketo::StatusId{7}};
    facts.disposition = disposition_;
    FollowRelabel(CampaignStatuses(rows_, labels_, MatchCase::kExact), facts);
    return labels_.Text(facts.salesforce.base->status);
  }

  LabelTable labels_;
  std::vector<store::StatusRecord> rows_;
  store::Disposition disposition_;
};

TEST_F(FollowRelabelTest, LeavesAnEditOfWhoWasKeptApart) {
  Add("Attended", 7);
  EXPECT_EQ(Follow("Invited", "Attended"), "Attended");
  disposition_ = store::Diverged{.rule = labels_.Intern("MK-STATUS-11")};
  EXPECT_EQ(Follow("Invited", "Attended"), "Invited");
}

TEST_F(FollowRelabelTest, TakesTheNewLabelOfTheStatusThatWasAgreedOn) {
  Add("Asked", 7);
  EXPECT_EQ(Follow("Invited", "Asked"), "Asked");
}

TEST_F(FollowRelabelTest, LeavesAnEditToAnotherStatusAnEdit) {
  Add("Asked", 7);
  Add("Attended", 8);
  EXPECT_EQ(Follow("Invited", "Attended"), "Invited");
}

TEST_F(FollowRelabelTest, LeavesAnEditWhereTheOldLabelStillStandsForAStatus) {
  Add("Asked", 7);
  Add("Invited", 8);
  EXPECT_EQ(Follow("Invited", "Asked"), "Invited");
}

TEST_F(FollowRelabelTest, IsNotMisledByANewRowWithTheOldLabel) {
  Add("Asked", 7);
  Add("Invited", std::nullopt);
  EXPECT_EQ(Follow("Invited", "Asked"), "Asked");
}

// The sides stand apart, and the sync renamed what Salesforce had.
TEST_F(FollowRelabelTest, TakesTheSyncsOwnNewLabelOfAnyStatus) {
  Add("Asked", 8);
  EXPECT_EQ(Follow("Invited", "Asked"), "Invited");
  rows_.front().former = labels_.Intern("Invited");
  EXPECT_EQ(Follow("Invited", "Asked"), "Asked");
  EXPECT_EQ(Follow("Registered", "Asked"), "Registered") << "somebody moved them before";
  Add("Invited", 9);
  EXPECT_EQ(Follow("Invited", "Asked"), "Invited") << "it stands for another status";
}

}  // namespace
}  // namespace campsync
