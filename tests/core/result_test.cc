// SPDX-License-Identifier: Apache-2.0
#include "core/result.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <type_traits>
#include <utility>

#include "core/error.h"

namespace campsync {
namespace {

Result<int> Refused() { return Error{.code = ErrorCode::kEntityIsDeleted, .text = "gone"}; }

TEST(ResultTest, HoldsAValue) {
  const Result<int> result = 7;
  EXPECT_TRUE(result.ok());
  EXPECT_TRUE(static_cast<bool>(result));
  EXPECT_EQ(result.value(), 7);
  EXPECT_EQ(*result, 7);
}

TEST(ResultTest, HoldsAnError) {
  const Result<int> result = Refused();
  EXPECT_FALSE(result.ok());
  EXPECT_FALSE(static_cast<bool>(result));
  EXPECT_EQ(result.error().code, ErrorCode::kEntityIsDeleted);
}

TEST(ResultTest, ErrorTypeIsTheCataloguesUnlessNamed) {
  EXPECT_TRUE((std::is_same_v<Result<int>, Result<int, Error>>));
}

TEST(ResultTest, TellsValueFromErrorOfTheSameShape) {
  const Result<std::string, Malformed> good = std::string("text");
  const Result<std::string, Malformed> bad = Malformed{"text"};
  EXPECT_NE(good, bad);
}

TEST(ResultTest, EqualsByContent) {
  EXPECT_EQ(Result<int>(7), Result<int>(7));
  EXPECT_NE(Result<int>(7), Result<int>(8));
  EXPECT_EQ(Refused(), Refused());
  EXPECT_NE(Refused(), Result<int>(0));
}

TEST(ResultTest, LetsItsValueBeChanged) {
  Result<std::string> result = std::string("Sent");
  result->append("!");
  *result += "!";
  result.value() += "!";
  EXPECT_EQ(*result, "Sent!!!");
}

TEST(ResultTest, GivesUpAValueThatOnlyMoves) {
  Result<std::unique_ptr<int>> result = std::make_unique<int>(7);
  const std::unique_ptr<int> taken = std::move(result).value();
  EXPECT_EQ(*taken, 7);
}

TEST(ResultTest, CarriesDoneWhereThereIsNoValue) {
  const Result<Done> result = Done{};
  EXPECT_TRUE(result.ok());
  EXPECT_EQ(result, Result<Done>(Done{}));
}

TEST(ResultTest, IsNoBoolByAccident) { EXPECT_FALSE((std::is_convertible_v<Result<int>, bool>)); }

TEST(ResultDeathTest, AskingAnErrorForItsValueAborts) {
  const Result<int> result = Refused();
  EXPECT_DEATH(static_cast<void>(result.value()), "check failed: ok\\(\\)");
}

TEST(ResultDeathTest, AskingAValueForItsErrorAborts) {
  const Result<int> result = 7;
  EXPECT_DEATH(static_cast<void>(result.error()), "check failed: !ok\\(\\)");
}

}  // namespace
}  // namespace campsync
