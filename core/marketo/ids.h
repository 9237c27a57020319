// SPDX-License-Identifier: Apache-2.0
//
// Marketo's keys, one type each. Marketo numbers people, programs, channels and statuses with
// positive whole numbers; a status id belongs to one channel (MK-ACT-03).
#pragma once

#include "core/number_id.h"

namespace campsync::marketo {

using PersonId = NumberId<struct PersonTag>;
using ProgramId = NumberId<struct ProgramTag>;
using ChannelId = NumberId<struct ChannelTag>;
using StatusId = NumberId<struct StatusTag>;

/// Names one program membership: leadId and programId are Marketo's dedupe fields (MK-REST-20).
struct MemberKey {
  ProgramId program;
  PersonId person;
  auto operator<=>(const MemberKey&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("programId", program);
    visit("leadId", person);
  }
};

}  // namespace campsync::marketo

template <>
struct std::hash<campsync::marketo::MemberKey> {
  std::size_t operator()(const campsync::marketo::MemberKey& key) const noexcept {
    return std::hash<campsync::marketo::ProgramId>()(key.program) * 31 +
           std::hash<campsync::marketo::PersonId>()(key.person);
  }
};
