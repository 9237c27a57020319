// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/loader/salesforce_steps.h"

#include <fmt/format.h>

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
constexpr auto kAddContactKeys = Join(kStepKeys, kContactKeys);
constexpr auto kUpdateContactKeys = Join(Join(Join(kStepKeys, kContactKey), kNameKeys),
                                         std::to_array<KeyWord>({{"AccountName", false}}));
constexpr auto kDeleteContactKeys = Join(kStepKeys, kContactKey);
constexpr auto kOfCampaignKeys = Join(kStepKeys, kCampaignKey);
constexpr auto kMemberKeys = Join(kOfCampaignKeys, std::to_array<KeyWord>({{"person", true}}));
constexpr auto kAddMemberKeys =
    Join(kMemberKeys, std::to_array<KeyWord>({{"Status", false}, {"unlisted", false}}));
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
std::string PersonKey(const ObjectReader& object, std::string_view key, NameKind kind,
                      const Directory& directory) {
  const std::string text = object.Text(key);
  if (!text.starts_with(std::string(key) + ":")) return ReadReference(object, key, kind, directory);
  CheckSalesforceReference(*object.Find(key), text, directory, object.errors());
  return text.substr(key.size() + 1);
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
std::string MemberLabel(const ObjectReader& object, const std::string& campaign,
                        Directory& directory, bool refused) {
  if (!refused && !object.Truth("unlisted").value_or(false)) {
    return ReadLabel(object, "Status", campaign, directory);
  }
  std::string label = object.Text("Status");
  if (!label.empty()) directory.AddLooseLabel(label);
  return label;
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
  action.status = MemberLabel(object, action.campaign, directory, refused);
  return action;
}

Action SetMemberStatus(const ObjectReader& object, Directory& directory, bool refused) {
  on_salesforce::SetMemberStatus action;
  action.campaign = Campaign(object, directory);
  action.person = ReadSalesforceReference(object, "person", directory);
  action.status = MemberLabel(object, action.campaign, directory, refused);
  return action;
}

Action RemoveMember(const ObjectReader& object, Directory& directory, bool) {
  return on_salesforce::RemoveMember{Campaign(object, directory),
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

// A field is seen and edited; an object is seen and its records are made.
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
  const std::string_view wrong = object.Has("field") ? "create" : "edit";
  if (object.Has(wrong)) {
    object.errors().Add(object.PlaceOf(wrong), "objects have no edit, fields have no create",
                        "Leave it out; set_editable is about records.");
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
});
static_assert(kVerbs.size() == std::variant_size_v<Action>);

}  // namespace

std::span<const Verb<Action>> SalesforceVerbs() { return kVerbs; }

}  // namespace campsync::harness
