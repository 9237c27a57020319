// SPDX-License-Identifier: Apache-2.0
#include "core/sync/identity_preview.h"

namespace campsync {
namespace {

/// As far as a cycle follows in one go.
constexpr int kFollowedHopsMax = 32;

template <class Rows, class Id>
const typename Rows::mapped_type* RowAmong(const Rows& rows, const Id& id) {
  const auto found = rows.find(id);
  return found == rows.end() ? nullptr : &found->second;
}

}  // namespace

marketo::PersonId IdentityPreview::SurvivorOf(marketo::PersonId person) const {
  const auto known = KnownRecordOf(person);
  return known ? Follow(person, *known).person : person;
}

std::optional<salesforce::PersonRef> IdentityPreview::RecordOf(marketo::PersonId person) const {
  const auto known = KnownRecordOf(person);
  if (!known) return std::nullopt;
  return marketo::AsPersonRef(Follow(person, *known).record);
}

PreviewedRecord IdentityPreview::StateOf(const salesforce::PersonRef& record) const {
  if (const auto contact = salesforce::ContactOf(record)) {
    const auto* row = RowAmong(facts_.contacts, *contact);
    if (row == nullptr) return {};
    return {.is_visible = true, .is_deleted = row->is_deleted};
  }
  const auto* row = RowAmong(facts_.leads, *salesforce::LeadOf(record));
  if (row == nullptr) return {};
  return {.is_visible = true,
          .is_deleted = row->is_deleted,
          .is_converted = row->is_converted && !row->is_deleted};
}

bool IdentityPreview::IsDeleted(const PreviewedPerson& who) const {
  if (who.record) {
    const PreviewedRecord record = StateOf(*who.record);
    if (record.is_visible) return record.is_deleted;
  }
  const store::PersonRecord* known = who.person ? sync_.state.FindPerson(*who.person) : nullptr;
  return known != nullptr && known->sfdc_is_deleted;
}

IdentityPreview::Fate IdentityPreview::Follow(marketo::PersonId person,
                                              const marketo::SfdcRecord& known) const {
  const Fate unmoved{known, person};
  marketo::SfdcRecord record = known;
  bool was_merged = false;
  for (int hop = 0; hop < kFollowedHopsMax; ++hop) {
    const auto next = SuccessorAmong(facts_, record);
    if (!next) break;
    was_merged = was_merged || next->kind == MoveKind::kMerged;
    const salesforce::PersonRef there = marketo::AsPersonRef(next->record);
    const auto holder = sync_.state.PersonOf(there);
    if (holder && *holder != person) {
      const bool stays_apart =
          !was_merged && sync_.policy.convert_collision == ConvertCollision::kKeepBothReport;
      return stays_apart ? unmoved : Fate{next->record, *holder};
    }
    if (!StateOf(there).is_visible) return unmoved;
    record = next->record;
  }
  return {record, person};
}

std::optional<marketo::SfdcRecord> IdentityPreview::KnownRecordOf(marketo::PersonId person) const {
  const store::PersonRecord* known = sync_.state.FindPerson(person);
  if (known != nullptr && known->sfdc_record) return known->sfdc_record;
  const auto* row = RowAmong(facts_.people, person);
  return row == nullptr ? std::nullopt : row->sfdc_record;
}

std::optional<Successor> SuccessorAmong(const LinkPreviewFacts& facts,
                                        const marketo::SfdcRecord& record) {
  if (const auto* lead = std::get_if<salesforce::LeadRef>(&record)) {
    const auto* row = RowAmong(facts.leads, lead->lead);
    return row == nullptr ? std::nullopt : SuccessorOf(*row);
  }
  const auto* row = RowAmong(facts.contacts, std::get<salesforce::ContactRef>(record).contact);
  return row == nullptr ? std::nullopt : SuccessorOf(*row);
}

}  // namespace campsync
