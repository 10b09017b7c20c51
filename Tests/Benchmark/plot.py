# SPDX-License-Identifier: Apache-2.0

"""Draws the results as an SVG that can be read on light and dark pages, and by those who hear it: each value is beside its mark."""

import html
import math

from cases import CASES
from report import MEGABYTE, figure

WIDTH, LEFT, RIGHT, ROW = 860, 270, 770, 30
STYLE = """
  .paper { fill: #fff } .edged { paint-order: stroke; stroke: #fff; stroke-width: 5px } text { fill: #222; font: 14px system-ui, sans-serif }
  .title { font-weight: 600; font-size: 16px } .small { fill: #595959; font-size: 12px }
  .line { stroke: #d0d0d0 } .ours { fill: #0b5fa5 } .theirs { fill: #a04a00 } .floor { fill: #6b6b6b }
  .path { fill: none; stroke: #0b5fa5; stroke-width: 2 } .even { fill: none; stroke: #6b6b6b; stroke-dasharray: 4 4 }
  @media (prefers-color-scheme: dark) {
    .paper { fill: #16191d } .edged { stroke: #16191d } text { fill: #e8e8e8 } .small { fill: #b0b0b0 } .line { stroke: #3d4249 }
    .ours { fill: #6cb4f0 } .theirs { fill: #f0a35c } .floor { fill: #a8a8a8 } .path { stroke: #6cb4f0 } .even { stroke: #a8a8a8 }
  }
"""


def text(x, y, words, kind="", anchor="start"):
    return f'<text x="{x:.0f}" y="{y:.0f}"{f" class={chr(34)}{kind}{chr(34)}" if kind else ""} text-anchor="{anchor}">{html.escape(words)}</text>'


class Scale:
    """A scale that goes up tenfold from mark to mark, from below the least value to above the greatest."""

    def __init__(self, values, start, end):
        self.low, self.high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values) * 1.001))
        self.start, self.end = start, end

    @classmethod
    def exact(cls, values, start, end):
        """From the least value to the greatest."""
        scale = cls(values, start, end)
        scale.low, scale.high = math.log10(min(values)), math.log10(max(values))
        return scale

    def __call__(self, value):
        return self.start + (math.log10(value) - self.low) / (self.high - self.low) * (self.end - self.start)

    @property
    def marks(self):
        return [10.0**power for power in range(self.low, self.high + 1)]


def label(value):
    return f"{value:,.0f}" if value >= 1 else f"{value:g}"


def dots(top, title, rows, unit):
    """One row for each case: a dot, and its value after it."""
    scale = Scale([value for _, value, _ in rows], LEFT, RIGHT)
    bottom = top + 38 + ROW * len(rows)
    made = [text(20, top + 16, title, "title")]
    for mark in scale.marks:
        made.append(f'<path class="line" d="M{scale(mark):.0f} {top + 32}V{bottom}"/>')
        made.append(text(scale(mark), bottom + 16, label(mark) + unit, "small", "middle"))
    for number, (name, value, kind) in enumerate(rows):
        y = top + 40 + ROW * number
        made.append(text(LEFT - 10, y + 15, name, "", "end"))
        made.append(f'<path class="line" d="M{LEFT} {y + 10}H{RIGHT}"/>')
        made.append(f'<circle class="{kind}" cx="{scale(value):.1f}" cy="{y + 10}" r="7"/>')
        made.append(text(scale(value) + 14, y + 15, figure(value) + unit, "edged"))
    return made, bottom + 40


def lines(top, sizes, key, title, unit, left, right):
    """Values over pages, and where the last would be if it were as much more than the one before as its pages are."""
    values, pages = [size[key] for size in sizes], [size["pages"] for size in sizes]
    even = [values[-2], values[-2] * pages[-1] / pages[-2]]
    across, up = Scale.exact(pages, left + 130, right - 30), Scale(values + even, top + 210, top + 50)
    made = [text(left, top + 16, title, "title")]
    for mark in up.marks:
        made.append(f'<path class="line" d="M{left + 70} {up(mark):.0f}H{right}"/>')
        made.append(text(left + 62, up(mark) + 4, label(mark) + unit, "small", "end"))
    points = [(across(size["pages"]), up(value), value) for size, value in zip(sizes, values)]
    for size, (x, _, _) in zip(sizes, points):
        made.append(text(x, top + 230, f"{size['pages']:,}", "small", "middle"))
    made.append(f'<path class="even" d="M{points[-2][0]:.1f} {up(even[0]):.1f}L{points[-1][0]:.1f} {up(even[1]):.1f}"/>')
    made.append('<path class="path" d="M' + "L".join(f"{x:.1f} {y:.1f}" for x, y, _ in points) + '"/>')
    for x, y, value in points:
        made.append(f'<circle class="ours" cx="{x:.1f}" cy="{y:.1f}" r="4"/>')
        made.append(text(x - 9, y - 9, figure(value) + unit, "edged", "end"))
    return made


def kind_of(name):
    return {"floor": "floor", "hugo": "theirs"}.get(name, "ours")


def plot(results):
    pages, side = list(results["side"].items())[-1]
    names = [name for name in CASES if name in side]
    parts, top = dots(
        20, f"Time for {int(pages):,} pages", [(CASES[name], side[name]["wall"], kind_of(name)) for name in names], " s")
    more, top = dots(
        top, f"Peak memory for {int(pages):,} pages",
        [(CASES[name], side[name]["memory"] / MEGABYTE, kind_of(name)) for name in names if name != "floor"], " MB")
    parts += more
    told = [f"{CASES[name]} {figure(side[name]['wall'])} s" for name in names]
    sizes = [size | {"megabytes": size["memory"] / MEGABYTE} for size in results["scale"]]
    if len(sizes) > 1:
        parts += lines(top, sizes, "wall", "Time of a full build by pages", " s", 20, WIDTH // 2 - 10)
        parts += lines(top, sizes, "megabytes", "Peak memory by pages", " MB", WIDTH // 2 + 10, WIDTH - 20)
        parts.append(text(20, top + 258, "Broken lines: where ten times the pages would take ten times as much.", "small"))
        told += [f"{size['pages']:,} pages {figure(size['wall'])} s and {figure(size['megabytes'])} MB" for size in sizes]
        top += 275
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {top}" width="{WIDTH}" height="{top}" role="img" aria-labelledby="title about">
<title id="title">How long planpress takes, and how much memory</title>
<desc id="about">{html.escape("; ".join(told))}.</desc>
<style>{STYLE}</style>
<rect class="paper" width="{WIDTH}" height="{top}" rx="6"/>
""" + "\n".join(parts) + "\n</svg>\n"
