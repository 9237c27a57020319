// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <utility>

#include "scenarios/harness/explore/act_draw.h"

namespace campsync::harness {
namespace {

namespace act = on_marketo;

// Beside a pair's program, of its channel; for the pair's campaign, which can change its program.
DrawnAct DrawAddProgram(Draws& draws, Cast& cast) {
  Cast::Pair pair = draws.Pick(cast.pairs);
  const std::int64_t number = ++cast.made;
  pair.program = fmt::format("more{}", number);
  act::AddProgram add{
      {.key = pair.program, .name = fmt::format("More {}", number), .channel = pair.channel}};
  cast.pairs.push_back(std::move(pair));
  return act::Action(std::move(add));
}

DrawnAct DrawCloneProgram(Draws& draws, Cast& cast) {
  Cast::Pair pair = draws.Pick(cast.pairs);
  act::CloneProgram clone{.program = pair.program};
  clone.clone_key = fmt::format("clone{}", ++cast.made);
  clone.name = clone.clone_key;
  pair.program = clone.clone_key;
  cast.pairs.push_back(std::move(pair));
  return act::Action(std::move(clone));
}

// Its pair stays in the cast: who still acts on it is refused.
DrawnAct DrawDeleteProgram(Draws& draws, Cast& cast) {
  return act::Action(act::DeleteProgram{draws.Pick(cast.pairs).program});
}

DrawnAct DrawArchiveProgram(Draws& draws, Cast& cast) {
  act::UpdateProgram update{.program = draws.Pick(cast.pairs).program};
  update.archived = draws.Chance(50);
  return act::Action(std::move(update));
}

DrawnAct DrawDescribeProgram(Draws& draws, Cast& cast) {
  act::UpdateProgram update{.program = draws.Pick(cast.pairs).program};
  const std::int64_t number = ++cast.made;
  if (draws.Chance(50)) {
    update.name = fmt::format("Renamed {}", number);
  } else {
    update.description = fmt::format("About {}", number);
  }
  return act::Action(std::move(update));
}

// All pairs of the program move to the channel; a refusal leaves them wrong, and they miss then.
DrawnAct DrawChangeChannel(Draws& draws, Cast& cast) {
  const std::string program = draws.Pick(cast.pairs).program;
  const Cast::Pair other = draws.Pick(cast.pairs);
  for (Cast::Pair& pair : cast.pairs) {
    if (pair.program != program) continue;
    pair.channel = other.channel;
    pair.statuses = other.statuses;
  }
  act::UpdateProgram update{.program = program};
  update.channel = other.channel;
  return act::Action(std::move(update));
}

DrawnAct DrawAddStatus(Draws& draws, Cast& cast) {
  const std::string channel = draws.Pick(cast.pairs).channel;
  const std::int64_t number = ++cast.made;
  // One that no campaign member can hold now and then (MK-NEW-10).
  const std::string name =
      draws.Chance(90) ? fmt::format("Extra {}", number)
                       : fmt::format("Extra {} with more than forty characters in it", number);
  GivenStatus status{.name = name,
                     .step = static_cast<std::int32_t>(10 * draws.Between(1, 6)),
                     .success = draws.Chance(30),
                     .hidden = draws.Chance(15)};
  cast.AddStatus(channel, status.name);
  return act::Action(act::AddStatus{channel, std::move(status)});
}

DrawnAct DrawUpdateStatus(Draws& draws, Cast& cast) {
  const Cast::Pair& pair = draws.Pick(cast.pairs);
  act::UpdateStatus update{.channel = pair.channel, .status = draws.Pick(pair.statuses)};
  switch (draws.Below(4)) {
    case 0:
      update.step = static_cast<std::int32_t>(10 * draws.Between(1, 6));
      break;
    case 1:
      update.success = draws.Chance(50);
      break;
    case 2:
      update.hidden = draws.Chance(60);
      break;
    default:
      update.name = fmt::format("Other {}", ++cast.made);
      cast.AddStatus(update.channel, *update.name);
      break;
  }
  return act::Action(std::move(update));
}

DrawnAct DrawRemoveStatus(Draws& draws, Cast& cast) {
  const Cast::Pair& pair = draws.Pick(cast.pairs);
  return act::Action(act::RemoveStatus{pair.channel, draws.Pick(pair.statuses)});
}

DrawnAct DrawDefaultNames(Draws& draws, Cast&) {
  act::UpdateSettings settings;
  const std::string value = draws.Chance(60) ? "[not provided]" : "";
  if (draws.Chance(50)) {
    settings.default_last_name = value;
  } else {
    settings.default_company = value;
  }
  return act::Action(std::move(settings));
}

}  // namespace

const std::vector<ActKind>& ProgramActKinds() {
  static const std::vector<ActKind> kKinds = {
      {"marketo add_program", DrawAddProgram},
      {"marketo clone_program", DrawCloneProgram},
      {"marketo delete_program", DrawDeleteProgram, false, true},
      {"marketo archived", DrawArchiveProgram, true},
      {"marketo name and description", DrawDescribeProgram},
      {"marketo change of channel", DrawChangeChannel, false, true},
      {"marketo add_status", DrawAddStatus},
      {"marketo update_status", DrawUpdateStatus},
      {"marketo remove_status", DrawRemoveStatus, false, true},
      {"marketo default names", DrawDefaultNames},
  };
  return kKinds;
}

}  // namespace campsync::harness
