// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/judge/reference/sync_rounds.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <variant>

namespace campsync::harness {
namespace {

// A conditional write that somebody's edit forestalled is no error: the edit is looked at anyway.
template <class Call>
bool WentWrong(const Call& call) {
  if (!call.reply || !call.reply->ok()) return true;
  const auto refused = [](const auto& reply) {
    if constexpr (requires { reply.results; }) {
      return std::ranges::any_of(reply.results, [](const auto& one) {
        return !one.ok() && one.error().code != ErrorCode::kMemberChanged;
      });
    } else {
      return false;
    }
  };
  return std::visit(refused, (*call.reply)->value);
}

// `marketo set_status`: whether the act leaves alone what is on its way. New records do, and edits
// of memberships are looked at one by one.
bool IsHarmless(std::string_view act) {
  constexpr std::array<std::string_view, 5> kVerbs = {"add_", "set_status", "set_member_status",
                                                      "remove_member", "set_success"};
  act.remove_prefix(std::min(act.find(' ') + 1, act.size()));
  return std::ranges::any_of(kVerbs, [&](std::string_view verb) { return act.starts_with(verb); });
}

// The first look is enough: only what was there before it is seen for sure.
void Look(std::optional<std::int64_t>& look, std::int64_t sequence) {
  if (!look) look = sequence;
}

class RoundReader {
 public:
  void Read(const sim::JournalEntry& entry) {
    if (entry.kind == sim::EntryKind::kNote) return ReadNote(entry);
    if (entry.kind == sim::EntryKind::kFault) Disturb();
    if (entry.kind != sim::EntryKind::kEffect) return;
    if (const auto* call = entry.content.As<sim::MarketoCall>()) ReadCall(entry, *call);
    if (const auto* call = entry.content.As<sim::SalesforceCall>()) ReadCall(entry, *call);
    if (const auto* append = entry.content.As<sim::StoreAppend>()) ReadAppend(*append);
    if (!read_.rounds.empty()) read_.rounds.back().last = entry.sequence;
  }

  SyncRounds Take() && { return std::move(read_); }

 private:
  void ReadNote(const sim::JournalEntry& entry) {
    if (entry.lane == sim::Lane::kWorld && entry.operation == "Crash") Disturb();
    const auto* note = entry.content.As<sim::NoteText>();
    if (entry.operation != "User" || note == nullptr || IsHarmless(note->text)) return;
    read_.first_other_act = std::min(read_.first_other_act, entry.sequence);
  }

  void ReadCall(const sim::JournalEntry& entry, const sim::MarketoCall& call) {
    // A cycle begins with the question whether the sync is switched on.
    if (std::holds_alternative<marketo::ReadSettings>(call.request)) {
      read_.rounds.push_back({.last = entry.sequence});
    }
    if (read_.rounds.empty()) return;
    if (WentWrong(call)) return Disturb();
    if (std::holds_alternative<marketo::ReadChanges>(call.request)) {
      Look(read_.rounds.back().marketo_look, entry.sequence);
    }
  }

  void ReadCall(const sim::JournalEntry& entry, const sim::SalesforceCall& call) {
    if (read_.rounds.empty()) return;
    if (WentWrong(call)) return Disturb();
    const auto* log = std::get_if<salesforce::ReadDeleteLog>(&call.request);
    const bool shows_deletions =
        log != nullptr && log->object == salesforce::ObjectKind::kCampaignMember;
    if (shows_deletions || std::holds_alternative<salesforce::QueryChangedMembers>(call.request)) {
      Look(read_.rounds.back().salesforce_look, entry.sequence);
    }
  }

  // How far the feeds were read is stored last.
  void ReadAppend(const sim::StoreAppend& append) {
    if (read_.rounds.empty() || !append.reply || !append.reply->ok()) return;
    const bool is_last = std::ranges::any_of(append.deltas, [](const store::Delta& delta) {
      return std::holds_alternative<store::Put<store::Watermarks>>(delta);
    });
    if (is_last) read_.rounds.back().has_ended = true;
  }

  void Disturb() {
    if (!read_.rounds.empty()) read_.rounds.back().is_disturbed = true;
  }

  SyncRounds read_;
};

}  // namespace

SyncRounds RoundsOf(JournalEntries journal) {
  RoundReader reader;
  for (const sim::JournalEntry& entry : journal) reader.Read(entry);
  return std::move(reader).Take();
}

}  // namespace campsync::harness
