// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files
import HTML
import Plans
import Workers

// Two questions to the words of all texts. What the plan itself knows answers most of them: titles, summaries, headings, first
// paragraphs, links. Only for what is left, texts are read through, from the first to the one that answers it.

/// Terms of the glossary that nobody uses. Asked once any is used.
func checkTermsAreUsed(_ plan: Plan, _ project: Project, _ report: inout Report) {
  let terms = plan.items.indices.filter { plan.items[$0].details(TermDetails.self) != nil }
  // What could not be read may be what uses one.
  guard plan.isComplete, !terms.isEmpty else { return }
  var open = Set(terms.filter { plan.incoming[$0].isEmpty && plan.children[$0].isEmpty })
  if open.isEmpty { return }
  let glossary = Glossary(
    open.sorted().flatMap { plan.items[$0].namesOfTerm($0) }, [String](repeating: "", count: plan.items.count))
  readThrough(plan, project) { text, item in
    open.subtract(glossary.items(in: text, of: item))
    return open.isEmpty
  }
  guard open.count < terms.count else { return }
  for index in open.sorted() {
    let item = plan.items[index]
    report.add(
      .unusedTerm, "no text uses this \(inSentence(item, project))", at: item.place,
      help: "use it, write how texts have it into `also`, such as its plural, or remove it")
  }
}

private func inSentence(_ item: Item, _ project: Project) -> String {
  let name = project.theme.words.one(item.kind)
  return name.prefix(1).lowercased() + name.dropFirst()
}

/// Abbreviations that stand in titles, summaries, headings and first paragraphs, and that nothing explains: neither the
/// glossary, nor the short form of a partner, nor a text, in brackets behind its name, say. Asked once the glossary has some.
func checkAbbreviationsAreDefined(_ plan: Plan, _ project: Project, _ report: inout Report) {
  guard plan.isComplete, plan.items.contains(where: { $0.details(TermDetails.self)?.abbreviation != nil }) else {
    return
  }
  var known = wellKnown
  for item in plan.items { known.formUnion(item.abbreviationsDefined) }
  if let root = plan.root, let details = plan.items[root].details(PlanDetails.self) {
    known.formUnion(details.organizations.compactMap(\.acronym))
  }
  var first: [String: (item: Int, place: Place)] = [:]
  for (index, item) in plan.items.enumerated() {
    for (text, place) in item.textsInSight {
      for word in abbreviations(in: text) where !known.contains(word) && first[word] == nil {
        first[word] = (index, place.saying(word))
      }
    }
  }
  if first.isEmpty { return }
  readThrough(plan, project) { text, _ in
    for word in explained(in: text) { first[word] = nil }
    return first.isEmpty
  }
  let found = first.sorted { ($0.value.item, $0.key) < ($1.value.item, $1.key) }
  for (word, use) in found {
    report.add(
      .undefinedAbbreviation, "`\(word)` is explained nowhere", at: use.place,
      help: "add a term with `abbreviation: \(word)`, or write it behind what it stands for once: `… (\(word))`")
  }
}

/// What needs no explanation where plans are read.
private let wellKnown: Set<String> = [
  "PDF", "HTML", "CSV", "URL", "USB", "DVD", "CEO", "FAQ", "GPS", "SMS", "ISO", "IEC", "IEEE", "USA", "EUR", "USD",
  "GBP",
  "CHF", "JPY", "CNY", "UTC", "GMT", "CET", "ISBN", "DOI", "UNESCO", "UNICEF", "NATO", "NGO", "GDP", "LED", "WWW",
  "HTTP",
  "HTTPS", "JSON", "XML", "RFC", "COVID", "PIN", "RAM", "ZIP", "ABC", "XYZ", "DIN", "JPEG", "PNG", "SVG", "AND", "NOT",
  // These are reported as what they are.
  "TBD", "TBC", "TBA", "TLP",
]

extension Item {
  /// What it explains by being there: its short form, and the words of its title, of a framework or an instrument.
  fileprivate var abbreviationsDefined: Set<String> {
    var texts: [String?] = []
    if let term = details(TermDetails.self) { texts += [title, term.abbreviation] + term.also }
    if let partner = details(PartnerDetails.self) { texts += [title, partner.acronym] }
    if let norm = details(NormDetails.self) { texts += [title, norm.instrument, norm.nativeID] }
    if let standard = details(StandardDetails.self) { texts += [title, standard.framework, standard.control] }
    if details(DocumentDetails.self) != nil { texts.append(title) }
    return Set(texts.compactMap { $0 }.flatMap(abbreviations))
  }

  /// What of its texts the plan knows without reading them.
  fileprivate var textsInSight: [(text: String, place: Place)] {
    if fields.language != nil { return [] }
    var texts = [(title, place(of: "title"))]
    if let description = fields.description { texts.append((description, place(of: "description"))) }
    texts += document.headings.map { ($0.title, Place(file.path, line: $0.line, column: 1)) }
    if fields.description == nil, !document.opening.isEmpty { texts.append((document.opening, place)) }
    return texts
  }
}

