// SPDX-License-Identifier: Apache-2.0
//
// MarketoPeople: the people and which Salesforce record each one is. It keeps one person a record;
// it does not look for people by e-mail when Salesforce sends a record (MK-PERSON-05). Ids come
// from a counter that stays above every given id. Who lost a merge is no person any more, and it
// remembers into whom.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/error.h"
#include "core/marketo/person.h"
#include "core/marketo/write_requests.h"
#include "core/result.h"
#include "sim/marketo/change_log.h"
#include "sim/marketo/ordered_table.h"

namespace campsync::sim {

/// What a marketer or a form fills in. Marketo requires none of it.
struct PersonFields {
  std::string first_name;
  std::string last_name;
  std::string company;
  std::string email;
};

/// Absent fields stay; the empty text clears.
struct PersonEdit {
  std::optional<std::string> first_name;
  std::optional<std::string> last_name;
  std::optional<std::string> company;
  std::optional<std::string> email;
};

/// A person and what Marketo knows beside the fields the sync reads.
struct MarketoPersonRow {
  marketo::Person person;
  std::optional<marketo::ProgramId> acquisition_program;  // (MK-MEMBER-07)
  bool created_by_sync = false;
  bool was_member = false;  // of any program, ever
};

class MarketoPeople {
 public:
  MarketoPeople(const MarketoContext& context, MarketoChangeLog& changes)
      : context_(context), changes_(changes) {}

  // --- Reading ---
  [[nodiscard]] const MarketoPersonRow* Find(marketo::PersonId id) const { return rows_.Find(id); }
  /// The person who is the record in Salesforce; nullopt: nobody.
  [[nodiscard]] std::optional<marketo::PersonId> FindByRecord(
      const marketo::SfdcRecord& record) const;
  /// Calls visit(const MarketoPersonRow&) in the order of ids.
  template <class Visit>
  void ForEach(Visit&& visit) const {
    rows_.ForEach(visit);
  }

  /// Who lost a merge, and into whom.
  [[nodiscard]] const std::map<marketo::PersonId, marketo::PersonId>& winners() const {
    return winners_;
  }
  /// Records in Salesforce that nobody is since a merge chose the other one, oldest first. A contact
  /// whose place a lead took is such a one: no conversion goes that way.
  [[nodiscard]] const std::vector<marketo::SfdcRecord>& given_up() const { return given_up_; }
  /// The person who the id is now: the winner of the merges it lost, or itself.
  [[nodiscard]] marketo::PersonId SurvivorOf(marketo::PersonId id) const;

  // --- Marketing ---
  marketo::PersonId Add(const PersonFields& fields);
  Result<Done> Update(marketo::PersonId id, const PersonEdit& edit);

  // --- The sync ---
  struct Written {
    marketo::PersonId id;
    bool changed = false;
  };
  /// Refused: a null record (1003).
  Result<Written> CreateFromSalesforce(const marketo::PersonFromSalesforce& person);
  /// Refused: nobody of that id (1004), a record that another person is (1003, MK-PERSON-05).
  Result<Written> UpdateFromSalesforce(const marketo::PersonUpdate& update);

  // --- Membership ---
  /// Notes that an existing person entered a program, for the first time or not.
  void NoteMembership(marketo::PersonId id) { rows_.Find(id)->was_member = true; }
  void SetAcquisitionProgram(marketo::PersonId id, marketo::ProgramId program) {
    rows_.Find(id)->acquisition_program = program;
  }

  // --- Merge ---
  /// The loser is gone; of both records in Salesforce the winner has the stronger: a contact before
  /// a lead, any before none, else their own (MK-PERSON-11). Both exist and are not the same.
  void Absorb(marketo::PersonId winner, marketo::PersonId loser);

  /// A person who was there before the first step. A null id is filled in.
  Result<marketo::PersonId, Malformed> Give(const marketo::Person& person);

 private:
  marketo::PersonId Insert(marketo::Person person, bool created_by_sync);
  void Unindex(const marketo::Person& person);
  void Index(const marketo::Person& person);

  MarketoContext context_;
  MarketoChangeLog& changes_;
  OrderedTable<marketo::PersonId, MarketoPersonRow> rows_;
  std::map<marketo::PersonId, marketo::PersonId> winners_;  // of those who lost a merge
  std::vector<marketo::SfdcRecord> given_up_;
  std::unordered_map<salesforce::LeadId, marketo::PersonId> by_lead_;
  std::unordered_map<salesforce::ContactId, marketo::PersonId> by_contact_;
  std::int64_t next_ = 100'001;  // far from program ids: mixed-up keys find nothing
};

}  // namespace campsync::sim
