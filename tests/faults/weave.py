# SPDX-License-Identifier: Apache-2.0
"""Puts many faults into one text, each behind a number that fault_switch.h turns on.

Where one build holds all faults, trying one costs a run and no compiler. Only faults that stay
within an expression or a statement can be put so: those of KINDS. Each keeps its id.
"""

import collections
import re

import operators
import source

KINDS = ("comparison", "negation dropped", "boolean", "integer", "enumerator", "condition",
         "statement dropped")

_COMPARES = {"==": "Eq", "!=": "Ne", "<": "Lt", "<=": "Le", ">": "Gt", ">=": "Ge"}
_WORD = re.compile(r"\w")


class Weaver:
    """Counts faults from 1 over all texts; `faults` holds each by its number."""

    def __init__(self):
        self.faults = {}

    def weave(self, text, faults):
        """The text with the faults in it. They are of this text, and of KINDS."""
        by_line = collections.defaultdict(list)
        for fault in faults:
            by_line[fault.number].append(fault)
        masked = source.mask(text).split("\n")
        lines = text.split("\n")
        for number, some in by_line.items():
            line = lines[number - 1]
            lines[number - 1] = self._line(line, masked[number - 1], some)
        return "\n".join(lines)

    def _line(self, line, code, faults):
        tokens = collections.defaultdict(list)      # span -> faults that change it
        conditions = collections.defaultdict(dict)  # (start, end, name) -> what becomes of it
        around = {}                                 # what stands before and after a position
        for fault in faults:
            if fault.operator == "condition":
                _sort_condition(line, code, fault, conditions)
            elif fault.operator == "statement dropped":
                start, end = len(line) - len(line.lstrip()), len(code.rstrip())
                around[start] = f"{{ if (!::fault::Is({self._number(fault)})) "
                around[end] = " }"
            else:
                tokens[_span_of(line, fault)].append(fault)
        pieces = _Pieces(line)
        for start, text in around.items():
            pieces.insert(start, text, outer=True)
        for (start, end, name), ways in conditions.items():
            self._condition(pieces, start, end, name, ways)
        for span, some in _apart(tokens):
            self._token(pieces, line, span, some)
        return pieces.text()

    def _number(self, fault):
        number = len(self.faults) + 1
        self.faults[number] = fault
        return number

    def _condition(self, pieces, start, end, name, ways):
        numbers = ", ".join(str(self._number(ways[way]) if way in ways else 0)
                            for way in ("never", "always", "negated"))
        if name:  # `if (auto x = f())`: what was declared is asked
            pieces.insert(end, f"; ::fault::Cond(static_cast<bool>({name}), {numbers})")
            return
        pieces.insert(start, "::fault::Cond(static_cast<bool>(")
        pieces.insert(end, f"), {numbers})")

    def _token(self, pieces, line, span, faults):
        start, end = span
        old = line[start:end]
        if faults[0].operator == "negation dropped":
            if old == "!":
                pieces.replace(start, end, f"::fault::Not{{{self._number(faults[0])}}}->*")
            return
        if faults[0].operator == "comparison":
            numbers = ", ".join(str(self._number(fault)) for fault in faults)
            pieces.replace(start, end, f"{old} ::fault::{_COMPARES[old]}{{{numbers}}} {old}")
            return
        owner = re.search(r"(\w+::)+$", line[:start])
        prefix = owner.group() if owner and faults[0].operator == "enumerator" else ""
        choice = "".join(f"::fault::Is({self._number(fault)}) ? {prefix}{_new_of(line, span, fault)}"
                         " : " for fault in faults)
        pieces.replace(start - len(prefix), end, f"({choice}{prefix}{old})")


class _Pieces:
    """A line and what is put into it; positions are those of the line as it was."""

    def __init__(self, line):
        self._line = line
        self._inserts = collections.defaultdict(str)
        self._replaced = {}

    def insert(self, position, text, outer=False):
        """An outer text stands before the others at its position, or behind them at an end."""
        closes = text.startswith((")", ";", " }"))
        first = outer != closes
        old = self._inserts[position]
        self._inserts[position] = text + old if first else old + text

    def replace(self, start, end, text):
        self._replaced[start] = (end, text)

    def text(self):
        out, position = "", 0
        for at in sorted({*self._inserts, *self._replaced}):
            if at > position:
                out += self._line[position:at]
                position = at
            out += self._inserts.get(at, "")
            if at in self._replaced:
                position, new = self._replaced[at]
                out += new
        return out + self._line[position:]


def _apart(tokens):
    """Spans in order, without those that overlap an earlier one; faults of one operator each."""
    end_of_last = 0
    for span, faults in sorted(tokens.items()):
        if span[0] < end_of_last:
            continue
        end_of_last = span[1]
        yield span, [one for one in faults if one.operator == faults[0].operator]


def _differs_at(old, new):
    """Where the two differ: start and end in `old`."""
    start, shorter = 0, min(len(old), len(new))
    while start < shorter and old[start] == new[start]:
        start += 1
    same = 0
    while same < shorter - start and old[-1 - same] == new[-1 - same]:
        same += 1
    return start, len(old) - same


def _span_of(line, fault):
    """The whole token that the fault changes."""
    start, end = _differs_at(line, fault.new)
    if fault.operator == "comparison":
        inside = re.compile(r"\S")
    elif fault.operator == "negation dropped":
        return start, end
    else:
        inside = _WORD
    while start > 0 and inside.match(line[start - 1]):
        start -= 1
    while end < len(line) and inside.match(line[end]):
        end += 1
    return start, end


def _new_of(line, span, fault):
    return fault.new[span[0]:span[1] + len(fault.new) - len(line)]


def _sort_condition(line, code, fault, conditions):
    for start, end, name in _conditions_of(code):
        inner = line[start:end]
        for way, new in (("never", "false"), ("always", "true"), ("negated", f"!({inner})")):
            if fault.new == line[:start] + new + line[end:]:
                conditions[start, end, name][way] = fault
        for way, new in (("never", "; false"), ("always", "; true")):
            if fault.new == line[:end] + new + line[end:]:
                conditions[start, end, name][way] = fault


def _conditions_of(code):
    """Start, end and the name that is declared in it ("": none) of each condition of the line."""
    spans = []
    for found in re.finditer(r"\b(?:if|while) \(", code):
        close = source.matching(code, found.end() - 1)
        if close >= 0:
            spans.append((found.end(), close))
    if found := re.match(r"\s*(const )?bool \w+ = (?=.*;\s*$)", code):
        spans.append((found.end(), code.rindex(";")))
    for start, end in spans:
        start += code[start:end].rfind("; ") + 2 if "; " in code[start:end] else 0
        declared = operators.declared_in(code[start:end])
        yield start, end, declared
