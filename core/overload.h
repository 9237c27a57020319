// SPDX-License-Identifier: Apache-2.0
//
// Overload: a visitor for std::visit made of one lambda an alternative. A variant that gains an
// alternative then fails to compile wherever it is visited.
#pragma once

namespace campsync {

template <class... Lambdas>
struct Overload : Lambdas... {
  using Lambdas::operator()...;
};
template <class... Lambdas>
Overload(Lambdas...) -> Overload<Lambdas...>;

}  // namespace campsync
