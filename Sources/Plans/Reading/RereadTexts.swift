// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Encoding
import Files
import Markdown
import Workers

/// Texts that the same program has read before, less those that may have changed since: the rest is not read again.
package struct EarlierTexts: Sendable {
  private let texts: ReadTexts
  private let changed: PathSet

  /// `changed` are paths relative to the source.
  package init(_ texts: ReadTexts, changed: PathSet) { (self.texts, self.changed) = (texts, changed) }

  /// For each text what is known of it, or nil. Both lists are in the order of their paths.
  func readings(of sources: [TextSource]) -> [Reading?] {
    var earlier = texts.content.items[...]
    return sources.map { source in
      while let first = earlier.first, first.isRow || bytesPrecede(first.file.path, source.path) {
        earlier.removeFirst()
      }
      guard let item = earlier.first, bytesEqual(item.file.path, source.path), source.table == nil,
        item.file.table == nil, !changed.contains(source.path)
      else { return nil }
      var reading = texts.readings[item.number]
      reading.item = item.numbered(source.number)
      return reading
    }
  }
}

/// What became of a text that was read again by itself.
package enum Rereading: Sendable {
  /// It says what it said before.
  case same
  /// Nothing but its prose is another: the plan is what it was, and so is all that is reported of it.
  case otherProse(ReadTexts)
  /// The plan has to be made again.
  case more
}

extension ReadTexts {
  /// The same without what the next build should know: for programs that keep the texts themselves.
  package var withoutCache: ReadTexts {
    var texts = self
    for number in texts.readings.indices { texts.readings[number].cached = .no }
    texts.cache = nil
    return texts
  }

  /// Reads one text again, which takes a thousandth of the time that the plan takes.
  package func reread(
    _ path: String, in source: Folder, options: MarkdownOptions, secondsForText: Double?
  ) -> Rereading {
    guard let place = content.items.firstIndex(where: { bytesEqual($0.file.path, path) }) else { return .more }
    let item = content.items[place]
    guard item.file.table == nil, let before = readings[item.number].fingerprints else { return .more }
    let text = TextSource(path: path, number: item.number, stamp: nil)
    let kinds = content.kinds
    let results = patientMap([text], workers: 1, limit: secondsForText, state: { ProseStore(near: nil).makeShelf() }) {
      text, shelf in
      var shelf: ProseStore.Shelf? = shelf
      return readText(
        text, in: source, unsaved: nil, options: options, kinds: kinds, reusing: TextCache(), shelf: &shelf)
    }
    guard let reading = results[0], let new = reading.item, let after = reading.fingerprints else { return .more }
    if after.whole == before.whole { return .same }
    guard after.apartFromProse == before.apartFromProse, reading.report.isEmpty, readings[item.number].report.isEmpty,
      // What was to be a link is reported by the plan.
      new.document.unmadeLinks.isEmpty, item.document.unmadeLinks.isEmpty,
      // And so is what a text says of itself, and of what it links to.
      new.document.signs.isEmpty, item.document.signs.isEmpty,
      new.document.abbreviations == item.document.abbreviations,
      new.document.linkedWords.isEmpty, item.document.linkedWords.isEmpty
    else { return .more }
    var texts = self
    texts.content.items[place] = new
    texts.readings[item.number] = reading
    return .otherProse(texts)
  }
}
