# SPDX-License-Identifier: Apache-2.0

"""Counts the instructions of each stage of a build and compares them with counts.json: counts.py STAGES FLOOR [--record]

Times on a busy machine differ by more than a slow-down does; counts do not. STAGES and FLOOR are the two programs. Three sizes
of a plan are counted, so that work that grows faster than the plan shows as well. `--record` writes counts.json again.
"""

import concurrent.futures
import hashlib
import json
import os
import pathlib
import platform
import re
import sys
import tempfile
import time

import callgrind
import judge
from corpus import write_corpus
from work import work_folder

RECORD = pathlib.Path(__file__).parent / "counts.json"
SIZES = (100, 200, 400)


def count_stages(program, pages, folder):
    """The instructions of each stage over a plan of so many pages."""
    source = folder / f"plan-{pages}"
    write_corpus(source, pages)
    # What has just been changed is looked at more closely by a build.
    time.sleep(0.2)
    command = [program, source, folder / f"site-{pages}", "--once"]
    output, counts = callgrind.counts(command, callgrind.symbol(program, "countedStage"))
    names = [line.split()[0] for line in output.splitlines()]
    if len(names) != len(counts) or not all(counts):
        raise callgrind.CountingFailed(f"{len(names)} stages were run, and {len([one for one in counts if one])} counted")
    return dict(zip(names, counts))


def count_floor(program, source, output):
    _, counts = callgrind.counts([program, source / "content", output, 1], "render_share")
    return counts[0]


def fingerprint(source):
    """Of the texts: another version of Python may draw other numbers, and so write another plan."""
    digest = hashlib.sha256()
    for path in sorted((source / "content").rglob("*.md")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def setting(floor, source):
    """What the counts depend on beside our own code."""
    swift = re.search(r"Swift version (\d+\.\d+)", callgrind.run([os.environ.get("SWIFT", "swift"), "--version"]))
    return {
        "architecture": platform.machine(), "swift": swift[1] if swift else "unknown",
        "cmark-gfm": callgrind.run([floor, "--version"]).strip(),
        "valgrind": callgrind.run(["valgrind", "--version"]).strip().removeprefix("valgrind-"),
        "pages": max(SIZES), "plan": fingerprint(source)}


def count(stages, floor):
    """The counts of the largest size with their setting, and the counts of all sizes."""
    with tempfile.TemporaryDirectory(dir=work_folder(max(SIZES) * 4)) as name, concurrent.futures.ThreadPoolExecutor(2) as pool:
        folder = pathlib.Path(name)
        program = callgrind.without_debug_information(stages, folder)
        sizes = sorted(SIZES, reverse=True)
        counted = list(zip(sizes, pool.map(lambda pages: count_stages(program, pages, folder), sizes)))
        source = folder / f"plan-{sizes[0]}"
        write_corpus(source, sizes[0])
        all_stages = dict(counted[0][1])
        all_stages[judge.FLOOR] = count_floor(floor, source, folder / "floor")
        return {"setting": setting(floor, source), "stages": all_stages}, counted


def show(counted, recorded, sizes):
    changes = judge.compare(recorded, counted)[0] if recorded else {}
    beyond, pages = judge.growth(sizes), counted["setting"]["pages"]
    print(f"{'stage':<20}{'thousands a page':>18}{'against record':>16}{'beyond linear':>15}")
    for name, instructions in counted["stages"].items():
        columns = [f"{changes[name]:+.2%}" if name in changes else "–", f"{beyond[name]:+.1%}" if name in beyond else "–"]
        print(f"{name:<20}{instructions / pages / 1000:>18,.1f}{columns[0]:>16}{columns[1]:>15}")


def main(arguments):
    if len(arguments) not in (2, 3) or arguments[2:] not in ([], ["--record"]):
        sys.exit("usage: counts.py STAGES FLOOR [--record]")
    counted, sizes = count(*arguments[:2])
    failures = judge.growth_failures(sizes)
    if arguments[2:]:
        RECORD.write_text(json.dumps(counted, indent=2) + "\n", encoding="utf-8")
        show(counted, None, sizes)
    else:
        recorded = json.loads(RECORD.read_text(encoding="utf-8"))
        show(counted, recorded, sizes)
        more, notices = judge.findings(recorded, counted)
        failures += more
        for notice in notices:
            print(notice)
        if failures:
            print("If this is meant, say why in the commit, and record the counts with: make counts-record")
    for failure in failures:
        print(f"error: {failure}", file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (callgrind.CountingFailed, OSError, ValueError) as problem:
        sys.exit(f"error: the instructions could not be counted: {problem}")
