// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/judge/carried_edits.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "scenarios/harness/judge/linked_member.h"

namespace campsync::harness {
namespace {

// A write of the sync that took effect: what the member holds on that side since.
struct Written {
  std::int64_t journal = 0;
  AnyMemberKey member;
  std::optional<std::string_view> value;  // nullopt: removed
};

using RowId = salesforce::CampaignMemberId;

class WriteReader {
 public:
  explicit WriteReader(const LawView& view) : view_(view) {}

  std::vector<Written> Read() {
    for (const sim::JournalEntry& entry : view_.StepJournal()) {
      if (entry.kind != sim::EntryKind::kEffect) continue;
      if (const auto* call = entry.content.As<sim::MarketoCall>()) TakeCall(entry.sequence, *call);
      if (const auto* call = entry.content.As<sim::SalesforceCall>()) {
        TakeCall(entry.sequence, *call);
      }
    }
    return std::move(written_);
  }

 private:
  void TakeCall(std::int64_t journal, const sim::MarketoCall& call) {
    const auto* write = std::get_if<marketo::WriteMembers>(&call.request);
    if (write == nullptr || !call.reply || !call.reply->ok()) return;
    const auto& done = std::get<marketo::WriteMembers::Reply>((*call.reply)->value);
    for (std::size_t i = 0; i < done.results.size(); ++i) {
      if (!done.results[i].ok()) continue;
      const auto& state = done.results[i]->state;
      const auto* status = state ? view_.after.marketo.FindStatus(state->status) : nullptr;
      if (state && status == nullptr) continue;
      Written one{journal, write->members[i].member, std::nullopt};
      if (state) one.value = view_.labels.Text(status->name);
      written_.push_back(one);
    }
  }

  void TakeCall(std::int64_t journal, const sim::SalesforceCall& call) {
    if (!call.reply || !call.reply->ok()) return;
    const auto* done = std::get_if<salesforce::WriteResults<RowId>>(&(*call.reply)->value);
    if (done == nullptr) return;
    for (std::size_t i = 0; i < done->results.size(); ++i) {
      if (!done->results[i].ok()) continue;
      if (const auto* made = std::get_if<salesforce::CreateMembers>(&call.request)) {
        const salesforce::MemberFields& fields = made->records[i];
        created_.push_back({*done->results[i], {fields.campaign, fields.person}});
        Add(journal, created_.back().member, fields.status);
      } else if (const auto* set = std::get_if<salesforce::UpdateMembers>(&call.request)) {
        Add(journal, MemberOf(set->records[i].id), set->records[i].status);
      } else if (const auto* gone = std::get_if<salesforce::DeleteMembers>(&call.request)) {
        Add(journal, MemberOf(gone->ids[i]), std::nullopt);
      }
    }
  }

  void Add(std::int64_t journal, const std::optional<salesforce::MemberKey>& member,
           std::optional<Label> status) {
    if (!member) return;
    Written one{journal, *member, std::nullopt};
    if (status) one.value = view_.labels.Text(*status);
    written_.push_back(one);
  }

  // Who the row is: it may have come or gone since the earlier view.
  [[nodiscard]] std::optional<salesforce::MemberKey> MemberOf(RowId id) const {
    for (const WorldView* world : {&view_.after, &view_.before}) {
      const auto& rows = world->salesforce.members;
      const auto found = std::ranges::find(rows, id, &salesforce::CampaignMember::id);
      if (found != rows.end()) return salesforce::MemberKey{found->campaign, found->person};
    }
    const auto made = std::ranges::find(created_, id, &Created::id);
    if (made == created_.end()) return std::nullopt;
    return made->member;
  }

  struct Created {
    RowId id;
    salesforce::MemberKey member;
  };

  const LawView& view_;
  std::vector<Created> created_;
  std::vector<Written> written_;
};

// Whether a membership of the program and one of the campaign are the two sides of one, as the
// world is after the step.
bool AreSides(const WorldView& world, const marketo::MemberKey& in_program,
              const salesforce::MemberKey& in_campaign) {
  const auto link = std::ranges::find(world.links, in_program.program, &store::LinkRecord::program);
  if (link == world.links.end() || link->campaign != in_campaign.campaign) return false;
  const marketo::Person* person =
      world.marketo.FindPerson(world.marketo.PresentPerson(in_program.person));
  if (person == nullptr || !person->sfdc_record) return false;
  const auto& org = world.salesforce;
  return IsRecordOf(in_campaign.person, person->sfdc_record) ||
         org.PresentRecord(in_campaign.person) == org.PresentRecord(RefOf(*person->sfdc_record));
}

bool MayHaveCaused(const WorldView& world, const MemberEdit& edit, const Written& written) {
  if (edit.journal > written.journal || edit.member.index() == written.member.index()) return false;
  if (edit.side() == Side::kMarketo) {
    return AreSides(world, std::get<marketo::MemberKey>(edit.member),
                    std::get<salesforce::MemberKey>(written.member));
  }
  return AreSides(world, std::get<marketo::MemberKey>(written.member),
                  std::get<salesforce::MemberKey>(edit.member));
}

bool IsValueOf(MatchCase match, const MemberEdit& edit, const Written& written) {
  if (!edit.value || !written.value) return !edit.value && !written.value;
  return SameStatus(match, *edit.value, *written.value);
}

}  // namespace

void MarkCarried(const LawView& view, History& history) {
  const auto is_open = [](const MemberEdit& edit) { return edit.carried == 0 && !edit.displaced; };
  if (std::ranges::none_of(history.edits, is_open)) return;
  for (const Written& written : WriteReader(view).Read()) {
    // The sync may have read before the last of them; what crossed already does not cross again.
    for (auto edit = history.edits.rbegin(); edit != history.edits.rend(); ++edit) {
      if (!MayHaveCaused(view.after, *edit, written)) continue;
      if (!is_open(*edit)) break;
      if (!IsValueOf(view.policy.match_case, *edit, written)) continue;
      edit->carried = written.journal;
      edit->applied = true;
      break;
    }
  }
}

}  // namespace campsync::harness
