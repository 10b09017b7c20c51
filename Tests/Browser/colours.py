# SPDX-License-Identifier: Apache-2.0

"""Contrast as WCAG 2.2 defines it."""

import re


def _luminance(colour):
    channels = [int(float(value)) / 255 for value in re.findall(r"[\d.]+", colour)[:3]]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def luminance(colour):
    """The relative luminance of `rgb(…)`, 0 for black and 1 for white."""
    assert colour.startswith("rgb"), colour
    return _luminance(colour)


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
