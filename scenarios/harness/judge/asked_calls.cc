// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/judge/asked_calls.h"

namespace campsync::harness {

std::vector<AskedCall> AskedCalls(JournalEntries journal) {
  std::vector<AskedCall> calls;
  bool is_open = false;
  for (const sim::JournalEntry& entry : journal) {
    if (entry.kind == sim::EntryKind::kNote) {
      // Another engine asks from here on.
      if (entry.lane == sim::Lane::kWorld && entry.operation == "Crash") is_open = false;
      continue;
    }
    if (!is_open) calls.push_back({.asked = &entry});
    AskedCall& call = calls.back();
    is_open = entry.kind != sim::EntryKind::kAnswer;
    if (entry.kind == sim::EntryKind::kEffect) call.effect = &entry;
    if (entry.kind == sim::EntryKind::kAnswer) {
      call.told = entry.content.IsEmpty() ? call.effect : &entry;
    }
  }
  return calls;
}

}  // namespace campsync::harness
