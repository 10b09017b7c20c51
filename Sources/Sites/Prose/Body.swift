// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Encoding
import HTML
import Markdown
import Plans
import Templates

extension SiteTexts {
  /// An item's text, ready to be written into its own page: the HTML made at reading, with its holes filled on the way, and the
  /// terms that it uses beside it.
  func body(of index: Int) -> Value { body(of: index, in: nil, glosses: true) }

  /// The same among others, in a list that stands for pages.
  func entryBody(of index: Int) -> Value { body(of: index, in: nil, glosses: false) }

  /// The same as a part of the whole plan's page.
  func partBody(of index: Int, _ whole: WholePlan) -> Value { body(of: index, in: whole, glosses: false) }

  private func body(of index: Int, in whole: WholePlan?, glosses: Bool) -> Value {
    guard plan.items[index].document.hasProse else { return .none }
    return .writes(bodyFingerprint(of: index, in: whole), text: index) { [self] writer, root throws(Problem) in
      let prose = try texts.prose(of: plan.items[index])
      var filler = ProseFiller(self, index, root: root, whole: whole)
      let start = writer.count
      try filler.write(prose, into: &writer)
      if glosses, layout.publishesData, root == ownRoot(of: index) {
        shared.keep(index, Array(writer.bytes[start...]), uses: 2)
      }
      if glosses { try writeGlosses(of: filler.linker.terms, root: root, into: &writer) }
    }
  }

  /// What leads from an item's page to the site's root.
  private func ownRoot(of index: Int) -> String {
    String(repeating: "../", count: addresses[index].utf8.count { $0 == UInt8(ascii: "/") })
  }

  /// An item's text as it stands, for files of data; addresses in it begin with `root`. Empty for an item without one.
  func html(of index: Int, root: String) throws(Problem) -> [UInt8] {
    guard plan.items[index].document.hasProse else { return [] }
    var writer = HTMLWriter()
    var filler = ProseFiller(self, index, root: root, whole: nil)
    try filler.write(try texts.prose(of: plan.items[index]), into: &writer)
    return writer.bytes
  }

  /// Stands for an item's text and all that is filled into it.
  func textFingerprint(of index: Int) -> Fingerprint {
    plan.items[index].document.hasProse ? bodyFingerprint(of: index, in: nil) : Fingerprint(bits: 0)
  }

  /// Stands for all that `ProseFiller` takes in, except for words and settings, on which every page depends.
  private func bodyFingerprint(of index: Int, in whole: WholePlan?) -> Fingerprint {
    var builder = FingerprintBuilder()
    builder.add(texts.fingerprint(of: plan.items[index])?.bits ?? 0)
    builder.add(glossary.fingerprint)
    builder.add(whole?.fingerprint ?? Fingerprint(bits: 0))
    for link in plan.links[index] {
      switch link {
      case .item(let target, let anchor):
        builder.add(entry(target).fingerprint)
        builder.add(anchor)
        builder.add(anchor.map { label(of: $0, in: target) } ?? "")
      case .section(let name): builder.add(address(ofFolder: name))
      case .file(let path):
        builder.add(assets.address(of: path) ?? path)
        builder.add(assets.sizes[path]?.width ?? 0)
        builder.add(assets.sizes[path]?.height ?? 0)
      case .anchor, .nowhere: break
      }
    }
    for directive in directives[index] {
      if let directive { builder.add(directive.content(views, whole).record.fingerprint) }
    }
    return builder.fingerprint
  }
}

/// Fills the holes of one text for one page.
private struct ProseFiller {
  let place: ProsePlace
  let rewriter: PartRewriter?
  var linker: TermLinker

  private var site: SiteTexts { place.site }
  private var index: Int { place.index }

  init(_ site: SiteTexts, _ index: Int, root: String, whole: WholePlan?) {
    place = ProsePlace(site: site, index: index, root: root, whole: whole)
    rewriter = whole.map { PartRewriter(prefix: WholePlan.prefix(site.plan.items[index]), level: $0.level(of: index)) }
    linker = TermLinker(glossary: site.glossary, ownItem: index)
  }

  mutating func write(_ prose: Prose, into writer: inout HTMLWriter) throws(Problem) {
    var offset = 0
    for hole in prose.holes {
      copy(prose.html(offset..<hole.offset), into: &writer)
      offset = hole.offset
      try fill(hole.content, into: &writer)
    }
    copy(prose.html(offset..<prose.html.count), into: &writer)
  }

  private mutating func copy(_ html: ArraySlice<UInt8>, into writer: inout HTMLWriter) {
    let html = rewriter.map { $0.rewrite(html)[...] } ?? html
    linker.write(html, into: &writer) { [place] item, writer in place.writeAddress(of: item, nil, into: &writer) }
  }

