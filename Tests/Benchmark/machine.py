# SPDX-License-Identifier: Apache-2.0

"""What the figures were taken on: they say little without it."""

import datetime
import os
import pathlib
import platform
import re
import subprocess


def first_match(pattern, text, otherwise="unknown"):
    found = re.search(pattern, text, re.MULTILINE)
    return found[1].strip() if found else otherwise


def said_by(*command):
    try:
        result = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return result.stdout + result.stderr


def text_of(path):
    try:
        return pathlib.Path(path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def facts(programs, in_memory):
    """Names and values, in the order in which they are shown."""
    memory = int(first_match(r"^MemTotal:\s+(\d+)", text_of("/proc/meminfo"), "0"))
    told = {
        "date": datetime.date.today().isoformat(),
        "processor": first_match(r"^model name\s*:\s*(.*)$", text_of("/proc/cpuinfo"), platform.machine()),
        "cores": str(len(os.sched_getaffinity(0))), "memory": f"{memory / 2**20:.0f} GB",
        "system": f"{platform.system()} {platform.release().split('-')[0]}, {platform.machine()}",
        "files": "in memory" if in_memory else "on a disk",
        "planpress": first_match(r"planpress (\S+)", said_by(programs.planpress, "--version")),
        "Swift": first_match(r"Swift version (\S+)", said_by(os.environ.get("SWIFT", "swift"), "--version")),
        "cmark-gfm": said_by(programs.floor, "--version").strip() or "unknown",
        "C compiler": first_match(r"^(.*)$", said_by(os.environ.get("CC", "cc"), "--version"))}
    if programs.hugo:
        told["Hugo"] = first_match(r"v(\d[\d.]*)", said_by(programs.hugo, "version"))
    return told