extension Place {
  fileprivate func saying(_ words: String) -> Place { Place(path, line: line, column: column, excerpt: words) }
}

/// Words of three to six capitals. Where several stand side by side, a text is set in capitals and has none; a number in
/// Roman figures is none either.
private func abbreviations(in text: String) -> [String] {
  // Most texts have none, which their bytes say sooner than their words.
  guard hasThreeCapitalsInARow(text) else { return [] }
  var found: [String] = []
  var isLoud = false
  var last: Substring?
  for word in text.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "-" }) {
    // A part of a label, such as `TLP:RED`.
    if let before = text[..<word.startIndex].last, before == ":" || before == "+" { continue }
    let isShort = word.utf8.count >= 3 && word.utf8.count <= 6 && word.utf8.allSatisfy { (0x41...0x5A).contains($0) }
    if isShort || (word.count > 1 && word.allSatisfy(\.isUppercase)) {
      if last.map({ $0.endIndex < word.startIndex && text[$0.endIndex..<word.startIndex] == " " }) ?? false {
        isLoud = true
      }
      last = word
    }
    if isShort, !word.allSatisfy({ "IVXLCDM".contains($0) }) { found.append(String(word)) }
  }
  return isLoud ? [] : found
}

private func hasThreeCapitalsInARow(_ text: String) -> Bool {
  var count = 0
  for byte in text.utf8 {
    count = isCapital(byte) ? count + 1 : 0
    if count == 3 { return true }
  }
  return false
}

/// Those that a text explains: `Emergency Response Team (ERT)`, `ERT (Emergency Response Team)`, `ERT, the Emergency …`.
private func explained(in text: ArraySlice<UInt8>) -> Set<String> {
  var found: Set<String> = []
  var start = text.startIndex
  while let first = text[start...].firstIndex(where: isCapital) {
    let word = text[first...].prefix(while: isCapital)
    start = word.endIndex
    guard word.count >= 3 else { continue }
    let isInBrackets = first > text.startIndex && text[first - 1] == UInt8(ascii: "(")
    let rest = text[word.endIndex...].prefix(8)
    let ends = [")", "s)", ","].contains { rest.starts(with: $0.utf8) }
    let isExplained = [" (", ", the ", ": the "].contains { mark in
      rest.starts(with: mark.utf8) && rest.dropFirst(mark.utf8.count).first.map(isCapital) ?? false
    }
    if isInBrackets && ends || isExplained { found.insert(String(decoding: word, as: UTF8.self)) }
  }
  return found
}

private func isCapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }

extension Glossary {
  /// The items whose names are in a text, which belongs to an item itself.
  fileprivate func items(in text: ArraySlice<UInt8>, of own: Int) -> Set<Int> {
    var found: Set<Int> = []
    var escaped = HTMLWriter(reserving: text.count + text.count / 8)
    escaped.text(String(decoding: text.withoutLineEnds, as: UTF8.self))
    var linker = TermLinker(glossary: self, ownItem: own)
    var nothing = HTMLWriter()
    linker.write(escaped.bytes[...], into: &nothing) { item, _ in found.insert(item) }
    return found
  }
}

extension ArraySlice<UInt8> {
  /// With one blank for each line end and what is around it: a name goes on in the next line, whatever that begins with.
  fileprivate var withoutLineEnds: [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(count)
    for byte in self {
      let isBlank = byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
      if isBlank, result.last == 0x20 { continue }
      result.append(isBlank ? 0x20 : byte)
    }
    return result
  }
}

/// Calls `body` with the bytes of the files of all items, and the index of the item, until it says that it has enough. What
/// cannot be read any more is passed over: the build that makes the pages reports it.
private func readThrough(_ plan: Plan, _ project: Project, _ body: (ArraySlice<UInt8>, Int) -> Bool) {
  let batch = 64
  var start = 0
  while start < plan.items.count {
    let range = start..<min(start + batch, plan.items.count)
    let texts = parallelMap(Array(range), workers: project.workers) { index -> [UInt8] in
      let item = plan.items[index]
      // A row need not have a text.
      if item.file.isRow, !item.document.hasProse { return [] }
      return project.request.unsaved[item.file.path]
        ?? (try? project.source.read(item.file.path, limit: 16 << 20)) ?? []
    }
    for (index, text) in zip(range, texts) where body(text[...], index) { return }
    start = range.upperBound
  }
  for path in plan.tables.paths.sorted(by: bytesPrecede) {
    guard let bytes = try? project.source.read(path, limit: 16 << 20) else { continue }
    if body(bytes[...], -1) { return }
  }
}
