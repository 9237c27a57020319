// SPDX-License-Identifier: Apache-2.0
#include "core/store/records.h"

#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "core/store/departed_member.h"
#include "tests/core/field_names.h"
#include "tests/support/generators.h"

namespace campsync::store {
namespace {

const salesforce::CampaignId kCampaign = salesforce::CampaignId::FromFifteen("701000000000001");

TEST(StoreNamesTest, NamesWhatABlockedRecordWaitsFor) {
  EXPECT_EQ(NameOf(WaitsOn::kRecord), "record");
  EXPECT_EQ(NameOf(WaitsOn::kPerson), "person");
  EXPECT_EQ(NameOf(WaitsOn::kStatusList), "status list");
  EXPECT_EQ(NameOf(WaitsOn::kCampaign), "campaign");
  EXPECT_EQ(NameOf(WaitsOn::kProgram), "program");
  EXPECT_EQ(NameOf(WaitsOn::kSettings), "settings");
}

TEST(StoreNamesTest, NamesLinkStates) {
  EXPECT_EQ(NameOf(LinkState::kInitializing), "initializing");
  EXPECT_EQ(NameOf(LinkState::kLinked), "linked");
  EXPECT_EQ(NameOf(LinkState::kDropping), "dropping");
  EXPECT_EQ(NameOf(LinkState::kCampaignGone), "campaignGone");
  EXPECT_EQ(NameOf(LinkState::kProgramGone), "programGone");
}

TEST(StoreNamesTest, OnlyALinkWithBothHalvesJoinsThem) {
  EXPECT_TRUE(Joins(LinkState::kInitializing) && Joins(LinkState::kLinked));
  EXPECT_FALSE(Joins(LinkState::kDropping));
  EXPECT_FALSE(Joins(LinkState::kCampaignGone) || Joins(LinkState::kProgramGone));
}

TEST(StoreFieldsTest, EveryRecordVisitsAllItsMembers) {
  ExpectAllMembersVisited<MemberKey, MemberRecord, SalesforceSeen, MirrorSeen, BlockedMember,
                          DepartedMember, CampaignRecord, StatusRecord, LinkRecord, PersonRecord,
                          LeadIntent, CampaignIntent, Watermarks>();
}

TEST(StoreFieldsTest, EveryDispositionVisitsAllItsMembers) {
  ExpectAllMembersVisited(std::type_identity<Disposition>());
}

// Writes without a value show that they stand: a digest must tell them from nothing pending.
TEST(StoreFieldsTest, EveryPendingWriteShowsItself) {
  using Names = std::vector<std::string>;
  EXPECT_EQ(FieldNames(NothingPending{}), Names{});
  EXPECT_EQ(FieldNames(PendingSalesforceStatus{}), Names{"salesforceStatus"});
  EXPECT_EQ(FieldNames(PendingSalesforceDelete{}), Names{"salesforceDelete"});
  EXPECT_EQ(FieldNames(PendingMarketoStatus{}), Names{"marketoStatus"});
  EXPECT_EQ(FieldNames(PendingMarketoRemove{}), Names{"marketoRemove"});
}

TEST(StoreFieldsTest, BlockedShowsCodeAndReasonAsWords) {
  const Blocked blocked = {.code = ErrorCode::kStatusCoerced, .waits_on = WaitsOn::kStatusList};
  EXPECT_EQ(FieldValue<std::string_view>(blocked, "error"), "STATUS_COERCED");
  EXPECT_EQ(FieldValue<std::string_view>(blocked, "waitsOn"), "status list");
}

TEST(StoreFieldsTest, LinkShowsEpochAndState) {
  const LinkRecord link = {.program = marketo::ProgramId{7},
                           .campaign = kCampaign,
                           .epoch = 3,
                           .state = LinkState::kLinked};
  EXPECT_EQ(FieldValue<marketo::ProgramId>(link, "program"), marketo::ProgramId{7});
  EXPECT_EQ(FieldValue<salesforce::CampaignId>(link, "campaign"), kCampaign);
  EXPECT_EQ(FieldValue<std::int64_t>(link, "epoch"), 3);
  EXPECT_EQ(FieldValue<std::string_view>(link, "state"), "linked");
}

TEST(StoreFieldsTest, WatermarksShowEachFeedUnderItsName) {
  const Watermarks marks = {.campaigns = {1},
                            .statuses = {2},
                            .members = {3},
                            .leads = {4},
                            .contacts = {5},
                            .deletes = {6},
                            .marketo = {7}};
  EXPECT_EQ(FieldValue<Instant>(marks, "campaigns"), Instant{1});
  EXPECT_EQ(FieldValue<Instant>(marks, "statuses"), Instant{2});
  EXPECT_EQ(FieldValue<Instant>(marks, "members"), Instant{3});
  EXPECT_EQ(FieldValue<Instant>(marks, "leads"), Instant{4});
  EXPECT_EQ(FieldValue<Instant>(marks, "contacts"), Instant{5});
  EXPECT_EQ(FieldValue<Instant>(marks, "deletes"), Instant{6});
  EXPECT_EQ(FieldValue<marketo::ChangeCursor>(marks, "marketo"), marketo::ChangeCursor{7});
}

TEST(MemberRecordTest, StartsUnseenAgreedAndWithNothingPending) {
  const MemberRecord record;
  EXPECT_FALSE(record.salesforce || record.marketo || record.mirror || record.person_ref);
  EXPECT_EQ(record.link_epoch, 0U);
  EXPECT_EQ(record.pending, Pending(NothingPending{}));
  EXPECT_EQ(record.disposition, Disposition(Agreed{}));
}

TEST(MemberRecordTest, DiffersByEachSideItSaw) {
  const MemberRecord unseen;
  MemberRecord record = unseen;
  record.salesforce = SalesforceSeen{};
  EXPECT_NE(record, unseen);
  record = unseen;
  record.marketo = marketo::MemberState{};
  EXPECT_NE(record, unseen);
  record = unseen;
  record.mirror = MirrorSeen{};
  EXPECT_NE(record, unseen);
  record = unseen;
  record.pending = PendingSalesforceDelete{};
  EXPECT_NE(record, unseen);
}

// A million of them: 160 bytes each is the budget.
TEST(MemberRecordTest, StaysWithinItsBudget) { EXPECT_LE(sizeof(MemberRecord), 160U); }

TEST(StoreMemberKeyTest, OrdersByCampaignThenPerson) {
  const MemberKey earlier = {.campaign = kCampaign, .person = {2}};
  const MemberKey later = {.campaign = salesforce::CampaignId::FromFifteen("701000000000002"),
                           .person = {1}};
  EXPECT_LT(earlier, later);
  EXPECT_LT((MemberKey{.campaign = kCampaign, .person = {1}}), earlier);
}

// A sent null is not the same as never sent.
TEST(LinkRecordTest, TellsASentNullCostFromNoneSent) {
  LinkRecord sent_null;
  sent_null.cost_sent = salesforce::FieldUpdate<Money>{};
  EXPECT_NE(sent_null, LinkRecord{});
}

RC_GTEST_PROP(StoreMemberKeyLaws, EqualKeysHashAlike,
              (salesforce::CampaignId campaign, marketo::PersonId person)) {
  const MemberKey key = {.campaign = campaign, .person = person};
  const MemberKey copy = key;
  RC_ASSERT(std::hash<MemberKey>()(key) == std::hash<MemberKey>()(copy));
}

RC_GTEST_PROP(StoreMemberKeyLaws, NeighboursInACampaignHashApart,
              (salesforce::CampaignId campaign, marketo::PersonId person)) {
  const MemberKey key = {.campaign = campaign, .person = person};
  const MemberKey next = {.campaign = campaign, .person = {person.value + 1}};
  RC_ASSERT(std::hash<MemberKey>()(key) != std::hash<MemberKey>()(next));
}

}  // namespace
}  // namespace campsync::store
