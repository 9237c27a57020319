// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <utility>

#include "scenarios/harness/explore/act_draw.h"

namespace campsync::harness {
namespace {

namespace act = on_salesforce;
using enum SalesforcePersonKey::Kind;

std::string PickKey(Draws& draws, const Cast& cast, SalesforcePersonKey::Kind kind) {
  return draws.Pick(cast.KeysOf(kind));
}

DrawnAct DrawAddMember(Draws& draws, Cast& cast) {
  const Cast::Pair& pair = draws.Pick(cast.pairs);
  act::AddMember add{.campaign = pair.campaign, .person = draws.Pick(cast.records)};
  if (draws.Chance(80)) add.status = draws.Pick(pair.statuses);
  return act::Action(std::move(add));
}

DrawnAct DrawSetMemberStatus(Draws& draws, Cast& cast) {
  const Cast::Pair& pair = draws.Pick(cast.pairs);
  return act::Action(
      act::SetMemberStatus{pair.campaign, draws.Pick(cast.records), draws.Pick(pair.statuses)});
}

DrawnAct DrawRemoveMember(Draws& draws, Cast& cast) {
  return act::Action(act::RemoveMember{draws.Pick(cast.pairs).campaign, draws.Pick(cast.records)});
}

DrawnAct DrawAddLead(Draws&, Cast& cast) {
  const std::string key = PersonName(cast.names_used++);
  cast.people.push_back(key);
  cast.records.push_back({kLead, key});
  return act::Action(act::AddLead{{.key = key, .last_name = key, .company = "Acme"}});
}

DrawnAct DrawAddContact(Draws&, Cast& cast) {
  const std::string key = PersonName(cast.names_used++);
  cast.people.push_back(key);
  cast.records.push_back({kContact, key});
  return act::Action(act::AddContact{{.key = key, .last_name = key, .account_name = "Acme"}});
}

DrawnAct DrawUpdatePerson(Draws& draws, Cast& cast) {
  const SalesforcePersonKey& record = draws.Pick(cast.records);
  const std::string name = draws.Chance(80) ? record.key + " new" : "";
  if (record.kind == kLead) {
    act::UpdateLead update{.lead = record.key};
    (draws.Chance(50) ? update.last_name : update.company) = name;
    return act::Action(std::move(update));
  }
  act::UpdateContact update{.contact = record.key};
  update.last_name = name;
  return act::Action(std::move(update));
}

DrawnAct DrawDeletePerson(Draws& draws, Cast& cast) {
  const SalesforcePersonKey& record = draws.Pick(cast.records);
  if (record.kind == kLead) return act::Action(act::DeleteLead{record.key});
  return act::Action(act::DeleteContact{record.key});
}

DrawnAct DrawUndelete(Draws& draws, Cast& cast) {
  const SalesforcePersonKey& record = draws.Pick(cast.records);
  if (record.kind == kLead) return act::Action(act::UndeleteLead{record.key});
  return act::Action(act::UndeleteContact{record.key});
}

DrawnAct DrawConvertLead(Draws& draws, Cast& cast) {
  if (cast.KeysOf(kLead).empty()) return DrawAddLead(draws, cast);
  act::ConvertLead convert{.lead = PickKey(draws, cast, kLead)};
  const std::vector<std::string> contacts = cast.KeysOf(kContact);
  if (!contacts.empty() && draws.Chance(30)) {
    convert.contact = draws.Pick(contacts);
    return act::Action(std::move(convert));
  }
  convert.new_contact = PersonName(cast.names_used++);
  cast.records.push_back({kContact, convert.new_contact});
  return act::Action(std::move(convert));
}

DrawnAct DrawMerge(Draws& draws, Cast& cast) {
  const bool of_contacts = cast.KeysOf(kLead).empty() ||
                           (!cast.KeysOf(kContact).empty() && draws.Chance(30));
  const auto kind = of_contacts ? kContact : kLead;
  std::string winner = PickKey(draws, cast, kind);
  std::vector<std::string> losers = {PickKey(draws, cast, kind)};
  if (kind == kLead) return act::Action(act::MergeLeads{std::move(winner), std::move(losers)});
  return act::Action(act::MergeContacts{std::move(winner), std::move(losers)});
}

DrawnAct DrawActualCost(Draws& draws, Cast& cast) {
  act::UpdateCampaign update{.campaign = draws.Pick(cast.pairs).campaign};
  update.actual_cost = salesforce::FieldUpdate<Money>{Money{draws.Between(0, 900)}};
  return act::Action(std::move(update));
}

DrawnAct DrawSwitchActive(Draws& draws, Cast& cast) {
  act::UpdateCampaign update{.campaign = draws.Pick(cast.pairs).campaign};
  update.is_active = draws.Chance(60);
  return act::Action(std::move(update));
}

DrawnAct DrawTouch(Draws& draws, Cast& cast) {
  return act::Action(act::TouchMembers{draws.Pick(cast.pairs).campaign});
}

DrawnAct DrawPurge(Draws&, Cast&) { return act::Action(act::PurgeDeleteLog{}); }

DrawnAct DrawSyncUser(Draws& draws, Cast&) {
  act::UpdateSyncUser update;
  const bool on = draws.Chance(70);
  if (draws.Chance(50)) {
    update.marketing_user = on;
  } else {
    update.is_active = on;
  }
  return act::Action(update);
}

DrawnAct DrawShowCampaign(Draws& draws, Cast& cast) {
  return act::Action(act::SetVisible{draws.Pick(cast.pairs).campaign, draws.Chance(60)});
}

}  // namespace

const std::vector<ActKind>& SalesforceActKinds() {
  static const std::vector<ActKind> kKinds = {
      {"salesforce add_member", DrawAddMember},
      {"salesforce set_member_status", DrawSetMemberStatus},
      {"salesforce remove_member", DrawRemoveMember},
      {"salesforce add_lead", DrawAddLead},
      {"salesforce add_contact", DrawAddContact},
      {"salesforce update_person", DrawUpdatePerson},
      {"salesforce delete_person", DrawDeletePerson},
      {"salesforce undelete_person", DrawUndelete},
      {"salesforce convert_lead", DrawConvertLead},
      {"salesforce merge", DrawMerge},
      {"salesforce actual_cost", DrawActualCost},
      {"salesforce is_active", DrawSwitchActive, true},
      {"salesforce touch_members", DrawTouch},
      {"salesforce purge_delete_log", DrawPurge},
      {"salesforce sync_user", DrawSyncUser, true},
      {"salesforce set_visible", DrawShowCampaign, true},
  };
  return kKinds;
}

}  // namespace campsync::harness
