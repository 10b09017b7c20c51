// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// Puts the tags of a template into a tree, and drops the lines that standalone tags take with them.
struct TreeBuilder {
  let source: Source
  let tags: [Tag]
  private let lines: Lines
  private(set) var open: [Element] = []
  /// The children of the innermost open element, up to now.
  private var nodes: [Node] = []
  /// Those of the elements around it; apart from `open`, so that each list has one owner and grows in place.
  private var outerNodes: [[Node]] = []
  /// Up to here the source is in the tree.
  private var position: Int

  /// A section, parent or block whose end has not come yet.
  struct Element {
    let tag: Tag
    var isStandalone = false
    var lineStart: Int?
    var content = 0
  }

  init(source: Source, tags: [Tag]) {
    self.source = source
    self.tags = tags
    lines = Lines(source: source, tags: tags)
    position = source.start
  }

  mutating func build(report: inout Report) -> [Node] {
    for index in tags.indices {
      switch tags[index].kind {
      case .close: close(index, report: &report)
      case .section, .inverted, .parent, .block:
        guard open.count < Limits.nesting else {
          let tag = tags[index]
          report.add(
            .nestedTooDeep, "sections and blocks are nested more than \(Limits.nesting) levels deep here",
            at: source.place(tag.range), help: "check that every section is closed; move the inner part into a partial"
          )
          return []
        }
        begin(index)
      case .variable, .unescaped, .comment, .partial: addLeaf(index)
      }
    }
    appendText(upTo: source.bytes.count, markingLine: false)
    for element in open.reversed() { reportUnclosed(element.tag, report: &report) }
    return nodes
  }

  // MARK: Tags without content

  private mutating func addLeaf(_ index: Int) {
    let tag = tags[index]
    guard tag.kind == .comment || tag.kind == .partial, let start = lines.lineStart(before: index),
      let end = lines.lineEnd(after: index)
    else {
      appendText(upTo: tag.range.lowerBound)
      position = tag.range.upperBound
      addNode(tag, indentation: nil)
      return
    }
    appendText(upTo: start, markingLine: false)
    position = end
    addNode(tag, indentation: start..<tag.range.lowerBound)
  }

  private mutating func addNode(_ tag: Tag, indentation: Range<Int>?) {
    switch tag.kind {
    case .partial: nodes.append(.partial(Partial(name: tag.name, tag: tag.range, indentation: indentation)))
    case .variable, .unescaped:
      nodes.append(.variable(Variable(name: Name(tag.name), isUnescaped: tag.kind == .unescaped, tag: tag.range)))
    default: break
    }
  }

  private mutating func appendText(upTo end: Int, markingLine: Bool = true) {
    if end > position {
      nodes.append(.text(Text(range: position..<end, startsLine: source.startsLine(position))))
    }
    if markingLine, source.startsLine(end) {
      nodes.append(.text(Text(range: end..<end, startsLine: true)))
    }
  }

  // MARK: Elements

  private mutating func begin(_ index: Int) {
    let tag = tags[index]
    let start = lines.lineStart(before: index)
    let end = lines.lineEnd(after: index)
    var element = Element(tag: tag, lineStart: start)
    let isOverride = tag.kind == .block && open.last?.tag.kind == .parent
    // Whether a parent is alone is known at its end only.
    element.isStandalone = tag.kind != .parent && start != nil && end != nil
    let takesLine = element.isStandalone || isOverride && end != nil
    appendText(
      upTo: element.isStandalone ? start ?? tag.range.lowerBound : tag.range.lowerBound,
      markingLine: !element.isStandalone)
    position = takesLine ? end ?? tag.range.upperBound : tag.range.upperBound
    element.content = position
    outerNodes.append(nodes)
    nodes = []
    open.append(element)
  }

  private mutating func close(_ index: Int, report: inout Report) {
    let tag = tags[index]
    guard let depth = open.lastIndex(where: { $0.tag.name == tag.name }) else {
      reportStray(index, report: &report)
      addLeaf(index)
      return
    }
    while open.count > depth + 1, let element = open.popLast() {
      reportUnclosed(element.tag, closedBy: tag, report: &report)
      nodes = (outerNodes.popLast() ?? []) + nodes
    }
    guard let element = open.popLast() else { return }
    let start = lines.lineStart(before: index)
    let end = lines.lineEnd(after: index)
    let isOverride = element.tag.kind == .block && open.last?.tag.kind == .parent
    let isStandalone = element.tag.kind != .parent && start != nil && end != nil
    let dropsBlanks = isStandalone || isOverride && start != nil
    appendText(
      upTo: max(position, dropsBlanks ? start ?? tag.range.lowerBound : tag.range.lowerBound),
      markingLine: !dropsBlanks)
    position = isStandalone ? end ?? tag.range.upperBound : tag.range.upperBound
    let children = nodes
    nodes = outerNodes.popLast() ?? []
    finish(element, closing: index, children: children, report: &report)
  }

  private mutating func finish(_ element: Element, closing index: Int, children: [Node], report: inout Report) {
    let tag = element.tag
    switch tag.kind {
    case .parent: finishParent(element, closing: index, children: children, report: &report)
    case .block: nodes.append(.block(block(element, closing: index, children: children)))
    default:
      nodes.append(
        .section(
          Section(name: Name(tag.name), isInverted: tag.kind == .inverted, tag: tag.range, children: children)))
    }
  }

  private func block(_ element: Element, closing index: Int, children: [Node]) -> Block {
    let tag = element.tag
    let before = element.lineStart.map { $0..<tag.range.lowerBound }
    var first: Range<Int>?
    if element.content > tag.range.upperBound, source.startsLine(element.content) {
      first = lines.indentation(from: element.content)
    }
    let isEmpty = first.map { $0.upperBound >= tags[index].range.lowerBound } ?? true
    return Block(
      name: tag.name, tag: tag.range, children: children,
      indentation: element.isStandalone && !isEmpty ? first : before, isStandalone: element.isStandalone,
      contentIndent: isEmpty ? 0 : first?.count ?? 0, content: element.content)
  }

  private mutating func finishParent(
    _ element: Element, closing index: Int, children: [Node], report: inout Report
  ) {
    var overrides: [Block] = []
    for child in children {
      if case .block(let block) = child { overrides.append(block) }
    }
    reportIgnored(children, in: element.tag, report: &report)
    var indentation: Range<Int>?
    if let start = element.lineStart, let end = lines.lineEnd(after: index) {
      indentation = start..<element.tag.range.lowerBound
      position = end
      dropBlanks(from: start)
    }
    nodes.append(
      .parent(
        Parent(name: Name(element.tag.name), tag: element.tag.range, overrides: overrides, indentation: indentation)))
  }

  /// Takes the blanks before a standalone element out of the text before it, and the mark of its line.
  private mutating func dropBlanks(from start: Int) {
    while case .text(let text)? = nodes.last, text.range.upperBound > start || text.range.isEmpty {
      nodes.removeLast()
      if text.range.lowerBound < start {
        nodes.append(.text(Text(range: text.range.lowerBound..<start, startsLine: text.startsLine)))
        return
      }
    }
  }
}
