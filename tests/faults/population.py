# SPDX-License-Identifier: Apache-2.0
"""Every fault the operators find in core/, and the draw from it.

The draw is uniform over lines (which is a file weighted by its lines, then a line), then over the
operators that apply to the line, then over what the operator offers there. Each choice is made from
the seed and the text of the line alone: a line that changes moves no other in or out of a draw by
more than its own place.
"""

import collections
import hashlib
import pathlib
import random

import exclusion
import operators
import source
from fault import Fault


class Population:
    """All candidate lines of a tree, in the order of files and lines."""

    def __init__(self, texts, with_descriptions=False):
        """`texts`: path below the root -> text of the file."""
        enums = operators.find_enums(source.mask(text) for text in texts.values())
        self._operators = operators.all_operators(enums)
        self.candidates = []                    # for each line: operator -> faults
        self.excluded = collections.Counter()   # reason -> lines
        self.without_fault = 0
        for path in sorted(texts):
            for line in source.read_lines(path, texts[path]):
                self._add(line, with_descriptions)

    def _add(self, line, with_descriptions):
        reason = exclusion.reason_for(line)
        if reason == exclusion.DESCRIPTION and with_descriptions:
            reason = None
        if reason is not None:
            self.excluded[reason] += 1
            return
        found = {}
        seen = {line.text}
        for name, operate in self._operators.items():
            for new in operate(line):
                if new not in seen:
                    seen.add(new)
                    fault = Fault(line.file, line.number, name, line.text, new, line.occurrence)
                    found.setdefault(name, []).append(fault)
        if found:
            self.candidates.append(found)
        else:
            self.without_fault += 1

    def __iter__(self):
        for candidate in self.candidates:
            for faults in candidate.values():
                yield from faults

    def draw(self, seed):
        """One fault of every candidate line, in an order that the seed decides."""
        ranked = []
        for candidate in self.candidates:
            generator = _random_of(seed, candidate)
            ranked.append((generator.random(), generator, candidate))
        for _, generator, candidate in sorted(ranked, key=lambda line: line[0]):
            name = generator.choice(sorted(candidate))
            yield generator.choice(candidate[name])


def _random_of(seed, candidate):
    """The stream of a line: of its file, its text and which of the file's equal lines it is."""
    fault = next(iter(candidate.values()))[0]
    parts = "\n".join((str(seed), fault.file, fault.old.strip(), str(fault.occurrence)))
    return random.Random(hashlib.sha256(parts.encode()).digest())


def read_core(tree):
    """The C++ files of core/: path below `tree` -> text."""
    root = pathlib.Path(tree)
    paths = [path for path in (root / "core").rglob("*") if path.suffix in (".cc", ".h")]
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(paths)}
