# SPDX-License-Identifier: Apache-2.0

"""The results as tables: plain ones for the terminal, those of Markdown for docs/."""

from cases import CASES
from targets import growth_ratios, ratios

MEGABYTE = 10**6


def figure(value):
    """Three digits, whatever the size."""
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}" if value >= 1 else f"{value:.3f}"


def side_rows(side):
    rows = [["", "time, s", "processor, s", "memory, MB"]]
    for name in (name for name in CASES if name in side):
        taken = side[name]
        # The floor is several processes, of which only one would be reported.
        memory = "–" if name == "floor" else figure(taken["memory"] / MEGABYTE)
        rows.append([CASES[name], figure(taken["wall"]), figure(taken["processor"]), memory])
    return rows


def ratio_rows(listed):
    rows = [["ratio", "measured", "required", "aim", ""]]
    for ratio in listed:
        rows.append([ratio.what, *(figure(value) + ratio.unit for value in (ratio.value, ratio.target, ratio.aim)), ratio.verdict])
    return rows


def scale_rows(sizes):
    rows = [["pages", "time, s", "processor, s", "ms a page", "memory, MB", "KB a page", "site, MB"]]
    for size in sizes:
        pages = size["pages"]
        rows.append([
            f"{pages:,}", figure(size["wall"]), figure(size["processor"]), figure(size["wall"] / pages * 1000),
            figure(size["memory"] / MEGABYTE), figure(size["memory"] / pages / 1000), figure(size["site"] / MEGABYTE)])
    return rows


def stage_rows(sizes):
    """Microseconds a page of each stage by size. What grows from the last size but one to the last is work within work, or
    memory that no longer fits into a cache."""
    rows = [["stage, µs a page", *(f"{size['pages']:,} pages" for size in sizes), "growth"]]
    for name, last in sizes[-1]["stages"].items():
        times, before = [size["stages"][name] for size in sizes], sizes[-2]["stages"][name]
        grows = last > max(1, before * 1.5)
        rows.append([name, *(f"{time:.1f}" for time in times), f"{last / before:.1f} times" if grows else "–"])
    return rows


def plain(rows):
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = [cell.ljust(width) if column == 0 else cell.rjust(width) for column, (cell, width) in enumerate(zip(row, widths))]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines) + "\n"


def marked_down(rows):
    head, *rest = rows
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rest]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def tables(results):
    """Titles and rows of all that was measured."""
    made = []
    for pages, side in results["side"].items():
        made.append((f"{int(pages):,} pages side by side", side_rows(side)))
        made.append((f"Ratios at {int(pages):,} pages", ratio_rows(ratios(side, results["small"]))))
    if results["scale"]:
        made.append(("Growth", scale_rows(results["scale"])))
        if len(results["scale"]) > 1:
            made.append(("Ratios of sizes", ratio_rows(growth_ratios(results["scale"]))))
            made.append(("Stages", stage_rows(results["scale"])))
    return made


def page(results):
    """docs/benchmark.md."""
    size = next(iter(results["side"]))
    kilobytes = results["side"][size]["bytes"] / int(size) / 1000
    text = f"""<!-- Written by `make bench`, which writes it again with each run. -->

# Benchmark

![The same figures as in the tables below, on scales that go up tenfold.](benchmark.svg)

The same made-up plan is built by planpress and rendered by Hugo, side by side on one machine. It has {kilobytes:.1f} KB of Markdown a page:
goals, objectives, norms, standards, partners, terms, chapters and reports, with relations, tags, links, tables and notes. The *floor* is
a program in C that reads each file, has cmark-gfm parse and render it, writes one page, and does nothing else. Hugo's layouts are a few lines;
it makes lists, tags and feeds, and follows links between files. What is planpress's own (relations, terms, directives, checks, the search, the
whole plan on one page) it leaves out.

Figures are medians of {results["runs"]} runs, taken in turn. Times differ from machine to machine, and on a busy one from run to run; ratios of one
run differ less. Memory is the peak of the process. Stages are run by themselves, once, on one thread; one that takes over half as much
again for each page of the largest plan is marked.
"""
    for title, rows in tables(results):
        text += f"\n## {title}\n\n{marked_down(rows)}"
    text += "\n## Measured on\n\n" + marked_down([["", "value"]] + [[name, value] for name, value in results["machine"].items()]).replace(
        "| --- | ---: |", "| --- | --- |")
    return text + """
## Measuring it

`make bench` measures all of this again; `make bench PAGES=1000 RUNS=5 SCALE=` leaves the larger plans out, and this page as it is.
`make stages` times each stage of a build by itself. `make test-counts` counts their instructions and is a part of `make test`
([CONTRIBUTING](../CONTRIBUTING.md#speed)). The programs are in [`Tests/Benchmark/`](../Tests/Benchmark/).
"""
