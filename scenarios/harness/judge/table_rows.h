// SPDX-License-Identifier: Apache-2.0
//
// TableRows: the tables that a scenario can expect something of, made from a WorldView and from
// what the last sync step did. Records appear by the scenario's keys, never by ids. It makes rows
// and judges none.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/marketo/sync_status.h"
#include "core/sync/observer.h"
#include "scenarios/harness/judge/names.h"
#include "scenarios/harness/judge/world_view.h"
#include "scenarios/harness/scenario_expect.h"

namespace campsync::harness {

/// Writing calls of one operation that took effect.
struct WriteTally {
  Side side = Side::kMarketo;
  std::string operation;
  std::int64_t calls = 0;
  std::int64_t records = 0;  // that were written; refused ones do not count
  bool operator==(const WriteTally&) const = default;
};

/// Calls that got through to each, reading ones too.
struct CallTally {
  std::int64_t marketo = 0;
  std::int64_t salesforce = 0;
  std::int64_t store = 0;
  bool operator==(const CallTally&) const = default;
};

/// What the last sync step did.
struct SyncView {
  std::vector<marketo::SyncReport> reports;  // one a cycle
  std::vector<WriteTally> writes;            // by side, then operation
  CallTally calls;
};

/// A row: one value for each of TableOf(id).fields, in their order.
using TableRow = std::vector<Scalar>;

struct TableSource {
  const WorldView& world;
  const SyncView& sync;
  const Names& names;
  const LabelTable& labels;
};

/// All rows of the table in a fixed order.
[[nodiscard]] std::vector<TableRow> RowsOf(TableId id, const TableSource& source);

}  // namespace campsync::harness
