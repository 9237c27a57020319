# SPDX-License-Identifier: Apache-2.0
"""The kinds of faults. An operator takes a Line and gives the lines that could stand in its place.

Operators are mechanical: they look at tokens of one line, never at what the code means. They rely
on clang-format's blanks (`a < b` compares, `vector<T>` does not).
"""

import re

from source import BODY, CONTROL, matching

_SWAPS = {
    "comparison": {" == ": ("!=",), " != ": ("==",), " < ": ("<=", ">="), " <= ": ("<", ">"),
                   " > ": (">=", "<="), " >= ": (">", "<")},
    "logic": {" && ": ("||",), " || ": ("&&",)},
    "arithmetic": {" + ": ("-",), " - ": ("+",), " * ": ("/",), " / ": ("*",), " % ": ("*",),
                   " += ": ("-=",), " -= ": ("+=",), " | ": ("&",), " & ": ("|",),
                   " |= ": ("&=",), " << ": (">>",), " >> ": ("<<",)},
}
_CALLS = {"insert": "erase", "erase": "insert", "push_back": "pop_back", "front": "back",
          "back": "front", "min": "max", "max": "min", "lower_bound": "upper_bound",
          "upper_bound": "lower_bound", "any_of": "all_of", "all_of": "any_of"}
_INTEGER = re.compile(r"(?<![\w.'\"])(0[xX][0-9A-Fa-f']+|\d[\d']*)([uUlLzZ]*)(?![\w.'\"])")
_DECLARED = re.compile(r"(const )?[\w:<>]+[*&]* [*&]?\w+ = ")
_DECLARATION = re.compile(
    r"(const |static |constexpr )*[A-Za-z_][\w:]*(<.*>)?[*&]* (const )?[*&]?"
    r"(\w+|\[[\w, ]+\])\s*(=(?!=)|\{|\(|;|\[)")
_NOT_A_TYPE = re.compile(r"(return|delete|throw|goto|break|continue|else|case|co_\w+)\b")


def _with(line, start, end, new):
    return line.text[:start] + new + line.text[end:]


def _swap_tokens(name):
    def operate(line):
        padded = line.code + " "  # a line may end after its operator
        for token, others in _SWAPS[name].items():
            for found in re.finditer(re.escape(token), padded):
                start, end = found.start() + 1, found.end() - 1
                around = padded[:start].rstrip()[-1:] + padded[end:].lstrip()[:1]
                if not padded[:start].strip() or (name == "arithmetic" and '"' in around):
                    continue  # texts are only ever added
                for other in others:
                    yield _with(line, start, end, other)
    return operate


def negation_dropped(line):
    for found in re.finditer(r"!(?!=)|(?<=[\s(])-(?=[A-Za-z_(*])", line.code):
        yield _with(line, found.start(), found.end(), "")


def step(line):
    for found in re.finditer(r"\+\+|--", line.code):
        yield _with(line, found.start(), found.end(), "--" if found.group() == "++" else "++")


def boolean(line):
    for found in re.finditer(r"\b(true|false)\b", line.code):
        yield _with(line, found.start(), found.end(), "false" if found[1] == "true" else "true")


def integer(line):
    """One more and one less; nought only becomes one."""
    for found in _INTEGER.finditer(line.code):
        digits = found[1].replace("'", "")
        is_hex = digits[:2].lower() == "0x"
        value = int(digits, 16 if is_hex else 10)
        for other in (value + 1, value - 1):
            if other < 0:
                continue
            new = (f"0x{other:X}" if is_hex else str(other)) + found[2]
            yield _with(line, found.start(), found.end(), new)


def call_swapped(line):
    for found in re.finditer(r"(?<=[.:>])(" + "|".join(_CALLS) + r")(?=\()", line.code):
        yield _with(line, found.start(), found.end(), _CALLS[found[1]])


def condition(line):
    """The whole condition of an if or of a bool forced to true and false, or negated."""
    for found in re.finditer(r"\b(if|while) \(", line.code):
        close = matching(line.code, found.end() - 1)
        if close < 0:
            continue
        yield from _conditions(line, found.end(), close, found[1] == "if")
    found = re.match(r"\s*(const )?bool \w+ = (?=.*;\s*$)", line.code)
    if found and not re.match(r"(true|false);", line.code[found.end():]):
        yield from _conditions(line, found.end(), line.code.rindex(";"), True)


