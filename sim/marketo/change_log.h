// SPDX-License-Identifier: Apache-2.0
//
// MarketoChangeLog: which records were touched, by whomever and in which order. It says what to
// look at, not what happened, and never forgets. A cursor is the number of changes already read.
#pragma once

#include <cstddef>
#include <vector>

#include "core/error.h"
#include "core/marketo/requests.h"
#include "core/result.h"
#include "sim/marketo/context.h"

namespace campsync::sim {

class MarketoChangeLog {
 public:
  explicit MarketoChangeLog(const MarketoContext& context) : context_(context) {}

  void NotePerson(marketo::PersonId person) { Note(marketo::PersonChanged{person}); }
  void NoteMember(const marketo::MemberKey& member) { Note(marketo::MemberChanged{member}); }
  void NoteProgram(marketo::ProgramId program) { Note(marketo::ProgramChanged{program}); }
  void NoteChannel(marketo::ChannelId channel) { Note(marketo::ChannelChanged{channel}); }
  void NoteMerge(marketo::PersonId winner, marketo::PersonId loser) {
    Note(marketo::PersonMerged{winner, loser});
  }

  /// At most `limit` changes after `after`, oldest first. A cursor that no page ever answered with
  /// is refused (MK-REST-05).
  [[nodiscard]] Result<marketo::ChangePage> Page(marketo::ChangeCursor after, std::size_t limit);

  /// All changes, oldest first.
  [[nodiscard]] const std::vector<marketo::Change>& changes() const { return changes_; }

 private:
  template <class What>
  void Note(What what) {
    changes_.push_back({context_.clock.Now(), what});
  }

  MarketoContext context_;
  std::vector<marketo::Change> changes_;
};

}  // namespace campsync::sim
