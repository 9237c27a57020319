// SPDX-License-Identifier: Apache-2.0
//
// Channel and its progression statuses. A channel decides which statuses the members of its
// programs can have and in which order of steps (MK-CHAN-01..03).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/label.h"
#include "core/marketo/ids.h"

namespace campsync::marketo {

/// One status of a channel. Step 0 is `Not in Program` and denotes absence: no member ever holds it
/// and no campaign gets it (MK-MATCH-07).
struct ProgressionStatus {
  StatusId id;
  Label name;
  std::int32_t step = 0;
  bool success = false;
  bool hidden = false;   // not offered to users; members may hold it (MK-MATCH-08)
  bool retired = false;  // no longer in the channel; members keep it (MK-CHAN-06)

  bool operator==(const ProgressionStatus&) const = default;
  [[nodiscard]] bool IsNotInProgram() const { return step == 0; }

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("id", id);
    visit("name", name);
    visit("step", static_cast<std::int64_t>(step));
    visit("success", success);
    visit("hidden", hidden);
    visit("retired", retired);
  }
};

struct Channel {
  ChannelId id;
  std::string name;
  std::vector<ProgressionStatus> statuses;  // definition order, `Not in Program` included

  bool operator==(const Channel&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("id", id);
    visit("name", name);
    visit("progressionStatuses", statuses);
  }
};

}  // namespace campsync::marketo
