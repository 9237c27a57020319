// SPDX-License-Identifier: Apache-2.0
#include "core/salesforce/person.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/core/field_names.h"

namespace campsync::salesforce {
namespace {

const LeadId kLead = LeadId::FromFifteen("00Q000000000001");
const ContactId kContact = ContactId::FromFifteen("003000000000002");

TEST(PersonRefTest, LeadHasNoContact) {
  EXPECT_EQ(LeadOf(LeadRef{kLead}), kLead);
  EXPECT_EQ(ContactOf(LeadRef{kLead}), std::nullopt);
}

TEST(PersonRefTest, ContactHasNoLead) {
  EXPECT_EQ(ContactOf(ContactRef{kContact}), kContact);
  EXPECT_EQ(LeadOf(ContactRef{kContact}), std::nullopt);
}

// SF-MEMBER-16.
TEST(PersonRefTest, ConvertedLeadKeepsBothIds) {
  const ConvertedRef converted = {.lead = kLead, .contact = kContact};
  EXPECT_EQ(LeadOf(converted), kLead);
  EXPECT_EQ(ContactOf(converted), kContact);
}

TEST(PersonRefTest, ConvertedMemberEqualsNeitherItsLeadNorItsContact) {
  const PersonRef converted = ConvertedRef{.lead = kLead, .contact = kContact};
  EXPECT_NE(converted, PersonRef(LeadRef{kLead}));
  EXPECT_NE(converted, PersonRef(ContactRef{kContact}));
}

TEST(FormatPersonRefTest, NamesTheLead) {
  EXPECT_EQ(FormatPersonRef(LeadRef{kLead}), "Lead 00Q000000000001EAA");
}

TEST(FormatPersonRefTest, NamesTheContact) {
  EXPECT_EQ(FormatPersonRef(ContactRef{kContact}), "Contact 003000000000002AAA");
}

TEST(FormatPersonRefTest, NamesTheContactOfAConvertedLead) {
  EXPECT_EQ(FormatPersonRef(ConvertedRef{.lead = kLead, .contact = kContact}),
            "Contact 003000000000002AAA");
}

TEST(LeadTest, VisitsItsFieldsUnderTheirApiNames) {
  EXPECT_EQ(FieldNames(Lead{}),
            (std::vector<std::string>{"Id", "FirstName", "LastName", "Company", "Email", "OwnerId",
                                      "IsConverted", "ConvertedContactId", "IsDeleted",
                                      "MasterRecordId", "CreatedDate", "CreatedById",
                                      "SystemModstamp", "LastModifiedById"}));
}

TEST(LeadTest, VisitsTheValueOfEachNameField) {
  const Lead lead = {.id = kLead,
                     .first_name = "Ann",
                     .last_name = "Li",
                     .company = "Acme",
                     .email = "ann@acme.example",
                     .is_converted = true,
                     .converted_contact = kContact,
                     .system_modstamp = {5}};
  EXPECT_EQ(FieldValue<LeadId>(lead, "Id"), kLead);
  EXPECT_EQ(FieldValue<std::string>(lead, "FirstName"), "Ann");
  EXPECT_EQ(FieldValue<std::string>(lead, "LastName"), "Li");
  EXPECT_EQ(FieldValue<std::string>(lead, "Company"), "Acme");
  EXPECT_EQ(FieldValue<std::string>(lead, "Email"), "ann@acme.example");
  EXPECT_TRUE(FieldValue<bool>(lead, "IsConverted"));
  EXPECT_EQ(FieldValue<std::optional<ContactId>>(lead, "ConvertedContactId"), kContact);
  EXPECT_EQ(FieldValue<Instant>(lead, "SystemModstamp"), Instant{5});
}

TEST(UserTest, IsAnActiveMarketingUserByDefault) {
  EXPECT_TRUE(User{}.is_active);
  EXPECT_TRUE(User{}.marketing_user);
}

TEST(UserTest, VisitsTheMarketingUserFlagUnderItsApiName) {
  const User user = {.name = "Sync", .marketing_user = false};
  EXPECT_EQ(FieldNames(user),
            (std::vector<std::string>{"Id", "Name", "IsActive", "UserPermissionsMarketingUser"}));
  EXPECT_FALSE(FieldValue<bool>(user, "UserPermissionsMarketingUser"));
  EXPECT_TRUE(FieldValue<bool>(user, "IsActive"));
}

}  // namespace
}  // namespace campsync::salesforce
