# SPDX-License-Identifier: Apache-2.0

"""A running `planpress serve`, and the files that it shows."""

import re
import shutil
import subprocess

from playwright.sync_api import expect

from sites import ROOT, program


class Preview:
    """A copy of a plan, of the small one where no other is named, and `planpress serve` showing it."""

    def __init__(self, folder, *options, source="examples/harbour-city"):
        self.folder = folder
        shutil.copytree(ROOT / source / "content", folder / "content")
        self.process = subprocess.Popen(
            [program(), "serve", folder, "--port", "0", *options], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for line in self.process.stdout:
            if found := re.match(r"(http://localhost:\d+)/", line):
                self.origin = found[1]
                return
        raise AssertionError("planpress serve has ended")

    def text(self, name):
        return (self.folder / name).read_text(encoding="utf-8")

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def add(self, name, text):
        self.write(name, self.text(name) + text)

    def open(self, page, path):
        page.goto(self.origin + path)
        # The page follows from now on.
        expect(page.locator("planpress-preview[data-version]")).to_be_attached()

    def end(self):
        self.process.terminate()
        assert self.process.wait(timeout=10) == 0
