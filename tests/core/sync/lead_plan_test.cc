// SPDX-License-Identifier: Apache-2.0
#include "core/sync/lead_plan.h"

#include <gtest/gtest.h>

#include <string>

namespace campsync {
namespace {

salesforce::LeadFields Complete() {
  return {.first_name = "Ida", .last_name = "Lund", .company = "Fjord", .email = "ida@fjord.no"};
}

ErrorCode CodeOf(const salesforce::LeadFields& fields) {
  const auto error = PredictLeadRefusal(fields);
  EXPECT_TRUE(error.has_value());
  return error ? error->code : ErrorCode::kDiverged;
}

TEST(LeadPlanTest, DefaultsFillEmptyFieldsOnly) {
  const marketo::Person person{.first_name = "Ida", .last_name = "", .company = "Fjord"};
  const auto fields =
      LeadFieldsFor(person, {.default_last_name = "Unknown", .default_company = "Nobody Inc"});
  EXPECT_EQ(fields.last_name, "Unknown");
  EXPECT_EQ(fields.company, "Fjord");
}

TEST(LeadPlanTest, ACompleteLeadIsNotRefused) {
  EXPECT_FALSE(PredictLeadRefusal(Complete()).has_value());
}

TEST(LeadPlanTest, AnEmailAddressMayBeMissing) {
  auto fields = Complete();
  fields.email.clear();
  EXPECT_FALSE(PredictLeadRefusal(fields).has_value());
}

TEST(LeadPlanTest, MissingFieldsAreNamedInSalesforcesOrder) {
  const auto error = PredictLeadRefusal({.first_name = "Ida", .company = "  "});
  ASSERT_TRUE(error.has_value());
  EXPECT_EQ(error->code, ErrorCode::kRequiredFieldMissing);
  EXPECT_EQ(error->text, "Required fields are missing: [LastName, Company]");
  EXPECT_EQ(error->fields, (std::vector<std::string>{"LastName", "Company"}));
}

TEST(LeadPlanTest, LengthsCountCharacters) {
  auto fields = Complete();
  for (int i = 0; i < 76; ++i) fields.last_name += "é";
  EXPECT_FALSE(PredictLeadRefusal(fields).has_value());  // 80 characters, 156 bytes
  fields.last_name += "é";
  EXPECT_EQ(CodeOf(fields), ErrorCode::kStringTooLong);
}

TEST(LeadPlanTest, EveryTextHasItsLength) {
  auto fields = Complete();
  fields.first_name = std::string(41, 'x');
  EXPECT_EQ(PredictLeadRefusal(fields)->fields, std::vector<std::string>{"FirstName"});
  fields = Complete();
  fields.company = std::string(256, 'x');
  EXPECT_EQ(PredictLeadRefusal(fields)->fields, std::vector<std::string>{"Company"});
  fields = Complete();
  fields.email = std::string(80, 'x') + "@fjord.no";
  EXPECT_EQ(PredictLeadRefusal(fields)->fields, std::vector<std::string>{"Email"});
}

TEST(LeadPlanTest, WhatIsNoAddressIsRefused) {
  auto fields = Complete();
  for (const char* text : {"ida", "@fjord.no", "ida@fjord", "i da@fjord.no", "ida@@fjord.no",
                           "ida@.no", "ida@fjord.", "ida@fjord..no", "a,b@fjord.no"}) {
    fields.email = text;
    EXPECT_EQ(CodeOf(fields), ErrorCode::kInvalidEmailAddress) << text;
  }
}

}  // namespace
}  // namespace campsync
