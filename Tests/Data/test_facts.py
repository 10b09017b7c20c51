# SPDX-License-Identifier: Apache-2.0

"""Every form of the plan says the same: each fact of each item, held against the files of the content, the pages, and all files of data."""

import csv
import re
import xml.etree.ElementTree

import icalendar
import pytest
import yaml

from facts import ADDRESS, Site, days, leaves, letters, plain, printed_time

# What a file says of itself and not of the plan.
ABOUT_FILES = {"template", "draft"}


@pytest.fixture(scope="session")
def plan(site, source):
    return Site(site, source)


def front_matter(text):
    return yaml.load(text.split("---\n", 2)[1], yaml.BaseLoader)


def values(fields, without=()):
    """The single values of fields, whatever form they have there."""
    return sorted(plain(value) for path, value in leaves(fields) if path[0] not in without)


def test_the_data_say_what_the_files_say(plan):
    compared = 0
    for item in plan.items:
        path = plan.source / "content" / item["file"]
        if not path.exists():
            assert_is_row(path, item)
            continue
        source = front_matter(path.read_text(encoding="utf-8")) or {}
        fields = dict(item["fields"])
        # Made of the name of the file, and of the first heading, where the file names neither.
        for name in {"id", "title"} - set(source):
            fields.pop(name, None)
        told, kept = values(source, ABOUT_FILES | {"kind"}), values(fields, ABOUT_FILES | {"kind"})
        # Figures may be in a table beside the text.
        table = path.with_suffix(".csv")
        if table.exists():
            assert set(told) <= set(kept) <= set(told) | cells(table), item["id"]
        else:
            assert told == kept, item["id"]
        compared += 1
    assert compared > 30


def rows_of(table):
    with open(table, encoding="utf-8", newline="") as file:
        return [{plain(cell) for cell in row} for row in csv.reader(file)]


def cells(table):
    return set().union(*rows_of(table))


def assert_is_row(path, item):
    """An item without a file of its own is a row of a table in its folder."""
    rows = [row for table in path.parent.glob("*.csv") for row in rows_of(table)]
    own = [row for row in rows if plain(item["title"]) in row]
    assert len(own) == 1 and set(values(item["fields"])) - own[0] <= {item["id"], item["fields"].get("weight")}, item["id"]


def test_items_say_what_the_plan_says(plan):
    for item in plan.items:
        if not plan.has_page(item):
            continue
        own = plan.json(plan.path(item)[0].replace("index.html", "index.json"))
        for name in ["id", "kind", "file", "address", "title", "part-of", "summary", "fields", "relations"]:
            assert own.get(name) == item.get(name), f"{name} of {item['id']}"
        for form in ["markdown", "plain"]:
            assert own.get("text", {}).get(form) == item.get("text", {}).get(form), item["id"]


def test_texts_with_marks_say_what_the_plan_says(plan):
    for item in plan.items:
        if not plan.has_page(item):
            continue
        text = plan.text(plan.path(item)[0].replace("index.html", "index.md"))
        fields = front_matter(text)
        assert fields.pop("address") == item["address"] and fields.pop("kind") == item["kind"]
        assert values(fields) == values(item["fields"], ABOUT_FILES | {"kind", "description"}), item["id"]
        body = letters(text.split("---\n", 2)[2])
        assert body.startswith(letters(item["fields"].get("number", "") + item["title"])) or item["title"] in text
        assert letters(item["fields"].get("description", "")) in body


def without(fields, names):
    return {name: value for name, value in fields.items() if name not in names}


# Tables


def test_tables_say_what_the_plan_says(plan):
    rows = plan.table("items")
    assert [row["id"] for row in rows] == [item["id"] for item in plan.items]
    for row, item in zip(rows, plan.items):
        assert (row["kind"], row["title"], row["address"]) == (item["kind"], item["title"], item["address"])
        assert row["part-of"] == item.get("part-of", "")
        told = {".".join(part for part in path if isinstance(part, str)): [] for path, _ in leaves(item["fields"])}
        for path, value in leaves(item["fields"]):
            told[".".join(part for part in path if isinstance(part, str))].append(value)
        for column, cell in row.items():
            if column not in {"id", "kind", "title", "address", "part-of"}:
                # Of a list of records, one may say nothing there.
                told_there = "; ".join(told.get(column, [])).split("; ")
                assert [part for part in cell.split("; ") if part] == [part for part in told_there if part], column


