// SPDX-License-Identifier: Apache-2.0
//
// MarketoPort: the mock Marketo as the engine meets it, one Answer a request. It checks the size of
// a request (MK-REST-03), counts committed writes and puts Marketo's time on the reply; what a
// request does is the parts' business. It knows no faults and no latency.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/marketo/port.h"
#include "sim/marketo/parts.h"

namespace campsync::sim {

class MarketoPort final : public marketo::Port {
 public:
  explicit MarketoPort(MarketoParts& parts) : parts_(parts) {}

  Result<Timed<marketo::Reply>> Execute(const marketo::Request& request) override;

 private:
  using Answer = Result<marketo::Reply>;
  Answer On(const marketo::ReadSettings& request);
  Answer On(const marketo::ReadChanges& request);
  Answer On(const marketo::ReadPeople& request);
  Answer On(const marketo::ReadMembers& request);
  Answer On(const marketo::ReadPrograms& request);
  Answer On(const marketo::ReadChannels& request);
  Answer On(const marketo::ListMembers& request);
  Answer On(const marketo::CreatePeople& request);
  Answer On(const marketo::UpdatePeople& request);
  Answer On(const marketo::MergePeople& request);
  Answer On(const marketo::WriteMembers& request);
  Answer On(const marketo::WriteMirror& request);
  Answer On(const marketo::SetProgramCampaign& request);
  Answer On(const marketo::PublishReport& request);

  /// Why a call with so many records, or for so many rows, is refused as a whole.
  [[nodiscard]] std::optional<Error> RefuseSize(std::size_t records) const;
  /// The same for a page, which must have room for a row.
  [[nodiscard]] std::optional<Error> RefuseLimit(std::size_t limit) const;
  /// The row of each key that has one, in the order of the keys.
  template <class Row, class Key, class Find>
  Answer RowsOf(const std::vector<Key>& keys, Find&& find);
  /// The result of each record in the order of the request; `write` answers the result and whether
  /// something changed, which is added to `committed`.
  template <class Row, class Record, class Write>
  Answer ResultsOf(const std::vector<Record>& records, std::int64_t& committed, Write&& write);

  MarketoParts& parts_;
};

}  // namespace campsync::sim
