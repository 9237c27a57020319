// SPDX-License-Identifier: Apache-2.0
#include "sim/salesforce/identity_writer.h"

#include <cstddef>
#include <set>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>

#include "sim/salesforce/field_checks.h"

namespace campsync::sim {
namespace {

using salesforce::CampaignMember;
using salesforce::CampaignMemberId;
using salesforce::Contact;
using salesforce::ContactId;
using salesforce::ContactRef;
using salesforce::ConvertedRef;
using salesforce::Lead;
using salesforce::LeadId;
using salesforce::LeadRef;
using salesforce::PersonRef;

constexpr std::size_t kMergeLosersMax = 2;  // three records with the winner (SF-LEAD-14)

void FillBlank(Rules& rules, std::string& field, const std::string& value) {
  if (!rules.Applies("SF-LEAD-12", !field.empty())) field = value;
}

PersonRef RefOf(const LeadId& id) { return LeadRef{id}; }
PersonRef RefOf(const ContactId& id) { return ContactRef{id}; }

/// The person with the merged record instead of the one that went.
PersonRef WithRecord(const PersonRef& person, const LeadId& winner) {
  if (const auto contact = salesforce::ContactOf(person)) return ConvertedRef{winner, *contact};
  return LeadRef{winner};
}
PersonRef WithRecord(const PersonRef& person, const ContactId& winner) {
  if (const auto lead = salesforce::LeadOf(person)) return ConvertedRef{*lead, winner};
  return ContactRef{winner};
}

bool IsOlder(const CampaignMember& one, const CampaignMember& other) {
  return std::tie(one.created_date, one.id) < std::tie(other.created_date, other.id);
}

}  // namespace

Result<ContactId> IdentityWriter::Convert(const LeadId& id, const std::optional<ContactId>& into,
                                          const SalesforceWrite& write) {
  auto found = FindForWrite(state_, state_.leads.records(), id, write);
  if (!found) return found.error();
  if (*found == nullptr) return into.value_or(ContactId());
  if (state_.rules.Applies("SF-LEAD-10", (*found)->is_converted)) return ConvertedLead();
  auto contact = into ? FillContact(**found, *into, write) : MakeContact(**found, write);
  if (!contact) return contact;
  // Before the lead is marked: what a member counts for so far depends on that.
  for (const CampaignMemberId& member : state_.members.OfPerson(id)) {
    if (state_.rules.Applies("SF-MEMBER-16", true)) {
      MoveToContact(member, {id, *contact}, write);
    }
  }
  const bool is_kept = state_.rules.Applies("SF-LEAD-11", true);
  state_.leads.Edit(id, [&](Lead& row) {
    row.is_converted = true;
    row.converted_contact = *contact;
    row.is_deleted = !is_kept;
    Sign(row, write);
  });
  return contact;
}

Result<ContactId> IdentityWriter::MakeContact(const Lead& lead, const SalesforceWrite& write) {
  Contact row;
  row.first_name = lead.first_name;
  row.last_name = lead.last_name;
  row.account_name = lead.company;
  row.email = lead.email;
  row.owner = lead.owner;
  row.created_by = write.actor;
  row.created_date = write.stamp;
  Sign(row, write);
  if (auto valid = CheckContact(state_, row); !valid) return valid.error();
  row.id = state_.contacts.NextId();
  return state_.contacts.Insert(std::move(row)).id;
}

Result<ContactId> IdentityWriter::FillContact(const Lead& lead, const ContactId& id,
                                              const SalesforceWrite& write) {
  auto found = FindForWrite(state_, state_.contacts, id, write);
  if (!found) return found.error();
  if (*found == nullptr) return id;
  Contact after = **found;
  FillBlank(state_.rules, after.first_name, lead.first_name);
  FillBlank(state_.rules, after.last_name, lead.last_name);
  FillBlank(state_.rules, after.account_name, lead.company);
  FillBlank(state_.rules, after.email, lead.email);
  if (auto valid = CheckContact(state_, after); !valid) return valid.error();
  if (after == **found) return id;
  Sign(after, write);
  state_.contacts.Edit(id, [&after](Contact& row) { row = after; });
  return id;
}

void IdentityWriter::MoveToContact(const CampaignMemberId& member, const ConvertedRef& person,
                                   const SalesforceWrite& write) {
  const CampaignMember& row = state_.members.records().At(member);
  const CampaignMember* other = state_.members.FindByKey({row.campaign, RefOf(person.contact)});
  const bool is_twice = other != nullptr && other != &row;
  // Lead and contact are two members until they are one person.
  if (state_.rules.Applies("SF-MEMBER-17", is_twice) && other != nullptr &&
      state_.rules.Applies("SF-INC-13", true)) {
    const bool lead_survives = IsFurther(row, *other);
    members_.Remove(lead_survives ? other->id : member, write);
    if (!lead_survives) return;
  }
  const bool keeps_row = state_.behavior.convert_member_id == ConvertMemberId::kSameRow;
  if (state_.rules.Applies("SF-MEMBER-16", keeps_row)) {
    members_.Repoint(member, person, write);
  } else {
    members_.Replace(member, person, write);
  }
}

bool IdentityWriter::IsFurther(const CampaignMember& one, const CampaignMember& other) const {
  if (one.has_responded != other.has_responded) return one.has_responded;
  const auto order_of = [this](const CampaignMember& row) {
    const auto* status = state_.statuses.FindExact(row.campaign, row.status);
    return status == nullptr ? std::nullopt : status->sort_order;
  };
  return order_of(one) > order_of(other);
}

Result<LeadId> IdentityWriter::Merge(const LeadId& winner, const std::vector<LeadId>& losers,
                                     const SalesforceWrite& write) {
  auto allowed = CheckMerge(state_.leads.records(), winner, losers, write);
  if (!allowed) return allowed.error();
  for (const LeadId& loser : losers) Absorb(state_.leads, winner, loser, write);
  return winner;
}

Result<ContactId> IdentityWriter::Merge(const ContactId& winner,
                                        const std::vector<ContactId>& losers,
                                        const SalesforceWrite& write) {
  auto allowed = CheckMerge(state_.contacts, winner, losers, write);
  if (!allowed) return allowed.error();
  for (const ContactId& loser : losers) {
    Absorb(state_.contacts, winner, loser, write);
    const auto& converted = state_.leads.converted();
    std::vector<LeadId> leads;
    for (auto at = converted.lower_bound({loser, LeadId()});
         at != converted.end() && at->first == loser; ++at) {
      leads.push_back(at->second);
    }
    for (const LeadId& lead : leads) {
      state_.leads.Edit(lead, [&](Lead& row) {
        row.converted_contact = winner;
        Sign(row, write);
      });
    }
  }
  return winner;
}

template <class Row, class Id>
Result<Done> IdentityWriter::CheckMerge(const RecordTable<Row>& records, const Id& winner,
                                        const std::vector<Id>& losers,
                                        const SalesforceWrite& write) {
  const bool fits = !losers.empty() && losers.size() <= kMergeLosersMax;
  if (state_.rules.Applies("SF-LEAD-14", !fits)) return NotMergeable("two or three are needed");
  std::set<Id> named(losers.begin(), losers.end());
  named.insert(winner);
  if (state_.rules.Applies("SF-LEAD-14", named.size() != losers.size() + 1)) {
    return NotMergeable("one is named twice");
  }
  for (const Id& id : named) {
    if (auto alone = CheckMergeable(records, id, write); !alone) return alone;
  }
  return Done{};
}

template <class Row, class Id>
Result<Done> IdentityWriter::CheckMergeable(const RecordTable<Row>& records, const Id& id,
                                            const SalesforceWrite& write) {
  auto found = FindForWrite(state_, records, id, write);
  if (!found) return found.error();
  // Only an inverted rule lets a missing record pass, and there is nothing to merge then.
  if (*found == nullptr) return NotMergeable("one is missing");
  if constexpr (std::is_same_v<Row, Lead>) {
    if (state_.rules.Applies("SF-LEAD-10", (*found)->is_converted)) return ConvertedLead();
  }
  return Done{};
}

template <class Table, class Id>
void IdentityWriter::Absorb(Table& table, const Id& winner, const Id& loser,
                            const SalesforceWrite& write) {
  table.Edit(winner, [&write](auto& row) { Sign(row, write); });
  const bool goes = state_.rules.Applies("SF-LEAD-14", true);
  table.Edit(loser, [&](auto& row) {
    row.is_deleted = goes;
    if (goes) row.master_record = winner;
    Sign(row, write);
  });
  for (const CampaignMemberId& member : state_.members.OfPerson(loser)) {
    if (state_.rules.Applies("SF-MEMBER-18", true)) MoveToWinner(member, winner, write);
  }
}

template <class Id>
void IdentityWriter::MoveToWinner(const CampaignMemberId& member, const Id& winner,
                                  const SalesforceWrite& write) {
  const CampaignMember& row = state_.members.records().At(member);
  const CampaignMember* other = state_.members.FindByKey({row.campaign, RefOf(winner)});
  if (other != nullptr) {
    const bool older_stays = state_.rules.Applies(
        "SF-MEMBER-18", state_.behavior.merge_member_survivor == MergeMemberSurvivor::kOlder);
    const bool row_stays = IsOlder(row, *other) == older_stays;
    members_.Remove(row_stays ? other->id : member, write);
    if (!row_stays) return;
  }
  members_.Repoint(member, WithRecord(row.person, winner), write);
}

}  // namespace campsync::sim
