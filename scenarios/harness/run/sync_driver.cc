// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/run/sync_driver.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <variant>

#include "sim/world/engine_crash.h"

namespace campsync::harness {

SyncDriver::SyncDriver(sim::World& world, Observer& observer, const SyncPolicy& policy)
    : world_(world), observer_(observer), policy_(policy) {}

Result<Done, SyncDriver::Stopped> SyncDriver::Start() {
  if (engine_ != nullptr) return Done{};
  return Load();
}

Result<Done, SyncDriver::Stopped> SyncDriver::Load() {
  engine_.reset();
  const EnginePorts ports{world_.marketo_port(), world_.salesforce_port(), world_.store(),
                          observer_, world_.labels()};
  while (engine_ == nullptr) {
    if (++restarts_ > kRestartsMax) {
      return Stopped{
          fmt::format("the engine was loaded {} times without ending a cycle", kRestartsMax)};
    }
    try {
      Result<std::unique_ptr<Engine>> loaded = Engine::Load(ports, policy_);
      if (loaded) engine_ = std::move(loaded).value();
    } catch (const sim::EngineCrash& crash) {
      ++crashes_;
      world_.journal().Note(sim::Lane::kWorld, "Crash", crash.operation);
    }
  }
  return Done{};
}

Result<Done, SyncDriver::Stopped> SyncDriver::AfterCrash(const sim::EngineCrash& crash) {
  ++crashes_;
  world_.journal().Note(sim::Lane::kWorld, "Crash",
                        fmt::format("{} in {}", sim::NameOf(crash.point), crash.operation));
  return Load();
}

Result<std::optional<Advanced>, SyncDriver::Stopped> SyncDriver::AdvanceOnce() {
  try {
    return std::optional<Advanced>(engine_->Advance());
  } catch (const sim::EngineCrash& crash) {
    Result<Done, Stopped> restarted = AfterCrash(crash);
    if (!restarted) return restarted.error();
    return std::optional<Advanced>();
  }
}

Result<Done, SyncDriver::Stopped> SyncDriver::RunCycle() {
  if (Result<Done, Stopped> started = Start(); !started) return started.error();
  WaitOut();
  in_cycle_ = true;
  Result<Done, Stopped> ended = AdvanceToEnd();
  in_cycle_ = false;
  return ended;
}

Result<Done, SyncDriver::Stopped> SyncDriver::AdvanceToEnd() {
  bool worked = false;
  for (std::int64_t calls = 0; calls < kAdvancesMax; ++calls) {
    Result<std::optional<Advanced>, Stopped> advanced = AdvanceOnce();
    if (!advanced) return advanced.error();
    if (!*advanced) continue;
    if (std::holds_alternative<CycleEnded>(**advanced)) {
      restarts_ = 0;
      return Done{};
    }
    const auto* idle = std::get_if<Idle>(&**advanced);
    if (idle == nullptr) {
      worked = true;
      continue;
    }
    idle_until_ = idle->until;
    // A cycle without a report: the sync is switched off, or the store does not answer.
    if (worked) return Done{};
    WaitOut();
  }
  return Stopped{fmt::format("a cycle did not end within {} calls of Advance()", kAdvancesMax)};
}

void SyncDriver::WaitOut() {
  if (!idle_until_) return;
  const Instant due = world_.marketo_clock().ToWorld(*idle_until_);
  world_.AdvanceTo(std::max(due, world_.clock().Now()));
  idle_until_.reset();
}

Result<SyncDriver::Handled, SyncDriver::Stopped> SyncDriver::Handle(const UserRequest& request) {
  if (Result<Done, Stopped> started = Start(); !started) return started.error();
  try {
    return Handled{engine_->Handle(request)};
  } catch (const sim::EngineCrash& crash) {
    Result<Done, Stopped> restarted = AfterCrash(crash);
    if (!restarted) return restarted.error();
    return Handled{};
  }
}

SyncBacklog SyncDriver::Backlog() const {
  if (engine_ == nullptr) return {};
  return engine_->Backlog();
}

std::vector<StandingItem> SyncDriver::Standing() const {
  if (engine_ == nullptr) return {};
  return engine_->Standing();
}

}  // namespace campsync::harness
