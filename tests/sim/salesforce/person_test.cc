// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "sim/salesforce/field_checks.h"
#include "tests/sim/salesforce/org_fixture.h"

namespace campsync::sim {
namespace {

using namespace campsync::salesforce;

class PersonTest : public SalesforceOrgTest {
 protected:
  Result<LeadId> Create(const LeadFields& fields) { return ApiWrite(CreateLeads{{fields}}); }
};

TEST_F(PersonTest, LeadWithoutLastNameAndCompanyIsRefusedNamingBoth) {
  const auto result = Create({.first_name = "Aiko"});
  EXPECT_EQ(result.error().code, ErrorCode::kRequiredFieldMissing);
  EXPECT_EQ(result.error().text, "Required fields are missing: [LastName, Company]");
  EXPECT_EQ(result.error().fields, (std::vector<std::string>{"LastName", "Company"}));
  EXPECT_TRUE(Fired("SF-LEAD-01"));
  EXPECT_TRUE(org_.leads().empty());
}

TEST_F(PersonTest, LeadWithCompanyOnlyIsRefusedNamingLastName) {
  EXPECT_EQ(Create({.company = "Acme"}).error().text, "Required fields are missing: [LastName]");
}

TEST_F(PersonTest, BlankLastNameIsMissing) {
  EXPECT_FALSE(Create({.last_name = "  ", .company = "Acme"}).ok());
}

TEST_F(PersonTest, LeadWithLastNameAndCompanyIsCreated) {
  const auto id = Create({.last_name = "佐藤", .company = "株式会社アクメ"});
  const Lead& row = *org_.Find(*id);
  EXPECT_EQ(row.last_name, "佐藤");
  EXPECT_EQ(row.created_by, org_.sync_user());
  EXPECT_EQ(row.created_date, clock_.Now().WholeSecond());
  EXPECT_FALSE(Fired("SF-LEAD-01") || Fired("SF-LEAD-03") || Fired("SF-LEAD-04"));
}

TEST_F(PersonTest, LastNameOf81CharactersIsRefused) {
  const std::string name(81, 'n');
  const auto result = Create({.last_name = name, .company = "Acme"});
  EXPECT_EQ(result.error().code, ErrorCode::kStringTooLong);
  EXPECT_EQ(result.error().text, "Last Name: data value too large: " + name + " (max length=80)");
  EXPECT_EQ(result.error().fields, std::vector<std::string>{"LastName"});
  EXPECT_TRUE(Fired("SF-LEAD-03"));
}

TEST_F(PersonTest, EveryLengthOfALeadIsChecked) {
  const LeadFields fits{.first_name = std::string(40, 'f'),
                        .last_name = std::string(80, 'l'),
                        .company = std::string(255, 'c'),
                        .email = std::string(69, 'e') + "@acme.co.uk"};
  ASSERT_EQ(fits.email.size(), 80U);
  EXPECT_TRUE(Create(fits).ok());
  LeadFields first_name = fits;
  first_name.first_name += 'f';
  LeadFields company = fits;
  company.company += 'c';
  LeadFields email = fits;
  email.email = 'e' + email.email;
  EXPECT_EQ(Create(first_name).error().fields, std::vector<std::string>{"FirstName"});
  EXPECT_EQ(Create(company).error().fields, std::vector<std::string>{"Company"});
  EXPECT_EQ(Create(email).error().fields, std::vector<std::string>{"Email"});
}

TEST_F(PersonTest, InvalidEmailIsRefused) {
  const auto result = Create({.last_name = "Ito", .company = "Acme", .email = "@bc.com"});
  EXPECT_EQ(result.error().code, ErrorCode::kInvalidEmailAddress);
  EXPECT_EQ(result.error().text, "Email: invalid email address: @bc.com");
  EXPECT_TRUE(Fired("SF-LEAD-04"));
}

TEST_F(PersonTest, RequiredFieldsWinOverOtherErrors) {
  const auto result = Create({.last_name = std::string(81, 'n'), .email = "@bc.com"});
  EXPECT_EQ(result.error().code, ErrorCode::kRequiredFieldMissing);
}

TEST(EmailAddressTest, HasOneAtSignAndADomainWithADot) {
  for (const char* good : {"a@b.co", "aiko.ito+x@mail.acme.example"}) {
    EXPECT_TRUE(IsEmailAddress(good)) << good;
  }
  for (const char* bad :
       {"@bc.com", "a@", "a", "a@b", "a@b@c.com", "a b@c.com", "a@.com", "a@c.", "a@c..com"}) {
    EXPECT_FALSE(IsEmailAddress(bad)) << bad;
  }
}

TEST_F(PersonTest, ConvertedLeadIsReadOnly) {
  const LeadId lead = GiveConvertedLead(MakeContact());
  const Lead before = *org_.Find(lead);
  const auto result = org_.AsSalesUser().UpdateLead(lead, {.company = "Other"});
  EXPECT_EQ(result.error().code, ErrorCode::kCannotUpdateConvertedLead);
  EXPECT_EQ(result.error().text, "cannot reference converted lead");
  EXPECT_EQ(*org_.Find(lead), before);
  EXPECT_TRUE(Fired("SF-LEAD-10"));
}

TEST_F(PersonTest, OpenLeadCanBeUpdated) {
  const LeadId lead = MakeLead();
  Wait(Duration::Minutes(1));
  ASSERT_TRUE(org_.AsSalesUser().UpdateLead(lead, {.email = "ito@acme.example"}).ok());
  EXPECT_EQ(org_.Find(lead)->email, "ito@acme.example");
  EXPECT_EQ(org_.Find(lead)->last_name, "Ito");
  EXPECT_EQ(org_.Find(lead)->system_modstamp, clock_.Now().WholeSecond());
  EXPECT_FALSE(Fired("SF-LEAD-10"));
}

TEST_F(PersonTest, EmptyTextClearsAField) {
  const LeadId lead = MakeLead();
  ASSERT_TRUE(org_.AsSalesUser().UpdateLead(lead, {.first_name = "Aiko"}).ok());
  ASSERT_TRUE(org_.AsSalesUser().UpdateLead(lead, {.first_name = ""}).ok());
  EXPECT_EQ(org_.Find(lead)->first_name, "");
  EXPECT_TRUE(Fired("SF-LEAD-21"));
}

TEST_F(PersonTest, RequiredFieldCannotBeEmptied) {
  const LeadId lead = MakeLead();
  EXPECT_EQ(org_.AsSalesUser().UpdateLead(lead, {.company = ""}).error().code,
            ErrorCode::kRequiredFieldMissing);
  EXPECT_EQ(org_.Find(lead)->company, "Acme");
}

TEST_F(PersonTest, DeletedLeadCannotBeChangedOrDeletedAgain) {
  const LeadId lead = MakeLead();
  ASSERT_TRUE(org_.AsSalesUser().DeleteLead(lead).ok());
  EXPECT_FALSE(Fired("SF-LEAD-16"));
  EXPECT_EQ(org_.AsSalesUser().UpdateLead(lead, {.company = "B"}).error().text,
            "entity is deleted");
  EXPECT_EQ(org_.AsSalesUser().DeleteLead(lead).error().code, ErrorCode::kEntityIsDeleted);
  EXPECT_TRUE(Fired("SF-LEAD-16"));
}

TEST_F(PersonTest, UnknownLeadCannotBeChangedOrDeleted) {
  const LeadId unknown = LeadId::FromFifteen("00Q000000000099");
  EXPECT_EQ(org_.AsSalesUser().UpdateLead(unknown, {.company = "B"}).error().text,
            "invalid cross reference id");
  EXPECT_EQ(org_.AsSalesUser().DeleteLead(unknown).error().code,
            ErrorCode::kInvalidCrossReferenceKey);
  EXPECT_TRUE(Fired("SF-LEAD-17"));
}

TEST_F(PersonTest, KnownLeadCanBeDeletedByAUser) {
  const LeadId lead = MakeLead();
  ASSERT_TRUE(org_.AsSalesUser().DeleteLead(lead).ok());
  EXPECT_TRUE(org_.Find(lead)->is_deleted);
  EXPECT_FALSE(Fired("SF-LEAD-17"));
}

TEST_F(PersonTest, ContactNeedsOnlyALastName) {
  EXPECT_TRUE(org_.AsSalesUser().CreateContact({.last_name = "Okafor"}).ok());
  EXPECT_EQ(org_.AsSalesUser().CreateContact({.account_name = "Acme"}).error().fields,
            std::vector<std::string>{"LastName"});
}

TEST_F(PersonTest, ContactFieldsAreChecked) {
  EXPECT_EQ(org_.AsSalesUser().CreateContact({.last_name = std::string(81, 'n')}).error().code,
            ErrorCode::kStringTooLong);
  EXPECT_EQ(org_.AsSalesUser().CreateContact({.last_name = "O", .email = "a@"}).error().code,
            ErrorCode::kInvalidEmailAddress);
}

TEST_F(PersonTest, ContactCanBeUpdatedInPart) {
  const ContactId contact = MakeContact();
  ASSERT_TRUE(org_.AsSalesUser().UpdateContact(contact, {.account_name = "Acme"}).ok());
  EXPECT_EQ(org_.Find(contact)->account_name, "Acme");
  EXPECT_EQ(org_.Find(contact)->last_name, "Okafor");
}

TEST_F(PersonTest, AnotherUserSignsItsOwnWork) {
  const UserId automation = UserId::FromFifteen("005000000000042");
  const LeadId lead = MakeLead();
  ASSERT_TRUE(org_.As(automation).UpdateLead(lead, {.company = "Other"}).ok());
  EXPECT_EQ(org_.Find(lead)->created_by, org_.sales_user());
  EXPECT_EQ(org_.Find(lead)->last_modified_by, automation);
}

}  // namespace
}  // namespace campsync::sim
