// SPDX-License-Identifier: Apache-2.0
#include "core/number_id.h"

#include <set>
#include <type_traits>
#include <unordered_set>

#include "core/marketo/ids.h"
#include "tests/support/generators.h"

namespace campsync {
namespace {

using marketo::PersonId;
using marketo::ProgramId;

TEST(NumberIdTest, DefaultIsNull) {
  EXPECT_TRUE(PersonId().IsNull());
  EXPECT_FALSE(PersonId{1}.IsNull());
}

TEST(NumberIdTest, CannotBeMixedUpWithAnother) {
  EXPECT_FALSE((std::is_convertible_v<PersonId, ProgramId>));
  EXPECT_FALSE((std::is_constructible_v<ProgramId, PersonId>));
  EXPECT_FALSE((std::is_convertible_v<std::int64_t, PersonId>));
}

TEST(NumberIdTest, OrdersByNumber) { EXPECT_LT(PersonId{9}, PersonId{10}); }

// Dense keys must not fall into a few buckets of a table whose size is a power of two.
TEST(NumberIdTest, HashSpreadsDenseKeysOverTheHighBits) {
  std::set<std::size_t> buckets;
  for (std::int64_t id = 1; id <= 256; ++id) {
    buckets.insert(std::hash<PersonId>()(PersonId{id}) >> 56U);
  }
  EXPECT_GT(buckets.size(), 128U);
}

TEST(MarketoMemberKeyTest, OrdersByProgramThenPerson) {
  const marketo::MemberKey earlier = {.program = ProgramId{1}, .person = PersonId{9}};
  const marketo::MemberKey later = {.program = ProgramId{2}, .person = PersonId{1}};
  EXPECT_LT(earlier, later);
}

TEST(MarketoMemberKeyTest, HashTellsProgramFromPerson) {
  const std::hash<marketo::MemberKey> hash;
  EXPECT_NE(hash({.program = ProgramId{1}, .person = PersonId{2}}),
            hash({.program = ProgramId{2}, .person = PersonId{1}}));
}

RC_GTEST_PROP(NumberIdLaws, EqualIdsHashAlike, (PersonId id)) {
  const PersonId copy = {id.value};
  RC_ASSERT(id == copy);
  RC_ASSERT(std::hash<PersonId>()(id) == std::hash<PersonId>()(copy));
}

RC_GTEST_PROP(NumberIdLaws, GeneratedIdsNameRecords, (ProgramId id)) { RC_ASSERT(!id.IsNull()); }

}  // namespace
}  // namespace campsync
