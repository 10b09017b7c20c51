#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0

"""How long `planpress serve` takes, on a copy of a plan: preview.py PROGRAM SOURCE [EDITS]

- until the first page is answered, beside a full build without writing (`check --no-cache`),
- from the write of an edit to the answer that contains it, for a sentence and for a title: medians of twenty,
- the memory after fifty edits and after EDITS (2,000)."""

import http.client
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time


class Preview:
    """A running `planpress serve`, and a window that waits for events."""

    def __init__(self, program, source):
        start = time.perf_counter()
        self.process = subprocess.Popen(
            [program, "serve", source, "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        while True:
            line = self.process.stdout.readline()
            found = re.match(r"http://localhost:(\d+)/", line)
            if found:
                break
            if not line:
                sys.exit("planpress serve has ended")
        self.port = int(found[1])
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port)
        page = self.page("/")
        self.first = time.perf_counter() - start
        token = re.search(r'data-token="(\w+)"', page)[1]
        events = http.client.HTTPConnection("127.0.0.1", self.port)
        events.request("GET", f"/.planpress/events?token={token}")
        self.events = events.getresponse()
        self.version = self.next_version(-1)

    def page(self, path):
        self.connection.request("GET", path)
        return self.connection.getresponse().read().decode()

    def next_version(self, version):
        """The first that is later."""
        while True:
            line = self.events.readline().decode()
            if line.startswith("data: ") and int(line[6:]) > version:
                return int(line[6:])

    def memory(self):
        """Megabytes of the process that are its own."""
        text = pathlib.Path(f"/proc/{self.process.pid}/smaps_rollup").read_text()
        return sum(int(number) for number in re.findall(r"Private_\w+: +(\d+)", text)) / 1024

    def time(self, file, text, path, sign):
        """Milliseconds from the write to the page that contains a sign."""
        start = time.perf_counter()
        file.write_text(text, encoding="utf-8")
        while True:
            self.version = self.next_version(self.version)
            if sign in self.page(path):
                return (time.perf_counter() - start) * 1000

    def end(self):
        self.process.terminate()
        self.process.wait()


def main(program, source, edits=2000):
    with tempfile.TemporaryDirectory() as work:
        plan = pathlib.Path(work) / "plan"
        plan.mkdir()
        for name in ("content", "templates"):
            if (pathlib.Path(source) / name).exists():
                shutil.copytree(pathlib.Path(source) / name, plan / name)
        start = time.perf_counter()
        subprocess.run([program, "check", "--no-cache", "--source", plan], capture_output=True)
        build = time.perf_counter() - start
        preview = Preview(program, plan)
        print(f"first page {preview.first:.2f} s, full build without writing {build:.2f} s: {preview.first / build:.2f}")
        folder = next(name for name in ("objectives", "chapters") if (plan / "content" / name).is_dir())
        file = sorted((plan / "content" / folder).glob("*.md"))[0]
        path = f"/{folder}/{file.stem}/"
        original = file.read_text(encoding="utf-8")
        end = original.index("---", 3) + 3

        def sentence(number):
            return preview.time(file, f"{original}\n\nEdit{number}x.\n", path, f"Edit{number}x")

        def title(number):
            text = re.sub(r"^title: .*$", f"title: Title{number}x", original[:end], count=1, flags=re.M) + original[end:]
            return preview.time(file, text, path, f"Title{number}x")

        for name, edit in (("sentence", sentence), ("title", title)):
            edit(1000)
            times = [edit(number) for number in range(20)]
            print(f"edited {name}: {statistics.median(times):.1f} ms ({min(times):.1f} to {max(times):.1f})")
        for number in range(10):
            sentence(number)
        print(f"memory after 52 edits: {preview.memory():.1f} MB")
        for number in range(edits - 52):
            (title if number % 10 == 0 else sentence)(number + 2000)
        print(f"memory after {edits} edits: {preview.memory():.1f} MB")
        preview.end()


if __name__ == "__main__":
    main(*sys.argv[1:3], *map(int, sys.argv[3:]))
