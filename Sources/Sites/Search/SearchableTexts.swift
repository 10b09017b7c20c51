// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Encoding
import Markdown
import Plans
import Searching
import Workers

extension SiteTexts {
  /// The items as the search knows them.
  func searchSource(workers: Int) -> SearchSource {
    SearchSource(
      addresses: addresses.map(withoutIndex),
      fingerprints: parallelMap(Array(plan.items.indices), workers: workers) { self.searchFingerprint($0) },
      header: { [self] in searchHeader($0) },
      body: { [self] index, bytes throws(Problem) in try searchBody(of: index, into: &bytes) })
  }

  private func searchHeader(_ index: Int) -> SearchHeader {
    let item = plan.items[index]
    let (term, partner) = (item.details(TermDetails.self), item.details(PartnerDetails.self))
    let identifiers = [item.details(NormDetails.self)?.nativeID, item.details(StandardDetails.self)?.control]
    let facets = Facets(of: index, plan)
    return SearchHeader(
      address: withoutIndex(addresses[index]), language: item.fields.language ?? configuration.language,
      kind: item.kind.name, number: item.fields.number ?? "", title: item.title,
      names: [term?.abbreviation, partner?.acronym].compactMap { $0 } + (term?.also ?? []),
      identifiers: [item.id] + identifiers.compactMap { $0 },
      summary: shortened(plan.summary(of: index), to: 300), facets: facets.all)
  }

  /// The lines of an item's text, and its facts.
  private func searchBody(of index: Int, into bytes: inout [UInt8]) throws(Problem) {
    if plan.items[index].document.hasProse { try addProse(of: index, to: &bytes) }
    for fact in searchFacts(index) {
      for byte in fact.utf8 { bytes.append(max(0x20, byte)) }
      bytes.append(0x0A)
    }
  }

  private func searchFacts(_ index: Int) -> [String] {
    makeFacts(index, self).filter { !$0.values.isEmpty }.map { fact in
      "\(fact.label): \(fact.values.map(\.text).joined(separator: ", "))"
    }
  }

  private func addProse(of index: Int, to bytes: inout [UInt8]) throws(Problem) {
    let item = plan.items[index]
    let prose = try texts.prose(of: item)
    var plain = PlainText(of: item.document, from: bytes.count)
    var offset = 0
    for hole in prose.holes {
      plain.add(prose.html(offset..<hole.offset), to: &bytes)
      offset = hole.offset
      switch hole.content {
      case .title(let link): plain.add(title(ofLink: link, in: index), to: &bytes)
      case .directive: plain.end(&bytes)
      case .address, .image, .captions, .word, .wordEnd: continue
      }
    }
    plain.add(prose.html(offset..<prose.html.count), to: &bytes)
    plain.end(&bytes)
  }

  /// Stands for all that header and body say.
  private func searchFingerprint(_ index: Int) -> Fingerprint {
    let header = searchHeader(index)
    let item = plan.items[index]
    var builder = FingerprintBuilder()
    builder.add(texts.fingerprint(of: item)?.bits ?? 0)
    for text in [header.address, header.language, header.kind, header.number, header.title, header.summary] {
      builder.add(text)
    }
    for list in [header.names, header.identifiers, header.facets.flatMap { [$0.name, $0.value] }] {
      builder.add(list.count)
      for text in list { builder.add(text) }
    }
    for fact in searchFacts(index) { builder.add(fact) }
    for (number, link) in item.document.links.enumerated() where link.use == .titledLink {
      builder.add(title(ofLink: number, in: index))
    }
    return builder.fingerprint
  }
}

/// `terms/index.html#tlp` as `terms/#tlp`.
private func withoutIndex(_ address: String) -> String {
  guard let mark = address.utf8.firstIndex(of: UInt8(ascii: "#")) else { return cleanAddress(address) }
  return cleanAddress(String(address[..<mark])) + address[mark...]
}
