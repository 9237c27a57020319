// SPDX-License-Identifier: Apache-2.0
//
// Observer: what the engine saw, decided and did, as it happens. Explanations, rule coverage,
// judges and the naming of switches in verdicts read this stream; nothing in the engine reads it
// back. Events come in the order of their causes within one engine.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/marketo/sync_status.h"
#include "core/rule_id.h"
#include "core/store/records.h"
#include "core/time.h"

namespace campsync {

/// Which of the two systems.
enum class Side : std::uint8_t { kMarketo, kSalesforce };
[[nodiscard]] std::string_view NameOf(Side side);

/// What an event is about, in words that are the same in every run: `member 701.../17`,
/// `link program 5`, `campaign 701...`, `person 17`.
using RecordName = std::string;

/// Where in the run an event belongs.
struct EventPlace {
  std::int64_t cycle = 0;  // 0: outside of a cycle (a user's request)
  std::int64_t batch = 0;  // counted within the cycle
  RecordName record;
};

/// A feed or a read showed a value of the record.
struct Observed {
  Side side = Side::kSalesforce;
  std::string value;
  Instant stamp;          // SystemModstamp, or Marketo's time of the change
  std::string_view call;  // the port call that showed it
};

/// The value was read once more just before a write.
struct ReRead {
  Side side = Side::kSalesforce;
  std::string value;
  bool as_planned = true;  // false: the record leaves the batch
};

enum class Outcome : std::uint8_t {
  kPush,       // Marketo's value goes to Salesforce
  kPull,       // Salesforce's value goes to Marketo
  kAgree,      // both sides say the same
  kRefuse,     // a rule forbids it; the sides stay apart
  kSupersede,  // a named other edit wins
  kBlock,      // a listed error stands in the way
  kExplain,    // looked like an edit and is none (own write, deleted campaign, ...)
};
[[nodiscard]] std::string_view NameOf(Outcome outcome);

/// The two sides of a member as names: its label, its progression status; nullopt: no member.
struct MemberValues {
  std::optional<std::string> salesforce;
  std::optional<std::string> marketo;
};

/// What a decision about a member stands on.
struct MemberGround {
  MemberValues base;  // last seen
  MemberValues now;
};

struct Decided {
  Outcome outcome = Outcome::kAgree;
  RuleId rule = "MK-MEMBER-03";
  std::string base;                        // last seen, both sides
  std::string observed;                    // now, both sides
  std::vector<std::string_view> switches;  // names of the policy switches that were read
  std::optional<MemberGround> ground;      // of a decision about a member
};

/// A create without a natural key is about to be sent.
struct IntentOpened {
  std::string fields;
};

/// What became of an intent.
struct Reconciled {
  std::string outcome;  // `adopted 00Q...`, `not created`, `ambiguous`
};

struct Wrote {
  Side side = Side::kSalesforce;
  std::string value;
  std::string result;  // `ok`, or the error
};

struct ReadBack {
  Side side = Side::kSalesforce;
  std::string value;
  std::string modified_by;
};

struct MirrorMoved {
  std::string from;
  std::string to;
};

struct BaseAdvanced {
  std::string from;
  std::string to;
  std::string disposition;
};

/// A link was refused, made, taken up again or dropped.
struct LinkDecided {
  std::string outcome;
  RuleId rule = "MK-LINK-01";
  std::vector<std::string_view> switches;
};

struct Reported {
  marketo::SyncReport report;
};

struct Event {
  EventPlace place;
  std::variant<Observed, ReRead, Decided, IntentOpened, Reconciled, Wrote, ReadBack, MirrorMoved,
               BaseAdvanced, LinkDecided, Reported>
      what;
};

class Observer {
 public:
  virtual ~Observer() = default;
  virtual void On(const Event& event) = 0;
  /// Whether anybody looks. Where nobody does, nothing is put in words and On() is never called.
  /// Asked once an engine.
  [[nodiscard]] virtual bool IsWatching() const { return true; }
};

}  // namespace campsync
