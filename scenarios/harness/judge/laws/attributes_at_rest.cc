// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "core/text.h"
#include "scenarios/harness/judge/attribute_sends.h"
#include "scenarios/harness/judge/journal_reading.h"
#include "scenarios/harness/judge/laws/laws.h"
#include "scenarios/harness/judge/resting_link.h"

namespace campsync::harness {
namespace {

using Texts = std::vector<std::string>;

// MK-ATTR-10: a picklist value has 40 characters.
std::string FirstCharacters(const std::string& name) {
  std::string cut = name;
  while (CharacterCount(cut) > salesforce::kPicklistLengthMax) {
    do {
      cut.pop_back();
    } while (!IsValidUtf8(cut));
  }
  return cut;
}

// nullopt: within a day of a month's turn, the clocks may say either.
std::optional<YearMonth> PresentMonth(const LawView& view) {
  if (view.journal.empty()) return std::nullopt;
  const Instant now = view.journal.back().time;
  const YearMonth early = MonthOf(DateOf(now - Duration::Days(1)));
  if (early != MonthOf(DateOf(now + Duration::Days(1)))) return std::nullopt;
  return early;
}

// MK-ATTR-07: what a program without costs may have. nullopt: nothing is said.
std::optional<Texts> WithoutCosts(const LawView& view, const store::LinkRecord& link,
                                  const std::vector<AttributeSend>& taken) {
  const auto seen = view.history.links_seen.find(link.epoch);
  const bool is_cleared = !taken.empty();
  const bool is_of_this_link =
      is_cleared && seen != view.history.links_seen.end() && taken.back().journal > seen->second;
  const bool all_zero =
      std::ranges::all_of(taken, [](const AttributeSend& send) { return send.value == "0"; });
  Texts legal;
  if (!is_of_this_link || all_zero) {
    if (view.policy.cost_none == CostNone::kLeave) return std::nullopt;
    legal.emplace_back("0");
  } else if (taken.back().value == "0" && view.policy.cost_none == CostNone::kZero) {
    legal.emplace_back("0");  // a cost of 0 and the 0 of a program without costs look the same
  }
  if (is_cleared) {
    if (view.policy.cost_cleared == CostCleared::kLeave) return std::nullopt;
    legal.emplace_back(view.policy.cost_cleared == CostCleared::kZero ? "0" : "");
  }
  return legal;
}

// MK-ATTR-06
std::optional<Texts> LegalCosts(const LawView& view, const store::LinkRecord& link,
                                const marketo::Program& program,
                                const std::vector<AttributeSend>& taken) {
  std::optional<YearMonth> month;
  if (view.policy.cost == CostSum::kSumToDate) {
    month = PresentMonth(view);
    if (!month) return std::nullopt;
  }
  Money sum;
  const marketo::PeriodCost* last = nullptr;
  for (const marketo::PeriodCost& cost : program.costs) {
    if (month && cost.month > *month) continue;
    sum += cost.cost;
    if (last == nullptr || cost.month >= last->month) last = &cost;
  }
  if (last == nullptr) return WithoutCosts(view, link, taken);
  return Texts{TextOfCost(view.policy.cost == CostSum::kLast ? last->cost : sum)};
}

// The sync wrote it back three times within the hour: it may stop (MK-CONFLICT-05).
bool IsBraked(const LawView& view, const std::vector<AttributeSend>& taken) {
  if (view.policy.rewrite_brake == RewriteBrakeSwitch::kOff || view.journal.empty()) return false;
  const Instant hour_ago = view.journal.back().time - Duration::Minutes(60);
  return std::ranges::count_if(taken, [&](const AttributeSend& send) {
           return send.at >= hour_ago && send.value == taken.back().value;
         }) >= 3;
}

// Whether what Salesforce holds is somebody's edit there that the switch leaves alone: the sync had
// sent what Marketo says.
bool IsLeftToSalesforce(const LawView& view, const Texts& legal,
                        const std::vector<AttributeSend>& taken) {
  if (taken.empty() || std::ranges::find(legal, taken.back().value) == legal.end()) return false;
  return view.policy.attribute_reassert == AttributeReassert::kOnMarketoChange ||
         IsBraked(view, taken);
}

class LinkJudge {
 public:
  LinkJudge(const LawView& view, const store::LinkRecord& link, const LinkEnds& ends,
            Findings& findings)
      : view_(view), link_(link), ends_(ends), findings_(findings) {}

  void Judge(const std::vector<AttributeSend>& sends) {
    JudgeOne(Attribute::kType, Texts{FirstCharacters(ends_.channel->name)}, sends, "MK-ATTR-01");
    const auto taken = TakenOf(Attribute::kActualCost, sends);
    if (const auto legal = LegalCosts(view_, link_, *ends_.program, taken)) {
      JudgeOne(Attribute::kActualCost, *legal, sends, "MK-ATTR-06");
    }
  }

 private:
  [[nodiscard]] bool IsOf(const AttributeSend& send, Attribute attribute) const {
    return send.campaign == link_.campaign && send.attribute == attribute;
  }

  [[nodiscard]] std::vector<AttributeSend> TakenOf(Attribute attribute,
                                                   const std::vector<AttributeSend>& sends) const {
    std::vector<AttributeSend> taken;
    for (const AttributeSend& send : sends) {
      if (send.taken && IsOf(send, attribute)) taken.push_back(send);
    }
    return taken;
  }

  void JudgeOne(Attribute attribute, const Texts& legal, const std::vector<AttributeSend>& sends,
                std::string rule) {
    const std::string held = TextHeld(view_, *ends_.campaign, attribute);
    if (std::ranges::find(legal, held) != legal.end()) return;
    const auto last = std::find_if(sends.rbegin(), sends.rend(), [&](const AttributeSend& send) {
      return IsOf(send, attribute);
    });
    const bool is_refused = last != sends.rend() && !last->taken &&
                            std::ranges::find(legal, last->value) != legal.end();
    if (is_refused || IsLeftToSalesforce(view_, legal, TakenOf(attribute, sends))) return;
    findings_.push_back(
        {.rule = std::move(rule),
         .sentence = fmt::format("{} of campaign {} is \"{}\", by program {} it is \"{}\"",
                                 NameOf(attribute), view_.names.Of(link_.campaign), held,
                                 view_.names.Of(link_.program), fmt::join(legal, "\" or \""))});
  }

  const LawView& view_;
  const store::LinkRecord& link_;
  const LinkEnds& ends_;
  Findings& findings_;
};

}  // namespace

void JudgeAttributesAtRest(const LawView& view, Findings& findings) {
  if (!SyncIsWhole(view)) return;
  // What was refused once is only tried again when the record changes (MK-ERR-05).
  if (view.policy.retry == Retry::kOnChange && HasFault(view.journal)) return;
  std::optional<std::vector<AttributeSend>> sends;
  for (const store::LinkRecord& link : view.after.links) {
    const LinkEnds ends = EndsOf(view, link);
    if (ends.program == nullptr) continue;
    if (!sends) sends = SendsOf(view);
    LinkJudge(view, link, ends, findings).Judge(*sends);
  }
}

}  // namespace campsync::harness
