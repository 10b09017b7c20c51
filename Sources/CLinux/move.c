// SPDX-License-Identifier: Apache-2.0

#define _GNU_SOURCE
#include "CLinux.h"

#include <fcntl.h>
#include <stdio.h>

int planpress_move_to_free_place(int old_folder, const char *old_path, int new_folder, const char *new_path) {
  return renameat2(old_folder, old_path, new_folder, new_path, RENAME_NOREPLACE);
}

int planpress_exchange(int one_folder, const char *one_path, int other_folder, const char *other_path) {
  return renameat2(one_folder, one_path, other_folder, other_path, RENAME_EXCHANGE);
}
