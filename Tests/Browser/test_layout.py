"""The text has room: on the narrowest window, enlarged, and widely spaced; and what is pressed is large enough."""

from probes import ask

PHONE = {"width": 320, "height": 640}
DESK = {"width": 1280, "height": 900}
# WCAG 2.2, 1.4.4
TWICE_AS_LARGE = "html { font-size: 200% !important }"
# WCAG 2.2, 1.4.12
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-block-end: 2em !important }"""


def test_nothing_is_cut_off_or_wider_than_the_window(page, any_page):
    for window in (PHONE, DESK):
        page.set_viewport_size(window)
        page.goto(any_page)
        assert ask(page, "too-wide") == [], f"at {window['width']} px"
        page.add_style_tag(content=SPACED)
        assert ask(page, "too-wide") == [], f"with wide spacing at {window['width']} px"
    page.goto(any_page)
    page.add_style_tag(content=TWICE_AS_LARGE)
    assert ask(page, "too-wide") == [], "with text twice as large"


def test_targets_are_large_enough(page, any_page):
    page.goto(any_page)
    for window in (PHONE, DESK):
        page.set_viewport_size(window)
        assert ask(page, "small-targets") == [], f"at {window['width']} px"
