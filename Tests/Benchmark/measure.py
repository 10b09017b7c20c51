# SPDX-License-Identifier: Apache-2.0

"""Runs a program and says what it took."""

import dataclasses
import os
import statistics
import tempfile
import time


@dataclasses.dataclass
class Taken:
    """Seconds by the clock and of the processors, with those of child processes; the peak memory in bytes of the largest process."""

    wall: float
    processor: float
    memory: int


class RunFailed(Exception):
    pass


def run(command, environment=None):
    """Runs a command to its end. Fails with the last of what it said when it does not end well."""
    command = [str(part) for part in command]
    with tempfile.TemporaryFile() as said:
        start = time.monotonic()
        process = os.posix_spawnp(
            command[0], command, os.environ | (environment or {}),
            file_actions=[(os.POSIX_SPAWN_DUP2, said.fileno(), 1), (os.POSIX_SPAWN_DUP2, said.fileno(), 2)])
        _, status, usage = os.wait4(process, 0)
        wall = time.monotonic() - start
        if status:
            said.seek(0)
            raise RunFailed(f"{command[0]} failed: {said.read().decode(errors='replace')[-1500:]}")
    return Taken(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def median(runs):
    return Taken(*(statistics.median(getattr(run, name) for run in runs) for name in ("wall", "processor", "memory")))
