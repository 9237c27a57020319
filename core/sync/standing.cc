// SPDX-License-Identifier: Apache-2.0
#include "core/sync/standing.h"

#include <algorithm>
#include <array>
#include <utility>

namespace campsync {
namespace {

/// The rules that let two sides differ, each with its switch. MK-REMOVE-03 reads the switch of the
/// side that lost the member.
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kSwitchOfRule = {
    {{"MK-STATUS-11", "inbound-downgrade"},
     {"MK-STATUS-13", "inbound-unknown-status"},
     {"MK-REMOVE-01", "salesforce-remove"},
     {"MK-REMOVE-02", "marketo-remove"},
     {"MK-PERSON-08", "convert-collision"},
     {"MK-PERSON-09", "deleted-recreate"},
     {"MK-CONFLICT-04", "add-remove-conflict"}}};

std::string_view SwitchOf(std::string_view rule, bool in_marketo) {
  if (rule == "MK-REMOVE-03") return in_marketo ? "salesforce-remove" : "marketo-remove";
  const auto found =
      std::ranges::find(kSwitchOfRule, rule, [](const auto& one) { return one.first; });
  return found == kSwitchOfRule.end() ? std::string_view() : found->second;
}

}  // namespace

Label ApartBy(const store::Disposition& disposition, Label beneath) {
  if (const auto* diverged = std::get_if<store::Diverged>(&disposition)) return diverged->rule;
  return std::holds_alternative<store::Blocked>(disposition) ? beneath : Label{};
}

bool WereAgreedOn(const store::Disposition& disposition, Label beneath) {
  return !std::holds_alternative<store::Diverged>(disposition) &&
         ApartBy(disposition, beneath).IsEmpty();
}

std::optional<RuleId> LeftToCompare(const store::Disposition& disposition, Label beneath,
                                    const LabelTable& labels) {
  if (!std::holds_alternative<store::Blocked>(disposition)) return std::nullopt;
  for (const RuleId rule : {kMet, kJoined}) {
    if (labels.Text(beneath) == rule.text()) return rule;
  }
  return std::nullopt;
}

store::Diverged DivergedBy(Label rule, bool in_marketo, LabelTable& labels) {
  return {rule, labels.Intern(SwitchOf(labels.Text(rule), in_marketo))};
}

}  // namespace campsync
