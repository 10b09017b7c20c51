// SPDX-License-Identifier: Apache-2.0

import Fields

extension StratMLReader {
  /// Keeps what nobody has taken of an element, and of what is in it, in `extra` of the item at `place`.
  mutating func keepRest(of element: StratMLElement, in place: Int) {
    keepRest(of: element, under: element.written, in: place)
  }

  private mutating func keepRest(of element: StratMLElement, under name: String, in place: Int) {
    let (text, _) = cleaned(element.takeTextOnce() ?? "")
    let words = collapsed(text)
    if !words.isEmpty { keep(name, words, in: place, element) }
    for attribute in element.takeAttributes() where !attribute.value.isEmpty {
      keep("\(name) \(attribute.name)", collapsed(attribute.value), in: place, element)
    }
    for child in element.children {
      // Parts keep their own rest; the names of the elements around it say nothing.
      keepRest(
        of: child, under: child.children.isEmpty && !element.isTaken ? "\(name) \(child.written)" : child.written,
        in: place)
    }
  }

  mutating func keep(_ name: String, _ words: String, in place: Int, _ element: StratMLElement) {
    let words = collapsed(cleaned(words).text)
    var entries: [FieldEntry] = []
    if case .record(let known)? = items.value("extra", of: place) { entries = known }
    if let index = entries.firstIndex(where: { $0.name == name }), case .text(let before) = entries[index].value {
      entries[index] = FieldEntry(name, .text("\(before); \(words)"))
    } else {
      entries.append(FieldEntry(name, .text(words)))
    }
    items.set("extra", .record(entries), of: place)
    report.add(
      .importKept, "`\(name)` has no place in a plan; it is kept in `extra` of `\(items.items[place].id)`",
      at: self.place(element))
  }
}
