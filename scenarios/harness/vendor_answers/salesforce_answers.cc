// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/vendor_answers/salesforce_answers.h"

#include <fmt/format.h>

#include <array>
#include <span>

#include "scenarios/harness/loader/salesforce_records.h"

namespace campsync::harness {
namespace {

std::optional<Money> WholeCost(VendorRow& row, AnswerContext& context) {
  const JsonNode* node = row.Find("ActualCost");
  if (node == nullptr) return std::nullopt;
  // Salesforce writes currency(18,0) as `500.0`.
  if (const auto* written = std::get_if<NumberText>(&node->value)) {
    const std::string_view text = written->text;
    if (text.ends_with(".0") && text.size() <= 20) {
      JsonNode whole;
      whole.place = node->place;
      whole.value = static_cast<std::int64_t>(std::stoll(std::string(text)));
      return Money{ReadWhole(whole, 0, kActualCostMax, context.errors).value_or(0)};
    }
  }
  return Money{ReadWhole(*node, 0, kActualCostMax, context.errors).value_or(0)};
}

void Assume(AnswerContext& context, std::string text) {
  context.Note(LoadNote::Kind::kAssumed, std::move(text));
}

// What a record must have and the query did not ask for.
std::string TextOrAssumed(VendorRow& row, std::string_view field, std::string_view object,
                          const std::string& id, std::string assumed, AnswerContext& context) {
  std::string text = row.Text(field);
  if (!text.empty()) return text;
  Assume(context, fmt::format("{} {}: {} '{}'", object, id, field, assumed));
  return assumed;
}

void ReadCampaignRow(VendorRow& row, AnswerContext& context) {
  if (row.Need("Id") == nullptr) return;
  GivenCampaign campaign;
  campaign.place = context.InScenario(row.place());
  campaign.id = row.SalesforceId<salesforce::CampaignId>("Id");
  if (!campaign.id) return;
  const std::string id = campaign.id->Text();
  campaign.name = TextOrAssumed(row, "Name", "Campaign", id, "Campaign " + id, context);
  campaign.type = row.Text("Type");
  campaign.status = row.Text("Status");
  campaign.description = row.Text("Description");
  const auto active = row.Truth("IsActive");
  if (!active) Assume(context, fmt::format("Campaign {}: IsActive true", id));
  campaign.is_active = active.value_or(true);
  campaign.actual_cost = WholeCost(row, context);
  campaign.start_date = row.DateOf("StartDate");
  campaign.end_date = row.DateOf("EndDate");
  context.records.campaigns.push_back(std::move(campaign));
}

void ReadStatusRow(VendorRow& row, AnswerContext& context) {
  if (row.Need("CampaignId") == nullptr || row.Need("Label") == nullptr) return;
  const auto campaign = row.SalesforceId<salesforce::CampaignId>("CampaignId");
  if (!campaign) return;
  VendorMemberStatus status{*campaign, {}};
  status.status.place = context.InScenario(row.place());
  status.status.label = row.Text("Label");
  if (const JsonNode* order = row.Find("SortOrder")) {
    const auto number = ReadWhole(*order, 0, kSortOrderMax, context.errors);
    if (number) status.status.sort_order = static_cast<std::int32_t>(*number);
  }
  status.status.is_default = row.Truth("IsDefault").value_or(false);
  status.status.has_responded = row.Truth("HasResponded").value_or(false);
  context.records.member_statuses.push_back(std::move(status));
}

void ReadMemberRow(VendorRow& row, AnswerContext& context) {
  VendorCampaignMember member;
  member.place = context.InScenario(row.place());
  member.id = row.SalesforceId<salesforce::CampaignMemberId>("Id");
  const bool complete = row.Need("CampaignId") != nullptr && row.Need("Status") != nullptr;
  const auto campaign = row.SalesforceId<salesforce::CampaignId>("CampaignId");
  member.lead = row.SalesforceId<salesforce::LeadId>("LeadId");
  member.contact = row.SalesforceId<salesforce::ContactId>("ContactId");
  member.status = row.Text("Status");
  member.has_responded = row.Truth("HasResponded").value_or(false);
  member.first_responded_date = row.DateOf("FirstRespondedDate");
  if (row.Find("LeadId") == nullptr && row.Find("ContactId") == nullptr) {
    context.errors.Add(row.place(), "a CampaignMember has neither LeadId nor ContactId",
                       "Ask for both: SELECT Id, CampaignId, LeadId, ContactId, Status.");
    return;
  }
  if (!complete || !campaign) return;
  member.campaign = *campaign;
  context.records.campaign_members.push_back(std::move(member));
}

void ReadLeadRow(VendorRow& row, AnswerContext& context) {
  if (row.Need("Id") == nullptr) return;
  GivenLead lead;
  lead.place = context.InScenario(row.place());
  lead.id = row.SalesforceId<salesforce::LeadId>("Id");
  if (!lead.id) return;
  lead.key = lead.id->Text();
  lead.first_name = row.Text("FirstName");
  lead.last_name = TextOrAssumed(row, "LastName", "Lead", lead.key, "Unknown", context);
  lead.company = TextOrAssumed(row, "Company", "Lead", lead.key, "Unknown", context);
  lead.email = row.Text("Email");
  context.records.leads.push_back(std::move(lead));
}

void ReadContactRow(VendorRow& row, AnswerContext& context) {
  if (row.Need("Id") == nullptr) return;
  GivenContact contact;
  contact.place = context.InScenario(row.place());
  contact.id = row.SalesforceId<salesforce::ContactId>("Id");
  if (!contact.id) return;
  contact.key = contact.id->Text();
  contact.first_name = row.Text("FirstName");
  contact.last_name = TextOrAssumed(row, "LastName", "Contact", contact.key, "Unknown", context);
  contact.email = row.Text("Email");
  // `SELECT Account.Name FROM Contact` nests it.
  if (const JsonNode* account = row.Find("Account")) {
    VendorRow nested(*account, context);
    nested.Ignore("attributes");
    contact.account_name = nested.Text("Name");
  }
  context.records.contacts.push_back(std::move(contact));
}

struct ObjectReading {
  std::string_view object;
  void (*read)(VendorRow& row, AnswerContext& context);
};
constexpr auto kObjects = std::to_array<ObjectReading>({
    {"Campaign", ReadCampaignRow},
    {"CampaignMemberStatus", ReadStatusRow},
    {"CampaignMember", ReadMemberRow},
    {"Lead", ReadLeadRow},
    {"Contact", ReadContactRow},
});

void ReadRecord(const JsonNode& node, AnswerContext& context) {
  VendorRow row(node, context);
  const JsonNode* attributes = row.Need("attributes");
  const JsonNode* type = attributes != nullptr ? attributes->Find("type") : nullptr;
  if (type == nullptr || type->AsText() == nullptr) {
    if (attributes != nullptr) {
      context.errors.Add(node.place, "the record does not say its object in attributes.type",
                         "Paste the answer as Salesforce gave it.");
    }
    return;
  }
  const std::string& object = *type->AsText();
  for (const auto field : {"IsDeleted", "IsConverted"}) {
    if (row.Truth(field).value_or(false)) {
      context.Note(
          LoadNote::Kind::kNotState,
          fmt::format("{} {}: {} is true, the record was left out", object, row.Text("Id"), field));
      for (const JsonMember& member : *node.AsObject()) row.Ignore(member.key);
      return;
    }
  }
  for (const ObjectReading& one : kObjects) {
    if (one.object == object) return one.read(row, context);
  }
  for (const JsonMember& member : *node.AsObject()) row.Ignore(member.key);
  context.Note(
      LoadNote::Kind::kNotState,
      fmt::format("{} {}: campaign sync does not read this object", object, row.Text("Id")));
}

}  // namespace

void ReadSalesforceQuery(const JsonNode& answer, bool last, AnswerContext& context) {
  // `sf data query --json` wraps the answer: {"status": 0, "result": {...}}.
  const JsonNode* inner = answer.Find("result");
  const JsonNode& page = inner != nullptr && inner->Find("records") != nullptr ? *inner : answer;
  VendorRow envelope(page, context);
  envelope.Ignore("totalSize");
  if (envelope.Truth("done") == false && last) {
    const std::string next = envelope.Text("nextRecordsUrl");
    context.errors.Add(envelope.Find("done")->place,
                       "the answer says done: false: a page is missing",
                       fmt::format("Fetch {} and give all pages in order, as a list in \"answer\".",
                                   next.empty() ? "the page nextRecordsUrl names" : next));
  }
  envelope.Ignore("nextRecordsUrl");
  const JsonNode* records = envelope.Need("records");
  if (records == nullptr) return;
  for (const JsonNode& node : ReadList(*records, context.errors)) ReadRecord(node, context);
}

}  // namespace campsync::harness
