// SPDX-License-Identifier: Apache-2.0
//
// IdentityPreview: which lead or contact each person of a preview will be once the next cycle has
// followed the conversions, merges and deletions that were read. Pure. It knows no more than was
// read: a successor out of sight leaves the person as they were.
#pragma once

#include <optional>

#include "core/sync/identity_moves.h"
#include "core/sync/link_preview.h"
#include "core/sync/link_preview_reads.h"

namespace campsync {

/// What is known of a lead or contact that was read by id.
struct PreviewedRecord {
  bool is_visible = false;
  bool is_deleted = false;
  bool is_converted = false;
};

class IdentityPreview {
 public:
  /// Both must outlive the preview.
  IdentityPreview(const SyncContext& sync, const LinkPreviewFacts& facts)
      : sync_(sync), facts_(facts) {}

  /// The person whose memberships these will be: another one where the two turn out to be one
  /// (MK-PERSON-08, MK-PERSON-11).
  [[nodiscard]] marketo::PersonId SurvivorOf(marketo::PersonId person) const;
  /// The person's lead or contact; nullopt: not in Salesforce.
  [[nodiscard]] std::optional<salesforce::PersonRef> RecordOf(marketo::PersonId person) const;
  [[nodiscard]] PreviewedRecord StateOf(const salesforce::PersonRef& record) const;
  /// As was read now, else as the last cycle knew it.
  [[nodiscard]] bool IsDeleted(const PreviewedPerson& who) const;

 private:
  struct Fate {
    marketo::SfdcRecord record;
    marketo::PersonId person;
  };
  /// Follows the person from the record that they are known to be.
  [[nodiscard]] Fate Follow(marketo::PersonId person, const marketo::SfdcRecord& known) const;
  [[nodiscard]] std::optional<marketo::SfdcRecord> KnownRecordOf(marketo::PersonId person) const;

  const SyncContext& sync_;
  const LinkPreviewFacts& facts_;
};

/// Where the row of `record` says that its person went; nullopt: nowhere, or it was not read.
[[nodiscard]] std::optional<Successor> SuccessorAmong(const LinkPreviewFacts& facts,
                                                      const marketo::SfdcRecord& record);

}  // namespace campsync
