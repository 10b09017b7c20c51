# SPDX-License-Identifier: Apache-2.0

"""The facts of a published plan, read out of each of its forms without the program's help."""

import csv
import html.parser
import json
import pathlib
import posixpath
import re
import urllib.parse

import yaml

ADDRESS = "https://plan.example.org/"
MONTHS = "January February March April May June July August September October November December".split()
LAST_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]


def leaves(value, path=()):
    """Each single value of a field, with the names and numbers that lead to it."""
    if isinstance(value, dict):
        for name, part in value.items():
            yield from leaves(part, (*path, name))
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from leaves(part, (*path, number))
    else:
        yield path, {True: "true", False: "false"}.get(value, value)


def plain(text):
    """A text with the punctuation of typewriters, on one line."""
    for printed, typed in [("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("—", "-"), ("…", "...")]:
        text = text.replace(printed, typed)
    return " ".join(re.sub("-+", "-", text).split())


def letters(text):
    """A text without blanks and marks, which elements may stand for."""
    return "".join(sign for sign in plain(text) if sign.isalnum())


# Time


def days(span):
    """The first and the last day of `2026`, `2026-Q1`, `2026-05`, a day, or two of these with `/` between them."""
    first, _, last = span.partition("/")
    return _days(first)[0], _days(last or first)[1]


def _days(point):
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", point):
        year, last = int(match[1]), int(match[2]) * 3
        return f"{year}-{last - 2:02}-01", _last(year, last)
    parts = [int(part) for part in point.split("-")]
    if len(parts) == 1:
        return f"{point}-01-01", f"{point}-12-31"
    return (f"{point}-01", _last(*parts)) if len(parts) == 2 else (point, point)


def _last(year, month):
    leap = month == 2 and (year % 4 == 0 and year % 100 != 0 or year % 400 == 0)
    return f"{year}-{month:02}-{LAST_DAYS[month - 1] + leap:02}"


def printed_time(span):
    """As a page in English prints it."""
    return " – ".join(_printed_time(point) for point in span.split("/"))


def _printed_time(point):
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", point):
        return f"Q{match[2]} {match[1]}"
    parts = point.split("-")
    names = [str(int(part)) for part in parts[2:]] + [MONTHS[int(part) - 1] for part in parts[1:2]] + parts[:1]
    return " ".join(names)


# Pages


class Text(html.parser.HTMLParser):
    """What a page shows within `main`: its words, where its links lead, and its machine-readable times."""

    def __init__(self, source):
        super().__init__()
        self.words, self.links, self.times, self.labels = [], [], [], []
        self.is_label = False
        self.feed(source)

    def handle_starttag(self, name, attributes):
        attributes = dict(attributes)
        self.is_label = name == "dt"
        if name == "a" and "href" in attributes:
            self.links.append(attributes["href"])
        if name == "img":
            self.words.append(attributes["alt"])
        if "datetime" in attributes:
            self.times.append(attributes["datetime"])

    def handle_endtag(self, name):
        self.is_label = False

    def handle_data(self, data):
        self.words.append(data)
        if self.is_label:
            self.labels.append(" ".join(data.split()))

    @property
    def all(self):
        return plain(" ".join(self.words))

    @property
    def letters(self):
        return letters("".join(self.words))


class Site:
    """A published site, and the folder that it was made from."""

    def __init__(self, folder, source):
        self.folder, self.source = folder, source
        self.plan = self.json("data/plan.json")
        self.items = self.plan["items"]
        self.by_id = {item["id"]: item for item in self.items}
        words = pathlib.Path(__file__).parents[2] / "templates/words/en.yml"
        self.words = yaml.load(words.read_text(encoding="utf-8"), yaml.BaseLoader)

    def text(self, path):
        return (self.folder / path).read_text(encoding="utf-8")

    def json(self, path):
        return self.json_of(self.text(path))

    @staticmethod
    def json_of(text):
        """With numbers as they are written."""
        return json.loads(text, parse_int=str, parse_float=str)

    def table(self, name):
        with open(self.folder / "data" / f"{name}.csv", encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def path(self, item):
        """The path of the page that shows an item, and the name of its place there."""
        address, _, place = item["address"].removeprefix(ADDRESS).partition("#")
        return address + "index.html", place

    def has_page(self, item):
        return "#" not in item["address"]

    def page(self, item):
        """What the page says of the item: all of it, or the entry of a list."""
        path, place = self.path(item)
        source = self.text(path)
        source = source[source.index("<main") : source.index("</main>")]
        if place:
            source = source[source.index(f'id="{place}"') :]
            source = source[source.index(">") + 1 :].split("data-entry", 1)[0]
        return Text(source)

    def leads_to(self, item, page, target):
        """Whether a page has a link to another item."""
        path, place = self.path(target)
        start = posixpath.dirname(self.path(item)[0])
        for link in page.links:
            address = urllib.parse.urlsplit(link)
            if address.scheme:
                continue
            whole = posixpath.normpath(posixpath.join(start, urllib.parse.unquote(address.path)))
            if whole == path and urllib.parse.unquote(address.fragment) == place:
                return True
        return False
