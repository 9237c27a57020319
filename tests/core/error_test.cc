// SPDX-License-Identifier: Apache-2.0
#include "core/error.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <ostream>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/text.h"
#include "tests/core/field_names.h"

namespace campsync {

// Where GoogleTest finds it: beside the type.
void PrintTo(const CatalogueEntry& one, std::ostream* out) { *out << one.name; }

namespace {

class CatalogueTest : public testing::TestWithParam<CatalogueEntry> {};

TEST_P(CatalogueTest, IsFoundByItsCode) {
  EXPECT_EQ(&Describe(GetParam().code),
            &ErrorCatalogue()[static_cast<std::size_t>(GetParam().code)]);
  EXPECT_EQ(Describe(GetParam().code).code, GetParam().code);
}

TEST_P(CatalogueTest, HasAName) {
  EXPECT_FALSE(GetParam().name.empty());
  EXPECT_EQ(TrimSpace(GetParam().name), GetParam().name);
}

// A vendor code or a Marketo number: journals and fixtures match on it.
TEST_P(CatalogueTest, NameIsACodeNotASentence) {
  EXPECT_TRUE(std::ranges::all_of(GetParam().name, [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  })) << GetParam().name;
}

TEST_P(CatalogueTest, AdviceIsASentence) {
  const std::string_view advice = GetParam().advice;
  ASSERT_FALSE(advice.empty());
  EXPECT_TRUE(advice.front() >= 'A' && advice.front() <= 'Z') << advice;
  EXPECT_EQ(advice.back(), '.') << advice;
}

// A 503 or 500 may come after the commit (SF-LIM-06).
TEST_P(CatalogueTest, OnlyALostReplyOrAServerFailureLeavesItOpenWhatHappened) {
  const bool open =
      GetParam().name.ends_with("_REPLY_LOST") || GetParam().code == ErrorCode::kServerUnavailable;
  EXPECT_EQ(GetParam().certainty == Certainty::kIndefinite, open);
}

TEST_P(CatalogueTest, ErrorTakesItsNatureFromItsCode) {
  const Error error = {.code = GetParam().code, .text = "", .fields = {}};
  EXPECT_EQ(error.vendor(), GetParam().vendor);
  EXPECT_EQ(error.level(), GetParam().level);
  EXPECT_EQ(error.IsDefinite(), GetParam().certainty == Certainty::kDefinite);
}

INSTANTIATE_TEST_SUITE_P(AllCodes, CatalogueTest,
                         testing::ValuesIn(ErrorCatalogue().begin(), ErrorCatalogue().end()));

TEST(ErrorCatalogueTest, LostRepliesAreTransportErrorsOfTheirVendor) {
  const std::vector<std::pair<ErrorCode, Vendor>> lost = {
      {ErrorCode::kSalesforceReplyLost, Vendor::kSalesforce},
      {ErrorCode::kMarketoReplyLost, Vendor::kMarketo},
      {ErrorCode::kStoreReplyLost, Vendor::kStore}};
  for (const auto& [code, vendor] : lost) {
    EXPECT_EQ(Describe(code).vendor, vendor);
    EXPECT_EQ(Describe(code).level, ErrorLevel::kTransport);
    EXPECT_EQ(Describe(code).certainty, Certainty::kIndefinite);
  }
}

TEST(ErrorCatalogueTest, RequestsThatNeverLeftAreDefinite) {
  EXPECT_EQ(Describe(ErrorCode::kSalesforceUnreachable).certainty, Certainty::kDefinite);
  EXPECT_EQ(Describe(ErrorCode::kMarketoUnreachable).certainty, Certainty::kDefinite);
  EXPECT_EQ(Describe(ErrorCode::kStoreFailed).certainty, Certainty::kDefinite);
}

// MK-REST-22 and MK-REST-24: the number 1037 has two messages. Every other name is one code's.
TEST(ErrorCatalogueTest, OnlyMarketos1037NamesTwoCodes) {
  std::set<std::pair<Vendor, std::string_view>> names;
  std::vector<std::string_view> shared;
  for (const CatalogueEntry& entry : ErrorCatalogue()) {
    if (!names.emplace(entry.vendor, entry.name).second) shared.push_back(entry.name);
  }
  EXPECT_EQ(shared, std::vector<std::string_view>{"1037"});
}

TEST(ErrorCatalogueTest, UsesTheVendorsOwnCodes) {
  EXPECT_EQ(Describe(ErrorCode::kApiDisabled).name, "API_DISABLED_FOR_ORG");
  EXPECT_EQ(Describe(ErrorCode::kEntityIsDeleted).name, "ENTITY_IS_DELETED");
  EXPECT_EQ(Describe(ErrorCode::kPersonNotFound).name, "1004");
  EXPECT_EQ(Describe(ErrorCode::kProgramStatusNotFound).name, "1025");
}

TEST(FormatErrorTest, PutsTheCodeBeforeTheText) {
  const Error error = {.code = ErrorCode::kEntityIsDeleted, .text = "entity is deleted"};
  EXPECT_EQ(FormatError(error), "ENTITY_IS_DELETED: entity is deleted");
}

TEST(FormatErrorTest, IsTheCodeAloneWithoutText) {
  EXPECT_EQ(FormatError({.code = ErrorCode::kMarketoReplyLost}), "MARKETO_REPLY_LOST");
}

TEST(FormatErrorTest, LeavesBracesInTheTextAlone) {
  EXPECT_EQ(FormatError({.code = ErrorCode::kInvalidField, .text = "{0} of {name}"}),
            "INVALID_FIELD: {0} of {name}");
}

TEST(ErrorTest, DiffersByCodeTextAndFields) {
  const Error error = {.code = ErrorCode::kStringTooLong, .text = "too long", .fields = {"Name"}};
  EXPECT_EQ(error, Error(error));
  EXPECT_NE(error, (Error{ErrorCode::kDuplicateValue, "too long", {"Name"}}));
  EXPECT_NE(error, (Error{ErrorCode::kStringTooLong, "", {"Name"}}));
  EXPECT_NE(error, (Error{ErrorCode::kStringTooLong, "too long", {}}));
}

TEST(ErrorTest, VisitsItsFieldsWithTheCodesName) {
  const Error error = {.code = ErrorCode::kStringTooLong, .text = "too long", .fields = {"Name"}};
  EXPECT_EQ(FieldNames(error), (std::vector<std::string>{"code", "text", "fields"}));
  EXPECT_EQ(FieldValue<std::string_view>(error, "code"), "STRING_TOO_LONG");
  EXPECT_EQ(FieldValue<std::string>(error, "text"), "too long");
  EXPECT_EQ(FieldValue<std::vector<std::string>>(error, "fields"),
            std::vector<std::string>{"Name"});
}

TEST(ErrorNamesTest, NamesEveryVendor) {
  EXPECT_EQ(NameOf(Vendor::kMarketo), "Marketo");
  EXPECT_EQ(NameOf(Vendor::kSalesforce), "Salesforce");
  EXPECT_EQ(NameOf(Vendor::kEngine), "sync engine");
  EXPECT_EQ(NameOf(Vendor::kStore), "state store");
}

TEST(ErrorNamesTest, NamesEveryLevel) {
  EXPECT_EQ(NameOf(ErrorLevel::kTransport), "transport");
  EXPECT_EQ(NameOf(ErrorLevel::kRequest), "request");
  EXPECT_EQ(NameOf(ErrorLevel::kRecord), "record");
}

TEST(ErrorNamesTest, NamesEveryCertainty) {
  EXPECT_EQ(NameOf(Certainty::kDefinite), "definite");
  EXPECT_EQ(NameOf(Certainty::kIndefinite), "indefinite");
}

}  // namespace
}  // namespace campsync
