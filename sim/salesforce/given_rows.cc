// SPDX-License-Identifier: Apache-2.0
#include "sim/salesforce/given_rows.h"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <utility>

#include "sim/salesforce/rollups.h"

namespace campsync::sim {
namespace {

using namespace campsync::salesforce;

void Default(UserId& field, const SalesforceWrite& write) {
  if (field.IsNull()) field = write.actor;
}
void Default(Instant& field, const SalesforceWrite& write) {
  if (field == Instant{}) field = write.stamp;
}

template <class Row>
void DefaultAudit(Row& row, const SalesforceWrite& write) {
  Default(row.owner, write);
  Default(row.created_by, write);
  Default(row.last_modified_by, write);
  Default(row.created_date, write);
  Default(row.system_modstamp, write);
}

/// Nothing, or why the reference cannot be followed.
template <class Row, class Id>
std::optional<Malformed> Missing(const RecordTable<Row>& records, const Id& id,
                                 std::string_view referrer) {
  if (records.Find(id) != nullptr) return std::nullopt;
  return Malformed{fmt::format("the {} refers to {} {}, which is not given", referrer,
                               NameOf(Id::kObject), id.IsNull() ? "without an id" : id.Text())};
}

/// Fills a null id; the error is that the id is taken.
template <class Table, class Row>
std::optional<Malformed> Identify(Table& table, const RecordTable<Row>& records, Row& row) {
  if (row.id.IsNull()) row.id = table.NextId();
  if (records.Find(row.id) == nullptr) return std::nullopt;
  return Malformed{fmt::format("{} {} is given twice", NameOf(Row().id.kObject), row.id.Text())};
}

}  // namespace

Result<LeadId, Malformed> GivenRows::Add(Lead row, const SalesforceWrite& write) {
  if (row.converted_contact) {
    if (auto no = Missing(state_.contacts, *row.converted_contact, "Lead")) return *no;
  }
  if (auto taken = Identify(state_.leads, state_.leads.records(), row)) return *taken;
  DefaultAudit(row, write);
  return state_.leads.Insert(std::move(row)).id;
}

Result<ContactId, Malformed> GivenRows::Add(Contact row, const SalesforceWrite& write) {
  if (auto taken = Identify(state_.contacts, state_.contacts, row)) return *taken;
  DefaultAudit(row, write);
  return state_.contacts.Insert(std::move(row)).id;
}

Result<CampaignId, Malformed> GivenRows::Add(Campaign row, AutomaticStatuses automatic,
                                             const SalesforceWrite& write) {
  if (auto taken = Identify(state_.campaigns, state_.campaigns.records(), row)) return *taken;
  DefaultAudit(row, write);
  row.number_of_leads = 0;
  row.number_of_converted_leads = 0;
  row.number_of_contacts = 0;
  row.number_of_responses = 0;
  const CampaignId id = state_.campaigns.Insert(std::move(row)).id;
  if (automatic == AutomaticStatuses::kAdd) statuses_.AddAutomatic(id, write);
  return id;
}

Result<CampaignMemberStatusId, Malformed> GivenRows::Add(CampaignMemberStatus row,
                                                         const SalesforceWrite& write) {
  if (auto no = Missing(state_.campaigns.records(), row.campaign, "CampaignMemberStatus")) {
    return *no;
  }
  if (auto taken = Identify(state_.statuses, state_.statuses.records(), row)) return *taken;
  Default(row.system_modstamp, write);
  return state_.statuses.Insert(std::move(row)).id;
}

Result<CampaignMemberId, Malformed> GivenRows::Add(CampaignMember row,
                                                   const SalesforceWrite& write) {
  constexpr std::string_view kReferrer = "CampaignMember";
  if (auto no = Missing(state_.campaigns.records(), row.campaign, kReferrer)) return *no;
  if (const auto lead = LeadOf(row.person)) {
    if (auto no = Missing(state_.leads.records(), *lead, kReferrer)) return *no;
  }
  if (const auto contact = ContactOf(row.person)) {
    if (auto no = Missing(state_.contacts, *contact, kReferrer)) return *no;
  }
  if (!row.is_deleted && state_.members.FindByKey({row.campaign, row.person}) != nullptr) {
    return Malformed{fmt::format("{} is given twice as a member of Campaign {}",
                                 FormatPersonRef(row.person), row.campaign.Text())};
  }
  if (auto taken = Identify(state_.members, state_.members.records(), row)) return *taken;
  Default(row.created_by, write);
  Default(row.last_modified_by, write);
  Default(row.created_date, write);
  Default(row.system_modstamp, write);
  CountMember(state_, row.campaign, {}, ContributionOf(state_, row));
  return state_.members.Insert(std::move(row)).id;
}

}  // namespace campsync::sim
