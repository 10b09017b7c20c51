# SPDX-License-Identifier: Apache-2.0

"""A long list is narrowed to what a reader looks for; without scripts it is whole."""

import re

import pytest
from playwright.sync_api import expect

from sites import Site, build


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


def test_progress_is_narrowed_by_several_things_at_once(page, request):
    starter = request.config.sites["starter"]
    page.goto(starter.address("progress/by-date/index.html"))
    rows = page.locator("[data-entry]:visible")
    count = rows.count()
    page.get_by_label("Goal").select_option(index=1)
    of_goal = rows.count()
    assert 0 < of_goal < count
    page.get_by_role("combobox", name="Progress").select_option(label="Under way")
    assert 0 < rows.count() < of_goal
    assert page.locator("[data-group]:visible").count() <= rows.count()
    expect(page.get_by_role("status")).to_have_text(f"{rows.count()} of {count} shown")
    # In another order, it is narrowed in the same way.
    narrowed = rows.count()
    page.get_by_role("link", name="By lead").click()
    expect(page).to_have_url(re.compile(r"/by-lead/.*state="))
    expect(page.get_by_label("Goal")).not_to_have_value("")
    assert rows.count() == narrowed


@pytest.fixture(scope="module")
def long_list(tmp_path_factory):
    """A plan whose list of parts takes three pages, in a server of its own."""
    source = tmp_path_factory.mktemp("long")
    (source / "content/goals").mkdir(parents=True)
    (source / "content/milestones").mkdir()
    (source / "content/site.yml").write_text("title: Long\nas-of: 2026-01-01\n")
    for goal in "ab":
        (source / f"content/goals/{goal}.md").write_text(f"---\ntitle: Goal {goal}\n---\n")
    rows = (f"m-{number},Milestone {number},{'ab'[number % 2]},{2030 + number // 220}" for number in range(450))
    (source / "content/milestones/list.csv").write_text("\n".join(["id,title,of,due", *rows]) + "\n")
    build(source, source / "public")
    site = Site(source / "public")
    server = site.start()
    yield site
    server.shutdown()


@pytest.mark.parametrize("start", ["", "page-2/", "page-3/"])
def test_a_list_of_several_pages_is_narrowed_as_a_whole(page, long_list, start):
    page.goto(long_list.address(f"progress/by-date/{start}index.html"))
    rows = page.locator("[data-entry]:visible")
    before = rows.count()
    assert before < 300
    page.get_by_label("Filter by words").fill("7")
    page.get_by_label("Goal").select_option(index=1)
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^\d+ of 450 shown$"))
    numbers = [int(text.split()[1]) for text in rows.locator("th").all_inner_texts()]
    assert sorted(numbers) == [number for number in range(0, 450, 2) if "7" in str(number)]
    rows.locator("a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Milestone"))
    page.go_back()
    page.get_by_label("Filter by words").fill("")
    page.get_by_label("Goal").select_option(index=0)
    assert rows.count() == before


def test_a_short_list_has_none(page, request):
    page.goto(request.config.sites["large"].address("goals/index.html"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".filter")).to_have_count(0)


def test_without_scripts_the_list_is_whole(new_page, request):
    page = new_page(java_script_enabled=False)
    page.goto(request.config.sites["large"].address("objectives/index.html"))
    expect(page.locator(".filter")).to_be_hidden()
    assert shown(page).count() == 48
