"""No violation that axe knows, of WCAG 2.2 AA and of best practice, in each scheme and on the narrowest window."""

from axe_playwright_python.sync_playwright import Axe

ALL = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
ALL_BUT_COLOURS = {**ALL, "rules": {rule: {"enabled": False} for rule in COLOURS["runOnly"]["values"]}}
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 320, "height": 640}


def violations(page, options):
    results = page.evaluate("(options) => axe.run(options)", {"resultTypes": ["violations"], "preload": False, **options})
    assert results["passes"], "axe looked at nothing"
    return [f"{v['id']}: {node['html'][:200]}" for v in results["violations"] for node in v["nodes"]]


# Between the schemes nothing but colours differs, and these do not depend on the width of the window. Contrast is by far
# what axe takes longest for.
LOOKS = [("light", DESK, ALL), ("dark", DESK, COLOURS), ("dark", PHONE, ALL_BUT_COLOURS)]


def test_axe_finds_nothing(page, any_page):
    page.goto(any_page)
    page.evaluate(Axe().axe_script)
    for scheme, window, options in LOOKS:
        page.set_viewport_size(window)
        page.emulate_media(color_scheme=scheme)
        assert violations(page, options) == [], f"{scheme}, {window['width']} px"


def test_axe_finds_nothing_on_pages_of_the_same_templates(page, other_page):
    page.set_viewport_size(PHONE)
    page.goto(other_page)
    page.evaluate(Axe().axe_script)
    assert violations(page, ALL) == []


def test_axe_would_find_something(page):
    page.set_content("<html lang=en><title>Wrong</title><main><h1>Wrong</h1><img src=x><p style='color: #ccc'>Pale</main>")
    page.evaluate(Axe().axe_script)
    found = " ".join(violations(page, ALL))
    assert "image-alt" in found and "color-contrast" in found
