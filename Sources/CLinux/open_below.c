// SPDX-License-Identifier: Apache-2.0

#define _GNU_SOURCE
#include "CLinux.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

// As in <linux/openat2.h>, which older systems do not have.
struct how {
  uint64_t flags;
  uint64_t mode;
  uint64_t resolve;
};

const int planpress_o_path = O_PATH;

enum { NO_SYMLINKS = 0x04, BENEATH = 0x08 };

#ifndef SYS_openat2
#define SYS_openat2 437
#endif

int planpress_open_below(int folder, const char *path, int flags, unsigned int mode) {
  struct how how = {.flags = (unsigned int)flags, .mode = mode, .resolve = NO_SYMLINKS | BENEATH};
  long file;
  // EAGAIN: something was renamed while the path was looked up.
  do {
    file = syscall(SYS_openat2, folder, path, &how, sizeof how);
  } while (file < 0 && (errno == EAGAIN || errno == EINTR));
  return (int)file;
}
