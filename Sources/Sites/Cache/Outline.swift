import Cache
import Plans

/// Stands for all that a page may show of other items, and of files: as long as it is the same, an item's page differs only
/// where its own text does. Most edits change a sentence, and no page but one.
func outline(of content: Content, _ assets: Assets) -> Fingerprint {
  var builder = FingerprintBuilder()
  for item in content.items {
    builder.add(item.file.path)
    builder.add(item.outline)
  }
  for copy in assets.copies {
    builder.add(copy.source)
    builder.add(copy.address)
    builder.add(assets.sizes[copy.source]?.width ?? 0)
    builder.add(assets.sizes[copy.source]?.height ?? 0)
  }
  return builder.fingerprint
}

extension Page {
  /// Of the text whose page this is; nothing for pages made from several.
  func text(_ site: Site) -> Fingerprint {
    if case .item(let index) = content, template != "home" { return site.plan.items[index].fingerprint }
    return Fingerprint(bits: 0)
  }
}
