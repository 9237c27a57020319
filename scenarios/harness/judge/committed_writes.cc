// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/judge/committed_writes.h"

#include <fmt/format.h>

#include <cstddef>
#include <type_traits>
#include <utility>

namespace campsync::harness {
namespace {

using ManyWrites = std::vector<CommittedWrite>;

// Calls `add` with the index of every record of a write that went through.
template <class Result, class Add>
void ForEachWritten(const std::vector<Result>& results, Add&& add) {
  for (std::size_t index = 0; index < results.size(); ++index) {
    if (results[index].ok()) add(index);
  }
}

// The answers to a request; nullptr: it was refused as a whole.
template <class Request, class Call>
const auto* ResultsOf(const Request&, const Call& call) {
  const auto* reply = call.reply && call.reply->ok()
                          ? std::get_if<typename Request::Reply>(&(*call.reply)->value)
                          : nullptr;
  return reply == nullptr ? nullptr : &reply->results;
}

}  // namespace

CommittedWrites::CommittedWrites(const WorldView& world, JournalEntries journal) : world_(world) {
  for (const sim::JournalEntry& entry : journal) {
    const auto* call = entry.content.As<sim::MarketoCall>();
    const auto* update =
        call == nullptr ? nullptr : std::get_if<marketo::UpdatePeople>(&call->request);
    if (update == nullptr) continue;
    for (const marketo::PersonUpdate& one : update->people) {
      if (one.sfdc_record) people_.insert_or_assign(RefOf(*one.sfdc_record), one.id);
    }
  }
  for (const marketo::Person& person : world.marketo.people) {
    if (person.sfdc_record) people_.insert_or_assign(RefOf(*person.sfdc_record), person.id);
  }
  // Whoever stays apart from the contact that their lead became does not take its place.
  for (const marketo::Person& person : world.marketo.people) {
    if (!person.sfdc_record) continue;
    people_.try_emplace(world.salesforce.PresentRecord(RefOf(*person.sfdc_record)), person.id);
  }
}

Somebody CommittedWrites::Who(marketo::PersonId person) const {
  return world_.marketo.PresentPerson(person);
}

Somebody CommittedWrites::Who(const salesforce::PersonRef& person) const {
  const salesforce::PersonRef present = world_.salesforce.PresentRecord(person);
  for (const salesforce::PersonRef& ref : {person, present}) {
    if (const auto found = people_.find(ref); found != people_.end()) return Who(found->second);
  }
  return present;
}

std::vector<CommittedWrite> CommittedWrites::Read(const sim::JournalEntry& entry) {
  if (entry.kind != sim::EntryKind::kEffect) return {};
  if (const auto* call = entry.content.As<sim::MarketoCall>()) return ReadCall(*call);
  if (const auto* call = entry.content.As<sim::SalesforceCall>()) return ReadCall(*call);
  return {};
}

CommittedWrite CommittedWrites::MemberOf(const salesforce::MemberKey& key) const {
  const auto lead = salesforce::LeadOf(key.person);
  const auto contact = salesforce::ContactOf(key.person);
  return {fmt::format("member {}/{}{}", key.campaign.Text(), lead ? lead->Text() : "",
                      contact ? contact->Text() : ""),
          Who(key.person)};
}

CommittedWrite CommittedWrites::MemberOf(salesforce::CampaignMemberId row) const {
  const auto found = rows_.find(row);
  return found == rows_.end() ? CommittedWrite{"member " + row.Text(), {}}
                              : MemberOf(found->second);
}

void CommittedWrites::Learn(const salesforce::Reply& reply) {
  const auto* rows = std::get_if<salesforce::Rows<salesforce::CampaignMember>>(&reply);
  if (rows == nullptr) return;
  for (const salesforce::CampaignMember& row : rows->rows) {
    rows_.insert_or_assign(row.id, salesforce::MemberKey{row.campaign, row.person});
  }
}

std::vector<CommittedWrite> CommittedWrites::ReadCall(const sim::MarketoCall& call) const {
  ManyWrites writes;
  if (const auto* members = std::get_if<marketo::WriteMembers>(&call.request)) {
    const auto* results = ResultsOf(*members, call);
    if (results == nullptr) return {};
    ForEachWritten(*results, [&](std::size_t index) {
      const marketo::MemberWrite& one = members->members[index];
      if ((*results)[index]->state == one.expected) return;
      writes.push_back(
          {fmt::format("program {}/{}", one.member.program.value, one.member.person.value),
           Who(one.member.person)});
    });
  } else if (const auto* mirror = std::get_if<marketo::WriteMirror>(&call.request)) {
    const auto* results = ResultsOf(*mirror, call);
    if (results == nullptr) return {};
    ForEachWritten(*results, [&](std::size_t index) {
      const marketo::MirrorWrite& one = mirror->rows[index];
      if (!(*results)[index]->changed) return;
      writes.push_back(
          {fmt::format("mirror {}/{}", one.campaign.Text(), one.person.value), Who(one.person)});
    });
  }
  return writes;
}

std::vector<CommittedWrite> CommittedWrites::ReadCall(const sim::SalesforceCall& call) {
  if (call.reply && call.reply->ok()) Learn((*call.reply)->value);
  ManyWrites writes;
  std::visit(
      [&]<class Request>(const Request& request) {
        if constexpr (std::is_same_v<Request, salesforce::CreateMembers>) {
          if (const auto* results = ResultsOf(request, call)) {
            ForEachWritten(*results, [&](std::size_t index) {
              const salesforce::MemberFields& fields = request.records[index];
              const salesforce::MemberKey key{fields.campaign, fields.person};
              rows_.insert_or_assign(*(*results)[index], key);
              writes.push_back(MemberOf(key));
            });
          }
        } else if constexpr (std::is_same_v<Request, salesforce::UpdateMembers>) {
          if (const auto* results = ResultsOf(request, call)) {
            ForEachWritten(*results, [&](std::size_t index) {
              writes.push_back(MemberOf(request.records[index].id));
            });
          }
        } else if constexpr (std::is_same_v<Request, salesforce::DeleteMembers>) {
          if (const auto* results = ResultsOf(request, call)) {
            ForEachWritten(*results, [&](std::size_t index) {
              writes.push_back(MemberOf(request.ids[index]));
            });
          }
        } else if constexpr (std::is_same_v<Request, salesforce::UpdateCampaigns> ||
                             std::is_same_v<Request, salesforce::UpdateStatuses>) {
          if (const auto* results = ResultsOf(request, call)) {
            ForEachWritten(*results, [&](std::size_t index) {
              writes.push_back({"definition " + request.records[index].id.Text(), {}});
            });
          }
        } else if constexpr (std::is_same_v<Request, salesforce::CreateStatuses>) {
          if (const auto* results = ResultsOf(request, call)) {
            ForEachWritten(*results, [&](std::size_t index) {
              const salesforce::StatusFields& fields = request.records[index];
              writes.push_back(
                  {fmt::format("status {} of {}", fields.label.handle, fields.campaign.Text()),
                   {}});
            });
          }
        }
      },
      call.request);
  return writes;
}

}  // namespace campsync::harness
