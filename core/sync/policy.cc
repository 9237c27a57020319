// SPDX-License-Identifier: Apache-2.0
#include "core/sync/policy.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <utility>

#include "core/check.h"

namespace campsync {
namespace {

/// A switch and how its value sits in SyncPolicy: values are in the order of the enumerators.
struct Binding {
  PolicySwitch text;
  std::function<void(SyncPolicy&, std::size_t)> set;
  std::function<std::size_t(const SyncPolicy&)> get;
};

template <class Enum>
Binding Bind(std::string_view name, Enum SyncPolicy::*member,
             std::vector<std::string_view> values) {
  return {
      .text = {name, std::move(values)},
      .set = [member](SyncPolicy& policy,
                      std::size_t index) { policy.*member = static_cast<Enum>(index); },
      .get =
          [member](const SyncPolicy& policy) { return static_cast<std::size_t>(policy.*member); }};
}

const std::vector<Binding>& Bindings() {
  using P = SyncPolicy;
  static const std::vector<Binding> bindings = {
      Bind("inbound-downgrade", &P::inbound_downgrade,
           {"diverge_and_report", "push_back", "accept"}),
      Bind("status-conflict", &P::status_conflict,
           {"higher_step", "by_person_type", "last_writer", "pull_then_push"}),
      Bind("add-remove-conflict", &P::add_remove_conflict,
           {"later_wins", "add_wins", "remove_wins"}),
      Bind("salesforce-remove", &P::salesforce_remove, {"propagate", "keep"}),
      Bind("marketo-remove", &P::marketo_remove, {"propagate", "keep"}),
      Bind("match", &P::match, {"defined", "in_use", "equal"}),
      Bind("match-case", &P::match_case, {"exact", "ignore_case", "ignore_case_and_space"}),
      Bind("match-empty-campaign", &P::match_empty_campaign, {"allow", "check"}),
      Bind("match-hidden", &P::match_hidden, {"count", "ignore"}),
      Bind("new-statuses", &P::new_statuses, {"replace_sent_responded", "keep_sent_responded"}),
      Bind("new-responded", &P::new_responded, {"success", "all_but_first", "last_only"}),
      Bind("new-no-success", &P::new_no_success, {"mark_last", "refuse"}),
      Bind("new-dates", &P::new_dates, {"off", "program_dates"}),
      Bind("new-timing", &P::new_timing, {"immediate", "next_cycle"}),
      Bind("cost", &P::cost, {"sum_all", "sum_to_date", "last"}),
      Bind("cost-none", &P::cost_none, {"leave", "zero"}),
      Bind("cost-cleared", &P::cost_cleared, {"null", "zero", "leave"}),
      Bind("attribute-reassert", &P::attribute_reassert, {"on_marketo_change", "every_cycle"}),
      Bind("inactive-campaign", &P::inactive_campaign, {"hide_and_block", "hide_only"}),
      Bind("marketing-user-lost", &P::marketing_user_lost,
           {"pause_with_job_error", "members_only"}),
      Bind("link-conflict", &P::link_conflict, {"error", "hide_in_picker"}),
      Bind("linkable-types", &P::linkable_types, {"all", "default_and_events"}),
      Bind("channel-drift", &P::channel_drift, {"auto_add", "error"}),
      Bind("inbound-unknown-status", &P::inbound_unknown_status, {"record_error", "first_status"}),
      Bind("deleted-recreate", &P::deleted_recreate, {"no", "yes"}),
      Bind("campaign-deleted", &P::campaign_deleted,
           {"unlink_keep_members", "unlink_remove_members"}),
      Bind("program-deleted", &P::program_deleted, {"keep_campaign", "delete_members"}),
      Bind("program-archived", &P::program_archived, {"continue", "pause"}),
      Bind("status-deleted", &P::status_deleted, {"flag", "recreate"}),
      Bind("convert-collision", &P::convert_collision, {"merge_people", "keep_both_report"}),
      Bind("retry", &P::retry, {"every_cycle", "on_change"}),
      Bind("rewrite-brake", &P::rewrite_brake, {"three_an_hour", "off"}),
      Bind("mass-change-brake", &P::mass_change_brake, {"off", "pause_above_limit"}),
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

const std::vector<PolicySwitch>& PolicySwitches() {
  static const std::vector<PolicySwitch> switches = [] {
    std::vector<PolicySwitch> all;
    for (const Binding& binding : Bindings()) all.push_back(binding.text);
    return all;
  }();
  return switches;
}

bool SetPolicySwitch(SyncPolicy& policy, std::string_view name, std::string_view value) {
  const Binding* binding = Find(name);
  if (binding == nullptr) return false;
  const auto& values = binding->text.values;
  const auto found = std::find(values.begin(), values.end(), value);
  if (found == values.end()) return false;
  binding->set(policy, static_cast<std::size_t>(found - values.begin()));
  return true;
}

std::string_view PolicySwitchValue(const SyncPolicy& policy, std::string_view name) {
  const Binding* binding = Find(name);
  return binding == nullptr ? std::string_view() : binding->text.values[binding->get(policy)];
}

}  // namespace campsync
