// SPDX-License-Identifier: Apache-2.0
#include "sim/salesforce/campaign_writer.h"

#include <optional>
#include <utility>

#include "sim/salesforce/campaign_hierarchy.h"
#include "sim/salesforce/field_checks.h"

namespace campsync::sim {
namespace {

using salesforce::Campaign;
using salesforce::CampaignId;

void SetText(const std::optional<std::string>& update, std::string& field) {
  if (update) field = *update;
}

Label Cleared(const Label&) { return {}; }
template <class T>
std::optional<T> Cleared(const std::optional<T>&) {
  return std::nullopt;
}

/// An absent update leaves the field, one without a value clears it.
template <class T, class Field>
void SetField(Rules& rules, const std::optional<salesforce::FieldUpdate<T>>& update, Field& field) {
  if (!update) return;
  if (rules.Applies("SF-LEAD-21", !update->value)) {
    field = Cleared(field);
  } else if (update->value) {
    field = *update->value;
  }
}

}  // namespace

Result<CampaignId> CampaignWriter::Create(const salesforce::CampaignFields& fields,
                                          const SalesforceWrite& write) {
  if (state_.rules.Applies("SF-PERM-01", state_.access.LacksMarketingUser(write.actor))) {
    return EntityTypeNotWritable(WriteVerb::kInsert, CampaignId::kObject);
  }
  Campaign row;
  row.name = fields.name;
  row.type = fields.type;
  row.description = fields.description;
  row.is_active = fields.is_active;
  row.actual_cost = fields.actual_cost;
  row.start_date = fields.start_date;
  row.end_date = fields.end_date;
  row.owner = write.actor;
  row.created_date = write.stamp;
  row.created_by = write.actor;
  row.system_modstamp = write.stamp;
  row.last_modified_by = write.actor;
  if (auto valid = CheckCampaign(state_, row, "SF-CAMP-01"); !valid) return valid.error();
  row.id = state_.campaigns.NextId();
  state_.campaigns.Insert(row);
  statuses_.AddAutomatic(row.id, write);
  return row.id;
}

Result<CampaignId> CampaignWriter::Update(const CampaignId& id, const CampaignChange& change,
                                          const SalesforceWrite& write) {
  if (state_.rules.Applies("SF-PERM-03", state_.access.LacksMarketingUser(write.actor))) {
    return EntityTypeNotWritable(WriteVerb::kUpdate, CampaignId::kObject);
  }
  auto found = FindForWrite(state_, state_.campaigns.records(), id, write);
  if (!found) return found.error();
  if (*found == nullptr) return id;
  Campaign after = Apply(change, **found);
  if (auto valid = CheckCampaign(state_, after, "SF-CAMP-18"); !valid) return valid.error();
  if (after.parent != (*found)->parent) {
    if (auto valid = CheckNewParent(after, write); !valid) return valid.error();
  }
  if (!Saves(state_, !(after == **found))) return id;
  after.system_modstamp = write.stamp;
  after.last_modified_by = write.actor;
  state_.campaigns.Edit(id, [&after](Campaign& row) { row = after; });
  return id;
}

Result<CampaignId> CampaignWriter::Delete(const CampaignId& id, const SalesforceWrite& write) {
  if (state_.rules.Applies("SF-PERM-03", state_.access.LacksMarketingUser(write.actor))) {
    return EntityTypeNotWritable(WriteVerb::kDelete, CampaignId::kObject);
  }
  auto found = FindForWrite(state_, state_.campaigns.records(), id, write);
  if (!found) return found.error();
  if (*found == nullptr) return id;
  state_.campaigns.Edit(id, [&write](Campaign& row) {
    row.is_deleted = true;
    row.system_modstamp = write.stamp;
    row.last_modified_by = write.actor;
  });
  FreeChildren(id, write);
  DeletedAlong along;
  if (state_.rules.Applies("SF-CAMP-06", true)) along = RemoveChildren(id, write);
  state_.bin.Put(id, std::move(along));
  return id;
}

DeletedAlong CampaignWriter::RemoveChildren(const CampaignId& id, const SalesforceWrite& write) {
  DeletedAlong along;
  const auto& members = state_.members.OfCampaign(id);
  along.members.assign(members.begin(), members.end());
  for (const auto& member : along.members) members_.Remove(member, write);
  const StatusTable::List list = state_.statuses.ListOf(id);
  for (const auto* status : list) {
    along.statuses.push_back(status->id);
    statuses_.Remove(status->id, write);
  }
  return along;
}

Result<CampaignId> CampaignWriter::Undelete(const CampaignId& id, const SalesforceWrite& write) {
  const Campaign* row = state_.campaigns.records().Find(id);
  if (state_.rules.Applies("SF-LEAD-17", row == nullptr)) return NoSuchRecord();
  if (row == nullptr) return id;
  if (state_.rules.Applies("SF-CAMP-07", !row->is_deleted)) return NotInRecycleBin();
  if (!row->is_deleted || !state_.rules.Applies("SF-CAMP-07", true)) return id;
  state_.campaigns.Edit(id, [&write](Campaign& edited) {
    edited.is_deleted = false;
    edited.system_modstamp = write.stamp;
    edited.last_modified_by = write.actor;
  });
  const DeletedAlong along = state_.bin.Take(id);
  for (const auto& status : along.statuses) statuses_.Restore(status, write);
  if (state_.behavior.undelete_members == UndeleteMembers::kGone) return id;
  for (const auto& member : along.members) members_.Restore(member, write);
  return id;
}

Result<Done> CampaignWriter::CheckNewParent(const Campaign& row, const SalesforceWrite& write) {
  if (row.parent.IsNull()) return Done{};
  auto parent = CheckReference(state_, state_.campaigns.records(), row.parent, write);
  return parent.ok() ? CheckParent(state_, row) : parent;
}

void CampaignWriter::FreeChildren(const CampaignId& id, const SalesforceWrite& write) {
  const std::vector<CampaignId> children = ChildrenOf(state_, id);
  if (!state_.rules.Applies("SF-CAMP-08", !children.empty())) return;
  for (const CampaignId& child : children) {
    state_.campaigns.Edit(child, [&write](Campaign& row) {
      row.parent = {};
      row.system_modstamp = write.stamp;
    });
  }
}

Campaign CampaignWriter::Apply(const CampaignChange& change, Campaign row) {
  SetText(change.name, row.name);
  SetText(change.status, row.status);
  SetText(change.description, row.description);
  if (change.is_active) row.is_active = *change.is_active;
  if (change.parent) row.parent = change.parent->value.value_or(CampaignId{});
  SetField(state_.rules, change.type, row.type);
  SetField(state_.rules, change.actual_cost, row.actual_cost);
  SetField(state_.rules, change.start_date, row.start_date);
  SetField(state_.rules, change.end_date, row.end_date);
  return row;
}

}  // namespace campsync::sim
