// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/judge/journal_reading.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <type_traits>
#include <utility>

namespace campsync::harness {
namespace {

template <class Reply>
concept AnswersEachRecord = requires(const Reply& reply) {
  reply.results;
};

// What Marketo's people are in Salesforce, brought forward by the sync's writes: CreatePeople,
// UpdatePeople and MergePeople are idempotent and their replies do not tell a repetition. Nobody
// else writes it.
class Identities {
 public:
  explicit Identities(const std::vector<marketo::Person>& people) {
    for (const marketo::Person& one : people) {
      known_[one.id] = {one.sfdc_record, one.sfdc_is_deleted};
    }
  }

  // Whether the write changed the person.
  bool Take(const marketo::PersonFromSalesforce& made, marketo::PersonId id) {
    return known_.try_emplace(id, Identity{made.record, false}).second;
  }
  bool Take(const marketo::PersonUpdate& update, marketo::PersonId id) {
    Identity& known = known_[id];
    const Identity before = known;
    if (update.sfdc_record) known.record = update.sfdc_record;
    known.is_deleted = update.sfdc_is_deleted;
    return known != before;
  }
  bool Take(const marketo::PersonMerge& merge, marketo::PersonId winner) {
    const auto lost = known_.find(merge.loser);
    if (lost == known_.end()) return false;
    Identity& known = known_[winner];
    if (RankOf(lost->second) > RankOf(known)) known = lost->second;
    known_.erase(lost);
    return true;
  }

 private:
  struct Identity {
    std::optional<marketo::SfdcRecord> record;
    bool is_deleted = false;
    bool operator==(const Identity&) const = default;
  };
  // Of two records a merge keeps the contact, then the lead (MK-PERSON-11).
  static int RankOf(const Identity& one) {
    if (!one.record) return 0;
    return std::holds_alternative<salesforce::ContactRef>(*one.record) ? 2 : 1;
  }

