// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files
import HTML
import Plans
import Workers

/// Terms of the glossary that nobody uses. Asked once any is used. Links answer it for most; for the others, texts are read through,
/// from the first to the one that has the last of them.
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
