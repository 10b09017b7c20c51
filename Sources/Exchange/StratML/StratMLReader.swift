// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Plans

/// Turns the elements of one document into items.
struct StratMLReader {
  let path: String
  let untitled: String
  var report: Report
  var items = NewItems()
  /// The items that the document knows by these identifiers.
  var ids: [String: String] = [:]
  /// Relationships wait until all identifiers are known.
  var relationships: [(place: Int, all: [Relationship])] = []
  var partners = StratMLPartners()
  /// The items that are lines of the plan.
  var lines = StratMLFacts()
  /// Facts that may name elements further down.
  var waitingFacts: [(place: Int, facts: StratMLFacts, element: StratMLElement)] = []
  /// The plan itself, once it is read.
  var plan = (id: "", title: "")
  /// Nil where the document does not say it.
  var language: String?
  private var placeholders: (count: Int, first: StratMLElement)?

  init(path: String, untitled: String, report: Report) {
    (self.path, self.untitled, self.report) = (path, untitled, report)
  }

  mutating func read(_ root: StratMLElement) -> ImportedContent {
    language = root.takeAttribute("lang").flatMap { isLanguageTag($0) ? $0 : nil }
    let plan = readPlan(root)
    readParts(root, within: nil, "Goal", GoalDetails.self)
    readOthers(root)
    let title = if case .text(let text)? = items.value("title", of: plan) { text } else { untitled }
    for (place, all) in relationships { relate(place, all) }
    for (place, facts, element) in waitingFacts { add(facts, to: place, element) }
    addPartners(root)
    keepRest(of: root, in: plan)
    if let placeholders {
      report.add(
        .importRepaired,
        "\(placeholders.count) \(placeholders.count == 1 ? "element that says nothing is" : "elements that say nothing are") left out, the first here",
        at: place(placeholders.first))
    }
    let site = ImportedContent.File(
      path: "content/site.yml",
      // What a text says is printed sign by sign.
      text: "language: \(quoteYAML(language ?? "en"))\ntypographic-punctuation: false\n",
      yieldsToExisting: true)
    return ImportedContent(title: title, files: items.files + [site], counts: items.countsOfKinds, report: report)
  }

  func kind<D: Details>(_ type: D.Type) -> Kind { Kinds.builtIn.of(type) }

  func place(_ element: StratMLElement) -> Place { Place(path, line: element.line, column: element.column) }

  mutating func repaired(_ element: StratMLElement, _ words: String, help: String? = nil) {
    report.add(.importRepaired, words, at: place(element), help: help)
  }

  /// An element that is in the file because a form writes all that there can be.
  mutating func leaveOut(_ element: StratMLElement) {
    placeholders = ((placeholders?.count ?? 0) + 1, placeholders?.first ?? element)
  }

  // MARK: Texts

  /// The text of a child; nil where it is not there, or blank.
  mutating func text(_ name: String, of element: StratMLElement) -> PlainText? {
    var result: PlainText?
    for child in element.takeAll(name) {
      let text = ownText(of: child)
      if text.blocks.isEmpty { continue }
      if result != nil {
        repaired(child, "`\(element.written)` has a second `\(child.written)`, which is added to the first")
      }
      result = PlainText(blocks: (result?.blocks ?? []) + text.blocks)
    }
    return result
  }

  mutating func ownText(of element: StratMLElement) -> PlainText {
    let (text, removed) = cleaned(element.takeText())
    if removed > 0 {
      repaired(
        element,
        "`\(element.written)` contains \(removed == 1 ? "a sign that nobody sees" : "\(removed) signs that nobody sees"), left out here"
      )
    }
    return stratMLText(text)
  }

  mutating func line(_ name: String, of element: StratMLElement) -> String? { text(name, of: element)?.line }

  /// The text of a paragraph; more than one keep the lines between them.
  mutating func paragraph(_ name: String, of element: StratMLElement) -> String? { text(name, of: element)?.flat }

  /// Summary and text of an item. A description that fits a summary is one; a longer one is the text, and other information comes
  /// below a heading then.
  func describe(_ description: PlainText?, _ other: PlainText? = nil) -> (summary: String?, text: String) {
    if let line = description?.onlyLine, line.utf8.count <= longestSummary {
      return (line, other.map(safeMarkdown) ?? "")
    }
    let text = description.map(safeMarkdown) ?? ""
    guard let other else { return (nil, text) }
    return (nil, text + (text.isEmpty ? "" : "\n") + "## \(otherInformationHeading)\n\n" + safeMarkdown(other))
  }

  // MARK: Values

  /// A day, month or year; what is none is kept in `extra` as the rest is.
  mutating func date(_ name: String, of element: StratMLElement) -> CalendarDate? {
    guard let child = element.children.first(where: { $0.name == name && !$0.isTaken }) else { return nil }
    let typed = collapsed(child.text)
    if typed.isEmpty {
      _ = element.take(name)?.takeText()
      return nil
    }
    if let date = CalendarDate(typed) {
      _ = element.take(name)?.takeText()
      return date
    }
    // A time or a zone behind the day, as xsd:dateTime and xsd:date may have it.
    if typed.wholeMatch(of: #/[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9:.]+)?(Z|[+-][0-9]{2}:?[0-9]{2})?/#) != nil,
      let date = CalendarDate(String(typed.prefix(10)))
    {
      _ = element.take(name)?.takeText()
      repaired(child, "of `\(typed)`, the day is taken")
      return date
    }
    repaired(child, "`\(child.written)` is `\(typed)`, which is not a date")
    return nil
  }

  /// The beginning and the end of something; exchanged where the end comes first.
  mutating func dates(of element: StratMLElement) -> (start: CalendarDate?, end: CalendarDate?) {
    let (start, end) = (date("StartDate", of: element), date("EndDate", of: element))
    guard let start, let end, end.last < start.first else { return (start, end) }
    repaired(
      element, "`\(element.written)` ends \(end.when), before it starts \(start.when); the two are exchanged")
    return (end, start)
  }

  /// The identifier, as it is in the file: data that goes back has it again.
  mutating func identifier(of element: StratMLElement) -> String? {
    guard let child = element.take("Identifier") else { return nil }
    let (typed, _) = cleaned(child.takeText())
    let id = collapsed(typed)
    if id.isEmpty { return nil }
    if !isNCName(id) {
      repaired(
        child,
        "`\(id)` is not an identifier in XML: it \(id.first?.isNumber == true ? "begins with a digit" : "has characters that identifiers may not have"); it is kept as it is"
      )
    }
    if !seenIdentifiers.insert(id).inserted {
      repaired(child, "the identifier `\(id)` is that of another element, too")
    }
    return id
  }

  private var seenIdentifiers: Set<String> = []
  /// The goal that is being read.
  var goalID: String?
}

/// In bytes.
private let longestSummary = 600

/// Whether a text is a name without a colon (Namespaces in XML 1.0, NCName), as values of xsd:ID are.
func isNCName(_ text: String) -> Bool {
  guard let first = text.unicodeScalars.first, first == "_" || first.properties.isAlphabetic else { return false }
  return text.unicodeScalars.allSatisfy { scalar in
    scalar == "_" || scalar == "-" || scalar == "." || scalar == "\u{B7}" || scalar.properties.isAlphabetic
      || scalar.properties.numericType == .decimal || scalar.properties.canonicalCombiningClass != .notReordered
  }
}
