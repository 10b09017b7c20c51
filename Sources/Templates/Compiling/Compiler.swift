// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import HTML

/// Checks templates against the views they print, and turns them into code.
struct Compiler {
  let templates: [String: ParsedTemplate]
  /// Templates that include themselves, directly or through others: they become functions.
  let recursive: Set<String>
  let words: [String: Wording]
  /// Whether what fills a place of a sentence is read by itself, whatever its direction.
  let isolatesPlaces: Bool

  var code = CodeBuilder()
  private(set) var paths = PathTable()
  var blocks = BlockTable()
  var functions = FunctionTable()
  private(set) var report = Report()
  private(set) var links: [PlanLink] = []
  private var linkNumbers: [PlanLink: Int] = [:]
  private var tagCount = 0
  private var isSpent = false
  private var reported: Set<Reported> = []

  /// A template that is included in several places has its problems reported once.
  private struct Reported: Hashable {
    let rule: Rule
    let message: String
    let place: Place
  }

  init(
    templates: [String: ParsedTemplate], recursive: Set<String>, words: [String: Wording], isolatesPlaces: Bool
  ) {
    self.templates = templates
    self.recursive = recursive
    self.words = words
    self.isolatesPlaces = isolatesPlaces
  }

  mutating func add(_ rule: Rule, _ message: String, at place: Place, help: String?, notes: [Note] = []) {
    if reported.insert(Reported(rule: rule, message: message, place: place)).inserted {
      report.add(rule, message, at: place, help: help, notes: notes)
    }
  }

  mutating func add(
    _ rule: Rule, _ message: String, _ tag: Range<Int>, _ scope: Scope, help: String?, notes: [Note] = []
  ) {
    add(rule, message, at: scope.place(tag), help: help, notes: notes)
  }

  /// The number of a link; the same one has the same number wherever its template is included.
  mutating func number(of link: PlanLink) -> Int {
    if let known = linkNumbers[link] { return known }
    links.append(link)
    linkNumbers[link] = links.count - 1
    return links.count - 1
  }

  /// What a name means; nil after a report where it means nothing.
  mutating func resolve(_ name: Name, tag: Range<Int>, in scope: Scope) -> Target? {
    do throws(WrongName) {
      return try scope.find(name, paths: &paths)
    } catch {
      add(error.rule, error.message, tag, scope, help: error.help)
      return nil
    }
  }

  /// Compiles nodes one after the other; `state` is the place in the page before and after them.
  mutating func compile(_ nodes: [Node], in scope: Scope, _ state: inout HTMLState) {
    var index = 0
    while index < nodes.count {
      switch nodes[index] {
      case .text(let text): write(text, in: scope, &state)
      case .variable(let variable): compile(variable, in: scope, &state)
      case .partial(let partial): compile(partial, in: scope, &state)
      case .parent(let parent): compile(parent, in: scope, &state)
      case .block(let block): compile(block, in: scope, &state)
      case .section(let section):
        if index + 1 < nodes.count, case .section(let next) = nodes[index + 1], next.isOpposite(of: section) {
          compile(section, or: next, in: scope, &state)
          index += 1
        } else {
          compile(section, in: scope, &state)
        }
      }
      index += 1
    }
  }

  /// Counts a tag. True, after a report, when the templates have grown beyond what they may; nothing more is compiled then.
  mutating func isExhausted(_ tag: Range<Int>, _ scope: Scope) -> Bool {
    tagCount += 1
    if isSpent { return true }
    if tagCount > Limits.tags || code.literals.count > Limits.literals {
      isSpent = true
      add(
        .tooLarge, "the templates become too large here, with all that they include", tag, scope,
        help: "include a partial once, in a section over a list, instead of many times")
      return true
    }
    if scope.depth > Limits.depth {
      add(
        .nestedTooDeep, "sections and partials are nested more than \(Limits.depth) levels deep here", tag, scope,
        help: "check whether partials include each other without need")
      return true
    }
    return false
  }
}

extension Section {
  /// `{{^a}}` directly after `{{#a}}`, or the other way round: one of the two is printed.
  fileprivate func isOpposite(of other: Section) -> Bool {
    name.text == other.name.text && isInverted != other.isInverted
  }
}
