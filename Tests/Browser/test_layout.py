# SPDX-License-Identifier: Apache-2.0

"""The text has room: on the narrowest window, enlarged, and widely spaced; and what is pressed is large enough."""

from probes import ask

PHONE = {"width": 320, "height": 640}
DESK = {"width": 1280, "height": 900}
# WCAG 2.2, 1.4.4
TWICE_AS_LARGE = "html { font-size: 200% !important }"
# WCAG 2.2, 1.4.12
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-block-end: 2em !important }"""


def with_style(page, style):
    """What stands out of the window, lies on something else, or is cut off, where a reader's own style is added."""
    # The site's policy allows no style element; a sheet that a reader's tool adopts is none.
    page.evaluate("async (style) => document.adoptedStyleSheets = [await new CSSStyleSheet().replace(style)]", style)
    faults = ask(page, "too-wide") + ask(page, "overlaps")
    page.evaluate("document.adoptedStyleSheets = []")
    return faults


def test_the_logo_stands_before_the_name(page, request):
    page.goto(request.config.sites["large"].address("index.html"))
    logo = page.locator(".masthead .name img")
    box, name = logo.bounding_box(), page.locator(".masthead .name span").bounding_box()
    assert 24 < box["height"] <= 40 and box["x"] + box["width"] < name["x"]
    # It says nothing that the name does not.
    assert logo.get_attribute("alt") == ""


def test_the_first_column_of_a_wide_table_stays(page, request):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(request.config.sites["large"].address("guidance/everything/index.html"))
    table = page.locator(".prose > .table").first
    cells = [table.locator("thead th").first, table.locator("tbody tr").first.locator("th, td").first]
    before = [cell.bounding_box()["x"] for cell in cells]
    assert table.evaluate("table => { table.scrollLeft = 200; return table.scrollLeft }") == 200
    assert [cell.bounding_box()["x"] for cell in cells] == before


def test_the_page_fits_and_its_targets_are_large_enough(page, any_page):
    page.goto(any_page)
    for window in (PHONE, DESK):
        page.set_viewport_size(window)
        assert ask(page, "too-wide") == [], f"at {window['width']} px"
        assert ask(page, "small-targets") == [], f"at {window['width']} px"
        assert with_style(page, SPACED) == [], f"with wide spacing at {window['width']} px"
    assert with_style(page, TWICE_AS_LARGE) == [], "with text twice as large"
