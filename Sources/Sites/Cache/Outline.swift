import Encoding
import Plans

/// Stands for all of the content but the prose: while it is the same, the plan is the same, and a page differs only where it
/// shows a text that does. Most edits change a sentence, and one page. Nil while a file beside the texts has just been
/// changed.
func outline(of texts: ReadTexts, _ listing: ContentListing) -> Fingerprint? {
  var builder = FingerprintBuilder()
  for item in texts.content.items {
    builder.add(item.file.path)
    builder.add(texts.fingerprints(of: item)?.apartFromProse.bits ?? 0)
  }
  for (entry, stamp) in zip(listing.entries, listing.stamps) where !entry.path.hasSuffix(".md") {
    builder.add(entry.path)
    guard let stamp else { continue }
    if stamp.isFresh(at: listing.time) { return nil }
    builder.add(stamp)
  }
  return builder.fingerprint
}