def test_relations_are_those_of_the_items(plan):
    told = [
        (item["id"], relation["name"], relation["to"], relation.get("relation", ""), relation.get("note", ""))
        for item in plan.items
        for relation in item.get("relations", [])
    ]
    assert [tuple(row.values()) for row in plan.table("relations")] == told
    # Each reference of a field is a relation: what it names is an item.
    for item in plan.items:
        for field in ["aligns-to", "partners", "about"]:
            for entry in item["fields"].get(field, []):
                target = entry if isinstance(entry, str) else entry["ref"]
                assert any(row[:3] == (item["id"], field, target) for row in told), f"{field} of {item['id']}"


def period(entry):
    span = entry.get("period") or "/".join(part for part in [entry.get("start"), entry.get("end")] if part)
    return days(span) if span else ("", "")


def figures(item):
    """The periods of an indicator, by time."""
    return sorted(item["fields"].get("series", []), key=lambda entry: (period(entry)[1], period(entry)[0]))


def test_figures_are_those_of_the_items(plan):
    told = [
        (item["id"], *period(entry), *(entry.get(name, "") for name in ["target", "actual"]))
        for item in plan.items
        for entry in figures(item)
    ]
    rows = [tuple(row[name] for name in ["indicator", "start", "end", "target", "actual"]) for row in plan.table("series")]
    assert sorted(rows) == sorted(told)
    for item in plan.items:
        if "series" in item["fields"]:
            path = plan.folder / plan.path(item)[0].replace("index.html", "series.csv")
            with open(path, encoding="utf-8", newline="") as file:
                assert [(row["target"], row["actual"]) for row in csv.DictReader(file)] == [
                    (entry.get("target", ""), entry.get("actual", "")) for entry in figures(item)
                ]


def test_milestones_are_those_of_the_items(plan):
    rows = {row["id"]: row for row in plan.table("milestones")}
    items = [item for item in plan.items if item["kind"] == "milestone"]
    assert set(rows) == {item["id"] for item in items}
    for item in items:
        row, fields = rows[item["id"]], item["fields"]
        assert (row["due-from"], row["due"]) == days(fields["due"])
        assert row["completed"] == (days(fields["completed"])[1] if "completed" in fields else "")
        assert row["progress"] == fields.get("progress", {}).get("state", "")
        assert row["obligation"] == fields.get("obligation", "")
        assert row["times-put-off"] == str(len(fields.get("history", [])))


# Calendars


def deadline(item):
    due = item["fields"].get("due") or item["fields"].get("time")
    return days(due)[1] if due and re.match(r"\d{4}", due) else None


def test_what_is_due_is_in_calendars(plan):
    def told(items):
        return sorted((deadline(item), item["title"]) for item in items if deadline(item))

    def events(path):
        calendar = icalendar.Calendar.from_ical((plan.folder / path).read_bytes())
        for event in calendar.walk("VEVENT"):
            title = str(event["SUMMARY"])
            item = next(item for item in plan.items if title.endswith(item["title"]) and item["address"] == event["URL"])
            assert title == " ".join(filter(None, [item["fields"].get("number"), item["title"]]))
            assert str(event.get("DESCRIPTION", "")) == item.get("summary", "")
            yield event.decoded("DTSTART").isoformat(), item["title"]

    assert sorted(events("data/dates.ics")) == told(plan.items)
    for item in plan.items:
        path = plan.path(item)[0].replace("index.html", "dates.ics")
        if item["kind"] == "partner":
            own = [other for other in plan.items if other["fields"].get("lead") == item["id"]]
        elif item["kind"] == "goal":
            own = [other for other in plan.items if item["id"] in wholes(plan, other)]
        else:
            continue
        assert (plan.folder / path).exists() == bool(told(own)), path
        if told(own):
            assert sorted(events(path)) == told(own)


def wholes(plan, item):
    """The identifiers of an item and of all that it is a part of."""
    found = [item["id"]]
    while "part-of" in item:
        item = plan.by_id[item["part-of"]]
        found.append(item["id"])
    return found


# Pages

# What pages leave unsaid, or say in another way, and why.
UNSAID = {
    ("*", "weight"): "is the order of lists",
    ("*", "language"): "is an attribute of the text",
    ("*", "status"): "only what is not in force is named",
    ("*", "progress", "state"): "what is overdue is called so",
    ("*", "partners", "role-type"): "the words of the role say it",
    ("plan", "aligns-to", "note"): "the first page has the names alone",
    ("plan", "organizations", "description"): "the first page has the names alone",
    ("plan", "published"): "the first page has the period",
    ("plan", "source"): "is for programs",
    ("term", "source"): "a source that most terms have stands once above the list",
    ("term", "also"): "words that differ in their endings alone are left out",
    ("term", "tags"): "the pages of tags have it",
    ("document", "tags"): "the pages of tags have it",
    ("contact", "about"): "stands on the pages that it is about",
    ("document", "aligns-to", "ref"): "stands on the pages of the items",
    ("document", "aligns-to", "relation"): "stands on the pages of the items",
    ("document", "aligns-to", "note"): "stands on the pages of the items",
} | {
    ("indicator", field): "stands with the measurements, where there are any"
    for field in ["verified-by", "data-source", "accuracy", "limitations", "mitigation"]
}


