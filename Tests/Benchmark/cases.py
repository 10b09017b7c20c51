# SPDX-License-Identifier: Apache-2.0

"""What is run against each other, and what has to be put in order before each run."""

import dataclasses
import os
import pathlib
import shutil
import subprocess
import sys
import time

import measure
from corpus import AS_OF

HERE = pathlib.Path(__file__).parent
# So long that a build no longer takes a file for one that is being written.
SETTLED = 0.2
SMALL_SITE = 20
# Those that take something for each page; Stages/ has them.
STAGES = ["fields", "markdown", "reading", "reading-kept", "resolving", "checking", "site", "search", "views", "pages", "feeds", "cache"]


@dataclasses.dataclass
class Programs:
    planpress: pathlib.Path
    floor: pathlib.Path
    stages: pathlib.Path
    # None where Hugo cannot be had.
    hugo: pathlib.Path | None


class Plan:
    """A plan of so many pages, and the sites that are made of it, in a folder of its own."""

    def __init__(self, folder, pages, programs):
        self.folder, self.pages, self.programs = pathlib.Path(folder) / f"plan-{pages}", pages, programs
        self.source, self.content = self.folder / "source", self.folder / "source" / "content"
        # By a process of its own: what this one has held is counted with the programs that it starts.
        made = subprocess.run(
            [sys.executable, HERE / "corpus.py", self.source, str(pages)], check=True, capture_output=True, text=True)
        self.bytes = int(made.stdout.split()[0])
        time.sleep(SETTLED)

    def output(self, name):
        return self.folder / f"site-{name}"

    def remove_output(self, name):
        shutil.rmtree(self.output(name), ignore_errors=True)

    def remove(self):
        shutil.rmtree(self.folder)

    def bytes_of_site(self):
        return sum(path.stat().st_size for path in self.output("planpress").rglob("*") if path.is_file())

    def stage_times(self):
        """Of each stage by itself, on one thread, the microseconds that a page takes."""
        printed = subprocess.run(
            [self.programs.stages, self.source, self.output("stages"), "--runs", "1", *STAGES], check=True, capture_output=True,
            text=True)
        lines = [line.split() for line in printed.stdout.splitlines()[1:]]
        return {line[0]: float(line[1]) for line in lines}

    # Each runs one case once.

    def floor(self):
        self.remove_output("floor")
        workers = len(os.sched_getaffinity(0))
        taken = measure.run([self.programs.floor, self.content, self.output("floor"), workers])
        self.remove_output("floor")
        return taken

    def build(self):
        return measure.run([
            self.programs.planpress, "build", "--source", self.source, "--output", self.output("planpress"), "--as-of", AS_OF,
            "--strict"])

    def full(self):
        self.remove_output("planpress")
        shutil.rmtree(self.source / ".planpress", ignore_errors=True)
        return self.build()

    def unchanged(self):
        time.sleep(SETTLED)
        return self.build()

    def prose(self):
        return self.edited(lambda text: text + "\nOne sentence more, which leads nowhere.\n")

    def title(self):
        return self.edited(lambda text: text.replace("\ntitle: ", "\ntitle: Again, ", 1))

    def edited(self, change):
        """Builds after a change to an objective of the middle, on top of the site as it was; then puts it back."""
        objectives = sorted((self.content / "objectives").iterdir())
        path = objectives[len(objectives) // 2]
        before = path.read_text(encoding="utf-8")
        path.write_text(change(before), encoding="utf-8")
        time.sleep(SETTLED)
        taken = self.build()
        path.write_text(before, encoding="utf-8")
        time.sleep(SETTLED)
        self.build()
        return taken

    def hugo(self):
        self.remove_output("hugo")
        taken = measure.run([
            self.programs.hugo, "build", "--quiet", "--source", HERE / "hugo", "--contentDir", self.content, "--destination",
            self.output("hugo"), "--cacheDir", self.folder / "hugo-cache", "--noBuildLock", "--clock", f"{AS_OF}T12:00:00Z"])
        self.remove_output("hugo")
        return taken


# By the names of the functions above, as the tables say it.
CASES = {
    "floor": "floor: read, cmark-gfm, write",
    "full": "planpress, from nothing",
    "unchanged": "planpress, nothing changed",
    "prose": "planpress, one sentence changed",
    "title": "planpress, one title changed",
    "hugo": "Hugo, from nothing",
}


def side_by_side(folder, pages, runs, programs, tell):
    """The medians of each case: all cases are run in turn, so that what disturbs the machine disturbs them all."""
    plan, taken = Plan(folder, pages, programs), {name: [] for name in CASES if name != "hugo" or programs.hugo}
    for number in range(runs):
        for name in taken:
            taken[name].append(getattr(plan, name)())
            tell(f"{pages} pages, run {number + 1} of {runs}: {CASES[name]}: {taken[name][-1].wall:.3f} s")
    plan.remove()
    return {name: dataclasses.asdict(measure.median(each)) for name, each in taken.items()} | {"bytes": plan.bytes}


def small_site(folder, runs, programs):
    """The whole process for a site of twenty pages: every run from nothing."""
    plan = Plan(folder, SMALL_SITE, programs)
    taken = measure.median([plan.full() for _ in range(runs * 5)])
    plan.remove()
    return dataclasses.asdict(taken)


def scale(folder, pages, runs, programs, tell):
    """The medians of full builds of one size, how large the site is, and what each stage takes."""
    plan, taken = Plan(folder, pages, programs), []
    for number in range(runs):
        taken.append(plan.full())
        tell(f"{pages} pages, run {number + 1} of {runs}: {CASES['full']}: {taken[-1].wall:.3f} s")
    written = plan.bytes_of_site()
    plan.remove_output("planpress")
    tell(f"{pages} pages, stage by stage")
    stages = plan.stage_times()
    plan.remove()
    return dataclasses.asdict(measure.median(taken)) | {"pages": pages, "bytes": plan.bytes, "site": written, "stages": stages}
