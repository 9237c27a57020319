# SPDX-License-Identifier: Apache-2.0
"""C++ source as the fault operators see it: code without comments and texts, line by line.

Not a parser: it knows quotes, comments, braces and parentheses as clang-format leaves them.
Masked code has the length of the original, so a position found in one is valid in the other.
"""

import dataclasses
import re

# What a brace opens. A statement can only be dropped in a body.
BODY, CONTROL = "body", "control"
TYPE, ENUM, NAMESPACE, VALUE = "type", "enum", "namespace", "value"

_TOKEN = re.compile(
    r'//[^\n]*'
    r'|/\*.*?\*/'
    r'|R"(?P<delimiter>[^(\s]*)\(.*?\)(?P=delimiter)"'
    r'|"(?:\\.|[^"\\\n])*"'
    r"|(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])*'",
    re.DOTALL)
_CONTROL_WORDS = re.compile(r"(else\s+)?(if|for|while|switch|else|do|case|default)\b")
_OPENS_BODY = re.compile(
    r"(\)|\]|\belse|\bdo|:|\)\s*(const|override|noexcept|mutable|\s)+|->\s*[\w:<>*&\s]+)$")


@dataclasses.dataclass(frozen=True)
class Line:
    """One line of a file: `text` as it stands, `code` with comments and texts masked."""
    file: str
    number: int
    text: str
    code: str
    scope: str          # what the innermost brace around the line's start opened
    starts_statement: bool
    opener: str         # the words before that brace, such as `if (x)`
    occurrence: int     # which of the file's lines with this text, from 1


def mask(text):
    """Comments become blanks; the insides of texts and characters become `~`."""
    def blank(match):
        token = match.group()
        if token.startswith("/"):
            return re.sub(r"[^\n]", " ", token)
        return token[0] + re.sub(r"[^\n]", "~", token[1:-1]) + token[-1]
    return _TOKEN.sub(blank, text)


def _kind_of_brace(words):
    if re.search(r"\bnamespace\b", words):
        return NAMESPACE
    if re.match(r"enum\b", words):
        return ENUM
    if re.match(r"(template\s*<.*>\s*)?(class|struct|union)\b", words, re.DOTALL):
        return TYPE
    if _CONTROL_WORDS.match(words):
        return CONTROL
    return BODY if _OPENS_BODY.search(words) else VALUE


class _Scopes:
    """Walks over masked code and knows what surrounds the present position."""

    def __init__(self):
        self.braces = [(NAMESPACE, "", 0)]  # kind, words before it, parentheses open at that point
        self.parentheses = 0
        self.words = ""                     # since the last `;`, `{` or `}`

    def see(self, character):
        if character == "{":
            words = self.words.strip()
            self.braces.append((_kind_of_brace(words), words, self.parentheses))
            self.words = ""
        elif character == "}":
            if len(self.braces) > 1:
                self.braces.pop()
            self.words = ""
        elif character == ";" and self.parentheses == self.braces[-1][2]:
            self.words = ""
        else:
            self.parentheses += {"(": 1, ")": -1}.get(character, 0)
            self.words += character

    def starts_statement(self):
        words = self.words.strip()
        label = re.fullmatch(r"(case\b.*|default\s*):", words, re.DOTALL)
        return self.parentheses == self.braces[-1][2] and (not words or bool(label))


def read_lines(path, text):
    """The lines of a C++ file, each with its surroundings."""
    masked = mask(text)
    scopes = _Scopes()
    seen = {}
    lines = []
    for number, (raw, code) in enumerate(zip(text.split("\n"), masked.split("\n")), start=1):
        key = raw.strip()
        seen[key] = seen.get(key, 0) + 1
        kind, opener, _ = scopes.braces[-1]
        lines.append(Line(path, number, raw, code, kind, scopes.starts_statement(), opener,
                          seen[key]))
        if code.lstrip().startswith("#"):
            continue
        for character in code + "\n":
            scopes.see(character)
    return lines


def matching(code, opening):
    """The position that closes the bracket at `opening`, or -1 when it is not on this line."""
    depth = 0
    for position in range(opening, len(code)):
        depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(code[position], 0)
        if depth == 0:
            return position
    return -1