def shown_forms(plan, value):
    """How a page in English may print a value."""
    forms = [value] + [
        words for key, words in plan.words.items() if isinstance(words, str) and key.endswith(f"-{value}")
    ]
    if re.fullmatch(r"\d{4}(-(\d\d(-\d\d)?|Q\d))?(/\d{4}(-(\d\d(-\d\d)?|Q\d))?)?", value):
        forms.append(printed_time(value))
    if re.fullmatch(r"-?\d+(\.\d+)?", value):
        whole, point, rest = value.partition(".")
        forms.append(f"{int(whole):,}{point}{rest}")
    return {letters(form) for form in forms}


def is_shown(plan, item, page, path, value):
    if any(form in page.letters for form in shown_forms(plan, value)) or value in page.times or value in page.links:
        return True
    if path[0] == "tags":
        return any(f"/{value}/" in link for link in page.links) or value.replace("-", "") in page.letters.lower()
    if path[0] == "file":
        return any(link.rsplit("/", 1)[-1].startswith(value.rsplit(".", 1)[0]) for link in page.links)
    target = plan.by_id.get(value)
    return target is not None and (plan.leads_to(item, page, target) or letters(target["title"]) in page.letters)


def test_pages_say_what_the_data_say(plan):
    hidden = {}
    for item in plan.items:
        page = plan.page(item)
        assert letters(item["title"]) in page.letters, item["id"]
        # The texts of the plan itself are on the page of the whole plan.
        text = letters(item.get("text", {}).get("plain", ""))
        whole = letters(plan.text("whole-plan/index.html")) if item["kind"] == "plan" else ""
        assert text in page.letters or item["kind"] == "plan" and text_parts(item) <= set_of_parts(item, whole), item["id"]
        for path, value in leaves(without(item["fields"], ABOUT_FILES | {"id", "kind", "title"})):
            if not is_shown(plan, item, page, path, value):
                names = tuple(part for part in path if isinstance(part, str))
                if ("*", *names) not in UNSAID and (item["kind"], *names) not in UNSAID:
                    hidden.setdefault((item["kind"], *names), []).append(f"{item['id']}: {value}")
    assert hidden == {}


def text_parts(item):
    return {letters(part) for part in item["text"]["plain"].split("\n\n")}


def set_of_parts(item, page):
    return {part for part in text_parts(item) if part in page}


def test_the_data_have_what_pages_call_facts(plan):
    called, reckoned = {}, set()
    for key, words in plan.words.items():
        if not isinstance(words, str):
            continue
        if key.startswith("field-"):
            called.setdefault(words, set()).add(key.removeprefix("field-"))
        else:
            # What pages reckon of several fields has a word of its own, and may be called as one of them is.
            reckoned.add(words)
    compared = 0
    for item in plan.items:
        # The page that a folder's text is on shows the items of the folder, too.
        if item["file"].endswith("index.md"):
            continue
        names = {part for path, _ in leaves(item["fields"]) for part in path if isinstance(part, str)}
        for label in set(plan.page(item).labels) - reckoned:
            assert called.get(label, {label}) & names, f"{item['id']} has no field that is called {label}"
            compared += 1
    assert compared > 50


def test_structured_data_say_what_the_data_say(plan):
    for item in plan.items:
        if not plan.has_page(item):
            continue
        page = plan.text(plan.path(item)[0])
        thing = plan.json_of(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])
        assert thing["url"] == item["address"] and thing.get("identifier", item["id"]) == item["id"]
        number = thing["name"].removesuffix(item["title"]).strip()
        assert number in {"", *(item["fields"].get(name) for name in ["number", "control", "native-id"])}
        assert thing.get("description") == item["fields"].get("description")
        for name, field in [("datePublished", "published"), ("dateModified", "updated"), ("version", "version")]:
            if name in thing and field in item["fields"]:
                assert thing[name] == item["fields"][field], item["id"]
        assert set(filter(None, thing.get("keywords", "").split(", "))) == set(item["fields"].get("tags", []))
        measured = [entry["value"] for entry in thing.get("observation", []) if isinstance(entry.get("value"), str)]
        assert set(measured) <= {entry.get("actual") for entry in figures(item)}


