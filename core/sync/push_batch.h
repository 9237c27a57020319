// SPDX-License-Identifier: Apache-2.0
//
// PushBatch: one batch of member writes of one kind to Salesforce, from the re-read to the new
// base. Two Appends surround the write; a crash between them leaves `pending`, by which the next
// process knows its own write.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "core/sync/cycle.h"
#include "core/sync/settlement.h"

namespace campsync {

enum class PushKind : std::uint8_t { kCreate, kUpdate, kDelete };

class PushBatch {
 public:
  /// At most salesforce::kCollectionSizeMax members, all planned with the action of `kind`.
  PushBatch(Cycle& cycle, PushKind kind, std::vector<PlannedMember> members);

  /// False: the store was lost.
  [[nodiscard]] bool Run();

 private:
  struct Entry {
    PlannedMember planned;
    salesforce::PersonRef person;  // for creates and reads by key
    std::optional<Result<salesforce::CampaignMemberId>> written;
    std::optional<salesforce::CampaignMember> row;  // as last read
  };
  using Defaults = std::map<salesforce::CampaignId, Label>;

  bool LookBefore();
  bool ReadRows();
  bool ReadStatusLists(Defaults& defaults);
  void Sift();
  /// Why it is not written as it was planned; nullopt: nothing speaks against it.
  [[nodiscard]] std::optional<Block> ObstacleTo(const Entry& entry, bool row_as_planned) const;
  bool AppendPending();
  void Write();
  bool LookAfter();
  void Conclude(Entry& entry);
  void ConcludeDelete(Entry& entry);
  void ConcludeStatus(Entry& entry);
  bool IsCoerced(const Entry& entry) const;
  void BlockAll(const Error& error);
  void BlockOne(const PlannedMember& planned, ErrorCode code, store::WaitsOn waits_on,
                std::string text, store::Pending pending = {});

  [[nodiscard]] Label SentLabel(const Entry& entry) const;
  [[nodiscard]] store::Pending PendingFor(const Entry& entry) const;
  [[nodiscard]] StepName step() const;

  Cycle& cycle_;
  SyncContext& sync_;
  PushKind kind_;
  std::vector<Entry> entries_;
  std::map<salesforce::CampaignId, std::vector<Label>> lists_;  // as re-read
  Defaults defaults_before_;
  Defaults defaults_after_;
  std::vector<Settlement> settlements_;
};

}  // namespace campsync
