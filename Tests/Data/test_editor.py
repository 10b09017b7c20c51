# SPDX-License-Identifier: Apache-2.0

"""What `planpress init` sets up for editors: settings that name schemas, and schemas that know the files of a plan."""

import copy
import json
import re

import jsonschema
import pytest
import yaml

from conftest import PROGRAM, ROOT, run


@pytest.fixture(scope="module")
def plan(tmp_path_factory):
    folder = tmp_path_factory.mktemp("editor") / "plan"
    run(PROGRAM, "init", folder)
    return folder


@pytest.fixture(scope="module")
def schemas(plan):
    """By the patterns of the files that they are for."""
    settings = json.loads((plan / ".vscode/settings.json").read_text(encoding="utf-8"))
    found = {}
    for name, patterns in settings["yaml.schemas"].items():
        schema = json.loads((plan / name).read_text(encoding="utf-8"))
        validator = jsonschema.validators.validator_for(schema)
        validator.check_schema(schema)
        for pattern in [patterns] if isinstance(patterns, str) else patterns:
            found[pattern] = validator(schema)
    return found


class CoreLoader(yaml.SafeLoader):
    """YAML 1.2, as editors read it: `off` is a word, and a day is a text."""


CoreLoader.yaml_implicit_resolvers = {
    sign: [(tag, form) for tag, form in forms if not tag.endswith((":bool", ":timestamp"))]
    for sign, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
CoreLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))


def read(path):
    return yaml.load(path.read_text(encoding="utf-8"), CoreLoader)


def test_the_settings_are_as_readme_and_extensions_say(plan):
    settings = json.loads((plan / ".vscode/settings.json").read_text(encoding="utf-8"))
    extensions = json.loads((plan / ".vscode/extensions.json").read_text(encoding="utf-8"))["recommendations"]
    assert "redhat.vscode-yaml" in extensions
    assert [settings["glspc.server.command"], *settings["glspc.server.commandArguments"]] == ["planpress", "lsp"]


def test_settings_of_plans_are_accepted(schemas, plan):
    for source in [plan, ROOT]:
        schemas["content/site.yml"].validate(read(source / "content/site.yml"))
    tables = [path for path in (ROOT / "content").rglob("*.yml") if path.name != "site.yml"]
    assert tables
    for path in tables:
        schemas["content/**/*.yml"].validate(read(path))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("as-of", "soon"), ("pdf", "yes please"), ("base-url", "plan.example.org"), ("navigation", {"a": 1}),
        ("titel", "A plan"), ("page-weight", {"page": "many"}), ("rules", {"goal-without-objective": "loud"}),
    ],
)
def test_mistakes_in_settings_are_underlined(schemas, plan, key, value):
    settings = copy.deepcopy(read(plan / "content/site.yml"))
    settings[key] = value
    assert not schemas["content/site.yml"].is_valid(settings)


def test_every_setting_explains_itself(schemas):
    for name, field in schemas["content/site.yml"].schema["properties"].items():
        assert field.get("description") or field.get("markdownDescription"), name
