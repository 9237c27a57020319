// SPDX-License-Identifier: Apache-2.0
#include "sim/salesforce/request_rights.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace campsync::sim {
namespace {

using namespace campsync::salesforce;

/// Which object a request reads; writes and the user's own record ask for no read right.
template <class OneRequest>
std::optional<ObjectKind> ObjectRead(const OneRequest&) {
  if constexpr (requires(typename OneRequest::Reply reply) { reply.results; }) {
    return std::nullopt;
  } else if constexpr (requires { OneRequest::kObject; }) {
    return OneRequest::kObject;
  } else if constexpr (requires(typename OneRequest::Reply reply) { reply.rows.front().id; }) {
    using Row = typename decltype(OneRequest::Reply::rows)::value_type;
    return decltype(Row::id)::kObject;
  } else {
    return std::nullopt;
  }
}

std::optional<ObjectKind> ObjectRead(const ReadDeleteLog& request) { return request.object; }

std::string_view HiddenFieldOf(SalesforceState& state, ObjectKind object) {
  const auto& limited = state.access.LimitedFieldsOf(object);
  const auto found = std::find_if(limited.begin(), limited.end(), [](const auto& one) {
    return one.second == FieldRight::kHidden;
  });
  return found == limited.end() ? std::string_view() : std::string_view(found->first);
}

}  // namespace

std::optional<Error> RefuseRequest(SalesforceState& state, const Request& request) {
  if (state.rules.Applies("SF-PERM-10", !state.access.api_enabled())) return ApiNotEnabled();
  const auto object = std::visit([](const auto& one) { return ObjectRead(one); }, request);
  if (!object) return std::nullopt;
  if (state.rules.Applies("SF-PERM-05", !state.access.RightsOn(*object).read)) {
    return ObjectNotSupported(*object);
  }
  // The delete log names no fields.
  if (std::holds_alternative<ReadDeleteLog>(request)) return std::nullopt;
  const std::string_view hidden = HiddenFieldOf(state, *object);
  if (state.rules.Applies("SF-PERM-08", !hidden.empty())) return NoSuchColumn(hidden, *object);
  return std::nullopt;
}

std::optional<Error> RefuseFields(SalesforceState& state, ObjectKind object,
                                  const std::vector<std::string>& written) {
  const auto& limited = state.access.LimitedFieldsOf(object);
  std::vector<std::string> refused;
  std::copy_if(written.begin(), written.end(), std::back_inserter(refused),
               [&](const std::string& field) { return limited.contains(field); });
  if (!state.rules.Applies("SF-PERM-08", !refused.empty())) return std::nullopt;
  return FieldsNotWritable(std::move(refused));
}

}  // namespace campsync::sim
