// SPDX-License-Identifier: Apache-2.0
#include "sim/salesforce/member_writer.h"

#include <cstddef>
#include <utility>

#include "sim/salesforce/field_checks.h"
#include "sim/salesforce/rollups.h"

namespace campsync::sim {
namespace {

using salesforce::CampaignId;
using salesforce::CampaignMember;
using salesforce::CampaignMemberId;
using salesforce::CampaignMemberStatus;
using salesforce::ContactRef;
using salesforce::ConvertedRef;
using salesforce::LeadRef;
using salesforce::PersonRef;

bool IsNobody(const PersonRef& person) {
  const auto lead = salesforce::LeadOf(person);
  const auto contact = salesforce::ContactOf(person);
  return (!lead || lead->IsNull()) && (!contact || contact->IsNull());
}

/// Both ids with one of them null are one id.
PersonRef WithoutNullIds(const PersonRef& person) {
  const auto* both = std::get_if<ConvertedRef>(&person);
  if (both == nullptr) return person;
  if (both->contact.IsNull()) return LeadRef{both->lead};
  if (both->lead.IsNull()) return ContactRef{both->contact};
  return person;
}

/// The row that a merge left of a record, which is the row itself where there was none; or null.
template <class Row, class Id>
const Row* FollowMerges(const RecordTable<Row>& records, const Id& id) {
  const Row* row = records.Find(id);
  // Bounded: only a recording that names masters in a circle could go on for ever.
  for (std::size_t hops = records.rows().size(); hops > 0 && row != nullptr; --hops) {
    if (!row->is_deleted || !row->master_record) return row;
    row = records.Find(*row->master_record);
  }
  return row;
}

}  // namespace

Result<CampaignMemberId> MemberWriter::Create(const salesforce::MemberFields& fields,
                                              const SalesforceWrite& write) {
  // Read access to campaigns is enough to create members.
  const bool lacks_flag = state_.access.LacksMarketingUser(write.actor);
  if (lacks_flag && !state_.rules.Applies("SF-PERM-04", true)) {
    return EntityTypeNotWritable(WriteVerb::kInsert, CampaignMemberId::kObject);
  }
  if (!state_.rules.Applies("SF-MEMBER-01", !fields.campaign.IsNull())) {
    return RequiredFieldsMissing({"CampaignId"});
  }
  // The vendor's error for a member without a person is not published; it lists no field.
  if (state_.rules.Applies("SF-MEMBER-03", IsNobody(fields.person))) {
    return RequiredFieldsMissing({});
  }
  const PersonRef person = StoredPerson(WithoutNullIds(fields.person));
  auto campaign = CheckReference(state_, state_.campaigns.records(), fields.campaign, write);
  if (!campaign) return campaign.error();
  if (auto checked = CheckPerson(person, write); !checked) return checked.error();
  if (auto unique = CheckUnique({fields.campaign, person}, write); !unique) return unique.error();
  const HeldStatus held = Resolve(fields.campaign, fields.status);
  if (auto fits = CheckMemberStatus(state_, held.label); !fits) return fits.error();

  CampaignMember row;
  row.id = state_.members.NextId();
  row.campaign = fields.campaign;
  row.person = person;
  row.created_date = write.stamp;
  row.created_by = write.actor;
  row.system_modstamp = write.stamp;
  row.last_modified_by = write.actor;
  SetStatus(row, held, write.stamp);
  RecountMember(state_, row.campaign, {}, ContributionOf(state_, row), write);
  return state_.members.Insert(row).id;
}

Result<CampaignMemberId> MemberWriter::Update(const salesforce::MemberUpdate& update,
                                              const SalesforceWrite& write) {
  auto found = FindForWrite(state_, state_.members.records(), update.id, write);
  if (!found) return found.error();
  const CampaignMember* row = *found;
  if (row == nullptr) return update.id;
  if (auto visible = CheckPersonVisible(row->person, write); !visible) return visible.error();
  const HeldStatus held = Resolve(row->campaign, update.status);
  if (auto fits = CheckMemberStatus(state_, held.label); !fits) return fits.error();
  const bool changes = held.label != row->status || held.has_responded != row->has_responded;
  if (Saves(state_, changes) && state_.rules.Applies("SF-MEMBER-11", true)) {
    Restate(update.id, held, write);
  }
  return update.id;
}

Result<CampaignMemberId> MemberWriter::Delete(const CampaignMemberId& id,
                                              const SalesforceWrite& write) {
  auto found = FindForWrite(state_, state_.members.records(), id, write);
  if (!found) return found.error();
  if (*found != nullptr) Remove(id, write);
  return id;
}

Result<CampaignMemberId> MemberWriter::Undelete(const CampaignMemberId& id,
                                                const SalesforceWrite& write) {
  const CampaignMember* row = state_.members.records().Find(id);
  if (state_.rules.Applies("SF-LEAD-17", row == nullptr)) return NoSuchRecord();
  // Members are in no recycle bin; only a record they went with brings them back.
  if (state_.rules.Applies("SF-MEMBER-13", true)) return NotInRecycleBin();
  if (row != nullptr) Restore(id, write);
  return id;
}

void MemberWriter::Restate(const CampaignMemberId& id, const HeldStatus& held,
                           const SalesforceWrite& write) {
  const RollUp before = ContributionOf(state_, state_.members.records().At(id));
  const CampaignMember& row = state_.members.Edit(id, [&](CampaignMember& edited) {
    SetStatus(edited, held, write.stamp);
    edited.system_modstamp = write.stamp;
    edited.last_modified_by = write.actor;
  });
  RecountMember(state_, row.campaign, before, ContributionOf(state_, row), write);
}

void MemberWriter::Remove(const CampaignMemberId& id, const SalesforceWrite& write) {
  const RollUp before = ContributionOf(state_, state_.members.records().At(id));
  const CampaignMember& row = state_.members.Edit(id, [&write](CampaignMember& edited) {
    edited.is_deleted = true;
    edited.system_modstamp = write.stamp;
    edited.last_modified_by = write.actor;
  });
  RecountMember(state_, row.campaign, before, {}, write);
}

void MemberWriter::Repoint(const CampaignMemberId& id, const PersonRef& person,
                           const SalesforceWrite& write) {
  const RollUp before = ContributionOf(state_, state_.members.records().At(id));
  const CampaignMember& row = state_.members.Edit(id, [&](CampaignMember& edited) {
    edited.person = person;
    edited.system_modstamp = write.stamp;
    edited.last_modified_by = write.actor;
  });
  RecountMember(state_, row.campaign, before, ContributionOf(state_, row), write);
}

void MemberWriter::Replace(const CampaignMemberId& id, const PersonRef& person,
                           const SalesforceWrite& write) {
  CampaignMember row = state_.members.records().At(id);
  Remove(id, write);
  row.id = state_.members.NextId();
  row.person = person;
  row.created_date = write.stamp;
  row.created_by = write.actor;
  row.system_modstamp = write.stamp;
  row.last_modified_by = write.actor;
  RecountMember(state_, row.campaign, {}, ContributionOf(state_, row), write);
  state_.members.Insert(std::move(row));
}

void MemberWriter::Restore(const CampaignMemberId& id, const SalesforceWrite& write) {
  const CampaignMember& deleted = state_.members.records().At(id);
  const auto* campaign = state_.campaigns.records().Find(deleted.campaign);
  const auto person = PresentPerson(deleted.person);
  if (!deleted.is_deleted || campaign == nullptr || campaign->is_deleted || !person) return;
  if (state_.members.FindByKey({deleted.campaign, *person}) != nullptr) return;
  const CampaignMember& row = state_.members.Edit(id, [&](CampaignMember& edited) {
    edited.person = *person;
    edited.is_deleted = false;
    edited.system_modstamp = write.stamp;
    edited.last_modified_by = write.actor;
  });
  RecountMember(state_, row.campaign, {}, ContributionOf(state_, row), write);
}

std::optional<PersonRef> MemberWriter::PresentPerson(const PersonRef& person) {
  const auto contact_id = salesforce::ContactOf(person);
  const auto lead_id = salesforce::LeadOf(person);
  const auto* lead = lead_id ? FollowMerges(state_.leads.records(), *lead_id) : nullptr;
  const bool has_lead = lead != nullptr && !lead->is_deleted;
  const bool was_converted =
      lead != nullptr && lead->is_converted && lead->converted_contact.has_value();
  if (!contact_id && !was_converted) {
    return has_lead ? std::optional<PersonRef>(LeadRef{lead->id}) : std::nullopt;
  }
  const salesforce::ContactId now = contact_id ? *contact_id : *lead->converted_contact;
  const auto* contact = FollowMerges(state_.contacts, now);
  if (contact == nullptr || contact->is_deleted) return std::nullopt;
  if (has_lead) return ConvertedRef{lead->id, contact->id};
  return ContactRef{contact->id};
}

Result<Done> MemberWriter::CheckPerson(const PersonRef& person, const SalesforceWrite& write) {
  if (const auto contact = salesforce::ContactOf(person)) {
    return CheckReference(state_, state_.contacts, *contact, write);
  }
  const auto lead_id = salesforce::LeadOf(person);
  auto known = CheckReference(state_, state_.leads.records(), *lead_id, write);
  if (!known) return known;
  const salesforce::Lead* lead = state_.leads.records().Find(*lead_id);
  if (state_.rules.Applies("SF-MEMBER-19", lead != nullptr && lead->is_converted)) {
    return ConvertedLead();
  }
  return Done{};
}

Result<Done> MemberWriter::CheckUnique(const salesforce::MemberKey& key,
                                       const SalesforceWrite& write) {
  const auto& records = state_.members.records();
  const CampaignMember* member = state_.members.FindByKey(key);
  const bool is_twin = member != nullptr && records.PositionOf(member->id) >= write.members_before;
  // A twin within one call is refused like any other duplicate; the first one stands.
  const bool refused = is_twin ? state_.rules.Applies("SF-MEMBER-05", true)
                               : state_.rules.Applies("SF-MEMBER-04", member != nullptr);
  if (refused) return AlreadyMember();
  return Done{};
}

Result<Done> MemberWriter::CheckPersonVisible(const PersonRef& person,
                                              const SalesforceWrite& write) {
  const auto lead = salesforce::LeadOf(person);
  const auto contact = salesforce::ContactOf(person);
  const bool is_hidden = contact ? state_.access.IsHiddenId(write.actor, *contact)
                                 : state_.access.IsHiddenId(write.actor, *lead);
  if (state_.rules.Applies("SF-MEMBER-20", is_hidden)) {
    return NoAccessTo(contact ? contact->Fifteen() : lead->Fifteen());
  }
  return Done{};
}

PersonRef MemberWriter::StoredPerson(const PersonRef& given) {
  const auto* both = std::get_if<ConvertedRef>(&given);
  if (both == nullptr) return given;
  const salesforce::Lead* lead = state_.leads.records().Find(both->lead);
  const bool matches = lead != nullptr && lead->converted_contact == both->contact;
  const bool keeps_both =
      state_.behavior.member_both_ids == MemberBothIds::kBothIfConverted && matches;
  if (state_.rules.Applies("SF-MEMBER-02", !keeps_both)) return ContactRef{both->contact};
  return given;
}

const CampaignMemberStatus* MemberWriter::NamedById(const CampaignId& campaign, Label written) {
  const auto id = salesforce::CampaignMemberStatusId::Parse(state_.labels.Text(written));
  const auto* row = id.ok() ? state_.statuses.records().Find(*id) : nullptr;
  const bool names_a_row = row != nullptr && row->campaign == campaign && !row->is_deleted;
  // Status takes the label's text; the id of its row is just an unknown label.
  if (!names_a_row || state_.rules.Applies("SF-CMS-15", true)) return nullptr;
  return row;
}

HeldStatus MemberWriter::Resolve(const CampaignId& campaign, Label written) {
  const StatusTable& statuses = state_.statuses;
  const CampaignMemberStatus* row = nullptr;
  bool takes_default = state_.rules.Applies("SF-MEMBER-07", written.IsEmpty());
  if (!takes_default) {
    row = statuses.FindExact(campaign, written);
    const auto* other_case =
        row == nullptr ? statuses.FindIgnoringCase(campaign, written) : nullptr;
    // Labels match in any letter case and the defined one is stored.
    if (other_case != nullptr && state_.rules.Applies("SF-MEMBER-07", true)) row = other_case;
    if (row == nullptr) row = NamedById(campaign, written);
    takes_default = state_.rules.Applies("SF-MEMBER-06", row == nullptr);
  }
  if (takes_default) row = statuses.DefaultOf(campaign);
  // Data from before API 39 can lack a default: the text stays as it was written.
  if (state_.rules.Applies("SF-INC-07", row == nullptr)) return {written, false};
  if (row == nullptr) return {{}, false};  // only an inverted rule comes here
  return {row->label, state_.rules.Applies("SF-MEMBER-08", row->has_responded)};
}

void MemberWriter::SetStatus(CampaignMember& row, const HeldStatus& held, Instant stamp) {
  const bool left_response = row.has_responded && !held.has_responded;
  row.status = held.label;
  row.has_responded = held.has_responded;
  const bool is_first = held.has_responded && !row.first_responded_date;
  if (state_.rules.Applies("SF-MEMBER-09", is_first)) row.first_responded_date = DateOf(stamp);
  const bool clears = state_.behavior.first_responded_cleared == FirstRespondedCleared::kClear;
  if (left_response && state_.rules.Applies("SF-MEMBER-09", clears)) {
    row.first_responded_date.reset();
  }
}

}  // namespace campsync::sim
