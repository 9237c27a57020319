// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/judge/attribute_sends.h"

#include <cstddef>
#include <utility>

namespace campsync::harness {
namespace {

// The result of one record of the call; nullptr: the call failed as a whole.
template <class Request>
const auto* ResultOf(const sim::SalesforceCall& call, std::size_t index) {
  using Results = typename Request::Reply;
  using One = typename decltype(Results::results)::value_type;
  const One* none = nullptr;
  if (!call.reply || !call.reply->ok()) return none;
  const auto* reply = std::get_if<Results>(&(*call.reply)->value);
  return reply == nullptr || index >= reply->results.size() ? none : &reply->results[index];
}

class SendReader {
 public:
  explicit SendReader(const LawView& view) : view_(view) {}

  void Read(const sim::JournalEntry& entry) {
    const auto* call = entry.content.As<sim::SalesforceCall>();
    if (entry.kind != sim::EntryKind::kEffect || call == nullptr) return;
    entry_ = &entry;
    if (const auto* updates = std::get_if<salesforce::UpdateCampaigns>(&call->request)) {
      for (std::size_t i = 0; i < updates->records.size(); ++i) {
        const auto* result = ResultOf<salesforce::UpdateCampaigns>(*call, i);
        TakeUpdate(updates->records[i], result != nullptr && result->ok());
      }
    }
    if (const auto* creates = std::get_if<salesforce::CreateCampaigns>(&call->request)) {
      for (std::size_t i = 0; i < creates->records.size(); ++i) {
        const auto* result = ResultOf<salesforce::CreateCampaigns>(*call, i);
        if (result != nullptr && result->ok()) TakeCreate(creates->records[i], **result);
      }
    }
  }

  std::vector<AttributeSend> Take() { return std::move(sends_); }

 private:
  void TakeUpdate(const salesforce::CampaignUpdate& update, bool taken) {
    if (update.type) {
      const auto& type = update.type->value;
      Add(update.id, Attribute::kType, type ? std::string(view_.labels.Text(*type)) : std::string(),
          taken);
    }
    if (update.actual_cost) {
      Add(update.id, Attribute::kActualCost, TextOfCost(update.actual_cost->value), taken);
    }
  }

  void TakeCreate(const salesforce::CampaignFields& fields, salesforce::CampaignId id) {
    Add(id, Attribute::kType, std::string(view_.labels.Text(fields.type)), true);
    if (fields.actual_cost) Add(id, Attribute::kActualCost, TextOfCost(fields.actual_cost), true);
  }

  void Add(salesforce::CampaignId campaign, Attribute attribute, std::string value, bool taken) {
    sends_.push_back(
        {entry_->sequence, entry_->time, campaign, attribute, std::move(value), taken});
  }

  const LawView& view_;
  const sim::JournalEntry* entry_ = nullptr;
  std::vector<AttributeSend> sends_;
};

}  // namespace

std::string_view NameOf(Attribute attribute) {
  return attribute == Attribute::kType ? "Type" : "ActualCost";
}

std::string TextOfCost(const std::optional<Money>& cost) {
  return cost ? std::to_string(cost->units) : std::string();
}

std::string TextHeld(const LawView& view, const salesforce::Campaign& campaign,
                     Attribute attribute) {
  return attribute == Attribute::kType ? std::string(view.labels.Text(campaign.type))
                                       : TextOfCost(campaign.actual_cost);
}

std::vector<AttributeSend> SendsOf(const LawView& view, std::int64_t from) {
  SendReader reader(view);
  for (const auto& entry : view.journal.subspan(static_cast<std::size_t>(from))) reader.Read(entry);
  return reader.Take();
}

}  // namespace campsync::harness
