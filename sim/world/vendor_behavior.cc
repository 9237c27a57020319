// SPDX-License-Identifier: Apache-2.0
#include "sim/world/vendor_behavior.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <utility>

namespace campsync::sim {
namespace {

/// A switch and how its value sits in VendorBehavior: values are in the order of the enumerators.
struct Binding {
  BehaviorSwitch text;
  std::function<void(VendorBehavior&, std::size_t)> set;
  std::function<std::size_t(const VendorBehavior&)> get;
};

template <class Enum>
Binding Bind(std::string_view name, Enum VendorBehavior::*member,
             std::vector<std::string_view> values) {
  return {.text = {name, std::move(values)},
          .set = [member](VendorBehavior& behavior,
                          std::size_t index) { behavior.*member = static_cast<Enum>(index); },
          .get =
              [member](const VendorBehavior& behavior) {
                return static_cast<std::size_t>(behavior.*member);
              }};
}

const std::vector<Binding>& Bindings() {
  using B = VendorBehavior;
  static const std::vector<Binding> bindings = {
      Bind("same-status-log", &B::same_status_log, {"none", "log"}),
      Bind("success-sticky", &B::success_sticky, {"true", "false"}),
      Bind("first-status-tie", &B::first_status_tie, {"definition_order", "name_order"}),
      Bind("membership-date", &B::membership_date, {"insert_time", "member_created"}),
      Bind("acquisition-on-pull", &B::acquisition_on_pull,
           {"if_person_created", "always", "never"}),
      Bind("merge-status", &B::merge_status, {"higher_step", "winner"}),
      Bind("rest-not-in-program", &B::rest_not_in_program, {"reject", "remove"}),
      Bind("type-picklist", &B::type_picklist, {"unrestricted", "restricted"}),
      Bind("status-sort-order-omitted", &B::status_sort_order_omitted, {"null", "next"}),
      Bind("status-label-unique", &B::status_label_unique, {"ignore_case", "exact"}),
      Bind("status-rename-members", &B::status_rename_members, {"follow", "stay"}),
      Bind("first-responded-cleared", &B::first_responded_cleared, {"keep", "clear"}),
      Bind("member-deleted-visible", &B::member_deleted_visible,
           {"deleted_feed_and_query_all", "deleted_feed_only"}),
      Bind("undelete-members", &B::undelete_members, {"restore", "gone"}),
      Bind("convert-member-id", &B::convert_member_id, {"same_row", "new_row"}),
      Bind("merge-member-survivor", &B::merge_member_survivor, {"older", "newer"}),
      Bind("rollup-bumps-stamp", &B::rollup_bumps_stamp, {"true", "false"}),
      Bind("no-op-bumps-stamp", &B::no_op_bumps_stamp, {"true", "false"}),
      Bind("delete-log-days", &B::delete_log_days, {"15", "30"}),
      Bind("required-responded-status", &B::required_responded_status,
           {"enforced", "not_enforced"}),
      Bind("member-both-ids", &B::member_both_ids, {"contact_only", "both_if_converted"}),
      Bind("commit-delay-seconds", &B::commit_delay, {"0", "30", "300"}),
  };
  return bindings;
}

const Binding* Find(std::string_view name) {
  const auto& bindings = Bindings();
  const auto found = std::find_if(bindings.begin(), bindings.end(),
                                  [name](const Binding& b) { return b.text.name == name; });
  return found == bindings.end() ? nullptr : &*found;
}

}  // namespace

const std::vector<BehaviorSwitch>& BehaviorSwitches() {
  static const std::vector<BehaviorSwitch> switches = [] {
    std::vector<BehaviorSwitch> all;
    for (const Binding& binding : Bindings()) all.push_back(binding.text);
    return all;
  }();
  return switches;
}

bool SetBehaviorSwitch(VendorBehavior& behavior, std::string_view name, std::string_view value) {
  const Binding* binding = Find(name);
  if (binding == nullptr) return false;
  const auto& values = binding->text.values;
  const auto found = std::find(values.begin(), values.end(), value);
  if (found == values.end()) return false;
  binding->set(behavior, static_cast<std::size_t>(found - values.begin()));
  return true;
}

std::string_view BehaviorSwitchValue(const VendorBehavior& behavior, std::string_view name) {
  const Binding* binding = Find(name);
  return binding == nullptr ? std::string_view() : binding->text.values[binding->get(behavior)];
}

}  // namespace campsync::sim
