// SPDX-License-Identifier: Apache-2.0
#include "core/sync/describe.h"

#include <gtest/gtest.h>

#include <string_view>

#include "sim/world/world.h"

namespace campsync {
namespace {

class Deaf : public Observer {
 public:
  void On(const Event&) override {}
};

/// Fails when it is told anything.
class Absent : public Observer {
 public:
  void On(const Event&) override { FAIL(); }
  [[nodiscard]] bool IsWatching() const override { return false; }
};

/// A context that knows one link of a program in channel Party.
class DescribeTest : public testing::Test {
 protected:
  Label Text(std::string_view text) { return world_.labels().Intern(text); }

  void Link() {
    context_.state.Apply(
        store::Deltas{store::Put<store::LinkRecord>{{.program = {5}, .campaign = campaign_}}});
    context_.definitions.programs[{5}] = {.id = {5}, .channel = {3}};
    context_.definitions.channels[{3}] = {
        .id = {3}, .statuses = {{.id = {4}, .name = Text("Attended"), .step = 30}}};
  }

  const salesforce::CampaignId campaign_ = salesforce::CampaignId::FromFifteen("701000000000001");
  const salesforce::CampaignMemberId member_ =
      salesforce::CampaignMemberId::FromFifteen("00v000000000001");
  const marketo::MemberState held_{.status = {4}, .membership_date = {1'780'000'000'000}};
  sim::World world_{sim::WorldOptions{}};
  Deaf observer_;
  SyncContext context_{{.marketo = world_.marketo_port(),
                        .salesforce = world_.salesforce_port(),
                        .store = world_.store(),
                        .observer = observer_,
                        .labels = world_.labels()},
                       {}};
};

TEST_F(DescribeTest, NamesRecordsByTheirIds) {
  EXPECT_EQ(RecordName(NameOfMember({campaign_, {17}})), "member " + campaign_.Text() + "/17");
  EXPECT_EQ(NameOfCampaign(campaign_), "campaign " + campaign_.Text());
  EXPECT_EQ(NameOfPerson({17}), "person 17");
  EXPECT_EQ(NameOfLink({5}), "link program 5");
}

TEST_F(DescribeTest, DescribesACampaignMember) {
  EXPECT_EQ(DescribeSalesforce(context_, std::nullopt), "absent");
  EXPECT_EQ(DescribeSalesforce(context_, store::SalesforceSeen{member_, Text("Attended")}),
            "Attended (" + member_.Text() + ")");
}

TEST_F(DescribeTest, DescribesAMembershipByNameWhenTheChannelIsKnown) {
  Link();
  EXPECT_EQ(DescribeMarketo(context_, campaign_, std::nullopt), "absent");
  EXPECT_EQ(DescribeMarketo(context_, campaign_, held_),
            "Attended since " + FormatInstant(held_.membership_date));
}

TEST_F(DescribeTest, DescribesAMembershipByIdOtherwise) {
  EXPECT_EQ(DescribeMarketo(context_, campaign_, held_),
            "status 4 since " + FormatInstant(held_.membership_date));
}

TEST_F(DescribeTest, DescribesBothSidesOfARecord) {
  Link();
  const store::MemberRecord record{.key = {campaign_, {17}}, .marketo = held_};
  EXPECT_EQ(DescribeBase(context_, record),
            "Salesforce absent, Marketo Attended since " + FormatInstant(held_.membership_date));
}

TEST_F(DescribeTest, DescribesDispositions) {
  EXPECT_EQ(DescribeDisposition(context_, store::Agreed{}), "agreed");
  EXPECT_EQ(DescribeDisposition(context_,
                                store::Diverged{Text("MK-STATUS-11"), Text("inbound-downgrade")}),
            "diverged (MK-STATUS-11, switch inbound-downgrade)");
  EXPECT_EQ(DescribeDisposition(context_, store::Diverged{Text("MK-PERSON-09"), {}}),
            "diverged (MK-PERSON-09)");
  EXPECT_EQ(
      DescribeDisposition(context_, store::Blocked{ErrorCode::kLeadDeleted, store::WaitsOn::kPerson,
                                                   Text("the lead is gone")}),
      "blocked (LEAD_DELETED, waits on person): the lead is gone");
}

TEST_F(DescribeTest, PutsNothingInWordsWhereNobodyLooks) {
  Absent absent;
  SyncContext unwatched({.marketo = world_.marketo_port(),
                         .salesforce = world_.salesforce_port(),
                         .store = world_.store(),
                         .observer = absent,
                         .labels = world_.labels()},
                        {});
  EXPECT_EQ(DescribeMarketo(unwatched, campaign_, held_), "");
  EXPECT_EQ(DescribeSalesforce(unwatched, std::nullopt), "");
  EXPECT_EQ(DescribeBase(unwatched, {}), "");
  EXPECT_EQ(DescribeDisposition(unwatched, store::Agreed{}), "");
  unwatched.Emit("link", LinkDecided{});
}

}  // namespace
}  // namespace campsync
