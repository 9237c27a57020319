// SPDX-License-Identifier: Apache-2.0
//
// Law: what State says after any history of deltas is what a State says that was loaded from the
// store which took the same deltas.
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "core/sync/state.h"
#include "sim/world/memory_store.h"
#include "tests/core/sync/state_records.h"
#include "tests/support/generators.h"

namespace campsync {
namespace {

using test::Campaign;
using test::Contact;
using test::ContactPerson;
using test::Key;
using test::Lead;
using test::LeadPerson;
using test::Link;
using test::Member;
using test::MemberId;
using test::Program;
using test::Put;
using test::Row;
using test::StatusRow;

constexpr int kEnd = 5;  // numbers of everything are 1 to 4, so histories meet each other

int Number() { return *rc::gen::inRange(1, kEnd); }
bool Coin() { return *rc::gen::arbitrary<bool>(); }

/// Deltas that an engine could append: an id of Salesforce is held by one record after each batch,
/// but within a batch the new holder may come first.
class History {
 public:
  store::Deltas Next() {
    switch (*rc::gen::inRange(0, 9)) {
      case 0:
      case 1:
        return PutMember();
      case 2:
        return {store::EraseMember{Key(Number(), Number())}};
      case 3:
        return Coin() ? PutLink() : store::Deltas{store::EraseLink{{Number()}}};
      case 4:
        return Coin() ? PutPerson() : store::Deltas{store::ErasePerson{{Number()}}};
      case 5:
        return Coin() ? Departed()
                      : PutOrErase(store::BlockedMember{.member = MemberId(Number())},
                                   store::EraseBlockedMember{MemberId(Number())});
      case 6:
        return Status();
      case 7:
        return PutOrErase(store::CampaignRecord{.id = Campaign(Number()), .is_active = Coin()},
                          store::EraseCampaign{Campaign(Number())});
      default:
        return Intent();
    }
  }

 private:
  template <class Record, class Erase>
  static store::Deltas PutOrErase(Record record, Erase erase) {
    if (Coin()) return {Put(std::move(record))};
    return {std::move(erase)};
  }

  // A record has one departed member at most, as the engine keeps them.
  static store::Deltas Departed() {
    const int member = Number();
    return PutOrErase(store::DepartedMember{.member = MemberId(member), .key = Key(1, member)},
                      store::EraseDepartedMember{MemberId(member)});
  }

  store::Deltas PutMember() {
    const int person = Number();
    const int campaign = Number();
    store::MemberRecord record = Member(campaign, person, Coin() ? Number() : 0);
    record.link_epoch = static_cast<std::uint32_t>(Number());
    if (Coin()) record.disposition = store::Blocked{};
    if (Coin()) record.disposition = store::Diverged{};
    if (Coin()) record.pending = store::PendingMarketoRemove{};
    store::Deltas deltas = {Put(record)};
    if (!record.salesforce) return deltas;
    const auto held = holders_.find(record.salesforce->member);
    if (held != holders_.end() && held->second != record.key) {
      store::Delta release = store::EraseMember{held->second};
      if (Coin()) release = Put(store::MemberRecord{.key = held->second});
      deltas.insert(Coin() ? deltas.begin() : deltas.end(), release);
    }
    holders_[record.salesforce->member] = record.key;
    return deltas;
  }

  store::Deltas PutLink() {
    const int program = Number();
    const int campaign = Number();
    store::Deltas deltas = {Put(Link(program, campaign))};
    for (int other = 1; other < kEnd; ++other) {
      if (other != program && links_[other] == campaign) {
        deltas.insert(Coin() ? deltas.begin() : deltas.end(), store::EraseLink{{other}});
      }
    }
    links_[program] = campaign;
    return deltas;
  }

  store::Deltas PutPerson() {
    const int person = Number();
    const int record = Number();
    const bool is_lead = Coin();
    store::Deltas deltas = {
        Put(is_lead ? LeadPerson(person, record) : ContactPerson(person, record))};
    const std::pair held{is_lead, record};
    for (int other = 1; other < kEnd; ++other) {
      if (other != person && people_[other] == held) {
        deltas.insert(Coin() ? deltas.begin() : deltas.end(), store::ErasePerson{{other}});
      }
    }
    people_[person] = held;
    return deltas;
  }

  static store::Deltas Status() {
    // A row belongs to one campaign for ever.
    const int row = Number();
    return PutOrErase(StatusRow(row, 1 + row % 2), store::EraseStatus{Row(Number())});
  }

