# SPDX-License-Identifier: Apache-2.0

"""The names in a Swift file: what it declares and what it names, by its tokens and not by their meaning."""

import collections
import re

TYPES = {"struct", "class", "enum", "protocol", "actor", "typealias"}
VALUES = {"func", "let", "var", "case"}
HIDDEN = {"private", "fileprivate"}
COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
QUOTATION = re.compile(r'(#*)("""|")')
TOKEN = re.compile(r"`?([A-Za-z_]\w*)`?|[^\s\w]")

# `depth` counts the brackets around.
Token = collections.namedtuple("Token", "text line depth")
# `word` is the one that declares, such as `func`; `extended` is the type if this is inside an extension.
Declaration = collections.namedtuple("Declaration", "name word depth isHidden extended")


def code(text):
    """The text without comments and strings, but for line breaks and what strings interpolate."""
    kept, index = [], 0
    # The strings around, and for each but the innermost how many parentheses its interpolation has open.
    ends, parentheses = [], []
    while index < len(text):
        length, shown = 1, text[index]
        if len(ends) > len(parentheses):
            mark, hashes = ends[-1]
            shown = ""
            if text.startswith("\\" + hashes + "(", index):
                parentheses.append(0)
                length = len(hashes) + 2
            elif text.startswith(mark + hashes, index):
                ends.pop()
                length = len(mark + hashes)
            elif text[index] == "\\" and not hashes:
                length = 2
        elif found := COMMENT.match(text, index):
            length, shown = len(found[0]), " "
        elif found := QUOTATION.match(text, index):
            ends.append((found[2], found[1]))
            length, shown = len(found[0]), " "
        elif parentheses and text[index] in "()":
            parentheses[-1] += 1 if text[index] == "(" else -1
            if parentheses[-1] < 0:
                parentheses.pop()
                shown = " "
        kept.append(shown if shown == "\n" else shown + "\n" * text.count("\n", index, index + length))
        index += length
    return "".join(kept)


def tokens(text):
    text = code(text)
    found, line, depth, last = [], 1, 0, 0
    for match in TOKEN.finditer(text):
        line += text.count("\n", last, match.start())
        last = match.start()
        depth -= match[0] in "}])"
        found.append(Token(match[1] or match[0], line, depth))
        depth += match[0] in "{[("
    return found


def declarations(found):
    """What a file declares, at any depth, from its tokens."""
    extended, isHidden = None, False
    for token, after in zip(found, found[1:]):
        if token.depth == 0 and token.text in TYPES | VALUES | {"extension"}:
            extended = after.text if token.text == "extension" else None
        if token.text in HIDDEN:
            isHidden = True
        elif token.text in TYPES | VALUES and re.match(r"\w", after.text) and after.text not in VALUES:
            yield Declaration(after.text, token.text, token.depth, isHidden, extended)
            isHidden = False
        elif token.text in "{}":
            isHidden = False
