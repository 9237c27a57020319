// SPDX-License-Identifier: Apache-2.0
//
// RequestRights: whether the sync user's profile and sharing let a request, or a record of a write,
// through (SF-PERM-05 .. -08, -10). It knows rights, not rules about records; the Marketing User
// flag is the writers' business.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/salesforce/port.h"
#include "sim/salesforce/salesforce_state.h"

namespace campsync::sim {

/// Why the whole request is refused; nullopt: it is not.
[[nodiscard]] std::optional<Error> RefuseRequest(SalesforceState& state,
                                                 const salesforce::Request& request);

/// The API names of the fields that a record to be written has values for.
template <class Record>
[[nodiscard]] std::vector<std::string> FieldsWritten(const Record& record);

namespace request_rights_internal {

/// Collects the names of fields that are not empty.
struct FieldNames {
  std::vector<std::string> names;

  template <class Value>
  void operator()(std::string_view name, const Value& value) {
    if constexpr (requires { value.has_value(); }) {
      if (!value.has_value()) return;
    } else if constexpr (requires { value.empty(); }) {
      if (value.empty()) return;
    } else if constexpr (requires { value.IsEmpty(); }) {
      if (value.IsEmpty()) return;
    }
    names.emplace_back(name);
  }
};

}  // namespace request_rights_internal

template <class Record>
std::vector<std::string> FieldsWritten(const Record& record) {
  request_rights_internal::FieldNames fields;
  record.VisitFields(fields);
  return fields.names;
}

/// Which of the written fields the sync user may not write, as the vendor's refusal; nullopt: none.
[[nodiscard]] std::optional<Error> RefuseFields(SalesforceState& state,
                                                salesforce::ObjectKind object,
                                                const std::vector<std::string>& written);

/// Why one record of a write is refused. `Id`: of the object it belongs to.
template <class Id, class Record>
std::optional<Error> RefuseRecord(SalesforceState& state, const Record& record) {
  constexpr salesforce::ObjectKind kObject = Id::kObject;
  if constexpr (std::is_same_v<Record, Id>) {
    if (state.rules.Applies("SF-PERM-07", state.access.IsReadOnly(record))) {
      return RecordNotEditable();
    }
    return std::nullopt;
  } else {
    if constexpr (requires { record.id; }) {
      const bool may_edit = state.access.RightsOn(kObject).edit;
      if (state.rules.Applies("SF-PERM-07", !may_edit || state.access.IsReadOnly(record.id))) {
        return RecordNotEditable();
      }
    } else if (state.rules.Applies("SF-PERM-06", !state.access.RightsOn(kObject).create)) {
      return EntityTypeNotWritable(WriteVerb::kInsert, kObject);
    }
    return RefuseFields(state, kObject, FieldsWritten(record));
  }
}

}  // namespace campsync::sim
