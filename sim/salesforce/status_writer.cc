// SPDX-License-Identifier: Apache-2.0
#include "sim/salesforce/status_writer.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "sim/salesforce/field_checks.h"

namespace campsync::sim {
namespace {

using salesforce::CampaignId;
using salesforce::CampaignMemberStatus;
using salesforce::CampaignMemberStatusId;

/// One more than the greatest SortOrder of the list.
std::int32_t NextSortOrder(const StatusTable::List& list) {
  std::int32_t greatest = 0;
  for (const auto* row : list) greatest = std::max(greatest, row->sort_order.value_or(0));
  return greatest + 1;
}

bool HasOther(const StatusTable::List& list, const CampaignMemberStatusId& id,
              bool CampaignMemberStatus::*role) {
  return std::ranges::any_of(
      list, [&](const CampaignMemberStatus* row) { return row->id != id && row->*role; });
}

CampaignMemberStatus Apply(const salesforce::StatusUpdate& update, CampaignMemberStatus row) {
  if (update.label) row.label = *update.label;
  if (update.sort_order) row.sort_order = update.sort_order;
  if (update.is_default) row.is_default = *update.is_default;
  if (update.has_responded) row.has_responded = *update.has_responded;
  return row;
}

}  // namespace

Result<CampaignMemberStatusId> StatusWriter::Create(const salesforce::StatusFields& fields,
                                                    const SalesforceWrite& write) {
  if (auto allowed = CheckWritable(WriteVerb::kInsert, write); !allowed) return allowed.error();
  Row row;
  row.campaign = fields.campaign;
  row.label = fields.label;
  row.sort_order = fields.sort_order;
  row.is_default = fields.is_default;
  row.has_responded = fields.has_responded;
  row.system_modstamp = write.stamp;
  if (auto valid = CheckStatus(state_, row); !valid) return valid.error();
  auto campaign = CheckReference(state_, state_.campaigns.records(), row.campaign, write);
  if (!campaign) return campaign.error();
  if (auto unique = CheckUnique(row); !unique) return unique.error();
  const bool fills_order =
      !row.sort_order && state_.behavior.status_sort_order_omitted == StatusSortOrderOmitted::kNext;
  if (state_.rules.Applies("SF-CMS-06", fills_order)) {
    row.sort_order = NextSortOrder(state_.statuses.ListOf(row.campaign));
  }
  row.id = state_.statuses.NextId();
  ClearOtherDefaults(row, write);
  state_.statuses.Insert(row);
  return row.id;
}

Result<CampaignMemberStatusId> StatusWriter::Update(const salesforce::StatusUpdate& update,
                                                    const SalesforceWrite& write) {
  if (auto allowed = CheckWritable(WriteVerb::kUpdate, write); !allowed) return allowed.error();
  auto found = FindForWrite(state_, state_.statuses.records(), update.id, write);
  if (!found) return found.error();
  if (*found == nullptr) return update.id;
  const Row before = **found;
  Row after = Apply(update, before);
  if (auto valid = CheckStatus(state_, after); !valid) return valid.error();
  if (auto unique = CheckUnique(after); !unique) return unique.error();
  if (auto roles = CheckRoles(before, after); !roles) return roles.error();
  if (auto fits = CheckHeldLabel(before, after); !fits) return fits.error();
  if (!Saves(state_, !(after == before))) return update.id;
  after.system_modstamp = write.stamp;
  ClearOtherDefaults(after, write);
  state_.statuses.Edit(update.id, [&after](Row& row) { row = after; });
  CarryMembers(before, after, write);
  return update.id;
}

Result<CampaignMemberStatusId> StatusWriter::Delete(const CampaignMemberStatusId& id,
                                                    const SalesforceWrite& write) {
  if (auto allowed = CheckWritable(WriteVerb::kDelete, write); !allowed) return allowed.error();
  auto found = FindForWrite(state_, state_.statuses.records(), id, write);
  if (!found) return found.error();
  if (*found == nullptr) return id;
  const Row& row = **found;
  if (state_.rules.Applies("SF-CMS-02", row.is_default)) {
    return StatusNotDeletable("the default member status of a campaign cannot be deleted");
  }
  const bool is_held = !state_.members.WithStatus(row.campaign, row.label).empty();
  if (state_.rules.Applies("SF-CMS-03", is_held)) {
    return StatusNotDeletable("a member status that members hold cannot be deleted");
  }
  Row without_roles = row;
  without_roles.is_default = false;
  without_roles.has_responded = false;
  if (auto roles = CheckRoles(row, without_roles); !roles) {
    return StatusNotDeletable(roles.error().text);
  }
  Remove(id, write);
  return id;
}

void StatusWriter::AddAutomatic(const CampaignId& campaign, const SalesforceWrite& write) {
  if (!state_.rules.Applies("SF-CAMP-03", true)) return;
  struct Automatic {
    std::string_view label;
    std::int32_t sort_order;
    bool has_responded;
  };
  for (const Automatic& automatic :
       {Automatic{"Sent", 1, false}, Automatic{"Responded", 2, true}}) {
    Row row;
    row.id = state_.statuses.NextId();
    row.campaign = campaign;
    row.label = state_.labels.Intern(automatic.label);
    if (state_.rules.Applies("SF-CAMP-04", true)) row.sort_order = automatic.sort_order;
    row.is_default = !automatic.has_responded;
    row.has_responded = automatic.has_responded;
    row.system_modstamp = write.stamp;
    state_.statuses.Insert(row);
  }
}

void StatusWriter::Remove(const CampaignMemberStatusId& id, const SalesforceWrite& write) {
  state_.statuses.Edit(id, [&write](Row& row) {
    row.is_deleted = true;
    row.system_modstamp = write.stamp;
  });
}

void StatusWriter::Restore(const CampaignMemberStatusId& id, const SalesforceWrite& write) {
  state_.statuses.Edit(id, [&write](Row& row) {
    row.is_deleted = false;
    row.system_modstamp = write.stamp;
  });
}

Result<Done> StatusWriter::CheckWritable(WriteVerb verb, const SalesforceWrite& write) {
  if (state_.rules.Applies("SF-PERM-03", state_.access.LacksMarketingUser(write.actor))) {
    return EntityTypeNotWritable(verb, CampaignMemberStatusId::kObject);
  }
  return Done{};
}

Result<Done> StatusWriter::CheckUnique(const Row& row) {
  const bool ignores_case = state_.behavior.status_label_unique == StatusLabelUnique::kIgnoreCase;
  const MatchCase match = ignores_case ? MatchCase::kIgnoreCase : MatchCase::kExact;
  const auto& list = state_.statuses.ListOf(row.campaign);
  const bool label_taken = std::ranges::any_of(list, [&](const Row* other) {
    return other->id != row.id && SameLabel(state_.labels, match, other->label, row.label);
  });
  if (state_.rules.Applies("SF-CMS-07", label_taken)) return StatusValueTaken("Label");
  const bool order_taken = std::ranges::any_of(list, [&row](const Row* other) {
    return other->id != row.id && row.sort_order && other->sort_order == row.sort_order;
  });
  if (state_.rules.Applies("SF-CMS-06", order_taken)) return StatusValueTaken("SortOrder");
  return Done{};
}

Result<Done> StatusWriter::CheckRoles(const Row& before, const Row& after) {
  if (state_.behavior.required_responded_status == RequiredRespondedStatus::kNotEnforced) {
    return Done{};
  }
  const auto& list = state_.statuses.ListOf(before.campaign);
  const bool ends_default =
      before.is_default && !after.is_default && !HasOther(list, before.id, &Row::is_default);
  if (state_.rules.Applies("SF-CMS-04", ends_default)) return StatusRoleNeeded("IsDefault");
  const bool ends_responded = before.has_responded && !after.has_responded &&
                              !HasOther(list, before.id, &Row::has_responded);
  if (state_.rules.Applies("SF-CMS-04", ends_responded)) return StatusRoleNeeded("HasResponded");
  return Done{};
}

Result<Done> StatusWriter::CheckHeldLabel(const Row& before, const Row& after) {
  if (after.label == before.label ||
      state_.behavior.status_rename_members == StatusRenameMembers::kStay ||
      state_.members.WithStatus(before.campaign, before.label).empty()) {
    return Done{};
  }
  return CheckMemberStatus(state_, after.label);
}

void StatusWriter::ClearOtherDefaults(const Row& row, const SalesforceWrite& write) {
  if (!state_.rules.Applies("SF-CMS-05", row.is_default)) return;
  const StatusTable::List others = state_.statuses.ListOf(row.campaign);
  for (const Row* other : others) {
    if (other->id == row.id || !other->is_default) continue;
    state_.statuses.Edit(other->id, [&write](Row& edited) {
      edited.is_default = false;
      edited.system_modstamp = write.stamp;
    });
  }
}

void StatusWriter::CarryMembers(const Row& before, const Row& after, const SalesforceWrite& write) {
  const bool flips = before.has_responded != after.has_responded;
  const bool renames = before.label != after.label;
  const bool rewrites =
      flips && state_.rules.Applies("SF-CMS-11", true) && state_.rules.Applies("SF-INC-17", true);
  const bool follow = state_.behavior.status_rename_members == StatusRenameMembers::kFollow;
  const bool follows = renames && state_.rules.Applies("SF-CMS-12", follow);
  if (!rewrites && !follows) return;
  const auto& holders = state_.members.WithStatus(before.campaign, before.label);
  const std::vector<salesforce::CampaignMemberId> ids(holders.begin(), holders.end());
  for (const auto& id : ids) {
    const salesforce::CampaignMember& member = state_.members.records().At(id);
    const HeldStatus held{follows ? after.label : member.status,
                          rewrites ? after.has_responded : member.has_responded};
    members_.Restate(id, held, write);
  }
}

}  // namespace campsync::sim
