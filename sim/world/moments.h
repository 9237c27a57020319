// SPDX-License-Identifier: Apache-2.0
//
// Moments: things to do right before or right after a certain call takes effect, such as a user's
// edit between the engine's re-read and its write. Only calls that reach the org or the store
// count; a call that a fault stopped is no moment. A moment comes at most once; those that never
// came can be asked for.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace campsync::sim {

enum class MomentSide : std::uint8_t {
  kBefore,  // the call has not taken effect
  kAfter,   // it has; the engine does not have the reply
};

/// `before`, `after`.
[[nodiscard]] std::string_view NameOf(MomentSide side);

/// Which moment. `nth` counts from 1 since the moment was armed.
struct MomentName {
  MomentSide side = MomentSide::kBefore;
  std::string operation;  // OperationName() of either port, `Append` or `Load`
  std::int64_t nth = 1;
  bool operator==(const MomentName&) const = default;
};

/// `before UpdateMembers, number 2`: for people.
[[nodiscard]] std::string FormatMoment(const MomentName& moment);

class Moments {
 public:
  Moments() = default;
  Moments(const Moments&) = delete;
  Moments& operator=(const Moments&) = delete;

  /// `action` runs when the moment comes. Moments that coincide come in the order they were armed.
  void Arm(MomentName name, std::function<void()> action);

  /// Takes away the moments that have not come and names them, in the order they were armed.
  std::vector<MomentName> Disarm();

  /// A call is about to take effect, or has taken it. Called by decorators; an action must not
  /// call a port.
  void Come(MomentSide side, std::string_view operation);

 private:
  struct Armed {
    MomentName name;
    std::function<void()> action;
    std::int64_t calls = 0;
  };

  std::vector<Armed> armed_;
};

}  // namespace campsync::sim
