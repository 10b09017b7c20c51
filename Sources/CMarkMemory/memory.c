// SPDX-License-Identifier: Apache-2.0

#include "CMarkMemory.h"

#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/// What a thread keeps from parse to parse: a page of 6 KB asks for about a quarter of it.
enum { kept_block_size = 1 << 20 };

typedef struct block {
  struct block *previous;
  char *end;
  char bytes[];
} block;

/// Before each piece is its size: `realloc` has to know it. Eight bytes are the strictest alignment that cmark-gfm needs.
typedef struct {
  size_t size;
  char bytes[];
} piece;

/// The newest block, and where its free part begins.
static _Thread_local struct {
  block *newest;
  char *top;
} memory;

static block *add_block(size_t size) {
  block *added = malloc(sizeof(block) + size);
  if (!added) return NULL;
  added->previous = memory.newest;
  added->end = added->bytes + size;
  memory.newest = added;
  memory.top = added->bytes;
  return added;
}

/// cmark-gfm cannot go on without memory, and its own allocator ends the program too. The bounds on a text keep it far from there.
static size_t rounded_up(size_t size) {
  if (size > SIZE_MAX / 2) abort();
  return (size + 7) & ~(size_t)7;
}

static piece *new_piece(size_t size) {
  size = rounded_up(size);
  size_t needed = sizeof(piece) + size;
  if (needed > (size_t)(memory.newest->end - memory.top) &&
      !add_block(needed > kept_block_size ? needed : kept_block_size))
    abort();
  piece *made = (piece *)memory.top;
  made->size = size;
  memory.top += needed;
  return made;
}

static piece *piece_of(void *bytes) { return (piece *)((char *)bytes - sizeof(piece)); }

static int is_newest(piece *it) { return it->bytes + it->size == memory.top; }

static void *memory_calloc(size_t count, size_t size) {
  if (size && count > SIZE_MAX / 2 / size) abort();
  return memset(new_piece(count * size)->bytes, 0, count * size);
}

static void *memory_realloc(void *bytes, size_t size) {
  if (!bytes) return new_piece(size)->bytes;
  piece *old = piece_of(bytes);
  size = rounded_up(size);
  if (size <= old->size) return bytes;
  if (is_newest(old) && size <= (size_t)(memory.newest->end - old->bytes)) {
    old->size = size;
    memory.top = old->bytes + size;
    return bytes;
  }
  return memcpy(new_piece(size)->bytes, bytes, old->size);
}

static void memory_free(void *bytes) {
  if (bytes && is_newest(piece_of(bytes))) memory.top = (char *)piece_of(bytes);
}

static cmark_mem functions = {memory_calloc, memory_realloc, memory_free};

static pthread_key_t key;

static void free_kept_block(void *kept) { free(kept); }

static void make_key(void) { pthread_key_create(&key, free_kept_block); }

cmark_mem *planpress_memory_begin(void) {
  if (!memory.newest) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, make_key);
    block *kept = add_block(kept_block_size);
    if (!kept) return NULL;
    pthread_setspecific(key, kept);
  }
  return &functions;
}

void planpress_memory_end(void) {
  while (memory.newest->previous) {
    block *previous = memory.newest->previous;
    free(memory.newest);
    memory.newest = previous;
  }
  memory.top = memory.newest->bytes;
}
