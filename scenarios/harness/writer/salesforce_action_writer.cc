// SPDX-License-Identifier: Apache-2.0
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "scenarios/harness/writer/action_writer.h"
#include "scenarios/harness/writer/given_writer.h"
#include "scenarios/harness/writer/salesforce_record_writer.h"

namespace campsync::harness {
namespace {

// The key alone, unless the loader would take its beginning for that of `lead:ann`.
std::string PlainKey(SalesforcePersonKey::Kind kind, const std::string& key) {
  const std::string prefix = FormatKey({kind, {}});
  return key.starts_with(prefix) ? prefix + key : key;
}

std::string LeadText(const std::string& key) {
  return PlainKey(SalesforcePersonKey::Kind::kLead, key);
}

std::string ContactText(const std::string& key) {
  return PlainKey(SalesforcePersonKey::Kind::kContact, key);
}

// Null where a field is emptied, as the cases write it.
void WriteFieldChange(std::string_view key, const std::optional<std::string>& text,
                      ObjectLayout& step) {
  if (text && text->empty()) {
    step.Null(key);
  } else {
    step.Text(key, text);
  }
}

// One handler a verb.
class SalesforceActionWriter {
 public:
  explicit SalesforceActionWriter(ObjectLayout& step) : step_(step) {}

  void operator()(const on_salesforce::AddLead& one) const { WriteLeadKeys(one.lead, step_); }
  void operator()(const on_salesforce::UpdateLead& one) const {
    step_.Text("lead", LeadText(one.lead));
    WriteFieldChange("FirstName", one.first_name, step_);
    WriteFieldChange("LastName", one.last_name, step_);
    WriteFieldChange("Company", one.company, step_);
    WriteFieldChange("Email", one.email, step_);
  }
  void operator()(const on_salesforce::DeleteLead& one) const {
    step_.Text("lead", LeadText(one.lead));
  }
  void operator()(const on_salesforce::AddContact& one) const {
    WriteContactKeys(one.contact, step_);
  }
  void operator()(const on_salesforce::UpdateContact& one) const {
    step_.Text("contact", ContactText(one.contact));
    WriteFieldChange("FirstName", one.first_name, step_);
    WriteFieldChange("LastName", one.last_name, step_);
    WriteFieldChange("AccountName", one.account_name, step_);
    WriteFieldChange("Email", one.email, step_);
  }
  void operator()(const on_salesforce::DeleteContact& one) const {
    step_.Text("contact", ContactText(one.contact));
  }
  void operator()(const on_salesforce::AddMember& one) const {
    WriteMember(one.campaign, one.person);
    step_.Text("Status", UnlessEmpty(one.status)).Truth("unlisted", Unless(one.unlisted, false));
    if (one.lead) step_.Text("LeadId", LeadText(*one.lead));
  }
  void operator()(const on_salesforce::SetMemberStatus& one) const {
    WriteMember(one.campaign, one.person);
    step_.Text("Status", one.status).Truth("unlisted", Unless(one.unlisted, false));
  }
  void operator()(const on_salesforce::RemoveMember& one) const {
    WriteMember(one.campaign, one.person);
  }
  void operator()(const on_salesforce::AddCampaign& one) const {
    WriteCampaignKeys(one.campaign, step_);
  }
  void operator()(const on_salesforce::UpdateCampaign& one) const {
    step_.Text("campaign", one.campaign).Text("Name", one.name);
    WriteFieldChange("Type", one.type, step_);
    WriteFieldChange("Description", one.description, step_);
    step_.Truth("IsActive", one.is_active);
    WriteFieldChange("ParentId", one.parent, step_);
    if (!one.actual_cost) return;
    if (one.actual_cost->value) {
      step_.Whole("ActualCost", one.actual_cost->value->units);
    } else {
      step_.Null("ActualCost");
    }
  }
  void operator()(const on_salesforce::DeleteCampaign& one) const {
    step_.Text("campaign", one.campaign);
  }
  void operator()(const on_salesforce::AddStatus& one) const {
    step_.Text("campaign", one.campaign);
    WriteMemberStatusKeys(one.status, step_);
  }
  void operator()(const on_salesforce::UpdateStatus& one) const {
    step_.Text("campaign", one.campaign)
        .Text("status", one.status)
        .Text("Label", one.label)
        .Whole("SortOrder", one.sort_order)
        .Truth("IsDefault", one.is_default)
        .Truth("HasResponded", one.has_responded);
  }
  void operator()(const on_salesforce::DeleteStatus& one) const {
    step_.Text("campaign", one.campaign).Text("status", one.status);
  }
  void operator()(const on_salesforce::UpdateSyncUser& one) const {
    WriteSyncUserKeys(one.is_active, one.marketing_user, step_);
  }
  void operator()(const on_salesforce::SetVisible& one) const {
    if (const auto* campaign = std::get_if<std::string>(&one.record)) {
      step_.Text("campaign", *campaign);
    } else {
      step_.Text("person", FormatKey(std::get<SalesforcePersonKey>(one.record)));
    }
    step_.Truth("visible", one.visible);
  }
  void operator()(const on_salesforce::SetPermission& one) const {
    step_.Text("object", std::string(NameOf(one.object)))
        .Text("field", UnlessEmpty(one.field))
        .Truth("read", one.read)
        .Truth("create", one.create)
        .Truth("edit", one.edit);
  }
  void operator()(const on_salesforce::SetEditable& one) const {
    step_.Text("campaign", one.campaign);
    if (one.person) step_.Text("person", FormatKey(*one.person));
    step_.Truth("editable", one.editable);
  }
  void operator()(const on_salesforce::SetApi& one) const { step_.Truth("enabled", one.enabled); }
  void operator()(const on_salesforce::PurgeDeleteLog&) const {}
  void operator()(const on_salesforce::TouchMembers& one) const {
    step_.Text("campaign", one.campaign);
  }
  void operator()(const on_salesforce::ConvertLead& one) const {
    step_.Text("lead", LeadText(one.lead));
    if (one.contact) {
      step_.Text("contact", ContactText(*one.contact));
    } else {
      step_.Text("new_contact", Unless(one.new_contact, one.lead));
    }
  }
  void operator()(const on_salesforce::MergeLeads& one) const {
    WriteMerge(SalesforcePersonKey::Kind::kLead, one.winner, one.losers);
  }
  void operator()(const on_salesforce::MergeContacts& one) const {
    WriteMerge(SalesforcePersonKey::Kind::kContact, one.winner, one.losers);
  }
  void operator()(const on_salesforce::UndeleteLead& one) const {
    step_.Text("lead", LeadText(one.lead));
  }
  void operator()(const on_salesforce::UndeleteContact& one) const {
    step_.Text("contact", ContactText(one.contact));
  }
  void operator()(const on_salesforce::UndeleteCampaign& one) const {
    step_.Text("campaign", one.campaign);
  }
  void operator()(const on_salesforce::UndeleteMember& one) const {
    WriteMember(one.campaign, one.person);
  }

 private:
  void WriteMember(const std::string& campaign, const SalesforcePersonKey& person) const {
    step_.Text("campaign", campaign).Text("person", FormatKey(person));
  }
  void WriteMerge(SalesforcePersonKey::Kind kind, const std::string& winner,
                  const std::vector<std::string>& losers) const {
    step_.Text("winner", PlainKey(kind, winner))
        .Node("losers", ListOfEach(losers, Break::kFill, [kind](const std::string& loser) {
                return TextLeaf(PlainKey(kind, loser));
              }));
  }

  ObjectLayout& step_;
};

}  // namespace

void WriteSalesforceAction(const on_salesforce::Action& action, ObjectLayout& step) {
  std::visit(SalesforceActionWriter(step), action);
}

}  // namespace campsync::harness
