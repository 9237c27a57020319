# SPDX-License-Identifier: Apache-2.0
"""equivalent.json: mutants that were shown to change nothing observable, each with the reason."""

import json


class BadEntry(Exception):
    """The file does not have the form that README.md describes."""


def parse(text, known_ids):
    """Id -> reason."""
    try:
        listed = json.loads(text)
    except ValueError as error:
        raise BadEntry(str(error)) from error
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        raise BadEntry("a list of entries is expected")
    reasons = {}
    for entry in listed:
        if entry.keys() != {"id", "reason"} or not str(entry["reason"]).strip():
            raise BadEntry(f"an entry has id and reason, and reason says why: {entry}")
        if entry["id"] not in known_ids:
            raise BadEntry(f"there is no mutant {entry['id']}")
        if entry["id"] in reasons:
            raise BadEntry(f"{entry['id']} stands twice")
        reasons[entry["id"]] = entry["reason"]
    return reasons
