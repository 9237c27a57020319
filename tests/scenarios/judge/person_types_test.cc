// SPDX-License-Identifier: Apache-2.0
// What a person was between two moments, by the edit and the sync's calls.
#include "scenarios/harness/judge/person_types.h"

#include <gtest/gtest.h>

#include <vector>

#include "tests/scenarios/judge/reference/told_run.h"

namespace campsync::harness {
namespace {

const std::vector<TypeChange> kConvertedAtTen{{.journal = 10, .is_contact = true}};

TEST(PersonTypesTest, APersonIsWhatTheyWereUntilTheyAreToldOtherwise) {
  const MemberEdit edit{.journal = 3};
  const PersonTypes before = TypesBetween(kConvertedAtTen, edit, 4, 9);
  EXPECT_FALSE(before.may_be_contact);
  EXPECT_TRUE(before.may_be_other);
  const PersonTypes after = TypesBetween(kConvertedAtTen, edit, 11, 20);
  EXPECT_TRUE(after.may_be_contact);
  EXPECT_FALSE(after.may_be_other);
  const PersonTypes meanwhile = TypesBetween(kConvertedAtTen, edit, 4, 20);
  EXPECT_TRUE(meanwhile.may_be_contact && meanwhile.may_be_other);
}

TEST(PersonTypesTest, WhatCameBeforeTheEditIsInTheEdit) {
  const PersonTypes types =
      TypesBetween(kConvertedAtTen, {.journal = 12, .of_contact = true}, 12, 20);
  EXPECT_TRUE(types.may_be_contact);
  EXPECT_FALSE(types.may_be_other);
}

TEST(PersonTypesTest, TheSyncsCallsTellWhenAPersonBecameAContact) {
  ToldRun run(1, 1);
  run.Look().Convert().LastCall();
  const auto changes = TypeChangesOf(run.world.View(), {1});
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_TRUE(changes.front().is_contact);
  EXPECT_TRUE(TypeChangesOf(run.world.View(), {2}).empty());
  run.world.after.marketo.merged.emplace(marketo::PersonId{1}, marketo::PersonId{2});
  EXPECT_EQ(TypeChangesOf(run.world.View(), {2}).size(), 1U);
}

}  // namespace
}  // namespace campsync::harness
