// SPDX-License-Identifier: Apache-2.0
#include "sim/marketo/people.h"

#include <gtest/gtest.h>

#include "tests/sim/marketo/org_fixture.h"

namespace campsync::sim {
namespace {

using enum ErrorCode;
using marketo::SfdcRecord;

class PeopleTest : public OrgFixture {
 protected:
  static SfdcRecord Lead(char last) {
    return salesforce::LeadRef{
        salesforce::LeadId::FromFifteen(std::string("00Q00000000000") + last)};
  }
  static SfdcRecord Contact(char last) {
    return salesforce::ContactRef{
        salesforce::ContactId::FromFifteen(std::string("00300000000000") + last)};
  }
  Result<marketo::PersonId> Create(SfdcRecord record, std::string last_name = "Bo") {
    marketo::PersonFromSalesforce person{.record = record, .last_name = std::move(last_name)};
    return org.port().Call(marketo::CreatePeople{{person}})->value.results.at(0);
  }
  Result<marketo::PersonId> Update(const marketo::PersonUpdate& update) {
    return org.port().Call(marketo::UpdatePeople{{update}})->value.results.at(0);
  }
  [[nodiscard]] const marketo::Person& Person(marketo::PersonId id) const {
    return org.people().Find(id)->person;
  }
};

TEST_F(PeopleTest, AUserAddsAPersonWhoIsNotInSalesforce) {
  const auto id = org.AddPerson({"Wei", "Zhang 伟", "会社", "wei@example.com"});
  EXPECT_EQ(Person(id).last_name, "Zhang 伟");
  EXPECT_EQ(Person(id).company, "会社");
  EXPECT_EQ(Person(id).sfdc_record, std::nullopt);
}

TEST_F(PeopleTest, AUserChangesOnlyTheFieldsNamed) {
  ASSERT_TRUE(org.UpdatePerson(ann, {.company = "Acme"}).ok());
  EXPECT_EQ(Person(ann).company, "Acme");
  EXPECT_EQ(Person(ann).first_name, "Ann");
  ASSERT_TRUE(org.UpdatePerson(ann, {.first_name = ""}).ok());
  EXPECT_EQ(Person(ann).first_name, "");
}

TEST_F(PeopleTest, AnEditThatChangesNothingIsNoChange) {
  const std::size_t changes = org.changes().size();
  ASSERT_TRUE(org.UpdatePerson(ann, {.first_name = "Ann"}).ok());
  EXPECT_EQ(org.changes().size(), changes);
}

TEST_F(PeopleTest, AnEditOfNobodyIsRefused) {
  EXPECT_TRUE(IsRefused(org.UpdatePerson({999}, {}), kPersonNotFound, "Lead not found"));
}

TEST_F(PeopleTest, TheSyncCreatesAPersonForARecord) {
  const auto id = Create(Lead('1'));
  ASSERT_TRUE(id.ok());
  EXPECT_EQ(Person(*id).sfdc_record, Lead('1'));
  EXPECT_EQ(org.people().FindByRecord(Lead('1')), *id);
  EXPECT_EQ(org.committed_writes().people, 1);
}

TEST_F(PeopleTest, CreatingARecordOnceMoreAnswersThePersonAndWritesNothing) {
  const auto id = Create(Lead('1')).value();
  const std::size_t changes = org.changes().size();
  EXPECT_EQ(Create(Lead('1'), "Other").value(), id);
  EXPECT_EQ(Person(id).last_name, "Bo");
  EXPECT_EQ(org.changes().size(), changes);
  EXPECT_EQ(org.committed_writes().people, 1);
}

TEST_F(PeopleTest, ALeadAndAContactAreTwoPeopleWhateverTheirEmail) {
  EXPECT_NE(Create(Lead('1')).value(), Create(Contact('1')).value());
}

TEST_F(PeopleTest, RefusesARecordWithoutAnId) {
  EXPECT_FALSE(Create(salesforce::LeadRef{}).ok());
  EXPECT_FALSE(Create(salesforce::ContactRef{}).ok());
  EXPECT_TRUE(Fired("MK-PERSON-01"));
}

TEST_F(PeopleTest, TheSyncGivesAPersonARecord) {
  ASSERT_TRUE(Update({.id = ann, .sfdc_record = Lead('1')}).ok());
  EXPECT_EQ(org.people().FindByRecord(Lead('1')), ann);
  EXPECT_EQ(Create(Lead('1')).value(), ann);
}

TEST_F(PeopleTest, TheSyncMovesAPersonFromLeadToContact) {
  const auto id = Create(Lead('1')).value();
  ASSERT_TRUE(Update({.id = id, .sfdc_record = Contact('1')}).ok());
  EXPECT_EQ(org.people().FindByRecord(Contact('1')), id);
  EXPECT_EQ(org.people().FindByRecord(Lead('1')), std::nullopt);
}

TEST_F(PeopleTest, TheSyncMarksARecordDeletedAndKeepsIt) {
  const auto id = Create(Lead('1')).value();
  ASSERT_TRUE(Update({.id = id, .sfdc_is_deleted = true}).ok());
  EXPECT_TRUE(Person(id).sfdc_is_deleted);
  EXPECT_EQ(Person(id).sfdc_record, Lead('1'));
}

TEST_F(PeopleTest, AnUpdateThatChangesNothingIsNotCommitted) {
  ASSERT_TRUE(Update({.id = ann, .sfdc_record = Lead('1')}).ok());
  const std::size_t changes = org.changes().size();
  ASSERT_TRUE(Update({.id = ann, .sfdc_record = Lead('1')}).ok());
  EXPECT_EQ(org.changes().size(), changes);
  EXPECT_EQ(org.committed_writes().people, 1);
}

TEST_F(PeopleTest, RefusesARecordThatAnotherPersonIs) {
  ASSERT_TRUE(Create(Lead('1')).ok());
  EXPECT_FALSE(Update({.id = ann, .sfdc_record = Lead('1')}).ok());
  EXPECT_TRUE(Fired("MK-PERSON-05"));
  EXPECT_EQ(Person(ann).sfdc_record, std::nullopt);
}

TEST_F(PeopleTest, RefusesAnUpdateOfNobody) {
  EXPECT_TRUE(IsRefused(Update({.id = {999}}), kPersonNotFound, "Lead not found"));
}

TEST_F(PeopleTest, WithTheRuleLiftedTheFirstHolderKeepsTheRecord) {
  const auto first = Create(Lead('1')).value();
  rules.Invert("MK-PERSON-05");
  ASSERT_TRUE(Update({.id = ann, .sfdc_record = Lead('1')}).ok());
  EXPECT_EQ(org.people().FindByRecord(Lead('1')), first);
}

TEST_F(PeopleTest, IdsGivenAndCountedNeverMeet) {
  ASSERT_TRUE(org.GivenPerson({.id = {200'000}, .last_name = "Old"}).ok());
  EXPECT_EQ(org.AddPerson({}), marketo::PersonId{200'001});
  EXPECT_EQ(org.GivenPerson({.last_name = "No id"}).value(), marketo::PersonId{200'002});
  EXPECT_FALSE(org.GivenPerson({.id = {200'001}}).ok());
}

TEST_F(PeopleTest, TwoGivenPeopleWithOneRecordAreASentence) {
  ASSERT_TRUE(org.GivenPerson({.sfdc_record = Lead('1')}).ok());
  EXPECT_FALSE(org.GivenPerson({.sfdc_record = Lead('1')}).ok());
  EXPECT_TRUE(org.GivenPerson({.sfdc_record = Lead('2')}).ok());
}

TEST_F(PeopleTest, AreWalkedInTheOrderOfIds) {
  ASSERT_TRUE(org.GivenPerson({.id = {7}}).ok());
  std::vector<marketo::PersonId> ids;
  org.people().ForEach([&](const MarketoPersonRow& row) { ids.push_back(row.person.id); });
  EXPECT_EQ(ids, (std::vector{marketo::PersonId{7}, ann}));
}

}  // namespace
}  // namespace campsync::sim
