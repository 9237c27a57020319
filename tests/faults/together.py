# SPDX-License-Identifier: Apache-2.0
"""Verdicts on many faults from one build, so that trying one costs a run and no compiler."""

import concurrent.futures

import verdict
from woven import Woven


def judge(folder, faults, jobs, seconds):
    """Fault id -> Verdict in the tree that is `folder`/tree, of those that one build can hold and
    that some case passes. Others are not in it: whether no case gets there, or a compiler evaluates
    the place, this build does not tell. Raises Broken."""
    woven = Woven(folder, jobs, {fault.id for fault in faults}, seconds)
    if not woven.of_these_kinds:
        return {}
    woven.build()
    cases = {number: some for number, some in woven.cases_of().items() if some}
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        asked = {woven.faults[number].id: pool.submit(woven.try_one, number, some, True)
                 for number, some in cases.items()}
        return {id: _verdict(*one.result()) for id, one in asked.items()}


def _verdict(failing, changed):
    if failing:
        return verdict.Verdict(verdict.KILLED, verdict.BY_CASE, "", tuple(failing))
    return verdict.Verdict(verdict.SURVIVED, changed_journals=tuple(changed))
