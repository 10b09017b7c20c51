# SPDX-License-Identifier: Apache-2.0

"""Takes the pictures of docs/pictures: the main pages of the sample, in both schemes, on a desk and on a phone; those of a
plan that is carried out and measured, which the sample is not; and what becomes of the forms that docs/writing.md shows: there, each picture comes right after its source."""

import pathlib
import re
import tempfile

from playwright.sync_api import sync_playwright

from sites import CHROMIUM, ROOT, Site, build

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
LINE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 120" width="480" height="120">
<path d="M0 10 C120 20 160 90 480 105" fill="none" stroke="#0b4a6f" stroke-width="3"/></svg>
"""
LOOKS = {"": (DESK, "light"), "-dark": (DESK, "dark"), "-phone": (PHONE, "light")}


def take(browser, site, pages):
    for look, (window, scheme) in LOOKS.items():
        context = browser.new_context(viewport=window, color_scheme=scheme, reduced_motion="reduce")
        page = context.new_page()
        for name, address in pages.items():
            page.goto(site.address(address))
            if name == "search":
                page.locator("#search-results li").first.wait_for()
            page.screenshot(path=PICTURES / f"{name}{look}.png", caret="hide")
        context.close()


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
        take_forms(browser)
        browser.close()


if __name__ == "__main__":
    main()
