# SPDX-License-Identifier: Apache-2.0

"""A writer's window on `planpress serve`: edits are seen at once and in place, mistakes are shown where they are."""

import re
import stat

import pytest
from playwright.sync_api import expect

from colours import contrast
from preview import Preview
from probes import ask

FILE, PATH = "content/goals/1-water.md", "/goals/water/"


@pytest.fixture
def preview(tmp_path):
    preview = Preview(tmp_path / "plan")
    yield preview
    preview.end()


def faults(page):
    return page.locator("planpress-preview .faults")


def stays(page):
    """Something that is lost when the page is loaded again."""
    page.evaluate("window.stays = true")
    return lambda: page.evaluate("window.stays === true")


def test_an_edit_is_seen_in_place(preview, new_page):
    page = new_page()
    preview.add(FILE, "\n" + "\n\n".join(f"Paragraph {number} of many." for number in range(60)) + "\n")
    preview.open(page, PATH)
    is_there = stays(page)
    link = page.get_by_role("link", name="Home").or_(page.locator("nav a")).first
    link.focus()
    page.get_by_text("Paragraph 40 of many.").scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    preview.write(FILE, preview.text(FILE).replace("Paragraph 41 of many.", "Another sentence, just written."))
    expect(page.get_by_text("Another sentence, just written.")).to_be_attached()
    expect(page.get_by_text("Paragraph 41 of many.")).not_to_be_attached()
    assert is_there() and page.evaluate("scrollY") == before > 0
    assert link.evaluate("link => link === document.activeElement")


def test_a_title_is_another_on_every_page_that_shows_it(preview, new_page):
    pages = [new_page(), new_page()]
    preview.open(pages[0], PATH)
    preview.open(pages[1], "/")
    are_there = [stays(page) for page in pages]
    preview.write(FILE, re.sub(r"^title: .*$", "title: A title that is new", preview.text(FILE), count=1, flags=re.M))
    expect(pages[0].get_by_role("heading", level=1)).to_contain_text("A title that is new")
    expect(pages[0]).to_have_title(re.compile("A title that is new"))
    expect(pages[1].locator("main")).to_contain_text("A title that is new")
    assert all(is_there() for is_there in are_there)


def test_a_mistake_is_shown_over_the_last_good_page_and_goes_with_it(preview, new_page):
    page = new_page()
    preview.open(page, PATH)
    expect(faults(page)).to_be_hidden()
    text = preview.text(FILE)
    heading = page.get_by_role("heading", level=1).inner_text()
    preview.write(FILE, text + "\nSee [this](no-such-file.md) <script>window.isRun = true</script>.\n")
    expect(faults(page)).to_be_visible()
    line = len(text.splitlines()) + 2
    expect(faults(page)).to_contain_text(f"{FILE}:{line}")
    expect(faults(page).locator("pre").first).to_contain_text("See [this](no-such-file.md) <script>")
    expect(faults(page)).to_contain_text("The page is the last one without an error.")
    assert page.get_by_role("heading", level=1).inner_text() == heading
    assert page.get_by_text("See this").count() == 0 and not page.evaluate("window.isRun === true")
    # Loaded again, it is the same.
    page.reload()
    expect(faults(page)).to_be_visible()
    faults(page).get_by_role("button", name="Close").click()
    expect(faults(page)).to_be_hidden()
    page.locator("planpress-preview").get_by_role("button", name="error").click()
    expect(faults(page)).to_be_visible()
    preview.write(FILE, text)
    expect(faults(page)).to_be_hidden()


