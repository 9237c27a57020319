// SPDX-License-Identifier: Apache-2.0
#include "scenarios/cli/result_codec.h"

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <set>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/check.h"

namespace campsync::cli {
namespace {

using harness::CaseResult;
using harness::DumpedTable;
using harness::FieldDiff;
using harness::Finding;
using harness::LoadNote;
using harness::LocatedError;
using harness::Place;
using harness::ReferenceTally;
using harness::StateDump;
using harness::SwitchValue;
using harness::TextEdit;
using harness::TimedCase;

// The fields of each record, once for both ways: `both` writes them or reads them.
void Fields(auto& both, Place& one) { both(one.line, one.column, one.begin, one.end); }
void Fields(auto& both, TextEdit& one) { both(one.place, one.text); }
void Fields(auto& both, FieldDiff& one) {
  both(one.field, one.expected, one.found, one.is_different);
}
void Fields(auto& both, Finding& one) {
  both(one.judge, one.rule, one.place, one.sentence, one.lines, one.diff, one.edits);
}
void Fields(auto& both, LoadNote& one) { both(one.kind, one.place, one.text); }
void Fields(auto& both, SwitchValue& one) { both(one.name, one.value); }
void Fields(auto& both, DumpedTable& one) { both(one.section, one.name, one.columns, one.rows); }
void Fields(auto& both, StateDump& one) { both(one.moment, one.tables); }
void Fields(auto& both, LocatedError& one) {
  both(one.file, one.line, one.column, one.message, one.advice, one.excerpt);
}
void Fields(auto& both, ReferenceTally& one) { both(one.edited, one.untouched, one.not_judged); }
void Fields(auto& both, CaseResult& one) {
  both(one.name, one.path, one.title, one.verdict, one.findings, one.doubts, one.crash);
  both(one.divergence, one.cited, one.fired, one.fired_at_gates, one.settings, one.switches);
  both(one.expectations_met, one.reference, one.digest, one.trace, one.people, one.dump);
  both(one.notes);
}
void Fields(auto& both, TimedCase& one) { both(one.result, one.duration_us); }

template <class T>
concept Number = std::integral<T> || std::is_enum_v<T>;

class Writer {
 public:
  void operator()(auto&... values) { (Put(values), ...); }
  [[nodiscard]] std::string Take() { return std::move(bytes_); }

 private:
  void Put(Number auto& value) {
    const auto wide = static_cast<std::uint64_t>(value);
    bytes_.append(reinterpret_cast<const char*>(&wide), sizeof(wide));
  }
  void Put(std::string& text) {
    std::size_t size = text.size();
    Put(size);
    bytes_ += text;
  }
  template <class T>
  void Put(std::vector<T>& values) {
    std::size_t size = values.size();
    Put(size);
    for (T& value : values) Put(value);
  }
  template <class T, std::size_t kSize>
  void Put(std::array<T, kSize>& values) {
    for (T& value : values) Put(value);
  }
  void Put(std::set<std::string, std::less<>>& values) {
    std::vector<std::string> list(values.begin(), values.end());
    Put(list);
  }
  template <class T>
  void Put(std::optional<T>& value) {
    bool has_value = value.has_value();
    Put(has_value);
    if (value) Put(*value);
  }
  template <class... Ts>
  void Put(std::variant<Ts...>& value) {
    std::size_t index = value.index();
    Put(index);
    std::visit([this](auto& one) { this->Put(one); }, value);
  }
  void Put(std::monostate&) {}
  template <class T>
  void Put(T& record) {
    Fields(*this, record);
  }

  std::string bytes_;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}
  void operator()(auto&... values) { (Get(values), ...); }

 private:
  std::string_view Next(std::size_t size) {
    CAMPSYNC_CHECK(size <= bytes_.size());
    const std::string_view next = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return next;
  }
  template <Number T>
  void Get(T& value) {
    std::uint64_t wide = 0;
    std::memcpy(&wide, Next(sizeof(wide)).data(), sizeof(wide));
    value = static_cast<T>(wide);
  }
  void Get(std::string& text) {
    std::size_t size = 0;
    Get(size);
    text = Next(size);
  }
  template <class T>
  void Get(std::vector<T>& values) {
    std::size_t size = 0;
    Get(size);
    values.resize(size);
    for (T& value : values) Get(value);
  }
  template <class T, std::size_t kSize>
  void Get(std::array<T, kSize>& values) {
    for (T& value : values) Get(value);
  }
  void Get(std::set<std::string, std::less<>>& values) {
    std::vector<std::string> list;
    Get(list);
    values.insert(list.begin(), list.end());
  }
  template <class T>
  void Get(std::optional<T>& value) {
    bool has_value = false;
    Get(has_value);
    if (has_value) Get(value.emplace());
  }
  template <class... Ts>
  void Get(std::variant<Ts...>& value) {
    std::size_t index = 0;
    Get(index);
    GetAlternative<0>(index, value);
  }
  template <std::size_t kIndex, class... Ts>
  void GetAlternative(std::size_t index, std::variant<Ts...>& value) {
    if constexpr (kIndex < sizeof...(Ts)) {
      if (index == kIndex) return Get(value.template emplace<kIndex>());
      GetAlternative<kIndex + 1>(index, value);
    }
  }
  void Get(std::monostate&) {}
  template <class T>
  void Get(T& record) {
    Fields(*this, record);
  }

  std::string_view bytes_;
};

}  // namespace

std::string EncodeCase(RanCase ran) {
  Writer writer;
  writer(ran);
  return writer.Take();
}

RanCase DecodeCase(std::string_view bytes) {
  RanCase ran;
  Reader reader(bytes);
  reader(ran);
  return ran;
}

}  // namespace campsync::cli
