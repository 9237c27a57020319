// SPDX-License-Identifier: Apache-2.0
//
// What VisitFields of a value struct shows, and how many members the struct has: a member that was
// added without being visited would be missing from every journal and digest. Not a serializer.
// FieldCount needs an aggregate without base classes whose members can all be moved.
#pragma once

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

namespace campsync {

/// The names VisitFields passes, in its order.
template <class Value>
std::vector<std::string> FieldNames(const Value& value) {
  std::vector<std::string> names;
  value.VisitFields([&names](std::string_view name, const auto&) { names.emplace_back(name); });
  return names;
}

/// The value VisitFields passes under `name`, which has to be a Field; Field() when there is none.
template <class Field, class Value>
Field FieldValue(const Value& value, std::string_view name) {
  Field found{};
  value.VisitFields([&](std::string_view visited, const auto& field) {
    if constexpr (requires { found = field; }) {
      if (visited == name) found = field;
    }
  });
  return found;
}

/// Stands for any member in an aggregate initialisation; never evaluated.
struct AnyMember {
  template <class Member>
  operator Member() const;  // NOLINT: implicit is the point
};

/// The number of members of an aggregate: as many initialisers as it takes.
template <class Value, class... Members>
consteval std::size_t FieldCount() {
  if constexpr (requires { Value{Members{}..., AnyMember{}}; }) {
    return FieldCount<Value, Members..., AnyMember>();
  } else {
    return sizeof...(Members);
  }
}

/// Expects that VisitFields of each of the values shows as many fields as the struct has members.
template <class... Values>
void ExpectAllMembersVisited() {
  const auto expect_one = []<class Value>(std::type_identity<Value>) {
    EXPECT_EQ(FieldNames(Value{}).size(), FieldCount<Value>())
        << testing::internal::GetTypeName<Value>();
  };
  (expect_one(std::type_identity<Values>()), ...);
}

/// The same for the alternatives of a variant.
template <class... Values>
void ExpectAllMembersVisited(std::type_identity<std::variant<Values...>>) {
  ExpectAllMembersVisited<Values...>();
}

}  // namespace campsync
