// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/judge/reason_holds.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "tests/scenarios/judge/small_world.h"

namespace campsync::harness {
namespace {

class DeletedRecordTest : public testing::Test {
 protected:
  DeletedRecordTest() { world_.AddPerson(1, 2, 0); }

  bool Holds() {
    const auto members = MembersOf(world_.View(), world_.after.links.front());
    return DivergenceHolds(world_.View(), members.front(),
                           {world_.labels.Intern("MK-PERSON-09"), {}});
  }
  void End(int lead) {
    world_.history.displaced.push_back({salesforce::MemberKey{
        SmallWorld::Campaign(), salesforce::LeadRef{SmallWorld::Lead(lead)}}});
  }

  SmallWorld world_;
};

TEST_F(DeletedRecordTest, HoldsWhileTheRecordIsGone) {
  EXPECT_FALSE(Holds());
  world_.after.marketo.people.front().sfdc_is_deleted = true;
  EXPECT_TRUE(Holds());
}

TEST_F(DeletedRecordTest, HoldsForWhoCameBackWithoutTheMember) {
  End(2);
  EXPECT_FALSE(Holds());  // somebody else's
  End(1);
  EXPECT_TRUE(Holds());
}

TEST_F(DeletedRecordTest, HoldsForNothingThatWasDoneInMarketoSince) {
  End(1);
  world_.EditInMarketo(1, 2);
  EXPECT_TRUE(Holds());
  world_.history.edits.back().journal = 1;
  EXPECT_FALSE(Holds());
}

TEST_F(DeletedRecordTest, HoldsForNobodyWhoIsInTheCampaign) {
  End(1);
  world_.after.marketo.people.clear();
  world_.after.marketo.members.clear();
  world_.AddPerson(1, 2, 2);
  EXPECT_FALSE(Holds());
}

// The campaign's label goes on standing for the status when the channel calls it otherwise.
TEST(StepBackTest, HoldsForALabelWhoseStatusWasRenamed) {
  SmallWorld world;
  world.AddPerson(1, 2, 1);
  const auto holds = [&world] {
    const auto members = MembersOf(world.View(), world.after.links.front());
    return DivergenceHolds(world.View(), members.front(),
                           {world.labels.Intern("MK-STATUS-11"), {}});
  };
  EXPECT_TRUE(holds());
  world.after.marketo.channels.front().statuses.front().name = world.labels.Intern("Asked");
  EXPECT_FALSE(holds());
  ChannelEdit edit{.programs = {{6}}, .name = "Asked", .was = "Invited"};
  world.history.channel_edits = {edit};
  EXPECT_FALSE(holds()) << "another program's channel";
  world.history.channel_edits.front().programs = {{5}};
  EXPECT_TRUE(holds());
  world.after.marketo.channels.front().statuses.front().step = 9;
  EXPECT_FALSE(holds());
}

// Person 1 is in the program, has all that Salesforce asks of a lead, and is not in the campaign.
class VendorErrorTest : public testing::Test {
 protected:
  VendorErrorTest() {
    world_.AddPerson(1, 2, 0);
    Person().last_name = "Lee";
    Person().company = "Acme";
  }

  marketo::Person& Person() { return world_.after.marketo.people.front(); }
  // Salesforce refuses a lead.
  void Refuse(ErrorCode code) {
    salesforce::CreateLeads request;
    request.records.resize(1);
    salesforce::WriteResults<salesforce::LeadId> results;
    results.results.emplace_back(Error{.code = code});
    world_.Call(std::move(request), std::move(results));
  }
  void Fault() { world_.journal.push_back({.kind = sim::EntryKind::kFault}); }
  void NoteStep(std::string text) {
    sim::JournalEntry entry{.lane = sim::Lane::kWorld, .operation = "Step"};
    entry.content = sim::NoteText{std::move(text)};
    world_.journal.push_back(std::move(entry));
  }
  bool Holds(ErrorCode code) {
    const auto members = MembersOf(world_.View(), world_.after.links.front());
    return ErrorHolds(world_.View(), members.front(), code);
  }

