# SPDX-License-Identifier: Apache-2.0

"""The sites are built once, and a browser test that fails leaves a picture of what it saw in `failures/`.

The templates of all are the same, so most tests look at a choice of pages. The parameters that tests take stand for:

- `every_page`: all pages of all sites, but of two hundred objectives and of the other looks a choice
- `any_page`: the same, but a choice of the larger plan, too
- `usual_page`: all of the sample and of the small plan with figures, and a choice of the others
- `varied_page`: a choice of the sample
- `text_page`: the same without the search page, which needs scripts
- `chosen_page`: the same, that of the small plan, and the page that has everything, without the whole plan, which takes axe half a minute;
  all pages of the site of all components, and some in other looks
"""

import pathlib
import re
import shutil
import tempfile

import pytest
from playwright.sync_api import sync_playwright

from sites import CHROMIUM, LOOKS, STRESS, Site, build_sites

# Where a look shows most of itself.
FIRST_SIGHT = ("index.html", "objectives/flood-walls/index.html", "progress/index.html", "partners/index.html")
HERE = pathlib.Path(__file__).parent
FAILURES = HERE / "failures"


def pytest_configure(config):
    if hasattr(config, "workerinput"):
        folder = pathlib.Path(config.workerinput["sites"])
    else:
        shutil.rmtree(FAILURES, ignore_errors=True)
        folder = pathlib.Path(tempfile.mkdtemp(prefix="planpress-browser-"))
        config.add_cleanup(lambda: shutil.rmtree(folder))
        build_sites(folder)
    config.sites_folder = folder
    config.sites = {name: Site(folder / name) for name in ("sample", "starter", "large", "patterns", *LOOKS, *STRESS)}


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node):
    node.workerinput["sites"] = str(node.config.sites_folder)


def pytest_generate_tests(metafunc):
    all_sites = list(metafunc.config.sites.values())
    sample, starter, large, patterns, *others = all_sites
    sites = [sample, starter, large]
    looks = [(site, page) for site in others if site.name in LOOKS for page in FIRST_SIGHT]
    of = {site: [(site, page) for page in site.pages] for site in all_sites}
    whole = [page for site in [sample, starter, patterns, *others] if site.name not in ("many", *LOOKS) for page in of[site]]
    choice = {site: [(site, page) for page in site.varied_pages] for site in all_sites}
    choices = {
        "every_page": whole + of[large] + [page for site in others if site.name == "many" for page in choice[site]],
        "any_page": whole + choice[large] + [page for site in others if site.name in ("many", *LOOKS) for page in choice[site]],
        "chosen_page": [
            (site, page) for site, page in choice[sample] + choice[starter] + choice[large]
            if "everything" in page or site is not large and "whole-plan" not in page] + of[patterns] + looks,
        "usual_page": of[sample] + of[starter] + [page for site in [large, patterns, *others] for page in choice[site]],
        "varied_page": choice[sample],
        "text_page": [(site, page) for site, page in choice[sample] if page != "search/index.html"],
    }
    for name, pages in choices.items():
        if name in metafunc.fixturenames:
            ids = [f"{site}/{page.removesuffix('/index.html')}" for site, page in pages]
            metafunc.parametrize(name, pages, ids=ids, indirect=True)
    if "site" in metafunc.fixturenames:
        metafunc.parametrize("site", sites, ids=str, indirect=True)


@pytest.fixture(scope="session", autouse=True)
def servers(request):
    running = [site.start() for site in request.config.sites.values()]
    yield
    for server in running:
        server.shutdown()


@pytest.fixture
def sample(request):
    return request.config.sites["sample"]


@pytest.fixture
def site(request):
    return request.param


def _served(request):
    site, page = request.param
    return site.address(page)


# Each is the address of one page on the server.
every_page = pytest.fixture(_served, name="every_page")
any_page = pytest.fixture(_served, name="any_page")
chosen_page = pytest.fixture(_served, name="chosen_page")
usual_page = pytest.fixture(_served, name="usual_page")
varied_page = pytest.fixture(_served, name="varied_page")
text_page = pytest.fixture(_served, name="text_page")


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


WINDOW = {"width": 1280, "height": 900}
# How long anything awaited may take, in milliseconds: a busy machine is slow, but a page that lacks it fails soon.
TIMEOUT = 10_000


@pytest.fixture
def new_page(browser):
    """Opens a window of a fresh profile, with Playwright's options such as `java_script_enabled`."""
    contexts = []

    def open_window(**options):
        contexts.append(browser.new_context(**{"viewport": WINDOW, **options}))
        contexts[-1].set_default_timeout(TIMEOUT)
        return contexts[-1].new_page()

    open_window.contexts = contexts
    yield open_window
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def shared_page(browser):
    context = browser.new_context()
    context.set_default_timeout(TIMEOUT)
    return context.new_page()


@pytest.fixture
def page(shared_page):
    """A window for tests that only look: opening one takes longer than most of them."""
    shared_page.set_viewport_size(WINDOW)
    shared_page.emulate_media(color_scheme="null", forced_colors="null", reduced_motion="null")
    return shared_page


@pytest.fixture(scope="session")
def page_without_scripts(browser):
    """A window that runs no scripts, for tests that only look."""
    context = browser.new_context(viewport=WINDOW, java_script_enabled=False)
    context.set_default_timeout(TIMEOUT)
    return context.new_page()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if call.when == "call" and report.failed:
        name = re.sub(r"[^\w.-]+", "-", item.name).strip("-")
        contexts = item.funcargs["new_page"].contexts if "new_page" in item.funcargs else []
        pages = [page for context in contexts for page in context.pages]
        if "page" in item.funcargs:
            pages.append(item.funcargs["page"])
        for index, page in enumerate(pages):
            FAILURES.mkdir(exist_ok=True)
            path = FAILURES / f"{name}{f'-{index + 1}' if index else ''}.png"
            try:
                # Chromium cannot take a picture of a page as tall as the whole plan.
                height = page.evaluate("document.documentElement.scrollHeight")
                page.screenshot(path=path, full_page=height < 15_000)
                report.sections.append(("picture", str(path.relative_to(HERE.parents[1]))))
            except Exception as problem:
                report.sections.append(("picture", f"none: {problem}"))
    return report
