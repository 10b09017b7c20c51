// SPDX-License-Identifier: Apache-2.0

#define _GNU_SOURCE
#include "CLinux.h"

#include <unistd.h>

int planpress_sync(int folder) { return syncfs(folder); }
