#ifndef LINUX_CALLS_H
#define LINUX_CALLS_H

// Calls of Linux that Swift's module of the C library does not show. Each returns 0, or -1 with `errno` set.

/// renameat2(2) with RENAME_NOREPLACE: fails with EEXIST where something is.
int linux_move_to_free_place(int old_folder, const char *old_path, int new_folder, const char *new_path);

/// renameat2(2) with RENAME_EXCHANGE: exchanges the two at once.
int linux_exchange(int one_folder, const char *one_path, int other_folder, const char *other_path);

#endif
