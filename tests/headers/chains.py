# SPDX-License-Identifier: Apache-2.0
"""Which headers can be compiled in one go and each of them as if alone.

A chain is a row of headers each of which includes the one before it, directly or not. Compiled in
this order a header finds nothing that it does not ask for itself. So one compilation does for all of
a chain, at the cost of its last header."""

import pathlib
import re

INCLUDE = re.compile(r'^#include "([^"]+)"', re.MULTILINE)


def read_headers(root, folders):
    """Header -> the project's headers that it names, paths from `root`."""
    return {path.relative_to(root).as_posix(): INCLUDE.findall(path.read_text(encoding="utf-8"))
            for folder in folders for path in sorted(pathlib.Path(root, folder).rglob("*.h"))}


def closures(includes):
    """Header -> every header that it includes, directly or not, without itself."""
    closed = {}
    for header in includes:
        seen = set()
        waiting = list(includes[header])
        while waiting:
            one = waiting.pop()
            if one not in seen:
                seen.add(one)
                waiting.extend(includes.get(one, ()))
        closed[header] = seen - {header}
    return closed


def split(includes):
    """The fewest chains that have each header once (a greatest matching of each header with the one
    before it; headers that include each other are in chains of their own)."""
    closed = closures(includes)
    before = {header: sorted(one for one in closed[header]
                             if one in includes and header not in closed[one])
              for header in includes}
    after_of = {}  # header -> the next of its chain

    def place(header, tried):
        for one in before[header]:
            if one in tried:
                continue
            tried.add(one)
            if one not in after_of or place(after_of[one], tried):
                after_of[one] = header
                return True
        return False

    firsts = [header for header in sorted(includes) if not place(header, set())]
    chains = []
    for first in firsts:
        chain = [first]
        while chain[-1] in after_of:
            chain.append(after_of[chain[-1]])
        chains.append(chain)
    return chains
