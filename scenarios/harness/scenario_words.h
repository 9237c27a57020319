// SPDX-License-Identifier: Apache-2.0
//
// The words a scenario can use where one of a few is allowed: program types, operations, faults,
// codes, switches. The loader, its suggestions, the JSON Schema's test and `campsim new` read these
// lists and no others. They hold words, not meanings.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/marketo/program.h"
#include "scenarios/harness/scenario_steps.h"

namespace campsync::harness {

using Words = std::vector<std::string_view>;

/// The words of `marketo::ProgramType`, in its order (MK-REST-11).
[[nodiscard]] const Words& ProgramTypeWords();
[[nodiscard]] std::string_view WordOf(marketo::ProgramType type);

/// Port operations of both vendors in port order, then `Append`: what `before`, `after` and `on`
/// take.
[[nodiscard]] const Words& OperationWords();
/// Those of them that can change a vendor's records or the store.
[[nodiscard]] const Words& WriteOperationWords();
/// What a fault's `on` takes besides: any of WriteOperationWords(), or every call to one vendor.
inline constexpr std::string_view kAnyEffect = "effect";
inline constexpr std::string_view kAnyMarketo = "marketo";
inline constexpr std::string_view kAnySalesforce = "salesforce";

/// The words of FaultKind, in its order.
[[nodiscard]] const Words& FaultKindWords();
[[nodiscard]] std::string_view WordOf(FaultKind kind);

/// The verbs of `"marketo"`, `"salesforce"` and `"user"` steps, in the order of the action
/// variants.
[[nodiscard]] const Words& MarketoVerbWords();
[[nodiscard]] const Words& SalesforceVerbWords();
[[nodiscard]] const Words& UserVerbWords();

[[nodiscard]] const Words& ErrorCodeWords();
/// The codes a whole call can fail with, nothing having happened.
[[nodiscard]] const Words& CallErrorCodeWords();
/// The vendors' codes that can come instead of a reply whose call took effect (SF-LIM-06).
[[nodiscard]] const Words& LostReplyCodeWords();
/// The vendors' codes for one record of a call.
[[nodiscard]] const Words& RecordErrorCodeWords();
/// The words of SyncStep::extent that are no number, in the order of the variant. `cycle` is one.
[[nodiscard]] const Words& SyncExtentWords();
/// The words of on_marketo::StatusBy, in its order.
[[nodiscard]] const Words& StatusByWords();
/// Names of the switches of the sync's policy.
[[nodiscard]] const Words& PolicySwitchWords();
/// Names of all switches: the policy's, then the vendors'.
[[nodiscard]] const Words& SwitchWords();
/// The values of a switch, its default first; nullopt when there is no such switch.
[[nodiscard]] std::optional<Words> SwitchValues(std::string_view name);

[[nodiscard]] const Words& SideWords();
[[nodiscard]] const Words& LinkStateWords();
[[nodiscard]] const Words& DispositionWords();  // diverged, blocked
[[nodiscard]] const Words& WaitsOnWords();
[[nodiscard]] const Words& SyncOperationWords();
[[nodiscard]] const Words& SyncObjectWords();
[[nodiscard]] const Words& StepStatusWords();
[[nodiscard]] const Words& SyncErrorTypeWords();
[[nodiscard]] const Words& NotificationTypeWords();
/// The objects that an administrator can give and take rights on.
[[nodiscard]] const Words& SalesforceObjectWords();

}  // namespace campsync::harness
