# SPDX-License-Identifier: Apache-2.0

"""The ratios that say whether planpress is as fast as it has to be: each is of two medians of one run, since a time alone says
more about the machine."""

import dataclasses


@dataclasses.dataclass
class Ratio:
    """What is held against what, how much it is, how much it may be, and how much it should be."""

    what: str
    value: float
    target: float
    aim: float
    unit: str = ""

    @property
    def verdict(self):
        return "as aimed at" if self.value <= self.aim else "as required" if self.value <= self.target else "missed"


def ratios(side, small):
    """Of one side-by-side run, and of the small site."""
    full = side["full"]
    made = [Ratio("full build / floor, time", full["wall"] / side["floor"]["wall"], 2.5, 1.8)]
    if "hugo" in side:
        made += [
            Ratio("full build / Hugo, time", full["wall"] / side["hugo"]["wall"], 1 / 10, 1 / 15),
            Ratio("full build / Hugo, memory", full["memory"] / side["hugo"]["memory"], 1 / 10, 1 / 20)]
    made += [
        Ratio("nothing changed / full build, time", side["unchanged"]["wall"] / full["wall"], 0.08, 0.03),
        Ratio("one sentence changed / full build, time", side["prose"]["wall"] / full["wall"], 0.15, 0.06),
        Ratio("one title changed / full build, time", side["title"]["wall"] / full["wall"], 0.15, 0.06),
        Ratio("a site of 20 pages, the whole process", small["wall"] * 1000, 60, 30, " ms")]
    return made


def growth_ratios(sizes):
    """Of neighbouring sizes: ten times the pages may take eleven times the time and ten times the memory."""
    made = []
    for small, large in zip(sizes, sizes[1:]):
        times, names = large["pages"] / small["pages"], f"{large['pages']:,} pages / {small['pages']:,} pages"
        made.append(Ratio(f"{names}, time", large["wall"] / small["wall"], 1.1 * times, times))
        made.append(Ratio(f"{names}, memory", large["memory"] / small["memory"], times, times))
    return made
