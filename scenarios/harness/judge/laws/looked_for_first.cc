// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include "scenarios/harness/judge/asked_calls.h"
#include "scenarios/harness/judge/laws/laws.h"

namespace campsync::harness {
namespace {

using salesforce::CampaignFields;
using salesforce::CampaignId;
using salesforce::LeadFields;
using salesforce::LeadId;

// So long may it take until what was made can be seen: the bounded commit delay.
constexpr Duration kCommitDelay = Duration::Minutes(5);

// A record that the sync asked Salesforce to make.
template <class Fields, class Id>
struct Send {
  Instant at;
  Fields fields;
  Certainty certainty = Certainty::kUnknown;
  std::optional<Id> made;  // whatever the sync was told of it
};

template <class Fields, class Id>
std::vector<Send<Fields, Id>> SendsAmong(const std::vector<AskedCall>& calls) {
  using Request = salesforce::Create<Fields, Id>;
  std::vector<Send<Fields, Id>> sends;
  for (const AskedCall& call : calls) {
    const auto* request = call.As<Request>();
    if (request == nullptr) continue;
    const auto certainties = CertaintiesOf<Request>(call, request->records.size());
    const auto* told = call.ReplyTo<Request>();
    const auto* results = told != nullptr ? told : call.Happened<Request>();
    // What a fault held back in part is answered all the same.
    if (results != nullptr && results->results.size() != certainties.size()) results = nullptr;
    for (std::size_t i = 0; i < request->records.size(); ++i) {
      Send<Fields, Id> send{call.asked->time, request->records[i], certainties[i], {}};
      if (results != nullptr && results->results[i].ok()) send.made = *results->results[i];
      sends.push_back(std::move(send));
    }
  }
  return sends;
}

using FieldsKey = std::tuple<std::string, std::string, std::string, std::string>;
FieldsKey KeyOf(const LeadFields& fields) {
  return {fields.first_name, fields.last_name, fields.company, fields.email};
}
FieldsKey KeyOf(const CampaignFields& fields) { return {fields.name, {}, {}, {}}; }

// For whom something was to be made, by its fields: several may have equal ones.
template <class Intent, class Owner>
class MeantFor {
 public:
  MeantFor(const std::vector<AskedCall>& calls, Owner Intent::*owner) {
    for (const AskedCall& call : calls) {
      const auto* append = call.asked->content.As<sim::StoreAppend>();
      if (append == nullptr) continue;
      for (const store::Delta& delta : append->deltas) {
        const auto* put = std::get_if<store::Put<Intent>>(&delta);
        if (put != nullptr) owners_[KeyOf(put->record.fields)].insert(put->record.*owner);
      }
    }
  }

  template <class Fields>
  [[nodiscard]] const std::set<Owner>& Of(const Fields& fields) const {
    static const std::set<Owner> kNobody;
    const auto found = owners_.find(KeyOf(fields));
    return found == owners_.end() ? kNobody : found->second;
  }

 private:
  std::map<FieldsKey, std::set<Owner>> owners_;
};

LeadFields FieldsOf(const salesforce::Lead& lead) {
  return {lead.first_name, lead.last_name, lead.company, lead.email};
}

using LeadSends = std::vector<Send<LeadFields, LeadId>>;
using CampaignSends = std::vector<Send<CampaignFields, CampaignId>>;
using LeadOwners = MeantFor<store::LeadIntent, marketo::PersonId>;
using CampaignOwners = MeantFor<store::CampaignIntent, marketo::ProgramId>;

// Whether the lead that an earlier create made is still there, itself or as the contact it became.
bool IsThere(const SalesforceView& org, LeadId id) {
  const auto lead = std::ranges::find(org.leads, id, &salesforce::Lead::id);
  if (lead == org.leads.end()) return false;
  const auto contact = salesforce::ContactOf(org.PresentRecord(salesforce::LeadRef{id}));
  return !lead->is_converted ||
         (contact && std::ranges::find(org.contacts, *contact, &salesforce::Contact::id) !=
                         org.contacts.end());
}

template <class Sends, class Owners, class InTheWay>
void JudgeSends(const Sends& sends, const Owners& owners, InTheWay&& in_the_way,
                const std::string& (*name)(const typename Sends::value_type&), Findings& findings) {
  for (auto again = sends.begin(); again != sends.end(); ++again) {
    const auto open =
        static_cast<std::size_t>(std::count_if(sends.begin(), again, [&](const auto& earlier) {
          return KeyOf(earlier.fields) == KeyOf(again->fields) && in_the_way(earlier, *again);
        }));
    if (open < std::max<std::size_t>(1, owners.Of(again->fields).size())) continue;
    findings.push_back(
        {.sentence = fmt::format("the sync asked Salesforce for {} again although what it had "
                                 "asked for before may have been made: it did not wait and look",
                                 name(*again))});
  }
}

template <class One>
bool IsTooSoon(const One& earlier, const One& again) {
  return earlier.certainty == Certainty::kUnknown && again.at - earlier.at < kCommitDelay;
}

// Whom the sync's own lead was given to; merges in Marketo hand leads on.
class OwnLeads {
 public:
  OwnLeads(const LawView& view, const LeadSends& sends, const LeadOwners& owners)
      : view_(view), owners_(owners) {
    for (const auto& send : sends) {
      if (send.made) sends_.emplace(*send.made, &send);
    }
  }

