import HTML
import Markdown
import Plans
import Templates

extension Site {
  /// An item's text, ready to be written into a page: the HTML made at reading, with its holes filled on the way.
  func body(of index: Int) -> Value {
    let prose = plan.items[index].document.prose
    guard !prose.isEmpty else { return .none }
    return .writes { [self] writer, root in
      var filler = ProseFiller(site: self, index: index, root: root)
      filler.write(prose, into: &writer)
    }
  }
}

/// Fills the holes of one text for one page.
private struct ProseFiller {
  let site: Site
  let index: Int
  /// What leads from the page to the site's root.
  let root: String
  var linker: TermLinker

  init(site: Site, index: Int, root: String) {
    self.site = site
    self.index = index
    self.root = root
    linker = TermLinker(glossary: site.glossary, ownItem: index, root: root)
  }

  mutating func write(_ prose: Prose, into writer: inout HTMLWriter) {
    var offset = 0
    for hole in prose.holes {
      linker.write(prose.html[offset..<hole.offset], into: &writer)
      offset = hole.offset
      fill(hole.content, into: &writer)
    }
    linker.write(prose.html[offset...], into: &writer)
  }

  private func fill(_ content: Hole.Content, into writer: inout HTMLWriter) {
    switch content {
    case .word(let word): writer.text(site.words[word.rawValue])
    case .address(let link): writeAddress(link, into: &writer)
    case .title(let link):
      guard case .item(let target, _) = site.plan.links[index][link] else { return }
      let item = site.plan.items[target]
      if let number = item.fields.number {
        writer.text(number)
        writer.markup(" ")
      }
      writer.text(item.title)
    case .image(let link): writeImage(link, into: &writer)
    case .directive(let number):
      guard let listing = site.plan.listings[index][number] else { return }
      site.write(listing, root: root, into: &writer)
    }
  }

  private func writeAddress(_ link: Int, into writer: inout HTMLWriter) {
    switch site.plan.links[index][link] {
    case .item(let target, let anchor):
      writer.raw(root)
      writer.address(site.addresses[target])
      if let anchor, !anchor.isEmpty, !site.addresses[target].contains("#") {
        writer.markup("#")
        writer.address(anchor)
      }
    case .section(let name):
      writer.raw(root)
      writer.address(site.address(ofFolder: name))
    case .file(let path):
      writer.raw(root)
      writer.address(site.assets.address(of: path) ?? path)
    case .anchor, .nowhere: break
    }
  }

  private func writeImage(_ link: Int, into writer: inout HTMLWriter) {
    guard case .file(let path) = site.plan.links[index][link] else { return }
    writer.markup("src=\"")
    writer.raw(root)
    writer.address(site.assets.address(of: path) ?? path)
    writer.markup("\"")
    if let size = site.assets.sizes[path] { writer.raw(" width=\"\(size.width)\" height=\"\(size.height)\"") }
  }
}

extension Site {
  /// The list of the section that a folder of the content belongs to.
  fileprivate func address(ofFolder name: String) -> String {
    let section = name.split(separator: "/").first.map(String.init) ?? name
    return self.section(section)?.address ?? "index.html"
  }
}
