# SPDX-License-Identifier: Apache-2.0
"""equivalent.json: faults that were shown to change nothing observable, each with the reason.

Entries name the change by its text, so they survive moved lines and go stale with changed ones.
"""

import dataclasses
import json

from fault import identify

_REQUIRED = {"file", "old", "new", "reason"}


class BadEntry(Exception):
    """The file does not have the form that README.md describes."""


@dataclasses.dataclass(frozen=True)
class Entry:
    file: str
    old: str
    new: str
    reason: str
    occurrence: int = 1  # which of the file's equal lines

    @property
    def id(self):
        return identify(self.file, self.old, self.new, self.occurrence)

    def __str__(self):
        return f"{self.file}: {self.old} -> {self.new}"


def parse(text):
    """Fault id -> Entry."""
    try:
        listed = json.loads(text)
    except ValueError as error:
        raise BadEntry(str(error)) from error
    if not isinstance(listed, list):
        raise BadEntry("a list of entries is expected")
    entries = {}
    for number, fields in enumerate(listed, start=1):
        entry = _read(number, fields)
        if entry.id in entries:
            raise BadEntry(f"entry {number} repeats another: {entry}")
        entries[entry.id] = entry
    return entries


def _read(number, fields):
    if not isinstance(fields, dict):
        raise BadEntry(f"entry {number} is no object")
    unknown = fields.keys() - _REQUIRED - {"occurrence"}
    missing = _REQUIRED - fields.keys()
    if unknown or missing:
        raise BadEntry(f"entry {number}: unknown keys {sorted(unknown)}, missing {sorted(missing)}")
    texts = [fields[name] for name in ("file", "old", "new", "reason")]
    occurrence = fields.get("occurrence", 1)
    if not all(isinstance(text, str) for text in texts) or not fields["reason"].strip():
        raise BadEntry(f"entry {number}: file, old, new and reason are texts, and reason says why")
    if type(occurrence) is not int or occurrence < 1:
        raise BadEntry(f"entry {number}: occurrence counts from 1")
    return Entry(*texts, occurrence)
