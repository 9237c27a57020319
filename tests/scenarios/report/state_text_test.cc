// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/report/state_text.h"

#include <gtest/gtest.h>

namespace campsync::harness {
namespace {

TEST(StateTextTest, OneLineARowWithoutWhatItDoesNotHold) {
  const StateDump dump{
      "after step 1 of 2 (line 3): sync",
      {{"marketo", "members", {"person", "status", "success"}, {{"ann", std::monostate{}, true}}},
       {"store", "links", {}, {}}}};
  EXPECT_EQ(StateText(dump),
            "state after step 1 of 2 (line 3): sync\n"
            "marketo.members\n"
            "  - person ann, success true\n"
            "empty: store.links\n");
}

}  // namespace
}  // namespace campsync::harness
