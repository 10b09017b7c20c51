# SPDX-License-Identifier: Apache-2.0

"""Search as a reader uses it: numbers, words, phrases, accents, filters; with the keyboard; under the site's own policy, and from a
folder on a disk."""

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
def guarded(request):
    site = Site(request.config.sites_folder / "sample")
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(GuardedHandler, directory=str(site.folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    site.origin = f"http://127.0.0.1:{server.server_port}"
    yield site
    server.shutdown()


@pytest.fixture(params=["served", "from a disk"])
def root(request, guarded):
    return guarded.origin if request.param == "served" else guarded.folder.as_uri()


def open_search(page, root, question=""):
    page.goto(f"{root}/search/index.html{question}")
    # Small plans show at once how many results each choice leaves.
    expect(page.locator("#search-kind option").nth(1)).to_contain_text("(")


def rows(page):
    return page.locator("#search-results > li")


def titles(page):
    return page.locator("#search-results > li .title a").all_inner_texts()


def search(page, text):
    """The titles that are found, once their number has been said."""
    page.locator("#search-count").evaluate("(count) => { count.textContent = '' }")
    page.locator("#query").fill(text)
    expect(page.locator("#search-count")).not_to_be_empty()
    return titles(page)


def test_a_number_finds_its_item_first(page, root):
    open_search(page, root)
    first = page.locator("#search-results > li .title a").first
    for text, path in [("1.1", "objectives/objective-1-1"), ("objective-2-3", "objectives/objective-2-3"), ("13 (a)", "norms/norm-a")]:
        assert search(page, text)
        assert first.get_attribute("href") == f"{root}/{path}/index.html"


@pytest.mark.parametrize("number, title", [
    ("1.1", "Identify vital foreign systems and manage shared risk"), ("13(j)", "Report vulnerabilities responsibly"),
    ("objective-1-1", "Identify vital foreign systems and manage shared risk"), ("TLP", "Traffic Light Protocol"),
    ("GV.OC-01", "Organizational Context"),
])
def test_what_is_known_exactly_comes_first(page, guarded, number, title):
    open_search(page, guarded.origin)
    assert search(page, number)[0] == title
    assert titles(page).count(title) == 1


def test_a_number_is_not_the_beginning_of_another(page, request):
    open_search(page, request.config.sites["large"].origin)
    search(page, "§ 1")
    marks = page.locator("#search-results .mark").all_inner_texts()
    # The sign is not part of a number: the first goal has it too.
    assert set(marks[:2]) == {"1", "§ 1"}
    assert not {"§ 10", "§ 11", "§ 12"} & set(marks)


@pytest.mark.parametrize("text", ["1.10", "9.9", "3.1.2", "finder zzzz"])
def test_every_word_and_the_whole_number_is_asked_for(page, guarded, text):
    open_search(page, guarded.origin)
    assert search(page, text) == []


def test_words_of_the_text_are_found_quietly(page, root):
    with listening(page) as (problems, requests):
        open_search(page, root)
        found = search(page, "finder")
    assert "RFC 9116, security.txt" in found and "Report vulnerabilities responsibly" in found
    expect(page.locator("#search-results mark").first).to_have_text(re.compile("finder", re.IGNORECASE))
    expect(page.get_by_role("status")).to_contain_text(str(len(found)))
    assert problems == []
    assert {url for url in requests if not url.startswith(root + "/")} == set()


def test_a_word_is_found_in_its_other_forms_and_by_its_beginning(page, guarded):
    open_search(page, guarded.origin)
    assert set(search(page, "advisories ")) & {"Security advisory"}
    assert len(search(page, "vulnerab")) > 5


def test_words_between_quotation_marks_follow_each_other(page, guarded):
    open_search(page, guarded.origin)
    apart = set(search(page, "information threat"))
    together = set(search(page, "\"threat information\""))
    assert together and "Threat information" in together
    assert search(page, "\"information threat\"") == []
    assert apart


def test_a_misspelled_word_is_met_with_the_nearest(page, guarded):
    open_search(page, guarded.origin)
    assert search(page, "vulnerabilty") == []
    page.locator("#search-meant a").click()
    expect(page.locator("#query")).to_have_value("vulnerability")
    expect(rows(page).first).to_be_visible()
    expect(page.locator("#search-meant")).to_be_hidden()


def test_the_number_of_results_is_said_once(page, guarded):
    open_search(page, guarded.origin)
    page.evaluate("""() => {
      window.said = [];
      const count = document.getElementById('search-count');
      new MutationObserver(() => said.push(count.textContent)).observe(count, { childList: true, characterData: true, subtree: true });
    }""")
    page.locator("#query").press_sequentially("vulnerability", delay=60)
    expect(rows(page).first).to_be_visible()
    page.wait_for_timeout(900)
    assert len(page.evaluate("said")) == 1


def test_headings_lead_into_the_page(page, root):
    open_search(page, root, "?q=finder")
    # What is in the text comes when a result is about to be seen.
    page.locator("#search-results").get_by_role("link", name="Report vulnerabilities responsibly").scroll_into_view_if_needed()
    page.locator("#search-results").get_by_role("link", name="From finding to remedy").click()
    expect(page).to_have_url(f"{root}/norms/norm-j/index.html#from-finding-to-remedy")
    expect(page.locator("#from-finding-to-remedy")).to_be_in_viewport()
    page.go_back()
    expect(page.locator("#query")).to_have_value("finder")
    expect(page.locator("#search-results").get_by_role("link", name="Report vulnerabilities responsibly")).to_be_visible()


def test_every_link_of_the_results_leads_somewhere(page, guarded):
    open_search(page, guarded.origin, "?q=vulnerability")
    for row in range(rows(page).count()):
        rows(page).nth(row).scroll_into_view_if_needed()
    expect(page.locator("#search-results .found").first).to_be_visible()
    links = page.locator("#search-results a").evaluate_all("links => links.map(link => link.href)")
    assert any("#" in link for link in links)
    for link in links:
        path, _, fragment = link.removeprefix(guarded.origin + "/").partition("#")
        assert not fragment or f'id="{fragment}"' in guarded.text(path), link


def test_words_are_marked_in_the_page_on_request_only(page, guarded):
    open_search(page, guarded.origin, "?q=finder")
    expect(page.locator("#search-results mark").first).to_be_visible()
    link = page.locator("#search-results li:has(mark) .title a[data-marked*='text=']").first
    assert ":~:" not in link.get_attribute("href")
    page.get_by_label("Mark the words").check()
    expect(link).to_have_attribute("href", re.compile(r"#.*:~:text=finder"))
    page.get_by_label("Mark the words").uncheck()
    assert ":~:" not in link.get_attribute("href")


@pytest.mark.parametrize("name, value, question, expected", [
    ("kind", "standard", "finder", {"RFC 9116, security.txt", "ISO/IEC 29147 Vulnerability disclosure"}),
    ("year", "2024", "plan", {"International Strategic Plan, 2025–2026"}),
    ("partner", "national-csirts", "incidents", {"National CSIRTs"}),
])
def test_filters_narrow_the_results_and_stay_in_the_address(page, root, name, value, question, expected):
    open_search(page, root, f"?q={question}")
    status = page.get_by_role("status")
    expect(status).not_to_be_empty()
    everything = status.inner_text()
    choice = page.locator(f"#search-{name} option[value='{value}']")
    count = int(re.search(r"\((\d+)\)$", choice.inner_text())[1])
    page.locator(f"#search-{name}").select_option(value)
    expect(status).not_to_have_text(everything)
    while page.locator("#search-more").is_visible():
        page.locator("#search-more").click()
        page.wait_for_timeout(200)
    found = titles(page)
    assert expected <= set(found) and len(found) == count
    if name == "kind":
        assert set(page.locator("#search-results .kicker").all_inner_texts()) == {"Standard"}
    page.reload()
    expect(page.locator(f"#search-{name}")).to_have_value(value)
    expect(rows(page)).to_have_count(min(10, count))


def test_what_would_leave_nothing_cannot_be_chosen(page, guarded):
    open_search(page, guarded.origin, "?q=finder")
    expect(page.locator("#search-kind option[value='goal']")).to_have_text("Goals (0)")
    expect(page.locator("#search-kind option[value='goal']")).to_be_disabled()
    expect(page.locator("#search-kind option[value='norm']")).to_be_enabled()


def test_filters_alone_list_what_they_leave(page, guarded):
    open_search(page, guarded.origin, "?partner=national-csirts")
    expect(rows(page).first).to_be_visible()
    assert "National CSIRTs" in titles(page)


def test_more_results_come_when_asked_for(page, guarded):
    open_search(page, guarded.origin, "?q=plan")
    expect(page.get_by_role("status")).to_contain_text("first 10 of")
    page.get_by_role("button", name="More results").click()
    expect(rows(page).nth(10)).to_be_visible()
    expect(rows(page).nth(10).get_by_role("link").first).to_be_focused()


def test_accents_fold(page, request):
    open_search(page, request.config.sites["large"].origin)
    assert search(page, "rindfleischetikettierungsuberwachungsaufgabenubertragungsgesetz")


def test_the_script_folds_as_the_index_does(page, request):
    """Each case of `FoldingTests.swift`, in the words of the script."""
    script = (pathlib.Path(__file__).parents[2] / "templates/assets/search.js").read_text(encoding="utf-8")
    start, end = script.index("const NOTHING"), script.index("const isUnspaced")
    page.goto("about:blank")
    page.evaluate(f"() => {{ {script[start:end]} window.fold = fold; }}")
    cases = (pathlib.Path(__file__).parents[1] / "SearchingTests/FoldingTests.swift").read_text(encoding="utf-8")
    pairs = re.findall(r'\("([^"]+)", "([^"]+)"\)', cases)
    assert len(pairs) > 15
    for text, folded in pairs:
        text = re.sub(r"\\u\{(\w+)\}", lambda code: chr(int(code[1], 16)), text)
        assert page.evaluate("(text) => fold(text)", text) == folded, text


def test_axe_finds_nothing_in_results(page, guarded):
    for scheme, width in [("light", 1280), ("dark", 320)]:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        open_search(page, guarded.origin, "?q=vulnerability&kind=norm")
        expect(rows(page).first).to_be_visible()
        for row in range(rows(page).count()):
            rows(page).nth(row).scroll_into_view_if_needed()
        expect(page.locator("#search-results .found").first).to_be_visible()
        page.evaluate(Axe().axe_script)
        assert violations(page, ALL) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_nothing_moves_when_results_come(page, guarded):
    open_search(page, guarded.origin, "?q=vulnerability")
    expect(rows(page).nth(5)).to_be_visible()
    assert ask(page, "layout-shift") == 0


def test_a_piece_that_does_not_load_is_said(new_page, guarded):
    page = new_page()
    page.goto(f"{guarded.origin}/search/index.html")
    page.route("**/assets/search/*.js", lambda route: route.abort())
    page.locator("#query").fill("finder")
    expect(page.get_by_role("status")).to_contain_text("could not be loaded")
    page.unroute("**/assets/search/*.js")
    page.locator("#query").fill("finders")
    expect(rows(page).first).to_be_visible()


def test_the_keyboard_is_enough(page, guarded):
    page.goto(f"{guarded.origin}/goals/index.html")
    page.keyboard.press("Control+k")
    page.keyboard.type("finder")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/index\.html\?q=finder"))
    expect(page.locator("#search-results mark").first).to_be_visible()
    links = page.locator("#search-results a")
    for index in range(3):
        page.keyboard.press("ArrowDown")
        expect(links.nth(index)).to_be_focused()
    # Through all of them, headings too, the last of which may come on the way.
    for _ in range(60):
        page.keyboard.press("ArrowDown")
        page.wait_for_timeout(20)
    expect(links.last).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#query")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(re.compile("/search/"))
    page.go_back()
    expect(page.locator("#query")).to_have_value("finder")
    expect(rows(page).first).to_be_visible()
    page.locator("#query").focus()
    page.keyboard.press("Escape")
    expect(page.locator("#query")).to_have_value("")
    expect(rows(page)).to_have_count(0)


def test_without_scripts_the_list_of_all_items_is_offered(new_page, sample):
    page = new_page(java_script_enabled=False)
    page.goto(sample.address("search/index.html"))
    expect(page.locator("#query")).to_be_hidden()
    page.locator("main").get_by_role("link", name="All items A–Z").click()
    expect(page).to_have_url(sample.address("a-z/index.html"))


def test_an_item_found_at_its_former_address_does_not_trap_the_reader(page, request):
    large = request.config.sites["large"]
    assert large.redirects
    page.goto(large.address("index.html"))
    page.goto(large.address("objectives/old-objective-1-1/index.html"))
    page.wait_for_url(large.address("objectives/objective-1-1/index.html"))
    page.go_back()
    expect(page).to_have_url(large.address("index.html"))
