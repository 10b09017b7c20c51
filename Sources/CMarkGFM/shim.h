// SPDX-License-Identifier: Apache-2.0

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

// The extensions' node types are numbers given out at registration; the library exports them, its headers do not name them.
extern cmark_node_type CMARK_NODE_TABLE, CMARK_NODE_TABLE_ROW, CMARK_NODE_TABLE_CELL;
static inline uint32_t planpress_type_table(void) { return CMARK_NODE_TABLE; }
static inline uint32_t planpress_type_table_row(void) { return CMARK_NODE_TABLE_ROW; }
static inline uint32_t planpress_type_table_cell(void) { return CMARK_NODE_TABLE_CELL; }
