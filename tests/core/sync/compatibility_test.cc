// SPDX-License-Identifier: Apache-2.0
#include "core/sync/compatibility.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace campsync {
namespace {

using Names = std::vector<std::string_view>;
using Switches = std::vector<std::string_view>;

/// Channel Party with a hidden and a retired status, and a campaign to compare it with.
class CompatibilityTest : public testing::Test {
 protected:
  CompatibilityTest() {
    AddStatus({.name = Text("Not in Program"), .step = 0});
    AddStatus({.name = Text("Invited"), .step = 10});
    AddStatus({.name = Text("Attended"), .step = 20, .success = true});
  }
  Label Text(std::string_view text) { return labels_.Intern(text); }
  void AddStatus(const marketo::ProgressionStatus& status) { channel_.statuses.push_back(status); }

  void Defined(const Names& names) {
    for (const auto name : names) statuses_.push_back({.label = Text(name)});
  }
  void InUse(const Names& names) {
    for (const auto name : names) in_use_.emplace_back(Text(name), 3);
  }
  Compatibility Check() {
    return CheckCompatibility({.channel = channel_, .statuses = statuses_, .in_use = in_use_},
                              policy_, labels_);
  }
  /// Offenders; empty: compatible.
  std::vector<std::string> Offenders() {
    const Compatibility answer = Check();
    EXPECT_EQ(answer.compatible, answer.offenders.empty());
    return answer.offenders;
  }

