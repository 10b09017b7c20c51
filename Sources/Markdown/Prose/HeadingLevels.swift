// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// The levels of a page's headings, and what is wrong with them.
///
/// Headings that are too deep are one problem with those that follow them and are no higher: raised together, what was
/// beside each other stays so.
struct HeadingLevels {
  struct Heading {
    let level: Int
    let place: Place
    /// What is changed to make it of another level.
    let form: Form
  }
  enum Form {
    /// Where its number signs are.
    case signs(Place)
    /// Its words, on one line, are underlined in the next.
    case underlined(line: Int, words: String)
    case other
  }
  /// Headings that are deeper than they should be, by the same number of levels.
  struct Run {
    let above: Int
    let excess: Int
    var headings: [Heading]
  }

  private(set) var ended: [Run] = []
  private var open: [Run] = []
  /// The level of the last heading, as it should be.
  private(set) var last = 1

  /// Whether a heading of this level is one that has to be looked at more closely.
  func isUsual(_ level: Int) -> Bool { level > 1 && open.isEmpty && level <= last + 1 }

  mutating func addUsual(_ level: Int) { last = level }

  mutating func add(_ heading: Heading) {
    while let run = open.last, heading.level < run.headings[0].level {
      open.removeLast()
      ended.append(run)
    }
    let excess = open.reduce(0) { $0 + $1.excess }
    let level = heading.level - excess
    for index in open.indices { open[index].headings.append(heading) }
    if level > last + 1 {
      open.append(Run(above: last, excess: level - last - 1, headings: [heading]))
      last += 1
    } else {
      last = level
    }
  }

  mutating func end() {
    ended += open
    open = []
  }
}

extension ProseRenderer {
  mutating func checkLevel(_ level: Int, _ node: SyntaxNode) {
    if hasConflict { return }
    if level == 1 { topHeadings.append(node) }
    if headingLevels.isUsual(level) {
      headingLevels.addUsual(level)
    } else {
      headingLevels.add(HeadingLevels.Heading(level: level, place: place(of: node), form: form(of: node)))
    }
  }

  /// Reports what the whole page shows of its headings.
  mutating func reportLevels(of tree: SyntaxNode) {
    headingLevels.end()
    reportTopHeadings(tree)
    // A heading of two runs would have to be changed twice.
    let places = headingLevels.ended.flatMap { $0.headings.map(\.place) }
    let isSimple = Set(places).count == places.count
    for run in headingLevels.ended {
      let first = run.headings[0]
      let right = String(repeating: "#", count: first.level - run.excess)
      let rest = run.headings.count - 1
      let signs = run.excess == 1 ? "one `#`" : "\(run.excess) `#`"
      report.add(
        .skippedHeading, "a heading of level \(first.level) follows one of level \(run.above)", at: first.place,
        help: rest == 0
          ? "write `\(right)` in front of it"
          : "write `\(right)` in front of it, and \(signs) less in front of \(rest == 1 ? "the heading" : "each of the \(rest) headings") below it, so that they keep their order",
        edits: isSimple ? edits(run.headings, by: -run.excess) : [])
    }
  }

  private mutating func reportTopHeadings(_ tree: SyntaxNode) {
    guard let first = topHeadings.first else { return }
    let at = Place(path, line: first.line + lineOffset, column: max(1, first.column))
    var nodes: [SyntaxNode] = []
    tree.walk { node, entering in if entering, node.kind == .heading { nodes.append(node) } }
    // What is before the only one is not below it.
    if topHeadings.count == 1 { nodes = Array(nodes.drop { $0 != first }) }
    let headings = nodes.map { HeadingLevels.Heading(level: $0.headingLevel, place: at, form: form(of: $0)) }
    let isPossible = headings.allSatisfy { $0.level < 6 } && headingLevels.ended.isEmpty
    if topHeadings.count == 1 {
      let below = headings.count == 1 || !isPossible ? "" : ", and one `#` more in front of each heading below it"
      report.add(
        .topHeading, "this heading is of level 1, which the page's title is already", at: at,
        help: "write `##` in front of it\(below); if it repeats the title, remove it",
        edits: isPossible ? edits(headings, by: 1) : [])
      return
    }
    report.add(
      .topHeading, "\(topHeadings.count) headings here are of level 1, which the page's title is already", at: at,
      help: "write one `#` more in front of each heading of this page",
      edits: isPossible ? edits(headings, by: 1) : [])
  }

  /// All of the edits, or none where one of the headings cannot be changed.
  private func edits(_ headings: [HeadingLevels.Heading], by levels: Int) -> [Edit] {
    let edits = headings.compactMap { heading -> Edit? in
      let signs = String(repeating: "#", count: heading.level + levels)
      switch heading.form {
      case .signs(let place): return Edit(replacing: place, with: signs)
      case .underlined(let line, let words):
        return Edit(replacing: 2, linesFrom: line, of: path, with: ["\(signs) \(words)"])
      case .other: return nil
      }
    }
    return edits.count == headings.count ? edits : []
  }

  private mutating func form(of node: SyntaxNode) -> HeadingLevels.Form {
    let words = linesOfSource().bytes(ofLine: node.line).dropFirst(max(0, node.column - 1))
    if words.prefix(node.headingLevel).allSatisfy({ $0 == UInt8(ascii: "#") }), words.count >= node.headingLevel {
      return .signs(
        Place(
          path, line: node.line + lineOffset, column: max(1, node.column),
          excerpt: String(repeating: "#", count: node.headingLevel)))
    }
    guard underline(of: node) == node.line + 1, node.parent?.kind == .document else { return .other }
    return .underlined(line: node.line + lineOffset, words: String(decoding: words, as: UTF8.self).trimmed)
  }
}
