// SPDX-License-Identifier: Apache-2.0
#include "sim/marketo/marketo_port.h"

#include <fmt/format.h>

#include <utility>
#include <variant>

#include "sim/marketo/refusals.h"

namespace campsync::sim {

using marketo::Reply;

Result<Timed<Reply>> MarketoPort::Execute(const marketo::Request& request) {
  Answer answer = std::visit([this](const auto& one) { return On(one); }, request);
  if (!answer) return answer.error();
  return Timed<Reply>{parts_.context.clock.Now(), std::move(*answer)};
}

std::optional<Error> MarketoPort::RefuseSize(std::size_t records) const {
  if (!parts_.context.rules.Applies("MK-REST-03", records > marketo::kBatchSizeMax)) {
    return std::nullopt;
  }
  return SystemError(fmt::format("The request has {} records, at most {} are taken", records,
                                 marketo::kBatchSizeMax));
}

std::optional<Error> MarketoPort::RefuseLimit(std::size_t limit) const {
  if (auto error = RefuseSize(limit)) return error;
  return RefuseMissing(parts_.context.rules, "MK-REST-05", limit == 0,
                       SystemError("A page holds at least one row"));
}

template <class Row, class Key, class Find>
MarketoPort::Answer MarketoPort::RowsOf(const std::vector<Key>& keys, Find&& find) {
  if (auto error = RefuseSize(keys.size())) return *error;
  marketo::Rows<Row> reply;
  reply.rows.reserve(keys.size());
  for (const Key& key : keys) {
    if (const Row* row = find(key)) reply.rows.push_back(*row);
  }
  return Reply(std::move(reply));
}

template <class Row, class Record, class Write>
MarketoPort::Answer MarketoPort::ResultsOf(const std::vector<Record>& records,
                                           std::int64_t& committed, Write&& write) {
  if (auto error = RefuseSize(records.size())) return *error;
  marketo::WriteResults<Row> reply;
  reply.results.reserve(records.size());
  for (const Record& record : records) {
    std::pair<Result<Row>, bool> written = write(record);
    reply.results.push_back(std::move(written.first));
    committed += written.second ? 1 : 0;
  }
  return Reply(std::move(reply));
}

// --- Reads --------------------------------------------------------------------------------------

MarketoPort::Answer MarketoPort::On(const marketo::ReadSettings&) { return Reply(parts_.settings); }

MarketoPort::Answer MarketoPort::On(const marketo::ReadChanges& request) {
  if (auto error = RefuseLimit(request.limit)) return *error;
  auto page = parts_.changes.Page(request.after, request.limit);
  if (!page) return page.error();
  return Reply(std::move(*page));
}

MarketoPort::Answer MarketoPort::On(const marketo::ReadPeople& request) {
  return RowsOf<marketo::Person>(request.ids, [this](marketo::PersonId id) {
    const MarketoPersonRow* row = parts_.people.Find(id);
    return row == nullptr ? nullptr : &row->person;
  });
}

MarketoPort::Answer MarketoPort::On(const marketo::ReadMembers& request) {
  return RowsOf<marketo::ProgramMember>(request.keys, [this](const marketo::MemberKey& key) {
    const MarketoMemberRow* row = parts_.members.Find(key.program, key.person);
    return row == nullptr ? nullptr : &row->member;
  });
}

MarketoPort::Answer MarketoPort::On(const marketo::ReadPrograms& request) {
  return RowsOf<marketo::Program>(
      request.ids, [this](marketo::ProgramId id) { return parts_.programs.Find(id); });
}

MarketoPort::Answer MarketoPort::On(const marketo::ReadChannels& request) {
  return RowsOf<marketo::Channel>(
      request.ids, [this](marketo::ChannelId id) { return parts_.channels.Find(id); });
}

MarketoPort::Answer MarketoPort::On(const marketo::ListMembers& request) {
  if (auto error = RefuseLimit(request.limit)) return *error;
  marketo::Rows<marketo::ProgramMember> reply;
  if (const MarketoMembers::Items* items = parts_.members.Of(request.program)) {
    items->Slice(request.after, request.limit,
                 [&](const MarketoMemberRow& row) { reply.rows.push_back(row.member); });
  }
  return Reply(std::move(reply));
}

// --- Writes -------------------------------------------------------------------------------------

MarketoPort::Answer MarketoPort::On(const marketo::CreatePeople& request) {
  using One = std::pair<Result<marketo::PersonId>, bool>;
  return ResultsOf<marketo::PersonId>(request.people, parts_.committed.people,
                                      [this](const marketo::PersonFromSalesforce& person) -> One {
                                        const auto written =
                                            parts_.people.CreateFromSalesforce(person);
                                        if (!written) return {written.error(), false};
                                        return {written->id, written->changed};
                                      });
}

MarketoPort::Answer MarketoPort::On(const marketo::UpdatePeople& request) {
  using One = std::pair<Result<marketo::PersonId>, bool>;
  return ResultsOf<marketo::PersonId>(
      request.people, parts_.committed.people, [this](const marketo::PersonUpdate& update) -> One {
        const auto written = parts_.people.UpdateFromSalesforce(update);
        if (!written) return {written.error(), false};
        return {written->id, written->changed};
      });
}

MarketoPort::Answer MarketoPort::On(const marketo::MergePeople& request) {
  using One = std::pair<Result<marketo::PersonId>, bool>;
  return ResultsOf<marketo::PersonId>(request.merges, parts_.committed.people,
                                      [this](const marketo::PersonMerge& merge) -> One {
                                        const auto written = parts_.merges.Merge(merge);
                                        if (!written) return {written.error(), false};
                                        return {written->id, written->changed};
                                      });
}

MarketoPort::Answer MarketoPort::On(const marketo::WriteMembers& request) {
  using One = std::pair<Result<marketo::MemberAfter>, bool>;
  return ResultsOf<marketo::MemberAfter>(request.members, parts_.committed.members,
                                         [this](const marketo::MemberWrite& write) -> One {
                                           const auto written = parts_.writes.Write(write);
                                           if (!written) return {written.error(), false};
                                           return {written->after, written->changed};
                                         });
}

MarketoPort::Answer MarketoPort::On(const marketo::WriteMirror& request) {
  using One = std::pair<Result<marketo::MirrorChanged>, bool>;
  return ResultsOf<marketo::MirrorChanged>(request.rows, parts_.committed.mirror,
                                           [this](const marketo::MirrorWrite& write) -> One {
                                             const auto written = parts_.mirror.Write(write);
                                             return {written, written.ok() && written->changed};
                                           });
}

MarketoPort::Answer MarketoPort::On(const marketo::SetProgramCampaign& request) {
  const auto changed = parts_.programs.SetCampaign(request.program, request.campaign);
  if (!changed) return changed.error();
  parts_.committed.program_campaign += *changed ? 1 : 0;
  return Reply(Done{});
}

MarketoPort::Answer MarketoPort::On(const marketo::PublishReport& request) {
  parts_.reports.Publish(request.report);
  return Reply(Done{});
}

}  // namespace campsync::sim
