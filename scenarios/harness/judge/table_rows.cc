// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/judge/table_rows.h"

#include <optional>
#include <string_view>
#include <utility>
#include <variant>

#include "core/check.h"
#include "core/error.h"
#include "scenarios/harness/scenario_words.h"

namespace campsync::harness {
namespace {

using Rows = std::vector<TableRow>;

Scalar Text(std::string_view text) { return std::string(text); }
// Vendors answer null for an empty text field.
Scalar TextOrNull(std::string_view text) {
  if (text.empty()) return std::monostate{};
  return std::string(text);
}
Scalar Truth(bool truth) { return truth; }
Scalar Number(std::int64_t number) { return number; }
Scalar Null() { return std::monostate{}; }

template <class T, class Write>
Scalar OrNull(const std::optional<T>& value, Write&& write) {
  if (!value) return std::monostate{};
  return write(*value);
}

Scalar DateOrNull(const std::optional<Date>& date) {
  return OrNull(date, [](Date day) { return Text(FormatDate(day)); });
}

Scalar StatusName(const TableSource& from, marketo::StatusId id) {
  const marketo::ProgressionStatus* status = from.world.marketo.FindStatus(id);
  return status == nullptr ? Null() : Text(from.labels.Text(status->name));
}

Scalar PersonOfSalesforce(const TableSource& from, const salesforce::PersonRef& person) {
  return from.names.Of(person);
}

Rows People(const TableSource& from) {
  Rows rows;
  for (const marketo::Person& one : from.world.marketo.people) {
    rows.push_back(
        {from.names.Of(one.id), TextOrNull(one.first_name), TextOrNull(one.last_name),
         TextOrNull(one.company), TextOrNull(one.email),
         OrNull(one.sfdc_record,
                [&](const marketo::SfdcRecord& record) -> Scalar { return from.names.Of(record); }),
         Truth(one.sfdc_is_deleted)});
  }
  return rows;
}

Rows Programs(const TableSource& from) {
  Rows rows;
  for (const marketo::Program& one : from.world.marketo.programs) {
    const marketo::Channel* channel = from.world.marketo.FindChannel(one.channel);
    TableRow row = {from.names.Of(one.id), Text(one.name), Text(WordOf(one.type)),
                    channel == nullptr ? Null() : Text(channel->name)};
    row.push_back(OrNull(one.sfdc_campaign, [&](const marketo::SfdcCampaign& campaign) -> Scalar {
      return from.names.Of(campaign.id);
    }));
    row.push_back(OrNull(one.sfdc_campaign, [](const marketo::SfdcCampaign& campaign) {
      return Text(campaign.name);
    }));
    rows.push_back(std::move(row));
  }
  return rows;
}

Rows Costs(const TableSource& from) {
  Rows rows;
  for (const marketo::Program& program : from.world.marketo.programs) {
    for (const marketo::PeriodCost& one : program.costs) {
      rows.push_back({from.names.Of(program.id), Text(FormatYearMonth(one.month)),
                      Number(one.cost.units), TextOrNull(one.note)});
    }
  }
  return rows;
}

Rows ProgramMembers(const TableSource& from) {
  Rows rows;
  for (const marketo::ProgramMember& one : from.world.marketo.members) {
    rows.push_back({from.names.Of(one.program), from.names.Of(one.person),
                    StatusName(from, one.status), Truth(one.reached_success),
                    Truth(one.acquired_by), Text(FormatInstant(one.membership_date))});
  }
  return rows;
}

Rows Mirror(const TableSource& from) {
  Rows rows;
  for (const MirrorView& one : from.world.marketo.mirror) {
    rows.push_back({from.names.Of(one.campaign), from.names.Of(one.person),
                    Text(from.labels.Text(one.status))});
  }
  return rows;
}

Rows Activities(const TableSource& from) {
  const auto name_of = [&](const auto& id) -> Scalar { return from.names.Of(id); };
  const auto text_of = [&](Label label) { return Text(from.labels.Text(label)); };
  Rows rows;
  for (const ActivityView& one : from.world.marketo.activities) {
    rows.push_back({from.names.Of(one.person), Number(one.type), OrNull(one.program, name_of),
                    OrNull(one.campaign, name_of), OrNull(one.old_status, text_of),
                    OrNull(one.status, text_of)});
  }
  return rows;
}

// `sync_user`, `sales_user`, or the id of another.
Scalar UserName(const TableSource& from, const salesforce::UserId& id) {
  if (id == from.world.salesforce.sync_user.id) return Text("sync_user");
  if (id == from.world.salesforce.sales_user) return Text("sales_user");
  return id.IsNull() ? Null() : Text(id.Text());
}

Rows Campaigns(const TableSource& from) {
  Rows rows;
  for (const salesforce::Campaign& one : from.world.salesforce.campaigns) {
    rows.push_back({from.names.Of(one.id), Text(one.name), UserName(from, one.owner),
                    TextOrNull(from.labels.Text(one.type)), TextOrNull(one.status),
                    TextOrNull(one.description), Truth(one.is_active),
                    one.parent.IsNull() ? Null() : Scalar(from.names.Of(one.parent)),
                    OrNull(one.actual_cost, [](Money cost) { return Number(cost.units); }),
                    DateOrNull(one.start_date), DateOrNull(one.end_date),
                    Number(one.number_of_leads), Number(one.number_of_converted_leads),
                    Number(one.number_of_contacts), Number(one.number_of_responses)});
  }
  return rows;
}

Rows Statuses(const TableSource& from) {
  Rows rows;
  for (const salesforce::CampaignMemberStatus& one : from.world.salesforce.statuses) {
    rows.push_back({from.names.Of(one.campaign), Text(from.labels.Text(one.label)),
                    OrNull(one.sort_order, [](std::int32_t order) { return Number(order); }),
                    Truth(one.is_default), Truth(one.has_responded)});
  }
  return rows;
}

Rows CampaignMembers(const TableSource& from) {
  Rows rows;
  for (const salesforce::CampaignMember& one : from.world.salesforce.members) {
    const auto lead = salesforce::LeadOf(one.person);
    rows.push_back({from.names.Of(one.campaign), PersonOfSalesforce(from, one.person),
                    lead ? PersonOfSalesforce(from, salesforce::LeadRef{*lead}) : Null(),
                    Text(from.labels.Text(one.status)), Truth(one.has_responded),
                    DateOrNull(one.first_responded_date)});
  }
  return rows;
}

Rows Leads(const TableSource& from) {
  Rows rows;
  for (const salesforce::Lead& one : from.world.salesforce.leads) {
    rows.push_back({PersonOfSalesforce(from, salesforce::LeadRef{one.id}),
                    TextOrNull(one.first_name), TextOrNull(one.last_name), TextOrNull(one.company),
                    TextOrNull(one.email), Truth(one.is_converted),
                    OrNull(one.converted_contact, [&](const salesforce::ContactId& contact) {
                      return PersonOfSalesforce(from, salesforce::ContactRef{contact});
                    })});
  }
  return rows;
}

Rows Contacts(const TableSource& from) {
  Rows rows;
  for (const salesforce::Contact& one : from.world.salesforce.contacts) {
    rows.push_back({PersonOfSalesforce(from, salesforce::ContactRef{one.id}),
                    TextOrNull(one.first_name), TextOrNull(one.last_name),
                    TextOrNull(one.account_name), TextOrNull(one.email)});
  }
  return rows;
}

Rows DeletedPeople(const TableSource& from) {
  Rows rows;
  for (const DeletedPersonView& one : from.world.salesforce.deleted_people) {
    rows.push_back({PersonOfSalesforce(from, one.person),
                    OrNull(one.master, [&](const salesforce::PersonRef& master) {
                      return PersonOfSalesforce(from, master);
                    })});
  }
  return rows;
}

Rows Links(const TableSource& from) {
  Rows rows;
  for (const store::LinkRecord& one : from.world.links) {
    rows.push_back(
        {from.names.Of(one.program), from.names.Of(one.campaign), Text(NameOf(one.state))});
  }
  return rows;
}

// Cycles are counted from 1 within the sync step; the engine counts from its start.
Rows Steps(const TableSource& from) {
  Rows rows;
  for (std::size_t cycle = 0; cycle < from.sync.reports.size(); ++cycle) {
    for (const marketo::SyncStep& one : from.sync.reports[cycle].steps) {
      rows.push_back({Number(static_cast<std::int64_t>(cycle) + 1), Text(NameOf(one.operation)),
                      Text(NameOf(one.object)), Text(NameOf(one.status)),
                      Number(one.counts.new_records), Number(one.counts.updated),
                      Number(one.counts.deleted), Number(one.counts.failed),
                      Number(one.counts.skipped)});
    }
  }
  return rows;
}

Rows Errors(const TableSource& from) {
  const auto name_of = [&](marketo::PersonId id) -> Scalar { return from.names.Of(id); };
  Rows rows;
  for (std::size_t cycle = 0; cycle < from.sync.reports.size(); ++cycle) {
    for (const marketo::SyncError& one : from.sync.reports[cycle].errors) {
      rows.push_back({Number(static_cast<std::int64_t>(cycle) + 1), Text(NameOf(one.type)),
                      Text(NameOf(one.operation)), Text(NameOf(one.object)),
                      OrNull(one.person, name_of), Text(from.names.Readable(one.record)),
                      Text(Describe(one.error.code).name), TextOrNull(one.error.text)});
    }
  }
  return rows;
}

TableRow StandingRow(const TableSource& from, const StandingItem& item) {
  const std::string record = from.names.Readable(item.record);
  if (const auto* diverged = std::get_if<store::Diverged>(&item.disposition)) {
    return {record,
            Text("diverged"),
            TextOrNull(from.labels.Text(diverged->rule)),
            TextOrNull(from.labels.Text(diverged->policy_switch)),
            Null(),
            Null(),
            Null()};
  }
  const auto* blocked = std::get_if<store::Blocked>(&item.disposition);
  CAMPSYNC_CHECK(blocked != nullptr);  // the standing list holds no agreed record
  return {record,
          Text("blocked"),
          Null(),
          Null(),
          Text(Describe(blocked->code).name),
          Text(NameOf(blocked->waits_on)),
          TextOrNull(from.labels.Text(blocked->text))};
}

Rows Standing(const TableSource& from) {
  Rows rows;
  for (const StandingItem& item : from.world.standing) rows.push_back(StandingRow(from, item));
  return rows;
}

Rows Writes(const TableSource& from) {
  Rows rows;
  for (const WriteTally& one : from.sync.writes) {
    rows.push_back({Text(NameOf(one.side)), one.operation, Number(one.calls), Number(one.records)});
  }
  return rows;
}

Rows Calls(const TableSource& from) {
  const CallTally& calls = from.sync.calls;
  return {{Number(calls.marketo), Number(calls.salesforce), Number(calls.store)}};
}

Rows Notifications(const TableSource& from) {
  Rows rows;
  for (std::size_t cycle = 0; cycle < from.sync.reports.size(); ++cycle) {
    for (const marketo::SyncNotification& one : from.sync.reports[cycle].notifications) {
      rows.push_back({Number(static_cast<std::int64_t>(cycle) + 1), Text(NameOf(one.type)),
                      Text(NameOf(one.operation)), Text(NameOf(one.object)),
                      Text(Describe(one.error.code).name), TextOrNull(one.error.text)});
    }
  }
  return rows;
}

Rows Backlog(const TableSource& from) {
  const SyncBacklog& backlog = from.world.backlog;
  return {{Number(backlog.to_marketo), Number(backlog.to_salesforce), Truth(backlog.growing)}};
}

}  // namespace

std::vector<TableRow> RowsOf(TableId id, const TableSource& source) {
  switch (id) {
    case TableId::kMarketoPeople:
      return People(source);
    case TableId::kMarketoPrograms:
      return Programs(source);
    case TableId::kMarketoCosts:
      return Costs(source);
    case TableId::kMarketoMembers:
      return ProgramMembers(source);
    case TableId::kMarketoMirror:
      return Mirror(source);
    case TableId::kMarketoActivities:
      return Activities(source);
    case TableId::kSalesforceCampaigns:
      return Campaigns(source);
    case TableId::kSalesforceStatuses:
      return Statuses(source);
    case TableId::kSalesforceMembers:
      return CampaignMembers(source);
    case TableId::kSalesforceLeads:
      return Leads(source);
    case TableId::kSalesforceContacts:
      return Contacts(source);
    case TableId::kSalesforceDeletedPeople:
      return DeletedPeople(source);
    case TableId::kSyncLinks:
      return Links(source);
    case TableId::kSyncSteps:
      return Steps(source);
    case TableId::kSyncErrors:
      return Errors(source);
    case TableId::kSyncStanding:
      return Standing(source);
    case TableId::kSyncWrites:
      return Writes(source);
    case TableId::kSyncCalls:
      return Calls(source);
    case TableId::kSyncNotifications:
      return Notifications(source);
    case TableId::kSyncBacklog:
      return Backlog(source);
  }
  CAMPSYNC_UNREACHABLE();
}

}  // namespace campsync::harness
