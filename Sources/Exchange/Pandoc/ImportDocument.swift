// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import JSON
import Plans

/// A picture of a document.
package struct DocumentPicture: Sendable {
  /// As Pandoc names it, such as `media/image1.png`.
  package let name: String
  package let bytes: [UInt8]

  package init(name: String, bytes: [UInt8]) { (self.name, self.bytes) = (name, bytes) }
}

/// What Pandoc reads of a document, as a plan.
///
/// Headings such as `Goal 1: …` and `Objective 1.2 …` become items, and so do paragraphs in bold letters that say so; the other headings of
/// the highest level become chapters, and what is below a heading is its text. Whatever was guessed is reported. `json` is what
/// `pandoc --to json` prints.
package func importDocument(
  _ json: [UInt8], pictures: [DocumentPicture], path: String, untitled name: String
) -> ImportedContent {
  var report = Report()
  guard let document = try? JSONValue(reading: json[...]), case .array(let blocks)? = document["blocks"] else {
    report.add(.importRefused, "Pandoc read nothing of this document", at: Place(path))
    return ImportedContent(title: "", files: [], counts: [], report: report)
  }
  var reader = DocumentReader(path: path, pictures: pictures, report: report)
  return reader.read(blocks, title: plainWords([document["meta"]?["title"] ?? .null]), untitled: name)
}

private struct DocumentReader {
  let path: String
  let pictures: [DocumentPicture]
  var report: Report
  private var items = NewItems()
  /// The items that contain what is read, from the outside in.
  private var open: [(level: Int, item: Int)] = []
  private var texts: [Int: [JSONValue]] = [:]
  /// How many levels the headings in an item's text go up.
  private var levels: [Int: Int] = [:]
  private var lastGoal: Int?
  /// Whether the document calls that goal an objective.
  private var isGoalAnObjective = false
  private var lastObjective: Int?
  /// Before and after the first goal.
  private var chapters: (before: [Int], after: [Int]) = ([], [])
  private var used: Set<String> = []

  init(path: String, pictures: [DocumentPicture], report: Report) {
    (self.path, self.pictures, self.report) = (path, pictures, report)
  }

  mutating func read(_ blocks: [JSONValue], title: String, untitled: String) -> ImportedContent {
    let plan = Kinds.builtIn.of(PlanDetails.self)
    let isTitled = !title.isEmpty
    let name = isTitled ? title : firstTitle(blocks) ?? untitled
    items.add(plan, id: items.makeID(for: name, plan), [FieldEntry("title", .text(name))])
    if !isTitled { guess("the plan is called `\(name)`, since the document names no title") }
    open = [(0, 0)]
    levels[0] = 0
    // Wrappers of Word's styles say nothing.
    for block in unwrapped(blocks) { read(block, isTitle: !isTitled, name) }
    return finish(name)
  }

  private func firstTitle(_ blocks: [JSONValue]) -> String? {
    let first = unwrapped(blocks).first { $0["t"]?.text == "Header" }
    let words = first.map { plainWords($0["c"]?.elements.last.map { [$0] } ?? []) } ?? ""
    return words.isEmpty || part(named: words) != nil ? nil : words
  }

  private func unwrapped(_ blocks: [JSONValue]) -> [JSONValue] {
    blocks.flatMap { $0["t"]?.text == "Div" ? unwrapped($0["c"]?.elements.last?.elements ?? []) : [$0] }
  }

  private var isFirstHeading = true

  private mutating func read(_ block: JSONValue, isTitle: Bool, _ name: String) {
    switch block["t"]?.text {
    case "Header":
      let parts = block["c"]?.elements ?? []
      guard parts.count == 3, let level = parts[0].integer else { return }
      let words = plainWords([parts[2]])
      if words.isEmpty { return }
      defer { isFirstHeading = false }
      // The first heading is the title of a document that names none.
      if isFirstHeading, isTitle, words == name { return }
      heading(words, level, block)
    case "Para", "Plain":
      let inlines = block["c"]?.elements ?? []
      let words = plainWords(inlines)
      let isBold = inlines.count == 1 && inlines[0]["t"]?.text == "Strong"
      if isBold, let part = part(named: words) {
        guess("`\(words)` is taken for a heading, since it is a line in bold letters")
        // Beside the part of its kind before it, else below what contains it.
        let beside = open.first { items.items[$0.item].kind == part.kind }?.level
        add(part, words, level: beside ?? (open.last?.level ?? 0) + 1)
      } else {
        append(block)
      }
    default: append(block)
    }
  }

  private mutating func append(_ block: JSONValue) { texts[open.last?.item ?? 0, default: []].append(block) }

