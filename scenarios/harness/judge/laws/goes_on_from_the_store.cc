// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "scenarios/harness/judge/asked_calls.h"
#include "scenarios/harness/judge/laws/laws.h"

namespace campsync::harness {

void JudgeGoesOnFromTheStore(const LawView& view, Findings& findings) {
  bool was_lost = false;
  for (const AskedCall& call : AskedCalls(view.journal)) {
    const auto* load = call.asked->content.As<sim::StoreLoad>();
    if (was_lost && load == nullptr) {
      findings.push_back({.sentence = fmt::format("after an Append whose reply was lost the sync "
                                                  "went on with {} without reading the store",
                                                  call.asked->operation)});
    }
    const auto* read = call.told == nullptr ? nullptr : call.told->content.As<sim::StoreLoad>();
    const auto* told = call.told == nullptr ? nullptr : call.told->content.As<sim::StoreAppend>();
    // A read that failed is tried again.
    was_lost =
        load != nullptr && was_lost && !(read != nullptr && read->reply && read->reply->ok());
    if (told == nullptr || !told->reply || told->reply->ok()) continue;
    was_lost = !told->reply->error().IsDefinite();
  }
}

}  // namespace campsync::harness
