// SPDX-License-Identifier: Apache-2.0
#include "scenarios/harness/judge/text_edits.h"

#include <algorithm>
#include <cstddef>

namespace campsync::harness {

std::string ApplyEdits(const std::string& text, std::vector<TextEdit> edits) {
  std::ranges::stable_sort(edits, {}, [](const TextEdit& edit) { return edit.place.begin; });
  std::string edited;
  std::size_t copied = 0;
  for (const TextEdit& edit : edits) {
    const Place& place = edit.place;
    if (place.begin < copied || place.end < place.begin || place.end > text.size()) continue;
    if (place.end == 0) continue;  // a place of no file
    edited.append(text, copied, place.begin - copied);
    edited += edit.text;
    copied = place.end;
  }
  return edited.append(text, copied);
}

}  // namespace campsync::harness