  private func fill(_ content: Hole.Content, into writer: inout HTMLWriter) throws(Problem) {
    switch content {
    case .word(let word): writer.text(site.words[word].before)
    case .wordEnd(let word): writer.text(site.words[word].after)
    case .address(let link): place.writeAddress(link, into: &writer)
    case .title(let link): writeTitle(link, into: &writer)
    case .image(let link): place.writeImage(link, into: &writer)
    case .captions(let link): place.writeCaptions(link, into: &writer)
    case .directive(let number):
      guard let directive = site.directives[index][number] else { return }
      try site.write(directive, root: place.root, whole: place.whole, into: &writer)
    }
  }

  private func writeTitle(_ link: Int, into writer: inout HTMLWriter) {
    writer.text(site.title(ofLink: link, in: index))
  }
}

/// Whose text is written on which page: what addresses depend on.
private struct ProsePlace {
  let site: SiteTexts
  let index: Int
  /// What leads from the page to the site's root.
  let root: String
  /// Set where the page is the whole plan's.
  let whole: WholePlan?

  func writeAddress(_ link: Int, into writer: inout HTMLWriter) {
    switch site.plan.links[index][link] {
    case .item(let target, let anchor): writeAddress(of: target, anchor, into: &writer)
    case .section(let name):
      writer.trusted(root)
      writer.address(site.address(ofFolder: name))
    case .file(let path):
      writer.trusted(root)
      writer.address(site.assets.address(of: path) ?? path)
    case .anchor, .nowhere: break
    }
  }

  func writeAddress(of target: Int, _ anchor: String?, into writer: inout HTMLWriter) {
    let item = site.plan.items[target]
    let anchor = anchor.flatMap { $0.isEmpty ? nil : $0 }
    if let whole, whole.holds(target) {
      writer.markup("#")
      writer.address(anchor.map { WholePlan.prefix(item) + $0 } ?? WholePlan.anchor(item))
      return
    }
    writer.trusted(root)
    writer.address(site.addresses[target])
    if let anchor, item.kind.placement != .entry {
      writer.markup("#")
      writer.address(anchor)
    }
  }

  func writeImage(_ link: Int, into writer: inout HTMLWriter) {
    guard case .file(let path) = site.plan.links[index][link] else { return }
    writer.markup("src=\"")
    writer.trusted(root)
    writer.address(site.assets.address(of: path) ?? path)
    writer.markup("\"")
    if let size = site.assets.sizes[path] {
      writer.markup(" width=\"")
      writer.number(size.width)
      writer.markup("\" height=\"")
      writer.number(size.height)
      writer.markup("\"")
    }
  }

  func writeCaptions(_ link: Int, into writer: inout HTMLWriter) {
    guard case .file(let path) = site.plan.links[index][link] else { return }
    writer.markup("<track kind=\"captions\" default srclang=\"")
    writer.text(site.configuration.language)
    writer.markup("\" label=\"")
    writer.text(site.words[.captions].before)
    writer.markup("\" src=\"")
    writer.trusted(root)
    writer.address(site.assets.address(of: path) ?? path)
    writer.markup("\">")
  }
}

extension SiteTexts {
  /// What a link without words of its own is called: the item, and what of it is meant.
  func title(ofLink link: Int, in index: Int) -> String {
    switch plan.links[index][link] {
    case .anchor(let anchor):
      let heading = plan.items[index].document.headings.first { $0.id == anchor }
      return heading?.title ?? label(of: anchor, in: index)
    case .item(let target, let anchor):
      let item = plan.items[target]
      let name = item.fields.number.map { "\($0) \(item.title)" } ?? item.title
      let label = anchor.map { self.label(of: $0, in: target) } ?? ""
      return label.isEmpty ? name : "\(name), \(label)"
    case .section, .file, .nowhere: return ""
    }
  }

  /// What a clause, or a numbered figure or table of a text is called.
  fileprivate func label(of anchor: String, in index: Int) -> String {
    switch plan.items[index].document.anchors.first(where: { $0.id == anchor })?.label {
    case .text(let text): text
    case .figure(let number): words.sentence(around: .figureNumber, number)
    case .table(let number): words.sentence(around: .tableNumber, number)
    case .some(.none), nil: ""
    }
  }

  /// The list of the section that a folder of the content belongs to.
  fileprivate func address(ofFolder name: String) -> String {
    let section = name.pathParts.first.map(String.init) ?? name
    return self.section(section)?.address ?? "index.html"
  }
}