  std::map<marketo::PersonId, Identity> known_;
};

// Whether the record was changed; only some replies and requests can tell that it was not.
template <class Request, class Record>
bool IsChanged(const Request& request, std::size_t index, const Record& after, Identities& people) {
  if constexpr (std::is_same_v<Request, marketo::WriteMirror>) {
    return after.changed;
  } else if constexpr (std::is_same_v<Request, marketo::WriteMembers>) {
    return after.state != request.members[index].expected;
  } else if constexpr (requires { request.merges; }) {
    return people.Take(request.merges[index], after);
  } else if constexpr (requires { request.people; }) {
    return people.Take(request.people[index], after);
  } else {
    return true;
  }
}

template <class OneRequest, class AnyReply>
std::int64_t RecordsWrittenBy(const OneRequest& request, const AnyReply& any, Identities& people) {
  using Reply = typename OneRequest::Reply;
  const auto* reply = std::get_if<Reply>(&any);
  if (reply == nullptr) return 0;
  if constexpr (AnswersEachRecord<Reply>) {
    std::int64_t written = 0;
    for (std::size_t index = 0; index < reply->results.size(); ++index) {
      const auto& result = reply->results[index];
      if (result.ok() && IsChanged(request, index, *result, people)) ++written;
    }
    return written;
  } else {
    return 1;
  }
}

template <class Call>
std::int64_t CountRecords(const Call& call, Identities& people) {
  if (!IsWrite(call.request) || !call.reply || !call.reply->ok()) return 0;
  return std::visit(
      [&](const auto& request) { return RecordsWrittenBy(request, (*call.reply)->value, people); },
      call.request);
}

// A writing call that reached its org; nullopt: a read, a fault, an answer, a call of the store.
std::optional<WriteTally> WriteOf(const sim::JournalEntry& entry, Identities& people) {
  if (entry.kind != sim::EntryKind::kEffect) return std::nullopt;
  if (const auto* call = entry.content.As<sim::MarketoCall>()) {
    if (!IsWrite(call->request)) return std::nullopt;
    return WriteTally{Side::kMarketo, std::string(entry.operation), 1, CountRecords(*call, people)};
  }
  if (const auto* call = entry.content.As<sim::SalesforceCall>()) {
    if (!IsWrite(call->request)) return std::nullopt;
    return WriteTally{Side::kSalesforce, std::string(entry.operation), 1,
                      CountRecords(*call, people)};
  }
  return std::nullopt;
}

template <class Call>
bool CallHasError(const Call& call, ErrorCode code) {
  if (!call.reply) return false;
  if (!call.reply->ok()) return call.reply->error().code == code;
  return std::visit(
      [code]<class Reply>(const Reply& reply) {
        if constexpr (AnswersEachRecord<Reply>) {
          return std::ranges::any_of(reply.results, [code](const auto& result) {
            return !result.ok() && result.error().code == code;
          });
        } else {
          return false;
        }
      },
      (*call.reply)->value);
}

}  // namespace

std::vector<WriteTally> TallyWrites(JournalEntries journal,
                                    const std::vector<marketo::Person>& people) {
  Identities identities(people);
  std::map<std::pair<Side, std::string>, WriteTally> tallies;
  for (const sim::JournalEntry& entry : journal) {
    const std::optional<WriteTally> write = WriteOf(entry, identities);
    if (!write) continue;
    WriteTally& tally = tallies[{write->side, write->operation}];
    tally.side = write->side;
    tally.operation = write->operation;
    ++tally.calls;
    tally.records += write->records;
  }
  std::vector<WriteTally> list;
  for (auto& [key, tally] : tallies) list.push_back(std::move(tally));
  return list;
}

CallTally TallyCalls(JournalEntries journal) {
  const auto count = [&](sim::Lane lane) {
    return std::ranges::count_if(journal, [lane](const sim::JournalEntry& entry) {
      return entry.kind == sim::EntryKind::kEffect && entry.lane == lane;
    });
  };
  return {.marketo = count(sim::Lane::kMarketo),
          .salesforce = count(sim::Lane::kSalesforce),
          .store = count(sim::Lane::kStore)};
}

bool HasError(JournalEntries journal, ErrorCode code) {
  return std::ranges::any_of(journal, [code](const sim::JournalEntry& entry) {
    if (const auto* marketo = entry.content.As<sim::MarketoCall>()) {
      return CallHasError(*marketo, code);
    }
    if (const auto* salesforce = entry.content.As<sim::SalesforceCall>()) {
      return CallHasError(*salesforce, code);
    }
    return false;
  });
}

std::int64_t CountStatusWrites(JournalEntries journal, const salesforce::CampaignMemberId& member,
                               Label status, Instant since) {
  std::int64_t count = 0;
  for (const sim::JournalEntry& entry : journal) {
    const auto* call = entry.content.As<sim::SalesforceCall>();
    if (call == nullptr || entry.kind != sim::EntryKind::kEffect || entry.time < since) continue;
    const auto* update = std::get_if<salesforce::UpdateMembers>(&call->request);
    if (update == nullptr) continue;
    count += std::ranges::count(update->records, salesforce::MemberUpdate{member, status});
  }
  return count;
}

bool HasFault(JournalEntries journal) {
  return std::ranges::any_of(
      journal, [](const sim::JournalEntry& entry) { return entry.kind == sim::EntryKind::kFault; });
}

bool HasStep(JournalEntries journal, std::string_view what) {
  return std::ranges::any_of(journal, [what](const sim::JournalEntry& entry) {
    const auto* note = entry.content.As<sim::NoteText>();
    // Amid a cycle there is no step, but what a user does.
    return note != nullptr && (entry.operation == "Step" || entry.operation == "User") &&
           note->text == what;
  });
}

bool HasCrashed(JournalEntries journal, std::int64_t after, std::int64_t until) {
  return std::ranges::any_of(journal, [&](const sim::JournalEntry& entry) {
    return entry.lane == sim::Lane::kWorld && entry.operation == "Crash" &&
           entry.sequence > after && entry.sequence <= until;
  });
}

}  // namespace campsync::harness
