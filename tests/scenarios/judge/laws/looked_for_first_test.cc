// SPDX-License-Identifier: Apache-2.0
// What may have been made is looked for before it is asked for again.
#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "scenarios/harness/judge/laws/laws.h"
#include "tests/scenarios/judge/small_world.h"

namespace campsync::harness {
namespace {

class LookedForFirstTest : public testing::Test {
 protected:
  static constexpr Duration kLongEnough = Duration::Minutes(5);
  static constexpr Duration kTooSoon{kLongEnough.ms - 1};

  // The sync asks for a lead: Salesforce makes that one.
  void MakeLead(int number) { Send(Lee(), MadeLead(number), Reply::kCame); }
  void RefuseLead() { Send(Lee(), MadeLead(std::nullopt), Reply::kCame); }
  // The same, and no reply comes; nullopt: none was made.
  void LoseLead(std::optional<int> made) { Send(Lee(), MadeLead(made), Reply::kLost); }
  void MakeLeadOf(const std::string& email) {
    salesforce::LeadFields fields = Lee();
    fields.email = email;
    Send(fields, MadeLead(9), Reply::kCame);
  }
  void MakeCampaign() { Send(June(), MadeCampaign(), Reply::kCame); }
  void LoseCampaign() { Send(June(), MadeCampaign(), Reply::kLost); }
  void Later(Duration span) { now_ = now_ + span; }

  // It is about to ask for the person's lead, or the program's campaign.
  void IntendLead(int person) {
    Store(store::Put<store::LeadIntent>{{.person = {person}, .fields = Lee()}});
  }
  void IntendCampaign(int program) {
    Store(store::Put<store::CampaignIntent>{{.program = {program}, .fields = June()}});
  }
  // It tells Marketo whose lead that is, or that it is somebody new.
  void Give(int lead, int person) {
    Tell(marketo::UpdatePeople{{{.id = {person}, .sfdc_record = Ref(lead)}}});
  }
  void MakePerson(int lead) { Tell(marketo::CreatePeople{{{.record = Ref(lead)}}}); }

  // It looks for the lost one and sees that lead, with that company.
  void Show(int lead, const std::string& company) {
    salesforce::Lead row{.id = SmallWorld::Lead(lead)};
    row.first_name = "Ann";
    row.last_name = "Lee";
    row.company = company;
    world_.Call(salesforce::QueryLeadsCreatedBy{}, {{row}});
    world_.journal.push_back({.time = now_, .kind = sim::EntryKind::kAnswer});
  }

  Findings Judge() { return world_.Judge(JudgeLookedForFirst); }

  SmallWorld world_;

 private:
  enum class Reply : std::uint8_t { kCame, kLost };

  static salesforce::LeadFields Lee() {
    return {.first_name = "Ann", .last_name = "Lee", .company = "Acme"};
  }
  static salesforce::CampaignFields June() { return {.name = "Webinar June"}; }
  static salesforce::LeadRef Ref(int lead) { return {SmallWorld::Lead(lead)}; }
  static Result<salesforce::LeadId> MadeLead(std::optional<int> number) {
    if (!number) return Error{.code = ErrorCode::kDuplicatesDetected};
    return SmallWorld::Lead(*number);
  }
  static Result<salesforce::CampaignId> MadeCampaign() {
    return salesforce::CampaignId::FromFifteen("701000000000002");
  }

  template <class Fields, class Id>
  void Send(const Fields& fields, const Result<Id>& happened, Reply reply) {
    salesforce::Create<Fields, Id> request;
    request.records.push_back(fields);
    salesforce::WriteResults<Id> results;
    results.results.push_back(happened);
    world_.Call(request, std::move(results));
    world_.journal.back().time = now_;
    sim::JournalEntry answer{.time = now_, .kind = sim::EntryKind::kAnswer};
    if (reply == Reply::kLost) {
      const Error lost{.code = ErrorCode::kSalesforceReplyLost};
      answer.content =
          sim::SalesforceCall{std::move(request), Result<Timed<salesforce::Reply>>(lost)};
    }
    world_.journal.push_back(std::move(answer));
  }
  void Store(store::Delta delta) {
    sim::JournalEntry entry{.time = now_, .kind = sim::EntryKind::kEffect};
    entry.content = sim::StoreAppend{{std::move(delta)}, Result<Done>(Done{})};
    AddAnswered(std::move(entry));
  }
  void Tell(marketo::Request request) {
    sim::JournalEntry entry{.time = now_, .kind = sim::EntryKind::kEffect};
    entry.content = sim::MarketoCall{std::move(request), {}};
    AddAnswered(std::move(entry));
  }
  void AddAnswered(sim::JournalEntry entry) {
    world_.journal.push_back(std::move(entry));
    world_.journal.push_back({.time = now_, .kind = sim::EntryKind::kAnswer});
  }