  LabelTable labels_;
  marketo::Channel channel_;
  std::vector<salesforce::CampaignMemberStatus> statuses_;
  StatusUse in_use_;
  SyncPolicy policy_;
};

using Offending = std::vector<std::string>;

// --- match (MK-MATCH-04, readings A, B and C) ---

TEST_F(CompatibilityTest, AcceptsEqualLists) {
  Defined({"Invited", "Attended"});
  InUse({"Invited"});
  for (const Match match : {Match::kDefined, Match::kInUse, Match::kEqual}) {
    policy_.match = match;
    EXPECT_EQ(Offenders(), Offending{});
  }
}

TEST_F(CompatibilityTest, DefinedRefusesEveryStatusThatTheChannelLacks) {
  Defined({"VIP", "Invited", "Guest"});
  InUse({"Invited"});
  EXPECT_EQ(Offenders(), (Offending{"Guest", "VIP"}));
}

TEST_F(CompatibilityTest, DefinedAcceptsACampaignThatLacksSome) {
  Defined({"Invited"});
  InUse({"Invited"});
  EXPECT_EQ(Offenders(), Offending{});
}

TEST_F(CompatibilityTest, InUseLooksOnlyAtWhatMembersHold) {
  policy_.match = Match::kInUse;
  Defined({"Invited", "VIP", "Guest"});
  InUse({"Invited", "VIP"});
  EXPECT_EQ(Offenders(), Offending{"VIP"});
}

TEST_F(CompatibilityTest, InUseFindsALabelThatIsNoLongerDefined) {
  policy_.match = Match::kInUse;
  Defined({"Invited"});
  InUse({"Old"});
  EXPECT_EQ(Offenders(), Offending{"Old"});
}

TEST_F(CompatibilityTest, EqualRefusesBothDirections) {
  policy_.match = Match::kEqual;
  Defined({"Invited", "VIP"});
  InUse({"Invited"});
  EXPECT_EQ(Offenders(), (Offending{"Attended", "VIP"}));
}

TEST_F(CompatibilityTest, NotInProgramIsNeverACampaignStatus) {
  policy_.match = Match::kEqual;
  Defined({"Invited", "Attended", "Not in Program"});
  InUse({"Invited"});
  EXPECT_EQ(Offenders(), Offending{"Not in Program"});
}

TEST_F(CompatibilityTest, ARetiredStatusIsNotInTheChannel) {
  AddStatus({.name = Text("Old"), .step = 5, .retired = true});
  Defined({"Invited", "Attended", "Old"});
  InUse({"Invited"});
  EXPECT_EQ(Offenders(), Offending{"Old"});
  policy_.match = Match::kEqual;
  EXPECT_EQ(Offenders(), Offending{"Old"});
}

// --- match-empty-campaign (MK-MATCH-05) ---

TEST_F(CompatibilityTest, AllowsAnEmptyCampaignWhateverItsStatuses) {
  Defined({"Sent", "Responded"});
  for (const Match match : {Match::kDefined, Match::kInUse, Match::kEqual}) {
    policy_.match = match;
    EXPECT_EQ(Offenders(), Offending{});
  }
  EXPECT_EQ(Check().switches, Switches{"match-empty-campaign"});
}

TEST_F(CompatibilityTest, ChecksAnEmptyCampaignWhenTheSwitchSaysSo) {
  policy_.match_empty_campaign = MatchEmptyCampaign::kCheck;
  Defined({"Sent", "Responded"});
  EXPECT_EQ(Offenders(), (Offending{"Responded", "Sent"}));
  policy_.match = Match::kInUse;
  EXPECT_EQ(Offenders(), Offending{});
  policy_.match = Match::kEqual;
  EXPECT_EQ(Offenders(), (Offending{"Attended", "Invited", "Responded", "Sent"}));
}

TEST_F(CompatibilityTest, NamesTheSwitchesItRead) {
  Defined({"Invited"});
  InUse({"Invited"});
  EXPECT_EQ(Check().switches, (Switches{"match", "match-case", "match-hidden"}));
  in_use_.clear();
  policy_.match_empty_campaign = MatchEmptyCampaign::kCheck;
  EXPECT_EQ(Check().switches,
            (Switches{"match-empty-campaign", "match", "match-case", "match-hidden"}));
}

// --- match-case (MK-MATCH-06) ---

struct CaseLine {
  MatchCase match_case;
  std::string_view label;
  bool compatible;
};

void PrintTo(const CaseLine& one, std::ostream* out) {
  *out << one.label << (one.compatible ? " is compatible" : " is refused");
}

class MatchCaseTest : public CompatibilityTest, public testing::WithParamInterface<CaseLine> {};

TEST_P(MatchCaseTest, ComparesAsTheSwitchSays) {
  policy_.match = Match::kEqual;
  policy_.match_case = GetParam().match_case;
  Defined({GetParam().label, "Attended"});
  InUse({GetParam().label});
  EXPECT_EQ(Offenders().empty(), GetParam().compatible) << '"' << GetParam().label << '"';
}

INSTANTIATE_TEST_SUITE_P(
    TruthTable, MatchCaseTest,
    testing::Values(CaseLine{MatchCase::kExact, "Invited", true},
                    CaseLine{MatchCase::kExact, "invited", false},
                    CaseLine{MatchCase::kExact, "Invited ", false},
                    CaseLine{MatchCase::kIgnoreCase, "Invited", true},
                    CaseLine{MatchCase::kIgnoreCase, "INVITED", true},
                    CaseLine{MatchCase::kIgnoreCase, "Invited ", false},
                    CaseLine{MatchCase::kIgnoreCaseAndSpace, "Invited", true},
                    CaseLine{MatchCase::kIgnoreCaseAndSpace, " invited ", true},
                    CaseLine{MatchCase::kIgnoreCaseAndSpace, "In vited", false}));

// --- match-hidden (MK-MATCH-08) ---

struct HiddenLine {
  Match match;
  MatchHidden hidden;
  bool on_campaign;  // the campaign has the hidden status, and a member holds it
  bool compatible;
};

void PrintTo(const HiddenLine& one, std::ostream* out) {
  *out << (one.on_campaign ? "on the campaign, " : "not on the campaign, ")
       << (one.compatible ? "compatible" : "refused");
}

class MatchHiddenTest : public CompatibilityTest, public testing::WithParamInterface<HiddenLine> {};

TEST_P(MatchHiddenTest, CountsHiddenStatusesAsTheSwitchSays) {
  AddStatus({.name = Text("Dummy"), .step = 15, .hidden = true});
  policy_.match = GetParam().match;
  policy_.match_hidden = GetParam().hidden;
  Defined({"Invited", "Attended"});
  InUse({"Invited"});
  if (GetParam().on_campaign) {
    Defined({"Dummy"});
    InUse({"Dummy"});
  }
  EXPECT_EQ(Offenders(), GetParam().compatible ? Offending{} : Offending{"Dummy"});
}

INSTANTIATE_TEST_SUITE_P(
    TruthTable, MatchHiddenTest,
    testing::Values(HiddenLine{Match::kDefined, MatchHidden::kCount, true, true},
                    HiddenLine{Match::kDefined, MatchHidden::kIgnore, true, false},
                    HiddenLine{Match::kDefined, MatchHidden::kCount, false, true},
                    HiddenLine{Match::kDefined, MatchHidden::kIgnore, false, true},
                    HiddenLine{Match::kInUse, MatchHidden::kCount, true, true},
                    HiddenLine{Match::kInUse, MatchHidden::kIgnore, true, false},
                    HiddenLine{Match::kEqual, MatchHidden::kCount, true, true},
                    HiddenLine{Match::kEqual, MatchHidden::kIgnore, true, false},
                    HiddenLine{Match::kEqual, MatchHidden::kCount, false, false},
                    HiddenLine{Match::kEqual, MatchHidden::kIgnore, false, true}));

}  // namespace
}  // namespace campsync
