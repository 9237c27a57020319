// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "scenarios/harness/preview_counts.h"
#include "scenarios/harness/report/preview_report.h"

namespace campsync::harness {
namespace {

using Json = nlohmann::ordered_json;

class JsonWriter {
 public:
  JsonWriter(const LinkPreview& preview, const PreviewWords& words)
      : preview_(preview), words_(words) {}

  [[nodiscard]] Json Write() const {
    Json json = {{"program", words_.names.Of(preview_.program)},
                 {"campaign", Campaign(preview_.campaign)},
                 {"campaignName", preview_.campaign_name},
                 {"isLinkedAlready", preview_.is_linked_already},
                 {"leavesCampaign", Campaign(preview_.leaves_campaign)},
                 {"wouldBeRefused", preview_.WouldBeRefused()},
                 {"changesNothing", preview_.ChangesNothing()},
                 {"refusals", Rows(preview_.refusals)},
                 {"incompatible", Rows(preview_.incompatible)},
                 {"inProgram", preview_.in_program},
                 {"inCampaign", preview_.in_campaign}};
    for (const PreviewCount& count : kPreviewCounts)
      json["counts"][std::string(count.word)] = count.of(preview_);
    json["statuses"] = {{"added", Rows(preview_.statuses_added)},
                        {"changed", Rows(preview_.statuses_changed)},
                        {"removed", Rows(preview_.statuses_removed)},
                        {"refused", Rows(preview_.statuses_refused)}};
    json["type"] = preview_.type ? Field(*preview_.type) : Json();
    json["actualCost"] = preview_.actual_cost ? Field(*preview_.actual_cost) : Json();
    json["leadsCreated"] = Rows(preview_.leads_created);
    json["keptApart"] = Rows(preview_.kept_apart);
    json["addedInSalesforce"] = Rows(preview_.added_in_salesforce);
    json["movedInSalesforce"] = Rows(preview_.moved_in_salesforce);
    json["addedInMarketo"] = Rows(preview_.added_in_marketo);
    json["movedInMarketo"] = Rows(preview_.moved_in_marketo);
    return json;
  }

 private:
  template <class Row>
  [[nodiscard]] Json Rows(const std::vector<Row>& rows) const {
    Json json = Json::array();
    for (const Row& row : rows) json.push_back(Of(row));
    return json;
  }

  [[nodiscard]] Json Of(const Refusal& one) const {
    Json json = ErrorOf(one.error, one.rule);
    json["offenders"] = one.offenders;
    json["switches"] = one.switches;
    return json;
  }
  [[nodiscard]] Json Of(const IncompatibleStatus& one) const {
    return {
        {"label", Text(one.label)}, {"isOnCampaign", one.is_on_campaign}, {"members", one.members}};
  }
  [[nodiscard]] Json Of(const PreviewedStatus& one) const {
    return {{"label", Text(one.label)},
            {"isDefault", one.is_default},
            {"hasResponded", one.has_responded},
            {"formerLabel", one.former_label ? Json(Text(*one.former_label)) : Json()}};
  }
  [[nodiscard]] Json Of(const PreviewedStatusError& one) const {
    Json json = ErrorOf(one.error, one.rule);
    json["label"] = Text(one.label);
    json["switches"] = one.switches;
    return json;
  }
  [[nodiscard]] Json Of(const PreviewedLead& one) const {
    return {{"person", words_.names.Of(one.person)},
            {"FirstName", one.fields.first_name},
            {"LastName", one.fields.last_name},
            {"Company", one.fields.company},
            {"Email", one.fields.email},
            {"takesDefaults", one.takes_defaults}};
  }
  [[nodiscard]] Json Of(const PreviewedMove& one) const {
    Json json = WhoOf(one.who);
    json["from"] = Text(one.from);
    json["to"] = Text(one.to);
    json["rule"] = one.rule.text();
    json["switches"] = one.switches;
    return json;
  }
  [[nodiscard]] Json Of(const PreviewedObstacle& one) const {
    Json json = WhoOf(one.who);
    json.update(ErrorOf(one.error, one.rule));
    json["switches"] = one.switches;
    json["isPrediction"] = one.is_prediction;
    return json;
  }

  [[nodiscard]] Json Field(const PreviewedField<Label>& one) const {
    return {{"from", Text(one.from)}, {"to", Text(one.to)}, {"rule", one.rule.text()}};
  }
  [[nodiscard]] Json Field(const PreviewedField<std::optional<Money>>& one) const {
    return {{"from", Amount(one.from)}, {"to", Amount(one.to)}, {"rule", one.rule.text()}};
  }
  static Json Amount(const std::optional<Money>& money) {
    return money ? Json(money->units) : Json();
  }
  [[nodiscard]] Json WhoOf(const PreviewedPerson& who) const {
    return {{"person", who.person ? Json(words_.names.Of(*who.person)) : Json()},
            {"record", who.record ? Json(words_.names.Of(*who.record)) : Json()}};
  }
  static Json ErrorOf(const Error& error, RuleId rule) {
    return {{"code", Describe(error.code).name},
            {"text", error.text},
            {"fields", error.fields},
            {"rule", rule.text()}};
  }
  [[nodiscard]] Json Campaign(const std::optional<salesforce::CampaignId>& id) const {
    return id ? Json(words_.names.Of(*id)) : Json();
  }
  [[nodiscard]] std::string_view Text(Label label) const { return words_.labels.Text(label); }

  const LinkPreview& preview_;
  const PreviewWords& words_;
};

}  // namespace

std::string PreviewJson(const LinkPreview& preview, const PreviewWords& words) {
  const Json json = JsonWriter(preview, words).Write();
  // Texts may come from files that are no UTF-8; a report is written all the same.
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace campsync::harness
