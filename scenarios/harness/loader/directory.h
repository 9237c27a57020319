// SPDX-License-Identifier: Apache-2.0
//
// Directory: which names a scenario has introduced so far, so that every later mention can be
// checked and a slip of the pen gets a suggestion. It holds names, not records, and follows the
// file from top to bottom; a name that was introduced stays known, also after its record is gone.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/harness/scenario_given.h"

namespace campsync::harness {

enum class NameKind : std::uint8_t { kChannel, kProgram, kPerson, kCampaign, kLead, kContact };
/// `program`, `campaign`, `lead`: as an error calls it.
[[nodiscard]] std::string_view NameOf(NameKind kind);

class Directory {
 public:
  using Names = std::vector<std::string_view>;  // in alphabetical order

  /// False when the name is there already.
  bool Add(NameKind kind, const std::string& name);
  /// A contact that a lead is converted to; who is the lead is the contact then. False when the
  /// name is there already.
  bool AddConverted(const std::string& lead, const std::string& contact);
  /// A campaign that the sync makes. One `in_doubt` (its reply was lost) can be asked for again:
  /// then both are one.
  bool AddCampaignInDoubt(const std::string& name, bool in_doubt);
  /// Whether the scenario introduced the name itself.
  [[nodiscard]] bool HasOwn(NameKind kind, std::string_view name) const;
  /// Also the names that records get which the sync makes (see SalesforcePersonKey).
  [[nodiscard]] bool Knows(NameKind kind, std::string_view name) const;
  [[nodiscard]] Names Known(NameKind kind) const;

  /// The person is this record; false when another person is it already.
  bool Hold(const std::string& person, const SalesforcePersonKey& record);
  [[nodiscard]] bool HasRecord(std::string_view person) const;
  /// Whether an introduced person is the record.
  [[nodiscard]] bool IsHeld(const SalesforcePersonKey& record) const {
    return held_.contains(record);
  }

  void SetChannel(const std::string& program, const std::string& channel);
  /// Empty when the program or its channel is unknown.
  [[nodiscard]] std::string ChannelOf(std::string_view program) const;

  /// False when the channel has the status already.
  bool AddStatus(const std::string& channel, const std::string& status);
  [[nodiscard]] bool ChannelHas(std::string_view channel, std::string_view status) const;
  [[nodiscard]] Names StatusesOf(std::string_view channel) const;

  bool AddLabel(const std::string& campaign, const std::string& label);
  /// Whether the campaign has the label now or can get it from a channel.
  [[nodiscard]] bool CampaignCanHave(std::string_view campaign, std::string_view label) const;
  [[nodiscard]] bool CampaignHas(std::string_view campaign, std::string_view label) const;
  [[nodiscard]] Names LabelsOf(std::string_view campaign) const;

  /// A label that somebody writes although no list has it.
  void AddLooseLabel(const std::string& label) { loose_labels_.insert(label); }
  /// Every status name and label of the scenario.
  [[nodiscard]] Names AllStatuses() const;

 private:
  using NameSet = std::set<std::string, std::less<>>;
  using ListsByOwner = std::map<std::string, NameSet, std::less<>>;

  /// Whether the lead or contact is introduced and no introduced person is it.
  [[nodiscard]] bool IsFree(NameKind kind, std::string_view name) const;

  std::map<NameKind, NameSet> own_;
  std::map<std::string, SalesforcePersonKey, std::less<>> record_of_person_;
  std::set<SalesforcePersonKey> held_;
  std::map<std::string, std::string, std::less<>> channel_of_program_;
  ListsByOwner statuses_of_channel_;
  ListsByOwner labels_of_campaign_;
  NameSet loose_labels_;
  NameSet campaigns_in_doubt_;
};

}  // namespace campsync::harness