def _conditions(line, start, end, may_hold):
    code = line.code[start:end]
    initialiser = code.rfind("; ")
    if initialiser >= 0:
        start, code = start + initialiser + 2, code[initialiser + 2:]
    if _DECLARED.match(code):
        yield _with(line, end, end, "; false")
        if may_hold:
            yield _with(line, end, end, "; true")
        return
    yield _with(line, start, end, "false")
    if not may_hold:
        return  # a loop that never ends costs a time limit and shows nothing
    yield _with(line, start, end, "true")
    if not code.startswith("!") or " && " in code or " || " in code:
        yield _with(line, start, end, f"!({line.text[start:end]})")


def declared_in(code):
    """The name that a condition declares, or ""."""
    found = _DECLARED.match(code)
    return re.search(r"(\w+) = $", found.group())[1] if found else ""


def arms_swapped(line):
    """`a ? b : c` with b and c exchanged, where both arms end on this line."""
    for found in re.finditer(r" \? ", line.code):
        colon, end = _arms(line.code, found.end())
        if end < 0:
            continue
        first, second = line.text[found.end():colon], line.text[colon + 3:end]
        first, second = (f"({arm})" if " ? " in arm else arm for arm in (first, second))
        yield _with(line, found.end(), end, f"{second} : {first}")


def _arms(code, start):
    depth, nested, colon = 0, 0, -1
    for position in range(start, len(code)):
        character = code[position]
        if depth == 0 and character in ",;)]}":
            return colon, position if colon >= 0 else -1
        depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(character, 0)
        if depth == 0 and code.startswith(" ? ", position):
            nested += 1
        if depth == 0 and code.startswith(" : ", position):
            if nested:
                nested -= 1
            elif colon < 0:
                colon = position
    return colon, -1


def statement_dropped(line):
    """A whole one-line statement replaced by an empty one."""
    code = line.code.strip()
    if line.scope not in (BODY, CONTROL) or not line.starts_statement or not code.endswith(";"):
        return
    if re.match(r"(if|for|while|switch|else|do)\b", code) or not _is_balanced(code):
        return
    if _DECLARATION.match(code) and not _NOT_A_TYPE.match(code):
        return
    if code.startswith("return") and code != "return;" and not _goes_on_after(line):
        return
    indent = line.text[:len(line.text) - len(line.text.lstrip())]
    yield indent + ";"


def _is_balanced(code):
    return code.count(";") == 1 and all(
        code.count(left) == code.count(right) for left, right in ("()", "{}", "[]"))


def _goes_on_after(line):
    """A function that ends without its return is undefined, and no test of anything."""
    return line.scope == CONTROL and not line.opener.startswith("else")


def enumerator(enums):
    """An enumerator replaced by its neighbours in the same enum."""
    owners = {}
    for name, members in enums.items():
        for member in members:
            owners.setdefault(member, set()).add(name)

    def operate(line):
        for found in re.finditer(r"(?:\b(\w+)::)?(?<![\w.>])(k[A-Z]\w*)\b(?!::|\()", line.code):
            owner, member = found[1], found[2]
            if owner is None and len(owners.get(member, ())) == 1:
                owner = next(iter(owners[member]))
            members = enums.get(owner, [])
            if member not in members:
                continue
            at = members.index(member)
            neighbours = {members[at - 1]: None, members[(at + 1) % len(members)]: None}
            for other in neighbours:
                if other != member:
                    yield _with(line, found.start(2), found.end(2), other)
    return operate


def find_enums(masked_texts):
    """Name and enumerators of every `enum class`."""
    enums = {}
    for text in masked_texts:
        for found in re.finditer(r"\benum class (\w+)[^{;]*\{([^}]*)\}", text):
            members = enums.setdefault(found[1], [])
            members += [name for name in re.findall(r"\bk[A-Z]\w*", found[2])
                        if name not in members]
    return enums


def all_operators(enums):
    """Every operator under its name, in a fixed order."""
    return {
        "comparison": _swap_tokens("comparison"),
        "logic": _swap_tokens("logic"),
        "arithmetic": _swap_tokens("arithmetic"),
        "negation dropped": negation_dropped,
        "step": step,
        "boolean": boolean,
        "integer": integer,
        "enumerator": enumerator(enums),
        "call swapped": call_swapped,
        "condition": condition,
        "arms swapped": arms_swapped,
        "statement dropped": statement_dropped,
    }
