// SPDX-License-Identifier: Apache-2.0
//
// The reading calls of marketo::Port as values: the private surface that Marketo gives its own
// sync. Not the public REST API. Keys go in batches of at most kBatchSizeMax.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <variant>
#include <vector>

#include "core/marketo/channel.h"
#include "core/marketo/ids.h"
#include "core/marketo/person.h"
#include "core/marketo/program.h"
#include "core/marketo/settings.h"
#include "core/time.h"

namespace campsync::marketo {

/// Keys or records in one call (MK-REST-03).
inline constexpr std::size_t kBatchSizeMax = 300;

template <class Row>
struct Rows {
  std::vector<Row> rows;
  bool operator==(const Rows&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("result", rows);
  }
};

struct ReadSettings {
  using Reply = Settings;
  static constexpr std::string_view kName = "ReadSettings";
  bool operator==(const ReadSettings&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&&) const {}
};

/// Position in the change log; 0 is before the first change.
struct ChangeCursor {
  std::int64_t position = 0;
  auto operator<=>(const ChangeCursor&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("position", position);
  }
};

struct PersonChanged {
  PersonId person;
  bool operator==(const PersonChanged&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("personChanged", person);
  }
};
/// A membership was added, changed or removed.
struct MemberChanged {
  MemberKey member;
  bool operator==(const MemberChanged&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("memberChanged", member);
  }
};
/// Fields, costs or the channel of a program changed, or it was created or deleted.
struct ProgramChanged {
  ProgramId program;
  bool operator==(const ProgramChanged&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("programChanged", program);
  }
};
struct ChannelChanged {
  ChannelId channel;
  bool operator==(const ChannelChanged&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("channelChanged", channel);
  }
};

/// Two people became one, by a user or by the sync: `loser` no longer exists and `winner` has their
/// memberships (MK-PERSON-11).
struct PersonMerged {
  PersonId winner;
  PersonId loser;
  bool operator==(const PersonMerged&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("winner", winner);
    visit("loser", loser);
  }
};

/// The log says what to look at, not what happened: decisions use current state. It holds the
/// changes of every author, the sync's own included.
struct Change {
  Instant at;
  std::variant<PersonChanged, MemberChanged, ProgramChanged, ChannelChanged, PersonMerged> what;
  bool operator==(const Change&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("at", at);
    std::visit([&](const auto& one) { one.VisitFields(visit); }, what);
  }
};

struct ChangePage {
  std::vector<Change> changes;
  ChangeCursor next;  // where the next page begins
  bool more = false;
  bool operator==(const ChangePage&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("changes", changes);
    visit("next", next);
    visit("more", more);
  }
};

struct ReadChanges {
  using Reply = ChangePage;
  static constexpr std::string_view kName = "ReadChanges";
  ChangeCursor after;
  std::size_t limit = kBatchSizeMax;
  bool operator==(const ReadChanges&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("after", after);
    visit("limit", static_cast<std::int64_t>(limit));
  }
};

/// People by id; a deleted person has no row.
struct ReadPeople {
  using Reply = Rows<Person>;
  static constexpr std::string_view kName = "ReadPeople";
  std::vector<PersonId> ids;
  bool operator==(const ReadPeople&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("ids", ids);
  }
};

/// Memberships by key; someone not in the program has no row.
struct ReadMembers {
  using Reply = Rows<ProgramMember>;
  static constexpr std::string_view kName = "ReadMembers";
  std::vector<MemberKey> keys;
  bool operator==(const ReadMembers&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("keys", keys);
  }
};

/// Programs by id; a deleted program has no row.
struct ReadPrograms {
  using Reply = Rows<Program>;
  static constexpr std::string_view kName = "ReadPrograms";
  std::vector<ProgramId> ids;
  bool operator==(const ReadPrograms&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("ids", ids);
  }
};

struct ReadChannels {
  using Reply = Rows<Channel>;
  static constexpr std::string_view kName = "ReadChannels";
  std::vector<ChannelId> ids;
  bool operator==(const ReadChannels&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("ids", ids);
  }
};

/// One slice of a program's members in the order of person id; shorter than `limit`: the last.
struct ListMembers {
  using Reply = Rows<ProgramMember>;
  static constexpr std::string_view kName = "ListMembers";
  ProgramId program;
  PersonId after;
  std::size_t limit = kBatchSizeMax;
  bool operator==(const ListMembers&) const = default;

  template <class Visitor>
  void VisitFields(Visitor&& visit) const {
    visit("programId", program);
    visit("after", after);
    visit("limit", static_cast<std::int64_t>(limit));
  }
};

}  // namespace campsync::marketo
