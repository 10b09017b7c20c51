# SPDX-License-Identifier: Apache-2.0

"""Packages are installed where that is asked for, and nowhere else.

The script runs with programs in place of Debian's that write down how they are called.
"""

import os
import pathlib
import subprocess
import tempfile
import unittest

SCRIPT = pathlib.Path(__file__).resolve().parents[2] / ".ci" / "install-packages"
IN_CONTAINER = any(os.path.exists(mark) for mark in ("/.dockerenv", "/run/.containerenv"))


def run(*packages, user=1000, installed="", **environment):
    """The exit status, what was written to standard error, and the calls of apt-get, one a line."""
    with tempfile.TemporaryDirectory() as folder:
        calls = pathlib.Path(folder, "calls")
        calls.touch()
        for name, body in {
            "id": f"echo {user}",
            "dpkg-query": f'for name; do :; done; case " {installed} " in *" $name "*) echo install ok installed;; esac',
            "sudo": 'printf "sudo " >> "$CALLS"; exec "$@"',
            "apt-get": 'echo "$@" >> "$CALLS"',
        }.items():
            program = pathlib.Path(folder, name)
            program.write_text(f"#!/bin/sh\n{body}\n")
            program.chmod(0o755)
        done = subprocess.run(
            [SCRIPT, *packages], capture_output=True, text=True,
            env={"PATH": f"{folder}:/usr/bin:/bin", "CALLS": str(calls), **environment})
        return done.returncode, done.stderr, calls.read_text()


class InstallPackagesTests(unittest.TestCase):
    update = "update -qq\n"
    install = "install -y -qq --no-install-recommends gcc valgrind\n"

    def test_a_person_is_told_what_to_install(self):
        status, said, calls = run("gcc", "valgrind")
        self.assertEqual((status, calls), (1, ""))
        self.assertIn("\n  sudo apt-get install gcc valgrind\n", said)
        self.assertIn("INSTALL=1", said)

    def test_only_what_is_missing_is_named(self):
        self.assertIn("\n  sudo apt-get install valgrind\n", run("gcc", "valgrind", installed="gcc")[1])

    def test_nothing_is_done_where_all_is_there(self):
        self.assertEqual(run("gcc", installed="gcc libc6-dev", INSTALL="1"), (0, "", ""))

    def test_they_are_installed_where_that_is_asked_for(self):
        for environment in ({"INSTALL": "1"}, {"CI": "true"}):
            self.assertEqual(
                run("gcc", "valgrind", **environment), (0, "", f"sudo {self.update}sudo {self.install}"))

    def test_other_values_ask_for_nothing(self):
        self.assertEqual(run("gcc", INSTALL="install", CI="")[::2], (1, ""))

    def test_root_needs_no_sudo(self):
        self.assertEqual(run("gcc", "valgrind", user=0, INSTALL="1"), (0, "", self.update + self.install))

    @unittest.skipUnless(IN_CONTAINER, "not in a container")
    def test_root_in_a_container_is_not_asked(self):
        self.assertEqual(run("gcc", "valgrind", user=0), (0, "", self.update + self.install))

    @unittest.skipIf(IN_CONTAINER, "in a container")
    def test_root_on_a_machine_is_asked(self):
        self.assertIn("\n  apt-get install gcc\n", run("gcc", user=0)[1])


if __name__ == "__main__":
    unittest.main()
