# SPDX-License-Identifier: Apache-2.0

"""The sites to look at: the sample, the small plan with figures, a larger one, those under which a look breaks first, that of
all components, and the small plan in other looks; and a web server for them."""

import functools
import http.server
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading

from make_plan import write_plan
from make_stress import write_stress

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Of docs/looks.
LOOKS = ("almanac", "grid")
STRESS = ("german", "arabic", "many", "pages")
CHROMIUM = "/usr/bin/chromium"


def program():
    """The planpress to test: PLANPRESS, or what the other tests have just built, or the one for use."""
    candidates = [os.environ.get("PLANPRESS"), ".build/debug/planpress", ".build/release/planpress"]
    paths = [ROOT / candidate for candidate in candidates if candidate]
    return next((path for path in paths if path.exists()), paths[-1])


def build(source, output, *options):
    result = subprocess.run(
        [program(), "build", "--source", source, "--output", output, *options], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if result.returncode:
        sys.exit(f"planpress could not build {source}:\n{result.stdout.decode()}")


def build_look(look, output):
    """The small plan with the style sheet of a look."""
    with tempfile.TemporaryDirectory() as source:
        shutil.copytree(ROOT / "examples/harbour-city/content", pathlib.Path(source, "content"))
        assets = pathlib.Path(source, "templates/assets")
        assets.mkdir(parents=True)
        shutil.copyfile(ROOT / "docs/looks" / look / "extra.css", assets / "extra.css")
        build(source, output, "--no-cache")


def build_sites(folder):
    build(ROOT, folder / "sample")
    build(ROOT / "examples/harbour-city", folder / "starter", "--no-cache", "--base-url", "https://plan.example.org/")
    build(ROOT / "docs/patterns", folder / "patterns", "--no-cache", "--drafts")
    for look in LOOKS:
        build_look(look, folder / look)
    write_stress(folder / "stress")
    for name in STRESS:
        build(folder / "stress" / name, folder / name)
    write_plan(folder / "plan")
    build(folder / "plan", folder / "large")


class Site:
    """A folder of pages, and where they are served while a `served` block runs."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.name = self.folder.name
        files = sorted(str(path.relative_to(self.folder)) for path in self.folder.rglob("*.html"))
        # At the addresses of former identifiers.
        self.redirects = [page for page in files if 'http-equiv="refresh"' in self.text(page)]
        self.pages = [page for page in files if page not in self.redirects]
        self.origin = None

    def __repr__(self):
        return self.name

    def text(self, page):
        return (self.folder / page).read_text(encoding="utf-8")

    def address(self, page):
        return f"{self.origin}/{page}"

    @property
    def varied_pages(self):
        """The pages at the root, the lists, the first page in each folder, and the page that has everything."""
        folders = {}
        for page in self.pages:
            folders.setdefault(page.split("/")[0] if page.count("/") > 1 else "", []).append(page)
        chosen = folders.pop("", [])
        for pages in folders.values():
            chosen += {pages[0]} | {page for page in pages if "everything" in page}
        return sorted(chosen)

    def start(self):
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(self.folder)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.origin = f"http://127.0.0.1:{server.server_port}"
        return server


@functools.cache
def header_rules(folder):
    """The site's `_headers`: addresses, each with the headers below it."""
    rules = {}
    for line in (pathlib.Path(folder) / "_headers").read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            rules[address].append(tuple(line.strip().split(": ", 1)))
        else:
            address = line
            rules[address] = []
    return rules


def headers(folder, path):
    rules = header_rules(folder)
    return rules["/*"] + rules.get(path, [])


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files with the headers that the site asks for, and for what is missing its own 404 page, as web hosts do."""

    protocol_version = "HTTP/1.1"

    def end_headers(self):
        for name, value in headers(self.directory, self.path):
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code, message=None, explain=None):
        page = pathlib.Path(self.directory) / "404.html"
        if code != 404 or not page.exists():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass
