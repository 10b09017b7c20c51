# SPDX-License-Identifier: Apache-2.0

"""Where plans and sites are put while they are measured: in memory where that is large enough, since disks are noisy."""

import os
import shutil
import tempfile

MEMORY = "/dev/shm"
# A page of Markdown, what it is built to by each program, and what a cache keeps of it, with room to spare.
BYTES_A_PAGE = 100_000


def work_folder(pages):
    """A folder with room for that many pages."""
    needed = pages * BYTES_A_PAGE
    for folder in (MEMORY, tempfile.gettempdir()):
        if os.access(folder, os.W_OK | os.X_OK) and shutil.disk_usage(folder).free > needed:
            return folder
    raise OSError(f"{pages} pages need {needed // 10**9 + 1} GB in a temporary folder; TMPDIR names another one")


def is_in_memory(folder):
    return str(folder).startswith(MEMORY)
