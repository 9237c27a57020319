# SPDX-License-Identifier: Apache-2.0
"""A fault: one line of core/ replaced by another. Its id names the change, not its place."""

import dataclasses
import hashlib
import pathlib


def identify(file, old, new, occurrence):
    """Eight hex digits that stay the same while lines around the fault move."""
    parts = "\n".join((file, old.strip(), new.strip(), str(occurrence)))
    return hashlib.sha256(parts.encode()).hexdigest()[:8]


@dataclasses.dataclass(frozen=True)
class Fault:
    file: str
    number: int
    operator: str
    old: str
    new: str
    occurrence: int

    @property
    def id(self):
        return identify(self.file, self.old, self.new, self.occurrence)

    @property
    def place(self):
        return f"{self.file}:{self.number}"

    @property
    def files(self):
        """What apply_to() changes, below the root of the tree."""
        return (self.file,)

    def apply_to(self, tree):
        path = pathlib.Path(tree, self.file)
        path.write_text(self.apply(path.read_text(encoding="utf-8")), encoding="utf-8")

    def apply(self, text):
        """The text of the file with the fault in it."""
        lines = text.split("\n")
        if lines[self.number - 1] != self.old:
            raise ValueError(f"{self.place} does not read {self.old!r}")
        lines[self.number - 1] = self.new
        return "\n".join(lines)
