// SPDX-License-Identifier: Apache-2.0
//
// CanonicalWalk: takes any value of the ports and the store apart, field by field through its
// VisitFields, and hands the parts to a sink in one fixed order. It knows the shapes (record, list,
// optional, sum, result); what becomes of a part is the sink's business. Nothing it hands over
// depends on addresses, hash order or the order in which labels were interned.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "core/label.h"
#include "core/money.h"
#include "core/number_id.h"
#include "core/result.h"
#include "core/salesforce/id.h"
#include "core/salesforce/person.h"
#include "core/time.h"
#include "core/timed.h"
#include "sim/world/delta_name.h"

namespace campsync::sim {

namespace canonical_internal {

struct AnyVisitor {
  template <class T>
  void operator()(std::string_view, const T&) const {}
};

template <class T>
concept HasFields = requires(const T& value, AnyVisitor visitor) {
  value.VisitFields(visitor);
};

/// Whether T is an instance of the template; for templates over types only.
template <class T, template <class...> class Template>
inline constexpr bool kIsOneOf = false;
template <template <class...> class Template, class... Arguments>
inline constexpr bool kIsOneOf<Template<Arguments...>, Template> = true;

template <class T>
inline constexpr bool kIsSalesforceId = false;
template <salesforce::ObjectKind kKind>
inline constexpr bool kIsSalesforceId<salesforce::RecordId<kKind>> = true;

/// What a sink takes whole, by its overload of Scalar.
template <class T>
inline constexpr bool kIsScalar =
    kIsSalesforceId<T> || std::same_as<T, Label> || std::same_as<T, Instant> ||
    std::same_as<T, Date> || std::same_as<T, YearMonth> || std::same_as<T, Duration> ||
    std::same_as<T, Money> || std::same_as<T, salesforce::LeadRef> ||
    std::same_as<T, salesforce::ContactRef> || std::same_as<T, salesforce::ConvertedRef>;

}  // namespace canonical_internal

template <class Sink, class T>
void CanonicalWalk(Sink& sink, const T& value);

namespace canonical_internal {

template <class Sink, class T>
void WalkNumber(Sink& sink, const T& value) {
  if constexpr (std::same_as<T, bool>) {
    sink.Flag(value);
  } else {
    sink.Number(static_cast<std::int64_t>(value));
  }
}

template <class Sink, class T>
void WalkRecord(Sink& sink, const T& value) {
  sink.BeginRecord(NameOfRecord<T>());
  // Some records hand the visitor on to a part of theirs: it must be an lvalue they can forward.
  auto visit = [&sink](std::string_view name, const auto& member) {
    sink.Field(name);
    CanonicalWalk(sink, member);
  };
  value.VisitFields(visit);
  sink.EndRecord();
}

template <class Sink, class T>
void WalkList(Sink& sink, const std::vector<T>& values) {
  sink.BeginList(values.size());
  for (const T& value : values) {
    sink.Item();
    CanonicalWalk(sink, value);
  }
  sink.EndList();
}

template <class Sink, class T>
void WalkResult(Sink& sink, const T& result) {
  if (result.ok()) {
    CanonicalWalk(sink, result.value());
  } else {
    sink.BeginError();
    CanonicalWalk(sink, result.error());
  }
}

}  // namespace canonical_internal

/// Hands `value` to `sink`. A type without a known shape does not compile.
template <class Sink, class T>
void CanonicalWalk(Sink& sink, const T& value) {
  using canonical_internal::kIsOneOf;
  if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>) {
    canonical_internal::WalkNumber(sink, value);
  } else if constexpr (std::convertible_to<const T&, std::string_view>) {
    sink.Text(value);
  } else if constexpr (canonical_internal::kIsScalar<T>) {
    sink.Scalar(value);
  } else if constexpr (kIsOneOf<T, NumberId>) {
    sink.Number(value.value);
  } else if constexpr (kIsOneOf<T, std::optional>) {
    if (value) {
      CanonicalWalk(sink, *value);
    } else {
      sink.Null();
    }
  } else if constexpr (kIsOneOf<T, std::vector>) {
    canonical_internal::WalkList(sink, value);
  } else if constexpr (kIsOneOf<T, std::variant>) {
    sink.Alternative(value.index());
    std::visit([&sink](const auto& one) { CanonicalWalk(sink, one); }, value);
  } else if constexpr (kIsOneOf<T, Result>) {
    canonical_internal::WalkResult(sink, value);
  } else if constexpr (kIsOneOf<T, Timed>) {
    sink.ServerTime(value.server_time);
    CanonicalWalk(sink, value.value);
  } else if constexpr (std::same_as<T, Done>) {
    sink.Done();
  } else {
    static_assert(canonical_internal::HasFields<T>);
    canonical_internal::WalkRecord(sink, value);
  }
}

}  // namespace campsync::sim
