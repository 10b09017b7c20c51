# SPDX-License-Identifier: Apache-2.0

"""The sample and the plan that `planpress init` writes, built once, with all their files of data."""

import pathlib
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / ".build" / "debug" / "planpress"
# Public material beside the checkout.
SHARED = ROOT.parent / "shared"


def run(*arguments, **options):
    """The output of a program that has to succeed."""
    result = subprocess.run([str(argument) for argument in arguments], capture_output=True, text=True, **options)
    assert result.returncode == 0, f"{arguments}: {result.stdout}{result.stderr}"
    return result.stdout


@pytest.fixture(scope="session", params=["sample", "starter"])
def source(request, tmp_path_factory):
    """The folder of a plan."""
    if request.param == "sample":
        return ROOT
    folder = tmp_path_factory.mktemp(request.param) / "plan"
    run(PROGRAM, "init", folder)
    return folder


@pytest.fixture(scope="session")
def site(source, tmp_path_factory):
    """The folder of its site."""
    folder = tmp_path_factory.mktemp("site") / "site"
    run(PROGRAM, "build", "--source", source, "--output", folder, "--base-url", "https://plan.example.org/", "--no-cache")
    return folder
