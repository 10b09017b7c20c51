# SPDX-License-Identifier: Apache-2.0

"""Paths and addresses are divided and compared byte by byte, with the functions of Sources/Diagnostics/PathNames.swift and the
sets and maps of PathSet.swift. Swift's own ones take characters apart, and `/` with an accent behind it is one of them,
which is no slash to them; and they take two spellings of one accent for the same, which are two files.

paths.py names the lines of the sources that use these on a path.
"""

import pathlib
import re
import sys

root = pathlib.Path(__file__).resolve().parents[2]
BY_CHARACTER = re.compile(
    r"""split\(separator:\ "/"|(?:first|last)Index\(of:\ "/"\)|\.contains\("/"\)
      |has(?:Prefix|Suffix)\("[^"]*/[^"]*"\)|hasSuffix\("\.[a-z]+"\)|(?:Prefix|Suffix)\([^()"]*\+\ "/"\)""",
    re.VERBOSE)
BY_SPELLING = re.compile(
    r"""[pP]ath:\ \[(?:String|Substring):|(?:[pP]aths|[fF]iles|[sS]tamps):\ (?:Set<(?:String|Substring)>|\[String:\ (?!String))
      |\bSet\(.*\\\.path\)|\.path\)?\ <\ """,
    re.VERBOSE)
# In these, hardly any text is something else than a path.
OF_PATHS = ("Sources/Publishing/", "Sources/Files/", "Sources/Fixing/")
ANY_KEYS = re.compile(r"Set<(?:String|Substring)>|(?<!environment: )\[(?:String|Substring): ")
# Dates, numbers and names of the program's own files, in which nothing stands behind a slash but ASCII.
EXCEPT = ("Sources/Fields/", "Sources/embed-files/", "Sources/RulePages/", "Sources/Diagnostics/PathNames.swift")


def faults(text, path=""):
    """The numbers of the lines that take a path apart by characters, or take two spellings for one."""
    rules = [BY_CHARACTER, BY_SPELLING] + ([ANY_KEYS] if path.startswith(OF_PATHS) else [])
    return [number for number, line in enumerate(text.split("\n"), 1) if any(rule.search(line) for rule in rules)]


def main():
    found = 0
    for file in sorted((root / "Sources").rglob("*.swift")):
        path = file.relative_to(root).as_posix()
        if path.startswith(EXCEPT):
            continue
        for number in faults(file.read_text(), path):
            found += 1
            print(f"{path}:{number}: take paths for bytes: pathParts, lastSlash, begins(with:), ends(with:),"
                  " PathSet, PathMap, bytesEqual, bytesPrecede",
                  file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
