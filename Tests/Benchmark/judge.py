# SPDX-License-Identifier: Apache-2.0

"""What counts of instructions say: which stage takes more than was recorded, and which takes more than its share as a plan grows.

Counts are dictionaries from the names of stages to numbers of instructions; the floor is one of them.
"""

# From run to run, counts of the same program differed by up to 0.2 % for most stages, and by 0.7 % for resolving.
BAR = 0.05
# Of the smallest stages this is some hundredths (checking differed by 3 %): what order things have in the memory, and not work.
NOISE = 50_000
# Between machines or compilers that differ, stages are compared by their share of the floor, which says less.
WIDE_BAR = 0.25
# The share of a stage's work that a plan of the largest size may take beyond what two smaller ones let expect: the
# texts differ, so up to 4 % come by chance.
GROWTH_BAR = 0.06
# An edit also opens the pieces of the search that hold the words of its text. In a plan of 400 pages these are still nearly
# all pieces; in larger ones they are no more than the text has words.
EDIT_GROWTH_BAR = 0.12
FLOOR = "floor"
FLOOR_BAR = 0.01


def is_same_setting(recorded, counted):
    """Whether two counts can be compared number by number: same tools, and the floor, which is not ours, takes the same."""
    drift = counted["stages"][FLOOR] / recorded["stages"][FLOOR] - 1
    return recorded["setting"] == counted["setting"] and abs(drift) <= FLOOR_BAR


def compare(recorded, counted):
    """The change of each stage against the record, as a share of it; the bar that goes with it; and why, if it is the wide one."""
    stages, known = counted["stages"], recorded["stages"]
    same = is_same_setting(recorded, counted)
    scale = 1 if same else known[FLOOR] / stages[FLOOR]
    changes = {name: stages[name] * scale / known[name] - 1 for name in known if name in stages and name != FLOOR}
    return changes, BAR if same else WIDE_BAR, "" if same else difference(recorded, counted)


def difference(recorded, counted):
    pairs = [(key, recorded["setting"].get(key), value) for key, value in counted["setting"].items()]
    told = [f"{key} {now} instead of {then}" for key, then, now in pairs if then != now]
    if not told:
        drift = counted["stages"][FLOOR] / recorded["stages"][FLOOR] - 1
        told = [f"cmark-gfm alone takes {drift:+.1%} here, so the machine or its C library is another"]
    return ", ".join(told)


def findings(recorded, counted):
    """Sentences: what fails, and what is only to be said."""
    changes, bar, reason = compare(recorded, counted)
    failures, notices = [], []
    if reason:
        notices.append(
            f"The record was made elsewhere: {reason}. So stages are compared by their share of the floor, and only a change "
            f"of more than {bar:.0%} counts. A slow-down by a tenth can pass here.")
    for name, change in changes.items():
        if abs(change) * recorded["stages"][name] < NOISE:
            continue
        if change > bar:
            failures.append(f"The stage {name} takes {change:.1%} more instructions than recorded; {bar:.0%} are allowed.")
        elif change < -bar and not reason:
            notices.append(f"The stage {name} takes {-change:.1%} fewer instructions than recorded. Record it again.")
    for name in counted["stages"].keys() - recorded["stages"].keys():
        failures.append(f"The stage {name} is not in the record.")
    for name in recorded["stages"].keys() - counted["stages"].keys():
        failures.append(f"The stage {name} is in the record and was not run.")
    return sorted(failures), sorted(notices)


def growth(counts):
    """For each stage, how much of its work at the largest of three sizes is more than a straight line through the others tells.

    `counts` is a list of (pages, stages). Work that is the same for each page, and what is done once, give 0; work that grows
    with the square of the pages gives up to three eighths.
    """
    (few, first), (more, second), (many, third) = sorted(counts, key=lambda one: one[0])
    expected = {name: second[name] + (second[name] - first[name]) / (more - few) * (many - more) for name in third}
    return {name: (third[name] - expected[name]) / third[name] for name in third}


def growth_failures(counts):
    small, middle, large = sorted(pages for pages, _ in counts)
    return [
        f"The stage {name} does {change:.1%} more at {large} pages than its work at {small} and {middle} pages lets expect; "
        "is there a loop within a loop?"
        for name, change in sorted(growth(counts).items())
        if change > (EDIT_GROWTH_BAR if name.startswith("build-edited") else GROWTH_BAR)]
