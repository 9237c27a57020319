// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/loader/directory.h"

#include <algorithm>
#include <utility>

#include "core/check.h"

namespace campsync::harness {
namespace {

template <class Set>
Directory::Names NamesIn(const Set& set) {
  return {set.begin(), set.end()};
}

template <class Lists>
bool ListHas(const Lists& lists, std::string_view owner, std::string_view name) {
  const auto list = lists.find(owner);
  return list != lists.end() && list->second.contains(name);
}

template <class Lists>
Directory::Names ListOf(const Lists& lists, std::string_view owner) {
  const auto list = lists.find(owner);
  return list == lists.end() ? Directory::Names() : NamesIn(list->second);
}

SalesforcePersonKey::Kind KindOf(NameKind kind) {
  return kind == NameKind::kLead ? SalesforcePersonKey::Kind::kLead
                                 : SalesforcePersonKey::Kind::kContact;
}

}  // namespace

std::string_view NameOf(NameKind kind) {
  switch (kind) {
    case NameKind::kChannel:
      return "channel";
    case NameKind::kProgram:
      return "program";
    case NameKind::kPerson:
      return "person";
    case NameKind::kCampaign:
      return "campaign";
    case NameKind::kLead:
      return "lead";
    case NameKind::kContact:
      return "contact";
  }
  CAMPSYNC_UNREACHABLE();
}

bool Directory::Add(NameKind kind, const std::string& name) {
  return own_[kind].insert(name).second;
}

bool Directory::AddConverted(const std::string& lead, const std::string& contact) {
  // A lead that is not free is somebody: named by the scenario, or by the sync that made the lead.
  const bool is_somebody = !IsFree(NameKind::kLead, lead);
  if (!Add(NameKind::kContact, contact)) return false;
  if (is_somebody) held_.insert({SalesforcePersonKey::Kind::kContact, contact});
  return true;
}

bool Directory::AddCampaignInDoubt(const std::string& name, bool in_doubt) {
  const bool is_new = Add(NameKind::kCampaign, name) || campaigns_in_doubt_.contains(name);
  if (in_doubt) {
    campaigns_in_doubt_.insert(name);
  } else {
    campaigns_in_doubt_.erase(name);
  }
  return is_new;
}

bool Directory::HasOwn(NameKind kind, std::string_view name) const {
  const auto names = own_.find(kind);
  return names != own_.end() && names->second.contains(name);
}

bool Directory::Knows(NameKind kind, std::string_view name) const {
  if (HasOwn(kind, name)) return true;
  if (kind == NameKind::kLead) return HasOwn(NameKind::kPerson, name) && !HasRecord(name);
  return kind == NameKind::kPerson &&
         (IsFree(NameKind::kLead, name) || IsFree(NameKind::kContact, name));
}

bool Directory::IsFree(NameKind kind, std::string_view name) const {
  return HasOwn(kind, name) && !held_.contains({KindOf(kind), std::string(name)});
}

Directory::Names Directory::Known(NameKind kind) const {
  Names names;
  const auto append = [&](NameKind from, auto&& wanted) {
    const auto found = own_.find(from);
    if (found == own_.end()) return;
    for (const std::string& name : found->second) {
      if (wanted(name)) names.push_back(name);
    }
  };
  append(kind, [](const std::string&) { return true; });
  if (kind == NameKind::kLead) {
    append(NameKind::kPerson, [&](const std::string& name) { return !HasRecord(name); });
  }
  if (kind == NameKind::kPerson) {
    for (const NameKind from : {NameKind::kLead, NameKind::kContact}) {
      append(from, [&](const std::string& name) { return IsFree(from, name); });
    }
  }
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

bool Directory::Hold(const std::string& person, const SalesforcePersonKey& record) {
  record_of_person_[person] = record;
  return held_.insert(record).second;
}

bool Directory::HasRecord(std::string_view person) const {
  return record_of_person_.contains(person);
}

void Directory::SetChannel(const std::string& program, const std::string& channel) {
  channel_of_program_[program] = channel;
}

std::string Directory::ChannelOf(std::string_view program) const {
  const auto found = channel_of_program_.find(program);
  return found == channel_of_program_.end() ? std::string() : found->second;
}

bool Directory::AddStatus(const std::string& channel, const std::string& status) {
  return statuses_of_channel_[channel].insert(status).second;
}

bool Directory::ChannelHas(std::string_view channel, std::string_view status) const {
  return ListHas(statuses_of_channel_, channel, status);
}

Directory::Names Directory::StatusesOf(std::string_view channel) const {
  return ListOf(statuses_of_channel_, channel);
}

bool Directory::AddLabel(const std::string& campaign, const std::string& label) {
  return labels_of_campaign_[campaign].insert(label).second;
}

bool Directory::CampaignHas(std::string_view campaign, std::string_view label) const {
  return ListHas(labels_of_campaign_, campaign, label);
}

bool Directory::CampaignCanHave(std::string_view campaign, std::string_view label) const {
  if (CampaignHas(campaign, label)) return true;
  return std::ranges::any_of(statuses_of_channel_,
                             [&](const auto& list) { return list.second.contains(label); });
}

Directory::Names Directory::LabelsOf(std::string_view campaign) const {
  return ListOf(labels_of_campaign_, campaign);
}

Directory::Names Directory::AllStatuses() const {
  std::set<std::string_view> all(loose_labels_.begin(), loose_labels_.end());
  for (const ListsByOwner* lists : {&statuses_of_channel_, &labels_of_campaign_}) {
    for (const auto& [owner, list] : *lists) all.insert(list.begin(), list.end());
  }
  return NamesIn(all);
}

}  // namespace campsync::harness
