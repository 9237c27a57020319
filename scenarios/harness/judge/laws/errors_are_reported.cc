// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>

#include "scenarios/harness/judge/journal_reading.h"
#include "scenarios/harness/judge/laws/laws.h"

namespace campsync::harness {
namespace {

using marketo::SyncError;
using marketo::SyncReport;

// MK-ERR-03: what broke off a step of a cycle makes that step a failed one.
void JudgeSteps(const SyncReport& report, Findings& findings) {
  for (const SyncError& error : report.errors) {
    if (error.type != marketo::SyncErrorType::kJobLevel) continue;
    const auto step = std::ranges::find_if(report.steps, [&](const marketo::SyncStep& one) {
      return one.operation == error.operation && one.object == error.object;
    });
    if (step == report.steps.end() || step->status != marketo::StepStatus::kSucceeded) continue;
    findings.push_back({.rule = "MK-ERR-03",
                        .sentence = fmt::format("the report says that the step {} {} succeeded, "
                                                "and that it broke off: {}",
                                                NameOf(error.operation), NameOf(error.object),
                                                FormatError(error.error))});
  }
}

// MK-ERR-04: who looks after the sync is told of a problem when it begins.
void JudgeNotifications(const SyncReport& before, const SyncReport& report, Findings& findings) {
  if (report.cycle != before.cycle + 1) return;
  for (const marketo::SyncNotification& told : report.notifications) {
    if (told.type != marketo::NotificationType::kSyncFailure) continue;
    const bool is_known = std::ranges::any_of(before.errors, [&](const SyncError& error) {
      return error.error.code == told.error.code && error.object == told.object;
    });
    if (!is_known) continue;
    findings.push_back({.rule = "MK-ERR-04",
                        .sentence = fmt::format("cycle {} notifies of {} once more, which the "
                                                "cycle before had met already",
                                                report.cycle, Describe(told.error.code).name)});
  }
}

// What was told of, by the record's name and what is said of it.
using Told = std::set<std::pair<std::string, ErrorCode>>;

// What a report must have told of the record; nullopt: an error of whole calls, which is told of
// for its step alone, or one that passes by itself.
std::optional<ErrorCode> CodeOf(const store::Disposition& disposition) {
  if (std::holds_alternative<store::Diverged>(disposition)) return ErrorCode::kDiverged;
  const auto* blocked = std::get_if<store::Blocked>(&disposition);
  if (blocked == nullptr || blocked->code == ErrorCode::kMemberChanged) return std::nullopt;
  if (Describe(blocked->code).level != ErrorLevel::kRecord) return std::nullopt;
  return blocked->code;
}

}  // namespace

void JudgeReports(const LawView& view, Findings& findings) {
  const SeenEvent* later = nullptr;
  for (auto seen = view.history.events.rbegin(); seen != view.history.events.rend(); ++seen) {
    const auto* reported = std::get_if<Reported>(&seen->event.what);
    if (reported == nullptr) {
      if (seen->journal <= view.journal_before && later == nullptr) break;
      continue;
    }
    // Another engine counts its cycles anew, and knows of no problem yet.
    if (later != nullptr && !HasCrashed(view.journal, seen->journal, later->journal)) {
      JudgeNotifications(reported->report, std::get<Reported>(later->event.what).report, findings);
    }
    if (seen->journal <= view.journal_before) break;
    JudgeSteps(reported->report, findings);
    later = &*seen;
  }
}

void JudgeErrorsAreReported(const LawView& view, Findings& findings) {
  // Who was merged was told of under another name, and a crash takes its cycle's report along.
  if (!view.after.marketo.merged.empty() || HasFault(view.journal)) return;
  Told told;
  for (const SeenEvent& seen : view.history.events) {
    const auto* reported = std::get_if<Reported>(&seen.event.what);
    if (reported == nullptr) continue;
    for (const SyncError& error : reported->report.errors) {
      told.emplace(error.record, error.error.code);
    }
  }
  for (const StandingItem& item : view.after.standing) {
    const auto code = CodeOf(item.disposition);
    if (!item.record.starts_with("member ")) continue;
    if (!code || told.contains({item.record, *code})) continue;
    findings.push_back(
        {.sentence = fmt::format("{} is listed with {} and no report told of it",
                                 view.names.Readable(item.record), Describe(*code).name)});
  }
}

}  // namespace campsync::harness
