// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/judge/edit_ledger.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <vector>

#include "core/check.h"
#include "scenarios/harness/judge/laws/last_edit.h"
#include "scenarios/harness/judge/member_edits.h"

namespace campsync::harness {
namespace {

using Buckets = std::vector<std::optional<EditBucket>>;  // by the edits' ids

// What was settled after some step, and what nothing came of by itself.
std::optional<EditBucket> SettledBucket(const MemberEdit& edit) {
  if (edit.settled) return edit.bucket;
  if (edit.applied) return EditBucket::kApplied;
  // A deletion, a conversion or a merge ended the membership together with its edits.
  if (edit.displaced) return EditBucket::kSuperseded;
  return std::nullopt;
}

// An edit of a member of a linked pair that is still open at rest.
std::optional<EditBucket> OpenBucket(const LawView& view, const EditedMember& member,
                                     const MemberEdit& edit) {
  if (&edit != member.marketo && &edit != member.salesforce) {
    return EditBucket::kSuperseded;  // by a later one of the same side
  }
  if (view.after.SyncIsOff(view.policy)) return EditBucket::kPending;
  return BucketOf(view, member, edit);
}

bool IsOpen(const MemberEdit& edit) { return !SettledBucket(edit); }

Buckets BucketsOf(const LawView& view) {
  Buckets buckets;
  for (const MemberEdit& edit : view.history.edits) buckets.push_back(SettledBucket(edit));
  if (std::ranges::none_of(view.history.edits, IsOpen)) return buckets;
  for (const EditedMember& member : EditedMembers(view)) {
    for (const MemberEdit* edit : member.all) {
      auto& bucket = buckets.at(static_cast<std::size_t>(edit->id - 1));
      if (!bucket) bucket = OpenBucket(view, member, *edit);
    }
  }
  return buckets;
}

}  // namespace

std::string_view NameOf(EditBucket bucket) {
  switch (bucket) {
    case EditBucket::kApplied:
      return "applied";
    case EditBucket::kSuperseded:
      return "superseded";
    case EditBucket::kRefused:
      return "refused";
    case EditBucket::kPending:
      return "pending";
    case EditBucket::kRaced:
      return "raced";
  }
  CAMPSYNC_UNREACHABLE();
}

std::int64_t EditLedger::Sum() const {
  return std::accumulate(in_bucket.begin(), in_bucket.end(), unlinked);
}

void EditLedger::Add(const EditLedger& other) {
  made += other.made;
  for (std::size_t at = 0; at < in_bucket.size(); ++at) in_bucket[at] += other.in_bucket[at];
  unlinked += other.unlinked;
}

EditLedger LedgerOf(const LawView& view) {
  EditLedger ledger;
  ledger.made = std::ranges::count_if(view.journal, [](const sim::JournalEntry& entry) {
    return entry.kind == sim::EntryKind::kNote && entry.operation == kEditNote;
  });
  const Buckets buckets = BucketsOf(view);
  for (const MemberEdit& edit : view.history.edits) {
    const auto& bucket = buckets.at(static_cast<std::size_t>(edit.id - 1));
    if (bucket) {
      ++ledger.in_bucket.at(static_cast<std::size_t>(*bucket));
    } else if (!IsOfLink(view, edit)) {
      ++ledger.unlinked;
    }
  }
  return ledger;
}

}  // namespace campsync::harness
