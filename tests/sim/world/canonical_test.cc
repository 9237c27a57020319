// SPDX-License-Identifier: Apache-2.0
#include "sim/world/canonical.h"

#include <gtest/gtest.h>

#include <set>
#include <utility>

#include "sim/world/port_traits.h"
#include "tests/sim/world/fake_ports.h"

namespace campsync::sim {
namespace {

using salesforce::CampaignMember;

CampaignMember Member(LabelTable& labels, std::string_view status) {
  CampaignMember member;
  member.id = MemberIdNumber(1);
  member.campaign = CampaignIdNumber(1);
  member.person = salesforce::LeadRef{LeadIdNumber(1)};
  member.status = labels.Intern(status);
  return member;
}

TEST(CanonicalHasherTest, DigestsEqualValuesAlike) {
  LabelTable labels;
  EXPECT_EQ(DigestOf(labels, Member(labels, "Attended")),
            DigestOf(labels, Member(labels, "Attended")));
}

TEST(CanonicalHasherTest, SeesAChangedLabel) {
  LabelTable labels;
  EXPECT_NE(DigestOf(labels, Member(labels, "Attended")),
            DigestOf(labels, Member(labels, "No Show")));
}

TEST(CanonicalHasherTest, DoesNotDependOnTheOrderOfInterning) {
  LabelTable one;
  LabelTable other;
  other.Intern("No Show");
  other.Intern("Registered");
  EXPECT_NE(Member(one, "Attended").status, Member(other, "Attended").status);
  EXPECT_EQ(DigestOf(one, Member(one, "Attended")), DigestOf(other, Member(other, "Attended")));
}

TEST(CanonicalHasherTest, TellsNoneFromEmptyAndZero) {
  LabelTable labels;
  const std::set<Digest> digests = {DigestOf(labels, std::optional<std::int64_t>()),
                                    DigestOf(labels, std::optional<std::int64_t>(0)),
                                    DigestOf(labels, std::vector<std::int64_t>()),
                                    DigestOf(labels, std::string()), DigestOf(labels, Label())};
  EXPECT_EQ(digests.size(), 5U);
}

TEST(CanonicalHasherTest, TellsTheKindsOfOneNumberApart) {
  LabelTable labels;
  const std::set<Digest> digests = {DigestOf(labels, std::int64_t{1}), DigestOf(labels, Instant{1}),
                                    DigestOf(labels, Duration{1}),     DigestOf(labels, Money{1}),
                                    DigestOf(labels, Date{1}),         DigestOf(labels, true)};
  EXPECT_EQ(digests.size(), 6U);
}

TEST(CanonicalHasherTest, TellsAnErrorFromAValue) {
  LabelTable labels;
  const Result<Done> done = Done{};
  const Result<Done> error = Error{.code = ErrorCode::kStoreFailed, .text = "", .fields = {}};
  EXPECT_NE(DigestOf(labels, done), DigestOf(labels, error));
}

TEST(CanonicalHasherTest, TellsErasuresOfDifferentRecordsWithOneKeyApart) {
  LabelTable labels;
  const store::Delta link = store::EraseLink{.key = {5}};
  const store::Delta intent = store::EraseCampaignIntent{.key = {5}};
  EXPECT_NE(DigestOf(labels, link), DigestOf(labels, intent));
}

TEST(CanonicalHasherTest, TellsHowAListIsDivided) {
  LabelTable labels;
  using Lists = std::vector<std::vector<std::int64_t>>;
  EXPECT_NE(DigestOf(labels, Lists{{1, 2}, {3}}), DigestOf(labels, Lists{{1}, {2, 3}}));
}

TEST(CanonicalHasherTest, SeesTheServerTimeOfAReply) {
  LabelTable labels;
  EXPECT_NE(DigestOf(labels, Timed<Done>{Instant{1}, {}}),
            DigestOf(labels, Timed<Done>{Instant{2}, {}}));
}

TEST(CanonicalHasherTest, TellsWhichPersonAMemberIs) {
  LabelTable labels;
  const auto contact = salesforce::ContactId::FromFifteen("003000000000001");
  const std::set<Digest> digests = {
      DigestOf(labels, salesforce::PersonRef(salesforce::LeadRef{LeadIdNumber(1)})),
      DigestOf(labels, salesforce::PersonRef(salesforce::LeadRef{LeadIdNumber(2)})),
      DigestOf(labels, salesforce::PersonRef(salesforce::ContactRef{contact})),
      DigestOf(labels, salesforce::PersonRef(salesforce::ConvertedRef{LeadIdNumber(1), contact}))};
  EXPECT_EQ(digests.size(), 4U);
}

TEST(CanonicalHasherTest, SeesTheOrderOfValues) {
  LabelTable labels;
  CanonicalHasher forwards(labels);
  forwards.Add(std::int64_t{1});
  forwards.Add(std::int64_t{2});
  CanonicalHasher backwards(labels);
  backwards.Add(std::int64_t{2});
  backwards.Add(std::int64_t{1});
  EXPECT_NE(forwards.Value(), backwards.Value());
}

TEST(TextPrinterTest, PrintsARecordOnOneLine) {
  LabelTable labels;
  const salesforce::MemberFields fields = {
      .campaign = CampaignIdNumber(1),
      .person = salesforce::LeadRef{LeadIdNumber(1)},
      .status = labels.Intern("Attended"),
  };
  EXPECT_EQ(PrintValue(labels, fields), "{CampaignId: " + CampaignIdNumber(1).Text() +
                                            ", Person: Lead " + LeadIdNumber(1).Text() +
                                            ", Status: \"Attended\"}");
}

TEST(TextPrinterTest, PrintsListsOptionalsAndNestedRecords) {
  LabelTable labels;
  salesforce::UpdateCampaigns request;
  request.records.push_back({.id = CampaignIdNumber(1),
                             .type = {},
                             .actual_cost = salesforce::FieldUpdate<Money>{Money{500}}});
  request.records.push_back({});
  EXPECT_EQ(PrintValue(labels, request), "{records: [{Id: " + CampaignIdNumber(1).Text() +
                                             ", Type: null, ActualCost: {value: 500}}, "
                                             "{Id: null, Type: null, ActualCost: null}]}");
}

TEST(TextPrinterTest, PrintsResultsOneByOne) {
  LabelTable labels;
  salesforce::WriteResults<salesforce::LeadId> reply;
  reply.results.emplace_back(LeadIdNumber(1));
  reply.results.emplace_back(
      Error{.code = ErrorCode::kUnableToLockRow, .text = "locked", .fields = {"Id"}});
  EXPECT_EQ(PrintValue(labels, reply),
            "{results: [" + LeadIdNumber(1).Text() +
                ", error {code: \"UNABLE_TO_LOCK_ROW\", text: \"locked\", fields: [\"Id\"]}]}");
}

TEST(TextPrinterTest, PrintsTimesAsDates) {
  LabelTable labels;
  EXPECT_EQ(PrintValue(labels, kStart), "2026-01-01T00:00:00.000Z");
  EXPECT_EQ(PrintValue(labels, DateOf(kStart)), "2026-01-01");
  EXPECT_EQ(PrintValue(labels, YearMonth{2026, 3}), "2026-03");
  EXPECT_EQ(PrintValue(labels, Duration::Minutes(5)), "5m");
  EXPECT_EQ(PrintValue(labels, Timed<Done>{kStart, {}}), "@2026-01-01T00:00:00.000Z done");
}

TEST(TextPrinterTest, EscapesWhatWouldBreakTheLine) {
  LabelTable labels;
  EXPECT_EQ(PrintValue(labels, std::string("a\"b\\c\nd\x1f")), R"("a\"b\\c\x0ad\x1f")");
}

TEST(TextPrinterTest, LeavesOtherScriptsAsTheyAre) {
  LabelTable labels;
  EXPECT_EQ(PrintValue(labels, std::string("山田太郎")), "\"山田太郎\"");
}

TEST(TextPrinterTest, NamesWhatAChangeOfTheStoreDoes) {
  LabelTable labels;
  const store::Delta erase = store::EraseLink{.key = {5}};
  const store::Delta put = OnePerson(7)[0];
  EXPECT_EQ(PrintValue(labels, erase), "Erase LinkRecord {erase: 5}");
  EXPECT_EQ(PrintValue(labels, put),
            "Put PersonRecord {put: {person: 7, sfdcRecord: null, sfdcIsDeleted: false}}");
}

TEST(TextPrinterTest, PrintsAConvertedMemberWithBothIds) {
  LabelTable labels;
  const auto contact = salesforce::ContactId::FromFifteen("003000000000001");
  EXPECT_EQ(
      PrintValue(labels, salesforce::PersonRef(salesforce::ConvertedRef{LeadIdNumber(1), contact})),
      "Lead " + LeadIdNumber(1).Text() + " converted to Contact " + contact.Text());
}

TEST(TextPrinterTest, PrintsAMemberWriteWithItsAction) {
  LabelTable labels;
  marketo::MemberWrite write;
  write.member = {.program = {1}, .person = {2}};
  write.action = marketo::SetMember{.status = {3}};
  write.campaign_name = "Webinar";
  EXPECT_EQ(PrintValue(labels, write),
            "{member: {programId: 1, leadId: 2}, expected: null, setStatus: 3, "
            "allowLowerStep: false, campaignName: \"Webinar\", memberCreated: null}");
}

// Every alternative in its default state: that it compiles is half of the test.
template <class Variant, std::size_t... kIndexes>
std::set<Digest> DigestsOfAll(const LabelTable& labels, std::index_sequence<kIndexes...>) {
  std::set<Digest> digests;
  (digests.insert(DigestOf(labels, Variant(std::in_place_index<kIndexes>))), ...);
  return digests;
}

template <class Variant, std::size_t... kIndexes>
bool PrintsAll(const LabelTable& labels, std::index_sequence<kIndexes...>) {
  return (!PrintValue(labels, Variant(std::in_place_index<kIndexes>)).empty() && ...);
}

template <class Variant>
class EveryAlternativeTest : public testing::Test {};
using Variants =
    testing::Types<marketo::Request, marketo::Reply, salesforce::Request, salesforce::Reply,
                   store::Delta, store::Pending, store::Disposition, StoreReply>;
TYPED_TEST_SUITE(EveryAlternativeTest, Variants);

TYPED_TEST(EveryAlternativeTest, HasADigestOfItsOwn) {
  LabelTable labels;
  constexpr std::size_t kSize = std::variant_size_v<TypeParam>;
  EXPECT_EQ(DigestsOfAll<TypeParam>(labels, std::make_index_sequence<kSize>()).size(), kSize);
}

TYPED_TEST(EveryAlternativeTest, HasAText) {
  LabelTable labels;
  constexpr std::size_t kSize = std::variant_size_v<TypeParam>;
  EXPECT_TRUE(PrintsAll<TypeParam>(labels, std::make_index_sequence<kSize>()));
}

}  // namespace
}  // namespace campsync::sim
