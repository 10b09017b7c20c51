# SPDX-License-Identifier: Apache-2.0

"""What a reader does: go in, follow a reference, come back, lose the way; with scripts and without, served or from a disk."""

import re
import urllib.request

import pytest
from playwright.sync_api import expect

from markup import Markup
from sites import ROOT, build


@pytest.fixture(params=["served", "from a disk"])
def home(request, sample):
    return sample.address("index.html") if request.param == "served" else (sample.folder / "index.html").as_uri()


@pytest.fixture(params=[True, False], ids=["scripts on", "scripts off"])
def reader(request, new_page):
    return new_page(java_script_enabled=request.param)


def test_from_the_plan_to_an_objective_along_a_reference_and_back(reader, home):
    reader.goto(home)
    reader.get_by_role("link", name="Bolster the Resilience").first.click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text("Bolster the Resilience")
    reader.get_by_role("link", name="Identify vital foreign systems").first.click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text("Identify vital foreign systems")
    reader.locator(".prose").get_by_role("link", name="Risk Assessment").click()
    expect(reader).to_have_url(re.compile(r"/standards/nist-csf-id-ra/index\.html$"))
    reader.go_back()
    expect(reader.get_by_role("heading", level=1)).to_contain_text("Identify vital foreign systems")


def test_a_line_of_the_contents_leads_to_its_heading(reader, home):
    reader.goto(home.replace("index.html", "objectives/objective-1-1/index.html"))
    reader.locator(".contents").get_by_role("link", name="Evidence").click()
    heading = reader.get_by_role("heading", name="Evidence")
    expect(heading).to_be_in_viewport()
    assert heading.bounding_box()["y"] >= 0


def test_the_plan_is_read_page_by_page_to_its_end(reader, home):
    reader.goto(home)
    reader.get_by_role("link", name="Bolster the Resilience").first.click()
    titles = []
    while True:
        titles.append(reader.get_by_role("heading", level=1).inner_text())
        following = reader.locator(".turn .next a")
        if following.count() == 0 or len(titles) > 60:
            break
        following.click()
    assert len(titles) == len(set(titles))
    # The measures of an objective, which have no numbers, come after it.
    numbers = [title.split()[0] for title in titles if title[0].isdigit()]
    assert numbers[:12] == "1 1.1 1.2 1.3 2 2.1 2.2 2.3 3 3.1 3.2 3.3".split()


def test_a_reader_without_scripts_gets_the_same_text(page, page_without_scripts, text_page):
    texts = []
    for window in (page, page_without_scripts):
        window.goto(text_page)
        # A filter is of no use without them.
        texts.append(window.locator("main > .sheet > :not(.filter)").all_inner_texts())
    assert texts[0] == texts[1] != []


def test_an_objective_is_opened_with_the_keyboard_alone(page, sample):
    page.goto(sample.address("index.html"))
    for _ in range(60):
        page.keyboard.press("Tab")
        if "Identify vital foreign systems" in page.evaluate("document.activeElement.textContent"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Identify vital foreign systems")


def test_a_wrong_address_deep_in_the_site_gets_a_page_that_helps(page, sample):
    response = page.goto(sample.address("objectives/no/such/page"))
    assert response.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("Page not found")
    assert page.evaluate("document.styleSheets[0].cssRules.length") > 0
    links = page.locator("a[href]:not([href^='#'])").evaluate_all("links => links.map((link) => link.href)")
    assert len(links) > 8
    for link in links:
        assert urllib.request.urlopen(link).status == 200, link


def test_the_404_page_knows_the_folder_that_the_site_is_in(tmp_path):
    build(ROOT, tmp_path, "--base-url", "https://host.example.org/plans/ours/")
    markup = Markup((tmp_path / "404.html").read_text(encoding="utf-8"))
    addresses = [attributes["href"] for tag in ("a", "link") for attributes in markup.all(tag)]
    assert [address for address in addresses if not address.startswith(("/plans/ours/", "#"))] == []


def test_the_menu_says_where_one_is(page, sample):
    page.goto(sample.address("objectives/objective-1-1/index.html"))
    assert page.locator("nav a[aria-current]").evaluate_all("links => links.map((link) => link.textContent)")[0] == "Goals"
    page.goto(sample.address("norms/norm-a/index.html"))
    expect(page.get_by_role("navigation", name="Main").locator("[aria-current]")).to_have_text("Norms")


def test_the_contents_follow_the_reading_position(page, sample):
    page.goto(sample.address("objectives/objective-1-1/index.html"))
    marked = """links => links.filter((link) => link.matches(CSS.supports('selector(:target-current)')
      ? ':target-current' : '[aria-current]')).map((link) => link.textContent)"""
    for name in ("Assess", "Evidence", "Assess"):
        page.locator(".prose h2", has_text=name).evaluate("heading => heading.scrollIntoView({ behavior: 'instant', block: 'start' })")
        page.wait_for_function(f"name => ({marked})([...document.querySelectorAll('.contents a')]).join() === name", arg=name)
    current = page.locator(".contents a", has_text="Assess")
    other = page.locator(".contents a", has_text="Evidence")
    colour = "link => getComputedStyle(link).borderInlineStartColor"
    assert current.evaluate(colour) != other.evaluate(colour)


def test_a_term_found_at_its_former_address_is_shown_in_its_place(page, request):
    large = request.config.sites["large"]
    page.goto(large.address("index.html"))
    page.goto(large.address("terms/old-term-30/index.html"))
    page.wait_for_url(large.address("terms/index.html#term-30"))
    expect(page.locator("#term-30")).to_be_in_viewport()
    page.go_back()
    expect(page).to_have_url(large.address("index.html"))
