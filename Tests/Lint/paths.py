# SPDX-License-Identifier: Apache-2.0

"""Paths and addresses are divided byte by byte, with the functions of Sources/Diagnostics/PathNames.swift. Swift's own ones take
characters apart, and `/` with an accent behind it is one of them, which is no slash to them.

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
# Dates, numbers and names of the program's own files, in which nothing stands behind a slash but ASCII.
EXCEPT = ("Sources/Fields/", "Sources/embed-files/", "Sources/RulePages/", "Sources/Diagnostics/PathNames.swift")


def faults(text):
    """The numbers of the lines that take a path apart by characters."""
    return [number for number, line in enumerate(text.split("\n"), 1) if BY_CHARACTER.search(line)]


def main():
    found = 0
    for file in sorted((root / "Sources").rglob("*.swift")):
        path = file.relative_to(root).as_posix()
        if path.startswith(EXCEPT):
            continue
        for number in faults(file.read_text()):
            found += 1
            print(f"{path}:{number}: take the path apart by bytes: pathParts, lastSlash, begins(with:), ends(with:)",
                  file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