# StratML


@pytest.mark.parametrize("part", ["1", "2"])
def test_stratml_says_what_the_data_say(plan, part):
    name = "plan.stratml.xml" if part == "2" else "plan.stratml-1.xml"
    root = xml.etree.ElementTree.fromstring(plan.text(f"data/{name}"))
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    document = StratML(root)
    for item in plan.items:
        fields = without(item["fields"], ABOUT_FILES | {"id", "kind", "weight", "goal", "of", "part-of"})
        words, lines = document.of(plan, item)
        assert words is not None, f"{item['id']} is nowhere"
        for path, value in leaves(fields):
            target = plan.by_id.get(value)
            names = {letters(value)} | ({letters(document.name(target)), letters(target["title"])} if target else set())
            at = ".".join(str(part + 1) if isinstance(part, int) else part for part in path)
            # A list of single values is one line.
            listed = lines.get(path[0], "").split("; ") if isinstance(path[-1], int) else []
            line = [lines[at]] if at in lines else listed
            found = {letters(text) for text in line or words}
            if line == [] and re.match(r"\d{4}", value):
                names |= {letters(day) for day in days(value)}
            if line == []:
                names |= {letters(value.replace("-", "_"))}
            assert {name.lower() for name in names} & {text.lower() for text in found}, f"{item['id']}: {at} is not {value}"
        text = item.get("text", {}).get("plain", "")
        assert letters(text) in letters("".join([*words, lines.get("text", "")])), f"the text of {item['id']}"
        check_figures(document, item, lines)


def check_figures(document, item, lines):
    element = document.elements.get(item["id"])
    series = item["fields"].get("series", [])
    if element is None or element.tag != "PerformanceIndicator" or not series:
        return
    instances = element.findall("MeasurementInstance")
    assert len(instances) == len(series)
    for instance, entry in zip(instances, series):
        for name, tag in [("target", "TargetResult"), ("actual", "ActualResult")]:
            assert instance.findtext(f"{tag}/NumberOfUnits", "") == entry.get(name, "")
            if name in entry:
                told = (instance.findtext(f"{tag}/StartDate"), instance.findtext(f"{tag}/EndDate"))
                assert told == period(entry), item["id"]


class StratML:
    """What a document says of each item: the words of its element, and the lines at the end of its OtherInformation."""

    HEADING = "Facts that have no element:"

    def __init__(self, root):
        self.root = root
        self.elements, self.names = {}, {}
        for element in root.iter():
            if element.tag in {"Goal", "Objective", "PerformanceIndicator"} and element.find("Identifier") is not None:
                self.names[element.findtext("Identifier")] = element
        self.root_lines = self.lines(root)

    def of(self, plan, item):
        """The element's words and the lines, or those of the lines that are the whole item."""
        element = self.root if item["kind"] == "plan" else self.names.get(self.name(item))
        if element is not None:
            self.elements[item["id"]] = element
            return self.words(element), self.root_lines if element is self.root else self.lines(element)
        for holder in [self.root, *self.root.iter("Goal"), *self.root.iter("Objective")]:
            lines = self.root_lines if holder is self.root else self.lines(holder)
            for path, value in lines.items():
                folder, _, rest = path.partition(".")
                number, _, field = rest.partition(".")
                is_it = field == "id" and value == self.name(item) or folder == "stakeholders" and (
                    field == "title" and value == item["title"]
                )
                if is_it:
                    prefix = f"{folder}.{number}."
                    own = {key.removeprefix(prefix): text for key, text in lines.items() if key.startswith(prefix)}
                    return list(own.values()), own
        # A partner of whom there is no more to say than its name.
        for stakeholder in self.root.iter("Stakeholder"):
            if stakeholder.findtext("Name") == item["title"]:
                return self.words(stakeholder), {}
        return None, {}

    @staticmethod
    def name(item):
        """What the document calls an item where it names one."""
        return "plan" if item["kind"] == "plan" else item["fields"].get("data-id", item["id"])

    def words(self, element):
        """The texts and attributes of an element, without those of the parts in it."""
        found = list(element.attrib.values())
        for child in element:
            if child.tag in {"Goal", "Objective", "PerformanceIndicator"}:
                continue
            if child.text and child.text.strip():
                found.append(child.text.split(self.HEADING)[0])
            found += self.words(child)
        return found

    def lines(self, element):
        _, _, text = (element.findtext("OtherInformation") or "").partition(self.HEADING)
        pairs = [line.removeprefix("* ").partition(": ") for line in text.split("^") if ": " in line]
        return {path: value for path, _, value in pairs}
