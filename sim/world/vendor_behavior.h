// SPDX-License-Identifier: Apache-2.0
//
// VendorBehavior: the switches of the two mock orgs, for points on which the vendors' documents are
// silent or contradict each other. Names and values are those of scenarios/rulebook/switches.json;
// no value is presented as vendor behaviour.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace campsync::sim {

enum class SameStatusLog : std::uint8_t { kNone, kLog };
enum class FirstStatusTie : std::uint8_t { kDefinitionOrder, kNameOrder };
enum class MembershipDate : std::uint8_t { kInsertTime, kMemberCreated };
enum class AcquisitionOnPull : std::uint8_t { kIfPersonCreated, kAlways, kNever };
enum class RestNotInProgram : std::uint8_t { kReject, kRemove };
enum class TypePicklist : std::uint8_t { kUnrestricted, kRestricted };
enum class StatusSortOrderOmitted : std::uint8_t { kNull, kNext };
enum class StatusLabelUnique : std::uint8_t { kIgnoreCase, kExact };
enum class StatusRenameMembers : std::uint8_t { kFollow, kStay };
enum class FirstRespondedCleared : std::uint8_t { kKeep, kClear };
enum class MemberDeletedVisible : std::uint8_t { kDeletedFeedAndQueryAll, kDeletedFeedOnly };
enum class MergeStatus : std::uint8_t { kHigherStep, kWinner };
enum class UndeleteMembers : std::uint8_t { kRestore, kGone };
enum class ConvertMemberId : std::uint8_t { kSameRow, kNewRow };
enum class MergeMemberSurvivor : std::uint8_t { kOlder, kNewer };
enum class DeleteLogDays : std::uint8_t { k15, k30 };
enum class CommitDelay : std::uint8_t { k0, k30, k300 };  // seconds
enum class OnOff : std::uint8_t { kTrue, kFalse };
enum class RequiredRespondedStatus : std::uint8_t { kEnforced, kNotEnforced };
enum class MemberBothIds : std::uint8_t { kContactOnly, kBothIfConverted };

/// Every switch at its default.
struct VendorBehavior {
  SameStatusLog same_status_log = SameStatusLog::kNone;
  OnOff success_sticky = OnOff::kTrue;
  FirstStatusTie first_status_tie = FirstStatusTie::kDefinitionOrder;
  MembershipDate membership_date = MembershipDate::kInsertTime;
  AcquisitionOnPull acquisition_on_pull = AcquisitionOnPull::kIfPersonCreated;
  MergeStatus merge_status = MergeStatus::kHigherStep;
  RestNotInProgram rest_not_in_program = RestNotInProgram::kReject;
  TypePicklist type_picklist = TypePicklist::kUnrestricted;
  StatusSortOrderOmitted status_sort_order_omitted = StatusSortOrderOmitted::kNull;
  StatusLabelUnique status_label_unique = StatusLabelUnique::kIgnoreCase;
  StatusRenameMembers status_rename_members = StatusRenameMembers::kFollow;
  FirstRespondedCleared first_responded_cleared = FirstRespondedCleared::kKeep;
  MemberDeletedVisible member_deleted_visible = MemberDeletedVisible::kDeletedFeedAndQueryAll;
  UndeleteMembers undelete_members = UndeleteMembers::kRestore;
  ConvertMemberId convert_member_id = ConvertMemberId::kSameRow;
  MergeMemberSurvivor merge_member_survivor = MergeMemberSurvivor::kOlder;
  OnOff rollup_bumps_stamp = OnOff::kTrue;
  OnOff no_op_bumps_stamp = OnOff::kTrue;
  DeleteLogDays delete_log_days = DeleteLogDays::k15;
  RequiredRespondedStatus required_responded_status = RequiredRespondedStatus::kEnforced;
  MemberBothIds member_both_ids = MemberBothIds::kContactOnly;
  CommitDelay commit_delay = CommitDelay::k0;

  bool operator==(const VendorBehavior&) const = default;
};

/// A switch as text: what a scenario or `--policy NAME=VALUE` can set.
struct BehaviorSwitch {
  std::string_view name;
  std::vector<std::string_view> values;  // the default first
};

/// All switches of VendorBehavior in the order of its members.
[[nodiscard]] const std::vector<BehaviorSwitch>& BehaviorSwitches();
/// Sets `name` to `value`; false when either is not in BehaviorSwitches().
[[nodiscard]] bool SetBehaviorSwitch(VendorBehavior& behavior, std::string_view name,
                                     std::string_view value);
/// The present value of a switch as text; empty when there is no such switch.
[[nodiscard]] std::string_view BehaviorSwitchValue(const VendorBehavior& behavior,
                                                   std::string_view name);

}  // namespace campsync::sim
