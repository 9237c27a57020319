// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/loader/salesforce_records.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "scenarios/harness/json/suggestion.h"

namespace campsync::harness {
namespace {

template <class Id>
std::optional<Id> ReadId(const ObjectReader& object) {
  if (!object.Has("Id")) return std::nullopt;
  const auto id = Id::Parse(object.Text("Id"));
  if (id) return *id;
  object.errors().Add(object.PlaceOf("Id"), id.error().sentence);
  return std::nullopt;
}

// A campaign's list as Salesforce could hold it (SF-CMS-04, SF-CMS-06, SF-CMS-07).
void CheckStatusList(const std::vector<GivenMemberStatus>& statuses, const Place& place,
                     ErrorList& errors) {
  std::set<std::string, std::less<>> labels;
  for (const GivenMemberStatus& status : statuses) {
    if (!labels.insert(status.label).second) {
      errors.Add(status.place,
                 fmt::format("the campaign has two statuses labelled '{}'", status.label));
    }
  }
  const auto defaults = std::ranges::count(statuses, true, &GivenMemberStatus::is_default);
  if (defaults != 1) {
    errors.Add(place, fmt::format("{} of the statuses are the default (SF-CMS-04)", defaults),
               "Set \"IsDefault\": true on exactly one of them.");
  }
}

std::vector<GivenMemberStatus> ReadStatusList(const ObjectReader& object) {
  std::vector<GivenMemberStatus> statuses;
  for (const JsonNode& node : object.List("statuses")) {
    const ObjectReader status(node, kMemberStatusShape, object.errors());
    statuses.push_back(ReadMemberStatus(status));
    if (!status.Has("SortOrder")) {
      statuses.back().sort_order = static_cast<std::int32_t>(statuses.size());
    }
  }
  return statuses;
}

}  // namespace

GivenMemberStatus ReadMemberStatus(const ObjectReader& object, ValueBounds bounds) {
  GivenMemberStatus status;
  status.place = object.place();
  status.label = ReadName(object, "Label", bounds);
  const JsonNode* order = object.Find("SortOrder");
  if (order != nullptr && !order->IsNull()) {
    if (const auto number = ReadWhole(*order, 0, kSortOrderMax, object.errors())) {
      status.sort_order = static_cast<std::int32_t>(*number);
    }
  }
  status.is_default = object.Truth("IsDefault").value_or(false);
  status.has_responded = object.Truth("HasResponded").value_or(false);
  return status;
}

GivenCampaign ReadCampaign(const ObjectReader& object, ValueBounds bounds) {
  GivenCampaign campaign;
  campaign.place = object.place();
  campaign.name = ReadName(object, "Name", bounds);
  campaign.key = object.Has("key") ? object.Name("key") : campaign.name;
  campaign.id = ReadId<salesforce::CampaignId>(object);
  campaign.type = object.Text("Type");
  campaign.status = object.Text("Status");
  campaign.description = object.Text("Description");
  campaign.is_active = object.Truth("IsActive").value_or(true);
  if (const auto cost = ReadBounded(object, "ActualCost", 0, kActualCostMax, bounds)) {
    campaign.actual_cost = Money{*cost};
  }
  campaign.start_date = object.DateOf("StartDate");
  campaign.end_date = object.DateOf("EndDate");
  if (object.Has("statuses")) {
    campaign.statuses = ReadStatusList(object);
    CheckStatusList(*campaign.statuses, object.PlaceOf("statuses"), object.errors());
  }
  campaign.visible = object.Truth("visible").value_or(true);
  return campaign;
}

GivenLead ReadLead(const ObjectReader& object) {
  GivenLead lead;
  lead.place = object.place();
  lead.key = object.Name("key");
  lead.id = ReadId<salesforce::LeadId>(object);
  lead.first_name = object.Text("FirstName");
  lead.last_name = object.Text("LastName");
  lead.company = object.Text("Company");
  lead.email = object.Text("Email");
  lead.visible = object.Truth("visible").value_or(true);
  return lead;
}

GivenContact ReadContact(const ObjectReader& object) {
  GivenContact contact;
  contact.place = object.place();
  contact.key = object.Name("key");
  contact.id = ReadId<salesforce::ContactId>(object);
  contact.first_name = object.Text("FirstName");
  contact.last_name = object.Text("LastName");
  contact.account_name = object.Text("AccountName");
  contact.email = object.Text("Email");
  contact.visible = object.Truth("visible").value_or(true);
  return contact;
}

std::string ReadLabel(const ObjectReader& object, std::string_view key, const std::string& campaign,
                      const Directory& directory) {
  std::string label = object.Text(key);
  const bool checkable = object.Has(key) && directory.HasOwn(NameKind::kCampaign, campaign);
  if (checkable && !directory.CampaignCanHave(campaign, label)) {
    object.errors().Add(object.PlaceOf(key),
                        fmt::format("the campaign '{}' has no status '{}'", campaign, label),
                        AdviceFor(label, directory.LabelsOf(campaign)));
  }
  return label;
}

GivenCampaignMember ReadCampaignMember(const ObjectReader& object, const Directory& directory) {
  GivenCampaignMember member;
  member.place = object.place();
  member.id = ReadId<salesforce::CampaignMemberId>(object);
  member.campaign = ReadReference(object, "campaign", NameKind::kCampaign, directory);
  member.person = ReadSalesforceReference(object, "person", directory);
  member.status = object.Text("Status");
  if (directory.HasOwn(NameKind::kCampaign, member.campaign) && object.Has("Status") &&
      !directory.CampaignHas(member.campaign, member.status)) {
    object.errors().Add(
        object.PlaceOf("Status"),
        fmt::format("the campaign '{}' has no status '{}'", member.campaign, member.status),
        AdviceFor(member.status, directory.LabelsOf(member.campaign)));
  }
  member.first_responded_date = object.DateOf("FirstRespondedDate");
  return member;
}

void Introduce(const GivenCampaign& campaign, Directory& directory, ErrorList& errors) {
  if (!directory.Add(NameKind::kCampaign, campaign.key)) {
    errors.Add(campaign.place, fmt::format("there is a campaign '{}' already", campaign.key),
               "Give one of them a \"key\" of its own.");
  }
  if (!campaign.statuses) {
    for (const auto label : kAutomaticLabels) directory.AddLabel(campaign.key, std::string(label));
    return;
  }
  for (const GivenMemberStatus& status : *campaign.statuses) {
    directory.AddLabel(campaign.key, status.label);
  }
}

void Introduce(const GivenLead& lead, Directory& directory, ErrorList& errors) {
  if (!directory.Add(NameKind::kLead, lead.key)) {
    errors.Add(lead.place, fmt::format("there is a lead '{}' already", lead.key));
  }
}

void Introduce(const GivenContact& contact, Directory& directory, ErrorList& errors) {
  if (!directory.Add(NameKind::kContact, contact.key)) {
    errors.Add(contact.place, fmt::format("there is a contact '{}' already", contact.key));
  }
}

std::vector<ObjectWords> SalesforceRecordShapes() {
  return {kMemberStatusShape, kCampaignShape,       kLeadShape,
          kContactShape,      kCampaignMemberShape, kSyncUserShape};
}

}  // namespace campsync::harness
