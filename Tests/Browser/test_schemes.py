# SPDX-License-Identifier: Apache-2.0

"""The reader's own settings: light or dark, forced colours, less motion."""

from colours import contrast, luminance
from probes import ask

COLOURS = "() => { const style = getComputedStyle(document.body); return [style.color, getComputedStyle(document.documentElement).backgroundColor, style.backgroundColor] }"


def colours(page):
    ink, *papers = page.evaluate(COLOURS)
    return ink, next(paper for paper in reversed(papers) if paper != "rgba(0, 0, 0, 0)")


def test_the_page_is_light_or_dark_as_the_reader_likes(page, sample):
    page.goto(sample.address("index.html"))
    papers = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        ink, papers[scheme] = colours(page)
        assert contrast(ink, papers[scheme]) > 7
    assert luminance(papers["light"]) > 0.8
    assert luminance(papers["dark"]) < 0.05


def test_forced_colours_keep_text_and_focus(page, varied_page):
    page.emulate_media(forced_colors="active", color_scheme="dark")
    page.goto(varied_page)
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    ink, paper = colours(page)
    assert contrast(ink, paper) > 7
    assert page.locator("h1").is_visible()
    page.keyboard.press("Tab")
    focus = ask(page, "focus")
    assert focus["outline"] >= 2 and focus["isSeen"]


def test_nothing_moves_for_those_who_asked_for_less_motion(page, varied_page):
    page.emulate_media(reduced_motion="reduce")
    page.goto(varied_page)
    moving = page.evaluate("""() => [...document.querySelectorAll('*')].filter((element) => {
      const style = getComputedStyle(element)
      return parseFloat(style.transitionDuration) > .01 || parseFloat(style.animationDuration) > .01 || style.scrollBehavior === 'smooth'
    }).map((element) => element.localName)""")
    assert moving == []
    assert page.evaluate("document.getAnimations().length") == 0
