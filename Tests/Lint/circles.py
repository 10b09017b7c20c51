# SPDX-License-Identifier: Apache-2.0

"""Holds each target to one direction: no two of its folders use each other both ways.

A folder of a target is a room; the files beside the folders are a room too. A room uses another where one of its files
names what only the other declares: a top-level type, function or constant, or a member that the other adds to a type of
the target by an extension. A name counts only where nothing else that it could mean there is declared.
That targets use each other one way only is for `imports.py`.
"""

import collections
import pathlib
import sys

from swift_names import TYPES, declarations, tokens

SOURCES = pathlib.Path(__file__).resolve().parents[2] / "Sources"

# Circles that are meant, with the reason.
MEANT = {
    ("Plans", "Kinds", "Model"): "a kind is declared with what the model offers, and the model has the list of all kinds",
}


class File:
    def __init__(self, path, target):
        inside = path.relative_to(target)
        self.path, self.room = path, inside.parts[0] if len(inside.parts) > 1 else "."
        self.tokens = tokens(path.read_text())
        self.declared = list(declarations(self.tokens))

    def own(self):
        """Names that can mean something of the file's own: what it declares, parameters and labels."""
        names = {item.name for item in self.declared}
        for token, after in zip(self.tokens, self.tokens[1:]):
            if after.text in (":", "in") and token.text[0].islower():
                names.add(token.text)
        return names


def shared_names(files, others=frozenset()):
    """The room that alone declares each top-level name, and the room that alone adds each member.

    A member may be added to a type of another target, such as a rule. Then no other target may declare its name, which
    `others` has, since a use does not say which is meant.
    """
    top, added, members = (collections.defaultdict(set) for _ in range(3))
    for file in files:
        for item in file.declared:
            if item.depth == 0 and not item.isHidden:
                top[item.name].add(file.room)
            elif item.depth > 0:
                members[item.name].add(file.room)
    for file in files:
        for item in file.declared:
            home = top.get(item.extended)
            isForeign = item.extended and not home and item.name not in others
            if item.depth == 1 and not item.isHidden and (isForeign or home and file.room not in home):
                added[item.name].add(file.room)
    return (
        {name: min(rooms) for name, rooms in top.items() if len(rooms) == 1},
        {name: min(rooms) for name, rooms in added.items() if len(rooms) == 1 and members[name] == rooms and name not in top})


def arrows(files, others=frozenset()):
    """For each pair of rooms of which the first uses the second: the uses, as name, file and line."""
    top, added = shared_names(files, others)
    nested = collections.defaultdict(set)
    for file in files:
        nested[file.room] |= {item.name for item in file.declared if item.word in TYPES and item.depth > 0}
    uses = collections.defaultdict(list)
    for file in files:
        ambiguous = file.own() | nested[file.room]
        before = ""
        for token in file.tokens:
            name, isMember, before = token.text, before == ".", token.text
            home = added.get(name) or (None if isMember else top.get(name))
            if home and home != file.room and name not in ambiguous:
                ambiguous.add(name)
                uses[file.room, home].append(f"{name} ({file.path.name}:{token.line})")
    return uses


def read_target(target):
    return [File(path, target) for path in sorted(target.rglob("*.swift"))]


def find_circles(files, others=frozenset()):
    """The pairs of rooms of a target that use each other, with what each uses of the other."""
    uses = arrows(files, others)
    return {
        (one, other): (uses[one, other], uses[other, one])
        for one, other in sorted(uses) if one < other and (other, one) in uses}


def main():
    problems, left = [], set(MEANT)
    targets = {target: read_target(target) for target in sorted(path for path in SOURCES.iterdir() if path.is_dir())}
    names = {target: {item.name for file in files for item in file.declared} for target, files in targets.items()}
    for target, files in targets.items():
        others = set().union(*(found for other, found in names.items() if other != target))
        for (one, other), (forth, back) in find_circles(files, others).items():
            if (target.name, one, other) in left:
                left.remove((target.name, one, other))
                continue
            problems.append(f"{target.name}: {one} and {other} use each other")
            problems.append(f"    {one} uses of {other}: {', '.join(forth[:8])}")
            problems.append(f"    {other} uses of {one}: {', '.join(back[:8])}")
    for target, one, other in sorted(left):
        problems.append(f"{target}: {one} and {other} no longer use each other: take the pair out of Tests/Lint/circles.py")
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
