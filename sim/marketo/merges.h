// SPDX-License-Identifier: Apache-2.0
//
// MarketoMerges: makes one person of two, for users and for the sync alike (MK-PERSON-11). It knows
// who goes and in which order the parts are told; each part merges what it holds. Activities stay
// under the id they were written for, as the log never changes: readers who want the winner's whole
// story ask MarketoPeople::SurvivorOf.
#pragma once

#include "core/error.h"
#include "core/marketo/write_requests.h"
#include "core/result.h"
#include "sim/marketo/change_log.h"
#include "sim/marketo/context.h"
#include "sim/marketo/membership.h"
#include "sim/marketo/mirror.h"
#include "sim/marketo/people.h"

namespace campsync::sim {

class MarketoMerges {
 public:
  struct Parts {
    MarketoPeople& people;
    MarketoMembers& members;
    MarketoMembership& membership;
    MarketoMirror& mirror;
    MarketoChangeLog& changes;
  };

  MarketoMerges(const MarketoContext& context, const Parts& parts)
      : context_(context), parts_(parts) {}

  /// Answers the winner; nothing is changed when the loser became this winner before. Refused: 1004
  /// when either does not exist, 1003 for somebody and themselves.
  Result<MarketoPeople::Written> Merge(const marketo::PersonMerge& merge);

 private:
  MarketoContext context_;
  Parts parts_;
};

}  // namespace campsync::sim
