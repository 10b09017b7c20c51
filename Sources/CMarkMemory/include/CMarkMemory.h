// SPDX-License-Identifier: Apache-2.0

#ifndef PLANPRESS_CMARK_MEMORY_H
#define PLANPRESS_CMARK_MEMORY_H

#include <cmark-gfm.h>

/// Memory for one parse at a time on each thread. cmark-gfm asks for some thousand small pieces for a page and gives them
/// back one by one; here they are cut from a block that the thread keeps, and given back all at once.
///
/// `planpress_memory_begin` returns what the parser is to be made with, or NULL if there is no memory; all that was asked for
/// since then is gone with `planpress_memory_end` on the same thread, so neither the parser nor its tree need be freed. A parse
/// does not begin inside another.
cmark_mem *planpress_memory_begin(void);
void planpress_memory_end(void);

#endif
