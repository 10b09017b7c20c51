# SPDX-License-Identifier: Apache-2.0

"""No violation that axe knows, of WCAG 2.2 AA and of best practice, in each scheme and on the narrowest window."""

from axe_playwright_python.sync_playwright import Axe

from colours import contrast
from probes import ask

ALL = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
ALL_BUT_COLOURS = {**ALL, "rules": {rule: {"enabled": False} for rule in COLOURS["runOnly"]["values"]}}
PHONE = {"width": 320, "height": 640}


def violations(page, options):
    results = page.evaluate("(options) => axe.run(options)", {"resultTypes": ["violations"], "preload": False, **options})
    assert results["passes"], "axe looked at nothing"
    return [f"{v['id']}: {node['html'][:200]}" for v in results["violations"] for node in v["nodes"]]


# Contrast is by far what axe takes longest for. It measures each text in place, on a choice of pages; on all pages, a probe
# measures each pair of colours once. Nothing but colours differs between the schemes, and these do not depend on the width.
def test_axe_finds_nothing_on_any_page(page, every_page):
    page.set_viewport_size(PHONE)
    page.goto(every_page)
    page.evaluate(Axe().axe_script)
    assert violations(page, ALL_BUT_COLOURS) == []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        texts = ask(page, "texts")
        assert texts
        pale = [text for text in texts if contrast(text[0], text[1]) < (3 if text[2] else 4.5)]
        assert pale == [], scheme


def test_axe_finds_nothing_on_a_choice_of_pages(page, chosen_page):
    page.goto(chosen_page)
    page.evaluate(Axe().axe_script)
    assert violations(page, ALL) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, COLOURS) == []


def test_axe_would_find_something(page):
    # A page of the site has a policy that stops the style.
    page.goto("about:blank")
    page.set_content("<html lang=en><title>Wrong</title><main><h1>Wrong</h1><img src=x><p style='color: #ccc'>Pale</main>")
    page.evaluate(Axe().axe_script)
    found = " ".join(violations(page, ALL))
    assert "image-alt" in found and "color-contrast" in found
    assert contrast(*next(text[:2] for text in ask(page, "texts") if text[3] == "Pale")) < 4.5