  void JudgeCall(const AskedCall& call, Findings& findings) {
    if (const auto* candidates = call.ReplyTo<salesforce::QueryLeadsCreatedBy>()) {
      for (const salesforce::Lead& lead : candidates->rows) shown_[lead.id] = FieldsOf(lead);
    }
    if (const auto* update = call.As<marketo::UpdatePeople>()) {
      for (const marketo::PersonUpdate& one : update->people) {
        const auto* send = NewlyGiven(one.sfdc_record);
        if (send == nullptr) continue;
        JudgeHolder(one.id, *send, findings);
        JudgeAdopted(one.id, *send, findings);
      }
    }
    if (const auto* create = call.As<marketo::CreatePeople>()) {
      for (const marketo::PersonFromSalesforce& one : create->people) {
        const auto* send = NewlyGiven(one.record);
        if (send != nullptr) JudgeStranger(*send, findings);
      }
    }
  }

 private:
  // The create of a lead that had no person until then: afterwards a merge in Marketo may leave it
  // without one, and it becomes another's.
  const Send<LeadFields, LeadId>* NewlyGiven(const std::optional<marketo::SfdcRecord>& record) {
    const auto* lead = record ? std::get_if<salesforce::LeadRef>(&*record) : nullptr;
    const auto found = lead == nullptr ? sends_.end() : sends_.find(lead->lead);
    return found != sends_.end() && given_.insert(lead->lead).second ? found->second : nullptr;
  }

  void JudgeHolder(marketo::PersonId holder, const Send<LeadFields, LeadId>& send,
                   Findings& findings) const {
    const auto present = [&](marketo::PersonId id) {
      return view_.after.marketo.PresentPerson(id);
    };
    const std::set<marketo::PersonId>& owners = owners_.Of(send.fields);
    if (owners.empty() || std::ranges::any_of(owners, [&](marketo::PersonId owner) {
          return present(owner) == present(holder);
        })) {
      return;
    }
    findings.push_back(
        {.sentence = fmt::format("the lead that the sync made for {} became {}'s",
                                 view_.names.Of(*owners.begin()), view_.names.Of(holder))});
  }

  // Of a lost create nothing but the fields says that the lead is the one.
  void JudgeAdopted(marketo::PersonId holder, const Send<LeadFields, LeadId>& send,
                    Findings& findings) const {
    const auto shown = shown_.find(*send.made);
    const bool is_sure = send.certainty == Certainty::kDone || shown == shown_.end();
    if (is_sure || KeyOf(shown->second) == KeyOf(send.fields)) return;
    findings.push_back({.sentence = fmt::format("{} was given a lead that differs from the one "
                                                "that the sync had asked for",
                                                view_.names.Of(holder))});
  }

  // Somebody who is gone has left their lead to whoever it is.
  void JudgeStranger(const Send<LeadFields, LeadId>& send, Findings& findings) const {
    const std::set<marketo::PersonId>& owners = owners_.Of(send.fields);
    const bool all_there = std::ranges::all_of(owners, [&](marketo::PersonId owner) {
      return view_.after.marketo.FindPerson(owner) != nullptr;
    });
    if (owners.empty() || !all_there) return;
    findings.push_back({.sentence = fmt::format("the lead that the sync made for {} became a "
                                                "person of its own",
                                                view_.names.Of(*owners.begin()))});
  }

  const LawView& view_;
  const LeadOwners& owners_;
  std::map<LeadId, const Send<LeadFields, LeadId>*> sends_;
  std::set<LeadId> given_;
  std::map<LeadId, LeadFields> shown_;  // what may be a lost one, as the sync saw it last
};

void JudgeLeads(const LawView& view, const std::vector<AskedCall>& calls, Findings& findings) {
  const LeadSends sends = SendsAmong<LeadFields, LeadId>(calls);
  if (sends.empty()) return;
  const LeadOwners owners(calls, &store::LeadIntent::person);
  // One that the sync knew of it can have seen deleted since.
  const auto in_the_way = [&](const auto& earlier, const auto& again) {
    const bool would_be_found = earlier.certainty == Certainty::kUnknown && earlier.made &&
                                IsThere(view.after.salesforce, *earlier.made);
    return would_be_found || IsTooSoon(earlier, again);
  };
  JudgeSends(
      sends, owners, in_the_way,
      [](const auto& send) -> const std::string& { return send.fields.last_name; }, findings);
  OwnLeads own(view, sends, owners);
  for (const AskedCall& call : calls) own.JudgeCall(call, findings);
}

// A user may ask for a campaign of the same name again once the link is gone: only what was not
// looked for counts.
void JudgeCampaigns(const std::vector<AskedCall>& calls, Findings& findings) {
  const CampaignSends sends = SendsAmong<CampaignFields, CampaignId>(calls);
  if (sends.size() < 2) return;
  const CampaignOwners owners(calls, &store::CampaignIntent::program);
  JudgeSends(
      sends, owners,
      [](const auto& earlier, const auto& again) { return IsTooSoon(earlier, again); },
      [](const auto& send) -> const std::string& { return send.fields.name; }, findings);
}

}  // namespace

void JudgeLookedForFirst(const LawView& view, Findings& findings) {
  const std::vector<AskedCall> calls = AskedCalls(view.journal);
  JudgeLeads(view, calls, findings);
  JudgeCampaigns(calls, findings);
}

}  // namespace campsync::harness
