# SPDX-License-Identifier: Apache-2.0

"""The questions that tests ask of a page in the browser; each is a function in a file of `probes/`."""

import functools
import pathlib


@functools.cache
def _script(name):
    return (pathlib.Path(__file__).parent / "probes" / f"{name}.js").read_text(encoding="utf-8")


def ask(page, name, argument=None):
    return page.evaluate(_script(name), argument)