@pytest.mark.parametrize("window", [{"width": 1280, "height": 900}, {"width": 320, "height": 640}], ids=["desk", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_faults_take_room_of_their_own(preview, new_page, window, scheme):
    page = new_page(viewport=window, color_scheme=scheme)
    preview.add(FILE, "\nSee [this](no-such-file.md), and [that](another-file-with-a-long-name-that-does-not-exist.md).\n")
    preview.open(page, PATH)
    expect(faults(page)).to_be_visible()
    page.evaluate("scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' })")
    expect(page.locator(".colophon")).to_be_in_viewport()
    ends = page.locator(".colophon").evaluate("foot => foot.getBoundingClientRect().bottom")
    assert ends <= faults(page).bounding_box()["y"] + 1
    assert ask(page, "too-wide") == []
    ink, paper = faults(page).evaluate("strip => [getComputedStyle(strip).color, getComputedStyle(strip).backgroundColor]")
    assert contrast(ink, paper) >= 7


def test_errors_come_before_warnings(preview, new_page):
    page = new_page()
    preview.add("content/foreword.md", "\nTBD\n")
    preview.add(FILE, "\nSee [this](no-such-file.md).\n")
    preview.open(page, PATH)
    kinds = faults(page).locator("li")
    expect(kinds.first).to_have_class("error")
    assert "warning" in [kind.get_attribute("class") for kind in kinds.all()]


def test_a_button_makes_the_edit_that_fix_would_make(preview, new_page):
    page = new_page()
    preview.open(page, PATH)
    text = preview.text(FILE)
    preview.write(FILE, text.replace("title:", "titel:", 1))
    expect(faults(page)).to_be_visible()
    faults(page).get_by_role("button", name="Make this change").first.click()
    expect(faults(page)).to_be_hidden()
    assert preview.text(FILE) == text


def test_a_style_sheet_is_exchanged_without_a_reload(preview, new_page):
    page = new_page()
    preview.open(page, "/")
    is_there = stays(page)
    for red in (10, 20):
        preview.write("templates/assets/extra.css", f"body {{ outline: 3px solid rgb({red}, 0, 0) }}\n")
        expect(page.locator("body")).to_have_css("outline-color", f"rgb({red}, 0, 0)")
    assert is_there()


def test_drafts_and_later_items_are_shown_and_marked_and_can_be_left_out(preview, new_page):
    page = new_page()
    preview.write("content/drafts/index.md", "---\ntitle: Ideas\n---\n\nSee [the idea](idea.md).\n")
    preview.write("content/drafts/idea.md", "---\ntitle: An idea\ndraft: true\n---\n\nNot yet.\n")
    preview.open(page, "/drafts/")
    expect(page.locator("main a[data-planpress-unpublished]").first).to_have_attribute("data-planpress-unpublished", "a draft")
    page.locator("main").get_by_role("link", name="the idea").click()
    bar = page.locator("planpress-preview .bar")
    expect(bar).to_contain_text("This page is a draft")
    bar.get_by_role("checkbox").uncheck()
    # A link to what is held back is an error of the site that is published.
    expect(faults(page)).to_contain_text("held back")
    bar.get_by_role("checkbox").check()
    expect(faults(page)).to_be_hidden()


def test_what_the_writer_has_opened_on_a_page_stays_open(preview, new_page):
    page = new_page()
    preview.add(FILE, "\nFirst.\n\n> A quotation.\n\nLast.\n")
    preview.open(page, PATH)
    page.get_by_text("A quotation.").evaluate("node => { node.setAttribute('data-mine', '1') }")
    preview.write(FILE, preview.text(FILE).replace("Last.", "Last of all."))
    expect(page.get_by_text("Last of all.")).to_be_attached()
    expect(page.get_by_text("A quotation.")).to_have_attribute("data-mine", "1")


def test_a_click_with_alt_opens_the_line_in_the_editor(tmp_path, new_page):
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf "%s\\n" "$@" >"$(dirname "$0")/opened.new" && mv "$(dirname "$0")/opened.new" "$(dirname "$0")/opened"\n')
    editor.chmod(editor.stat().st_mode | stat.S_IXUSR)
    preview = Preview(tmp_path / "a plan; touch hacked", "--editor", f"{editor} -g {{file}}:{{line}}")
    try:
        page = new_page()
        preview.add(FILE, "\nOnly *this* paragraph has these words in it.\n")
        preview.open(page, PATH)
        page.get_by_text("paragraph has these words").click(modifiers=["Alt"])
        opened = tmp_path / "opened"
        page.wait_for_timeout(100)
        for _ in range(100):
            if opened.exists():
                break
            page.wait_for_timeout(50)
        line = len(preview.text(FILE).splitlines())
        assert opened.read_text().splitlines() == ["-g", f"{preview.folder}/{FILE}:{line}"]
        assert not list(tmp_path.rglob("hacked"))
    finally:
        preview.end()


def test_a_page_without_scripts_is_still_there(preview, new_page):
    page = new_page(java_script_enabled=False)
    page.goto(preview.origin + "/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_another_site_can_neither_read_nor_order(preview, new_page, sample):
    page = new_page()
    page.goto(sample.address("index.html"))
    # The sample's own policy lets its pages ask nobody, so ask from a page without one.
    page.goto("about:blank")
    tried = page.evaluate(
        """async (origin) => {
          const results = [];
          for (const [path, options] of [['/', {}], ['/.planpress/preview.js', {}], ['/.planpress/state', {}],
            ['/.planpress/fix', { method: 'POST', body: 'problem=0' }], ['/.planpress/fix', { method: 'POST', mode: 'no-cors', body: 'problem=0' }]]) {
            try { const answer = await fetch(origin + path, options); results.push(answer.type === 'opaque' ? 'opaque' : await answer.text()); }
            catch { results.push('refused'); }
          }
          return results;
        }""", preview.origin)
    assert tried == ["refused", "refused", "refused", "refused", "opaque"] or set(tried) == {"refused"}
    assert page.evaluate(
        """(origin) => new Promise((resolve) => {
          const socket = new WebSocket(origin.replace('http', 'ws'));
          socket.onopen = () => resolve('open');
          socket.onerror = () => resolve('refused');
        })""", preview.origin) == "refused"
