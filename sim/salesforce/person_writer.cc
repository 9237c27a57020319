// SPDX-License-Identifier: Apache-2.0
#include "sim/salesforce/person_writer.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/salesforce/field_checks.h"

namespace campsync::sim {
namespace {

using salesforce::CampaignMemberId;
using salesforce::Contact;
using salesforce::ContactId;
using salesforce::ContactRef;
using salesforce::Lead;
using salesforce::LeadId;

template <class Row>
void SignCreated(Row& row, const SalesforceWrite& write) {
  row.owner = write.actor;
  row.created_by = write.actor;
  row.created_date = write.stamp;
  Sign(row, write);
}

/// An update names some fields; all others keep their values (SF-LEAD-21).
void SetText(Rules& rules, const std::optional<std::string>& update, std::string& field) {
  if (rules.Applies("SF-LEAD-21", update.has_value())) field = update.value_or(std::string());
}

// Whose a membership stays when a lead is deleted. The vendor's pages say that a lead takes its
// members along (SF-MEMBER-15) and that a converted lead's member has moved to the contact and
// keeps both ids (SF-MEMBER-16). Inferred: the move is the stronger, so the contact stays a member
// and only the deleted lead's id leaves the row; an undelete of the lead does not put it back.
std::optional<ContactId> ContactThatStays(const SalesforceState& state,
                                          const CampaignMemberId& member, const LeadId&) {
  return salesforce::ContactOf(state.members.records().At(member).person);
}
std::optional<ContactId> ContactThatStays(const SalesforceState&, const CampaignMemberId&,
                                          const ContactId&) {
  return std::nullopt;
}

template <class Table, class Id>
Result<Id> DeletePerson(SalesforceState& state, MemberWriter& members, Table& table, const Id& id,
                        const Result<const typename Table::Row*>& found,
                        const SalesforceWrite& write) {
  if (!found) return found.error();
  if (*found == nullptr) return id;
  table.Edit(id, [&write](auto& row) {
    row.is_deleted = true;
    Sign(row, write);
  });
  DeletedAlong along;
  if (state.rules.Applies("SF-MEMBER-15", true)) {
    for (const CampaignMemberId& member : state.members.OfPerson(id)) {
      if (const auto contact = ContactThatStays(state, member, id)) {
        members.Repoint(member, ContactRef{*contact}, write);
      } else {
        members.Remove(member, write);
        along.members.push_back(member);
      }
    }
  }
  state.bin.Put(id, std::move(along));
  return id;
}

template <class Table, class Row>
Result<decltype(Row::id)> UndeletePerson(SalesforceState& state, MemberWriter& members,
                                         Table& table, const RecordTable<Row>& records,
                                         const decltype(Row::id)& id,
                                         const SalesforceWrite& write) {
  const Row* row = records.Find(id);
  if (state.rules.Applies("SF-LEAD-17", row == nullptr)) return NoSuchRecord();
  if (row == nullptr) return id;
  if (state.rules.Applies("SF-LEAD-14", row->master_record.has_value())) return NotInRecycleBin();
  if (state.rules.Applies("SF-MEMBER-15", !row->is_deleted)) return NotInRecycleBin();
  if (!row->is_deleted) return id;
  table.Edit(id, [&write](Row& edited) {
    edited.is_deleted = false;
    Sign(edited, write);
  });
  const DeletedAlong along = state.bin.Take(id);
  const bool restores = state.behavior.undelete_members == UndeleteMembers::kRestore;
  if (!state.rules.Applies("SF-MEMBER-15", restores)) return id;
  for (const CampaignMemberId& member : along.members) members.Restore(member, write);
  return id;
}

}  // namespace

Result<LeadId> PersonWriter::Create(const salesforce::LeadFields& fields,
                                    const SalesforceWrite& write) {
  Lead row;
  row.first_name = fields.first_name;
  row.last_name = fields.last_name;
  row.company = fields.company;
  row.email = fields.email;
  SignCreated(row, write);
  if (auto valid = CheckLead(state_, row); !valid) return valid.error();
  row.id = state_.leads.NextId();
  return state_.leads.Insert(std::move(row)).id;
}

Result<ContactId> PersonWriter::Create(const ContactFields& fields, const SalesforceWrite& write) {
  Contact row;
  row.first_name = fields.first_name;
  row.last_name = fields.last_name;
  row.account_name = fields.account_name;
  row.email = fields.email;
  SignCreated(row, write);
  if (auto valid = CheckContact(state_, row); !valid) return valid.error();
  row.id = state_.contacts.NextId();
  return state_.contacts.Insert(std::move(row)).id;
}

Result<LeadId> PersonWriter::Update(const LeadId& id, const LeadChange& change,
                                    const SalesforceWrite& write) {
  auto found = FindForWrite(state_, state_.leads.records(), id, write);
  if (!found) return found.error();
  if (*found == nullptr) return id;
  if (state_.rules.Applies("SF-LEAD-10", (*found)->is_converted)) return ConvertedLead();
  Lead after = **found;
  SetText(state_.rules, change.first_name, after.first_name);
  SetText(state_.rules, change.last_name, after.last_name);
  SetText(state_.rules, change.company, after.company);
  SetText(state_.rules, change.email, after.email);
  if (auto valid = CheckLead(state_, after); !valid) return valid.error();
  if (!Saves(state_, !(after == **found))) return id;
  Sign(after, write);
  state_.leads.Edit(id, [&after](Lead& row) { row = after; });
  return id;
}

Result<ContactId> PersonWriter::Update(const ContactId& id, const ContactChange& change,
                                       const SalesforceWrite& write) {
  auto found = FindForWrite(state_, state_.contacts, id, write);
  if (!found) return found.error();
  if (*found == nullptr) return id;
  Contact after = **found;
  SetText(state_.rules, change.first_name, after.first_name);
  SetText(state_.rules, change.last_name, after.last_name);
  SetText(state_.rules, change.account_name, after.account_name);
  SetText(state_.rules, change.email, after.email);
  if (auto valid = CheckContact(state_, after); !valid) return valid.error();
  if (!Saves(state_, !(after == **found))) return id;
  Sign(after, write);
  state_.contacts.Edit(id, [&after](Contact& row) { row = after; });
  return id;
}

Result<LeadId> PersonWriter::Delete(const LeadId& id, const SalesforceWrite& write) {
  return DeletePerson(state_, members_, state_.leads, id,
                      FindForWrite(state_, state_.leads.records(), id, write), write);
}

Result<ContactId> PersonWriter::Delete(const ContactId& id, const SalesforceWrite& write) {
  return DeletePerson(state_, members_, state_.contacts, id,
                      FindForWrite(state_, state_.contacts, id, write), write);
}

Result<LeadId> PersonWriter::Undelete(const LeadId& id, const SalesforceWrite& write) {
  return UndeletePerson(state_, members_, state_.leads, state_.leads.records(), id, write);
}

Result<ContactId> PersonWriter::Undelete(const ContactId& id, const SalesforceWrite& write) {
  return UndeletePerson(state_, members_, state_.contacts, state_.contacts, id, write);
}

}  // namespace campsync::sim
