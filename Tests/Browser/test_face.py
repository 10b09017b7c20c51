# SPDX-License-Identifier: Apache-2.0

"""The plan is seen at first sight: on the first screen, without a script, in the order in which it is told."""

import re

import pytest
from playwright.sync_api import expect
from probes import ask

DESK = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
WIDTHS = (320, 390, 768, 1024, 1440, 1920)


def ends(page, selector):
    """Where the elements end, from the top of the page."""
    return page.locator(selector).evaluate_all("all => all.map((one) => one.getBoundingClientRect().bottom + scrollY)")


@pytest.fixture(params=["sample", "starter"])
def plan(request):
    return request.config.sites[request.param]


def test_every_objective_of_a_plan_is_on_the_first_screen(page, plan):
    page.set_viewport_size(DESK)
    page.goto(plan.address("index.html"))
    lines = ends(page, ".score-lines > li > a")
    assert len(lines) >= 5
    assert max(lines) <= DESK["height"]


def test_the_first_goal_is_on_the_first_screen_of_a_phone(page, plan):
    page.set_viewport_size(PHONE)
    page.goto(plan.address("index.html"))
    assert ends(page, ".goal h3 a")[0] <= PHONE["height"]


@pytest.mark.parametrize("window", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize(
    ("name", "path", "facts"),
    [
        ("starter", "objectives/flood-walls/index.html", ["Progress", "Lead", "Due", "Serves"]),
        ("sample", "objectives/objective-1-1/index.html", ["Serves"]),
    ],
)
def test_an_objective_opens_with_what_one_came_for(page, request, window, name, path, facts):
    page.set_viewport_size(window)
    page.goto(request.config.sites[name].address(path))
    for fact in facts:
        row = page.locator(".opening .docket > div", has=page.locator("dt", has_text=fact))
        expect(row).to_have_count(1)
        box = row.bounding_box()
        assert box["y"] + box["height"] <= window["height"], fact


def test_no_words_lie_on_others_and_none_are_cut(page, any_page):
    page.goto(any_page)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert ask(page, "overlaps") == [], f"at {width} px"


def test_the_menu_of_a_phone_needs_no_script(browser, plan):
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(plan.address("index.html"))
    entry = page.locator("#page-menu nav a").first
    expect(entry).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    expect(entry).to_be_visible()
    page.keyboard.press("Escape")
    expect(entry).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("button", name="Close").click()
    expect(entry).to_be_hidden()
    context.close()


@pytest.mark.parametrize("key", ["Control+k", "Meta+k"])
@pytest.mark.parametrize("window", [DESK, PHONE], ids=["desk", "phone"])
def test_a_key_with_ctrl_or_cmd_leads_to_the_search(page, sample, window, key):
    page.set_viewport_size(window)
    page.goto(sample.address("goals/goal-1/index.html"))
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.localName") == "body"
    page.keyboard.press(key)
    expect(page.locator("#find")).to_be_focused()
    expect(page.locator("#find")).to_be_visible()


def test_the_page_is_read_in_the_order_of_the_plan(page, sample):
    page.goto(sample.address("index.html"))
    told = page.locator("main").aria_snapshot()
    order = ["heading \"International Strategic Plan", "The plan, line by line", "Bolster the Resilience", "1.1 Identify vital", "3.3 Align", "What"]
    places = [told.find(words) for words in order]
    assert -1 not in places
    assert places == sorted(places)


def test_an_objective_is_read_from_what_it_is_to_how_it_is_cited(page, request):
    page.goto(request.config.sites["starter"].address("objectives/flood-walls/index.html"))
    told = page.locator("main").aria_snapshot()
    order = [
        "Objective of", 'heading "1.1 A closed line of walls along the quay"', "The quay has a wall", "term: Progress", "definition: On track",
        "term: Lead", "term: Due", "definition: Q2 2027", 'navigation "On this page"', 'heading "How far it has come"', "520 of 900 m by Q3 2026",
        'heading "What is meant"', 'heading "Measures"', 'heading "How it connects"', 'heading "Cite this page"', "Next"]
    places = [told.find(words) for words in order]
    assert -1 not in places, order[places.index(-1)]
    assert places == sorted(places)


def test_a_heading_is_read_once(page, sample):
    page.goto(sample.address("objectives/objective-1-1/index.html"))
    names = [line.strip() for line in page.locator(".prose").aria_snapshot().splitlines() if "heading" in line]
    assert names and all("Link to" not in name and "#" not in name for name in names)
    expect(page.get_by_role("heading", name="1.1 Identify vital foreign systems and manage shared risk", exact=True)).to_be_visible()


def test_nothing_empty_is_drawn_where_nothing_is_measured(page, sample):
    page.goto(sample.address("index.html"))
    for part in (".line", ".latest", ".axis", ".key"):
        expect(page.locator(f".score {part}")).to_have_count(0)
    # Nobody says who does what by when, so that there is no page about that.
    assert not [name for name in sample.pages if name.startswith("progress/")]


def test_a_list_says_which_part_each_partner_takes(page, plan):
    page.set_viewport_size(DESK)
    page.goto(plan.address("partners/index.html"))
    rows = page.locator(".ledger > li")
    assert rows.count() > 5
    marks, titles = [row.locator(".mark").bounding_box() for row in rows.all()], [row.locator(".title").bounding_box() for row in rows.all()]
    assert all(mark["x"] + mark["width"] <= title["x"] for mark, title in zip(marks, titles))
    assert len({title["x"] for title in titles}) == 1
    assert set(page.locator(".ledger .mark").all_inner_texts()) & {"Lead", "Performer"}


def test_lists_of_indicators_and_milestones_say_what_one_looks_for(page, request):
    starter = request.config.sites["starter"]
    page.goto(starter.address("indicators/index.html"))
    expect(page.locator(".ledger > li", has_text="Wall along the quay").locator(".headline")).to_contain_text("520 of 900 m")
    expect(page.locator(".ledger .headline .status")).to_have_count(page.locator(".ledger > li").count())
    page.goto(starter.address("milestones/index.html"))
    expect(page.locator(".ledger > li", has_text="The gate at the market").locator(".headline")).to_have_text("due 31 March 2027")


def test_a_term_leads_to_the_texts_that_use_it(page, sample):
    page.goto(sample.address("terms/index.html"))
    entry = page.locator(".terms > div", has=page.get_by_role("link", name="Critical infrastructure", exact=True))
    entry.get_by_role("link", name="All texts that use it").click()
    expect(page.locator("#query")).to_have_value('"Critical infrastructure"')
    expect(page.locator("#search-results > li").first).to_be_visible()
    expect(page.locator("#search-results mark").first).to_contain_text(re.compile("critical", re.I))


def test_no_rule_runs_through_a_register_with_nothing_in_it(page, sample):
    page.set_viewport_size(DESK)
    page.goto(sample.address("partners/index.html"))
    list_ = page.locator(".part > .ledger")
    rules = page.locator("main *").evaluate_all(
        """all => all.filter((one) => parseFloat(getComputedStyle(one).borderTopWidth) > 0).map((one) => one.getBoundingClientRect().left)""")
    assert rules and min(rules) >= list_.bounding_box()["x"]


def test_spans_of_time_are_read_from_right_to_left_in_arabic(page, request):
    page.goto(request.config.sites["arabic"].address("index.html"))
    start, end = (one.bounding_box() for one in page.locator(".cover .docket time").all())
    assert start["x"] > end["x"] + end["width"]
    # A day and its month keep their order, too: the number first.
    day, year = page.locator(".cover .docket time").first.evaluate(
        """(time) => [[0, 1], [-4, time.firstChild.length]].map(([from, to]) => {
          const range = document.createRange()
          range.setStart(time.firstChild, from < 0 ? time.firstChild.length + from : from)
          range.setEnd(time.firstChild, to)
          return range.getBoundingClientRect().x
        })""")
    assert day > year


@pytest.mark.parametrize("name", ["sample", "starter", "patterns"])
def test_lines_end_within_no_date_and_no_word_of_an_address(page, request, name):
    site = request.config.sites[name]
    for path in ["index.html", *(each for each in site.varied_pages if each.startswith(("standards/", "documents/", "objectives/")))]:
        page.goto(site.address(path))
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            broken = page.evaluate(
                """() => {
                  const found = []
                  const look = (node, from, to) => {
                    const range = document.createRange()
                    range.setStart(node, from)
                    range.setEnd(node, to)
                    if (range.getClientRects().length > 1) found.push(range.toString())
                  }
                  for (const time of document.querySelectorAll('main .docket time')) look(time.firstChild, 0, time.firstChild.length)
                  for (const mark of document.querySelectorAll('main wbr')) {
                    const text = mark.nextSibling
                    for (const word of text.data.matchAll(/[\\p{L}\\p{N}]+/gu)) look(text, word.index, word.index + word[0].length)
                  }
                  return found
                }""")
            assert broken == [], f"{path} at {width} px"


def test_the_way_to_a_page_takes_its_slashes_along(page, request):
    page.goto(request.config.sites["german"].address("milestones/m-1-2/index.html"))
    page.set_viewport_size({"width": 1024, "height": 900})
    for size in ("100%", "200%"):
        page.evaluate(
            "async (size) => document.adoptedStyleSheets = [await new CSSStyleSheet().replace(`html { font-size: ${size} !important }`)]", size)
        steps = page.locator(".breadcrumb li + li").evaluate_all(
            "all => all.map((step) => [step.firstElementChild.offsetLeft - step.offsetLeft, step.firstElementChild.offsetTop - step.offsetTop])")
        assert len(steps) == 4
        assert all(left > 4 and top < 8 for left, top in steps), size


def test_rows_of_the_cover_are_of_one_height_on_a_phone(page, plan):
    page.set_viewport_size(PHONE)
    page.goto(plan.address("index.html"))
    heights = page.locator(".cover .docket > div").evaluate_all("rows => rows.map((row) => row.getBoundingClientRect().height)")
    assert len({round(height) for height in heights if height < 1.5 * min(heights)}) == 1


def test_earlier_dates_are_read_downwards_on_a_phone(page, request):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(request.config.sites["patterns"].address("milestones/moved/index.html"))
    table = page.locator(".steps", has=page.locator("caption", has_text="Earlier dates"))
    assert table.evaluate("table => table.scrollWidth - table.clientWidth") == 0
    assert table.locator("td").first.evaluate("cell => getComputedStyle(cell, '::before').content") == '"Changed on: "'


def test_titles_have_one_edge_where_kinds_are_together(page, sample):
    page.set_viewport_size(DESK)
    page.goto(sample.address("tags/capacity-building/index.html"))
    edges = page.locator(".ledger .title a").evaluate_all("all => all.map((one) => one.getBoundingClientRect().x)")
    assert len(edges) > 5 and len({round(edge) for edge in edges}) == 1
