// SPDX-License-Identifier: Apache-2.0
#include <vector>

#include "tests/sim/salesforce/org_fixture.h"

namespace campsync::sim {
namespace {

using namespace campsync::salesforce;

class CollectionTest : public SalesforceOrgTest {};

TEST_F(CollectionTest, RecordsFailOneByOneInTheOrderOfTheRequest) {
  const auto reply = Api(CreateLeads{{{.last_name = "Ito", .company = "Acme"},
                                      {.last_name = "Nobody"},
                                      {.last_name = "Sato", .company = "Acme"}}});
  ASSERT_EQ(reply.results.size(), 3U);
  EXPECT_EQ(org_.Find(*reply.results[0])->last_name, "Ito");
  EXPECT_EQ(reply.results[1].error().code, ErrorCode::kRequiredFieldMissing);
  EXPECT_EQ(org_.Find(*reply.results[2])->last_name, "Sato");
  EXPECT_TRUE(Fired("SF-COLL-01"));
}

TEST_F(CollectionTest, Takes200Records) {
  const std::vector<LeadFields> leads(200, LeadFields{.last_name = "Ito", .company = "Acme"});
  EXPECT_EQ(Api(CreateLeads{leads}).results.size(), 200U);
  EXPECT_FALSE(Fired("SF-COLL-04"));
}

TEST_F(CollectionTest, Refuses201RecordsAndWritesNothing) {
  const std::vector<LeadFields> leads(201, LeadFields{.last_name = "Ito", .company = "Acme"});
  const auto reply = org_.port().Call(CreateLeads{leads});
  EXPECT_EQ(reply.error().code, ErrorCode::kTooManyRecords);
  EXPECT_TRUE(org_.leads().empty());
  EXPECT_TRUE(Fired("SF-COLL-04"));
}

TEST_F(CollectionTest, Refuses201IdsKeysCampaignsAndContacts) {
  EXPECT_FALSE(org_.port().Call(RetrieveLeads{std::vector<LeadId>(201)}).ok());
  EXPECT_FALSE(org_.port().Call(DeleteMembers{std::vector<CampaignMemberId>(201)}).ok());
  EXPECT_FALSE(org_.port().Call(QueryMembersByKey{std::vector<MemberKey>(201)}).ok());
  EXPECT_FALSE(org_.port().Call(QueryStatusLists{std::vector<CampaignId>(201)}).ok());
  EXPECT_FALSE(org_.port().Call(QueryLeadsConvertedTo{std::vector<ContactId>(201)}).ok());
}

TEST_F(CollectionTest, EmptyCallAnswersNothing) { EXPECT_TRUE(Api(CreateLeads{}).results.empty()); }

TEST_F(CollectionTest, CountsWhatTheSyncUserCommitted) {
  const CampaignId campaign = MakeCampaign();
  Api(CreateLeads{{{.last_name = "Ito", .company = "Acme"}, {.last_name = "Nobody"}}});
  const auto member = ApiWrite(CreateMembers{{{campaign, LeadRef{MakeLead()}, Text("")}}});
  Api(UpdateMembers{{{*member, Text("Responded")}}});
  Api(DeleteMembers{{*member}});
  EXPECT_EQ(org_.CommittedWrites(ObjectKind::kLead), 1);
  EXPECT_EQ(org_.CommittedWrites(ObjectKind::kCampaignMember), 3);
  EXPECT_EQ(org_.CommittedWrites(ObjectKind::kCampaign), 0);
}

}  // namespace
}  // namespace campsync::sim
