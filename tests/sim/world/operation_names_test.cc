// SPDX-License-Identifier: Apache-2.0
#include "sim/world/operation_names.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <variant>

#include "sim/world/port_traits.h"

namespace campsync::sim {
namespace {

bool Has(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

TEST(OperationNamesTest, HasTheNamesOfAllThreePorts) {
  const std::vector<std::string> names = OperationNames();
  EXPECT_TRUE(Has(names, "WriteMembers"));
  EXPECT_TRUE(Has(names, "CreateLeads"));
  EXPECT_TRUE(Has(names, "Append"));
  EXPECT_TRUE(Has(names, "Load"));
}

// A name that two ports shared would make a moment or a fault ambiguous.
TEST(OperationNamesTest, NoTwoCallsShareAName) {
  EXPECT_EQ(OperationNames().size(), std::variant_size_v<marketo::Request> +
                                         std::variant_size_v<salesforce::Request> +
                                         std::variant_size_v<StoreRequest>);
}

TEST(OperationNamesTest, IsSorted) {
  const std::vector<std::string> names = OperationNames();
  EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
}

}  // namespace
}  // namespace campsync::sim
