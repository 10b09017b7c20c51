# SPDX-License-Identifier: Apache-2.0

"""Takes the pictures of docs/pictures: the main pages of the sample, in both schemes, on a desk and on a phone."""

import pathlib
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
LOOKS = {"": (DESK, "light"), "-dark": (DESK, "dark"), "-phone": (PHONE, "light")}


def take(browser, site):
    for look, (window, scheme) in LOOKS.items():
        context = browser.new_context(viewport=window, color_scheme=scheme, reduced_motion="reduce")
        page = context.new_page()
        for name, address in PAGES.items():
            page.goto(site.address(address))
            if name == "search":
                page.locator("#search-results li").first.wait_for()
            page.screenshot(path=PICTURES / f"{name}{look}.png", caret="hide")
        context.close()


def main():
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        build(ROOT, folder)
        site = Site(pathlib.Path(folder))
        server = site.start()
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        take(browser, site)
        browser.close()
        server.shutdown()


if __name__ == "__main__":
    main()
