// SPDX-License-Identifier: Apache-2.0
//
// A status whose new name Salesforce refuses: whoever holds it holds it under the former name there
// (MK-CHAN-06). It is an error of the list, which a report tells of, and not of each of its
// holders. The report alone is read.
#pragma once

#include "scenarios/harness/judge/linked_member.h"

namespace campsync::harness {

/// Whether the member's label may be such a former name: the channel has it no more, and the last
/// report tells of a refused name of the campaign's list. Where it is tried again only when
/// something changes, the last report does not repeat an earlier one (MK-ERR-05).
[[nodiscard]] bool IsRenameRefused(const LawView& view, const LinkedMember& member);

}  // namespace campsync::harness
