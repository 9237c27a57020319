// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "scenarios/harness/preview_counts.h"
#include "scenarios/harness/report/preview_report.h"

namespace campsync::harness {
namespace {

constexpr std::string_view kUnknown =
    "\nNot known beforehand: what this Salesforce org's own validation rules, duplicate rules, "
    "required custom\nfields and automation refuse or change.\n";

/// 3988 as `3,988`.
std::string Grouped(std::int64_t number) {
  std::string digits = std::to_string(number);
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
    digits.insert(static_cast<std::size_t>(at), ",");
  }
  return digits;
}

class TextWriter {
 public:
  TextWriter(const LinkPreview& preview, const PreviewWords& words)
      : preview_(preview), words_(words) {}

  std::string Write() {
    Head();
    if (preview_.WouldBeRefused()) {
      Refusals();
      return text_;
    }
    if (preview_.is_linked_already) return text_ + "They are linked already: nothing changes.\n";
    Totals();
    Definitions();
    People();
    return text_ + std::string(kUnknown);
  }

 private:
  void Head() {
    const std::string program = words_.names.Of(preview_.program);
    text_ += preview_.campaign ? fmt::format("Link program '{}' to campaign '{}'\n", program,
                                             words_.names.Of(*preview_.campaign))
                               : fmt::format("Create New for program '{}': a campaign named '{}'\n",
                                             program, preview_.campaign_name);
    text_ += fmt::format("Members now: {} in the program, {} in the campaign\n\n",
                         Grouped(preview_.in_program), Grouped(preview_.in_campaign));
  }

  void Refusals() {
    text_ += "It would be REFUSED and nothing would change:\n";
    for (const Refusal& refusal : preview_.refusals) {
      text_ += fmt::format("  {} ({}, rule {})\n", refusal.error.text,
                           Describe(refusal.error.code).name, refusal.rule.text());
    }
    List("Incompatible statuses", preview_.incompatible, [&](const IncompatibleStatus& one) {
      return fmt::format("'{}' {}; members of the {} that hold it: {}", Text(one.label),
                         one.is_on_campaign ? "is not in the channel" : "is not on the campaign",
                         one.is_on_campaign ? "campaign" : "program", Grouped(one.members));
    });
  }

  void Totals() {
    if (preview_.ChangesNothing()) {
      text_ += "It would be linked, and NOTHING ELSE would change.\n";
    } else {
      text_ += "It would be linked. Then:\n";
    }
    for (const PreviewCount& count : kPreviewCounts) {
      const std::int64_t number = count.of(preview_);
      if (number != 0) text_ += fmt::format("  {:<44}{:>9}\n", count.caption, Grouped(number));
    }
    if (preview_.leaves_campaign) {
      text_ += fmt::format("The program leaves campaign '{}', whose members stay as they are.\n",
                           words_.names.Of(*preview_.leaves_campaign));
    }
  }

  void Fields() {
    const bool is_new = !preview_.campaign;
    const auto line = [&](std::string_view field, const std::string& from, const std::string& to,
                          const std::string& why) {
      text_ += is_new ? fmt::format("  {}: {}{}\n", field, to, why)
                      : fmt::format("  {}: {} becomes {}{}\n", field, from, to, why);
    };
    if (preview_.type || preview_.actual_cost) {
      text_ += is_new ? "\nFields of the new campaign\n" : "\nFields overwritten in the campaign\n";
    }
    if (const auto& type = preview_.type) {
      line("Type", Quoted(type->from), Quoted(type->to), Why(type->rule, type->switches));
    }
    if (const auto& cost = preview_.actual_cost) {
      line("ActualCost", Amount(cost->from), Amount(cost->to), Why(cost->rule, cost->switches));
    }
  }

  void Definitions() {
    const auto status = [&](const PreviewedStatus& one) {
      std::string line = fmt::format("'{}'", Text(one.label));
      if (one.former_label) line += fmt::format(" (now '{}')", Text(*one.former_label));
      if (one.is_default) line += ", default";
      if (one.has_responded) line += ", counts as responded";
      return line;
    };
    Fields();
    List("Member statuses added to the campaign", preview_.statuses_added, status);
    List("Member statuses changed on the campaign", preview_.statuses_changed, status);
    List("Member statuses removed from the campaign", preview_.statuses_removed, status);
    List("Member statuses the campaign would NOT get", preview_.statuses_refused,
         [&](const PreviewedStatusError& one) {
           return fmt::format("'{}': {}{}", Text(one.label), FormatError(one.error),
                              Why(one.rule, one.switches));
         });
  }

