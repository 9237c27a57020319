// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/writer/salesforce_record_writer.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/harness/writer/marketo_record_writer.h"

namespace campsync::harness {
namespace {

template <class Id>
std::optional<std::string> IdText(const std::optional<Id>& id) {
  return id ? std::optional<std::string>(id->Text()) : std::nullopt;
}

// In a list a status without SortOrder takes its position, and null says that it has none.
LayoutNode WriteStatusList(const std::vector<GivenMemberStatus>& statuses) {
  std::int32_t position = 0;
  return ListOfEach(statuses, Break::kFill, [&position](GivenMemberStatus status) {
    ObjectLayout object;
    ++position;
    const bool has_none = !status.sort_order;
    if (status.sort_order == position) status.sort_order = std::nullopt;
    WriteMemberStatusKeys(status, object);
    if (has_none) object.Null("SortOrder");
    return object.Take();
  });
}

}  // namespace

void WriteMemberStatusKeys(const GivenMemberStatus& status, ObjectLayout& object) {
  object.Text("Label", status.label)
      .Whole("SortOrder", status.sort_order)
      .Truth("IsDefault", Unless(status.is_default, false))
      .Truth("HasResponded", Unless(status.has_responded, false));
}

void WriteCampaignKeys(const GivenCampaign& campaign, ObjectLayout& object) {
  object.Text("Name", campaign.name)
      .Text("key", Unless(campaign.key, campaign.name))
      .Text("Id", IdText(campaign.id))
      .Text("Type", UnlessEmpty(campaign.type))
      .Text("Status", UnlessEmpty(campaign.status))
      .Text("Description", UnlessEmpty(campaign.description))
      .Truth("IsActive", Unless(campaign.is_active, true));
  if (campaign.actual_cost) object.Whole("ActualCost", campaign.actual_cost->units);
  object.Text("StartDate", DateText(campaign.start_date))
      .Text("EndDate", DateText(campaign.end_date))
      .Truth("visible", Unless(campaign.visible, true));
  if (campaign.statuses) object.Node("statuses", WriteStatusList(*campaign.statuses));
}

void WriteLeadKeys(const GivenLead& lead, ObjectLayout& object) {
  object.Text("key", lead.key)
      .Text("Id", IdText(lead.id))
      .Text("FirstName", UnlessEmpty(lead.first_name))
      .Text("LastName", UnlessEmpty(lead.last_name))
      .Text("Company", UnlessEmpty(lead.company))
      .Text("Email", UnlessEmpty(lead.email))
      .Truth("visible", Unless(lead.visible, true));
}

void WriteContactKeys(const GivenContact& contact, ObjectLayout& object) {
  object.Text("key", contact.key)
      .Text("Id", IdText(contact.id))
      .Text("FirstName", UnlessEmpty(contact.first_name))
      .Text("LastName", UnlessEmpty(contact.last_name))
      .Text("AccountName", UnlessEmpty(contact.account_name))
      .Text("Email", UnlessEmpty(contact.email))
      .Truth("visible", Unless(contact.visible, true));
}

LayoutNode WriteCampaignMember(const GivenCampaignMember& member) {
  return ObjectLayout()
      .Text("Id", IdText(member.id))
      .Text("campaign", member.campaign)
      .Text("person", FormatKey(member.person))
      .Text("Status", member.status)
      .Text("FirstRespondedDate", DateText(member.first_responded_date))
      .Take();
}

}  // namespace campsync::harness
