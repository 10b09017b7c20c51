# SPDX-License-Identifier: Apache-2.0

"""Search as a reader uses it: numbers, words, accents, kinds; with the keyboard; served and from a disk."""

import re

import pytest
from playwright.sync_api import expect


@pytest.fixture(params=["served", "from a disk"])
def root(request, sample):
    return sample.origin if request.param == "served" else sample.folder.as_uri()


def search(page, text):
    page.locator("#query").fill(text)
    # The words are searched for a moment after the last key.
    page.wait_for_timeout(250)
    return page.locator("#search-results .title a").all_inner_texts()


def test_a_number_finds_its_item_first(page, root):
    page.goto(f"{root}/search/index.html")
    first = page.locator("#search-results .title a").first
    for text, path in [("1.1", "objectives/objective-1-1"), ("objective-2-3", "objectives/objective-2-3"), ("13 (a)", "norms/norm-a")]:
        assert search(page, text)
        assert first.get_attribute("href") == f"{root}/{path}/index.html"


def test_a_number_is_not_the_beginning_of_another(page, request):
    page.goto(request.config.sites["large"].address("search/index.html"))
    search(page, "§ 1")
    marks = page.locator("#search-results .mark").all_inner_texts()
    # The sign is not part of a number: the first goal has it too.
    assert marks[:2] == ["1", "§ 1"]
    assert not {"§ 10", "§ 11", "§ 12"} & set(marks)


def test_words_are_found_and_the_count_is_announced(page, root):
    page.goto(f"{root}/search/index.html")
    found = search(page, "vulnerab")
    assert len(found) > 1
    status = page.get_by_role("status")
    expect(status).to_contain_text(str(len(found)))
    assert search(page, "zzzz") == []
    expect(status).not_to_be_empty()


def test_a_kind_narrows_the_results(page, sample):
    page.goto(sample.address("search/index.html?q=risk"))
    expect(page.locator("#search-results li").first).to_be_visible()
    everything = page.locator("#search-results li").count()
    page.get_by_label("Kind").select_option(value="Standard")
    expect(page.locator("#search-results .kicker").first).to_have_text("Standard")
    kinds = set(page.locator("#search-results .kicker").all_inner_texts())
    assert kinds == {"Standard"}
    assert page.locator("#search-results li").count() < everything


def test_accents_fold(page, request):
    page.goto(request.config.sites["large"].address("search/index.html"))
    assert search(page, "rindfleischetikettierungsuberwachungsaufgabenubertragungsgesetz")


def test_the_keyboard_is_enough(page, sample):
    page.goto(sample.address("goals/index.html"))
    page.keyboard.press("Control+k")
    page.keyboard.type("1.1")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/index\.html\?q=1\.1"))
    expect(page.locator("#search-results li").first).to_be_visible()
    expect(page.locator("#query")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#search-results a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#query")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Identify vital foreign systems")
    page.go_back()
    expect(page.locator("#query")).to_have_value("1.1")
    expect(page.locator("#search-results a").first).to_contain_text("Identify vital foreign systems")


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
