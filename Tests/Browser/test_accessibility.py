"""No violation that axe knows, of WCAG 2.2 AA and of best practice, in each scheme and on the narrowest window."""

from axe_playwright_python.sync_playwright import Axe

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["cat.color"]
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 320, "height": 640}


def violations(page, tags):
    options = {"runOnly": tags, "resultTypes": ["violations"], "preload": False}
    results = page.evaluate("(options) => axe.run(options)", options)
    assert results["passes"], "axe looked at nothing"
    return [f"{v['id']}: {node['html'][:200]}" for v in results["violations"] for node in v["nodes"]]


# Between the schemes nothing but colours differs, so the second look asks for these only.
LOOKS = [("light", DESK, TAGS), ("dark", DESK, COLOURS), ("dark", PHONE, TAGS), ("light", PHONE, COLOURS)]


def test_axe_finds_nothing(page, any_page):
    page.goto(any_page)
    page.evaluate(Axe().axe_script)
    for scheme, window, tags in LOOKS:
        page.set_viewport_size(window)
        page.emulate_media(color_scheme=scheme)
        assert violations(page, tags) == [], f"{scheme}, {window['width']} px"


def test_axe_would_find_something(page):
    page.set_content("<html lang=en><title>Wrong</title><main><h1>Wrong</h1><img src=x><p style='color: #ccc'>Pale</main>")
    page.evaluate(Axe().axe_script)
    found = " ".join(violations(page, TAGS))
    assert "image-alt" in found and "color-contrast" in found
