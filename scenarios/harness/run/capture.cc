// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/run/capture.h"

#include <algorithm>
#include <tuple>
#include <variant>

namespace campsync::harness {
namespace {

struct ActivityReader {
  ActivityView view;

  ActivityView operator()(const sim::AddedToSfdcCampaign& one) {
    return InCampaign(one.campaign, std::nullopt, one.status);
  }
  ActivityView operator()(const sim::RemovedFromSfdcCampaign& one) {
    return InCampaign(one.campaign, std::nullopt, one.status);
  }
  ActivityView operator()(const sim::StatusChangedInSfdcCampaign& one) {
    return InCampaign(one.campaign, one.old_status, one.new_status);
  }
  ActivityView operator()(const sim::StatusChangedInProgression& one) {
    view.program = one.program;
    if (!one.old_status.IsEmpty()) view.old_status = one.old_status;
    view.status = one.new_status;
    return view;
  }

 private:
  ActivityView InCampaign(const sim::ActivityCampaign& campaign, std::optional<Label> old_status,
                          Label status) {
    view.campaign = campaign.campaign;
    view.old_status = old_status;
    view.status = status;
    return view;
  }
};

std::vector<ActivityView> Activities(const sim::MarketoOrg& org, std::size_t from) {
  std::vector<ActivityView> views;
  const auto& all = org.activities();
  for (std::size_t index = from; index < all.size(); ++index) {
    ActivityReader reader;
    reader.view.type = static_cast<std::int64_t>(all[index].type());
    // The log keeps the id it was written with; a merged person's activities are the winner's.
    reader.view.person = org.people().SurvivorOf(all[index].person);
    views.push_back(std::visit(reader, all[index].what));
  }
  return views;
}

std::vector<MirrorView> Mirror(const sim::MarketoOrg& org) {
  std::vector<MirrorView> views;
  for (const auto& [id, told] : org.mirror().campaigns()) {
    const salesforce::CampaignId& campaign = id;  // clang 14 captures no structured binding
    org.mirror().ForEachOf(campaign, [&](const sim::MarketoMirrorRow& row) {
      views.push_back({campaign, row.person, row.row.member, row.row.status});
    });
  }
  return views;
}

MarketoView CaptureMarketo(const sim::MarketoOrg& org, std::size_t activities_from) {
  MarketoView view;
  view.settings = org.settings();
  org.channels().ForEach([&](const marketo::Channel& one) { view.channels.push_back(one); });
  org.programs().ForEach([&](const marketo::Program& one) { view.programs.push_back(one); });
  view.people = CapturePeople(org);
  for (const marketo::Program& program : view.programs) {
    org.members().ForEachOf(
        program.id, [&](const sim::MarketoMemberRow& row) { view.members.push_back(row.member); });
  }
  view.merged = org.people().winners();
  view.given_up = org.people().given_up();
  view.mirror = Mirror(org);
  view.activities = Activities(org, activities_from);
  return view;
}

// Live rows in the order of ids, whatever the order in which they came.
template <class Rows>
auto LiveRows(const Rows& rows) {
  std::vector<typename Rows::value_type> live;
  for (const auto& row : rows) {
    if (!row.is_deleted) live.push_back(row);
  }
  std::ranges::sort(live, {}, &Rows::value_type::id);
  return live;
}

salesforce::PersonRef RefTo(const salesforce::LeadId& id) { return salesforce::LeadRef{id}; }
salesforce::PersonRef RefTo(const salesforce::ContactId& id) { return salesforce::ContactRef{id}; }

template <class Row>
void CaptureIdentity(const Row& row, SalesforceView& view) {
  const salesforce::PersonRef self = RefTo(row.id);
  DeletedPersonView deleted{self, std::nullopt};
  if (row.master_record) deleted.master = RefTo(*row.master_record);
  if (row.is_deleted) view.deleted_people.push_back(deleted);
  if (deleted.master) view.became.emplace(self, *deleted.master);
  if constexpr (requires { row.converted_contact; }) {
    if (row.converted_contact) view.became.emplace(self, RefTo(*row.converted_contact));
  }
}

template <class Row>
void CaptureHidden(const std::vector<Row>& rows, const sim::SalesforceAccess& access,
                   SalesforceView& view) {
  for (const Row& row : rows) {
    if (access.IsHiddenId(view.sync_user.id, row.id)) view.hidden_people.insert(RefTo(row.id));
  }
}

SalesforceView CaptureSalesforce(sim::SalesforceOrg& org, const salesforce::User& user) {
  SalesforceView view;
  view.sync_user = user;
  view.sales_user = org.sales_user();
  view.campaigns = LiveRows(org.campaigns());
  view.statuses = LiveRows(org.statuses());
  std::ranges::stable_sort(view.statuses, {}, &salesforce::CampaignMemberStatus::campaign);
  view.members = LiveRows(org.members());
  view.leads = LiveRows(org.leads());
  view.contacts = LiveRows(org.contacts());
  CaptureHidden(view.leads, org.access(), view);
  CaptureHidden(view.contacts, org.access(), view);
  for (const salesforce::Lead& lead : org.leads()) CaptureIdentity(lead, view);
  for (const salesforce::Contact& contact : org.contacts()) CaptureIdentity(contact, view);
  return view;
}

}  // namespace

std::vector<marketo::Person> CapturePeople(const sim::MarketoOrg& org) {
  std::vector<marketo::Person> people;
  org.people().ForEach([&](const sim::MarketoPersonRow& row) { people.push_back(row.person); });
  return people;
}

WorldView Capture(sim::World& world, const salesforce::User& sync_user,
                  std::size_t activities_from) {
  return {.marketo = CaptureMarketo(world.marketo(), activities_from),
          .salesforce = CaptureSalesforce(world.salesforce(), sync_user),
          .links = world.memory_store().Definitions().links,
          .standing = {}};
}

}  // namespace campsync::harness
