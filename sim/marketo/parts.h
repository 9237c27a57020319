// SPDX-License-Identifier: Apache-2.0
//
// MarketoParts: everything a mock Marketo is made of, wired together once. The org's two faces, the
// port and the user interface, share it; the order of members is the order of construction.
#pragma once

#include <cstdint>

#include "core/marketo/settings.h"
#include "sim/marketo/activity_log.h"
#include "sim/marketo/change_log.h"
#include "sim/marketo/channels.h"
#include "sim/marketo/member_wishes.h"
#include "sim/marketo/member_writes.h"
#include "sim/marketo/members.h"
#include "sim/marketo/membership.h"
#include "sim/marketo/merges.h"
#include "sim/marketo/mirror.h"
#include "sim/marketo/people.h"
#include "sim/marketo/programs.h"
#include "sim/marketo/published_reports.h"

namespace campsync::sim {

/// Writes through the port that changed something; a repeated or refused write is none.
struct CommittedWrites {
  std::int64_t members = 0;
  std::int64_t mirror = 0;
  std::int64_t people = 0;
  std::int64_t program_campaign = 0;
  bool operator==(const CommittedWrites&) const = default;
};

struct MarketoParts {
  explicit MarketoParts(const MarketoContext& its_context) : context(its_context) {}
  MarketoParts(const MarketoParts&) = delete;  // parts refer to each other
  MarketoParts& operator=(const MarketoParts&) = delete;

  MarketoContext context;
  marketo::Settings settings;
  MarketoChangeLog changes{context};
  MarketoActivityLog activities{context};
  MarketoChannels channels{context, changes};
  MarketoPrograms programs{context, channels, changes};
  MarketoPeople people{context, changes};
  MarketoMembers members;
  MarketoMirror mirror{context, people, activities};
  MarketoReports reports{context};
  MarketoMembership::Parts member_parts{channels, programs, people, members, activities, changes};
  MarketoMembership membership{context, member_parts};
  MarketoMemberWishes wishes{context, member_parts, membership};
  MarketoMemberWrites writes{context, member_parts, membership};
  MarketoMerges merges{context, {people, members, membership, mirror, changes}};
  CommittedWrites committed;
};

}  // namespace campsync::sim