  void People() {
    List("New leads in Salesforce", preview_.leads_created, [&](const PreviewedLead& one) {
      const auto& [first_name, last_name, company, email] = one.fields;
      return fmt::format("{}: {}{}{}, {}{}", words_.names.Of(one.person), first_name,
                         first_name.empty() ? "" : " ", last_name, company,
                         one.takes_defaults ? " (with defaults for empty fields)" : "");
    });
    const auto code = [](const PreviewedObstacle& one) {
      return std::string(Describe(one.error.code).name);
    };
    List(WithTally("Kept out, or left apart", preview_.kept_apart, code), preview_.kept_apart,
         [&](const PreviewedObstacle& one) {
           return fmt::format("{}: {}{}{}", Who(one.who), FormatError(one.error),
                              Why(one.rule, one.switches), one.is_prediction ? ", predicted" : "");
         });
    const auto move = [&](const PreviewedMove& one) {
      const std::string from =
          one.from.IsEmpty() ? "" : fmt::format("'{}' becomes ", Text(one.from));
      return fmt::format("{}: {}'{}'{}", Who(one.who), from, Text(one.to),
                         Why(one.rule, one.switches));
    };
    const auto moves = [&](std::string_view title, const std::vector<PreviewedMove>& rows) {
      const auto status = [&](const PreviewedMove& one) {
        return fmt::format("'{}'", Text(one.to));
      };
      List(WithTally(title, rows, status), rows, move);
    };
    moves("Added to the campaign", preview_.added_in_salesforce);
    moves("Status changed in the campaign", preview_.moved_in_salesforce);
    moves("Added to the program", preview_.added_in_marketo);
    moves("Status changed in the program", preview_.moved_in_marketo);
  }

  /// `title` with how many rows there are of each kind: a long list is cut.
  template <class Row, class KindOf>
  static std::string WithTally(std::string_view title, const std::vector<Row>& rows,
                               KindOf kind_of) {
    std::map<std::string, std::int64_t> tally;
    for (const Row& row : rows) ++tally[kind_of(row)];
    std::vector<std::string> kinds;
    for (const auto& [kind, count] : tally) kinds.push_back(Grouped(count) + " " + kind);
    return fmt::format("{}: {}", title, fmt::join(kinds, ", "));
  }

  template <class Row, class LineOf>
  void List(std::string_view title, const std::vector<Row>& rows, LineOf line_of) {
    if (rows.empty()) return;
    text_ += fmt::format("\n{}\n", title);
    const std::size_t shown = std::min(rows.size(), kPreviewRowsMax);
    for (std::size_t i = 0; i < shown; ++i) text_ += fmt::format("  {}\n", line_of(rows[i]));
    if (shown == rows.size()) return;
    text_ +=
        fmt::format("  and {} more\n", Grouped(static_cast<std::int64_t>(rows.size() - shown)));
  }

  [[nodiscard]] std::string Who(const PreviewedPerson& who) const {
    return who.person ? words_.names.Of(*who.person) : words_.names.Of(*who.record);
  }
  [[nodiscard]] std::string_view Text(Label label) const { return words_.labels.Text(label); }
  [[nodiscard]] std::string Quoted(Label label) const {
    return label.IsEmpty() ? "empty" : fmt::format("'{}'", Text(label));
  }
  static std::string Amount(const std::optional<Money>& money) {
    return money ? Grouped(money->units) : "empty";
  }
  static std::string Why(RuleId rule, const std::vector<std::string_view>& switches) {
    if (switches.empty()) return fmt::format("  [{}]", rule.text());
    return fmt::format("  [{}, switch {}]", rule.text(), fmt::join(switches, ", "));
  }

  const LinkPreview& preview_;
  const PreviewWords& words_;
  std::string text_;
};

}  // namespace

std::string PreviewText(const LinkPreview& preview, const PreviewWords& words) {
  return TextWriter(preview, words).Write();
}

}  // namespace campsync::harness
