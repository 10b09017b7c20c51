// SPDX-License-Identifier: Apache-2.0

#ifndef PLANPRESS_CLINUX_H
#define PLANPRESS_CLINUX_H

#include <sys/types.h>

/// openat2(2) with RESOLVE_BENEATH and RESOLVE_NO_SYMLINKS: opens a path below a folder, and fails with ELOOP where any
/// part of it is a symbolic link, with EXDEV where it leads out of the folder. The C library has no function for it, and
/// Swift cannot call syscall(2), which takes any number of arguments. ENOSYS where the kernel is older than 5.6.
int planpress_open_below(int folder, const char *path, int flags, unsigned int mode);

/// O_PATH of open(2): a place to work below, without the right to read it. Swift does not see the flag.
extern const int planpress_o_path;

/// renameat2(2) with RENAME_NOREPLACE: fails with EEXIST where something is. Swift does not see the flag.
int planpress_move_to_free_place(int old_folder, const char *old_path, int new_folder, const char *new_path);

/// copy_file_range(2) from where the two files are. Swift does not see it.
ssize_t planpress_copy(int source, int target, size_t count);

/// syncfs(2): returns when all that was written to a folder's file system is on its disk. Swift does not see it.
int planpress_sync(int folder);

/// Ends the program with a text on standard error and status 70 when it fails because the system refuses memory. Other faults
/// end it as before. The text has to last for as long as the program. In C, since a handler of signals may not take memory.
void planpress_end_without_memory(const char *text);

/// Whether so many threads can run at once: 0, or the number of the error. None of them is left.
int planpress_try_threads(int count);

/// renameat2(2) with RENAME_EXCHANGE: exchanges the two at once.
int planpress_exchange(int one_folder, const char *one_path, int other_folder, const char *other_path);

#endif
