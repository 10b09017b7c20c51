# SPDX-License-Identifier: Apache-2.0

"""A long list is narrowed to what a reader looks for; without scripts it is whole."""

import re

import pytest
from playwright.sync_api import expect


@pytest.fixture(params=["served", "from a disk"])
def root(request):
    large = request.config.sites["large"]
    return large.origin if request.param == "served" else large.folder.as_uri()


def shown(page):
    return page.locator("main .part > .ledger > li:visible")


def test_words_narrow_a_list_and_the_count_is_announced(page, root):
    page.goto(f"{root}/objectives/index.html")
    assert shown(page).count() == 48
    page.get_by_label("Filter by words").fill("HARBOUR bridge")
    texts = [text.lower() for text in shown(page).all_inner_texts()]
    assert 0 < len(texts) < 48
    assert all("harbour" in text and "bridge" in text for text in texts)
    expect(page.get_by_role("status")).to_have_text(f"{len(texts)} of 48 shown")
    page.get_by_label("Filter by words").fill("zzzz")
    assert shown(page).count() == 0
    expect(page.get_by_role("status")).to_contain_text("Nothing")
    page.keyboard.press("Escape")
    assert shown(page).count() == 48
    expect(page.get_by_role("status")).to_be_empty()


def test_the_status_narrows_a_list(page, root):
    page.goto(f"{root}/objectives/index.html")
    page.get_by_label("Status").select_option(label="Withdrawn")
    count = shown(page).count()
    assert 0 < count < 48
    assert page.locator("main .state:visible", has_text="Withdrawn").count() == count


def test_the_address_keeps_the_filter(page, request):
    large = request.config.sites["large"]
    page.goto(large.address("index.html"))
    page.goto(large.address("standards/index.html"))
    page.get_by_label("Filter by words").fill("bridge")
    count = shown(page).count()
    assert 0 < count < 30
    expect(page).to_have_url(re.compile(r"\?filter=bridge$"))
    shown(page).locator("a").first.click()
    page.go_back()
    expect(page.get_by_label("Filter by words")).to_have_value("bridge")
    assert shown(page).count() == count
    # Narrowing is not a step of its own on the way back.
    page.go_back()
    expect(page).to_have_url(large.address("index.html"))


@pytest.mark.parametrize("path", ["terms/index.html", "documents/index.html", "a-z/index.html", "tags/streets/index.html"])
def test_every_long_list_has_a_filter(page, request, path):
    page.goto(request.config.sites["large"].address(path))
    before = page.locator("main").inner_text()
    page.get_by_label("Filter by words").fill("zzzz")
    expect(page.get_by_role("status")).to_contain_text("Nothing")
    assert len(page.locator("main").inner_text()) < len(before) / 2
    expect(page.locator(".letter:visible")).to_have_count(0)


def test_a_short_list_has_none(page, request):
    page.goto(request.config.sites["large"].address("goals/index.html"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".filter")).to_have_count(0)


def test_without_scripts_the_list_is_whole(new_page, request):
    page = new_page(java_script_enabled=False)
    page.goto(request.config.sites["large"].address("objectives/index.html"))
    expect(page.locator(".filter")).to_be_hidden()
    assert shown(page).count() == 48
