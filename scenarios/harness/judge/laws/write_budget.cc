// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "scenarios/harness/judge/committed_writes.h"
#include "scenarios/harness/judge/laws/laws.h"
#include "scenarios/harness/judge/linked_member.h"

namespace campsync::harness {
namespace {

// Why a record may be written once more: by sequences of the journal, when something last happened
// that can be a reason.
class Causes {
 public:
  Causes(const LawView& view, const CommittedWrites& writes)
      : has_merges_(!view.after.marketo.merged.empty()) {
    for (const MemberEdit& edit : view.history.edits) {
      const Somebody who =
          std::visit([&](const auto& key) { return writes.Who(key.person); }, edit.member);
      edits_.emplace(edit.journal, who);
      if (IsOfTwo(view, edit)) of_two_.insert(edit.journal);
    }
  }

  void See(const JournalEntries& journal, std::size_t at) {
    const sim::JournalEntry& entry = journal[at];
    if (entry.kind == sim::EntryKind::kFault) last_ = entry.sequence;
    if (entry.kind != sim::EntryKind::kNote) return;
    if (entry.operation == "Step") SeeStep(entry);
    if (const auto edit = edits_.find(entry.sequence); edit != edits_.end()) {
      last_of_[edit->second] = entry.sequence;
      // Whose record it was then nobody can tell any more.
      if (has_merges_ || of_two_.contains(entry.sequence)) last_ = entry.sequence;
    } else if (entry.operation == "User" && !IsEditNext(journal, at)) {
      last_ = entry.sequence;
    }
  }

  [[nodiscard]] std::int64_t Last(const CommittedWrite& write) const {
    const auto own = last_of_.find(write.who);
    const std::int64_t of_person = own == last_of_.end() ? 0 : own->second;
    const bool is_of_somebody = write.who != Somebody();
    // The copy follows what the sync itself wrote to the campaign.
    const bool is_copy = write.record.starts_with("mirror");
    const auto member = last_member_write_.find(write.who);
    const bool follows = is_copy && member != last_member_write_.end();
    return std::max(
        {last_, of_person, is_of_somebody ? last_definition_ : 0, follows ? member->second : 0});
  }

  // The sync gave a status another name, and its members follow in Salesforce (SF-CMS-12).
  void SeeWrite(const CommittedWrite& write, std::int64_t sequence) {
    if (write.who == Somebody()) last_definition_ = sequence;
    if (write.record.starts_with("member")) last_member_write_[write.who] = sequence;
  }

 private:
  // A conversion made it the member of somebody else, and the two were left apart: the one is the
  // lead, the other the contact (switch convert-collision).
  static bool IsOfTwo(const LawView& view, const MemberEdit& edit) {
    return view.policy.convert_collision == ConvertCollision::kKeepBothReport &&
           HasMovedOn(view, edit);
  }

  // Time passes: what a month costs, and what was refused for a while. A user asks for something.
  void SeeStep(const sim::JournalEntry& entry) {
    const auto* text = entry.content.As<sim::NoteText>();
    if (text == nullptr) return;
    if (text->text == "time" || text->text.starts_with("user")) last_ = entry.sequence;
  }

  // The act edits a membership and does nothing else.
  [[nodiscard]] bool IsEditNext(const JournalEntries& journal, std::size_t at) const {
    return at + 1 < journal.size() && edits_.contains(journal[at + 1].sequence);
  }

  bool has_merges_;                           // of people in Marketo
  std::map<std::int64_t, Somebody> edits_;    // by the sequence of their notes
  std::set<std::int64_t> of_two_;             // of those, whose it is nobody can tell
  std::map<Somebody, std::int64_t> last_of_;  // of edits
  std::map<Somebody, std::int64_t> last_member_write_;
  std::int64_t last_definition_ = 0;  // that the sync wrote
  std::int64_t last_ = 0;             // of everything else
};

}  // namespace

void JudgeWriteBudget(const LawView& view, Findings& findings) {
  CommittedWrites writes(view.after, view.journal);
  Causes causes(view, writes);
  std::map<std::string, std::int64_t, std::less<>> written;  // by record, where that cycle began
  std::int64_t cycle_begin = 0;
  for (std::size_t at = 0; at < view.journal.size(); ++at) {
    const sim::JournalEntry& entry = view.journal[at];
    causes.See(view.journal, at);
    if (entry.kind == sim::EntryKind::kEffect && entry.operation == "ReadSettings") {
      cycle_begin = entry.sequence;
    }
    for (CommittedWrite& write : writes.Read(entry)) {
      const auto [before, is_first] = written.try_emplace(write.record, cycle_begin);
      if (!is_first && before->second < cycle_begin && causes.Last(write) < before->second) {
        findings.push_back(
            {.sentence = fmt::format("{} was written again, and nothing has happened since the "
                                     "sync began the cycle in which it wrote it before (journal "
                                     "entries {} and {})",
                                     write.record, before->second, entry.sequence)});
      }
      before->second = cycle_begin;
      causes.SeeWrite(write, entry.sequence);
    }
  }
}

}  // namespace campsync::harness