  static store::Deltas Intent() {
    if (Coin()) return {Put(store::Watermarks{.members = Instant{Number()}})};
    if (Coin()) {
      return PutOrErase(store::LeadIntent{.person = {Number()}},
                        store::EraseLeadIntent{{Number()}});
    }
    return PutOrErase(store::CampaignIntent{.program = {Number()}},
                      store::EraseCampaignIntent{{Number()}});
  }

  // Who may hold an id: records that were erased since are released once more, which does no harm.
  std::map<salesforce::CampaignMemberId, store::MemberKey> holders_;
  std::map<int, int> links_;
  std::map<int, std::pair<bool, int>> people_;
};

template <class Record>
std::optional<Record> Copy(const Record* record) {
  return record == nullptr ? std::nullopt : std::optional(*record);
}

void AssertSameLists(const State& kept, const State& loaded) {
  RC_ASSERT(kept.blocked() == loaded.blocked());
  RC_ASSERT(kept.diverged() == loaded.diverged());
  RC_ASSERT(kept.pending() == loaded.pending());
  RC_ASSERT(kept.blocked_members() == loaded.blocked_members());
  RC_ASSERT(kept.campaigns() == loaded.campaigns());
  RC_ASSERT(kept.links() == loaded.links());
  RC_ASSERT(kept.lead_intents() == loaded.lead_intents());
  RC_ASSERT(kept.campaign_intents() == loaded.campaign_intents());
  RC_ASSERT(kept.watermarks() == loaded.watermarks());
}

void AssertSameFinds(const State& kept, const State& loaded, int n) {
  RC_ASSERT(Copy(kept.FindByMemberId(MemberId(n))) == Copy(loaded.FindByMemberId(MemberId(n))));
  RC_ASSERT(Copy(kept.FindDeparted(MemberId(n))) == Copy(loaded.FindDeparted(MemberId(n))));
  RC_ASSERT(Copy(kept.FindDeparted(Key(1, n))) == Copy(loaded.FindDeparted(Key(1, n))));
  RC_ASSERT(kept.PeopleIn(Campaign(n)) == loaded.PeopleIn(Campaign(n)));
  RC_ASSERT(kept.CampaignsOf({n}) == loaded.CampaignsOf({n}));
  RC_ASSERT(kept.StatusesOf(Campaign(n)) == loaded.StatusesOf(Campaign(n)));
  RC_ASSERT(Copy(kept.FindStatus(Row(n))) == Copy(loaded.FindStatus(Row(n))));
  RC_ASSERT(Copy(kept.FindLink(Campaign(n))) == Copy(loaded.FindLink(Campaign(n))));
  RC_ASSERT(Copy(kept.FindLink(Program(n))) == Copy(loaded.FindLink(Program(n))));
  RC_ASSERT(Copy(kept.FindCampaign(Campaign(n))) == Copy(loaded.FindCampaign(Campaign(n))));
  RC_ASSERT(Copy(kept.FindPerson({n})) == Copy(loaded.FindPerson({n})));
  RC_ASSERT(kept.PersonOf(Lead(n)) == loaded.PersonOf(Lead(n)));
  RC_ASSERT(kept.PersonOf(Contact(n)) == loaded.PersonOf(Contact(n)));
  for (int person = 1; person < kEnd; ++person) {
    RC_ASSERT(Copy(kept.Find(Key(n, person))) == Copy(loaded.Find(Key(n, person))));
  }
}

RC_GTEST_PROP(StateLaws, MemoryAndStoreTellTheSameStory, ()) {
  sim::MemoryStore store;
  State kept;
  History history;
  const int batches = *rc::gen::inRange(0, 40);
  for (int i = 0; i < batches; ++i) {
    const store::Deltas deltas = history.Next();
    RC_ASSERT(store.Append(deltas).ok());
    kept.Apply(deltas);
  }
  const State loaded(store.Contents());
  AssertSameLists(kept, loaded);
  for (int n = 1; n < kEnd; ++n) AssertSameFinds(kept, loaded, n);
}

RC_GTEST_PROP(StateLaws, NoRecordCarriesTheNextEpoch, ()) {
  sim::MemoryStore store;
  State kept;
  History history;
  for (int i = 0; i < 20; ++i) {
    const store::Deltas deltas = history.Next();
    RC_ASSERT(store.Append(deltas).ok());
    kept.Apply(deltas);
  }
  const store::Snapshot contents = store.Contents();
  const State loaded(contents);
  for (const auto& member : contents.members) {
    RC_ASSERT(member.link_epoch < kept.NextEpoch());
    RC_ASSERT(member.link_epoch < loaded.NextEpoch());
  }
  RC_ASSERT(loaded.NextEpoch() <= kept.NextEpoch());
}

}  // namespace
}  // namespace campsync
