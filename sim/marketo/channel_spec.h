// SPDX-License-Identifier: Apache-2.0
//
// What an admin types to define a channel or change one of its statuses, and the starter channels
// that Marketo's staff and pages show. Texts, not labels; nothing here is checked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/marketo/program.h"

namespace campsync::sim {

struct StatusSpec {
  std::string name;
  std::int32_t step = 0;  // 0 only for `Not in Program` (MK-CHAN-02)
  bool success = false;
  bool hidden = false;
};

struct ChannelSpec {
  std::string name;
  std::vector<StatusSpec> statuses;  // in definition order, `Not in Program` among them
  /// The program type the channel applies to (MK-CHAN-01); nullopt: any, where it is not told.
  std::optional<marketo::ProgramType> applies_to;
};

/// Absent fields stay.
struct StatusEdit {
  std::optional<std::string> name;  // a rename: the status keeps its id
  std::optional<std::int32_t> step;
  std::optional<bool> success;
  std::optional<bool> hidden;
};

/// Email Send, Webinar, Tradeshow, Seminar and Party (MK-CHAN-08), each with `Not in Program`.
/// Party has the steps of the worked example of MK-STATUS-02; its own page shows names only.
[[nodiscard]] std::vector<ChannelSpec> StarterChannels();

}  // namespace campsync::sim
