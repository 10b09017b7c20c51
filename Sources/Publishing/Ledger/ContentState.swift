// SPDX-License-Identifier: Apache-2.0

import Encoding
import Plans
import Sites

/// What stands for the content that a site was made from.
struct ContentState: Sendable {
  /// For all of it; nil while a file in it has just been changed.
  let whole: Fingerprint?
  /// For all but the prose of the texts. While it is the same, the plan is the same, and a file differs only where it holds
  /// a text that does. Most edits change a sentence, and one page. Nil while a file beside the texts has just been changed.
  let apartFromProse: Fingerprint?
  /// For each text, in the order of the plan.
  let texts: [Fingerprint]

  init(_ listing: ContentFiles, _ read: ReadTexts, _ plan: Plan) {
    whole = listing.fingerprint
    apartFromProse = fingerprintApartFromProse(listing, read)
    texts = plan.items.map { read.fingerprints(of: $0)?.whole ?? Fingerprint(bits: 0) }
  }

  /// The texts that are others now than in the ledger, by their places in the plan; nil where more than prose has changed.
  func changedTexts(since ledger: Ledger?) -> Set<Int>? {
    guard let ledger, let apartFromProse, apartFromProse == ledger.apartFromProse, ledger.texts.count == texts.count
    else { return nil }
    return Set(texts.indices.filter { texts[$0] != ledger.texts[$0] })
  }
}

private func fingerprintApartFromProse(_ listing: ContentFiles, _ read: ReadTexts) -> Fingerprint? {
  var builder = FingerprintBuilder()
  for item in read.content.items {
    builder.add(item.file.path)
    builder.add(read.fingerprints(of: item)?.apartFromProse.bits ?? 0)
  }
  for (entry, stamp) in zip(listing.entries, listing.stamps) where !isText(entry.path) {
    builder.add(entry.path)
    guard let stamp else {
      if entry.kind == .file { return nil }
      continue
    }
    if stamp.isFresh(at: listing.time) { return nil }
    builder.add(stamp)
  }
  return builder.fingerprint
}