  private mutating func heading(_ words: String, _ level: Int, _ block: JSONValue) {
    if let part = part(named: words) { return add(part, words, level: level) }
    while open.count > 1, let last = open.last, last.level >= level { open.removeLast() }
    if open.count > 1 { return append(block) }
    let page = Kinds.builtIn.of(PageDetails.self)
    let place = items.add(page, id: items.makeID(for: words, page), [FieldEntry("title", .text(words))])
    if lastGoal == nil { chapters.before.append(place) } else { chapters.after.append(place) }
    push(place, level)
  }

  private mutating func push(_ place: Int, _ level: Int) {
    levels[place] = level - 1
    open.append((level, place))
  }

  // MARK: Parts

  private struct Part {
    let kind: Kind
    let number: String
    let title: String
  }

  /// `Goal 1: Clean water`, `Strategic objective 1.2 – Dry cellars`, `Action 3.`; nil for a heading that names no part.
  private func part(named words: String) -> Part? {
    let lower = words.lowercased()
    for (name, kind) in Self.partNames {
      guard let range = lower.firstRange(of: name),
        range.lowerBound == lower.startIndex || lower[..<range.lowerBound] == "strategic "
      else { continue }
      // The same place in the words as they are written: the names are ASCII.
      var rest = words[
        words.index(words.startIndex, offsetBy: lower.distance(from: lower.startIndex, to: range.upperBound))...]
      let isWord = rest.first.map { !$0.isLetter } ?? true
      guard isWord else { continue }
      rest = rest.drop { $0 == " " || $0 == "\u{A0}" }
      let typed = rest.prefix { $0.isASCII && ($0.isNumber || $0.isLetter || $0 == ".") }
      // The point behind it belongs to the heading.
      let number = String(typed.reversed().drop { $0 == "." }.reversed())
      let spelled = spelledNumbers[number.lowercased()]
      let isNumber =
        spelled != nil || number.contains(where: \.isNumber)
        || !number.isEmpty && number.allSatisfy { "IVXLC".contains($0) }
      let behind = isNumber ? rest.dropFirst(number.count) : rest
      let marks = behind.prefix { " \u{A0}:.–—-)".contains($0) }
      // A sentence that begins with the word is none: `Goals of this plan`, `Objective measurement`.
      guard isNumber || marks.contains(":") || marks.contains("–") || marks.contains("—") else { continue }
      return Part(kind: kind, number: isNumber ? spelled ?? number : "", title: String(behind.dropFirst(marks.count)))
    }
    return nil
  }

  private static let partNames: [(String, Kind)] = {
    let kinds = Kinds.builtIn
    return [
      ("goal", kinds.of(GoalDetails.self)), ("objective", kinds.of(ObjectiveDetails.self)),
      ("measure", kinds.of(MeasureDetails.self)), ("action", kinds.of(MeasureDetails.self)),
      ("initiative", kinds.of(MeasureDetails.self)), ("activity", kinds.of(MeasureDetails.self)),
      ("indicator", kinds.of(IndicatorDetails.self)), ("milestone", kinds.of(MilestoneDetails.self)),
    ]
  }()

  private mutating func add(_ part: Part, _ words: String, level: Int) {
    while open.count > 1, let last = open.last, last.level >= level { open.removeLast() }
    // Where objectives are the highest parts, they are what a plan calls goals.
    if part.kind.name == ObjectiveDetails.name, lastGoal == nil || isGoalAnObjective,
      !open.contains(where: { [GoalDetails.name, ObjectiveDetails.name].contains(items.items[$0.item].kind.name) })
    {
      guess("`\(words)` comes before any goal, and is taken for one")
      add(Part(kind: Kinds.builtIn.of(GoalDetails.self), number: part.number, title: part.title), words, level: level)
      isGoalAnObjective = true
      return
    }
    let title = part.title.isEmpty ? words : part.title
    var fields = [FieldEntry("title", .text(title))]
    if !part.number.isEmpty { fields.append(FieldEntry("number", .text(part.number))) }
    let isGoal = part.kind.name == GoalDetails.name
    if !isGoal {
      // The first is the plan itself, which nothing names as its parent; chapters have no parts.
      let whole = open.dropFirst().reversed().first {
        !items.items[$0.item].kind.isPage
          && (part.kind.wholes.isEmpty || part.kind.wholes.contains(items.items[$0.item].kind.name))
      }
      let near = part.kind.name == ObjectiveDetails.name ? lastGoal : lastObjective ?? lastGoal
      if let whole = whole?.item ?? near {
        let isWithinLike = items.items[whole].kind.name == part.kind.name
        let field = part.kind.declarations.first { $0.isParent && $0.name != CommonFields.parentField && !isWithinLike }
        fields.append(FieldEntry(field?.name ?? CommonFields.parentField, .text(items.items[whole].id)))
        if open.last?.item != whole {
          guess(
            "`\(words)` is taken for a part of `\(items.value("title", of: whole)?.plainText ?? "")`, which comes before it"
          )
        }
      } else {
        guess("`\(words)` comes before any goal, and is a part of none")
      }
    }
    let place = items.add(part.kind, id: items.makeID(for: title, part.kind), fields)
    if isGoal { (lastGoal, lastObjective, isGoalAnObjective) = (place, nil, false) }
    if part.kind.name == ObjectiveDetails.name { lastObjective = place }
    push(place, level)
  }

