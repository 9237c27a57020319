// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/loader/salesforce_steps.h"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "scenarios/harness/loader/salesforce_records.h"
#include "scenarios/harness/scenario_words.h"

namespace campsync::harness {
namespace {

using on_salesforce::Action;

constexpr auto kStepKeys = std::to_array<KeyWord>({{"salesforce", true}, {"refused", false}});
constexpr auto kLeadKey = std::to_array<KeyWord>({{"lead", true}});
constexpr auto kContactKey = std::to_array<KeyWord>({{"contact", true}});
constexpr auto kCampaignKey = std::to_array<KeyWord>({{"campaign", true}});
constexpr auto kNameKeys =
    std::to_array<KeyWord>({{"FirstName", false}, {"LastName", false}, {"Email", false}});

constexpr auto kAddLeadKeys = Join(kStepKeys, kLeadKeys);
constexpr auto kUpdateLeadKeys =
    Join(Join(Join(kStepKeys, kLeadKey), kNameKeys), std::to_array<KeyWord>({{"Company", false}}));
constexpr auto kDeleteLeadKeys = Join(kStepKeys, kLeadKey);
constexpr auto kConvertLeadKeys =
    Join(kDeleteLeadKeys, std::to_array<KeyWord>({{"contact", false}, {"new_contact", false}}));
constexpr auto kMergeKeys =
    Join(kStepKeys, std::to_array<KeyWord>({{"winner", true}, {"losers", true}}));
constexpr auto kAddContactKeys = Join(kStepKeys, kContactKeys);
constexpr auto kUpdateContactKeys = Join(Join(Join(kStepKeys, kContactKey), kNameKeys),
                                         std::to_array<KeyWord>({{"AccountName", false}}));
constexpr auto kDeleteContactKeys = Join(kStepKeys, kContactKey);
constexpr auto kOfCampaignKeys = Join(kStepKeys, kCampaignKey);
constexpr auto kMemberKeys = Join(kOfCampaignKeys, std::to_array<KeyWord>({{"person", true}}));
constexpr auto kAddMemberKeys =
    Join(kMemberKeys,
         std::to_array<KeyWord>({{"Status", false}, {"unlisted", false}, {"LeadId", false}}));
constexpr auto kSetMemberStatusKeys =
    Join(kMemberKeys, std::to_array<KeyWord>({{"Status", true}, {"unlisted", false}}));
constexpr auto kAddCampaignKeys = Join(kStepKeys, kCampaignKeys);
constexpr auto kUpdateCampaignKeys =
    Join(kOfCampaignKeys, std::to_array<KeyWord>({{"Name", false},
                                                  {"Type", false},
                                                  {"Description", false},
                                                  {"IsActive", false},
                                                  {"ParentId", false},
                                                  {"ActualCost", false}}));
constexpr auto kAddStatusKeys = Join(kOfCampaignKeys, kMemberStatusKeys);
constexpr auto kDeleteStatusKeys =
    Join(kOfCampaignKeys, std::to_array<KeyWord>({{"status", true}}));
constexpr auto kUpdateStatusKeys = Join(
    kDeleteStatusKeys,
    std::to_array<KeyWord>(
        {{"Label", false}, {"SortOrder", false}, {"IsDefault", false}, {"HasResponded", false}}));
constexpr auto kUpdateSyncUserKeys = Join(kStepKeys, kSyncUserKeys);
constexpr auto kSetVisibleKeys = Join(
    kStepKeys, std::to_array<KeyWord>({{"campaign", false}, {"person", false}, {"visible", true}}));

constexpr auto kSetPermissionKeys = Join(
    kStepKeys,
    std::to_array<KeyWord>(
        {{"object", true}, {"field", false}, {"read", false}, {"create", false}, {"edit", false}}));
constexpr auto kSetEditableKeys = Join(
    kStepKeys, std::to_array<KeyWord>({{"campaign", true}, {"person", false}, {"editable", true}}));
constexpr auto kSetApiKeys = Join(kStepKeys, std::to_array<KeyWord>({{"enabled", true}}));

// `ann` or, as members are written, `lead:ann`.
std::string PersonKey(const JsonNode& node, NameKind kind, const Directory& directory,
                      ErrorList& errors) {
  std::string text = ReadText(node, errors).value_or("");
  const std::string prefix = std::string(NameOf(kind)) + ":";
  if (!text.starts_with(prefix)) {
    CheckReference(node, text, kind, directory, errors);
    return text;
  }
  CheckSalesforceReference(node, text, directory, errors);
  return text.substr(prefix.size());
}

std::string PersonKey(const ObjectReader& object, std::string_view key, NameKind kind,
                      const Directory& directory) {
  const JsonNode* node = object.Find(key);
  return node == nullptr ? std::string() : PersonKey(*node, kind, directory, object.errors());
}

std::vector<std::string> PersonKeys(const ObjectReader& object, std::string_view key, NameKind kind,
                                    const Directory& directory) {
  std::vector<std::string> keys;
  for (const JsonNode& node : object.List(key)) {
    keys.push_back(PersonKey(node, kind, directory, object.errors()));
  }
  return keys;
}

std::string Lead(const ObjectReader& object, const Directory& directory) {
  return PersonKey(object, "lead", NameKind::kLead, directory);
}

std::string Contact(const ObjectReader& object, const Directory& directory) {
  return PersonKey(object, "contact", NameKind::kContact, directory);
}

std::string Campaign(const ObjectReader& object, const Directory& directory) {
  return ReadReference(object, "campaign", NameKind::kCampaign, directory);
}

// The label a person writes on a member. Salesforce takes any and coerces an unlisted one
// (SF-MEMBER-06); the author says `unlisted` so that a slip of the pen is not one.
template <class MemberAction>
void ReadMemberLabel(const ObjectReader& object, Directory& directory, bool refused,
                     MemberAction& action) {
  action.unlisted = object.Truth("unlisted").value_or(false);
  if (!refused && !action.unlisted) {
    action.status = ReadLabel(object, "Status", action.campaign, directory);
    return;
  }
  action.status = object.Text("Status");
  if (!action.status.empty()) directory.AddLooseLabel(action.status);
}

Action AddLead(const ObjectReader& object, Directory& directory, bool refused) {
  on_salesforce::AddLead action{ReadLead(object)};
  if (!refused) Introduce(action.lead, directory, object.errors());
  return action;
}

Action UpdateLead(const ObjectReader& object, Directory& directory, bool) {
  return on_salesforce::UpdateLead{Lead(object, directory), object.TextChange("FirstName"),
                                   object.TextChange("LastName"), object.TextChange("Company"),
                                   object.TextChange("Email")};
}

Action DeleteLead(const ObjectReader& object, Directory& directory, bool) {
  return on_salesforce::DeleteLead{Lead(object, directory)};
}

// A new contact is called as the scenario says, or else like the lead.
Action ConvertLead(const ObjectReader& object, Directory& directory, bool refused) {
  on_salesforce::ConvertLead action;
  action.lead = Lead(object, directory);
  if (object.Has("contact")) {
    action.contact = Contact(object, directory);
    if (object.Has("new_contact")) {
      object.errors().Add(object.PlaceOf("new_contact"), "there is a contact already",
                          "Give either \"contact\" or \"new_contact\".");
    }
    return action;
  }
  action.new_contact = object.Has("new_contact") ? object.Name("new_contact") : action.lead;
  if (!refused && !directory.AddConverted(action.lead, action.new_contact)) {
    object.errors().Add(object.place(),
                        fmt::format("there is a contact '{}' already", action.new_contact),
                        "Say \"contact\" to convert into it, or name the new one by "
                        "\"new_contact\".");
  }
  return action;
}

Action MergeLeads(const ObjectReader& object, Directory& directory, bool) {
  return on_salesforce::MergeLeads{PersonKey(object, "winner", NameKind::kLead, directory),
                                   PersonKeys(object, "losers", NameKind::kLead, directory)};
}

Action MergeContacts(const ObjectReader& object, Directory& directory, bool) {
  return on_salesforce::MergeContacts{PersonKey(object, "winner", NameKind::kContact, directory),
                                      PersonKeys(object, "losers", NameKind::kContact, directory)};
}

Action UndeleteLead(const ObjectReader& object, Directory& directory, bool) {
  return on_salesforce::UndeleteLead{Lead(object, directory)};
}

Action UndeleteContact(const ObjectReader& object, Directory& directory, bool) {
  return on_salesforce::UndeleteContact{Contact(object, directory)};
}

Action UndeleteCampaign(const ObjectReader& object, Directory& directory, bool) {
  return on_salesforce::UndeleteCampaign{Campaign(object, directory)};
}

Action AddContact(const ObjectReader& object, Directory& directory, bool refused) {
  on_salesforce::AddContact action{ReadContact(object)};
  if (!refused) Introduce(action.contact, directory, object.errors());
  return action;
}

Action UpdateContact(const ObjectReader& object, Directory& directory, bool) {
  return on_salesforce::UpdateContact{Contact(object, directory), object.TextChange("FirstName"),
                                      object.TextChange("LastName"),
                                      object.TextChange("AccountName"), object.TextChange("Email")};
}

Action DeleteContact(const ObjectReader& object, Directory& directory, bool) {
  return on_salesforce::DeleteContact{Contact(object, directory)};
}

Action AddMember(const ObjectReader& object, Directory& directory, bool refused) {
  on_salesforce::AddMember action;
  action.campaign = Campaign(object, directory);
  action.person = ReadSalesforceReference(object, "person", directory);
  ReadMemberLabel(object, directory, refused, action);
  if (!object.Has("LeadId")) return action;
  action.lead = PersonKey(object, "LeadId", NameKind::kLead, directory);
  if (action.person.kind != SalesforcePersonKey::Kind::kContact) {
    object.errors().Add(object.PlaceOf("LeadId"), "the person is a lead already",
                        "Leave it out, or name a contact as \"person\".");
  }
  return action;
}

Action SetMemberStatus(const ObjectReader& object, Directory& directory, bool refused) {
  on_salesforce::SetMemberStatus action;
  action.campaign = Campaign(object, directory);
  action.person = ReadSalesforceReference(object, "person", directory);
  ReadMemberLabel(object, directory, refused, action);
  return action;
}

Action RemoveMember(const ObjectReader& object, Directory& directory, bool) {
  return on_salesforce::RemoveMember{Campaign(object, directory),
                                     ReadSalesforceReference(object, "person", directory)};
}

Action UndeleteMember(const ObjectReader& object, Directory& directory, bool) {
  return on_salesforce::UndeleteMember{Campaign(object, directory),
                                       ReadSalesforceReference(object, "person", directory)};
}

Action AddCampaign(const ObjectReader& object, Directory& directory, bool refused) {
  on_salesforce::AddCampaign action{
      ReadCampaign(object, refused ? ValueBounds::kAny : ValueBounds::kOfVendor)};
  if (!refused) Introduce(action.campaign, directory, object.errors());
  return action;
}

Action UpdateCampaign(const ObjectReader& object, Directory& directory, bool) {
  on_salesforce::UpdateCampaign action;
  action.campaign = Campaign(object, directory);
  action.name = object.TextChange("Name");
  action.type = object.TextChange("Type");
  action.description = object.TextChange("Description");
  action.is_active = object.Truth("IsActive");
  action.parent = object.TextChange("ParentId");
  if (action.parent && !action.parent->empty()) {
    CheckReference(*object.Find("ParentId"), *action.parent, NameKind::kCampaign, directory,
                   object.errors());
  }
  const JsonNode* cost = object.Find("ActualCost");
  if (cost != nullptr) {
    action.actual_cost = salesforce::FieldUpdate<Money>();
    if (!cost->IsNull()) {
      action.actual_cost->value =
          Money{ReadWhole(*cost, 0, kActualCostMax, object.errors()).value_or(0)};
    }
  }
  return action;
}

Action DeleteCampaign(const ObjectReader& object, Directory& directory, bool) {
  return on_salesforce::DeleteCampaign{Campaign(object, directory)};
}

Action AddStatus(const ObjectReader& object, Directory& directory, bool refused) {
  on_salesforce::AddStatus action;
  action.campaign = Campaign(object, directory);
  action.status = ReadMemberStatus(object, refused ? ValueBounds::kAny : ValueBounds::kOfVendor);
  if (!refused) directory.AddLabel(action.campaign, action.status.label);
  return action;
}

Action UpdateStatus(const ObjectReader& object, Directory& directory, bool refused) {
  on_salesforce::UpdateStatus action;
  action.campaign = Campaign(object, directory);
  action.status = ReadLabel(object, "status", action.campaign, directory);
  if (object.Has("Label")) {
    action.label = refused ? object.Text("Label") : object.Name("Label");
    if (!refused) directory.AddLabel(action.campaign, *action.label);
  }
  if (const auto order = object.Whole("SortOrder", 0, kSortOrderMax)) {
    action.sort_order = static_cast<std::int32_t>(*order);
  }
  action.is_default = object.Truth("IsDefault");
  action.has_responded = object.Truth("HasResponded");
  return action;
}

Action DeleteStatus(const ObjectReader& object, Directory& directory, bool) {
  on_salesforce::DeleteStatus action;
  action.campaign = Campaign(object, directory);
  action.status = ReadLabel(object, "status", action.campaign, directory);
  return action;
}

Action UpdateSyncUser(const ObjectReader& object, Directory&, bool) {
  return on_salesforce::UpdateSyncUser{object.Truth("IsActive"),
                                       object.Truth("UserPermissionsMarketingUser")};
}

Action SetVisible(const ObjectReader& object, Directory& directory, bool) {
  on_salesforce::SetVisible action;
  action.visible = object.Truth("visible").value_or(true);
  if (object.Has("campaign") == object.Has("person")) {
    object.errors().Add(object.place(), "set_visible names one record",
                        "Give either \"campaign\" or \"person\".");
  } else if (object.Has("person")) {
    action.record = ReadSalesforceReference(object, "person", directory);
  } else {
    action.record = Campaign(object, directory);
  }
  return action;
}

// A field is seen and edited; an object is seen and its records are made and edited.
Action SetPermission(const ObjectReader& object, Directory&, bool) {
  on_salesforce::SetPermission action;
  const auto word = object.Word("object", "object", SalesforceObjectWords());
  for (const auto kind :
       {salesforce::ObjectKind::kCampaign, salesforce::ObjectKind::kCampaignMember,
        salesforce::ObjectKind::kCampaignMemberStatus, salesforce::ObjectKind::kLead,
        salesforce::ObjectKind::kContact}) {
    if (word && NameOf(kind) == SalesforceObjectWords()[*word]) action.object = kind;
  }
  if (object.Has("field")) action.field = object.Name("field");
  action.read = object.Truth("read");
  action.create = object.Truth("create");
  action.edit = object.Truth("edit");
  if (object.Has("field") && object.Has("create")) {
    object.errors().Add(object.PlaceOf("create"), "fields have no create", "Leave it out.");
  }
  return action;
}

Action SetEditable(const ObjectReader& object, Directory& directory, bool) {
  on_salesforce::SetEditable action;
  action.campaign = Campaign(object, directory);
  if (object.Has("person")) {
    action.person = ReadSalesforceReference(object, "person", directory);
  }
  action.editable = object.Truth("editable").value_or(true);
  return action;
}

Action SetApi(const ObjectReader& object, Directory&, bool) {
  return on_salesforce::SetApi{object.Truth("enabled").value_or(true)};
}

Action PurgeDeleteLog(const ObjectReader&, Directory&, bool) {
  return on_salesforce::PurgeDeleteLog{};
}

Action TouchMembers(const ObjectReader& object, Directory& directory, bool) {
  return on_salesforce::TouchMembers{Campaign(object, directory)};
}

constexpr auto kVerbs = std::to_array<Verb<Action>>({
    {"add_lead", {"salesforce.add_lead", kAddLeadKeys}, AddLead},
    {"update_lead", {"salesforce.update_lead", kUpdateLeadKeys}, UpdateLead},
    {"delete_lead", {"salesforce.delete_lead", kDeleteLeadKeys}, DeleteLead},
    {"add_contact", {"salesforce.add_contact", kAddContactKeys}, AddContact},
    {"update_contact", {"salesforce.update_contact", kUpdateContactKeys}, UpdateContact},
    {"delete_contact", {"salesforce.delete_contact", kDeleteContactKeys}, DeleteContact},
    {"add_member", {"salesforce.add_member", kAddMemberKeys}, AddMember},
    {"set_member_status", {"salesforce.set_member_status", kSetMemberStatusKeys}, SetMemberStatus},
    {"remove_member", {"salesforce.remove_member", kMemberKeys}, RemoveMember},
    {"add_campaign", {"salesforce.add_campaign", kAddCampaignKeys}, AddCampaign},
    {"update_campaign", {"salesforce.update_campaign", kUpdateCampaignKeys}, UpdateCampaign},
    {"delete_campaign", {"salesforce.delete_campaign", kOfCampaignKeys}, DeleteCampaign},
    {"add_status", {"salesforce.add_status", kAddStatusKeys}, AddStatus},
    {"update_status", {"salesforce.update_status", kUpdateStatusKeys}, UpdateStatus},
    {"delete_status", {"salesforce.delete_status", kDeleteStatusKeys}, DeleteStatus},
    {"update_sync_user", {"salesforce.update_sync_user", kUpdateSyncUserKeys}, UpdateSyncUser},
    {"set_visible", {"salesforce.set_visible", kSetVisibleKeys}, SetVisible},
    {"set_permission", {"salesforce.set_permission", kSetPermissionKeys}, SetPermission},
    {"set_editable", {"salesforce.set_editable", kSetEditableKeys}, SetEditable},
    {"set_api", {"salesforce.set_api", kSetApiKeys}, SetApi},
    {"purge_delete_log", {"salesforce.purge_delete_log", kStepKeys}, PurgeDeleteLog},
    {"touch_members", {"salesforce.touch_members", kOfCampaignKeys}, TouchMembers},
    {"convert_lead", {"salesforce.convert_lead", kConvertLeadKeys}, ConvertLead},
    {"merge_leads", {"salesforce.merge_leads", kMergeKeys}, MergeLeads},
    {"merge_contacts", {"salesforce.merge_contacts", kMergeKeys}, MergeContacts},
    {"undelete_lead", {"salesforce.undelete_lead", kDeleteLeadKeys}, UndeleteLead},
    {"undelete_contact", {"salesforce.undelete_contact", kDeleteContactKeys}, UndeleteContact},
    {"undelete_campaign", {"salesforce.undelete_campaign", kOfCampaignKeys}, UndeleteCampaign},
    {"undelete_member", {"salesforce.undelete_member", kMemberKeys}, UndeleteMember},
});
static_assert(kVerbs.size() == std::variant_size_v<Action>);

}  // namespace

std::span<const Verb<Action>> SalesforceVerbs() { return kVerbs; }

}  // namespace campsync::harness
