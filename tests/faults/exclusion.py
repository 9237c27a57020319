# SPDX-License-Identifier: Apache-2.0
"""Lines of core/ that no fault is drawn from, each for a stated reason (see README.md)."""

import re

from source import ENUM

DESCRIPTION = "field description"

_REASONS = (
    ("preprocessor", re.compile(r"\s*#")),
    (DESCRIPTION, re.compile(r"\s*visit\(\"")),
    ("assertion", re.compile(r".*\b(static_assert|CAMPSYNC_CHECK|CAMPSYNC_UNREACHABLE)\b")),
    ("case label", re.compile(r"\s*(case\b[^;{]*|default\s*):\s*$")),
    ("declaration of names", re.compile(r"\s*(using|namespace|enum|template|friend|extern)\b")),
    ("pure virtual", re.compile(r".*\)\s*(const|noexcept|\s)*= 0;")),
    ("defaulted", re.compile(r".*= (default|delete);")),
)


def reason_for(line):
    """Why nothing is drawn from the line; None when something may be."""
    if not re.search(r"\w", line.code):
        return "comment or bracket"
    if line.scope == ENUM:
        return "declaration of names"
    for reason, pattern in _REASONS:
        if pattern.match(line.code):
            return reason
    return None
