# SPDX-License-Identifier: Apache-2.0

"""What programs of others say of the files of data: those who would read them."""

import json
import pathlib
import shutil
import sys
import xml.etree.ElementTree

import icalendar
import jsonschema
import pytest
import referencing

from conftest import SHARED, run

TOOLS = pathlib.Path(sys.executable).parent


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def test_tables_are_as_their_package_says(site):
    report = json.loads(run(TOOLS / "frictionless", "validate", "--json", "datapackage.json", cwd=site / "data"))
    assert report["valid"], report
    assert [task["name"] for task in report["tasks"]] == ["items", "relations", "series", "milestones"]
    assert sum(task["stats"].get("rows", 0) for task in report["tasks"]) > 100


def test_the_plan_and_its_items_are_as_their_schema_says(site):
    schema = read(site / "data/plan.schema.json")
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(read(site / "data/plan.json"))
    item = jsonschema.Draft202012Validator({"$ref": "#/$defs/item", "$defs": schema["$defs"]})
    files = [path for path in site.rglob("index.json") if path.parent != site / "data"]
    assert len(files) > 30
    for path in files:
        item.validate(read(path))


def test_oscal_is_valid(site, tmp_path):
    run(TOOLS / "trestle", "init", cwd=tmp_path)
    for name, folder, model in [
        ("oscal-catalog", "catalogs/norms", "catalog"), ("oscal-plan", "catalogs/plan", "catalog"),
        ("oscal-mapping", "mapping-collections/alignment", "mapping-collection"),
    ]:
        target = tmp_path / folder / f"{model}.json"
        target.parent.mkdir(parents=True)
        shutil.copy(site / "data" / f"{name}.json", target)
        assert "VALID" in run(TOOLS / "trestle", "validate", "-f", target, cwd=tmp_path)


def test_the_mapping_names_controls_of_the_catalogues(site):
    def controls(value):
        if isinstance(value, list):
            return {name for part in value for name in controls(part)}
        own = {value["id"]} if "title" in value and "controls" not in value.get("groups", {}) else set()
        return own | controls(value.get("controls", [])) | controls(value.get("groups", []))

    norms = controls(read(site / "data/oscal-catalog.json")["catalog"].get("groups", []))
    parts = controls(read(site / "data/oscal-plan.json")["catalog"].get("controls", []))
    mapping = read(site / "data/oscal-mapping.json")["mapping-collection"]["mappings"][0]
    assert {source["id-ref"] for entry in mapping["maps"] for source in entry["sources"]} <= parts
    assert {target["id-ref"] for entry in mapping["maps"] for target in entry["targets"]} <= norms


def test_the_catalogue_has_what_harvesters_ask_for(site):
    catalog = read(site / "data.json")
    dataset = catalog["dataset"][0]
    for name in ["title", "description", "identifier"]:
        assert isinstance(dataset[name], str) and dataset[name]
    assert dataset["publisher"]["name"] and dataset["landingPage"]["title"]
    for contact in dataset["contactPoint"]:
        assert contact["fn"] and contact["hasEmail"].startswith("mailto:")
    for distribution in dataset["distribution"]:
        path = distribution["downloadURL"].removeprefix("https://plan.example.org/")
        assert (site / path).is_file() and "/" in distribution["mediaType"]
    # Every file about the whole plan is one of them, but the catalogue's own page.
    files = {path.name for path in (site / "data").iterdir()} - {"index.html"}
    assert files == {distribution["title"] for distribution in dataset["distribution"]}


DEFINITIONS = pathlib.Path(__file__).parent / "dcat-us-3"


@pytest.fixture(scope="session")
def dcat_us():
    """By the schemas that data.gov judges catalogues by."""
    registry = referencing.Registry()
    for path in DEFINITIONS.glob("*.json"):
        resource = referencing.Resource.from_contents(read(path))
        registry = registry.with_resource(resource.id(), resource)
    return jsonschema.Draft202012Validator(
        read(DEFINITIONS / "Catalog.json"), registry=registry,
        format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER,
    )


def test_the_catalogue_is_as_dcat_us_says(site, dcat_us):
    catalog = read(site / "data.json")
    dcat_us.validate(catalog)
    # What describes a file is there, too.
    described = [entry["describedBy"]["downloadURL"] for entry in catalog["dataset"][0]["distribution"] if "describedBy" in entry]
    assert described
    for address in described:
        assert (site / address.removeprefix("https://plan.example.org/")).is_file()


@pytest.mark.parametrize("name", ["title", "identifier", "contactPoint"])
def test_the_schema_of_dcat_us_finds_what_is_missing(site, dcat_us, name):
    catalog = read(site / "data.json")
    del catalog["dataset"][0][name]
    assert not dcat_us.is_valid(catalog)


def test_calendars_are_read(site):
    files = list(site.rglob("dates.ics"))
    assert files
    for path in files:
        calendar = icalendar.Calendar.from_ical(path.read_bytes())
        assert calendar["VERSION"] == "2.0" and calendar["PRODID"]
        events = calendar.walk("VEVENT")
        assert len({event["UID"] for event in events}) == len(events)
        for event in events:
            assert event["SUMMARY"] and event["DTSTAMP"] and event.decoded("DTSTART")
            assert not event.errors


def test_feeds_are_atom(site):
    atom = "{http://www.w3.org/2005/Atom}"
    for path in site.rglob("feed.xml"):
        feed = xml.etree.ElementTree.parse(path).getroot()
        assert feed.tag == f"{atom}feed"
        entries = feed.findall(f"{atom}entry")
        for element in [feed, *entries]:
            for name in ["id", "title", "updated"]:
                assert element.findtext(f"{atom}{name}"), f"{path}: {name}"
        identifiers = [entry.findtext(f"{atom}id") for entry in entries]
        assert len(set(identifiers)) == len(identifiers)


@pytest.mark.parametrize(
    ("name", "schema"),
    [
        ("plan.stratml.xml", "StratML-Part2-ANSI-AIIM22-20160216.xsd"),
        ("plan.stratml-1.xml", "StratML-Part1-ISO-20140401.xsd"),
    ],
)
@pytest.mark.skipif(not (SHARED / "stratml").is_dir(), reason="the schemas of StratML are not in ../shared/stratml")
def test_stratml_is_valid(site, name, schema):
    run("xmllint", "--noout", "--nonet", "--schema", SHARED / "stratml/xsd" / schema, site / "data" / name)
