// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/judge/probes.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <variant>

#include "core/error.h"
#include "scenarios/harness/judge/call_size.h"
#include "scenarios/harness/judge/member_edits.h"
#include "sim/world/fault.h"
#include "sim/world/store_port.h"

namespace campsync::harness {
namespace {

enum class Probe : std::uint8_t {
  kSalesforceWritesPaged,
  kSalesforceReadsPaged,
  kSalesforceQueriesPaged,
  kMarketoWritesPaged,
  kMarketoReadsPaged,
  kPartlyRefused,
  kReReadDiffers,
  kRaced,
  kEditedInCycle,
  kDowngradeRefused,
  kLateralMove,
  kEditSuperseded,
  kCoerced,
  kRewriteBrake,
  kMassChangeBrake,
  kUnknownAbsence,
  kDeleteLogPurged,
  kReplyLost,
  kAppendLost,
  kCrashAfterCommit,
  kIntentAdopted,
  kIntentNotDone,
  kIntentAmbiguous,
  kPeopleMerged,
  kMembershipReplaced,
  kEnd,
};

constexpr auto kNames = std::to_array<std::string_view>({
    "a write of more than 200 records in Salesforce",
    "a read of more than 200 ids or keys in Salesforce",
    "a query of more than 2,000 rows in Salesforce",
    "a write of more than 300 records in Marketo",
    "a read of more than 300 keys or rows in Marketo",
    "a write that was refused in part",
    "a row that changed before it was written",
    "a raced edit",
    "an edit within a cycle",
    "a downgrade refused",
    "a lateral move",
    "an edit superseded by another",
    "a status coerced",
    "the rewrite brake",
    "the mass-change brake",
    "an unknown absence",
    "a delete log purged",
    "a reply lost",
    "an Append lost",
    "a crash after a commit",
    "a lost create adopted",
    "a create that had not happened",
    "an ambiguous create",
    "people merged by the sync",
    "a membership replaced at once",
});
static_assert(kNames.size() == static_cast<std::size_t>(Probe::kEnd));

class Watcher {
 public:
  using Reached = std::bitset<kNames.size()>;

  Reached Watch(const LawView& view) {
    for (const sim::JournalEntry& entry : view.journal) See(entry);
    for (const SeenEvent& seen : view.history.events) {
      std::visit([this](const auto& what) { SeeEvent(what); }, seen.event.what);
    }
    for (const MemberEdit& edit : view.history.edits) {
      if (!edit.in_cycle) continue;
      Mark(Probe::kEditedInCycle);
      Mark(Probe::kRaced, !Has(Probe::kRaced) && WasRaced(view, edit));
    }
    return reached_;
  }

 private:
  void Mark(Probe probe, bool is_reached = true) {
    if (is_reached) reached_.set(static_cast<std::size_t>(probe));
  }
  [[nodiscard]] bool Has(Probe probe) const {
    return reached_.test(static_cast<std::size_t>(probe));
  }

  void See(const sim::JournalEntry& entry) {
    if (entry.kind == sim::EntryKind::kFault) SeeFault(entry);
    if (entry.kind == sim::EntryKind::kNote && entry.operation == "Step") full_.clear();
    if (entry.kind != sim::EntryKind::kEffect) return;
    const CallSize size = SizeOf(entry);
    if (full_.erase(entry.operation) != 0) Mark(PagedBy(entry, size));
    if (size.is_full) full_.insert(entry.operation);
    Mark(Probe::kPartlyRefused, size.refused > 0 && size.refused < size.answered);
    Mark(Probe::kPeopleMerged, entry.operation == "MergePeople");
    if (const auto* call = entry.content.As<sim::MarketoCall>()) SeeReplaced(*call);
  }

  static Probe PagedBy(const sim::JournalEntry& entry, const CallSize& size) {
    const bool is_marketo = entry.lane == sim::Lane::kMarketo;
    if (size.is_write) {
      return is_marketo ? Probe::kMarketoWritesPaged : Probe::kSalesforceWritesPaged;
    }
    if (is_marketo) return Probe::kMarketoReadsPaged;
    return size.is_query ? Probe::kSalesforceQueriesPaged : Probe::kSalesforceReadsPaged;
  }

  void SeeReplaced(const sim::MarketoCall& call) {
    const auto* writes = std::get_if<marketo::WriteMembers>(&call.request);
    if (writes == nullptr || Has(Probe::kMembershipReplaced)) return;
    Mark(Probe::kMembershipReplaced,
         std::ranges::any_of(writes->members, [](const marketo::MemberWrite& one) {
           return std::holds_alternative<marketo::ReplaceMember>(one.action);
         }));
  }

  void SeeFault(const sim::JournalEntry& entry) {
    const bool lost = entry.fault == NameOf(sim::FaultKind::kReplyLost);
    const bool is_append = entry.operation == sim::AppendCall::kName;
    if (lost) Mark(is_append ? Probe::kAppendLost : Probe::kReplyLost);
    Mark(Probe::kCrashAfterCommit, entry.fault == NameOf(sim::FaultKind::kCrashAfterCommit));
  }

  void SeeEvent(const ReRead& reread) { Mark(Probe::kReReadDiffers, !reread.as_planned); }
  void SeeEvent(const Decided& decided) {
    Mark(Probe::kDowngradeRefused,
         decided.outcome == Outcome::kRefuse && decided.rule.text() == "MK-STATUS-11");
    Mark(Probe::kLateralMove, decided.rule.text() == "MK-STATUS-12");
    Mark(Probe::kDeleteLogPurged, decided.rule.text() == "SF-INC-21");
    Mark(Probe::kEditSuperseded, decided.outcome == Outcome::kSupersede);
  }
  void SeeEvent(const Reconciled& reconciled) {
    Mark(Probe::kIntentAdopted, reconciled.outcome.starts_with("adopted"));
    Mark(Probe::kIntentNotDone, reconciled.outcome == "not created");
    Mark(Probe::kIntentAmbiguous, reconciled.outcome.starts_with("ambiguous"));
  }
  void SeeEvent(const BaseAdvanced& advanced) {
    static constexpr auto kBlocks = std::to_array<std::pair<ErrorCode, Probe>>(
        {{ErrorCode::kStatusCoerced, Probe::kCoerced},
         {ErrorCode::kRewriteBrake, Probe::kRewriteBrake},
         {ErrorCode::kMassChangeBrake, Probe::kMassChangeBrake},
         {ErrorCode::kUnknownAbsence, Probe::kUnknownAbsence}});
    if (!advanced.disposition.starts_with("blocked")) return;
    for (const auto& [code, probe] : kBlocks) {
      Mark(probe, advanced.disposition.find(Describe(code).name) != std::string::npos);
    }
  }
  template <class Other>
  void SeeEvent(const Other&) {}

  Reached reached_;
  std::set<std::string_view> full_;  // operations whose last call held all that one call can
};

}  // namespace

const std::vector<std::string_view>& ProbeNames() {
  static const std::vector<std::string_view> kAll(kNames.begin(), kNames.end());
  return kAll;
}

std::vector<std::string_view> ProbesReached(const LawView& view) {
  const Watcher::Reached reached = Watcher().Watch(view);
  std::vector<std::string_view> names;
  for (std::size_t at = 0; at < kNames.size(); ++at) {
    if (reached.test(at)) names.push_back(kNames[at]);
  }
  return names;
}

}  // namespace campsync::harness
