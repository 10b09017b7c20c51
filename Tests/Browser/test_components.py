# SPDX-License-Identifier: Apache-2.0

"""The page of components shows what there is: each is found on the site of all of them, photographed, and named with its picture."""

import re
import struct

import pytest

from screenshots import DESK, PATTERNS, PICTURES
from sites import ROOT

PAGE = (ROOT / "docs/patterns.md").read_text(encoding="utf-8")


def size(png):
    return struct.unpack(">II", png[16:24])


@pytest.mark.parametrize("name", PATTERNS)
def test_each_component_is_photographed(page, request, name):
    address, part = PATTERNS[name]
    page.set_viewport_size(DESK)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.goto(request.config.sites["patterns"].address(address))
    picture = page.locator(part).screenshot()
    # A picture of nothing takes next to no bytes.
    assert len(picture) > 4000
    # What docs/ shows was taken of the same.
    assert abs(size(picture)[0] - size((PICTURES / f"pattern-{name}.png").read_bytes())[0]) <= 2


def test_the_page_shows_every_picture_and_no_other():
    shown = re.findall(r"\]\(pictures/(pattern-[a-z]+)\.png\)", PAGE)
    assert sorted(shown) == sorted(path.stem for path in PICTURES.glob("pattern-*.png"))


def test_the_page_names_the_templates_that_there_are():
    names = {name for row in re.findall(r"(?m)^\|.*\|(.*)\|$", PAGE) for name in re.findall(r"`([a-z-]+)`", row)}
    templates = {path.stem for path in (ROOT / "templates").rglob("*.html")}
    assert len(names) > 20 and names <= templates
