// SPDX-License-Identifier: Apache-2.0
#include "core/salesforce/id.h"

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "tests/support/generators.h"

namespace campsync::salesforce {
namespace {

constexpr std::string_view kCampaign18 = "701E0000000JuFHIA0";
constexpr std::string_view kCampaign15 = "701E0000000JuFH";

CampaignId SomeCampaign() { return CampaignId::FromFifteen(kCampaign15); }

/// Why a text was refused; empty when it was not.
template <class Value>
std::string SentenceOf(const Result<Value, Malformed>& result) {
  return result.ok() ? std::string() : result.error().sentence;
}

// Ids that Salesforce wrote, of several objects (SF-ID-02).
class RecordedIdTest : public testing::TestWithParam<const char*> {};

TEST_P(RecordedIdTest, HasTheComputedChecksum) {
  const std::string_view id = GetParam();
  EXPECT_EQ(ChecksumOf(id.substr(0, 15)), id.substr(15));
}

TEST_P(RecordedIdTest, NormalizesToItsFirstFifteenCharacters) {
  const std::string_view id = GetParam();
  EXPECT_EQ(NormalizeId(id), (Result<std::string, Malformed>(std::string(id.substr(0, 15)))));
}

TEST_P(RecordedIdTest, IsRefusedWithAnotherChecksum) {
  std::string id = GetParam();
  id.back() = id.back() == 'A' ? 'B' : 'A';
  EXPECT_FALSE(NormalizeId(id).ok());
}

INSTANTIATE_TEST_SUITE_P(SfId02, RecordedIdTest,
                         testing::Values("701E0000000JuFHIA0", "0017e00001W4GYRAA3",
                                         "701Z0000000WZA7IAO", "7011G000000QXWvQAO",
                                         "00vZ0000001wNkVIAU", "003B000000DkDswIAF",
                                         "003Z000000j8I4jIAE", "005x0000000fNSiAAM",
                                         "0055j00000AT6I1AAL", "005R0000000UyrWIAS",
                                         "006x0000001YZ8YAAW", "001x0000002xLD0AAM"));

TEST(ChecksumOfTest, IsAllAWithoutCapitals) { EXPECT_EQ(ChecksumOf("701000000000001"), "AAA"); }

TEST(ChecksumOfTest, IsTheLastLetterWithCapitalsOnly) {
  EXPECT_EQ(ChecksumOf("ABCDEFGHIJKLMNO"), "555");
}

TEST(ChecksumOfTest, GivesEachPlaceOfABlockItsBit) {
  EXPECT_EQ(ChecksumOf("A00000000000000"), "BAA");
  EXPECT_EQ(ChecksumOf("0A0000000000000"), "CAA");
  EXPECT_EQ(ChecksumOf("00A000000000000"), "EAA");
  EXPECT_EQ(ChecksumOf("000A00000000000"), "IAA");
  EXPECT_EQ(ChecksumOf("0000A0000000000"), "QAA");
  EXPECT_EQ(ChecksumOf("00000A000000000"), "ABA");
  EXPECT_EQ(ChecksumOf("0000000000A0000"), "AAB");
}

TEST(ChecksumOfDeathTest, NeedsFifteenCharacters) {
  EXPECT_DEATH(static_cast<void>(ChecksumOf(kCampaign18)), "check failed");
}

TEST(NormalizeIdTest, TellsTheLength) {
  EXPECT_EQ(SentenceOf(NormalizeId("701E")),
            "'701E' is not a Salesforce id: it has 4 characters, not 15 or 18");
}

TEST(NormalizeIdTest, TellsTheCharacters) {
  EXPECT_EQ(SentenceOf(NormalizeId("701E0000000JuF-")),
            "'701E0000000JuF-' is not a Salesforce id: only letters and digits are allowed");
}

TEST(NormalizeIdTest, TellsTheRightChecksum) {
  EXPECT_EQ(SentenceOf(NormalizeId("701E0000000JuFHAAA")),
            "'701E0000000JuFHAAA' is not a Salesforce id: its last three characters should be IA0");
}

TEST(NormalizeIdTest, RejectsMalformedTexts) {
  for (const std::string_view text :
       {"", "701E0000000JuF", "701E0000000JuFHI", "701E0000000JuFHIA", "701E0000000JuFHIA00",
        " 01E0000000JuFH", "701E0000000JuFH   ", "701E0000000JuFé", "701E0000000JuFHia0",
        "'701E0000000JuF"}) {
    EXPECT_FALSE(NormalizeId(text).ok()) << text;
  }
}

// The lower-cased 18 characters carry the checksum of another id.
TEST(NormalizeIdTest, RejectsAnIdWhoseCaseWasLost) {
  EXPECT_FALSE(NormalizeId("701e0000000jufhia0").ok());
}

TEST(RecordIdTest, ParsesBothLengthsToTheSameId) {
  EXPECT_EQ(*CampaignId::Parse(kCampaign15), SomeCampaign());
  EXPECT_EQ(*CampaignId::Parse(kCampaign18), SomeCampaign());
}

TEST(RecordIdTest, WritesEighteenCharacters) { EXPECT_EQ(SomeCampaign().Text(), kCampaign18); }

TEST(RecordIdTest, HoldsFifteenCharacters) { EXPECT_EQ(SomeCampaign().Fifteen(), kCampaign15); }

TEST(RecordIdTest, DefaultIsNullAndHasNoText) {
  EXPECT_TRUE(CampaignId().IsNull());
  EXPECT_FALSE(SomeCampaign().IsNull());
  EXPECT_EQ(CampaignId().Text(), "");
  EXPECT_EQ(CampaignId().Fifteen(), "");
}

TEST(RecordIdTest, IsCaseSensitive) {
  EXPECT_NE(CampaignId::FromFifteen("701E0000000JuFH"), CampaignId::FromFifteen("701E0000000Jufh"));
}

TEST(RecordIdTest, RejectsTheIdOfAnotherObject) {
  EXPECT_EQ(SentenceOf(CampaignId::Parse("0017e00001W4GYRAA3")),
            "'0017e00001W4GYRAA3' is not a Campaign id: those begin with 701");
  EXPECT_FALSE(LeadId::Parse("003B000000DkDswIAF").ok());
  EXPECT_FALSE(ContactId::Parse(kCampaign18).ok());
}

TEST(RecordIdTest, PrefixesAreCaseSensitive) {
  EXPECT_TRUE(CampaignMemberId::Parse("00v000000000001").ok());
  EXPECT_FALSE(CampaignMemberId::Parse("00V000000000001").ok());
}

TEST(RecordIdTest, PassesOnWhatIsWrongWithTheText) {
  EXPECT_EQ(SentenceOf(LeadId::Parse("00Q")), SentenceOf(NormalizeId("00Q")));
}

TEST(RecordIdTest, EachObjectHasItsOwnType) {
  EXPECT_FALSE((std::is_convertible_v<LeadId, ContactId>));
  EXPECT_FALSE((std::is_constructible_v<CampaignId, CampaignMemberId>));
}

TEST(RecordIdDeathTest, MakersOfIdsMustGiveFifteenCharacters) {
  EXPECT_DEATH(static_cast<void>(CampaignId::FromFifteen(kCampaign18)), "check failed");
}

TEST(ObjectKindTest, HasNameAndPrefix) {
  const std::vector<std::pair<ObjectKind, std::pair<std::string_view, std::string_view>>> expected =
      {{ObjectKind::kCampaign, {"Campaign", "701"}},
       {ObjectKind::kCampaignMember, {"CampaignMember", "00v"}},
       {ObjectKind::kCampaignMemberStatus, {"CampaignMemberStatus", "01Y"}},
       {ObjectKind::kLead, {"Lead", "00Q"}},
       {ObjectKind::kContact, {"Contact", "003"}},
       {ObjectKind::kUser, {"User", "005"}}};
  for (const auto& [kind, names] : expected) {
    EXPECT_EQ(NameOf(kind), names.first);
    EXPECT_EQ(PrefixOf(kind), names.second);
  }
}

RC_GTEST_PROP(SalesforceIdLaws, IdSurvivesTextAndParse, (LeadId id)) {
  RC_ASSERT(*LeadId::Parse(id.Text()) == id);
  RC_ASSERT(*LeadId::Parse(id.Fifteen()) == id);
}

RC_GTEST_PROP(SalesforceIdLaws, OrderIsThatOfTheFifteenCharacters,
              (CampaignMemberId left, CampaignMemberId right)) {
  RC_ASSERT((left < right) == (left.Fifteen() < right.Fifteen()));
}

RC_GTEST_PROP(SalesforceIdLaws, EqualIdsHashAlike, (ContactId id)) {
  const ContactId copy = ContactId::FromFifteen(id.Fifteen());
  RC_ASSERT(std::hash<ContactId>()(id) == std::hash<ContactId>()(copy));
}

// What the checksum is for: ids that differ in case only stay apart where case is lost.
RC_GTEST_PROP(SalesforceIdLaws, IdsThatDifferInCaseOnlyDifferInChecksum, (CampaignId id)) {
  std::string other(id.Fifteen());
  const std::size_t at = *rc::gen::inRange<std::size_t>(3, 15);
  other[at] = 'a';
  const std::string lower = ChecksumOf(other);
  other[at] = 'A';
  RC_ASSERT(ChecksumOf(other) != lower);
}

RC_GTEST_PROP(SalesforceIdLaws, IdOfAnotherObjectIsNeverAccepted, (UserId id)) {
  RC_ASSERT(!CampaignId::Parse(id.Text()).ok());
  RC_ASSERT(!LeadId::Parse(id.Text()).ok());
}

}  // namespace
}  // namespace campsync::salesforce
