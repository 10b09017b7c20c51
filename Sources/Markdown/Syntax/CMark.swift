// SPDX-License-Identifier: Apache-2.0

import CMarkGFM
import CMarkMemory
import Glibc

// This file and EditTree.swift are those that talk to cmark-gfm 0.29.0.gfm.6. No pointer of the library outlives
// `withSyntaxTree`.

/// The kinds of nodes that cmark-gfm gives, its extensions' included; `form` is a block that a pass of ours has made.
enum NodeKind: UInt8 {
  case document, blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak, footnoteDefinition
  case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, link, image, footnoteReference
  case table, tableRow, tableCell
  case form
  case unknown
}

/// Parses `text` and hands its tree to `body`; parser and tree are gone when `body` returns.
///
/// `cmark_parser_finish` fills and clears tables at file level for autolinks: parses that use them hold the lock alone, all
/// others share it (docs/decisions/0001-cmark-under-threads.md).
func withSyntaxTree<Result>(
  of text: UnsafeBufferPointer<UInt8>, smart: Bool, extensions: InlineExtensions, _ body: (SyntaxTree) -> Result
) -> Result? {
  let library = Library.shared
  let options = CMARK_OPT_FOOTNOTES | (smart ? CMARK_OPT_SMART : 0)
  guard let memory = planpress_memory_begin() else { return nil }
  defer { planpress_memory_end() }
  guard let parser = cmark_parser_new_with_mem(options, memory) else { return nil }
  for ext in library.blockExtensions { cmark_parser_attach_syntax_extension(parser, ext) }
  if extensions == .autolinks {
    for ext in library.inlineExtensions { cmark_parser_attach_syntax_extension(parser, ext) }
  }
  text.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
  let tree = library.locked(alone: extensions == .autolinks) { cmark_parser_finish(parser) }
  guard let tree else { return nil }
  return body(SyntaxTree(root: SyntaxNode(pointer: tree), memory: memory))
}

/// A parsed text, valid inside `withSyntaxTree`.
struct SyntaxTree {
  let root: SyntaxNode
  /// What nodes that are added to the tree are made with.
  let memory: UnsafeMutablePointer<cmark_mem>
}

/// A node of the tree, valid inside `withSyntaxTree`.
struct SyntaxNode: Hashable {
  let pointer: OpaquePointer

  var kind: NodeKind { Library.shared.kind(of: cmark_node_get_type(pointer)) }
  var parent: SyntaxNode? { wrap(cmark_node_parent(pointer)) }
  var firstChild: SyntaxNode? { wrap(cmark_node_first_child(pointer)) }
  var next: SyntaxNode? { wrap(cmark_node_next(pointer)) }
  var previous: SyntaxNode? { wrap(cmark_node_previous(pointer)) }
  var lastChild: SyntaxNode? { wrap(cmark_node_last_child(pointer)) }

  /// From 1, counted from the start of the parsed text; coarse for inlines.
  var line: Int { Int(cmark_node_get_start_line(pointer)) }
  /// The last line of a block.
  var endLine: Int { Int(cmark_node_get_end_line(pointer)) }
  var column: Int { Int(cmark_node_get_start_column(pointer)) }

  /// A text's or code's content; a footnote reference's number, from 1, in the order of the definitions.
  var literal: UnsafeBufferPointer<UInt8> { bytes(cmark_node_get_literal(pointer)) }
  var url: UnsafeBufferPointer<UInt8> { bytes(cmark_node_get_url(pointer)) }
  var title: UnsafeBufferPointer<UInt8> { bytes(cmark_node_get_title(pointer)) }
  var fenceInfo: UnsafeBufferPointer<UInt8> { bytes(cmark_node_get_fence_info(pointer)) }
  /// The marks around a block of code; nil for one that is indented.
  var fence: (mark: UInt8, length: Int)? {
    var (length, offset, mark): (Int32, Int32, CChar) = (0, 0, 0)
    guard cmark_node_get_fenced(pointer, &length, &offset, &mark) != 0 else { return nil }
    return (UInt8(bitPattern: mark), Int(length))
  }
  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
  var isBulletList: Bool { cmark_node_get_list_type(pointer) == CMARK_BULLET_LIST }
  var isTight: Bool { cmark_node_get_list_tight(pointer) != 0 }
  var listStart: Int { Int(cmark_node_get_list_start(pointer)) }
  var isHeaderRow: Bool { cmark_gfm_extensions_get_table_row_is_header(pointer) != 0 }
  var isTask: Bool { cmark_node_get_type_string(pointer).map { strcmp($0, "tasklist") == 0 } ?? false }
  var isTaskDone: Bool { cmark_gfm_extensions_get_tasklist_item_checked(pointer) }