  Instant now_{1'000'000};
};

TEST_F(LookedForFirstTest, ALostLeadIsNotAskedForAgainBeforeItWouldShow) {
  LoseLead(std::nullopt);
  Later(kTooSoon);
  EXPECT_TRUE(Judge().empty());
  MakeLead(2);
  const Findings findings = Judge();
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_NE(findings.front().sentence.find("asked Salesforce for Lee again"), std::string::npos);
}

TEST_F(LookedForFirstTest, ALostLeadThatWasNotMadeIsAskedForOnceItWouldShow) {
  LoseLead(std::nullopt);
  Later(kLongEnough);
  MakeLead(2);
  EXPECT_TRUE(Judge().empty());
}

TEST_F(LookedForFirstTest, ALostLeadThatIsThereIsNotAskedForAgain) {
  world_.after.salesforce.leads.push_back({.id = SmallWorld::Lead(1)});
  LoseLead(1);
  Later(kLongEnough);
  MakeLead(2);
  EXPECT_EQ(Judge().size(), 1U);
  world_.after.salesforce.leads.clear();  // deleted since
  EXPECT_TRUE(Judge().empty());
}

TEST_F(LookedForFirstTest, AConvertedLeadIsThereAsLongAsItsContact) {
  const auto contact = salesforce::ContactId::FromFifteen("003000000000001");
  world_.after.salesforce.leads.push_back({.id = SmallWorld::Lead(1), .is_converted = true});
  world_.after.salesforce.became.emplace(salesforce::LeadRef{SmallWorld::Lead(1)},
                                         salesforce::ContactRef{contact});
  world_.after.salesforce.contacts.push_back({.id = contact});
  LoseLead(1);
  Later(kLongEnough);
  MakeLead(2);
  EXPECT_EQ(Judge().size(), 1U);
  world_.after.salesforce.contacts.clear();
  EXPECT_TRUE(Judge().empty());
}

TEST_F(LookedForFirstTest, WhatWasRefusedOrMadeIsNotInTheWay) {
  RefuseLead();
  MakeLead(1);
  MakeLead(2);
  EXPECT_TRUE(Judge().empty());
  LoseLead(std::nullopt);
  MakeLead(3);
  EXPECT_EQ(Judge().size(), 1U);
}

TEST_F(LookedForFirstTest, OtherFieldsAreAnotherLeads) {
  LoseLead(std::nullopt);
  MakeLeadOf("ann@example.com");
  EXPECT_TRUE(Judge().empty());
  MakeLeadOf("");
  EXPECT_EQ(Judge().size(), 1U);
}

TEST_F(LookedForFirstTest, PeopleWithEqualFieldsGetALeadEach) {
  IntendLead(1);
  IntendLead(1);
  LoseLead(std::nullopt);
  MakeLead(1);
  EXPECT_EQ(Judge().size(), 1U);
  IntendLead(2);
  EXPECT_TRUE(Judge().empty());
  LoseLead(std::nullopt);
  MakeLead(2);
  EXPECT_EQ(Judge().size(), 1U);
}

TEST_F(LookedForFirstTest, ALeadIsWhoseItWasMadeFor) {
  IntendLead(1);
  MakeLead(1);
  Give(1, 2);
  const Findings findings = Judge();
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings.front().sentence,
            "the lead that the sync made for person 1 became person 2's");
  world_.after.marketo.merged.emplace(marketo::PersonId{1}, marketo::PersonId{2});
  EXPECT_TRUE(Judge().empty());
}

TEST_F(LookedForFirstTest, ALeadThatItsPersonHadMayBecomeAnothers) {
  IntendLead(1);
  MakeLead(1);
  Give(1, 1);
  Give(1, 2);
  EXPECT_TRUE(Judge().empty());
  MakeLead(2);
  Give(2, 2);
  EXPECT_EQ(Judge().size(), 1U);
}

TEST_F(LookedForFirstTest, TheSyncsOwnLeadIsNoPersonOfItsOwn) {
  world_.AddPerson(1, 0, 0);
  IntendLead(1);
  MakeLead(1);
  MakePerson(1);
  const Findings findings = Judge();
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings.front().sentence,
            "the lead that the sync made for person 1 became a person of its own");
  world_.after.marketo.people.clear();  // whom it was made for is gone
  EXPECT_TRUE(Judge().empty());
}

TEST_F(LookedForFirstTest, OthersLeadsAndThoseOnceGivenMayBecomePeople) {
  world_.AddPerson(1, 0, 0);
  IntendLead(1);
  MakeLead(1);
  Give(1, 1);
  MakePerson(1);
  MakePerson(7);
  EXPECT_TRUE(Judge().empty());
  MakeLead(2);
  MakePerson(2);
  EXPECT_EQ(Judge().size(), 1U);
}

TEST_F(LookedForFirstTest, ALostCampaignIsNotAskedForAgainBeforeItWouldShow) {
  LoseCampaign();
  Later(kTooSoon);
  MakeCampaign();
  const Findings findings = Judge();
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_NE(findings.front().sentence.find("asked Salesforce for Webinar June again"),
            std::string::npos);
  IntendCampaign(5);
  EXPECT_EQ(Judge().size(), 1U);
  IntendCampaign(6);
  EXPECT_TRUE(Judge().empty()) << "two programs may have the same name";
}

TEST_F(LookedForFirstTest, ACampaignMayBeAskedForOnceTheLostOneWouldShow) {
  LoseCampaign();
  Later(kLongEnough);
  MakeCampaign();
  EXPECT_TRUE(Judge().empty());
  MakeCampaign();
  EXPECT_TRUE(Judge().empty()) << "what the sync knows of is not in the way";
}

TEST_F(LookedForFirstTest, OnlyALeadThatIsAsItWasAskedForIsTakenForTheLostOne) {
  IntendLead(1);
  LoseLead(2);
  Show(2, "Acme");
  Give(2, 1);
  EXPECT_TRUE(Judge().empty());
  world_.journal.clear();
  IntendLead(1);
  LoseLead(2);
  Show(2, "Zenith");
  Give(2, 1);
  ASSERT_EQ(Judge().size(), 1U);
  EXPECT_NE(Judge().front().sentence.find("differs from the one"), std::string::npos);
}

TEST_F(LookedForFirstTest, ALeadThatTheSyncKnowsMayHaveChangedSince) {
  IntendLead(1);
  MakeLead(2);
  Show(2, "Zenith");
  Give(2, 1);
  EXPECT_TRUE(Judge().empty());
}

}  // namespace
}  // namespace campsync::harness
