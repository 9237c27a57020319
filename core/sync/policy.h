// SPDX-License-Identifier: Apache-2.0
//
// SyncPolicy: the switches of the engine. Each stands for a point on which no vendor document
// decides; no value is Adobe's or Salesforce's behaviour. Names, values and meanings are those of
// scenarios/rulebook/switches.json, and a test keeps the two equal.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/label.h"

namespace campsync {

enum class InboundDowngrade : std::uint8_t { kDivergeAndReport, kPushBack, kAccept };
enum class StatusConflict : std::uint8_t { kHigherStep, kByPersonType, kLastWriter, kPullThenPush };
enum class AddRemoveConflict : std::uint8_t { kLaterWins, kAddWins, kRemoveWins };
enum class Removal : std::uint8_t { kPropagate, kKeep };
enum class Match : std::uint8_t { kDefined, kInUse, kEqual };
enum class MatchEmptyCampaign : std::uint8_t { kAllow, kCheck };
enum class MatchHidden : std::uint8_t { kCount, kIgnore };
enum class NewStatuses : std::uint8_t { kReplaceSentResponded, kKeepSentResponded };
enum class NewResponded : std::uint8_t { kSuccess, kAllButFirst, kLastOnly };
enum class NewNoSuccess : std::uint8_t { kMarkLast, kRefuse };
enum class NewDates : std::uint8_t { kOff, kProgramDates };
enum class NewTiming : std::uint8_t { kImmediate, kNextCycle };
enum class CostSum : std::uint8_t { kSumAll, kSumToDate, kLast };
enum class CostNone : std::uint8_t { kLeave, kZero };
enum class CostCleared : std::uint8_t { kNull, kZero, kLeave };
enum class AttributeReassert : std::uint8_t { kOnMarketoChange, kEveryCycle };
enum class InactiveCampaign : std::uint8_t { kHideAndBlock, kHideOnly };
enum class MarketingUserLost : std::uint8_t { kPauseWithJobError, kMembersOnly };
enum class LinkConflict : std::uint8_t { kError, kHideInPicker };
enum class LinkableTypes : std::uint8_t { kAll, kDefaultAndEvents };
enum class ChannelDrift : std::uint8_t { kAutoAdd, kError };
enum class InboundUnknownStatus : std::uint8_t { kRecordError, kFirstStatus };
enum class DeletedRecreate : std::uint8_t { kNo, kYes };
enum class CampaignDeleted : std::uint8_t { kUnlinkKeepMembers, kUnlinkRemoveMembers };
enum class ProgramDeleted : std::uint8_t { kKeepCampaign, kDeleteMembers };
enum class ProgramArchived : std::uint8_t { kContinue, kPause };
enum class StatusDeleted : std::uint8_t { kFlag, kRecreate };
enum class ConvertCollision : std::uint8_t { kMergePeople, kKeepBothReport };
enum class RewriteBrakeSwitch : std::uint8_t { kThreeAnHour, kOff };
enum class MassChangeBrake : std::uint8_t { kOff, kPauseAboveLimit };
enum class Retry : std::uint8_t { kEveryCycle, kOnChange };

/// Every switch at its default.
struct SyncPolicy {
  InboundDowngrade inbound_downgrade = InboundDowngrade::kDivergeAndReport;
  StatusConflict status_conflict = StatusConflict::kHigherStep;
  AddRemoveConflict add_remove_conflict = AddRemoveConflict::kLaterWins;
  Removal salesforce_remove = Removal::kPropagate;
  Removal marketo_remove = Removal::kPropagate;
  Match match = Match::kDefined;
  MatchCase match_case = MatchCase::kExact;
  MatchEmptyCampaign match_empty_campaign = MatchEmptyCampaign::kAllow;
  MatchHidden match_hidden = MatchHidden::kCount;
  NewStatuses new_statuses = NewStatuses::kReplaceSentResponded;
  NewResponded new_responded = NewResponded::kSuccess;
  NewNoSuccess new_no_success = NewNoSuccess::kMarkLast;
  NewDates new_dates = NewDates::kOff;
  NewTiming new_timing = NewTiming::kImmediate;
  CostSum cost = CostSum::kSumAll;
  CostNone cost_none = CostNone::kLeave;
  CostCleared cost_cleared = CostCleared::kNull;
  AttributeReassert attribute_reassert = AttributeReassert::kOnMarketoChange;
  InactiveCampaign inactive_campaign = InactiveCampaign::kHideAndBlock;
  MarketingUserLost marketing_user_lost = MarketingUserLost::kPauseWithJobError;
  LinkConflict link_conflict = LinkConflict::kError;
  LinkableTypes linkable_types = LinkableTypes::kAll;
  ChannelDrift channel_drift = ChannelDrift::kAutoAdd;
  InboundUnknownStatus inbound_unknown_status = InboundUnknownStatus::kRecordError;
  DeletedRecreate deleted_recreate = DeletedRecreate::kNo;
  CampaignDeleted campaign_deleted = CampaignDeleted::kUnlinkKeepMembers;
  ProgramDeleted program_deleted = ProgramDeleted::kKeepCampaign;
  ProgramArchived program_archived = ProgramArchived::kContinue;
  StatusDeleted status_deleted = StatusDeleted::kFlag;
  ConvertCollision convert_collision = ConvertCollision::kMergePeople;
  Retry retry = Retry::kEveryCycle;
  RewriteBrakeSwitch rewrite_brake = RewriteBrakeSwitch::kThreeAnHour;
  MassChangeBrake mass_change_brake = MassChangeBrake::kOff;

  bool operator==(const SyncPolicy&) const = default;
};

/// A switch as text: what a scenario or `--policy NAME=VALUE` can set.
struct PolicySwitch {
  std::string_view name;
  std::vector<std::string_view> values;  // the default first
};

/// All switches of SyncPolicy in the order of its members.
[[nodiscard]] const std::vector<PolicySwitch>& PolicySwitches();
/// Sets `name` to `value`; false when either is not in PolicySwitches().
[[nodiscard]] bool SetPolicySwitch(SyncPolicy& policy, std::string_view name,
                                   std::string_view value);
/// The present value of a switch as text; empty when there is no such switch.
[[nodiscard]] std::string_view PolicySwitchValue(const SyncPolicy& policy, std::string_view name);

}  // namespace campsync
