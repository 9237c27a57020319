// SPDX-License-Identifier: Apache-2.0
//
// The leads and contacts that a merge in Marketo leaves without a person. One that is still there
// becomes a person of its own, as Marketo has it with every record that Salesforce sends
// (MK-PERSON-05). It stores nothing: who they are is stored together with the merge, since after a
// crash nothing would tell of them again.
#pragma once

#include <optional>
#include <vector>

#include "core/marketo/person.h"
#include "core/store/state_store.h"
#include "core/sync/cycle.h"

namespace campsync {

/// A record whose members are not the winner's: it is one of its own still, or has become another's
/// by conversion or merge, and its members with it.
struct OwnRecord {
  marketo::SfdcRecord record;
  bool is_gone;  // deleted, or another's
};

struct LeftRecords {
  std::vector<OwnRecord> own;
  store::Deltas adopted;  // the people that were made
};

/// Of `records`, which were `loser`'s or the winner's, who keeps `kept`. nullopt: a call failed;
/// the step is marked so.
[[nodiscard]] std::optional<LeftRecords> AdoptLeftRecords(
    Cycle& cycle, StepName step, marketo::PersonId loser,
    const std::vector<marketo::SfdcRecord>& records,
    const std::optional<marketo::SfdcRecord>& kept);

}  // namespace campsync
