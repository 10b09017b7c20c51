// SPDX-License-Identifier: Apache-2.0

import CMarkGFM

// How the passes for our own forms change the tree before it is rendered.

/// Blocks that Markdown does not have: nodes of the kind `form`.
enum Form: UInt8 {
  case clauses = 0x61, clause, definitions, definitionTerm, definition, figure, unfolding
}

/// Places inside a paragraph at which something of ours begins or ends. They are inline HTML to the library, which lets
/// them stand in cells of tables, too. They begin with a control character that no text contains.
enum InlineMark: UInt8 {
  case raised = 0x61, endOfRaised, lowered, endOfLowered, struck, endOfStruck, lineEnd, added, endOfAdded,
    removed, endOfRemoved
}

extension SyntaxTree {
  /// A new block, in no tree yet; nil if there is no memory.
  func block(_ form: Form, _ text: String = "") -> SyntaxNode? {
    guard let node = new(CMARK_NODE_CUSTOM_BLOCK) else { return nil }
    var name: [CChar] = [CChar(form.rawValue), 0]
    cmark_node_set_on_enter(node.pointer, &name)
    if !text.isEmpty { cmark_node_set_on_exit(node.pointer, text) }
    return node
  }

  func paragraph() -> SyntaxNode? { new(CMARK_NODE_PARAGRAPH) }

  func lineBreak() -> SyntaxNode? { new(CMARK_NODE_LINEBREAK) }

  func mark(_ mark: InlineMark) -> SyntaxNode? {
    let node = new(CMARK_NODE_HTML_INLINE)
    node?.become(mark)
    return node
  }

  func text(_ bytes: some Collection<UInt8>) -> SyntaxNode? {
    let node = new(CMARK_NODE_TEXT)
    node?.setLiteral(bytes)
    return node
  }

  private func new(_ type: cmark_node_type) -> SyntaxNode? {
    cmark_node_new_with_mem(type, memory).map { SyntaxNode(pointer: $0) }
  }
}

extension SyntaxNode {
  /// What a form is, and the text that its pass gave to it.
  var form: Form? { bytes(cmark_node_get_on_enter(pointer)).first.flatMap(Form.init) }
  var formText: String { bytes(cmark_node_get_on_exit(pointer)).string }

  var inlineMark: InlineMark? {
    let text = literal
    return text.count == 2 && text[0] == Self.markByte ? InlineMark(rawValue: text[1]) : nil
  }

  /// Turns inline HTML into a mark of ours.
  func become(_ mark: InlineMark) {
    setLiteral([Self.markByte, mark.rawValue])
  }

  func setLiteral(_ text: some Collection<UInt8>) {
    let text = text.map { CChar(bitPattern: $0) } + [0]
    cmark_node_set_literal(pointer, text)
  }

  func setURL(_ text: String) { cmark_node_set_url(pointer, text) }
  func setFenceInfo(_ text: String) { cmark_node_set_fence_info(pointer, text) }
  func setTitle(_ text: String) { cmark_node_set_title(pointer, text) }

  /// A number that a pass keeps with the node; 0 where there is none.
  var note: Int {
    get { Int(bitPattern: cmark_node_get_user_data(pointer)) }
    nonmutating set { cmark_node_set_user_data(pointer, UnsafeMutableRawPointer(bitPattern: newValue)) }
  }

  func remove() { cmark_node_free(pointer) }
  func append(_ child: SyntaxNode) { cmark_node_append_child(pointer, child.pointer) }
  func insert(before node: SyntaxNode) { cmark_node_insert_before(node.pointer, pointer) }
  func insert(after node: SyntaxNode) { cmark_node_insert_after(node.pointer, pointer) }

  /// The children, to be changed while they are gone through.
  var children: [SyntaxNode] {
    var children: [SyntaxNode] = []
    var child = firstChild
    while let current = child {
      children.append(current)
      child = current.next
    }
    return children
  }

  private static let markByte: UInt8 = 0x02
}
