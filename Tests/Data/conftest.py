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
def site(request, tmp_path_factory):
    """The folder of a site."""
    folder = tmp_path_factory.mktemp(request.param)
    source = ROOT
    if request.param == "starter":
        source = folder / "plan"
        run(PROGRAM, "init", source)
    run(
        PROGRAM, "build", "--source", source, "--output", folder / "site", "--base-url", "https://plan.example.org/",
        "--no-cache",
    )
    return folder / "site"
