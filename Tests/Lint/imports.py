# SPDX-License-Identifier: Apache-2.0

"""Holds the sources to the directions that Package.swift declares.

The compiler lets a target import what its dependencies depend on. Here a target may import only what its own list names,
tests only what they list, and each outside package belongs to exactly one target.
"""

import json
import pathlib
import re
import subprocess
import sys

root = pathlib.Path(__file__).resolve().parents[2]
# Modules of the toolchain.
SYSTEM = {
    "Swift", "Glibc", "Dispatch", "Synchronization", "Foundation", "FoundationEssentials", "FoundationXML", "Testing", "XCTest", "PackagePlugin",
}


def dependencies(target):
    names = set()
    for dependency in target["dependencies"]:
        for form in ("byName", "target", "product"):
            if form in dependency:
                names.add(dependency[form][0])
    return names


def main():
    package = json.loads(subprocess.check_output(["swift", "package", "dump-package"], cwd=root))
    targets = {target["name"]: target for target in package["targets"]}
    problems, outside = [], {}
    for name, target in targets.items():
        folder = root / (target.get("path") or f"{ {'test': 'Tests', 'plugin': 'Plugins'}.get(target['type'], 'Sources') }/{name}")
        allowed = dependencies(target)
        for path in sorted(folder.rglob("*.swift")):
            for number, line in enumerate(path.read_text().splitlines(), 1):
                found = re.match(r"\s*(?:@\w+\s+|public |package |internal |private )*import\s+(?:\w+\s+)?(\w+)", line)
                if not found or found[1] in SYSTEM:
                    continue
                module = found[1]
                if module not in allowed:
                    problems.append(f"{path.relative_to(root)}:{number}: {name} imports {module}, which it does not list")
                elif module not in targets and target["type"] != "test":
                    outside.setdefault(module, set()).add(name)
        for module in allowed & outside.keys() if target["type"] != "test" else ():
            outside[module].add(name)
    for module, users in sorted(outside.items()):
        if len(users) > 1:
            problems.append(f"{module} is imported by {', '.join(sorted(users))}; one target should be the only one")
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


sys.exit(main())
