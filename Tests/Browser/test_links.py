# SPDX-License-Identifier: Apache-2.0

"""Every link leads somewhere, fragments included, from a web server and from a folder on a disk (lychee)."""

import pathlib
import subprocess
import sys
import urllib.parse

from markup import Markup

LYCHEE = [pathlib.Path(sys.executable).parent / "lychee", "--no-progress", "--include-fragments=anchor-only", "--format", "detailed"]


def lychee(*arguments):
    result = subprocess.run([*LYCHEE, *arguments], capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr


def base(site):
    """Where the site says that it will be published."""
    canonical = [link["href"] for link in Markup(site.text("index.html")).all("link") if link.get("rel") == "canonical"]
    return canonical[0]


def test_links_hold_in_a_folder_on_a_disk(site):
    # The page for what is missing is only ever served; its links begin at the root.
    pages = [str(site.folder / page) for page in site.pages + site.redirects if page != "404.html"]
    # Without an index file's name a folder is not a page: a browser would list the files in it.
    lychee("--offline", "--index-files", "", *pages)


def test_links_hold_on_a_server(site):
    inputs = [site.address(page) for page in [*site.pages, *site.redirects, "sitemap.xml", "feed.xml"]]
    lychee(
        "--remap", f"{base(site)}(.*) {site.origin}/$1", "--exclude", ".*", "--include", f"^{site.origin}",
        "--host-concurrency", "40", "--host-request-interval", "1ms", "--max-retries", "0", *inputs)


def test_the_sitemap_names_every_page_but_the_404_page(site):
    text = urllib.parse.unquote(site.text("sitemap.xml"))
    named = {part.split("</loc>")[0].removeprefix(base(site)) for part in text.split("<loc>")[1:]}
    assert named == {page.removesuffix("index.html") for page in site.pages if page != "404.html"}
