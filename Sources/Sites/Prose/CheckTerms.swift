// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Encoding
import Files
import HTML
import Plans
import Workers

/// Which terms texts use, as a build found out by reading them whole.
package struct TermUses: Sendable {
  /// A text in which each term is found, by what stands for the term; nil for one that no text uses.
  package let texts: [Fingerprint: Fingerprint?]
  /// Those in which none of the terms is that no text uses.
  package let searched: Set<Fingerprint>

  package init(texts: [Fingerprint: Fingerprint?] = [:], searched: Set<Fingerprint> = []) {
    (self.texts, self.searched) = (texts, searched)
  }
}

/// Reports the terms of the glossary that nobody uses, once any is used. Links answer it for most. For the others, texts are
/// read through, from the first to the one that has the last of them; where an earlier build did that, those alone that have
/// changed since.
func checkTermsAreUsed(
  _ plan: Plan, _ texts: ReadTexts, _ project: Project, known: TermUses, _ report: inout Report
) -> TermUses {
  let terms = plan.items.indices.filter { plan.items[$0].details(TermDetails.self) != nil }
  // What could not be read may be what uses one.
  guard plan.isComplete, !terms.isEmpty else { return known }
  let unlinked = terms.filter { plan.incoming[$0].isEmpty && plan.children[$0].isEmpty }
  if unlinked.isEmpty { return TermUses() }
  var search = TermSearch(unlinked, plan, texts, known)
  search.readThrough(project)
  if search.unfound.count < terms.count {
    for index in search.unfound.sorted() {
      let item = plan.items[index]
      report.add(
        .unusedTerm, "no text uses this \(inSentence(item, project))", at: item.place,
        help: "use it, write how texts have it into `also`, such as its plural, or remove it")
    }
  }
  return search.uses
}

private func inSentence(_ item: Item, _ project: Project) -> String {
  let name = project.theme.words.one(item.kind)
  return name.prefix(1).lowercased() + name.dropFirst()
}

/// Looks for terms in texts.
private struct TermSearch {
  private let plan: Plan
  private let known: TermUses
  /// Of the items' texts; nil for what has none.
  private let fingerprints: [Fingerprint?]
  private let glossary: Glossary
  /// Those of which nothing is known.
  private var new: Set<Int> = []
  /// Those that are in no text which was searched before.
  private var unused: Set<Int> = []
  private var found: [Fingerprint: Fingerprint?] = [:]
  private var searched: Set<Fingerprint>

  init(_ terms: [Int], _ plan: Plan, _ texts: ReadTexts, _ known: TermUses) {
    (self.plan, self.known) = (plan, known)
    fingerprints = plan.items.map { texts.fingerprints(of: $0)?.whole }
    searched = Set(fingerprints.compactMap { $0 })
    for index in terms {
      switch known.texts[Self.key(of: plan.items[index])] {
      case .none: new.insert(index)
      case .some(.none): unused.insert(index)
      case .some(.some(let text)):
        if searched.contains(text) { found[Self.key(of: plan.items[index])] = text } else { new.insert(index) }
      }
    }
    glossary = Glossary(
      new.union(unused).sorted().flatMap { plan.items[$0].namesOfTerm($0) },
      [String](repeating: "", count: plan.items.count))
  }

  var unfound: Set<Int> { new.union(unused) }

  var uses: TermUses {
    var texts = found
    for index in unfound { texts[Self.key(of: plan.items[index])] = .some(nil) }
    return TermUses(texts: texts, searched: unfound.isEmpty ? [] : searched)
  }

  /// Stands for what a term is looked for by.
  private static func key(of item: Item) -> Fingerprint {
    var builder = FingerprintBuilder()
    builder.add(item.id)
    for name in item.namesOfTerm(0) {
      builder.add(name.text)
      builder.add(name.writing.rawValue)
    }
    return builder.fingerprint
  }

  /// Whether a text may have a term that is not found yet.
  private func isWanted(_ text: Fingerprint?) -> Bool {
    !new.isEmpty || !unused.isEmpty && !(text.map(known.searched.contains) ?? false)
  }

  /// Reads texts and tables until all terms are found. What cannot be read any more is passed over: the build that makes the
  /// pages reports it.
  mutating func readThrough(_ project: Project) {
    // The first texts have most terms, and often all.
    var batch = 4
    var waiting = plan.items.indices[...]
    while !unfound.isEmpty, !waiting.isEmpty {
      var indices: [Int] = []
      while indices.count < batch, let index = waiting.popFirst() {
        let item = plan.items[index]
        // A row need not have a text.
        if isWanted(fingerprints[index]), !item.file.isRow || item.document.hasProse { indices.append(index) }
      }
      let results = parallelMap(indices, workers: project.workers) { [plan, glossary] index -> Set<Int>? in
        let path = plan.items[index].file.path
        let text = project.request.unsaved[path] ?? (try? project.source.read(path, limit: 16 << 20))
        return text.map { glossary.items(in: $0[...], of: index) }
      }
      for (index, result) in zip(indices, results) { take(result, in: fingerprints[index]) }
      batch = min(2 * batch, 64)
    }
    for path in plan.tables.paths.sorted(by: bytesPrecede) where !unfound.isEmpty {
      guard let bytes = try? project.source.read(path, limit: 16 << 20) else { continue }
      let fingerprint = Fingerprint(of: bytes)
      searched.insert(fingerprint)
      if isWanted(fingerprint) { take(glossary.items(in: bytes[...], of: -1), in: fingerprint) }
    }
  }

  private mutating func take(_ result: Set<Int>?, in text: Fingerprint?) {
    guard let result else {
      if let text { searched.remove(text) }
      return
    }
    for index in result where new.remove(index) != nil || unused.remove(index) != nil {
      if let text { found[Self.key(of: plan.items[index])] = text }
    }
  }
}

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
    var isAfterBlank = false
    for byte in self {
      let isBlank = byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
      if isBlank, isAfterBlank { continue }
      result.append(isBlank ? 0x20 : byte)
      isAfterBlank = isBlank
    }
    return result
  }
}
