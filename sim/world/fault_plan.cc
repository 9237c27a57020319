// SPDX-License-Identifier: Apache-2.0
#include "sim/world/fault_plan.h"

#include <utility>

#include "core/check.h"

namespace campsync::sim {
namespace {

bool Matches(const Fault& fault, const CallInfo& call) {
  if (fault.lane && *fault.lane != call.lane) return false;
  if (fault.operation == "*") return true;
  if (fault.operation == "write") return call.is_effect;
  return fault.operation == call.operation;
}

// Whether the call has what the fault strikes: reads and Appends have no records.
bool CanStrike(const Fault& fault, const CallInfo& call) {
  if (fault.kind != FaultKind::kRecordError) return true;
  return static_cast<std::uint64_t>(fault.record) <= call.records;
}

InjectedFault Injection(const Fault& fault) {
  return {.kind = fault.kind,
          .error = ErrorOfFault(fault.code, fault.text),
          .record = static_cast<std::size_t>(fault.record - 1),
          .records = static_cast<std::size_t>(fault.records),
          .delay = fault.delay};
}

FaultKind KindOf(CrashPoint point) {
  switch (point) {
    case CrashPoint::kBefore:
      return FaultKind::kCrashBefore;
    case CrashPoint::kAfterCommit:
      return FaultKind::kCrashAfterCommit;
    case CrashPoint::kAfterReply:
      return FaultKind::kCrashAfterReply;
  }
  CAMPSYNC_UNREACHABLE();
}

ErrorCode BusyCodeOf(Lane lane) {
  return lane == Lane::kMarketo ? ErrorCode::kMarketoSystemError : ErrorCode::kServerUnavailable;
}

}  // namespace

FaultPlan::FaultPlan(const Prng& prng)
    : marketo_(prng.Fork("marketo.faults")),
      salesforce_(prng.Fork("salesforce.faults")),
      store_(prng.Fork("store.faults")) {}

void FaultPlan::Add(Fault fault) {
  CAMPSYNC_CHECK(fault.record >= 1 && fault.records >= 1 && fault.delay.ms >= 0);
  declared_.push_back({.fault = std::move(fault)});
}

void FaultPlan::Stop() {
  stopped_unfired_ = Unfired();
  declared_.clear();
  rates_ = FaultRates();
  effects_.DisarmCrash();
}

std::optional<InjectedFault> FaultPlan::Decide(const CallInfo& call) {
  std::optional<CrashPoint> crash;
  if (call.is_effect) crash = effects_.Count();
  // All are asked although one suffices: each counts its calls and draws, whatever befalls them.
  const std::optional<InjectedFault> declared = DecideDeclared(call);
  const std::optional<InjectedFault> by_chance = DecideByChance(call);
  std::optional<InjectedFault> chosen = declared ? declared : by_chance;
  if (crash) chosen = InjectedFault{.kind = KindOf(*crash)};
  if (chosen) ++injected_;
  return chosen;
}

void FaultPlan::CountCall(Declared& declared, Instant now) {
  ++declared.matching_calls;
  const std::int64_t day = now.ms / Duration::Days(1).ms;
  if (day != declared.day) declared.calls_of_day = 0;
  declared.day = day;
  ++declared.calls_of_day;
}

bool FaultPlan::IsDue(const Declared& declared, Instant now) {
  if (const auto* calls = std::get_if<OnCalls>(&declared.fault.when)) {
    return declared.matching_calls >= calls->first && declared.matching_calls <= calls->last;
  }
  if (const auto* daily = std::get_if<BeyondDaily>(&declared.fault.when)) {
    return declared.calls_of_day > daily->calls;
  }
  const auto& window = std::get<DuringTime>(declared.fault.when);
  return now >= window.from && now < window.until;
}

std::optional<InjectedFault> FaultPlan::DecideDeclared(const CallInfo& call) {
  std::optional<InjectedFault> chosen;
  for (Declared& declared : declared_) {
    if (!Matches(declared.fault, call)) continue;
    CountCall(declared, call.now);
    if (chosen || !IsDue(declared, call.now)) continue;
    if (!CanStrike(declared.fault, call)) continue;
    declared.fired = true;
    chosen = Injection(declared.fault);
  }
  return chosen;
}

std::optional<InjectedFault> FaultPlan::DecideByChance(const CallInfo& call) {
  if (rates_ == FaultRates()) return std::nullopt;
  Prng& stream = StreamOf(call.lane);
  const bool is_vendor = call.lane != Lane::kStore;
  const bool can_lock = call.lane == Lane::kSalesforce && call.records > 0;
  std::optional<FaultKind> chosen;
  // Every kind draws for every call, so that a rate changed moves no other kind's draws.
  const auto draw = [&](FaultKind kind, std::uint32_t rate, bool possible) {
    if (stream.Chance(rate) && possible && !chosen) chosen = kind;
  };
  draw(FaultKind::kFailBefore, rates_.fail_before, true);
  draw(FaultKind::kReplyLost, rates_.reply_lost, true);
  draw(FaultKind::kCrashBefore, rates_.crash_before, call.is_effect);
  draw(FaultKind::kCrashAfterCommit, rates_.crash_after_commit, call.is_effect);
  draw(FaultKind::kCrashAfterReply, rates_.crash_after_reply, call.is_effect);
  draw(FaultKind::kRequestError, rates_.request_error, is_vendor);
  draw(FaultKind::kRecordError, rates_.record_error, can_lock);
  const std::uint64_t which = stream.Next();
  const bool is_salesforce = call.lane == Lane::kSalesforce;
  const bool session_ended = stream.Chance(rates_.session_ended) && is_salesforce;
  const bool limit_reached = stream.Chance(rates_.limit_reached) && is_salesforce;
  draw(FaultKind::kDelay, rates_.delay, is_vendor);
  if (!chosen && (session_ended || limit_reached)) {
    const auto code =
        session_ended ? ErrorCode::kInvalidSessionId : ErrorCode::kRequestLimitExceeded;
    return InjectedFault{.kind = FaultKind::kRequestError, .error = ErrorOfFault(code, "")};
  }
  if (!chosen) return std::nullopt;
  if (*chosen == FaultKind::kDelay) {
    const auto minutes = static_cast<std::int64_t>(which % 10) + 1;
    return InjectedFault{.kind = *chosen, .delay = Duration::Minutes(minutes)};
  }
  if (*chosen == FaultKind::kRecordError) {
    return InjectedFault{.kind = *chosen,
                         .error = ErrorOfFault(ErrorCode::kUnableToLockRow, ""),
                         .record = static_cast<std::size_t>(which % call.records)};
  }
  return InjectedFault{.kind = *chosen, .error = ErrorOfFault(BusyCodeOf(call.lane), "")};
}

Prng& FaultPlan::StreamOf(Lane lane) {
  if (lane == Lane::kMarketo) return marketo_;
  return lane == Lane::kSalesforce ? salesforce_ : store_;
}

std::vector<Fault> FaultPlan::Unfired() const {
  std::vector<Fault> unfired = stopped_unfired_;
  for (const Declared& declared : declared_) {
    if (!declared.fired) unfired.push_back(declared.fault);
  }
  return unfired;
}

}  // namespace campsync::sim
