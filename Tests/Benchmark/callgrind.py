# SPDX-License-Identifier: Apache-2.0

"""Counts instructions with valgrind: the same program over the same files gives nearly the same count on any busy machine."""

import os
import pathlib
import re
import subprocess
import tempfile


class CountingFailed(Exception):
    pass


def run(command, **options):
    try:
        return subprocess.run(command, check=True, capture_output=True, text=True, **options).stdout
    except FileNotFoundError:
        raise CountingFailed(f"{command[0]} is not installed") from None
    except subprocess.CalledProcessError as problem:
        raise CountingFailed(f"{command[0]} failed:\n{problem.stderr[-2000:]}") from None


def without_debug_information(program, folder):
    """A copy that valgrind can read: it keeps the names of functions, and nothing else of what is for debuggers."""
    copy = pathlib.Path(folder) / f"{pathlib.Path(program).name}-counted"
    run(["strip", "--strip-debug", "-o", str(copy), str(program)])
    return copy


def symbol(program, name):
    """The one symbol of a program that contains a name."""
    found = re.findall(rf"^\S+ [tT] (\S*{name}\S*)$", run(["nm", str(program)]), re.MULTILINE)
    if len(found) != 1:
        raise CountingFailed(f"{name} should be one function of {program.name}, and is {len(found)}")
    return found[0]


def counts(command, function):
    """Runs a program and gives what it printed, and the instructions of each call of a function, in the order of the calls."""
    # Swift's dictionaries would have another order in each run.
    environment = os.environ | {"SWIFT_DETERMINISTIC_HASHING": "1"}
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "counts"
        output = run(
            ["valgrind", "--quiet", "--tool=callgrind", f"--callgrind-out-file={file}", f"--toggle-collect={function}",
             f"--dump-after={function}", *map(str, command)], env=environment)
        parts = sorted(pathlib.Path(folder).glob("counts.*"), key=lambda part: int(part.suffix[1:]))
        return output, [total(part.read_text(errors="replace")) for part in parts]


def total(text):
    """The instructions of one part of what callgrind writes."""
    found = re.search(r"^totals: (\d+)", text, re.MULTILINE)
    if not found:
        raise CountingFailed("callgrind wrote no totals")
    return int(found[1])
