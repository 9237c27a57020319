// SPDX-License-Identifier: Apache-2.0
#include "sim/world/memory_store.h"

#include <gtest/gtest.h>

#include "tests/sim/world/fake_ports.h"

namespace campsync::sim {
namespace {

store::MemberRecord MemberOf(int campaign, std::int64_t person) {
  store::MemberRecord record;
  record.key = {.campaign = CampaignIdNumber(campaign), .person = {person}};
  return record;
}

store::StatusRecord StatusOf(int number) {
  store::StatusRecord record;
  record.row = salesforce::CampaignMemberStatusId::FromFifteen(fmt::format("01Y{:012}", number));
  return record;
}

store::LinkRecord LinkOf(std::int64_t program) {
  store::LinkRecord record;
  record.program = {program};
  return record;
}

// One record of each kind.
store::Deltas OneOfEach() {
  store::BlockedMember blocked;
  blocked.member = MemberIdNumber(1);
  store::DepartedMember departed;
  departed.member = MemberIdNumber(2);
  store::CampaignRecord campaign;
  campaign.id = CampaignIdNumber(1);
  store::LeadIntent lead_intent;
  lead_intent.person = {1};
  store::CampaignIntent campaign_intent;
  campaign_intent.program = {1};
  return {store::Put<store::MemberRecord>{MemberOf(1, 1)},
          store::Put<store::BlockedMember>{blocked},
          store::Put<store::DepartedMember>{departed},
          store::Put<store::CampaignRecord>{campaign},
          store::Put<store::StatusRecord>{StatusOf(1)},
          store::Put<store::LinkRecord>{LinkOf(1)},
          store::Put<store::PersonRecord>{{.person = {1}, .sfdc_record = {}}},
          store::Put<store::LeadIntent>{lead_intent},
          store::Put<store::CampaignIntent>{campaign_intent}};
}

TEST(MemoryStoreTest, IsEmptyAtFirst) {
  MemoryStore store;
  EXPECT_EQ(store.Load().value(), store::Snapshot());
}

TEST(MemoryStoreTest, LoadsWhatWasPut) {
  MemoryStore store;
  ASSERT_TRUE(store.Append(OneOfEach()).ok());
  const store::Snapshot snapshot = store.Load().value();
  EXPECT_EQ(snapshot.members, std::vector{MemberOf(1, 1)});
  EXPECT_EQ(snapshot.blocked_members.size(), 1U);
  EXPECT_EQ(snapshot.departed_members.size(), 1U);
  EXPECT_EQ(snapshot.campaigns.size(), 1U);
  EXPECT_EQ(snapshot.statuses, std::vector{StatusOf(1)});
  EXPECT_EQ(snapshot.links, std::vector{LinkOf(1)});
  EXPECT_EQ(snapshot.people.size(), 1U);
  EXPECT_EQ(snapshot.lead_intents.size(), 1U);
  EXPECT_EQ(snapshot.campaign_intents.size(), 1U);
}

TEST(MemoryStoreTest, ErasesEachKindOfRecord) {
  MemoryStore store;
  ASSERT_TRUE(store.Append(OneOfEach()).ok());
  ASSERT_TRUE(
      store
          .Append({store::EraseMember{MemberOf(1, 1).key},
                   store::EraseBlockedMember{MemberIdNumber(1)},
                   store::EraseDepartedMember{MemberIdNumber(2)},
                   store::EraseCampaign{CampaignIdNumber(1)}, store::EraseStatus{StatusOf(1).row},
                   store::EraseLink{{1}}, store::ErasePerson{{1}}, store::EraseLeadIntent{{1}},
                   store::EraseCampaignIntent{{1}}})
          .ok());
  EXPECT_EQ(store.Load().value(), store::Snapshot());
}

TEST(MemoryStoreTest, ErasingWhatIsNotThereIsNoError) {
  MemoryStore store;
  EXPECT_TRUE(store.Append({store::EraseLink{{1}}}).ok());
}

TEST(MemoryStoreTest, ALaterPutReplacesTheRecordOfItsKey) {
  MemoryStore store;
  store::LinkRecord changed = LinkOf(1);
  changed.epoch = 4;
  ASSERT_TRUE(store
                  .Append({store::Put<store::LinkRecord>{LinkOf(1)},
                           store::Put<store::LinkRecord>{changed}})
                  .ok());
  EXPECT_EQ(store.Load().value().links, std::vector{changed});
}

TEST(MemoryStoreTest, DeltasOfOneBatchApplyInOrder) {
  MemoryStore store;
  ASSERT_TRUE(store.Append({store::Put<store::LinkRecord>{LinkOf(1)}, store::EraseLink{{1}}}).ok());
  EXPECT_TRUE(store.Load().value().links.empty());
}

TEST(MemoryStoreTest, ListsComeInTheOrderOfTheirKeys) {
  MemoryStore store;
  ASSERT_TRUE(store
                  .Append({store::Put<store::MemberRecord>{MemberOf(2, 1)},
                           store::Put<store::MemberRecord>{MemberOf(1, 9)},
                           store::Put<store::MemberRecord>{MemberOf(1, 2)}})
                  .ok());
  EXPECT_EQ(store.Load().value().members,
            (std::vector{MemberOf(1, 2), MemberOf(1, 9), MemberOf(2, 1)}));
}

TEST(MemoryStoreTest, KeepsTheLastWatermarks) {
  MemoryStore store;
  store::Watermarks watermarks;
  watermarks.members = kStart;
  watermarks.marketo = {42};
  ASSERT_TRUE(store.Append({store::Put<store::Watermarks>{watermarks}}).ok());
  EXPECT_EQ(store.Load().value().watermarks, watermarks);
}

TEST(MemoryStoreTest, CountsCallsAndDeltas) {
  MemoryStore store;
  ASSERT_TRUE(store.Append(OneOfEach()).ok());
  ASSERT_TRUE(store.Append({}).ok());
  static_cast<void>(store.Load());
  static_cast<void>(store.Contents());
  EXPECT_EQ(store.appends(), 2);
  EXPECT_EQ(store.deltas_applied(), 9);
  EXPECT_EQ(store.loads(), 1);
}

}  // namespace
}  // namespace campsync::sim
