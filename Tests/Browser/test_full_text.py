# SPDX-License-Identifier: Apache-2.0

"""Full text search with Pagefind, under the policy that the site itself asks for; and what is left of it without."""

import functools
import http.server
import pathlib
import re
import threading

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from probes import ask
from sites import Handler, Site
from test_accessibility import ALL, violations
from test_loading import listening


class GuardedHandler(Handler):
    """Sends the headers that the site's file `_headers` names for all files."""

    def end_headers(self):
        text = (pathlib.Path(self.directory) / "_headers").read_text(encoding="utf-8")
        for name, value in re.findall(r"^  ([\w-]+): (.*)$", re.split(r"^(?=/)", text, flags=re.MULTILINE)[1], re.MULTILINE):
            self.send_header(name, value)
        super().end_headers()


@pytest.fixture(scope="module")
def full_text(request):
    site = Site(request.config.sites_folder / "full-text")
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(GuardedHandler, directory=str(site.folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    site.origin = f"http://127.0.0.1:{server.server_port}"
    yield site
    server.shutdown()


def open_search(page, root, question=""):
    page.goto(f"{root}/search/index.html{question}")
    expect(page.locator("#search-kind option").nth(1)).to_contain_text("(")


def rows(page):
    return page.locator("#search-results > li")


def titles(page):
    return page.locator("#search-results .title a").all_inner_texts()


def search(page, text):
    page.locator("#query").fill(text)
    page.wait_for_timeout(200)
    expect(page.locator("#search-count")).not_to_be_empty()
    page.wait_for_timeout(400)
    return titles(page)


def test_words_of_the_text_are_found_quietly(page, full_text):
    with listening(page) as (problems, requests):
        open_search(page, full_text.origin)
        found = search(page, "finder")
    assert "RFC 9116, security.txt" in found and "Report vulnerabilities responsibly" in found
    expect(page.locator("#search-results mark").first).to_have_text(re.compile("finder"))
    expect(page.locator("#search-scope")).to_have_text("The texts of all pages are searched.")
    expect(page.get_by_role("status")).to_contain_text(str(len(found)))
    assert problems == []
    assert {url for url in requests if not url.startswith(full_text.origin + "/")} == set()
    assert search(page, "finder zzzz") == []


@pytest.mark.parametrize("text, number", [("1.10", 0), ("9.9", 0), ("3.1.2", 0), ("finder vendor", 4)])
def test_every_word_and_the_whole_number_is_asked_for(page, full_text, text, number):
    open_search(page, full_text.origin)
    assert len(search(page, text)) == number


def test_headings_lead_into_the_page(page, full_text):
    open_search(page, full_text.origin, "?q=finder")
    page.locator("#search-results").get_by_role("link", name="From finding to remedy").click()
    expect(page).to_have_url(f"{full_text.origin}/norms/norm-j/index.html#from-finding-to-remedy")
    expect(page.locator("#from-finding-to-remedy")).to_be_in_viewport()
    page.go_back()
    expect(page.locator("#query")).to_have_value("finder")
    expect(page.locator("#search-results").get_by_role("link", name="From finding to remedy")).to_be_visible()


def test_every_link_of_the_results_leads_somewhere(page, full_text):
    open_search(page, full_text.origin, "?q=vulnerability")
    expect(rows(page).first).to_be_visible()
    links = page.locator("#search-results a").evaluate_all("links => links.map(link => link.href)")
    assert any("#" in link for link in links)
    for link in links:
        path, _, fragment = link.removeprefix(full_text.origin + "/").partition("#")
        assert not fragment or f'id="{fragment}"' in full_text.text(path), link


@pytest.mark.parametrize("number, title", [
    ("1.1", "Identify vital foreign systems and manage shared risk"), ("13 (j)", "Report vulnerabilities responsibly"),
    ("objective-1-1", "Identify vital foreign systems and manage shared risk"), ("TLP", "Traffic Light Protocol"),
])
def test_what_is_known_exactly_comes_first(page, full_text, number, title):
    open_search(page, full_text.origin)
    assert search(page, number)[0] == title
    assert titles(page).count(title) == 1


def test_entries_of_a_list_are_found_each_for_itself(page, full_text):
    open_search(page, full_text.origin, "?q=coordinator")
    link = page.locator("#search-results").get_by_role("link", name="Coordinated vulnerability disclosure")
    expect(link).to_have_attribute("href", re.compile(r"/terms/index\.html#coordinated-vulnerability-disclosure$"))


@pytest.mark.parametrize("name, value, expected", [
    ("kind", "Standard", {"RFC 9116, security.txt", "ISO/IEC 29147 Vulnerability disclosure"}),
    ("year", "2024", {"International Strategic Plan, 2025–2026"}),
    ("partner", "National CSIRTs", {"National CSIRTs"}),
])
def test_filters_narrow_the_results_and_stay_in_the_address(page, full_text, name, value, expected):
    question = "finder" if name == "kind" else "incidents" if name == "partner" else "plan"
    open_search(page, full_text.origin, f"?q={question}")
    expect(rows(page).first).to_be_visible()
    status = page.get_by_role("status")
    expect(status).not_to_be_empty()
    everything = status.inner_text()
    choice = page.locator(f"#search-{name} option[value='{value}']")
    count = int(re.search(r"\((\d+)\)$", choice.inner_text())[1])
    page.locator(f"#search-{name}").select_option(value)
    expect(status).not_to_have_text(everything)
    assert expected <= set(titles(page))
    assert len(titles(page)) == count
    if name == "kind":
        assert set(page.locator("#search-results .kicker").all_inner_texts()) == {value}
    found = titles(page)
    page.reload()
    expect(page.locator(f"#search-{name}")).to_have_value(value)
    expect(rows(page)).to_have_count(len(found))
    assert titles(page) == found


def test_more_results_come_when_asked_for(page, full_text):
    open_search(page, full_text.origin, "?q=plan")
    expect(rows(page).first).to_be_visible()
    before = rows(page).count()
    expect(page.get_by_role("status")).to_contain_text(f"first {before} of")
    page.get_by_role("button", name="More results").click()
    expect(rows(page).nth(before)).to_be_visible()
    expect(rows(page).nth(before).get_by_role("link").first).to_be_focused()


def test_the_keyboard_walks_through_headings_too(page, full_text):
    open_search(page, full_text.origin, "?q=finder")
    expect(rows(page).first).to_be_visible()
    links = page.locator("#search-results a")
    page.locator("#query").focus()
    for index in range(links.count()):
        page.keyboard.press("ArrowDown")
        expect(links.nth(index)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#query")).to_be_focused()


def test_axe_finds_nothing_in_results(page, full_text):
    for scheme, width in [("light", 1280), ("dark", 320)]:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        open_search(page, full_text.origin, "?q=vulnerability&kind=Norm")
        expect(page.locator("#search-results .found").first).to_be_visible()
        page.evaluate(Axe().axe_script)
        assert violations(page, ALL) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_nothing_moves_when_results_come(page, full_text):
    open_search(page, full_text.origin, "?q=vulnerability")
    expect(rows(page).first).to_be_visible()
    assert ask(page, "layout-shift") == 0


def test_from_a_disk_titles_are_searched(page, full_text):
    with listening(page) as (problems, _):
        open_search(page, full_text.folder.as_uri())
        expect(page.locator("#search-scope")).to_have_text("Titles, summaries and headings are searched.")
        assert search(page, "1.1") == ["Identify vital foreign systems and manage shared risk"]
        assert "Report vulnerabilities responsibly" not in search(page, "finder")
    assert problems == []


def test_titles_are_searched_where_pagefind_does_not_load(new_page, full_text):
    page = new_page()
    page.route("**/pagefind/**", lambda route: route.abort())
    open_search(page, full_text.origin, "?q=1.1")
    expect(page.locator("#search-scope")).to_have_text("Titles, summaries and headings are searched.")
    assert titles(page) == ["Identify vital foreign systems and manage shared risk"]


def test_filters_narrow_titles_too(page, sample):
    open_search(page, sample.origin, "?partner=National+CSIRTs")
    expect(rows(page).first).to_be_visible()
    assert "National CSIRTs" in titles(page)
    page.locator("#search-kind").select_option("Norm")
    page.wait_for_timeout(200)
    assert set(page.locator("#search-results .kicker").all_inner_texts()) <= {"Norm"}