  SmallWorld world_;
};

TEST_F(VendorErrorTest, HoldsWhereSalesforceAnsweredIt) {
  Refuse(ErrorCode::kStringTooLong);
  EXPECT_TRUE(Holds(ErrorCode::kStringTooLong));
  EXPECT_FALSE(Holds(ErrorCode::kFieldCustomValidation));
  Refuse(ErrorCode::kFieldCustomValidation);
  EXPECT_TRUE(Holds(ErrorCode::kFieldCustomValidation));
}

TEST_F(VendorErrorTest, AMissingFieldHoldsWhileThePersonLacksIt) {
  Person().last_name.clear();
  EXPECT_FALSE(Holds(ErrorCode::kRequiredFieldMissing)) << "nobody answered it";
  Refuse(ErrorCode::kRequiredFieldMissing);
  EXPECT_TRUE(Holds(ErrorCode::kRequiredFieldMissing));
  Person().last_name = "Lee";
  EXPECT_FALSE(Holds(ErrorCode::kRequiredFieldMissing));
  Person().company.clear();
  EXPECT_TRUE(Holds(ErrorCode::kRequiredFieldMissing));
}

TEST_F(VendorErrorTest, AFieldThatHasADefaultIsNotMissing) {
  Refuse(ErrorCode::kRequiredFieldMissing);
  Person().last_name.clear();
  Person().company.clear();
  world_.after.marketo.settings.default_last_name = "Unknown";
  EXPECT_TRUE(Holds(ErrorCode::kRequiredFieldMissing));
  world_.after.marketo.settings.default_company = "Unknown";
  EXPECT_FALSE(Holds(ErrorCode::kRequiredFieldMissing));
  world_.after.marketo.settings.default_last_name.reset();
  EXPECT_TRUE(Holds(ErrorCode::kRequiredFieldMissing));
}

TEST_F(VendorErrorTest, AFaultMayStandBehindAMissingField) {
  Refuse(ErrorCode::kRequiredFieldMissing);
  EXPECT_FALSE(Holds(ErrorCode::kRequiredFieldMissing));
  Fault();
  EXPECT_TRUE(Holds(ErrorCode::kRequiredFieldMissing));
}

TEST_F(VendorErrorTest, ARightThatWasTakenAwayMayStandBehindAMissingField) {
  Refuse(ErrorCode::kRequiredFieldMissing);
  NoteStep("salesforce set_api");
  EXPECT_FALSE(Holds(ErrorCode::kRequiredFieldMissing));
  NoteStep("salesforce set_permission");
  EXPECT_TRUE(Holds(ErrorCode::kRequiredFieldMissing));
}

TEST_F(VendorErrorTest, OfNobodyInMarketoAMissingFieldIsTakenOnTrust) {
  Refuse(ErrorCode::kRequiredFieldMissing);
  world_.AddPerson(2, 0, 2);
  world_.after.marketo.members.clear();
  world_.after.marketo.people.back().last_name = "Lee";
  world_.after.marketo.people.back().company = "Acme";
  EXPECT_FALSE(Holds(ErrorCode::kRequiredFieldMissing));
  world_.after.marketo.people.clear();
  EXPECT_TRUE(Holds(ErrorCode::kRequiredFieldMissing));
}

TEST_F(VendorErrorTest, ALockNeverHoldsAtRest) {
  Refuse(ErrorCode::kUnableToLockRow);
  Fault();
  EXPECT_FALSE(Holds(ErrorCode::kUnableToLockRow));
  Refuse(ErrorCode::kInactiveOwnerOrUser);
  EXPECT_TRUE(Holds(ErrorCode::kInactiveOwnerOrUser));
}

}  // namespace
}  // namespace campsync::harness
