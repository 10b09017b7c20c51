# SPDX-License-Identifier: Apache-2.0

"""Each source says its licence on its first line, as a tag of SPDX (https://spdx.dev/learn/handling-license-info/).

headers.py names the files that do not; headers.py --write adds the line to them.
"""

import pathlib
import re
import subprocess
import sys

root = pathlib.Path(__file__).resolve().parents[2]
TAG = "SPDX-License-Identifier: Apache-2.0"
# How a comment of one line is written, by the ending of the file; scripts without one begin with `#!`.
COMMENTS = {
    ".swift": "// {}", ".c": "// {}", ".h": "// {}", ".js": "// {}", ".css": "/* {} */", ".py": "# {}", ".sh": "# {}",
    "": "# {}",
}
# What has to be the first line of its file.
FIRST = re.compile(r"#!|// swift-tools-version|@charset ")
# The contents of sites that tests build are not sources, and what the theme publishes belongs to the sites.
FIXTURES = ("Tests/SitesTests/Cases/", "Tests/SitesTests/Refused/", "templates/assets/")


def comment(path, text):
    """The line that belongs into a file, or None for one that is not a source."""
    suffix = pathlib.PurePath(path).suffix
    if path.startswith(FIXTURES) or suffix not in COMMENTS or (not suffix and not text.startswith("#!")):
        return None
    return COMMENTS[suffix].format(TAG)


def place(lines):
    """The number of lines that come before the licence."""
    return 1 if FIRST.match(lines[0]) else 0


def has_header(text, line):
    lines = text.split("\n")
    return lines[place(lines):][:1] == [line]


def with_header(text, line):
    lines = text.split("\n")
    at = place(lines)
    blank = [] if not any(lines[at:]) or lines[at] == "" else [""]
    return "\n".join(lines[:at] + [line] + blank + lines[at:])


def main(arguments):
    missing = []
    for path in subprocess.check_output(["git", "ls-files", "-z"], cwd=root, text=True).split("\0"):
        file = root / path
        if not path or not file.is_file() or pathlib.PurePath(path).suffix not in COMMENTS:
            continue
        text = file.read_text()
        line = comment(path, text)
        if line is None or has_header(text, line):
            continue
        if arguments == ["--write"]:
            file.write_text(with_header(text, line))
        else:
            missing.append(path)
    for path in missing:
        print(f"{path}: the licence is missing: python3 Tests/Lint/headers.py --write adds it", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
