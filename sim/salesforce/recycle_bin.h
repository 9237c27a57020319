// SPDX-License-Identifier: Apache-2.0
//
// RecycleBin: what a delete took along, so that an undelete of that very record brings back these
// rows and no others (SF-CAMP-07, SF-MEMBER-15). Members that were deleted by themselves or lost a
// merge never enter it (SF-MEMBER-13, SF-MEMBER-18). It holds ids only; rows stay in their tables.
#pragma once

#include <map>
#include <tuple>
#include <utility>
#include <vector>

#include "core/salesforce/id.h"

namespace campsync::sim {

/// The rows that were deleted as a consequence of one delete.
struct DeletedAlong {
  std::vector<salesforce::CampaignMemberId> members;
  std::vector<salesforce::CampaignMemberStatusId> statuses;
};

class RecycleBin {
 public:
  /// The record was deleted with these rows.
  template <class Id>
  void Put(const Id& id, DeletedAlong along) {
    std::get<Deletes<Id>>(deletes_).insert_or_assign(id, std::move(along));
  }
  /// The record comes back: what its last delete took along, which the bin forgets.
  template <class Id>
  DeletedAlong Take(const Id& id) {
    auto node = std::get<Deletes<Id>>(deletes_).extract(id);
    return node.empty() ? DeletedAlong{} : std::move(node.mapped());
  }

 private:
  template <class Id>
  using Deletes = std::map<Id, DeletedAlong>;

  std::tuple<Deletes<salesforce::LeadId>, Deletes<salesforce::ContactId>,
             Deletes<salesforce::CampaignId>>
      deletes_;
};

}  // namespace campsync::sim
