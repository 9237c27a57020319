# SPDX-License-Identifier: Apache-2.0
"""Has the recorded scenarios judge a build, against what they say of the unchanged one."""

import verdict
from workspace import Broken


class Scenarios:
    """An examiner of Bench: one run of `command`, ended after `seconds`."""

    def __init__(self, command, seconds):
        self._command = command
        self._seconds = seconds
        self._usual = verdict.CaseReport()

    def establish(self, workspace):
        finished, report = self._run(workspace)
        if finished.status != 0:
            raise Broken(f"the unchanged tree does not pass (status {finished.status}):\n"
                         + finished.output[-4000:])
        if "{report}" in self._command and not report.digests:
            raise Broken("the run of the unchanged tree reports no case")
        self._usual = report

    def examine(self, workspace):
        finished, report = self._run(workspace)
        return verdict.judge(finished, report, self._usual)

    def _run(self, workspace):
        finished, path = workspace.run(self._command, self._seconds)
        return finished, verdict.read_report(path)
