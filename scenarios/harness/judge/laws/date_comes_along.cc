// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <set>
#include <variant>

#include "scenarios/harness/judge/asked_calls.h"
#include "scenarios/harness/judge/laws/laws.h"

namespace campsync::harness {
namespace {

// When campaign members were made, as the sync was shown.
class DatesSeen {
 public:
  void Take(const AskedCall& call) {
    const auto* told =
        call.told == nullptr ? nullptr : call.told->content.As<sim::SalesforceCall>();
    if (told == nullptr || !told->reply || !told->reply->ok()) return;
    const auto* rows =
        std::get_if<salesforce::Rows<salesforce::CampaignMember>>(&(*told->reply)->value);
    if (rows == nullptr) return;
    for (const auto& row : rows->rows) dates_.insert(row.created_date);
  }
  [[nodiscard]] bool Has(Instant date) const { return dates_.contains(date); }

 private:
  std::set<Instant> dates_;
};

}  // namespace

void JudgeDateComesAlong(const LawView& view, Findings& findings) {
  DatesSeen dates;
  for (const AskedCall& call : AskedCalls(view.journal)) {
    dates.Take(call);
    const auto* write = call.As<marketo::WriteMembers>();
    if (write == nullptr) continue;
    for (const marketo::MemberWrite& one : write->members) {
      const bool begins =
          !one.expected || std::holds_alternative<marketo::ReplaceMember>(one.action);
      if (!begins || std::holds_alternative<marketo::RemoveMember>(one.action)) continue;
      if (one.member_created && dates.Has(*one.member_created)) continue;
      findings.push_back({.sentence = fmt::format("{} came into the program from Salesforce "
                                                  "without the date of the campaign member",
                                                  view.names.Of(one.member.person))});
    }
  }
}

}  // namespace campsync::harness
