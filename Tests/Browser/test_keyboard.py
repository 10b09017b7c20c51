# SPDX-License-Identifier: Apache-2.0

"""Everything can be reached and done with the keyboard, and the eye can follow."""

import pytest
from playwright.sync_api import expect

from colours import contrast
from probes import ask


def open_at_the_top(page, address):
    page.goto(address)
    # The search page puts the focus into its field.
    while ask(page, "focus") is not None:
        page.keyboard.press("Shift+Tab")


def press_tab(page):
    page.keyboard.press("Tab")
    return ask(page, "focus")


def test_the_first_key_offers_to_skip_to_the_content(page, varied_page):
    open_at_the_top(page, varied_page)
    skip = press_tab(page)
    assert skip["name"] == "<a> Skip to content"
    assert skip["isSeen"]
    page.keyboard.press("Enter")
    assert ask(page, "focus")["id"] == "main"
    after = press_tab(page)
    inside = page.locator("main a[href], main [tabindex='0']").count()
    assert after["inMain"] or not inside


@pytest.mark.parametrize("window", [(1280, 900), (320, 640)], ids=["desk", "phone"])
def test_the_focus_is_seen_on_everything(page, varied_page, window):
    page.set_viewport_size({"width": window[0], "height": window[1]})
    # A page that is still scrolling has not yet shown what has the focus.
    page.emulate_media(reduced_motion="reduce")
    open_at_the_top(page, varied_page)
    # The whole plan on one page has many hundreds, of the same few sorts.
    expected = ask(page, "focusable")[:100]
    reached, problems = [], []
    for _ in expected:
        focus = press_tab(page)
        assert focus is not None, f"the focus left the page after {len(reached)} of {len(expected)}"
        reached.append(focus["index"])
        if not focus["isVisible"] or focus["outline"] < 2:
            problems.append(f"{focus['name']} shows no focus")
        elif contrast(focus["colour"], focus["paper"]) < 3:
            problems.append(f"{focus['name']}: {focus['colour']} is hard to see on {focus['paper']}")
        if not focus["isSeen"]:
            problems.append(f"{focus['name']} is covered or out of sight")
    assert problems == []
    assert reached == expected, "the order is not that of the page"


def test_a_wide_table_scrolls_by_keyboard(page, request):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(request.config.sites["large"].address("guidance/everything/index.html"))
    table = page.locator(".table").first
    table.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("table => table.scrollLeft > 0", arg=table.element_handle())


def test_a_heading_link_is_reached_and_copies_its_address(new_page, sample):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(sample.address("objectives/objective-1-1/index.html"))
    for _ in range(60):
        focus = press_tab(page)
        if page.evaluate("document.activeElement.matches('.heading-link')"):
            break
    assert focus["isSeen"] and focus["outline"] >= 2
    assert page.evaluate("getComputedStyle(document.activeElement).opacity") == "1"
    address = page.evaluate("document.activeElement.href")
    assert address == sample.address("objectives/objective-1-1/index.html") + "#identify"
    page.keyboard.press("Enter")
    expect(page).to_have_url(address)
    assert page.evaluate("navigator.clipboard.readText()") == address


def test_a_stroke_in_a_field_is_a_letter(page, sample):
    page.goto(sample.address("search/index.html"))
    page.locator("#query").fill("")
    page.keyboard.type("ISO/IEC")
    expect(page.locator("#query")).to_have_value("ISO/IEC")
