# SPDX-License-Identifier: Apache-2.0

"""How much a reader has to load."""

import gzip

from make_plan import write_plan
from markup import Markup
from sites import Site, build

LIMIT = 30_000
SCRIPT_LIMIT = 15_000
ITEM_SCRIPT_LIMIT = 10_000
SEARCH_LIMIT = 10 << 10
# For a first query of two words on a site of 500 pages, with the script.
QUERY_LIMIT = 60_000


def compressed(path):
    return len(gzip.compress(path.read_bytes(), 6))


def files_named(site, page, tag, key):
    """The site's files that a page's `tag` elements name in `key`."""
    folder = (site.folder / page).parent
    names = [attributes[key] for attributes in Markup(site.text(page)).all(tag) if attributes.get(key)]
    return {(site.folder if name.startswith("/") else folder) / name.split("?")[0].lstrip("/") for name in names}


def style_sheets(site, page):
    return {path for path in files_named(site, page, "link", "href") if path.suffix == ".css"}


def test_an_item_page_is_light(site, record_property):
    items = [page for page in site.pages if page.count("/") == 2 and not page.startswith("tags/")]
    weights = {
        page: compressed(site.folder / page) + sum(compressed(sheet) for sheet in style_sheets(site, page)) for page in items
    }
    record_property("heaviest", max(weights.values()))
    assert {page: weight for page, weight in weights.items() if weight > LIMIT} == {}


def test_scripts_are_small(site):
    scripts = {script.resolve() for page in site.pages for script in files_named(site, page, "script", "src")}
    sizes = {script.name: compressed(script) for script in scripts}
    pieces = [sizes.pop(script.name) for script in scripts if script.parent.name == "search"]
    assert len(pieces) == 1, "the root of the index"
    (search,) = [size for name, size in sizes.items() if name.startswith("search.")]
    assert search <= SEARCH_LIMIT
    # All but the page of the search load the other ones alone.
    assert sum(sizes.values()) - search <= ITEM_SCRIPT_LIMIT
    assert sum(sizes.values()) <= SCRIPT_LIMIT


def test_a_first_query_of_five_hundred_pages_loads_little(page, tmp_path):
    write_plan(tmp_path / "plan", guides=320)
    build(tmp_path / "plan", tmp_path / "site", "--no-cache")
    site = Site(tmp_path / "site")
    assert len(site.pages) >= 500
    loaded = set()
    page.on("request", lambda request: loaded.add(request.url))
    page.goto((site.folder / "search/index.html").as_uri())
    page.locator("#query").fill("harbour bridge")
    page.locator("#search-results > li mark").first.wait_for()
    page.wait_for_load_state("networkidle")
    scripts = [site.folder / url.partition("/site/")[2] for url in loaded if "/assets/search" in url]
    assert len(scripts) > 4
    assert sum(compressed(script) for script in scripts) <= QUERY_LIMIT


def test_a_page_has_one_style_sheet(site):
    for page in site.pages:
        assert len(style_sheets(site, page)) == 1, page
