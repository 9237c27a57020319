// SPDX-License-Identifier: Apache-2.0
#include "sim/world/store_port.h"

#include <gtest/gtest.h>

#include "tests/sim/world/fake_ports.h"

namespace campsync::sim {
namespace {

class BrokenStore : public store::StateStore {
 public:
  Result<Done> Append(const store::Deltas&) override {
    return ErrorOfFault(ErrorCode::kStoreFailed, "disk full");
  }
  Result<store::Snapshot> Load() override {
    return ErrorOfFault(ErrorCode::kStoreReplyLost, "timeout");
  }
};

TEST(StorePortTest, OneShapeInTheOtherIsTheStoreItself) {
  const VirtualClock clock(kStart);
  MemoryStore memory;
  StoreAsPort port(memory, clock);
  PortAsStore store(port);
  ASSERT_TRUE(store.Append(OnePerson(7)).ok());
  EXPECT_EQ(store.Load().value(), memory.Contents());
  EXPECT_EQ(memory.Contents().people.size(), 1U);
}

TEST(StorePortTest, PassesErrorsOn) {
  const VirtualClock clock(kStart);
  BrokenStore broken;
  StoreAsPort port(broken, clock);
  PortAsStore store(port);
  EXPECT_EQ(store.Append({}).error().text, "disk full");
  EXPECT_EQ(store.Load().error().code, ErrorCode::kStoreReplyLost);
}

TEST(StorePortTest, RepliesCarryTheWorldsTime) {
  const VirtualClock clock(kStart);
  MemoryStore memory;
  StoreAsPort port(memory, clock);
  EXPECT_EQ(port.Execute(LoadCall{})->server_time, kStart);
}

TEST(StorePortTest, OnlyAnAppendIsAWrite) {
  const store::Deltas deltas;
  EXPECT_TRUE(IsWrite(StoreRequest(AppendCall{&deltas})));
  EXPECT_FALSE(IsWrite(StoreRequest(LoadCall{})));
}

}  // namespace
}  // namespace campsync::sim
