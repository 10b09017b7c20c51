# SPDX-License-Identifier: Apache-2.0

"""Whether readers find what they look for: the page that is wanted is among the first three results.

Beside Pagefind (`make relevance`, or RELEVANCE=pagefind), which is of use for nothing else: it never finds more.
"""

import functools
import http.server
import os
import subprocess
import sys
import threading

import pytest
from playwright.sync_api import expect

from relevance import MADE_UP, SAMPLE, write_texts
from sites import ROOT, Site, build
from test_search import open_search, search

FIRST = 3
ENOUGH = 0.95


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    folder = tmp_path_factory.mktemp("relevance")
    write_texts(folder / "plan")
    build(ROOT, folder / "sample", "--no-cache")
    build(folder / "plan", folder / "made-up", "--no-cache")
    both = {name: Site(folder / name) for name in ("sample", "made-up")}
    servers = [site.start() for site in both.values()]
    yield both
    for server in servers:
        server.shutdown()


def first_results(page, site, query):
    """What a reader sees first; one who is told of another spelling takes it."""
    open_search(page, site.origin)
    found = search(page, query)
    if not found and page.locator("#search-meant a").is_visible():
        page.locator("#search-count").evaluate("(count) => { count.textContent = '' }")
        page.locator("#search-meant a").click()
        expect(page.locator("#search-count")).not_to_be_empty()
    addresses = page.locator("#search-results > li .title a").evaluate_all("links => links.map((link) => link.href)")
    return [address.removeprefix(f"{site.origin}/").replace("index.html", "") for address in addresses[:FIRST]]


def asked(sites):
    return [(sites["sample"], *one) for one in SAMPLE] + [(sites["made-up"], *one) for one in MADE_UP]


def test_the_wanted_page_is_among_the_first(page, sites):
    queries = asked(sites)
    assert len(queries) >= 60
    missed = {query: (wanted, found) for site, query, wanted in queries if wanted not in (found := first_results(page, site, query))}
    assert len(missed) <= (1 - ENOUGH) * len(queries), missed


PAGEFIND = """async (query) => {
  const pagefind = await import('/pagefind/pagefind.js');
  await pagefind.init();
  const { results } = await pagefind.search(query);
  return Promise.all(results.slice(0, 3).map(async (result) => {
    const data = await result.data();
    return [data.url, ...data.sub_results.map(({ url }) => url)];
  }));
}"""


class OpenHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files without the site's policy, under which Pagefind does not run."""

    def log_message(self, *arguments):
        pass


@pytest.mark.skipif(os.environ.get("RELEVANCE") != "pagefind", reason="make relevance compares with Pagefind")
def test_pagefind_finds_no_more(new_page, sites):
    page = new_page()
    ours, theirs = [], []
    for site in sites.values():
        subprocess.run([sys.executable, "-m", "pagefind", "--site", site.folder], check=True, stdout=subprocess.DEVNULL)
        site.open = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(OpenHandler, directory=str(site.folder)))
        threading.Thread(target=site.open.serve_forever, daemon=True).start()
    for site, query, wanted in asked(sites):
        if wanted in first_results(page, site, query):
            ours.append(query)
        page.goto(f"http://127.0.0.1:{site.open.server_port}/index.html")
        addresses = {address.replace("index.html", "").lstrip("/") for result in page.evaluate(PAGEFIND, query) for address in result}
        if wanted in addresses:
            theirs.append(query)
    for site in sites.values():
        site.open.shutdown()
    print(f"\nof {len(asked(sites))}: ours {len(ours)}, Pagefind {len(theirs)}")
    print("only Pagefind:", [query for query in theirs if query not in ours])
    assert len(ours) >= len(theirs)
