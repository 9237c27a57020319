// SPDX-License-Identifier: Apache-2.0
//
// Names: the keys by which a scenario calls its records, and the ids behind them. Two-way. Records
// that appear during a run get a key from the record they stand for (a person's lead is `lead:ann`,
// a lead's person is `ann`); what nobody named is called by its id. It never invents a second
// record for a key.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/marketo/ids.h"
#include "core/salesforce/id.h"
#include "scenarios/harness/judge/world_view.h"
#include "scenarios/harness/scenario_given.h"

namespace campsync::harness {

/// One kind of record: keys and ids, one to one.
template <class Id>
class KeyMap {
 public:
  /// False: the key or the id is taken.
  bool Bind(const std::string& key, Id id) {
    if (ids_.contains(key) || keys_.contains(id)) return false;
    ids_.emplace(key, id);
    keys_.emplace(id, key);
    return true;
  }
  [[nodiscard]] std::optional<Id> IdOf(std::string_view key) const {
    const auto found = ids_.find(key);
    if (found == ids_.end()) return std::nullopt;
    return found->second;
  }
  /// nullptr: the record has no key.
  [[nodiscard]] const std::string* KeyOf(Id id) const {
    const auto found = keys_.find(id);
    return found == keys_.end() ? nullptr : &found->second;
  }
  /// In order.
  [[nodiscard]] std::vector<std::string> Keys() const {
    std::vector<std::string> keys;
    for (const auto& [key, id] : ids_) keys.push_back(key);
    return keys;
  }

 private:
  std::map<std::string, Id, std::less<>> ids_;
  std::map<Id, std::string> keys_;
};

class Names {
 public:
  KeyMap<marketo::ProgramId> programs;
  KeyMap<marketo::PersonId> people;
  KeyMap<salesforce::CampaignId> campaigns;
  KeyMap<salesforce::LeadId> leads;
  KeyMap<salesforce::ContactId> contacts;

  /// The campaign that Create New makes for the program will be called `key`.
  void ExpectCampaign(marketo::ProgramId program, const std::string& key);
  /// It was refused: none will be made.
  void ForgetCampaign(marketo::ProgramId program) { expected_campaigns_.erase(program); }

  /// Gives keys to the records that appeared since the last call.
  void Learn(const WorldView& world);
  /// Campaigns that Create New made and linked.
  void LearnLinks(const std::vector<store::LinkRecord>& links);
  /// The campaign that a create made for the program, whether or not its reply arrived.
  void LearnCampaign(marketo::ProgramId program, salesforce::CampaignId campaign);
  /// The lead that a create made for the person, whether or not its reply arrived.
  void LearnLead(marketo::PersonId person, salesforce::LeadId lead);

  /// The key, or the id in words where there is none.
  [[nodiscard]] std::string Of(marketo::ProgramId id) const;
  [[nodiscard]] std::string Of(marketo::PersonId id) const;
  [[nodiscard]] std::string Of(salesforce::CampaignId id) const;
  /// `lead:ann`, `contact:bob`; a converted lead is its contact.
  [[nodiscard]] std::string Of(const salesforce::PersonRef& person) const;
  [[nodiscard]] std::string Of(const marketo::SfdcRecord& record) const;

  /// The engine's name of a record with keys for ids: `member webinar/ann`.
  [[nodiscard]] std::string Readable(std::string_view record) const;

 private:
  void LearnPerson(const marketo::Person& person);

  std::map<marketo::ProgramId, std::string> expected_campaigns_;
};

}  // namespace campsync::harness
