// SPDX-License-Identifier: Apache-2.0
//
// ChangeProgramChannel: a user gives a program another channel (MK-ATTR-11). Members keep their
// status by name; that Marketo refuses when the new channel lacks one is inferred, stricter than
// any page. It walks the program's members, not the table of all.
#pragma once

#include "core/error.h"
#include "core/result.h"
#include "sim/marketo/parts.h"

namespace campsync::sim {

/// Refused: 1013 program, 1003 for an unknown channel, one for another program type (MK-CHAN-01) or
/// one without a status that a member holds; nothing changes then.
Result<Done> ChangeProgramChannel(MarketoParts& parts, marketo::ProgramId program,
                                  marketo::ChannelId channel);

}  // namespace campsync::sim
