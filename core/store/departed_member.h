// SPDX-License-Identifier: Apache-2.0
//
// A record of the few members who went with their lead or contact. The MemberRecord of such a
// person has no member in Salesforce; this says which one it was.
#pragma once

#include "core/store/records.h"

namespace campsync::store {

/// A campaign member that went with its lead or contact (MK-PERSON-09). Should the record leave the
/// Recycle Bin, the member can come back and be removed before anybody has seen it again.
struct DepartedMember {
  salesforce::CampaignMemberId member;
  MemberKey key;
  Label status;
  Instant gone_at;  // Salesforce's clock

  bool operator==(const DepartedMember&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("member", member);
    visit("key", key);
    visit("status", status);
    visit("goneAt", gone_at);
  }
};

}  // namespace campsync::store