  /// How many columns a table has.
  var columns: Int { Int(cmark_gfm_extensions_get_table_columns(pointer)) }

  /// The alignment of a table's column: `l`, `c`, `r` or 0.
  func alignment(ofColumn column: Int) -> UInt8 {
    guard column < Int(cmark_gfm_extensions_get_table_columns(pointer)),
      let alignments = cmark_gfm_extensions_get_table_alignments(pointer)
    else { return 0 }
    return alignments[column]
  }

  /// Calls `visit` on entering every node in the order of the text and, for nodes that can contain others, on leaving.
  func walk(_ visit: (SyntaxNode, _ entering: Bool) -> Void) {
    guard let iterator = cmark_iter_new(pointer) else { return }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return }
      visit(SyntaxNode(pointer: node), event == CMARK_EVENT_ENTER)
    }
  }

  func wrap(_ pointer: OpaquePointer?) -> SyntaxNode? { pointer.map(SyntaxNode.init) }

  func bytes(_ text: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8> {
    guard let text else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeRawBufferPointer(start: text, count: strlen(text)).bindMemory(to: UInt8.self)
  }
}

/// The library, registered once, with the numbers it gave to its extensions' node types.
private final class Library: @unchecked Sendable {
  // Unchecked: written in `init` only, except for the lock, which is there to be used by many threads.
  static let shared = Library()

  let blockExtensions: [OpaquePointer]
  let inlineExtensions: [OpaquePointer]
  private let blocks: [NodeKind]
  private let inlines: [NodeKind]
  private let lock = UnsafeMutablePointer<pthread_rwlock_t>.allocate(capacity: 1)

  private init() {
    cmark_gfm_core_extensions_ensure_registered()
    let find: (String) -> OpaquePointer? = { cmark_find_syntax_extension($0) }
    blockExtensions = (["table", "tasklist"] as [String]).compactMap(find)
    inlineExtensions = (["autolink"] as [String]).compactMap(find)
    var blocks = [NodeKind](repeating: .unknown, count: 64)
    var inlines = blocks
    let kinds: [(UInt32, NodeKind)] = [
      (CMARK_NODE_DOCUMENT.rawValue, .document), (CMARK_NODE_BLOCK_QUOTE.rawValue, .blockQuote),
      (CMARK_NODE_LIST.rawValue, .list), (CMARK_NODE_ITEM.rawValue, .item),
      (CMARK_NODE_CODE_BLOCK.rawValue, .codeBlock), (CMARK_NODE_HTML_BLOCK.rawValue, .htmlBlock),
      (CMARK_NODE_PARAGRAPH.rawValue, .paragraph), (CMARK_NODE_HEADING.rawValue, .heading),
      (CMARK_NODE_THEMATIC_BREAK.rawValue, .thematicBreak),
      (CMARK_NODE_FOOTNOTE_DEFINITION.rawValue, .footnoteDefinition),
      (CMARK_NODE_TEXT.rawValue, .text), (CMARK_NODE_SOFTBREAK.rawValue, .softBreak),
      (CMARK_NODE_LINEBREAK.rawValue, .lineBreak), (CMARK_NODE_CODE.rawValue, .code),
      (CMARK_NODE_HTML_INLINE.rawValue, .htmlInline), (CMARK_NODE_EMPH.rawValue, .emphasis),
      (CMARK_NODE_STRONG.rawValue, .strong), (CMARK_NODE_LINK.rawValue, .link), (CMARK_NODE_IMAGE.rawValue, .image),
      (CMARK_NODE_FOOTNOTE_REFERENCE.rawValue, .footnoteReference),
      (planpress_type_table(), .table), (planpress_type_table_row(), .tableRow),
      (planpress_type_table_cell(), .tableCell), (CMARK_NODE_CUSTOM_BLOCK.rawValue, .form),
    ]
    for (type, kind) in kinds {
      if type & 0x4000 == 0 { blocks[Int(type & 63)] = kind } else { inlines[Int(type & 63)] = kind }
    }
    (self.blocks, self.inlines) = (blocks, inlines)
    pthread_rwlock_init(lock, nil)
  }

  /// Node types are `0x8000 | n` for blocks and `0xC000 | n` for inlines.
  func kind(of type: cmark_node_type) -> NodeKind {
    let number = Int(type.rawValue & 63)
    return type.rawValue & 0x4000 == 0 ? blocks[number] : inlines[number]
  }

  func locked<Result>(alone: Bool, _ body: () -> Result) -> Result {
    _ = alone ? pthread_rwlock_wrlock(lock) : pthread_rwlock_rdlock(lock)
    defer { pthread_rwlock_unlock(lock) }
    return body()
  }
}
