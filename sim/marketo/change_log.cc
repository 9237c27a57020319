// SPDX-License-Identifier: Apache-2.0
#include "sim/marketo/change_log.h"

#include <algorithm>
#include <iterator>

#include "sim/marketo/refusals.h"

namespace campsync::sim {

Result<marketo::ChangePage> MarketoChangeLog::Page(marketo::ChangeCursor after, std::size_t limit) {
  const auto size = std::ssize(changes_);
  const bool unknown = after.position < 0 || after.position > size;
  if (auto error = RefuseMissing(context_.rules, "MK-REST-05", unknown,
                                 SystemError("The paging token is not one of this log"))) {
    return *error;
  }
  const auto count = std::min(static_cast<std::ptrdiff_t>(limit), size - after.position);
  const auto first = changes_.begin() + after.position;
  marketo::ChangePage page;
  page.changes.assign(first, first + count);
  page.next.position = after.position + count;
  page.more = page.next.position < size;
  return page;
}

}  // namespace campsync::sim