  // MARK: The end

  private mutating func guess(_ words: String) {
    report.add(.importRepaired, words, at: Place(path))
  }

  private mutating func finish(_ name: String) -> ImportedContent {
    let named = Dictionary(pictures.map { ($0.name.trimmedPath, $0) }, uniquingKeysWith: { first, _ in first })
    var undescribed: [String] = []
    var leftOut: Set<String> = []
    var withoutHead = 0
    var empty: Set<Int> = []
    for place in items.items.indices {
      let kind = items.items[place].kind
      let up = kind.folder.isEmpty ? "" : "../"
      var shown: Set<String> = []
      var writer = PandocMarkdown { source in
        guard named[source.trimmedPath] != nil else { return nil }
        return up + source.trimmedPath
      }
      writer.levelsUp = levels[place] ?? 0
      var text = writer.blocks(texts[place] ?? [])
      let notes = writer.takeFootnotes()
      if !notes.isEmpty { text += "\n\n" + notes }
      for picture in named.keys where text.contains("](\(up)\(picture))") { shown.insert(picture) }
      used.formUnion(shown)
      undescribed += writer.withoutWords
      leftOut.formUnion(writer.leftOut)
      withoutHead += writer.tablesWithoutHead
      if text.isEmpty, kind.isPage { empty.insert(place) }
      if !text.isEmpty { items.setText(text + "\n", of: place) }
    }
    report(undescribed, leftOut, withoutHead)
    for place in empty.sorted() {
      guess("the heading `\(items.value("title", of: place)?.plainText ?? "")` has no text of its own, and is left out")
    }
    let lists = [("before", chapters.before), ("after", chapters.after)].map { list, places in
      (list, places.filter { !empty.contains($0) }.map { items.items[$0].id })
    }
    var site = "language: en\n"
    if lists.contains(where: { !$0.1.isEmpty }) {
      site += "chapters:\n"
      for (list, ids) in lists where !ids.isEmpty { site += "  \(list): [\(ids.joined(separator: ", "))]\n" }
    }
    let files =
      items.files(leaving: empty) + [ImportedContent.File(path: "content/site.yml", text: site, yieldsToExisting: true)]
      + used.sorted().compactMap { name in
        named[name].map { ImportedContent.File(path: "content/\(name)", bytes: $0.bytes) }
      }
    var counts = items.countsOfKinds
    counts = counts.compactMap { kind, count in
      let rest = kind == PageDetails.name ? count - empty.count : count
      return rest == 0 ? nil : (kind, rest)
    }
    if lastGoal == nil { guess("no heading names a goal, such as `Goal 1: Clean water`, so that there is none") }
    return ImportedContent(title: name, files: files, counts: counts, report: report)
  }

  private mutating func report(_ undescribed: [String], _ leftOut: Set<String>, _ withoutHead: Int) {
    for picture in undescribed {
      report.add(
        .importRepaired, "the picture `\(picture)` has no alternative text", at: Place(path),
        help: "write what it shows where the text says `not described yet`")
    }
    if withoutHead > 0 {
      guess(
        "\(withoutHead == 1 ? "one table has" : "\(withoutHead) tables have") no heads, and the first row is taken for them"
      )
    }
    for name in leftOut.sorted() {
      report.add(.importKept, "what Pandoc calls `\(name)` has no place in a text, and is left out", at: Place(path))
    }
  }
}

/// As in `Goal One: Clean water`.
private let spelledNumbers = [
  "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
  "ten": "10",
]

extension FieldValue {
  fileprivate var plainText: String { if case .text(let text) = self { text } else { "" } }
}

extension String {
  /// Without `./` at its beginning.
  fileprivate var trimmedPath: String { begins(with: "./") ? String(dropFirst(2)) : self }
}
