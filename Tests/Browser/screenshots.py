# SPDX-License-Identifier: Apache-2.0

"""Takes the pictures of docs/pictures: the main pages of the sample, in both schemes, on a desk and on a phone; those of a
plan that is carried out and measured, which the sample is not; that plan in the looks of docs/looks; each component of the pages; and what becomes of the forms that docs/writing.md shows: there, each picture comes right after its source."""

import pathlib
import re
import tempfile

from playwright.sync_api import sync_playwright

from preview import Preview
from sites import CHROMIUM, LOOKS, ROOT, Site, build, build_look

PICTURES = ROOT / "docs" / "pictures"
DESK, PHONE = {"width": 1200, "height": 800}, {"width": 390, "height": 780}
PAGES = {
    "home": "index.html",
    "objective": "objectives/objective-1-1/index.html",
    "whole-plan": "whole-plan/index.html",
    "search": "search/index.html?q=risk",
    "list": "standards/index.html",
}
MEASURED = {
    "plan": "index.html",
    "measured": "objectives/flood-walls/index.html",
    "progress": "progress/index.html",
}
FORM = re.compile(r"```markdown\n(?P<source>(?:(?!```).)*)```\n\n!\[[^]]*\]\(pictures/(?P<name>forms-[a-z]+)\.png\)", re.S)
# Of the site of all components: page, and what of it.
PATTERNS = {
    "masthead": ("objectives/all-of-them/index.html", ".masthead"),
    "cover": ("index.html", ".cloth"),
    "score": ("index.html", ".score"),
    "opening": ("objectives/all-of-them/index.html", ".opening"),
    "indicator": ("objectives/all-of-them/index.html", ".indicator >> nth=0"),
    "milestones": ("objectives/all-of-them/index.html", ".part:has(> #page-milestones)"),
    "matrix": ("objectives/all-of-them/index.html", ".prose .table:has(.matrix)"),
    "connections": ("objectives/all-of-them/index.html", ".part:has(> #page-relations)"),
    "citation": ("objectives/all-of-them/index.html", ".cite"),
}
LINE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 120" width="480" height="120">
<path d="M0 10 C120 20 160 90 480 105" fill="none" stroke="#0b4a6f" stroke-width="3"/></svg>
"""
VIEWS = {"": (DESK, "light"), "-dark": (DESK, "dark"), "-phone": (PHONE, "light")}


def take(browser, site, pages):
    for look, (window, scheme) in VIEWS.items():
        context = browser.new_context(viewport=window, color_scheme=scheme, reduced_motion="reduce")
        page = context.new_page()
        for name, address in pages.items():
            page.goto(site.address(address))
            if name == "search":
                page.locator("#search-results li").first.wait_for()
            page.screenshot(path=PICTURES / f"{name}{look}.png", caret="hide")
        context.close()


def take_look(browser, look):
    with tempfile.TemporaryDirectory() as folder:
        build_look(look, folder)
        site = Site(pathlib.Path(folder))
        server = site.start()
        take(browser, site, {f"look-{look}": "index.html"})
        server.shutdown()


def take_patterns(browser):
    with tempfile.TemporaryDirectory() as folder:
        build(ROOT / "docs/patterns", folder, "--no-cache")
        site = Site(pathlib.Path(folder))
        server = site.start()
        page = browser.new_page(viewport=DESK, reduced_motion="reduce")

        def picture(name):
            return PICTURES / f"pattern-{name}.png"

        for name, (address, part) in PATTERNS.items():
            page.goto(site.address(address))
            page.locator(part).screenshot(path=picture(name))
        # Of the text, as much as a window holds.
        page.goto(site.address("objectives/all-of-them/index.html"))
        page.locator(".part:has(> .prose)").evaluate("part => part.scrollIntoView()")
        page.screenshot(path=picture("text"))
        page.set_viewport_size(PHONE)
        page.goto(site.address("index.html"))
        page.get_by_role("button", name="Menu").click()
        page.screenshot(path=picture("menu"))
        server.shutdown()
        page.close()
    with tempfile.TemporaryDirectory() as folder:
        build(ROOT / "docs/patterns", folder, "--no-cache", "--drafts")
        site = Site(pathlib.Path(folder))
        server = site.start()
        page = browser.new_page(viewport=DESK)
        page.goto(site.address("objectives/draft/index.html"))
        page.screenshot(path=picture("draft"), clip={"x": 0, "y": 0, "width": DESK["width"], "height": 420})
        server.shutdown()
        page.close()


def take_preview(browser):
    with tempfile.TemporaryDirectory() as folder:
        preview = Preview(pathlib.Path(folder) / "plan", source="docs/patterns")
        preview.add("content/objectives/look.md", "\nThe register is kept [by the council](plan:concil).\n")
        page = browser.new_page(viewport=DESK)
        preview.open(page, "/objectives/look/")
        page.locator("planpress-preview .faults").wait_for()
        page.screenshot(path=PICTURES / "pattern-preview.png")
        page.close()
        preview.end()


def take_forms(browser):
    with tempfile.TemporaryDirectory() as source, tempfile.TemporaryDirectory() as folder:
        content = pathlib.Path(source) / "content"
        content.mkdir()
        forms = list(FORM.finditer((ROOT / "docs" / "writing.md").read_text()))
        for form in forms:
            (content / f"{form['name']}.md").write_text(f"---\ntitle: {form['name']}\n---\n\n{form['source']}")
        (content / "index.md").write_text("---\ntitle: Forms\n---\n")
        (content / "phosphate.svg").write_text(LINE)
        for name in ["film.mp4", "film.vtt", "talk.mp3"]:
            (content / name).write_bytes(b"")
        build(source, folder)
        site = Site(pathlib.Path(folder))
        server = site.start()
        page = browser.new_page(viewport=DESK)
        for form in forms:
            page.goto(site.address(f"{form['name']}/index.html"))
            page.locator(".prose").screenshot(path=PICTURES / f"{form['name']}.png")
        server.shutdown()


def main():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for source, pages in [(ROOT, PAGES), (ROOT / "examples" / "harbour-city", MEASURED)]:
            with tempfile.TemporaryDirectory() as folder:
                build(source, folder)
                site = Site(pathlib.Path(folder))
                server = site.start()
                take(browser, site, pages)
                server.shutdown()
        for look in LOOKS:
            take_look(browser, look)
        take_patterns(browser)
        take_preview(browser)
        take_forms(browser)
        browser.close()


if __name__ == "__main__":
    main()
